/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slow lines: a key held down does not fill the line with frames that nobody will see any more; terminals that do not answer, or late, or twice. */
#include "config.h"

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/ssh.h"
#include "tests/tap.h"

enum {
    KEYS = 90,
    REPEAT = 33,    /* milliseconds between keys that repeat by themselves */
    QUIET = 1500,   /* after which the screen stands still: longer than anything settles */
    MARGIN = 2,     /* a loaded machine is allowed so many times the goal; make bench prints the time itself */
    SINGLE_KEYS = 20,
    PATIENCE = 4000 /* the one time-out that a mute terminal costs */
};

struct goal {
    const char *name;
    struct line line;
    int still; /* milliseconds from the last key to the last byte */
};

/* At 2,400 bit/s only what lrn sends is slowed down: ninety keys, each a packet of its own in ssh, would alone need 13 s up such a line. */
static const struct goal goals[] = {
    {"at 16 kbit/s and 300 ms", {"16000", "16000", "150"}, 2000},
    {"at 2.4 kbit/s and 300 ms", {"0", "2400", "150"}, 8000},
};

static const char *const automatic[] = {"--economy", "auto", NULL};

/* Holds Down and waits until nothing moves any more. */
static void expect_still(struct terminal *terminal, const struct goal *goal)
{
    /* At the slowest ssh itself needs nearly the time of one wait to begin. */
    screen_wait(terminal, " 1 of 106");
    screen_expect(terminal, " 1 of 106");
    for (int i = 0; i < KEYS; i++) {
        screen_type(terminal, "<Down>");
        screen_bytes_within(terminal, REPEAT);
    }
    int64_t typed = screen_clock() - REPEAT;
    screen_expect(terminal, " 91 of 106");
    while (screen_bytes_within(terminal, QUIET) > 0)
        continue;
    int64_t still = screen_heard_at(terminal) - typed;
    tap_ok(still <= MARGIN * goal->still, "%s the screen stands still %jd ms after the last key, goal %d", goal->name, (intmax_t)still, goal->still);
}

static void run(const struct goal *goal, const char **(*command_of)(const struct line *, const char *const *))
{
    const char **command = command_of(&goal->line, automatic);
    const struct screen_options options = {.command = command};
    struct terminal *terminal = screen_start(&options);
    expect_still(terminal, goal);
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    command_free(command);
}

static void test_line(void)
{
    for (size_t i = 0; i < sizeof goals / sizeof goals[0]; i++) {
        home_new(HOME_DEMONSTRATION);
        run(&goals[i], line_command);
    }
}

static void test_ssh(void)
{
    for (size_t i = 0; i < sizeof goals / sizeof goals[0]; i++) {
        home_new(HOME_DEMONSTRATION);
        const char *why = ssh_new();
        if (why != NULL)
            tap_skip(1, why);
        else
            run(&goals[i], ssh_command);
    }
}

/* --- Terminals that answer otherwise ---------------------------------------------------------------------------------- */

/* What such a terminal is joined to lrn by: a line, or (without a command) nothing. */
struct joint {
    const char *name;
    const char **(*command_of)(const struct line *, const char *const *);
    struct line line;
};

static const struct joint direct = {.name = "direct"};
static const struct joint fast_ssh = {"in ssh", ssh_command, {"0", "0", "0"}}, slow_ssh = {"in ssh at 16 kbit/s and 300 ms", ssh_command, {"16000", "16000", "150"}};

static struct terminal *start_mute(const struct joint *joint, const char *economy)
{
    const char *const arguments[] = {"--economy", economy, NULL};
    const char **command = joint->command_of != NULL ? joint->command_of(&joint->line, arguments) : NULL;
    const struct screen_options options = {.arguments = arguments, .command = command, .plain = true, .mute = true};
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, " 1 of 106");
    if (command != NULL)
        command_free(command);
    return terminal;
}

/* One key after another, each as soon as the one before is shown. Returns the milliseconds. */
static int64_t walk(struct terminal *terminal, const char *key)
{
    int64_t begun = screen_clock();
    for (int i = 0; i < SINGLE_KEYS / 2; i++)
        for (int back = 0; back < 2; back++) {
            screen_type(terminal, back ? "<Up>" : key);
            screen_expect_marked(terminal, back ? "Abay Labour" : "Alexandria");
        }
    return screen_clock() - begun;
}

static void test_mute(const struct joint *joint)
{
    struct terminal *terminal = start_mute(joint, "on");
    int64_t first = walk(terminal, "<Down>"), second = walk(terminal, "<Down>");
    tap_ok(first < MARGIN * PATIENCE, "%s: a terminal that never answers costs one time-out: %jd ms", joint->name, (intmax_t)first);
    tap_ok(second < PATIENCE, "%s: and nothing after that: %jd ms", joint->name, (intmax_t)second);
    screen_leave(terminal);
    terminal = start_mute(joint, "auto");
    first = walk(terminal, "<Down>");
    tap_ok(first < PATIENCE, "%s: asked once, it costs none: %jd ms", joint->name, (intmax_t)first);
    screen_leave(terminal);
}

/* Answers nobody waits for any more, in the list, in a line and in a form, and more of them than there were questions. */
static void test_late(const struct joint *joint)
{
    struct terminal *terminal = start_mute(joint, "auto");
    screen_type(terminal, "\033[0n\033[0n\033[0n<Down>\033[0n<Down>\033[0n");
    screen_expect(terminal, " 3 of 106");
    screen_expect_row(terminal, -1, "Enter open");
    screen_type(terminal, "/gra\033[0nni\033[0n\033[0nte");
    screen_expect_row(terminal, -1, "/granite\n");
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, "of 106");
    screen_type(terminal, "e<C-e> Qv\033[0naks\033[0n");
    screen_expect(terminal, " Qvaks\n");
    screen_paste(terminal, " og mer");
    screen_expect(terminal, " Qvaks og mer\n");
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, -1, "Enter open");
    screen_leave(terminal);
    tap_is_number(home_count("organisation", "name:\"Qvaks og mer\""), 1, "%s: no answer became a key", joint->name);
}

static void test_answers(void (*test)(const struct joint *), const struct joint *joint)
{
    home_new(HOME_DEMONSTRATION);
    const char *why = joint->command_of != NULL ? ssh_new() : NULL;
    if (why != NULL)
        tap_skip(1, why);
    else
        test(joint);
}

int main(void)
{
    test_line();
    test_ssh();
    test_answers(test_mute, &direct);
    test_answers(test_mute, &fast_ssh);
    test_answers(test_late, &direct);
    test_answers(test_late, &slow_ssh);
    return tap_done();
}
