/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meeting a need on the screen: what is asked for filled in from where one is, the ranking that follows it, one opened, two compared, the need kept with its
 * shortlist, decided and made a partnership; in both languages and the smallest window. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { QUIET = 700, DOWN_MOST = 40 };

/* Chooses in the pop-up of the form's field that the cursor is on. */
static void choose(struct terminal *terminal, const char *typed, const char *shown)
{
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "| /");
    screen_type(terminal, typed);
    screen_expect_marked(terminal, shown);
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, "| /");
}

/* Granite from India: the need of the first call. The country is asked for at once, and each answer leads on to the next question. */
static struct terminal *start_granite(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "m");
    screen_expect(terminal, "-- Country -");
    screen_type(terminal, "india");
    screen_expect_marked(terminal, "India ");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "8 organisations, at most 25 points");
    screen_expect_marked(terminal, "Sector        (not asked for)");
    choose(terminal, "granite", "natural stone");
    screen_expect(terminal, "at most 40 points");
    screen_expect_marked(terminal, "Issues        (not asked for)");
    return terminal;
}

/* From the key that asks to three names with their reasons: what an adviser types with a member on the phone. */
static void test_call(void)
{
    static const char *const keys[] = {"m", "i", "n", "d", "<Enter>", "<Enter>", "s", "t", "o", "<Enter>", "<Enter>", "c", "h", "i", "<Enter>"};
    struct terminal *terminal = screen_start_demonstration();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        screen_type(terminal, keys[i]);
    screen_expect(terminal, "at most 65 points");
    screen_expect_row(terminal, 3, "  Sector        natural stone\n");
    screen_expect_row(terminal, 4, "  Issues        child labour\n");
    screen_expect_row(terminal, 9, "    65 Chambal Patthar Shramik Manch (demo)   Kota, Rajasthan    quality-assured\n");
    screen_expect_row(terminal, 10, "       child labour; natural stone  ! 1 partnership is running now\n");
    screen_expect_row(terminal, 11, "    40 ");
    screen_expect_row(terminal, 13, "    40 ");
    screen_leave(terminal);
}

/* What was asked and left is there again the next time, but where the place says more. */
static void test_left(void)
{
    struct terminal *terminal = start_granite();
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, "m");
    screen_expect(terminal, "This is what you asked last");
    screen_expect_row(terminal, 2, "Country       India\n");
    screen_expect_row(terminal, 3, "Sector        natural stone\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_type(terminal, "2/bangladesh<Enter>");
    screen_expect_row(terminal, 1, "1 of 1");
    screen_type(terminal, "m");
    screen_expect_row(terminal, 2, "Country       Bangladesh\n");
    screen_expect_row(terminal, 3, "Sector        (not asked for)\n");
    screen_leave(terminal);
}

/* Keys typed ahead of the ranking act on it, as if it had been waited for: the cursor begins at the first organisation, whatever came while it was read. */
static void test_typed_ahead(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":need<Enter>");
    screen_expect(terminal, " 1 of ");
    for (int i = 0; i < 8; i++) {
        screen_type(terminal, "m<Down><Down><Up>");
        screen_expect(terminal, "at most 100 points");
        screen_expect_marked(terminal, "  64 ");
        screen_type(terminal, "<Esc>");
        screen_expect(terminal, " 1 of ");
    }
    screen_type(terminal, "m<Home><Down><Del>");
    screen_expect_marked(terminal, "Sector        (not asked for)");
    screen_leave(terminal);
}

/* A slip in what is typed finds what is nearest; what is near to nothing finds nothing. */
static void test_mistyped(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "m");
    screen_expect(terminal, "-- Country -");
    screen_type(terminal, "hondruas");
    screen_expect_marked(terminal, "Honduras ");
    screen_type(terminal, "<C-u>bangladsh");
    screen_expect_marked(terminal, "Bangladesh ");
    screen_type(terminal, "<C-u>qxqxqx");
    screen_expect(terminal, "Nothing matches.");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Nothing matches.");
    screen_type(terminal, "<C-u>bangladsh<Enter><Down>");
    choose(terminal, "chld", "[ ] child labour");
    screen_expect(terminal, "  Country       Bangladesh\n");
    screen_expect(terminal, "  Issues        child labour\n");
    screen_leave(terminal);
}

