/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "src/csv.h"
#include "src/csv_cells.h"
#include "src/error.h"
#include "src/text.h"
#include "tests/tap.h"

/* Bytes handed out a few at a time, as a pipe does. */
struct bytes {
    const char *at;
    size_t left;
    size_t step;
};

static bool bytes_read(void *context, char *bytes, size_t size, size_t *length, struct error *error)
{
    (void)error;
    struct bytes *source = context;
    *length = source->left < source->step ? source->left : source->step;
    if (*length > size)
        *length = size;
    memcpy(bytes, source->at, *length);
    source->at += *length;
    source->left -= *length;
    return true;
}

/* Rows as "LINE:cell|cell/", a fault as "!text". */
static void csv_describe(const char *string, size_t step, struct text *text)
{
    struct bytes source = {.at = string, .left = strlen(string), .step = step};
    struct csv_reader *reader = csv_reader_new("x.csv", bytes_read, &source);
    struct csv_row row;
    struct error error = {0};
    enum csv_result result;
    text_clear(text);
    while ((result = csv_reader_next(reader, &row, &error)) == CSV_RESULT_ROW) {
        text_add_format(text, "%zu:", row.line);
        for (size_t i = 0; i < row.count; i++)
            text_add_format(text, i == 0 ? "%s" : "|%s", row.cells[i]);
        text_add(text, "/");
    }
    if (result == CSV_RESULT_FAULT)
        text_add_format(text, "!%s", error.text);
    if (csv_reader_next(reader, &row, &error) != CSV_RESULT_END)
        text_add(text, " and more after the end");
    csv_reader_free(reader);
}

static const struct {
    const char *name;
    const char *bytes;
    const char *rows;
} cases[] = {
    {"nothing", "", ""},
    {"two rows", "id,name\n1,Åse\n", "1:id|name/2:1|Åse/"},
    {"no end of line at the end", "id,name\n1,b", "1:id|name/2:1|b/"},
    {"carriage return and line feed", "a,b\r\nc,d\r\n", "1:a|b/2:c|d/"},
    {"carriage returns alone", "a,b\rc,d\r", "1:a|b/2:c|d/"},
    {"a byte order mark", "\xef\xbb\xbf" "a,b\nc,d\n", "1:a|b/2:c|d/"},
    {"a line feed in quotes", "a,b\n\"c\nd\",e\nf,g\n", "1:a|b/2:c\nd|e/4:f|g/"},
    {"doubled quotes and commas", "a,b\n\"c \"\"d\"\", e\",\n", "1:a|b/2:c \"d\", e|/"},
    {"empty lines", "\na,b\n\n  \nc,d\n\n", "2:a|b/5:c|d/"},
    {"a quote inside a cell", "a,b\nc\"d,e\n", "1:a|b/!x.csv:2: A quotation mark is not closed, or stands where none may stand."},
    {"a quote never closed", "a,b\n\"c,d\ne,f\n", "1:a|b/!x.csv:2: A quotation mark is not closed, or stands where none may stand."},
    {"too few cells", "a,b\nc\n", "1:a|b/!x.csv:2: Cells in this row: 1; in the header: 2."},
    {"not UTF-8", "a,b\nc,\xe5\n", "1:a|b/!x.csv:2: Cell 2 is not UTF-8."},
};

static void test_cases(struct text *text)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        csv_describe(cases[i].bytes, 3, text);
        tap_is_text(text_string(text), cases[i].rows, "%s, in small bites", cases[i].name);
        csv_describe(cases[i].bytes, 4096, text);
        tap_is_text(text_string(text), cases[i].rows, "%s, at once", cases[i].name);
    }
}

static void test_long_cell(struct text *text)
{
    struct text bytes = {0};
    text_add(&bytes, "a,b\nc,\"");
    for (size_t i = 0; i < CSV_CELL_MAXIMUM / 16 + 4096; i++)
        text_add(&bytes, "0123456789abcde\n");
    csv_describe(text_string(&bytes), 4096, text);
    tap_is_text(text_string(text), "1:a|b/!x.csv:2: A cell is larger than a megabyte; a quotation mark may be missing.",
                "a cell without end is given up");
    text_done(&bytes);
}

static void cells_describe(struct csv_cells *cells, bool taken, struct text *text)
{
    const char *const *list;

    text_clear(text);
    text_add(text, !taken ? "fault" : csv_cells_are_complete(cells) ? "row" : csv_cells_are_open(cells) ? "open" : "blank");
    if (csv_cells_have_quote(cells))
        text_add(text, " with a quote");
    size_t count = taken && csv_cells_are_complete(cells) ? csv_cells_get(cells, &list) : 0;
    for (size_t i = 0; i < count; i++) {
        text_add(text, "|");
        text_add_bytes(text, list[i], csv_cells_length(cells, i));
    }
}

/* A line given as one is read as libcsv reads it byte by byte. */
static bool lines_agree(const char *line, size_t length, char delimiter, enum csv_quotes quotes)
{
    struct csv_cells *cells = csv_cells_new(delimiter, quotes), *others = csv_cells_new(delimiter, quotes);
    struct text whole = {0}, pieces = {0};

    cells_describe(cells, csv_cells_add_line(cells, line, length), &whole);
    cells_describe(others, csv_cells_add(others, line, length) && csv_cells_add(others, "\n", 1), &pieces);
    bool agree = whole.length == pieces.length && strcmp(text_string(&whole), text_string(&pieces)) == 0;
    if (!agree)
        tap_note("[%s]: %s and %s", line, text_string(&whole), text_string(&pieces));
    csv_cells_free(cells);
    csv_cells_free(others);
    text_done(&whole);
    text_done(&pieces);
    return agree;
}

static void test_lines(void)
{
    enum { LINES = 200000, LONGEST = 12 };
    static const char alphabet[] = "ab \"\",,;\t\r";
    static const char delimiters[] = ",;\t";
    uint64_t state = 4711;
    bool agree = true;

    for (int i = 0; agree && i < LINES; i++) {
        char line[LONGEST + 1] = "";
        size_t length = (size_t)(i % (LONGEST + 1));
        for (size_t j = 0; j < length; j++) {
            state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
            line[j] = alphabet[(state >> 33) % (sizeof alphabet - 1)];
        }
        agree = lines_agree(line, length, delimiters[i % 3], i % 2 == 0 ? CSV_QUOTES_LITERAL : CSV_QUOTES_STRICT);
    }
    tap_ok(agree, "lines given whole are cut into the same cells as lines given in pieces");
}

static void test_missing_file(void)
{
    struct error error = {0};
    tap_ok(csv_reader_open("/nowhere/x.csv", &error) == NULL, "a missing file is refused");
    tap_is_number(error.code, ERROR_USAGE, "as a wrong call");
    tap_ok(strstr(error.text, "/nowhere/x.csv") != NULL, "and named");
}

int main(void)
{
    struct text text = {0};
    test_cases(&text);
    test_long_cell(&text);
    test_lines();
    test_missing_file();
    text_done(&text);
    return tap_done();
}
