/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a form: what they hold, how they are read, and the keys of those that are not typed. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/date_near.h"
#include "src/memory.h"
#include "src/scope.h"
#include "src/text.h"
#include "src/transition.h"
#include "ui/choose_field.h"
#include "ui/form.h"

static const enum form_control controls[FIELD_KIND_COUNT] = {
    [FIELD_TEXT] = FORM_LINE,     [FIELD_LONG_TEXT] = FORM_LONG, [FIELD_INTEGER] = FORM_LINE,   [FIELD_MONEY] = FORM_LINE,
    [FIELD_DATE] = FORM_LINE,     [FIELD_BOOLEAN] = FORM_CYCLE,  [FIELD_CHOICE] = FORM_PICK,    [FIELD_SET] = FORM_PICK,
    [FIELD_REFERENCE] = FORM_PICK, [FIELD_COUNTRY] = FORM_PICK,  [FIELD_COUNTRIES] = FORM_PICK, [FIELD_URL] = FORM_LINE,
    [FIELD_EMAIL] = FORM_LINE,    [FIELD_PHONE] = FORM_LINE,
};

static bool is_typed(const struct form_field *field)
{
    return field->control == FORM_LINE || field->control == FORM_LONG;
}

static bool is_required(const struct form_field *field)
{
    return (field->field->flags & FIELD_REQUIRED) != 0;
}

/* --- Making ----------------------------------------------------------------------------------------------------------- */

/* Whether a field is in the form of a type at all. */
static bool field_is_shown(const struct form *form, const struct field *field)
{
    const struct viewer *viewer = &form->pane.screen->viewer;

    return field_is_entered(field) && scope_has_field(viewer, form->type, field);
}

static void field_add(struct form *form, const struct field *field, bool begins_section)
{
    struct form_field *added = &form->fields[form->count++];
    *added = (struct form_field){.field = field, .begins_section = begins_section};
    added->control = (field->flags & FIELD_FIXED) != 0 ? FORM_FIXED : controls[field->kind];
    line_init(&added->line, "");
    added->line.many_lines = added->control == FORM_LONG;
}

static void section_add(struct form *form, int section)
{
    bool begins = true;
    for (size_t i = 0; i < form->type->field_count; i++) {
        const struct field *field = &form->type->fields[i];
        if (i == FIELD_VISIBILITY || field->section != section || !field_is_shown(form, field))
            continue;
        field_add(form, field, begins);
        begins = false;
    }
}

void form_fields_make(struct form *form)
{
    form->fields = memory_new_array(form->type->field_count, sizeof *form->fields);
    for (int section = 0; form->type->sections[section] != NULL; section++)
        section_add(form, section);
    field_add(form, &form->type->fields[FIELD_VISIBILITY], false);
}

void form_fields_done(struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i];
        line_done(&field->line);
        value_clear(&field->former);
        free(field->label);
        free(field->printed);
        free(field->shown);
        free(field->error);
    }
    free(form->fields);
}

size_t form_find(const struct form *form, const struct field *field)
{
    size_t i = 0;
    while (i < form->count && form->fields[i].field != field)
        i++;
    return i;
}

/* --- Words ------------------------------------------------------------------------------------------------------------ */

char *form_value_text(const struct form *form, const struct field *field, const struct value *value)
{
    struct screen *screen = form->pane.screen;
    char *title = NULL;
    if (field->kind == FIELD_REFERENCE && !value_is_empty(value)) {
        const struct record_type *type = type_list_find(store_types(screen->store), field->refers_to);
        title = store_title(screen->store, &screen->viewer, type, value->number, message_language());
    }
    return title != NULL ? title : field_show(field, value, message_language());
}

static void field_word(struct form *form, struct form_field *field)
{
    bool untouched = field->printed == NULL || strcmp(line_string(&field->line), field->printed) == 0;
    free(field->label);
    field->label = field_label(field->field);
    if (is_typed(field)) {
        free(field->printed);
        field->printed = form_value_text(form, field->field, record_field(&form->base, field->field));
        if (untouched && strcmp(line_string(&field->line), field->printed) != 0)
            line_restart(&field->line, field->printed);
    } else {
        free(field->shown);
        field->shown = form_value_text(form, field->field, record_field(&form->record, field->field));
    }
}

void form_fields_word(struct form *form)
{
    struct error error;
    for (size_t i = 0; i < form->count; i++) {
        field_word(form, &form->fields[i]);
        if (form->fields[i].error != NULL)
            form_field_read(form, &form->fields[i], &error);
    }
}

