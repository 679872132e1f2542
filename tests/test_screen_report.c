/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on the screen: a country's profile on one screen, what its rows lead to, both languages and sizes, and the file it is written into. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static void quit(struct terminal *terminal)
{
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

static struct terminal *start(int columns, int rows)
{
    struct screen_options options = {.columns = columns, .rows = rows};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "2/code:IN<Enter>");
    screen_expect_marked(terminal, "India");
    return terminal;
}

static void test_country(void)
{
    struct terminal *terminal = start(80, 24);
    screen_type(terminal, "r");
    screen_expect_row(terminal, 1, "  India ");
    screen_expect_row(terminal, 1, "Country profile\n");
    screen_expect_row(terminal, 2, "  Known for          textiles (4), natural stone (3)");
    screen_expect(terminal, "> Hot spots (24)     ?  ");
    screen_expect(terminal, "  Recommended       ");
    screen_expect(terminal, "  actions (46)      ");
    screen_expect(terminal, "  Local              mapping of vio");
    screen_expect(terminal, "4 of 5  Chambal Patthar");
    screen_expect(terminal, "  Partnerships (4)   Vaigai Mill");
    screen_expect(terminal, "  Sources            Mica Mines");
    screen_expect_row(terminal, -1, "Enter open   x write   Esc back   ? help");
    screen_expect_repaint(terminal);
    char *before = screen_text(terminal);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Hot spot\n");
    screen_type(terminal, "<Esc>");
    screen_expect_same(terminal, before, "Esc returns exactly");
    /* The rest of a list opens as a list; so do what an area of expertise counts. */
    screen_type(terminal, "<Down><Down><Down><Down><Down>");
    screen_expect_marked(terminal, "                  ... 19 more");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Hot spots: India");
    screen_expect_row(terminal, 1, " 1 of 24");
    screen_type(terminal, "<Esc><Tab><Tab>");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "                  ... 43 more");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Recommended actions: India");
    screen_expect_row(terminal, 1, " 1 of 46");
    screen_type(terminal, "<Esc><Down><Enter>");
    screen_expect_row(terminal, 1, "Organisations  /coverage:IN");
    screen_expect_row(terminal, 1, " 1 of 5");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Country profile\n");
    quit(terminal);
}

/* Labels of several words stand in two lines where they would be cut, and say what they mean. */
static void test_labels(void)
{
    struct terminal *terminal = start(60, 16);
    screen_type(terminal, "Q");
    screen_expect_row(terminal, 2, "  up to               91 to\n");
    screen_expect_row(terminal, 3, "  Waits as      Profil…  30 days  31 to 90       180  longer\n");
    screen_expect_row(terminal, 4, "  submitted ");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 2, " til 30");
    screen_expect_row(terminal, 3, "  Venter som ");
    quit(terminal);
}

static void test_language(void)
{
    struct terminal *terminal = start(60, 16);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Country\n");
    screen_type(terminal, "r");
    screen_expect_row(terminal, 1, "Country profile\n");
    screen_expect_row(terminal, 2, "  Known for  textiles");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Landprofil\n");
    screen_expect_row(terminal, 2, "  Kjent for  tekstil");
    screen_expect(terminal, "  Risikoområder (24)");
    screen_type(terminal, "<End>");
    screen_expect(terminal, "  Kilder\n");
    screen_expect_repaint(terminal);
    screen_resize(terminal, 120, 30);
    screen_expect(terminal, "  Lokale ");
    screen_expect_repaint(terminal);
    quit(terminal);
}

/* The regions of the world lead to their countries. */
static void test_world(void)
{
    struct terminal *terminal = start(80, 24);
    screen_type(terminal, "w");
    screen_expect_row(terminal, 1, "  The world by region");
    screen_expect_row(terminal, 2, "  Region           Countries  V  H  M  L    ?  Organisations  Partnerships\n");
    screen_expect_marked(terminal, "East Africa");
    screen_expect(terminal, "  All the world ");
    screen_expect(terminal, "  The Middle East ");
    screen_type(terminal, "<Down><Enter>");
    screen_expect_row(terminal, 1, "Countries  /region:west-africa");
    screen_expect_marked(terminal, "Benin");
    screen_type(terminal, "<Esc>L");
    screen_expect_row(terminal, 1, "  Verden etter region");
    screen_expect(terminal, "> Vest-Afrika");
    screen_type(terminal, ":verden<Enter>");
    screen_expect_row(terminal, -1, "Denne siden vises allerede.");
    screen_resize(terminal, 60, 16);
    screen_expect(terminal, "> Vest-Afrika");
    screen_type(terminal, "<Down>");
    screen_expect(terminal, "> Sentral-Afrika");
    screen_expect_not(terminal, "vises allerede");
    screen_expect_repaint(terminal);
    quit(terminal);
}

