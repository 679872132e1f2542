/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn match: the organisations that fit a need, best first, with what their points are made of. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/match_text.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/csv_output.h"
#include "ui/json.h"

enum {
    FLUSH_EVERY = 100,
    INDENT = 5,
    CRITERIA_MATCHED = MATCH_QUALITY /* the criteria that compare sets come first */
};

/* The lines on their way out. */
struct output {
    const struct call *call;
    struct json json;
    struct csv_output csv;
    bool apart;       /* groups are told from each other */
    const char *country; /* that is asked about */
    size_t count;
};

static const char *group_code(enum match_group group)
{
    static const char *const codes[MATCH_GROUPS] = {
        [MATCH_RANKED] = "ranked", [MATCH_NEIGHBOUR] = "neighbour", [MATCH_NEAR_MISS] = "near-miss"};

    return codes[group];
}

/* --- Text ------------------------------------------------------------------------------------------------------------- */

static void text_print(const char *string)
{
    char *visible = text_visible(string, false);

    fputs(visible, stdout);
    free(visible);
}

/* "75  Chambal Patthar ..., Jaipur, India, quality-assured (7ABCD)" */
static void text_head(const struct match_detail *detail)
{
    char ending[IDENTITY_TEXT_SIZE];
    char *place = match_text_place(&detail->organisation);
    char *status = match_text_reason(detail, MATCH_QUALITY);
    char *head = string_format("%3d  %s, %s, %s (%s)", detail->result.points, record_text(&detail->organisation, "name"), place, status,
                               identity_ending(detail->organisation.id, ending));

    text_print(head);
    putchar('\n');
    free(head);
    free(status);
    free(place);
}

/* Appends the records that a track record is made of, " (Partnership 7ABCD, Testimonial 8ABCD)". */
static void text_add_work(struct text *line, const struct match_detail *detail)
{
    char ending[IDENTITY_TEXT_SIZE];

    for (size_t i = 0; i < detail->work_count; i++)
        text_add_format(line, "%s%s %s%s", i == 0 ? " (" : ", ", message_text(detail->work[i].type->label),
                        identity_ending(detail->work[i].id, ending), i + 1 == detail->work_count ? ")" : "");
}

static void text_criterion(const struct match_detail *detail, enum match_criterion criterion)
{
    char *reason = match_text_reason(detail, criterion);
    struct text line = {0};

    text_add_format(&line, "%*s%s %d/%d: %s", INDENT, "", message_text(match_weights[criterion].label), detail->result.criteria[criterion].points,
                    match_weights[criterion].points, reason);
    if (criterion == MATCH_TRACK_RECORD)
        text_add_work(&line, detail);
    text_print(text_string(&line));
    putchar('\n');
    text_done(&line);
    free(reason);
}

static void text_flag(const struct match_detail *detail, enum match_flag flag)
{
    char *text = match_text_flag(detail, flag);
    char *line = string_format("%*s! %s", INDENT, "", text);

    text_print(line);
    putchar('\n');
    free(line);
    free(text);
}

static void text_begin(struct output *output)
{
    (void)output;
}

static void text_group(struct output *output, enum match_group group)
{
    if (output->apart)
        printf("%s%s:\n", output->count > 0 ? "\n" : "", match_text_group(group));
}

static void text_neighbours(const struct match_detail *detail, const char *country)
{
    char *text = match_text_neighbours(detail, country);
    char *line = string_format("%*s%s", INDENT, "", text);

    if (*text) {
        text_print(line);
        putchar('\n');
    }
    free(line);
    free(text);
}

static void text_line(struct output *output, const struct match_detail *detail)
{
    text_head(detail);
    text_neighbours(detail, output->country);
    for (int i = 0; i < MATCH_CRITERIA; i++)
        if (detail->result.criteria[i].asked)
            text_criterion(detail, (enum match_criterion)i);
    for (int i = 0; i < MATCH_FLAGS; i++)
        if (detail->flags & 1U << i)
            text_flag(detail, (enum match_flag)i);
}

static void text_end(struct output *output)
{
    (void)output;
}

/* --- CSV -------------------------------------------------------------------------------------------------------------- */

