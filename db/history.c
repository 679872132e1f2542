/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/past.h"
#include "db/visible.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"

/* In the history of everything a change of more records than this is told as a whole. */
enum { RECORDS_TOLD = 20 };

static void entry_done(struct history_entry *entry)
{
    for (size_t i = 0; i < entry->field_count; i++) {
        free(entry->fields[i].name);
        value_clear(&entry->fields[i].before);
        value_clear(&entry->fields[i].after);
    }
    free(entry->fields);
    free(entry->by);
    free(entry->what);
    free(entry->title);
}

void history_done(struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        entry_done(&history->entries[i]);
    free(history->entries);
    *history = (struct history){0};
}

static struct history_entry *history_add(struct history *history)
{
    history->entries = memory_resize(history->entries, history->count + 1, sizeof *history->entries);
    struct history_entry *entry = &history->entries[history->count++];
    *entry = (struct history_entry){0};
    return entry;
}

/* --- Wording ---------------------------------------------------------------------------------------------------------- */

static const enum changeset_action kind_actions[] = {
    [HISTORY_ADDED] = CHANGESET_INSERT,
    [HISTORY_CHANGED] = CHANGESET_UPDATE,
    [HISTORY_DELETED] = CHANGESET_DELETE,
};

/* An undo or redo that keeps content of its own took back only a part. */
static char *what_inverse(const struct change_entry *change)
{
    long long origin = (long long)change->origin;
    if (change->content_of == 0)
        return change->again ? string_format(_("Redo of a part of change %lld"), origin)
                             : string_format(_("Undo of a part of change %lld"), origin);
    return change->again ? string_format(_("Redo of change %lld"), origin) : string_format(_("Undo of change %lld"), origin);
}

static char *what_words(const struct change_entry *change, enum history_kind kind)
{
    if (change->inverse_of != 0)
        return what_inverse(change);
    return change_what_text(change->what != NULL ? change->what : change_words[kind_actions[kind]]);
}

static struct history_entry *entry_begin(struct history *history, const struct change_entry *change, enum history_kind kind)
{
    struct history_entry *entry = history_add(history);
    entry->change = change->number;
    snprintf(entry->at, sizeof entry->at, "%s", change->at);
    entry->by = string_copy(change->by);
    entry->what = what_words(change, kind);
    entry->kind = kind;
    entry->records = change->records;
    entry->inverse_of = change->inverse_of;
    entry->undone_by = change->undone_by;
    entry->undone_in_part = change->undone_in_part;
    return entry;
}

/* --- One record's part ------------------------------------------------------------------------------------------------ */

/* What reading a history needs beside the store. */
struct telling {
    struct store *store;
    const struct viewer *viewer;
    struct history *history;
    size_t limit;
    bool untitled; /* what records are called is not asked for */
    struct error *error;
};

static bool field_is_seen(const struct store *store, const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    return field != NULL ? visible_in_counts(store, viewer, type, field) : scope_level(viewer) == VISIBILITY_COORDINATORS;
}

static void entry_add_field(struct history_entry *entry, const struct past *past, size_t column, const struct field *field,
                            const char *name)
{
    entry->fields = memory_resize(entry->fields, entry->field_count + 1, sizeof *entry->fields);
    struct history_field *told = &entry->fields[entry->field_count++];
    *told = (struct history_field){.field = field, .name = string_copy(name)};
    value_copy(&told->before, &past->before[column]);
    value_copy(&told->after, &past->after[column]);
}

static bool entry_add_fields(const struct telling *telling, struct history_entry *entry, const struct past *past)
{
    struct columns columns;
    if (!columns_read(telling->store, past->table, &columns, telling->error))
        return false;
    for (size_t i = 1; i < columns.count && i < past->columns; i++) {
        const struct field *field = past->type == NULL ? NULL : type_field(past->type, columns.names[i]);
        if (past->touched[i] && !value_equal(&past->before[i], &past->after[i]) && field_is_seen(telling->store, telling->viewer, past->type, field))
            entry_add_field(entry, past, i, field, columns.names[i]);
    }
    columns_done(&columns);
    return true;
}

