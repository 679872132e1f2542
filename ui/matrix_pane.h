/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows hot spots as a matrix: countries or sectors by issue, or severity by likelihood. */
#ifndef LRN_MATRIX_PANE_H
#define LRN_MATRIX_PANE_H

#include "ui/matrix.h"
#include "ui/pane.h"

/* A matrix of the hot spots a query finds (text, may be ""), within and value as of a list or NULL. NULL and error where the query cannot be read. */
struct pane *matrix_pane_new(struct screen *screen, enum matrix_view view, const char *query, const struct field *within, const struct value *value,
                             struct error *error);

/* Whether a pane is one. */
bool matrix_pane_is(const struct pane *pane);

/* Shows sectors instead of countries, or the other way round; false for severity by likelihood. */
bool matrix_pane_turn(struct pane *pane);

/* Whether it shows severity by likelihood. */
bool matrix_pane_is_grid(const struct pane *pane);

/* The query it was asked with. */
const char *matrix_pane_query(const struct pane *pane);

/* The country of the cursor's row, or the one it lies within; "" where there is none. */
const char *matrix_pane_country(struct pane *pane);

/* What it was asked with, narrowed to the row of the cursor. The caller frees it. */
char *matrix_pane_row_query(struct pane *pane);

#endif
