/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/line.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"

enum {
    LINE_STEPS = 500, /* that can be undone; older ones are forgotten */
    NO_GOAL = -1
};

/* What kind of edit a step was: letters typed or erased one after another become one step. */
enum step_kind { STEP_WHOLE, STEP_TYPED, STEP_ERASED };

/* An edit as what takes it back: `inserted` bytes at `from` make way for what was removed there. */
struct line_step {
    struct line_step *earlier;
    enum step_kind kind;
    size_t from;
    size_t inserted;
    struct text removed;
    size_t cursor; /* before the edit */
};

/* --- Undo ------------------------------------------------------------------------------------------------------------- */

static void step_free(struct line_step *step)
{
    text_done(&step->removed);
    free(step);
}

static void steps_cut(struct line *line, size_t keep)
{
    struct line_step **at = &line->undo;
    for (size_t i = 0; i < keep && *at != NULL; i++)
        at = &(*at)->earlier;
    while (*at != NULL) {
        struct line_step *step = *at;
        *at = step->earlier;
        step_free(step);
        line->undo_count--;
    }
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* Whether an edit goes on with the latest step: a word typed on, a run of letters erased. */
static bool step_goes_on(const struct line *line, enum step_kind kind, size_t from, size_t to, const char *string)
{
    const struct line_step *step = line->undo;
    if (step == NULL || kind == STEP_WHOLE || step->kind != kind)
        return false;
    if (kind == STEP_ERASED)
        return to == step->from || from == step->from;
    bool begins_word = from > 0 && is_blank(line->text.bytes[from - 1]) && !is_blank(string[0]);
    return from == step->from + step->inserted && !begins_word;
}

static void step_add(struct line *line, enum step_kind kind, size_t from)
{
    struct line_step *step = memory_new(sizeof *step);
    step->earlier = line->undo;
    step->kind = kind;
    step->from = from;
    step->cursor = line->cursor;
    line->undo = step;
    line->undo_count++;
    if (line->undo_count > LINE_STEPS)
        steps_cut(line, LINE_STEPS);
}

/* --- Edits ------------------------------------------------------------------------------------------------------------ */

/* Moves the cursor; never into the middle of a letter with its marks. */
static void line_go(struct line *line, size_t offset)
{
    const char *string = line_string(line);
    line->cursor = offset;
    line->goal = NO_GOAL;
    if (offset > 0 && offset < line->text.length) {
        size_t end = text_next(string, line->text.length, text_previous(string, offset));
        if (end > offset)
            line->cursor = end;
    }
}

/* The one way the text changes: the bytes [from, to) become string. */
static void line_edit(struct line *line, enum step_kind kind, size_t from, size_t to, const char *string, size_t length)
{
    if (from == to && length == 0)
        return;
    if (!step_goes_on(line, kind, from, to, string))
        step_add(line, kind, from);
    struct line_step *step = line->undo;
    size_t place = from < step->from ? 0 : step->removed.length;
    text_replace(&step->removed, place, place, line_string(line) + from, to - from);
    if (from < step->from)
        step->from = from;
    step->inserted += length;
    text_replace(&line->text, from, to, string, length);
    line_go(line, from + length);
}

static bool line_undo(struct line *line)
{
    struct line_step *step = line->undo;
    if (step == NULL)
        return true;
    text_replace(&line->text, step->from, step->from + step->inserted, text_string(&step->removed), step->removed.length);
    line_go(line, step->cursor);
    line->undo = step->earlier;
    line->undo_count--;
    step_free(step);
    return true;
}

void line_init(struct line *line, const char *text)
{
    *line = (struct line){.goal = NO_GOAL};
    text_add(&line->text, text);
    line->cursor = line->text.length;
}

void line_done(struct line *line)
{
    steps_cut(line, 0);
    text_done(&line->text);
    text_done(&line->killed);
}

void line_set(struct line *line, const char *text)
{
    if (strcmp(line_string(line), text) != 0)
        line_edit(line, STEP_WHOLE, 0, line->text.length, text, strlen(text));
    line_go(line, line->text.length);
}

void line_restart(struct line *line, const char *text)
{
    bool at_end = line->cursor == line->text.length;
    steps_cut(line, 0);
    text_clear(&line->text);
    text_add(&line->text, text);
    line_go(line, at_end || line->cursor > line->text.length ? line->text.length : line->cursor);
}

const char *line_string(const struct line *line)
{
    return text_string(&line->text);
}

/* --- Rows of a wrapped text ------------------------------------------------------------------------------------------- */

/* Wraps to one column less than there are, so that the cursor has a place behind a full row. */
static size_t line_wrap(const struct line *line, int width, struct text_line **rows)
{
    return text_wrap(line_string(line), width > 2 ? width - 1 : 1, rows);
}

static size_t row_of(const struct text_line *rows, size_t count, size_t offset)
{
    size_t row = count - 1;
    while (row > 0 && rows[row].start > offset)
        row--;
    return row;
}

static int width_between(const struct line *line, size_t from, size_t to)
{
    char *part = string_copy_part(line_string(line) + from, to - from);
    int width = text_width(part);
    free(part);
    return width;
}

/* The last place of the cursor in a row: behind its last letter, and where a paragraph ends behind its blanks too. Where a long word was cut it is before the last letter, since what is
 * behind it is in the next row. */
static size_t row_end(const struct line *line, const struct text_line *rows, size_t count, size_t row)
{
    if (row + 1 == count)
        return line->text.length;
    size_t end = rows[row].start + rows[row].length, next = rows[row + 1].start;
    if (line->text.bytes[next - 1] == '\n')
        return next - 1;
    return end == next && end > rows[row].start ? text_previous(line_string(line), end) : end;
}

/* The place in a row nearest to a column. */
static size_t row_offset(const struct line *line, const struct text_line *rows, size_t count, size_t row, int column)
{
    char *part = string_copy_part(line_string(line) + rows[row].start, rows[row].length);
    size_t offset = rows[row].start + text_fit(part, column, NULL);
    size_t end = row_end(line, rows, count, row);
    free(part);
    return offset < end ? offset : end;
}

int line_rows(const struct line *line, int width)
{
    struct text_line *rows;
    size_t count = line_wrap(line, width, &rows);
    free(rows);
    return (int)count;
}

int line_cursor_row(const struct line *line, int width)
{
    struct text_line *rows;
    size_t count = line_wrap(line, width, &rows);
    size_t row = row_of(rows, count, line->cursor);
    free(rows);
    return (int)row;
}

static bool line_vertical(struct line *line, int width, bool down)
{
    if (!line->many_lines)
        return false;
    struct text_line *rows;
    size_t count = line_wrap(line, width, &rows);
    size_t row = row_of(rows, count, line->cursor);
    bool moves = down ? row + 1 < count : row > 0;
    if (moves) {
        int goal = line->goal != NO_GOAL ? line->goal : width_between(line, rows[row].start, line->cursor);
        line_go(line, row_offset(line, rows, count, down ? row + 1 : row - 1, goal));
        line->goal = goal;
    }
    free(rows);
    return moves;
}

/* Goes to the beginning or end of the row, of one line to its own. */
static bool line_row_edge(struct line *line, int width, bool end)
{
    struct text_line *rows;
    if (!line->many_lines) {
        line_go(line, end ? line->text.length : 0);
        return true;
    }
    size_t count = line_wrap(line, width, &rows);
    size_t row = row_of(rows, count, line->cursor);
    line_go(line, end ? row_end(line, rows, count, row) : rows[row].start);
    free(rows);
    return true;
}

/* --- Keys: each is true where it is the line's own ----------------------------------------------------------------------- */

static size_t paragraph_start(const struct line *line)
{
    size_t at = line->cursor;
    while (at > 0 && line->text.bytes[at - 1] != '\n')
        at--;
    return at;
}

static size_t paragraph_end(const struct line *line)
{
    size_t at = line->cursor;
    while (at < line->text.length && line->text.bytes[at] != '\n')
        at++;
    return at;
}

static size_t letter_before(const struct line *line)
{
    return text_previous(line_string(line), line->cursor);
}

static size_t letter_after(const struct line *line)
{
    return text_next(line_string(line), line->text.length, line->cursor);
}

static size_t word_before(const struct line *line)
{
    return text_word_left(line_string(line), line->cursor);
}

static size_t word_after(const struct line *line)
{
    return text_word_right(line_string(line), line->text.length, line->cursor);
}

static bool key_left(struct line *line, int width)
{
    (void)width;
    line_go(line, letter_before(line));
    return true;
}

static bool key_right(struct line *line, int width)
{
    (void)width;
    line_go(line, letter_after(line));
    return true;
}

static bool key_word_left(struct line *line, int width)
{
    (void)width;
    line_go(line, word_before(line));
    return true;
}

static bool key_word_right(struct line *line, int width)
{
    (void)width;
    line_go(line, word_after(line));
    return true;
}

static bool key_paragraph_start(struct line *line, int width)
{
    (void)width;
    line_go(line, paragraph_start(line));
    return true;
}

static bool key_paragraph_end(struct line *line, int width)
{
    (void)width;
    line_go(line, paragraph_end(line));
    return true;
}

static bool key_home(struct line *line, int width)
{
    return line_row_edge(line, width, false);
}

static bool key_end(struct line *line, int width)
{
    return line_row_edge(line, width, true);
}

static bool key_up(struct line *line, int width)
{
    return line_vertical(line, width, false);
}

static bool key_down(struct line *line, int width)
{
    return line_vertical(line, width, true);
}

static bool key_enter(struct line *line, int width)
{
    (void)width;
    if (line->many_lines)
        line_edit(line, STEP_WHOLE, line->cursor, line->cursor, "\n", 1);
    return line->many_lines;
}

static bool key_erase_before(struct line *line, int width)
{
    (void)width;
    line_edit(line, STEP_ERASED, letter_before(line), line->cursor, "", 0);
    return true;
}

static bool key_erase_after(struct line *line, int width)
{
    (void)width;
    line_edit(line, STEP_ERASED, line->cursor, letter_after(line), "", 0);
    return true;
}

/* Takes out [from, to) for Ctrl-Y; kills in a row add up in the order the text had. */
static bool line_kill(struct line *line, bool was_killing, size_t from, size_t to)
{
    if (!was_killing)
        text_clear(&line->killed);
    size_t place = from < line->cursor ? 0 : line->killed.length;
    text_replace(&line->killed, place, place, line_string(line) + from, to - from);
    line_edit(line, STEP_WHOLE, from, to, "", 0);
    line->killing = true;
    return true;
}

/* At the end of a paragraph the line feed goes, so that Ctrl-K again takes the next. */
static size_t kill_end(const struct line *line)
{
    size_t end = paragraph_end(line);
    return end == line->cursor && end < line->text.length ? end + 1 : end;
}

/* Back to the blank before the word, as a terminal's own Ctrl-W does; Alt-Backspace stops at punctuation. */
static size_t blank_before(const struct line *line)
{
    size_t at = line->cursor;
    while (at > 0 && is_blank(line->text.bytes[at - 1]))
        at--;
    while (at > 0 && !is_blank(line->text.bytes[at - 1]))
        at--;
    return at;
}

static bool kill_event(struct line *line, uint32_t press)
{
    bool was_killing = line->killing;
    switch (press) {
    case PRESS_CTRL('k'):
        return line_kill(line, was_killing, line->cursor, kill_end(line));
    case PRESS_CTRL('u'):
        return line_kill(line, was_killing, paragraph_start(line), line->cursor);
    case PRESS_CTRL('w'):
        return line_kill(line, was_killing, blank_before(line), line->cursor);
    case PRESS_ALT | PRESS_BACKSPACE:
        return line_kill(line, was_killing, word_before(line), line->cursor);
    case PRESS_ALT | 'd':
    case PRESS_ALT | 'D':
        return line_kill(line, was_killing, line->cursor, word_after(line));
    default:
        line->killing = false;
        return false;
    }
}

static bool key_yank(struct line *line, int width)
{
    (void)width;
    line_edit(line, STEP_WHOLE, line->cursor, line->cursor, text_string(&line->killed), line->killed.length);
    return true;
}

static bool key_undo(struct line *line, int width)
{
    (void)width;
    return line_undo(line);
}

static const struct line_key {
    uint32_t press;
    bool (*act)(struct line *line, int width);
} keys[] = {
    {PRESS_LEFT, key_left},
    {PRESS_CTRL('b'), key_left},
    {PRESS_RIGHT, key_right},
    {PRESS_CTRL('f'), key_right},
    {PRESS_CTRL_LEFT, key_word_left},
    {PRESS_ALT | 'b', key_word_left},
    {PRESS_ALT | 'B', key_word_left},
    {PRESS_CTRL_RIGHT, key_word_right},
    {PRESS_ALT | 'f', key_word_right},
    {PRESS_ALT | 'F', key_word_right},
    {PRESS_HOME, key_home},
    {PRESS_CTRL('a'), key_paragraph_start},
    {PRESS_END, key_end},
    {PRESS_CTRL('e'), key_paragraph_end},
    {PRESS_UP, key_up},
    {PRESS_DOWN, key_down},
    {PRESS_ENTER, key_enter},
    {PRESS_BACKSPACE, key_erase_before},
    {PRESS_CTRL('h'), key_erase_before},
    {PRESS_DELETE, key_erase_after},
    {PRESS_CTRL('d'), key_erase_after},
    {PRESS_CTRL('y'), key_yank},
    {PRESS_CTRL('z'), key_undo},
    {PRESS_CTRL('_'), key_undo},
    {PRESS_ALT | '_', key_undo},
};

static bool line_type(struct line *line, uint32_t character)
{
    char bytes[4];
    int length = utf8_encode(character, bytes);
    line_edit(line, STEP_TYPED, line->cursor, line->cursor, bytes, (size_t)length);
    return true;
}

static bool line_paste(struct line *line, const char *pasted)
{
    char *text = string_copy(pasted);
    for (char *at = text; *at != '\0'; at++)
        if (*at == '\t' || (*at == '\n' && !line->many_lines))
            *at = ' ';
    line_edit(line, STEP_WHOLE, line->cursor, line->cursor, text, strlen(text));
    free(text);
    return true;
}

bool line_event(struct line *line, const struct event *event, int columns)
{
    if (event->kind == EVENT_PASTE) {
        line->killing = false;
        return line_paste(line, event->paste);
    }
    if (event->kind != EVENT_PRESS)
        return false;
    if (kill_event(line, event->press))
        return true;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i].press == event->press)
            return keys[i].act(line, columns);
    if (event->press < ' ' || event->press == 127 || event->press >= PRESS_SPECIAL)
        return false;
    return line_type(line, event->press);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

