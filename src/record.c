/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/record.h"

#include <stdlib.h>
#include <string.h>

#include "src/die.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"

void record_init(struct record *record, const struct record_type *type)
{
    *record = (struct record){.type = type, .values = memory_new_array(type->field_count, sizeof(struct value))};
}

void record_init_new(struct record *record, const struct record_type *type)
{
    struct error error;

    record_init(record, type);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];

        if (field->initial && !field_parse(field, field->initial, &record->values[i], &error))
            die("%s.%s begins with what it refuses: %s", type->name, field->name, error.text);
    }
}

void record_begin_days(struct record *record, struct date today)
{
    char printed[DATE_TEXT_SIZE];

    date_print(today, printed);
    for (size_t i = 0; i < record->type->field_count; i++)
        if ((record->type->fields[i].flags & FIELD_MOSTLY_TODAY) != 0)
            value_set_text(&record->values[i], printed);
}

void record_done(struct record *record)
{
    for (size_t i = 0; record->values && i < record->type->field_count; i++)
        if (record->values[i].kind != VALUE_EMPTY)
            value_clear(&record->values[i]);
    free(record->values);
    free(record->stamp.created_by);
    free(record->stamp.updated_by);
    *record = (struct record){.type = record->type};
}

void record_copy(struct record *to, const struct record *from)
{
    record_init(to, from->type);
    to->id = from->id;
    for (size_t i = 0; i < from->type->field_count; i++)
        value_copy(&to->values[i], &from->values[i]);
    to->stamp = from->stamp;
    to->stamp.created_by = string_copy(from->stamp.created_by);
    to->stamp.updated_by = string_copy(from->stamp.updated_by);
}

struct value *record_value(const struct record *record, const char *name)
{
    const struct field *field = type_field(record->type, name);

    if (!field)
        die("%s has no field %s", record->type->name, name);
    return record_field(record, field);
}

const char *record_text(const struct record *record, const char *name)
{
    return value_text(record_value(record, name));
}

int64_t record_number(const struct record *record, const char *name)
{
    const struct value *value = record_value(record, name);

    return value->kind == VALUE_NUMBER ? value->number : 0;
}

/* Takes the currency over that stands with an amount. */
static void record_set_currency(struct record *record, const struct field *field, const char *text)
{
    const struct field *currency = type_field_currency(record->type, field);
    const char *code = NULL;
    int64_t hundredths;

    if (currency && number_parse_amount(text, &hundredths, &code) && code)
        value_set_text(record_field(record, currency), code);
}

bool record_set(struct record *record, const char *name, const char *text, struct error *error)
{
    struct value *value = record_value(record, name);
    const struct field *field = type_field(record->type, name);

    if (!field_parse(field, text, value, error))
        return false;
    record_set_currency(record, field, text);
    return true;
}

/* --- Rules ------------------------------------------------------------------------------------------------------------ */

bool record_check_field(const struct record *record, const struct field *field, struct error *error)
{
    const struct value *value = record_field(record, field);

    if (!value_is_empty(value))
        return field_check(field, value, error);
    if (!(field->flags & FIELD_REQUIRED))
        return true;
    char *label = field_label(field);
    error_set_field(error, ERROR_VALUE, field, _("\"%s\" must be filled in."), label);
    free(label);
    return false;
}

static bool is_missing(const struct record *record, size_t place)
{
    const struct field *field = &record->type->fields[place];

    return (field->flags & FIELD_REQUIRED) && !field->compute && value_is_empty(&record->values[place]);
}

static bool refuse_missing(const struct record *record, size_t first, struct error *error)
{
    struct text labels = {0};

    for (size_t i = first; i < record->type->field_count; i++) {
        if (!is_missing(record, i))
            continue;
        char *label = field_label(&record->type->fields[i]);
        text_add(&labels, labels.length > 0 ? ", " : "");
        text_add_format(&labels, _("\"%s\""), label);
        free(label);
    }
    error_set_field(error, ERROR_VALUE, &record->type->fields[first], _("These must be filled in: %s."), text_string(&labels));
    text_done(&labels);
    return false;
}

bool record_check_required(const struct record *record, struct error *error)
{
    size_t first = record->type->field_count, count = 0;

    for (size_t i = record->type->field_count; i-- > 0;)
        if (is_missing(record, i)) {
            first = i;
            count++;
        }
    return count > 1 ? refuse_missing(record, first, error) : count == 0 || record_check_field(record, &record->type->fields[first], error);
}

/* Checks the fields, those alone that are empty or all, and what goes across them. */
static bool fields_check(const struct record *record, bool empty_only, struct error *error)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        bool is_given = field->compute || field->flags & FIELD_FIXED || (empty_only && record->values[i].kind != VALUE_EMPTY);

        if (!is_given && !record_check_field(record, field, error))
            return false;
    }
    return !record->type->check || record->type->check(record, error);
}

bool record_check(const struct record *record, struct error *error)
{
    return fields_check(record, false, error);
}

bool record_check_read(const struct record *record, struct error *error)
{
    return fields_check(record, true, error);
}

/* --- Computed fields -------------------------------------------------------------------------------------------------- */

static void no_children(void *context, const char *type, const char *reference, int64_t id,
                        void (*each)(void *closure, const struct record *child), void *closure)
{
    (void)context, (void)type, (void)reference, (void)id, (void)each, (void)closure;
}

static void no_parent(void *context, const struct record *record, void (*each)(void *closure, const struct record *parent), void *closure)
{
    (void)context, (void)record, (void)each, (void)closure;
}

struct compute_source compute_source_alone(const struct record *record)
{
    return (struct compute_source){.record = record, .children = no_children, .parent = no_parent};
}

void record_compute(struct record *record, const struct compute_source *source, struct date today)
{
    struct compute_source complete = compute_source_alone(record);

    if (source) {
        complete.context = source->context;
        complete.children = source->children ? source->children : complete.children;
        complete.parent = source->parent ? source->parent : complete.parent;
    }
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        struct computed result = {0};

        if (!field->compute)
            continue;
        field->compute(&complete, &result);
        value_copy(&record->values[i], computed_on(&result, today));
        value_clear(&result.value);
        value_clear(&result.then);
    }
}

const struct value *computed_on(const struct computed *computed, struct date day)
{
    char printed[DATE_TEXT_SIZE];

    if (!computed->turns_on[0] || strcmp(date_print(day, printed), computed->turns_on) < 0)
        return &computed->value;
    return &computed->then;
}
