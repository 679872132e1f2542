/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One piece of work done aside, in a thread of its own, while its caller goes on. */
#ifndef LRN_ASIDE_H
#define LRN_ASIDE_H

#include <pthread.h>
#include <stdbool.h>

/* All zero: nothing was begun. */
struct aside {
    pthread_t thread;
    bool is_running;
};

/* Begins work, which touches nothing that anybody else does until it was awaited; where no thread can be had it is done before this returns. */
void aside_begin(struct aside *aside, void *(*work)(void *context), void *context);

/* Returns once it is done; at once where nothing was begun, or it was awaited before. */
void aside_await(struct aside *aside);

#endif
