/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/match_need.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/types.h"
#include "ui/list_pane.h"
#include "ui/matrix_pane.h"

/* What a record of a type, or a search for some, says of the need. */
struct tells {
    const struct record_type *type;
    const char *from, *to; /* fields of the record and of the need */
};

static const struct tells of_records[] = {
    {&type_country, "code", "country"},       {&type_hotspot, "country", "country"},    {&type_hotspot, "sector", "sector"},
    {&type_hotspot, "issue", "issues"},       {&type_hotspot, "product_en", "product"}, {&type_hotspot, "product_nb", "product"},
    {&type_member, "sector", "sector"},       {&type_organisation, "country", "country"}, {&type_partnership, "country", "country"},
    {&type_partnership, "member", "member"},  {&type_site, "country", "country"},       {&type_supplier, "country", "country"},
};

static const struct tells of_searches[] = {
    {&type_organisation, "country", "country"},     {&type_organisation, "coverage", "country"},    {&type_organisation, "issues", "issues"},
    {&type_organisation, "expertise", "expertise"}, {&type_organisation, "sectors", "sector"},      {&type_organisation, "languages", "languages"},
};

/* Of a record that tells the same twice (a product in two languages) the first holds. */
static void take(struct record *need, const char *name, const struct value *value)
{
    struct value *to = record_value(need, name);

    if (value_is_empty(to))
        value_copy(to, value);
}

static void take_record(struct record *need, const struct record *record)
{
    for (size_t i = 0; i < sizeof of_records / sizeof *of_records; i++)
        if (of_records[i].type == record->type)
            take(need, of_records[i].to, record_value(record, of_records[i].from));
    if (record->type == &type_member)
        value_set_number(record_value(need, "member"), record->id);
}

/* Codes asked for fit a set; one alone a choice. */
static void take_codes(struct record *need, const char *name, const char *codes)
{
    const struct field *field = type_field(need->type, name);
    struct value value = {0};

    if (field->kind != FIELD_SET && set_count(codes) != 1)
        return;
    value_set_text(&value, codes);
    value_copy(record_field(need, field), &value);
    value_clear(&value);
}

static void take_search(struct record *need, const struct pane *list)
{
    const struct record_type *type = list_pane_type(list);

    for (size_t i = 0; i < sizeof of_searches / sizeof *of_searches; i++) {
        if (of_searches[i].type != type)
            continue;
        char *codes = query_field_values(list_pane_query(list), type, type_field(type, of_searches[i].from));
        if (*codes)
            take_codes(need, of_searches[i].to, codes);
        free(codes);
    }
}

static void take_within(struct record *need, const struct pane *list)
{
    const struct field *within;
    const struct value *value;

    list_pane_within(list, &within, &value);
    if (within && within->kind == FIELD_COUNTRY)
        value_copy(record_value(need, "country"), value);
}

/* A search for organisations says more than the one the cursor happens to be on. */
static bool is_search(const struct pane *pane)
{
    return list_pane_is(pane) && list_pane_type(pane) == &type_organisation;
}

static void take_selected(struct screen *screen, struct pane *pane, struct record *need)
{
    const struct record_type *type;
    struct record record;
    int64_t id;

    if (is_search(pane) || !pane->class->selected || !pane->class->selected(pane, &type, &id)
        || !store_load(screen->store, &screen->viewer, type, id, &record, NULL))
        return;
    if (type == &type_need) {
        record_done(need);
        *need = record;
        return;
    }
    take_record(need, &record);
    record_done(&record);
}

void match_need_from(struct screen *screen, struct record *need)
{
    struct pane *pane = screen_top(screen);

    record_init_new(need, &type_need);
    if (matrix_pane_is(pane))
        value_set_text(record_value(need, "country"), matrix_pane_country(pane));
    take_selected(screen, pane, need);
    if (!list_pane_is(pane) || need->id != 0)
        return;
    take_search(need, pane);
    take_within(need, pane);
}

/* --- Left unsaved --------------------------------------------------------------------------------------------------------- */

bool match_need_asks(const struct record *need)
{
    static const char *const names[] = {"country", "sector", "issues", "expertise", "languages", "member"};
    bool asks = false;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        asks = asks || !value_is_empty(record_field(need, type_field(need->type, names[i])));
    return asks;
}

bool match_need_return(struct screen *screen, struct record *need)
{
    if (!screen->asked)
        return false;
    *need = *screen->asked;
    free(screen->asked);
    screen->asked = NULL;
    return true;
}

void match_need_leave(struct screen *screen, const struct record *need)
{
    struct record before;

    if (need->id != 0 || !match_need_asks(need))
        return;
    if (match_need_return(screen, &before))
        record_done(&before);
    screen->asked = memory_new(sizeof *screen->asked);
    record_copy(screen->asked, need);
}
