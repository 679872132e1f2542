/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/inverse.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/reference.h"
#include "db/sql.h"
#include "src/memory.h"

/* A table as the walk needs it; columns in the table's order. */
struct inverse_table {
    struct columns columns;
    sqlite3_stmt *select;
    sqlite3_stmt *insert;
    sqlite3_stmt *delete;
    sqlite3_stmt *update; /* of the columns that are in updated */
    bool *updated;
    bool *wanted; /* by the row at hand */
    const struct field **circling; /* of each column: its field where that may lead back to the record, else NULL */
    const char **people;           /* of each column: the type it refers to, where that is of people, else NULL */
};

void inverse_init(struct inverse *inverse, struct store *store, const struct change_entry *change)
{
    *inverse = (struct inverse){.store = store, .change = change};
    inverse->tables = memory_new_array(store->types->count, sizeof *inverse->tables);
}

static void table_done(struct inverse_table *table)
{
    sqlite3_finalize(table->select);
    sqlite3_finalize(table->insert);
    sqlite3_finalize(table->delete);
    sqlite3_finalize(table->update);
    free(table->updated);
    free(table->wanted);
    free(table->circling);
    free(table->people);
    columns_done(&table->columns);
}

void inverse_done(struct inverse *inverse)
{
    for (size_t i = 0; i < inverse->store->types->count; i++)
        table_done(&inverse->tables[i]);
    for (size_t i = 0; i < inverse->block_count; i++)
        free(inverse->blocks[i].why);
    sqlite3_finalize(inverse->forgotten_look);
    free(inverse->tables);
    free(inverse->blocks);
    free(inverse->returned);
}

/* --- Blocks ----------------------------------------------------------------------------------------------------------- */

