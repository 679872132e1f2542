/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/country_any.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/udisplaycontext.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "src/country_own.h"
#include "src/die.h"
#include "src/memory.h"
#include "src/utf16.h"

/* Names are kept as numbers made of their letters: of some 56,000 of them it would take chance to make two the same. */
enum { SLOTS = 1 << 16, NAME_UNITS = 128 };

struct slot {
    uint64_t number; /* 0: free */
    const char *code; /* NULL: several */
};

/* ICU tells what a country is called, and not which is called so: its tables are turned round once, when they are first needed, and stay as they are. */
static struct slot *slots;
static pthread_once_t slots_once = PTHREAD_ONCE_INIT;

/* A letter, a part of one, or a digit. */
static bool is_letter(UChar unit)
{
    return U16_IS_SURROGATE(unit) || u_isalnum(unit) || (U_GET_GC_MASK(unit) & U_GC_M_MASK) != 0;
}

/* The number of a name's letters; 0 where it has none. */
static uint64_t number_of(const UNormalizer2 *folding, const UChar *name, int32_t length)
{
    UChar folded[2 * NAME_UNITS];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = unorm2_normalize(folding, name, length, folded, 2 * NAME_UNITS, &status);
    uint64_t number = 0;

    for (int32_t i = 0; U_SUCCESS(status) && i < count; i++)
        if (is_letter(folded[i]))
            number = (number + folded[i] + 1) * UINT64_C(0x9e3779b97f4a7c15) ^ number >> 29;
    return number;
}

static struct slot *slot_find(uint64_t number)
{
    size_t place = number % SLOTS;

    while (slots[place].number != 0 && slots[place].number != number)
        place = (place + 1) % SLOTS;
    return &slots[place];
}

static void name_add(uint64_t number, const char *code)
{
    struct slot *slot = slot_find(number);

    *slot = (struct slot){.number = number, .code = slot->number == 0 || (slot->code && strcmp(slot->code, code) == 0) ? code : NULL};
}

/* Names that the language does not have itself come with a warning, or are the code. */
static void region_add(const UNormalizer2 *folding, const char *code, const UChar *name, int32_t length, UErrorCode status)
{
    char letters[3] = "";

    if (status != U_ZERO_ERROR)
        return;
    if (length == 2)
        u_UCharsToChars(name, letters, length);
    const uint64_t number = strcmp(letters, code) == 0 ? 0 : number_of(folding, name, length);
    if (number != 0)
        name_add(number, code);
}

static void language_add(const UNormalizer2 *folding, const char *language)
{
    for (const char *const *code = uloc_getISOCountries(); *code; code++) {
        char region[8];
        UChar name[NAME_UNITS];
        UErrorCode status = U_ZERO_ERROR;

        snprintf(region, sizeof region, "_%s", *code);
        int32_t length = uloc_getDisplayCountry(region, language, name, NAME_UNITS, &status);
        region_add(folding, *code, name, length, status);
    }
}

/* Those that languages have a shorter name of as well: Hong Kong without its status. */
static void short_names_add(const UNormalizer2 *folding, const char *language)
{
    static const char *const codes[] = {"BA", "GB", "HK", "MM", "MO", "PS", "US"};
    UDisplayContext contexts[] = {UDISPCTX_LENGTH_SHORT, UDISPCTX_NO_SUBSTITUTE};
    UErrorCode opened = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_openForContext(language, contexts, 2, &opened);

    for (size_t i = 0; U_SUCCESS(opened) && i < sizeof codes / sizeof *codes; i++) {
        UChar name[NAME_UNITS];
        UErrorCode status = U_ZERO_ERROR;
        int32_t length = uldn_regionDisplayName(names, codes[i], name, NAME_UNITS, &status);

        region_add(folding, codes[i], name, length, status);
    }
    uldn_close(names);
}

static uint64_t number_of_text(const UNormalizer2 *folding, const char *text)
{
    struct utf16 name = {0};

    utf16_set(&name, text);
    const uint64_t number = name.length <= NAME_UNITS ? number_of(folding, name.units, name.length) : 0;
    utf16_done(&name);
    return number;
}

/* What a country calls itself it is, whatever else ICU says of the name. */
static void own_add(const UNormalizer2 *folding, const struct country_own *own)
{
    for (const char *at = own->names; *at;) {
        const size_t length = strcspn(at, "|");
        char *name = string_copy_part(at, length);
        const uint64_t number = number_of_text(folding, name);

        *slot_find(number) = (struct slot){.number = number, .code = own->code};
        free(name);
        at += length + (at[length] == '|');
    }
}

/* Languages as they are spoken in one country say little that the language itself does not. */
static bool is_of_a_country(const char *language)
{
    char country[ULOC_COUNTRY_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;

    return uloc_getCountry(language, country, sizeof country, &status) > 0;
}

static const UNormalizer2 *folding_get(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *folding = unorm2_getNFKCCasefoldInstance(&status);

    if (U_FAILURE(status))
        die("ICU's data cannot be read");
    return folding;
}

static void slots_fill(void)
{
    const UNormalizer2 *folding = folding_get();

    slots = memory_new_array(SLOTS, sizeof *slots);
    for (int32_t i = 0; i < uloc_countAvailable(); i++)
        if (!is_of_a_country(uloc_getAvailable(i))) {
            language_add(folding, uloc_getAvailable(i));
            short_names_add(folding, uloc_getAvailable(i));
        }
    for (size_t i = 0; i < country_own_count; i++)
        own_add(folding, &country_owns[i]);
}

const char *country_in_any_language(const char *text)
{
    const UNormalizer2 *folding = folding_get();

    pthread_once(&slots_once, slots_fill);
    const uint64_t number = number_of_text(folding, text);
    const struct slot *slot = number != 0 ? slot_find(number) : NULL;
    return slot && slot->number == number ? slot->code : NULL;
}
