/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether text that is not UTF-8 is in none of the Western encodings either, as far as its letters tell; and what it may be in. */
#ifndef LRN_ENCODING_DOUBT_H
#define LRN_ENCODING_DOUBT_H

#include <stdbool.h>
#include <stddef.h>

enum { ENCODING_DOUBT_SIZE = 32 };

/* Western letters beyond ASCII stand between others that are ASCII: where most stand beside each other the text is of another script (Cyrillic, Greek, Thai); and where ICU
 * takes it for a language of another Latin encoding (Turkish, Polish) by far more than for a Western one. perhaps gets a name that decoder_new takes, "" where nobody can tell. */
bool encoding_is_doubtful(const char *bytes, size_t length, char perhaps[ENCODING_DOUBT_SIZE]);

#endif
