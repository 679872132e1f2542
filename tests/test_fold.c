/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "src/collate.h"
#include "src/fold.h"
#include "src/ideograph.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/utf16.h"
#include "tests/tap.h"

/* --- Folding ---------------------------------------------------------------------------------------------------------- */

static void is_folded(struct folder *folder, const char *string, const char *expected)
{
    struct text folded = {0};

    fold(folder, string, &folded);
    tap_is_text(text_string(&folded), expected, "'%s' is folded", string);
    text_done(&folded);
}

/* They are found in ICU's data, without the rules that it makes of them. */
static void test_ideographs(void)
{
    struct ideographs *ideographs = ideographs_new();
    struct utf16 read = {0};
    struct text text = {0};

    tap_ok(ideographs && ideograph_read(ideographs, 0x52b3, false, &read) && ideograph_read(ideographs, 0x91cd, true, &read), "characters of China are read");
    utf16_print(&read, &text);
    tap_is_text(text_string(&text), "láozhòng", "with their tones");
    tap_ok(ideographs && !ideograph_read(ideographs, 0x91cd, false, &read), "not where others behind them may say otherwise");
    tap_ok(ideographs && !ideograph_read(ideographs, 'a', true, &read), "nor letters");
    text_done(&text);
    utf16_done(&read);
    ideographs_free(ideographs);
}

static void test_folding(struct folder *folder)
{
    static const char *const cases[][2] = {
        {"Ålesund", "alesund"},
        {"Aalesund", "alesund"},
        {"Alesund", "alesund"},
        {"A\xCC\x8Alesund", "alesund"},
        {"ØSTFOLD", "ostfold"},
        {"oestfold", "ostfold"},
        {"Östfold", "ostfold"},
        {"Færøyene", "faroyene"},
        {"Faeroeyene", "faroyene"},
        {"Åe Aae ÅÆ", "a a a"},
        {"", ""},
        {"   ", ""},
        {"  Two -- words, 3 ", "two words 3"},
        {"two\xC2\xA0— “words”", "two words"},
        {"Côte d’Ivoire", "cote d ivoire"},
        {"Côte d'Ivoire", "cote d ivoire"},
        {"Łódź, Straße, İzmir, Işık, Đồng", "lodz strasse izmir isik dong"},
        {"ﬁsh Ｆｕｌｌ", "fish full"},
        {"Dhaka", "dhaka"},
        {"ঢাকা", "dhaka"},
        {"नई दिल्ली", "nai dilli"},
        {"தமிழ் ০১", "tamil 01"},
        {"Αθήνα", "athena"},
        {"劳动者权益中心", "lao dong zhe quan yi zhong xin"},
        {"セン支労援", "sen zhi lao yuan"}, /* one word of two scripts */
        {"工会, 中国 3", "gong hui zhong guo 3"},
        {"労働者支援センター", "lao dong zhe zhi yuansenta"},
        {"ABC有限公司", "abc you xian gong si"},
        {"3号楼", "3hao lou"},
        {"重庆ABC", "chong qingabc"}, /* read otherwise before the other */
        {"佐々木", "zuo 々 mu"},
        {"𡽐中𡽐", "𡽐 zhong 𡽐"}, /* with characters of which ICU knows no reading */
        {"Київ, Харьков", "kiiv harkov"},
        {"北京", "bei jing"},
        {"서울", "seoul"},
        {"Hawaiʻi", "hawaii"},
        {"ঢাকা, Dhaka ঢাকা", "dhaka dhaka dhaka"},
        {"北京 abc 서울", "bei jing abc seoul"},
        {"\xFF\xC3", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_folded(folder, cases[i][0], cases[i][1]);
}

/* What is typed so far must begin what is searched for, whatever letter comes next. */
static void test_beginnings(struct folder *folder)
{
    static const char *const words[] = {"Aalesund", "Ålesund", "Michael", "oestfold", "Østfold", "Færøyene", "Dhaka", "Poetens", "Łódź", "Straße"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct text whole = {0};
        bool begins = true;
        fold(folder, words[i], &whole);
        for (size_t end = 0; end < strlen(words[i]); end = text_next(words[i], strlen(words[i]), end)) {
            struct text typed = {0}, beginning = {0};
            text_add_bytes(&typed, words[i], end);
            fold(folder, text_string(&typed), &beginning);
            begins = begins && strncmp(text_string(&whole), text_string(&beginning), beginning.length) == 0;
            text_done(&typed);
            text_done(&beginning);
        }
        tap_ok(begins, "every beginning of %s finds it", words[i]);
        text_done(&whole);
    }
}

static void test_appending(struct folder *folder)
{
    struct text folded = {0};

    fold(folder, "Aa", &folded);
    fold(folder, "Ebb", &folded);
    tap_is_text(text_string(&folded), "aebb", "what stood there before is not touched");
    text_add(&folded, " ");
    fold(folder, "Øre", &folded);
    tap_is_text(text_string(&folded), "aebb ore", "nor the blank between");
    text_clear(&folded);
    for (int i = 0; i < 500; i++)
        text_add(&folded, "北");
    struct text whole = {0};
    fold(folder, text_string(&folded), &whole);
    tap_is_number((intmax_t)whole.length, 500 * 4 - 1, "a text that grows by much is folded whole");
    text_done(&whole);
    text_done(&folded);
}

static void is_key(const char *string, const char *expected)
{
    char *key = fold_key(string);

    tap_is_text(key, expected, "the key of '%s'", string);
    free(key);
}

static void test_keys(void)
{
    is_key("P.R. China", "prchina");
    is_key("Côte d’Ivoire", "cotedivoire");
    is_key("Child Labour", "childlabour");
    is_key("child-labour", "childlabour");
    is_key("Språk", "sprak");
    is_key("Øst-Timor", "osttimor");
    is_key("Oest Timor", "osttimor");
    is_key("ঢাকা", "ঢাকা");
    is_key("", "");
    is_key(" -/ ", "");
}

/* --- Collating -------------------------------------------------------------------------------------------------------- */

/* Both ways to compare must find the words in the order they stand. */
static void is_sorted(struct collator *collator, enum language language, const char *const words[], size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct text left = {0}, right = {0};
        collate_key(collator, language, words[i - 1], &left);
        collate_key(collator, language, words[i], &right);
        tap_ok(collate_compare_keys(&left, &right) < 0, "%s: by keys %s comes before %s", language_code(language), words[i - 1], words[i]);
        tap_ok(collate_compare(collator, language, words[i - 1], words[i]) < 0, "%s: %s comes before %s", language_code(language), words[i - 1],
               words[i]);
        text_done(&left);
        text_done(&right);
    }
}

/* Has the collator make another key than those that are looked at. */
static void other_key_make(struct collator *collator)
{
    struct text other = {0};

    collate_key(collator, LANGUAGE_EN, "another string is what is made in between", &other);
    text_done(&other);
}

/* Whether a string has the same key in both languages, each made without the other. */
static bool keys_agree(struct collator *collator, const char *string)
{
    struct text keys[LANGUAGE_COUNT] = {0};

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        other_key_make(collator);
        collate_key(collator, (enum language)language, string, &keys[language]);
    }
    bool agree = collate_compare_keys(&keys[LANGUAGE_EN], &keys[LANGUAGE_NB]) == 0;
    text_done(&keys[LANGUAGE_EN]);
    text_done(&keys[LANGUAGE_NB]);
    return agree;
}