/* What is not covered, and an organisation added where it is missing. */
static void test_coverage(void)
{
    struct terminal *terminal = start(80, 24);
    screen_type(terminal, ":coverage<Enter>");
    screen_expect_row(terminal, 1, "What is not covered\n");
    screen_expect(terminal, "  Countries with hot spots and no organisation (");
    screen_expect_marked(terminal, "Afghanistan");
    screen_expect_row(terminal, -1, "n new");
    screen_type(terminal, "n");
    screen_expect(terminal, "New: Organisation");
    screen_expect(terminal, "*Country                  Afghanistan\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "What is not covered\n");
    screen_type(terminal, "<Tab>");
    screen_expect(terminal, "Hot spots that no quality-assured organisation covers (");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Hot spot\n");
    quit(terminal);
}

/* A change elsewhere is seen at once. */
static void test_changed(void)
{
    struct terminal *terminal = start(80, 24);
    screen_type(terminal, "r");
    screen_expect_row(terminal, 1, "Country profile\n");
    home_lrn("add", "hotspot", "country=IN", "sector=tea", "issue=climate", "title_en=Hot gardens", "scale=5", "scope=5", "irremediability=5", "likelihood=5", NULL);
    screen_expect(terminal, "> Hot spots (25)     V  Hot gardens");
    /* e edits the record under the cursor. */
    screen_type(terminal, "e");
    screen_expect(terminal, "Hot gardens");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Country profile\n");
    quit(terminal);
}

static void test_written(void)
{
    struct terminal *terminal = start(80, 24);
    char *path = home_path("india.html");
    screen_type(terminal, "rx");
    screen_expect_row(terminal, -1, "Write to (.html, .md, .txt): country.html");
    screen_type(terminal, "<C-u>");
    screen_type(terminal, path);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "The report is in");
    char *text = home_read(path);
    tap_ok(text != NULL && strstr(text, "<html lang=\"en\">") != NULL && strstr(text, "Weak safety in the Alang") != NULL, "the whole report is in the file");
    free(text);
    screen_type(terminal, ":write ");
    screen_type(terminal, path);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "exists. Replace it?");
    screen_type(terminal, "n");
    screen_expect(terminal, "stays as it is.");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "stays as it is.");
    screen_type(terminal, "<Esc>:report moon<Enter>");
    screen_expect(terminal, "There is no report \"moon\". Those there are: country, organisation,");
    screen_type(terminal, "<C-u>report country Nepal<Enter>");
    screen_expect_row(terminal, 1, "  Nepal");
    free(path);
    quit(terminal);
}

/* What fits the record is offered; one that alone fits opens, and is read page by page. */
static void test_offered(int columns, int rows)
{
    struct terminal *terminal = start(columns, rows);
    screen_type(terminal, "1/shimul<Enter>");
    screen_expect_marked(terminal, "Shimul Workers' Rights");
    screen_type(terminal, "r");
    screen_expect_row(terminal, 1, "Organisation profile\n");
    screen_expect(terminal, "  Acronym              SWRC\n");
    screen_type(terminal, "<PgDn>");
    screen_expect(terminal, "  Website    https://swrc.example.org/\n");
    screen_expect_repaint(terminal);
    screen_type(terminal, "r");
    screen_expect_row(terminal, -1, "This page is shown already.");
    screen_type(terminal, "<End>");
    screen_expect(terminal, "persons to talk to.");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Organisasjonsprofil\n");
    screen_type(terminal, "L<Esc>4r");
    screen_expect(terminal, "Letter of introduction");
    screen_expect(terminal, "Partnership, as it stands");
    screen_type(terminal, "stands<Enter>");
    screen_expect_row(terminal, 1, "Partnership, as it stands\n");
    screen_expect(terminal, "  Organisation  Bagmati");
    screen_type(terminal, "<Esc>3r");
    screen_expect(terminal, "Country profile");
    screen_expect(terminal, "What is not covered");
    screen_type(terminal, "country<Enter>");
    screen_expect_row(terminal, 1, "Country profile\n");
    screen_type(terminal, "<Esc>:report member-year ME001 2024<Enter>");
    screen_expect_row(terminal, 1, "(demo): due dili");
    quit(terminal);
}

int main(void)
{
    test_country();
    test_labels();
    test_language();
    test_world();
    test_coverage();
    test_changed();
    test_written();
    test_offered(80, 24);
    test_offered(60, 16);
    return tap_done();
}