static enum history_kind past_kind(const struct past *past)
{
    if (past->existed == past->exists)
        return HISTORY_CHANGED;
    return past->exists ? HISTORY_ADDED : HISTORY_DELETED;
}

static bool past_tell(const struct telling *telling, const struct change_entry *change, const struct past *past)
{
    struct past_name name = {.visible = true};
    if (!past->existed && !past->exists)
        return true;
    /* Finding out what is gone was called takes long; who sees all need not. */
    bool asks = !telling->untitled || scope_level(telling->viewer) != VISIBILITY_COORDINATORS;
    if (asks && !past_name(telling->store, telling->viewer, past->table, past->id, &name, telling->error))
        return false;
    if (!name.visible) {
        free(name.title);
        return true;
    }
    struct history_entry *entry = entry_begin(telling->history, change, past_kind(past));
    entry->type = past->type;
    entry->record = past->id;
    entry->step = past->step;
    entry->title = name.title;
    return entry_add_fields(telling, entry, past);
}

/* --- The history of a record ------------------------------------------------------------------------------------------ */

/* The last step comes first, as the latest change does. */
static bool steps_tell(const struct telling *telling, const struct change_entry *change, const struct past_list *list)
{
    bool ok = true;
    for (size_t i = list->count; i > 0 && ok; i--)
        ok = past_tell(telling, change, &list->pasts[i - 1]);
    return ok;
}

static bool record_whole_tell(const struct telling *telling, const struct change_entry *change, const struct record_type *type, int64_t id)
{
    struct past past;
    bool ok = past_read(telling->store, change, type->name, id, &past, telling->error);
    if (ok && past.table != NULL)
        ok = past_tell(telling, change, &past);
    past_done(&past);
    return ok;
}

/* Tells what a change did to a record, unless it is to wait for the next page: then history->more is set. */
static bool record_change_tell(const struct telling *telling, int64_t number, const struct record_type *type, int64_t id)
{
    struct change_entry change;
    struct past_list list;
    if (!change_entry_load(telling->store, number, &change, telling->error))
        return false;
    bool ok = past_list_read_record(telling->store, &change, type->name, id, &list, telling->error);
    telling->history->more = ok && list.count <= telling->limit && telling->history->count + list.count > telling->limit;
    if (ok && list.count > telling->limit)
        ok = record_whole_tell(telling, &change, type, id);
    else if (ok && !telling->history->more)
        ok = steps_tell(telling, &change, &list);
    past_list_done(&list);
    change_entry_done(&change);
    return ok;
}

static bool record_tell(const struct telling *telling, const struct record_type *type, int64_t id, int64_t before)
{
    sqlite3_stmt *statement =
        database_prepare(telling->store, telling->error,
                         "SELECT DISTINCT change FROM change_record WHERE type = ?1 AND record = ?2 AND (?3 = 0 OR change < ?3)"
                         " ORDER BY change DESC");
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, type->name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, id);
    sqlite3_bind_int64(statement, 3, before);
    bool ok = true;
    int code = SQLITE_DONE;
    while (ok && !telling->history->more && (code = database_step(telling->store, statement, telling->error)) == SQLITE_ROW) {
        if (telling->history->count < telling->limit)
            ok = record_change_tell(telling, sqlite3_column_int64(statement, 0), type, id);
        else
            telling->history->more = true;
    }
    sqlite3_finalize(statement);
    return ok && (code == SQLITE_DONE || code == SQLITE_ROW);
}

/* --- The history of everything ---------------------------------------------------------------------------------------- */

/* What a change touched: records, and beside them what was remembered with it, which nobody calls so. */
enum touched { TOUCHED_RECORDS, TOUCHED_DECISIONS, TOUCHED_SPELLINGS, TOUCHED_COUNT };

