/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How else people write the countries' names. */
#ifndef LRN_COUNTRY_ALIAS_H
#define LRN_COUNTRY_ALIAS_H

#include <stddef.h>

/* Older and official names, parts of a country, Norwegian, Spanish and French forms, shortenings and frequent slips of one country, with "|" between
 * and without accents. Where small words stand between ("of the", "og"), the form without them is enough: country_find() passes them over. */
struct country_alias {
    char code[3];
    const char *spellings;
};

/* By code; countries without an entry have no other spellings. No spelling stands twice. */
extern const struct country_alias country_aliases[];
extern const size_t country_alias_count;

/* What alone can mean two countries. */
struct country_doubt {
    const char *spellings;
    char code[3];
    char other[3];
};

extern const struct country_doubt country_doubts[];
extern const size_t country_doubt_count;

#endif
