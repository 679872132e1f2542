/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_work.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/clock.h"
#include "src/date_columns.h"
#include "src/id_column.h"
#include "src/list_open.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/import_profile.h"
#include "ui/input_file.h"
#include "ui/path.h"

enum { COUNT_SLICE = 30 /* milliseconds */, ROW_TEXT = 200 /* bytes of a row that are shown */ };

static bool work_interrupt(void *context)
{
    const struct import_work *work = context;

    return work->interrupt && work->interrupt(work->interrupt_context);
}

struct import_work *import_work_new(struct screen *screen, const struct record_type *type)
{
    struct import_work *work = memory_new(sizeof *work);

    work->screen = screen;
    work->type = type;
    work->file = -1;
    work->rows = -1;
    work->options = (struct import_options){.is_sparing = true, .interrupt = work_interrupt, .context = work};
    return work;
}

const char *import_work_name(const struct import_work *work)
{
    return work->path ? path_name(work->path) : "";
}

/* --- Releasing ------------------------------------------------------------------------------------------------------------ */

static void samples_free(struct import_work *work)
{
    for (size_t i = 0; i < work->sample_count; i++) {
        for (size_t cell = 0; cell < work->samples[i].count; cell++)
            free(work->samples[i].cells[cell]);
        free(work->samples[i].cells);
    }
    work->sample_count = 0;
}

static void given_free(struct import_work *work)
{
    for (size_t i = 0; i < work->given_count; i++)
        free(work->given[i].text);
    free(work->given);
    work->given = NULL;
    work->given_count = 0;
}

static void conditions_free(struct import_work *work)
{
    for (size_t i = 0; i < work->condition_count; i++)
        free(work->conditions[i].value);
    free(work->conditions);
    work->conditions = NULL;
    work->condition_count = 0;
}

static void word_done(struct import_word *word)
{
    free(word->word);
    free(word->meaning);
    free(word->row);
}

static void words_free(struct import_work *work)
{
    for (size_t i = 0; i < work->word_count; i++)
        word_done(&work->words[i]);
    free(work->words);
    work->words = NULL;
    work->word_count = 0;
}

/* What was read with the stream that is there now. */
static void stream_free(struct import_work *work)
{
    import_free(work->import);
    work->import = NULL;
    csv_stream_free(work->counter);
    work->counter = NULL;
    csv_stream_free(work->stream);
    work->stream = NULL;
    samples_free(work);
}

static void file_free(struct import_work *work)
{
    stream_free(work);
    mapping_done(&work->mapping);
    given_free(work);
    words_free(work);
    conditions_free(work);
    free(work->profile);
    work->profile = NULL;
    free(work->encoding);
    work->encoding = NULL;
    work->asked = (struct csv_options){0};
    free(work->path);
    work->path = NULL;
    if (work->file >= 0)
        close(work->file);
    work->file = -1;
}

void import_work_free(struct import_work *work)
{
    file_free(work);
    free(work);
}

/* --- The import ----------------------------------------------------------------------------------------------------------- */

static bool given_apply(struct import_work *work, const struct import_given *given, struct error *error)
{
    char *assignment = string_format("%s=%s", given->field->name, given->text);
    bool ok = import_set(work->import, assignment, error);

    free(assignment);
    return ok;
}

static void conditions_apply(struct import_work *work)
{
    for (size_t i = 0; i < work->condition_count; i++)
        import_where_column(work->import, work->conditions[i].column, work->conditions[i].value);
}

/* Makes the import anew from what was chosen. What was given or answered has been read before, so that it is read again. */
static void import_renew(struct import_work *work)
{
    struct error error;

    import_free(work->import);
    work->options.file = work->file;
    work->import = import_new(work->screen->store, &work->screen->viewer, work->stream, &work->mapping, &work->options);
    for (size_t i = 0; i < work->given_count; i++)
        given_apply(work, &work->given[i], &error);
    conditions_apply(work);
    for (size_t i = 0; i < work->word_count; i++)
        if (work->words[i].meaning)
            import_answer(work->import, work->words[i].field, work->words[i].word, work->words[i].meaning, &error);
    work->checked = false;
}

