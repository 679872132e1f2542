/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/match_pane.h"

#include <stdlib.h>
#include <string.h>

#include "db/candidate.h"
#include "db/match_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/choose_field.h"
#include "ui/form_pane.h"
#include "ui/match_detail_pane.h"
#include "ui/match_need.h"
#include "ui/match_parts.h"
#include "ui/patience.h"

enum {
    RANKED_MOST = 200,
    APART_MOST = 5
};

static const struct pane_class match_class;

static struct match_pane *match_of(const struct pane *pane)
{
    return (struct match_pane *)pane;
}

bool match_pane_is(const struct pane *pane)
{
    return pane->class == &match_class;
}

const struct record *match_pane_need(const struct pane *pane)
{
    return &match_of(pane)->need;
}

static struct match_need asked_of(const struct match_pane *match)
{
    struct screen *screen = match->pane.screen;
    struct match_need need = match_need_of(&match->need);

    match_need_fill(screen->store, &screen->viewer, &match->need, &need);
    return need;
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

static void shown_forget(struct match_shown *shown)
{
    for (size_t i = 0; shown->details && i < shown->list.count; i++) {
        if (shown->details[i])
            match_detail_done(shown->details[i]);
        free(shown->details[i]);
    }
    free(shown->details);
    match_list_done(&shown->list);
    *shown = (struct match_shown){0};
}

static int64_t line_id(const struct match_pane *match, const struct match_row *row)
{
    return match->shown[row->group].list.lines[row->index].id;
}

/* The rows are out of date; where the cursor is stays known. */
static void unmake_rows(struct match_pane *match)
{
    const struct match_row *row = match_rows_cursor(&match->rows);

    if (match->unmade)
        return;
    match->unmade = true;
    match->spot_row = match->rows.scroll.cursor;
    match->spot_field = row ? row->field : NULL;
    match->spot_id = row && row->kind == MATCH_ROW_WHO ? line_id(match, row) : 0;
}

static void forget_all(struct match_pane *match)
{
    unmake_rows(match);
    match->all = match->all || match->shown[MATCH_NEAR_MISS].read;
    for (int group = 0; group < MATCH_GROUPS; group++)
        shown_forget(&match->shown[group]);
    match->pane.screen->stale = true;
    match->pane.screen->unsettled = true;
}

/* Reads a group, unless it is there; interrupted by a key, where it gives way, it is read again when keys pause. */
static void shown_read(struct match_pane *match, enum match_group group, bool gives_way)
{
    struct screen *screen = match->pane.screen;
    struct match_shown *shown = &match->shown[group];
    const struct match_need need = asked_of(match);
    struct error error = {0};

    if (shown->read || !*need.country)
        return;
    unmake_rows(match);
    shown_forget(shown);
    screen_give_way(screen, gives_way);
    shown->read = match_list_read(screen->store, &screen->viewer, &need, group, message_language(), group == MATCH_RANKED ? RANKED_MOST : APART_MOST,
                                  &shown->list, &error);
    screen_give_way(screen, false);
    if (!shown->read && error.code != ERROR_CANCELLED)
        screen_say_error(screen, &error);
    shown->details = memory_new_array(shown->list.count + 1, sizeof(struct match_detail *));
}

/* The detail of an organisation in a row, read when it comes into sight; NULL where it is gone. */
static const struct match_detail *row_detail(struct match_pane *match, const struct match_row *row)
{
    struct screen *screen = match->pane.screen;
    struct match_detail **detail = &match->shown[row->group].details[row->index];
    const struct match_need need = asked_of(match);

    if (!*detail) {
        struct match_detail *made = memory_new(sizeof *made);
        if (match_detail_read(screen->store, &screen->viewer, &need, line_id(match, row), made, NULL))
            *detail = made;
        else
            free(made);
    }
    return *detail;
}

/* The cursor begins where something is still to be said, otherwise at the best. */
static size_t first_cursor(const struct match_pane *match)
{
    static const char *const first[] = {"country", "issues"};

    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (!*record_text(&match->need, first[i]))
            return match_rows_find_field(&match->rows, type_field(&type_need, first[i]));
    return match_rows_find_field(&match->rows, NULL) + 1;
}

/* Where the cursor was, as far as that is there; until the ranking was read for the first time, where it begins. */
static size_t wanted_cursor(struct match_pane *match)
{
    size_t cursor = match->spot_row;

    if (!match->begun)
        cursor = first_cursor(match);
    else if (match->spot_field)
        cursor = match_rows_find_field(&match->rows, match->spot_field);
    else if (match->spot_id != 0)
        cursor = match_rows_find(&match->rows, match->shown, match->spot_id);
    match->begun = match->begun || match->shown[MATCH_RANKED].read || cursor < match->rows.count;
    return cursor < match->rows.count ? cursor : match->spot_row;
}

static void make_rows(struct match_pane *match)
{
    const size_t top = match->rows.scroll.top;

    match_rows_make(&match->rows, &match->need, match->shown);
    scroll_place(&match->rows.scroll, wanted_cursor(match), top);
    match->unmade = false;
}

/* Has the rows there: those to be shown, where a key that waits may come first, or those that a key typed ahead of the drawing acts on. */
static void be_read(struct match_pane *match, bool gives_way)
{
    for (int group = 0; group < MATCH_GROUPS; group++)
        if (group == MATCH_RANKED || match->all)
            shown_read(match, (enum match_group)group, gives_way);
    if (match->unmade)
        make_rows(match);
}

static void match_prepare(struct pane *pane, struct area area)
{
    struct match_pane *match = match_of(pane);
    struct scroll *scroll = &match->rows.scroll;

    pane->area = area;
    be_read(match, true);
    scroll_set_height(scroll, area.rows - MATCH_HEAD);
    for (size_t i = scroll->top; i < match->rows.count && i < scroll->top + scroll->height; i++)
        if (match->rows.rows[i].kind == MATCH_ROW_WHO || match->rows.rows[i].kind == MATCH_ROW_WHY)
            row_detail(match, &match->rows.rows[i]);
}

static void all_read(struct match_pane *match, bool gives_way)
{
    for (int group = 0; group < MATCH_GROUPS; group++)
        shown_read(match, (enum match_group)group, gives_way);
}

/* Who is offered apart follows once keys have paused. */
static void match_settle(struct pane *pane)
{
    struct match_pane *match = match_of(pane);

    all_read(match, true);
    pane->screen->stale = pane->screen->stale || match->unmade;
}

/* A need whose recording was taken back is asked all the same, and may be saved anew. */
static void need_look(struct match_pane *match)
{
    struct screen *screen = match->pane.screen;
    struct error error = {0};
    struct record need;

    if (match->need.id == 0)
        return;
    if (store_load(screen->store, &screen->viewer, &type_need, match->need.id, &need, &error))
        record_done(&need);
    else if (error.code == ERROR_NOT_FOUND)
        match->need.id = 0;
}

static void match_refresh(struct pane *pane)
{
    need_look(match_of(pane));
    forget_all(match_of(pane));
}

static void match_rest(struct pane *pane)
{
    forget_all(match_of(pane));
    match_rows_clear(&match_of(pane)->rows);
}

/* --- The cursor --------------------------------------------------------------------------------------------------------- */

static bool match_move(struct pane *pane, enum movement movement)
{
    struct match_pane *match = match_of(pane);

    /* The end is the end of those offered apart. */
    if (movement == MOVE_LAST)
        all_read(match, false);
    be_read(match, false);
    return scroll_move(&match->rows.scroll, movement);
}

static const struct match_row *organisation_row(struct pane *pane)
{
    struct match_pane *match = match_of(pane);

    be_read(match, false);
    const struct match_row *row = match_rows_cursor(&match->rows);
    return row && row->kind == MATCH_ROW_WHO ? row : NULL;
}

static bool match_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct match_row *row = organisation_row(pane);

