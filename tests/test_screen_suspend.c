/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopped and continued: by Ctrl-Z, by a signal, by a shell or where there is none. The terminal is given back as it was and taken again, and what was typed is kept. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <termios.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* A shell with job control, and lrn started in it; its process number is in the home. */
static struct terminal *start_in_shell(void)
{
    static const char *const command[] = {"sh", "-i", NULL};
    static const char *const environment[] = {"PS1=ready> ", NULL};
    const struct screen_options options = {.command = command, .environment = environment};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, "ready>");
    char *call = string_format("sh -c 'echo $$ > ~/process; exec \"%s\"'<Enter>", home_program());
    screen_type(terminal, call);
    free(call);
    screen_expect(terminal, " 1 of 106");
    return terminal;
}

static pid_t process_read(void)
{
    char *path = home_path("process"), *text = home_read(path);
    pid_t process = text != NULL ? (pid_t)atol(text) : 0;
    free(path);
    free(text);
    return process;
}

static bool is_restored(struct terminal *terminal, const void *context)
{
    bool restored;
    (void)context;
    return !screen_has_ended(terminal, &restored) && restored;
}

/* Programs that read lines and write text find the terminal as they expect it. */
static void expect_restored(struct terminal *terminal)
{
    screen_expect(terminal, "Stopped");
    screen_type(terminal, "read line<Enter>");
    screen_ok(terminal, screen_wait_until(terminal, is_restored, NULL), "the terminal is given back as it was");
    screen_type(terminal, "<Enter>printf '\\033[H\\033[2J'<Enter>");
    screen_expect_not(terminal, "Stopped");
}

static void leave_shell(struct terminal *terminal)
{
    screen_type(terminal, "q");
    screen_expect(terminal, "ready>");
    /* Whether the shell has its terminal back already or not: this ends a line. */
    screen_type(terminal, "exit 0<C-j>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

static void test_key(void)
{
    struct terminal *terminal = start_in_shell();
    for (int i = 0; i < 2; i++) {
        char *before = screen_text(terminal);
        screen_type(terminal, i == 0 ? "<C-z>" : ":suspend<Enter>");
        expect_restored(terminal);
        screen_type(terminal, "fg<Enter>");
        screen_expect_same(terminal, before, "continued it shows what it showed");
        screen_type(terminal, "<Down>");
        screen_expect_marked(terminal, "Alexandria");
        screen_type(terminal, "<Up>");
        screen_expect_marked(terminal, "Abay Labour");
    }
    leave_shell(terminal);
}

/* In a form, right after a key. */
static void test_signal(void)
{
    struct terminal *terminal = start_in_shell();
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-e> Qvaks");
    screen_expect_cursor(terminal, "(demo) Qvaks\n");
    kill(process_read(), SIGTSTP);
    expect_restored(terminal);
    tap_is_number(home_drafts(), 1, "what was typed is kept");
    screen_type(terminal, "fg<Enter>");
    screen_expect_cursor(terminal, "(demo) Qvaks\n");
    screen_paste(terminal, " limt\n");
    screen_expect_cursor(terminal, "(demo) Qvaks limt\n");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    leave_shell(terminal);
}

/* By a signal that nobody can answer: the shell finds the terminal as lrn had it, where Enter ends no line, writes over the screen and sets its own modes. */
static void test_stopped(void)
{
    struct terminal *terminal = start_in_shell();
    char *before = screen_text(terminal);
    kill(process_read(), SIGSTOP);
    screen_expect(terminal, "Stopped");
    screen_type(terminal, "stty echo icanon isig; printf '\\033[24HOver the screen'<C-j>");
    screen_expect_row(terminal, -1, "Over the screen");
    screen_type(terminal, "fg<C-j>");
    screen_expect_same(terminal, before, "continued it shows what it showed");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "Alexandria");
    leave_shell(terminal);
}

/* Continued while the shell has the terminal, it waits for its turn. */
static void test_background(void)
{
    struct terminal *terminal = start_in_shell();
    char *before = screen_text(terminal);
    screen_type(terminal, "<C-z>");
    expect_restored(terminal);
    screen_type(terminal, "bg; echo This is the shell<Enter>");
    screen_expect(terminal, "This is the shell\n");
    screen_type(terminal, "read line<Enter>");
    screen_ok(terminal, screen_wait_until(terminal, is_restored, NULL), "nothing is taken from the shell");
    screen_type(terminal, "<Enter>fg<Enter>");
    screen_expect_same(terminal, before, "continued it shows what it showed");
    leave_shell(terminal);
}

/* Where nobody would continue it, it is not stopped. */
static void test_alone(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<C-z>");
    screen_expect_row(terminal, -1, "There is no shell to go back to.");
    screen_type(terminal, "<Down>");
    screen_expect_row(terminal, -1, "Enter open");
    screen_signal(terminal, SIGTSTP);
    screen_expect_row(terminal, -1, "There is no shell to go back to.");
    screen_type(terminal, "<Up>");
    screen_expect(terminal, " 1 of 106");
    screen_signal(terminal, SIGSTOP);
    screen_signal(terminal, SIGCONT);
    screen_expect_repaint(terminal);
    screen_leave(terminal);
}

int main(void)
{
    test_key();
    test_signal();
    test_stopped();
    test_background();
    test_alone();
    return tap_done();
}