/* --- Reading -------------------------------------------------------------------------------------------------------------- */

static void sample_take(struct import_sample *sample, const struct csv_stream_row *row)
{
    sample->count = row->count;
    sample->cells = memory_new_array(row->count + 1, sizeof *sample->cells);
    for (size_t i = 0; i < row->count; i++)
        sample->cells[i] = string_copy(row->cells[i]);
}

static void samples_read(struct import_work *work)
{
    struct csv_stream_row row;
    struct error error;

    while (work->sample_count < IMPORT_SAMPLES && csv_stream_next(work->stream, &row, &error) == CSV_RESULT_ROW)
        if (csv_flaw_is_taken(row.flaw))
            sample_take(&work->samples[work->sample_count++], &row);
    csv_stream_rewind(work->stream);
}

/* Whether two mappings are of the same columns, so that what was chosen for one goes for the other. */
static bool mapping_is_alike(const struct mapping *left, const struct mapping *right)
{
    bool alike = left->type == right->type && left->count == right->count;

    for (size_t i = 0; alike && i < left->count; i++)
        alike = strcmp(left->columns[i].header, right->columns[i].header) == 0;
    return alike;
}

static void mapping_make(const struct import_work *work, struct mapping *mapping)
{
    const struct csv_dialect *dialect = csv_stream_dialect(work->stream);
    const char **headers = memory_new_array(dialect->columns + 1, sizeof *headers);

    for (size_t i = 0; i < dialect->columns; i++)
        headers[i] = csv_stream_header(work->stream, i);
    mapping_init(mapping, work->type, headers, dialect->columns, dialect->header_line == 0);
    free(headers);
    id_column_check(mapping, work->stream);
}

/* The columns as they are recognised, unless they are those that were there before. */
static void mapping_renew(struct import_work *work)
{
    struct mapping mapping;

    mapping_make(work, &mapping);
    if (mapping_is_alike(&work->mapping, &mapping)) {
        mapping_done(&mapping);
        return;
    }
    mapping_done(&work->mapping);
    conditions_free(work);
    work->mapping = mapping;
}

/* Takes over a stream of the file. */
static void stream_take(struct import_work *work, struct csv_stream *stream)
{
    stream_free(work);
    work->stream = stream;
    work->rows = -1;
    work->bad_count = 0;
    samples_read(work);
    mapping_renew(work);
    date_columns_find(&work->mapping, work->stream, DATE_ORDER_NONE);
    import_renew(work);
}

/* Opens a file and a stream of it; false with nothing open where it cannot be read. */
static bool file_open(const char *path, const struct csv_options *options, const struct record_type *type, int *file, struct csv_stream **stream, struct error *error)
{
    *file = input_file_open_ordinary(path, error);
    *stream = *file >= 0 ? list_open(*file, path, options, type, error) : NULL;
    if (*file >= 0 && !*stream)
        close(*file);
    return *stream != NULL;
}

/* Whether the file of a path is as it was when it was opened. */
static bool file_is_same(const struct import_work *work, const char *path)
{
    struct stat status;

    return work->path && strcmp(work->path, path) == 0 && stat(path, &status) == 0 && work->modified == (int64_t)status.st_mtime
           && work->size == (int64_t)status.st_size;
}

static void file_take(struct import_work *work, int file)
{
    struct stat status;

    work->file = file;
    if (fstat(file, &status) == 0) {
        work->modified = (int64_t)status.st_mtime;
        work->size = (int64_t)status.st_size;
    }
}

bool import_work_open(struct import_work *work, const char *path, struct error *error)
{
    static const struct csv_options nothing = {0};
    bool again = work->path && strcmp(work->path, path) == 0;
    struct csv_stream *stream;
    int file;

    if (file_is_same(work, path))
        return true;
    if (!file_open(path, again ? &work->asked : &nothing, work->type, &file, &stream, error))
        return false;
    if (again) {
        stream_free(work);
        close(work->file);
    } else {
        file_free(work);
        work->path = string_copy(path);
    }
    file_take(work, file);
    stream_take(work, stream);
    return true;
}

