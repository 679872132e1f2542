/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New records that come many at a time: their history is what SQLite's session would have recorded, what is derived is right, and the change is one like any other. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "db/bulk.h"
#include "db/changeset.h"
#include "db/journal.h"
#include "db/key_table.h"
#include "db/seed.h"
#include "db/verify.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

enum { RECORDS = 11000, PIECE_RECORDS = 1000 /* what a piece of the history holds */, COMPARED = 2 /* pieces */ };

static const char *const names[] = {"Kvinners rett", "নারী উন্নয়ন সংস্থা", "Łódź Aagaard 12", "'quoted' \"twice\"", "劳动者权益中心"};

/* A text of about so many bytes: lengths in a changeset take one, two or three bytes. */
static char *text_of_length(size_t length)
{
    struct text text = {0};

    while (text.length < length)
        text_add(&text, "Følger barn til skolen. ");
    return text_take(&text);
}

static void record_fill(struct record *record, size_t i)
{
    struct error error;
    char *name = string_format("%s %zu", names[i % 5], i), *about = text_of_length(i % 1000 == 7 ? 20000 : i % 100 == 3 ? 300 : 20);

    record_set(record, "name", name, &error);
    record_set(record, "kind", i % 3 == 0 ? "ngo" : "trade-union", &error);
    record_set(record, "country", i % 2 == 0 ? "BD" : "NO", &error);
    if (i % 4 == 0)
        record_set(record, "founded", i % 8 == 0 ? "1999" : "2004", &error);
    record_set(record, "description_en", about, &error);
    free(name);
    free(about);
}

/* Makes the row of a record as somebody else would, who knows what it is found by, or does not. */
static bool row_make(const struct bulk *bulk, struct reader_set *readers, struct record *record, size_t i, struct bulk_row *row, struct error *error)
{
    int64_t keys[SIMILAR_KEYS];

    return bulk_row_make(bulk, readers, record, keys, i % 4 == 1 ? similar_keys(readers->store->folder, record, keys) : 0, row, error);
}

/* Every other record comes with its row made. */
static bool record_add(struct network *network, struct bulk *bulk, size_t i, struct bulk_row *row, int64_t *id, struct error *error)
{
    const struct record_type *type = type_list_find(network->types, "organisation");
    const bool is_made = i % 2 == 1;
    struct reader_set readers;
    struct record record;

    reader_set_init(&readers, network->store);
    record_init_new(&record, type);
    record_fill(&record, i);
    bool ok = bulk_takes(bulk, &record) && (!is_made || row_make(bulk, &readers, &record, i, row, error)) && bulk_add(bulk, &record, is_made ? row : NULL, error);
    *id = record.id;
    reader_set_done(&readers);
    record_done(&record);
    return ok;
}

/* What else happens in the same change: one of the new records is changed, one gets a contact, one is deleted. */
static bool others_write(struct network *network, int64_t changed, int64_t parent, int64_t deleted, struct error *error)
{
    const struct viewer viewer = network_viewer("Kari");
    struct record record, contact;

    if (!store_load(network->store, &viewer, type_list_find(network->types, "organisation"), changed, &record, error))
        return false;
    bool ok = record_set(&record, "city", "Dhaka", error) && store_put(network->store, &record, error);
    record_done(&record);
    record_init_new(&contact, type_list_find(network->types, "contact"));
    value_set_number(record_value(&contact, "organisation"), parent);
    ok = ok && record_set(&contact, "name", "Ane", error) && record_set(&contact, "consent", "yes", error) && store_put(network->store, &contact, error)
         && store_remove(network->store, type_list_find(network->types, "organisation"), deleted, error);
    record_done(&contact);
    return ok;
}

