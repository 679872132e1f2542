/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hot spots counted by the values of two fields: which rows and columns there are, and in each cell how many hot spots and the gravest band. */
#ifndef LRN_MATRIX_H
#define LRN_MATRIX_H

#include "db/store.h"

enum matrix_view {
    MATRIX_COUNTRIES, /* countries by issue */
    MATRIX_SECTORS,   /* sectors by issue */
    MATRIX_SEVERITIES, /* severity by likelihood */
    MATRIX_VIEWS
};

/* What a view is called, in the interface's language. */
const char *matrix_view_title(enum matrix_view view);

/* The values of one side, in the order shown. */
struct matrix_axis {
    const struct field *field;
    char **codes;  /* machine form, "" for what is not filled in */
    char **labels; /* in the interface's language */
    size_t count;
};

struct matrix_cell {
    int64_t count;
    int64_t stale;    /* how many of them */
    const char *band; /* the gravest, a code; NULL where count is 0 */
};

/* All zero: nothing read yet. */
struct matrix {
    struct matrix_axis rows, columns;
    struct matrix_cell *cells; /* row by row */
    int64_t total;
};

/* Counts what a request lists (records of type hotspot). matrix must be all zero or done; false with it empty where that cannot be read. */
bool matrix_read(struct matrix *matrix, struct store *store, const struct viewer *viewer, const struct list_request *request, enum matrix_view view,
                 struct error *error);
void matrix_done(struct matrix *matrix);

/* Lets the cells go; the sides and the total stay. */
void matrix_forget_cells(struct matrix *matrix);

const struct matrix_cell *matrix_cell(const struct matrix *matrix, size_t row, size_t column);

/* Where a code stands on a side; its count where it does not. */
size_t matrix_axis_find(const struct matrix_axis *axis, const char *code);

/* The query of the hot spots of a row, made from the one the matrix was asked with. The caller frees it. */
char *matrix_row_query(const struct matrix *matrix, const char *query, size_t row);

/* The query of the hot spots of a cell, made from the one the matrix was asked with. The caller frees it. */
char *matrix_cell_query(const struct matrix *matrix, const char *query, size_t row, size_t column);

#endif
