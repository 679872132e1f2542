/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing text into areas of the screen: cut and aligned by display width, styled by meaning, everything from data made visible. */
#ifndef LRN_DRAW_H
#define LRN_DRAW_H

#include "src/tone.h"

#include <stdbool.h>

/* Columns between the stops of a terminal's tabs. What stands in columns begins at them where it can: that is reached in the fewest bytes. */
enum { DRAW_TAB_STOP = 8 };

/* The stop that is nearest to a column. */
static inline int draw_stop_near(int column)
{
    return (column + DRAW_TAB_STOP / 2) / DRAW_TAB_STOP * DRAW_TAB_STOP;
}

/* A rectangle of the screen, in character cells. */
struct area {
    int row, column;
    int rows, columns;
};

/* What a text means; the look (bold, dim, underline, one of sixteen colours) is term's and never carries meaning alone. */
enum style {
    STYLE_NORMAL,
    STYLE_STRONG,   /* titles, the current pane's name */
    STYLE_QUIET,    /* column headings, hints, what is less important */
    STYLE_HEADING,  /* headings that stand above something */
    STYLE_MARK,     /* the cursor's marker, a marked row */
    STYLE_GOOD,
    STYLE_WARNING,
    STYLE_ERROR,
    STYLE_INPUT,    /* where text is being typed */
    STYLE_SELECTED, /* the chosen line of a pop-up */
    STYLE_COUNT
};

/* The style of a tone. */
enum style draw_tone_style(enum tone tone);

enum align { ALIGN_LEFT, ALIGN_RIGHT };

/* Sets up the styles; monochrome without colours of the terminal or with NO_COLOR set. Called by the screen after term_open. */
void draw_open(void);

/* Blanks an area. */
void draw_clear(struct area area);

/* Writes text at a place of the area, cut with an ellipsis at the area's edge. Control characters become visible marks. Returns the columns used. */
int draw_text(struct area area, int row, int column, const char *text, enum style style);

/* The same of a text that is being typed: it goes on beyond the edge, without a mark. */
void draw_typed(struct area area, int row, int column, const char *text);

/* Writes text into exactly width columns: cut with an ellipsis, padded with blanks on the side away from align. */
void draw_cell(struct area area, int row, int column, int width, const char *text, enum style style, enum align align);

/* Writes text wrapped to a width from a row on, at most so many rows, the last of them cut with an ellipsis where there is more. Returns the rows used. */
int draw_wrapped(struct area area, int row, int column, int width, int rows, const char *text, enum style style);

/* Writes count times a one-column character (ASCII): rules, rows of dots. */
void draw_repeat(struct area area, int row, int column, int count, char character, enum style style);

/* A box of ASCII rules around the area (for pop-ups) with a title; the inside is blanked. Returns the inside, one column of air each side. */
struct area draw_box(struct area area, const char *title);

/* Shows the text cursor at a place when the frame is flushed; it is hidden in frames that do not call this. draw_begin starts a frame: blanks all, hides the cursor. */
void draw_begin(void);
void draw_cursor(struct area area, int row, int column);
bool draw_has_cursor(void);

/* The mark of a cut text, one column wide. */
const char *draw_ellipsis(void);

#endif
