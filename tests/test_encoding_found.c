/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings of lists in which a word or two decide, alone and among many plain rows. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/decoder.h"
#include "src/encoder.h"
#include "src/encoding_detector.h"
#include "src/text.h"
#include "tests/tap.h"

enum { PLAIN_ROWS = 30 };

static const char *const encodings[] = {"WINDOWS-1252", "CP850", "MACINTOSH"};

/* Each is told in every encoding that has its letters. */
static const char *const words[] = {
    "Zürich", "Straße", "São Paulo", "Ærlig Handel", "Bogotá", "Señor", "Fundación", "Perú", "Île de Ré", "Mère", "Noël", "L’Œuvre", "Hope\u00a0Centre", "Bodø", "Tromsø", "Åse", "Besançon",
    "Müller", "Malmö", "Trädgård", "Kafé", "Côte d’Ivoire", "Panamá", "Medellín", "Comité", "Asociación", "União", "Organizações", "Mãe", "Français", "København", "Sørlandet", "Blåbær",
    "Göteborg", "Köln", "Groß", "Société", "Générale", "Niño", "España", "México", "García", "Curaçao", "Maître", "Tous Frères", "Måløy", "Centre\u00a01", "Workers’ Rights", "Bergen – Oslo",
    "José", "Sénégal", "Bouaké", "Høyre", "Lærerne", "Bærum", "Ålesund", "Österreich", "Übersee", "Thiès", "Bénin", "Haïti", "Brasília", "Goiânia", "Ceará",
    "Journée d’été", "L’Église",
};

static void text_encode(const char *encoding, const char *string, struct text *out, bool *whole)
{
    struct encoder *encoder = encoder_new(encoding, NULL);

    text_clear(out);
    encoder_add(encoder, string, strlen(string), out);
    *whole = encoder_lack_count(encoder) == 0;
    encoder_free(encoder);
}

static void text_decode(const char *encoding, const struct text *bytes, struct text *out)
{
    struct decoder *decoder = decoder_new(encoding, NULL);

    text_clear(out);
    decoder_add(decoder, text_string(bytes), bytes->length, 0, out);
    decoder_free(decoder);
}

/* A list with a word, and with plain rows around it. */
static void list_write(struct text *list, const char *word, size_t plain)
{
    text_clear(list);
    text_add(list, "Name;Country;Type\n");
    for (size_t i = 0; i < plain; i++) {
        if (i == plain / 2)
            text_add_format(list, "%s;Kenya;NGO\n", word);
        text_add_format(list, "Hope Centre %zu;Kenya;NGO\n", i);
    }
    if (plain == 0)
        text_add_format(list, "%s;Kenya;NGO\n", word);
}

static void is_read(const char *encoding, const char *list, const char *name)
{
    struct text bytes = {0}, back = {0};
    bool whole;

    text_encode(encoding, list, &bytes, &whole);
    if (whole) {
        const struct encoding_guess guess = encoding_detect(text_string(&bytes), bytes.length);
        text_decode(guess.name, &bytes, &back);
        tap_is_text(text_string(&back), list, "%s in %s (%s)", name, encoding, guess.name);
        tap_ok(!guess.is_doubtful, "%s in %s is taken", name, encoding);
    }
    text_done(&back);
    text_done(&bytes);
}

static void test_words(void)
{
    struct text list = {0};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t j = 0; j < sizeof encodings / sizeof *encodings; j++)
            for (size_t plain = 0; plain <= PLAIN_ROWS; plain += PLAIN_ROWS) {
                list_write(&list, words[i], plain);
                is_read(encodings[j], text_string(&list), words[i]);
            }
    text_done(&list);
}

/* Blanks that do not break lines, as lists copied from web pages have them, beside a few letters or none. */
static const struct {
    const char *row;
    size_t times;
    const char *last;
} blanks[] = {
    {"Åpen dør\u00a0;Kina;a\nBlåbærtoppen\u00a0;Kina;a\nLærerne\u00a0;Kina;a\n", 4, ""},
    {"Centre\u00a01;Kenya;NGO\n", 50, "Trädgård;Kenya;NGO\n"},
    {"Centre\u00a01;Kenya;NGO\n", 50, ""},
    {"Hope\u00a0Centre;Kenya;NGO\n", 1, ""},
    {"Action\u00a0;Kenya;NGO\n", 50, ""},
    {"Women\u00a0Now;+47\u00a022\u00a033;1\u00a0234\n", 2, ""},
    {"Foundation\u00a0;Kenya;NGO\nTrust\u00a0;Kenya;NGO\n", 1, ""},
    {"\u00a0Hope;\u00a0Kenya;NGO\n", 3, "Fundación;Perú;NGO\n"},
};

