/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/draw.h"

#include <curses.h>
#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"

/* How a style looks: attributes for every terminal, and one of the terminal's own colours where there are any. */
static const struct look {
    attr_t attributes;
    short colour; /* -1: the terminal's default */
} looks[STYLE_COUNT] = {
    [STYLE_NORMAL] = {A_NORMAL, -1},
    [STYLE_STRONG] = {A_BOLD, -1},
    [STYLE_QUIET] = {A_NORMAL, COLOR_CYAN},
    [STYLE_HEADING] = {A_BOLD, -1},
    [STYLE_MARK] = {A_BOLD, COLOR_YELLOW},
    [STYLE_GOOD] = {A_NORMAL, COLOR_GREEN},
    [STYLE_WARNING] = {A_NORMAL, COLOR_YELLOW},
    [STYLE_ERROR] = {A_BOLD, COLOR_RED},
    [STYLE_INPUT] = {A_UNDERLINE, -1},
    [STYLE_SELECTED] = {A_REVERSE, -1},
};

enum style draw_tone_style(enum tone tone)
{
    static const enum style styles[TONE_COUNT] = {
        [TONE_PLAIN] = STYLE_NORMAL, [TONE_QUIET] = STYLE_QUIET,     [TONE_GOOD] = STYLE_GOOD,
        [TONE_NOTICE] = STYLE_QUIET, [TONE_WARNING] = STYLE_WARNING, [TONE_ALARM] = STYLE_ERROR,
    };
    return styles[tone];
}

void draw_open(void)
{
    const char *no_color = getenv("NO_COLOR");
    if (!has_colors() || (no_color != NULL && no_color[0] != '\0') || start_color() == ERR)
        return;
    use_default_colors();
    for (short style = 0; style < STYLE_COUNT; style++)
        if (looks[style].colour >= 0)
            init_pair((short)(style + 1), looks[style].colour, -1);
}

static attr_t style_attributes(enum style style)
{
    attr_t attributes = looks[style].attributes;
    if (COLOR_PAIRS > STYLE_COUNT && looks[style].colour >= 0)
        attributes |= (attr_t)COLOR_PAIR(style + 1);
    return attributes;
}

const char *draw_ellipsis(void)
{
    return "…";
}

void draw_begin(void)
{
    setsyx(-1, -1);
    erase();
}

void draw_cursor(struct area area, int row, int column)
{
    if (row >= 0 && row < area.rows && column >= 0 && column < area.columns)
        setsyx(area.row + row, area.column + column);
}

bool draw_has_cursor(void)
{
    int row = -1, column = -1;
    getsyx(row, column);
    return row >= 0 && column >= 0;
}

void draw_clear(struct area area)
{
    for (int row = 0; row < area.rows; row++)
        mvhline(area.row + row, area.column, ' ', area.columns);
}

static int put(struct area area, int row, int column, const char *visible, int columns, enum style style)
{
    int used;
    size_t bytes = text_fit(visible, columns, &used);
    attrset((int)style_attributes(style));
    mvaddnstr(area.row + row, area.column + column, visible, (int)bytes);
    attrset(A_NORMAL);
    return used;
}

/* The beginning of a text that is wider than so many columns, with the mark behind its last letter. */
static void put_cut(struct area area, int row, int column, char *visible, int columns, enum style style)
{
    int used;
    size_t bytes = text_fit(visible, columns - 1, &used);
    while (bytes > 0 && visible[bytes - 1] == ' ') {
        bytes--;
        used--;
    }
    visible[bytes] = '\0';
    put(area, row, column, visible, used, style);
    put(area, row, column + used, draw_ellipsis(), 1, style);
}

static bool is_inside(struct area area, int row, int column)
{
    return row >= 0 && row < area.rows && column >= 0 && column < area.columns;
}

int draw_text(struct area area, int row, int column, const char *text, enum style style)
{
    if (!is_inside(area, row, column))
        return 0;
    char *visible = text_visible(text, false);
    int used = area.columns - column;
    if (text_width(visible) <= used)
        used = put(area, row, column, visible, used, style);
    else
        put_cut(area, row, column, visible, used, style);
    free(visible);
    return used;
}

void draw_typed(struct area area, int row, int column, const char *text)
{
    if (!is_inside(area, row, column))
        return;
    char *visible = text_visible(text, false);
    put(area, row, column, visible, area.columns - column, STYLE_NORMAL);
    free(visible);
}

void draw_cell(struct area area, int row, int column, int width, const char *text, enum style style, enum align align)
{
    if (width <= 0 || row < 0 || row >= area.rows || column >= area.columns)
        return;
    if (width > area.columns - column)
        width = area.columns - column;
    struct area cell = {area.row + row, area.column + column, 1, width};
    char *visible = text_visible(text, false);
    int total = text_width(visible);
    if (total <= width)
        put(cell, 0, align == ALIGN_RIGHT ? width - total : 0, visible, total, style);
    else
        put_cut(cell, 0, 0, visible, width, style);
    free(visible);
}

int draw_wrapped(struct area area, int row, int column, int width, int rows, const char *text, enum style style)
{
    struct text_line *lines;
    int count = (int)text_wrap(text, width > 0 ? width : 1, &lines);
    for (int i = 0; i < count && i < rows; i++) {
        bool cut = i + 1 == rows && count > rows;
        char *part = cut ? string_copy(text + lines[i].start) : string_copy_part(text + lines[i].start, lines[i].length);
        draw_cell(area, row + i, column, width, part, style, ALIGN_LEFT);
        free(part);
    }
    free(lines);
    return count < rows ? count : rows;
}

void draw_repeat(struct area area, int row, int column, int count, char character, enum style style)
{
    if (row < 0 || row >= area.rows || column < 0)
        return;
    if (count > area.columns - column)
        count = area.columns - column;
    if (count <= 0)
        return;
    attrset((int)style_attributes(style));
    mvhline(area.row + row, area.column + column, (chtype)(unsigned char)character | style_attributes(style), count);
    attrset(A_NORMAL);
}

struct area draw_box(struct area area, const char *title)
{
    draw_clear(area);
    draw_repeat(area, 0, 0, area.columns, '-', STYLE_QUIET);
    draw_repeat(area, area.rows - 1, 0, area.columns, '-', STYLE_QUIET);
    for (int row = 1; row < area.rows - 1; row++) {
        draw_text(area, row, 0, "|", STYLE_QUIET);
        draw_text(area, row, area.columns - 1, "|", STYLE_QUIET);
    }
    if (title != NULL && title[0] != '\0') {
        int width = text_width(title);
        if (width > area.columns - 6)
            width = area.columns - 6;
        draw_text(area, 0, 2, " ", STYLE_NORMAL);
        draw_cell(area, 0, 3, width, title, STYLE_STRONG, ALIGN_LEFT);
        draw_text(area, 0, 3 + width, " ", STYLE_NORMAL);
    }
    return (struct area){area.row + 1, area.column + 2, area.rows - 2, area.columns - 4};
}
