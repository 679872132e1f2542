/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import read ahead, some at a time: while what was read is looked for or written, a second thread reads the next. What it does follows from the cells alone:
 * it knows no database. Where there is one processor the same is done by the first thread, in the same way. */
#include "config.h"

#include "db/importing.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"

enum { BATCHES = 4, BATCH_ROWS = 32 /* few enough to stay in the processor's cache until they are used */ };

enum batch_state {
    BATCH_FILLED, /* with cells */
    BATCH_TAKEN,  /* somebody reads them as records */
    BATCH_READY
};

struct batch {
    enum batch_state state;
    struct import_ahead rows[BATCH_ROWS];
    size_t count;
    struct text bytes;  /* of all cells */
    const char **cells; /* of all rows, as many as cell_count */
    size_t *starts;     /* of each in bytes */
    size_t cell_count, cell_capacity;
};

/* Those who read rows as records: the first thread, and the second. Each has what it changes while it reads. */
enum reading { READING_FIRST, READING_SECOND, READING_COUNT };

struct apart {
    struct store store;   /* that holds nothing */
    struct import import; /* what is to be known of the import */
};

struct ahead {
    struct import *import;
    struct ahead_source source;
    struct apart parts[READING_COUNT];
    struct batch batches[BATCHES];
    size_t first, count; /* the oldest batch, and how many there are */
    size_t row;          /* the next of its rows */
    bool ended;          /* there are no more rows */
    pthread_t thread;
    bool has_thread;
    pthread_mutex_t mutex; /* over the batches' states and what follows */
    pthread_cond_t filled, ready;
    bool is_resting, is_over;
};

/* --- One row -------------------------------------------------------------------------------------------------------------- */

static void row_release(const struct import *import, struct import_ahead *row)
{
    if (row->is_made)
        importing_made_done(import, &row->row, &row->made);
    row->is_made = row->is_complete = false;
}

/* What is written with a new record; what it is found by is known since the check. */
static bool row_complete(struct apart *part, struct import_ahead *row)
{
    const struct staged *staged = &row->staged;
    const struct bulk *bulk = part->import.bulk;
    struct error error;

    return staged->outcome == IMPORT_NEW && bulk_takes(bulk, &row->made.record)
           && bulk_row_make(bulk, &part->import.readers, &row->made.record, staged->keys, staged->key_count, &row->bulk_row, &error);
}

/* What stands in the cells; what cannot be told from them alone is left to whoever asks for the row. */
static void row_read(const struct ahead *ahead, struct apart *part, struct import_ahead *row)
{
    row_release(ahead->import, row);
    part->import.needs_more = false;
    importing_row_read(&part->import, &row->cells, &row->row);
    row->is_read = !part->import.needs_more;
    if (!row->is_read || row->row.rejected)
        return;
    importing_made_init(&part->import, &row->row, ahead->source.writes, &row->made);
    row->is_made = true;
    row->is_complete = ahead->source.writes && row_complete(part, row);
}

/* --- Batches -------------------------------------------------------------------------------------------------------------- */

static struct batch *batch_at(struct ahead *ahead, size_t place)
{
    return &ahead->batches[(ahead->first + place) % BATCHES];
}

/* The oldest batch that nobody has taken, and takes it; NULL where there is none. */
static struct batch *batch_take(struct ahead *ahead)
{
    for (size_t i = 0; i < ahead->count; i++) {
        struct batch *batch = batch_at(ahead, i);
        if (batch->state == BATCH_FILLED) {
            batch->state = BATCH_TAKEN;
            return batch;
        }
    }
    return NULL;
}

/* Between taking and giving back the mutex is not held. */
static void batch_read(struct ahead *ahead, struct batch *batch, enum reading who)
{
    pthread_mutex_unlock(&ahead->mutex);
    for (size_t i = 0; i < batch->count; i++)
        row_read(ahead, &ahead->parts[who], &batch->rows[i]);
    pthread_mutex_lock(&ahead->mutex);
    batch->state = BATCH_READY;
    pthread_cond_signal(&ahead->ready);
}

