/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How plausible a letter beyond ASCII is where it stands, by how often the languages of Europe have it and between which others. */
#ifndef LRN_ENCODING_LETTER_H
#define LRN_ENCODING_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* A character of a text and those around it; 0 beyond its ends. */
struct encoding_place {
    int32_t before_previous;
    int32_t previous;
    int32_t at;
    int32_t next;
    int32_t after_next;
};

/* What the letter (large or small) at a place speaks for the encoding that has it, in the units of encoding_score; below 0 where it speaks against it. Western languages have no
 * other letters than their own unless with_eastern says that those of the languages from Poland to Turkey are as welcome. */
int encoding_letter_score(const struct encoding_place *place, bool with_eastern);

#endif
