/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line editor: a text, a cursor, readline's keys, undo. Used by the search line, the command line and every field of a form. */
#ifndef LRN_LINE_H
#define LRN_LINE_H

#include "src/text.h"
#include "ui/draw.h"
#include "ui/term.h"

struct line_step;

struct line {
    struct text text;
    size_t cursor;      /* byte offset, always between graphemes */
    bool many_lines;    /* Enter inserts a line feed; Up and Down move by wrapped lines */
    struct text killed; /* what Ctrl-Y brings back */
    bool killing;       /* the last key killed: the next kill adds to it */
    struct line_step *undo; /* earlier states, latest first */
    size_t undo_count;
    int goal;           /* column Up and Down aim at, -1 none */
    int shift;          /* first column shown when the text is longer than its place */
};

void line_init(struct line *line, const char *text);
void line_done(struct line *line);

/* Replaces the text (undoable); the cursor goes to the end. */
void line_set(struct line *line, const char *text);

/* Begins anew with a text: nothing to undo, the cursor as near as can be to where it was. */
void line_restart(struct line *line, const char *text);
const char *line_string(const struct line *line);

/* Takes a key or a paste: characters, Backspace, Del, Left, Right, Ctrl-A E B F D H W U K Y, Alt-B F D Backspace, Home, End, Ctrl-Left/Right, Ctrl-Z or Ctrl-_ (undo).
 * In one line, line feeds of a paste become blanks. columns is the width it is drawn in (for Up and Down). False if the key is none of its own. */
bool line_event(struct line *line, const struct event *event, int columns);

/* Draws one line of width columns at a place, shifted so that the cursor is seen; with focus the text cursor is put there. */
void line_draw(struct line *line, struct area area, int row, int column, int width, bool focus);

/* Rows a text with many lines takes at a width; the row its cursor is in. */
int line_rows(const struct line *line, int width);
int line_cursor_row(const struct line *line, int width);

/* Draws rows of a text with many lines, wrapped, from its row `first`. */
void line_draw_rows(struct line *line, struct area area, int row, int column, int width, int first, int rows, bool focus);

#endif