    if (!row)
        return false;
    *type = &type_organisation;
    *id = line_id(match_of(pane), row);
    return true;
}

/* --- The form ----------------------------------------------------------------------------------------------------------- */

/* A field of the need being chosen. */
struct choosing {
    struct match_pane *match;
    const struct field *field;
};

/* The product that a need began with is not seen here, and belongs to the sector it began with. */
static void forget_product(struct record *need, const struct field *changed)
{
    if (strcmp(changed->name, "sector") == 0)
        value_clear(record_value(need, "product"));
}

/* What is asked for changes: the ranking does at once. */
static void set_asked(struct match_pane *match, const struct field *field, const char *text)
{
    struct error error = {0};
    struct value *asked = record_field(&match->need, field), before = {0};

    value_copy(&before, asked);
    if (!field_parse(field, text, asked, &error))
        screen_say_error(match->pane.screen, &error);
    if (!value_equal(&before, asked))
        forget_product(&match->need, field);
    value_clear(&before);
    forget_all(match);
    match->all = false;
}

static bool is_empty(const struct match_pane *match, const struct field *field)
{
    return value_is_empty(&match->need.values[type_field_index(match->need.type, field)]);
}

/* The next field of the form that nothing is asked of yet; the same one where there is none. */
static const struct field *next_empty(const struct match_pane *match, const struct field *field)
{
    for (size_t i = match_rows_find_field(&match->rows, field); i < match->rows.count; i++) {
        const struct match_row *row = &match->rows.rows[i];
        if (row->kind == MATCH_ROW_FIELD && is_empty(match, row->field))
            return row->field;
    }
    return field;
}

