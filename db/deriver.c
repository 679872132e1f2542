/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/deriver.h"

#include <stdlib.h>
#include <string.h>

#include "db/number_rows.h"
#include "db/schema.h"
#include "src/memory.h"

enum { PUT_MOST = 1024 }; /* records of which the search index is told in one go */

/* The columns of derived_X in the order of its statements: sort keys, then these texts, then what the fields add. */
enum { TEXT_TITLE_WORDS, TEXT_WORDS, TEXT_RESTRICTED_WORDS, TEXT_CODES, TEXT_COUNT };

#define TEXT_COLUMNS "title_words, words, restricted_words, codes"

/* After the texts stand the keys of lookup_X, so that those of a record that has changed are known, and names as they fold; and from FIELDS_FROM on what the fields add. */
enum { COLUMN_LOOKUPS = LANGUAGE_COUNT + TEXT_COUNT, COLUMN_NAMES, FIELDS_FROM, KEY_BYTES = 8 };

/* --- Statements -------------------------------------------------------------------------------------------------------- */

/* Calls add for each column but the id, in the order of the statements. */
static void columns_each(const struct deriver *deriver, void (*add)(struct text *text, const char *column), struct text *text)
{
    const struct record_type *type = deriver->type;
    static const char *const texts[TEXT_COUNT] = {"title_words", "words", "restricted_words", "codes"};

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *column = string_format("sort_%s", language_code((enum language)language));
        add(text, column);
        free(column);
    }
    for (int i = 0; i < TEXT_COUNT; i++)
        add(text, texts[i]);
    add(text, "lookups");
    add(text, "names");
    for (size_t i = 0; i < type->field_count; i++) {
        static const char *const endings[] = {"", "_then", "_turns"};
        for (size_t j = 0; type->fields[i].compute && j < sizeof endings / sizeof *endings; j++) {
            char *column = string_format("%s%s", type->fields[i].name, endings[j]);
            add(text, column);
            free(column);
        }
        if (deriver->keeps_parent[i]) {
            char *column = string_format("of_%s", type->fields[i].name);
            add(text, column);
            free(column);
        }
    }
}

static void add_name(struct text *text, const char *column)
{
    text_add_format(text, "\"%s\", ", column);
}

static void add_mark(struct text *text, const char *column)
{
    (void)column;
    text_add(text, "?, ");
}

static void add_assignment(struct text *text, const char *column)
{
    text_add_format(text, "%s\"%s\" = ?", text->length > 0 ? ", " : "", column);
}

static bool prepare(struct deriver *deriver, struct error *error)
{
    struct store *store = deriver->store;
    const char *name = deriver->type->name;
    struct text names = {0}, marks = {0}, assignments = {0};

    columns_each(deriver, add_name, &names);
    columns_each(deriver, add_mark, &marks);
    columns_each(deriver, add_assignment, &assignments);
    /* The id comes last in both, so that one function binds them. */
    deriver->insert = database_prepare(store, error, "INSERT INTO \"derived_%w\" (%sid) VALUES (%s?)", name, text_string(&names),
                                       text_string(&marks));
    deriver->update = database_prepare(store, error, "UPDATE \"derived_%w\" SET %s WHERE id = ?", name, text_string(&assignments));
    deriver->select = database_prepare(store, error, "SELECT %sid FROM \"derived_%w\" WHERE id = ?1", text_string(&names), name);
    deriver->remove = database_prepare(store, error, "DELETE FROM \"derived_%w\" WHERE id = ?1", name);
    deriver->index = database_prepare(store, error, "INSERT INTO \"search_%w\" (rowid, " TEXT_COLUMNS ") VALUES (?, ?, ?, ?, ?)", name);
    deriver->unindex = database_prepare(store, error, "INSERT INTO \"search_%w\" (\"search_%w\", rowid, " TEXT_COLUMNS ")"
                                                      " VALUES ('delete', ?, ?, ?, ?, ?)", name, name);
    text_done(&names);
    text_done(&marks);
    text_done(&assignments);
    return deriver->select && deriver->insert && deriver->update && deriver->remove && deriver->index && deriver->unindex;
}

