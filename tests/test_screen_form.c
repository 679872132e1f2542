/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms: every kind of field typed or picked, what is wrong said at its field, saving, pasting, undoing, leaving, and two people in one record. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* Opens the form of the first organisation. */
static struct terminal *start_edit(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour Studies Unit (demo)");
    return terminal;
}

/* Goes on by Tab until the marker is at a field. */
static void go(struct terminal *terminal, int tabs, const char *label)
{
    for (int i = 0; i < tabs; i++)
        screen_type(terminal, "<Tab>");
    screen_expect_marked(terminal, label);
}

/* Goes on to a field and picks what a few letters find. */
static void pick(struct terminal *terminal, int tabs, const char *label, const char *letters, const char *word)
{
    go(terminal, tabs, label);
    screen_type(terminal, letters);
    screen_expect_marked(terminal, word);
    screen_type(terminal, "<Enter>");
    screen_expect_cursor(terminal, word);
}

/* Goes on to a field of several values, and marks two. */
static void pick_two(struct terminal *terminal, int tabs, const char *label, const char *const letters[2], const char *const words[2])
{
    go(terminal, tabs, label);
    screen_type(terminal, "<Enter>");
    for (int i = 0; i < 2; i++) {
        char *marked = string_format("[x] %s", words[i]);
        screen_type(terminal, letters[i]);
        screen_expect_marked(terminal, words[i]);
        screen_type(terminal, "<Space>");
        screen_expect(terminal, marked);
        free(marked);
    }
    screen_type(terminal, "<Enter>");
    screen_expect_cursor(terminal, words[0]);
    screen_expect_cursor(terminal, words[1]);
}

static void fill_profile(struct terminal *terminal)
{
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "Zzz Øyas Arbeidersenter");
    go(terminal, 1, "Native name");
    screen_type(terminal, "珠江青榕");
    go(terminal, 1, "Acronym");
    screen_type(terminal, "ZØA");
    pick(terminal, 1, "Kind", "work", "worker centre");
    go(terminal, 3, "Founded");
    screen_type(terminal, "1999");
}

static void fill_place(struct terminal *terminal)
{
    static const char *const letters[2] = {"ken", "tanz"}, *const words[2] = {"Kenya", "Tanzania"};
    pick(terminal, 2, "Country", "sri", "Sri Lanka");
    go(terminal, 2, "City");
    screen_type(terminal, "Ñandú");
    pick_two(terminal, 2, "Coverage", letters, words);
}

static void fill_work(struct terminal *terminal)
{
    static const char *const letters[2] = {"griev", "train"}, *const words[2] = {"grievance", "training"};
    pick_two(terminal, 1, "Expertise", letters, words);
    go(terminal, 4, "Description (English)");
    screen_type(terminal, "First line<Enter>Second line");
    screen_expect(terminal, "First line");
    screen_expect_cursor(terminal, "Second line");
    go(terminal, 1, "Description (Norwegian)");
    screen_type(terminal, "Første linje");
    pick(terminal, 1, "Staff", "50", "50-249");
}

static void fill_rest(struct terminal *terminal)
{
    go(terminal, 1, "Website");
    screen_type(terminal, "https://zzz.example.org/");
    go(terminal, 1, "E-mail");
    screen_type(terminal, "post@zzz.example.org");
    go(terminal, 1, "Phone");
    screen_type(terminal, "+47 22 22 22 22");
    pick(terminal, 1, "Status", "subm", "submitted");
    go(terminal, 3, "Review due");
    screen_type(terminal, "31.12.2031");
    pick(terminal, 1, "Responsible", "tormod", "Tormod Aaslie (demo)");
    go(terminal, 4, "Featured");
    screen_type(terminal, "y");
    screen_expect_cursor(terminal, "yes");
    screen_type(terminal, "<Space>");
    screen_expect_cursor(terminal, "no");
}

