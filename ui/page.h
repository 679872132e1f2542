/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page: a pane of rows that are written anew from what they show, each in cells, with a cursor that stops at those Enter opens. */
#ifndef LRN_PAGE_H
#define LRN_PAGE_H

#include "ui/screen.h"
#include "ui/scroll.h"

enum { PAGE_MARGIN = 2, PAGE_GAP = 2, PAGE_CELLS = 12 };

struct page_row {
    int tag;      /* what Enter opens here; 0: nothing */
    size_t index; /* and which of these */
    enum style style;
    size_t count;
    int columns[PAGE_CELLS]; /* where the cells begin; each ends a gap before the next one */
    char *cells[PAGE_CELLS];
};

struct page;

struct page_kind {
    /* What the page is called, and what stands at the right of it; in the interface's language, the caller frees them. note may be NULL. */
    char *(*title)(const struct page *page);
    char *(*note)(const struct page *page);
    /* Adds the rows for a width, from the first one on. */
    void (*write)(struct page *page, int width);
    /* Enter on a row with a tag. */
    void (*open)(struct page *page, int tag, size_t index);
    /* As a pane's work. NULL: never any. */
    bool (*work)(struct page *page);
};

/* What a page's own struct begins with. All zero but for the class and the kind at first. */
struct page {
    struct pane pane;
    const struct page_kind *kind;
    struct page_row *rows;
    size_t count;
    struct scroll scroll;
    bool written; /* the rows are those of what there is now */
    bool fresh;   /* when they are written next the cursor goes to the row it begins on */
    int begin;    /* the tag of that row; 0, or where there is none: the first that can be opened */
    int width;    /* and of this width and language */
    enum language language;
};

/* Begins a page; releases what it holds (not the page). */
void page_init(struct page *page, struct screen *screen, const struct pane_class *class, const struct page_kind *kind);
void page_done(struct page *page);

/* What is shown has changed: the rows are written anew before they are drawn, the cursor staying on the tag and index it was on. */
void page_change(struct page *page);

/* --- Adding rows, from write() ------------------------------------------------------------------------------------------ */

/* A row of one text; a text broken into rows; an empty row; a heading. */
void page_add_line(struct page *page, int tag, size_t index, enum style style, const char *text);
void page_add_text(struct page *page, enum style style, const char *text);
void page_add_blank(struct page *page);
void page_add_heading(struct page *page, const char *text);

/* A label and, from a column on, what it is. */
void page_add_label(struct page *page, int tag, size_t index, const char *label, int column, const char *text);

/* A row of cells that begin at the columns given. */
void page_add_cells(struct page *page, int tag, size_t index, enum style style, size_t count, const int *columns, const char *const *cells);

/* --- What the page's class takes for its functions ----------------------------------------------------------------------- */

void page_prepare(struct pane *pane, struct area area);
void page_draw(struct pane *pane, struct area area);
bool page_move(struct pane *pane, enum movement movement);
bool page_open(struct pane *pane);
bool page_work(struct pane *pane);
void page_refresh(struct pane *pane);
char *page_title(struct pane *pane);

#endif