static int block_compare(const void *left, const void *right)
{
    const struct block *a = left, *b = right;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* The first of the earlier blocks that does not come before this one. */
static size_t block_place(const struct inverse *inverse, const struct block *sought)
{
    size_t low = 0, high = inverse->sorted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (block_compare(&inverse->blocks[middle], sought) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool record_is_blocked(const struct inverse *inverse, size_t type, int64_t id)
{
    struct block sought = {.type = type, .id = id};
    size_t place = block_place(inverse, &sought);
    return place < inverse->sorted && inverse->blocks[place].type == type && inverse->blocks[place].id == id;
}

static bool column_is_blocked(const struct inverse *inverse, size_t type, int64_t id, size_t column)
{
    struct block sought = {.type = type, .id = id, .column = column};
    size_t place = block_place(inverse, &sought);
    return place < inverse->sorted && block_compare(&inverse->blocks[place], &sought) == 0;
}

static void array_add(struct block **blocks, size_t *count, size_t *capacity, const struct block *block)
{
    if (*count == *capacity) {
        *capacity = *capacity == 0 ? 16 : *capacity * 2;
        *blocks = memory_resize(*blocks, *capacity, sizeof **blocks);
    }
    (*blocks)[(*count)++] = *block;
}

static void block_add(struct inverse *inverse, const struct block *block)
{
    array_add(&inverse->blocks, &inverse->block_count, &inverse->block_capacity, block);
}

void inverse_keep(struct inverse *inverse, const struct record_type *type, int64_t id, char *why)
{
    struct block block = {.type = change_type_place(inverse->store, type->name), .id = id, .reason = BLOCK_NEEDED, .why = why};
    block_add(inverse, &block);
}

/* --- One row ---------------------------------------------------------------------------------------------------------- */

/* A row of the change, turned round, on its way into the database. */
struct step {
    struct inverse *inverse;
    const struct changeset_reader *row;
    struct inverse_table *table;
    const struct record_type *type;
    size_t place; /* of the type */
    int64_t piece;
};

static void step_block(const struct step *step, enum block_reason reason, size_t column)
{
    struct block block = {.type = step->place, .id = step->row->id, .column = column, .reason = reason};
    block_add(step->inverse, &block);
}

static bool is_forgotten(const struct step *step, const char *type, int64_t id)
{
    struct inverse *inverse = step->inverse;
    bool forgotten = false;
    if (inverse->anybody_forgotten)
        change_record_is_forgotten(inverse->store, &inverse->forgotten_look, type, id, &forgotten, NULL);
    return forgotten;
}

/* A value as the row has it. Whoever was forgotten is referred to no more: a reference to her is empty. */
static const unsigned char *step_value(const struct step *step, const unsigned char **values, size_t column)
{
    const unsigned char *encoded = column < step->row->columns ? values[column] : NULL;
    struct value value = {0};
    if (encoded == NULL || step->table->people[column] == NULL)
        return encoded;
    changeset_value(encoded, &value);
    bool forgotten = value.kind == VALUE_NUMBER && is_forgotten(step, step->table->people[column], value.number);
    value_clear(&value);
    if (!forgotten)
        return encoded;
    step->inverse->forgotten++;
    return NULL;
}

/* Runs a write and lets the open change know of it. */
static bool step_write(const struct step *step, sqlite3_stmt *statement, struct error *error)
{
    struct store *store = step->inverse->store;
    if (step->inverse->recording && !change_watch(store, error))
        return false;
    int code = database_step(store, statement, error);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        return false;
    step->inverse->written++;
    if (step->inverse->recording)
        change_touch(store, step->type, step->row->id);
    else
        change_note(store, step->place, step->row->id, step->piece);
    return true;
}

static bool insert_prepare(const struct step *step, struct error *error)
{
    struct inverse_table *table = step->table;
    if (table->insert != NULL)
        return true;
    struct sql sql = {0};
    sql_add(&sql, "INSERT INTO \"%w\" VALUES (?", step->type->name);
    for (size_t i = 1; i < table->columns.count; i++)
        sql_add(&sql, ", ?");
    sql_add(&sql, ")");
    table->insert = sql_prepare(step->inverse->store, &sql, error);
    sql_done(&sql);
    return table->insert != NULL;
}

/* Of a change that was taken back in part, what is back already is no obstacle: the part that is left is taken back. */
static bool is_taken_up(const struct step *step)
{
    return step->inverse->change->undone_in_part;
}

/* Brings a deleted record back. Columns that are younger than the change stay empty. */
static bool step_insert(const struct step *step, bool there, struct error *error)
{
    if (there) {
        if (!is_taken_up(step))
            step_block(step, BLOCK_BACK, 0);
        return true;
    }
    if (!insert_prepare(step, error))
        return false;
    for (size_t i = 0; i < step->table->columns.count; i++)
        changeset_bind(step->table->insert, (int)i + 1, step_value(step, step->row->after, i));
    return step_write(step, step->table->insert, error);
}

/* Whether a column has the value that the change left. */
static bool step_column_stands(const struct step *step, size_t column)
{
    return changeset_equals(step_value(step, step->row->before, column), step->table->select, (int)column);
}

/* Whether a column has the value from before the change. */
static bool step_column_is_back(const struct step *step, size_t column)
{
    return changeset_equals(step_value(step, step->row->after, column), step->table->select, (int)column);
}

/* Takes an added record away, if it is as it was added. */
static bool step_delete(const struct step *step, bool there, struct error *error)
{
    struct inverse_table *table = step->table;
    size_t blocks = step->inverse->block_count;
    if (!there && is_taken_up(step))
        return true;
    if (!there)
        step_block(step, BLOCK_GONE, 0);
    for (size_t i = 1; i < table->columns.count && there; i++) {
        if (!step_column_stands(step, i))
            step_block(step, BLOCK_CHANGED, i);
    }
    if (step->inverse->block_count != blocks)
        return true;
    if (table->delete == NULL)
        table->delete = database_prepare(step->inverse->store, error, "DELETE FROM \"%w\" WHERE id = ?", step->type->name);
    if (table->delete == NULL)
        return false;
    sqlite3_bind_int64(table->delete, 1, step->row->id);
    return step_write(step, table->delete, error);
}

/* Prepares the update of the wanted columns, unless the row before wanted the same. */
static bool update_prepare(const struct step *step, struct error *error)
{
    struct inverse_table *table = step->table;
    size_t size = table->columns.count * sizeof *table->wanted;
    const char *separator = "";
    if (table->update != NULL && memcmp(table->wanted, table->updated, size) == 0)
        return true;
    struct sql sql = {0};
    sql_add(&sql, "UPDATE \"%w\" SET ", step->type->name);
    for (size_t i = 1; i < table->columns.count; i++) {
        if (!table->wanted[i])
            continue;
        sql_add(&sql, "%s\"%w\" = ?", separator, table->columns.names[i]);
        separator = ", ";
    }
    sql_add(&sql, " WHERE id = ?");
    sqlite3_finalize(table->update);
    table->update = sql_prepare(step->inverse->store, &sql, error);
    memcpy(table->updated, table->wanted, size);
    sql_done(&sql);
    return table->update != NULL;
}

/* Remembers that a reference was brought back which may close a circle once the walk is over. Deleted records need no such care: what refers to them again
 * was there together with them. */
static void step_returned(const struct step *step, size_t column)
{
    struct inverse *inverse = step->inverse;
    struct block block = {.type = step->place, .id = step->row->id, .column = column, .reason = BLOCK_CIRCLE};
    if (step->table->circling[column] != NULL)
        array_add(&inverse->returned, &inverse->returned_count, &inverse->returned_capacity, &block);
}

/* Finds the columns of an update that can be taken back; the others become blocks. */
static bool update_choose(const struct step *step)
{
    bool any = false;
    for (size_t i = 1; i < step->table->columns.count; i++) {
        step->table->wanted[i] = false;
        if (i >= step->row->columns || step->row->after[i] == NULL || column_is_blocked(step->inverse, step->place, step->row->id, i))
            continue;
        step->table->wanted[i] = step_column_stands(step, i);
        any = any || step->table->wanted[i];
        if (!step->table->wanted[i] && !(is_taken_up(step) && step_column_is_back(step, i)))
            step_block(step, BLOCK_CHANGED, i);
    }
    return any;
}

static bool step_update(const struct step *step, bool there, struct error *error)
{
    if (!there) {
        step_block(step, BLOCK_GONE, 0);
        return true;
    }
    if (!update_choose(step))
        return true;
    if (!update_prepare(step, error))
        return false;
    int index = 1;
    for (size_t i = 1; i < step->table->columns.count; i++) {
        if (!step->table->wanted[i])
            continue;
        changeset_bind(step->table->update, index++, step_value(step, step->row->after, i));
        step_returned(step, i);
    }
    sqlite3_bind_int64(step->table->update, index, step->row->id);
    return step_write(step, step->table->update, error);
}

static bool step_is_blocked(const struct step *step)
{
    if (step->row->action == CHANGESET_UPDATE)
        return column_is_blocked(step->inverse, step->place, step->row->id, 0);
    return record_is_blocked(step->inverse, step->place, step->row->id);
}

static bool (*const step_apply[])(const struct step *step, bool there, struct error *error) = {
    [CHANGESET_INSERT] = step_insert,
    [CHANGESET_UPDATE] = step_update,
    [CHANGESET_DELETE] = step_delete,
};

/* Compares the row with what stands in the database now, and takes it back where it may be. */
static bool step_run(const struct step *step, struct error *error)
{
    sqlite3_stmt *select = step->table->select;
    if (step_is_blocked(step))
        return true;
    sqlite3_bind_int64(select, 1, step->row->id);
    int code = database_step(step->inverse->store, select, error);
    bool there = code == SQLITE_ROW, ok = there || code == SQLITE_DONE;
    /* Nothing brings her back, and nothing of her stands in the way of the others. */
    if (ok && !there && is_forgotten(step, step->type->name, step->row->id))
        step->inverse->forgotten++;
    else
        ok = ok && step_apply[step->row->action](step, there, error);
    sqlite3_reset(select);
    return ok;
}

/* --- The walk --------------------------------------------------------------------------------------------------------- */

static void people_columns(const struct inverse *inverse, const struct record_type *type, struct inverse_table *table)
{
    table->people = memory_new_array(table->columns.count, sizeof *table->people);
    for (size_t i = 1; i < table->columns.count; i++) {
        const struct field *field = type_field(type, table->columns.names[i]);
        const struct record_type *other = field != NULL && field->kind == FIELD_REFERENCE ? type_list_find(inverse->store->types, field->refers_to) : NULL;
        table->people[i] = other != NULL && other->forgotten != NULL ? other->name : NULL;
    }
}

static bool table_open(struct inverse *inverse, size_t place, struct error *error)
{
    struct inverse_table *table = &inverse->tables[place];
    const struct record_type *type = inverse->store->types->types[place];
    if (table->select != NULL)
        return true;
    if (!columns_read(inverse->store, type->name, &table->columns, error))
        return false;
    table->updated = memory_new_array(table->columns.count, sizeof *table->updated);
    table->wanted = memory_new_array(table->columns.count, sizeof *table->wanted);
    table->circling = memory_new_array(table->columns.count, sizeof *table->circling);
    for (size_t i = 1; i < table->columns.count; i++) {
        const struct field *field = type_field(type, table->columns.names[i]);
        table->circling[i] = field != NULL && reference_may_circle(type, field) ? field : NULL;
    }
    people_columns(inverse, type, table);
    table->select = database_prepare(inverse->store, error, "SELECT * FROM \"%w\" WHERE id = ?", type->name);
    return table->select != NULL;
}

static bool row_take_back(struct inverse *inverse, const struct changeset_reader *row, int64_t piece, struct error *error)
{
    struct step step = {.inverse = inverse, .row = row, .place = change_type_place(inverse->store, row->table), .piece = piece};
    bool known = step.place < inverse->store->types->count;
    if (known && !table_open(inverse, step.place, error))
        return false;
    if (!known || row->columns > inverse->tables[step.place].columns.count)
        return error_set(error, ERROR_RULE, _("Change %lld was made by a newer lrn and holds what this one does not know (%s)."),
                         (long long)inverse->change->number, row->table);
    step.table = &inverse->tables[step.place];
    step.type = inverse->store->types->types[step.place];
    return step_run(&step, error);
}

static bool piece_take_back(struct inverse *inverse, int64_t number, struct error *error)
{
    struct piece piece;
    bool ok = true;
    if (!piece_open(inverse->store, inverse->change, number, true, &piece, error))
        return false;
    while (ok && changeset_next(&piece.reader))
        ok = row_take_back(inverse, &piece.reader, number, error);
    return piece_close(inverse->store, &piece, ok ? error : NULL) && ok;
}

static bool change_has_record(struct inverse *inverse, const char *type, int64_t id)
{
    int64_t count;
    return database_number(inverse->store, &count, NULL,
                           "SELECT count(*) FROM change_record WHERE type = %Q AND record = %lld AND change = %lld", type, (long long)id,
                           (long long)inverse->change->number)
           && count != 0;
}

static size_t column_place(const struct inverse_table *table, const char *name)
{
    for (size_t i = 1; i < table->columns.count; i++) {
        if (strcmp(table->columns.names[i], name) == 0)
            return i;
    }
    return 0;
}

/* A reference left dangling: the record it names was taken away by the walk, or had been deleted before the walk brought the reference back. Of records that the
 * change did not touch it dangled before, in a damaged file. */
static void block_dangling(void *context, const struct dangling *dangling)
{
    struct inverse *inverse = context;
    size_t child = change_type_place(inverse->store, dangling->type->name);
    size_t parent = change_type_place(inverse->store, dangling->field->refers_to);
    struct block block;
    if (change_has_record(inverse, dangling->field->refers_to, dangling->missing) && !record_is_blocked(inverse, parent, dangling->missing))
        block = (struct block){
            .type = parent, .id = dangling->missing, .reason = BLOCK_REFERRED, .other_type = child, .other = dangling->id};
    else if (change_has_record(inverse, dangling->type->name, dangling->id))
        block = (struct block){.type = child, .id = dangling->id, .column = column_place(&inverse->tables[child], dangling->field->name), .reason = BLOCK_REFERS};
    else
        return;
    if (!column_is_blocked(inverse, block.type, block.id, block.column))
        block_add(inverse, &block);
}

static bool references_stand(struct store *store)
{
    int open, highest;
    return sqlite3_db_status(store->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0) == SQLITE_OK && open == 0;
}

/* What the walk brought back is seen as it stands at the end: a row may have closed a circle that a later one opens. */
static bool block_circles(struct inverse *inverse, struct error *error)
{
    for (size_t i = 0; i < inverse->returned_count; i++) {
        const struct block *block = &inverse->returned[i];
        const struct record_type *type = inverse->store->types->types[block->type];
        const struct field *field = inverse->tables[block->type].circling[block->column];
        bool leads;
        if (!reference_leads_back(inverse->store, type, field, block->id, &leads, error))
            return false;
        if (leads)
            block_add(inverse, block);
    }
    return true;
}

bool inverse_walk(struct inverse *inverse, struct error *error)
{
    int64_t pieces = inverse->change->pieces;
    if (inverse->block_count > 0)
        qsort(inverse->blocks, inverse->block_count, sizeof *inverse->blocks, block_compare);
    inverse->sorted = inverse->block_count;
    inverse->written = inverse->forgotten = 0;
    inverse->returned_count = 0;
    if (!change_forgot_after(inverse->store, inverse->change->number, &inverse->anybody_forgotten, error))
        return false;
    for (int64_t i = 1; i <= pieces; i++) {
        if (!piece_take_back(inverse, inverse->change->inverted ? i : pieces + 1 - i, error))
            return false;
    }
    return block_circles(inverse, error)
           && (references_stand(inverse->store) || reference_find_dangling(inverse->store, block_dangling, inverse, error));
}