/* Adds the records as one change, with the others in the middle of it. */
static bool records_add(struct network *network, bool others, int64_t *change, struct error *error)
{
    const struct viewer viewer = network_viewer("Kari");
    struct bulk *bulk = NULL;
    struct bulk_row row = {0};
    int64_t ids[RECORDS];
    bool ok = store_begin(network->store, &viewer, "Import", error)
              && bulk_begin(network->store, type_list_find(network->types, "organisation"), RECORDS, &bulk, error) && bulk;

    for (size_t i = 0; ok && i < RECORDS; i++) {
        ok = record_add(network, bulk, i, &row, &ids[i], error);
        if (ok && others && i == 100)
            ok = others_write(network, ids[10], ids[20], ids[30], error);
    }
    ok = ok && bulk_end(bulk, error) && store_commit(network->store, change, error);
    bulk_row_done(&row, type_list_find(network->types, "organisation"));
    bulk_free(bulk);
    store_rollback(network->store);
    return ok;
}

static void is_sound(struct network *network, const char *point)
{
    struct finding_list findings = {0};
    struct error error = {0};

    bool ok = verify_database(network->store, &findings, &error);
    tap_ok(ok && findings.fault_count == 0, "%s: %s", point, findings.fault_count > 0 ? findings.faults[0] : error.text);
    finding_list_done(&findings);
}

/* --- Beside a session ------------------------------------------------------------------------------------------------------- */

static void run(sqlite3 *handle, const char *sql)
{
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        tap_ok(false, "%s: %s", sql, sqlite3_errmsg(handle));
}

/* The changeset of the row with an id, when it is taken out and put in again under a session's eyes. */
static void *session_of(sqlite3 *handle, int64_t id, int *size)
{
    sqlite3_session *session;
    void *bytes = NULL;
    char *sql = sqlite3_mprintf("CREATE TEMP TABLE kept AS SELECT * FROM organisation WHERE id = %lld; DELETE FROM organisation WHERE id = %lld", id, id);

    run(handle, sql);
    sqlite3_free(sql);
    sqlite3session_create(handle, "main", &session);
    sqlite3session_attach(session, "organisation");
    run(handle, "INSERT INTO organisation SELECT * FROM kept; DROP TABLE kept");
    sqlite3session_changeset(session, size, &bytes);
    sqlite3session_delete(session);
    return bytes;
}

/* Whether a row of a piece, which begins with the table's head, is byte for byte as the session has it. */
static bool row_is(sqlite3 *handle, const unsigned char *head, size_t head_size, const unsigned char *row, size_t row_size, int64_t id)
{
    int size = 0;
    unsigned char *bytes = session_of(handle, id, &size);
    bool same = (size_t)size == head_size + row_size && memcmp(bytes, head, head_size) == 0 && memcmp(bytes + head_size, row, row_size) == 0;

    sqlite3_free(bytes);
    return same;
}

static size_t rows_compare(sqlite3 *handle, const unsigned char *piece, size_t size)
{
    struct changeset_reader reader;
    const unsigned char *from = NULL;
    size_t same = 0, rows = 0, head = 0;

    changeset_open(&reader, piece, size, false);
    for (; changeset_next(&reader); rows++) {
        if (!from) {
            head = (size_t)(reader.after[0] - 2 - piece);
            from = piece + head;
        }
        same += row_is(handle, piece, head, from, (size_t)(reader.at - from), reader.id);
        from = reader.at;
    }
    tap_ok(reader.sound, "the piece is sound");
    changeset_close(&reader);
    return same;
}

/* The rows of a piece that are the same. */
static size_t piece_compare(sqlite3 *handle, int piece)
{
    sqlite3_stmt *statement;

    sqlite3_prepare_v2(handle, "SELECT content FROM change_piece WHERE piece = ? ORDER BY change DESC", -1, &statement, NULL);
    sqlite3_bind_int(statement, 1, piece);
    sqlite3_step(statement);
    size_t size = (size_t)sqlite3_column_bytes(statement, 0);
    unsigned char *bytes = memory_new(size + 1);
    if (size > 0)
        memcpy(bytes, sqlite3_column_blob(statement, 0), size);
    sqlite3_finalize(statement);
    size_t same = rows_compare(handle, bytes, size);
    free(bytes);
    return same;
}

