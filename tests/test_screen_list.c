/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: moving, searching while typing, the count, filters, order, marks, the numbered panes, empty lists, and what Esc takes back first. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* The demonstration's organisations in English order. */
#define FIRST "Abay Labour Studies Unit"
#define SECOND "Alexandria Occupational S"
#define THIRD "Alor Ghor Workers"
#define LAST "Ziway Growers' Labour"

static int count_of(const char *query)
{
    return home_count("organisation", query);
}

static void expect_count(struct terminal *terminal, int number, int count)
{
    char *text = string_format(" %d of %d", number, count);
    screen_expect_row(terminal, 1, text);
    free(text);
}

static void test_moving(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_expect_row(terminal, 0, "1 Organisations");
    screen_expect_row(terminal, 1, "Organisations");
    screen_expect_marked(terminal, FIRST);
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, SECOND);
    expect_count(terminal, 2, 106);
    screen_type(terminal, "j");
    screen_expect_marked(terminal, THIRD);
    screen_type(terminal, "k<Up><Up><Up>");
    screen_expect_marked(terminal, FIRST);
    screen_type(terminal, "<PgDn>");
    expect_count(terminal, 21, 106);
    screen_type(terminal, "<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>");
    expect_count(terminal, 106, 106);
    screen_expect_marked(terminal, LAST);
    screen_type(terminal, "<PgUp>");
    expect_count(terminal, 86, 106);
    screen_type(terminal, "<Home>");
    screen_expect_marked(terminal, FIRST);
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, LAST);
    screen_type(terminal, "g");
    screen_expect_marked(terminal, FIRST);
    screen_type(terminal, "G<Down>");
    screen_expect_marked(terminal, LAST);
    screen_expect_row(terminal, -2, LAST);
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

/* A scrolled screen holds the very rows that a screen painted at once holds. */
static void test_scrolling(void)
{
    struct terminal *terminal = screen_start_demonstration();
    for (int i = 0; i < 45; i++)
        screen_type(terminal, "<Down>");
    expect_count(terminal, 46, 106);
    screen_expect_repaint(terminal);
    for (int i = 0; i < 40; i++)
        screen_type(terminal, "<Up>");
    expect_count(terminal, 6, 106);
    screen_expect_repaint(terminal);
    screen_type(terminal, "<PgDn><PgDn><Down><PgUp><Up>");
    expect_count(terminal, 26, 106);
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

static void test_search(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/cubb");
    screen_expect_marked(terminal, "Cubbon Worker Voice Lab");
    screen_expect_not(terminal, FIRST);
    expect_count(terminal, 1, 1);
    screen_expect_cursor(terminal, "/cubb");
    screen_expect_row(terminal, -1, "/cubb");
    screen_type(terminal, "<C-u>dhak<Enter>");
    screen_expect_row(terminal, 1, "dhak");
    expect_count(terminal, 1, count_of("dhak"));
    screen_expect(terminal, "Shimul Workers' Rights");
    /* The former search comes back when the line is left with Esc, and the list with it. */
    screen_type(terminal, "/<C-u>zzzzz");
    screen_expect(terminal, "Nothing matches. Esc clears the search.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "dhak");
    expect_count(terminal, 1, count_of("dhak"));
    /* Without the search the cursor stays on the record it was on. */
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " of 106");
    screen_expect_marked(terminal, "Alor Ghor Workers' Café");
    screen_leave(terminal);
}

static void test_search_line(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/xxx country:BD<Home><C-f><C-b><M-f><C-w>");
    screen_expect_row(terminal, -1, "/ country:BD");
    expect_count(terminal, 1, count_of("country:BD"));
    screen_type(terminal, "<End> -status:archived");
    screen_expect_row(terminal, -1, "country:BD -status:archived");
    expect_count(terminal, 1, count_of("country:BD -status:archived"));
    screen_type(terminal, "<Down>");
    expect_count(terminal, 2, count_of("country:BD -status:archived"));
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "country:BD -status:archived");
    screen_type(terminal, "/<C-u>\"fire and building\"<Enter>");
    expect_count(terminal, 1, count_of("\"fire and building\""));
    screen_expect(terminal, "Buriganga Fire and Building");
    screen_type(terminal, "/<C-u>");
    expect_count(terminal, 1, 106);
    screen_paste(terminal, "land:Vietnam\n");
    screen_expect_row(terminal, -1, "/land:Vietnam");
    expect_count(terminal, 1, count_of("country:VN"));
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Sông Hồng Centre");
    /* What cannot be read is said, and says where; what was typed is not lost. */
    screen_type(terminal, "/<C-u>colour:red<Enter>");
    screen_expect_row(terminal, 1, "/colour:red");
    screen_expect(terminal, "There is no field \"colour\" here.");
    screen_leave(terminal);
}