/* --- Values ----------------------------------------------------------------------------------------------------------- */

bool form_field_is_changed(const struct form *form, const struct form_field *field)
{
    if (is_typed(field))
        return strcmp(line_string(&field->line), field->printed) != 0;
    return !value_equal(record_field(&form->record, field->field), record_field(&form->base, field->field));
}

bool form_is_changed(const struct form *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form_field_is_changed(form, &form->fields[i]))
            return true;
    return false;
}

void form_field_set_error(struct form_field *field, const char *error)
{
    char *former = field->error;
    field->error = string_copy(error);
    free(former);
}

char *form_line_text(const struct field *field, const struct value *value)
{
    return field->kind == FIELD_DATE ? field_show(field, value, message_language()) : field_print(field, value);
}

/* A day told from today ("+14") is written out, so that it is seen which one it is. */
static void line_settle_day(const struct form *form, struct form_field *field)
{
    struct date date;
    char printed[DATE_TEXT_SIZE];
    char *typed = text_trimmed(line_string(&field->line));
    if (field->field->kind == FIELD_DATE && date_parse_near(typed, store_today(form->pane.screen->store), &date))
        line_set(&field->line, date_show(date, message_language(), printed));
    free(typed);
}

/* Reads the line into the record; a line nothing was typed into stands for the base's value, whatever its printed form reads as. */
static bool line_read(struct form *form, struct form_field *field, struct error *error)
{
    struct value *value = record_field(&form->record, field->field);
    line_settle_day(form, field);
    if (form_field_is_changed(form, field))
        return field_parse(field->field, line_string(&field->line), value, error);
    value_copy(value, record_field(&form->base, field->field));
    return true;
}

/* A day that stood there before is left as it was. */
static bool day_check(const struct form *form, const struct form_field *field, struct error *error)
{
    const struct value *value = record_field(&form->record, field->field);
    return value_equal(value, record_field(&form->base, field->field)) || field_check_happened(field->field, value, store_today(form->pane.screen->store), error);
}

/* The line of a value that nobody typed. The caller frees it. */
static char *line_text(const struct form *form, const struct form_field *field, const struct value *value)
{
    return value_equal(value, record_field(&form->base, field->field)) ? string_copy(field->printed) : form_line_text(field->field, value);
}

/* Takes what followed from another field into a line; what was typed there stays. */
static void line_follow(struct form *form, struct form_field *field, const struct record *before, const struct record *after)
{
    const struct value *followed = record_field(after, field->field);
    char *was = line_text(form, field, record_field(before, field->field)), *text = line_text(form, field, followed);
    if (strcmp(line_string(&field->line), was) == 0) {
        value_copy(record_field(&form->record, field->field), followed);
        line_set(&field->line, text);
    }
    free(text);
    free(was);
}

static void fields_follow(struct form *form, const struct record *before)
{
    struct record after;
    if (form->type->follow == NULL)
        return;
    record_copy(&after, &form->record);
    form->type->follow(before, &after);
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i];
        if (is_typed(field) && !value_equal(record_field(&after, field->field), record_field(&form->record, field->field)))
            line_follow(form, field, &form->record, &after);
    }
    record_done(&after);
}

static bool field_read(struct form *form, struct form_field *field, struct error *error)
{
    *error = (struct error){0};
    bool right = (!is_typed(field) || line_read(form, field, error)) && (field->control == FORM_FIXED || (record_check_field(&form->record, field->field, error) && day_check(form, field, error)));
    form_field_set_error(field, right ? NULL : error->text);
    return right;
}

bool form_field_read(struct form *form, struct form_field *field, struct error *error)
{
    struct record before;
    record_copy(&before, &form->record);
    bool right = field_read(form, field, error);
    if (right)
        fields_follow(form, &before);
    record_done(&before);
    return right;
}

void form_field_set(struct form *form, struct form_field *field, const struct value *value)
{
    struct value *current = record_field(&form->record, field->field);
    struct record before;
    struct error error;
    if (value_equal(current, value))
        return;
    record_copy(&before, &form->record);
    value_copy(&field->former, current);
    field->has_former = true;
    value_copy(current, value);
    fields_follow(form, &before);
    record_done(&before);
    form->unkept = true;
    form->proposed = false;
    field_word(form, field);
    if (!form_field_read(form, field, &error))
        screen_say_error(form->pane.screen, &error);
}

