/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an import: its cells and what is read of them, beside what it is taken for; what is wrong or doubtful in it; its cells mended, and what is done with it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/import_page.h"
#include "ui/import_words.h"
#include "ui/prompt.h"

enum row_tag { TAG_POLICY = IMPORT_TAG_OWN, TAG_ALL, TAG_CELL };

enum { ROW_CELLS = 4 };

struct row_page {
    struct import_page page;
    int list;       /* whose rows Tab goes through */
    bool preview;   /* nothing is checked yet: as the mapping reads it */
    int64_t number;
    struct import_look look;
    struct record there; /* what it is taken for; its type is NULL where there is none */
    size_t column;       /* of the cell that is being mended */
};

static struct row_page *row_of(struct page *page)
{
    return (struct row_page *)page;
}

/* --- Reading -------------------------------------------------------------------------------------------------------------- */

static void row_forget(struct row_page *row)
{
    import_look_done(&row->look);
    row->look = (struct import_look){0};
    if (row->there.type)
        record_done(&row->there);
    row->there = (struct record){0};
}

/* What the row is taken for: a record, or what a row above becomes. */
static void there_read(struct row_page *row)
{
    const struct import_work *work = row->page.work;
    struct screen *screen = work->screen;
    struct import_look above;
    struct error error;

    if (row->look.target != 0) {
        if (!store_load(screen->store, &screen->viewer, work->type, row->look.target, &row->there, &error))
            row->there = (struct record){0};
    } else if (row->look.target_line != 0 && import_look_line(work->import, row->look.target_line, &above, &error)) {
        record_copy(&row->there, &above.record);
        import_look_done(&above);
    }
}

/* Looks at a row; false, with what was shown as it was, where there is none. */
static bool row_read(struct row_page *row, int64_t number, struct error *error)
{
    struct import_work *work = row->page.work;
    struct import_look look;

    if (!(row->preview ? import_preview(work->import, number, &look, error) : import_look(work->import, number, &look, error)))
        return false;
    row_forget(row);
    row->look = look;
    row->number = number;
    there_read(row);
    page_change(&row->page.page);
    return true;
}

static void row_read_again(struct row_page *row)
{
    struct error error = {0};

    if (!row_read(row, row->number, &error))
        screen_say_error(row->page.work->screen, &error);
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

static void note_show(struct page *page, enum style style, const struct import_cell_note *note)
{
    char *line = note->column[0] != '\0' ? string_format("%s: %s", note->column, note->text) : string_copy(note->text);

    page_add_text(page, style, line);
    free(line);
}

/* What becomes of it and why, with all that it is rejected for, then what was mended in it: of a row with nothing else to be said its first note stands for that in lists. */
static void what_add(struct page *page)
{
    const struct row_page *row = row_of(page);
    char *text = import_look_text(&row->look);
    bool is_note = row->look.outcome != IMPORT_REJECTED && (row->look.like || (row->look.target == 0 && row->look.target_line == 0));

    if (text[0] != '\0' && !is_note)
        page_add_text(page, row->look.outcome == IMPORT_REJECTED ? STYLE_ERROR : STYLE_NORMAL, text);
    free(text);
    for (size_t i = 1; i < row->look.fault_count; i++)
        note_show(page, STYLE_ERROR, &row->look.faults[i]);
    for (size_t i = 0; i < row->look.note_count; i++)
        note_show(page, STYLE_WARNING, &row->look.notes[i]);
}

static void decision_add(struct page *page)
{
    const struct row_page *row = row_of(page);

    if (!row->look.matched)
        return;
    if (row->look.like) {
        page_add_label(page, TAG_POLICY, 0, _("This row is"), IMPORT_LABELS, import_like_text());
        return;
    }
    const char *policy = import_policy_text(row->look.policy);
    /* TRANSLATORS: what is done with a row: "left out (as all others)". */
    char *text = row->look.decided || row->look.even ? string_copy(policy) : string_format(_("%s (as all others)"), policy);
    page_add_label(page, TAG_POLICY, 0, _("This row is"), IMPORT_LABELS, text);
    free(text);
    page_add_label(page, TAG_ALL, 0, _("All others are"), IMPORT_LABELS, import_policy_text(row->page.work->options.policy));
}

/* A field of a record as people read it, "" where it is empty. The caller frees it. */
static char *field_text(const struct row_page *row, const struct record *record, const struct field *field)
{
    struct screen *screen = row->page.work->screen;

    if (!record->type || value_is_empty(record_field(record, field)))
        return string_copy("");
    if (field->kind == FIELD_REFERENCE)
        return store_show(screen->store, &screen->viewer, record, field, message_language(), NULL);
    return field_show(field, record_field(record, field), message_language());
}

/* What was read of the list for a field: of another row what that is called, and where it stands. */
static char *read_text(const struct row_page *row, const struct field *field)
{
    if (field == row->look.linked && row->look.linked_title)
        /* TRANSLATORS: another row of the same list, and the line it is on. */
        return string_format(_("%s (line %zu)"), row->look.linked_title, row->look.linked_line);
    return field_text(row, &row->look.record, field);
}

/* Whether a column is the first of those that fill the link's field: what is read of them stands there. */
static bool is_first(const struct mapping *mapping, size_t link)
{
    return link == 0 || mapping->links[link - 1].field != mapping->links[link].field;
}

/* What becomes of a column that fills no field of its own. The caller frees it. */
static char *unlinked_text(const struct mapping *mapping, size_t column)
{
    switch (mapping->columns[column].use) {
    case COLUMN_READ:
        return string_copy("");
    case COLUMN_UNREAD:
        return import_rest_text(mapping);
    case COLUMN_PASSED:
        break;
    }
    return string_copy(_("(not read)"));
}

/* What the last column is: what the row is taken for. */
static const char *there_head(const struct row_page *row)
{
    return row->look.target_line != 0 ? _("In the row above") : _("There already");
}

/* What differs and is too long for its column stands below it in full: it can be seen nowhere else. */
static void there_add_whole(struct page *page, const char *there, int column)
{
    if (text_width(there) <= page->width - column)
        return;
    char *line = string_format("%s: %s", there_head(row_of(page)), there);
    page_add_text(page, STYLE_QUIET, line);
    free(line);
}

static void cell_add(struct page *page, size_t column, const struct field *field, size_t count, const int *columns)
{
    const struct row_page *row = row_of(page);
    const struct mapping_column *own = &row->page.work->mapping.columns[column];
    char *read = field ? read_text(row, field) : unlinked_text(&row->page.work->mapping, column);
    char *there = field ? field_text(row, &row->there, field) : string_copy("");
    const char *const cells[ROW_CELLS] = {own->header, column < row->look.cell_count ? row->look.cells[column] : "", read, there};
    bool differs = row->there.type && field && strcmp(read, there) != 0 && read[0] != '\0';

    page_add_cells(page, row->preview ? 0 : TAG_CELL, column, !field ? STYLE_QUIET : differs ? STYLE_STRONG : STYLE_NORMAL, count, columns, cells);
    if (row->there.type && field && strcmp(read, there) != 0)
        there_add_whole(page, there, columns[ROW_CELLS - 1]);
    free(there);
    free(read);
}

static void column_add(struct page *page, size_t column, size_t count, const int *columns)
{
    const struct mapping *mapping = &row_of(page)->page.work->mapping;
    const struct field *field = NULL;

    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].column == column && is_first(mapping, i))
            field = mapping->links[i].field;
    cell_add(page, column, field, count, columns);
}

