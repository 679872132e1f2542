/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in any encoding made UTF-8, line by line: what cannot be read becomes U+FFFD and is counted, with where it stands. */
#ifndef LRN_DECODER_H
#define LRN_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct text;

/* What was stepped over so far. Offsets are bytes in the file, those of the first one; counts of 0 have none. */
struct decoder_faults {
    uint64_t bad_count; /* places that are no character of the encoding; each became U+FFFD */
    uint64_t bad_offset;
    uint64_t nul_count; /* NUL characters; they were left out */
    uint64_t nul_offset;
};

struct decoder;

/* A decoder of the encoding, by any name that encoding_name or iconv knows; NULL with ERROR_USAGE where nobody does. */
struct decoder *decoder_new(const char *encoding, struct error *error);
void decoder_free(struct decoder *decoder);

/* The bytes that are a line feed and a carriage return in the encoding; both take the returned number of bytes (1, 2 or 4). */
size_t decoder_line_ends(const struct decoder *decoder, char feed[4], char carriage_return[4]);

/* Whether the bytes are UTF-8 as they are, without NUL: they need no conversion. */
bool decoder_takes_as_is(const struct decoder *decoder, const char *bytes, size_t length);

/* Appends bytes, whole characters that stand at offset in the file, to text as UTF-8. */
void decoder_add(struct decoder *decoder, const char *bytes, size_t length, uint64_t offset, struct text *text);

/* What was stepped over since the decoder was made, or since they were cleared. */
const struct decoder_faults *decoder_faults(const struct decoder *decoder);
void decoder_clear_faults(struct decoder *decoder);

#endif
