/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import on the screen: the whole way with a messy list in both languages, back a step at a time, stopped, read otherwise than recognised, mended, taken back. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* A line above the header, Windows-1252, two spellings nobody knows, one organisation twice, one that is there, a row without a country, one with too much. */
static const char messy[] = "Liste over organisasjoner;;;;;;\r\n"
                            "Navn;Land;Type NGO;Spr\xe5k;Bransje;Epost;Merknad\r\n"
                            "Qvaks Arbeidersenter;Bangladesh;worker centre;Bengali;garments;post@qvaks.example;Bes\xf8kt\r\n"
                            "S\xf8ndre Qvaks Union;Vietnam;fagforening;vietnamesisk;textiles;x@y.example;\r\n"
                            "S\xf8ndre Qvaks Union;Viet Nam;fagforening;vietnamesisk;textiles;x@y.example;to ganger\r\n"
                            "Qvaks uten land;;NGO;;;ingen@example.org;\r\n"
                            "Qvaks Kongo;Kongo;NGO;fransk;minerals;k@example.org;\r\n"
                            "Qvaks Watch;India;NGO;Hindi;Garmentz;gw@example.org;\r\n"
                            "Abay Labour Studies Unit (demo);Ethiopia;academic;;;;\r\n"
                            "Qvaks for mange;India;NGO;a;b;c;d;e;f\r\n";

enum { ORGANISATIONS = 106 };

/* What the screen says in each language, in the order of the steps. */
struct words {
    const char *language;
    const char *list, *choose, *recognised, *delimiter, *line, *columns, *missing, *kind, *unread;
    const char *spellings, *kongo, *garmentz, *outcome, *likely, *rejected, *row_new, *mended, *done, *taken_back;
};

static const struct words english = {
    "en", "Organisations", "Import: choose a list", "Import: what was recognised", "semicolon", "line 2", "Import: the columns (Organisations)", "Missing: Kind", "Kind",
    "(not read", "Import: 2 spellings that are not known", "\"Kongo\"", "\"Garmentz\"", "Import them: 4 new, 0 changed", "Likely there", "Rejected", "Import: line 6 (New)",
    "Import them: 5 new, 0 changed", "Import: done", "Taken back:",
};

static const struct words norwegian = {
    "nb", "Organisasjoner", "Import: velg en liste", "Import: det som ble gjenkjent", "semikolon", "linje 2", "Import: kolonnene (Organisasjoner)", "Mangler: Type", "Type",
    "(leses ikke", "Import: 2 skrivemåter som ikke er kjent", "«Kongo»", "«Garmentz»", "Importer dem: 4 nye, 0 endret", "Trolig der før", "Avvist", "Import: linje 6 (Nye)",
    "Importer dem: 5 nye, 0 endret", "Import: ferdig", "Angret:",
};

/* --- Walking -------------------------------------------------------------------------------------------------------------- */

static void list_write(const char *name, const char *text)
{
    char *path = home_path(name);
    home_write(path, text);
    free(path);
}

static struct terminal *start(const char *language, int columns, int rows)
{
    const char *const arguments[] = {"--lang", language, NULL};
    const struct screen_options options = {.arguments = arguments, .columns = columns, .rows = rows};
    home_new(HOME_DEMONSTRATION);
    list_write("messy.csv", messy);
    struct terminal *terminal = screen_start(&options);
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    return terminal;
}

static void end(struct terminal *terminal)
{
    screen_type(terminal, "<F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* Opens the picker and takes the list that a few letters name. */
static void choose_file(struct terminal *terminal, const struct words *words)
{
    screen_type(terminal, "i");
    screen_expect(terminal, words->choose);
    screen_type(terminal, "<C-u>~/mes<Tab>");
    screen_expect_cursor(terminal, "~/messy.csv");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->recognised);
}

/* From what was recognised to the columns, where the one that is missing is chosen. */
static void choose_columns(struct terminal *terminal, const struct words *words)
{
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->columns);
    screen_expect(terminal, words->unread);
    /* Nothing is checked before all is there that must be. */
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, words->kind);
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, words->missing);
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Type NGO");
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, words->missing);
}

/* From the columns to the spellings, which are answered, and to what becomes of the rows. */
static void answer_spellings(struct terminal *terminal, const struct words *words)
{
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, words->spellings);
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Kongo");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->kongo);
    screen_type(terminal, "CD<Enter>");
    screen_expect_not(terminal, words->kongo);
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Garmentz");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->garmentz);
    screen_type(terminal, "garm<Enter>");
    screen_expect_not(terminal, words->garmentz);
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, words->outcome);
}

/* The row without a country gets one. */
static void mend_row(struct terminal *terminal, const struct words *words)
{
    screen_type(terminal, "<Down><Down><Down><Down>");
    screen_expect_marked(terminal, words->rejected);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Qvaks for mange");
    screen_expect_row(terminal, 3, ">");
    screen_expect_row(terminal, 3, "Qvaks uten land");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "6 (");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Land");
    screen_type(terminal, "<Enter>");
    screen_expect_cursor(terminal, "Land:");
    screen_type(terminal, "Norge<Enter>");
    screen_expect(terminal, words->row_new);
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "Qvaks uten land");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, words->mended);
}

/* --- The whole way -------------------------------------------------------------------------------------------------------- */

static void test_whole_way(const struct words *words, int columns, int rows)
{
    struct terminal *terminal = start(words->language, columns, rows);
    choose_file(terminal, words);
    screen_expect(terminal, words->delimiter);
    screen_expect(terminal, words->line);
    screen_expect(terminal, "Søndre Qvaks Union");
    choose_columns(terminal, words);
    answer_spellings(terminal, words);
    mend_row(terminal, words);
    screen_expect_repaint(terminal);
    tap_is_number(home_count("organisation", "qvaks"), 0, "%s: nothing is written before the last step", words->language);
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, words->done);
    tap_is_number(home_count("organisation", "qvaks"), 5, "%s: what is new is there", words->language);
    tap_is_number(home_count("organisation", "qvaks status:submitted"), 5, "%s: as submitted", words->language);
    tap_is_number(home_count("organisation", "qvaks country:CD"), 1, "%s: the spelling means what was said", words->language);
    tap_is_number(home_count("organisation", "qvaks country:NO"), 1, "%s: the row is taken as it was mended", words->language);
    screen_type(terminal, "u");
    screen_expect(terminal, words->taken_back);
    tap_is_number(home_count("organisation", "qvaks"), 0, "%s: u takes it all back", words->language);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, words->list);
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    end(terminal);
}

int main(void)
{
    test_whole_way(&english, 80, 24);
    test_whole_way(&norwegian, 80, 24);
    test_whole_way(&norwegian, 60, 16);
    return tap_done();
}
