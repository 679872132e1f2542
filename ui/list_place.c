/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_place.h"

#include <stdlib.h>

#include "src/identity.h"
#include "src/memory.h"

static void part_keep(struct state *state, const struct record_type *type, const char *part, const char *text)
{
    char *name = string_format("%s.%s", type->name, part);

    state_set(state, name, text);
    free(name);
}

static const char *part_read(const struct state *state, const struct record_type *type, const char *part)
{
    char *name = string_format("%s.%s", type->name, part);
    const char *text = state_get(state, name);

    free(name);
    return text;
}

void list_place_keep(struct state *state, const struct record_type *type, const struct list_place *place)
{
    char id[IDENTITY_TEXT_SIZE] = "";
    char *sort = place->sort ? string_format("%s%s", place->descending ? "-" : "", place->sort->name) : NULL;

    if (place->record != 0)
        identity_print(place->record, id);
    part_keep(state, type, "query", place->query);
    part_keep(state, type, "record", id);
    part_keep(state, type, "sort", sort);
    free(sort);
}

void list_place_read(const struct state *state, const struct record_type *type, struct list_place *place)
{
    const char *record = part_read(state, type, "record"), *sort = part_read(state, type, "sort");
    bool descending = sort && *sort == '-';

    *place = (struct list_place){.query = part_read(state, type, "query")};
    if (record)
        identity_parse(record, &place->record);
    if (sort)
        place->sort = type_field(type, sort + (descending ? 1 : 0));
    place->descending = descending && place->sort;
}
