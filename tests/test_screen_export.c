/* SPDX-License-Identifier: GPL-3.0-or-later */
/* x writes a list into a file: what is listed, found or marked, in the list's order; a file that is there only after a question; in both languages. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* What the screen says in a language. */
struct spoken {
    const char *language;
    int columns, rows;
    const char *first, *write, *prompt, *replace, *yes;
    const char *all, *two, *found; /* with the count before the path */
    const char *stays, *refused, *is_database; /* a word, as the path before it may be of any length */
};

static const struct spoken spoken[] = {
    {.language = "en", .columns = 80, .rows = 24, .first = " 1 of 106", .write = "Write them into a file", .prompt = "Export to: organisation.csv", .replace = "exists. Replace it? (y/n)", .yes = "y",
     .all = "106 records are in", .two = "2 records are in", .found = "records are in", .stays = "stays as it is", .refused = "written", .is_database = "another"},
    {.language = "nb", .columns = 60, .rows = 16, .first = " 1 av 106", .write = "Skriv dem til en fil", .prompt = "Eksporter til: organisation.csv", .replace = "Erstatte? (j/n)", .yes = "j",
     .all = "106 oppføringer ligger i", .two = "2 oppføringer ligger i", .found = "oppføringer ligger i", .stays = "blir stående", .refused = "skrives",
     .is_database = "annet"},
};

/* What stands in a file of the home; "" where there is none. The caller frees it. */
static char *file_read(const char *name)
{
    char *path = home_path(name);
    char *text = home_read(path);

    free(path);
    return text ? text : string_copy("");
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;

    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

/* Types a name over the one that is proposed. */
static void export_to(struct terminal *terminal, const struct spoken *says, const char *name)
{
    char *keys = string_format("<C-u>%s<Enter>", name);

    screen_type(terminal, "x");
    screen_expect_marked(terminal, says->write);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, says->prompt);
    screen_type(terminal, keys);
    free(keys);
}

/* What was refused stands there to be mended, until Esc. */
static void leave_line(struct terminal *terminal, const struct spoken *says, const char *why)
{
    screen_expect(terminal, why);
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, why);
    screen_expect_marked(terminal, says->write);
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, says->write);
}

/* A point: a file holds just what lrn export writes. */
static void expect_exported(const char *name, const char *query, const char *point)
{
    const char *const arguments[] = {"export", "organisation", "--query", query, NULL};
    char *expected = home_run(NULL, arguments);
    char *got = file_read(name);

    tap_is_text(got, expected, "%s", point);
    free(got);
    free(expected);
}

static void test_all(struct terminal *terminal, const struct spoken *says)
{
    export_to(terminal, says, "~/list.csv");
    screen_expect(terminal, says->all);
    screen_expect(terminal, "list.csv");
    char *text = file_read("list.csv");
    tap_is_number((intmax_t)lines_of(text), 107, "%s: a header and a line for each record", says->language);
    tap_ok(strncmp(text, "id,visibility,name,", 19) == 0, "%s: fields by their names whatever the language", says->language);
    free(text);
    if (strcmp(says->language, "en") == 0)
        expect_exported("list.csv", "", "as lrn export writes it");
}

static void test_found(struct terminal *terminal, const struct spoken *says)
{
    char *before = file_read("list.csv");

    screen_type(terminal, "/dhaka<Enter>");
    screen_expect_row(terminal, 1, "dhaka");
    export_to(terminal, says, "~/list.csv");
    screen_expect_row(terminal, -1, says->replace);
    screen_type(terminal, "n");
    screen_expect_not(terminal, says->replace);
    leave_line(terminal, says, says->stays);
    char *after = file_read("list.csv");
    tap_is_text(after, before, "%s: no leaves the file as it was", says->language);
    free(after);
    export_to(terminal, says, "~/list.csv");
    screen_expect_row(terminal, -1, says->replace);
    screen_type(terminal, says->yes);
    screen_expect(terminal, says->found);
    expect_exported("list.csv", "dhaka", "what is found");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " 106");
    free(before);
}

