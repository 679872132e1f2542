/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/reader.h"

#include <stdlib.h>

#include "db/code_words.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"

/* A title may hold the title of another record, and so on; two may name each other. */
enum { TITLE_DEPTH = 3 };

struct reader {
    const struct record_type *type;
    const struct field *reference; /* what it reads by; NULL: the id */
    sqlite3_stmt *statement;
};

void reader_set_init(struct reader_set *set, struct store *store)
{
    *set = (struct reader_set){.store = store};
}

void reader_set_done(struct reader_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        sqlite3_finalize(set->readers[i]->statement);
        free(set->readers[i]);
    }
    free(set->readers);
    code_words_free(set->words);
    *set = (struct reader_set){0};
}

char *reader_columns(const struct record_type *type)
{
    struct text columns = {0};

    text_add(&columns, "r.id");
    for (size_t i = 0; i < type->field_count; i++)
        if (!type->fields[i].compute)
            text_add_format(&columns, ", r.\"%s\"", type->fields[i].name);
    return text_take(&columns);
}

void reader_row(sqlite3_stmt *statement, const struct record_type *type, struct record *record)
{
    int column = 0;

    record_init(record, type);
    record->id = sqlite3_column_int64(statement, column++);
    for (size_t i = 0; i < type->field_count; i++)
        if (!type->fields[i].compute)
            database_column(statement, column++, &record->values[i]);
}

static sqlite3_stmt *reader_prepare(struct store *store, const struct record_type *type, const struct field *reference, struct error *error)
{
    char *columns = reader_columns(type);
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT %s FROM \"%w\" r WHERE r.\"%w\" = ?1 ORDER BY r.id", columns, type->name,
                                               reference ? reference->name : "id");

    free(columns);
    return statement;
}

/* The statement for a type and reference, prepared when it is first needed. */
static sqlite3_stmt *reader_get(struct reader_set *set, const struct record_type *type, const struct field *reference, struct error *error)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->readers[i]->type == type && set->readers[i]->reference == reference)
            return set->readers[i]->statement;
    sqlite3_stmt *statement = reader_prepare(set->store, type, reference, error);
    if (!statement)
        return NULL;
    struct reader *reader = memory_new(sizeof *reader);
    *reader = (struct reader){.type = type, .reference = reference, .statement = statement};
    set->readers = memory_resize(set->readers, set->count + 1, sizeof(struct reader *));
    set->readers[set->count++] = reader;
    return statement;
}

enum reader_result reader_load(struct reader_set *set, const struct record_type *type, int64_t id, struct record *record, struct error *error)
{
    if (!set->store->handle)
        return READER_NONE;
    sqlite3_stmt *statement = reader_get(set, type, NULL, error);

    if (!statement)
        return READER_FAILED;
    sqlite3_bind_int64(statement, 1, id);
    int status = database_step(set->store, statement, error);
    if (status == SQLITE_ROW)
        reader_row(statement, type, record);
    sqlite3_reset(statement);
    if (status == SQLITE_ROW)
        return READER_FOUND;
    return status == SQLITE_DONE ? READER_NONE : READER_FAILED;
}

bool reader_refuse_missing(const struct record_type *type, int64_t id, struct error *error)
{
    char printed[IDENTITY_TEXT_SIZE];

    /* TRANSLATORS: a record type's name and an id: "Organisation DRG001 was not found." */
    return error_set(error, ERROR_NOT_FOUND, _("%s %s was not found."), message_text(type->label), identity_print(id, printed));
}

bool reader_require(struct reader_set *set, const struct record_type *type, int64_t id, struct record *record, struct error *error)
{
    enum reader_result result = reader_load(set, type, id, record, error);

    if (result == READER_NONE)
        reader_refuse_missing(type, id, error);
    return result == READER_FOUND;
}

bool reader_each(struct reader_set *set, const struct record_type *type, const struct field *reference, int64_t id,
                 void (*each)(void *closure, const struct record *record), void *closure, struct error *error)
{
    if (!set->store->handle)
        return true;
    sqlite3_stmt *statement = reader_get(set, type, reference, error);
    int status;

    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, id);
    while ((status = database_step(set->store, statement, error)) == SQLITE_ROW) {
        struct record record;
        reader_row(statement, type, &record);
        each(closure, &record);
        record_done(&record);
    }
    sqlite3_reset(statement);
    return status == SQLITE_DONE;
}

/* --- Titles ------------------------------------------------------------------------------------------------------------ */

struct title_context {
    struct reader_set *set;
    enum language language;
    char *(*make)(const struct record *record, enum language language,
                  char *(*name)(void *context, const struct field *field, int64_t id), void *context);
    int depth;
};

static char *title_of_reference(void *closure, const struct field *field, int64_t id)
{
    struct title_context context = *(const struct title_context *)closure;
    const struct record_type *type = type_list_find(context.set->store->types, field->refers_to);
    struct record record;
    struct error error;

    if (!type || context.depth++ >= TITLE_DEPTH || reader_load(context.set, type, id, &record, &error) != READER_FOUND)
        return NULL;
    record_compute(&record, NULL, store_today(context.set->store));
    char *title = context.make(&record, context.language, title_of_reference, &context);
    record_done(&record);
    return title;
}

char *reader_title(struct reader_set *set, const struct record *record, enum language language)
{
    struct title_context context = {.set = set, .language = language, .make = record_title_with};

    return record_title_with(record, language, title_of_reference, &context);
}

char *reader_sort_title(struct reader_set *set, const struct record *record, enum language language)
{
    struct title_context context = {.set = set, .language = language, .make = record_sort_title_with};

    return record_sort_title_with(record, language, title_of_reference, &context);
}
