/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/similar_fields.h"

#include <stdlib.h>
#include <string.h>

#include "src/hash.h"
#include "src/memory.h"
#include "src/text.h"

/* --- What a record is known by ------------------------------------------------------------------------------------------- */

/* Whether a record is known by a field: what it is called and all that is required of it but its state. */
static bool identifies(const struct record_type *type, const struct field *field)
{
    bool known = type_is_title(type, field) || field->flags & FIELD_REQUIRED;

    return known && !(field->flags & FIELD_INCIDENTAL) && !field->compute && !field->initial && field->kind != FIELD_BOOLEAN;
}

/* Whether a field is one of those that stand in for a title. */
static bool stands_in(const struct record_type *type, const struct field *field)
{
    return type->title_from && field->pair && strcmp(field->pair, type->title_from) == 0;
}

/* A value as it is compared, "" where it is empty. The caller frees it. */
static char *value_as_compared(struct folder *folder, const struct field *field, const struct value *value)
{
    struct text compared = {0};

    if (value->kind == VALUE_NUMBER)
        text_add_format(&compared, "%lld", (long long)value->number);
    else if (field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT)
        fold(folder, value_text(value), &compared);
    else
        text_add(&compared, value_text(value));
    return text_take(&compared);
}

static uint64_t hash_add_value(uint64_t hash, struct folder *folder, const struct field *field, const struct value *value)
{
    char *compared = value_as_compared(folder, field, value);

    hash = hash_text(hash, compared);
    free(compared);
    return hash;
}

/* All by which a record is known but what is said in two languages. */
static uint64_t hash_unpaired(const char *kind, struct folder *folder, const struct record *record)
{
    const struct record_type *type = record->type;
    uint64_t hash = hash_text(HASH_BEGIN, kind);

    for (size_t i = 0; i < type->field_count; i++)
        if (identifies(type, &type->fields[i]) && !type->fields[i].pair)
            hash = hash_add_value(hash, folder, &type->fields[i], &record->values[i]);
    return hash;
}

typedef bool field_function(const struct record_type *type, const struct field *field);

/* Adds a number for each paired field that is chosen and has a value. */
static void hash_paired(uint64_t begun, struct folder *folder, const struct record *record, field_function *is_chosen, struct similar_hashes *hashes)
{
    const struct record_type *type = record->type;

    hashes->count = 0;
    for (size_t i = 0; i < type->field_count && hashes->count < SIMILAR_FIELDS_HASHES; i++)
        if (is_chosen(type, &type->fields[i]) && type->fields[i].pair && !value_is_empty(&record->values[i]))
            hashes->hashes[hashes->count++] = hash_add_value(begun, folder, &type->fields[i], &record->values[i]);
}

void similar_fields_hash(struct folder *folder, const struct record *record, struct similar_hashes *hashes)
{
    const uint64_t begun = hash_unpaired("fields", folder, record);

    hash_paired(begun, folder, record, identifies, hashes);
    if (hashes->count == 0)
        hashes->hashes[hashes->count++] = begun;
}

void similar_fields_hash_stand_in(struct folder *folder, const struct record *record, struct similar_hashes *hashes)
{
    hashes->count = 0;
    if (record->type->title_from)
        hash_paired(hash_unpaired("stand-in", folder, record), folder, record, stands_in, hashes);
}

/* --- What it is compared by ----------------------------------------------------------------------------------------------- */

struct similar_fields {
    const struct record_type *type;
    struct similar_hashes known, stand_in;
    bool has_title; /* of its own */
    char **values;  /* as they are compared, for each field that may tell two apart; NULL for the others */
};

/* Whether a title says no more than what stands in for it, in either language. */
static bool is_stood_in(struct folder *folder, const struct record *record, const struct field *field, const struct value *title)
{
    const struct record_type *type = record->type;
    char *wanted = value_as_compared(folder, field, title);
    bool is = false;

    for (size_t i = 0; i < type->field_count && !is; i++) {
        if (!stands_in(type, &type->fields[i]))
            continue;
        char *compared = value_as_compared(folder, &type->fields[i], &record->values[i]);
        is = strcmp(compared, wanted) == 0;
        free(compared);
    }
    free(wanted);
    return is;
}

static bool has_own_title(struct folder *folder, const struct record *record)
{
    const struct record_type *type = record->type;

    for (size_t i = 0; i < type->field_count; i++)
        if (type_is_title(type, &type->fields[i]) && !value_is_empty(&record->values[i]) && !is_stood_in(folder, record, &type->fields[i], &record->values[i]))
            return true;
    return false;
}

/* Whether a field tells two apart that no title does. */
static bool tells_apart(const struct record_type *type, const struct field *field)
{
    for (const char *const *name = type->told_apart_by; name && *name; name++)
        if (strcmp(*name, field->name) == 0)
            return true;
    return false;
}

struct similar_fields *similar_fields_new(struct folder *folder, const struct record *record)
{
    const struct record_type *type = record->type;
    struct similar_fields *fields = memory_new(sizeof *fields);

    *fields = (struct similar_fields){.type = type, .values = memory_new_array(type->field_count, sizeof *fields->values)};
    similar_fields_hash(folder, record, &fields->known);
    similar_fields_hash_stand_in(folder, record, &fields->stand_in);
    fields->has_title = !type->title_from || has_own_title(folder, record);
    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].kind == FIELD_REFERENCE || tells_apart(type, &type->fields[i]))
            fields->values[i] = value_as_compared(folder, &type->fields[i], &record->values[i]);
    return fields;
}

void similar_fields_free(struct similar_fields *fields)
{
    if (!fields)
        return;
    for (size_t i = 0; i < fields->type->field_count; i++)
        free(fields->values[i]);
    free(fields->values);
    free(fields);
}

/* --- Comparing ------------------------------------------------------------------------------------------------------------ */

static bool is_reference(const struct record_type *type, const struct field *field)
{
    (void)type;
    return field->kind == FIELD_REFERENCE;
}

/* Whether both have one of the chosen fields and these differ. */
static bool contradict(const struct similar_fields *left, const struct similar_fields *right, field_function *is_chosen)
{
    for (size_t i = 0; i < left->type->field_count; i++)
        if (is_chosen(left->type, &left->type->fields[i]) && *left->values[i] && *right->values[i] && strcmp(left->values[i], right->values[i]) != 0)
            return true;
    return false;
}

static bool share_hash(const struct similar_hashes *left, const struct similar_hashes *right)
{
    for (size_t i = 0; i < left->count; i++)
        for (size_t j = 0; j < right->count; j++)
            if (left->hashes[i] == right->hashes[j])
                return true;
    return false;
}

enum similar_likeness similar_fields_compare(const struct similar_fields *left, const struct similar_fields *right)
{
    const bool same = share_hash(&left->known, &right->known);

    if (contradict(left, right, is_reference))
        return LIKENESS_NONE;
    if (same && (left->has_title || right->has_title))
        return LIKENESS_SAME;
    if ((left->has_title && right->has_title) || contradict(left, right, tells_apart))
        return LIKENESS_NONE;
    if (same)
        return LIKENESS_SAME;
    return share_hash(&left->stand_in, &right->stand_in) ? LIKENESS_STAND_IN : LIKENESS_NONE;
}