/* A cell beyond the last column. */
static void surplus_add(struct page *page, const char *cell, size_t count, const int *columns)
{
    const char *const cells[ROW_CELLS] = {_("(no column)"), cell, "", ""};

    page_add_cells(page, 0, 0, STYLE_QUIET, count, columns, cells);
}

/* What is the same in all rows stands in no column. */
static void given_add(struct page *page, const struct field *field, size_t count, const int *columns)
{
    const struct row_page *row = row_of(page);
    char *label = field_label(field), *read = field_text(row, &row->look.record, field), *there = field_text(row, &row->there, field);
    const char *const cells[ROW_CELLS] = {label, _("(in all rows)"), read, there};

    page_add_cells(page, 0, 0, STYLE_NORMAL, count, columns, cells);
    free(there);
    free(read);
    free(label);
}

static void cells_add(struct page *page, int width)
{
    const struct row_page *row = row_of(page);
    size_t count = row->there.type ? ROW_CELLS : ROW_CELLS - 1;
    int part = (width - PAGE_MARGIN) / (int)count;
    const int columns[ROW_CELLS] = {PAGE_MARGIN, PAGE_MARGIN + part, PAGE_MARGIN + 2 * part, PAGE_MARGIN + 3 * part};
    const char *const heads[ROW_CELLS] = {_("Column"), _("In the list"), _("Read as"), there_head(row)};

    page_add_cells(page, 0, 0, STYLE_QUIET, count, columns, heads);
    for (size_t i = 0; i < row->page.work->mapping.count; i++)
        column_add(page, i, count, columns);
    for (size_t i = row->page.work->mapping.count; i < row->look.cell_count; i++)
        surplus_add(page, row->look.cells[i], count, columns);
    for (size_t i = 0; i < row->page.work->given_count; i++)
        given_add(page, row->page.work->given[i].field, count, columns);
}

static void row_write(struct page *page, int width)
{
    what_add(page);
    decision_add(page);
    if (page->count > 0)
        page_add_blank(page);
    cells_add(page, width);
}

static char *row_title(const struct page *page)
{
    const struct row_page *row = (const struct row_page *)page;

    if (row->preview)
        return string_format(_("Import: line %zu as it will be read"), row->look.line);
    /* TRANSLATORS: a line of the file and what becomes of it: "Import: line 12 (Rejected)". */
    return string_format(_("Import: line %zu (%s)"), row->look.line, import_list_name((int)row->look.outcome));
}

/* --- Mending and deciding --------------------------------------------------------------------------------------------------- */