/* A word takes the place of the search that stands; a blank goes on with it, and so does what moves in it. */
static void test_search_again(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/country:IN<Enter>");
    expect_count(terminal, 1, count_of("country:IN"));
    screen_type(terminal, "/");
    screen_expect_cursor(terminal, "/country:IN");
    screen_type(terminal, "country:BD");
    screen_expect_row(terminal, -1, "/country:BD\n");
    expect_count(terminal, 1, count_of("country:BD"));
    screen_type(terminal, "<Enter>/ -status:archived<Enter>");
    screen_expect_row(terminal, 1, "/country:BD -status:archived");
    screen_type(terminal, "/<End>,IN<Enter>");
    screen_expect_row(terminal, 1, "/country:BD -status:archived,IN");
    screen_type(terminal, "/");
    screen_expect_cursor(terminal, ",IN");
    screen_paste(terminal, "dhak");
    screen_expect_row(terminal, -1, "/dhak\n");
    screen_type(terminal, "<C-_><C-_>");
    screen_expect_row(terminal, -1, "/country:BD -status:archived,IN\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "/country:BD -status:archived,IN");
    screen_leave(terminal);
}

/* Of what was found the one that is called so has the cursor, wherever it stands. */
static void test_search_named(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "2/india<Enter>");
    screen_expect_row(terminal, 3, "  British Indian Ocean");
    screen_expect_marked(terminal, "India");
    expect_count(terminal, 2, 2);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "India ");
    screen_type(terminal, "<Esc>/guinea<Enter>");
    screen_expect_marked(terminal, "Guinea  ");
    screen_leave(terminal);
}

/* Without a mark Enter takes the value under the cursor; the keys of the box are told by F1, and those of the search line too. */
static void test_filter_unmarked(void)
{
    struct terminal *terminal = screen_start_demonstration();
    int drafts = count_of("status:draft");
    screen_type(terminal, "fstat<Enter>");
    screen_type(terminal, "<End><Up><Up>");
    screen_expect(terminal, "> [ ] draft");
    screen_type(terminal, "<F1>");
    screen_expect(terminal, "Help: choosing");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "> [ ] draft");
    screen_type(terminal, "<Enter>");
    expect_count(terminal, 1, drafts);
    screen_type(terminal, "<Esc>/kra<F1>");
    screen_expect(terminal, "Help: a line");
    screen_expect(terminal, "Searching");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "/kra");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "Enter open");
    screen_leave(terminal);
}

/* The number of the pane that is shown leads back to its list from whatever is read above it. */
static void test_number(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "1");
    screen_expect_row(terminal, -1, "This page is shown already.");
    screen_type(terminal, "<Down><Enter>h");
    screen_expect(terminal, "History of Alexandria");
    screen_type(terminal, "1");
    screen_expect_marked(terminal, "Alexandria");
    screen_expect_row(terminal, 1, " 2 of 106");
    screen_leave(terminal);
}

static void test_filter(void)
{
    struct terminal *terminal = screen_start_demonstration();
    int archived = count_of("status:archived"), drafts = count_of("status:draft");
    char *text = string_format("%d", archived);
    screen_type(terminal, "f");
    screen_expect(terminal, "Filter by");
    screen_type(terminal, "stat");
    screen_expect_marked(terminal, "Status");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "[ ]");
    screen_type(terminal, "arch");
    screen_expect_marked(terminal, "archived");
    screen_expect(terminal, text);
    screen_type(terminal, "<Space>");
    screen_expect(terminal, "[x] archived");
    screen_type(terminal, "<Enter>");
    expect_count(terminal, 1, archived);
    screen_expect_row(terminal, 1, "status:archived");
    free(text);
    /* The same field again: the value chosen before is marked, another joins it. */
    screen_type(terminal, "fstat<Enter>");
    screen_expect(terminal, "[x] archived");
    screen_type(terminal, "draft<Space><Enter>");
    expect_count(terminal, 1, archived + drafts);
    screen_type(terminal, "fcountry");
    screen_expect_marked(terminal, "Country");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "Filter by");
    expect_count(terminal, 1, archived + drafts);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " of 106");
    screen_leave(terminal);
}

