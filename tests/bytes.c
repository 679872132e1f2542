/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"

enum {
    FIRST_ROW = 3, /* of the list: panes, title and column headings stand above */
    LAST_ROW = 22, /* the hints stand below */
    PAGE = LAST_ROW - FIRST_ROW + 1,
    SAMPLES = 15,
    PAGES = 5,
    FRAME_TIME = 30, /* milliseconds for the rest of a frame whose mark was seen: far below the pause after which counters follow */
    IDLE_TIME = 2600 /* two ticks and more */
};

static int compare(const void *left, const void *right)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return (a > b) - (a < b);
}

static size_t median(size_t *samples, size_t count)
{
    qsort(samples, count, sizeof *samples, compare);
    return samples[count / 2];
}

/* Waits for the counter, after which the program has nothing more to say. */
static bool wait_number(struct terminal *terminal, int number)
{
    char text[32];
    snprintf(text, sizeof text, " %d of 106", number);
    return screen_wait(terminal, text);
}

static bool marker_is_in(struct terminal *terminal, const void *context)
{
    return screen_marker_row(terminal) == *(const int *)context;
}

static bool last_row_differs(struct terminal *terminal, const void *context)
{
    return strcmp(screen_row(terminal, LAST_ROW), context) != 0;
}

/* Down to a row; what comes with the marker. */
static bool measure_step(struct terminal *terminal, int row, size_t *sample)
{
    size_t before = screen_bytes(terminal);
    screen_type(terminal, "<Down>");
    bool came = screen_wait_until(terminal, marker_is_in, &row);
    screen_bytes_within(terminal, FRAME_TIME);
    *sample = screen_bytes(terminal) - before;
    return came;
}

/* Down again and again as a held key does it, and then the counter that follows when it is let go. */
static bool measure_down(struct terminal *terminal, struct bytes *bytes)
{
    size_t samples[SAMPLES];
    for (int i = 0; i < SAMPLES; i++)
        if (!measure_step(terminal, FIRST_ROW + i + 1, &samples[i]))
            return false;
    size_t before = screen_bytes(terminal);
    if (!wait_number(terminal, SAMPLES + 1))
        return false;
    screen_bytes_within(terminal, FRAME_TIME);
    bytes->down = median(samples, SAMPLES);
    bytes->counter = screen_bytes(terminal) - before;
    return true;
}

/* Types a key that changes the last row, and gives what came with it. */
static bool measure_key(struct terminal *terminal, const char *key, size_t *sample)
{
    char *last = string_copy(screen_row(terminal, LAST_ROW));
    size_t before = screen_bytes(terminal);
    screen_type(terminal, key);
    bool came = screen_wait_until(terminal, last_row_differs, last);
    screen_bytes_within(terminal, FRAME_TIME);
    *sample = screen_bytes(terminal) - before;
    free(last);
    return came;
}

/* Down where the list must scroll. */
static bool measure_scroll(struct terminal *terminal, struct bytes *bytes)
{
    size_t samples[SAMPLES];
    for (int i = 0; i < SAMPLES; i++)
        if (!measure_key(terminal, "<Down>", &samples[i]) || !wait_number(terminal, PAGE + i + 1))
            return false;
    bytes->scroll = median(samples, SAMPLES);
    return true;
}

static bool measure_pages(struct terminal *terminal, struct bytes *bytes)
{
    size_t samples[PAGES], texts[PAGES];
    for (int i = 0; i < PAGES; i++) {
        if (!measure_key(terminal, i < 3 ? "<PgDn>" : "<PgUp>", &samples[i]))
            return false;
        texts[i] = 0;
        for (int row = FIRST_ROW; row <= LAST_ROW; row++)
            texts[i] += strlen(screen_row(terminal, row));
        if (!wait_number(terminal, PAGE + SAMPLES + PAGE * (i < 3 ? i + 1 : 5 - i)))
            return false;
    }
    bytes->page = median(samples, PAGES);
    bytes->page_text = median(texts, PAGES);
    return true;
}

static bool measure(struct terminal *terminal, struct bytes *bytes)
{
    if (!wait_number(terminal, 1))
        return false;
    bytes->first_screen = screen_bytes(terminal);
    if (!measure_down(terminal, bytes))
        return false;
    for (int number = SAMPLES + 2; number <= PAGE; number++)
        screen_type(terminal, "<Down>");
    if (!wait_number(terminal, PAGE) || !measure_scroll(terminal, bytes) || !measure_pages(terminal, bytes))
        return false;
    bytes->idle = screen_bytes_within(terminal, IDLE_TIME);
    return true;
}

bool bytes_measure(const char *economy, struct bytes *bytes)
{
    const char *arguments[] = {"--economy", economy, NULL};
    struct screen_options options = {.arguments = arguments, .plain = true};
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(&options);
    bool measured = measure(terminal, bytes);
    screen_ok(terminal, measured, "the list can be measured");
    screen_end(terminal);
    return measured;
}
