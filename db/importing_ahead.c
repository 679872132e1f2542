/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import read ahead, some at a time: while what was read is looked for or written, a second thread reads the next. What it does follows from the file alone:
 * it knows no database. Where there is one processor the same is done by the first thread, in the same way. */
#include "config.h"

#include "db/importing_ahead.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/importing_cells.h"
#include "db/importing_known.h"
#include "db/importing_row.h"
#include "src/memory.h"
#include "src/text.h"

/* While rows are written the first thread does other things for longer than while they are checked, and the second reads on. */
enum {
    BATCHES = 16, /* while rows are written */
    BATCHES_SPARING = 4,
    BATCH_ROWS = 32 /* few enough to stay in the processor's cache until they are used */
};

enum batch_state {
    BATCH_WAITING,
    BATCH_TAKEN, /* somebody reads its rows */
    BATCH_READY
};

struct batch {
    enum batch_state state;
    struct import_ahead *rows; /* BATCH_ROWS of them, from the first time on that the batch is used */
    size_t count; /* those that are listed, or read */
    bool ok;      /* nothing kept them from being read; otherwise */
    struct error error;
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
    size_t most;         /* batches are used */
    size_t first, count; /* the oldest batch, and how many there are */
    size_t row;          /* the next of its rows */
    bool listed;         /* there are no more rows to be listed */
    pthread_t thread;
    bool has_thread;
    pthread_mutex_t mutex; /* over the batches' states and what follows */
    pthread_cond_t waiting, ready;
    bool is_filling;       /* somebody reads on in the file */
    bool ended;            /* which has no more rows */
    bool is_resting, is_over;
};

/* --- One row -------------------------------------------------------------------------------------------------------------- */

static void row_release(const struct import *import, struct import_ahead *row)
{
    if (row->is_made)
        importing_made_take_back(import, &row->row, &row->made);
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
    return &ahead->batches[(ahead->first + place) % ahead->most];
}

static void batch_open(const struct ahead *ahead, struct batch *batch)
{
    if (batch->rows)
        return;
    batch->rows = memory_new_array(BATCH_ROWS, sizeof *batch->rows);
    for (size_t i = 0; i < BATCH_ROWS; i++)
        importing_row_init(ahead->import, &batch->rows[i].row);
}

