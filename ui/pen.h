/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What writes on a terminal: where it stands, how it looks, and the fewest bytes for it to move, to write, to erase and to shift lines. */
#ifndef LRN_PEN_H
#define LRN_PEN_H

#include <stdbool.h>
#include <stddef.h>

#include "src/text.h"
#include "ui/cells.h"

/* What a terminal can do besides placing the cursor, all of it in the sequences of ECMA-48. */
struct pen_abilities {
    bool erases_line, erases_below;
    bool moves_lines;    /* takes lines away and puts lines in */
    bool scrolls_region;
    bool places_column;
    bool places_row;
    bool hides_cursor;
    bool tabs;           /* a stop every eight columns, and no tty that makes blanks of them */
    bool feeds;          /* a line feed keeps the column: no tty that returns as well */
    bool reverses;       /* a line feed upwards */
    bool shifts_row;     /* takes characters out of a row and puts some in */
    bool keeps;          /* a place, to go back to */
    bool colours;
    bool attributes;
};

/* Where a pen stands, and how it looks. */
struct pen_place {
    int row, column; /* -1: not known */
    bool doubtful;   /* terminals differ in how wide what was written last is: the column holds for writing on, not to count from */
    bool look_known;
    struct look look;
};

/* A pen is copied to try a way; `shown` and `bytes` belong to who tries. */
struct pen {
    struct pen_abilities can;
    struct cells shown; /* what stands on the terminal */
    struct text *bytes; /* what is to be sent */
    struct pen_place at;
    struct pen_place kept; /* where the terminal goes back to; without a look: nowhere */
};

/* Whether the terminal is one of those that speak ECMA-48; then what it can do. Asks the description that ncurses opened. */
bool pen_abilities_read(struct pen_abilities *can);

void pen_move(struct pen *pen, int row, int column);

/* The same, to write there in a look. */
void pen_go(struct pen *pen, const struct pen_place *place);

/* How many bytes that takes from another place, or (SIZE_MAX: it cannot be done, or is too far) from one that the terminal was made to keep. */
size_t pen_way(const struct pen *pen, const struct pen_place *from, const struct pen_place *to);
size_t pen_way_from_kept(const struct pen *pen, const struct pen_place *kept, const struct pen_place *to);

/* Whether all terminals take a character to be as wide as we do. */
bool pen_is_certain(const struct cell *cell);

/* Has the terminal keep where the pen stands and how it looks; what is near it can then be reached in few bytes, as long as the pen looks like that. */
void pen_keep(struct pen *pen);
void pen_unkeep(struct pen *pen);

/* Writes a cell where the pen stands. The right halves of wide characters are passed over. */
void pen_write(struct pen *pen, const struct cell *cell);

/* Makes blank what stands from the pen on, to the line's end or the screen's. */
void pen_erase_line(struct pen *pen);
void pen_erase_below(struct pen *pen);

/* Moves the lines of [top, bottom] by so many up (down where negative): what leaves them is gone, what comes in is blank. */
void pen_shift(struct pen *pen, int top, int bottom, int by);

/* Puts so many blanks into the row where the pen stands, or (negative) takes characters out: what stands there and behind it moves. */
void pen_shift_row(struct pen *pen, int by);
size_t pen_shift_row_bytes(int by); /* what that takes */

/* Makes the pen look as it does where nothing is drawn. */
void pen_reset(struct pen *pen);

#endif
