/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn duplicates: pairs of records that may be the same, with score and reason. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/duplicates.h"
#include "src/identity.h"
#include "src/text.h"
#include "ui/csv_output.h"
#include "ui/json.h"
#include "ui/table.h"

enum { KEYS_AT_A_TIME = 256, PAIRS_AT_A_TIME = 200 };

/* A pair as it goes out. */
struct pair {
    struct similarity similarity;
    int64_t left, right;
    char *left_title, *right_title;
};

/* The pairs on their way out. */
struct output {
    struct table *table; /* of text */
    struct csv_output csv;
    struct json json;
};

/* --- Text ------------------------------------------------------------------------------------------------------------- */

enum { COLUMN_SCORE, COLUMN_LEFT, COLUMN_LEFT_TITLE, COLUMN_RIGHT, COLUMN_RIGHT_TITLE, COLUMN_REASON, COLUMN_COUNT, TITLE_LEAST = 20, SCORE_SIZE = 16 };

static void text_begin(struct output *output)
{
    output->table = table_new(stdout, COLUMN_COUNT, table_terminal_width());
    table_keep(output->table, COLUMN_LEFT_TITLE, TITLE_LEAST);
    table_keep(output->table, COLUMN_RIGHT_TITLE, TITLE_LEAST);
}

static void text_pair(struct output *output, const struct pair *pair)
{
    char score[SCORE_SIZE], left[IDENTITY_TEXT_SIZE], right[IDENTITY_TEXT_SIZE];
    const char *const cells[COLUMN_COUNT] = {
        [COLUMN_SCORE] = score,
        [COLUMN_LEFT] = identity_ending(pair->left, left),
        [COLUMN_LEFT_TITLE] = pair->left_title,
        [COLUMN_RIGHT] = identity_ending(pair->right, right),
        [COLUMN_RIGHT_TITLE] = pair->right_title,
        [COLUMN_REASON] = similar_reason_text(pair->similarity.reason),
    };

    snprintf(score, sizeof score, "%d", pair->similarity.score);
    table_add(output->table, cells);
}

static void text_end(struct output *output)
{
    table_end(output->table);
}

/* --- CSV -------------------------------------------------------------------------------------------------------------- */

static void csv_write(struct output *output, const char *const *cells)
{
    for (; *cells; cells++)
        csv_output_cell(&output->csv, *cells);
    csv_output_end_row(&output->csv);
}

static void csv_begin(struct output *output)
{
    csv_output_begin(&output->csv);
    csv_write(output, (const char *const[]){"score", "reason", "left", "left_name", "right", "right_name", NULL});
}

static void csv_pair(struct output *output, const struct pair *pair)
{
    char score[SCORE_SIZE], left[IDENTITY_TEXT_SIZE], right[IDENTITY_TEXT_SIZE];

    snprintf(score, sizeof score, "%d", pair->similarity.score);
    csv_write(output, (const char *const[]){score, similar_reason_code(pair->similarity.reason), identity_print(pair->left, left), pair->left_title,
                                            identity_print(pair->right, right), pair->right_title, NULL});
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

static void json_side(struct json *json, const char *side, int64_t id, const char *title)
{
    char printed[IDENTITY_TEXT_SIZE];

    json_begin_object(json, side);
    json_text(json, "id", identity_print(id, printed));
    json_text(json, "name", title);
    json_end(json);
}

static void json_pair(struct output *output, const struct pair *pair)
{
    json_begin_object(&output->json, NULL);
    json_number(&output->json, "score", pair->similarity.score);
    json_text(&output->json, "reason", similar_reason_code(pair->similarity.reason));
    json_side(&output->json, "left", pair->left, pair->left_title);
    json_side(&output->json, "right", pair->right, pair->right_title);
    json_end(&output->json);
}

static void json_finish(struct output *output)
{
    json_end(&output->json);
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static const char *const format_names[] = {"text", "csv", "json"};

static const struct format {
    void (*begin)(struct output *output);
    void (*pair)(struct output *output, const struct pair *pair);
    void (*end)(struct output *output);
} formats[] = {
    {text_begin, text_pair, text_end},
    {csv_begin, csv_pair, csv_end},
    {json_begin, json_pair, json_finish},
};

static bool search(struct call *call, struct duplicates *duplicates, struct error *error)
{
    bool done = false, ok = true, shown = isatty(STDERR_FILENO);

    while (ok && !done) {
        ok = duplicates_search(duplicates, KEYS_AT_A_TIME, &done, error);
        if (shown)
            progress_show(&call->progress, _("Looking for duplicates"), ok ? duplicates_percent(duplicates) : 100, 100);
    }
    return ok;
}

/* What is gone meanwhile is left out. */
static bool write_pair(const struct call *call, const struct record_type *type, struct duplicates *duplicates, int64_t number,
                       const struct format *format, struct output *output, struct error *error)
{
    struct duplicate found;

    if (!duplicates_at(duplicates, number, &found, error))
        return false;
    struct pair pair = {.similarity = found.similarity, .left = found.left, .right = found.right};
    pair.left_title = store_title(call->store, &call->viewer, type, found.left, message_language());
    pair.right_title = store_title(call->store, &call->viewer, type, found.right, message_language());
    if (pair.left_title && pair.right_title)
        format->pair(output, &pair);
    free(pair.left_title);
    free(pair.right_title);
    return number % PAIRS_AT_A_TIME != 0 || call_flush(error);
}

static bool write_pairs(const struct call *call, const struct record_type *type, struct duplicates *duplicates, const struct format *format,
                        size_t limit, struct error *error)
{
    struct output output = {0};
    bool ok = true;

    format->begin(&output);
    for (int64_t number = 1; ok && number <= duplicates_count(duplicates) && (size_t)number <= limit; number++)
        ok = write_pair(call, type, duplicates, number, format, &output, error);
    format->end(&output);
    return ok && call_flush(error);
}

static bool duplicates_run(struct call *call, struct error *error)
{
    size_t limit, format;
    const struct record_type *type = call_type(call->operand_count > 0 ? call->operands[0] : "organisation", error);

    if (!type || !call_limit(call, &limit, error) || !call_format(call, format_names, sizeof format_names / sizeof *format_names, &format, error)
        || !call_open(call, error))
        return false;
    struct duplicates *duplicates = duplicates_new(call->store, &call->viewer, type);
    bool ok = search(call, duplicates, error) && write_pairs(call, type, duplicates, &formats[format], limit, error);
    if (ok && duplicates_count(duplicates) == 0)
        ok = error_set(error, ERROR_NOT_FOUND, _("No two of them look like the same."));
    duplicates_free(duplicates);
    return ok;
}

static const struct option_row option_format = {"format", 0, "text|csv|json", N_("how it is written (text)"), NULL};
static const struct option_row *const options[] = {&call_option_limit, &option_format, NULL};

const struct cli_command cli_duplicates = {
    .name = "duplicates",
    .operands = N_("[TYPE]"),
    .summary = N_("list pairs that may be the same, with score and reason"),
    .details = N_("Best first, of organisations where no type is given. From a score of 80 on, an import takes two for the same. Pairs that somebody said are not\n"
                  "the same are left out. They are looked at side by side and merged in the screen (:duplicates)."),
    .options = options,
    .most = 1,
    .run = duplicates_run,
};
