/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/unfinished.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"

/* The signals that end a program which does not answer them, and that people or the system send in the course of things. */
static const int endings[] = {SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXCPU};

enum { ENDINGS = sizeof endings / sizeof *endings };

/* All a handler of signals can reach; it is changed only while none can come. */
static char *volatile names[UNFINISHED_MOST];

void unfinished_remove(void)
{
    for (size_t i = 0; i < UNFINISHED_MOST; i++)
        if (names[i])
            unlink(names[i]);
}

/* SA_RESETHAND: what is raised here comes when the handler is left, and then does what it always does. */
static void on_ending(int number)
{
    unfinished_remove();
    raise(number);
}

static void ending_answer(int number)
{
    struct sigaction action;

    if (sigaction(number, NULL, &action) != 0 || action.sa_handler != SIG_DFL)
        return;
    action = (struct sigaction){.sa_handler = on_ending, .sa_flags = (int)SA_RESETHAND};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void endings_hold(sigset_t *before)
{
    sigset_t held;

    sigemptyset(&held);
    for (size_t i = 0; i < ENDINGS; i++)
        sigaddset(&held, endings[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

static size_t place_find(const char *path)
{
    size_t place = 0;

    while (place < UNFINISHED_MOST && (path ? !names[place] || strcmp(names[place], path) != 0 : names[place] != NULL))
        place++;
    return place;
}

/* Gives the name that stood there before. */
static char *name_put(size_t place, char *name)
{
    char *before = names[place];
    sigset_t signals;

    endings_hold(&signals);
    names[place] = name;
    pthread_sigmask(SIG_SETMASK, &signals, NULL);
    return before;
}

void unfinished_add(const char *path)
{
    size_t place = place_find(NULL);

    if (place == UNFINISHED_MOST)
        return;
    for (size_t i = 0; i < ENDINGS; i++)
        ending_answer(endings[i]);
    name_put(place, string_copy(path));
}

int unfinished_open(char *path)
{
    sigset_t signals;

    endings_hold(&signals);
    int file = mkstemp(path), reason = errno;
    if (file >= 0)
        unfinished_add(path);
    pthread_sigmask(SIG_SETMASK, &signals, NULL);
    errno = reason;
    return file;
}

void unfinished_forget(const char *path)
{
    size_t place = place_find(path);

    if (place < UNFINISHED_MOST)
        free(name_put(place, NULL));
}
