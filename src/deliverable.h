/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a deliverable stands on a day: computed, never stored. */
#ifndef LRN_DELIVERABLE_H
#define LRN_DELIVERABLE_H

#include "src/date.h"
#include "src/record.h"
#include "src/tone.h"

enum deliverable_standing {
    DELIVERABLE_DONE,    /* delivered or accepted, by its state or by the day it was delivered */
    DELIVERABLE_OVERDUE, /* late from the day after it was due */
    DELIVERABLE_SOON,    /* due within two weeks, today included */
    DELIVERABLE_AHEAD,
    DELIVERABLE_DROPPED, /* cancelled, or not delivered when its partnership was cancelled or closed */
    DELIVERABLE_STANDINGS
};

enum { DELIVERABLE_SOON_DAYS = 14 };

/* Whether nothing is awaited of a partnership any more: it was called off or closed. */
bool deliverable_work_is_over(const struct record *partnership);

/* The code of its state as far as no day decides on it, "" for none: what has a day of delivery is delivered, and of work that is over what was not is cancelled. */
const char *deliverable_state(const struct record *deliverable, bool over);

/* Where the work is over, what was not delivered before is due no more. */
enum deliverable_standing deliverable_standing(const struct record *deliverable, const struct record *partnership, struct date today);

/* Its word in the interface's language ("overdue"), its tone, and its mark on a time line, one ASCII character. */
const char *deliverable_word(enum deliverable_standing standing);
enum tone deliverable_tone(enum deliverable_standing standing);
char deliverable_mark(enum deliverable_standing standing);

/* The day that counts: when it was delivered, or else when it is due. False where there is none. */
bool deliverable_day(const struct record *deliverable, struct date *day);

#endif
