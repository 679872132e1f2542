/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/date_columns.h"
#include "src/id_column.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/import_words.h"
#include "ui/json.h"

/* Of more notes of one kind only so many are told: the files have them all. */
enum { NOTES_TOLD = 100 };

/* --- What was recognised -------------------------------------------------------------------------------------------------- */

static void print_visible(FILE *file, const char *text)
{
    char *visible = text_visible(text, false);

    fprintf(file, "%s\n", visible);
    free(visible);
}

static void print_mapping(const struct mapping *mapping)
{
    struct text line = {0};

    for (size_t i = 0; i < mapping->link_count; i++) {
        const struct mapping_link *link = &mapping->links[i];
        bool joined = i > 0 && mapping->links[i - 1].field == link->field;

        text_add_format(&line, "%s%s%s", i == 0 ? "" : joined ? " + " : ", ", joined ? "" : link->field ? link->field->name : "id", joined ? "" : " = ");
        text_add_format(&line, "%s", mapping->columns[link->column].header);
    }
    /* TRANSLATORS: before a list of what fields are read from: name = Organisation, country = Land. */
    char *all = string_format("%s %s", _("Read:"), text_string(&line));
    if (line.length > 0)
        print_visible(stderr, all);
    free(all);
    text_done(&line);
}

/* The option that would read a column. */
static void near_add(const struct mapping *mapping, size_t column, struct text *line)
{
    char *name = mapping_column_name(mapping, column);

    /* TRANSLATORS: behind a column's header: the option that would read it. */
    text_add_format(line, _(" (perhaps --map %s=\"%s\")"), mapping->columns[column].near->name, name);
    free(name);
}

static void print_unread(const struct mapping *mapping)
{
    struct text line = {0};

    for (size_t i = 0; i < mapping->count; i++) {
        const struct mapping_column *column = &mapping->columns[i];

        if (column->use != COLUMN_UNREAD)
            continue;
        text_add_format(&line, "%s%s", line.length > 0 ? ", " : "", column->header);
        if (column->near && !mapping->rest)
            near_add(mapping, i, &line);
    }
    /* TRANSLATORS: before a list of columns: the field in which they are kept together. */
    char *kept = mapping->rest ? string_format(_("Kept in %s:"), mapping->rest->name) : string_copy(_("Not read:"));
    char *all = string_format("%s %s", kept, text_string(&line));
    if (line.length > 0)
        print_visible(stderr, all);
    free(all);
    free(kept);
    text_done(&line);
}

/* "header on line 1, 12 columns, 327 rows" */
static char *shape_text(const struct csv_dialect *dialect, int64_t rows)
{
    char *columns = dialect->header_line == 0
                        ? string_format(message_plural("no header, %zu column", "no header, %zu columns", dialect->columns), dialect->columns)
                        : string_format(message_plural("header on line %zu, %zu column", "header on line %zu, %zu columns", dialect->columns),
                                        dialect->header_line, dialect->columns);
    char *count = string_format(message_plural("%lld row", "%lld rows", (unsigned long)rows), (long long)rows);
    char *shape = string_format("%s, %s", columns, count);

    free(count);
    free(columns);
    return shape;
}

/* The few words that tell the encoding. */
static void print_words(const struct csv_stream *stream)
{
    char *text = csv_stream_encoding_text(stream);
    char *line = text ? string_format(_("%s --encoding says which it is."), text) : NULL;

    if (line)
        print_visible(stderr, line);
    free(line);
    free(text);
}

static void print_above(const struct csv_stream *stream)
{
    char *text = import_above_text(csv_stream_dialect(stream)), *line = text ? string_format(_("%s --header-line says which line that is."), text) : NULL;

    if (line)
        print_visible(stderr, line);
    free(line);
    free(text);
}

bool import_report_file(struct csv_stream *stream, struct error *error)
{
    int64_t rows;

    if (!csv_stream_count(stream, &rows, error))
        return false;
    char *shape = shape_text(csv_stream_dialect(stream), rows), *delimiter = csv_dialect_delimiter(csv_stream_dialect(stream));
    char *line = string_format("%s: %s, %s, %s", csv_stream_name(stream), csv_stream_encoding(stream), delimiter, shape);

    print_visible(stderr, line);
    print_words(stream);
    print_above(stream);
    free(line);
    free(delimiter);
    free(shape);
    return true;
}

/* How dates are read where the column does not tell, or tells that the month is first. */
static void print_dates(const struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        char *text = date_column_is_filled(mapping, i) ? date_column_text(&mapping->columns[i]) : NULL;
        char *line = text && mapping->columns[i].date_doubt ? string_format(_("%s --dates says which."), text) : string_copy(text);
        if (line)
            print_visible(stderr, line);
        free(line);
        free(text);
    }
}

/* Columns that are called ids and hold others'. */
static void print_foreign_ids(const struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        char *text = id_column_text(&mapping->columns[i]);
        if (text)
            print_visible(stderr, text);
        free(text);
    }
}

