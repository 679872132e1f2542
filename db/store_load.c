/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/loader.h"


/* --- One record --------------------------------------------------------------------------------------------------------- */

static enum reader_result load(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id,
                               struct record *record, struct error *error)
{
    struct loader loader;
    enum reader_result result = READER_FAILED;

    if (loader_open(&loader, store, viewer, type, error))
        result = loader_load(&loader, id, record, error);
    loader_close(&loader);
    return result;
}

bool store_load(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, struct record *record,
                struct error *error)
{
    enum reader_result result = load(store, viewer, type, id, record, error);

    if (result == READER_NONE)
        reader_refuse_missing(type, id, error);
    return result == READER_FOUND;
}

/* --- Words for a record ------------------------------------------------------------------------------------------------- */

/* A title may hold the titles of other records, as far as the viewer may see these. */
struct title_context {
    struct store *store;
    const struct viewer *viewer;
    enum language language;
    int depth;
};

static char *title_load(const struct title_context *context, const struct record_type *type, int64_t id);

/* Whether the name of a record whose type is described is told, or kind and country in its place, was settled when what refers to it was loaded. */
static struct viewer teller(const struct viewer *viewer)
{
    struct viewer told = *viewer;

    told.level = VISIBILITY_COORDINATORS;
    return told;
}

static char *title_of_reference(void *closure, const struct field *field, int64_t id)
{
    enum { TITLE_DEPTH = 3 };
    struct title_context context = *(const struct title_context *)closure;
    const struct record_type *type = type_list_find(context.store->types, field->refers_to);
    const struct viewer told = teller(context.viewer);

    if (type && type->described)
        context.viewer = &told;
    return type && ++context.depth <= TITLE_DEPTH ? title_load(&context, type, id) : NULL;
}

static char *title_load(const struct title_context *context, const struct record_type *type, int64_t id)
{
    struct title_context own = *context;
    struct record record;
    struct error error;

    if (load(context->store, context->viewer, type, id, &record, &error) != READER_FOUND)
        return NULL;
    char *title = record_title_with(&record, context->language, title_of_reference, &own);
    record_done(&record);
    return title;
}

char *store_title(struct store *store, const struct viewer *viewer, const struct record_type *type, int64_t id, enum language language)
{
    const struct title_context context = {.store = store, .viewer = viewer, .language = language};

    return title_load(&context, type, id);
}

char *store_show(struct store *store, const struct viewer *viewer, const struct record *record, const struct field *field,
                 enum language language, enum language *other)
{
    const struct value *value = record_field(record, field);
    const struct record_type *type = field->kind == FIELD_REFERENCE ? type_list_find(store->types, field->refers_to) : NULL;
    const struct viewer told = teller(viewer);
    char *title = type && value->kind == VALUE_NUMBER ? store_title(store, type->described ? &told : viewer, type, value->number, language) : NULL;

    if (!title)
        return record_show(record, field, language, other);
    if (other)
        *other = language;
    return title;
}