/* Whoever wants no country yet is left with the form. */
static void test_no_country(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "m");
    screen_expect(terminal, "-- Country -");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Choose the country first");
    screen_expect_marked(terminal, "Country       (none chosen)");
    screen_type(terminal, "<Down>");
    choose(terminal, "tea", "tea");
    screen_expect_marked(terminal, "Issues        (not asked for)");
    /* What is answered already stays under the cursor when it is answered anew, and so does what several are marked of. */
    screen_type(terminal, "<Up>");
    choose(terminal, "coffee", "coffee");
    screen_expect_marked(terminal, "Sector        coffee");
    screen_type(terminal, "<Down><Enter>");
    screen_expect(terminal, "-- Issues -");
    screen_type(terminal, "child<Space>liv<Space>climate<Enter>");
    screen_expect(terminal, "  Issues        child labour, living wages, climate\n");
    screen_leave(terminal);
}

static void test_ranking(void)
{
    struct terminal *terminal = start_granite();
    screen_expect(terminal, "    40 Chambal Patthar");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "| /");
    screen_type(terminal, "child<Space><Enter>");
    screen_expect(terminal, "    65 Chambal Patthar Shramik Manch (demo)   Kota, Rajasthan    quality-assured\n");
    screen_expect(terminal, "       child labour; natural stone  ! 1 partnership is running now\n");
    screen_expect(terminal, "    40 Sutradhar");
    screen_expect_marked(terminal, "Expertise     (not asked for)");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "Issues        child labour");
    /* Del asks for it no longer. */
    screen_type(terminal, "<Del>");
    screen_expect(terminal, "at most 40 points");
    screen_expect_repaint(terminal);
    /* Moving costs no more than the marker. */
    screen_type(terminal, "<Tab>");
    screen_expect_marked(terminal, "   40 Chambal");
    screen_bytes_within(terminal, QUIET);
    screen_type(terminal, "<Down>");
    const size_t sent = screen_bytes_within(terminal, QUIET);
    screen_expect_marked(terminal, "   40 Krishnagiri");
    if (!tap_ok(sent <= DOWN_MOST, "Down sends %d bytes at most", DOWN_MOST))
        tap_note("it sent %zu", sent);
    /* Neighbours and those only just left out stand apart. */
    screen_type(terminal, "G");
    screen_expect(terminal, "In neighbouring countries");
    screen_expect(terminal, "       covers Myanmar; quality-assured");
    screen_leave(terminal);
}

static void test_opened(void)
{
    struct terminal *terminal = start_granite();
    screen_type(terminal, "<Tab>");
    screen_expect_marked(terminal, "   40 Chambal");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "  40 of 40 points");
    screen_expect(terminal, "Issues                   not asked for");
    screen_expect(terminal, "Sector                   15 of 15: natural stone");
    screen_expect(terminal, "Track record             10 of 10: 1 earlier piece of work of this kind");
    screen_expect(terminal, "Coverage                 India\n");
    screen_expect(terminal, "! 1 partnership is running now");
    screen_expect_marked(terminal, " Chambal Patthar Shramik Manch (demo)\n");
    screen_type(terminal, "L");
    screen_expect(terminal, "Bransje                  15 av 15: naturstein");
    screen_type(terminal, "L<Enter>");
    screen_expect(terminal, "Profile");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "  40 of 40 points");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "   40 Chambal");
    screen_leave(terminal);
}

/* The best stands first, in whatever order they were recorded. */
static void test_compared_in_order(void)
{
    struct terminal *terminal = start_granite();
    choose(terminal, "child", "child labour");
    screen_expect(terminal, "    65 Chambal");
    screen_type(terminal, "<Tab><Space><Space><Space>");
    screen_expect(terminal, "3 marked");
    screen_expect(terminal, " *  40 Sutradhar");
    screen_type(terminal, "c");
    screen_expect_row(terminal, 2, "  Chambal Patthar S…  Sutradhar Homewor…  Krishnagiri Grani…");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "3 marked");
    /* From the form's lines too, where the cursor is after each answer. */
    screen_type(terminal, "<Home>c");
    screen_expect_row(terminal, 2, "  Chambal Patthar S…  Sutradhar Homewor…  Krishnagiri Grani…");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "3 marked");
    screen_leave(terminal);
}

/* From a list in the order of marking, and no more than three. */
static void test_compared_as_marked(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<Space><Space>");
    screen_expect_marked(terminal, "Alor Ghor");
    screen_type(terminal, "<Space>");
    screen_expect(terminal, "3 marked");
    screen_type(terminal, "c");
    screen_expect_row(terminal, 2, "  Abay Labour Studi…  Alexandria Occupa…  Alor Ghor Workers…");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Anadolu Nut");
    screen_type(terminal, "<Space>");
    screen_expect(terminal, "4 marked");
    screen_type(terminal, "c");
    screen_expect_row(terminal, -1, "Three can be compared at most; 4 are marked.");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "4 marked");
    screen_leave(terminal);
}

