/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists written as CSV: the rows a viewer sees, in the list's order, in constant memory. */
#ifndef LRN_EXPORT_H
#define LRN_EXPORT_H

#include "db/store.h"
#include "src/identity.h"

struct export_request {
    struct list_request list;             /* which rows, in which order; the words of labels are of its language */
    const int64_t *ids;                   /* only these records, whatever the query says, in the list's order; NULL: all rows */
    size_t id_count;
    const struct field *const *columns;   /* NULL for the id; NULL altogether: the id and all fields that are shown */
    size_t column_count;
    bool labels;                          /* fields' labels for a header, words for codes, titles for references */
    char delimiter;                       /* 0: a comma */
    const char *encoding;                 /* NULL: UTF-8 */
    bool mark;                            /* a byte order mark before it, where the encoding has one */
    bool tells;                           /* how far it has come is told by the function the store was opened with */
};

enum { EXPORT_LOST_SIZE = 64 };

/* What came of it. */
struct export_report {
    size_t rows;
    size_t lost;                    /* characters that the encoding has not, for each of which a question mark was written */
    char first[IDENTITY_TEXT_SIZE]; /* the record of the first of them, "" in the header */
    char some[EXPORT_LOST_SIZE];    /* some of them, with blanks between */
    const struct field *left_out;   /* the first of the columns asked for that the viewer may not see, or NULL */
};

/* Takes what is to be written next, in the encoding asked for; false with error ends the export. */
typedef bool export_write_function(void *context, const char *bytes, size_t length, struct error *error);

/* Writes a header and the rows. What the viewer may not see is left out: records, and fields with their columns. Texts that a spreadsheet would
 * take for formulas are guarded (formula.h); whole numbers, money and dates need no guard. ERROR_USAGE where the encoding is not known or no
 * column is left. */
bool export_rows(struct store *store, const struct viewer *viewer, const struct export_request *request, export_write_function *write, void *context,
                 struct export_report *report, struct error *error);

#endif
