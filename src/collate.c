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

struct collator {
    UCollator *languages[LANGUAGE_COUNT];
    struct utf16 string;
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

size_t collate_key(struct collator *collator, enum language language, const char *string, unsigned char **key)
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
