/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a program that cannot go on, in one thread, in two at once, and in the hook itself; and of a call that failed without a word. */
#include "config.h"

#include "src/die.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "src/error.h"
#include "tests/tap.h"
#include "ui/cli.h"

enum { STATUS_DIED = 3, HEARD = 200 };

static void *thread_die(void *context)
{
    (void)context;
    die("out of memory");
}

/* Takes its time, as keeping a draft does, so that whoever does not wait for it comes first. */
static void draft_keep(void *context)
{
    (void)context;
    nanosleep(&(struct timespec){.tv_nsec = 200000000}, NULL);
    fputs("kept\n", stderr);
}

static void hook_die(void *context)
{
    (void)context;
    die("no more");
}

static void end_alone(void)
{
    die_set_hook(draft_keep, NULL);
    die("the figure %d is odd", 5);
}

static void end_in_two(void)
{
    pthread_t thread;
    die_set_hook(draft_keep, NULL);
    pthread_create(&thread, NULL, thread_die, NULL);
    die("out of memory");
}

static void end_in_hook(void)
{
    die_set_hook(hook_die, NULL);
    die("out of memory");
}

static void end_untold(void)
{
    const struct error error = {0};

    exit(cli_complain(&error));
}

static void end_is(void (*end)(void), const char *expected, const char *name)
{
    char heard[HEARD] = "";
    int line[2], status = -1;
    size_t length = 0;
    ssize_t more = 1;
    fflush(stdout);
    if (pipe(line) != 0)
        return;
    pid_t process = fork();
    if (process == 0) {
        dup2(line[1], STDERR_FILENO);
        end();
        _exit(0);
    }
    close(line[1]);
    for (; more > 0 && length < sizeof heard - 1; length += (size_t)more) {
        more = read(line[0], heard + length, sizeof heard - 1 - length);
        more = more > 0 ? more : 0;
    }
    close(line[0]);
    waitpid(process, &status, 0);
    tap_is_text(heard, expected, "%s: what it says", name);
    tap_ok(WIFEXITED(status) && WEXITSTATUS(status) == STATUS_DIED, "%s: its status", name);
}

int main(void)
{
    end_is(end_alone, "kept\nlrn: the figure 5 is odd\n", "one thread");
    end_is(end_in_two, "kept\nlrn: out of memory\n", "two at once");
    end_is(end_in_hook, "lrn: no more\n", "in the hook");
    end_is(end_untold, "lrn: It failed, and nothing tells why. \"lrn check\" looks at the database.\n", "a call that failed without a word");
    return tap_done();
}