static void test_as_a_session(struct network *network)
{
    sqlite3 *handle;

    sqlite3_open(network->path, &handle);
    run(handle, "BEGIN");
    for (int piece = 1; piece <= COMPARED; piece++)
        tap_is_number((intmax_t)piece_compare(handle, piece), PIECE_RECORDS, "rows are kept as a session would keep them");
    run(handle, "ROLLBACK");
    sqlite3_close(handle);
}

static void begin(struct network *network)
{
    const struct viewer viewer = network_viewer("lrn");
    struct error error = {0};

    network_new(network, &types_all);
    tap_ok(seed_reference(network->store, &viewer, &error), "the countries are there: %s", error.text);
}

/* --- As a change -------------------------------------------------------------------------------------------------------------- */

static int64_t organisations(const struct network *network)
{
    return network_count(network, "SELECT count(*) FROM organisation");
}

static void test_undo(struct network *network, int64_t change)
{
    const struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t undone = 0, made = 0;

    tap_ok(journal_undo(network->store, &viewer, 0, false, &undone, &made, NULL, &error), "all of it is taken back: %s", error.text);
    tap_is_number(undone, change, "it was one change");
    tap_is_number(organisations(network), 0, "nothing is left");
    is_sound(network, "nor derived");
    tap_ok(journal_redo(network->store, &viewer, &undone, &made, NULL, &error), "and done again: %s", error.text);
}

static void test_alone(void)
{
    struct network network;
    struct error error = {0};
    int64_t change = 0;

    begin(&network);
    tap_ok(records_add(&network, false, &change, &error), "many records are written: %s", error.text);
    tap_is_number(organisations(&network), RECORDS, "they are there");
    tap_is_number(network_count(&network, "SELECT count(DISTINCT record) FROM change_record WHERE type = 'organisation'"), RECORDS, "the history knows them");
    tap_is_number(network_count(&network, "SELECT count(*) FROM stamp_organisation WHERE revision = 1"), RECORDS, "they have their stamps");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change_piece WHERE change = (SELECT max(number) FROM change)"), RECORDS / PIECE_RECORDS, "in pieces");
    is_sound(&network, "what is derived is right");
    test_as_a_session(&network);
    test_undo(&network, change);
    tap_is_number(organisations(&network), RECORDS, "all are back");
    is_sound(&network, "with what is derived");
    network_done(&network);
}

static void test_with_others(void)
{
    struct network network;
    struct error error = {0};
    int64_t change = 0;

    begin(&network);
    tap_ok(records_add(&network, true, &change, &error), "other writes may stand between them: %s", error.text);
    tap_is_number(organisations(&network), RECORDS - 1, "one was deleted again");
    tap_is_number(network_count(&network, "SELECT count(*) FROM organisation WHERE city = 'Dhaka'"), 1, "one was changed");
    tap_is_number(network_count(&network, "SELECT count(*) FROM stamp_organisation WHERE revision <> 1"), 0, "one change is one revision");
    is_sound(&network, "what is derived is right");
    test_undo(&network, change);
    tap_is_number(organisations(&network), RECORDS - 1, "as before");
    tap_is_number(network_count(&network, "SELECT count(*) FROM contact"), 1, "the contact too");
    is_sound(&network, "with what is derived");
    network_done(&network);
}

