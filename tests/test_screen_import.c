/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import on the screen: the whole way with a messy list in both languages, back a step at a time, stopped, read otherwise than recognised, mended, taken back. */
#include "config.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

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
    const char *spellings, *place, *kongo, *passing, *garmentz, *outcome, *likely, *rejected, *row_new, *mended, *done, *taken_back;
};

static const struct words english = {
    "en", "Organisations", "Import: choose a list", "Import: what was recognised", "semicolon", "line 2", "Import: the columns (Organisations)", "Missing: Kind", "Kind",
    "(not read", "Import: 2 spellings that are not known", "line 7: Qvaks Kongo, Kongo, NGO, fransk", "\"Kongo\"", "DR Congo (this time)", "\"Garmentz\"", "Import them: 4 new, 0 changed", "Likely there", "Rejected", "Import: line 6 (New)",
    "Import them: 5 new, 0 changed", "Import: done", "Taken back:",
};

static const struct words norwegian = {
    "nb", "Organisasjoner", "Import: velg en liste", "Import: det som ble gjenkjent", "semikolon", "linje 2", "Import: kolonnene (Organisasjoner)", "Mangler: Type", "Type",
    "(leses ikke", "Import: 2 skrivemåter som ikke er kjent", "linje 7: Qvaks Kongo, Kongo, NGO, fransk", "«Kongo»", "DR Kongo (bare nå)", "«Garmentz»", "Importer dem: 4 nye, 0 endret", "Trolig der før", "Avvist", "Import: linje 6 (Nye)",
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
    screen_expect(terminal, words->place);
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Kongo");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->kongo);
    screen_type(terminal, "CD<Enter>");
    screen_expect_not(terminal, words->kongo);
    screen_expect(terminal, words->passing);
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

/* --- Back ----------------------------------------------------------------------------------------------------------------- */

/* Esc goes back one step at a time; going on again finds everything as it was chosen. */
static void test_back(void)
{
    const struct words *words = &english;
    struct terminal *terminal = start("en", 80, 24);
    choose_file(terminal, words);
    choose_columns(terminal, words);
    answer_spellings(terminal, words);
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Nothing of this is done yet");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, words->spellings);
    screen_expect(terminal, "garments");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, words->columns);
    screen_expect_not(terminal, words->missing);
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, words->recognised);
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "~/messy.csv");
    /* Leaving it all is asked; no is where it was. */
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Leave the import? Nothing was written. (y/n)");
    screen_type(terminal, "n");
    screen_expect_not(terminal, "Leave the import?");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->recognised);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, words->columns);
    screen_expect_not(terminal, words->missing);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, words->spellings);
    screen_expect(terminal, "garments");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, words->outcome);
    /* Tab, which goes on everywhere, does not write. */
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, -1, "Enter on the first line writes it.");
    /* Ending the program asks as well; no stays at the step. */
    screen_type(terminal, "q");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "n");
    screen_expect(terminal, words->outcome);
    screen_type(terminal, "q");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "y");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    tap_is_number(home_count("organisation", ""), ORGANISATIONS, "nothing was written");
}

/* What may be a list stands before all else, in the way of nothing that begins alike. */
static void test_picker(void)
{
    struct terminal *terminal = start("en", 80, 24);
    list_write("another.pdf", "%PDF");
    list_write("message.png", "PNG");
    screen_type(terminal, "i");
    screen_expect(terminal, english.choose);
    screen_type(terminal, "<C-u>~/");
    screen_expect(terminal, "  another.pdf");
    screen_expect_row(terminal, 4, "  messy.csv");
    screen_type(terminal, "mes<Tab>");
    screen_expect_cursor(terminal, "~/messy.csv");
    screen_type(terminal, "<C-u>~/ano<Enter>");
    screen_expect(terminal, "another.pdf");
    screen_expect_not(terminal, english.choose);
    screen_end(terminal);
}

