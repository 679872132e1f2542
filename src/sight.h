/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a text may reach a terminal, character by character: the one rule of the screen and of what the command line prints to one. */
#ifndef LRN_SIGHT_H
#define LRN_SIGHT_H

#include <stdbool.h>
#include <stdint.h>

enum {
    SIGHT_MARK = 0xFFFD, /* shown for what is never sent */
    SIGHT_NOTHING = 0    /* not sent, and nothing in its place */
};

/* Whether a terminal does not obey a character: it is no control, escape or bidi control, and wcwidth knows it. */
bool sight_is_safe(uint32_t codepoint);

/* What stands before a character. All zero at the beginning of a text, or of one of its letters (text_next): what is shown is the same. */
struct sight {
    uint32_t base;     /* the last character that takes columns */
    uint32_t previous; /* the last one */
    int marks;         /* how many took none since the base */
};

/* What is shown for the next character: itself, SIGHT_MARK, a hyphen for a soft one, or SIGHT_NOTHING. Characters that are not seen (Unicode's Default_Ignorable_Code_Point) stay
 * where writing needs them: joiners behind letters of scripts that join and in emoji, variation selectors but behind Latin, Greek and Cyrillic letters, tags behind a flag;
 * zero-width spaces between words of scripts that write none (Khmer, Thai) are left out, and so is what stands above a letter after four marks: ncurses holds no more either. */
uint32_t sight_next(struct sight *sight, uint32_t codepoint);

/* Whether a character divides words of a script that writes no blanks, from the one before it. */
bool sight_divides(uint32_t codepoint, uint32_t previous);

#endif
