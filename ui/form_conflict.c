/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people changed the same fields: which of the two texts shall stand, field by field. Nothing is chosen beforehand. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "ui/form.h"

enum side { SIDE_MINE, SIDE_THEIRS, SIDE_NONE };

enum {
    OPTION_ROWS = 6, /* of a text that are shown */
    TEXT_COLUMN = 6, /* behind the cursor's mark and the box */
    CONFLICT_HEAD = 1,
    CONFLICT_FOOT = 1
};

/* One of the two texts of a field. */
struct option {
    char *text;
    int row, rows; /* of the whole view */
};

struct conflict_pane {
    struct pane pane;
    struct form *form;
    struct conflict_list list;
    void (*again)(struct form *form);
    enum side *chosen;      /* for each field */
    struct option *options; /* two for each field */
    char **labels;
    size_t cursor;          /* among the options */
    int top;
};

static struct conflict_pane *conflict_of(struct pane *pane)
{
    return (struct conflict_pane *)pane;
}

/* --- Words ------------------------------------------------------------------------------------------------------------ */

/* What stands above an option: whose it is. */
static const char *side_word(enum side side)
{
    /* TRANSLATORS: whose text it is: one's own. */
    return side == SIDE_MINE ? _("Mine") :
        /* TRANSLATORS: whose text it is: the other person's. */
        _("Theirs");
}

static char *option_text(const struct conflict_pane *pane, size_t index)
{
    const struct conflict *conflict = &pane->list.conflicts[index / 2];
    const struct value *value = index % 2 == SIDE_MINE ? &conflict->mine : &conflict->theirs;
    char *text = form_value_text(pane->form, conflict->field, value);
    char *whole = string_format("%s: %s", side_word((enum side)(index % 2)), text[0] != '\0' ? text : _("(empty)"));
    free(text);
    return whole;
}

static void conflict_word(struct conflict_pane *pane)
{
    for (size_t i = 0; i < pane->list.count; i++) {
        free(pane->labels[i]);
        pane->labels[i] = field_label(pane->list.conflicts[i].field);
    }
    for (size_t i = 0; i < 2 * pane->list.count; i++) {
        free(pane->options[i].text);
        pane->options[i].text = option_text(pane, i);
    }
}

