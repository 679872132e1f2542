/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_pane.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/list_parts.h"
#include "ui/list_place.h"
#include "ui/need.h"
#include "ui/screen.h"

static const struct pane_class list_class;

static struct list_pane *list_of(const struct pane *pane)
{
    return (struct list_pane *)pane;
}

bool list_pane_is(const struct pane *pane)
{
    return pane->class == &list_class;
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

/* The row the cursor is on; only where there are rows. */
static const struct window_row *list_row(const struct list_pane *list)
{
    return &list->window.rows[list->window.cursor];
}

static struct list_request list_ask(const struct list_pane *list)
{
    return (struct list_request){
        .type = list->type,
        .query = query_is_empty(&list->query) ? NULL : &list->query,
        .sort = list->sort,
        .descending = list->descending,
        .language = message_language(),
        .within = list->within,
        .value = list->within != NULL ? &list->within_value : NULL,
    };
}

static size_t list_height(const struct list_pane *list)
{
    return list->pane.area.rows > LIST_HEAD ? (size_t)(list->pane.area.rows - LIST_HEAD) : 1;
}

/* Reads rows for the window. While a query is typed the next key interrupts it; it is then done when keys pause. */
static bool list_read(void *context, enum list_from from, const struct place *place, size_t limit, struct row_list *read)
{
    struct list_pane *list = context;
    struct screen *screen = list->pane.screen;
    struct list_request request = list_ask(list);
    struct error error = {0};
    screen_give_way(screen, list->typing);
    bool done = store_rows(screen->store, &screen->viewer, &request, from, place, limit, read, &error);
    screen_give_way(screen, false);
    list->cancelled = !done && error.code == ERROR_CANCELLED;
    if (!done && error.code != ERROR_CANCELLED)
        screen_say_error(screen, &error);
    return done;
}

/* Where reading begins: at the wanted record, or where the cursor's row stood before it went. False for the list's first row. */
static bool list_begin(struct list_pane *list, struct place *place)
{
    struct screen *screen = list->pane.screen;
    struct list_request request = list_ask(list);
    if (list->wanted != 0 && store_place(screen->store, &screen->viewer, &request, list->wanted, place))
        return true;
    place_copy(place, &list->stay);
    return list->stay.id != 0;
}

/* Other records are listed, or in another order: rows are read anew before drawing, and counted when keys pause. */
static void list_outdate(struct list_pane *list)
{
    list->unread = true;
    list->total = -1;
    list->number = 0;
}

/* Reads the list from its first row, or around a place; past the list's end its last rows. */
static void list_reload(struct list_pane *list)
{
    if (list->unreadable != NULL) {
        row_window_done(&list->window);
        list->unread = list->cancelled = false;
        return;
    }
    struct place place = {0};
    size_t above = list->wanted_row >= 0 ? (size_t)list->wanted_row : list->window.height / 3;
    bool placed = list_begin(list, &place);
    bool done = placed ? row_window_at(&list->window, &place, above) : row_window_first(&list->window);
    if (done && placed && list->window.count == 0)
        done = row_window_last(&list->window);
    place_done(&place);
    if (!done)
        return;
    place_done(&list->stay);
    list->unread = false;
}

/* Has the rows there that a key typed ahead of the drawing acts on. */
static void list_be_read(struct list_pane *list)
{
    list->typing = false;
    if (list->unread)
        list_reload(list);
}

/* --- Queries and order ------------------------------------------------------------------------------------------------ */

static void list_start_anew(struct list_pane *list)
{
    list_proposals_forget(&list->proposals);
    list->wanted = 0;
    list->wanted_row = -1;
    place_done(&list->stay);
    list_outdate(list);
    list->pane.screen->stale = true;
    list->pane.screen->unsettled = true;
}

/* Reads anew and stays on the cursor's record in the same row of the screen. */
static void list_stay(struct list_pane *list)
{
    if (list->window.count > 0 && !list->unread) {
        list->wanted = list_row(list)->row.record.id;
        list->wanted_row = (int)(list->window.cursor - list->window.top);
        place_copy(&list->stay, &list_row(list)->row.place);
    }
    list->unread = true;
}

const char *list_pane_query(const struct pane *pane)
{
    return list_of(pane)->query_text;
}

bool list_pane_set_query(struct pane *pane, const char *text, bool lenient)
{
    struct list_pane *list = list_of(pane);
    struct query query = {0};
    struct error error = {0};
    bool read = query_parse(&query, list->type, text, lenient, &error);
    query_done(&list->query);
    list->query = query;
    char *copy = string_copy(text);
    free(list->query_text);
    list->query_text = copy;
    free(list->unreadable);
    list->unreadable = read ? NULL : string_copy(error.text);
    list->typing = lenient;
    list_start_anew(list);
    return read;
}

const struct record_type *list_pane_type(const struct pane *pane)
{
    return list_of(pane)->type;
}

const struct field *list_pane_sort(const struct pane *pane, bool *descending)
{
    *descending = list_of(pane)->descending;
    return list_of(pane)->sort;
}

void list_pane_set_sort(struct pane *pane, const struct field *field, bool descending)
{
    struct list_pane *list = list_of(pane);
    list->sort = field;
    list->descending = descending;
    list_start_anew(list);
}

void list_pane_restrict(struct pane *pane, const struct field *within, const struct value *value)
{
    struct list_pane *list = list_of(pane);
    list->within = within;
    if (within != NULL)
        value_copy(&list->within_value, value);
    list_start_anew(list);
}

void list_pane_within(const struct pane *pane, const struct field **within, const struct value **value)
{
    *within = list_of(pane)->within;
    *value = &list_of(pane)->within_value;
}

bool list_pane_facets(struct pane *pane, const struct field *field, struct facet_list *facets)
{
    struct list_pane *list = list_of(pane);
    struct list_request request = list_ask(list);
    struct query query = {0};
    struct error error = {0};
    char *without = query_with_field(list->query_text, list->type, field, NULL);
    bool done = query_parse(&query, list->type, without, true, &error);
    if (done) {
        request.query = &query;
        done = store_facets(pane->screen->store, &pane->screen->viewer, &request, field, facets, &error);
        query_done(&query);
    }
    free(without);
    if (!done)
        screen_say_error(pane->screen, &error);
    return done;
}

bool list_pane_request(const struct pane *pane, struct list_request *request)
{
    *request = list_ask(list_of(pane));
    return list_of(pane)->unreadable == NULL;
}

static void list_go_to(struct pane *pane, const struct record_type *type, int64_t id)
{
    struct list_pane *list = list_of(pane);
    struct list_request request = list_ask(list);
    struct place place = {0};
    bool here = list->type == type && store_place(pane->screen->store, &pane->screen->viewer, &request, id, &place);
    place_done(&place);
    if (!here)
        return;
    list->wanted = id;
    list->wanted_row = -1;
    list_outdate(list);
    pane->screen->stale = true;
}

/* --- Marks ------------------------------------------------------------------------------------------------------------ */

static bool list_move(struct pane *pane, enum movement movement);
static bool list_selected(struct pane *pane, const struct record_type **type, int64_t *id);

static bool list_mark(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    list_be_read(list);
    if (list->window.count == 0)
        return false;
    int64_t id = list_row(list)->row.record.id;
    marks_turn(&list->marks, id);
    list_move(pane, MOVE_DOWN);
    return true;
}

void list_pane_open_with(struct pane *pane, const char *text)
{
    struct list_pane *list = list_of(pane);
    free(list->first_query);
    list->first_query = string_copy(text);
    list_pane_set_query(pane, text, false);
}

/* The marks first, then the search. */
static bool list_back(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    if (list_pane_unmark_all(pane))
        return true;
    const char *first = list->first_query != NULL ? list->first_query : "";
    if (strcmp(list->query_text, first) == 0)
        return false;
    char *text = string_copy(first);
    const struct record_type *type;
    int64_t id;
    bool selected = list_selected(pane, &type, &id);
    list_pane_set_query(pane, text, false);
    if (selected)
        list_go_to(pane, type, id);
    free(text);
    return true;
}

bool list_pane_has_marks(const struct pane *pane)
{
    return list_of(pane)->marks.count > 0;
}

bool list_pane_unmark_all(struct pane *pane)
{
    return marks_clear(&list_of(pane)->marks);
}

void list_pane_unmark(struct pane *pane, int64_t id)
{
    struct marks *marks = &list_of(pane)->marks;
    if (marks_has(marks, id))
        marks_turn(marks, id);
}

static size_t list_marked(struct pane *pane, int64_t **ids)
{
    return marks_copy(&list_of(pane)->marks, ids);
}

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

static bool list_move(struct pane *pane, enum movement movement)
{
    struct row_window *window = &list_of(pane)->window;
    list_be_read(list_of(pane));
    if (window->count == 0) {
        list_proposals_move(&list_of(pane)->proposals, movement);
        return true;
    }
    switch (movement) {
    case MOVE_UP:
        row_window_up(window);
        return true;
    case MOVE_DOWN:
        row_window_down(window);
        return true;
    case MOVE_PAGE_UP:
        row_window_page_up(window);
        return true;
    case MOVE_PAGE_DOWN:
        row_window_page_down(window);
        return true;
    case MOVE_FIRST:
        row_window_first(window);
        return true;
    case MOVE_LAST:
        row_window_last(window);
        return true;
    case MOVE_LEFT:
    case MOVE_RIGHT:
    case MOVE_NEXT_SECTION:
    case MOVE_PREVIOUS_SECTION:
        return false;
    }
    return false;
}

static bool list_has(struct pane *pane, bool (*fits)(const struct viewer *viewer, const struct record_type *type))
{
    return fits(&pane->screen->viewer, list_of(pane)->type);
}

static bool list_meets(const struct pane *pane, unsigned need)
{
    return need != NEEDS_OPEN || !list_pane_type(pane)->fixed;
}

static bool list_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    struct list_pane *list = list_of(pane);
    list_be_read(list);
    if (list->window.count == 0)
        return false;
    *type = list->type;
    *id = list_row(list)->row.record.id;
    return true;
}