static void csv_begin(struct output *output)
{
    static const char *const before[] = {"id", "name", "country", "status", "group", "points"};
    static const char *const after[] = {"not_known", "flags", "verified"};

    csv_output_begin(&output->csv);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        csv_output_cell(&output->csv, before[i]);
    for (int i = 0; i < MATCH_CRITERIA; i++)
        csv_output_cell(&output->csv, match_weights[i].code);
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        csv_output_cell(&output->csv, after[i]);
    for (int i = 0; i < CRITERIA_MATCHED; i++) {
        char *name = string_format("matched_%s", match_weights[i].code);
        csv_output_cell(&output->csv, name);
        free(name);
    }
    csv_output_cell(&output->csv, "work");
    csv_output_end_row(&output->csv);
}

static void csv_group(struct output *output, enum match_group group)
{
    (void)output;
    (void)group;
}

static void csv_number(struct output *output, int number)
{
    char cell[16];

    snprintf(cell, sizeof cell, "%d", number);
    csv_output_cell(&output->csv, cell);
}

static void csv_unknown(struct output *output, const struct match_detail *detail)
{
    struct text codes = {0};

    for (int i = 0; i < MATCH_CRITERIA; i++)
        if (detail->result.criteria[i].asked && !detail->result.criteria[i].known)
            text_add_format(&codes, "%s%s", codes.length > 0 ? "; " : "", match_weights[i].code);
    csv_output_cell(&output->csv, text_string(&codes));
    text_done(&codes);
}

static void csv_flags(struct output *output, const struct match_detail *detail)
{
    struct text codes = {0};

    for (int i = 0; i < MATCH_FLAGS; i++)
        if (detail->flags & 1U << i)
            text_add_format(&codes, "%s%s", codes.length > 0 ? "; " : "", match_flag_code((enum match_flag)i));
    csv_output_cell(&output->csv, text_string(&codes));
    text_done(&codes);
}

/* What the points of a criterion that compares sets are for. */
static void csv_matched(struct output *output, const char *codes)
{
    struct text cell = {0};
    const char *code;
    size_t length;

    while (set_next(&codes, &code, &length))
        text_add_format(&cell, "%s%.*s", cell.length > 0 ? "; " : "", (int)length, code);
    csv_output_cell(&output->csv, text_string(&cell));
    text_done(&cell);
}

/* What those of the track record are for. */
static void csv_work(struct output *output, const struct match_detail *detail)
{
    char id[IDENTITY_TEXT_SIZE];
    struct text cell = {0};

    for (size_t i = 0; i < detail->work_count; i++)
        text_add_format(&cell, "%s%s %s", i > 0 ? "; " : "", detail->work[i].type->name, identity_print(detail->work[i].id, id));
    csv_output_cell(&output->csv, text_string(&cell));
    text_done(&cell);
}

static void csv_line(struct output *output, const struct match_detail *detail)
{
    char id[IDENTITY_TEXT_SIZE];

    csv_output_cell(&output->csv, identity_print(detail->organisation.id, id));
    csv_output_cell(&output->csv, record_text(&detail->organisation, "name"));
    csv_output_cell(&output->csv, record_text(&detail->organisation, "country"));
    csv_output_cell(&output->csv, record_text(&detail->organisation, "effective_status"));
    csv_output_cell(&output->csv, group_code(detail->group));
    csv_number(output, detail->result.points);
    for (int i = 0; i < MATCH_CRITERIA; i++)
        csv_number(output, detail->result.criteria[i].points);
    csv_unknown(output, detail);
    csv_flags(output, detail);
    csv_output_cell(&output->csv, detail->verified);
    for (int i = 0; i < CRITERIA_MATCHED; i++)
        csv_matched(output, detail->matched[i]);
    csv_work(output, detail);
    csv_output_end_row(&output->csv);
}

static void csv_end(struct output *output)
{
    csv_output_end(&output->csv);
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void json_begin(struct output *output)
{
    json_open(&output->json, stdout);
    json_begin_array(&output->json, NULL);
}

static void json_criterion(struct json *json, const struct match_detail *detail, enum match_criterion criterion)
{
    const struct match_points *points = &detail->result.criteria[criterion];
    const char *codes = detail->matched[criterion];
    const char *code;
    size_t length;

    json_begin_object(json, NULL);
    json_text(json, "criterion", match_weights[criterion].code);
    json_number(json, "points", points->points);
    json_number(json, "of", match_weights[criterion].points);
    json_boolean(json, "known", points->known);
    json_boolean(json, "asked", points->asked);
    if (codes) {
        json_begin_array(json, "matched");
        while (set_next(&codes, &code, &length))
            json_text_part(json, NULL, code, length);
        json_end(json);
    }
    json_end(json);
}

static void json_work(struct json *json, const struct match_detail *detail)
{
    char id[IDENTITY_TEXT_SIZE];

    json_begin_array(json, "work");
    for (size_t i = 0; i < detail->work_count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "type", detail->work[i].type->name);
        json_text(json, "id", identity_print(detail->work[i].id, id));
        json_end(json);
    }
    json_end(json);
}