static void field_set_number(struct form *form, struct form_field *field, int64_t number)
{
    struct value value = {0};
    value_set_number(&value, number);
    form_field_set(form, field, &value);
    value_clear(&value);
}

static void field_empty(struct form *form, struct form_field *field)
{
    const struct value nothing = {0};
    form_field_set(form, field, &nothing);
}

/* Ctrl-Z: what was before, and again what was after. */
static void field_undo(struct form *form, struct form_field *field)
{
    struct value former = {0};
    if (!field->has_former)
        return;
    value_copy(&former, &field->former);
    form_field_set(form, field, &former);
    value_clear(&former);
}

/* Keys that all fields have that are not typed. */
static bool value_event(struct form *form, struct form_field *field, uint32_t press)
{
    bool empties = press == PRESS_DELETE || press == PRESS_BACKSPACE;
    bool undoes = press == PRESS_CTRL('z') || press == PRESS_CTRL('_');
    if (empties && is_required(field))
        screen_say(form->pane.screen, _("This field may not be empty."));
    else if (empties)
        field_empty(form, field);
    if (undoes)
        field_undo(form, field);
    return empties || undoes;
}

/* --- Pop-ups ---------------------------------------------------------------------------------------------------------- */

/* The pop-up stands above the form, so that the focus is still the field it was opened for. */
static void pick_chosen(void *context, const struct choice_list *chosen)
{
    struct form *form = context;
    struct form_field *field = &form->fields[form->focus];
    struct value value = {0};
    struct error error = {0};
    if (chosen == NULL)
        return;
    char *codes = choice_list_codes(chosen);
    if (field_parse(field->field, codes, &value, &error))
        form_field_set(form, field, &value);
    else
        screen_say_error(form->pane.screen, &error);
    value_clear(&value);
    free(codes);
}

/* The states that a record which is there can come to, and the one it is in; NULL for other fields. The caller frees it. */
static char *steps_of(const struct form *form, const struct form_field *field)
{
    const char *now = value_text(record_field(&form->base, field->field)), *next[TRANSITIONS];
    struct text states = {0};
    if (form->is_new || field->field != transition_field(form->type) || vocabulary_term(field->field->vocabulary, now) == NULL)
        return NULL;
    text_add(&states, now);
    for (size_t i = 0, count = transition_next(form->type, now, next); i < count; i++)
        text_add_format(&states, " %s", next[i]);
    return text_take(&states);
}

static void pick_open(struct form *form, const struct form_field *field)
{
    const struct value *value = record_field(&form->record, field->field);
    char *steps = steps_of(form, field);
    const struct choose_options options = {.title = field->label, .several = choose_field_has_several(field->field), .unmarked = UNMARKED_IS_MOVED_TO, .may_be_none = !is_required(field) && steps == NULL,
                                           .record = value->number, .only = steps, .chosen = pick_chosen, .context = form};
    choose_field(form->pane.screen, &options, field->field, value_text(value));
    free(steps);
}

static bool is_character(const struct event *event)
{
    return event->kind == EVENT_PASTE || (event->press > ' ' && event->press < PRESS_SPECIAL && event->press != 127);
}

bool form_pick_event(struct form *form, struct form_field *field, const struct event *event)
{
    if (event->kind == EVENT_PRESS && (event->press == PRESS_ENTER || event->press == ' ')) {
        pick_open(form, field);
        return true;
    }
    if (event->kind == EVENT_PRESS && value_event(form, field, event->press))
        return true;
    if (!is_character(event))
        return false;
    /* What was typed is the first of the pop-up's filter. */
    pick_open(form, field);
    struct pane *top = screen_top(form->pane.screen);
    return top->class->event(top, event);
}

/* --- Yes and no ------------------------------------------------------------------------------------------------------- */

/* From yes to no, else to yes: by the first press what it was not. */
static void cycle(struct form *form, struct form_field *field)
{
    const struct value *value = record_field(&form->record, field->field);
    field_set_number(form, field, value_is_empty(value) || value->number == 0);
}

/* The letters of both languages, whichever is shown: yes and ja, no and nei. */
bool form_cycle_event(struct form *form, struct form_field *field, const struct event *event)
{
    if (event->kind != EVENT_PRESS)
        return false;
    switch (event->press) {
    case ' ':
        cycle(form, field);
        return true;
    case 'y':
    case 'Y':
    case 'j':
    case 'J':
        field_set_number(form, field, 1);
        return true;
    case 'n':
    case 'N':
        field_set_number(form, field, 0);
        return true;
    default:
        return value_event(form, field, event->press);
    }
}