/* What the short way stands on: of ASCII only aa is Norwegian. */
static void test_common_keys(void)
{
    struct collator *collator = collator_new();
    bool agree = true;

    for (char first = ' '; agree && first <= '~'; first++)
        for (char second = ' '; agree && second <= '~'; second++) {
            const char string[] = {'x', first, second, first, 'e', '\0'};
            bool aa = (first | 0x20) == 'a' && (second | 0x20) == 'a';
            agree = keys_agree(collator, string) || aa;
        }
    tap_ok(agree, "ASCII without aa has one key in both languages");
    tap_ok(!keys_agree(collator, "Aas"), "and with it two");
    collator_free(collator);
}

/* Whether the key of a string in one language is the same whether it was made in another just before or not. */
static bool key_stands_alone(struct collator *collator, const char *string)
{
    struct text key = {0}, after = {0}, other = {0};

    collate_key(collator, LANGUAGE_EN, string, &other);
    collate_key(collator, LANGUAGE_NB, string, &after);
    other_key_make(collator);
    collate_key(collator, LANGUAGE_NB, string, &key);
    bool same = collate_compare_keys(&key, &after) == 0;
    text_done(&key);
    text_done(&after);
    text_done(&other);
    return same;
}

/* No letter of any script has one key where it has two. */
static void test_all_letters(void)
{
    enum { LAST = 0xFFFF, FIRST_HALF = 0xD800, LAST_HALF = 0xDFFF };
    struct collator *collator = collator_new();
    bool alone = true;

    for (uint32_t letter = 0x80; alone && letter <= LAST; letter++) {
        struct text string = {0};
        if (letter >= FIRST_HALF && letter <= LAST_HALF)
            continue;
        text_add(&string, "A");
        text_add_char(&string, letter);
        text_add(&string, "a\xCC\xA3");
        text_add_char(&string, letter);
        alone = key_stands_alone(collator, text_string(&string)) && (text_truncate(&string, string.length / 2), key_stands_alone(collator, text_string(&string)));
        text_done(&string);
    }
    tap_ok(alone, "the key of a string does not depend on what was asked before");
    tap_ok(keys_agree(collator, "ঢাকা София 北京"), "other scripts have one key in both languages");
    collator_free(collator);
}