bool import_work_set_type(struct import_work *work, const struct record_type *type, struct error *error)
{
    struct csv_stream *stream = list_open(work->file, work->path, &work->asked, type, error);

    if (!stream)
        return false;
    if (work->type != type) {
        given_free(work);
        words_free(work);
    }
    work->type = type;
    stream_take(work, stream);
    return true;
}

bool import_work_set_options(struct import_work *work, const struct csv_options *options, struct error *error)
{
    struct csv_stream *stream = list_open(work->file, work->path, options, work->type, error);

    if (!stream)
        return false;
    char *encoding = string_copy(options->encoding);
    free(work->encoding);
    work->encoding = encoding;
    work->asked = *options;
    work->asked.encoding = encoding;
    stream_take(work, stream);
    return true;
}

/* --- Counting ------------------------------------------------------------------------------------------------------------- */

/* A second stream of the file that need find nothing any more. */
static struct csv_stream *counter_new(const struct import_work *work)
{
    const struct csv_dialect *dialect = csv_stream_dialect(work->stream);
    const struct csv_options found = {.encoding = csv_stream_encoding(work->stream), .delimiter = dialect->delimiter,
                                      .lines = dialect->is_wrapped ? CSV_LINES_QUOTED : CSV_LINES_PLAIN, .no_header = dialect->header_line == 0, .header_line = dialect->header_line};
    struct error error;

    return csv_stream_new(work->file, work->path, &found, &error);
}

static void count_end(struct import_work *work)
{
    work->bad_count = work->counter ? csv_stream_faults(work->counter)->bad_count : 0;
    csv_stream_free(work->counter);
    work->counter = NULL;
}

bool import_work_count(struct import_work *work)
{
    int64_t end = clock_milliseconds() + COUNT_SLICE;
    struct csv_stream_row row;
    struct error error;

    if (!work->stream || (work->rows >= 0 && !work->counter))
        return false;
    if (!work->counter) {
        work->rows = 0;
        work->counter = counter_new(work);
    }
    do {
        if (!work->counter || csv_stream_next(work->counter, &row, &error) != CSV_RESULT_ROW) {
            count_end(work);
            return false;
        }
        work->rows++;
    } while (work->rows % 64 != 0 || clock_milliseconds() < end);
    return true;
}

/* --- Columns -------------------------------------------------------------------------------------------------------------- */

void import_work_unlink(struct import_work *work, size_t column)
{
    mapping_unlink(&work->mapping, column);
    work->checked = false;
}

void import_work_link(struct import_work *work, size_t column, const struct field *field)
{
    struct error error;

    import_work_unlink(work, column);
    if (field && import_work_given(work, field))
        import_work_give(work, field, NULL, &error);
    if (!field || !mapping_joiner(field))
        mapping_drop(&work->mapping, field);
    mapping_link(&work->mapping, column, field);
}

void import_work_turn_dates(struct import_work *work, size_t column)
{
    date_column_turn(&work->mapping.columns[column]);
    work->checked = false;
}

void import_work_keep_rest(struct import_work *work, const struct field *field)
{
    struct error error;

    mapping_keep_rest(&work->mapping, field, &error);
    work->checked = false;
}

static struct import_given *given_find(const struct import_work *work, const struct field *field)
{
    for (size_t i = 0; i < work->given_count; i++)
        if (work->given[i].field == field)
            return &work->given[i];
    return NULL;
}

const char *import_work_given(const struct import_work *work, const struct field *field)
{
    const struct import_given *given = given_find(work, field);

    return given ? given->text : NULL;
}

static void given_remove(struct import_work *work, const struct field *field)
{
    struct import_given *given = given_find(work, field);

    if (!given)
        return;
    free(given->text);
    *given = work->given[--work->given_count];
}

bool import_work_give(struct import_work *work, const struct field *field, const char *text, struct error *error)
{
    struct import_given given = {field, (char *)text};

    if (text && !given_apply(work, &given, error))
        return false;
    given_remove(work, field);
    if (text) {
        work->given = memory_resize(work->given, work->given_count + 1, sizeof *work->given);
        work->given[work->given_count++] = (struct import_given){field, string_copy(text)};
    }
    import_renew(work);
    return true;
}

