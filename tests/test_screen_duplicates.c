/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duplicates on the screen: the list of pairs, two side by side, merged, said not to be the same, in both languages and at 60x16. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* Two that are the same, and what hangs on the second. */
static void add_pair(void)
{
    tap_ok(home_lrn("add", "organisation", "name=Testing House", "kind=ngo", "country=BD", "city=Dhaka", "sectors=garments", "phone=+880 2 5550 0188", NULL),
           "an organisation is added");
    tap_ok(home_lrn("add", "organisation", "name=The Testing House", "kind=ngo", "country=BD", "city=Dhaka", "sectors=leather", "phone=+880 2 5550 0199",
                    "founded=1999", NULL),
           "and again");
    tap_ok(home_lrn("add", "contact", "organisation=The Testing House", "name=Meena Rao", "consent=yes", NULL), "with a contact person");
}

static struct terminal *start_with_pair(const struct screen_options *options)
{
    home_new(HOME_DEMONSTRATION);
    add_pair();
    struct terminal *terminal = screen_start(options);
    screen_expect(terminal, "108");
    return terminal;
}

/* A state is shown as it is today, as everywhere else: a profile past its review does not count as quality-assured. */
static void test_state_today(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.columns = 80, .rows = 100});
    screen_expect(terminal, "1 of 106");
    screen_type(terminal, "/alor<Enter>");
    screen_expect(terminal, "1 of 1");
    screen_type(terminal, "<Space>/<C-u>\"bình minh\"<Enter>");
    screen_expect_marked(terminal, "Bình Minh");
    screen_type(terminal, "<Space><C-s>");
    screen_expect(terminal, "Merge: Organisation");
    screen_expect(terminal, "needs update");
    screen_expect(terminal, "(quality-assured");
    screen_leave(terminal);
}

static void test_merge(void)
{
    struct terminal *terminal = start_with_pair(NULL);
    screen_type(terminal, ":duplicates<Enter>");
    screen_expect(terminal, "Duplicates: Organisations");
    screen_expect(terminal, "1 of 1");
    screen_expect_marked(terminal, "97     Testing House");
    screen_expect(terminal, "similar name, same city");
    screen_expect_row(terminal, -1, "Enter open   n not the same");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Merge: Organisation (97, similar name, same city)");
    screen_expect_row(terminal, -1, "Ctrl-S merge");
    screen_expect_marked(terminal, "Name");
    screen_expect(terminal, "* Testing House");
    screen_expect(terminal, "* garments                  * leather");
    screen_expect(terminal, "* +880 2 5550 0188            +880 2 5550 0199");
    screen_expect(terminal, "Other spellings          The Testing House");

    /* Each field from either; a set, and telephone numbers, from both. */
    screen_type(terminal, "<Right>");
    screen_expect(terminal, "  Testing House             * The Testing House");
    screen_expect(terminal, "Other spellings          Testing House");
    screen_type(terminal, "b");
    screen_expect_row(terminal, -1, "This field holds one value");
    screen_type(terminal, "<lt>");
    screen_expect(terminal, "* Testing House               The Testing House");
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, "Phone");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "  +880 2 5550 0188          * +880 2 5550 0199");
    screen_type(terminal, "b");
    screen_expect(terminal, "* +880 2 5550 0188          * +880 2 5550 0199");
    screen_type(terminal, "<End>");
    screen_expect(terminal, "What refers to them");
    screen_expect(terminal, "Contact persons          0                           1");
    screen_expect(terminal, "The same in both");
    screen_expect_marked(terminal, "Founded");
    screen_expect_repaint(terminal);

    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Merged. u takes it back.");
    screen_expect(terminal, "No two of them look like the same.");
    tap_is_number(home_count("organisation", "testing"), 1, "one is left");
    tap_is_number(home_count("organisation", "name:\"Testing House\" founded:1999 sector:garments sector:leather"), 1, "with what both said");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back: ");
    screen_expect_marked(terminal, "97     Testing House");
    tap_is_number(home_count("organisation", "testing"), 2, "both are back");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 108");
    screen_leave(terminal);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

static void test_distinct(void)
{
    struct terminal *terminal = start_with_pair(NULL);
    screen_type(terminal, ":dupl<Enter>");
    screen_expect_marked(terminal, "97     Testing House");
    screen_type(terminal, "n");
    screen_expect_row(terminal, -1, "Not the same (u takes it back): Testing House / The Testing House");
    screen_expect(terminal, "No two of them look like the same.");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back: Said not to be the same: Testing House / The Testing House\n");
    screen_expect_marked(terminal, "97     Testing House");
    /* From the two side by side as well. */
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Merge: Organisation");
    screen_type(terminal, "n");
    screen_expect(terminal, "No two of them look like the same.");
    screen_type(terminal, ":decision<Enter>");
    screen_expect(terminal, "Testing House / The Testing House");
    screen_type(terminal, "<Esc><Esc>");
    screen_expect(terminal, "of 108");
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_type(terminal, ":duplicates<Enter>");
    screen_expect(terminal, "No two of them look like the same.");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

static void test_norwegian(void)
{
    static const char *const norwegian[] = {"--lang", "nb", NULL};
    static const struct screen_options small = {.arguments = norwegian, .columns = 60, .rows = 16};
    struct terminal *terminal = start_with_pair(&small);
    screen_type(terminal, ":dubletter<Enter>");
    screen_expect(terminal, "Dubletter: Organisasjoner");
    screen_expect_marked(terminal, "97     Testing House");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Slå sammen: Organisasjon (97, lignende navn, samme by)");
    screen_expect_row(terminal, -1, "Ctrl-S slå sammen  < > velg  b begge  n ikke samme  ? hjelp");
    screen_expect(terminal, "* klær");
    screen_type(terminal, "<Down><Right>");
    screen_expect(terminal, "  klær               * lær");
    /* The other language and another size in place; what was chosen stays. */
    screen_type(terminal, "L");
    screen_expect(terminal, "Merge: Organisation");
    screen_expect(terminal, "  garments           * leather");
    screen_resize(terminal, 80, 24);
    screen_expect(terminal, "  garments                  * leather");
    screen_expect_marked(terminal, "Sectors");
    screen_type(terminal, "L");
    screen_expect(terminal, "Ulikt");
    screen_type(terminal, "?");
    screen_expect(terminal, "Hjelp: to oppføringer");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Slå sammen: ");
    screen_type(terminal, "<F2>");
    screen_expect_row(terminal, -1, "Slått sammen. u tar det tilbake.");
    tap_is_number(home_count("organisation", "testing sector:leather"), 1, "the right one's sector was taken");
    tap_is_number(home_count("organisation", "testing sector:garments"), 0, "and the left one's was not");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "av 107");
    screen_leave(terminal);
}

