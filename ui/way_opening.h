/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records that go in steps open with: where they stand on their way, which steps can be next, and what those lack. */
#ifndef LRN_WAY_OPENING_H
#define LRN_WAY_OPENING_H

#include "db/step.h"
#include "src/document.h"
#include "src/transition.h"

struct opening;
struct screen;

struct way_facts {
    const char *state; /* as of today; of the record */
    const char *next[TRANSITIONS];
    struct step_lack lacks[TRANSITIONS];
    size_t count;
};

/* Reads which steps a record can take next, where anything can be written, and what those lack. */
bool way_facts_read(struct screen *screen, const struct record *record, struct way_facts *facts, struct error *error);

/* Adds the way of the record and its next steps to the values that a document ends with, for so many columns. */
void way_facts_write(const struct way_facts *facts, const struct record *record, int width, struct document *document);

/* Adds a name and a value in a tone. */
void opening_add_value(struct document *document, const char *name, const char *text, enum tone tone);

enum { OPENING_NAMES = 20 }; /* columns that names take */

extern const struct opening way_opening;

#endif