static void test_sort(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "s");
    screen_expect(terminal, "Sort by");
    screen_type(terminal, "country<Enter>");
    screen_expect_row(terminal, 1, "by Country");
    screen_expect_marked(terminal, "Drini Footwear Safety Desk");
    screen_expect_row(terminal, 4, "Alor Ghor Workers' Café");
    screen_type(terminal, ":sort country<Enter>");
    screen_expect_row(terminal, 1, "by Country");
    screen_type(terminal, "scountry<Enter>");
    screen_expect_row(terminal, 1, "by Country, descending");
    screen_expect_marked(terminal, "Bình Minh Social Audit");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Drini Footwear Safety Desk");
    expect_count(terminal, 106, 106);
    screen_type(terminal, "sname<Enter>");
    screen_expect_marked(terminal, FIRST);
    screen_expect_not(terminal, "by Country");
    screen_leave(terminal);
}

static void test_marks(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/workers<Enter>");
    expect_count(terminal, 1, count_of("workers"));
    screen_type(terminal, "<Space><Space>");
    screen_expect_row(terminal, 1, "2 marked");
    screen_expect_row(terminal, 3, " *");
    screen_expect_row(terminal, 4, " *");
    screen_type(terminal, "<Up><Space>");
    screen_expect_row(terminal, 1, "1 marked");
    /* A form is of one record and says so. */
    screen_type(terminal, "e");
    screen_expect_row(terminal, -1, "This edits one record, not the other one that is marked.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "1 marked");
    /* Esc takes back one thing at a time: the marks, then the search, then nothing is left. */
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "marked");
    screen_expect_row(terminal, 1, "workers");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, " of 106");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "q quits");
    screen_leave(terminal);
}

/* A report is about one record. */
static void test_report_of_marked(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<Space><Space><Space>r");
    screen_expect_row(terminal, -1, "This is about one record, not the other 3 that are marked.");
    screen_leave(terminal);
}

/* A list called by name belongs to no numbered pane: none is named as the one shown. */
static void test_apart(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_resize(terminal, 60, 16);
    screen_type(terminal, "5");
    screen_expect_row(terminal, 0, "5 Members");
    screen_type(terminal, ":person<Enter><Enter>");
    screen_expect_row(terminal, 1, "Person\n");
    screen_expect_row(terminal, 0, "  3  4  5  6  7\n");
    screen_type(terminal, "5");
    screen_expect_row(terminal, 0, "5 Members");
    screen_expect_row(terminal, 1, "  Members");
    screen_type(terminal, "Q");
    screen_expect_row(terminal, 0, " 5  6  7\n");
    screen_type(terminal, "<Esc><Enter>");
    screen_expect_row(terminal, 0, "5 Members");
    screen_leave(terminal);
}

static void test_panes(void)
{
    static const struct {
        const char *key, *title, *row;
    } panes[] = {
        {"2", "Countries", "Afghanistan"},        {"3", "Hot spots", "Bangladesh"},
        {"4", "Partnerships", "Bagmati Brick Kiln"},{"5", "Members", "Bøgeskov Kaffe ApS"},
        {"6", "Suppliers", "Bao'an Crestline"},   {"7", "Employment sites", "Chandrabhaga Split"},
        {"1", "Organisations", FIRST},
    };
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<Down>");
    for (size_t i = 0; i < sizeof panes / sizeof panes[0]; i++) {
        screen_type(terminal, panes[i].key);
        screen_expect_row(terminal, 1, panes[i].title);
        screen_expect(terminal, panes[i].row);
    }
    /* Each pane keeps its place. */
    screen_expect_marked(terminal, SECOND);
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, 1, "Countries");
    screen_type(terminal, "<S-Tab><S-Tab>");
    screen_expect_row(terminal, 1, "Today, ");
    screen_type(terminal, "7");
    screen_expect_row(terminal, 1, "Employment sites");
    screen_type(terminal, ":member<Enter>");
    screen_expect_row(terminal, 1, "Members");
    screen_type(terminal, ":list verification<Enter>");
    screen_expect_row(terminal, 1, "Verifications");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "Verifications");
    screen_leave(terminal);
}

