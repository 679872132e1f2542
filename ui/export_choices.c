/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/export_choices.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/vocabulary.h"

static const char *const entries[] = {
    [EXPORT_LABELS] = "export-labels",
    [EXPORT_EXCEL] = "export-excel",
    [EXPORT_DELIMITER] = "export-delimiter",
    [EXPORT_ENCODING] = "export-encoding",
};

const char *export_choice(const struct state *state, enum export_choice choice)
{
    return state_get(state, entries[choice]);
}

void export_choose(struct state *state, enum export_choice choice, const char *text)
{
    state_set(state, entries[choice], text);
}

/* Each type has fields of its own. The caller frees it. */
static char *fields_entry(const struct record_type *type)
{
    return string_format("export-fields-%s", type->name);
}

const char *export_fields(const struct state *state, const struct record_type *type)
{
    char *entry = fields_entry(type);
    const char *names = state_get(state, entry);

    free(entry);
    return names;
}

void export_choose_fields(struct state *state, const struct record_type *type, const char *names)
{
    char *entry = fields_entry(type);

    state_set(state, entry, names);
    free(entry);
}

/* The field of a name that may stand in an export, or NULL. */
static const struct field *field_of(const struct record_type *type, const char *name)
{
    const struct field *field = type_field(type, name);

    return field && !(field->flags & FIELD_HIDDEN) ? field : NULL;
}

static size_t columns_read(const struct record_type *type, const char *names, const struct field **columns)
{
    size_t count = 0, length;
    const char *code;

    for (const char *at = names; at && set_next(&at, &code, &length) && count <= type->field_count;) {
        char *name = string_copy_part(code, length);
        const struct field *field = field_of(type, name);
        if (field || strcmp(name, "id") == 0)
            columns[count++] = field;
        free(name);
    }
    return count;
}

void export_choices_apply(const struct state *state, struct export_request *request, const struct field ***columns)
{
    const struct record_type *type = request->list.type;
    const char *delimiter = export_choice(state, EXPORT_DELIMITER), *encoding = export_choice(state, EXPORT_ENCODING);

    request->labels = export_choice(state, EXPORT_LABELS) != NULL;
    request->mark = export_choice(state, EXPORT_EXCEL) != NULL;
    request->delimiter = delimiter ? delimiter[0] : request->mark ? ';' : ',';
    request->encoding = encoding ? encoding : "UTF-8";
    *columns = memory_new_array(type->field_count + 1, sizeof **columns);
    request->column_count = columns_read(type, export_fields(state, type), *columns);
    request->columns = request->column_count > 0 ? *columns : NULL;
}
