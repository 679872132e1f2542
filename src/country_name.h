/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the countries in both languages, how else people spell them, and where in the world they are. */
#ifndef LRN_COUNTRY_NAME_H
#define LRN_COUNTRY_NAME_H

#include "src/message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct country_name {
    char code[3];                     /* ISO 3166-1 alpha-2, and XK */
    char alpha3[4];                   /* ISO 3166-1 alpha-3, and XKX */
    const char *name[LANGUAGE_COUNT]; /* in everyday use, not the official long form */
    const char *region;               /* code of vocabulary world_region */
};

/* All of them, sorted by code. */
extern const struct country_name country_names[];
extern const size_t country_name_count;

/* The row of a code in either case, or NULL. */
const struct country_name *country_name_by_code(const char *code);

/* The name in a language; the code itself where it is unknown. */
const char *country_name(const char *code, enum language language);

enum country_match { COUNTRY_UNKNOWN, COUNTRY_FOUND, COUNTRY_AMBIGUOUS };

/* Finds a country by code (alpha-2, alpha-3), name in either language, or alias, without case, accents and punctuation ("P.R. China", "Elfenbenskysten",
 * "DR Congo"), or name in any language that ICU knows. "Kongo" and "Congo" alone are COUNTRY_AMBIGUOUS, and *other is the second candidate. "A/B" holds one name in two languages when both
 * sides mean the same. */
enum country_match country_find(const char *text, const struct country_name **found, const struct country_name **other);

/* Whether a text is a code, a name in either language or an alias of the country of this code; nothing is guessed. */
bool country_is_called(const char *code, const char *text);

/* The name, in the interface's language, of a country whose name is near to a text in spelling; NULL for none. */
const char *country_near(const char *text);

/* The fixed id of a country's record, the same in every database. */
int64_t country_record_id(const char *code);

#endif
