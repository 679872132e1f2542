/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/layout.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/role.h"
#include "src/text.h"
#include "ui/command.h"
#include "ui/list_pane.h"
#include "ui/record_pane.h"

enum {
    LAYOUT_PANES = 32,
    LAYOUT_RULE = 2,          /* columns between two panes beside each other */
    LAYOUT_LIST_COLUMNS = 80, /* in which a list shows all it has to */
    LAYOUT_BESIDE_LEAST = 50  /* that a record beside it needs */
};

static struct area layout_whole(const struct screen *screen)
{
    return (struct area){0, 0, term_rows(screen->term), term_columns(screen->term)};
}

static bool layout_is_too_small(struct area whole)
{
    return whole.columns < LAYOUT_LEAST_COLUMNS || whole.rows < LAYOUT_LEAST_ROWS;
}

bool layout_is_seen(const struct screen *screen)
{
    return !layout_is_too_small(layout_whole(screen));
}

/* --- The line of panes ------------------------------------------------------------------------------------------------ */

/* The panes in the order of their numbers: Today comes first. */
static int tab_number(int tab)
{
    return tab == SCREEN_TODAY ? 0 : tab + 1;
}

static int tab_of_number(int number)
{
    return number == 0 ? SCREEN_TODAY : number - 1;
}

static char *tab_name(const struct screen *screen, int number)
{
    const char *name = screen_tab_type(tab_of_number(number));
    const struct record_type *type = name != NULL ? type_list_find(store_types(screen->store), name) : NULL;
    return string_format("%d %s", number, type != NULL ? message_text(type->plural) : _("Today"));
}

/* The number of the one shown, which is reversed; that of none where what is shown belongs to none. */
static int number_shown(const struct screen *screen)
{
    return screen_is_apart(screen) ? SCREEN_TABS : tab_number(screen->tab);
}

/* Appends the panes from first to before end: the first `named` of all and the one shown by name, the others by number. */
static void tabs_add(const struct screen *screen, int first, int end, int named, struct text *text)
{
    for (int number = first; number < end; number++) {
        char *name = tab_name(screen, number);
        if (number >= named && number != number_shown(screen))
            name[1] = '\0';
        text_add(text, name);
        if (number + 1 < SCREEN_TABS)
            text_add(text, "  ");
        free(name);
    }
}

/* How many panes can be named when the others and the one shown are there too. */
static int tabs_named(const struct screen *screen, int columns)
{
    int named = SCREEN_TABS;
    for (;; named--) {
        struct text whole = {0};
        tabs_add(screen, 0, SCREEN_TABS, named, &whole);
        bool fits = text_width(text_string(&whole)) <= columns;
        text_done(&whole);
        if (fits || named == 0)
            return named;
    }
}

/* Few changes of style, since each costs bytes on the line: what is before the pane shown, it, and what is after it. */
static void layout_draw_tabs(const struct screen *screen, struct area area)
{
    struct text before = {0}, after = {0};
    if (store_is_read_only(screen->store)) {
        const char *sign = _("read only");
        int width = text_width(sign);
        draw_text(area, 0, area.columns - width, sign, STYLE_WARNING);
        area.columns -= width + 2;
    }
    int named = tabs_named(screen, area.columns);
    int shown = number_shown(screen);
    char *name = shown < SCREEN_TABS ? tab_name(screen, shown) : string_copy("");
    tabs_add(screen, 0, shown, named, &before);
    if (shown + 1 < SCREEN_TABS)
        text_add(&after, "  ");
    tabs_add(screen, shown + 1, SCREEN_TABS, named, &after);
    int column = draw_text(area, 0, 0, text_string(&before), STYLE_QUIET);
    column += draw_text(area, 0, column, name, STYLE_SELECTED);
    draw_text(area, 0, column, text_string(&after), STYLE_QUIET);
    free(name);
    text_done(&after);
    text_done(&before);
}

/* --- The last line ---------------------------------------------------------------------------------------------------- */

/* Where a pane is to the last line: marked records are what the keys then act on. */
static enum place_kind hint_place(const struct pane *top)
{
    return list_pane_is(top) && list_pane_has_marks(top) ? PLACE_MARKED : top->class->place;
}

static bool is_on_record(struct pane *top)
{
    const struct record_type *type;
    int64_t id;
    return top->class->selected != NULL && top->class->selected(top, &type, &id);
}

static bool has_marks(struct pane *top)
{
    int64_t *ids = NULL;
    size_t count = top->class->marked != NULL ? top->class->marked(top, &ids) : 0;
    free(ids);
    return count > 0;
}

