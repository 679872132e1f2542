/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How grave a hot spot is: severity, rating, band and staleness from its figures, as DOMAIN.md's "Rating a hot spot" says. */
#ifndef LRN_RATING_H
#define LRN_RATING_H

#include "src/date.h"

/* A figure goes from 1 to 5; RATING_MISSING is one that was not assessed, and a result that cannot be told. */
enum { RATING_MISSING = 0, RATING_LOWEST = 1, RATING_HIGHEST = 5 };

/* The gravest of scale, scope and irremediability (UN Guiding Principles 14 and 24 judge severity by these three and let it go first). Missing where
 * one of them is. */
int rating_severity(int scale, int scope, int irremediability);

/* Severity times likelihood, 1 to 25. */
int rating_value(int severity, int likelihood);

/* The code of vocabulary band: low 1-4, medium 5-9, high 10-15, very-high 16-25; severity 5 is never below high; not-assessed where a figure is
 * missing, which is not the same as low. */
const char *rating_band(int severity, int likelihood);

/* What hot spots are sorted by: severity before likelihood, where one missing counts as none. Missing where severity is. */
int rating_priority(int severity, int likelihood);

/* The first day on which a hot spot whose newest source is of this year is stale: a source is good for five years after its own. */
struct date rating_stale_from(int source_year);

#endif
