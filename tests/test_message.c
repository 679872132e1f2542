/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/catalogue.h"
#include "src/die.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/plural.h"
#include "src/text.h"
#include "tests/tap.h"

/* --- Catalogues ------------------------------------------------------------------------------------------------------- */

struct entry {
    const char *message;
    size_t message_length;
    const char *translation;
    size_t translation_length;
};

#define ENTRY(message, translation) {message, sizeof message - 1, translation, sizeof translation - 1}

/* Sorted, as the format wants it. */
static const struct entry entries[] = {
    ENTRY("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\n"),
    ENTRY("Empty", ""),
    ENTRY("Save", "Lagre"),
    ENTRY("short month\004May", "mai"),
    ENTRY("verb\004May", "kan"),
    ENTRY("%lu day\0%lu days", "%lu dag\0%lu dager\0%lu døgn"),
    ENTRY("Østfold", "Viken"),
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static void add_word(struct text *file, uint32_t word, bool swapped)
{
    unsigned char bytes[4];

    if (swapped)
        word = word >> 24 | (word >> 8 & 0xFF00) | (word << 8 & 0xFF0000) | word << 24;
    memcpy(bytes, &word, sizeof bytes);
    text_add_bytes(file, (const char *)bytes, sizeof bytes);
}

static int compare_entries(const void *left, const void *right)
{
    return strcmp(((const struct entry *)left)->message, ((const struct entry *)right)->message);
}

/* Makes a catalogue file of the entries. */
static void make_catalogue(struct text *file, bool swapped)
{
    struct entry sorted[ENTRIES];
    uint32_t at = 28 + 2 * 8 * ENTRIES;

    memcpy(sorted, entries, sizeof entries);
    qsort(sorted, ENTRIES, sizeof *sorted, compare_entries);
    const uint32_t header[] = {0x950412de, 0, ENTRIES, 28, 28 + 8 * ENTRIES, 0, at};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        add_word(file, header[i], swapped);
    for (int side = 0; side < 2; side++) {
        for (int i = 0; i < ENTRIES; i++) {
            size_t length = side ? sorted[i].translation_length : sorted[i].message_length;
            add_word(file, (uint32_t)length, swapped);
            add_word(file, at, swapped);
            at += (uint32_t)length + 1;
        }
    }
    for (int i = 0; i < ENTRIES; i++)
        text_add_bytes(file, sorted[i].message, sorted[i].message_length + 1);
    for (int i = 0; i < ENTRIES; i++)
        text_add_bytes(file, sorted[i].translation, sorted[i].translation_length + 1);
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        die("%s cannot be written", path);
}

static void test_catalogue(const char *path, bool swapped)
{
    const char *order = swapped ? "the other byte order" : "this byte order";
    struct text file = {0};

    make_catalogue(&file, swapped);
    write_file(path, file.bytes, file.length);
    text_done(&file);
    struct catalogue *catalogue = catalogue_open(path);
    tap_ok(catalogue != NULL, "a catalogue in %s is read", order);
    if (!catalogue)
        return;
    tap_is_text(catalogue_text(catalogue, "Save"), "Lagre", "a message is found in %s", order);
    tap_is_text(catalogue_text(catalogue, "Østfold"), "Viken", "one that is not ASCII too");
    tap_is_text(catalogue_text(catalogue, "short month\004May"), "mai", "one with a context");
    tap_is_text(catalogue_text(catalogue, "verb\004May"), "kan", "and the same word with another");
    tap_is_text(catalogue_text(catalogue, "May"), NULL, "without the context it is not there");
    tap_is_text(catalogue_text(catalogue, "Empty"), NULL, "an empty translation is none");
    tap_is_text(catalogue_plural(catalogue, "%lu day", 1), "%lu dag", "the form for 1");
    tap_is_text(catalogue_plural(catalogue, "%lu day", 23), "%lu dager", "the form for 23");
    tap_is_text(catalogue_plural(catalogue, "%lu day", 0), "%lu døgn", "the form for 0");
    tap_is_text(catalogue_plural(catalogue, "%lu week", 1), NULL, "no form of what is not there");
    catalogue_close(catalogue);
}

/* Every beginning of a catalogue, and every byte of it turned: read or refused, never more than that. */
static void test_damage(const char *path)
{
    struct text file = {0};
    size_t refused = 0;

    make_catalogue(&file, false);
    for (size_t length = 0; length < file.length; length++) {
        write_file(path, file.bytes, length);
        struct catalogue *catalogue = catalogue_open(path);
        refused += !catalogue;
        catalogue_close(catalogue);
    }
    tap_is_number((intmax_t)refused, (intmax_t)file.length, "a catalogue cut short is refused wherever it was cut");
    for (size_t i = 0; i < file.length; i++) {
        file.bytes[i] = (char)~file.bytes[i];
        write_file(path, file.bytes, file.length);
        file.bytes[i] = (char)~file.bytes[i];
        struct catalogue *catalogue = catalogue_open(path);
        for (int j = 0; catalogue && j < ENTRIES; j++)
            for (unsigned long n = 0; n < 5; n++)
                catalogue_plural(catalogue, entries[j].message, n);
        catalogue_close(catalogue);
    }
    tap_ok(true, "damaged catalogues are survived");
    tap_ok(!catalogue_open("/nowhere/nb.gmo") && !catalogue_open("/"), "what is no file is no catalogue");
    text_done(&file);
}

static void is_plural(const char *rule, unsigned long n, unsigned long expected)
{
    tap_is_number((intmax_t)plural_evaluate(rule, n), (intmax_t)expected, "%s with n = %lu", rule, n);
}

static void test_plurals(void)
{
    static const char polish[] = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)";
    char deep[400];

    is_plural("n != 1", 1, 0);
    is_plural("(n != 1)", 2, 1);
    is_plural("n>1;", 2, 1);
    is_plural(polish, 1, 0);
    is_plural(polish, 22, 1);
    is_plural(polish, 12, 2);
    is_plural(polish, 112, 2);
    is_plural("n*2+3-1", 4, 10);
    is_plural("!n + !!n*4", 7, 4);
    is_plural("n%0 || 7/n", 0, 0);
    is_plural("n<=3 == n<4", 3, 1);
    is_plural("n ? 1", 5, 0);
    is_plural("n = 5", 5, 0);
    is_plural("", 5, 0);
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    is_plural(deep, 5, 0);
    memset(deep, '!', sizeof deep - 1);
    is_plural(deep, 5, 0);
}