/* A field that was empty is answered: the cursor goes on to the next question. */
static void field_chosen(void *context, const struct choice_list *chosen)
{
    const struct choosing choosing = *(struct choosing *)context;
    struct match_pane *match = choosing.match;

    free(context);
    if (!chosen)
        return;
    const bool asks = is_empty(match, choosing.field);
    char *codes = choice_list_codes(chosen);
    set_asked(match, choosing.field, codes);
    free(codes);
    if (asks && !is_empty(match, choosing.field))
        match->spot_field = next_empty(match, choosing.field);
}

static void choose_asked(struct match_pane *match, const struct field *field)
{
    struct choosing *choosing = memory_new(sizeof *choosing);
    const struct value *value = record_field(&match->need, field);
    char *label = field_label(field);

    *choosing = (struct choosing){match, field};
    const struct choose_options options = {.title = label, .several = choose_field_has_several(field), .may_be_none = true, .record = value->number,
                                           .chosen = field_chosen, .context = choosing};
    choose_field(match->pane.screen, &options, field, value_text(value));
    free(label);
}

static bool match_open(struct pane *pane)
{
    struct match_pane *match = match_of(pane);

    be_read(match, false);
    const struct match_row *row = match_rows_cursor(&match->rows);
    if (!row)
        return false;
    if (row->kind == MATCH_ROW_FIELD)
        choose_asked(match, row->field);
    else
        screen_push(pane->screen, match_detail_pane_new(pane->screen, &match->need, line_id(match, row)));
    return true;
}

/* Del on a field of the form asks for it no longer. */
static bool match_event(struct pane *pane, const struct event *event)
{
    struct match_pane *match = match_of(pane);
    const bool deletes = event->kind == EVENT_PRESS && (event->press == PRESS_DELETE || event->press == PRESS_BACKSPACE);

    if (!deletes)
        return false;
    be_read(match, false);
    const struct match_row *row = match_rows_cursor(&match->rows);
    if (!row || row->kind != MATCH_ROW_FIELD)
        return false;
    set_asked(match, row->field, "");
    return true;
}

/* --- The shortlist ------------------------------------------------------------------------------------------------------ */

static bool match_mark(struct pane *pane)
{
    struct match_pane *match = match_of(pane);
    const struct match_row *row = organisation_row(pane);

    if (!row)
        return false;
    marks_turn(&match->marks, line_id(match, row));
    return match_move(pane, MOVE_DOWN);
}

static bool is_among(int64_t id, const int64_t *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* Best first, as they stand; then those that what is asked for leaves out by now. */
static size_t match_marked(struct pane *pane, int64_t **ids)
{
    const struct match_pane *match = match_of(pane);
    const struct marks *marks = &match->marks;
    size_t count = 0;

    *ids = memory_new_array(marks->count + 1, sizeof **ids);
    for (int group = 0; group < MATCH_GROUPS; group++)
        for (size_t i = 0; i < match->shown[group].list.count; i++)
            if (marks_has(marks, match->shown[group].list.lines[i].id))
                (*ids)[count++] = match->shown[group].list.lines[i].id;
    for (size_t i = 0, ranked = count; i < marks->count; i++)
        if (!is_among(marks->ids[i], *ids, ranked))
            (*ids)[count++] = marks->ids[i];
    return count;
}

static bool match_back(struct pane *pane)
{
    return marks_clear(&match_of(pane)->marks);
}

/* --- Keeping ------------------------------------------------------------------------------------------------------------ */

int match_pane_points(struct pane *pane, int64_t organisation)
{
    struct match_pane *match = match_of(pane);

    for (int group = 0; group < MATCH_GROUPS; group++) {
        shown_read(match, (enum match_group)group, false);
        for (size_t i = 0; i < match->shown[group].list.count; i++)
            if (match->shown[group].list.lines[i].id == organisation)
                return match->shown[group].list.lines[i].result.points;
    }
    return 0;
}

/* Saves a need with the marked organisations. */
static bool need_save(struct match_pane *match, struct record *need, const struct record *base, size_t *added, struct conflict_list *conflicts, int64_t *change,
                      struct error *error)
{
    struct screen *screen = match->pane.screen;
    struct shortlisted *entries = memory_new_array(match->marks.count + 1, sizeof *entries);
    const struct shortlist shortlist = {entries, match->marks.count};

    for (size_t i = 0; i < match->marks.count; i++)
        entries[i] = (struct shortlisted){.organisation = match->marks.ids[i], .points = match_pane_points(&match->pane, match->marks.ids[i])};
    bool ok = candidates_save(screen->store, &screen->viewer, need, base, &shortlist, added, conflicts, change, error);
    free(entries);
    return ok;
}

static void say_kept(struct screen *screen, size_t added, bool changed)
{
    if (added > 0)
        screen_say(screen, message_plural("Saved, with %zu organisation more on the shortlist.", "Saved, with %zu organisations more on the shortlist.", added),
                   added);
    else
        screen_say(screen, "%s", changed ? _("Saved.") : _("Nothing was changed."));
}

/* A need being saved with its shortlist. */
struct keeping {
    struct match_pane *match;
    int64_t change;
    size_t added;
};

/* What is asked for may have changed since the need was recorded. */
static bool keep_attempt(struct screen *screen, void *context, struct error *error)
{
    struct keeping *keeping = context;
    struct record *need = &keeping->match->need, base;
    struct conflict_list conflicts;

    if (!store_load(screen->store, &screen->viewer, &type_need, need->id, &base, error))
        return false;
    bool ok = need_save(keeping->match, need, &base, &keeping->added, &conflicts, &keeping->change, error);
    conflict_list_done(&conflicts);
    record_done(&base);
    return ok;
}

static void keep_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct keeping *keeping = context;

    if (end == PATIENCE_DONE) {
        screen_refresh(screen);
        say_kept(screen, keeping->added, keeping->change != 0);
    } else {
        patience_say(screen, end, error);
    }
    free(keeping);
}