/* By its name, in either language, with the file; the next import begins in the folder of the last one. */
static void test_command(void)
{
    struct terminal *terminal = start("nb", 80, 24);
    screen_type(terminal, ":importer ~/messy.csv<Enter>");
    screen_expect(terminal, norwegian.recognised);
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "~/messy.csv");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Forlate importen? Ingenting er skrevet. (j/n)");
    screen_type(terminal, "j");
    screen_expect_row(terminal, 1, norwegian.list);
    screen_type(terminal, ":import ~/none.csv<Enter>");
    screen_expect(terminal, "none.csv kan ikke leses");
    screen_expect_cursor(terminal, "~/none.csv");
    /* Nothing was chosen, so that nothing is asked. */
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, norwegian.list);
    screen_type(terminal, "i");
    screen_expect_cursor(terminal, "~/");
    screen_expect(terminal, "messy.csv");
    screen_type(terminal, "<Down><Enter>");
    screen_expect(terminal, norwegian.recognised);
    screen_type(terminal, "<F10>");
    screen_expect_row(terminal, -1, "Forlate importen?");
    screen_type(terminal, "j");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* Sizes and the language change at every step, and what is shown is what was. */
static void test_sizes(void)
{
    struct terminal *terminal = start("en", 80, 24);
    screen_type(terminal, "i");
    screen_expect(terminal, english.choose);
    screen_resize(terminal, 60, 16);
    screen_expect_row(terminal, 1, english.choose);
    screen_type(terminal, "<C-u>~/messy.csv<Enter>");
    screen_expect(terminal, english.recognised);
    screen_type(terminal, "L");
    screen_expect(terminal, norwegian.recognised);
    screen_resize(terminal, 120, 40);
    screen_expect(terminal, "Besøkt");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, norwegian.columns);
    screen_type(terminal, "L");
    screen_expect(terminal, english.columns);
    screen_resize(terminal, 60, 16);
    screen_expect_row(terminal, 1, english.columns);
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, english.missing);
    screen_resize(terminal, 80, 24);
    screen_expect_marked(terminal, english.missing);
    screen_type(terminal, "<Enter><Enter>");
    screen_expect_not(terminal, english.missing);
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, english.spellings);
    screen_resize(terminal, 60, 16);
    screen_type(terminal, "L");
    screen_expect(terminal, norwegian.spellings);
    screen_expect_repaint(terminal);
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, 2, ">");
    screen_expect(terminal, norwegian.rejected);
    screen_type(terminal, "L");
    screen_expect(terminal, english.rejected);
    screen_resize(terminal, 80, 24);
    screen_expect_marked(terminal, "Import them:");
    screen_expect_repaint(terminal);
    screen_type(terminal, "<F10>");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "y");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* --- Otherwise than recognised ---------------------------------------------------------------------------------------------- */

/* Opens a row of what was recognised, so many down, and takes what a few letters find. */
static void override(struct terminal *terminal, const char *downs, const char *label, const char *letters)
{
    screen_type(terminal, "g");
    screen_type(terminal, downs);
    screen_expect_marked(terminal, label);
    screen_type(terminal, "<Enter>");
    screen_type(terminal, letters);
    screen_type(terminal, "<Enter>");
}

static void test_overrides(void)
{
    struct terminal *terminal = start("en", 80, 24);
    choose_file(terminal, &english);
    override(terminal, "<Down><Down>", "Encoding", "CP850");
    screen_expect(terminal, "S°ndre Qvaks Union");
    override(terminal, "<Down><Down>", "Encoding", "WINDOWS");
    screen_expect(terminal, "Søndre Qvaks Union");
    override(terminal, "<Down><Down><Down>", "Delimiter", "comma");
    screen_expect(terminal, "Søndre Qvaks Union;Vie");
    override(terminal, "<Down><Down><Down>", "Delimiter", "semicolon");
    screen_expect_not(terminal, "Søndre Qvaks Union;Vie");
    override(terminal, "<Down><Down><Down>", "Delimiter", "semicolon, each");
    screen_expect(terminal, "semicolon, each line in quotation marks");
    override(terminal, "<Down><Down><Down>", "Delimiter", "semicolon");
    screen_expect_not(terminal, "each line in quotation marks");
    override(terminal, "<Down><Down><Down><Down>", "Header", "none");
    screen_expect(terminal, "none: the columns go by their numbers");
    screen_expect(terminal, "  1    ");
    override(terminal, "<Down><Down><Down><Down>", "Header", "Navn");
    screen_expect(terminal, "line 2");
    override(terminal, "<Down>", "Import as", "suppliers");
    screen_expect(terminal, "Suppliers");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Import: the columns (Suppliers)");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, english.recognised);
    /* An encoding that nobody knows changes nothing. */
    override(terminal, "<Down><Down>", "Encoding", "another");
    screen_expect_cursor(terminal, "Encoding:");
    screen_type(terminal, "EBCDIC-XYZ<Enter>");
    screen_expect_row(terminal, -2, "EBCDIC-XYZ");
    screen_expect(terminal, "WINDOWS-1252");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "EBCDIC-XYZ");
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "~/messy.csv");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, 1, "Organisations");
    end(terminal);
}