static struct import_condition *condition_find(const struct import_work *work, size_t column)
{
    for (size_t i = 0; i < work->condition_count; i++)
        if (work->conditions[i].column == column)
            return &work->conditions[i];
    return NULL;
}

const char *import_work_restricted(const struct import_work *work, size_t column)
{
    const struct import_condition *condition = condition_find(work, column);

    return condition ? condition->value : NULL;
}

void import_work_restrict(struct import_work *work, size_t column, const char *value)
{
    struct import_condition *condition = condition_find(work, column);

    if (!condition && value) {
        work->conditions = memory_resize(work->conditions, work->condition_count + 1, sizeof *work->conditions);
        condition = &work->conditions[work->condition_count++];
        *condition = (struct import_condition){.column = column};
    }
    if (condition)
        free(condition->value);
    if (value)
        condition->value = string_copy(value);
    else if (condition)
        *condition = work->conditions[--work->condition_count];
    import_renew(work);
}

void import_work_take_all(struct import_work *work)
{
    conditions_free(work);
    import_renew(work);
}

/* --- Profiles ------------------------------------------------------------------------------------------------------------- */

static void profile_name(struct import_work *work, const char *name)
{
    char *copy = string_copy(name);

    free(work->profile);
    work->profile = copy;
}

static void rule_add(struct import_profile *profile, enum import_rule_kind kind, const char *left, const char *right)
{
    char *text = string_format("%s=%s", left, right);

    import_profile_add(profile, kind, text);
    free(text);
}

static bool options_are_same(const struct csv_options *left, const struct csv_options *right)
{
    bool encoding = left->encoding && right->encoding ? strcmp(left->encoding, right->encoding) == 0 : left->encoding == right->encoding;

    return encoding && left->delimiter == right->delimiter && left->lines == right->lines && left->no_header == right->no_header && left->header_line == right->header_line;
}

static bool given_take(struct import_work *work, const char *text, struct error *error)
{
    const size_t length = strcspn(text, "=");
    char *name = string_copy_part(text, length);
    const struct field *field = mapping_field(work->type, name, error);

    free(name);
    return field && import_work_give(work, field, text + length + (text[length] != '\0'), error);
}

/* A column that this list has not would let all of its rows in: that is said. */
static bool condition_take(struct import_work *work, const char *text, struct error *error)
{
    size_t column;
    const char *equals = mapping_condition(&work->mapping, text, &column, error);

    if (equals)
        import_work_restrict(work, column, equals + 1);
    return equals != NULL;
}

/* What a profile asks of all rows; what was chosen before is no more. */
static bool rules_take(struct import_work *work, const struct import_profile *profile, struct error *error)
{
    bool ok = true;

    given_free(work);
    conditions_free(work);
    import_renew(work);
    for (size_t i = 0; ok && i < profile->rule_count; i++)
        ok = profile->rules[i].kind == IMPORT_RULE_SET ? given_take(work, profile->rules[i].text, error) : condition_take(work, profile->rules[i].text, error);
    return ok;
}

bool import_work_use_profile(struct import_work *work, const char *name, struct error *error)
{
    struct import_profile profile;

    if (!import_profile_load(name, work->type, &profile))
        return true;
    bool ok = options_are_same(&profile.reading, &work->asked) || import_work_set_options(work, &profile.reading, error);
    if (ok) {
        import_profile_map(&profile, &work->mapping);
        profile_name(work, name);
        ok = rules_take(work, &profile, error);
    }
    import_profile_done(&profile);
    return ok;
}

void import_work_keep_profile(struct import_work *work, const char *name)
{
    struct import_profile profile = {0};

    import_profile_read(&profile, &work->asked);
    for (size_t i = 0; i < work->given_count; i++)
        rule_add(&profile, IMPORT_RULE_SET, work->given[i].field->name, work->given[i].text);
    for (size_t i = 0; i < work->condition_count; i++) {
        char *header = mapping_column_name(&work->mapping, work->conditions[i].column);

        rule_add(&profile, IMPORT_RULE_WHERE, header, work->conditions[i].value);
        free(header);
    }
    profile_name(work, name);
    import_profile_keep(work->profile, &profile, &work->mapping);
    import_profile_done(&profile);
}

