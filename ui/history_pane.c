/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/history_pane.h"

#include <stdlib.h>
#include <string.h>

#include "db/journal.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/text_rows.h"
#include "ui/wrapped.h"

enum {
    HISTORY_HEAD = 1,       /* rows above those that scroll */
    HISTORY_MARGIN = 2,
    HISTORY_INDENT = 4,     /* of what belongs to a change */
    HISTORY_VALUES = 24,    /* where the values of what was added or deleted begin: a stop of the terminal's tabs, the same in all languages */
    HISTORY_GAP = 1,        /* "Organisasjonsnummer" just fits */
    HISTORY_PAGE = 50,      /* entries read at a time */
    HISTORY_JUMP = 1000,    /* and at most for one jump to the end */
    HISTORY_WIDEST = 110
};

struct history_place {
    int64_t change, record; /* of the entry the cursor was on, or else of the first in sight; 0: of none */
    size_t step;
    bool has_cursor;
    size_t above; /* rows shown above the cursor; without one, rows of the entry above those shown */
    size_t count; /* entries read */
};

struct history_pane {
    struct pane pane;
    const struct record_type *type; /* NULL: of everything */
    int64_t id;
    int64_t from; /* the change it begins with; 0: the latest */
    struct history history;
    size_t *first; /* the row each entry begins at */
    struct text_rows rows;
    int width; /* the rows were made for; 0: they must be made */
    bool outdated; /* something changed while it was not seen, or it rested: it is read when it is drawn again */
    struct history_place place; /* where it was when the rows were last given up */
};

static const struct pane_class history_class;

static struct history_pane *history_of(const struct pane *pane)
{
    return (struct history_pane *)pane;
}

/* The entry a row belongs to; the history's count where there is none. */
static size_t entry_of_row(const struct history_pane *shown, size_t row)
{
    size_t low = 0, high = shown->history.count;
    if (shown->rows.count == 0 || high == 0 || row == SCROLL_NOWHERE)
        return shown->history.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (shown->first[middle] <= row)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The entry the cursor is on, or the first in sight while a long one is read. */
static const struct history_entry *cursor_entry(const struct history_pane *shown)
{
    const struct scroll *scroll = &shown->rows.scroll;
    size_t entry = entry_of_row(shown, scroll->cursor != SCROLL_NOWHERE ? scroll->cursor : scroll->top);
    return entry < shown->history.count ? &shown->history.entries[entry] : NULL;
}

/* The change under the cursor. */
static int64_t history_change(const struct pane *pane)
{
    const struct history_entry *entry = cursor_entry(history_of(pane));
    return entry != NULL ? entry->change : 0;
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

/* A value as it was or is: references by what they are called now, one that is gone by its printed id. */
static char *value_words(struct screen *screen, const struct history_field *change, const struct value *value)
{
    const struct field *field = change->field;
    if (value_is_empty(value))
        return NULL;
    if (field == NULL)
        return value->kind == VALUE_NUMBER ? string_format("%lld", (long long)value->number) : string_copy(value_text(value));
    if (field->kind == FIELD_REFERENCE) {
        const struct record_type *type = type_list_find(store_types(screen->store), field->refers_to);
        char *title = type != NULL ? store_title(screen->store, &screen->viewer, type, value->number, message_language()) : NULL;
        if (title != NULL)
            return title;
    }
    return field_show(field, value, message_language());
}

/* Texts of several lines stand on their own, each after its mark. */
static void rows_add_long_change(struct history_pane *shown, const char *label, const char *before, const char *after)
{
    struct text_rows *rows = &shown->rows;
    char *head = string_format("%s:", label);
    text_rows_add(rows, 0, STYLE_QUIET, HISTORY_INDENT, head);
    if (before != NULL)
        text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HISTORY_INDENT + 3, shown->width, before);
    if (before != NULL || after == NULL)
        text_rows_add(rows, 0, STYLE_QUIET, HISTORY_INDENT, after != NULL ? "->" : _("-> (empty)"));
    if (after != NULL)
        text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HISTORY_INDENT + 3, shown->width, after);
    free(head);
}

/* A field that was changed; where the texts are long, or of several lines, each stands on its own. */
static void rows_add_changed(struct history_pane *shown, const char *label, bool is_long, const char *before, const char *after)
{
    char *line = string_format("%s: %s -> %s", label, before != NULL ? before : _("(empty)"), after != NULL ? after : _("(empty)"));
    if (strchr(line, '\n') != NULL || (is_long && text_width(line) > shown->width - HISTORY_INDENT))
        rows_add_long_change(shown, label, before, after);
    else
        text_rows_add_wrapped(&shown->rows, STYLE_NORMAL, NULL, HISTORY_INDENT, shown->width, line);
    free(line);
}

