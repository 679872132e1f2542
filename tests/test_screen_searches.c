/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches kept by name: kept, shown with their counts, opened, replaced only after asking, forgotten, there again at the next start. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static void quit(struct terminal *terminal)
{
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

static void test_kept(void)
{
    char count[40];
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "S");
    screen_expect_row(terminal, -1, "No search is kept yet.");
    screen_type(terminal, ":save<Enter>");
    screen_expect_row(terminal, -1, "Search or filter first");
    screen_type(terminal, "/country:BD<Enter>:save<Enter>");
    screen_expect_row(terminal, -1, "Keep this search as:\n");
    screen_type(terminal, "Dhaka desk<Enter>");
    screen_expect_row(terminal, -1, "The search is kept as \"Dhaka desk\"");
    /* Of a list within a country, with its order; by the command's beginning. */
    screen_type(terminal, "3/issue:child-labour country:IN<Enter>:sort severity<Enter>:save india<Enter>");
    screen_expect_row(terminal, -1, "The search is kept as \"india\"");
    screen_type(terminal, "4S");
    screen_expect(terminal, "Searches kept");
    snprintf(count, sizeof count, "Organisations: %d", home_count("organisation", "country:BD"));
    screen_expect(terminal, count);
    snprintf(count, sizeof count, "Hot spots: %d", home_count("hotspot", "issue:child-labour country:IN"));
    screen_expect(terminal, count);
    screen_type(terminal, "dha<Enter>");
    screen_expect_row(terminal, 1, "Organisations  /country:BD");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Partnerships");
    screen_type(terminal, ":searches ind<Tab><Enter>");
    screen_expect_row(terminal, 1, "Hot spots  /issue:child-labour country:IN");
    screen_expect_row(terminal, 1, "by Severity");
    quit(terminal);
    /* There again, and so is the last search of each numbered pane. */
    terminal = screen_start(NULL);
    screen_expect(terminal, "4 Partnerships");
    screen_type(terminal, "3");
    screen_expect_row(terminal, 1, "Hot spots  /issue:child-labour country:IN");
    screen_type(terminal, "1");
    screen_expect_row(terminal, 1, "Organisations  /country:BD");
    screen_type(terminal, "/<C-u>country:NP<Enter>:save Dhaka desk<Enter>");
    screen_expect(terminal, "Replace it?");
    screen_type(terminal, "n");
    screen_expect(terminal, "stays as it is.");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "stays as it is.");
    screen_type(terminal, ":searches Dhaka desk<Enter>");
    screen_expect_row(terminal, 1, "Organisations  /country:BD");
    screen_type(terminal, ":forget-search india<Enter>");
    screen_expect_row(terminal, -1, "The search \"india\" is forgotten.");
    screen_type(terminal, "S");
    screen_expect(terminal, "Searches kept");
    screen_expect_not(terminal, "india");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "Searches kept");
    quit(terminal);
}

static void test_language(void)
{
    const char *arguments[] = {"--lang", "nb", NULL};
    struct screen_options options = {.arguments = arguments, .columns = 60, .rows = 16};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 av 106");
    screen_type(terminal, "/land:BD<Enter>:lagre tekstil i Dhaka<Enter>");
    screen_expect(terminal, "Søket er lagret som «tekstil i Dhaka»");
    screen_type(terminal, ":mine-søk<Enter>");
    screen_expect(terminal, "Organisasjoner: ");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Organisasjoner  /land:BD");
    quit(terminal);
}

int main(void)
{
    test_kept();
    test_language();
    return tap_done();
}
