/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of a type open with in the record view, before their fields: a small document of the type's own. A new one is a file and a line in openings.c. */
#ifndef LRN_OPENING_H
#define LRN_OPENING_H

#include "src/document.h"
#include "src/record.h"
#include "ui/screen.h"

struct opening {
    /* Reads what is to be told of a record; NULL and error where that fails. */
    void *(*read)(struct screen *screen, const struct record *record, struct error *error);
    /* Adds it to a compact document in the interface's language, meant for so many columns. Rows that lead to records get the cursor;
     * on one that leads to the record itself Enter takes a step. */
    void (*write)(struct screen *screen, const void *facts, const struct record *record, int width, struct document *document);
    void (*release)(void *facts);
};

#endif
