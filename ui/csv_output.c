/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/csv_output.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "src/csv_writer.h"

void csv_output_begin(struct csv_output *output)
{
    *output = (struct csv_output){.plain = isatty(STDOUT_FILENO)};
}

void csv_output_end(struct csv_output *output)
{
    text_done(&output->line);
}

void csv_output_cell(struct csv_output *output, const char *text)
{
    csv_add_cell(&output->line, text, ',');
}

void csv_output_end_row(struct csv_output *output)
{
    csv_end_row(&output->line);
    char *visible = output->plain ? text_visible(text_string(&output->line), true) : NULL;
    fputs(visible ? visible : text_string(&output->line), stdout);
    free(visible);
    text_clear(&output->line);
}
