/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that is cut, or falls silent, in the middle of a form, of a save, of an import: the process goes, what was typed is there, the database is sound and free. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/home.h"
#include "tests/population.h"
#include "tests/screen.h"
#include "tests/ssh.h"
#include "tests/tap.h"

enum {
    GONE = 30000, /* milliseconds in which the process must have gone */
    STEP = 20,
    ORGANISATIONS = 106,
    LIST_ROWS = 12000
};

static const struct line line = {"0", "0", "0"};
static const char *const no_arguments[] = {NULL};

/* What lrn runs over, and how it ends. */
static const struct loss {
    const char *name;
    const char **(*command_of)(const struct line *, const char *const *);
    int signal;
} losses[] = {
    {"a line that is cut", line_command, SIGKILL},
    {"ssh whose line is cut", ssh_command, SIGKILL},
    {"ssh whose line falls silent", ssh_command, SIGUSR1},
};

/* --- Processes -------------------------------------------------------------------------------------------------------- */

/* The process whose number a file of the home has. */
static pid_t process_of(const char *name)
{
    char *path = home_path(name), *text = home_read(path);
    pid_t process = text != NULL ? (pid_t)atol(text) : 0;
    free(path);
    free(text);
    return process;
}

static bool is_gone(pid_t process)
{
    return process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

/* Loses the line, and waits until lrn has gone. */
static void lose(struct terminal *terminal, const struct loss *loss)
{
    struct timespec step = {0, STEP * 1000000L};
    pid_t process = process_of("lrn"), way = process_of("line");
    int64_t begun = screen_clock();
    if (way > 0)
        kill(way, loss->signal);
    while (!is_gone(process) && screen_clock() - begun < GONE)
        if (screen_bytes_within(terminal, STEP) == 0)
            nanosleep(&step, NULL);
    tap_ok(is_gone(process), "%s: the process is gone after %jd ms", loss->name, (intmax_t)(screen_clock() - begun));
}

/* --- What is left ----------------------------------------------------------------------------------------------------- */

/* Nobody holds the database, and nothing in it is half. */
static void expect_sound(const char *name)
{
    tap_ok(home_lrn("check", NULL), "%s: the database is sound", name);
    tap_ok(home_lrn("add", "organisation", "name=Written afterwards", "kind=ngo", "country=BD", NULL), "%s: it can be written at once", name);
}

static struct terminal *start(const struct loss *loss, const char ***command)
{
    *command = loss->command_of(&line, no_arguments);
    const struct screen_options options = {.command = *command};
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    return terminal;
}

static void end(struct terminal *terminal, const char **command)
{
    screen_end(terminal);
    command_free(command);
}

/* --- The middle of something ------------------------------------------------------------------------------------------ */

static void test_form(const struct loss *loss)
{
    const char **command;
    struct terminal *terminal = start(loss, &command);
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-e> Qvaks");
    screen_expect(terminal, "(demo) Qvaks");
    lose(terminal, loss);
    tap_is_number(home_drafts(), 1, "%s: what was typed is kept", loss->name);
    tap_is_number(home_count("organisation", "Qvaks"), 0, "%s: nothing of it is saved", loss->name);
    expect_sound(loss->name);
    end(terminal, command);
}

/* The key that saves is the last that gets through, or the first that does not. */
static void test_save(const struct loss *loss)
{
    const char **command;
    struct terminal *terminal = start(loss, &command);
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-e> Qvaks");
    screen_expect(terminal, "(demo) Qvaks");
    screen_type(terminal, "<C-s>");
    lose(terminal, loss);
    tap_is_number(home_drafts() + home_count("organisation", "Qvaks"), 1, "%s: what was typed is saved or kept", loss->name);
    expect_sound(loss->name);
    end(terminal, command);
}

static void list_write(void)
{
    char *path = home_path("list.csv");
    FILE *file = fopen(path, "w");
    if (file != NULL) {
        population_write_list(file, LIST_ROWS);
        fclose(file);
    }
    free(path);
}

static void test_import(const struct loss *loss)
{
    const char **command;
    list_write();
    struct terminal *terminal = start(loss, &command);
    screen_type(terminal, ":import ~/list.csv<Enter>");
    screen_expect(terminal, "what was recognised");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "the columns");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Esc stops it");
    lose(terminal, loss);
    tap_is_number(home_count("organisation", ""), ORGANISATIONS, "%s: nothing of the list is there", loss->name);
    expect_sound(loss->name);
    end(terminal, command);
}

int main(void)
{
    static void (*const tests[])(const struct loss *) = {test_form, test_save, test_import};
    for (size_t i = 0; i < sizeof losses / sizeof losses[0]; i++)
        /* A silence is told by sshd, and takes its time: once is enough. */
        for (size_t j = 0; j < (losses[i].signal == SIGKILL ? sizeof tests / sizeof tests[0] : 1); j++) {
            home_new(HOME_DEMONSTRATION);
            const char *why = losses[i].command_of == ssh_command ? ssh_new() : NULL;
            if (why != NULL)
                tap_skip(1, why);
            else
                tests[j](&losses[i]);
        }
    return tap_done();
}
