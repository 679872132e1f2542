/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records read as people wrote them: without computed fields and stamps, and whoever looks. For what is derived, checked and merged. Private to db/. */
#ifndef LRN_READER_H
#define LRN_READER_H

#include "db/database.h"

struct reader;
struct code_words; /* words of codes kept while many records are read, code_words.c's */

/* Statements kept while many records are read. */
struct reader_set {
    struct store *store;
    struct reader **readers;
    size_t count;
    struct code_words *words;
};
void reader_set_init(struct reader_set *set, struct store *store);
void reader_set_done(struct reader_set *set);

enum reader_result { READER_FAILED, READER_NONE, READER_FOUND };

/* Loads a record; only where it is found is it initialised, and the caller calls record_done. */
enum reader_result reader_load(struct reader_set *set, const struct record_type *type, int64_t id, struct record *record, struct error *error);

/* Loads a record that others rely on: where it is not, that is an error too (ERROR_NOT_FOUND). */
bool reader_require(struct reader_set *set, const struct record_type *type, int64_t id, struct record *record, struct error *error);

/* "Organisation DRG001 was not found." (ERROR_NOT_FOUND); returns false. */
bool reader_refuse_missing(const struct record_type *type, int64_t id, struct error *error);

/* Calls each for every record of a type whose reference names an id. each must not read the same type by the same reference. */
bool reader_each(struct reader_set *set, const struct record_type *type, const struct field *reference, int64_t id,
                 void (*each)(void *closure, const struct record *record), void *closure, struct error *error);

/* The records' columns, "r.id, r.name, ...", of fields that are not computed; and a row that begins with them read into a record, not initialised before. */
char *reader_columns(const struct record_type *type);
void reader_row(sqlite3_stmt *statement, const struct record_type *type, struct record *record);

/* What a record is called in a language, references in its title included, whoever looks. The caller frees it. */
char *reader_title(struct reader_set *set, const struct record *record, enum language language);

/* The same as lists sort by it. */
char *reader_sort_title(struct reader_set *set, const struct record *record, enum language language);

#endif