/* --- Messages --------------------------------------------------------------------------------------------------------- */

static void test_messages(void)
{
    message_open(place_catalogue);
    message_set_language(LANGUAGE_EN);
    tap_is_text(message_text("Save"), "Save", "English is the messages themselves");
    tap_is_text(C_("verb", "May"), "May", "without their context");
    tap_is_text(message_text(""), "", "nothing is nothing, and not the catalogue's header");
    tap_is_text(message_in(LANGUAGE_NB, ""), "", "in any language");
    tap_is_text(message_text(NULL), "", "no text is nothing");
    tap_is_text(message_in(LANGUAGE_NB, "such a message does not exist"), "such a message does not exist", "what is not translated stays English");
    tap_is_text(message_plural("%lu thing untold", "%lu things untold", 1), "%lu thing untold", "one in English");
    tap_is_text(message_plural("%lu thing untold", "%lu things untold", 0), "%lu things untold", "none in English");
    message_set_language(LANGUAGE_NB);
    tap_is_number(message_language(), LANGUAGE_NB, "the language is switched");
    tap_is_text(message_plural("%lu thing untold", "%lu things untold", 2), "%lu things untold", "more than one without translation");
    message_set_language(LANGUAGE_EN);
    message_close();
}

static void test_codes(void)
{
    static const struct {
        const char *code;
        int language; /* -1: none of ours */
    } cases[] = {
        {"en", LANGUAGE_EN}, {"en_GB.UTF-8", LANGUAGE_EN}, {"C", LANGUAGE_EN}, {"nb", LANGUAGE_NB}, {"no", LANGUAGE_NB}, {"nn_NO", LANGUAGE_NB},
        {"NB-no", LANGUAGE_NB}, {"nb_NO.UTF-8@x", LANGUAGE_NB}, {"", -1}, {"n", -1}, {"nob", -1}, {"de_DE", -1}, {"_en", -1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum language language = LANGUAGE_COUNT;
        bool found = language_from_code(cases[i].code, &language);
        tap_is_number(found ? (int)language : -1, cases[i].language, "the language of '%s'", cases[i].code);
    }
    tap_is_text(language_code(LANGUAGE_NB), "nb", "Norwegian's code");
    tap_is_text(language_name(LANGUAGE_NB), "norsk", "Norwegian's name");
}

static void test_environment(void)
{
    static const struct {
        const char *values[4]; /* LANGUAGE, LC_ALL, LC_MESSAGES, LANG */
        enum language language;
    } cases[] = {
        {{NULL, NULL, NULL, NULL}, LANGUAGE_EN},
        {{NULL, NULL, NULL, "nb_NO.UTF-8"}, LANGUAGE_NB},
        {{NULL, NULL, NULL, "nb_NO.ISO-8859-1"}, LANGUAGE_NB},
        {{NULL, NULL, "nn_NO.UTF-8", "en_GB.UTF-8"}, LANGUAGE_NB},
        {{NULL, "C", "nb_NO.UTF-8", "nb_NO.UTF-8"}, LANGUAGE_EN},
        {{NULL, "", "", "no"}, LANGUAGE_NB},
        {{"nb", NULL, NULL, "en_GB.UTF-8"}, LANGUAGE_NB},
        {{"sv:nb:en", NULL, NULL, "en_GB.UTF-8"}, LANGUAGE_NB},
        {{"nb", NULL, NULL, NULL}, LANGUAGE_EN},
        {{"nb", "C", NULL, NULL}, LANGUAGE_EN},
        {{"nb", NULL, NULL, "C.UTF-8"}, LANGUAGE_NB},
        {{"sv:de", NULL, NULL, "nb_NO.UTF-8"}, LANGUAGE_NB},
        {{"", NULL, NULL, "de_DE.UTF-8"}, LANGUAGE_EN},
        {{"../../etc/nb:::", NULL, NULL, "fr_FR"}, LANGUAGE_EN},
    };
    static const char *const names[4] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int j = 0; j < 4; j++) {
            if (cases[i].values[j])
                setenv(names[j], cases[i].values[j], 1);
            else
                unsetenv(names[j]);
        }
        tap_is_number(language_from_environment(), cases[i].language, "environment %zu", i);
    }
}

