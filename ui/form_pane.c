/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form as a pane: opened, moved about in, refreshed. */
#include "config.h"

#include "ui/form_pane.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/transition.h"
#include "ui/form.h"

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

static bool may_focus(const struct form *form, size_t index)
{
    return form->fields[index].control != FORM_FIXED;
}

/* The next field after or before an index that the cursor may be in; the index itself where there is none. */
static size_t field_beside(const struct form *form, size_t index, bool down)
{
    for (size_t i = index; down ? ++i < form->count : i-- > 0;)
        if (may_focus(form, i))
            return i;
    return index;
}

/* One field on; into a long text at its nearer end. False at the form's end. */
static bool step(struct form *form, bool down)
{
    size_t index = field_beside(form, form->focus, down);
    struct line *line = &form->fields[index].line;
    if (index == form->focus)
        return false;
    if (line->many_lines) {
        const struct event edge = {.kind = EVENT_PRESS, .press = down ? PRESS_UP : PRESS_DOWN};
        while (line_event(line, &edge, form->fields[index].place.width))
            continue;
    }
    form_go(form, index);
    return true;
}

/* Tab goes round. */
static void step_round(struct form *form, bool down)
{
    size_t index = field_beside(form, form->focus, down);
    if (index == form->focus)
        index = field_beside(form, down ? (size_t)-1 : form->count, down);
    form_go(form, index);
}

/* The field nearest to a screenful away. */
static void page(struct form *form, bool down)
{
    int start = form->fields[form->focus].place.row, rows = form_view_rows(form) - 1;
    size_t index = form->focus;
    for (;;) {
        size_t next = field_beside(form, index, down);
        int distance = abs(form->fields[next].place.row - start);
        if (next == index || (distance > rows && index != form->focus))
            break;
        index = next;
    }
    form->top += down ? rows : -rows;
    if (form->top < 0)
        form->top = 0;
    form_go(form, index);
}

/* --- Keys ------------------------------------------------------------------------------------------------------------- */

static bool field_event(struct form *form, const struct event *event)
{
    struct form_field *field = &form->fields[form->focus];
    switch (field->control) {
    case FORM_LINE:
    case FORM_LONG:
        if (!line_event(&field->line, event, field->place.width))
            return false;
        form->unkept = true;
        form->proposed = false;
        return true;
    case FORM_PICK:
        return form_pick_event(form, field, event);
    case FORM_CYCLE:
        return form_cycle_event(form, field, event);
    case FORM_FIXED:
        break;
    }
    return false;
}

static bool form_event(struct pane *pane, const struct event *event)
{
    struct form *form = (struct form *)pane;
    if (field_event(form, event))
        return true;
    if (event->kind != EVENT_PRESS)
        return false;
    switch (event->press) {
    case PRESS_CTRL('s'):
        form_save(form);
        return true;
    case PRESS_UP:
    case PRESS_DOWN:
        return step(form, event->press == PRESS_DOWN);
    case PRESS_ENTER:
    case PRESS_TAB:
    case PRESS_BACK_TAB:
        step_round(form, event->press != PRESS_BACK_TAB);
        return true;
    case PRESS_PAGE_UP:
    case PRESS_PAGE_DOWN:
        page(form, event->press == PRESS_PAGE_DOWN);
        return true;
    default:
        return false;
    }
}

/* What others have saved meanwhile is shown where nothing was typed yet; what was typed meets it when it is saved. */
static void form_refresh(struct pane *pane)
{
    struct form *form = (struct form *)pane;
    struct screen *screen = pane->screen;
    struct record record;
    if (!form->is_new && !form_is_changed(form) && store_load(screen->store, &screen->viewer, form->type, form->record.id, &record, NULL))
        form_take(form, &record);
    else
        form_word(form);
}

static bool form_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct form *form = (const struct form *)pane;
    *type = form->type;
    *id = form->record.id;
    return !form->is_new;
}

