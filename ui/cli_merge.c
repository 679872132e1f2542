/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn merge: two records of the same thing made one. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdlib.h>

#include "db/merge.h"
#include "src/memory.h"

static const struct option_row option_take = {"take", 0, N_("FIELD"), N_("take this field from the second (again and again)"), NULL};
static const struct option_row option_both = {"both", 0, N_("FIELD"), N_("keep what both say in this field (again and again)"), NULL};
static const struct option_row *const options[] = {&option_take, &option_both, NULL};

static const struct field *named_field(const struct record_type *type, const char *name, struct error *error)
{
    const struct field *field = type_field(type, name);

    if (!field)
        field = type_field_match(type, name);
    if (!field || field->compute) {
        call_refuse_field(type, name, false, error);
        return NULL;
    }
    return field;
}

static bool choose_side(const struct record_type *type, const struct call_option *option, enum unite_side *sides, struct error *error)
{
    const struct field *field = named_field(type, option->argument, error);
    bool wants_both = option->row == &option_both;

    if (!field)
        return false;
    if (wants_both && !unite_can_both(field))
        return error_set(error, ERROR_USAGE, _("The field \"%s\" cannot hold what both say."), field->name);
    sides[type_field_index(type, field)] = wants_both ? UNITE_BOTH : UNITE_RIGHT;
    return true;
}

static bool choose_sides(const struct call *call, const struct record_type *type, enum unite_side *sides, struct error *error)
{
    bool ok = true;

    for (size_t i = 0; ok && i < call->given_count; i++)
        if (call->given[i].row == &option_take || call->given[i].row == &option_both)
            ok = choose_side(type, &call->given[i], sides, error);
    return ok;
}

static bool merge(const struct call *call, const struct record *kept, const struct record *gone, struct error *error)
{
    enum unite_side *sides = memory_new_array(kept->type->field_count, sizeof *sides);

    unite_suggest(kept, gone, sides);
    bool ok = choose_sides(call, kept->type, sides, error) && merge_records(call->store, &call->viewer, kept, gone, sides, NULL, error);
    free(sides);
    return ok;
}

static bool load(const struct call *call, const struct record_type *type, const char *word, struct record *record, struct error *error)
{
    int64_t id;

    return store_find_id(call->store, &call->viewer, type, word, &id, error) && store_load(call->store, &call->viewer, type, id, record, error);
}

static bool merge_run(struct call *call, struct error *error)
{
    const struct record_type *type = call_type(call->operands[0], error);
    struct record kept, gone;

    if (!type || !store_is_open_type(type, error) || !call_open(call, error) || !load(call, type, call->operands[1], &kept, error))
        return false;
    bool ok = load(call, type, call->operands[2], &gone, error);
    if (ok) {
        ok = merge(call, &kept, &gone, error);
        record_done(&gone);
    }
    record_done(&kept);
    return ok;
}

const struct cli_command cli_merge = {
    .name = "merge",
    .operands = N_("TYPE ID ID"),
    .summary = N_("make two records of the same thing one: the second goes into the first"),
    .details = N_("Fields come from the first where it says something, otherwise from the second; sets hold what both say; the second's names become other\n"
                  "spellings. All that refers to the second refers to the first afterwards. It is one change: \"lrn undo\" takes it back."),
    .options = options,
    .least = 3,
    .most = 3,
    .needs = CLI_WRITE,
    .deed = DEED_MERGE,
    .run = merge_run,
};
