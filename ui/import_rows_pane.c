/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import in one list (the rejected ones, the doubtful ones), as many as are in sight held at a time. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/import_page.h"
#include "ui/import_words.h"

enum {
    ROWS_HEAD = 2, /* the title and the columns' headings */
    LINE_WIDTH = 8,
    LINE_COLUMN = PAGE_MARGIN,
    TITLE_COLUMN = LINE_COLUMN + LINE_WIDTH + PAGE_GAP
};

struct rows_line {
    int64_t number;
    char *line, *title, *text;
};

struct rows_pane {
    struct pane pane;
    struct import_work *work;
    int list;
    struct rows_line *lines; /* those in sight */
    size_t count, height;
    size_t cursor;
    bool read;
};

static struct rows_pane *rows_of(const struct pane *pane)
{
    return (struct rows_pane *)pane;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

static void line_done(struct rows_line *line)
{
    free(line->line);
    free(line->title);
    free(line->text);
}

static void lines_clear(struct rows_pane *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        line_done(&rows->lines[i]);
    rows->count = 0;
}

static struct rows_line line_read(const struct rows_pane *rows, int64_t number)
{
    struct rows_line line = {.number = number};
    struct import_look look;
    struct error error;

    if (!import_look(rows->work->import, number, &look, &error)) {
        line.text = string_copy(error.text);
        return line;
    }
    line.line = string_format("%zu", look.line);
    line.title = import_look_title(&look);
    line.text = import_look_text(&look);
    import_look_done(&look);
    return line;
}

/* Numbers of the list from a place, as import_list gives them; *numbers has room for them. False where that failed, which is said. */
static bool numbers_read(struct rows_pane *rows, int64_t from, int limit, int64_t *numbers, size_t *count)
{
    struct error error;

    if (import_list(rows->work->import, rows->list, from, limit, numbers, count, &error))
        return true;
    screen_say_error(rows->pane.screen, &error);
    return false;
}

/* Shows what follows a number, or with before what stands before it; false where there is nothing, or it could not be read. */
static bool lines_show(struct rows_pane *rows, int64_t from, bool before)
{
    int64_t *numbers = memory_new_array(rows->height, sizeof *numbers);
    size_t count = 0;
    bool ok = numbers_read(rows, from, before ? -(int)rows->height : (int)rows->height, numbers, &count) && count > 0;

    if (ok) {
        lines_clear(rows);
        rows->lines = memory_resize(rows->lines, rows->height, sizeof *rows->lines);
        for (size_t i = 0; i < count; i++)
            rows->lines[rows->count++] = line_read(rows, numbers[i]);
    }
    free(numbers);
    return ok;
}

static void cursor_bound(struct rows_pane *rows)
{
    if (rows->cursor >= rows->count)
        rows->cursor = rows->count > 0 ? rows->count - 1 : 0;
}

/* Reads anew what is in sight; the list's end fills the height. */
static void lines_read_again(struct rows_pane *rows)
{
    int64_t first = rows->count > 0 ? rows->lines[0].number - 1 : 0;

    if (!lines_show(rows, first, false) && !lines_show(rows, INT64_MAX, true))
        lines_clear(rows);
    if (rows->count < rows->height && first > 0)
        lines_show(rows, INT64_MAX, true);
    cursor_bound(rows);
    rows->read = true;
}

static void rows_prepare(struct pane *pane, struct area area)
{
    struct rows_pane *rows = rows_of(pane);
    size_t height = area.rows > ROWS_HEAD ? (size_t)(area.rows - ROWS_HEAD) : 1;

    pane->area = area;
    if (rows->read && height == rows->height)
        return;
    size_t below = rows->cursor < height ? 0 : rows->cursor - height + 1;
    rows->height = height;
    /* In a lower window the cursor's row stays in sight. */
    if (below > 0 && below < rows->count)
        rows->lines[0].number = rows->lines[below].number;
    rows->cursor -= below;
    lines_read_again(rows);
}

/* --- Moving --------------------------------------------------------------------------------------------------------------- */

/* One row further: the first goes, the next one comes. */
static void scroll_down(struct rows_pane *rows)
{
    int64_t next;
    size_t count = 0;

    if (!numbers_read(rows, rows->lines[rows->count - 1].number, 1, &next, &count) || count == 0)
        return;
    line_done(&rows->lines[0]);
    memmove(rows->lines, rows->lines + 1, (rows->count - 1) * sizeof *rows->lines);
    rows->lines[rows->count - 1] = line_read(rows, next);
}

static void scroll_up(struct rows_pane *rows)
{
    int64_t next;
    size_t count = 0;

    if (!numbers_read(rows, rows->lines[0].number, -1, &next, &count) || count == 0)
        return;
    line_done(&rows->lines[rows->count - 1]);
    memmove(rows->lines + 1, rows->lines, (rows->count - 1) * sizeof *rows->lines);
    rows->lines[0] = line_read(rows, next);
}

static void page_down(struct rows_pane *rows)
{
    if (lines_show(rows, rows->lines[rows->count - 1].number, false) && rows->count == rows->height)
        return;
    lines_show(rows, INT64_MAX, true);
    rows->cursor = rows->count - 1;
}

static void page_up(struct rows_pane *rows)
{
    if (lines_show(rows, rows->lines[0].number, true) && rows->count == rows->height)
        return;
    lines_show(rows, 0, false);
    rows->cursor = 0;
}

static bool rows_move(struct pane *pane, enum movement movement)
{
    struct rows_pane *rows = rows_of(pane);

    if (rows->count == 0)
        return true;
    switch (movement) {
    case MOVE_UP:
        if (rows->cursor > 0)
            rows->cursor--;
        else
            scroll_up(rows);
        return true;
    case MOVE_DOWN:
        if (rows->cursor + 1 < rows->count)
            rows->cursor++;
        else
            scroll_down(rows);
        return true;
    case MOVE_PAGE_UP:
        page_up(rows);
        return true;
    case MOVE_PAGE_DOWN:
        page_down(rows);
        return true;
    case MOVE_FIRST:
        lines_show(rows, 0, false);
        rows->cursor = 0;
        return true;
    case MOVE_LAST:
        lines_show(rows, INT64_MAX, true);
        rows->cursor = rows->count - 1;
        return true;
    case MOVE_NEXT_SECTION:
    case MOVE_PREVIOUS_SECTION:
        return true;
    case MOVE_LEFT:
    case MOVE_RIGHT:
        return false;
    }
    return false;
}

static bool rows_open(struct pane *pane)
{
    struct rows_pane *rows = rows_of(pane);

    if (rows->count > 0)
        import_row_page_open(rows->work, rows->list, rows->lines[rows->cursor].number);
    return rows->count > 0;
}

/* --- Drawing -------------------------------------------------------------------------------------------------------------- */

static char *rows_title(struct pane *pane)
{
    const struct rows_pane *rows = rows_of(pane);
    char *count = number_show_whole(import_list_count(rows->work->import, rows->list), message_language());
    /* TRANSLATORS: a list of rows and how many are in it: "Import: Rejected (12)". */
    char *title = string_format(_("Import: %s (%s)"), import_list_name(rows->list), count);

    free(count);
    return title;
}

static void line_draw_cells(struct area area, int row, const char *line, const char *title, const char *text, enum style style)
{
    int middle = TITLE_COLUMN + (area.columns - TITLE_COLUMN) * 2 / 5;

    draw_cell(area, row, LINE_COLUMN, LINE_WIDTH, line, style, ALIGN_RIGHT);
    draw_cell(area, row, TITLE_COLUMN, middle - TITLE_COLUMN - PAGE_GAP, title, style, ALIGN_LEFT);
    draw_cell(area, row, middle, area.columns - middle, text, style, ALIGN_LEFT);
}

static void rows_draw(struct pane *pane, struct area area)
{
    const struct rows_pane *rows = rows_of(pane);
    struct area body = {area.row + ROWS_HEAD, area.column, area.rows - ROWS_HEAD, area.columns};
    char *title = rows_title(pane);

    draw_cell(area, 0, PAGE_MARGIN, area.columns - PAGE_MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    line_draw_cells(area, 1, _("Line"), _("Row"), _("What there is to say of it"), STYLE_QUIET);
    for (size_t i = 0; i < rows->count && (int)i < body.rows; i++) {
        const struct rows_line *line = &rows->lines[i];
        line_draw_cells(body, (int)i, line->line != NULL ? line->line : "", line->title != NULL ? line->title : "", line->text, STYLE_NORMAL);
    }
    if (rows->count > 0)
        draw_text(body, (int)rows->cursor, 0, ">", STYLE_NORMAL);
    else
        draw_text(body, 0, PAGE_MARGIN, _("There is no such row any more."), STYLE_QUIET);
    free(title);
}

/* --- The pane ------------------------------------------------------------------------------------------------------------- */

static void rows_refresh(struct pane *pane)
{
    rows_of(pane)->read = false;
    pane->screen->stale = true;
}

static bool rows_may_close(struct pane *pane)
{
    return import_work_may_close(rows_of(pane)->work);
}

static void rows_free(struct pane *pane)
{
    struct rows_pane *rows = rows_of(pane);

    lines_clear(rows);
    free(rows->lines);
    free(rows);
}

static const struct pane_class rows_class = {
    .place = PLACE_IMPORT,
    .draw = rows_draw,
    .prepare = rows_prepare,
    .move = rows_move,
    .open = rows_open,
    .back = import_page_back,
    .refresh = rows_refresh,
    .may_close = rows_may_close,
    .title = rows_title,
    .free = rows_free,
};

void import_rows_pane_open(struct import_work *work, int list)
{
    struct rows_pane *rows = memory_new(sizeof *rows);

    rows->pane.class = &rows_class;
    rows->work = work;
    rows->list = list;
    screen_push(work->screen, &rows->pane);
}
