/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_writer.h"

#include <string.h>

#include "src/csv.h"
#include "src/text.h"
#include "tests/tap.h"

static const struct {
    const char *cells[4]; /* NULL at the end */
    const char *line;
} cases[] = {
    {{"a", "b"}, "a,b\n"},
    {{"", ""}, "\"\",\n"},
    {{""}, "\"\"\n"},
    {{"a,b", "c;d"}, "\"a,b\",c;d\n"},
    {{"say \"no\"", "\""}, "\"say \"\"no\"\"\",\"\"\"\"\n"},
    {{"two\nlines", "cr\r"}, "\"two\nlines\",\"cr\r\"\n"},
    {{" blank ", "in side"}, "\" blank \",in side\n"},
    {{"Ærø", "ঢাকা"}, "Ærø,ঢাকা\n"},
};

static bool line_read(void *context, char *bytes, size_t size, size_t *length, struct error *error)
{
    const char **at = context;

    (void)error;
    *length = strlen(*at) < size ? strlen(*at) : size;
    memcpy(bytes, *at, *length);
    *at += *length;
    return true;
}

/* Whether what was written is read back as the same cells. */
static bool reads_back(const char *line, const char *const *cells)
{
    struct csv_reader *reader = csv_reader_new("line", line_read, &line);
    struct csv_row row;
    bool same = csv_reader_next(reader, &row, NULL) == CSV_RESULT_ROW;

    for (size_t i = 0; same && i < row.count; i++)
        same = cells[i] && strcmp(row.cells[i], cells[i]) == 0;
    same = same && !cells[row.count];
    csv_reader_free(reader);
    return same;
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text line = {0};

        for (size_t cell = 0; cases[i].cells[cell]; cell++)
            csv_add_cell(&line, cases[i].cells[cell], ',');
        csv_end_row(&line);
        tap_is_text(text_string(&line), cases[i].line, "row %zu is written", i + 1);
        tap_ok(reads_back(text_string(&line), cases[i].cells), "row %zu is read back", i + 1);
        text_done(&line);
    }
    return tap_done();
}