static bool list_target(struct pane *pane, struct target *target)
{
    return list_selected(pane, &target->type, &target->id);
}

/* Searches for what is proposed where nothing was found. */
static bool list_open(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    const char *chosen = list->window.count == 0 ? list_proposals_chosen(&list->proposals) : NULL;
    char *text = string_copy(chosen);
    if (chosen != NULL)
        list_pane_set_query(pane, text, false);
    free(text);
    return chosen != NULL;
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static void list_lay_out(struct list_pane *list, int width)
{
    if (width == list->width && list->language == message_language())
        return;
    list->width = width;
    list->language = message_language();
    list->column_count = list_columns_lay_out(list->type, list->within, NULL, width, list->columns);
    row_window_forget_cells(&list->window);
    free(list->heading);
    list->heading = NULL;
}

/* What the records are listed under: a country, or another record's title. NULL where it is not to be seen. */
static char *list_parent(const struct list_pane *list)
{
    struct screen *screen = list->pane.screen;
    if (list->within->kind != FIELD_REFERENCE)
        return field_show(list->within, &list->within_value, message_language());
    const struct record_type *type = type_list_find(store_types(screen->store), list->within->refers_to);
    return type != NULL ? store_title(screen->store, &screen->viewer, type, list->within_value.number, message_language()) : NULL;
}

static char *list_heading(const struct list_pane *list)
{
    const char *plural = list->title != NULL ? list->title : message_text(list->type->plural);
    char *parent = list->within != NULL ? list_parent(list) : NULL;
    char *heading = parent != NULL ? string_format("%s: %s", plural, parent) : string_copy(plural);
    free(parent);
    return heading;
}

/* Makes the texts of the rows shown that are not made yet. */
static void list_fill_cells(struct list_pane *list)
{
    struct screen *screen = list->pane.screen;
    struct row_window *window = &list->window;
    for (size_t i = window->top; i < window->count && i < window->top + window->height; i++)
        for (size_t c = 0; c < list->column_count; c++)
            if (window->rows[i].cells[c] == NULL)
                window->rows[i].cells[c] = list_column_text(screen, &list->columns[c], &window->rows[i].row.record);
}

static void list_prepare(struct pane *pane, struct area area)
{
    struct list_pane *list = list_of(pane);
    pane->area = area;
    if (list->window.height != list_height(list))
        row_window_resize(&list->window, list_height(list));
    if (list->unread)
        list_reload(list);
    list_lay_out(list, area.columns);
    if (list->heading == NULL)
        list->heading = list_heading(list);
    list_fill_cells(list);
}

static void list_draw(struct pane *pane, struct area area)
{
    list_drawing(list_of(pane), area);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

static void list_refresh(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    free(list->heading);
    list->heading = NULL;
    list_stay(list);
    list_outdate(list);
}

static void list_rest(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    list_stay(list);
    row_window_done(&list->window);
    list_columns_done(list->columns, list->column_count);
    list->column_count = 0;
    list->width = 0;
}

/* Keys have paused: count, and number the cursor's row. */
static void list_settle(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    struct screen *screen = pane->screen;
    struct list_request request = list_ask(list);
    struct error error = {0};
    if (list->unreadable != NULL)
        return;
    if (list->cancelled) {
        list_prepare(pane, pane->area);
        if (list->cancelled)
            return;
    }
    screen_give_way(screen, true);
    if (list->total < 0 && !store_count(screen->store, &screen->viewer, &request, &list->total, &error))
        list->total = -1;
    int64_t number = 0;
    if (list->window.count > 0 && list->total >= 0
        && store_number(screen->store, &screen->viewer, &request, &list_row(list)->row.place, &number, &error))
        list->number = number;
    if (list->window.count == 0) {
        list->number = 0;
        list_proposals_ask(&list->proposals, screen, &request, list->query_text);
    }
    screen_give_way(screen, false);
    screen->stale = true;
}

static char *list_title(struct pane *pane)
{
    return list_heading(list_of(pane));
}

static void list_free(struct pane *pane)
{
    struct list_pane *list = list_of(pane);
    if (list->tab >= 0)
        list_pane_remember(pane);
    row_window_done(&list->window);
    place_done(&list->stay);
    query_done(&list->query);
    value_clear(&list->within_value);
    free(list->query_text);
    free(list->first_query);
    free(list->unreadable);
    free(list->title);
    free(list->heading);
    marks_done(&list->marks);
    list_proposals_forget(&list->proposals);
    list_columns_done(list->columns, list->column_count);
    free(list);
}

static const struct pane_class list_class = {
    .place = PLACE_LIST,
    .draw = list_draw,
    .prepare = list_prepare,
    .move = list_move,
    .target = list_target,
    .open = list_open,
    .back = list_back,
    .go_to = list_go_to,
    .refresh = list_refresh,
    .rest = list_rest,
    .settle = list_settle,
    .selected = list_selected,
    .has = list_has,
    .meets = list_meets,
    .mark = list_mark,
    .marked = list_marked,
    .title = list_title,
    .free = list_free,
};

/* --- The person's last place ------------------------------------------------------------------------------------------ */

void list_pane_remember(struct pane *pane)
{
    const struct list_pane *list = list_of(pane);
    const struct list_place place = {
        .query = list->query_text,
        .record = list->window.count > 0 ? list_row(list)->row.record.id : list->unread ? list->wanted : 0,
        .sort = list->sort,
        .descending = list->descending,
    };

    list_place_keep(pane->screen->state, list->type, &place);
}

static void list_recall(struct list_pane *list)
{
    struct query query = {0};
    struct list_place place;

    list_place_read(list->pane.screen->state, list->type, &place);
    if (place.query && query_parse(&query, list->type, place.query, false, NULL)) {
        query_done(&list->query);
        list->query = query;
        free(list->query_text);
        list->query_text = string_copy(place.query);
    }
    list->wanted = place.record;
    list->sort = place.sort;
    list->descending = place.descending;
}

struct pane *list_pane_new(struct screen *screen, const struct record_type *type, const char *title, int tab)
{
    struct list_pane *list = memory_new(sizeof *list);
    list->pane.class = &list_class;
    list->pane.screen = screen;
    list->type = type;
    list->title = string_copy(title);
    list->tab = tab;
    list->query_text = string_copy("");
    list->query.type = type;
    list->wanted_row = -1;
    list->total = -1;
    list->unread = true;
    list->window = (struct row_window){.height = 1, .read = list_read, .context = list};
    if (tab >= 0)
        list_recall(list);
    return &list->pane;
}