/* Dates that may be read either way are told on the page of the columns, where Enter turns them round. */
static void test_dates(const struct words *words, const char *language, int columns, int rows, const char *day_first, const char *month_first)
{
    struct terminal *terminal = start(language, columns, rows);
    list_write("messy.csv", "Name,Country,Kind,Review due\nQvaks Dates,IN,ngo,02/03/2027\n");
    choose_file(terminal, words);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, day_first);
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, "Review due: 02/03/2027");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, month_first);
    screen_expect_repaint(terminal);
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, ": 1 n");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, words->done);
    tap_is_number(home_count("organisation", "review_due:2027-02-03 qvaks"), 1, "and are written so");
    screen_type(terminal, "<Home><Enter>");
    end(terminal);
}

/* So are days by their numbers, which Enter makes none, and days again. */
static void test_numbered_dates(void)
{
    struct terminal *terminal = start("en", 80, 24);
    list_write("messy.csv", "Name,Country,Kind,Review due\nQvaks Dates,IN,ngo,46421\n");
    choose_file(terminal, &english);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Review due: 46421 is 3 Feb 2027 (Enter: no date)");
    screen_type(terminal, "<Down><Down><Enter>");
    screen_expect(terminal, "Review due: 46421 is no date (Enter: 3 Feb 2027)");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Review due: 46421 is 3 Feb 2027 (Enter: no date)");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, ": 1 n");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, english.done);
    tap_is_number(home_count("organisation", "review_due:2027-02-03 qvaks"), 1, "days by their numbers are written as days");
    screen_type(terminal, "<Home><Enter>");
    end(terminal);
}

/* One word that tells the encoding is shown, until somebody says which it is. */
static void test_one_word(const struct words *words, const char *language, int columns, int rows, const char *told)
{
    struct terminal *terminal = start(language, columns, rows);
    list_write("messy.csv", "Name,Country,Kind\nFundaci\x97n,PE,ngo\nHope,PE,ngo\n");
    choose_file(terminal, words);
    screen_expect(terminal, told);
    screen_expect(terminal, "Fundación");
    screen_type(terminal, "g<Down><Down><Enter>WINDOWS<Enter>");
    screen_expect(terminal, "Fundaci—n");
    screen_expect_not(terminal, told);
    screen_expect_not(terminal, " ...");
    screen_expect_repaint(terminal);
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "~/messy.csv");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "import");
    screen_type(terminal, strcmp(language, "nb") == 0 ? "j" : "y");
    screen_expect_not(terminal, "~/messy.csv");
    end(terminal);
}

/* What is typed for a field stays until it is taken. */
static void test_typed_again(void)
{
    struct terminal *terminal = start("en", 80, 24);
    list_write("messy.csv", "Organisation,Initiative,Result\nAbay Labour Studies Unit (demo),ieh,passed\n");
    choose_file(terminal, &english);
    override(terminal, "<Down>", "Import as", "verifications");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Import: the columns (Verifications)");
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, "Missing: Date");
    screen_type(terminal, "<Enter>a value<Enter>");
    screen_expect_cursor(terminal, "Date:");
    screen_type(terminal, "2025-02-29<Enter>");
    screen_expect_row(terminal, -2, "2025");
    screen_expect_cursor(terminal, "Date: 2025-02-29");
    screen_type(terminal, "<Backspace>8<Enter>");
    screen_expect_not(terminal, "Missing: Date");
    screen_expect(terminal, "28 Feb 2025");
    screen_type(terminal, "<Esc><Esc><Esc>");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, 1, "Organisations");
    end(terminal);
}

