/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/import.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "db/changeset.h"
#include "db/importing.h"
#include "db/reference.h"
#include "db/writer.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"

enum {
    STEP_ROWS = 256,    /* between two looks at the clock and the user */
    CHECKS_MOST = 3,    /* how often a check is done again because somebody wrote meanwhile */
    ROOM_FACTOR = 4     /* what a list grows to, with history and search */
};

/* --- Making one ---------------------------------------------------------------------------------------------------------- */

struct import *import_new(struct store *store, const struct viewer *viewer, struct csv_stream *stream, struct mapping *mapping,
                          const struct import_options *options)
{
    struct import *import = memory_new(sizeof *import);

    *import = (struct import){.store = store, .viewer = viewer, .stream = stream, .mapping = mapping, .type = mapping->type, .options = *options};
    import->stage.file = -1;
    import->is_set = memory_new_array(import->type->field_count, sizeof *import->is_set);
    import->known = known_new();
    record_init(&import->set, import->type);
    reader_set_init(&import->readers, store);
    return import;
}

static void unknown_clear(struct import *import)
{
    for (size_t i = 0; i < import->unknown_count; i++)
        free(import->unknown[i].value);
    free(import->unknown);
    import->unknown = NULL;
    import->unknown_count = 0;
}

void import_free(struct import *import)
{
    if (!import)
        return;
    importing_find_close(import);
    stage_close(&import->stage);
    unknown_clear(import);
    for (size_t i = 0; i < import->condition_count; i++)
        free(import->conditions[i].key);
    free(import->conditions);
    free(import->is_set);
    known_free(import->known);
    record_done(&import->set);
    reader_set_done(&import->readers);
    free(import);
}

bool import_set(struct import *import, const char *assignment, struct error *error)
{
    const char *equals = strchr(assignment, '=');
    struct quote quote;

    if (!equals)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no FIELD=VALUE."), quote_text(&quote, assignment));
    char *name = string_copy_part(assignment, (size_t)(equals - assignment));
    const struct field *field = mapping_field(import->type, name, error);
    free(name);
    if (!field || !importing_value(import, field, equals + 1, false, &import->set, error)) {
        if (field && error)
            error->code = ERROR_USAGE;
        return false;
    }
    import->is_set[type_field_index(import->type, field)] = true;
    mapping_drop(import->mapping, field);
    return true;
}

bool import_where(struct import *import, const char *condition, struct error *error)
{
    const char *equals = strchr(condition, '=');
    struct quote quote;
    size_t column = 0;

    if (!equals)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no HEADER=VALUE."), quote_text(&quote, condition));
    char *header = string_copy_part(condition, (size_t)(equals - condition));
    bool found = mapping_find(import->mapping, header, &column) || mapping_refuse(import->mapping, header, error);
    free(header);
    if (!found)
        return false;
    import->conditions = memory_resize(import->conditions, import->condition_count + 1, sizeof *import->conditions);
    import->conditions[import->condition_count++] = (struct condition){.column = column, .key = key_of(equals + 1)};
    return true;
}

int64_t import_count(const struct import *import, enum import_outcome outcome)
{
    return import->counts[outcome];
}

int64_t import_rows(const struct import *import)
{
    int64_t rows = 0;

    for (int i = 0; i < IMPORT_OUTCOME_COUNT; i++)
        rows += import->counts[i];
    return rows;
}

size_t import_unknown_count(const struct import *import)
{
    return import->unknown_count;
}

const struct import_unknown *import_unknown_at(const struct import *import, size_t index)
{
    return &import->unknown[index];
}

/* --- Checking ------------------------------------------------------------------------------------------------------------- */

static bool refuse_without(const struct import *import, const struct field *field, struct error *error)
{
    char *headers = mapping_headers(import->mapping);

    error_set(error, ERROR_USAGE,
              _("%s: No column gives \"%s\", which every record must have. Say which with --map %s=HEADER, or --set %s=VALUE for all rows. The columns are %s."),
              csv_stream_name(import->stream), field->name, field->name, field->name, headers);
    free(headers);
    return false;
}

/* Rows that carry ids change what is there. */
bool import_ready(const struct import *import, struct error *error)
{
    bool by_id = mapping_has(import->mapping, NULL) || import->type->fixed;

    for (size_t i = 0; !by_id && i < import->type->field_count; i++) {
        const struct field *field = &import->type->fields[i];
        bool wanted = field->flags & FIELD_REQUIRED && !field->compute && !field->initial;

        if (wanted && !import->is_set[i] && !mapping_has(import->mapping, field))
            return refuse_without(import, field, error);
    }
    if (import->mapping->link_count > 0)
        return true;
    return error_set(error, ERROR_USAGE, _("%s: None of the columns is known. Say with --map FIELD=HEADER what they are."),
                     csv_stream_name(import->stream));
}

