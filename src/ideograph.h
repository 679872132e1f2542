/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the characters of China are read as, as ICU's rules have it. Only folding needs it. */
#ifndef LRN_IDEOGRAPH_H
#define LRN_IDEOGRAPH_H

#include <stdbool.h>

#include "src/utf16.h"

/* Whether a character is one of China's. */
bool is_ideograph(UChar32 character);

/* The readings in ICU's data; NULL where they do not stand there as they are known to. What ICU itself makes of these rules takes 2 MiB and a tenth of a second. */
struct ideographs;
struct ideographs *ideographs_new(void);
void ideographs_free(struct ideographs *ideographs);

/* Appends how a character is read, in Latin letters with their tones; false where that is not known, or depends on what stands behind it and it does not stand alone. */
bool ideograph_read(const struct ideographs *ideographs, UChar32 character, bool alone, struct utf16 *reading);

#endif
