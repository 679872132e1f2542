/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn types: the record types, and the fields of one. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/text.h"
#include "src/types.h"
#include "ui/json_record.h"
#include "ui/table.h"

/* --- For people ------------------------------------------------------------------------------------------------------- */

static void types_print(void)
{
    struct table *table = table_new(stdout, 3, table_terminal_width());

    for (size_t i = 0; i < types_all.count; i++) {
        const struct record_type *type = types_all.types[i];

        table_add(table, (const char *[]){type->name, message_in(LANGUAGE_EN, type->label), message_in(LANGUAGE_NB, type->label)});
    }
    table_end(table);
}

/* What holds where a record leaves the field empty, or NULL: whom records of the type are for. */
static const char *field_default(const struct record_type *type, const struct field *field)
{
    return field == &type->fields[FIELD_VISIBILITY] ? type->level : NULL;
}

/* What a field takes: its kind with the type it refers to, and what else goes for it. The caller frees it. */
static char *field_kind_text(const struct record_type *type, const struct field *field)
{
    struct text text = {0};

    text_add(&text, field_kind_label(field->kind));
    if (field->refers_to)
        text_add_format(&text, " (%s)", field->refers_to);
    if (field->flags & FIELD_REQUIRED)
        text_add_format(&text, ", %s", _("required"));
    if (field->compute)
        text_add_format(&text, ", %s", _("computed"));
    if (field_default(type, field)) {
        text_add(&text, ", ");
        /* TRANSLATORS: the code that holds where a field is empty: "choice, members where empty". */
        text_add_format(&text, _("%s where empty"), field_default(type, field));
    }
    return text_take(&text);
}

static void field_print_row(struct table *table, const struct record_type *type, const struct field *field)
{
    char *kind = field_kind_text(type, field);
    char *en = field_label_in(field, LANGUAGE_EN);
    char *nb = field_label_in(field, LANGUAGE_NB);

    table_add(table, (const char *[]){field->name, kind, en, nb});
    free(nb);
    free(en);
    free(kind);
}

static void choices_print(struct table *table, const struct field *field)
{
    for (size_t i = 0; i < field->vocabulary->count; i++) {
        const struct term *term = &field->vocabulary->terms[i];

        if (field_takes_code(field, term->code))
            table_add(table, (const char *[]){"", term->code, message_in(LANGUAGE_EN, term->label), message_in(LANGUAGE_NB, term->label)});
    }
}

static void type_print(const struct record_type *type)
{
    struct table *table = table_new(stdout, 4, table_terminal_width());

    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];

        if (!json_shows_field(field))
            continue;
        field_print_row(table, type, field);
        if (field->vocabulary)
            choices_print(table, field);
    }
    table_end(table);
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void label_write(struct json *json, const char *en, const char *nb)
{
    json_begin_object(json, "label");
    json_text(json, "en", en);
    json_text(json, "nb", nb);
    json_end(json);
}

static void type_label_write(struct json *json, const struct record_type *type)
{
    label_write(json, message_in(LANGUAGE_EN, type->label), message_in(LANGUAGE_NB, type->label));
}

static void types_write(struct json *json)
{
    json_begin_array(json, NULL);
    for (size_t i = 0; i < types_all.count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "name", types_all.types[i]->name);
        type_label_write(json, types_all.types[i]);
        json_end(json);
    }
    json_end(json);
}

static void choices_write(struct json *json, const struct field *field)
{
    const struct vocabulary *vocabulary = field->vocabulary;

    json_begin_array(json, "choices");
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (!field_takes_code(field, vocabulary->terms[i].code))
            continue;
        json_begin_object(json, NULL);
        json_text(json, "code", vocabulary->terms[i].code);
        json_text(json, "en", message_in(LANGUAGE_EN, vocabulary->terms[i].label));
        json_text(json, "nb", message_in(LANGUAGE_NB, vocabulary->terms[i].label));
        json_end(json);
    }
    json_end(json);
}

static void field_write(struct json *json, const struct record_type *type, const struct field *field)
{
    bool country = field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES;
    char *en = field_label_in(field, LANGUAGE_EN);
    char *nb = field_label_in(field, LANGUAGE_NB);

    json_begin_object(json, NULL);
    json_text(json, "name", field->name);
    json_text(json, "kind", field_kind_name(field->kind));
    json_boolean(json, "required", (field->flags & FIELD_REQUIRED) != 0);
    label_write(json, en, nb);
    if (field->compute)
        json_boolean(json, "computed", true);
    if (field->refers_to || country)
        json_text(json, "refers_to", country ? type_country.name : field->refers_to);
    if (field_default(type, field))
        json_text(json, "default", field_default(type, field));
    if (field->vocabulary)
        choices_write(json, field);
    json_end(json);
    free(nb);
    free(en);
}

static void type_write(struct json *json, const struct record_type *type)
{
    json_begin_object(json, NULL);
    json_text(json, "type", type->name);
    type_label_write(json, type);
    json_begin_array(json, "fields");
    for (size_t i = 0; i < type->field_count; i++)
        if (json_shows_field(&type->fields[i]))
            field_write(json, type, &type->fields[i]);
    json_end(json);
    json_end(json);
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static bool types_run(struct call *call, struct error *error)
{
    const struct record_type *type = NULL;
    struct json json;
    bool wants_json;

    if (call->operand_count > 0 && !(type = call_type(call->operands[0], error)))
        return false;
    if (!call_wants_json(call, &wants_json, error))
        return false;
    json_open(&json, stdout);
    if (wants_json && type)
        type_write(&json, type);
    else if (wants_json)
        types_write(&json);
    else if (type)
        type_print(type);
    else
        types_print();
    return true;
}

static const struct option_row *const options[] = {&call_option_format, NULL};

const struct cli_command cli_types = {
    .name = "types",
    .operands = N_("[TYPE]"),
    .summary = N_("list the record types, or a type's fields and their choices"),
    .options = options,
    .least = 0,
    .most = 1,
    .run = types_run,
};