static void row_reject(struct import_row *row, const struct error *error)
{
    row->rejected = true;
    row->error = *error;
    row->column = error->field ? error->field->name : "";
}

/* The header of the column a field came from, or the field's name. */
static const char *column_of(const struct import *import, const char *name)
{
    const struct field *field = type_field(import->type, name);

    for (size_t i = 0; field && i < import->mapping->link_count; i++)
        if (import->mapping->links[i].field == field)
            return import->mapping->columns[import->mapping->links[i].column].header;
    return name;
}

static void check_update(struct import *import, struct import_row *row, struct record *record, bool fill, struct staged *staged)
{
    struct record before;
    struct error error = {0};

    record_copy(&before, record);
    bool changes = importing_row_apply(row, record, fill);
    staged->target = record->id;
    staged->outcome = changes ? IMPORT_CHANGED : fill ? IMPORT_DUPLICATE : IMPORT_SAME;
    if (changes && (!record_check(record, &error) || !reference_check_circles(import->store, record, &before, &error)))
        row_reject(row, &error);
    record_done(&before);
}

static void note_duplicate(const struct import *import, const struct csv_stream_row *cells, const struct import_match *match)
{
    char printed[IDENTITY_TEXT_SIZE];
    struct staged above = {0};
    struct error error;
    struct quote quote;
    char *text;

    if (match->target < 0 && stage_read(&import->stage, -match->target, &above, &error))
        text = string_format(_("Most likely the same as line %llu, %s (%s)."), (unsigned long long)above.line, quote_text(&quote, match->title),
                             similar_reason_text(match->similarity.reason));
    else
        text = string_format(_("Most likely the same as %s, %s (%s)."), identity_print(match->target, printed), quote_text(&quote, match->title),
                             similar_reason_text(match->similarity.reason));
    importing_note(import, IMPORT_NOTE_DUPLICATE, cells->line, "", text, match->similarity.score, NULL);
    free(text);
}

/* A row that is most likely there already, by what was asked for. */
static bool check_match(struct import *import, struct import_row *row, const struct import_match *match, struct staged *staged, struct error *error)
{
    struct record record;
    bool fill = import->options.policy == IMPORT_FILL;

    if (import->options.policy == IMPORT_SKIP) {
        staged->outcome = IMPORT_DUPLICATE;
        return true;
    }
    if (match->target < 0) {
        staged->outcome = IMPORT_CHANGED;
        staged->target = match->target;
        return true;
    }
    if (reader_load(&import->readers, import->type, match->target, &record, error) != READER_FOUND)
        return false;
    check_update(import, row, &record, fill, staged);
    record_done(&record);
    return true;
}

static bool check_new(struct import *import, const struct csv_stream_row *cells, struct import_row *row, struct staged *staged, struct error *error)
{
    struct record record;
    struct import_match match = {0};
    struct error reason = {0};
    bool ok = true;

    importing_row_complete(import, row, &record);
    if (!store_is_open_type(import->type, &reason) || !record_check(&record, &reason))
        row_reject(row, &reason);
    else
        ok = importing_find(import, row, &record, &match, error);
    bool matched = ok && match.target != 0 && (match.same || import->options.policy != IMPORT_CREATE);
    if (matched && match.same)
        staged->outcome = IMPORT_SAME;
    else if (matched)
        ok = check_match(import, row, &match, staged, error);
    else if (ok && !row->rejected)
        ok = importing_keep(import, &record, import->stage.count, error);
    if (ok && staged->outcome == IMPORT_DUPLICATE)
        note_duplicate(import, cells, &match);
    free(match.title);
    record_done(&record);
    return ok;
}

/* Decides what becomes of a row. */
static bool check_row(struct import *import, const struct csv_stream_row *cells, struct import_row *row, struct staged *staged, struct error *error)
{
    struct record there;

    importing_row_read(import, cells, true, row);
    if (row->rejected)
        return true;
    if (row->record.id == 0)
        return check_new(import, cells, row, staged, error);
    switch (reader_load(&import->readers, import->type, row->record.id, &there, error)) {
    case READER_FAILED:
        return false;
    case READER_NONE:
        return check_new(import, cells, row, staged, error);
    case READER_FOUND:
        break;
    }
    check_update(import, row, &there, false, staged);
    record_done(&there);
    return true;
}