/* One line of a label and its value, each in its own column. */
static void rows_add_beside(struct history_pane *shown, const char *label, const char *value)
{
    struct text line = {0};
    text_add(&line, label != NULL ? label : "");
    for (int column = HISTORY_INDENT + text_width(text_string(&line)); value != NULL && column < HISTORY_VALUES; column++)
        text_add(&line, " ");
    text_add(&line, value != NULL ? value : "");
    text_rows_add(&shown->rows, 0, STYLE_NORMAL, HISTORY_INDENT, text_string(&line));
    text_done(&line);
}

/* A field of what was added or deleted, as the record shows it: long texts stand below their labels. */
static void rows_add_value(struct history_pane *shown, const char *label, bool is_long, const char *value)
{
    struct wrapped labels = wrapped_text(label, HISTORY_VALUES - HISTORY_GAP - HISTORY_INDENT);
    struct wrapped values = wrapped_text(value, shown->width - HISTORY_VALUES);
    if (is_long && values.count > 1)
        rows_add_long_change(shown, label, NULL, value);
    else
        for (size_t i = 0; i < labels.count || i < values.count; i++) {
            char *left = wrapped_line(&labels, i), *right = wrapped_line(&values, i);
            rows_add_beside(shown, left, right);
            free(right);
            free(left);
        }
    wrapped_done(&values);
    wrapped_done(&labels);
}

static void rows_add_change(struct history_pane *shown, const struct history_entry *entry, const struct history_field *change)
{
    struct screen *screen = shown->pane.screen;
    char *label = change->field != NULL ? field_label(change->field) : string_copy(change->name);
    char *before = value_words(screen, change, &change->before);
    char *after = value_words(screen, change, &change->after);
    bool is_long = change->field != NULL && change->field->kind == FIELD_LONG_TEXT;
    const char *value = entry->kind == HISTORY_ADDED ? after : before;
    if (before == NULL && after == NULL)
        text_rows_add(&shown->rows, 0, STYLE_NORMAL, HISTORY_INDENT, "");
    else if (entry->kind == HISTORY_CHANGED)
        rows_add_changed(shown, label, is_long, before, after);
    else
        rows_add_value(shown, label, is_long, value != NULL ? value : "");
    free(before);
    free(after);
    free(label);
}

/* "12  21 Nov 2026 14:03  Kari Nordmann: Changed (taken back)". */
static char *entry_head(const struct history_entry *entry)
{
    char moment[DATE_TEXT_SIZE];
    /* TRANSLATORS: beside a change in the history that an undo took back. */
    const char *undone = entry->undone_by == 0 ? "" : entry->undone_in_part ? _("  (taken back in part)") : _("  (taken back)");
    return string_format("%lld  %s  %s: %s%s", (long long)entry->change, moment_show(entry->at, message_language(), moment),
                         entry->by != NULL ? entry->by : "", entry->what != NULL ? entry->what : "", undone);
}

static void rows_add_title(struct history_pane *shown, unsigned marks, const struct history_entry *entry)
{
    char *title = entry->type != NULL ? string_format("%s: %s", message_text(entry->type->label), entry->title != NULL ? entry->title : "")
                                      : string_copy(entry->title != NULL ? entry->title : "");
    text_rows_add(&shown->rows, marks, STYLE_NORMAL, HISTORY_INDENT, title);
    free(title);
}

/* The cursor stops at its first row; that of an import takes several. */
static void rows_add_head(struct history_pane *shown, const struct history_entry *entry)
{
    char *head = entry_head(entry);
    struct wrapped wrapped = wrapped_text(head, shown->width - HISTORY_INDENT);
    for (size_t line = 0; line < wrapped.count; line++) {
        char *text = wrapped_line(&wrapped, line);
        text_rows_add(&shown->rows, line == 0 ? SCROLL_STOP : 0u, STYLE_HEADING, line == 0 ? HISTORY_MARGIN : HISTORY_INDENT, text);
        free(text);
    }
    wrapped_done(&wrapped);
    free(head);
}

/* Whether an entry stands below the head of the one before: of the same change, and not the step that led there. */
static bool entry_continues(const struct history_entry *entry, const struct history_entry *before)
{
    return entry->change == before->change && (entry->record != before->record || entry->type != before->type);
}