/* Whether she may write what the cursor is on: what her role may not, and what those may not who write only what they made. */
static bool is_hers_to_write(const struct screen *screen, struct pane *top)
{
    const struct record_type *type;
    struct error error;
    int64_t id;
    if (!top->class->selected(top, &type, &id))
        return false;
    if (role_may(&screen->viewer, DEED_OTHERS))
        return role_may(&screen->viewer, role_deed_of_type(type));
    return store_check_edit(screen->store, &screen->viewer, type, id, &error);
}

/* Whether there is something where the cursor is that a command could be done to. */
static bool acts_here(const struct screen *screen, const struct command *command, struct pane *top)
{
    bool writes = (command->needs & ~(unsigned)NEEDS_OPEN) == (NEEDS_RECORD | NEEDS_WRITE);
    if ((command->needs & NEEDS_MARKS) != 0 && has_marks(top))
        return true;
    if ((command->needs & (NEEDS_RECORD | NEEDS_MARKS)) != 0 && !is_on_record(top))
        return false;
    return !writes || ((unsigned)hint_place(top) & (PLACE_LIST | PLACE_RECORD)) == 0 || is_hers_to_write(screen, top);
}

/* Whether the last line names a command for the pane with the keys. */
static bool hint_holds(const struct screen *screen, const struct command *command, struct pane *top)
{
    return (command->hints & (unsigned)hint_place(top)) != 0 && command_holds(command, screen, top) && acts_here(screen, command, top);
}

/* A key and what it does, with blanks before it where others stand. The caller frees it. */
static char *hint_text(const struct command *command, const struct pane *top, bool first)
{
    char key[PRESS_TEXT_SIZE];
    press_show(command_press(command, top->class->takes_text), key);
    return string_format("%s%s %s", first ? "" : "   ", key, message_text(command->label));
}

/* What does not fit is left out, but never the way to the help. Keys and words in one style and one run: every change of style costs bytes on the line. */
static void layout_draw_hints(const struct screen *screen, struct area area, struct pane *top)
{
    const struct command *help = command_for_press(top->class->place, true, PRESS_F1);
    char *helping = help != NULL && hint_holds(screen, help, top) ? hint_text(help, top, false) : string_copy("");
    int room = area.columns - text_width(helping);
    struct text line = {0};
    for (size_t i = 0; i < command_count; i++) {
        if (!hint_holds(screen, &commands[i], top))
            continue;
        room = &commands[i] == help ? area.columns : room;
        char *hint = hint_text(&commands[i], top, line.length == 0);
        if (text_width(text_string(&line)) + text_width(hint) <= room)
            text_add(&line, hint);
        free(hint);
    }
    draw_text(area, 0, 0, text_string(&line), STYLE_QUIET);
    text_done(&line);
    free(helping);
}

/* Of the keys that a pane names itself those that do not fit are left out from the end, but never the last: most often that is the way to the help. */
static void layout_draw_hint(struct area area, const char *hint)
{
    static const char between[] = "   ";
    const char *last = hint, *stop = hint;
    for (const char *at = hint; (at = strstr(at, between)) != NULL; at += sizeof between - 1)
        last = at;
    for (const char *at = hint; (at = strstr(at, between)) != NULL; at += sizeof between - 1) {
        char *first = string_copy_part(hint, (size_t)(at - hint));
        if (text_width(first) + text_width(last) <= area.columns)
            stop = at;
        free(first);
    }
    char *line = string_format("%.*s%s", (int)(stop - hint), hint, stop == hint && last != hint ? last + sizeof between - 1 : last);
    draw_text(area, 0, 0, line, STYLE_QUIET);
    free(line);
}

/* A message takes as many rows as it needs, from the last one up; without one the keys are named. */
static void layout_draw_last(const struct screen *screen, struct area whole, struct pane *top)
{
    const char *hint = top->class->hint != NULL ? top->class->hint(top) : NULL;
    struct area last = {whole.rows - 1, 0, 1, whole.columns};
    if (screen->message != NULL) {
        struct text_line *lines;
        int rows = (int)text_wrap(screen->message, whole.columns, &lines);
        free(lines);
        last.rows = rows < whole.rows / 2 ? rows : whole.rows / 2;
        last.row = whole.rows - last.rows;
        draw_clear(last);
        draw_wrapped(last, 0, 0, last.columns, last.rows, screen->message, screen->message_style);
    } else if (hint != NULL) {
        layout_draw_hint(last, hint);
    } else {
        layout_draw_hints(screen, last, top);
    }
}

/* --- Panes ------------------------------------------------------------------------------------------------------------ */

/* The part of the screen between the line of panes and the last line; and its two halves where two panes stand beside each other. */
static struct area layout_body(struct area whole)
{
    return (struct area){whole.row + 1, whole.column, whole.rows - 2, whole.columns};
}

