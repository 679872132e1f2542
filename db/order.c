/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/order.h"

#include <stdlib.h>
#include <string.h>

#include "db/search.h"
#include "src/country_name.h"
#include "src/memory.h"

enum {
    ORDERS = 4,           /* kept at a time: a few panes with an order of their own */
    KEY_TEXT_BYTES = 240, /* of a long text sort by its beginning */
    KEY_FILLED = 1,
    KEY_EMPTY = 2
};

struct entry {
    struct order_by by;
    char today[DATE_TEXT_SIZE]; /* what is computed may turn with the day */
    char table[16];
    bool ready;
};

struct order {
    struct entry entries[ORDERS];
    size_t next; /* the one to give way */
    int64_t data_version;
    int sorts_version; /* the store's: with another one the tables are gone */
    bool outdated;
};

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

static void key_add_number(struct text *key, uint64_t number, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        const char byte = (char)(unsigned char)(number >> shift & 0xff);
        text_add_bytes(key, &byte, 1);
    }
}

static void key_add_words(struct text *key, struct store *store, enum language language, const char *string)
{
    size_t length = strlen(string);

    if (length > KEY_TEXT_BYTES)
        for (length = KEY_TEXT_BYTES; length > 0 && ((unsigned char)string[length] & 0xc0) == 0x80; length--)
            ;
    char *beginning = string_copy_part(string, length);
    collate_key(store->collator, language, beginning, key);
    free(beginning);
}

static int place_compare(const void *left, const void *right)
{
    const size_t a = *(const size_t *)left;
    const size_t b = *(const size_t *)right;

    return (a > b) - (a < b);
}

/* The places of codes in their vocabulary, lowest first; unknown codes stand behind all. */
static void key_add_codes(struct text *key, const struct vocabulary *vocabulary, const char *codes)
{
    size_t count = 0;
    size_t *places = memory_new_array(set_count(codes) + 1, sizeof *places);
    const char *code;
    size_t length;

    for (const char *at = codes; set_next(&at, &code, &length);) {
        char *copy = string_copy_part(code, length);
        places[count++] = vocabulary_order(vocabulary, copy);
        free(copy);
    }
    qsort(places, count, sizeof *places, place_compare);
    for (size_t i = 0; i < count; i++)
        key_add_number(key, places[i] + 1, 2);
    key_add_number(key, 0, 2);
    text_add(key, codes);
    free(places);
}

static void key_add_countries(struct text *key, struct store *store, enum language language, const struct field *field, const struct value *value)
{
    char *names = field_show(field, value, language);

    key_add_words(key, store, language, names);
    free(names);
}

static void key_add_value(struct text *key, struct store *store, const struct order_by *by, const struct value *value)
{
    switch (by->field->kind) {
    case FIELD_CHOICE:
    case FIELD_SET:
        key_add_codes(key, by->field->vocabulary, value_text(value));
        break;
    case FIELD_COUNTRY:
    case FIELD_COUNTRIES:
        key_add_countries(key, store, by->language, by->field, value);
        break;
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_BOOLEAN:
    case FIELD_REFERENCE:
        key_add_number(key, (uint64_t)value->number ^ UINT64_C(1) << 63, 8);
        break;
    case FIELD_DATE:
        text_add(key, value_text(value));
        break;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_URL:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_KIND_COUNT:
        key_add_words(key, store, by->language, value_text(value));
        break;
    }
}

static void key_turn(struct text *key, size_t from)
{
    for (size_t i = from; i < key->length; i++)
        key->bytes[i] = (char)(unsigned char)~(unsigned char)key->bytes[i];
}

/* The title's key, as the order of titles has it: equal values stand in the order of names, whatever the direction. */
static void key_add_title(struct text *key, sqlite3_stmt *statement, int column)
{
    const void *title = sqlite3_column_blob(statement, column);

    text_add_bytes(key, title, (size_t)sqlite3_column_bytes(statement, column));
}

size_t order_key(struct store *store, const struct order_by *by, sqlite3_stmt *statement, int column, unsigned char **key)
{
    struct value value = {0};
    struct text made = {0};
    bool is_reference = by->field->kind == FIELD_REFERENCE;
    bool is_empty = sqlite3_column_type(statement, is_reference ? column + 1 : column) == SQLITE_NULL;

    text_add_bytes(&made, (const char[]){is_empty ? KEY_EMPTY : KEY_FILLED}, 1);
    if (!is_empty && is_reference) {
        key_add_title(&made, statement, column + 1);
    } else if (!is_empty) {
        database_column(statement, column, &value);
        key_add_value(&made, store, by, &value);
        value_clear(&value);
    }
    /* A byte below all others ends the value, so that a beginning of another value comes before that, or turned round behind it. */
    text_add_bytes(&made, "", 1);
    if (by->descending && !is_empty)
        key_turn(&made, 1);
    key_add_title(&made, statement, column + 2);
    size_t length = made.length;
    *key = (unsigned char *)text_take(&made);
    return length;
}

static const struct record_type *referred_type(const struct store *store, const struct order_by *by)
{
    return by->field->kind == FIELD_REFERENCE ? type_list_find(store->types, by->field->refers_to) : NULL;
}

void order_add_columns(struct sql *sql, const struct store *store, const struct order_by *by, unsigned *tables)
{
    expression_add_shown(sql, store, by->type, by->field, by->language, tables);
    if (referred_type(store, by))
        *tables |= SEARCH_TITLE;
    if (*tables & SEARCH_TITLE)
        sql_add(sql, ", t.\"sort_%w\"", language_code(by->language));
    else
        sql_add(sql, ", NULL");
    *tables |= SEARCH_DERIVED;
    sql_add(sql, ", d.\"sort_%w\"", language_code(by->language));
}

