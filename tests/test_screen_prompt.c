/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed on a line and is not taken stands there again, to be mended, below what is wrong with it: on every line that asks, in both languages. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* A line, and how it is opened. */
struct asked {
    const char *open, *line;  /* the keys; what the line says before what is typed, NULL: the keys are the whole line */
    const char *typed;        /* and not taken */
    const char *why;          /* a part of what is said of it */
};

/* Types it, waits for why, and for the line with what was typed, which Esc leaves. */
static void test_asked(struct terminal *terminal, const struct asked *asked)
{
    char *typed = string_format("%s<Enter>", asked->typed), *line = string_format("%s%s\n", asked->line ? asked->line : asked->open, asked->typed);

    screen_type(terminal, asked->open);
    if (asked->line)
        screen_expect_row(terminal, -1, asked->line);
    screen_type(terminal, asked->line ? "<C-u>" : "");
    screen_type(terminal, typed);
    screen_expect(terminal, asked->why);
    screen_expect_cursor(terminal, line);
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, asked->why);
    free(line);
    free(typed);
}

static void test_all(struct terminal *terminal, const struct asked *asked, size_t count)
{
    for (size_t i = 0; i < count; i++)
        test_asked(terminal, &asked[i]);
}

static void test_english(void)
{
    static const struct asked in_a_list[] = {
        {":", NULL, "exprot list.csv", "There is no command \"exprot\""},
        {":", NULL, "set contry=BD", "There is no field \"contry\" here."},
        {":", NULL, "sort contry", "There is no field \"contry\" here."},
        {":", NULL, "filter contry", "There is no field \"contry\" here."},
        {":", NULL, "step finished", "is no state here"},
        {":", NULL, "step draft", "draft"},
        {":", NULL, "list nothing", "Say which"},
        {":", NULL, "new nothing", "There is no record type"},
        {":", NULL, "duplicates nothing", "There is no record type"},
        {":", NULL, "report nothing", "There is no report \"nothing\""},
        {":", NULL, "report country Atlantis", "Atlantis"},
        {":", NULL, "match Atlantis", "Atlantis"},
        {":", NULL, "grid Atlantis", "Atlantis"},
        {":", NULL, "undo last", "is no number of a change"},
        {":", NULL, "undo 99999", "99999"},
        {":", NULL, "language fr", "lrn speaks en and nb."},
        {":", NULL, "guidance nothing", "There is no page of guidance"},
        {":", NULL, "reminders soon", "Say within how many days"},
        {":", NULL, "save new name", "Search or filter first"},
        {":", NULL, "forget-search mine", "No search is called \"mine\""},
        {":", NULL, "backup /nowhere/copy.db", "/nowhere/copy.db"},
        {":set founded=soon<Enter>", "Founded: ", "soonish", "soonish"},
        {":export /nowhere/list.csv<Enter>", "Export to: ", "/elsewhere/list.csv", "/elsewhere"},
        {"x<Enter>", "Export to: ", "/nowhere/list.csv", "/nowhere"},
    };
    static const struct asked in_a_report[] = {{"x", "Write to (.html, .md, .txt): ", "/nowhere/profile.html", "/nowhere"}};

    struct terminal *terminal = screen_start_demonstration();
    test_all(terminal, in_a_list, sizeof in_a_list / sizeof *in_a_list);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, ":report coverage<Enter>");
    screen_expect_row(terminal, 1, "Coverage");
    test_all(terminal, in_a_report, 1);
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

static void test_norwegian(void)
{
    static const char *const arguments[] = {"--lang", "nb", NULL};
    static const struct asked asked[] = {
        {":", NULL, "eksprot liste.csv", "Det finnes ingen kommando «eksprot»"},
        {":", NULL, "sett lnad=BD", "«lnad»"},
        {":", NULL, "rapport ingenting", "«ingenting»"},
        {":sett grunnlagt=snart<Enter>", "Stiftet: ", "snarlig", "snarlig"},
        {"x<Enter>", "Eksporter til: ", "/ingensteds/liste.csv", "/ingensteds"},
    };

    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.arguments = arguments, .columns = 60, .rows = 16});
    screen_expect(terminal, " 1 av 106");
    test_all(terminal, asked, sizeof asked / sizeof *asked);
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

/* What is not to be replaced goes by another name. */
static void test_kept(void)
{
    struct terminal *terminal = screen_start_demonstration();
    char *path = home_path("list.csv");

    home_write(path, "mine\n");
    screen_type(terminal, ":export ~/list.csv<Enter>");
    screen_expect(terminal, "(y/n)");
    screen_type(terminal, "n");
    screen_expect(terminal, "stays as it is.");
    screen_expect_cursor(terminal, "Export to: ~/list.csv\n");
    screen_type(terminal, "<Backspace><Backspace><Backspace><Backspace>-2.csv<Enter>");
    screen_expect(terminal, "106 records are in");
    screen_type(terminal, "/country:BD<Enter>:save mine<Enter>");
    screen_expect_row(terminal, -1, "is kept as \"mine\"");
    screen_type(terminal, "/<C-u>country:NP<Enter>:save mine<Enter>");
    screen_expect(terminal, "Replace it? (y/n)");
    screen_type(terminal, "n");
    screen_expect(terminal, "stays as it is.");
    screen_expect_cursor(terminal, "Keep this search as: mine\n");
    screen_type(terminal, " too<Enter>");
    screen_expect_row(terminal, -1, "is kept as \"mine too\"");
    screen_leave(terminal);
    char *text = home_read(path);
    tap_is_text(text, "mine\n", "the file is as it was");
    free(text);
    free(path);
}

/* The name of an encoding, typed where none of those offered is meant. */
static void test_encoding(void)
{
    struct terminal *terminal = screen_start_demonstration();
    char *path = home_path("list.csv");

    home_write(path, "Name,Country\nAnna,BD\n");
    screen_type(terminal, ":import ~/list.csv<Enter>");
    screen_expect(terminal, "what was recognised");
    screen_type(terminal, "<Down><Down><Enter>");
    screen_expect(terminal, "another, by its name");
    screen_type(terminal, "another<Enter>");
    screen_expect_row(terminal, -1, "Encoding:");
    screen_type(terminal, "ISO-8859-77<Enter>");
    screen_expect(terminal, "\"ISO-8859-77\"");
    screen_expect_cursor(terminal, "Encoding: ISO-8859-77\n");
    screen_type(terminal, "<Backspace><Enter>");
    screen_expect_marked(terminal, "Encoding");
    screen_expect(terminal, "ISO-8859-7\n");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "choose a list");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "y");
    screen_expect(terminal, " 1 of 106");
    screen_leave(terminal);
    free(path);
}

int main(void)
{
    test_english();
    test_norwegian();
    test_kept();
    test_encoding();
    return tap_done();
}
