/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person's exports from the screen are written: kept in her state from one to the next. */
#ifndef LRN_EXPORT_CHOICES_H
#define LRN_EXPORT_CHOICES_H

#include "db/export.h"
#include "ui/state.h"

enum export_choice {
    EXPORT_LABELS,    /* "yes": words and labels instead of codes and names */
    EXPORT_EXCEL,     /* "yes": with a byte order mark, and semicolons */
    EXPORT_DELIMITER, /* the sign itself */
    EXPORT_ENCODING   /* its name */
};

/* What was chosen, NULL where nothing was; chooses it, NULL for what is usual. */
const char *export_choice(const struct state *state, enum export_choice choice);
void export_choose(struct state *state, enum export_choice choice, const char *text);

/* The fields of a type that are written, by their names as a set, "id" among them; NULL: all. */
const char *export_fields(const struct state *state, const struct record_type *type);
void export_choose_fields(struct state *state, const struct record_type *type, const char *names);

/* What is asked for with them, of the type whose list is asked for already. The caller frees *columns once the request is done with. */
void export_choices_apply(const struct state *state, struct export_request *request, const struct field ***columns);

#endif