/* --- Spellings ------------------------------------------------------------------------------------------------------------ */

char *import_work_show(const struct import_work *work, const struct field *field, const char *text)
{
    struct screen *screen = work->screen;
    struct value value = {0};
    struct error error;
    char *words = NULL;

    if (!store_parse_value(screen->store, &screen->viewer, field, text, &value, &error))
        return string_copy(text);
    if (field->kind == FIELD_REFERENCE)
        words = store_title(screen->store, &screen->viewer, type_list_find(store_types(screen->store), field->refers_to), value.number,
                            message_language());
    if (!words)
        words = field_show(field, &value, message_language());
    value_clear(&value);
    return words;
}

static struct import_word *word_find(const struct import_work *work, const struct field *field, const char *text)
{
    for (size_t i = 0; i < work->word_count; i++)
        if (work->words[i].field == field && strcmp(work->words[i].word, text) == 0)
            return &work->words[i];
    return NULL;
}

static bool is_unknown(const struct import_work *work, const struct import_word *word)
{
    for (size_t i = 0; i < import_unknown_count(work->import); i++) {
        const struct import_unknown *unknown = import_unknown_at(work->import, i);
        if (unknown->field == word->field && strcmp(unknown->value, word->word) == 0)
            return true;
    }
    return false;
}

/* What stands in the row on a line, empty cells left out. The caller frees it. */
static char *line_text(const struct import_work *work, size_t line)
{
    struct import_look look;
    struct text all = {0};
    struct error error;

    if (!import_look_line(work->import, line, &look, &error))
        return string_copy("");
    for (size_t i = 0; i < look.cell_count && all.length < ROW_TEXT; i++)
        if (*look.cells[i] != '\0')
            text_add_format(&all, "%s%s", all.length > 0 ? ", " : "", look.cells[i]);
    import_look_done(&look);
    return text_take(&all);
}

static void word_take_place(const struct import_work *work, struct import_word *word, const struct import_unknown *unknown)
{
    word->is_several = unknown->is_several;
    word->count = unknown->count;
    word->line_count = unknown->line_count;
    memcpy(word->lines, unknown->lines, sizeof word->lines);
    free(word->row);
    word->row = line_text(work, unknown->lines[0]);
}

/* Those nobody has said a meaning of and the last check did not meet. The others stay where they were. */
static void words_forget(struct import_work *work)
{
    size_t kept = 0;

    for (size_t i = 0; i < work->word_count; i++) {
        if (work->words[i].meaning || is_unknown(work, &work->words[i]))
            work->words[kept++] = work->words[i];
        else
            word_done(&work->words[i]);
    }
    work->word_count = kept;
}

void import_work_take_words(struct import_work *work)
{
    words_forget(work);
    for (size_t i = 0; i < import_unknown_count(work->import); i++) {
        const struct import_unknown *unknown = import_unknown_at(work->import, i);
        struct import_word *known = word_find(work, unknown->field, unknown->value);
        if (!known) {
            work->words = memory_resize(work->words, work->word_count + 1, sizeof *work->words);
            known = &work->words[work->word_count++];
            *known = (struct import_word){.field = unknown->field, .word = string_copy(unknown->value)};
        }
        word_take_place(work, known, unknown);
    }
}

bool import_work_answer(struct import_work *work, size_t index, const char *meaning, struct error *error)
{
    struct import_word *word = &work->words[index];

    if (!import_answer(work->import, word->field, word->word, meaning, error))
        return false;
    char *copy = string_copy(meaning);
    free(word->meaning);
    word->meaning = copy;
    work->checked = false;
    return true;
}

/* --- Leaving -------------------------------------------------------------------------------------------------------------- */

static void leave_answered(struct screen *screen, void *context, bool yes)
{
    struct import_work *work = context;

    if (yes)
        screen_close(screen, work->first);
}

bool import_work_may_close(struct import_work *work)
{
    if (!work->path || work->written)
        return true;
    screen_confirm(work->screen, _("Leave the import? Nothing was written."), leave_answered, work);
    return false;
}
