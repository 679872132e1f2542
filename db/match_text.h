/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking in words, in the interface's language: why an organisation has its points, and what must be known before it is named. */
#ifndef LRN_DB_MATCH_TEXT_H
#define LRN_DB_MATCH_TEXT_H

#include "db/match.h"

/* What a criterion's points are given for: "child labour, living wages"; for one without points what is missing ("not known", "not asked for", "no"). The caller frees
 * it. */
char *match_text_reason(const struct match_detail *detail, enum match_criterion criterion);

/* The reasons with the most points first, count at most, with semicolons between; a reason of several words names the first and says how many more there are. The caller
 * frees it. */
char *match_text_strongest(const struct match_detail *detail, size_t count);

/* "not known: languages, track record": of what is asked; "" where all is known. The caller frees it. */
char *match_text_unknown(const struct match_detail *detail);

/* What a flag warns of, in a few words. The caller frees it. */
char *match_text_flag(const struct match_detail *detail, enum match_flag flag);

/* Which neighbours of a country an organisation covers, "covers Myanmar, India"; "" where it is not ranked as one that does. The caller frees it. */
char *match_text_neighbours(const struct match_detail *detail, const char *country);

/* The place an organisation sits in: "Jaipur, India". The caller frees it. */
char *match_text_place(const struct record *organisation);

/* The heading of a group. */
const char *match_text_group(enum match_group group);

#endif
