/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import from when it is made to when it is freed: what every row is given, which rows are wanted, how far it is, and its stop. */
#include "config.h"

#include "db/importing_state.h"

#include <stdlib.h>
#include <string.h>

#include "db/bulk.h"
#include "db/import.h"
#include "db/importing_ahead.h"
#include "db/importing_answer.h"
#include "db/importing_cells.h"
#include "db/importing_digest.h"
#include "db/importing_find.h"
#include "db/importing_known.h"
#include "db/importing_record.h"
#include "db/importing_row.h"
#include "db/importing_value.h"
#include "db/sole_use.h"
#include "src/gate.h"
#include "src/key.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "src/transition.h"

/* --- Making one ---------------------------------------------------------------------------------------------------------- */

struct import *import_new(struct store *store, const struct viewer *viewer, struct csv_stream *stream, struct mapping *mapping,
                          const struct import_options *options)
{
    struct import *import = memory_new(sizeof *import);

    *import = (struct import){.store = store, .viewer = viewer, .stream = stream, .mapping = mapping, .type = mapping->type,
                              .state = transition_field(mapping->type), .feature = gate_feature(mapping->type), .options = *options};
    import->stage.file = -1;
    import->is_set = memory_new_array(import->type->field_count, sizeof *import->is_set);
    import->known = known_new();
    record_init(&import->set, import->type);
    importing_blank_init(import);
    reader_set_init(&import->readers, store);
    importing_row_init(import, &import->row);
    import->previewed = -1;
    return import;
}

void import_free(struct import *import)
{
    if (!import)
        return;
    import_stop(import);
    ahead_free(import->ahead);
    importing_find_close(import);
    stage_close(&import->stage);
    importing_unknown_clear(import);
    importing_answers_clear(import);
    importing_edits_clear(import);
    importing_row_done(&import->row);
    for (size_t i = 0; i < import->condition_count; i++)
        free(import->conditions[i].key);
    free(import->conditions);
    free(import->is_set);
    free(import->cells);
    known_free(import->known);
    record_done(&import->set);
    record_done(&import->blank);
    reader_set_done(&import->readers);
    sqlite3_finalize(import->forgotten_look);
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
    if (!field)
        return false;
    if (import->is_set[type_field_index(import->type, field)])
        return error_set(error, ERROR_USAGE, _("The field \"%s\" is given twice."), field->name);
    if (!importing_value(import, field, equals + 1, &import->set, error)) {
        if (error) {
            error->code = ERROR_USAGE;
            error->field = field;
        }
        return false;
    }
    import->is_set[type_field_index(import->type, field)] = true;
    mapping_drop(import->mapping, field);
    return true;
}

void import_where_column(struct import *import, size_t column, const char *value)
{
    import->conditions = memory_resize(import->conditions, import->condition_count + 1, sizeof *import->conditions);
    import->conditions[import->condition_count++] = (struct condition){.column = column, .key = key_of(value)};
}

bool import_where(struct import *import, const char *condition, struct error *error)
{
    size_t column;
    const char *equals = mapping_condition(import->mapping, condition, &column, error);

    if (equals)
        import_where_column(import, column, equals + 1);
    return equals != NULL;
}

/* --- What was found ------------------------------------------------------------------------------------------------------- */

int64_t import_list_count(const struct import *import, int list)
{
    return import->stage.counts[list];
}

int64_t import_count(const struct import *import, enum import_outcome outcome)
{
    return import_list_count(import, (int)outcome);
}

int64_t import_rows(const struct import *import)
{
    return import->stage.count;
}

int64_t import_rows_left_out(const struct import *import)
{
    return import->left_out;
}

/* --- What is needed ------------------------------------------------------------------------------------------------------------- */

/* A single column with a delimiter in its header: that was asked for as another one, or somebody's program put the lines into quotation marks whole. */
static bool lines_are_cells(const struct import *import)
{
    return import->mapping->count == 1 && strpbrk(import->mapping->columns[0].header, ",;\t|");
}

static bool lines_are_quoted(const struct import *import)
{
    return strchr(import->mapping->columns[0].header, csv_stream_dialect(import->stream)->delimiter) != NULL;
}

/* Rows that carry ids change what is there. */
const struct field *import_missing(const struct import *import, size_t *from)
{
    const struct field *code = import->type->fixed ? type_field(import->type, "code") : NULL;
    bool by_id = mapping_has(import->mapping, NULL) || (code && mapping_has(import->mapping, code));

    while (!by_id && *from < import->type->field_count) {
        size_t i = (*from)++;
        const struct field *field = &import->type->fields[i];
        bool wanted = field->flags & FIELD_REQUIRED && !field->compute && !field->initial;

        if (wanted && !import->is_set[i] && !mapping_has(import->mapping, field))
            return field;
    }
    return NULL;
}

char *import_missing_text(const struct import *import, bool in_words)
{
    struct text text = {0};
    const struct field *field;

    for (size_t from = 0; (field = import_missing(import, &from)) != NULL;) {
        char *label = in_words ? field_label(field) : string_copy(field->name);
        text_add(&text, text.length > 0 ? ", " : "");
        text_add_format(&text, _("\"%s\""), label);
        free(label);
    }
    return text_take(&text);
}

