/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways from one pane to another: which pane opens for a record, a list, a form, help. */
#ifndef LRN_NAVIGATE_H
#define LRN_NAVIGATE_H

#include "ui/matrix.h"
#include "ui/screen.h"

struct draft;
struct report;
struct text_source;

/* Shows a numbered pane, making its list when it is shown for the first time. */
void navigate_tab(struct screen *screen, int tab);
/* The same as a digit asks for it: the pane that is shown already goes back to its first page, past what is only read. */
void navigate_number(struct screen *screen, int tab);

/* Follows where Enter leads from the pane with the keys; false where nowhere. */
bool navigate_target(struct screen *screen);

/* Opens a list that begins as a target says; by name: one that belongs to no numbered pane. */
void navigate_to(struct screen *screen, const struct target *target);
void navigate_by_name(struct screen *screen, const struct target *target);

/* Each opens a pane on the stack, or says why not. query and within may be NULL; id 0 of a form is a new record; type NULL of the history is everything. */
void navigate_record(struct screen *screen, const struct record_type *type, int64_t id);
void navigate_list(struct screen *screen, const struct record_type *type, const char *query);
void navigate_form(struct screen *screen, const struct record_type *type, int64_t id, const struct field *within, const struct value *value);
void navigate_step(struct screen *screen, const struct record_type *type, int64_t id, const char *state);
void navigate_draft(struct screen *screen, const struct draft *draft);
void navigate_history(struct screen *screen, const struct record_type *type, int64_t id);
void navigate_help(struct screen *screen);
void navigate_report(struct screen *screen, const struct report *report, int64_t id, int year);
void navigate_matrix(struct screen *screen, enum matrix_view view, const char *query, const struct field *within, const struct value *value);
void navigate_text(struct screen *screen, const struct text_source *source);

#endif