void import_report_mapping(const struct mapping *mapping)
{
    print_mapping(mapping);
    print_dates(mapping);
    print_foreign_ids(mapping);
    print_unread(mapping);
}

/* --- Files -------------------------------------------------------------------------------------------------------- */

/* Both files anew. */
static bool files_open(struct import_report *report, struct error *error)
{
    if (report->rejects_path)
        report->rejects = import_rejects_open(report->rejects_path, report->stream, report->mapping, error);
    if (report->rejects_path && !report->rejects)
        return false;
    if (report->notes_path)
        report->notes = import_notes_open(report->notes_path, error);
    return !report->notes_path || report->notes;
}

void import_report_begin(void *context)
{
    struct import_report *report = context;

    memset(report->told, 0, sizeof report->told);
    if (!report->rejects_path && !report->notes_path)
        return;
    import_report_end(report, false, NULL);
    report->failed = !files_open(report, &report->error);
}

bool import_report_sync(struct import_report *report, struct error *error)
{
    if (!report->failed && report->rejects)
        report->failed = !import_rejects_sync(report->rejects, &report->error);
    if (!report->failed && report->notes)
        report->failed = !import_notes_sync(report->notes, &report->error);
    if (!report->failed)
        return true;
    *error = report->error;
    /* Nothing was done, not a part. */
    if (error->code == ERROR_RULE)
        error->code = ERROR_DATABASE;
    return false;
}

bool import_report_end(struct import_report *report, bool keep, struct error *error)
{
    bool ok = !report->failed;

    progress_clear(&report->progress);
    if (!ok && error)
        *error = report->error;
    ok = import_rejects_close(report->rejects, keep && ok, ok ? error : NULL) && ok;
    ok = import_notes_close(report->notes, keep && ok, ok ? error : NULL) && ok;
    report->rejects = NULL;
    report->notes = NULL;
    return ok;
}

/* --- Notes ---------------------------------------------------------------------------------------------------------------- */

static void line_print(const struct import_report *report, size_t number, const char *column, const char *text)
{
    char *line = *column ? string_format("lrn: %s:%zu:%s: %s", csv_stream_name(report->stream), number, column, text)
                         : string_format("lrn: %s:%zu: %s", csv_stream_name(report->stream), number, text);
    char *visible = text_visible(line, false);

    fprintf(stderr, "%s\n", visible);
    free(visible);
    free(line);
}

/* All that a row is rejected for, a line each. */
static void note_print(const struct import_report *report, const struct import_note *note)
{
    if (!note->rejected)
        line_print(report, note->line, note->column, note->text);
    for (size_t i = 0; note->rejected && i < note->rejected->fault_count; i++)
        line_print(report, note->line, note->rejected->faults[i].column, note->rejected->faults[i].text);
}

/* Where those are that are not told. */
static const char *more_text(const struct import_report *report, enum import_note_kind kind)
{
    if (report->notes_path || (kind == IMPORT_NOTE_REJECTED && report->rejects_path))
        return _("There are more of this kind.");
    return kind == IMPORT_NOTE_REJECTED ? _("There are more of this kind; --rejects FILE writes all rejected rows.")
                                        : _("There are more of this kind; --notes FILE writes all of them.");
}

void import_report_note(void *context, const struct import_note *note)
{
    struct import_report *report = context;

    report->told[note->kind]++;
    if (report->told[note->kind] <= NOTES_TOLD + 1)
        progress_clear(&report->progress);
    if (report->told[note->kind] <= NOTES_TOLD)
        note_print(report, note);
    else if (report->told[note->kind] == NOTES_TOLD + 1)
        fprintf(stderr, "lrn: %s: %s\n", csv_stream_name(report->stream), more_text(report, note->kind));
    if (note->kind == IMPORT_NOTE_REJECTED && report->rejects && !report->failed)
        report->failed = !import_rejects_add(report->rejects, note->rejected, &report->error);
    if (report->notes && !report->failed)
        report->failed = !import_notes_add(report->notes, note, &report->error);
}

void import_report_progress(void *context, const char *work, int64_t done, int64_t total)
{
    struct import_report *report = context;

    progress_show(&report->progress, work, done, total);
}

/* --- The end -------------------------------------------------------------------------------------------------------------- */

static char *unknown_text(const struct import_unknown *unknown)
{
    const unsigned long count = (unsigned long)unknown->count;

    if (unknown->is_several)
        return string_format(message_plural("Can mean several: %s \"%s\" (in %lld row)", "Can mean several: %s \"%s\" (in %lld rows)", count), unknown->field->name, unknown->value,
                             (long long)unknown->count);
    return string_format(message_plural("Not known: %s \"%s\" (in %lld row)", "Not known: %s \"%s\" (in %lld rows)", count), unknown->field->name, unknown->value,
                         (long long)unknown->count);
}