static void form_settle(struct pane *pane)
{
    struct form *form = (struct form *)pane;
    if (form->described != form->focus)
        pane->screen->stale = true;
    form->described = form->focus;
}

static enum kept form_pane_keep(struct pane *pane)
{
    struct form *form = (struct form *)pane;
    if (form->unkept)
        form_keep(form);
    return form->unkept ? KEPT_NOT : form->draft.path != NULL ? KEPT_AS_DRAFT : KEPT_NOTHING;
}

static bool form_pane_may_close(struct pane *pane)
{
    return form_may_close((struct form *)pane);
}

static char *form_title(struct pane *pane)
{
    return string_copy(((const struct form *)pane)->heading);
}

static void form_free(struct pane *pane)
{
    struct form *form = (struct form *)pane;
    form_fields_done(form);
    record_done(&form->record);
    record_done(&form->base);
    draft_done(&form->draft);
    free(form->title);
    free(form->heading);
    free(form);
}

static const struct pane_class form_class = {
    .place = PLACE_FORM,
    .takes_text = true,
    .draw = form_draw,
    .prepare = form_prepare,
    .event = form_event,
    .refresh = form_refresh,
    .settle = form_settle,
    .selected = form_selected,
    .keep = form_pane_keep,
    .may_close = form_pane_may_close,
    .title = form_title,
    .free = form_free,
};

/* --- Opening ---------------------------------------------------------------------------------------------------------- */

/* A form over a record, which is taken over. */
static struct form *form_new(struct screen *screen, struct record *record)
{
    struct form *form = memory_new(sizeof *form);
    form->pane.class = &form_class;
    form->pane.screen = screen;
    form->type = record->type;
    record_init(&form->record, form->type);
    record_init(&form->base, form->type);
    form_fields_make(form);
    form_take(form, record);
    return form;
}

/* Where typing begins: in a new record in its first text that must be filled in. */
static size_t first_focus(const struct form *form)
{
    for (size_t i = 0; form->is_new && i < form->count; i++) {
        const struct field *field = form->fields[i].field;
        bool text = field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT;
        if (text && (field->flags & FIELD_REQUIRED) != 0 && may_focus(form, i))
            return i;
    }
    return field_beside(form, (size_t)-1, true);
}

static struct pane *form_begin(struct form *form)
{
    form->focus = first_focus(form);
    form->described = form->count;
    return &form->pane;
}

/* A record that is not there yet: whoever begins it carries it, until she names another. */
static void begin_record(struct record *record, const struct record_type *type, const struct screen *screen)
{
    const struct field *responsible = type_field(type, "responsible");
    record_init_new(record, type);
    if (responsible != NULL && screen->viewer.person != 0)
        value_set_number(record_field(record, responsible), screen->viewer.person);
}

struct pane *form_pane_new(struct screen *screen, const struct record_type *type, int64_t id, const struct field *within, const struct value *value,
                           struct error *error)
{
    struct record record;
    if (id != 0 && !store_load(screen->store, &screen->viewer, type, id, &record, error))
        return NULL;
    if (id == 0) {
        begin_record(&record, type, screen);
        record_begin_days(&record, store_today(screen->store));
    }
    if (id == 0 && within != NULL)
        value_copy(record_field(&record, within), value);
    return form_begin(form_new(screen, &record));
}

struct pane *form_pane_step(struct screen *screen, const struct record_type *type, int64_t id, const char *state, struct error *error)
{
    struct record record;
    struct value wanted = {0};
    if (!store_load(screen->store, &screen->viewer, type, id, &record, error))
        return NULL;
    struct form *form = form_new(screen, &record);
    struct pane *pane = form_begin(form);
    value_set_text(&wanted, state);
    form_field_set(form, &form->fields[form_find(form, transition_field(type))], &wanted);
    value_clear(&wanted);
    form_mark_missing(form);
    return pane;
}