static void json_line(struct output *output, const struct match_detail *detail)
{
    struct json *json = &output->json;
    char id[IDENTITY_TEXT_SIZE];

    json_begin_object(json, NULL);
    json_text(json, "id", identity_print(detail->organisation.id, id));
    json_text(json, "name", record_text(&detail->organisation, "name"));
    json_number(json, "points", detail->result.points);
    json_begin_array(json, "criteria");
    for (int i = 0; i < MATCH_CRITERIA; i++)
        json_criterion(json, detail, (enum match_criterion)i);
    json_end(json);
    json_begin_array(json, "flags");
    for (int i = 0; i < MATCH_FLAGS; i++)
        if (detail->flags & 1U << i)
            json_text(json, NULL, match_flag_code((enum match_flag)i));
    json_end(json);
    json_text(json, "group", group_code(detail->group));
    json_text(json, "country", record_text(&detail->organisation, "country"));
    json_text(json, "status", record_text(&detail->organisation, "effective_status"));
    json_text(json, "verified", *detail->verified ? detail->verified : NULL);
    json_work(json, detail);
    json_end(json);
}

static void json_finish(struct output *output)
{
    json_end(&output->json);
}

/* --- The need --------------------------------------------------------------------------------------------------------- */

/* The options of the need's fields, by the fields' names. */
static const struct {
    const char *option, *field;
} asked[] = {{"country", "country"}, {"sector", "sector"}, {"issue", "issues"}, {"expertise", "expertise"}, {"spoken", "languages"}};

/* Sets a field of the need from all options of a name; what an option says more than once is a set, or said anew. */
static bool need_set(const struct call *call, struct record *need, const char *option, const char *name, struct error *error)
{
    const struct field *field = type_field(need->type, name);
    struct text text = {0};

    for (size_t i = 0; i < call->given_count; i++) {
        if (strcmp(call->given[i].row->name, option) != 0)
            continue;
        if (field->kind != FIELD_SET)
            text_clear(&text);
        text_add_format(&text, "%s%s", text.length > 0 ? "; " : "", call->given[i].argument);
    }
    bool ok = text.length == 0 || field_parse(field, text_string(&text), record_field(need, field), error);
    if (!ok && error->code == ERROR_VALUE) {
        const struct error inner = *error;
        error_set(error, ERROR_USAGE, "--%s: %s", option, inner.text);
    }
    text_done(&text);
    return ok;
}

static bool need_read(struct call *call, struct record *need, struct error *error)
{
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (!need_set(call, need, asked[i].option, asked[i].field, error))
            return false;
    if (!*record_text(need, "country") && !call_option(call, "need"))
        return error_set(error, ERROR_USAGE, _("Say for which country: --country COUNTRY, or --need ID for a need that is recorded."));
    return true;
}

