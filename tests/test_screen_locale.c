/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters come out right and go in right, whatever the environment says of its locale. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static void test_letters(const char *name, const char *const *environment)
{
    struct screen_options options = {.environment = environment, .plain = true};
    home_new(HOME_DEMONSTRATION);
    tap_note("%s", name);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "5");
    screen_expect_marked(terminal, "Bøgeskov Kaffe ApS (demo)");
    screen_expect(terminal, "Gråfjordstein Belegg AS (demo)");
    screen_expect(terminal, "Fælles Indkøb Vestfjord (demo)");
    screen_type(terminal, "/gråfjord");
    screen_expect_row(terminal, -1, "/gråfjord");
    screen_expect_not(terminal, "Bøgeskov");
    screen_type(terminal, "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>");
    screen_expect_row(terminal, -1, "/gr");
    screen_type(terminal, "<C-u>Ærlig Øl på Ås 珠江");
    screen_expect_row(terminal, -1, "/Ærlig Øl på Ås 珠江");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, " 1 of 15");
    screen_expect_repaint(terminal);
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* The real thing where the system can make it; otherwise a locale that is not installed, which must do as well. */
static char *make_latin1(void)
{
    char *folder = home_path("");
    char *command = string_format("localedef -i nb_NO -f ISO-8859-1 '%s/../nb_NO.ISO-8859-1' > /dev/null 2>&1", folder);
    if (system(command) != 0)
        tap_note("localedef makes no nb_NO.ISO-8859-1 here: tested as one that is not installed");
    free(command);
    char *entry = string_format("LOCPATH=%s/..", folder);
    free(folder);
    return entry;
}

static void test_latin1(void)
{
    char *path = make_latin1();
    const char *environment[] = {"LANG=nb_NO.ISO-8859-1", "LC_MESSAGES=C", path, NULL};
    test_letters("LANG=nb_NO.ISO-8859-1", environment);
    const char *all[] = {"LC_ALL=nb_NO.ISO-8859-1", "LANGUAGE=en", path, NULL};
    test_letters("LC_ALL=nb_NO.ISO-8859-1", all);
    free(path);
}

int main(void)
{
    static const char *const c[] = {"LANG=C", NULL};
    static const char *const posix[] = {"LC_ALL=POSIX", NULL};
    static const char *const unset[] = {"LANG", NULL};
    static const char *const missing[] = {"LANG=xx_XX.UTF-8", NULL};
    test_letters("LANG=C", c);
    test_letters("LC_ALL=POSIX", posix);
    test_letters("LANG unset", unset);
    test_letters("a locale that is not installed", missing);
    test_latin1();
    return tap_done();
}
