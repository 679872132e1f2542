/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "src/decoder.h"
#include "src/encoder.h"
#include "src/encoding.h"
#include "src/encoding_detector.h"
#include "src/error.h"
#include "src/text.h"
#include "tests/tap.h"

/* Lines as lists of organisations have them; each must be told in every encoding that can write it. */
static const char *const lines[] = {
    "Åse Østby;Ålesund;Norge\n",
    "Ærlig Handel på Lærdalsøyri\n",
    "name,city\nFair Fashion,København\n",
    "Name;Ort\nMüller & Söhne GmbH;Köln\nGroß;Fürth\n",
    "nom,ville\nCoopérative des femmes,Bouaké\nL'Église,Thiès\nfrançaise,Orléans\n",
    "nombre,ciudad\nAsociación de Mujeres,Bogotá\nCompañía Peñasco,Medellín\nJosé García,Mérida\n",
    "nome,cidade\nAssociação dos Trabalhadores,São Paulo\nOrganizações,Goiânia\n",
    "Navn;Sted\nSKÅNSOM HANDEL;SØRLANDET\nBÆREKRAFT;TRØNDELAG\n",
    "Malmö stad, Göteborg, Växjö, Räddningsmissionen\n",
    "Vårt Land, Bodø, Tromsø, Vågå, Hå, Å i Lofoten\n",
    "René\n",
};

static const char *const encodings[] = {"WINDOWS-1252", "ISO-8859-1", "CP850", "MACINTOSH"};

static void text_encode(const char *encoding, const char *string, bool mark, struct text *out)
{
    struct encoder *encoder = encoder_new(encoding, NULL);
    text_clear(out);
    if (mark)
        encoder_add_mark(encoder, out);
    encoder_add(encoder, string, strlen(string), out);
    encoder_free(encoder);
}

static void text_decode(const char *encoding, const struct text *bytes, struct text *out)
{
    struct decoder *decoder = decoder_new(encoding, NULL);
    text_clear(out);
    decoder_add(decoder, text_string(bytes), bytes->length, 0, out);
    decoder_free(decoder);
}

static void test_letters(void)
{
    struct text bytes = {0}, back = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        for (size_t j = 0; j < sizeof encodings / sizeof *encodings; j++) {
            text_encode(encodings[j], lines[i], false, &bytes);
            const char *found = encoding_detect(text_string(&bytes), bytes.length).name;
            text_decode(found, &bytes, &back);
            tap_is_text(text_string(&back), lines[i], "%s is found by its letters, line %zu (as %s)", encodings[j], i, found);
        }
    }
    text_done(&bytes);
    text_done(&back);
}

static const struct {
    const char *name;
    const char *bytes;
    size_t length;
    const char *encoding;
    size_t mark;
} guesses[] = {
    {"nothing", "", 0, "UTF-8", 0},
    {"ASCII", "a,b\n", 4, "UTF-8", 0},
    {"UTF-8", "\xc3\x85se\n", 5, "UTF-8", 0},
    {"UTF-8 with its mark", "\xef\xbb\xbf" "a\n", 5, "UTF-8", 3},
    {"UTF-16LE with its mark", "\xff\xfe" "a\0,\0b\0", 8, "UTF-16LE", 2},
    {"UTF-16BE with its mark", "\xfe\xff" "\0a\0,\0b", 8, "UTF-16BE", 2},
    {"UTF-16LE", "a\0,\0b\0\n\0", 8, "UTF-16LE", 0},
    {"UTF-16BE", "\0a\0,\0b\0\n", 8, "UTF-16BE", 0},
    {"UTF-32LE", "a\0\0\0,\0\0\0\n\0\0\0", 12, "UTF-32LE", 0},
    {"UTF-32BE", "\0\0\0a\0\0\0,\0\0\0\n", 12, "UTF-32BE", 0},
    {"one NUL is not UTF-16", "a,b,c\n\0,2,3\n", 12, "UTF-8", 0},
    {"quotation marks of Windows", "\x93" "Fair\x94 \x96 workers\x92 rights\n", 22, "WINDOWS-1252", 0},
    {"the euro of Windows", "100 \x80\n", 6, "WINDOWS-1252", 0},
    {"letters of both", "Bod\xf8\n", 5, "ISO-8859-1", 0},
    {"letters of DOS", "Bod\x9b og \x8f" "lesund\n", 15, "CP850", 0},
    {"bytes of no text", "\x96\xbc,s\x8e\n\0\0\0\x8b\xa6\x89\x11" "7\n28\n\n", 20, "MACINTOSH", 0},
    {"letters of the Mac", "Bod\xbf og \x81lesund\n", 15, "MACINTOSH", 0},
};