/* The key that opens the help closes it. */
static void test_help(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "?");
    screen_expect(terminal, "Help: lists");
    screen_type(terminal, "<F1>");
    screen_expect(terminal, "1 of 106");
    screen_type(terminal, "<F1>");
    screen_expect(terminal, "Help: lists");
    /* It tells how long it is; Space goes on a page, as in less. */
    screen_expect_row(terminal, 1, "page 1 of ");
    screen_expect_row(terminal, -1, "Space next page");
    screen_type(terminal, "<Space>");
    screen_expect_row(terminal, 1, "page 2 of ");
    screen_type(terminal, "L<End>");
    screen_expect_row(terminal, 1, "side ");
    screen_type(terminal, "L<Home>");
    screen_expect_row(terminal, 1, "page 1 of ");
    screen_type(terminal, "?");
    screen_expect(terminal, "1 of 106");
    screen_leave(terminal);
}

/* What a pane's help says of a key, and of another that does nothing there. */
static const struct {
    const char *keys;
    const char *title;
    const char *listed;
    const char *unlisted;
} helps[] = {
    {"1", "Help: lists", "  V      ", "  p      "},
    {"2", "Help: lists", "  e      ", "  n      "},
    {"3", "Help: lists", "  d      ", "  V      "},
    {"4", "Help: lists", "  t      ", "  V      "},
    {":person<Enter>", "Help: lists", ":forget", "  t      "},
    {":person<Enter>", "Help: lists", ":forget", "  d      "},
    {"1<Enter>", "Help: a record", "  p      ", NULL},
    {"5<Enter>", "Help: a record", "  t      ", "  p      "},
    {"Q", "Help: Quality assurance", "  V      ", "  n      "},
    {"w", "Help: World overview", "  x      ", "  e      "},
    {"w", "Help: World overview", "  x      ", "  n      "},
    {":coverage<Enter>", "Help: What is not covered", "  n      ", NULL},
    {"3v", "Help: the matrix", "  d      ", NULL},
    {":grid<Enter>", "Help: Severity by likelihood", "  Left h ", "  d      "},
    {":grid<Enter>", "Help: Severity by likelihood", "  Left h ", "  v      "},
};

static void test_help_keys(void)
{
    home_new(HOME_DEMONSTRATION);
    for (size_t i = 0; i < sizeof helps / sizeof helps[0]; i++) {
        struct terminal *terminal = screen_start(&(struct screen_options){.columns = 80, .rows = 60});
        screen_expect_row(terminal, 1, " 1 of ");
        screen_type(terminal, helps[i].keys);
        screen_type(terminal, "?");
        screen_expect(terminal, helps[i].title);
        screen_expect(terminal, helps[i].listed);
        if (helps[i].unlisted != NULL)
            screen_expect_not(terminal, helps[i].unlisted);
        screen_end(terminal);
    }
}

/* The last line names the keys a pane is for. */
static void test_last_line(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_expect_row(terminal, -1, "/ search   f filter");
    screen_type(terminal, "<Space>");
    screen_expect_row(terminal, -1, "= set   Del delete   x export   c compare   ? help\n");
    screen_type(terminal, "<Space>L");
    screen_resize(terminal, 60, 16);
    screen_expect_row(terminal, -1, "x eksporter   c sammenlign   ? hjelp\n");
    screen_type(terminal, "L<Esc>");
    screen_expect_row(terminal, -1, "/ search   f filter");
    screen_type(terminal, "Q");
    screen_expect_row(terminal, -1, "t step   V verify   x write   ? help\n");
    screen_type(terminal, "w");
    screen_expect_row(terminal, -1, "Enter open   Esc back   x write   ? help\n");
    screen_leave(terminal);
}

/* A terminal without a second screen gets its last row back. */
static void test_last_row(void)
{
    static const char *const environment[] = {"TERM=linux", NULL};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&(struct screen_options){.environment = environment});
    screen_expect_row(terminal, -1, "? help");
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_expect_row(terminal, 1, "Organisations");
    screen_ok(terminal, screen_row(terminal, -1)[0] == '\0', "nothing stands where the shell goes on");
    screen_end(terminal);
}