/* What warns is not pushed out of the line by reasons, however narrow it is. */
static void test_warned(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":need<Enter>");
    screen_expect(terminal, "Needs");
    screen_type(terminal, "L");
    screen_expect(terminal, "Behov");
    screen_type(terminal, "/kina<Enter>");
    screen_expect_row(terminal, 1, "av 1");
    screen_type(terminal, "m");
    screen_expect(terminal, "Mingqiao");
    screen_expect(terminal, "! 1 partnerskap");
    screen_leave(terminal);
}

/* Among what is asked for there is no organisation that something could be done with. */
static void test_named_keys(void)
{
    struct terminal *terminal = start_granite();
    screen_type(terminal, "g");
    screen_expect_marked(terminal, "Country");
    screen_expect_row(terminal, -1, "Enter open   Ctrl-S save   ");
    screen_type(terminal, "<Tab>");
    screen_expect_row(terminal, -1, "Space mark   c compare   Ctrl-S save   d decide");
    screen_type(terminal, "<Space>g");
    screen_expect_marked(terminal, "Country");
    screen_expect_row(terminal, -1, "Enter open   c compare   Ctrl-S save   ");
    screen_leave(terminal);
}

static void test_compared(void)
{
    struct terminal *terminal = start_granite();
    screen_type(terminal, "<Tab>c");
    screen_expect_row(terminal, -1, "Mark the two or three");
    screen_type(terminal, "<Space><Space>");
    screen_expect(terminal, "2 marked");
    screen_type(terminal, "c");
    screen_expect(terminal, "Side by side");
    screen_expect_row(terminal, 2, "Chambal Patthar");
    screen_expect_row(terminal, 2, "Krishnagiri Granite");
    screen_expect(terminal, "Points           40 ");
    screen_expect(terminal, "Country          India                         India");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "2 marked");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "marked");
    screen_leave(terminal);
}

/* What is asked for becomes a need with its shortlist: one change, taken back and saved anew. */
static void keep_need(struct terminal *terminal)
{
    choose(terminal, "child", "child labour");
    screen_expect(terminal, "at most 65 points");
    screen_type(terminal, "<Tab>d");
    screen_expect_row(terminal, -1, "Save the need first");
    screen_type(terminal, "<Space><C-s>");
    screen_expect(terminal, "New: Need");
    screen_expect(terminal, "child labour");
    choose(terminal, "grafjord", "Gråfjordstein");
    screen_type(terminal, "<S-Tab><Up>");
    screen_expect_marked(terminal, "Confidentiality");
    choose(terminal, "open", "open");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("need", "gråfjordstein state:open"), 1, "the need is recorded and open");
    tap_is_number(home_count("candidate", "organisation:chambal points:65 decision:shortlisted"), 1, "with its shortlist");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Need: Gråfjordstein Belegg AS (demo), India, natural stone");
    /* Both are one change. */
    screen_type(terminal, "u");
    screen_expect(terminal, "Match a need");
    tap_is_number(home_count("need", "gråfjordstein state:open"), 0, "u takes back the need");
    tap_is_number(home_count("candidate", "organisation:chambal points:65"), 0, "and its shortlist");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "New: Need");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Need: Gråfjordstein Belegg AS (demo), India, natural stone");
    tap_is_number(home_count("candidate", "organisation:chambal points:65 decision:shortlisted"), 1, "saved again, it has its shortlist again");
    screen_expect_marked(terminal, "   40 Sutradhar");
}

/* The decision of one that is a candidate, and of one that becomes it. */
static void decide(struct terminal *terminal)
{
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "  65 Chambal");
    screen_type(terminal, "d");
    screen_expect(terminal, "Candidate: Chambal");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "  65 Chambal");
    screen_type(terminal, "<Down><Down>d");
    screen_expect(terminal, "New: Candidate");
    screen_expect(terminal, "Krishnagiri");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("candidate", "organisation:krishnagiri points:40 need:gråfjordstein decision:shortlisted"), 1, "another is a candidate now");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "   40 Krishnagiri");
}

/* The same from an organisation that is open; the ranking below it was made anew in between. */
static void decide_from_record(struct terminal *terminal)
{
    screen_type(terminal, "<Up><Enter>");
    screen_expect_row(terminal, 1, "  40 of 65 points");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "  40 av 65 poeng");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "  40 of 65 points");
    screen_type(terminal, "d");
    screen_expect(terminal, "New: Candidate");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("candidate", "organisation:sutradhar points:40 need:gråfjordstein"), 1, "a third one is, with its points");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "  40 of 65 points");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "   40 Sutradhar");
}

