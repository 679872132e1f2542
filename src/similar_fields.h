/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are known not by a name in a country but by all that is required of them and what they are called: what they are looked up by, how alike they are. For src/similar.c
 * alone. */
#ifndef LRN_SIMILAR_FIELDS_H
#define LRN_SIMILAR_FIELDS_H

#include <stdint.h>

#include "src/fold.h"
#include "src/record.h"

/* One number for each language in which a record is called something. */
enum { SIMILAR_FIELDS_HASHES = 8 };
struct similar_hashes {
    uint64_t hashes[SIMILAR_FIELDS_HASHES];
    size_t count;
};

/* What a record is known by. */
void similar_fields_hash(struct folder *folder, const struct record *record, struct similar_hashes *hashes);

/* What it is known by where what its type's title_from names stands for the title; none where that is empty, or the type has no such. Records with titles of their own have these, too. */
void similar_fields_hash_stand_in(struct folder *folder, const struct record *record, struct similar_hashes *hashes);

enum similar_likeness {
    LIKENESS_NONE,
    LIKENESS_STAND_IN, /* of two at least one has no title of its own, which would be none or one that says what stands in for it, and the rest is the same */
    LIKENESS_SAME      /* in one language at least */
};

/* What a record is compared by, read once. Holds nothing of the record's. */
struct similar_fields;
struct similar_fields *similar_fields_new(struct folder *folder, const struct record *record);
void similar_fields_free(struct similar_fields *fields);

/* Two records of one type that refer to different things are never alike; nor are two that no title tells apart, where both have one of the fields that do then (told_apart_by) and
 * these differ. */
enum similar_likeness similar_fields_compare(const struct similar_fields *left, const struct similar_fields *right);

#endif