static void test_unknown_keys(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "z");
    screen_expect_row(terminal, -1, "z does nothing here");
    screen_type(terminal, "<Down>");
    screen_expect_not(terminal, "does nothing here");
    screen_type(terminal, ":nonsense<Enter>");
    screen_expect_row(terminal, -2, "There is no command \"nonsense\"");
    screen_type(terminal, "<C-u>filter nonsense<Enter>");
    screen_expect_row(terminal, -2, "There is no field \"nonsense\" here.");
    screen_type(terminal, "<C-u>qui<Tab>");
    screen_expect_row(terminal, -1, ":quit");
    screen_type(terminal, "<Enter>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    /* F10 quits wherever one is; a line that is typed is nothing to save. */
    terminal = screen_start_demonstration();
    screen_type(terminal, "/abay");
    screen_expect_row(terminal, 1, " 1 of 1");
    screen_type(terminal, "<F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* How often a word stands between blanks or line ends. */
static int count_word(const char *text, const char *word)
{
    int count = 0;
    size_t length = strlen(word);
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += length)
        count += (at == text || strchr(" \n", at[-1]) != NULL) && strchr(" \n", at[length]) != NULL;
    return count;
}

/* Commands are offered where they do something, their arguments by what they are, and nothing twice. */
static void test_completion(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":list fi<Tab>");
    screen_expect_row(terminal, -1, ":list finding");
    screen_type(terminal, "<C-u>filter sect<Tab>");
    screen_expect_row(terminal, -1, ":filter sectors");
    screen_type(terminal, "<C-u>language n<Tab>");
    screen_expect_row(terminal, -1, ":language nb");
    screen_type(terminal, "<C-u>backup fi<Tab>");
    screen_expect_row(terminal, -1, ":backup fi\n");
    screen_type(terminal, "<C-u><Tab>");
    screen_expect(terminal, "redo  history");
    screen_expect_not(terminal, "  save  ");
    screen_type(terminal, "<Esc>L:<Tab>");
    screen_expect(terminal, "historikk  eksporter");
    char *text = screen_text(terminal);
    screen_ok(terminal, count_word(text, "land") == 1, "a name is offered once");
    free(text);
    screen_type(terminal, "<Esc>L");
    screen_expect_row(terminal, 1, "Organisations");
    screen_leave(terminal);
}

static void test_empty(void)
{
    home_new(HOME_EMPTY);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "Nothing here yet. Press n to add the first one.");
    screen_type(terminal, "<Down><PgDn><End><Up><Home><Enter><Space><Del>");
    screen_expect(terminal, "Nothing here yet");
    screen_type(terminal, "4");
    screen_expect_row(terminal, 1, "Partnerships");
    screen_expect(terminal, "Nothing here yet");
    screen_type(terminal, "/x<Enter>");
    screen_expect(terminal, "Nothing matches. Esc clears the search.");
    screen_type(terminal, "3");
    screen_expect_row(terminal, 1, "1 of ");
    screen_leave(terminal);
}

/* What is cut ends with a mark: a search beside its count. */
static void test_cut(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_resize(terminal, 60, 16);
    screen_type(terminal, "/status:quality-assured,submitted,draft,suspended<Enter>");
    screen_expect_row(terminal, 1, "  Organisations  /status:quality-assured,submitted,… 1 of ");
    screen_expect_repaint(terminal);
    /* In its line it is cut plainly: there it goes on. */
    screen_type(terminal, "/ coverage:BD issue:child-labour<Home>");
    screen_expect_row(terminal, -1, "/status:quality-assured,submitted,draft,suspended coverage:B\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Enter open");
    screen_leave(terminal);
}

int main(void)
{
    test_moving();
    test_scrolling();
    test_search();
    test_search_line();
    test_search_again();
    test_search_named();
    test_filter_unmarked();
    test_filter();
    test_number();
    test_sort();
    test_marks();
    test_panes();
    test_apart();
    test_report_of_marked();
    test_help();
    test_help_keys();
    test_last_line();
    test_last_row();
    test_unknown_keys();
    test_completion();
    test_cut();
    test_empty();
    return tap_done();
}
