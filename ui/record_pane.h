/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows one record: its fields by section, then what hangs on it as short lists. */
#ifndef LRN_RECORD_PANE_H
#define LRN_RECORD_PANE_H

#include "ui/screen.h"

/* Loads the record; NULL and error where it is not there. */
struct pane *record_pane_new(struct screen *screen, const struct record_type *type, int64_t id, struct error *error);

/* Whether a pane is one. */
bool record_pane_is(const struct pane *pane);

/* The record it shows, whatever the cursor stands on. */
bool record_pane_shows(const struct pane *pane, const struct record_type **type, int64_t *id);

/* The list the cursor is in, to which `n` adds; NULL where it is in none that can be added to. Lives until the pane is read again. */
const struct section *record_pane_section(const struct pane *pane);

/* The lists of the record. */
const struct section_list *record_pane_sections(const struct pane *pane);

#endif
