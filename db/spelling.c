/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/spelling.h"

#include <stdlib.h>
#include <string.h>

#include "db/lookup.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"

const char *spelling_place(const struct field *field)
{
    if (field->vocabulary)
        return field->vocabulary->name;
    if (field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES)
        return "country";
    return field->kind == FIELD_REFERENCE ? field->refers_to : field_kind_name(field->kind);
}

static bool is_said_of(const struct record *spelling, const struct record *like)
{
    char *key = key_of(record_text(like, "text"));
    bool same = strcmp(record_text(spelling, "applies_to"), record_text(like, "applies_to")) == 0
                && (strcmp(record_text(spelling, "text"), record_text(like, "text")) == 0 || key_is(key, record_text(spelling, "text")));

    free(key);
    return same;
}

/* A spelling with what it is known by; of a store without such records type is NULL. */
static bool spelling_init(const struct store *store, const struct field *field, const char *text, struct record *spelling)
{
    const struct record_type *type = type_list_find(store_types(store), "spelling");

    if (!type || !text_is_readable(text))
        return false;
    record_init_new(spelling, type);
    value_set_text(record_value(spelling, "text"), text);
    value_set_text(record_value(spelling, "applies_to"), spelling_place(field));
    return true;
}

bool spelling_find(struct store *store, const struct field *field, const char *text, char **meaning, struct error *error)
{
    struct record like, spelling;
    bool found;

    *meaning = NULL;
    if (!spelling_init(store, field, text, &like))
        return true;
    bool ok = lookup_newest(store, &like, is_said_of, &spelling, &found, error);
    if (ok && found) {
        *meaning = string_copy(record_text(&spelling, "meaning"));
        record_done(&spelling);
    }
    record_done(&like);
    return ok;
}

bool spelling_learn(struct store *store, const struct field *field, const char *text, const char *meaning, struct error *error)
{
    struct record like, spelling;
    bool found;

    if (!spelling_init(store, field, text, &like))
        return true;
    bool ok = lookup_newest(store, &like, is_said_of, &spelling, &found, error);
    if (ok) {
        struct record *kept = found ? &spelling : &like;
        value_set_text(record_value(kept, "meaning"), meaning);
        ok = store_put(store, kept, error);
    }
    if (found)
        record_done(&spelling);
    record_done(&like);
    return ok;
}