bool deriver_open(struct deriver *deriver, struct store *store, const struct record_type *type, struct error *error)
{
    *deriver = (struct deriver){.store = store, .type = type};
    deriver->parents = memory_new_array(type->field_count, sizeof *deriver->parents);
    deriver->keeps_parent = memory_new_array(type->field_count, sizeof *deriver->keeps_parent);
    for (size_t i = 0; i < type->field_count; i++)
        deriver->keeps_parent[i] = schema_keeps_parent(store->types, type, &type->fields[i]);
    reader_set_init(&deriver->readers, store);
    return key_table_open(&deriver->keys, store, type, error) && prepare(deriver, error);
}

void deriver_close(struct deriver *deriver)
{
    sqlite3_stmt *const statements[] = {deriver->select, deriver->insert, deriver->update, deriver->remove, deriver->index, deriver->unindex, deriver->index_put};

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        sqlite3_finalize(statements[i]);
    for (size_t i = 0; i < deriver->type->field_count; i++)
        ids_done(&deriver->parents[i]);
    free(deriver->parents);
    free(deriver->keeps_parent);
    ids_done(&deriver->retitled);
    ids_done(&deriver->recoded);
    ids_done(&deriver->put);
    derivation_done(&deriver->derivation, deriver->type);
    key_table_close(&deriver->keys);
    reader_set_done(&deriver->readers);
}

/* --- Rows -------------------------------------------------------------------------------------------------------------- */

static bool run(const struct deriver *deriver, sqlite3_stmt *statement, struct error *error)
{
    int status = database_step(deriver->store, statement, error);

    sqlite3_reset(statement);
    return status == SQLITE_DONE;
}

static void text_bind(sqlite3_stmt *statement, int index, const struct text *text)
{
    sqlite3_bind_text64(statement, index, text_string(text), text->length, SQLITE_STATIC, SQLITE_UTF8);
}

static void texts_bind(sqlite3_stmt *statement, int index, const struct derivation *derivation)
{
    text_bind(statement, index + TEXT_TITLE_WORDS, &derivation->title_words);
    text_bind(statement, index + TEXT_WORDS, &derivation->words);
    text_bind(statement, index + TEXT_RESTRICTED_WORDS, &derivation->restricted_words);
    text_bind(statement, index + TEXT_CODES, &derivation->codes);
}

/* The keys by which a record is looked up, as bytes in the order that is the same on every machine. */
static size_t lookups_write(const struct derivation *derivation, unsigned char bytes[SIMILAR_KEYS * KEY_BYTES])
{
    for (size_t i = 0; i < derivation->lookup_count; i++)
        for (size_t j = 0; j < KEY_BYTES; j++)
            bytes[i * KEY_BYTES + j] = (unsigned char)((uint64_t)derivation->lookups[i] >> (8 * (KEY_BYTES - 1 - j)));
    return derivation->lookup_count * KEY_BYTES;
}

static int64_t lookup_read(const unsigned char *bytes)
{
    uint64_t key = 0;
    int64_t number;

    for (size_t j = 0; j < KEY_BYTES; j++)
        key = key << 8 | bytes[j];
    memcpy(&number, &key, sizeof number);
    return number;
}

static void lookups_bind(sqlite3_stmt *statement, int index, const struct derivation *derivation)
{
    unsigned char bytes[SIMILAR_KEYS * KEY_BYTES] = {0};
    size_t length = lookups_write(derivation, bytes);

    sqlite3_bind_blob64(statement, index, bytes, length, SQLITE_TRANSIENT);
}

