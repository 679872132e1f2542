/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/pace.h"

#include <string.h>

enum {
    /* A terminal that has not answered for so long (milliseconds) never will; or, where it did before, its answer is lost: then it is given the time that
     * the bytes may need as well, on a line of 100 bytes a second. */
    PATIENCE = 4000,
    SLOWEST = 100,
    /* A round trip (milliseconds) from which a line counts as slow. */
    SLOW_ROUND_TRIP = 80,
    /* Answers that take so much longer than the shortest tell how fast the line is. */
    TELLING = 100,
    /* What is on its way may take so much longer than an answer does (milliseconds), and a part of a frame is never less than so many bytes. */
    ON_ITS_WAY = 300,
    LEAST_PART = 100,
    /* What ssh and the network put around what is sent at once. */
    WRAPPING = 50
};

void pace_begin(struct pace *pace, enum economy economy)
{
    *pace = (struct pace){.economy = economy, .paced = economy == ECONOMY_ON};
}

bool pace_is_quick(const struct pace *pace)
{
    return !pace->paced && (pace->answers || pace->economy == ECONOMY_OFF);
}

static size_t pace_on_its_way(const struct pace *pace)
{
    return pace->unanswered > 0 ? pace->questions[pace->unanswered - 1].ahead : 0;
}

/* Whether an answer is late beyond hope. */
static bool pace_is_lost(const struct pace *pace, int64_t now)
{
    int64_t needed = pace->answers ? (int64_t)pace_on_its_way(pace) * 1000 / SLOWEST : 0;
    return pace->paced && pace->unanswered > 0 && now - pace->questions[0].at >= PATIENCE + needed;
}

/* How many bytes may be on their way, SIZE_MAX where no limit is known: as many as keep the line busy until an answer to the first of them comes. */
static size_t pace_limit(const struct pace *pace)
{
    return pace->per_second == 0 ? SIZE_MAX : pace->per_second * (size_t)(pace->least + ON_ITS_WAY) / 1000;
}

static size_t larger(size_t left, size_t right)
{
    return left > right ? left : right;
}

static size_t smaller(size_t left, size_t right)
{
    return left < right ? left : right;
}

size_t pace_room(struct pace *pace, int64_t now)
{
    if (pace_is_lost(pace, now)) {
        pace->paced = pace->answers;
        pace->unanswered = 0;
    }
    if (!pace->paced)
        return SIZE_MAX;
    size_t limit = pace_limit(pace), sent = pace_on_its_way(pace);
    if (pace->unanswered == PACE_QUESTIONS || (pace->unanswered > 0 && sent >= limit))
        return 0;
    /* Parts of half of it, so that one is on its way while the other is answered. */
    return limit == SIZE_MAX ? limit : larger(smaller(limit - smaller(sent, limit), limit / PACE_QUESTIONS), LEAST_PART);
}

bool pace_asks(struct pace *pace, size_t bytes, int64_t now)
{
    bool first = pace->economy == ECONOMY_AUTO && !pace->answers && pace->unanswered == 0;
    if (!pace->paced && !first)
        return false;
    size_t ahead = pace_on_its_way(pace) + bytes + WRAPPING;
    pace->questions[pace->unanswered++] = (struct pace_question){now, ahead};
    return true;
}

void pace_forget(struct pace *pace)
{
    pace->unanswered = 0;
}

static size_t speed(size_t bytes, int64_t milliseconds)
{
    return bytes * 1000 / (size_t)milliseconds + 1;
}

/* How fast the line is, from how much longer than the shortest an answer took; half of it from before, since single answers mislead. One that took no longer tells
 * how fast the line is at least. */
static void pace_learn(struct pace *pace, const struct pace_question *question, int64_t took)
{
    if (!pace->answers || took < pace->least)
        pace->least = took;
    if (took > pace->most) {
        pace->most = took;
        pace->most_ahead = question->ahead;
    }
    if (pace->per_second == 0 && pace->most - pace->least >= TELLING)
        pace->per_second = speed(pace->most_ahead, pace->most - pace->least);
    else if (took - pace->least >= TELLING)
        pace->per_second = (pace->per_second + speed(question->ahead, took - pace->least)) / 2;
    else if (pace->per_second > 0 && pace->per_second < speed(question->ahead, TELLING))
        pace->per_second = speed(question->ahead, TELLING);
}

/* Where nobody waits for an answer any more it still tells that the terminal gives them. */
void pace_answered(struct pace *pace, int64_t now)
{
    if (pace->unanswered == 0) {
        pace->paced = pace->paced || (pace->economy == ECONOMY_ON && !pace->answers);
        return;
    }
    struct pace_question oldest = pace->questions[0];
    int64_t took = now - oldest.at;
    pace_learn(pace, &oldest, took);
    pace->paced = pace->economy == ECONOMY_ON || took >= SLOW_ROUND_TRIP;
    pace->answers = true;
    pace->unanswered--;
    memmove(pace->questions, pace->questions + 1, pace->unanswered * sizeof *pace->questions);
    for (size_t i = 0; i < pace->unanswered; i++)
        pace->questions[i].ahead -= smaller(oldest.ahead, pace->questions[i].ahead);
}