static void *thread_run(void *context)
{
    struct ahead *ahead = context;

    pthread_mutex_lock(&ahead->mutex);
    while (!ahead->is_over) {
        struct batch *batch = ahead->is_resting ? NULL : batch_take(ahead);
        if (batch)
            batch_read(ahead, batch, READING_SECOND);
        else
            pthread_cond_wait(&ahead->filled, &ahead->mutex);
    }
    pthread_mutex_unlock(&ahead->mutex);
    return NULL;
}

static void batch_add_cells(struct batch *batch, const struct csv_stream_row *cells)
{
    if (batch->cell_count + cells->count > batch->cell_capacity) {
        batch->cell_capacity = 2 * (batch->cell_count + cells->count);
        batch->cells = memory_resize(batch->cells, batch->cell_capacity, sizeof *batch->cells);
        batch->starts = memory_resize(batch->starts, batch->cell_capacity, sizeof *batch->starts);
    }
    for (size_t i = 0; i < cells->count; i++) {
        batch->starts[batch->cell_count++] = batch->bytes.length;
        text_add_bytes(&batch->bytes, cells->cells[i], strlen(cells->cells[i]) + 1);
    }
}

/* The places of the cells are known once all of them stand there. */
static void batch_place_cells(struct batch *batch)
{
    size_t cell = 0;

    for (size_t i = 0; i < batch->cell_count; i++)
        batch->cells[i] = text_string(&batch->bytes) + batch->starts[i];
    for (size_t i = 0; i < batch->count; cell += batch->rows[i++].cells.count)
        batch->rows[i].cells.cells = batch->cells + cell;
}

static bool batch_fill(struct ahead *ahead, struct batch *batch, struct error *error)
{
    bool ok = true;

    text_clear(&batch->bytes);
    batch->count = batch->cell_count = 0;
    while (ok && !ahead->ended && batch->count < BATCH_ROWS) {
        struct import_ahead *row = &batch->rows[batch->count];

        ok = ahead->source.next(ahead->import, row, &ahead->ended, error);
        if (!ok || ahead->ended)
            break;
        batch_add_cells(batch, &row->cells);
        batch->count++;
    }
    batch_place_cells(batch);
    return ok;
}

static bool batches_fill(struct ahead *ahead, struct error *error)
{
    while (!ahead->ended && ahead->count < BATCHES) {
        struct batch *batch = batch_at(ahead, ahead->count);

        if (!batch_fill(ahead, batch, error))
            return false;
        pthread_mutex_lock(&ahead->mutex);
        batch->state = BATCH_FILLED;
        ahead->count++;
        pthread_cond_signal(&ahead->filled);
        pthread_mutex_unlock(&ahead->mutex);
    }
    return true;
}

/* Waits until the oldest batch is ready, and reads rows meanwhile. */
static void batch_await(struct ahead *ahead)
{
    pthread_mutex_lock(&ahead->mutex);
    ahead->is_resting = false;
    pthread_cond_signal(&ahead->filled);
    while (batch_at(ahead, 0)->state != BATCH_READY) {
        struct batch *batch = batch_take(ahead);
        if (batch)
            batch_read(ahead, batch, READING_FIRST);
        else
            pthread_cond_wait(&ahead->ready, &ahead->mutex);
    }
    pthread_mutex_unlock(&ahead->mutex);
}

static void batch_leave(struct ahead *ahead)
{
    pthread_mutex_lock(&ahead->mutex);
    ahead->first = (ahead->first + 1) % BATCHES;
    ahead->count--;
    pthread_mutex_unlock(&ahead->mutex);
    ahead->row = 0;
}

bool ahead_next(struct ahead *ahead, struct import_ahead **row, struct error *error)
{
    *row = NULL;
    if (ahead->count > 0 && ahead->row == batch_at(ahead, 0)->count)
        batch_leave(ahead);
    if (ahead->row == 0) {
        if (!batches_fill(ahead, error))
            return false;
        if (ahead->count == 0 || batch_at(ahead, 0)->count == 0)
            return true;
        batch_await(ahead);
    }
    *row = &batch_at(ahead, 0)->rows[ahead->row++];
    return true;
}