/* What was mended in a row that is taken. */
static void note_doubts(const struct import *import, const struct csv_stream_row *cells)
{
    if (csv_flaw_is_taken(cells->flaw) && cells->flaw != CSV_FLAW_NONE)
        importing_note(import, IMPORT_NOTE_DOUBT, cells->line, "", csv_flaw_text(cells->flaw), 0, NULL);
    if (cells->bad_count > 0)
        importing_note(import, IMPORT_NOTE_DOUBT, cells->line, "", _("Bytes that are no text in this encoding are marked in it."), 0, NULL);
    if (cells->nul_count > 0)
        importing_note(import, IMPORT_NOTE_DOUBT, cells->line, "", _("NUL characters were left out of it."), 0, NULL);
}

static bool take_row(struct import *import, const struct csv_stream_row *cells, struct import_row *row, struct error *error)
{
    struct staged staged = {.offset = cells->offset, .line = cells->line, .length = (uint32_t)cells->length, .lines = (uint32_t)cells->lines,
                            .flaw = (int32_t)cells->flaw, .outcome = IMPORT_NEW};

    /* Known to be there before it is decided on, since a row may be found again by its number. */
    import->stage.count++;
    note_doubts(import, cells);
    if (!stage_write(&import->stage, import->stage.count, &staged, error) || !check_row(import, cells, row, &staged, error))
        return false;
    if (row->rejected) {
        staged.outcome = IMPORT_REJECTED;
        importing_note(import, IMPORT_NOTE_REJECTED, staged.line, column_of(import, row->column), row->error.text, 0, cells);
    }
    import->counts[staged.outcome]++;
    return stage_write(&import->stage, import->stage.count, &staged, error);
}

/* Now and then: says how far one is. False where the user wants to stop. */
static bool go_on(const struct import *import, const char *work, int64_t step, int64_t done, int64_t total, struct error *error)
{
    if (step % STEP_ROWS != 0 && done < total)
        return true;
    if (import->options.progress)
        import->options.progress(import->options.context, work, done, total);
    if (import->options.interrupt && import->options.interrupt(import->options.context))
        return error_set(error, ERROR_CANCELLED, _("Stopped; nothing was imported."));
    return true;
}

static bool check_rows(struct import *import, struct error *error)
{
    struct csv_stream_row cells;
    struct import_row row;
    enum csv_result result;
    bool ok = true;
    int64_t step = 0, size = (int64_t)csv_stream_size(import->stream);

    importing_row_init(import, &row);
    csv_stream_rewind(import->stream);
    while (ok && (result = csv_stream_next(import->stream, &cells, error)) != CSV_RESULT_END) {
        int64_t done = (int64_t)cells.offset;

        ok = result == CSV_RESULT_ROW && go_on(import, _("Checking"), ++step, done < size ? done : size - 1, size, error);
        if (ok && (!csv_flaw_is_taken(cells.flaw) || importing_row_is_wanted(import, &cells)))
            ok = take_row(import, &cells, &row, error);
    }
    go_on(import, _("Checking"), 0, size, size, NULL);
    importing_row_done(&row);
    return ok;
}

static bool check_begin(struct import *import, struct error *error)
{
    memset(import->counts, 0, sizeof import->counts);
    unknown_clear(import);
    import->has_foreign_ids = false;
    if (import->options.begin)
        import->options.begin(import->options.context);
    if (import->stage.file < 0 && !stage_open(&import->stage, error))
        return false;
    return stage_clear(&import->stage, error) && importing_find_open(import, error)
           && database_number(import->store, &import->data_version, error, "PRAGMA data_version");
}

bool import_check(struct import *import, struct error *error)
{
    if (!import_ready(import, error))
        return false;
    if (!reading_begin(import->store, error))
        return false;
    bool ok = check_begin(import, error) && check_rows(import, error);
    importing_find_close(import);
    reading_end(import->store);
    return ok;
}

/* --- Writing -------------------------------------------------------------------------------------------------------------- */

/* On a full disk even taking back fails, so it is looked at before. */
static bool room_check(const struct import *import, struct error *error)
{
    struct statvfs disk;
    uint64_t needed = csv_stream_size(import->stream) * ROOM_FACTOR;

    if (statvfs(import->store->path, &disk) != 0 || (uint64_t)disk.f_bavail * disk.f_frsize >= needed)
        return true;
    return error_set(error, ERROR_DATABASE, _("There is too little room on the disk of %s: the import needs about %llu MB. Nothing was imported."),
                     import->store->path, (unsigned long long)(needed >> 20) + 1);
}

static bool write_new(struct import *import, const struct import_row *row, struct staged *staged, struct error *error)
{
    struct record record;

    importing_row_complete(import, row, &record);
    bool ok = writer_insert(import->store, &record, error);
    staged->target = record.id;
    record_done(&record);
    return ok;
}

