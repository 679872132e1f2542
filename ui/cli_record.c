/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn add, set and delete: one change from a script, by the rules of the forms. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"

/* --- FIELD=VALUE ------------------------------------------------------------------------------------------------------ */

/* The field named before the equals sign. */
static const struct field *assignment_field(const struct record *record, const char *name, struct error *error)
{
    const struct field *field = type_field(record->type, name);

    if (!field)
        field = type_field_match(record->type, name);
    if (!field) {
        call_refuse_field(record->type, name, false, error);
        return NULL;
    }
    if (field->compute) {
        error_set(error, ERROR_USAGE, _("The field \"%s\" is computed from others and cannot be set."), field->name);
        return NULL;
    }
    if (field->flags & FIELD_FIXED) {
        error_set(error, ERROR_RULE, _("The field \"%s\" never changes."), field->name);
        return NULL;
    }
    return field;
}

static bool field_set(const struct call *call, struct record *record, const struct field *field, const char *text, struct error *error)
{
    /* References are read as titles too, which needs the store. */
    if (field->kind == FIELD_REFERENCE)
        return store_parse_value(call->store, &call->viewer, field, text, record_field(record, field), error);
    if (record_set(record, field->name, text, error))
        return true;
    if (field->vocabulary && !vocabulary_find(field->vocabulary, text)) {
        const struct error cause = *error;
        /* TRANSLATORS: the sentence that refuses a word, and the name of the record type. */
        error_set_field(error, cause.code, field, _("%s \"lrn types %s\" lists them."), cause.text, record->type->name);
    }
    return false;
}

/* Sets one field; seen notes which fields were set, since the same one twice is a slip. */
static bool assignment_apply(const struct call *call, struct record *record, const char *assignment, bool *seen, struct error *error)
{
    const char *equals = strchr(assignment, '=');
    struct quote quote;

    if (!equals)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no FIELD=VALUE."), quote_text(&quote, assignment));
    char *name = string_copy_part(assignment, (size_t)(equals - assignment));
    const struct field *field = assignment_field(record, name, error);
    bool ok = field != NULL;
    if (ok && seen[type_field_index(record->type, field)])
        ok = error_set(error, ERROR_USAGE, _("The field \"%s\" is given twice."), field->name);
    if (ok) {
        seen[type_field_index(record->type, field)] = true;
        ok = field_set(call, record, field, equals + 1, error);
    }
    free(name);
    return ok;
}

static bool refuse_double(const struct record *record, const struct record *again, struct error *error)
{
    const struct record_type *type = record->type;
    size_t i = 0;

    while (i < type->field_count && value_equal(&record->values[i], &again->values[i]))
        i++;
    if (i == type->field_count)
        return true;
    char *label = field_label(&type->fields[i]);
    error_set_field(error, ERROR_VALUE, &type->fields[i], _("Two different values are given for \"%s\"."), label);
    free(label);
    return false;
}

/* An amount may bring its currency, which may be given by itself as well: what was set must not change when an assignment is made again. */
static bool assignment_holds(const struct call *call, const struct record *record, const char *assignment, struct error *error)
{
    struct record again;
    const char *equals = strchr(assignment, '=');
    char *name = string_copy_part(assignment, (size_t)(equals - assignment));
    const struct field *field = assignment_field(record, name, error);

    record_copy(&again, record);
    bool holds = field && field_set(call, &again, field, equals + 1, error) && refuse_double(record, &again, error);
    record_done(&again);
    free(name);
    return holds;
}

/* Fills in what follows, as the form does; what was named stays as it was said. */
static void assignments_follow(const struct record *before, struct record *record, const bool *seen)
{
    struct record said;

    if (!record->type->follow)
        return;
    record_copy(&said, record);
    record->type->follow(before, record);
    for (size_t i = 0; i < record->type->field_count; i++)
        if (seen[i])
            value_copy(&record->values[i], &said.values[i]);
    record_done(&said);
}

/* Sets the fields named by the operands from the first on. */
static bool assignments_apply(const struct call *call, struct record *record, size_t first, struct error *error)
{
    bool *seen = memory_new_array(record->type->field_count, sizeof *seen);
    struct record before;
    bool ok = true;

    record_copy(&before, record);
    for (size_t i = first; ok && i < call->operand_count; i++)
        ok = assignment_apply(call, record, call->operands[i], seen, error);
    for (size_t i = first; ok && i < call->operand_count; i++)
        ok = assignment_holds(call, record, call->operands[i], error);
    if (ok)
        assignments_follow(&before, record, seen);
    record_done(&before);
    free(seen);
    return ok;
}

/* --- add -------------------------------------------------------------------------------------------------------------- */

static bool add_run(struct call *call, struct error *error)
{
    const struct record_type *type = call_type(call->operands[0], error);
    struct record record;
    char id[IDENTITY_TEXT_SIZE];
    int64_t change;

    if (!type || !store_is_open_type(type, error) || !call_open(call, error))
        return false;
    record_init_new(&record, type);
    record_begin_days(&record, store_today(call->store));
    bool ok = assignments_apply(call, &record, 1, error) && record_check_required(&record, error)
              && store_save(call->store, &call->viewer, &record, NULL, NULL, &change, error);
    if (ok)
        printf("%s\n", identity_print(record.id, id));
    record_done(&record);
    return ok;
}

const struct cli_command cli_add = {
    .name = "add",
    .operands = N_("TYPE FIELD=VALUE..."),
    .summary = N_("add a record; prints its id"),
    .details = N_("\"lrn types TYPE\" lists the fields. Values are codes or words of either language, dates such as 2026-11-21 or 21.11.2026; of sets several,\n"
                  "with semicolons or commas between; of references an id, its ending, or the exact name."),
    .least = 2,
    .most = SIZE_MAX,
    .needs = CLI_WRITE,
    .run = add_run,
};

/* --- set -------------------------------------------------------------------------------------------------------------- */

static bool set_run(struct call *call, struct error *error)
{
    const struct record_type *type = call_type(call->operands[0], error);
    struct record base, record;
    int64_t id, change;

    if (!type || !call_open(call, error) || !store_find_id(call->store, &call->viewer, type, call->operands[1], &id, error)
        || !store_load(call->store, &call->viewer, type, id, &base, error))
        return false;
    record_copy(&record, &base);
    bool ok = assignments_apply(call, &record, 2, error) && store_save(call->store, &call->viewer, &record, &base, NULL, &change, error);
    record_done(&record);
    record_done(&base);
    return ok;
}

const struct cli_command cli_set = {
    .name = "set",
    .operands = N_("TYPE ID FIELD=VALUE..."),
    .summary = N_("change fields of a record"),
    .details = N_("FIELD= with nothing after it empties the field. Values are written as with \"lrn add\"."),
    .least = 3,
    .most = SIZE_MAX,
    .needs = CLI_WRITE,
    .run = set_run,
};

/* --- delete ----------------------------------------------------------------------------------------------------------- */

static bool delete_run(struct call *call, struct error *error)
{
    const struct record_type *type = call_type(call->operands[0], error);
    int64_t id, change;

    return type && call_open(call, error) && store_find_id(call->store, &call->viewer, type, call->operands[1], &id, error)
           && store_delete(call->store, &call->viewer, type, &id, 1, &change, error);
}

const struct cli_command cli_delete = {
    .name = "delete",
    .operands = N_("TYPE ID"),
    .summary = N_("delete a record to which no other refers"),
    .least = 2,
    .most = 2,
    .needs = CLI_WRITE,
    .run = delete_run,
};
