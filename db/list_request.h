/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shall hold, and in which order. */
#ifndef LRN_LIST_REQUEST_H
#define LRN_LIST_REQUEST_H

#include "src/query.h"

struct list_request {
    const struct record_type *type;
    const struct query *query;   /* NULL: all */
    const struct field *sort;    /* NULL: by title in the language */
    bool descending;
    enum language language;      /* whose order */
    const struct field *within;  /* only records whose reference or country field within (or, of children, their parent's) ... */
    const struct value *value;   /* ... has this value; or NULL */
};

#endif