/* What no column gives is named at once. */
static void test_missing(void)
{
    struct terminal *terminal = start("en", 60, 16);

    list_write("messy.csv", "Organisation,Initiative\nAbay Labour Studies Unit (demo),ieh\n");
    choose_file(terminal, &english);
    override(terminal, "<Down>", "Import as", "verifications");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Import: the columns (Verifications)");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "must have \"Date\", \"Result\"");
    screen_type(terminal, "<Esc><Esc><Esc>");
    screen_expect_row(terminal, -1, "Leave the import?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, 1, "Organisations");
    end(terminal);
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

/* What is likely there is seen beside what it is taken for, and added where it is not the same; the rejected row goes into a file. */
static void test_rows(void)
{
    struct terminal *terminal = start("en", 80, 24);
    choose_file(terminal, &english);
    choose_columns(terminal, &english);
    screen_type(terminal, "g<Down>");
    screen_expect_marked(terminal, "See the first rows");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Import: line 3 as it will be read");
    screen_expect(terminal, "worker centre");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Import: line 4 as it will be read");
    screen_expect(terminal, "trade union");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, english.columns);
    answer_spellings(terminal, &english);
    screen_type(terminal, "<End><Up><Up>");
    screen_expect_marked(terminal, "Likely there          1");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 3, "Søndre Qvaks Union");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "90 of 100, same name and country: line 4");
    screen_expect(terminal, "In the row above");
    screen_expect_marked(terminal, "This row is");
    screen_type(terminal, "<Enter>");
    screen_type(terminal, "added<Enter>");
    screen_expect(terminal, "Import: line 5 (New)");
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, -1, "There is no further row in this list.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Import: Likely there (1)");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Import them: 5 new, 0 changed");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, english.done);
    tap_is_number(home_count("organisation", "\"Søndre Qvaks\""), 2, "what is not the same is added");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Write the rejected rows");
    screen_type(terminal, "<Enter>");
    screen_expect_cursor(terminal, "rejected-messy.csv");
    /* Not over the list itself, even where somebody says so. */
    screen_type(terminal, "<C-u>~/messy.csv<Enter>");
    screen_expect_row(terminal, -1, "(y/n)");
    screen_type(terminal, "y");
    screen_expect_cursor(terminal, "messy.csv");
    screen_expect_not(terminal, "(y/n)");
    screen_type(terminal, "<C-u>~/rejected.csv<Enter>");
    screen_expect_row(terminal, -1, "rejected.csv.");
    char *path = home_path("rejected.csv"), *text = home_read(path);
    tap_ok(text != NULL && strstr(text, "Navn;Land;Type NGO;Spr\xe5k;Bransje;Epost;Merknad;row;field;reason") != NULL, "the file has the list's own header");
    tap_ok(text != NULL && strstr(text, "Qvaks uten land;;NGO;;;ingen@example.org;;6;Land;") != NULL, "and the rejected row, with why");
    free(text);
    free(path);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    end(terminal);
}

/* What is only like a record is added as long as nobody decides; for one row and for all it can be said that it is that one. */
static void test_like(const char *language, const char *perhaps, const char *undecided, const char *update, const char *decided, const char *likely)
{
    struct terminal *terminal = start(language, 80, 24);
    const int before = home_count("decision", "");
    list_write("messy.csv", "Name,Country,Type,Acronym\nAlor Ghor Wokers Cafe (demo),Bangladesh,worker centre,QVAKS\nAlor Ghor Workesr Cafe (demo),Bangladesh,worker centre,QVAKT\n");
    choose_file(terminal, strcmp(language, "nb") == 0 ? &norwegian : &english);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, strcmp(language, "nb") == 0 ? norwegian.columns : english.columns);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, perhaps);
    screen_expect(terminal, undecided);
    screen_type(terminal, "<End><Up>");
    screen_expect_marked(terminal, perhaps);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 3, "Alor Ghor Wokers Cafe");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "AGWC");
    screen_expect(terminal, undecided);
    screen_type(terminal, "<Enter>");
    screen_type(terminal, update);
    screen_expect(terminal, decided);
    screen_type(terminal, "<Esc><Esc>");
    screen_expect(terminal, likely);
    screen_type(terminal, "<End>");
    screen_expect(terminal, undecided);
    screen_type(terminal, "<Enter>");
    screen_type(terminal, update);
    screen_expect_not(terminal, perhaps);
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, strcmp(language, "nb") == 0 ? norwegian.done : english.done);
    tap_is_number(home_count("organisation", ""), ORGANISATIONS, "none is new");
    tap_is_number(home_count("decision", ""), before + 2, "and both are remembered");
    screen_type(terminal, "u");
    end(terminal);
}

