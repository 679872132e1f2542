/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ranking as rows: the fields of the need, then the groups of organisations, two rows each: who, and why. */
#ifndef LRN_MATCH_ROWS_H
#define LRN_MATCH_ROWS_H

#include "db/match.h"
#include "ui/scroll.h"

enum match_row_kind {
    MATCH_ROW_FIELD,   /* one of what is asked for */
    MATCH_ROW_HEADING, /* a group's name */
    MATCH_ROW_NOTE,    /* a sentence */
    MATCH_ROW_WHO,     /* points, name, place, status */
    MATCH_ROW_WHY,     /* its strongest reasons, what is not known, what must be known */
    MATCH_ROW_BLANK
};

struct match_row {
    enum match_row_kind kind;
    const struct field *field; /* of a field */
    enum match_group group;    /* of an organisation */
    size_t index;              /* in its group */
    const char *text;          /* of a heading or note: a message */
};

/* A group as far as it was read. */
struct match_shown {
    struct match_list list;
    struct match_detail **details; /* for each line, NULL until it was in sight */
    bool read;
};

/* All zero: none. */
struct match_rows {
    struct match_row *rows;
    size_t count;
    struct scroll scroll;
};
void match_rows_done(struct match_rows *rows);

/* Takes all rows away; the place stays until scroll_place. */
void match_rows_clear(struct match_rows *rows);

/* Makes the rows for a need and what was read of the groups; the place stays until scroll_place. */
void match_rows_make(struct match_rows *rows, const struct record *need, const struct match_shown shown[MATCH_GROUPS]);

/* The row the cursor is on, or NULL. */
const struct match_row *match_rows_cursor(const struct match_rows *rows);

/* The row of a field of the need; of an organisation; count where there is none. */
size_t match_rows_find_field(const struct match_rows *rows, const struct field *field);
size_t match_rows_find(const struct match_rows *rows, const struct match_shown shown[MATCH_GROUPS], int64_t id);

/* Draws a row of an organisation for a need in a country; marked: on the shortlist. */
void match_row_draw(const struct match_row *row, const struct match_detail *detail, const char *country, bool marked, struct area area, int at);

#endif