/* Starts from the need that --need names; other options say otherwise. */
static bool need_load(struct call *call, struct record *need, struct error *error)
{
    const char *wanted = call_option(call, "need");
    struct record recorded;
    int64_t id;

    if (!wanted)
        return true;
    if (!store_find_id(call->store, &call->viewer, &type_need, wanted, &id, error)
        || !store_load(call->store, &call->viewer, &type_need, id, &recorded, error))
        return false;
    record_done(need);
    *need = recorded;
    return need_read(call, need, error);
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static const char *const format_names[] = {"text", "csv", "json"};

static const struct format {
    void (*begin)(struct output *output);
    void (*group)(struct output *output, enum match_group group);
    void (*line)(struct output *output, const struct match_detail *detail);
    void (*end)(struct output *output);
    bool for_people; /* names are ordered as the interface's language does; machines always get one order */
} formats[] = {
    {text_begin, text_group, text_line, text_end, true},
    {csv_begin, csv_group, csv_line, csv_end, false},
    {json_begin, csv_group, json_line, json_finish, false},
};

static bool write_lines(struct output *output, const struct format *format, const struct match_need *need, const struct match_list *list,
                        struct error *error)
{
    const struct call *call = output->call;
    bool ok = true;

    for (size_t i = 0; ok && i < list->count; i++) {
        struct match_detail detail;
        ok = match_detail_read(call->store, &call->viewer, need, list->lines[i].id, &detail, error);
        if (!ok)
            break;
        format->line(output, &detail);
        match_detail_done(&detail);
        ok = ++output->count % FLUSH_EVERY != 0 || call_flush(error);
    }
    return ok;
}

static bool write_group(struct output *output, const struct format *format, const struct match_need *need, enum match_group group, size_t limit,
                        struct error *error)
{
    const struct call *call = output->call;
    struct match_list list = {0};
    const enum language language = format->for_people ? message_language() : LANGUAGE_EN;

    if (limit > 0 && !match_list_read(call->store, &call->viewer, need, group, language, limit, &list, error))
        return false;
    if (list.count > 0)
        format->group(output, group);
    bool ok = write_lines(output, format, need, &list, error);
    match_list_done(&list);
    return ok;
}

static bool write_all(struct call *call, const struct record *record, const struct format *format, size_t limit, struct error *error)
{
    struct output output = {.call = call, .apart = call_option(call, "apart") != NULL, .country = record_text(record, "country")};
    struct match_need need = match_need_of(record);
    bool ok = true;

    match_need_fill(call->store, &call->viewer, record, &need);
    format->begin(&output);
    for (int group = 0; ok && group < (output.apart ? MATCH_GROUPS : MATCH_RANKED + 1); group++)
        ok = write_group(&output, format, &need, (enum match_group)group, limit, error);
    format->end(&output);
    ok = ok && call_flush(error);
    if (ok && output.count == 0)
        return error_set(error, ERROR_NOT_FOUND, _("No organisation fits. --apart also looks in neighbouring countries and at those only just left out."));
    return ok;
}

static bool match_run(struct call *call, struct error *error)
{
    size_t limit, format;
    struct record need;

    record_init(&need, &type_need);
    bool ok = call_limit(call, &limit, error)
              && call_format(call, format_names, sizeof format_names / sizeof *format_names, &format, error) && need_read(call, &need, error)
              && call_open(call, error) && need_load(call, &need, error) && write_all(call, &need, &formats[format], limit, error);
    record_done(&need);
    return ok;
}

static const struct option_row option_country = {"country", 0, N_("COUNTRY"), N_("where help is needed"), NULL};
static const struct option_row option_sector = {"sector", 0, N_("SECTOR"), N_("the sector the member buys from"), NULL};
static const struct option_row option_issue = {"issue", 0, N_("ISSUE"), N_("what the help is to be about; may be given again"), NULL};
static const struct option_row option_expertise = {"expertise", 0, N_("EXPERTISE"), N_("the kind of help; may be given again"), NULL};
static const struct option_row option_spoken = {"spoken", 0, N_("LANGUAGE"), N_("a language to work in; may be given again, and one is enough"), NULL};
static const struct option_row option_need = {"need", 0, N_("ID"), N_("what a recorded need asks for, where no other option says it"), NULL};
static const struct option_row option_apart = {
    "apart", 0, NULL, N_("then also those in neighbouring countries, and those only just left out, with why"), NULL};
static const struct option_row option_format = {"format", 0, "text|csv|json", N_("how it is written (text)"), NULL};
static const struct option_row *const options[] = {&option_country, &option_sector, &option_issue,      &option_expertise, &option_spoken,
                                                   &option_need,    &option_apart,  &call_option_limit, &option_format,    NULL};

const struct cli_command cli_match = {
    .name = "match",
    .operands = "",
    .summary = N_("rank the organisations that fit a need, with points and reasons"),
    .details = N_("Of 100 points: issues 25, expertise 25, sector 15, a language in common 10, quality-assured and in date 15, finished work in the country and\n"
                  "sector within five years 10. Of several issues or areas of expertise the share an organisation has counts. What is not known gives no\n"
                  "points and is told. Left out are archived and suspended organisations, those not to be referred to, and those that do not cover the\n"
                  "country. The price is not looked at."),
    .options = options,
    .run = match_run,
};