/* A list has as much as in a window of its own before what stands beside it has more than it needs; then both have the same. */
static int left_columns(int columns)
{
    int half = columns / 2 - 1, room = columns - LAYOUT_BESIDE_LEAST - 1 - LAYOUT_RULE;
    int wanted = room < LAYOUT_LIST_COLUMNS ? room : LAYOUT_LIST_COLUMNS;
    return wanted > half ? wanted : half;
}

static struct area layout_left_half(struct area body)
{
    return (struct area){body.row, body.column, body.rows, left_columns(body.columns)};
}

static struct area layout_right_half(struct area body)
{
    int columns = left_columns(body.columns) + 1 + LAYOUT_RULE;
    return (struct area){body.row, body.column + columns, body.rows, body.columns - columns};
}

static void pane_prepare(struct pane *pane, struct area area)
{
    if (pane->class->prepare != NULL)
        pane->class->prepare(pane, area);
    else
        pane->area = area;
}

static void pane_show(struct pane *pane, struct area area)
{
    pane_prepare(pane, area);
    pane->class->draw(pane, pane->area);
}

/* The list that stands at the left on a wide screen, and what stands beside it: the record opened from it, or the preview. */
static struct pane *layout_left(const struct screen *screen, struct pane *solid, struct pane **right)
{
    *right = NULL;
    if (term_columns(screen->term) < LAYOUT_WIDE_COLUMNS)
        return NULL;
    if (list_pane_is(solid)) {
        *right = screen->preview;
        return solid;
    }
    if (record_pane_is(solid) && solid->below != NULL && list_pane_is(solid->below)) {
        *right = solid;
        return solid->below;
    }
    return NULL;
}

static void layout_draw_solid(struct screen *screen, struct area area, struct pane *solid)
{
    struct pane *right;
    struct pane *left = layout_left(screen, solid, &right);
    if (left == NULL) {
        pane_show(solid, area);
        return;
    }
    pane_show(left, layout_left_half(area));
    for (int row = 0; row < area.rows; row++)
        draw_text(area, row, left_columns(area.columns) + 1, "|", STYLE_QUIET);
    if (right != NULL)
        pane_show(right, layout_right_half(area));
}

static void layout_draw_panes(struct screen *screen, struct area area, struct area whole)
{
    struct pane *floating[LAYOUT_PANES];
    size_t count = 0;
    struct pane *pane = screen_top(screen);
    while (pane->class->floats && pane->below != NULL && count < LAYOUT_PANES) {
        floating[count++] = pane;
        pane = pane->below;
    }
    layout_draw_solid(screen, area, pane);
    layout_draw_last(screen, whole, screen_top(screen));
    while (count > 0)
        pane_show(floating[--count], whole);
}

static void layout_draw_too_small(struct area area)
{
    char *text = string_format(_("This window is too small: lrn needs %d columns and %d rows."), LAYOUT_LEAST_COLUMNS, LAYOUT_LEAST_ROWS);
    draw_wrapped(area, 0, 0, area.columns, area.rows, text, STYLE_NORMAL);
    free(text);
}

void layout_draw(struct screen *screen)
{
    struct area whole = layout_whole(screen);
    draw_begin();
    if (layout_is_too_small(whole)) {
        layout_draw_too_small(whole);
        return;
    }
    if (screen->store != NULL)
        layout_draw_tabs(screen, (struct area){0, 0, 1, whole.columns});
    layout_draw_panes(screen, layout_body(whole), whole);
}

void layout_prepare(struct screen *screen)
{
    struct pane *top = screen_top(screen), *right;
    struct area whole = layout_whole(screen), body = layout_body(whole);
    if (top->area.columns > 0 || layout_is_too_small(whole))
        return;
    if (top->class->floats)
        pane_prepare(top, whole);
    else if (layout_left(screen, top, &right) == NULL)
        pane_prepare(top, body);
    else
        pane_prepare(top, top == right ? layout_right_half(body) : layout_left_half(body));
}

/* A list that stands beside the record with the keys counts as well: after a change its counter would be missing. */
static void layout_settle_left(struct screen *screen, struct pane *top)
{
    struct pane *right, *left = layout_left(screen, top, &right);
    if (left != NULL && left != top)
        left->class->settle(left);
}

void layout_settle(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type;
    int64_t id;
    bool wanted = term_columns(screen->term) >= LAYOUT_WIDE_COLUMNS && list_pane_is(top) && top->class->selected(top, &type, &id);
    const struct record_type *shown_type = NULL;
    int64_t shown = 0;
    layout_settle_left(screen, top);
    if (screen->preview != NULL)
        screen->preview->class->selected(screen->preview, &shown_type, &shown);
    if (wanted && screen->preview != NULL && shown_type == type && shown == id)
        return;
    if (screen->preview != NULL)
        screen->preview->class->free(screen->preview);
    screen->preview = wanted ? record_pane_new(screen, type, id, NULL) : NULL;
    screen->stale = true;
}
