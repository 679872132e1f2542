/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/record_adding.h"

#include <stdlib.h>

#include "ui/choose.h"
#include "ui/form_pane.h"
#include "ui/navigate.h"
#include "ui/record_pane.h"
#include "ui/record_rows.h"

/* --- One -------------------------------------------------------------------------------------------------------------- */

/* Sets what a query asks of one field, where it is one value. */
static void term_take(struct record *record, const struct query_term *term)
{
    if (term->kind != QUERY_FIELD || term->negated || term->field == NULL || term->op != QUERY_IS || term->value_count != 1)
        return;
    if (term->field->kind == FIELD_REFERENCE)
        value_set_number(record_field(record, term->field), term->values[0].number);
    else
        value_copy(record_field(record, term->field), &term->values[0]);
}

/* A list that a query makes gets a record that the query finds. */
static void related_add(struct screen *screen, const struct section *section)
{
    struct query query = {0};
    struct record record;
    struct error error;
    if (!query_parse(&query, section->type, section->query, false, &error)) {
        screen_say_error(screen, &error);
        return;
    }
    record_init_new(&record, section->type);
    for (size_t i = 0; i < query.count; i++)
        term_take(&record, &query.terms[i]);
    screen_push(screen, form_pane_begin(screen, &record));
    record_done(&record);
    query_done(&query);
}

static void section_add(struct screen *screen, const struct section *section)
{
    if (section->within != NULL)
        navigate_form(screen, section->type, 0, section->within, &section->value);
    else
        related_add(screen, section);
}

/* --- Which ------------------------------------------------------------------------------------------------------------ */

static const struct section *section_find(const struct pane *pane, const struct record_type *type)
{
    const struct section_list *list = record_pane_sections(pane);
    for (size_t i = 0; i < list->count; i++)
        if (list->sections[i].type == type && (list->sections[i].within != NULL || list->sections[i].adds))
            return &list->sections[i];
    return NULL;
}

static void type_chosen(void *context, const struct choice_list *chosen)
{
    struct screen *screen = context;
    const char *name = choice_list_code(chosen);
    struct pane *top = screen_top(screen);
    const struct section *section =
        name != NULL && record_pane_is(top) ? section_find(top, type_list_find(store_types(screen->store), name)) : NULL;
    if (section != NULL)
        section_add(screen, section);
}

static bool section_choose(struct pane *pane)
{
    /* TRANSLATORS: the heading over the kinds of records that can be added here */
    const struct choose_options options = {.title = _("New here"), .chosen = type_chosen, .context = pane->screen};
    const struct section_list *list = record_pane_sections(pane);
    struct choice_list choices = {0};
    const struct record_type *type;
    int64_t id;
    record_pane_shows(pane, &type, &id);
    for (size_t i = 0; i < list->count; i++)
        if (record_section_is_offered(pane->screen, type, &list->sections[i]))
            choice_list_add(&choices, list->sections[i].type->name, message_text(list->sections[i].type->label), NULL, false);
    if (choices.count == 0)
        screen_say(pane->screen, _("Nothing is added to this record."));
    else
        choose_open(pane->screen, &options, &choices);
    return true;
}

bool record_adding_begin(struct pane *pane, const struct record_type *type)
{
    const struct section *section = type != NULL ? section_find(pane, type) : record_pane_section(pane);
    if (section == NULL)
        return type == NULL && section_choose(pane);
    section_add(pane->screen, section);
    return true;
}