static void conflict_refresh(struct pane *pane)
{
    conflict_word(conflict_of(pane));
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static int option_width(const struct area area)
{
    return area.columns - TEXT_COLUMN;
}

/* Places the options: a label, two texts and a blank row for each field. */
static void conflict_prepare(struct pane *pane, struct area area)
{
    struct conflict_pane *conflict = conflict_of(pane);
    int row = 0, view = area.rows - CONFLICT_HEAD - CONFLICT_FOOT;
    pane->area = area;
    for (size_t i = 0; i < 2 * conflict->list.count; i++) {
        struct option *option = &conflict->options[i];
        struct text_line *lines;
        size_t count = text_wrap(option->text, option_width(area), &lines);
        free(lines);
        row += i % 2 == 0 ? 1 + (i > 0) : 0;
        option->row = row;
        option->rows = count < OPTION_ROWS ? (int)count : OPTION_ROWS;
        row += option->rows;
    }
    const struct option *at = &conflict->options[conflict->cursor];
    if (at->row + at->rows > conflict->top + view)
        conflict->top = at->row + at->rows - view;
    if (at->row - 1 < conflict->top)
        conflict->top = at->row - 1;
}

static void draw_option(const struct conflict_pane *pane, struct area view, size_t index)
{
    const struct option *option = &pane->options[index];
    int row = option->row - pane->top;
    bool chosen = pane->chosen[index / 2] == (enum side)(index % 2);
    struct text_line *lines;
    if (index % 2 == SIDE_MINE)
        draw_text(view, row - 1, 2, pane->labels[index / 2], STYLE_HEADING);
    draw_text(view, row, 2, chosen ? "(x)" : "( )", STYLE_NORMAL);
    if (index == pane->cursor)
        draw_text(view, row, 0, ">", STYLE_NORMAL);
    size_t count = text_wrap(option->text, option_width(view), &lines);
    for (int i = 0; i < option->rows; i++) {
        bool cut = i + 1 == option->rows && count > (size_t)option->rows;
        char *part = cut ? string_copy(option->text + lines[i].start) : string_copy_part(option->text + lines[i].start, lines[i].length);
        draw_cell(view, row + i, TEXT_COLUMN, option_width(view), part, STYLE_NORMAL, ALIGN_LEFT);
        free(part);
    }
    free(lines);
}

static void conflict_draw(struct pane *pane, struct area area)
{
    struct conflict_pane *conflict = conflict_of(pane);
    struct area view = {area.row + CONFLICT_HEAD, area.column, area.rows - CONFLICT_HEAD - CONFLICT_FOOT, area.columns};
    char at[DATE_TEXT_SIZE];
    char *heading = string_format(_("%s changed this too (%s). Which shall stand?"), conflict->list.by != NULL ? conflict->list.by : "?",
                                  moment_show(conflict->list.at, message_language(), at));
    draw_cell(area, 0, 0, area.columns, heading, STYLE_STRONG, ALIGN_LEFT);
    for (size_t i = 0; i < 2 * conflict->list.count; i++)
        draw_option(conflict, view, i);
    /* TRANSLATORS: m and t are the keys for "Mine" and "Theirs". */
    draw_text(area, area.rows - 1, 0, _("Enter chooses; m mine, t theirs. Ctrl-S saves, Esc goes back to the form."), STYLE_QUIET);
    free(heading);
}

/* --- Choosing --------------------------------------------------------------------------------------------------------- */

/* The first field from an index on, and then from the first, for which nothing is chosen; count where there is none. */
static size_t undecided(const struct conflict_pane *pane, size_t from)
{
    for (size_t i = 0; i < pane->list.count; i++) {
        size_t index = (from + i) % pane->list.count;
        if (pane->chosen[index] == SIDE_NONE)
            return index;
    }
    return pane->list.count;
}

/* Chooses for the field of the cursor, and goes on to one that is still open. */
static bool choose(struct conflict_pane *pane, enum side side)
{
    size_t index = pane->cursor / 2;
    pane->chosen[index] = side;
    size_t next = undecided(pane, index);
    pane->cursor = next < pane->list.count ? 2 * next : 2 * index + (size_t)side;
    return true;
}

/* Puts one side's value into the form. What others have saved is known from now on, so that it is no conflict again. */
static void apply(struct form *form, const struct conflict *conflict, enum side side)
{
    size_t index = form_find(form, conflict->field);
    value_copy(record_field(&form->base, conflict->field), &conflict->theirs);
    if (index == form->count)
        return;
    struct form_field *field = &form->fields[index];
    if (side == SIDE_THEIRS) {
        value_copy(record_field(&form->record, conflict->field), &conflict->theirs);
        free(field->printed);
        field->printed = NULL;
    }
}

static bool conflict_save(struct conflict_pane *pane)
{
    struct form *form = pane->form;
    void (*again)(struct form *) = pane->again;
    size_t open = undecided(pane, 0);
    if (open < pane->list.count) {
        pane->cursor = 2 * open;
        screen_say(pane->pane.screen, _("Choose for \"%s\" first."), pane->labels[open]);
        return true;
    }
    for (size_t i = 0; i < pane->list.count; i++)
        apply(form, &pane->list.conflicts[i], pane->chosen[i]);
    form_fields_word(form);
    screen_close(form->pane.screen, &pane->pane);
    again(form);
    return true;
}

static bool conflict_step(struct conflict_pane *pane, bool down)
{
    size_t last = 2 * pane->list.count - 1;
    if (pane->cursor == (down ? last : 0))
        return false;
    pane->cursor = down ? pane->cursor + 1 : pane->cursor - 1;
    return true;
}

/* The side whose letter was pressed, in the interface's language. */
static enum side side_of(uint32_t press)
{
    /* TRANSLATORS: the keys for "Mine" and "Theirs", in this order, without anything between: two of the letters a to z. */
    const char *letters = C_("keys", "mt");
    if (press == (unsigned char)letters[0])
        return SIDE_MINE;
    return letters[0] != '\0' && press == (unsigned char)letters[1] ? SIDE_THEIRS : SIDE_NONE;
}

static bool conflict_event(struct pane *pane, const struct event *event)
{
    struct conflict_pane *conflict = conflict_of(pane);
    if (event->kind != EVENT_PRESS)
        return false;
    switch (event->press) {
    case PRESS_CTRL('s'):
        return conflict_save(conflict);
    case PRESS_UP:
    case PRESS_BACK_TAB:
        return conflict_step(conflict, false);
    case PRESS_DOWN:
    case PRESS_TAB:
        return conflict_step(conflict, true);
    case PRESS_ENTER:
    case ' ':
        return choose(conflict, (enum side)(conflict->cursor % 2));
    default:
        break;
    }
    enum side side = side_of(event->press);
    return side != SIDE_NONE && choose(conflict, side);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

static void conflict_free(struct pane *pane)
{
    struct conflict_pane *conflict = conflict_of(pane);
    conflict->form->conflict = NULL;
    for (size_t i = 0; i < conflict->list.count; i++)
        free(conflict->labels[i]);
    for (size_t i = 0; i < 2 * conflict->list.count; i++)
        free(conflict->options[i].text);
    free(conflict->labels);
    free(conflict->options);
    free(conflict->chosen);
    conflict_list_done(&conflict->list);
    free(conflict);
}

static const struct pane_class conflict_class = {
    .place = PLACE_FORM,
    .draw = conflict_draw,
    .prepare = conflict_prepare,
    .event = conflict_event,
    .refresh = conflict_refresh,
    .free = conflict_free,
};

void form_conflict_open(struct form *form, struct conflict_list *conflicts, void (*again)(struct form *form))
{
    struct screen *screen = form->pane.screen;
    if (form->conflict != NULL)
        screen_close(screen, form->conflict);
    struct conflict_pane *pane = memory_new(sizeof *pane);
    pane->pane.class = &conflict_class;
    pane->form = form;
    pane->again = again;
    pane->list = *conflicts;
    *conflicts = (struct conflict_list){0};
    pane->chosen = memory_new_array(pane->list.count, sizeof *pane->chosen);
    pane->options = memory_new_array(2 * pane->list.count, sizeof *pane->options);
    pane->labels = memory_new_array(pane->list.count, sizeof *pane->labels);
    for (size_t i = 0; i < pane->list.count; i++)
        pane->chosen[i] = SIDE_NONE;
    form->conflict = &pane->pane;
    conflict_word(pane);
    screen_push(screen, &pane->pane);
}