static void row_bind(const struct deriver *deriver, sqlite3_stmt *statement, const struct record *record, const struct derivation *derivation)
{
    const struct computed *computed = derivation->computed;
    int index = 1;

    for (int language = 0; language < LANGUAGE_COUNT; language++)
        sqlite3_bind_blob64(statement, index++, text_string(&derivation->keys[language]), derivation->keys[language].length, SQLITE_STATIC);
    texts_bind(statement, index, derivation);
    index += TEXT_COUNT;
    lookups_bind(statement, index++, derivation);
    text_bind(statement, index++, &derivation->names);
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        if (field->compute) {
            database_lend(statement, index++, &computed->value);
            database_lend(statement, index++, &computed->then);
            sqlite3_bind_text(statement, index++, computed->turns_on[0] ? computed->turns_on : NULL, -1, SQLITE_STATIC);
            computed++;
        } else if (deriver->keeps_parent[i]) {
            database_lend(statement, index++, &record->values[i]);
        }
    }
    sqlite3_bind_int64(statement, index, record->id);
}

static bool column_is(sqlite3_stmt *statement, int column, const void *bytes, size_t length)
{
    const void *stored = sqlite3_column_blob(statement, column);

    return (size_t)sqlite3_column_bytes(statement, column) == length && (length == 0 || memcmp(stored, bytes, length) == 0);
}

static bool texts_are(sqlite3_stmt *statement, const struct derivation *derivation)
{
    const struct text *const texts[TEXT_COUNT] = {&derivation->title_words, &derivation->words, &derivation->restricted_words,
                                                  &derivation->codes};
    bool same = true;

    for (int i = 0; same && i < TEXT_COUNT; i++)
        same = column_is(statement, LANGUAGE_COUNT + i, text_string(texts[i]), texts[i]->length);
    return same;
}

static bool lookups_are(sqlite3_stmt *statement, const struct derivation *derivation)
{
    unsigned char bytes[SIMILAR_KEYS * KEY_BYTES] = {0};
    size_t length = lookups_write(derivation, bytes);

    return column_is(statement, COLUMN_LOOKUPS, bytes, length);
}

static bool keys_are(sqlite3_stmt *statement, const struct derivation *derivation)
{
    bool same = true;

    for (int language = 0; same && language < LANGUAGE_COUNT; language++)
        same = column_is(statement, language, text_string(&derivation->keys[language]), derivation->keys[language].length);
    return same;
}

static void note_parents(struct deriver *deriver, const struct record *record)
{
    for (size_t i = 0; i < deriver->type->field_count; i++)
        if (deriver->keeps_parent[i] && record->values[i].kind == VALUE_NUMBER)
            ids_add(&deriver->parents[i], record->values[i].number);
}

/* The parents a record had when it was last refreshed, from the row select stands on. */
static void note_former_parents(struct deriver *deriver)
{
    int column = FIELDS_FROM;

    for (size_t i = 0; i < deriver->type->field_count; i++) {
        const struct field *field = &deriver->type->fields[i];
        if (field->compute) {
            column += 3;
        } else if (deriver->keeps_parent[i]) {
            if (sqlite3_column_type(deriver->select, column) == SQLITE_INTEGER)
                ids_add(&deriver->parents[i], sqlite3_column_int64(deriver->select, column));
            column++;
        }
    }
}

/* --- Writing ----------------------------------------------------------------------------------------------------------- */

static bool row_index(struct deriver *deriver, int64_t id, const struct derivation *derivation, struct error *error)
{
    sqlite3_bind_int64(deriver->index, 1, id);
    texts_bind(deriver->index, 2, derivation);
    return run(deriver, deriver->index, error);
}

/* The index forgets what it was told of the row select stands on, and must be told the same again for that. */
static bool row_unindex(struct deriver *deriver, int64_t id, struct error *error)
{
    sqlite3_bind_int64(deriver->unindex, 1, id);
    for (int i = 0; i < TEXT_COUNT; i++)
        sqlite3_bind_value(deriver->unindex, 2 + i, sqlite3_column_value(deriver->select, LANGUAGE_COUNT + i));
    return run(deriver, deriver->unindex, error);
}

static bool row_look(struct deriver *deriver, int64_t id, const struct derivation *derivation, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < derivation->lookup_count; i++)
        ok = key_table_add(&deriver->keys, derivation->lookups[i], id, error);
    return ok;
}