/* The record a row changes; of a row above the one it became. */
static bool target_read(const struct import *import, const struct staged *staged, int64_t *id, struct error *error)
{
    struct staged above;

    *id = staged->target;
    if (staged->target > 0)
        return true;
    if (!stage_read(&import->stage, -staged->target, &above, error))
        return false;
    *id = above.target;
    return true;
}

static bool write_changed(struct import *import, const struct import_row *row, const struct staged *staged, struct error *error)
{
    struct record record, before;
    int64_t id;

    if (!target_read(import, staged, &id, error)
        || reader_load(writer_readers(import->store), import->type, id, &before, error) != READER_FOUND)
        return false;
    record_copy(&record, &before);
    importing_row_apply(row, &record, import->options.policy == IMPORT_FILL && row->record.id != id);
    bool ok = writer_update(import->store, &record, &before, error);
    record_done(&record);
    record_done(&before);
    return ok;
}

static bool write_row(struct import *import, int64_t number, struct staged *staged, const struct csv_stream_row *cells, struct import_row *row,
                      struct error *error)
{
    if (staged->outcome != IMPORT_NEW && staged->outcome != IMPORT_CHANGED)
        return true;
    importing_row_read(import, cells, false, row);
    if (staged->outcome == IMPORT_CHANGED)
        return write_changed(import, row, staged, error);
    return write_new(import, row, staged, error) && stage_write(&import->stage, number, staged, error);
}

/* Reads on to the row that stands at an offset; those between were not wanted. */
static bool row_reach(struct import *import, uint64_t offset, struct csv_stream_row *cells, struct error *error)
{
    enum csv_result result;

    while ((result = csv_stream_next(import->stream, cells, error)) == CSV_RESULT_ROW && cells->offset < offset)
        continue;
    if (result == CSV_RESULT_ROW && cells->offset == offset)
        return true;
    if (result == CSV_RESULT_FAULT)
        return false;
    return error_set(error, ERROR_USAGE, _("%s has changed while it was read. Nothing was imported."), csv_stream_name(import->stream));
}

static bool write_rows(struct import *import, struct error *error)
{
    struct import_row row;
    struct csv_stream_row cells;
    struct staged staged;
    bool ok = true;

    importing_row_init(import, &row);
    csv_stream_rewind(import->stream);
    for (int64_t number = 1; ok && number <= import->stage.count; number++)
        ok = go_on(import, _("Importing"), number, number, import->stage.count, error) && stage_read(&import->stage, number, &staged, error)
             && row_reach(import, staged.offset, &cells, error) && write_row(import, number, &staged, &cells, &row, error);
    importing_row_done(&row);
    return ok;
}

/* A number for the bytes of the file, by which the history knows it again. */
static uint64_t file_digest(const struct import *import)
{
    enum { PIECE = 65536 };
    char *bytes = memory_new(PIECE);
    uint64_t digest = 0;
    ssize_t length;

    for (off_t at = 0; (length = pread(import->options.file, bytes, PIECE, at)) > 0; at += length)
        digest = changeset_digest(digest, bytes, (size_t)length);
    free(bytes);
    return digest;
}

/* "Import of list.csv (3 rows, digest ...)": the name and the figures stand on lines of their own behind the message. */
static char *change_words_of(const struct import *import)
{
    return string_format("%s\n%s\n%" PRId64 "\n%" PRId64 "\n%" PRId64 "\n%" PRId64 "\n%016" PRIx64,
                         N_("Import of %s (new %s, changed %s, duplicates %s, rejected %s; digest %s)"), csv_stream_name(import->stream),
                         import->counts[IMPORT_NEW], import->counts[IMPORT_CHANGED], import->counts[IMPORT_DUPLICATE],
                         import->counts[IMPORT_REJECTED], file_digest(import));
}

/* Begins the change on the state that was checked. */
static bool write_begin(struct import *import, struct error *error)
{
    for (int checks = 0;; checks++) {
        char *what = change_words_of(import);
        bool begun = store_begin(import->store, import->viewer, what, error);
        int64_t version;

        free(what);
        if (!begun || !database_number(import->store, &version, error, "PRAGMA data_version"))
            break;
        if (version == import->data_version)
            return true;
        store_rollback(import->store);
        if (checks == CHECKS_MOST)
            return error_set(error, ERROR_DATABASE, _("Others write into the database all the time. Nothing was imported; try again."));
        if (!import_check(import, error))
            return false;
    }
    store_rollback(import->store);
    return false;
}

bool import_commit(struct import *import, int64_t *change, struct error *error)
{
    *change = 0;
    if (import->counts[IMPORT_NEW] + import->counts[IMPORT_CHANGED] == 0)
        return true;
    if (!room_check(import, error) || !write_begin(import, error))
        return false;
    if (write_rows(import, error))
        return store_commit(import->store, change, error);
    store_rollback(import->store);
    return false;
}
