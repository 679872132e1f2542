/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's first page: what was recognised in the file, each of it to be said otherwise, with its first rows as they are read. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/file_lines.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/csv_choose.h"
#include "ui/import_page.h"
#include "ui/import_words.h"
#include "ui/prompt.h"

enum read_tag { TAG_TYPE = IMPORT_TAG_OWN, TAG_ENCODING, TAG_DELIMITER, TAG_HEADER };

enum { SAMPLE_ROWS = 8, SAMPLE_NARROWEST = 4, SAMPLE_WIDEST = 22, HEADER_LINES = 20, LINE_SHOWN = 200 };

static struct import_work *work_of(const struct page *page)
{
    return ((const struct import_page *)page)->work;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

static char *header_text(const struct csv_dialect *dialect)
{
    if (dialect->header_line == 0)
        return string_copy(_("none: the columns go by their numbers"));
    return string_format(_("line %zu"), dialect->header_line);
}

/* The number of rows once they are counted. */
static char *rows_text(const struct import_work *work)
{
    if (work->rows < 0 || work->counter)
        return string_copy(_("being counted ..."));
    return number_show_whole(work->rows, message_language());
}

static void doubt_add(struct page *page, const struct import_work *work)
{
    const char *doubt = csv_stream_doubt(work->stream);
    char *text = doubt ? NULL : csv_stream_encoding_text(work->stream);

    if (doubt)
        text = *doubt ? string_format(_("Doubtful: the letters are not plausible in this encoding. Perhaps it is %s."), doubt)
                        : string_copy(_("Doubtful: the letters are not plausible in this encoding."));
    if (text)
        page_add_text(page, STYLE_WARNING, text);
    free(text);
}

static void bad_add(struct page *page, const struct import_work *work)
{
    if (work->counter || work->bad_count == 0)
        return;
    char *text = string_format(message_plural("%llu character cannot be read in this encoding.", "%llu characters cannot be read in this encoding.",
                                              (unsigned long)work->bad_count),
                               (unsigned long long)work->bad_count);
    page_add_text(page, STYLE_WARNING, text);
    free(text);
}

static void above_add(struct page *page, const struct csv_dialect *dialect)
{
    char *text = import_above_text(dialect);

    if (text)
        page_add_text(page, STYLE_WARNING, text);
    free(text);
}

static const char *sample_cell(const struct import_sample *sample, size_t column)
{
    return column < sample->count ? sample->cells[column] : "";
}

static int column_width(const struct import_work *work, size_t column)
{
    int width = text_width(work->mapping.columns[column].header);

    for (size_t i = 0; i < work->sample_count && i < SAMPLE_ROWS; i++) {
        int cell = text_width(sample_cell(&work->samples[i], column));
        width = cell > width ? cell : width;
    }
    return width < SAMPLE_NARROWEST ? SAMPLE_NARROWEST : width > SAMPLE_WIDEST ? SAMPLE_WIDEST : width;
}

/* As many columns as there is room for. */
static size_t columns_place(const struct import_work *work, int width, int columns[PAGE_CELLS])
{
    size_t count = 0;

    for (int at = PAGE_MARGIN; count < work->mapping.count && count < PAGE_CELLS && at + SAMPLE_NARROWEST <= width; count++) {
        columns[count] = at;
        at += column_width(work, count) + PAGE_GAP;
    }
    return count;
}

static void samples_add(struct page *page, const struct import_work *work, int width)
{
    int columns[PAGE_CELLS];
    const char *cells[PAGE_CELLS];
    size_t count = columns_place(work, width, columns);

    for (size_t i = 0; i < count; i++)
        cells[i] = work->mapping.columns[i].header;
    page_add_cells(page, 0, 0, STYLE_QUIET, count, columns, cells);
    for (size_t row = 0; row < work->sample_count && row < SAMPLE_ROWS; row++) {
        for (size_t i = 0; i < count; i++)
            cells[i] = sample_cell(&work->samples[row], i);
        page_add_cells(page, 0, 0, STYLE_NORMAL, count, columns, cells);
    }
}

static void read_write(struct page *page, int width)
{
    const struct import_work *work = work_of(page);
    const struct csv_dialect *dialect = csv_stream_dialect(work->stream);
    char *header = header_text(dialect), *rows = rows_text(work), *columns = string_format("%zu", dialect->columns), *delimiter = csv_dialect_delimiter(dialect);

    page_add_line(page, IMPORT_TAG_NEXT, 0, STYLE_NORMAL, _("Go on to the columns"));
    page_add_blank(page);
    page_add_label(page, TAG_TYPE, 0, _("Import as"), IMPORT_LABELS, message_text(work->type->plural));
    page_add_label(page, TAG_ENCODING, 0, _("Encoding"), IMPORT_LABELS, csv_stream_encoding(work->stream));
    doubt_add(page, work);
    page_add_label(page, TAG_DELIMITER, 0, _("Delimiter"), IMPORT_LABELS, delimiter);
    page_add_label(page, TAG_HEADER, 0, _("Header"), IMPORT_LABELS, header);
    above_add(page, dialect);
    page_add_label(page, 0, 0, _("Columns"), IMPORT_LABELS, columns);
    page_add_label(page, 0, 0, _("Rows"), IMPORT_LABELS, rows);
    bad_add(page, work);
    page_add_blank(page);
    samples_add(page, work, width);
    free(delimiter);
    free(columns);
    free(rows);
    free(header);
}

static char *read_title(const struct page *page)
{
    (void)page;
    return string_copy(_("Import: what was recognised"));
}

/* --- Saying otherwise ----------------------------------------------------------------------------------------------------- */

static bool options_try(struct import_work *work, const struct csv_options *options, struct error *error)
{
    bool taken = import_work_set_options(work, options, error);

    screen_refresh(work->screen);
    return taken;
}

static void options_take(struct import_work *work, const struct csv_options *options)
{
    struct error error = {0};

    if (!options_try(work, options, &error))
        screen_say_error(work->screen, &error);
}

static void type_chosen(void *context, const struct choice_list *chosen)
{
    struct import_work *work = context;
    const char *code = choice_list_code(chosen);
    struct error error = {0};

    if (code && !import_work_set_type(work, type_list_find(store_types(work->screen->store), code), &error))
        screen_say_error(work->screen, &error);
    screen_refresh(work->screen);
}

static void type_open(struct import_work *work)
{
    const struct type_list *types = store_types(work->screen->store);
    const struct choose_options options = {.title = _("Import as"), .chosen = type_chosen, .context = work};
    struct choice_list choices = {0};

    for (size_t i = 0; i < types->count; i++) {
        choice_list_add(&choices, types->types[i]->name, message_text(types->types[i]->plural), NULL, types->types[i] == work->type);
        choice_list_also(&choices, types->types[i]->name);
    }
    choose_open(work->screen, &options, &choices);
}

static void encoding_take(struct import_work *work, const char *name)
{
    struct csv_options options = work->asked;

    options.encoding = name;
    options_take(work, &options);
}

/* Asked again where it is not taken. */
static void encoding_entered(struct screen *screen, void *context, const char *text)
{
    struct import_work *work = context;
    struct csv_options options = work->asked;
    struct error error = {0};

    options.encoding = text;
    if (text && text[0] != '\0' && !options_try(work, &options, &error))
        prompt_enter_again(screen, _("Encoding: "), text, error.text, encoding_entered, work);
}

/* An empty code is one that is typed. */
static void encoding_chosen(void *context, const struct choice_list *chosen)
{
    struct import_work *work = context;
    const char *code = choice_list_code(chosen);

    if (code && code[0] == '\0')
        screen_enter(work->screen, _("Encoding: "), "", encoding_entered, work);
    else if (code)
        encoding_take(work, code);
}

static void encoding_open(struct import_work *work)
{
    csv_choose_encoding(work->screen, csv_stream_encoding(work->stream), csv_stream_doubt(work->stream), encoding_chosen, work);
}

static void delimiter_chosen(void *context, const struct choice_list *chosen)
{
    struct import_work *work = context;
    struct csv_options options = work->asked;
    const char *code = choice_list_code(chosen);

    if (!code)
        return;
    options.delimiter = code[0];
    options.lines = code[1] == CSV_CHOOSE_QUOTED ? CSV_LINES_QUOTED : CSV_LINES_PLAIN;
    options_take(work, &options);
}

static void delimiter_open(struct import_work *work)
{
    csv_choose_delimiter(work->screen, csv_stream_dialect(work->stream), true, delimiter_chosen, work);
}

static void header_chosen(void *context, const struct choice_list *chosen)
{
    struct import_work *work = context;
    struct csv_options options = work->asked;
    const char *code = choice_list_code(chosen);

    if (!code)
        return;
    options.header_line = strtoul(code, NULL, 10);
    options.no_header = options.header_line == 0;
    options_take(work, &options);
}

/* The file's first lines, of which one may be the header. */
static void lines_add(const struct import_work *work, struct choice_list *choices)
{
    struct error error;
    struct file_line line;
    struct file_lines *lines = file_lines_new(work->file, work->path, csv_stream_encoding(work->stream), FILE_READ_FEW, &error);

    for (size_t i = 0; lines && i < HEADER_LINES && file_lines_next(lines, &line, &error) == FILE_RESULT_LINE; i++) {
        char *text = string_copy_part(line.text, line.length < LINE_SHOWN ? line.length : LINE_SHOWN);
        char *code = string_format("%zu", line.number), *label = string_format("%zu  %s", line.number, text);
        choice_list_add(choices, code, label, NULL, line.number == csv_stream_dialect(work->stream)->header_line);
        free(label);
        free(code);
        free(text);
    }
    file_lines_free(lines);
}

static void header_open(struct import_work *work)
{
    const struct choose_options options = {.title = _("Which line is the header?"), .chosen = header_chosen, .context = work};
    struct choice_list choices = {0};

    choice_list_add(&choices, "0", _("none: the columns go by their numbers"), NULL, csv_stream_dialect(work->stream)->header_line == 0);
    lines_add(work, &choices);
    choose_open(work->screen, &options, &choices);
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

/* Letters that are plausible in no encoding would be written as they are: first it is said which it is. */
static void columns_go(struct import_work *work)
{
    if (csv_stream_doubt(work->stream))
        encoding_open(work);
    else
        import_columns_page_open(work);
}

static void read_next(struct import_page *page)
{
    columns_go(page->work);
}

static void read_open(struct page *page, int tag, size_t index)
{
    struct import_work *work = work_of(page);

    (void)index;
    if (tag == IMPORT_TAG_NEXT) {
        columns_go(work);
        return;
    }
    switch ((enum read_tag)tag) {
    case TAG_TYPE:
        type_open(work);
        break;
    case TAG_ENCODING:
        encoding_open(work);
        break;
    case TAG_DELIMITER:
        delimiter_open(work);
        break;
    case TAG_HEADER:
        header_open(work);
        break;
    }
}

/* Rows are counted while nobody waits. */
static bool read_work(struct page *page)
{
    struct import_work *work = work_of(page);
    bool counting = work->rows < 0 || work->counter;

    if (!counting)
        return false;
    if (!import_work_count(work))
        page_change(page);
    return true;
}

static const struct page_kind read_kind = {.title = read_title, .note = import_page_note, .write = read_write, .open = read_open, .work = read_work};

void import_read_page_open(struct import_work *work)
{
    import_page_push(import_page_new(work, sizeof(struct import_page), &import_page_class, &read_kind, read_next));
}
