/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/login.h"

#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/viewer.h"
#include "tests/tap.h"

/* --- The system, as it answers here ----------------------------------------------------------------------------------- */

static struct passwd known = {.pw_name = "ola", .pw_gecos = "& Nordmann,Room 12", .pw_dir = "/home/ola"};
static const struct passwd nobody;
static int ends_by; /* a signal that ends whoever asks; 0: none does */

char *getlogin(void)
{
    return NULL;
}

struct passwd *getpwuid(uid_t user)
{
    (void)user;
    if (ends_by != 0)
        raise(ends_by);
    return known.pw_name != NULL ? &known : NULL;
}

/* --- What is made of it ----------------------------------------------------------------------------------------------- */

/* Tells what is made, and frees it. */
static void is_text(char *made, const char *expected, const char *name)
{
    tap_is_text(made, expected, "%s", name);
    free(made);
}

/* The environment's name holds where it is one; otherwise the system's does. */
static void test_name(void)
{
    static const char *const bad[] = {"", "two\nlines", "\033[2J", "\xff"};
    setenv("LOGNAME", "kari", 1);
    is_text(login_name(), "kari", "the environment's name");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        setenv("LOGNAME", bad[i], 1);
        is_text(login_name(), "ola", "the system's where that is none");
    }
    unsetenv("LOGNAME");
    is_text(login_name(), "ola", "and where there is none");
}

static void test_full_name(void)
{
    is_text(login_full_name(), "Ola Nordmann", "a full name is the comment's first part");
    known.pw_gecos = NULL;
    is_text(login_full_name(), "", "none without a comment");
    known.pw_gecos = "\xff";
    is_text(login_full_name(), "", "none in one that cannot be read");
}

static void test_home(void)
{
    setenv("HOME", "/nowhere", 1);
    is_text(login_home(), "/nowhere", "the environment's home");
    setenv("HOME", "here", 1);
    is_text(login_home(), "/home/ola", "the system's where that is no whole path");
    setenv("HOME", "", 1);
    is_text(login_home(), "/home/ola", "the system's where that is none");
}

/* Whoever the system does not know, or cannot say in time, is called by the number. */
static void expect_unknown(const char *why)
{
    char *number = string_format("%lu", (unsigned long)getuid());
    char *name = login_name(), *full_name = login_full_name(), *home = login_home();
    tap_is_text(name, number, "%s: the number is the name", why);
    tap_is_text(full_name, "", "%s: no full name", why);
    tap_is_text(home, NULL, "%s: there is no home", why);
    free(home);
    free(full_name);
    free(name);
    free(number);
}

/* Without memory the C library's look-up may end the process it is made in. */
static void test_unknown(void)
{
    ends_by = SIGABRT;
    expect_unknown("the look-up aborts");
    ends_by = SIGSEGV;
    expect_unknown("the look-up fails");
    ends_by = 0;
    known = nobody;
    expect_unknown("the system knows nobody");
}

int main(void)
{
    test_name();
    test_full_name();
    test_home();
    test_unknown();
    return tap_done();
}
