/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/table.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/text.h"
#include "tests/tap.h"

static const char *const rows[][3] = {
    {"1AB3C", "Asha", "Dhaka"},
    {"9ZZZZ", "ঢাকা শ্রমিক কেন্দ্র", NULL},
    {"4F9ZK", "Ærø og Bårds svært lange navn på en organisasjon", "Kathmandu"},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* What a table of the rows looks like in a width; the caller frees it. */
static char *lay_out(int width)
{
    char *text;
    size_t length;
    FILE *stream = open_memstream(&text, &length);
    struct table *table = table_new(stream, 3, width);

    for (size_t i = 0; i < ROWS; i++)
        table_add(table, rows[i]);
    table_end(table);
    fclose(stream);
    return text;
}

static void test_aligned(void)
{
    char *text = lay_out(0);
    char *expected = NULL;
    size_t length;
    FILE *stream = open_memstream(&expected, &length);

    fprintf(stream, "1AB3C  Asha%*s  Dhaka\n", text_width(rows[2][1]) - 4, "");
    fprintf(stream, "9ZZZZ  %s\n", rows[1][1]);
    fprintf(stream, "4F9ZK  %s  Kathmandu\n", rows[2][1]);
    fclose(stream);
    tap_is_text(text, expected, "without a width nothing is cut, and no blanks stand at the ends");
    free(expected);
    free(text);
}

/* Every width: no line is wider, and the first column is whole while there is room for it. */
static void test_cut(void)
{
    for (int width = 5; width <= 80; width++) {
        char *text = lay_out(width);
        bool fits = true, whole = strncmp(text, "1AB3C", 5) == 0;

        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
            fits = fits && text_width(line) <= width;
        tap_ok(fits && whole, "cut to %d columns", width);
        free(text);
    }
}

static void test_unsafe(void)
{
    char *text;
    size_t length;
    FILE *stream = open_memstream(&text, &length);
    struct table *table = table_new(stream, 2, 0);

    table_add(table, (const char *[]){"a\nb\x1b[2J", "c"});
    table_end(table);
    fclose(stream);
    tap_ok(strchr(text, '\n') == text + length - 1 && !strchr(text, '\x1b'), "a cell is one line and nothing a terminal obeys");
    free(text);
}

/* Rows beyond those the widths are taken from come out as well, in their order. */
static void test_many(void)
{
    enum { MANY = 1000 };
    char *text;
    size_t length, lines = 0;
    FILE *stream = open_memstream(&text, &length);
    struct table *table = table_new(stream, 2, 0);
    bool ordered = true;

    for (int i = 0; i < MANY; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        table_add(table, (const char *[]){number, "x"});
    }
    table_end(table);
    fclose(stream);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        ordered = ordered && (size_t)atoi(line) == lines++;
    tap_ok(ordered, "the rows stand in their order");
    tap_is_number((intmax_t)lines, MANY, "there are as many lines as rows");
    free(text);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    test_aligned();
    test_cut();
    test_unsafe();
    test_many();
    return tap_done();
}