/* What is likely there already stands beside the record; all such rows are used to fill what is empty there, and afterwards the list is nothing new. */
static void test_fill(void)
{
    struct terminal *terminal = start("en", 80, 24);
    list_write("messy.csv", "Name,Country,Type,Acronym\nAlor Ghor Workers Cafe (demo),Bangladesh,worker centre,QVAKS\n");
    choose_file(terminal, &english);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, english.columns);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "There is nothing to write");
    screen_type(terminal, "<End><Up><Up><Enter>");
    screen_expect(terminal, "Import: Likely there (1)");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "There already");
    screen_expect(terminal, "AGWC");
    screen_expect_marked(terminal, "This row is           left out (as all others)");
    screen_type(terminal, "<Down><Enter>");
    screen_expect(terminal, "All others are --");
    screen_type(terminal, "fill<Enter>");
    screen_expect(terminal, "This row is           used to fill what is empty there (as all others)");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Import: Likely there (1)");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Duplicates            1");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "These are             used to fill what is empty there");
    screen_type(terminal, "<Enter>update<Enter>");
    screen_expect(terminal, "Import them: 0 new, 1 changed");
    screen_type(terminal, "<Home><Enter>");
    screen_expect(terminal, english.done);
    tap_is_number(home_count("organisation", "acronym:QVAKS"), 1, "the record is updated");
    tap_is_number(home_count("organisation", ""), ORGANISATIONS, "none is new");
    screen_type(terminal, "u");
    screen_expect(terminal, "All of it was taken back.");
    screen_type(terminal, "<C-r>");
    screen_expect(terminal, "u takes it all back.");
    tap_is_number(home_count("organisation", "acronym:QVAKS"), 1, "Ctrl-R does it again");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    end(terminal);
}

/* A value for all rows, which rows are wanted, where what is not read goes, and the name under which all that is kept. */
static void make_profile(struct terminal *terminal)
{
    choose_file(terminal, &english);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, english.columns);
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, english.missing);
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Type NGO");
    screen_type(terminal, "a value<Enter>");
    screen_expect(terminal, "Kind --");
    screen_type(terminal, "charity<Enter>");
    screen_expect(terminal, "charity, in all rows");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Kept as");
    screen_type(terminal, "<Enter>Qvaks<Enter>");
    screen_expect_marked(terminal, "Kept as                       Qvaks");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "Only rows where");
    screen_type(terminal, "<Enter>Land<Enter><C-u>India<Enter>");
    screen_expect_marked(terminal, "Only rows where               Land=India");
    screen_type(terminal, "<Enter>Type NGO<Enter><C-u>charity<Enter>");
    screen_expect_marked(terminal, "Only rows where               Land=India, Type NGO=charity");
    screen_type(terminal, "<Enter>Land<Enter>");
    screen_expect(terminal, "Land = India");
    screen_type(terminal, "<C-u><Enter>");
    screen_expect_marked(terminal, "Only rows where               Type NGO=charity");
    screen_type(terminal, "<Enter>Land<Enter><C-u>India<Enter>");
    screen_expect_marked(terminal, "Only rows where               Type NGO=charity, Land=India");
    screen_type(terminal, "<Enter>Type NGO<Enter><C-u><Enter>");
    screen_expect_marked(terminal, "Only rows where               Land=India");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "Other columns");
    screen_type(terminal, "<Enter>Note<Enter>");
    screen_expect_marked(terminal, "Other columns                 (kept in: Note)");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "In all rows");
    screen_type(terminal, "<Enter>Acronym<Enter>");
    screen_expect_cursor(terminal, "Acronym:");
    screen_type(terminal, "QVX<Enter>");
    screen_expect(terminal, "Acronym                       QVX, in all rows");
}

