/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form as a pane of the screen: for a record, for a new one, or with what a draft has kept. */
#ifndef LRN_FORM_PANE_H
#define LRN_FORM_PANE_H

#include "ui/draft.h"
#include "ui/form_saver.h"
#include "ui/screen.h"

/* A form for a record, or with id 0 for a new one with the field within (NULL: none) set to value. NULL and error where the record is not there. */
struct pane *form_pane_new(struct screen *screen, const struct record_type *type, int64_t id, const struct field *within, const struct value *value,
                           struct error *error);

/* A form for a new record that begins with what another record of its type holds, as if it had been typed. */
struct pane *form_pane_begin(struct screen *screen, const struct record *with);

/* The same with what the program proposes: as long as nothing is done to it, nothing in it is to be kept. */
struct pane *form_pane_propose(struct screen *screen, const struct record *with);

/* Has a form save its record so, and not by itself. */
void form_pane_save_by(struct pane *pane, const struct form_saver *saver);

/* A form in which a record's state is the one it shall come to, at the first of the fields that are missing for that; they are marked. */
struct pane *form_pane_step(struct screen *screen, const struct record_type *type, int64_t id, const char *state, struct error *error);

/* A form with what a draft has kept. NULL and error where its type is not known. */
struct pane *form_pane_resume(struct screen *screen, const struct draft *draft, struct error *error);

#endif
