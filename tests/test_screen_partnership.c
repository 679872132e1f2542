/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A partnership as an adviser works with it: where it stands, what is missing, a call noted, a finding shared, the next step, a testimonial; and the guidance beside it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* Adds a record and gives its id. The caller frees it. */
static char *add(const char *const *arguments)
{
    int status;
    char *id = home_run(&status, arguments);

    tap_is_number(status, 0, "%s is added", arguments[1]);
    id[strcspn(id, "\n")] = '\0';
    return id;
}

static char *assignment(const char *name, const char *value)
{
    size_t length = strlen(name) + strlen(value) + 2;
    char *text = malloc(length);

    if (!text)
        abort();
    strcpy(text, name);
    strcat(text, "=");
    return strcat(text, value);
}

/* A partnership under way whose time is long over: one deliverable done, one overdue, one in a far future. */
static void network_make(void)
{
    char *organisation = add((const char *const[]){"add", "organisation", "name=Zzona Fair Work", "kind=ngo", "country=IN", NULL});
    char *member = add((const char *const[]){"add", "member", "name=Zzfjordstein", "kind=company", "country=NO", "initiative=ieh", NULL});
    char *by = assignment("organisation", organisation), *for_whom = assignment("member", member);
    char *id = add((const char *const[]){"add", "partnership", by, for_whom, "country=IN", "purpose=Safer quarries", "stage=in-progress", "services=Interviews",
                                         "total_price=0", "total_price_currency=NOK", "payment_terms=none", "start=2020-01-01", "end=2020-12-31",
                                         "confidentiality_agreed=yes", "share_how=not-at-all", NULL});
    char *of = assignment("partnership", id);

    free(add((const char *const[]){"add", "deliverable", of, "text=Map of the quarries", "due=2020-04-01", "state=accepted", NULL}));
    free(add((const char *const[]){"add", "deliverable", of, "text=Report on dust", "due=2020-07-01", "state=planned", NULL}));
    free(add((const char *const[]){"add", "deliverable", of, "text=Last visit", "due=2999-07-01", "state=planned", NULL}));
    free(of);
    free(id);
    free(by);
    free(for_whom);
    free(member);
    free(organisation);
}

static struct terminal *start(int columns, int rows)
{
    struct screen_options options = {.columns = columns, .rows = rows};

    home_new(HOME_EMPTY);
    network_make();
    struct terminal *terminal = screen_start(&options);
    screen_type(terminal, "4");
    screen_expect_marked(terminal, "Zzona");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Zzona Fair Work, Zzfjordstein");
    return terminal;
}

static void test_opening(void)
{
    struct terminal *terminal = start(80, 24);

    screen_expect(terminal, "Stage              ... > agreed > [in progress] > delivered > ...\n");
    screen_expect_marked(terminal, "Next (t)           delivered, on hold, cancelled");
    screen_expect(terminal, "Contract           still open: use of logo, media contact, work sample seen,\n");
    screen_expect(terminal, "settled: services, total price and terms, timeline,");
    screen_expect(terminal, "Journalists        refer to the client; no media contact is agreed yet");
    screen_expect(terminal, "Deliverables 1/3   1 Jan 2020 ");
    screen_expect(terminal, "!  1 Jul 2020  Report on dust  overdue\n");
    screen_expect(terminal, "o  1 Jul 2999  Last visit      planned\n");
    screen_expect(terminal, "Log                nothing yet; n notes a call");
    screen_expect(terminal, "Worth a thought    Member: Answer findings as they come");
    screen_expect_repaint(terminal);
    screen_type(terminal, "L");
    screen_expect(terminal, "Fase               ... > kontraktsutkast > avtalt > [pågår] > levert > ...\n");
    screen_expect_marked(terminal, "Neste (t)");
    screen_expect(terminal, "!  1. juli 2020  Report on dust  over fristen\n");
    screen_expect(terminal, "Logg               ingenting ennå");
    screen_expect(terminal, "Verdt en tanke     Medlem: Svar på funn");
    screen_expect_repaint(terminal);
    screen_type(terminal, "L");
    screen_expect(terminal, "Stage  ");
    screen_resize(terminal, 60, 16);
    screen_expect(terminal, "[in progress]");
    screen_expect_marked(terminal, "Next (t)");
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

/* The section below tells the same as the opening, and so does the list. */
static void test_section(void)
{
    struct terminal *terminal = start(80, 24);

    screen_type(terminal, "G");
    screen_expect(terminal, "Report on dust ");
    screen_expect(terminal, "1 Jul 2020      overdue");
    screen_expect(terminal, "1 Jul 2999      planned");
    screen_type(terminal, "L");
    screen_expect(terminal, "1. juli 2020    over fristen");
    screen_type(terminal, "L:deliverable<Enter>");
    screen_expect_row(terminal, 1, "Deliverables");
    screen_expect(terminal, "1 Jul 2020     overdue");
    screen_type(terminal, "/state:overdue<Enter>");
    screen_expect_marked(terminal, "Report on dust");
    screen_expect_not(terminal, "Last visit");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "overdue (planned until 1 Jul 2020)");
    screen_leave(terminal);
}