/* A mapping is kept under a name and proposed for the next list with this header; a value goes for all rows, others are left out. */
static void test_profile(void)
{
    struct terminal *terminal = start("en", 80, 24);
    make_profile(terminal);
    screen_type(terminal, "g<Down><Enter>");
    screen_expect(terminal, "as it will be read");
    screen_expect(terminal, "(kept in: Note)");
    screen_expect_row(terminal, -1, "Tab next row   Shift-Tab the row before");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "See the first rows");
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, "1 spelling that is not known");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "what becomes of 2 rows");
    screen_expect(terminal, "Rows left out         6");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, english.done);
    tap_is_number(home_count("organisation", "qvaks kind:charity country:IN"), 1, "only the rows that were wanted, with the value given");
    tap_is_number(home_count("organisation", "acronym:QVX"), 1, "and with that of a field that need not be there");
    tap_is_number(home_count("organisation", "qvaks note:\"Type NGO\""), 1, "what has no field is kept in the note");
    screen_type(terminal, "<Esc>i");
    screen_expect(terminal, english.choose);
    screen_type(terminal, "<C-u>~/messy.csv<Enter>");
    screen_expect(terminal, english.recognised);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Read it as last time, as \"Qvaks\"");
    screen_type(terminal, "<Down><Down><Enter>");
    screen_expect_not(terminal, "Read it as last time");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Kept as                       Qvaks");
    screen_expect(terminal, "Only rows where               Land=India");
    screen_expect(terminal, "Acronym                       QVX, in all rows");
    screen_expect(terminal, "charity, in all rows");
    screen_type(terminal, "<F10>y");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* --- Long work ------------------------------------------------------------------------------------------------------------ */

enum { LONG_ROWS = 90000, LOOKS = 60000, LOOK_PAUSE = 2 /* milliseconds */ };

static void long_write(void)
{
    struct text text = {0};
    text_add(&text, "Name,Country,Kind\n");
    for (int i = 0; i < LONG_ROWS; i++)
        text_add_format(&text, "Qvaks %d,India,NGO\n", i);
    list_write("messy.csv", text_string(&text));
    text_done(&text);
}

/* A folder in which SQLite puts what it sorts, told of what is made there from now on. */
static int sorts_watch(const char *folder)
{
    const int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

    tap_ok(watch >= 0 && inotify_add_watch(watch, folder, IN_CREATE) >= 0, "what is sorted is watched");
    return watch;
}

/* Whether a file for what is sorted is among what was made. */
static bool sorts_begun(int watch)
{
    _Alignas(struct inotify_event) char told[4096];
    const ssize_t length = read(watch, told, sizeof told);
    bool begun = false;

    for (ssize_t at = 0; at < length; at += (ssize_t)(sizeof(struct inotify_event) + ((const struct inotify_event *)(told + at))->len))
        begun = begun || strncmp(((const struct inotify_event *)(told + at))->name, "etilqs", strlen("etilqs")) == 0;
    return begun;
}

/* The last step of an import puts the names in order; as soon as it sorts, the program stands still. */
static bool stand_still_at_end(struct terminal *terminal, const char *sorts)
{
    const int watch = sorts_watch(sorts);
    struct pollfd told = {.fd = watch, .events = POLLIN};
    bool there = false;

    screen_type(terminal, "<Enter>");
    for (int i = 0; !there && i < LOOKS; i++) {
        screen_bytes_within(terminal, 1); /* a full line would hold the program up */
        there = poll(&told, 1, LOOK_PAUSE) > 0 && sorts_begun(watch);
    }
    screen_signal(terminal, SIGSTOP);
    close(watch);
    return there;
}

/* Nothing was written, and it may be done again. */
static void stopped(struct terminal *terminal)
{
    screen_expect_row(terminal, -1, "Stopped. Nothing was written.");
    screen_expect(terminal, "Import them: 90,000 new");
    tap_is_number(home_count("organisation", "qvaks"), 0, "nothing was written");
}

/* Esc stops checking and writing, and nothing has happened. */
static struct terminal *start_stopped(void)
{
    char *sorts = home_path("sorts");
    tap_ok(mkdir(sorts, S_IRWXU) == 0, "a folder for what is sorted");
    home_set("SQLITE_TMPDIR", sorts);
    struct terminal *terminal = start("en", 80, 24);
    long_write();
    choose_file(terminal, &english);
    screen_expect(terminal, "90,000");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, english.columns);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Checking");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Stopped. Nothing was written.");
    screen_expect(terminal, english.columns);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "what becomes of 90,000 rows");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Importing");
    screen_type(terminal, "<Esc>");
    stopped(terminal);
    /* In the last step too, which is no step by itself, and short: the program stands still until the key is there. */
    tap_ok(stand_still_at_end(terminal, sorts), "it comes to its last step");
    screen_type(terminal, "<Esc>");
    screen_signal(terminal, SIGCONT);
    free(sorts);
    stopped(terminal);
    return terminal;
}