static void test_guesses(void)
{
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
        struct encoding_guess guess = encoding_detect(guesses[i].bytes, guesses[i].length);
        tap_is_text(guess.name, guesses[i].encoding, "%s", guesses[i].name);
        tap_is_number((intmax_t)guess.mark, (intmax_t)guesses[i].mark, "%s: its mark", guesses[i].name);
        tap_ok(!guess.is_doubtful && *guess.perhaps == '\0', "%s: no doubt of it", guesses[i].name);
    }
}

/* Lists in other encodings than those that are found, and Western ones of few and many letters; encoding NULL: any that is Western and not doubtful. */
static const struct {
    const char *text;
    const char *encoding;
    const char *perhaps;
} doubts[] = {
    {"Название;Страна\nОбщественная организация Защита;Россия\nПрофсоюз работников текстильной промышленности;Киргизия\n", "WINDOWS-1251", "windows-1251"},
    {"Название;Страна\nОбщественная организация Защита;Россия\nПрофсоюз работников текстильной промышленности;Киргизия\n", "KOI8-R", "KOI8-R"},
    {"Name;City\nЗащита;Москва\nСоюз;Казань\n", "WINDOWS-1251", "windows-1251"},
    {"Όνομα;Χώρα\nΈνωση Εργαζομένων;Ελλάδα\nΣύλλογος Γυναικών Αγροτών;Ελλάδα\n", "ISO-8859-7", "ISO-8859-7"},
    {"名称;国家\n工人权利中心;中国\n妇女发展基金会;中国\n环境保护协会;中国\n", "GB18030", "GB18030"},
    {"Ad;Ülke\nİşçi Hakları Derneği;Türkiye\nKadın Emeği Vakfı;Türkiye\nGıda İşçileri Sendikası Şubesi;Türkiye\n", "WINDOWS-1254", "ISO-8859-9"},
    {"Ad,Country,Type,City\nÇocuk İşçiliği Vakfı,Turkey,NGO,İstanbul\nGıda İşçileri Sendikası,Turkey,NGO,Şanlıurfa\n", "WINDOWS-1254", "windows-1254"},
    {"নাম,Country\nশ্রমিক কেন্দ্র,ঢাকা\n", "GB18030", ""},
    {"名稱,Country\n勞工權益中心,台北\n", "BIG5", "BIG5"},
    {"Name,City\nHope 勞工,台北\nFaith,\n", "BIG5", "BIG5"},
    {"이름,City\n노동인권센터,서울\n", "EUC-KR", "EUC-KR"},
    {"Name,City\n深圳工人服务部,深圳\n", "GB18030", "GB18030"},
    {"Nafn;Borg\nÞróunarsamvinna ber ávöxt;Reykjavík\nÍslenska friðargæslan;Ísafjörður\nÝmir og Þór;Seyðisfjörður\n", "WINDOWS-1252", NULL},
    {"Name;Note\nHelp · Care;•\nUnion “New” © 2010;®\n", "WINDOWS-1252", NULL},
    {"Nazwa;Kraj\nFundacja Prawa Pracowników Łódź;Polska\nZwiązek Zawodowy Górników Śląsk;Polska\n", "WINDOWS-1250", "windows-1250"},
    {"Navn;Sted\nØstfold Hjelp;Ålesund\nBærum Støttesenter;Tromsø\n", "WINDOWS-1252", NULL},
    {"Navn;Sted\nØstfold Hjelp;Ålesund\nBærum Støttesenter;Tromsø\n", "CP850", NULL},
    {"Navn;Sted\nØstfold Hjelp;Ålesund\nBærum Støttesenter;Tromsø\n", "MACINTOSH", NULL},
    {"Nome;País\nAssociação dos Trabalhadores;Brasil\nUnião de Mães São João;Moçambique\n", "ISO-8859-1", NULL},
    {"Nom;Pays\nFédération Générale;Côte d’Ivoire\nRéseau d’Été;Sénégal\n", "WINDOWS-1252", NULL},
    {"Name;Ort\nÖsterreichischer Gewerkschaftsbund;Wien\nFrauen für Köln;Straßburg\n", "ISO-8859-1", NULL},
};

