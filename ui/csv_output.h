/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of CSV on standard output, cell by cell; a terminal is shown nothing that it would obey. */
#ifndef LRN_CSV_OUTPUT_H
#define LRN_CSV_OUTPUT_H

#include <stdbool.h>

#include "src/text.h"

struct csv_output {
    struct text line;
    bool plain; /* to a terminal */
};

void csv_output_begin(struct csv_output *output);
void csv_output_end(struct csv_output *output);

/* Adds a cell to the row; writes the row. */
void csv_output_cell(struct csv_output *output, const char *text);
void csv_output_end_row(struct csv_output *output);

#endif
