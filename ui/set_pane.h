/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows what would become of several records in which one field is set, before that is done. */
#ifndef LRN_SET_PANE_H
#define LRN_SET_PANE_H

#include "db/several.h"
#include "ui/screen.h"

/* Tries it; NULL and error where the text is no value of the field, or the database cannot be written (ERROR_BUSY: now). What is asked for is copied. */
struct pane *set_pane_new(struct screen *screen, const struct several_request *request, struct error *error);

bool set_pane_is(const struct pane *pane);

/* Does it, closes the pane and says what came of it; where somebody else is writing it waits. Where nothing would change that is said, and the pane stays. */
void set_pane_apply(struct pane *pane);

#endif
