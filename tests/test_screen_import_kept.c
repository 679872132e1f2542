/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import on the screen shows and leaves where no row is to be written: what is there already, the rejected rows as a file, and what was said of spellings and rows. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

struct words {
    const char *language, *columns, *spellings, *outcome, *nothing, *rejected, *remember, *done, *back;
};

static const struct words english = {
    "en", "Import: the columns", "spelling that is not known", "Import: what becomes of", "There is nothing to write", "Write the rejected rows into a file", "Remember what was said", "Import: done", "Back to the list",
};

static const struct words norwegian = {
    "nb", "Import: kolonnene", "skrivemåte som ikke er kjent", "Import: hva ", "Det er ingenting å skrive", "Skriv de avviste radene til en fil", "Husk det som er sagt", "Import: ferdig", "Tilbake til listen",
};

static void list_write(const char *text)
{
    char *path = home_path("list.csv");
    home_write(path, text);
    free(path);
}

/* A network in which one of the rows is, and the columns of the list. */
static struct terminal *start(const struct words *words, int columns, int rows, const char *list)
{
    const char *const arguments[] = {"--lang", words->language, NULL};
    const struct screen_options options = {.arguments = arguments, .columns = columns, .rows = rows};

    home_new(HOME_EMPTY);
    tap_ok(home_lrn("add", "organisation", "name=Zope Foundation Trust", "kind=ngo", "country=KE", NULL), "an organisation is there");
    list_write(list);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "Zope Foundation Trust");
    screen_type(terminal, ":import ~/list.csv<Enter>");
    screen_expect(terminal, "UTF-8");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->columns);
    screen_type(terminal, "<Enter>");
    return terminal;
}

static void end(struct terminal *terminal, const char *keys)
{
    screen_type(terminal, keys);
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* Before anything is written, as there is nothing to be written. */
static void test_rejected(const struct words *words, int columns, int rows, const char *leave)
{
    struct terminal *terminal = start(words, columns, rows, "Name,Country,Type\nZope Foundation Trust,Kenya,NGO\n,Kenya,NGO\n");

    screen_expect(terminal, words->nothing);
    screen_type(terminal, "<Down><Down><Down>");
    screen_expect_marked(terminal, words->rejected);
    screen_type(terminal, "<Enter>");
    screen_expect_cursor(terminal, "list.csv");
    screen_type(terminal, "<C-u>~/again.csv<Enter>");
    screen_expect_row(terminal, -1, "again.csv.");
    screen_expect(terminal, words->outcome);
    char *path = home_path("again.csv"), *text = home_read(path);
    tap_ok(text && strstr(text, "Name,Country,Type,row,field,reason") && strstr(text, ",Kenya,NGO,3,Name,"), "the rejected row is there, with why");
    free(text);
    free(path);
    end(terminal, leave);
}

/* All that a row lacks stands on its page. */
static void test_faults(const struct words *words, int columns, int rows, const char *name, const char *country)
{
    struct terminal *terminal = start(words, columns, rows, "Name,Country,Type\nHope,Kenya,NGO\n,,NGO\n");

    screen_expect(terminal, words->outcome);
    screen_type(terminal, "<Down><Down><Enter>");
    screen_expect_row(terminal, 1, "(1)");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, name);
    screen_expect(terminal, country);
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
}

/* A spelling is learned though the row is the same; the next list knows it. */
static void test_spelling(const struct words *words, int columns, int rows)
{
    struct terminal *terminal = start(words, columns, rows, "Name,Country,Type\nZope Foundation Trust,Kenya,Enn Gee Oh\n");

    screen_expect(terminal, words->spellings);
    screen_type(terminal, "<Down><Enter>NGO<Enter>");
    screen_expect_marked(terminal, "Enn Gee Oh");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, words->outcome);
    screen_expect_marked(terminal, words->remember);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->done);
    tap_is_number(home_count("spelling", ""), 1, "the spelling is remembered");
    tap_is_number(home_count("organisation", ""), 1, "and nothing else happened");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, ": Enn Gee Oh");
    tap_is_number(home_count("spelling", ""), 0, "which can be taken back");
    end(terminal, "<F10>");
}

/* Enter all the way does not leave before the rejected rows could be had. */
static void test_done(const struct words *words, int columns, int rows)
{
    struct terminal *terminal = start(words, columns, rows, "Name,Country,Type\nHope,Kenya,NGO\n,Kenya,NGO\n");

    screen_expect(terminal, words->outcome);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->done);
    screen_expect_marked(terminal, words->rejected);
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, words->back);
    end(terminal, "<F10>");
}

/* What is there already can be read whole on a narrow screen too, as nothing else shows it. */
static void test_narrow(const struct words *words, const char *there)
{
    struct terminal *terminal = start(words, 60, 16, "Name,Country,Type\nThe Zope Foundation Trust,Kenya,NGO\n");

    screen_expect(terminal, words->nothing);
    screen_type(terminal, "<End><Up><Up><Enter>");
    screen_expect_row(terminal, 1, "(1)");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, there);
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
}

int main(void)
{
    test_rejected(&english, 80, 24, "<F10>y");
    test_rejected(&norwegian, 60, 16, "<F10>j");
    test_faults(&english, 80, 24, "Name: \"Name\" must be filled in.", "Country: \"Country\" must be filled in.");
    test_faults(&norwegian, 60, 16, "Name: «Navn» må fylles ut.", "Country: «Land» må fylles ut.");
    test_spelling(&english, 80, 24);
    test_spelling(&norwegian, 60, 16);
    test_done(&english, 80, 24);
    test_done(&norwegian, 60, 16);
    test_narrow(&english, "There already: Zope Foundation Trust");
    test_narrow(&norwegian, "Fra før: Zope Foundation Trust");
    return tap_done();
}
