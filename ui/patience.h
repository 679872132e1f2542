/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes that another person's write may be in the way of: tried at once, then again and again while the screen lives on and says so, until Esc. */
#ifndef LRN_PATIENCE_H
#define LRN_PATIENCE_H

#include "ui/screen.h"

struct patient_deed {
    /* Tries. False where another's write is in the way (ERROR_BUSY): nothing has happened, and it is tried again. */
    bool (*attempt)(struct screen *screen, void *context);
    /* Called once when it is over: says what came of it and releases the context. given_up: it was not done, as Esc said. */
    void (*finish)(struct screen *screen, void *context, bool given_up);
    void *context;
};

/* Does it, now or in a while. */
void patience_do(struct screen *screen, const struct patient_deed *deed);

/* What is said while a write waits for another's. */
const char *patience_words(void);

enum { PATIENCE_AT_ONCE = 300, PATIENCE_AGAIN = 100 /* milliseconds an attempt takes at most: the first, and others, between which keys are looked for */ };

#endif