static void batch_add_cells(struct batch *batch, const struct csv_stream_row *cells)
{
    if (batch->cell_count + cells->count > batch->cell_capacity) {
        batch->cell_capacity = batch->cell_count + BATCH_ROWS * cells->count;
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

/* Reads on in the file, and returns whether it has ended. */
static bool batch_fill(const struct ahead *ahead, struct apart *part, struct batch *batch)
{
    const size_t most = ahead->source.list ? batch->count : BATCH_ROWS;
    bool ended = ahead->ended;

    text_clear(&batch->bytes);
    batch->count = batch->cell_count = 0;
    while (batch->ok && !ended && batch->count < most) {
        struct import_ahead *row = &batch->rows[batch->count];

        batch->ok = ahead->source.next(ahead->import, row, &ended, &batch->error);
        if (!batch->ok || ended)
            break;
        row->is_edited = importing_cells_edit(&part->import, &row->cells);
        batch_add_cells(batch, &row->cells);
        batch->count++;
    }
    batch_place_cells(batch);
    return ended || !batch->ok;
}

/* The oldest batch that nobody has taken, and takes it; NULL where there is none, or somebody reads the rows before it. */
static struct batch *batch_take(struct ahead *ahead)
{
    for (size_t i = 0; !ahead->is_filling && i < ahead->count; i++) {
        struct batch *batch = batch_at(ahead, i);
        if (batch->state == BATCH_WAITING) {
            batch->state = BATCH_TAKEN;
            ahead->is_filling = true;
            return batch;
        }
    }
    return NULL;
}

/* Between taking and giving back the mutex is held only to let others read on. */
static void batch_read(struct ahead *ahead, struct batch *batch, enum reading who)
{
    struct apart *part = &ahead->parts[who];

    pthread_mutex_unlock(&ahead->mutex);
    bool ended = batch_fill(ahead, part, batch);
    pthread_mutex_lock(&ahead->mutex);
    ahead->ended = ended;
    ahead->is_filling = false;
    pthread_cond_signal(who == READING_FIRST ? &ahead->waiting : &ahead->ready);
    pthread_mutex_unlock(&ahead->mutex);
    for (size_t i = 0; i < batch->count; i++)
        row_read(ahead, part, &batch->rows[i]);
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
            pthread_cond_wait(&ahead->waiting, &ahead->mutex);
    }
    pthread_mutex_unlock(&ahead->mutex);
    return NULL;
}

/* Lists the rows of a batch, where that is to be done. */
static bool batch_list(struct ahead *ahead, struct batch *batch, struct error *error)
{
    batch->ok = true;
    batch->count = 0;
    while (ahead->source.list && batch->count < BATCH_ROWS) {
        if (!ahead->source.list(ahead->import, &batch->rows[batch->count], &ahead->listed, error))
            return false;
        if (ahead->listed)
            break;
        batch->count++;
    }
    return true;
}

static bool batches_list(struct ahead *ahead, struct error *error)
{
    while (!ahead->listed && ahead->count < ahead->most) {
        struct batch *batch = batch_at(ahead, ahead->count);

        batch_open(ahead, batch);
        if (!batch_list(ahead, batch, error))
            return false;
        pthread_mutex_lock(&ahead->mutex);
        batch->state = BATCH_WAITING;
        ahead->count++;
        pthread_cond_signal(&ahead->waiting);
        pthread_mutex_unlock(&ahead->mutex);
    }
    return true;
}

/* Waits until the oldest batch is ready, and reads rows meanwhile. */
static void batch_await(struct ahead *ahead)
{
    pthread_mutex_lock(&ahead->mutex);
    ahead->is_resting = false;
    pthread_cond_signal(&ahead->waiting);
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
    ahead->first = (ahead->first + 1) % ahead->most;
    ahead->count--;
    pthread_mutex_unlock(&ahead->mutex);
    ahead->row = 0;
}

/* The batch with the next row, which is read; NULL where there is none behind the last. One that could not be read as a whole stays, and one that nobody found anything in. */
static bool batch_next(struct ahead *ahead, struct batch **batch, struct error *error)
{
    *batch = ahead->row > 0 ? batch_at(ahead, 0) : NULL;
    if (*batch && (ahead->row < (*batch)->count || !(*batch)->ok))
        return true;
    if (*batch)
        batch_leave(ahead);
    if (!batches_list(ahead, error))
        return false;
    *batch = ahead->count > 0 ? batch_at(ahead, 0) : NULL;
    if (*batch)
        batch_await(ahead);
    return true;
}

bool ahead_next(struct ahead *ahead, struct import_ahead **row, struct error *error)
{
    struct batch *batch;

    *row = NULL;
    if (!batch_next(ahead, &batch, error))
        return false;
    if (batch && ahead->row < batch->count)
        *row = &batch->rows[ahead->row++];
    else if (batch && !batch->ok)
        *error = batch->error;
    return *row || !batch || batch->ok;
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
    part->import = (struct import){.known = who == READING_FIRST ? ahead->import->known : known_new()};
    reader_set_init(&part->import.readers, &part->store);
}

static void part_close(struct ahead *ahead, enum reading who)
{
    struct apart *part = &ahead->parts[who];

    reader_set_done(&part->import.readers);
    free(part->import.cells);
    if (who == READING_FIRST)
        return;
    known_free(part->import.known);
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
    import.cells = part->import.cells;
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
    pthread_cond_init(&ahead->waiting, NULL);
    pthread_cond_init(&ahead->ready, NULL);
    for (int who = 0; who < READING_COUNT; who++)
        part_open(ahead, (enum reading)who);
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
    pthread_cond_signal(&ahead->waiting);
    pthread_mutex_unlock(&ahead->mutex);
    pthread_join(ahead->thread, NULL);
}

static void batch_done(const struct import *import, struct batch *batch)
{
    for (size_t i = 0; batch->rows && i < BATCH_ROWS; i++) {
        row_release(import, &batch->rows[i]);
        importing_made_done(&batch->rows[i].made);
        bulk_row_done(&batch->rows[i].bulk_row, batch->rows[i].row.record.type);
        importing_row_done(&batch->rows[i].row);
    }
    free(batch->rows);
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
    pthread_cond_destroy(&ahead->waiting);
    pthread_cond_destroy(&ahead->ready);
    pthread_mutex_destroy(&ahead->mutex);
    free(ahead);
}

void ahead_begin(struct ahead *ahead, const struct ahead_source *source)
{
    ahead_rest(ahead);
    ahead->source = *source;
    ahead->most = source->list && !ahead->import->options.is_sparing ? BATCHES : BATCHES_SPARING;
    ahead->first = ahead->count = ahead->row = 0;
    ahead->listed = ahead->ended = false;
    for (int who = 0; who < READING_COUNT; who++)
        part_ready(ahead, (enum reading)who);
}