/* A row of data may have been taken for the header: then hardly a cell of it names a field. */
static bool refuse_without(const struct import *import, const struct field *field, struct error *error)
{
    char *headers = mapping_headers(import->mapping), *missing = import_missing_text(import, false);

    if (lines_are_cells(import))
        error_set(error, ERROR_USAGE, lines_are_quoted(import) ? _("%s: Each line is one cell: %s. Where rows stand in these, --lines quoted reads them.")
                                                               : _("%s: Each line is one cell: %s. Say with --delimiter what stands between the cells."),
                  csv_stream_name(import->stream), headers);
    else if (csv_stream_dialect(import->stream)->header_line == 0)
        error_set(error, ERROR_USAGE,
                  _("%s: No line of it looks like a header, so its columns go by their numbers, and none gives %s, which every record must have. Say which with --map %s=1 and so "
                    "on, --set %s=VALUE for all rows, or where the header is with --header-line N."),
                  csv_stream_name(import->stream), missing, field->name, field->name);
    else if (import->mapping->link_count < 2)
        error_set(error, ERROR_USAGE,
                  _("%s: No column gives %s, which every record must have. The columns are %s: if that is no header but the first row, add --no-header; if it stands further down, "
                    "--header-line N. Otherwise say which it is with --map %s=HEADER, or --set %s=VALUE for all rows."),
                  csv_stream_name(import->stream), missing, headers, field->name, field->name);
    else
        error_set(error, ERROR_USAGE,
                  _("%s: No column gives %s, which every record must have. Say which with --map %s=HEADER, or --set %s=VALUE for all rows. The columns are %s."),
                  csv_stream_name(import->stream), missing, field->name, field->name, headers);
    free(missing);
    free(headers);
    return false;
}

bool import_ready(const struct import *import, struct error *error)
{
    size_t from = 0;
    const struct field *missing = import_missing(import, &from);

    if (missing)
        return refuse_without(import, missing, error);
    if (import->mapping->link_count > 0)
        return true;
    return error_set(error, ERROR_USAGE, _("%s: None of the columns is known. Say with --map FIELD=HEADER what they are."),
                     csv_stream_name(import->stream));
}

/* --- How far it is ------------------------------------------------------------------------------------------------ */

int64_t importing_records_written(const struct import *import)
{
    return import_count(import, IMPORT_NEW) + import_count(import, IMPORT_CHANGED);
}

void import_progress_read(const struct import *import, struct import_progress *progress)
{
    const int64_t size = (int64_t)csv_stream_size(import->stream);

    *progress = (struct import_progress){.rows = import->done};
    switch (import->phase) {
    case IMPORT_PHASE_NONE:
    case IMPORT_PHASE_CHECKED:
    case IMPORT_PHASE_WRITTEN:
        return;
    case IMPORT_PHASE_CHECKING:
        progress->work = _("Checking");
        progress->done = (int64_t)import->at;
        progress->total = size > progress->done ? size : progress->done;
        return;
    case IMPORT_PHASE_DECIDING:
        *progress = (struct import_progress){.work = _("Deciding"), .rows = import->done, .done = import->done, .total = import->decided_until};
        return;
    case IMPORT_PHASE_WRITING:
        break;
    }
    if (import->done < import->stage.count)
        *progress = (struct import_progress){.work = _("Importing"), .rows = import->done, .done = import->done, .total = import->stage.count};
    else
        *progress = (struct import_progress){.work = _("Indexing"), .rows = import->store->refreshed, .done = import->store->refreshed, .total = importing_records_written(import)};
}

bool importing_is_stopped(struct import *import)
{
    struct import_progress progress;

    import_progress_read(import, &progress);
    if (import->options.progress && progress.work)
        import->options.progress(import->options.context, progress.work, progress.done < progress.total ? progress.done : progress.total, progress.total);
    return import->options.interrupt && import->options.interrupt(import->options.context);
}

bool importing_refuse_stopped(struct error *error)
{
    return error_set(error, ERROR_CANCELLED, _("Stopped; nothing was imported."));
}

/* Of a change that was committed nothing is taken back. */
void importing_change_end(struct import *import)
{
    ahead_rest(import->ahead); /* who reads ahead makes rows for it */
    bulk_free(import->bulk);
    import->bulk = NULL;
    file_digest_end(import->digest);
    import->digest = NULL;
    if (import->begun)
        store_rollback(import->store);
    import->begun = false;
    if (import->store->holding == HOLDING_LITTLE)
        database_hold(import->store, HOLDING_USUAL, NULL);
    sole_use_end(import->store);
}

void import_stop(struct import *import)
{
    importing_change_end(import);
    if (import->phase == IMPORT_PHASE_WRITING)
        import->phase = IMPORT_PHASE_CHECKED;
    if (import->phase == IMPORT_PHASE_CHECKING)
        import->phase = IMPORT_PHASE_NONE;
}

bool importing_go_on(struct import *import, struct error *error)
{
    if (!importing_is_stopped(import))
        return true;
    import_stop(import);
    return importing_refuse_stopped(error);
}

void importing_end_tell(const struct import *import, const char *work, int64_t total)
{
    if (import->options.progress)
        import->options.progress(import->options.context, work, total, total);
}
