/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As what else a name may stand in another list: without what its record says elsewhere, without its brackets, as what these say. For src/similar.c alone. */
#ifndef LRN_SIMILAR_SPELLING_H
#define LRN_SIMILAR_SPELLING_H

#include <stdbool.h>

/* How far a spelling is from what was given; two names are the less surely one the more their spellings are together. */
enum similar_spelling {
    SPELLING_GIVEN,
    SPELLING_BARE,  /* without its acronym (or any in brackets, where it may have one and none is given), its town or its country beside it: "AWC - Asha Workers Centre", "Asha Workers Centre, Dhaka" */
    SPELLING_LOOSE, /* without what else stands in brackets behind it, or what these say: "Umeed (Hope for Women)" */
    SPELLING_TOO_FAR = 4 /* together */
};

/* What a record says of itself elsewhere, "" where it does not; country is a code. */
struct similar_own {
    const char *acronym, *city, *region, *country;
    bool has_acronym; /* records of its type do; what others have in brackets may be the unit of a company, and tells two sites from each other */
};

/* Takes one spelling of a name; false where it wants no more. */
typedef bool similar_spelling_function(void *context, const char *spelling, enum similar_spelling how);

/* Calls each for a name and for every other spelling of it, while that returns true; returns what it did last. */
bool similar_spelling_each(const char *name, const struct similar_own *own, similar_spelling_function *each, void *context);

#endif