/* --- Places ----------------------------------------------------------------------------------------------------------- */

static void is_at(char *path, const char *folder, const char *below)
{
    char *expected = string_format("%s%s", folder, below);

    tap_is_text(path, expected, "%s is found", below);
    free(expected);
    free(path);
}

static void test_places(const char *folder)
{
    struct error error = {0};
    struct stat status;

    setenv("HOME", folder, 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    unsetenv("LRN_DB");
    is_at(place_database(), folder, "/.local/share/lrn/network.db");
    is_at(place_state("draft"), folder, "/.local/state/lrn/draft");
    char *state = string_format("%s/.local/state/lrn", folder);
    tap_ok(stat(state, &status) == 0 && S_ISDIR(status.st_mode) && (status.st_mode & 0777) == 0700, "the state folder is made, and private");
    setenv("XDG_DATA_HOME", "relative", 1);
    is_at(place_database(), folder, "/.local/share/lrn/network.db");
    setenv("XDG_DATA_HOME", folder, 1);
    is_at(place_database(), folder, "/lrn/network.db");
    setenv("LRN_DB", "here.db", 1);
    is_at(place_database(), "", "here.db");

    char *blocked = string_format("%s/file/x", folder);
    char *file = string_format("%s/file", folder);
    write_file(file, "", 0);
    tap_ok(!place_make_parents(blocked, false, &error) && strstr(error.text, file), "a file in the way is named: %s", error.text);
    setenv("XDG_STATE_HOME", file, 1);
    tap_ok(!place_state("draft"), "no state folder where it cannot be");
    is_at(place_catalogue("xx"), SOURCE_DIR, "/po/xx.gmo");
    unlink(file);
    free(blocked);
    free(file);
    free(state);
}

/* Takes away what the places made, and the folder. */
static void remove_folder(const char *folder)
{
    static const char *const below[] = {"/.local/state/lrn", "/.local/state", "/.local", ""};

    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        char *path = string_format("%s%s", folder, below[i]);
        rmdir(path);
        free(path);
    }
}

int main(void)
{
    char folder[] = "/tmp/lrn-test-XXXXXX";

    if (!mkdtemp(folder))
        die("no temporary folder");
    char *path = string_format("%s/test.mo", folder);
    test_catalogue(path, false);
    test_catalogue(path, true);
    test_damage(path);
    test_plurals();
    test_messages();
    test_codes();
    test_environment();
    test_places(folder);
    unlink(path);
    remove_folder(folder);
    free(path);
    return tap_done();
}