static void test_stop(void)
{
    struct terminal *terminal = start_stopped();
    /* Others can write again. */
    tap_ok(home_lrn("add", "organisation", "name=Zzz Between", "kind=ngo", "country=IN", NULL), "others can write");
    /* Another file takes the place of this one. */
    list_write("few.csv", "Name,Country,Kind\nQvaks One,India,NGO\n");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, english.columns);
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, english.recognised);
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "~/messy.csv");
    screen_type(terminal, "<C-u>~/few.csv<Enter>");
    screen_expect(terminal, "Qvaks One");
    /* One that was changed meanwhile is read anew. */
    list_write("few.csv", "Name,Country,Kind\nQvaks Two,India,NGO\n\n");
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "~/few.csv");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Qvaks Two");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, english.columns);
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Import them: 1 new, 0 changed");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, english.done);
    tap_is_number(home_count("organisation", "qvaks"), 1, "only that one is written");
    /* It has noticed by then that somebody else has written. */
    screen_bytes_within(terminal, 3000);
    tap_is_number((intmax_t)screen_bytes_within(terminal, 1500), 0, "an idle screen sends nothing");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, "<Esc><Esc><Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, "0");
    screen_expect_row(terminal, 1, "Today");
    screen_type(terminal, "i");
    screen_expect(terminal, english.choose);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Today");
    end(terminal);
}

/* Rows that refer to each other: a row shows which one it was taken for, and what could not be taken once. */
static void test_links(void)
{
    struct terminal *terminal = start("nb", 60, 16);
    list_write("links.csv", "Navn,Land,Morselskap\nQvaks blad,India,Qvaks rot\nQvaks rot,Norge,\nQvaks ring,India,Qvaks ring\n");
    screen_type(terminal, "6");
    screen_expect(terminal, "Leverandører");
    screen_type(terminal, "i");
    screen_expect(terminal, norwegian.choose);
    screen_type(terminal, "<C-u>~/links.csv<Enter>");
    screen_expect(terminal, norwegian.recognised);
    screen_expect(terminal, "Rader                 3");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Import: kolonnene");
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, "Import: hva 3 rader blir til");
    screen_type(terminal, "<Down><Enter><Enter>");
    screen_expect(terminal, "Import: linje 2 (Ny");
    screen_expect(terminal, "Qvaks rot (linje 3)");
    screen_type(terminal, "<Tab><Tab>");
    screen_expect_row(terminal, 1, "Import: linje 4 (Ny");
    screen_expect_row(terminal, 2, "Morselskap");
    screen_expect_row(terminal, 3, "tilbake til den selv");
    screen_expect_row(terminal, 5, "Kolonne");
    screen_type(terminal, "<Esc><Esc>");
    screen_expect(terminal, "Import: hva 3 rader blir til");
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, norwegian.done);
    tap_is_number(home_count("supplier", "qvaks parent:\"Qvaks rot\""), 1, "the reference is written");
    end(terminal);
}

int main(void)
{
    test_whole_way(&english, 80, 24);
    test_whole_way(&norwegian, 80, 24);
    test_whole_way(&norwegian, 60, 16);
    test_back();
    test_picker();
    test_command();
    test_sizes();
    test_overrides();
    test_rows();
    test_fill();
    test_like("en", "Perhaps there", "added, as long as nobody decides", "update<Enter>", "used to update what is there", "Likely there          1");
    test_like("nb", "Kanskje der før", "legges til, så lenge ingen avgjør det", "oppdaterer<Enter>", "oppdaterer det som er der", "Trolig der før        1");
    test_profile();
    test_links();
    test_typed_again();
    test_missing();
    test_dates(&english, "en", 80, 24, "02/03/2027 is 2 Mar 2027 (Enter: 3 Feb 2027)", "02/03/2027 is 3 Feb 2027");
    test_numbered_dates();
    test_dates(&norwegian, "nb", 60, 16, "02/03/2027 er 2. mars 2027", "02/03/2027 er 3. feb. 2027");
    test_one_word(&english, "en", 80, 24, "1 word alone tells the encoding: Fundación.");
    test_one_word(&norwegian, "nb", 60, 16, "Bare 1 ord viser tegnkodingen: Fundación.");
    test_stop();
    return tap_done();
}