/* Two that nobody found are marked in their list. */
static void test_marked(void)
{
    struct terminal *terminal = start_with_pair(NULL);
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Mark the two records that are the same");
    screen_type(terminal, "<Home><Space><Space><C-s>");
    screen_expect(terminal, "Merge: Organisation");
    screen_expect(terminal, "Abay Labour Studies");
    screen_expect(terminal, "Alexandria Occupati");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "2 marked");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "Merge: Organisation");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Merged. u takes it back.");
    screen_expect(terminal, "of 107");
    screen_expect_not(terminal, "marked");
    screen_type(terminal, "2<Space>");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "These records come with lrn; they are not merged.");
    screen_leave(terminal);
}

/* What stands in the way is said at the field, and nothing has happened. */
static void test_refused(void)
{
    home_new(HOME_DEMONSTRATION);
    tap_ok(home_lrn("add", "supplier", "name=Over Mills", "country=KE", "registration_number=KE-778", NULL), "a supplier is added");
    tap_ok(home_lrn("add", "supplier", "name=Under Mills", "country=KE", "registration_number=KE-778", "parent=Over Mills", NULL), "and one under it");
    struct terminal *terminal = screen_start(NULL);
    screen_type(terminal, "6");
    screen_expect(terminal, "Under Mills");
    screen_type(terminal, ":duplicates<Enter>");
    screen_expect(terminal, "Duplicates: Suppliers");
    screen_expect_marked(terminal, "85     Over Mills");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Only in one");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "The two cannot be merged like this: ");
    screen_expect_marked(terminal, "Parent");
    screen_type(terminal, "<lt><C-s>");
    screen_expect_row(terminal, -1, "Merged. u takes it back.");
    tap_is_number(home_count("supplier", "mills"), 1, "with the empty value it can be done");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

/* Sets a field of the first of the two from another process. */
static bool set_first(const char *assignment)
{
    int status;
    char *found = home_run(&status, (const char *const[]){"search", "organisation", "name:\"Testing House\" -name:The", NULL});
    found[strcspn(found, " ")] = '\0';
    bool done = status == 0 && home_lrn("set", "organisation", found, assignment, NULL);
    free(found);
    return done;
}

/* What another program does shows, and keeps what was chosen. */
static void test_meanwhile(void)
{
    struct terminal *terminal = start_with_pair(NULL);
    screen_type(terminal, ":duplicates<Enter><Enter>");
    screen_expect(terminal, "Merge: Organisation");
    screen_type(terminal, "<Right>");
    screen_expect(terminal, "* The Testing House");
    tap_ok(set_first("city=Khulna"), "another process changes one of them");
    screen_expect(terminal, "Khulna");
    screen_expect(terminal, "* The Testing House");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Merged. u takes it back.");
    tap_is_number(home_count("organisation", "\"the testing house\" city:Khulna"), 1, "both are kept");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

/* The cursor stays on its pair where another process puts that into another place, so that a key acts on what it was pressed for. */
static void test_other_order(void)
{
    struct terminal *terminal = start_with_pair(NULL);
    tap_ok(home_lrn("add", "organisation", "name=Walking House", "kind=ngo", "country=BD", "city=Dhaka", NULL)
           && home_lrn("add", "organisation", "name=The Walking House", "kind=ngo", "country=BD", "city=Dhaka", NULL), "there is another pair");
    screen_type(terminal, ":duplicates<Enter>");
    screen_expect_marked(terminal, "97     Testing House");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "97     Walking House");
    tap_ok(set_first("city=Khulna"), "another process makes the first less alike");
    screen_expect_row(terminal, 3, "97     Walking House");
    screen_expect_marked(terminal, "97     Walking House");
    screen_type(terminal, "n");
    screen_expect_row(terminal, -1, "Not the same (u takes it back): Walking House / The Walking House");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

static void test_read_only(void)
{
    static const char *const read_only[] = {"--read-only", NULL};
    static const struct screen_options reading = {.arguments = read_only};
    struct terminal *terminal = start_with_pair(&reading);
    screen_type(terminal, ":duplicates<Enter><Enter>");
    screen_expect_row(terminal, -1, "Esc back   ? help");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "The database is open for reading only.");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "97     Testing House");
    screen_type(terminal, "n");
    screen_expect_row(terminal, -1, "The database is open for reading only.");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

int main(void)
{
    test_state_today();
    test_merge();
    test_distinct();
    test_norwegian();
    test_marked();
    test_refused();
    test_meanwhile();
    test_other_order();
    test_read_only();
    return tap_done();
}