void order_add_join(struct sql *sql, const struct store *store, const struct order_by *by)
{
    const struct record_type *type = referred_type(store, by);

    if (type)
        sql_add(sql, " LEFT JOIN \"derived_%w\" t ON t.id = r.\"%w\"", type->name, by->field->name);
}

/* --- Tables ------------------------------------------------------------------------------------------------------------- */

static bool same_order(const struct order_by *left, const struct order_by *right)
{
    return left->type == right->type && left->field == right->field && left->language == right->language
           && left->descending == right->descending;
}

/* A statement that gives every record's id and what its key is made of. */
static sqlite3_stmt *source_prepare(struct store *store, const struct order_by *by, struct error *error)
{
    struct sql sql = {0};
    unsigned tables = 0;

    sql_add(&sql, "SELECT r.id, ");
    order_add_columns(&sql, store, by, &tables);
    sql_add(&sql, " FROM \"%w\" r", by->type->name);
    if (tables & SEARCH_DERIVED)
        sql_add(&sql, " JOIN \"derived_%w\" d ON d.id = r.id", by->type->name);
    order_add_join(&sql, store, by);
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    return statement;
}

static bool copy_row(struct store *store, const struct order_by *by, sqlite3_stmt *source, sqlite3_stmt *insert, struct error *error)
{
    unsigned char *key;
    size_t length = order_key(store, by, source, 1, &key);

    sqlite3_bind_int64(insert, 1, sqlite3_column_int64(source, 0));
    sqlite3_bind_blob64(insert, 2, key, length, SQLITE_STATIC);
    int status = database_step(store, insert, error);
    sqlite3_reset(insert);
    free(key);
    return status == SQLITE_DONE;
}

static bool fill(struct store *store, const struct entry *entry, struct error *error)
{
    sqlite3_stmt *source = source_prepare(store, &entry->by, error);
    sqlite3_stmt *insert = source ? database_prepare(store, error, "INSERT INTO temp.\"%w\" VALUES (?1, ?2)", entry->table) : NULL;
    int status = SQLITE_ERROR;
    bool ok = insert != NULL;

    while (ok && (status = database_step(store, source, error)) == SQLITE_ROW)
        ok = copy_row(store, &entry->by, source, insert, error);
    sqlite3_finalize(source);
    sqlite3_finalize(insert);
    return ok && status == SQLITE_DONE;
}

static bool entry_make(struct store *store, struct entry *entry, struct error *error)
{
    const char *table = entry->table;

    entry->ready = database_run(store, error, "DROP TABLE IF EXISTS temp.\"%w\"; CREATE TABLE temp.\"%w\" (id INTEGER PRIMARY KEY, key BLOB)",
                                table, table)
                   && fill(store, entry, error)
                   && database_run(store, error, "CREATE INDEX temp.\"%w_key\" ON \"%w\" (key)", table, table);
    return entry->ready;
}

static struct entry *entry_find(struct order *order, const struct order_by *by, const char *today)
{
    for (size_t i = 0; i < ORDERS; i++) {
        struct entry *entry = &order->entries[i];
        if (entry->ready && same_order(&entry->by, by) && strcmp(entry->today, today) == 0)
            return entry;
    }
    return NULL;
}

/* An entry for an order; another gives way to it. */
static struct entry *entry_new(struct order *order, const struct order_by *by, const char *today)
{
    struct entry *entry = &order->entries[order->next];

    *entry = (struct entry){.by = *by};
    strcpy(entry->today, today);
    sqlite3_snprintf((int)sizeof entry->table, entry->table, "order_%d", (int)order->next);
    order->next = (order->next + 1) % ORDERS;
    return entry;
}

static void forget_outdated(struct order *order, int64_t data_version, int sorts_version)
{
    if (order->outdated || order->data_version != data_version || order->sorts_version != sorts_version)
        for (size_t i = 0; i < ORDERS; i++)
            order->entries[i].ready = false;
    order->outdated = false;
    order->data_version = data_version;
    order->sorts_version = sorts_version;
}

void order_outdate(struct store *store)
{
    if (store->order)
        store->order->outdated = true;
}

bool order_find(struct store *store, const struct order_by *by, const char **table, struct error *error)
{
    char today[DATE_TEXT_SIZE];
    int64_t data_version;

    *table = NULL;
    if (!database_number(store, &data_version, error, "PRAGMA data_version"))
        return false;
    if (!store->order)
        store->order = memory_new(sizeof *store->order);
    forget_outdated(store->order, data_version, store->sorts_version);
    const struct entry *entry = entry_find(store->order, by, date_print(store_today(store), today));
    *table = entry ? entry->table : NULL;
    return true;
}

bool order_ready(struct store *store, const struct order_by *by, const char **table, struct error *error)
{
    char today[DATE_TEXT_SIZE];

    if (!order_find(store, by, table, error))
        return false;
    if (*table)
        return true;
    struct entry *entry = entry_new(store->order, by, date_print(store_today(store), today));
    *table = entry->table;
    if (entry_make(store, entry, error))
        return true;
    /* An interrupted write takes the whole transaction back, other orders made in it included. */
    order_outdate(store);
    return false;
}

void order_close(struct store *store)
{
    free(store->order);
    store->order = NULL;
}
