/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/signals.h"

#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

static volatile sig_atomic_t left[WORD_COUNT], ending;

/* Ctrl-C and Ctrl-\ come as keys; what another process sends instead ends the program as SIGTERM does. */
static const struct {
    int number;
    enum word word;
} answered[] = {{SIGWINCH, WORD_RESIZE}, {SIGHUP, WORD_END}, {SIGTERM, WORD_END}, {SIGINT, WORD_END}, {SIGQUIT, WORD_END}, {SIGTSTP, WORD_STOP}, {SIGCONT, WORD_GO_ON}};

enum { ANSWERED = sizeof answered / sizeof answered[0] };

static void on_signal(int number)
{
    for (size_t i = 0; i < ANSWERED; i++)
        if (answered[i].number == number) {
            left[answered[i].word] = 1;
            if (answered[i].word == WORD_END)
                ending = number;
        }
}

/* Whoever started the program without job control has it pass over SIGTSTP. */
static bool stop_is_ignored(void)
{
    struct sigaction action;
    return sigaction(SIGTSTP, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void signals_open(sigset_t *waiting)
{
    struct sigaction answer = {.sa_handler = on_signal}, ignore = {.sa_handler = SIG_IGN};
    sigset_t blocked;
    ending = 0;
    sigemptyset(&blocked);
    for (size_t i = 0; i < ANSWERED; i++)
        sigaddset(&blocked, answered[i].number);
    sigprocmask(SIG_BLOCK, &blocked, waiting);
    for (size_t i = 0; i < ANSWERED; i++) {
        sigdelset(waiting, answered[i].number);
        left[answered[i].word] = 0;
        if (answered[i].number != SIGTSTP || !stop_is_ignored())
            sigaction(answered[i].number, &answer, NULL);
    }
    /* A dead line is noticed by its hang-up. */
    sigaction(SIGPIPE, &ignore, NULL);
}

bool signals_have(enum word word)
{
    return left[word] != 0;
}

bool signals_take(enum word word)
{
    bool was_left = left[word] != 0;
    left[word] = 0;
    return was_left;
}

int signals_ending(void)
{
    return ending;
}

void signals_end(int number)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t only;
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    sigaction(number, &usual, NULL);
    sigemptyset(&only);
    sigaddset(&only, number);
    raise(number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
}

/* A shell with job control gives each of its programs a process group of its own; who has that of the whole session was started without one. */
bool signals_can_stop(void)
{
    return !stop_is_ignored() && getpgrp() != getsid(0);
}

bool signals_stop(const sigset_t *waiting)
{
    struct sigaction usual = {.sa_handler = SIG_DFL}, ours;
    sigset_t before;
    left[WORD_GO_ON] = 0;
    sigaction(SIGTSTP, &usual, &ours);
    sigprocmask(SIG_SETMASK, waiting, &before);
    kill(0, SIGTSTP);
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    bool stopped = left[WORD_GO_ON] != 0;
    left[WORD_GO_ON] = 1;
    return stopped;
}