/* A column that this program does not know keeps what is written for it. */
static void test_unknown_column(void)
{
    const struct record_type *type;
    const struct viewer viewer = network_viewer("Kari");
    struct network network;
    struct bulk *bulk = NULL;
    struct error error = {0};
    int64_t change = 0;

    begin(&network);
    type = type_list_find(network.types, "organisation");
    network_damage(&network, "ALTER TABLE organisation ADD COLUMN mood TEXT");
    network_reopen(&network, &types_all);
    tap_ok(records_add(&network, false, &change, &error), "a column more is no matter: %s", error.text);
    test_as_a_session(&network);
    network_damage(&network, "ALTER TABLE organisation ADD COLUMN tone TEXT DEFAULT 'dark'");
    network_reopen(&network, &types_all);
    tap_ok(store_begin(network.store, &viewer, NULL, &error) && bulk_begin(network.store, type, RECORDS, &bulk, &error) && !bulk,
           "where it has a value of its own records are written one by one");
    store_rollback(network.store);
    network_done(&network);
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

/* Pairs spread over all keys, those below zero too, with the same key now and then. */
static struct key_pair key_pair_of(size_t i)
{
    const uint64_t spread = (uint64_t)(i / 2) * UINT64_C(0x9E3779B97F4A7C15);
    struct key_pair pair = {.id = (int64_t)(i * 7 % 1000003)};

    memcpy(&pair.key, &spread, sizeof spread);
    return pair;
}

static bool comes_after(const struct key_pair *later, const struct key_pair *earlier)
{
    return later->key > earlier->key || (later->key == earlier->key && later->id > earlier->id);
}

static void runs_write(struct key_runs *runs, const size_t *lengths, size_t count)
{
    bool ok = true;

    for (size_t i = 0, at = 0; i < count; at += lengths[i++]) {
        struct key_pair *pairs = memory_new_array(lengths[i] + 1, sizeof *pairs);

        for (size_t j = 0; j < lengths[i]; j++)
            pairs[j] = key_pair_of(at + j);
        key_pairs_sort(pairs, lengths[i]);
        ok = ok && key_runs_add(runs, pairs, lengths[i]);
        free(pairs);
    }
    tap_ok(ok, "%zu runs are kept", count);
}

/* Runs of all lengths, shorter and longer than what is read of one at a time, come back as one in order. */
static void test_runs(void)
{
    static const size_t lengths[] = {5000, 1, 0, 2048, 4096, 20000, 3};
    struct key_runs runs = {0};
    struct key_pair pairs[100], last = {0};
    size_t all = 0, read = 0, unordered = 0, count = 0;
    int64_t ids = 0;

    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        all += lengths[i];
    for (size_t i = 0; i < all; i++)
        ids += key_pair_of(i).id;
    runs_write(&runs, lengths, sizeof lengths / sizeof *lengths);
    tap_ok(key_runs_begin(&runs), "they are read");
    while (key_runs_next(&runs, pairs, 100, &count) && count > 0)
        for (size_t i = 0; i < count; i++) {
            unordered += read++ > 0 && !comes_after(&pairs[i], &last);
            last = pairs[i];
            ids -= pairs[i].id;
        }
    tap_is_number((int64_t)read, (int64_t)all, "all pairs come back");
    tap_is_number(ids, 0, "as they were");
    tap_is_number((int64_t)unordered, 0, "in order");
    key_runs_done(&runs);
}

static bool keys_change(const struct network *network, bool (*change)(struct key_table *table, int64_t key, int64_t id, struct error *error), size_t count)
{
    struct key_table table;
    struct error error = {0};
    bool ok = maintenance_begin(network->store, &error) && key_table_open(&table, network->store, type_list_find(network->types, "person"), &error);

    for (size_t i = 0; ok && i < count; i++)
        ok = change(&table, key_pair_of(i).key, key_pair_of(i).id, &error);
    ok = ok && key_table_flush(&table, &error);
    key_table_close(&table);
    return maintenance_end(network->store, ok, &error);
}

/* More keys than wait in memory are all written, and taken out again. */
static void test_many_keys(void)
{
    enum { KEYS = 600000 };
    struct network network;

    network_new(&network, &types_all);
    tap_ok(keys_change(&network, key_table_add, KEYS), "many keys are written");
    tap_is_number(network_count(&network, "SELECT count(*) FROM lookup_person"), KEYS, "all of them");
    tap_ok(keys_change(&network, key_table_remove, KEYS), "and taken out");
    tap_is_number(network_count(&network, "SELECT count(*) FROM lookup_person"), 0, "none is left");
    network_done(&network);
}

int main(void)
{
    message_open(place_catalogue);
    test_runs();
    test_many_keys();
    test_alone();
    test_with_others();
    test_unknown_column();
    return tap_done();
}
