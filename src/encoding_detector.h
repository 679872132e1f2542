/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which encoding a file that others made is in: it takes in the file piece by piece until it is sure. */
#ifndef LRN_ENCODING_DETECTOR_H
#define LRN_ENCODING_DETECTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "src/encoding_doubt.h"
#include "src/encoding_words.h"

/* What a file was found to be in. */
struct encoding_guess {
    const char *name; /* UTF-8, UTF-16LE, UTF-16BE, WINDOWS-1252, ISO-8859-1, CP850, MACINTOSH, UTF-32LE or UTF-32BE */
    size_t mark;      /* bytes of the byte order mark at the file's beginning */
    bool is_doubtful; /* it is neither UTF-8 nor plausibly Western: somebody should say what it is */
    struct encoding_words words;       /* where it was told by the letters of one or two words alone */
    char perhaps[ENCODING_DOUBT_SIZE]; /* where doubtful what it may be in, "" where nobody can tell */
};

/* A byte order mark decides; then zeros in every second byte (UTF-16), or in two of four (UTF-32); then whether what is not ASCII is UTF-8, a few spoilt characters forgiven; else
 * each 8-bit encoding is judged by the letters it makes of the bytes and the letters around them. */
struct encoding_detector;

struct encoding_detector *encoding_detector_new(void);
void encoding_detector_free(struct encoding_detector *detector);

/* The next piece of the file. Returns false once it has seen enough and more would change nothing. */
bool encoding_detector_add(struct encoding_detector *detector, const char *bytes, size_t length);

/* What the pieces so far say. Nothing but ASCII is UTF-8; where WINDOWS-1252 and ISO-8859-1 read the same, it is called ISO-8859-1. */
struct encoding_guess encoding_detector_guess(struct encoding_detector *detector);

/* The same for bytes that are all at hand. */
struct encoding_guess encoding_detect(const char *bytes, size_t length);

#endif
