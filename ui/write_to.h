/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks into which file something is written, and before a file that is there is replaced. */
#ifndef LRN_WRITE_TO_H
#define LRN_WRITE_TO_H

#include "ui/screen.h"

struct write_to {
    const char *label; /* of the line that asks, in the interface's language */
    const char *usual; /* the path it begins with */
    const char *given; /* a path that need not be asked for; NULL or unreadable: it is */
    bool (*write)(struct screen *screen, void *context, const char *path, struct error *error); /* says what is written; false and error where it is not */
    void *context;     /* of write */
    void (*release)(void *context); /* called once when all is over, written or not; NULL: nothing to release */
};

/* Calls write with the path, ~ expanded, now or once the questions are answered; not where they are not. A path that was refused, or whose file is not to be replaced, is
 * asked for again, to be mended. What the asking points to need not outlive the call, but for context. */
void write_to_ask(struct screen *screen, const struct write_to *asking);

#endif
