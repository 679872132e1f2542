/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up network of any size, the same at every run: for measuring, and for tests that need many records. */
#ifndef LRN_POPULATION_H
#define LRN_POPULATION_H

#include <stdio.h>

#include "db/store.h"

/* Adds organisations with names in several scripts, and others that hang on them: contacts, verifications, members, partnerships, suppliers, sites,
 * hot spots, by turns. In one change. */
bool population_add(struct store *store, size_t organisations, size_t others, struct error *error);

/* Writes a list of organisations as somebody might mail it: CSV with a header and 12 columns, about 235 bytes a row. One row in six has a name in its
 * own script too; one in fifty comes twice, the second time in capitals. */
void population_write_list(FILE *file, size_t rows);

/* A number below limit, the next of a row of them that state holds; begin with any. */
uint32_t population_random(uint64_t *state, uint32_t limit);

#endif