/* In the history of everything what was added or deleted is named; its own history tells each field. continues: below the head of the entry before. */
static void rows_add_entry(struct history_pane *shown, const struct history_entry *entry, bool continues)
{
    if (!continues)
        rows_add_head(shown, entry);
    if (shown->type == NULL)
        rows_add_title(shown, continues ? SCROLL_STOP : 0u, entry);
    if (shown->type == NULL && entry->kind != HISTORY_CHANGED)
        return;
    for (size_t i = 0; i < entry->field_count; i++)
        rows_add_change(shown, entry, &entry->fields[i]);
}

/* Makes the rows of entries from `from` on. */
static void rows_add_entries(struct history_pane *shown, size_t from)
{
    const struct history_entry *entries = shown->history.entries;
    shown->first = memory_resize(shown->first, shown->history.count + 1, sizeof *shown->first);
    for (size_t i = from; i < shown->history.count; i++) {
        shown->first[i] = shown->rows.count;
        rows_add_entry(shown, &entries[i], i > 0 && entry_continues(&entries[i], &entries[i - 1]));
    }
}

/* Gives up the rows; where one was stays known. */
static void rows_give_up(struct history_pane *shown)
{
    const struct scroll *scroll = &shown->rows.scroll;
    const struct history_entry *entry = cursor_entry(shown);
    bool has_cursor = scroll->cursor != SCROLL_NOWHERE;
    if (shown->rows.count == 0)
        return;
    shown->place = (struct history_place){.count = shown->history.count};
    if (entry != NULL) {
        size_t above = has_cursor ? scroll->cursor - scroll->top : scroll->top - shown->first[entry - shown->history.entries];
        shown->place = (struct history_place){entry->change, entry->record, entry->step, has_cursor, above, shown->history.count};
    }
    text_rows_clear(&shown->rows);
    free(shown->first);
    shown->first = NULL;
}

/* Goes back to where one was; where that is gone, to the beginning. */
static void place_find(struct history_pane *shown)
{
    const struct history_place *place = &shown->place;
    for (size_t i = 0; i < shown->history.count; i++) {
        const struct history_entry *entry = &shown->history.entries[i];
        size_t row = shown->first[i];
        if (entry->change != place->change || entry->record != place->record || entry->step != place->step)
            continue;
        if (place->has_cursor)
            scroll_place(&shown->rows.scroll, row, row > place->above ? row - place->above : 0);
        else
            scroll_place(&shown->rows.scroll, SCROLL_NOWHERE, row + place->above);
        return;
    }
    scroll_place(&shown->rows.scroll, shown->history.count > 0 ? 0 : SCROLL_NOWHERE, 0);
}

static void rows_make(struct history_pane *shown, int width)
{
    rows_give_up(shown);
    shown->width = width;
    rows_add_entries(shown, 0);
    place_find(shown);
}

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

static bool history_read(struct history_pane *shown, int64_t before, size_t limit, struct history *history)
{
    struct screen *screen = shown->pane.screen;
    struct error error = {0};
    if (journal_history(screen->store, &screen->viewer, shown->type, shown->id, before, limit, history, &error))
        return true;
    screen_say_error(screen, &error);
    return false;
}

/* Reads the next older entries; false where there are none. */
static bool history_read_more(struct history_pane *shown)
{
    struct history *held = &shown->history;
    struct history older;
    if (!held->more || held->count == 0 || !history_read(shown, held->entries[held->count - 1].change, HISTORY_PAGE, &older))
        return false;
    size_t from = held->count;
    held->entries = memory_resize(held->entries, held->count + older.count + 1, sizeof *held->entries);
    if (older.count > 0)
        memcpy(held->entries + from, older.entries, older.count * sizeof *older.entries);
    held->count += older.count;
    held->more = older.more;
    free(older.entries);
    if (shown->width > 0)
        rows_add_entries(shown, from);
    return held->count > from;
}

/* What the first entry's change comes before; 0: nothing. */
static int64_t before_first(const struct history_pane *shown)
{
    return shown->from != 0 ? shown->from + 1 : 0;
}

/* Reads as much again as was held, and stays where one was. */
static bool history_read_again(struct history_pane *shown)
{
    struct history history;
    size_t held = shown->history.count > 0 ? shown->history.count : shown->place.count;
    if (!history_read(shown, before_first(shown), held > HISTORY_PAGE ? held + 1 : HISTORY_PAGE, &history))
        return false;
    rows_give_up(shown);
    history_done(&shown->history);
    shown->history = history;
    if (shown->width > 0)
        rows_make(shown, shown->width);
    return true;
}