static void test_doubts(void)
{
    for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++) {
        struct text bytes = {0};
        text_encode(doubts[i].encoding, doubts[i].text, false, &bytes);
        struct encoding_guess guess = encoding_detect(text_string(&bytes), bytes.length);
        tap_ok(guess.is_doubtful == (doubts[i].perhaps != NULL), "%s: %.20s", doubts[i].encoding, doubts[i].text);
        tap_is_text(guess.perhaps, doubts[i].perhaps ? doubts[i].perhaps : "", "%s: what else it may be", doubts[i].encoding);
        text_done(&bytes);
    }
}

static void test_spoilt(void)
{
    struct text bytes = {0};
    for (size_t i = 0; i < 40; i++)
        text_add(&bytes, "Østfold,Ålesund\n");
    text_add(&bytes, "Bod\xf8\n");
    tap_is_text(encoding_detect(text_string(&bytes), bytes.length).name, "UTF-8", "a spoilt character among many is forgiven");
    static const char few[] = "Åse,Tromsø\nBlåbær,Bodø\nKafé,Bod\xf8\n", emoji[] = "Hope 😀\nBl\x80\n", mixed[] = "Åse,Tromsø\nBod\xf8,Troms\xf8\n";
    tap_is_text(encoding_detect(few, sizeof few - 1).name, "UTF-8", "and among few");
    tap_is_text(encoding_detect(emoji, sizeof emoji - 1).name, "UTF-8", "a character of four bytes is as good as three letters");
    struct encoding_guess guess = encoding_detect(mixed, sizeof mixed - 1);
    tap_ok(guess.is_doubtful, "where as many are spoilt somebody is asked");
    tap_is_text(guess.perhaps, "UTF-8", "whether it is UTF-8");
    text_done(&bytes);
}

/* What is not ASCII comes late, and in pieces of every size. */
static void test_pieces(void)
{
    for (size_t step = 1; step < 200000; step *= 7) {
        struct encoding_detector *detector = encoding_detector_new();
        struct text bytes = {0};
        for (size_t i = 0; i < 20000; i++)
            text_add(&bytes, "plain,ascii\n");
        text_add(&bytes, "Bod\x9b,\x8f" "lesund\n");
        for (size_t at = 0; at < bytes.length; at += step)
            encoding_detector_add(detector, bytes.bytes + at, bytes.length - at < step ? bytes.length - at : step);
        tap_is_text(encoding_detector_guess(detector).name, "CP850", "a letter far down the file decides, read by %zu", step);
        encoding_detector_free(detector);
        text_done(&bytes);
    }
}

static void test_names(void)
{
    tap_is_text(encoding_name("latin1"), "ISO-8859-1", "people's names of encodings");
    tap_is_text(encoding_name("Utf8"), "UTF-8", "without case");
    tap_is_text(encoding_name("cp1252"), "WINDOWS-1252", "of Windows");
    tap_is_text(encoding_name("KOI8-R"), "KOI8-R", "others are left as they are");
    struct error error = {0};
    tap_ok(decoder_new("klingon", &error) == NULL, "an unknown encoding is refused");
    tap_is_number(error.code, ERROR_USAGE, "as a wrong call");
    tap_ok(strstr(error.text, "klingon") != NULL, "and named");
    tap_ok(encoder_new("UTF-8//IGNORE", &error) == NULL, "and so is one that would lose characters silently");
    tap_ok(decoder_new("UTF-8//TRANSLIT", &error) == NULL, "either way");
    tap_ok(decoder_new("", &error) == NULL && encoder_new("", &error) == NULL, "and no name at all");
}

static const struct {
    const char *name;
    const char *encoding;
    const char *bytes;
    size_t length;
    const char *text;
    struct decoder_faults faults;
} decodings[] = {
    {"UTF-8", "UTF-8", "\xc3\x85se", 4, "Åse", {0, 0, 0, 0}},
    {"a bad byte of UTF-8", "UTF-8", "Bod\xf8 nord", 9, "Bod\xef\xbf\xbd nord", {1, 103, 0, 0}},
    {"NUL bytes", "UTF-8", "a\0b\0", 4, "ab", {0, 0, 2, 101}},
    {"a byte that Windows-1252 has not", "WINDOWS-1252", "a\x81\x80", 3, "a\xef\xbf\xbd€", {1, 101, 0, 0}},
    {"half a pair of UTF-16", "UTF-16LE", "a\0\0\xd8" "b\0", 6, "a\xef\xbf\xbd" "b", {1, 102, 0, 0}},
    {"an odd last byte of UTF-16", "UTF-16LE", "a\0b", 3, "a\xef\xbf\xbd", {1, 102, 0, 0}},
    {"NUL in UTF-16", "UTF-16BE", "\0a\0\0\0b", 6, "ab", {0, 0, 1, 102}},
    {"an encoding of several bytes", "SHIFT_JIS", "\x93\x8c\x8b\x9e", 4, "東京", {0, 0, 0, 0}},
    {"an encoding with states", "ISO-2022-JP", "\x1b$BEl5~\x1b(B", 10, "東京", {0, 0, 0, 0}},
};

