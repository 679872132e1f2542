/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on a record. */
#include "config.h"

#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/visible.h"
#include "src/memory.h"

struct sectioning {
    struct store *store;
    const struct viewer *viewer;
    const struct record *record;
    struct section_list *sections;
    struct error *error;
};

void section_list_done(struct section_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->sections[i].label);
        free(list->sections[i].query);
        value_clear(&list->sections[i].value);
    }
    free(list->sections);
    *list = (struct section_list){0};
}

/* Reads an order as types name it: "date", "-date". */
static const struct field *order_read(const struct record_type *type, const char *order, bool *descending)
{
    *descending = order && *order == '-';
    return order ? type_field(type, order + (*descending ? 1 : 0)) : NULL;
}

static struct list_request section_request(const struct section *section, const struct query *query, enum language language)
{
    return (struct list_request){.type = section->type, .query = query, .sort = section->sort, .descending = section->descending,
                                 .language = language, .within = section->within, .value = section->within ? &section->value : NULL};
}

/* Counts a section and adds it to the list, which owns it then. */
static bool section_add(struct sectioning *sectioning, struct section *section)
{
    struct section_list *list = sectioning->sections;
    struct query query = {0};

    list->sections = memory_resize(list->sections, list->count + 1, sizeof *list->sections);
    list->sections[list->count++] = *section;
    if (section->query && !query_parse(&query, section->type, section->query, false, sectioning->error))
        return false;
    const struct list_request request = section_request(section, section->query ? &query : NULL, message_language());
    bool ok = store_count(sectioning->store, sectioning->viewer, &request, &list->sections[list->count - 1].count, sectioning->error);
    query_done(&query);
    return ok;
}

static bool relation_add(struct sectioning *sectioning, const struct relation *relation)
{
    struct section section = {.type = type_list_find(sectioning->store->types, relation->type)};

    if (!section.type)
        return true;
    section.query = record_relation_query(sectioning->record, relation);
    if (!section.query)
        return true;
    section.label = string_copy(message_text(relation->label));
    section.adds = relation->adds;
    section.sort = order_read(section.type, relation->sort, &section.descending);
    return section_add(sectioning, &section);
}

static bool relations_add(struct sectioning *sectioning, bool leads)
{
    const struct record_type *type = sectioning->record->type;
    bool ok = true;

    for (size_t i = 0; ok && i < type->related_count; i++)
        if (type->related[i].leads == leads)
            ok = relation_add(sectioning, &type->related[i]);
    return ok;
}

/* The type's plural; where it refers to the record in several ways, which one too. */
static char *referrer_label(const struct referrer *referrers, size_t count, size_t index)
{
    const char *plural = message_text(referrers[index].type->plural);
    bool alone = true;

    for (size_t i = 0; i < count; i++)
        alone = alone && (i == index || referrers[i].type != referrers[index].type);
    if (alone)
        return string_copy(plural);
    char *label = field_label(referrers[index].field);
    char *both = string_format("%s (%s)", plural, label);
    free(label);
    return both;
}

/* What the reference of a child must hold: the record's id, or a country's code. */
static void referrer_value(const struct record *record, const struct field *field, struct value *value)
{
    if (field->kind == FIELD_REFERENCE)
        value_set_number(value, record->id);
    else
        value_copy(value, record_value(record, "code"));
}

/* A leading relation that asks for nothing but the reference itself stands for it, in its own place and with its own label: it is not listed twice, and
 * being found by the reference it can be added to. */
static bool relation_becomes(struct section_list *list, const struct section *section)
{
    char *printed = field_print(section->within, &section->value);
    char *query = string_format("%s:%s", section->within->name, printed);
    bool found = false;

    for (size_t i = 0; !found && i < list->count; i++) {
        struct section *relation = &list->sections[i];
        found = relation->type == section->type && relation->query && strcmp(relation->query, query) == 0;
        if (found) {
            free(relation->query);
            relation->query = NULL;
            relation->within = section->within;
            value_copy(&relation->value, &section->value);
        }
    }
    free(query);
    free(printed);
    return found;
}

static bool referrer_add(struct sectioning *sectioning, const struct referrer *referrers, size_t count, size_t index)
{
    struct section section = {.type = referrers[index].type, .within = referrers[index].field};

    if (!scope_has_field(sectioning->viewer, section.type, section.within))
        return true;
    referrer_value(sectioning->record, section.within, &section.value);
    if (relation_becomes(sectioning->sections, &section)) {
        value_clear(&section.value);
        return true;
    }
    section.label = referrer_label(referrers, count, index);
    section.sort = order_read(section.type, section.type->child_sort, &section.descending);
    return section_add(sectioning, &section);
}

static bool referrers_add(struct sectioning *sectioning)
{
    struct referrer *referrers = NULL;
    size_t count = type_referrers(sectioning->store->types, sectioning->record->type, &referrers);
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = referrer_add(sectioning, referrers, count, i);
    free(referrers);
    return ok;
}

bool store_sections(struct store *store, const struct viewer *viewer, const struct record *record, struct section_list *sections,
                    struct error *error)
{
    struct sectioning sectioning = {.store = store, .viewer = viewer, .record = record, .sections = sections, .error = error};

    *sections = (struct section_list){0};
    bool ok = reading_begin(store, error) && relations_add(&sectioning, true) && referrers_add(&sectioning) && relations_add(&sectioning, false);
    reading_end(store);
    if (!ok)
        section_list_done(sections);
    return ok;
}

bool store_section_rows(struct store *store, const struct viewer *viewer, const struct section *section, enum language language, size_t limit,
                        struct row_list *rows, struct error *error)
{
    struct query query = {0};

    *rows = (struct row_list){0};
    if (section->query && !query_parse(&query, section->type, section->query, false, error))
        return false;
    const struct list_request request = section_request(section, section->query ? &query : NULL, language);
    bool ok = store_rows(store, viewer, &request, LIST_FIRST, NULL, limit, rows, error);
    query_done(&query);
    return ok;
}
