/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/ideograph.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "src/memory.h"

/* ICU's rules are a text: a set of characters, an arrow and their reading ("[锕阿]→ā;"), after some that look at the next character ("重 } \u0020? 庆 →chóng;") and what is
 * done before ("::Han-Spacedhan();"). Characters beyond those of 1999 are rare, and are left to ICU. */

enum { FIRST = 0x3400, LAST = 0x9fff, ARROW = 0x2192, CONTEXT = 0x8000 /* what stands behind it may say otherwise */ };

struct ideographs {
    UResourceBundle *rules;      /* in which the readings stand */
    struct utf16 *readings;      /* which have no memory of their own */
    uint16_t count;
    uint16_t of[LAST - FIRST + 1]; /* each character: the number of its reading, from 1, and CONTEXT; 0 where none is known */
};

bool is_ideograph(UChar32 character)
{
    return u_hasBinaryProperty(character, UCHAR_UNIFIED_IDEOGRAPH);
}

/* --- Reading the rules ---------------------------------------------------------------------------------------------------- */

static bool is_known(UChar32 character)
{
    return character >= FIRST && character <= LAST;
}

static void range_take(struct ideographs *ideographs, UChar32 first, UChar32 last)
{
    for (UChar32 character = first; character <= last; character++) {
        if (!is_known(character))
            continue;
        uint16_t *of = &ideographs->of[character - FIRST];
        if ((*of & ~CONTEXT) == 0)
            *of = (uint16_t)(*of | ideographs->count);
    }
}

/* Takes the characters of a set; false where there is more in it than characters and ranges. */
static bool set_take(struct ideographs *ideographs, const struct utf16 *set)
{
    UChar32 last = 0;

    for (int32_t at = 0; at < set->length;) {
        UChar32 character = utf16_next(set, &at), first = character;

        if (character == '-' && last != 0 && at < set->length) {
            first = last;
            character = utf16_next(set, &at);
        }
        if (character < 0x80)
            return false;
        range_take(ideographs, first, character);
        last = character;
    }
    return true;
}

/* Takes one rule; false where it is none of those that are known. */
static bool rule_take(struct ideographs *ideographs, UChar *rule, int32_t length)
{
    const UChar *arrow = u_memchr(rule, ARROW, length);
    const int32_t before = arrow ? (int32_t)(arrow - rule) : 0;

    if (!arrow)
        return length == 0 || *rule == ':';
    if (*rule != '[') {
        if (is_known(*rule))
            ideographs->of[*rule - FIRST] = CONTEXT;
        return is_known(*rule);
    }
    ideographs->readings = memory_resize(ideographs->readings, (size_t)ideographs->count + 1, sizeof *ideographs->readings);
    ideographs->readings[ideographs->count++] = (struct utf16){.units = rule + before + 1, .length = length - before - 1};
    return rule[before - 1] == ']' && ideographs->count < CONTEXT && set_take(ideographs, &(struct utf16){.units = rule + 1, .length = before - 2});
}

static bool rules_take(struct ideographs *ideographs, const UChar *rules, int32_t length)
{
    bool ok = true;

    for (int32_t at = 0, end; ok && at < length; at = end + 1) {
        const UChar *semicolon = u_memchr(rules + at, ';', length - at);
        end = semicolon ? (int32_t)(semicolon - rules) : length;
        ok = rule_take(ideographs, (UChar *)rules + at, end - at);
    }
    return ok && ideographs->count > 0;
}

/* ICU's rules by their names in its data. */
static UResourceBundle *rules_open(UErrorCode *status)
{
    static const char *const path[] = {"RuleBasedTransliteratorIDs", "Hani-Latn", "file"};
    UResourceBundle *rules = ures_openDirect(U_ICUDATA_NAME "-translit", "root", status);

    for (size_t i = 0; i < sizeof path / sizeof *path; i++)
        rules = ures_getByKey(rules, path[i], rules, status);
    return rules;
}

struct ideographs *ideographs_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct ideographs *ideographs = memory_new(sizeof *ideographs);
    int32_t length = 0;

    ideographs->rules = rules_open(&status);
    const UChar *rules = ures_getStringByKey(ideographs->rules, "resource", &length, &status);
    if (U_SUCCESS(status) && rules_take(ideographs, rules, length))
        return ideographs;
    ideographs_free(ideographs);
    return NULL;
}

void ideographs_free(struct ideographs *ideographs)
{
    if (!ideographs)
        return;
    ures_close(ideographs->rules);
    free(ideographs->readings);
    free(ideographs);
}

/* --- Reading characters --------------------------------------------------------------------------------------------------- */

bool ideograph_read(const struct ideographs *ideographs, UChar32 character, bool alone, struct utf16 *reading)
{
    const uint16_t of = is_known(character) ? ideographs->of[character - FIRST] : 0, number = of & (CONTEXT - 1);

    if (number == 0 || (of & CONTEXT && !alone))
        return false;
    const struct utf16 *found = &ideographs->readings[number - 1];
    for (int32_t at = 0; at < found->length;)
        utf16_add(reading, utf16_next(found, &at));
    return true;
}