/* The call is noted where the cursor is, a finding by name; it holds the delivery back until the client has seen it. */
static void test_work(void)
{
    struct terminal *terminal = start(80, 24);

    screen_type(terminal, "<Tab><Tab>");
    screen_expect_marked(terminal, "Log                nothing yet");
    screen_type(terminal, "n");
    screen_expect_row(terminal, 1, "New: Activity");
    screen_expect(terminal, "Zzona Fair Work, Zzfjordstein");
    screen_type(terminal, "Spoke with the quarry<Home><Up><Up><C-u>2020-05-05<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Log                5 May 2020  Spoke with the quarry");
    screen_type(terminal, ":new finding<Enter>");
    screen_expect_row(terminal, 1, "New: Finding");
    /* It is of today unless said otherwise. */
    screen_type(terminal, "Dust without masks<Up><Up>health and<Enter><C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "health and safety: Dust without m…");
    screen_expect(terminal, "5 May 2020 ");
    screen_leave(terminal);
}

/* What a step lacks is asked for where it is filled in. */
static void test_step(void)
{
    home_new(HOME_EMPTY);
    network_make();
    char *said = home_run(NULL, (const char *const[]){"search", "partnership", "", "--format", "csv", NULL});
    char *line = strchr(said, '\n');
    char *id = line ? line + 1 : said;
    id[strcspn(id, ",\n")] = '\0';
    char *of = assignment("partnership", id);
    free(add((const char *const[]){"add", "finding", of, "date=2020-06-01", "issue=child-labour", "text=Two boys at the crusher", NULL}));
    free(of);
    free(said);
    struct terminal *terminal = screen_start(NULL);
    screen_type(terminal, "4");
    screen_expect_marked(terminal, "Zzona");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "1 Jun 2020  child labour: Two boys at the crus…  not shared\n");
    screen_expect_marked(terminal, "Next (t)           delivered (1 finding not shared), on hold, cancelled");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "delivered        1 finding not shared");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "1 finding has not been shared with the client yet;");
    screen_expect_row(terminal, 1, "Findings");
    screen_expect_marked(terminal, "child labour");
    screen_type(terminal, "e");
    screen_expect_row(terminal, 1, "Finding: ");
    screen_type(terminal, "<Tab><Tab><Tab><Tab><Tab>");
    screen_expect_marked(terminal, "Shared with the client on");
    screen_type(terminal, "2020-06-02<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Findings");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "Two boys at the crusher  shared\n");
    screen_expect_marked(terminal, "Next (t)           delivered, on hold, cancelled\n");
    screen_type(terminal, "t");
    screen_expect_marked(terminal, "delivered");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, -1, "Zzona Fair Work, Zzfjordstein: delivered. u takes it back.");
    screen_expect(terminal, "Stage              ... > agreed > in progress > [delivered] > follow-up > ...\n");
    screen_expect(terminal, "Member: Read the report with those who wrote it");
    /* Who closes work is told what is left of it; it may be closed all the same. */
    screen_type(terminal, ":step follow-up<Enter>");
    screen_expect_row(terminal, -1, "follow-up. u takes it back.");
    screen_expect(terminal, "Next (t)           closed (2 deliverables left undone)");
    screen_expect(terminal, "overdue");
    screen_type(terminal, "t");
    screen_expect_marked(terminal, "closed        2 deliverables left undone");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, ": closed (2 deliverables left undone).");
    screen_expect_not(terminal, "overdue");
    screen_type(terminal, "0");
    screen_expect_row(terminal, 1, "Today, ");
    screen_expect_not(terminal, "Deliverables overdue");
    screen_leave(terminal);
}