/* A new record with a field of every kind that an organisation has. */
static void test_kinds(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "n");
    screen_expect_row(terminal, 1, "New: Organisation");
    fill_profile(terminal);
    fill_place(terminal);
    fill_work(terminal);
    fill_rest(terminal);
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    /* The cursor stays where it was. */
    screen_expect_marked(terminal, "Featured");
    static const char *const queries[] = {
        "name:\"Zzz Øyas Arbeidersenter\"", "native_name:\"珠江青榕\"", "acronym:zøa",        "kind:worker-centre",           "founded:1999",
        "country:LK",                       "city:Ñandú",                 "coverage:KE",        "coverage:TZ",                  "expertise:grievance",
        "expertise:training",               "description_en:second",      "description_nb:første", "staff_band:50-249",          "website:zzz.example.org",
        "email:post@zzz.example.org",       "status:submitted",           "review_due:2031-12-31", "responsible:DPE002",        "featured:no",
        "phone:\"+47 22 22 22 22\"",
    };
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        char *query = string_format("zzz %s", queries[i]);
        tap_is_number(home_count("organisation", query), 1, "saved: %s", queries[i]);
        free(query);
    }
    /* The list below has its cursor on the new record. */
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Zzz Øyas Arbeidersenter");
    screen_expect(terminal, " 107 of 107");
    screen_leave(terminal);
}

/* Money: an amount in the language's own form, its currency beside it. */
static void test_money(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "5");
    screen_expect_marked(terminal, "Bøgeskov Kaffe ApS");
    screen_type(terminal, "n");
    screen_expect_row(terminal, 1, "New: Member");
    screen_type(terminal, "Zzz Handel");
    go(terminal, 7, "Yearly fee");
    screen_type(terminal, "12x<Tab>");
    screen_expect_row(terminal, -1, "12x");
    screen_type(terminal, "<S-Tab><C-u>1,650.50");
    screen_expect_marked(terminal, "Yearly fee");
    screen_type(terminal, "<Tab>nok<Enter>");
    screen_expect_cursor(terminal, "NOK");
    /* What is required and lacking is said, at its field, and the cursor goes there. */
    screen_type(terminal, "<C-s>");
    screen_expect_marked(terminal, "Kind");
    pick(terminal, 0, "Kind", "comp", "company");
    screen_type(terminal, "<C-s>");
    screen_expect_marked(terminal, "Country");
    pick(terminal, 0, "Country", "norw", "Norway");
    screen_type(terminal, "<C-s>");
    screen_expect_marked(terminal, "Initiative");
    pick(terminal, 0, "Initiative", "eti u", "ETI UK");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("member", "\"zzz handel\" fee:1650.50 fee_currency:NOK country:NO kind:company initiative:eti"), 1, "the member is saved");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, " 16 of 16");
    screen_leave(terminal);
}

