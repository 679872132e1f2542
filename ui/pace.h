/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much may be on its way to the terminal. Between lrn and a slow line whole pages are buffered, and what is in there cannot be taken back; so the terminal is asked
 * to answer after each frame, and what it has not shown yet is kept small. */
#ifndef LRN_PACE_H
#define LRN_PACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum economy { ECONOMY_AUTO, ECONOMY_ON, ECONOMY_OFF };

enum { PACE_QUESTIONS = 2 };

struct pace {
    enum economy economy;
    bool paced;   /* asks after each frame */
    bool answers; /* the terminal has answered before */
    size_t unanswered;
    struct pace_question {
        int64_t at;
        size_t ahead; /* bytes that the terminal must show before it can answer */
    } questions[PACE_QUESTIONS]; /* those without an answer, the oldest first */
    int64_t least, most; /* milliseconds: the shortest and the longest time of an answer */
    size_t most_ahead;   /* bytes that the latter was behind */
    size_t per_second;   /* bytes; 0: not known, no slower than anybody could tell */
};

void pace_begin(struct pace *pace, enum economy economy);

/* Whether the line is known to be quick: the terminal has answered soon, or whoever started lrn said that nothing is to be saved. */
bool pace_is_quick(const struct pace *pace);

/* How many bytes may be sent now, at least; 0: none, an answer is waited for. The time is clock_milliseconds(). */
size_t pace_room(struct pace *pace, int64_t now);

/* So many bytes were sent: whether the terminal is to be asked behind them. */
bool pace_asks(struct pace *pace, size_t bytes, int64_t now);

/* No answer is waited for any more: others had the terminal meanwhile. */
void pace_forget(struct pace *pace);

/* The terminal answered a question, or one that nobody waits for any more. */
void pace_answered(struct pace *pace, int64_t now);

#endif
