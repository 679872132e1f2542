/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a list fill which fields: recognised by their headers, changed by hand. */
#ifndef LRN_MAPPING_H
#define LRN_MAPPING_H

#include "src/type.h"

/* What a column was taken for. */
enum column_use {
    COLUMN_UNREAD,  /* nothing is known by its header, or another column has what it would fill */
    COLUMN_READ,    /* it fills fields */
    COLUMN_PASSED   /* it holds what follows from other fields, as an exported list does: nothing is lost with it */
};

struct mapping_column {
    char *header;              /* on one line, without blanks around it; its number, from 1, where it has none */
    enum column_use use;
    const struct field *near;  /* the field that one which is not read may have been meant for, or NULL */
    bool month_first;          /* dates of numbers in it have the month before the day (src/date_columns.h finds out) */
    char *date_example;        /* one of them that is not, or need not be, with the day first, or a day's number; NULL: there is none */
    bool date_numbered;        /* all that is in it may be the numbers that a spreadsheet gives days */
    bool date_unnumbered;      /* though somebody said that it is not */
    size_t foreign_ids;        /* values that are no ids of lrn's though it is called so (src/id_column.h finds out); 0 where one is */
    char *foreign_id;          /* the first of them, or NULL */
    bool date_said;            /* somebody said which comes first: that is kept with the mapping */
    bool date_doubt;           /* nothing in the column says which comes first, or it says both */
};

/* One column filling one field. Links of one field stand together, in the columns' order. */
struct mapping_link {
    size_t column;
    const struct field *field; /* NULL: the record's id */
};

struct mapping {
    const struct record_type *type;
    struct mapping_column *columns;
    size_t count;
    struct mapping_link *links;
    size_t link_count;
    bool *fixed; /* for each field: given by hand */
    const struct field *rest; /* the field that keeps the columns which are not read, or NULL: they are left out */
};

/* The last headers of a list of rejected rows, as it is written to be mended: where and why. */
enum { MAPPING_REMARKS = 3 };
extern const char *const mapping_remarks[MAPPING_REMARKS];

/* Maps columns by their headers: names of fields, labels in either language, synonyms, without case, accents and punctuation; several columns may fill
 * one field where its values can be joined (parts of an address, telephones, sets). numbered: the headers are data, columns go by their numbers and
 * nothing is recognised. */
void mapping_init(struct mapping *mapping, const struct record_type *type, const char *const *headers, size_t count, bool numbered);
void mapping_done(struct mapping *mapping);

/* How many columns the list has without what was said of its rows when they were rejected, which it ends with where they were mended. */
size_t mapping_own_columns(const struct mapping *mapping);

/* Makes a column fill a field (NULL: the id), beside what else fills it; and makes one fill nothing. */
void mapping_link(struct mapping *mapping, size_t column, const struct field *field);
void mapping_unlink(struct mapping *mapping, size_t column);
/* Takes the columns of a field away, since others are given for it; the same, and what it keeps of the rest, since its value is given otherwise. */
void mapping_unlink_field(struct mapping *mapping, const struct field *field);
void mapping_drop(struct mapping *mapping, const struct field *field);

/* Whether a field (NULL: the id) is filled by a column. */
bool mapping_has(const struct mapping *mapping, const struct field *field);

/* What is put between the cells of two columns that fill one field; NULL where only one value fits and the first that is not empty counts. */
const char *mapping_joiner(const struct field *field);

#endif
