/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/country_any.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>

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

    *slot = (struct slot){.number = number, .code = slot->number == 0 || slot->code == code ? code : NULL};
}

static void language_add(const UNormalizer2 *folding, const char *language)
{
    for (const char *const *code = uloc_getISOCountries(); *code; code++) {
        char region[8];
        UChar name[NAME_UNITS];
        UErrorCode status = U_ZERO_ERROR;

        snprintf(region, sizeof region, "_%s", *code);
        int32_t length = uloc_getDisplayCountry(region, language, name, NAME_UNITS, &status);
        /* Warnings say that the name is another language's. */
        uint64_t number = status == U_ZERO_ERROR ? number_of(folding, name, length) : 0;
        if (number != 0)
            name_add(number, *code);
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
        if (!is_of_a_country(uloc_getAvailable(i)))
            language_add(folding, uloc_getAvailable(i));
}

const char *country_in_any_language(const char *text)
{
    const UNormalizer2 *folding = folding_get();
    struct utf16 name = {0};

    pthread_once(&slots_once, slots_fill);
    utf16_set(&name, text);
    uint64_t number = name.length <= NAME_UNITS ? number_of(folding, name.units, name.length) : 0;
    utf16_done(&name);
    const struct slot *slot = number != 0 ? slot_find(number) : NULL;
    return slot && slot->number == number ? slot->code : NULL;
}
