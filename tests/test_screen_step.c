/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps on the screen: the next ones offered, one that lacks something opened as a form with that, one that is refused told why; in both languages. */
#include "config.h"

#include <stddef.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* The partnership whose contract lacks what may be shared. */
static void go_to_contract_draft(struct terminal *terminal)
{
    screen_type(terminal, "4");
    screen_expect_row(terminal, 1, "Partnerships");
    screen_type(terminal, "/stage:contract-draft bayanihan<Enter>");
    screen_expect(terminal, "1 of 1\n");
    screen_expect_marked(terminal, "Bayanihan");
}

static void test_taken(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "4");
    screen_expect_row(terminal, 1, "Partnerships");
    screen_type(terminal, "/stage:enquiry<Enter>");
    screen_expect_not(terminal, "of 40");
    screen_type(terminal, "t");
    screen_expect(terminal, "From \"enquiry\" to");
    screen_expect_marked(terminal, "dialogue");
    screen_expect(terminal, "cancelled");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "Bagmati Brick Kiln Concern Group (demo),...: dialogue. u takes it back.");
    screen_type(terminal, "u");
    screen_expect(terminal, "Taken back: ");
    screen_type(terminal, ":step contract-draft<Enter>");
    screen_expect(terminal, "From \"enquiry\" no step leads to \"contract draft\"");
    screen_type(terminal, "<C-u>step nowhere<Enter>");
    screen_expect_row(terminal, -2, "\"nowhere\" is no state here.");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
}

static void test_lacking(void)
{
    struct terminal *terminal = screen_start_demonstration();
    go_to_contract_draft(terminal);
    screen_type(terminal, "t");
    screen_expect_marked(terminal, "agreed          lacks 3 fields");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Confidentiality agreed");
    screen_expect(terminal, "Needed for \"agreed\".");
    /* What is still missing is told when it is saved. */
    screen_type(terminal, "<Space>");
    screen_expect(terminal, "Confidentiality agreed  yes");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "What may be shared, How it may");
    screen_expect_marked(terminal, " What may be shared");
    screen_expect(terminal, "Needed for \"agreed\".");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect_marked(terminal, "Bayanihan");
    screen_leave(terminal);
}

static void test_refused(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/status:under-review -funding<Enter>");
    screen_expect_not(terminal, "of 106");
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", "status=under-review", NULL),
           "an organisation without a verification is added");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "of 107");
    screen_type(terminal, "<Home>t");
    screen_expect_marked(terminal, "quality-assured");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "It needs a verification that it passed first");
    screen_expect_row(terminal, 1, "New: Verification");
    screen_expect(terminal, "Aaabc First");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "of 107");
    /* In the record the same, in Norwegian. */
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Aaabc First");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Organisasjon");
    screen_type(terminal, "t");
    screen_expect(terminal, "Fra «til gjennomgang» til");
    screen_expect_marked(terminal, "kvalitetssikret");
    screen_type(terminal, "<Down><Enter>");
    screen_expect_row(terminal, -1, "Aaabc First: suspendert. u angrer.");
    screen_type(terminal, "6");
    screen_expect_row(terminal, 1, "Leverandører");
    screen_type(terminal, "t");
    screen_expect_row(terminal, -1, "går i steg.");
    screen_leave(terminal);
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

int main(void)
{
    test_taken();
    test_lacking();
    test_refused();
    return tap_done();
}
