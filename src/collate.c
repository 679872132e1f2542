/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/collate.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/uvernum.h>

#include "src/die.h"
#include "src/memory.h"
#include "src/utf16.h"

/* The key made last, of a string that sorts alike in all languages: titles are asked for in one language after the other. */
struct common_key {
    char *string;
    unsigned char *bytes;
    size_t length;
};

struct collator {
    UCollator *languages[LANGUAGE_COUNT];
    struct utf16 string;
    struct common_key common;
};

struct collator *collator_new(void)
{
    return memory_new(sizeof(struct collator));
}

static void common_done(struct common_key *common)
{
    free(common->string);
    free(common->bytes);
    *common = (struct common_key){0};
}

void collator_free(struct collator *collator)
{
    if (!collator)
        return;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        ucol_close(collator->languages[language]);
    utf16_done(&collator->string);
    common_done(&collator->common);
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

static size_t key_make(struct collator *collator, enum language language, const char *string, unsigned char **key)
{
    enum { KEY_UNITS = 4 };
    const UCollator *rules = collator_of(collator, language);

    utf16_set(&collator->string, string);
    int32_t room = KEY_UNITS * collator->string.length + 16;
    *key = memory_new((size_t)room);
    int32_t length = ucol_getSortKey(rules, collator->string.units, collator->string.length, *key, room);
    if (length > room) {
        *key = memory_resize(*key, (size_t)length, 1);
        length = ucol_getSortKey(rules, collator->string.units, collator->string.length, *key, length);
    }
    /* ICU counts the NUL. */
    return length > 0 ? (size_t)length - 1 : 0;
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

static unsigned char *bytes_copy(const unsigned char *bytes, size_t length)
{
    unsigned char *copy = memory_resize(NULL, length, 1);

    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

static void common_keep(struct common_key *common, const char *string, const unsigned char *bytes, size_t length)
{
    common_done(common);
    *common = (struct common_key){.string = string_copy(string), .bytes = bytes_copy(bytes, length), .length = length};
}

size_t collate_key(struct collator *collator, enum language language, const char *string, unsigned char **key)
{
    struct common_key *common = &collator->common;

    if (common->string && strcmp(common->string, string) == 0) {
        *key = bytes_copy(common->bytes, common->length);
        return common->length;
    }
    size_t length = key_make(collator, language, string, key);
    if (sorts_alike(&collator->string))
        common_keep(common, string, *key, length);
    return length;
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
