/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/collate.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/uvernum.h>

#include "src/die.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/utf16.h"

/* A key and what it was made of. */
struct made_key {
    struct text string;
    struct text key;
};

struct collator {
    UCollator *languages[LANGUAGE_COUNT];
    struct utf16 string;
    struct made_key last; /* of a string that sorts alike in all languages, or empty: titles are asked for in one language after the other */
};

struct collator *collator_new(void)
{
    return memory_new(sizeof(struct collator));
}

void collator_free(struct collator *collator)
{
    if (!collator)
        return;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        ucol_close(collator->languages[language]);
    utf16_done(&collator->string);
    text_done(&collator->last.string);
    text_done(&collator->last.key);
    free(collator);
}

static const UCollator *collator_of(struct collator *collator, enum language language)
{
    UErrorCode status = U_ZERO_ERROR;

    if (collator->languages[language])
        return collator->languages[language];
    UCollator *opened = ucol_open(language_code(language), &status);
    if (U_FAILURE(status))
        die("the order of words in %s is not known: %s", language_name(language), u_errorName(status));
    /* Site 9 before site 10. */
    ucol_setAttribute(opened, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    collator->languages[language] = opened;
    return opened;
}

/* Appends the key of the collator's string. ICU counts the NUL. */
static void key_add(struct collator *collator, enum language language, struct text *key)
{
    enum { ROOM = 512 };
    const UCollator *rules = collator_of(collator, language);
    uint8_t bytes[ROOM], *longer = NULL;
    int32_t length = ucol_getSortKey(rules, collator->string.units, collator->string.length, bytes, ROOM);

    if (length > ROOM) {
        longer = memory_new((size_t)length);
        length = ucol_getSortKey(rules, collator->string.units, collator->string.length, longer, length);
    }
    if (length > 0)
        text_add_bytes(key, (const char *)(longer ? longer : bytes), (size_t)length - 1);
    free(longer);
}

/* Letters for which neither language has rules of its own: ASCII, and scripts that are not Latin. */
static const struct range {
    UChar first, last;
} common_letters[] = {{0x0000, 0x007F}, {0x0370, 0x1CFF}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}};

static bool is_common(UChar unit)
{
    bool common = false;

    for (size_t i = 0; !common && i < sizeof common_letters / sizeof *common_letters; i++)
        common = unit >= common_letters[i].first && unit <= common_letters[i].last;
    return common;
}

/* Whether a string sorts alike in all languages: of ASCII, Norwegian has rules of its own for aa only. */
static bool sorts_alike(const struct utf16 *string)
{
    for (int32_t i = 0; i < string->length; i++)
        if (!is_common(string->units[i]) || (i > 0 && (string->units[i] | 0x20) == 'a' && (string->units[i - 1] | 0x20) == 'a'))
            return false;
    return true;
}

static void last_keep(struct made_key *last, const char *string, const char *key, size_t length)
{
    text_clear(&last->string);
    text_clear(&last->key);
    text_add(&last->string, string);
    text_add_bytes(&last->key, key, length);
}

void collate_key(struct collator *collator, enum language language, const char *string, struct text *key)
{
    struct made_key *last = &collator->last;
    const size_t start = key->length;

    if (last->key.length > 0 && strcmp(text_string(&last->string), string) == 0) {
        text_add_bytes(key, last->key.bytes, last->key.length);
        return;
    }
    utf16_set(&collator->string, string);
    key_add(collator, language, key);
    if (sorts_alike(&collator->string))
        last_keep(last, string, text_string(key) + start, key->length - start);
}

int collate_compare_keys(const struct text *left, const struct text *right)
{
    const size_t shorter = left->length < right->length ? left->length : right->length;
    const int order = memcmp(text_string(left), text_string(right), shorter);

    return order != 0 ? order : (left->length > right->length) - (left->length < right->length);
}

int collate_compare(struct collator *collator, enum language language, const char *left, const char *right)
{
    UErrorCode status = U_ZERO_ERROR;

    return (int)ucol_strcollUTF8(collator_of(collator, language), left, (int32_t)strlen(left), right, (int32_t)strlen(right), &status);
}

const char *collate_version(void)
{
    /* ICU's functions carry its major version in their names, so what was compiled against is what runs. */
    return "ICU " U_ICU_VERSION ", numbers by value";
}