static void test_errors(void)
{
    struct terminal *terminal = start_edit();
    go(terminal, 6, "Founded");
    screen_type(terminal, "<C-u>long ago<Tab>");
    screen_expect_row(terminal, -1, "long ago");
    screen_expect_marked(terminal, "Other spellings");
    screen_type(terminal, "<C-s>");
    screen_expect_marked(terminal, "Founded");
    screen_expect_cursor(terminal, "long ago");
    tap_is_number(home_count("organisation", "abay founded:>0"), home_count("organisation", "abay labour founded:>0"), "nothing was saved");
    screen_type(terminal, "<C-u>1987<Tab>");
    screen_expect_not(terminal, "long ago");
    /* The required name may not be emptied. */
    screen_type(terminal, "<Up><Up><Up><Up><Up><Up><Up><C-u><C-s>");
    screen_expect_marked(terminal, "Name");
    screen_expect_not(terminal, "Saved.");
    screen_type(terminal, "Abay Again<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_expect_cursor(terminal, "Abay Again");
    tap_is_number(home_count("organisation", "name:\"abay again\" founded:1987"), 1, "what is right was saved");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Abay Again");
    screen_leave(terminal);
}

static void test_editing(void)
{
    struct terminal *terminal = start_edit();
    screen_type(terminal, "<C-a>X <C-e> end<Left><Left><Left>the <C-a><M-f><M-f><C-w>Y");
    screen_expect_cursor(terminal, "X Y Labour Studies Unit (demo) the end");
    screen_type(terminal, "<C-k>");
    screen_expect_not(terminal, "Labour Studies Unit (demo) the end");
    screen_type(terminal, "<C-y>");
    screen_expect_cursor(terminal, "X Y Labour Studies Unit (demo) the end");
    screen_type(terminal, "<C-u>");
    screen_expect_not(terminal, "X Y");
    screen_type(terminal, "<C-z>");
    screen_expect_cursor(terminal, "X Y Labour Studies Unit (demo) the end");
    screen_type(terminal, "<C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z><C-z>");
    screen_expect_cursor(terminal, " Abay Labour Studies Unit (demo)");
    screen_expect_not(terminal, "X Abay");
    /* Pasted text is text, keys and commands in it included; line ends become blanks in one line. */
    screen_type(terminal, "<C-u>");
    screen_paste(terminal, "q:quit\nÆØ /x?");
    screen_expect_cursor(terminal, "q:quit ÆØ /x?");
    go(terminal, 17, "Description (English)");
    screen_type(terminal, "<Home>");
    screen_paste(terminal, "One pasted.\n\nTwo pasted.\n");
    screen_expect(terminal, "One pasted.");
    screen_expect(terminal, "Two pasted.");
    screen_expect_repaint(terminal);
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("organisation", "name:\"q:quit ÆØ /x?\" description_en:\"two pasted\""), 1, "what was pasted is saved");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    screen_leave(terminal);
}

/* What is longer than a paste may be is told, and not said to be whole. */
static void test_long_paste(void)
{
    enum { LONG = (1 << 20) + 1000 };
    struct terminal *terminal = start_edit();
    char *text = memory_new(LONG + 1);
    memset(text, 'a', LONG);
    text[LONG] = '\0';
    go(terminal, 17, "Description (English)");
    screen_paste(terminal, text);
    screen_expect_row(terminal, -1, "The paste was too long: only its first megabyte came.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, "of 106");
    free(text);
    screen_leave(terminal);
}

/* Tab takes what is picked and goes on as in the form; what only came to stand under the cursor is not picked. */
static void test_picking_on(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "n");
    screen_expect(terminal, "*Kind");
    screen_type(terminal, "<Tab><Tab><Tab><Enter>");
    screen_expect_marked(terminal, "NGO");
    screen_type(terminal, "<Tab>");
    screen_expect_not(terminal, "Type to find");
    screen_expect_not(terminal, "NGO");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, " of 106");
    screen_leave(terminal);
    terminal = start_edit();
    screen_type(terminal, "<Tab><Tab><Tab>char");
    screen_expect_marked(terminal, "charity");
    screen_type(terminal, "<Tab>");
    screen_expect_cursor(terminal, "university unit");
    screen_expect(terminal, "charity");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, " 1 of 106");
    screen_leave(terminal);
}

static void test_leaving(void)
{
    static const char *const keys[] = {"<Esc>", "<F10>"};
    struct terminal *terminal = start_edit();
    /* Nothing typed, nothing asked. */
    screen_type(terminal, "<Tab><Tab><Esc>");
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour");
    screen_type(terminal, "<End>XYZ");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        screen_type(terminal, keys[i]);
        screen_expect_row(terminal, -1, "Not saved yet: (s)ave, (d)iscard, (k)eep editing?");
        screen_type(terminal, "k");
        screen_expect_cursor(terminal, "(demo)XYZ");
    }
    /* F10 ends lrn from a pop-up as well, and asks just so. */
    screen_type(terminal, "<Tab><Tab><Tab><Enter>");
    screen_expect(terminal, "> academic institution");
    screen_type(terminal, "<F10>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_expect_not(terminal, "> academic institution");
    screen_type(terminal, "<F10>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "k<S-Tab><S-Tab><S-Tab>");
    screen_expect_cursor(terminal, "(demo)XYZ");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "<Esc>");
    screen_expect_cursor(terminal, "(demo)XYZ");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "s");
    screen_expect(terminal, " 1 of 106");
    tap_is_number(home_count("organisation", "name:xyz"), 1, "what was typed is saved");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "e<End>ABC");
    screen_expect_cursor(terminal, "XYZABC");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "(demo)XYZ");
    screen_expect_not(terminal, "ABC");
    screen_leave(terminal);
}