/* Marked ones in the list's order, whatever order they were marked in. */
static void test_marked(struct terminal *terminal, const struct spoken *says)
{
    screen_type(terminal, "<Home><Down> <Home> ");
    screen_type(terminal, "x");
    screen_expect_marked(terminal, says->write);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, says->prompt);
    screen_type(terminal, "<C-u>~/marked.csv<Enter>");
    screen_expect(terminal, says->two);
    char *text = file_read("marked.csv");
    const char *first = strstr(text, "Abay Labour Studies Unit"), *second = strstr(text, "Alexandria Occupational");
    tap_ok(lines_of(text) == 3 && first && second && first < second, "%s: the two that are marked", says->language);
    free(text);
    screen_type(terminal, "<Esc>");
}

static void test_refused(struct terminal *terminal, const struct spoken *says)
{
    screen_type(terminal, "x");
    screen_expect_marked(terminal, says->write);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, says->prompt);
    leave_line(terminal, says, says->prompt);
    export_to(terminal, says, "~/none/list.csv");
    screen_expect(terminal, says->refused);
    leave_line(terminal, says, says->refused);
    export_to(terminal, says, home_database());
    screen_expect_row(terminal, -1, says->yes);
    screen_type(terminal, says->yes);
    screen_expect(terminal, says->is_database);
    leave_line(terminal, says, says->is_database);
    tap_is_number(home_count("organisation", ""), 106, "%s: which is as it was", says->language);
}

static void test_command(struct terminal *terminal, const struct spoken *says)
{
    screen_type(terminal, ":export ~/named.csv<Enter>");
    screen_expect(terminal, says->all);
    char *named = file_read("named.csv");
    tap_is_number((intmax_t)lines_of(named), 107, "%s: by its name and with a path too", says->language);
    free(named);
}

/* How it is written is chosen on the page, and kept for the next time, by the command too. */
static void test_choices(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "x<Down>");
    screen_expect_marked(terminal, "Values        codes and field names");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Values        words and labels");
    screen_type(terminal, "<Down><Enter>");
    screen_expect_marked(terminal, "Opened by     Excel");
    screen_expect(terminal, "Delimiter     semicolon");
    screen_type(terminal, "<Down><Enter>Country<Enter>");
    screen_expect_marked(terminal, "Fields        Country");
    screen_type(terminal, "<Enter>organization kind");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Fields        Country");
    screen_type(terminal, "<Home><Enter>");
    screen_expect_row(terminal, -1, "Export to: ");
    screen_type(terminal, "<C-u>~/excel.csv<Enter>");
    screen_expect(terminal, "106 records are in");
    screen_expect_row(terminal, 1, "Organisations");
    char *text = file_read("excel.csv");
    tap_ok(strncmp(text, "\xef\xbb\xbf" "Country\nEthiopia\n", 20) == 0, "Excel's mark, the field that was chosen, in words");
    free(text);
    screen_type(terminal, "x<End>");
    screen_expect_marked(terminal, "Encoding      UTF-8");
    screen_type(terminal, "<Enter>850<Enter>");
    screen_expect_marked(terminal, "Encoding      CP850");
    screen_type(terminal, "<Up><Up><Enter>Country <Enter>");
    screen_expect_marked(terminal, "Fields        all");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, ":export ~/list.csv --labels<Enter>");
    screen_expect(terminal, "Give the file's name only");
    screen_type(terminal, "<C-u>export ~/list.csv<Enter>");
    screen_expect(terminal, "characters that CP850 lacks became question marks");
    screen_type(terminal, ":export ~/<Enter>");
    screen_expect(terminal, "That is a folder");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "That is a folder");
    screen_leave(terminal);
}

static void test_language(const struct spoken *says)
{
    const char *const arguments[] = {"--lang", says->language, NULL};
    const struct screen_options options = {.arguments = arguments, .columns = says->columns, .rows = says->rows};

    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, says->first);
    test_all(terminal, says);
    test_found(terminal, says);
    test_marked(terminal, says);
    test_refused(terminal, says);
    test_command(terminal, says);
    screen_type(terminal, "<Home>");
    screen_expect_not(terminal, says->all);
    screen_expect_repaint(terminal);
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

int main(void)
{
    for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
        test_language(&spoken[i]);
    test_choices();
    return tap_done();
}
