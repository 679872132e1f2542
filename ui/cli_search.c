/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn search: what the search line finds, as lines for people, CSV or JSON. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "db/proposal.h"
#include "src/identity.h"
#include "src/text.h"
#include "ui/csv_output.h"
#include "ui/json_record.h"
#include "ui/rows.h"
#include "ui/suggest.h"

/* The hits on their way out. */
struct hits {
    const struct call *call;
    const struct record_type *type;
    struct row_table *table; /* of text */
    struct csv_output csv;
    struct json json;
};

/* --- Text ------------------------------------------------------------------------------------------------------------- */

static void text_begin(struct hits *hits)
{
    hits->table = row_table_new(hits->call, hits->type, NULL);
}

static void text_hit(void *context, const struct record *record)
{
    const struct hits *hits = context;

    row_table_add(hits->table, record);
}

static void text_end(struct hits *hits)
{
    row_table_end(hits->table);
}

/* --- CSV -------------------------------------------------------------------------------------------------------------- */

static void csv_begin(struct hits *hits)
{
    csv_output_begin(&hits->csv);
    csv_output_cell(&hits->csv, "id");
    for (size_t i = 0; i < hits->type->field_count; i++)
        if (json_shows_field(&hits->type->fields[i]))
            csv_output_cell(&hits->csv, hits->type->fields[i].name);
    csv_output_end_row(&hits->csv);
}

static void csv_hit(void *context, const struct record *record)
{
    struct hits *hits = context;
    char id[IDENTITY_TEXT_SIZE];

    csv_output_cell(&hits->csv, identity_print(record->id, id));
    for (size_t i = 0; i < hits->type->field_count; i++) {
        if (!json_shows_field(&hits->type->fields[i]))
            continue;
        char *cell = field_print(&hits->type->fields[i], &record->values[i]);
        csv_output_cell(&hits->csv, cell);
        free(cell);
    }
    csv_output_end_row(&hits->csv);
}

static void csv_end(struct hits *hits)
{
    csv_output_end(&hits->csv);
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void json_begin(struct hits *hits)
{
    json_open(&hits->json, stdout);
    json_begin_array(&hits->json, NULL);
}

static void json_hit(void *context, const struct record *record)
{
    struct hits *hits = context;

    json_begin_object(&hits->json, NULL);
    json_record_members(&hits->json, record);
    json_end(&hits->json);
}

static void json_finish(struct hits *hits)
{
    json_end(&hits->json);
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static const char *const format_names[] = {"text", "csv", "json"};

static const struct format {
    void (*begin)(struct hits *hits);
    void (*hit)(void *context, const struct record *record);
    void (*end)(struct hits *hits);
    bool for_people; /* ordered as the interface's language does; machines always get one order */
} formats[] = {
    {text_begin, text_hit, text_end, true},
    {csv_begin, csv_hit, csv_end, false},
    {json_begin, json_hit, json_finish, false},
};

/* The words after the type, as one query. The caller frees it. */
static char *query_text(const struct call *call)
{
    struct text text = {0};

    for (size_t i = 1; i < call->operand_count; i++) {
        text_add(&text, i > 1 ? " " : "");
        text_add(&text, call->operands[i]);
    }
    return text_take(&text);
}

static bool find(const struct call *call, const struct query *query, const struct format *format, size_t limit, size_t *count, struct error *error)
{
    struct hits hits = {.call = call, .type = query->type};
    const struct list_request request = {
        .type = query->type,
        .query = query,
        .language = format->for_people ? message_language() : LANGUAGE_EN,
    };

    format->begin(&hits);
    bool ok = rows_each(call, &request, limit, format->hit, &hits, count, error);
    format->end(&hits);
    return ok;
}

/* Says that nothing was found, and what may have been meant. */
static bool refuse_nothing(const struct call *call, const struct query *query, const char *text, struct error *error)
{
    const struct list_request request = {.type = query->type, .query = query, .language = message_language()};
    struct proposal_list proposals = {0};

    if (!*text)
        return error_set(error, ERROR_NOT_FOUND, _("There are no records of this type yet."));
    if (!proposal_list_read(call->store, &call->viewer, &request, text, &proposals, error))
        return false;
    char *offer = suggest_all((const char *const *)proposals.queries, proposals.count);
    if (*offer)
        error_set(error, ERROR_NOT_FOUND, _("Nothing was found. Did you mean %s?"), offer);
    else
        error_set(error, ERROR_NOT_FOUND, _("Nothing was found."));
    free(offer);
    proposal_list_done(&proposals);
    return false;
}

static bool search_run(struct call *call, struct error *error)
{
    size_t limit, format, count = 0;
    struct query query = {0};
    const struct record_type *type = call_type(call->operands[0], error);

    if (!type || !call_limit(call, &limit, error) || !call_format(call, format_names, sizeof format_names / sizeof format_names[0], &format, error))
        return false;
    char *text = query_text(call);
    bool ok = query_parse(&query, type, text, false, error) && call_open(call, error) && find(call, &query, &formats[format], limit, &count, error);
    if (ok && count == 0)
        ok = refuse_nothing(call, &query, text, error);
    query_done(&query);
    free(text);
    return ok;
}

static const struct option_row option_format = {"format", 0, "text|csv|json", N_("how it is written (text)"), NULL};
static const struct option_row *const options[] = {&call_option_limit, &option_format, NULL};

const struct cli_command cli_search = {
    .name = "search",
    .operands = N_("TYPE [QUERY]..."),
    .summary = N_("list what a query finds"),
    .details = N_("Words are looked for in all the record's text, each as a beginning, accents and case aside. \"two words\" is a phrase, field:value a field\n"
                  "(country:BD, issue:child-labour, status:quality-assured; commas mean or), field:>3 and updated:>2026-01-01 compare, and - before a\n"
                  "word or field means not, so -d and -l want a space before what they take. Codes and the words of both languages are understood. No query\n"
                  "finds everything."),
    .options = options,
    .least = 1,
    .most = SIZE_MAX,
    .needs = CLI_QUERY,
    .run = search_run,
};