static void history_rest(struct pane *pane)
{
    struct history_pane *shown = history_of(pane);
    rows_give_up(shown);
    history_done(&shown->history);
    shown->outdated = true;
}

/* A long history takes its time to read: that is not spent on one that nobody sees. */
static void history_refresh(struct pane *pane)
{
    struct history_pane *shown = history_of(pane);
    shown->outdated = shown->outdated || !screen_is_in_front(pane->screen, pane);
    if (!shown->outdated)
        shown->outdated = !history_read_again(shown);
}

static void history_prepare(struct pane *pane, struct area area)
{
    struct history_pane *shown = history_of(pane);
    if (shown->outdated)
        shown->outdated = !history_read_again(shown);
    int width = area.columns - 1 < HISTORY_WIDEST ? area.columns - 1 : HISTORY_WIDEST;
    pane->area = area;
    scroll_set_height(&shown->rows.scroll, area.rows - HISTORY_HEAD);
    if (width != shown->width)
        rows_make(shown, width);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

static bool history_move(struct pane *pane, enum movement movement)
{
    struct history_pane *shown = history_of(pane);
    struct scroll *scroll = &shown->rows.scroll;
    bool downwards = movement == MOVE_DOWN || movement == MOVE_PAGE_DOWN;
    if (downwards && scroll->top + 2 * scroll->height >= scroll->count)
        history_read_more(shown);
    if (movement == MOVE_LAST)
        for (size_t limit = shown->history.count + HISTORY_JUMP; shown->history.count < limit && history_read_more(shown);)
            continue;
    return scroll_move(scroll, movement);
}

static bool history_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct history_entry *entry = cursor_entry(history_of(pane));
    if (entry == NULL || entry->type == NULL || entry->record == 0)
        return false;
    *type = entry->type;
    *id = entry->record;
    return true;
}

static bool history_target(struct pane *pane, struct target *target)
{
    return history_selected(pane, &target->type, &target->id);
}

static char *history_title(struct pane *pane)
{
    struct history_pane *shown = history_of(pane);
    struct screen *screen = pane->screen;
    if (shown->type == NULL)
        return string_copy(_("History of everything"));
    char *title = store_title(screen->store, &screen->viewer, shown->type, shown->id, message_language());
    char id[IDENTITY_TEXT_SIZE];
    /* TRANSLATORS: what a record is called. */
    char *text = string_format(_("History of %s"), title != NULL ? title : identity_print(shown->id, id));
    free(title);
    return text;
}

static void history_draw(struct pane *pane, struct area area)
{
    const struct history_pane *shown = history_of(pane);
    char *title = history_title(pane);
    draw_cell(area, 0, HISTORY_MARGIN, area.columns - HISTORY_MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    free(title);
    if (shown->history.count == 0 && !shown->outdated)
        draw_text(area, HISTORY_HEAD + 1, HISTORY_MARGIN, _("Nothing was changed yet."), STYLE_QUIET);
    text_rows_draw(&shown->rows, (struct area){area.row + HISTORY_HEAD, area.column, area.rows - HISTORY_HEAD, area.columns});
}

static void history_free(struct pane *pane)
{
    struct history_pane *shown = history_of(pane);
    history_done(&shown->history);
    text_rows_done(&shown->rows);
    free(shown->first);
    free(shown);
}

static const struct pane_class history_class = {
    .place = PLACE_HISTORY,
    .draw = history_draw,
    .prepare = history_prepare,
    .move = history_move,
    .target = history_target,
    .change = history_change,
    .refresh = history_refresh,
    .rest = history_rest,
    .selected = history_selected,
    .title = history_title,
    .free = history_free,
};

static struct pane *pane_begin(struct screen *screen, const struct record_type *type, int64_t id, int64_t from)
{
    struct history_pane *shown = memory_new(sizeof *shown);
    shown->pane.class = &history_class;
    shown->pane.screen = screen;
    shown->type = type;
    shown->id = id;
    shown->from = from;
    shown->rows.scroll.cursor = SCROLL_NOWHERE;
    history_read(shown, before_first(shown), HISTORY_PAGE, &shown->history);
    return &shown->pane;
}

struct pane *history_pane_new(struct screen *screen, const struct record_type *type, int64_t id)
{
    return pane_begin(screen, type, id, 0);
}

struct pane *history_pane_new_from(struct screen *screen, int64_t change)
{
    return pane_begin(screen, NULL, 0, change);
}