/* Puts what a draft has of a field into the form: the text as it was typed, over what stood there then, so that what others
 * have saved meanwhile is met as a conflict and not overwritten. */
static void draft_put(struct form *form, const struct draft_field *kept)
{
    const struct field *of = type_field(form->type, kept->name);
    size_t index = of != NULL ? form_find(form, of) : form->count;
    struct error error;
    struct value before = {0};
    if (index == form->count)
        return;
    struct form_field *field = &form->fields[index];
    if (!form->is_new && field_parse(of, kept->before, &before, NULL))
        value_copy(record_field(&form->base, of), &before);
    value_clear(&before);
    if (field->control == FORM_LINE || field->control == FORM_LONG)
        line_set(&field->line, kept->text);
    else
        field_parse(of, kept->text, record_field(&form->record, of), &error);
}

/* To where the cursor was. */
static void draft_focus(struct form *form, const struct draft *draft)
{
    const struct field *field = draft->place != NULL ? type_field(form->type, draft->place) : NULL;
    size_t index = field != NULL ? form_find(form, field) : form->count;
    if (index < form->count && may_focus(form, index))
        form->focus = index;
}

/* What a step that was begun lacks is told again. */
static void draft_mark(struct form *form)
{
    const struct field *transition = transition_field(form->type);
    size_t index = transition != NULL ? form_find(form, transition) : form->count;
    if (index < form->count && form_field_is_changed(form, &form->fields[index]))
        form_mark_missing(form);
}

/* Passes over what is filled in already. */
static void focus_first_empty(struct form *form)
{
    size_t index = form->focus;
    while (index < form->count && (!may_focus(form, index) || !value_is_empty(record_field(&form->record, form->fields[index].field))))
        index++;
    form->focus = index < form->count ? index : form->focus;
}

struct pane *form_pane_begin(struct screen *screen, const struct record *with)
{
    struct record record;
    begin_record(&record, with->type, screen);
    struct form *form = form_new(screen, &record);
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i];
        const struct value *value = record_field(with, field->field);
        if (!value_is_empty(value))
            value_copy(record_field(&form->record, field->field), value);
        char *text = form_line_text(field->field, record_field(&form->record, field->field));
        if (field->control == FORM_LINE || field->control == FORM_LONG)
            line_set(&field->line, text);
        free(text);
    }
    form_fields_word(form);
    form->unkept = true;
    struct pane *pane = form_begin(form);
    focus_first_empty(form);
    return pane;
}

struct pane *form_pane_propose(struct screen *screen, const struct record *with)
{
    struct pane *pane = form_pane_begin(screen, with);
    struct form *form = (struct form *)pane;
    form->unkept = false;
    form->proposed = true;
    return pane;
}

void form_pane_save_by(struct pane *pane, const struct form_saver *saver)
{
    struct form *form = (struct form *)pane;
    form->saver = *saver;
}

struct pane *form_pane_resume(struct screen *screen, const struct draft *draft, struct error *error)
{
    const struct record_type *type = type_list_find(store_types(screen->store), draft->type);
    struct record record;
    if (type == NULL) {
        error_set(error, ERROR_USAGE, _("This version of lrn does not know the type \"%s\"; the draft is kept."), draft->type);
        return NULL;
    }
    bool gone = draft->id != 0 && !store_load(screen->store, &screen->viewer, type, draft->id, &record, NULL);
    if (draft->id == 0 || gone)
        record_init_new(&record, type);
    struct form *form = form_new(screen, &record);
    for (size_t i = 0; i < draft->count; i++)
        draft_put(form, &draft->fields[i]);
    form_fields_word(form);
    form->draft.path = string_copy(draft->path);
    memcpy(form->resumed_at, draft->at, sizeof form->resumed_at);
    form->unkept = true;
    if (gone)
        screen_say(screen, _("The record was deleted meanwhile. Saved, this becomes a new one."));
    struct pane *pane = form_begin(form);
    draft_mark(form);
    draft_focus(form, draft);
    return pane;
}
