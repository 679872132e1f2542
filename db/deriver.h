/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what is derived from the records of one type, one after the other, with statements kept. Private to db/. */
#ifndef LRN_DERIVER_H
#define LRN_DERIVER_H

#include "db/derivation.h"
#include "db/id_list.h"
#include "db/key_table.h"

struct deriver {
    struct store *store;
    const struct record_type *type;
    struct reader_set readers;
    sqlite3_stmt *select, *insert, *update, *remove, *index, *unindex;
    sqlite3_stmt *index_put;   /* NULL until it is needed */
    struct id_list put;        /* records that were put, of whose words the search index has not been told yet */
    struct key_table keys;
    struct derivation derivation; /* of the last record */
    struct id_list retitled;   /* records whose title is another than before */
    struct id_list recoded;    /* records of whose codes one is another than before */
    struct id_list *parents;   /* for each field: records it refers to or did, whose computed fields may read this one */
    bool *keeps_parent;        /* for each field: whether it may refer to such */
};

/* Both are called in every case; deriver_close also after a deriver_open that failed. */
bool deriver_open(struct deriver *deriver, struct store *store, const struct record_type *type, struct error *error);
void deriver_close(struct deriver *deriver);

/* Brings up to date what is derived from a record, or takes it out where the record is gone. */
bool deriver_refresh(struct deriver *deriver, int64_t id, struct error *error);

/* The same for a record that is there, as reader_row gives it. */
bool deriver_refresh_record(struct deriver *deriver, struct record *record, struct error *error);

/* The same for a record that nothing is derived from yet, as in an empty table. record is as reader_row gives it. */
bool deriver_add(struct deriver *deriver, struct record *record, struct error *error);

/* The same where what is derived was made already. The search index is told of many records in one go, the last of them by deriver_finish. */
bool deriver_put(struct deriver *deriver, const struct record *record, const struct derivation *derivation, struct error *error);

/* Writes what is still held back. Called once all is refreshed or added. */
bool deriver_finish(struct deriver *deriver, struct error *error);

/* Whether what is stored for a record is what would be derived from it now. */
bool deriver_compare(struct deriver *deriver, int64_t id, bool *same, struct error *error);

#endif