/* Takes out the keys of the row select stands on. */
static bool row_unlook(struct deriver *deriver, int64_t id, struct error *error)
{
    const unsigned char *bytes = sqlite3_column_blob(deriver->select, COLUMN_LOOKUPS);
    size_t count = (size_t)sqlite3_column_bytes(deriver->select, COLUMN_LOOKUPS) / KEY_BYTES;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = key_table_remove(&deriver->keys, lookup_read(bytes + i * KEY_BYTES), id, error);
    return ok;
}

static bool row_insert(struct deriver *deriver, const struct record *record, const struct derivation *derivation, struct error *error)
{
    row_bind(deriver, deriver->insert, record, derivation);
    return run(deriver, deriver->insert, error) && row_look(deriver, record->id, derivation, error);
}

/* select stands on the row; it is left before the row is written. */
static bool row_update(struct deriver *deriver, const struct record *record, const struct derivation *derivation, struct error *error)
{
    bool same_texts = texts_are(deriver->select, derivation);
    bool same_lookups = lookups_are(deriver->select, derivation);

    if (!keys_are(deriver->select, derivation))
        ids_add(&deriver->retitled, record->id);
    if (!column_is(deriver->select, LANGUAGE_COUNT + TEXT_CODES, text_string(&derivation->codes), derivation->codes.length))
        ids_add(&deriver->recoded, record->id);
    note_former_parents(deriver);
    if ((!same_texts && !row_unindex(deriver, record->id, error)) || (!same_lookups && !row_unlook(deriver, record->id, error)))
        return false;
    sqlite3_reset(deriver->select);
    row_bind(deriver, deriver->update, record, derivation);
    return run(deriver, deriver->update, error) && (same_texts || row_index(deriver, record->id, derivation, error))
           && (same_lookups || row_look(deriver, record->id, derivation, error));
}

static bool row_remove(struct deriver *deriver, int64_t id, struct error *error)
{
    note_former_parents(deriver);
    if (!row_unindex(deriver, id, error) || !row_unlook(deriver, id, error))
        return false;
    sqlite3_reset(deriver->select);
    sqlite3_bind_int64(deriver->remove, 1, id);
    return run(deriver, deriver->remove, error);
}

/* Looks for the row of an id: SQLITE_ROW, SQLITE_DONE or an error. */
static int row_find(struct deriver *deriver, int64_t id, struct error *error)
{
    sqlite3_bind_int64(deriver->select, 1, id);
    return database_step(deriver->store, deriver->select, error);
}

static bool row_add(struct deriver *deriver, const struct record *record, const struct derivation *derivation, struct error *error)
{
    return row_insert(deriver, record, derivation, error) && row_index(deriver, record->id, derivation, error);
}

/* Told of many one after the other, what the index works on stays in the processor's cache. They come in the order of their ids, in which it takes least. */
static bool put_index(struct deriver *deriver, struct error *error)
{
    const char *name = deriver->type->name;
    struct number_rows ids = {.rows = deriver->put.ids, .count = deriver->put.count, .size = sizeof *deriver->put.ids};

    if (deriver->put.count == 0)
        return true;
    if (!deriver->index_put)
        deriver->index_put = database_prepare(deriver->store, error, "INSERT INTO \"search_%w\" (rowid, " TEXT_COLUMNS ")"
                                                                     " SELECT id, " TEXT_COLUMNS " FROM number_row(?1) CROSS JOIN \"derived_%w\" ON id = first", name, name);
    if (!deriver->index_put)
        return false;
    deriver->put.count = 0;
    number_rows_bind(deriver->index_put, 1, &ids);
    return run(deriver, deriver->index_put, error);
}

bool deriver_put(struct deriver *deriver, const struct record *record, const struct derivation *derivation, struct error *error)
{
    if (!row_insert(deriver, record, derivation, error))
        return false;
    ids_add(&deriver->put, record->id);
    return deriver->put.count < PUT_MOST || put_index(deriver, error);
}