static bool touched_count(struct store *store, int64_t change, int64_t records, int64_t counts[TOUCHED_COUNT], struct error *error)
{
    static const char *const types[TOUCHED_COUNT] = {[TOUCHED_DECISIONS] = "decision", [TOUCHED_SPELLINGS] = "spelling"};
    bool ok = true;

    counts[TOUCHED_RECORDS] = records;
    for (int i = TOUCHED_RECORDS + 1; i < TOUCHED_COUNT && ok; i++) {
        ok = database_number(store, &counts[i], error, "SELECT count(DISTINCT record) FROM change_record WHERE type = %Q AND change = %lld", types[i], (long long)change);
        counts[TOUCHED_RECORDS] -= ok ? counts[i] : 0;
    }
    return ok;
}

static void touched_add(struct text *text, enum touched touched, int64_t number)
{
    const unsigned long many = (unsigned long)number;
    char *count = number_show_whole(number, message_language());

    text_add(text, text->length > 0 ? ", " : "");
    switch (touched) {
    case TOUCHED_RECORDS:
        text_add_format(text, message_plural("%s record", "%s records", many), count);
        break;
    case TOUCHED_DECISIONS:
        text_add_format(text, message_plural("%s remembered decision", "%s remembered decisions", many), count);
        break;
    case TOUCHED_SPELLINGS:
        text_add_format(text, message_plural("%s learned spelling", "%s learned spellings", many), count);
        break;
    case TOUCHED_COUNT:
        break;
    }
    free(count);
}

/* "3 records, 1 remembered decision". The caller frees it. */
static char *touched_text(const int64_t counts[TOUCHED_COUNT])
{
    struct text text = {0};

    for (enum touched i = TOUCHED_RECORDS; i < TOUCHED_COUNT; i++)
        if (counts[i] > 0)
            touched_add(&text, i, counts[i]);
    return text_take(&text);
}

static bool change_tell_whole(const struct telling *telling, const struct change_entry *change)
{
    struct history_entry *entry = entry_begin(telling->history, change, HISTORY_CHANGED);
    int64_t counts[TOUCHED_COUNT];

    if (!touched_count(telling->store, change->number, change->records, counts, telling->error))
        return false;
    entry->title = touched_text(counts);
    return true;
}

static int past_compare(const void *left, const void *right)
{
    const struct past *a = left, *b = right;
    int tables = strcmp(a->table, b->table);
    if (tables != 0 || a->id != b->id)
        return tables != 0 ? tables : (a->id > b->id) - (a->id < b->id);
    return (a->step < b->step) - (a->step > b->step);
}

static bool pasts_tell(const struct telling *telling, const struct change_entry *change, const struct past_list *list)
{
    bool ok = true;
    if (list->count > 1)
        qsort(list->pasts, list->count, sizeof *list->pasts, past_compare);
    for (size_t i = 0; i < list->count && ok; i++)
        ok = past_tell(telling, change, &list->pasts[i]);
    return ok;
}

static bool change_tell_records(const struct telling *telling, const struct change_entry *change, bool *full)
{
    struct past_list list;
    bool ok = past_list_read(telling->store, change, &list, telling->error);
    *full = ok && list.count <= telling->limit && telling->history->count + list.count > telling->limit;
    if (ok && !*full)
        ok = list.count > telling->limit ? change_tell_whole(telling, change) : pasts_tell(telling, change, &list);
    past_list_done(&list);
    return ok;
}

/* Tells a change, unless it is to wait for the next page: then *full is set. */
static bool change_tell(const struct telling *telling, const struct change_entry *change, bool *full)
{
    size_t records = (size_t)change->records;
    bool is_large = records > RECORDS_TOLD || records > telling->limit;
    *full = telling->history->count + (is_large ? 1 : records) > telling->limit;
    if (*full)
        return true;
    return is_large ? change_tell_whole(telling, change) : change_tell_records(telling, change, full);
}

