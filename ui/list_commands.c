/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_commands.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/list_pane.h"

/* What a pop-up of a list remembers while it is open. */
struct list_choice {
    struct screen *screen;
    struct pane *list;
    const struct field *field;
};

static struct list_choice *list_choice_new(struct screen *screen, struct pane *list, const struct field *field)
{
    struct list_choice *choice = memory_new(sizeof *choice);
    *choice = (struct list_choice){screen, list, field};
    return choice;
}

/* --- Filter ----------------------------------------------------------------------------------------------------------- */

/* Fields with few values worth choosing among. */
static bool field_filters(const struct field *field)
{
    bool kind = field->kind == FIELD_CHOICE || field->kind == FIELD_SET || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES
        || field->kind == FIELD_BOOLEAN;
    return kind && (field->flags & FIELD_HIDDEN) == 0 && (field->compute == NULL || field->as_of_today == NULL);
}

/* A computed field another one stands for is offered under that one's name only. */
static bool field_is_stand_in(const struct record_type *type, const struct field *field)
{
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].as_of_today != NULL && strcmp(type->fields[i].as_of_today, field->name) == 0)
            return true;
    return false;
}

/* The words of a code, or what stands for an empty field. */
static char *facet_words(const struct field *field, const char *code)
{
    struct value value = {0};
    if (code[0] == '\0')
        return string_copy(_("(not filled in)"));
    if (field->kind == FIELD_CHOICE || field->kind == FIELD_SET)
        return string_copy(vocabulary_word(field->vocabulary, code, message_language()));
    if (field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES)
        return string_copy(country_name(code, message_language()));
    field_parse(field, code, &value, NULL);
    char *words = field_show(field, &value, message_language());
    value_clear(&value);
    return words;
}

static void values_chosen(void *context, const struct choice_list *chosen)
{
    struct list_choice choice = *(struct list_choice *)context;
    free(context);
    if (chosen == NULL)
        return;
    struct text values = {0};
    for (size_t i = 0; i < chosen->count; i++) {
        if (i > 0)
            text_add(&values, ",");
        text_add(&values, chosen->choices[i].code[0] != '\0' ? chosen->choices[i].code : "\"\"");
    }
    const char *wanted = chosen->count > 0 ? text_string(&values) : NULL;
    char *query = query_with_field(list_pane_query(choice.list), list_pane_type(choice.list), choice.field, wanted);
    if (strcmp(query, list_pane_query(choice.list)) != 0)
        list_pane_set_query(choice.list, query, false);
    free(query);
    text_done(&values);
}

static void open_values(struct screen *screen, struct pane *list, const struct field *field)
{
    struct facet_list facets = {0};
    struct choice_list choices = {0};
    if (!list_pane_facets(list, field, &facets))
        return;
    char *asked = query_field_values(list_pane_query(list), list_pane_type(list), field);
    for (size_t i = 0; i < facets.count; i++) {
        char *count = string_format("%lld", (long long)facets.facets[i].count);
        char *words = facet_words(field, facets.facets[i].code);
        choice_list_add(&choices, facets.facets[i].code, words, count, set_has(asked, facets.facets[i].code));
        free(words);
        free(count);
    }
    char *title = field_label(field);
    struct choose_options options = {.title = title, .several = true, .unmarked = UNMARKED_IS_CURSOR, .chosen = values_chosen, .context = list_choice_new(screen, list, field)};
    choose_open(screen, &options, &choices);
    free(title);
    free(asked);
    facet_list_done(&facets);
}

static void filter_field_chosen(void *context, const struct choice_list *chosen)
{
    struct list_choice choice = *(struct list_choice *)context;
    free(context);
    if (chosen != NULL && chosen->count == 1)
        open_values(choice.screen, choice.list, type_field(list_pane_type(choice.list), chosen->choices[0].code));
}

bool list_filter(struct screen *screen, const char *argument)
{
    struct quote quote;
    struct pane *list = screen_top(screen);
    if (!list_pane_is(list))
        return false;
    const struct record_type *type = list_pane_type(list);
    const struct field *field = argument != NULL && argument[0] != '\0' ? type_field_match(type, argument) : NULL;
    if (field == NULL && argument != NULL && argument[0] != '\0') {
        screen_refuse(screen, _("There is no field \"%s\" here."), quote_text(&quote, argument));
        return true;
    }
    if (field != NULL && field_filters(field)) {
        open_values(screen, list, field);
        return true;
    }
    struct choice_list choices = {0};
    for (size_t i = 1; i <= type->field_count; i++) {
        const struct field *offered = &type->fields[i % type->field_count];
        if (!field_filters(offered) || field_is_stand_in(type, offered))
            continue;
        char *label = field_label(offered);
        char *asked = query_field_values(list_pane_query(list), type, offered);
        choice_list_add(&choices, offered->name, label, asked[0] != '\0' ? asked : NULL, false);
        free(asked);
        free(label);
    }
    struct choose_options options = {
        .title = _("Filter by"), .chosen = filter_field_chosen, .context = list_choice_new(screen, list, NULL)};
    choose_open(screen, &options, &choices);
    return true;
}

/* --- Sort ------------------------------------------------------------------------------------------------------------- */

static void sort_by(struct pane *list, const struct field *field)
{
    bool descending;
    const struct field *now = list_pane_sort(list, &descending);
    list_pane_set_sort(list, field, now == field && field != NULL && !descending);
}

static void sort_chosen(void *context, const struct choice_list *chosen)
{
    struct list_choice choice = *(struct list_choice *)context;
    free(context);
    if (chosen != NULL && chosen->count == 1)
        sort_by(choice.list, type_field(list_pane_type(choice.list), chosen->choices[0].code));
}

bool list_sort(struct screen *screen, const char *argument)
{
    struct quote quote;
    struct pane *list = screen_top(screen);
    if (!list_pane_is(list))
        return false;
    const struct record_type *type = list_pane_type(list);
    if (argument != NULL && argument[0] != '\0') {
        bool descending = argument[0] == '-';
        const struct field *field = type_field_match(type, argument + (descending ? 1 : 0));
        if (field == NULL)
            screen_refuse(screen, _("There is no field \"%s\" here."), quote_text(&quote, argument));
        else
            list_pane_set_sort(list, field, descending);
        return true;
    }
    bool descending;
    const struct field *now = list_pane_sort(list, &descending);
    struct choice_list choices = {0};
    choice_list_add(&choices, "", _("Name or title"), NULL, now == NULL);
    for (int place = 1; place <= (int)type->field_count; place++)
        for (size_t i = 0; i < type->field_count; i++) {
            const struct field *field = &type->fields[i];
            bool titles = place == 1 && type->title[0] != NULL && (strcmp(field->name, type->title[0]) == 0
                                                                   || (field->pair != NULL && strcmp(field->pair, type->title[0]) == 0));
            if (field->list != place || titles)
                continue;
            char *label = field->pair != NULL ? string_copy(message_text(field->label)) : field_label(field);
            choice_list_add(&choices, field->name, label, now != field ? NULL : descending ? _("descending") : _("ascending"), now == field);
            free(label);
        }
    struct choose_options options = {.title = _("Sort by"), .chosen = sort_chosen, .context = list_choice_new(screen, list, NULL)};
    choose_open(screen, &options, &choices);
    return true;
}
