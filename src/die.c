/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/die.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

/* That of a database that cannot be used, as the command line promises it. */
enum { STATUS_DIED = 3, PATIENCE = 10 /* seconds */ };

/* What die() runs first, and whether a thread is at it; the only things here that outlive a call, as die() can be called from anywhere. */
static struct {
    void (*run)(void *context);
    void *context;
} die_hook;
static atomic_flag dying = ATOMIC_FLAG_INIT;
static _Thread_local bool dies_here;

/* Memory that is short is so for all threads at once: one ends the program for all, the others wait for it, but not for ever. */
static void die_alone(void)
{
    if (!dies_here && atomic_flag_test_and_set(&dying)) {
        sleep(PATIENCE);
        _exit(STATUS_DIED);
    }
    dies_here = true;
}

void die(const char *format, ...)
{
    va_list arguments;

    die_alone();
    void (*run)(void *context) = die_hook.run;
    /* Taken out first: a hook that dies itself must not run again. */
    die_hook.run = NULL;
    if (run)
        run(die_hook.context);
    va_start(arguments, format);
    fputs("lrn: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    fflush(stderr);
    /* No exit handlers: after a broken invariant the less code runs, the better. */
    _exit(STATUS_DIED);
}

void die_set_hook(void (*hook)(void *context), void *context)
{
    die_hook.run = hook;
    die_hook.context = context;
}