/* From the need to its shortlist, a decision and a partnership. */
static void test_kept(void)
{
    struct terminal *terminal = start_granite();
    keep_need(terminal);
    decide(terminal);
    decide_from_record(terminal);
    screen_type(terminal, "<Up>p");
    screen_expect(terminal, "New: Partnership");
    screen_expect(terminal, "Gråfjordstein Belegg AS (demo)\n");
    screen_expect(terminal, "child labour: natural stone");
    screen_expect(terminal, "enquiry");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    tap_is_number(home_count("partnership", "stage:enquiry organisation:chambal country:IN need:gråfjordstein purpose:child"), 1, "the partnership has begun");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

/* What is known of the place is filled in. */
static void test_filled_in(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "2");
    screen_expect(terminal, "Afghanistan");
    screen_type(terminal, "/bangladesh<Enter>");
    screen_expect_marked(terminal, "Bangladesh");
    screen_type(terminal, "m");
    screen_expect(terminal, "Country       Bangladesh");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Bangladesh");
    screen_type(terminal, "1/coverage:BD issue:child-labour<Enter>");
    screen_expect(terminal, "/coverage:BD");
    screen_type(terminal, "m");
    screen_expect(terminal, "Country       Bangladesh");
    screen_expect(terminal, "Issues        child labour");
    screen_type(terminal, "<Esc>5m");
    screen_expect(terminal, "-- Country -");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Member        Bøgeskov Kaffe ApS (demo)");
    screen_type(terminal, "<Esc>3/cobalt country:CD<Enter>");
    screen_expect(terminal, "1 of ");
    screen_type(terminal, "m");
    screen_expect(terminal, "Country       DR Congo");
    screen_type(terminal, "<Esc>:need<Enter>");
    screen_expect(terminal, "Needs");
    screen_type(terminal, "/country:IN<Enter>");
    screen_expect(terminal, "1 of 1");
    screen_type(terminal, "m");
    screen_expect(terminal, "Need: Gråfjordstein");
    screen_expect(terminal, "Languages     English, Hindi");
    screen_expect(terminal, "  100 Chambal");
    screen_leave(terminal);
}

/* The product of the hot spot that a need begins with goes with its sector, once another is chosen; looking at the sectors changes nothing. */
static void test_product(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "3/brassware<Enter>");
    screen_expect(terminal, "1 of 1");
    screen_type(terminal, "m");
    screen_expect(terminal, "Sector        other");
    screen_type(terminal, "g<Down>");
    screen_expect_marked(terminal, "Sector ");
    choose(terminal, "", "other");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "New: Need");
    screen_expect(terminal, "brassware");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect_not(terminal, "New: Need");
    screen_type(terminal, "g<Down>");
    screen_expect_marked(terminal, "Sector ");
    choose(terminal, "granite", "natural stone");
    screen_expect(terminal, "Sector        natural stone");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "New: Need");
    screen_expect_not(terminal, "brassware");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect_not(terminal, "New: Need");
    screen_leave(terminal);
}

static void test_small(void)
{
    const struct screen_options options = {.arguments = (const char *const[]){"--lang", "nb", NULL}, .columns = 60, .rows = 16};

    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "1 av 106");
    screen_type(terminal, ":finn-hjelp kenya<Enter>");
    screen_expect(terminal, "Land          Kenya");
    screen_expect(terminal, "organisasjoner, høyst 25 poeng\n");
    screen_expect_marked(terminal, "Temaer        (ikke spurt etter)");
    screen_type(terminal, "<Up>");
    choose(terminal, "blomster", "blomster");
    screen_expect(terminal, "høyst 40 poeng");
    screen_type(terminal, "G");
    screen_expect(terminal, "I naboland");
    screen_expect_repaint(terminal);
    screen_type(terminal, "g<Tab>");
    screen_expect(terminal, "kvalitetssikret\n");
    screen_type(terminal, "<Space><Space>c");
    screen_expect(terminal, "Side om side");
    screen_expect_repaint(terminal);
    screen_type(terminal, "?");
    screen_expect(terminal, "Hjelp");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Side om side");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "2 merket");
    screen_leave(terminal);
}

int main(void)
{
    test_typed_ahead();
    test_call();
    test_left();
    test_mistyped();
    test_no_country();
    test_ranking();
    test_opened();
    test_named_keys();
    test_compared();
    test_compared_in_order();
    test_compared_as_marked();
    test_warned();
    test_kept();
    test_filled_in();
    test_product();
    test_small();
    return tap_done();
}
