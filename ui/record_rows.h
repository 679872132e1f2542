/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record laid out as rows of a width: what its type opens with, its fields by section, its stamp, then what hangs on it as short lists. */
#ifndef LRN_RECORD_ROWS_H
#define LRN_RECORD_ROWS_H

#include "db/store.h"
#include "ui/list_columns.h"
#include "ui/report_rows.h"

enum record_row_kind {
    RECORD_ROW_BLANK,
    RECORD_ROW_TITLE,   /* the whole title where the head has no room for it */
    RECORD_ROW_OPENING, /* of what its type opens with */
    RECORD_ROW_HEADING, /* of a section of fields */
    RECORD_ROW_FIELD,
    RECORD_ROW_STAMP,
    RECORD_ROW_SECTION, /* heading of a list of records */
    RECORD_ROW_CHILD,   /* one of its first records */
    RECORD_ROW_MORE,    /* how many more there are */
    RECORD_ROW_EMPTY    /* a list that has none yet and can be added to */
};

struct record_row {
    enum record_row_kind kind;
    int line;                  /* of what takes several rows, from 0; of a heading its section's number */
    const struct field *field; /* of FIELD */
    size_t opening;            /* of OPENING: index into the opening's rows */
    size_t section;            /* of SECTION, CHILD, MORE and EMPTY: index into the view's sections */
    size_t child;              /* of CHILD: index into the section's rows */
    char *label;               /* what stands at the left, or NULL */
    char *text;                /* or NULL */
    int column;                /* where the text begins */
    char **cells;              /* of CHILD: one for each of the section's columns */
};

/* A record as it was loaded, with the first rows of each of its lists. */
struct record_view {
    struct record record;
    struct section_list sections;
    struct row_list *children; /* of each section */
    const struct opening *opening; /* what its type opens with; or NULL */
    void *facts;                   /* what that was read from */
};

/* Loads it; false and error where the record is not there. record_view_done releases it. */
bool record_view_load(struct record_view *view, struct screen *screen, const struct record_type *type, int64_t id, struct error *error);
void record_view_done(struct record_view *view);

enum { RECORD_MARGIN = 2, RECORD_GAP = 2 }; /* columns before the rows, where the cursor's mark stands; between label and value */

struct record_rows {
    struct record_row *rows;
    size_t count;
    char *title; /* in the interface's language, one in the other marked */
    int label_width; /* columns of the labels at the left */
    struct record_columns {
        struct list_column columns[LIST_COLUMNS];
        size_t count;
    } *columns;      /* of each section */
    size_t section_count;
    struct document document; /* the opening, and its rows */
    struct report_rows opening;
};

/* Lays a view out in a width, in the interface's language; rows must be empty (all zero or done). title_width: columns the head has for the title. */
void record_rows_lay_out(struct record_rows *rows, struct screen *screen, const struct record_view *view, int width, int title_width);
void record_rows_done(struct record_rows *rows);

/* What a field that another stands for today (as_of_today) is, with what was recorded where that differs: "Needs update (quality-assured until 1 Sep 2026)". The caller
 * frees it. */
char *record_text_today(struct screen *screen, const struct record *record, const struct field *field);

/* Whether a row is one that can be opened. */
bool record_row_opens(const struct record_view *view, const struct record_rows *rows, const struct record_row *row);

/* Whether people are likely to add to a list of a record of a type, so that it is worth a line while it is empty. */
bool record_section_is_offered(const struct screen *screen, const struct record_type *type, const struct section *section);

/* Where a row of the opening leads; NULL for all others, and where nowhere. */
const struct document_link *record_row_link(const struct record_rows *rows, const struct record_row *row);

/* A row by what it shows, which lasts when the record is read or laid out again. */
struct record_spot {
    size_t row; /* where it was */
    enum record_row_kind kind;
    int line;
    const struct field *field;
    const struct record_type *type; /* of its section, or NULL */
    const struct field *within;
    int64_t child;                  /* id of its record, or of the one an opening's row leads to, or 0 */
};
struct record_spot record_spot_of(const struct record_view *view, const struct record_rows *rows, size_t row);

/* The row that shows what the spot names, nearest to where it was; where that is gone, another row of the same field or list, or count. */
size_t record_spot_find(const struct record_spot *spot, const struct record_view *view, const struct record_rows *rows);

#endif
