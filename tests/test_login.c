/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/login.h"

#include <stdlib.h>
#include <string.h>

#include "src/text.h"
#include "src/viewer.h"
#include "tests/tap.h"

/* Tells what is made, and frees it. */
static void is_text(char *made, const char *expected, const char *name)
{
    tap_is_text(made, expected, "%s", name);
    free(made);
}

/* The environment's name holds where it is one; otherwise there is another, and never none. */
static void test_name(void)
{
    static const char *const bad[] = {"", "two\nlines", "\033[2J", "\xff"};
    setenv("LOGNAME", "kari", 1);
    is_text(login_name(), "kari", "the environment's name");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        setenv("LOGNAME", bad[i], 1);
        char *name = login_name();
        tap_ok(name[0] != '\0' && viewer_can_be_called(name), "another where that is none: %s", name);
        free(name);
    }
    unsetenv("LOGNAME");
    char *name = login_name();
    tap_ok(name[0] != '\0' && viewer_can_be_called(name), "and where there is none: %s", name);
    free(name);
}

static void test_full_name(void)
{
    char *name = login_full_name();
    tap_ok(strchr(name, ',') == NULL && strchr(name, '&') == NULL && utf8_is_valid(name, strlen(name)), "a full name is the comment's first part: %s", name);
    free(name);
}

static void test_home(void)
{
    setenv("HOME", "/nowhere", 1);
    is_text(login_home(), "/nowhere", "the environment's home");
    setenv("HOME", "", 1);
    char *home = login_home();
    tap_ok(home[0] == '/' || strcmp(home, ".") == 0, "the system's where that is none: %s", home);
    free(home);
}

int main(void)
{
    test_name();
    test_full_name();
    test_home();
    return tap_done();
}
