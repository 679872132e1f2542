/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/json_record.h"

#include "src/identity.h"

static void write_set(struct json *json, const char *name, const char *codes)
{
    const char *code;
    size_t length;

    json_begin_array(json, name);
    while (set_next(&codes, &code, &length))
        json_text_part(json, NULL, code, length);
    json_end(json);
}

static void write_number(struct json *json, const char *name, const struct field *field, int64_t number)
{
    char id[IDENTITY_TEXT_SIZE];

    if (field && field->kind == FIELD_MONEY)
        json_hundredths(json, name, number);
    else if (field && field->kind == FIELD_BOOLEAN)
        json_boolean(json, name, number != 0);
    else if (field && field->kind == FIELD_REFERENCE)
        json_text(json, name, identity_print(number, id));
    else
        json_number(json, name, number);
}

void json_value(struct json *json, const char *name, const struct field *field, const struct value *value)
{
    bool set = field && (field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES);

    if (value_is_empty(value))
        json_null(json, name);
    else if (value->kind == VALUE_NUMBER)
        write_number(json, name, field, value->number);
    else if (set)
        write_set(json, name, value_text(value));
    else
        json_text(json, name, value_text(value));
}

bool json_shows_field(const struct field *field)
{
    return !(field->flags & FIELD_HIDDEN);
}

void json_record_members(struct json *json, const struct record *record)
{
    const struct record_type *type = record->type;
    char id[IDENTITY_TEXT_SIZE];

    json_text(json, "id", identity_print(record->id, id));
    json_text(json, "updated", *record->stamp.updated_at ? record->stamp.updated_at : NULL);
    for (size_t i = 0; i < type->field_count; i++)
        if (json_shows_field(&type->fields[i]))
            json_value(json, type->fields[i].name, &type->fields[i], &record->values[i]);
}
