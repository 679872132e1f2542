/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values for any field, and records of every type of a list, made from the tables alone, so that tests take in new fields and types unwritten. */
#ifndef LRN_SAMPLES_H
#define LRN_SAMPLES_H

#include "tests/network.h"

enum { SAMPLE_VARIANTS = 3 };

/* Two records of each type of a network, every field filled. ids go by the type's place in the list. */
struct samples {
    struct network *network;
    int64_t (*ids)[2];
};

/* Adds the samples; ends the test where that fails. Countries are put there too. */
void samples_new(struct samples *samples, struct network *network);
void samples_done(struct samples *samples);

/* A value of a field as people might type it, another one for each variant; NULL where there is none (a reference to a type that is not in the list). The caller frees it. */
char *sample_text(const struct samples *samples, const struct field *field, int variant);

/* Compares two values as lists should sort them, worked out without the database: vocabulary order for choices, empty last. Texts by bytes. */
int sample_compare(const struct field *field, const struct value *left, const struct value *right);

#endif
