/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes that another person's write may be in the way of: tried at once, then again and again while the screen lives on and says so, until Esc. */
#ifndef LRN_PATIENCE_H
#define LRN_PATIENCE_H

#include "ui/screen.h"

enum patience_end {
    PATIENCE_DONE,
    PATIENCE_REFUSED, /* for another reason than somebody else's write */
    PATIENCE_GIVEN_UP /* it was not done, as Esc said */
};

struct patient_deed {
    /* Tries. False and error where it cannot be done; ERROR_BUSY: another's write is in the way, nothing has happened, and it is tried again. */
    bool (*attempt)(struct screen *screen, void *context, struct error *error);
    /* Called once when it is over: says what came of it and releases the context. error says why it was refused. */
    void (*finish)(struct screen *screen, void *context, enum patience_end end, const struct error *error);
    void *context;
};

/* Does it, now or in a while. */
void patience_do(struct screen *screen, const struct patient_deed *deed);

/* Says of a deed that was not done why, for finish. */
void patience_say(struct screen *screen, enum patience_end end, const struct error *error);

/* What is said while a write waits for another's. */
const char *patience_words(void);

enum { PATIENCE_AT_ONCE = 300, PATIENCE_AGAIN = 100 /* milliseconds an attempt takes at most: the first, and others, between which keys are looked for */ };

#endif