/* Somebody else saves the same field while it is being edited: both texts are shown, and one is chosen. */
static void test_conflict(const char *key, const char *stands)
{
    struct terminal *terminal = start_edit();
    screen_type(terminal, "<C-u>Abay Mine<Tab>");
    tap_ok(home_lrn("set", "organisation", "DRG053", "name=Abay Theirs", "acronym=THX", NULL), "another process changes the same field");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, 1, "changed this too");
    screen_expect(terminal, "Mine: Abay Mine");
    screen_expect(terminal, "Theirs: Abay Theirs");
    /* A field only the other one changed is no question. */
    screen_expect_not(terminal, "THX");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Choose for \"Name\" first.");
    screen_type(terminal, key);
    screen_expect_marked(terminal, stands[5] == 'M' ? "(x) Mine: Abay Mine" : "(x) Theirs: Abay Theirs");
    screen_type(terminal, "<C-s>");
    screen_expect_not(terminal, "changed this too");
    screen_expect(terminal, "THX");
    char *query = string_format("name:\"%s\" acronym:thx", stands);
    tap_is_number(home_count("organisation", query), 1, "%s stands", stands);
    free(query);
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, stands);
    screen_leave(terminal);
}

/* Different fields of one record: both are kept without a question. */
static void test_no_conflict(void)
{
    struct terminal *terminal = start_edit();
    screen_type(terminal, "<C-u>Abay Mine<Tab>");
    tap_ok(home_lrn("set", "organisation", "DRG053", "city=Adama", NULL), "another process changes another field");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("organisation", "name:\"abay mine\" city:adama"), 1, "both changes are kept");
    screen_expect(terminal, "Adama");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

/* Whoever looks at what a record could refer to, and takes what the cursor is on, has changed nothing. */
static void test_picked_before(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":finding<Enter>");
    screen_expect_row(terminal, 1, "Findings");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Sefwi Cocoa");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "> Sefwi Cocoa");
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, "Bagmati Brick");
    screen_expect_cursor(terminal, "Sefwi Cocoa");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Enter open");
    screen_leave(terminal);
}

/* Who may not write a record is told so before she types anything. */
static void test_may_not(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.arguments = (const char *const[]){"--user", "tormod-demo", NULL}});
    screen_expect(terminal, "1 of 106");
    screen_expect_row(terminal, -1, "e edit");
    screen_type(terminal, ":person<Enter>");
    screen_expect_row(terminal, 1, "People");
    screen_expect_row(terminal, -1, "Enter open   / search");
    screen_ok(terminal, strstr(screen_row(terminal, -1), "e edit") == NULL, "the last line does not offer it");
    static const char *const keys[] = {"e", "n", "<Del>"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        screen_type(terminal, keys[i]);
        screen_expect(terminal, "Coordinators keep the records");
        screen_expect_row(terminal, 1, "People");
        screen_type(terminal, "<Down><Up>");
        screen_expect_not(terminal, "Coordinators keep the records");
    }
    screen_leave(terminal);
}

int main(void)
{
    test_kinds();
    test_money();
    test_errors();
    test_editing();
    test_long_paste();
    test_picking_on();
    test_picked_before();
    test_may_not();
    test_leaving();
    test_conflict("m", "Abay Mine");
    test_conflict("t", "Abay Theirs");
    test_no_conflict();
    return tap_done();
}