/* Shifts the text so that the cursor and the letter before it are inside, by a third of the width at once: most keys then send only their own letter. */
static void line_shift(struct line *line, int column, int width)
{
    int step = width / 3;
    if (column <= line->shift)
        line->shift = column > step ? column - step : 0;
    if (column > line->shift + width - 1)
        line->shift = column - width + 1 + step;
}

void line_draw(struct line *line, struct area area, int row, int column, int width, bool focus)
{
    if (width > area.columns - column)
        width = area.columns - column;
    if (width <= 0)
        return;
    const char *string = line_string(line);
    if (!focus) {
        draw_cell(area, row, column, width, string, STYLE_NORMAL, ALIGN_LEFT);
        return;
    }
    int cursor = width_between(line, 0, line->cursor), skipped;
    line_shift(line, cursor, width);
    size_t start = text_fit(string, line->shift, &skipped);
    struct area place = {area.row, area.column, area.rows, column + width};
    /* A wide letter that the left edge would cut is left out whole; what it has inside stays blank. */
    int lead = 0;
    if (skipped < line->shift && start < line->text.length) {
        size_t next = text_next(string, line->text.length, start);
        lead = skipped + width_between(line, start, next) - line->shift;
        start = next;
    }
    draw_typed(place, row, column + lead, string + start);
    draw_cursor(place, row, column + cursor - line->shift);
}

void line_draw_rows(struct line *line, struct area area, int row, int column, int width, int first, int rows, bool focus)
{
    struct text_line *wrapped;
    size_t count = line_wrap(line, width, &wrapped);
    for (size_t i = (size_t)first; i < count && i < (size_t)first + (size_t)rows; i++) {
        char *part = string_copy_part(line_string(line) + wrapped[i].start, wrapped[i].length);
        draw_typed(area, row + (int)i - first, column, part);
        free(part);
    }
    size_t at = row_of(wrapped, count, line->cursor);
    int across = width_between(line, wrapped[at].start, line->cursor);
    if (focus && (int)at >= first && (int)at < first + rows)
        draw_cursor(area, row + (int)at - first, column + (across < width - 1 ? across : width - 1));
    free(wrapped);
}