static void test_collating(void)
{
    static const char *const norwegian[] = {"",      "abel",   "Abel",  "aksjon 2", "Aksjon 10", "ecole", "École",   "Zambia", "Ærlig",
                                            "Østfold", "Ågot", "Aagaard Co", "Ås", "Aas Co", "Åsane"};
    static const char *const english[] = {"Aagaard", "Aas", "abel", "Ærlig", "Ågot", "Ås", "ecole", "École", "Oslo", "Østfold", "Zambia"};
    struct collator *collator = collator_new();
    char big[3000];
    struct text key = {0};

    is_sorted(collator, LANGUAGE_NB, norwegian, sizeof norwegian / sizeof *norwegian);
    is_sorted(collator, LANGUAGE_EN, english, sizeof english / sizeof *english);
    tap_is_number(collate_compare(collator, LANGUAGE_NB, "Å", "A\xCC\x8A"), 0, "composed and decomposed letters are the same");
    memset(big, 'x', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    collate_key(collator, LANGUAGE_EN, big, &key);
    tap_ok(key.length >= sizeof big - 1, "a long word has a key");
    text_clear(&key);
    collate_key(collator, LANGUAGE_NB, "\xFF\xFE", &key);
    tap_ok(key.length > 0, "even what is not UTF-8 has one");
    text_done(&key);
    tap_ok(strlen(collate_version()) > 0, "the order has a version: %s", collate_version());
    collator_free(collator);
}

/* Words of several scripts, most of them again and again, some once. */
static void words_fold(struct folder *folder, struct text *folded)
{
    static const char *const words[] = {"Ålesund", "Ассоциация", "劳动权益", "শ্রমিক", "عمال", "Łódź", "Yaoundé", "แรงงาน", "노동"};
    enum { ROUNDS = 400, COUNT = sizeof words / sizeof *words };

    for (size_t i = 0; i < ROUNDS; i++) {
        char *string = string_format("%s %s%zu", words[i % COUNT], words[(i * 5 + 2) % COUNT], i);
        fold(folder, string, folded);
        text_add(folded, ".");
        free(string);
    }
}

struct folding {
    struct folder *folder;
    struct text folded;
};

static void *folding_run(void *context)
{
    struct folding *folding = context;

    words_fold(folding->folder, &folding->folded);
    return NULL;
}

/* Two threads at once with what they know in common, and one by itself. */
static void test_folders_beside(struct folder *folder)
{
    struct folder *common = folder_new();
    struct folding beside = {.folder = folder_beside(common)}, other = {.folder = common};
    struct text alone = {0};
    pthread_t thread;

    words_fold(folder, &alone);
    const bool runs = pthread_create(&thread, NULL, folding_run, &beside) == 0;
    folding_run(&other);
    if (runs)
        pthread_join(thread, NULL);
    tap_is_text(text_string(&other.folded), text_string(&alone), "a folder folds the same while another thread uses what it knows");
    tap_is_text(text_string(&beside.folded), text_string(&alone), "and so does the other thread's");
    folder_free(beside.folder);
    folder_free(common);
    text_done(&beside.folded);
    text_done(&other.folded);
    text_done(&alone);
}

int main(void)
{
    struct folder *folder = folder_new();

    test_ideographs();
    test_folding(folder);
    test_beginnings(folder);
    test_appending(folder);
    test_keys();
    test_common_keys();
    test_all_letters();
    test_folders_beside(folder);
    test_collating();
    folder_free(folder);
    folder_free(NULL);
    collator_free(NULL);
    return tap_done();
}
