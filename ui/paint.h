/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a terminal show what was drawn, with as few bytes as it can be done. Bytes are the cost that people on slow lines feel. */
#ifndef LRN_PAINT_H
#define LRN_PAINT_H

#include <stdbool.h>
#include <stddef.h>

struct paint;

/* NULL where the terminal does not speak ECMA-48: ncurses paints there. Asked once ncurses has opened the terminal. */
struct paint *paint_new(void);
void paint_free(struct paint *paint);

/* Nobody knows what the terminal shows: the next frame clears it first. */
void paint_forget(struct paint *paint);

/* What is to be sent for the terminal to show what stands in ncurses' screen, with the text cursor at a place or (row -1) hidden. Where that is more than a limit of
 * bytes, only the first places of it, *whole is false then, and the next call goes on. Valid until that. */
const char *paint_frame(struct paint *paint, int row, int column, size_t limit, bool *whole);

/* What leaves the terminal as it was: its own look, the cursor shown. */
const char *paint_ending(const struct paint *paint);

#endif