void ahead_rest(struct ahead *ahead)
{
    if (!ahead)
        return;
    pthread_mutex_lock(&ahead->mutex);
    ahead->is_resting = true;
    for (size_t i = 0; i < ahead->count; i++)
        while (batch_at(ahead, i)->state == BATCH_TAKEN)
            pthread_cond_wait(&ahead->ready, &ahead->mutex);
    pthread_mutex_unlock(&ahead->mutex);
}

/* --- The whole -------------------------------------------------------------------------------------------------------------- */

static void part_open(struct ahead *ahead, enum reading who)
{
    struct apart *part = &ahead->parts[who];
    const struct store *store = ahead->import->store;

    part->store = (struct store){.types = store->types, .folder = who == READING_FIRST ? store->folder : folder_beside(store->folder),
                                 .collator = who == READING_FIRST ? store->collator : collator_new()};
    part->import.known = known_new();
    reader_set_init(&part->import.readers, &part->store);
}

static void part_close(struct ahead *ahead, enum reading who)
{
    struct apart *part = &ahead->parts[who];

    reader_set_done(&part->import.readers);
    known_free(part->import.known);
    if (who == READING_FIRST)
        return;
    folder_free(part->store.folder);
    collator_free(part->store.collator);
}

/* The import as it is now; whoever reads apart changes nothing of it but what is its own. */
static void part_ready(struct ahead *ahead, enum reading who)
{
    struct apart *part = &ahead->parts[who];
    struct import import = *ahead->import;

    store_set_today(&part->store, store_today(ahead->import->store));
    import.store = &part->store;
    import.known = part->import.known;
    import.readers = part->import.readers;
    import.is_apart = true;
    part->import = import;
}

static bool has_processors(void)
{
    return sysconf(_SC_NPROCESSORS_ONLN) > 1;
}

struct ahead *ahead_new(struct import *import)
{
    struct ahead *ahead = memory_new(sizeof *ahead);

    ahead->import = import;
    pthread_mutex_init(&ahead->mutex, NULL);
    pthread_cond_init(&ahead->filled, NULL);
    pthread_cond_init(&ahead->ready, NULL);
    for (int who = 0; who < READING_COUNT; who++)
        part_open(ahead, (enum reading)who);
    for (size_t i = 0; i < BATCHES; i++)
        for (size_t j = 0; j < BATCH_ROWS; j++)
            importing_row_init(import, &ahead->batches[i].rows[j].row);
    ahead->is_resting = true;
    ahead->has_thread = has_processors() && pthread_create(&ahead->thread, NULL, thread_run, ahead) == 0;
    return ahead;
}

static void thread_end(struct ahead *ahead)
{
    if (!ahead->has_thread)
        return;
    pthread_mutex_lock(&ahead->mutex);
    ahead->is_over = true;
    pthread_cond_signal(&ahead->filled);
    pthread_mutex_unlock(&ahead->mutex);
    pthread_join(ahead->thread, NULL);
}

static void batch_done(const struct import *import, struct batch *batch)
{
    for (size_t i = 0; i < BATCH_ROWS; i++) {
        row_release(import, &batch->rows[i]);
        bulk_row_done(&batch->rows[i].bulk_row, batch->rows[i].row.record.type);
        importing_row_done(&batch->rows[i].row);
    }
    text_done(&batch->bytes);
    free(batch->cells);
    free(batch->starts);
}

void ahead_free(struct ahead *ahead)
{
    if (!ahead)
        return;
    thread_end(ahead);
    for (size_t i = 0; i < BATCHES; i++)
        batch_done(ahead->import, &ahead->batches[i]);
    for (int who = 0; who < READING_COUNT; who++)
        part_close(ahead, (enum reading)who);
    pthread_cond_destroy(&ahead->filled);
    pthread_cond_destroy(&ahead->ready);
    pthread_mutex_destroy(&ahead->mutex);
    free(ahead);
}

void ahead_begin(struct ahead *ahead, const struct ahead_source *source)
{
    ahead_rest(ahead);
    ahead->source = *source;
    ahead->first = ahead->count = ahead->row = 0;
    ahead->ended = false;
    for (int who = 0; who < READING_COUNT; who++)
        part_ready(ahead, (enum reading)who);
}
