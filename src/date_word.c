/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/date_word.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/udat.h>

#include "src/die.h"
#include "src/fold.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/utf16.h"

enum { MONTHS = 12, NAME_UNITS = 64, BEGINNING = 3 };

/* Those of the program, their neighbours, and those of which headers are known or that other lists of producer countries come in. */
static const char *const languages[] = {"en", "nb", "nn", "da", "sv", "es", "fr", "pt", "de", "it", "nl", "id"};

enum { LANGUAGES = sizeof languages / sizeof *languages, FORMS = 2 };

/* Names in all languages as keys, "" for none; those of months stand at the month's place, counted from 0. */
struct names {
    char *keys[LANGUAGES][FORMS][MONTHS];
};

/* Read once, when a date with a word in it is; then as they are to the end. */
static struct names months, weekdays;
static pthread_once_t names_once = PTHREAD_ONCE_INIT;

static char *symbol_key(const UDateFormat *format, UDateFormatSymbolType type, int32_t place)
{
    UChar units[NAME_UNITS];
    UErrorCode status = U_ZERO_ERROR;
    struct utf16 symbol = {.units = units, .capacity = NAME_UNITS};
    struct text name = {0};

    symbol.length = udat_getSymbols(format, type, place, units, NAME_UNITS, &status);
    if (U_SUCCESS(status))
        utf16_print(&symbol, &name);
    char *key = fold_key(text_string(&name));
    text_done(&name);
    return key;
}

static void names_read(struct names *names, size_t language, const UDateFormat *format, const UDateFormatSymbolType types[FORMS])
{
    for (int form = 0; form < FORMS; form++) {
        int32_t count = udat_countSymbols(format, types[form]);

        for (int32_t place = 0; place < MONTHS; place++)
            names->keys[language][form][place] = place < count ? symbol_key(format, types[form], place) : string_copy("");
    }
}

static void names_fill(void)
{
    static const UDateFormatSymbolType of_months[FORMS] = {UDAT_MONTHS, UDAT_SHORT_MONTHS}, of_weekdays[FORMS] = {UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS};

    for (size_t language = 0; language < LANGUAGES; language++) {
        UErrorCode status = U_ZERO_ERROR;
        UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, languages[language], NULL, 0, NULL, 0, &status);

        if (U_FAILURE(status))
            die("ICU's data cannot be read");
        names_read(&months, language, format, of_months);
        names_read(&weekdays, language, format, of_weekdays);
        udat_close(format);
    }
}

/* The place of a name, from 1: of the one that is the key, else of the one that it begins. 0 where there is none, or a beginning is of several. */
static int place_of(const struct names *names, const char *key)
{
    const size_t length = strlen(key);
    int begun = 0;
    bool several = false;

    for (size_t i = 0; i < LANGUAGES * FORMS * MONTHS; i++) {
        const char *name = names->keys[i / (FORMS * MONTHS)][i / MONTHS % FORMS][i % MONTHS];
        const int place = (int)(i % MONTHS) + 1;

        /* Most begin with another letter. */
        if (*name != *key)
            continue;
        if (strcmp(name, key) == 0)
            return place;
        if (strncmp(name, key, length) == 0) {
            several = several || (begun != 0 && begun != place);
            begun = place;
        }
    }
    return length < BEGINNING || several ? 0 : begun;
}

static int word_place(const struct names *names, const char *word, size_t length)
{
    pthread_once(&names_once, names_fill);
    char *copy = string_copy_part(word, length);
    char *key = fold_key(copy);
    int place = *key ? place_of(names, key) : 0;

    free(key);
    free(copy);
    return place;
}

int date_word_month(const char *word, size_t length)
{
    return word_place(&months, word, length);
}

bool date_word_is_aside(const char *word, size_t length)
{
    char *copy = string_copy_part(word, length);
    char *key = fold_key(copy);
    bool small = key_is_among(key, "the|of|den|de|del|do|el|le|il");

    free(key);
    free(copy);
    return small || word_place(&weekdays, word, length) != 0;
}
