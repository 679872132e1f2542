/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether text that is not UTF-8 is in none of the Western encodings either, as far as its letters tell; and what it may be in. */
#ifndef LRN_ENCODING_DOUBT_H
#define LRN_ENCODING_DOUBT_H

#include <stdbool.h>
#include <stddef.h>

enum { ENCODING_DOUBT_SIZE = 32 };

/* The Western encoding that reads it best, and how plausible text that makes (encoding_score_best). */
struct encoding_western {
    const char *name;
    long score;
};

/* Western letters beyond ASCII stand between others that are ASCII: where most stand beside each other the text is of another script (Cyrillic, Greek, Thai); so it is where even the
 * best Western reading makes no plausible text (Big5). Text of another Latin encoding (Turkish, Polish; of Windows or DOS) it is where that makes far more plausible letters, where ICU
 * takes it for one of its languages by far more than for a Western one and the letters agree, or where it has the letters that only Icelandic and Faroese have without the others they
 * have. perhaps gets a name that decoder_new takes, "" where nobody can tell. */
bool encoding_is_doubtful(const char *bytes, size_t length, struct encoding_western western, char perhaps[ENCODING_DOUBT_SIZE]);

#endif
