/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which 8-bit encoding makes the most plausible European text of some bytes. */
#ifndef LRN_ENCODING_SCORE_H
#define LRN_ENCODING_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* The name of the best of ISO-8859-1, WINDOWS-1252, MACINTOSH and CP850; the earlier one where two read the bytes equally well. score gets how plausible its text is: below 0 where more
 * speaks against it than for it. */
const char *encoding_score_best(const char *bytes, size_t length, long *score);

/* How plausible text the bytes are in any encoding that decoder_new takes; with_eastern: where the letters of the languages from Poland to Turkey are as welcome as the Western ones.
 * LONG_MIN where it is not known. */
long encoding_score(const char *name, const char *bytes, size_t length, bool with_eastern);

#endif