static void print_unknown(const struct import *import)
{
    for (size_t i = 0; i < import_unknown_count(import); i++) {
        const struct import_unknown *unknown = import_unknown_at(import, i);
        char *line = unknown_text(unknown);
        char *lines = import_lines_text(unknown->lines, unknown->line_count), *all = string_format("%s: %s", line, lines);
        print_visible(stdout, all);
        free(all);
        free(lines);
        free(line);
    }
    if (import_unknown_count(import) > 0)
        printf("%s\n", _("--spelling FIELD:WORD=MEANING says what such a word means."));
}

static void print_passing(const struct import *import)
{
    size_t from = 0;

    for (const char *word; (word = import_passing(import, &from)) != NULL;) {
        char *line = string_format(_("\"%s\" can mean two countries: what was said of it goes for this list alone."), word);
        print_visible(stdout, line);
        free(line);
    }
}

static void print_left_out(const struct import *import)
{
    const int64_t count = import_rows_left_out(import);

    if (count > 0 && import_rows(import) == 0)
        printf("%s\n", _("No row is one that --where asks for."));
    else if (count > 0)
        printf(message_plural("%lld row is left out: --where asks for others.\n", "%lld rows are left out: --where asks for others.\n", (unsigned long)count), (long long)count);
}

void import_report_text(const struct import_report *report, const struct import *import, int64_t change, bool dry_run)
{
    int64_t rows = import_rows(import);

    (void)report;
    print_unknown(import);
    printf(message_plural("%lld row: ", "%lld rows: ", (unsigned long)rows), (long long)rows);
    printf(_("new %lld, changed %lld, same %lld, duplicates %lld, rejected %lld"), (long long)import_count(import, IMPORT_NEW),
           (long long)import_count(import, IMPORT_CHANGED), (long long)import_count(import, IMPORT_SAME),
           (long long)import_count(import, IMPORT_DUPLICATE), (long long)import_count(import, IMPORT_REJECTED));
    printf("\n");
    print_passing(import);
    print_left_out(import);
    if (dry_run)
        printf("%s\n", _("Nothing was written: this was a dry run."));
    else if (change != 0)
        printf(_("This is change %lld; \"lrn undo %lld\" takes it back.\n"), (long long)change, (long long)change);
    else
        printf("%s\n", _("There was nothing to write."));
}

static void json_unread(struct json *json, const struct mapping *mapping)
{
    json_begin_array(json, "unmapped");
    for (size_t i = 0; i < mapping->count; i++)
        if (mapping->columns[i].use == COLUMN_UNREAD)
            json_text(json, NULL, mapping->columns[i].header);
    json_end(json);
}

/* The first lines that have it. */
static void json_lines(struct json *json, const struct import_unknown *unknown)
{
    json_begin_array(json, "lines");
    for (size_t i = 0; i < unknown->line_count && i < IMPORT_LINES_TOLD; i++)
        json_number(json, NULL, (int64_t)unknown->lines[i]);
    json_end(json);
}

/* Words that are not known, or those that can mean several. */
static void json_words(struct json *json, const char *name, const struct import *import, bool several)
{
    json_begin_array(json, name);
    for (size_t i = 0; i < import_unknown_count(import); i++) {
        const struct import_unknown *unknown = import_unknown_at(import, i);
        if (unknown->is_several != several)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "field", unknown->field->name);
        json_text(json, "value", unknown->value);
        json_number(json, "count", unknown->count);
        json_lines(json, unknown);
        json_end(json);
    }
    json_end(json);
}

void import_report_json(const struct import_report *report, const struct import *import, int64_t change)
{
    static const char *const names[IMPORT_OUTCOME_COUNT] = {
        [IMPORT_NEW] = "new", [IMPORT_CHANGED] = "changed", [IMPORT_SAME] = "same", [IMPORT_DUPLICATE] = "duplicates", [IMPORT_REJECTED] = "rejected",
    };
    const struct csv_dialect *dialect = csv_stream_dialect(report->stream);
    struct json json;

    json_open(&json, stdout);
    json_begin_object(&json, NULL);
    json_text(&json, "encoding", csv_stream_encoding(report->stream));
    json_text_part(&json, "delimiter", &dialect->delimiter, 1);
    if (dialect->header_line > 0)
        json_number(&json, "header_row", (int64_t)dialect->header_line);
    else
        json_null(&json, "header_row");
    json_number(&json, "rows", import_rows(import));
    for (int i = 0; i < IMPORT_OUTCOME_COUNT; i++)
        json_number(&json, names[i], import_count(import, (enum import_outcome)i));
    json_number(&json, "left_out", import_rows_left_out(import));
    json_unread(&json, report->mapping);
    json_words(&json, "unknown", import, false);
    json_words(&json, "ambiguous", import, true);
    if (change != 0)
        json_number(&json, "change", change);
    else
        json_null(&json, "change");
    json_end(&json);
}
