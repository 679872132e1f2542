/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_writer.h"

#include <stdbool.h>
#include <string.h>

#include "src/text.h"

/* Quoted too: blanks at the ends, which some readers take away, and what is empty at the beginning of a row, which alone would be no row. */
static bool cell_needs_quotes(const char *cell, bool first, char delimiter)
{
    size_t length = strlen(cell);
    const char special[] = {'"', '\n', '\r', delimiter, '\0'};

    if (length == 0)
        return first;
    return strpbrk(cell, special) || cell[0] == ' ' || cell[length - 1] == ' ';
}

void csv_add_cell(struct text *line, const char *cell, char delimiter)
{
    bool first = line->length == 0 || line->bytes[line->length - 1] == '\n';

    if (!first)
        text_add_bytes(line, &delimiter, 1);
    if (!cell_needs_quotes(cell, first, delimiter)) {
        text_add(line, cell);
        return;
    }
    text_add(line, "\"");
    for (const char *quote; (quote = strchr(cell, '"')); cell = quote + 1) {
        text_add_bytes(line, cell, (size_t)(quote - cell) + 1);
        text_add(line, "\"");
    }
    text_add(line, cell);
    text_add(line, "\"");
}

void csv_end_row(struct text *line)
{
    text_add(line, "\n");
}
