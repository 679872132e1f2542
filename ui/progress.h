/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work has come, on one line of standard error: for terminals only. */
#ifndef LRN_PROGRESS_H
#define LRN_PROGRESS_H

#include <stdint.h>

/* What the line says; all zero at first. */
struct progress {
    const char *work; /* what stands on the line, or NULL */
    int64_t percent;
};

/* Shows the work and its part done, the work alone where total is below 0 as nobody can tell; takes the line away when all is done. A store's progress function, its context a struct progress. */
void progress_show(void *context, const char *work, int64_t done, int64_t total);

/* Takes the line away before something else is said. */
void progress_clear(struct progress *progress);

#endif