static void test_blanks(void)
{
    struct text list = {0};

    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        text_clear(&list);
        text_add(&list, "Name;Country;Type\n");
        for (size_t j = 0; j < blanks[i].times; j++)
            text_add(&list, blanks[i].row);
        text_add(&list, blanks[i].last);
        is_read("WINDOWS-1252", text_string(&list), blanks[i].row);
        is_read("MACINTOSH", text_string(&list), blanks[i].row);
    }
    text_done(&list);
}

/* Lists that the Western encodings would read with wrong letters; perhaps NULL: taken without doubt. */
static const struct {
    const char *text;
    const char *encoding;
    const char *perhaps;
} others[] = {
    {"Ad,Country,Type,City\nÇocuk İşçiliği Vakfı,Turkey,NGO,İstanbul\nGıda İşçileri Sendikası,Turkey,NGO,Şanlıurfa\n", "WINDOWS-1254", "windows-1254"},
    {"Ad,Country,Type,City\nÇocuk İşçiliği Vakfı,Turkey,NGO,İstanbul\nGıda İşçileri Sendikası,Turkey,NGO,Şanlıurfa\n", "CP857", "CP857"},
    {"Name,Country\nKadın Dayanışma Vakfı,Turkey\nHope,Kenya\n", "WINDOWS-1254", "windows-1254"},
    {"Name,Country\nKadın Dayanışma Vakfı,Turkey\nHope,Kenya\n", "CP857", "CP857"},
    {"Nazwa;Kraj\nFundacja Łódź;Polska\nŚląsk;Polska\n", "CP852", "CP852"},
    {"Název;Země\nČlověk v tísni;Česko\nŽeny za práva;Česko\n", "WINDOWS-1250", "windows-1250"},
    {"Navn;Land\nMannréttindi Íslands;Ísland\nSigurður;Ísland\nGuðrún Þorláksdóttir;Ísland\n", "WINDOWS-1252", NULL},
    {"Nimi;Maa\nŠillinki;Suomi\nTšekki;Suomi\nBiškek;Suomi\nÄiti;Suomi\n", "WINDOWS-1252", NULL},
    {"Name;Country\nHope\u00a0;Kenya\nFaith\u00a0;Kenya\nThe\u00a0Centre\u00a0;Kenya\nAid\u00a0;Kenya\nLæring\u00a0;Kenya\n", "WINDOWS-1252", NULL},
    {"Name;Country\nРабота;Россия\nЗащита;Россия\n", "WINDOWS-1251", "windows-1251"},
};

static void test_others(void)
{
    struct text bytes = {0};
    bool whole;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        text_encode(others[i].encoding, others[i].text, &bytes, &whole);
        const struct encoding_guess guess = encoding_detect(text_string(&bytes), bytes.length);
        tap_ok(whole && guess.is_doubtful == (others[i].perhaps != NULL), "%s: doubt of %.20s (%s)", others[i].encoding, others[i].text, guess.name);
        tap_is_text(guess.perhaps, others[i].perhaps ? others[i].perhaps : "", "%s: what else it may be", others[i].encoding);
    }
    text_done(&bytes);
}

/* One or two words that alone tell the encoding are said; of more there is no doubt. */
static const struct {
    const char *text;
    const char *encoding;
    size_t count;
    const char *first, *second;
} few[] = {
    {"Name;City\nHope;Oslo\n", "UTF-8", 0, "", ""},
    {"Name;City\nBodø;Ålesund\n", "UTF-8", 0, "", ""},
    {"Name;City\nFundación para la Paz;Lima\nHope;Lima\n", "MACINTOSH", 1, "Fundación", ""},
    {"Name;City\nHope\u00a0Centre;Oslo\nHope\u00a0Centre;Oslo\n", "WINDOWS-1252", 1, "Hope Centre", ""},
    {"Name;City\nL’Œuvre;Oslo\nThe hope;Bodø\n", "WINDOWS-1252", 2, "L’Œuvre", "Bodø"},
    {"Name;City\nSør-Trøndelag;Bodø\nSør-Trøndelag;Bodø\n", "CP850", 2, "Sør-Trøndelag", "Bodø"},
    {"Name;City\nÅse;Bodø\nBærum;Oslo\n", "CP850", 0, "", ""},
};

static void test_few(void)
{
    struct text bytes = {0};
    bool whole;

    for (size_t i = 0; i < sizeof few / sizeof *few; i++) {
        text_encode(few[i].encoding, few[i].text, &bytes, &whole);
        const struct encoding_words found = encoding_detect(text_string(&bytes), bytes.length).words;
        tap_is_number((intmax_t)found.count, (intmax_t)few[i].count, "%s: so few words tell it, %zu", few[i].encoding, i);
        tap_is_text(found.words[0], few[i].first, "the first");
        tap_is_text(found.words[1], few[i].second, "the second");
    }
    text_done(&bytes);
}

int main(void)
{
    test_words();
    test_blanks();
    test_others();
    test_few();
    return tap_done();
}