static void test_decoding(void)
{
    struct text out = {0};
    for (size_t i = 0; i < sizeof decodings / sizeof *decodings; i++) {
        struct decoder *decoder = decoder_new(decodings[i].encoding, NULL);
        text_clear(&out);
        decoder_add(decoder, decodings[i].bytes, decodings[i].length, 100, &out);
        const struct decoder_faults *faults = decoder_faults(decoder), *expected = &decodings[i].faults;
        tap_is_text(text_string(&out), decodings[i].text, "%s", decodings[i].name);
        tap_ok(faults->bad_count == expected->bad_count && faults->bad_offset == expected->bad_offset, "%s: what is bad, and where",
               decodings[i].name);
        tap_ok(faults->nul_count == expected->nul_count && faults->nul_offset == expected->nul_offset, "%s: its NULs, and where",
               decodings[i].name);
        decoder_free(decoder);
    }
    text_done(&out);
}

static void test_encoding_lacks(void)
{
    const struct encoder_lack *lacks;
    struct text out = {0};
    struct encoder *encoder = encoder_new("ISO-8859-1", NULL);
    encoder_add(encoder, "ঢাকা – Åse ঢ", strlen("ঢাকা – Åse ঢ"), &out);
    tap_is_text(text_string(&out), "???? ? \xc5se ?", "what an encoding lacks becomes a question mark");
    tap_is_number((intmax_t)encoder_lack_count(encoder), 6, "each is counted");
    tap_is_number((intmax_t)encoder_lacks(encoder, &lacks), 4, "by character");
    tap_ok(lacks[1].codepoint == 0x9a2 && lacks[1].count == 2, "with how often it was there");
    tap_ok(lacks[3].codepoint == 0x2013 && lacks[3].count == 1, "in their order");
    encoder_free(encoder);
    text_done(&out);
}

/* A single letter that other encodings could mean as well. */
static void test_single(void)
{
    static const char *const single[] = {"Name,City\nUnion Trade Nîmes,Oslo 12\n", "Name,City\nWorkers’ Rights,Delhi\n", "São Paulo\n", "Å\n"};
    struct text bytes = {0};
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
        text_encode("WINDOWS-1252", single[i], false, &bytes);
        struct text back = {0};
        text_decode(encoding_detect(text_string(&bytes), bytes.length).name, &bytes, &back);
        tap_is_text(text_string(&back), single[i], "one letter is taken for that of Windows");
        text_done(&back);
    }
    text_done(&bytes);
}

static void test_encoding_mark(void)
{
    struct text out = {0};
    text_encode("UTF-16LE", "a", true, &out);
    tap_ok(out.length == 4 && memcmp(out.bytes, "\xff\xfe" "a\0", 4) == 0, "UTF-16LE has a mark");
    text_encode("UTF-8", "a", true, &out);
    tap_is_text(text_string(&out), "\xef\xbb\xbf" "a", "UTF-8 has one");
    text_encode("CP850", "å", true, &out);
    tap_is_text(text_string(&out), "\x86", "CP850 has none");
    struct encoder *encoder = encoder_new("UTF-16", NULL);
    text_clear(&out);
    encoder_add(encoder, "a", 1, &out);
    encoder_add(encoder, "b", 1, &out);
    tap_ok(out.length == 6, "UTF-16 of no order has one at its beginning only");
    encoder_free(encoder);
    text_done(&out);
}

int main(void)
{
    test_guesses();
    test_letters();
    test_doubts();
    test_spoilt();
    test_pieces();
    test_names();
    test_decoding();
    test_encoding_lacks();
    test_single();
    test_encoding_mark();
    return tap_done();
}
