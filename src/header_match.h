/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field the header of a column means, and how surely. */
#ifndef LRN_HEADER_MATCH_H
#define LRN_HEADER_MATCH_H

#include "src/type.h"

/* How sure a match is: a lower one goes before a higher. */
enum header_rank { HEADER_RANK_NAME, HEADER_RANK_LABEL, HEADER_RANK_SYNONYM, HEADER_RANK_PART, HEADER_RANK_NONE };

/* The field a header means: by name, label in either language or synonym, case, accents and punctuation aside; with a number at its end ("Phone 2") or before it ("3. Country"), behind a word for the type ("ORG_NAME"), by one of its parts
 * ("Land/Country"), as a part of an address. NULL with HEADER_RANK_NONE where it means none. */
const struct field *header_match(const struct record_type *type, const char *header, enum header_rank *rank);

/* Whether a header, as key_of it, may have been meant for a field: one is near to the other, or holds it. Never so for very short ones. */
bool header_is_near(const struct field *field, const char *key);

#endif