/* What the member says stands at the end; a new one knows who and about whom. */
static void test_testimonial(void)
{
    struct terminal *terminal = start(80, 24);

    screen_type(terminal, "<End>");
    screen_expect(terminal, "Testimonials (0)  n adds one");
    screen_type(terminal, ":new testimonial<Enter>");
    screen_expect_row(terminal, 1, "New: Testimonial");
    screen_expect(terminal, "Organisation  ");
    screen_expect(terminal, "Zzona Fair Work");
    screen_expect(terminal, "Zzfjordstein");
    screen_type(terminal, "<Esc>");
    screen_wait(terminal, "Not saved yet");
    screen_type(terminal, "d");
    screen_expect_row(terminal, 1, "Zzona Fair Work, Zzfjordstein");
    screen_leave(terminal);
}

/* n where the cursor is in no list asks for which. */
static void test_new(void)
{
    struct terminal *terminal = start(80, 24);

    screen_type(terminal, "n");
    screen_expect(terminal, "New here");
    screen_type(terminal, "deliv<Enter>");
    screen_expect_row(terminal, 1, "New: Deliverable");
    screen_expect(terminal, "Zzona Fair Work, Zzfjordstein");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Zzona Fair Work, Zzfjordstein");
    screen_leave(terminal);
}

static void test_guidance(void)
{
    struct terminal *terminal = start(80, 24);

    screen_type(terminal, ":media<Enter>");
    screen_expect_row(terminal, 1, "When a journalist calls");
    screen_expect(terminal, "Zzfjordstein.");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Når en journalist ringer");
    screen_expect(terminal, "Ingen mediekontakt er avtalt ennå.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Partnerskap\n");
    screen_type(terminal, ":veiledning<Enter>");
    screen_expect_marked(terminal, "Å arbeide i partnerskap: for medlemmer");
    screen_type(terminal, "lokale<Enter>");
    screen_expect_row(terminal, 1, "Å arbeide i partnerskap: for lokale ressurser");
    screen_expect(terminal, "- Vit hva det spørres om");
    screen_expect_repaint(terminal);
    screen_type(terminal, "<Esc>L");
    screen_expect_row(terminal, 1, "Partnership\n");
    screen_type(terminal, ":guidance ranking<Enter>");
    screen_expect_row(terminal, 1, "How organisations are ranked");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Partnership\n");
    screen_type(terminal, ":guidance weather<Enter>");
    screen_expect_row(terminal, -2, "There is no page of guidance \"weather\"");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "weather");
    /* Help leads there too. */
    screen_type(terminal, "?");
    screen_expect_row(terminal, 1, "Help: a record");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Questions often asked");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Questions often asked");
    screen_expect(terminal, "What does it cost?");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Help: a record");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Partnership\n");
    screen_leave(terminal);
}

/* Where nothing can be written no step is offered. */
static void test_read_only(void)
{
    const struct screen_options options = {.arguments = (const char *const[]){"--read-only", NULL}};

    home_new(HOME_EMPTY);
    network_make();
    struct terminal *terminal = screen_start(&options);
    screen_type(terminal, "4");
    screen_expect_marked(terminal, "Zzona");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "[in progress]");
    screen_expect_marked(terminal, "!  1 Jul 2020  Report on dust");
    screen_expect_not(terminal, "Next (t)");
    screen_leave(terminal);
}

/* p on an organisation begins one with it, wherever in the record the cursor stands. */
static void test_begun(void)
{
    struct terminal *terminal = start(80, 24);

    screen_type(terminal, "1<Enter>");
    screen_expect_row(terminal, 1, "Organisation\n");
    screen_type(terminal, "Gp");
    screen_expect_row(terminal, 1, "New: Partnership");
    screen_expect(terminal, "*Organisation            Zzona Fair Work");
    screen_expect(terminal, "*Country                 India");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "(d)iscard");
    screen_type(terminal, "d");
    screen_expect_row(terminal, 1, "Organisation\n");
    screen_leave(terminal);
}

static void test_command_line(void)
{
    int status;
    char *text = home_run(&status, (const char *const[]){"guidance", NULL});

    tap_ok(status == 0 && strstr(text, "local-resource") && strstr(text, "When a journalist calls"), "lrn guidance lists the pages");
    free(text);
    text = home_run(&status, (const char *const[]){"--lang", "nb", "guidance", "medier", "--format", "html", NULL});
    tap_ok(status == 0 && strstr(text, "lang=\"nb\"") && strstr(text, "Når en journalist ringer"), "a page comes as HTML, in Norwegian");
    free(text);
    free(home_run(&status, (const char *const[]){"guidance", "weather", NULL}));
    tap_is_number(status, 2, "a page that is none is a wrong call");
}

int main(void)
{
    test_opening();
    test_section();
    test_work();
    test_step();
    test_testimonial();
    test_new();
    test_begun();
    test_guidance();
    test_read_only();
    test_command_line();
    return tap_done();
}