void match_pane_keep(struct pane *pane)
{
    struct keeping *keeping = memory_new(sizeof *keeping);

    keeping->match = match_of(pane);
    patience_do(pane->screen, &(struct patient_deed){keep_attempt, keep_finish, keeping});
}

static bool form_saves(void *context, struct record *record, const struct record *base, struct conflict_list *conflicts, int64_t *change, struct error *error)
{
    struct match_pane *match = context;
    size_t added;

    match->expects_need = need_save(match, record, base, &added, conflicts, change, error);
    return match->expects_need;
}

void match_pane_save_in(struct pane *pane, struct pane *form)
{
    form_pane_save_by(form, &(struct form_saver){form_saves, pane});
}

/* The need was saved in the form above. */
static void need_saved(struct match_pane *match, int64_t id)
{
    struct screen *screen = match->pane.screen;
    struct error error = {0};
    struct record need;

    match->expects_need = false;
    if (!store_load(screen->store, &screen->viewer, &type_need, id, &need, &error)) {
        screen_say_error(screen, &error);
        return;
    }
    record_done(&match->need);
    match->need = need;
    be_read(match, false);
    forget_all(match);
}

static void match_go_to(struct pane *pane, const struct record_type *type, int64_t id)
{
    struct match_pane *match = match_of(pane);

    if (type == &type_need && match->expects_need)
        need_saved(match, id);
    if (type != &type_organisation)
        return;
    be_read(match, false);
    const size_t row = match_rows_find(&match->rows, match->shown, id);
    if (row < match->rows.count)
        scroll_place(&match->rows.scroll, row, match->rows.scroll.top);
}

/* --- The pane ----------------------------------------------------------------------------------------------------------- */

static void match_draw(struct pane *pane, struct area area)
{
    match_drawing(match_of(pane), area);
}

static char *match_title(struct pane *pane)
{
    return match_heading(match_of(pane));
}

static void match_free(struct pane *pane)
{
    struct match_pane *match = match_of(pane);

    for (int group = 0; group < MATCH_GROUPS; group++)
        shown_forget(&match->shown[group]);
    match_rows_done(&match->rows);
    match_need_leave(pane->screen, &match->need);
    record_done(&match->need);
    marks_done(&match->marks);
    free(match);
}

static const struct pane_class match_class = {
    .place = PLACE_MATCH,
    .draw = match_draw,
    .prepare = match_prepare,
    .event = match_event,
    .move = match_move,
    .open = match_open,
    .back = match_back,
    .go_to = match_go_to,
    .refresh = match_refresh,
    .rest = match_rest,
    .settle = match_settle,
    .selected = match_selected,
    .mark = match_mark,
    .marked = match_marked,
    .title = match_title,
    .free = match_free,
};

struct pane *match_pane_new(struct screen *screen, struct record *need)
{
    struct match_pane *match = memory_new(sizeof *match);

    match->pane.class = &match_class;
    match->pane.screen = screen;
    match->need = *need;
    match->rows.scroll.height = SIZE_MAX / 2; /* until it is known, all is in sight */
    match->unmade = true;
    return &match->pane;
}