bool deriver_add(struct deriver *deriver, struct record *record, struct error *error)
{
    struct derivation *derivation = &deriver->derivation;

    if (!derivation_make(&deriver->readers, record, derivation, error))
        return false;
    return row_add(deriver, record, derivation, error);
}

static bool refresh_found(struct deriver *deriver, struct record *record, struct error *error)
{
    struct derivation *derivation = &deriver->derivation;

    if (!derivation_make(&deriver->readers, record, derivation, error))
        return false;
    note_parents(deriver, record);
    int status = row_find(deriver, record->id, error);
    return status == SQLITE_ROW ? row_update(deriver, record, derivation, error) : status == SQLITE_DONE && row_add(deriver, record, derivation, error);
}

bool deriver_refresh_record(struct deriver *deriver, struct record *record, struct error *error)
{
    bool ok = refresh_found(deriver, record, error);

    sqlite3_reset(deriver->select);
    return ok;
}

bool deriver_refresh(struct deriver *deriver, int64_t id, struct error *error)
{
    struct record record;
    bool ok = false;

    switch (reader_load(&deriver->readers, deriver->type, id, &record, error)) {
    case READER_FAILED:
        break;
    case READER_NONE: {
        int status = row_find(deriver, id, error);
        ok = status == SQLITE_DONE || (status == SQLITE_ROW && row_remove(deriver, id, error));
        break;
    }
    case READER_FOUND:
        ok = refresh_found(deriver, &record, error);
        record_done(&record);
        break;
    }
    sqlite3_reset(deriver->select);
    return ok;
}

bool deriver_finish(struct deriver *deriver, struct error *error)
{
    return put_index(deriver, error) && key_table_flush(&deriver->keys, error);
}

/* --- Comparing --------------------------------------------------------------------------------------------------------- */

static bool value_is(sqlite3_stmt *statement, int column, const struct value *value)
{
    struct value stored = {0};

    database_column(statement, column, &stored);
    bool same = value_equal(&stored, value);
    value_clear(&stored);
    return same;
}

static bool fields_are(const struct deriver *deriver, const struct record *record, const struct derivation *derivation)
{
    const struct computed *computed = derivation->computed;
    int column = FIELDS_FROM;
    bool same = true;

    for (size_t i = 0; same && i < deriver->type->field_count; i++) {
        const struct field *field = &deriver->type->fields[i];
        if (field->compute) {
            same = value_is(deriver->select, column, &computed->value) && value_is(deriver->select, column + 1, &computed->then)
                   && column_is(deriver->select, column + 2, computed->turns_on, strlen(computed->turns_on));
            computed++;
            column += 3;
        } else if (deriver->keeps_parent[i]) {
            same = value_is(deriver->select, column++, &record->values[i]);
        }
    }
    return same;
}

static bool compare_found(struct deriver *deriver, struct record *record, bool *same, struct error *error)
{
    struct derivation *derivation = &deriver->derivation;

    if (!derivation_make(&deriver->readers, record, derivation, error))
        return false;
    int status = row_find(deriver, record->id, error);
    *same = status == SQLITE_ROW && keys_are(deriver->select, derivation) && texts_are(deriver->select, derivation)
            && lookups_are(deriver->select, derivation)
            && column_is(deriver->select, COLUMN_NAMES, text_string(&derivation->names), derivation->names.length) && fields_are(deriver, record, derivation);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

bool deriver_compare(struct deriver *deriver, int64_t id, bool *same, struct error *error)
{
    struct record record;
    bool ok = false;
    enum reader_result result = reader_load(&deriver->readers, deriver->type, id, &record, error);

    *same = false;
    if (result == READER_FOUND) {
        ok = compare_found(deriver, &record, same, error);
        record_done(&record);
    } else if (result == READER_NONE) {
        int status = row_find(deriver, id, error);
        *same = status == SQLITE_DONE;
        ok = status == SQLITE_ROW || status == SQLITE_DONE;
    }
    sqlite3_reset(deriver->select);
    return ok;
}