static bool number_tell(const struct telling *telling, int64_t number, bool *full)
{
    struct change_entry change;
    if (!change_entry_load(telling->store, number, &change, telling->error))
        return false;
    bool ok = change_tell(telling, &change, full);
    change_entry_done(&change);
    return ok;
}

static bool all_tell(const struct telling *telling, int64_t before)
{
    sqlite3_stmt *statement =
        database_prepare(telling->store, telling->error, "SELECT number FROM change WHERE ?1 = 0 OR number < ?1 ORDER BY number DESC");
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, before);
    bool ok = true, full = false;
    int code = SQLITE_DONE;
    while (ok && !full && (code = database_step(telling->store, statement, telling->error)) == SQLITE_ROW)
        ok = number_tell(telling, sqlite3_column_int64(statement, 0), &full);
    sqlite3_finalize(statement);
    telling->history->more = full;
    return ok && (code == SQLITE_DONE || code == SQLITE_ROW);
}

bool journal_history(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, int64_t before,
                     size_t limit, struct history *history, struct error *error)
{
    *history = (struct history){0};
    struct telling telling = {.store = store, .viewer = viewer, .history = history, .limit = limit, .error = error};
    if (!reading_begin(store, error))
        return false;
    bool ok = type == NULL ? all_tell(&telling, before) : record_tell(&telling, type, id, before);
    reading_end(store);
    if (!ok)
        history_done(history);
    return ok;
}

/* --- A change record by record ---------------------------------------------------------------------------------------- */

struct recipient {
    void (*tell)(void *context, const struct history_entry *entry);
    void *context;
};

static bool piece_tell(const struct telling *telling, const struct change_entry *change, int64_t number, const struct recipient *recipient)
{
    struct past_list list;
    bool ok = past_list_read_piece(telling->store, change, number, &list, telling->error);
    if (ok && list.count > 1)
        qsort(list.pasts, list.count, sizeof *list.pasts, past_compare);
    for (size_t i = 0; i < list.count && ok; i++) {
        ok = past_tell(telling, change, &list.pasts[i]);
        for (size_t j = 0; j < telling->history->count && ok; j++)
            recipient->tell(recipient->context, &telling->history->entries[j]);
        history_done(telling->history);
    }
    past_list_done(&list);
    return ok;
}

static bool pieces_tell(const struct telling *telling, int64_t number, const struct recipient *recipient)
{
    struct change_entry change;
    if (!change_entry_load(telling->store, number, &change, telling->error))
        return false;
    bool ok = true;
    for (int64_t i = 1; i <= change.pieces && ok; i++)
        ok = piece_tell(telling, &change, change.inverted ? change.pieces + 1 - i : i, recipient);
    change_entry_done(&change);
    return ok;
}

bool journal_each_record(struct store *store, const struct viewer *viewer, int64_t change, void (*tell)(void *context, const struct history_entry *entry), void *context,
                         struct error *error)
{
    struct history history = {0};
    const struct telling telling = {.store = store, .viewer = viewer, .history = &history, .untitled = true, .error = error};
    if (!reading_begin(store, error))
        return false;
    bool ok = pieces_tell(&telling, change, &(struct recipient){tell, context});
    reading_end(store);
    return ok;
}

int64_t journal_records(struct store *store, int64_t change)
{
    int64_t records = 0, counts[TOUCHED_COUNT];
    database_number(store, &records, NULL, "SELECT ifnull((SELECT records FROM change WHERE number = %lld), 0)", (long long)change);
    return touched_count(store, change, records, counts, NULL) ? counts[TOUCHED_RECORDS] : records;
}

int64_t journal_first_record(struct store *store, int64_t change, const struct record_type *type, enum language language)
{
    int64_t id = 0;
    database_number(store, &id, NULL,
                    "SELECT ifnull((SELECT record FROM change_record JOIN \"derived_%w\" AS derived ON derived.id = record"
                    " WHERE type = %Q AND change = %lld ORDER BY \"sort_%w\", record LIMIT 1), 0)",
                    type->name, type->name, (long long)change, language_code(language));
    return id;
}
