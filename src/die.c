/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

/* That of a database that cannot be used, as the command line promises it. */
enum { STATUS_DIED = 3 };

/* What die() runs first; the one thing here that outlives a call, as die() can be called from anywhere. */
static struct {
    void (*run)(void *context);
    void *context;
} die_hook;

void die(const char *format, ...)
{
    void (*run)(void *context) = die_hook.run;
    va_list arguments;

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
