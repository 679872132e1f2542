/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of records: made without asking anyone, the same for ever, printed in Crockford's base 32. */
#ifndef LRN_IDENTITY_H
#define LRN_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

/* 12 digits of base 32 hold every id; 16 with room. */
enum { IDENTITY_TEXT_SIZE = 16, IDENTITY_ENDING = 5 };

/* Makes the next id after last: 32 bits of seconds since 2020-01-01 UTC, 16 bits of machine, 15 bits of counter. The counter goes on from
 * last's by one (so that endings differ), the seconds run ahead when it is used up within one, and never go back behind last's. */
int64_t identity_next(int64_t last, int64_t unix_seconds, uint16_t machine);

/* Prints an id: at least six characters, digits and capitals without I L O U. Returns text. */
const char *identity_print(int64_t id, char text[IDENTITY_TEXT_SIZE]);

/* The last characters of a printed id, as lists show it. */
const char *identity_ending(int64_t id, char text[IDENTITY_TEXT_SIZE]);

/* Reads an id as people type it: either case, O as 0, I and L as 1, hyphens passed over. False where it is none. */
bool identity_parse(const char *text, int64_t *id);

/* The bits of an id that an ending tells, as long as lists show it or longer; 0 for what is shorter, or as long as an id. */
int64_t identity_ending_mask(const char *text);

/* Reads an id just as it is printed, and as long as those that are made or come with the program: other registers have numbers, too. False where it is none. */
bool identity_read(const char *text, int64_t *id);

#endif
