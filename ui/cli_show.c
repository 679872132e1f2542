/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn show: one record with all that hangs on it. */
#include "config.h"

#include "ui/cli_commands.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "src/text.h"
#include "ui/json_record.h"
#include "ui/record_rows.h"
#include "ui/rows.h"
#include "ui/table.h"

enum { COLUMNS_WITHOUT_TERMINAL = 80 };

/* The list a section stands for, as rows_each asks for it; query must live as long. */
static bool section_request(const struct section *section, struct query *query, struct list_request *request, struct error *error)
{
    *request = (struct list_request){
        .type = section->type,
        .query = section->query ? query : NULL,
        .sort = section->sort,
        .descending = section->descending,
        .language = message_language(),
        .within = section->within,
        .value = section->within ? &section->value : NULL,
    };
    return !section->query || query_parse(query, section->type, section->query, false, error);
}

/* Writes a section's rows by a function that is called for each. */
static bool section_each(const struct call *call, const struct section *section, void (*each)(void *context, const struct record *record), void *context,
                         struct error *error)
{
    struct query query = {0};
    struct list_request request;
    size_t count;
    bool ok = section_request(section, &query, &request, error) && rows_each(call, &request, SIZE_MAX, each, context, &count, error);

    query_done(&query);
    return ok;
}

/* --- For people ------------------------------------------------------------------------------------------------------- */

static void row_print(const struct record_row *row)
{
    struct text line = {0};
    char *label = row->label ? text_visible(row->label, false) : NULL;
    char *text = row->text ? text_visible(row->text, false) : NULL;
    bool heading = row->kind == RECORD_ROW_HEADING;

    if (label)
        text_add_format(&line, "%*s%s", RECORD_MARGIN, "", label);
    if (text)
        text_add_format(&line, "%*s%s", heading ? 0 : row->column - text_width(text_string(&line)), "", text);
    printf("%s\n", text_string(&line));
    free(text);
    free(label);
    text_done(&line);
}

/* The record itself, laid out as on the screen. */
static void record_print(const struct call *call, struct record *record)
{
    struct screen screen = rows_screen(call);
    const struct record_view view = {.record = *record};
    struct record_rows rows = {0};
    int width = table_terminal_width();

    record_rows_lay_out(&rows, &screen, &view, width > 0 ? width : COLUMNS_WITHOUT_TERMINAL, INT_MAX);
    char *title = text_visible(rows.title, false);
    printf("%s\n\n", title);
    for (size_t i = 0; i < rows.count; i++)
        row_print(&rows.rows[i]);
    free(title);
    record_rows_done(&rows);
}

static bool section_print(const struct call *call, const struct section *section, struct error *error)
{
    if (section->count == 0)
        return true;
    printf("\n%s (%lld)\n", section->label, (long long)section->count);
    struct row_table *table = row_table_new(call, section->type, section->within);
    bool ok = section_each(call, section, row_table_add, table, error);
    row_table_end(table);
    return ok;
}

static bool show_text(const struct call *call, struct record *record, struct error *error)
{
    struct section_list sections = {0};

    if (!store_sections(call->store, &call->viewer, record, &sections, error))
        return false;
    bool ok = true;
    record_print(call, record);
    for (size_t i = 0; ok && i < sections.count; i++)
        ok = section_print(call, &sections.sections[i], error);
    section_list_done(&sections);
    return ok;
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void child_write(void *context, const struct record *record)
{
    struct json *json = context;

    json_begin_object(json, NULL);
    json_record_members(json, record);
    json_end(json);
}

/* Whether a section comes before this one under the same type: then its array holds both. */
static bool section_is_taken(const struct section_list *sections, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (sections->sections[i].within && sections->sections[i].type == sections->sections[index].type)
            return true;
    return false;
}

/* Writes all records of a type that refer to the record, by whichever field. */
static bool children_write(const struct call *call, const struct section_list *sections, size_t index, struct json *json, struct error *error)
{
    const struct record_type *type = sections->sections[index].type;
    bool ok = true;

    json_begin_array(json, type->name);
    for (size_t i = index; ok && i < sections->count; i++)
        if (sections->sections[i].within && sections->sections[i].type == type)
            ok = section_each(call, &sections->sections[i], child_write, json, error);
    json_end(json);
    return ok;
}

/* What refers to the record; lists made by a query are no children and can be had by lrn search. */
static bool show_json(const struct call *call, struct record *record, struct error *error)
{
    struct section_list sections = {0};
    struct json json;

    if (!store_sections(call->store, &call->viewer, record, &sections, error))
        return false;
    bool ok = true;
    json_open(&json, stdout);
    json_begin_object(&json, NULL);
    json_record_members(&json, record);
    json_begin_object(&json, "children");
    for (size_t i = 0; ok && i < sections.count; i++)
        if (sections.sections[i].within && !section_is_taken(&sections, i))
            ok = children_write(call, &sections, i, &json, error);
    json_end(&json);
    json_end(&json);
    section_list_done(&sections);
    return ok;
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static bool show_run(struct call *call, struct error *error)
{
    const struct record_type *type = call_type(call->operands[0], error);
    struct record record;
    int64_t id;
    bool json;

    if (!type || !call_wants_json(call, &json, error) || !call_open(call, error)
        || !store_find_id(call->store, &call->viewer, type, call->operands[1], &id, error)
        || !store_load(call->store, &call->viewer, type, id, &record, error))
        return false;
    bool ok = (json ? show_json : show_text)(call, &record, error);
    record_done(&record);
    return ok;
}

static const struct option_row *const options[] = {&call_option_format, NULL};

const struct cli_command cli_show = {
    .name = "show",
    .operands = N_("TYPE ID"),
    .summary = N_("show a record with all that hangs on it"),
    .details = N_("ID is what \"lrn search\" prints, an ending of it that no other record of the type has, or a country's code or name."),
    .options = options,
    .least = 2,
    .most = 2,
    .run = show_run,
};