/* Numbers and lists of the pages below have changed with it. */
static void row_changed(struct row_page *row)
{
    row_read_again(row);
    screen_refresh(row->page.work->screen);
}

static void cell_entered(struct screen *screen, void *context, const char *text);

/* Asks for a cell's text: again, with what was typed, where why says what is wrong with that. */
static void cell_ask(struct row_page *row, const char *text, const char *why)
{
    const struct import_work *work = row->page.work;
    char *label = string_format("%s: ", work->mapping.columns[row->column].header);

    if (why)
        prompt_enter_again(work->screen, label, text, why, cell_entered, row);
    else
        screen_enter(work->screen, label, text, cell_entered, row);
    free(label);
}

static void cell_entered(struct screen *screen, void *context, const char *text)
{
    struct row_page *row = context;
    struct error error = {0};

    (void)screen;
    if (!text)
        return;
    bool edited = import_edit(row->page.work->import, row->number, row->column, text, &error);
    row_changed(row);
    if (!edited)
        cell_ask(row, text, error.text);
}

static void cell_open(struct row_page *row, size_t column)
{
    row->column = column;
    cell_ask(row, column < row->look.cell_count ? row->look.cells[column] : "", NULL);
}

static void policy_chosen(void *context, const struct choice_list *chosen)
{
    struct row_page *row = context;
    const char *code = choice_list_code(chosen);
    struct error error = {0};

    if (!code)
        return;
    bool decided = import_decide(row->page.work->import, row->number, import_policy_of_code(code), &error);
    row_changed(row);
    if (!decided)
        screen_say_error(row->page.work->screen, &error);
}

static void all_chosen(void *context, const struct choice_list *chosen)
{
    const struct row_page *row = context;
    const char *code = choice_list_code(chosen);

    if (code)
        import_decide_start(row->page.work, import_policy_of_code(code));
}

static void row_open(struct page *page, int tag, size_t index)
{
    struct row_page *row = row_of(page);
    struct screen *screen = row->page.work->screen;

    switch ((enum row_tag)tag) {
    case TAG_POLICY:
        import_policy_choose(screen, _("This row is"), row->look.policy, policy_chosen, row);
        break;
    case TAG_ALL:
        import_policy_choose(screen, _("All others are"), row->page.work->options.policy, all_chosen, row);
        break;
    case TAG_CELL:
        cell_open(row, index);
        break;
    }
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

/* The next row of the list, or the one before. */
static bool number_beside(const struct row_page *row, bool next, int64_t *number)
{
    size_t count = 0;
    struct error error;

    if (row->preview) {
        *number = row->number + (next ? 1 : -1);
        return *number > 0;
    }
    return import_list(row->page.work->import, row->list, row->number, next ? 1 : -1, number, &count, &error) && count > 0;
}

static bool row_move(struct pane *pane, enum movement movement)
{
    struct row_page *row = (struct row_page *)pane;
    struct error error;
    int64_t number;

    if (movement != MOVE_NEXT_SECTION && movement != MOVE_PREVIOUS_SECTION)
        return page_move(pane, movement);
    if (!number_beside(row, movement == MOVE_NEXT_SECTION, &number) || !row_read(row, number, &error))
        screen_say(pane->screen, "%s", _("There is no further row in this list."));
    return true;
}

static void row_refresh(struct pane *pane)
{
    row_read_again((struct row_page *)pane);
}

static const char *row_hint(const struct pane *pane)
{
    /* TRANSLATORS: at most 60 characters each, as they stand on a narrow screen. */
    return ((const struct row_page *)pane)->preview ? _("Tab next row   Shift-Tab the row before   Esc back   ? help")
                                                    : _("Enter mend   Tab, Shift-Tab next, previous   Esc back   ? help");
}

static void row_free(struct pane *pane)
{
    row_forget((struct row_page *)pane);
    import_page_free(pane);
}

static const struct page_kind row_kind = {.title = row_title, .note = import_page_note, .write = row_write, .open = row_open};

static const struct pane_class row_class = {
    .place = PLACE_IMPORT,
    .draw = page_draw,
    .prepare = page_prepare,
    .move = row_move,
    .open = page_open,
    .back = import_page_back,
    .refresh = row_refresh,
    .may_close = import_page_may_close,
    .title = page_title,
    .hint = row_hint,
    .free = row_free,
};

static void row_show(struct import_work *work, int list, bool preview, int64_t number)
{
    struct import_page *page = import_page_new(work, sizeof(struct row_page), &row_class, &row_kind, NULL);
    struct row_page *row = (struct row_page *)page;
    struct error error = {0};

    row->list = list;
    row->preview = preview;
    if (row_read(row, number, &error)) {
        import_page_push(page);
        return;
    }
    row_free(&page->page.pane);
    screen_say_error(work->screen, &error);
}

void import_row_page_open(struct import_work *work, int list, int64_t number)
{
    row_show(work, list, false, number);
}

void import_preview_page_open(struct import_work *work)
{
    row_show(work, 0, true, 1);
}
