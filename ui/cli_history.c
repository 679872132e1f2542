/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn history, undo and redo: who changed what and when, and back. */
#include "config.h"

#include "ui/cli_commands.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/journal.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "ui/json_record.h"

enum { HISTORY_PAGE = 200 };

/* --- Text ------------------------------------------------------------------------------------------------------------- */

static char *value_text_for_people(const struct call *call, const struct history_field *field, const struct value *value)
{
    char *title = NULL;

    if (!field->field)
        return value->kind == VALUE_NUMBER ? string_format("%lld", (long long)value->number) : string_copy(value_text(value));
    const struct record_type *type = field->field->refers_to ? type_list_find(store_types(call->store), field->field->refers_to) : NULL;
    if (type && value->kind == VALUE_NUMBER)
        title = store_title(call->store, &call->viewer, type, value->number, message_language());
    return title ? title : field_show(field->field, value, message_language());
}

/* "  Status: Draft -> Submitted"; of what was added or deleted the value alone. */
static void field_print_line(const struct call *call, const struct history_entry *entry, const struct history_field *field)
{
    char *label = field->field ? field_label(field->field) : string_copy(field->name);
    char *before = value_text_for_people(call, field, &field->before);
    char *after = value_text_for_people(call, field, &field->after);
    char *line = entry->kind == HISTORY_CHANGED ? string_format("  %s: %s -> %s", label, *before ? before : "-", *after ? after : "-")
                                                : string_format("  %s: %s", label, entry->kind == HISTORY_ADDED ? after : before);
    char *visible = text_visible(line, false);

    printf("%s\n", visible);
    free(visible);
    free(line);
    free(after);
    free(before);
    free(label);
}

/* "12  21 Nov 2026 14:03  Kari: Changed - Organisation 4F9ZK, Asha Centre" */
static void entry_print_head(const struct history_entry *entry)
{
    char moment[DATE_TEXT_SIZE], ending[IDENTITY_TEXT_SIZE];
    char *head = string_format("%lld  %s  %s: %s", (long long)entry->change, moment_show(entry->at, message_language(), moment), entry->by, entry->what);
    char *line = entry->type ? string_format("%s - %s %s, %s", head, message_text(entry->type->label), identity_ending(entry->record, ending), entry->title)
                             : string_format("%s - %s", head, entry->title ? entry->title : "");
    char *visible = text_visible(line, false);

    printf("%s\n", visible);
    free(visible);
    free(line);
    free(head);
}

static bool entry_print(const struct call *call, void *context, const struct history_entry *entry, struct error *error)
{
    (void)context;
    (void)error;
    entry_print_head(entry);
    for (size_t i = 0; i < entry->field_count; i++)
        field_print_line(call, entry, &entry->fields[i]);
    return true;
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void record_write(void *context, const struct history_entry *entry)
{
    struct json *json = context;
    char id[IDENTITY_TEXT_SIZE];

    json_begin_object(json, NULL);
    json_number(json, "change", entry->change);
    json_text(json, "at", entry->at);
    json_text(json, "by", entry->by);
    json_text(json, "what", entry->what);
    json_text(json, "type", entry->type ? entry->type->name : NULL);
    json_text(json, "record", entry->record ? identity_print(entry->record, id) : NULL);
    json_number(json, "records", entry->records);
    json_begin_array(json, "fields");
    for (size_t i = 0; i < entry->field_count; i++) {
        const struct history_field *field = &entry->fields[i];

        json_begin_object(json, NULL);
        json_text(json, "name", field->name);
        json_value(json, "before", field->field, &field->before);
        json_value(json, "after", field->field, &field->after);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

/* Of a change that is told as a whole machines get every record. */
static bool entry_write(const struct call *call, void *context, const struct history_entry *entry, struct error *error)
{
    if (!entry->type && !entry->record)
        return journal_each_record(call->store, &call->viewer, entry->change, record_write, context, error) && call_flush(error);
    record_write(context, entry);
    return true;
}

/* --- history ---------------------------------------------------------------------------------------------------------- */

/* What history is asked for, and where it goes. */
struct telling {
    const struct record_type *type; /* NULL: everything */
    int64_t id;
    size_t limit;
    enum language language;
    bool (*tell)(const struct call *call, void *context, const struct history_entry *entry, struct error *error);
    void *context;
    size_t told;  /* changes */
    int64_t last; /* of these */
    struct error missing; /* why the record is not there now; it may have a history all the same */
};

/* Reads a page in the language asked for, since what happened is worded as it is read; machines always get one language. */
static bool history_page(const struct call *call, const struct telling *telling, int64_t before, struct history *history, struct error *error)
{
    enum language language = message_language();

    message_set_language(telling->language);
    bool ok = journal_history(call->store, &call->viewer, telling->type, telling->id, before, HISTORY_PAGE, history, error);
    message_set_language(language);
    return ok;
}

/* Tells a page as far as the limit goes, which counts changes: one may have several records. */
static bool page_tell(const struct call *call, struct telling *telling, const struct history *history, struct error *error)
{
    for (size_t i = 0; i < history->count; i++) {
        const struct history_entry *entry = &history->entries[i];

        if (entry->change != telling->last && telling->told == telling->limit)
            return true;
        telling->told += entry->change != telling->last;
        telling->last = entry->change;
        if (!telling->tell(call, telling->context, entry, error))
            return false;
    }
    return true;
}

static bool history_tell(const struct call *call, struct telling *telling, struct error *error)
{
    int64_t before = 0;
    bool more = true, ok = true;

    while (ok && more && telling->told < telling->limit) {
        struct history history = {0};

        ok = history_page(call, telling, before, &history, error) && page_tell(call, telling, &history, error);
        before = history.count > 0 ? history.entries[history.count - 1].change : 0;
        more = history.more && before > 0;
        history_done(&history);
        ok = ok && call_flush(error);
    }
    return ok;
}

/* Which record's history is asked for: one that is there, or by its whole id one that was. */
static bool history_subject(struct call *call, struct telling *telling, struct error *error)
{
    if (call->operand_count == 0)
        return call_open(call, error);
    telling->type = call_type(call->operands[0], error);
    if (!telling->type)
        return false;
    if (call->operand_count == 1) {
        char *usage = call_usage(call->command);
        error_set(error, ERROR_USAGE, _("Something is missing. The call is: %s"), usage);
        free(usage);
        return false;
    }
    if (!call_open(call, error))
        return false;
    if (store_find_id(call->store, &call->viewer, telling->type, call->operands[1], &telling->id, &telling->missing))
        return true;
    *error = telling->missing;
    return error->code == ERROR_NOT_FOUND && identity_parse(call->operands[1], &telling->id);
}

static bool history_run(struct call *call, struct error *error)
{
    struct telling telling = {.language = message_language(), .tell = entry_print};
    struct json json;
    bool wants_json;

    if (!call_wants_json(call, &wants_json, error) || !call_limit(call, &telling.limit, error) || !history_subject(call, &telling, error))
        return false;
    if (wants_json) {
        json_open(&json, stdout);
        json_begin_array(&json, NULL);
        telling.tell = entry_write;
        telling.context = &json;
        telling.language = LANGUAGE_EN;
    }
    bool ok = history_tell(call, &telling, error);
    if (wants_json)
        json_end(&json);
    if (!ok || telling.told > 0)
        return ok;
    if (telling.missing.code == ERROR_NONE)
        return error_set(error, ERROR_NOT_FOUND, _("Nothing was changed yet."));
    *error = telling.missing;
    return false;
}

static const struct option_row *const history_options[] = {&call_option_limit, &call_option_format, NULL};

const struct cli_command cli_history = {
    .name = "history",
    .operands = N_("[TYPE ID]"),
    .summary = N_("tell who changed what and when, latest first"),
    .options = history_options,
    .least = 0,
    .most = 2,
    .deed = DEED_HISTORY,
    .run = history_run,
};

/* --- undo and redo ---------------------------------------------------------------------------------------------------- */

static bool change_number(const char *text, int64_t *number, struct error *error)
{
    struct quote quote;
    char *end;

    errno = 0;
    long long read = strtoll(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno || read == 0)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no number of a change. \"lrn history\" shows them."), quote_text(&quote, text));
    *number = read;
    return true;
}

/* Says on standard error which change it was and what: "Taken back: change 12 (Changed - Asha Centre)". */
static void change_tell(const struct call *call, const char *format, int64_t change)
{
    struct history history;

    if (!journal_history(call->store, &call->viewer, NULL, 0, change + 1, 1, &history, NULL))
        return;
    const struct history_entry *entry = history.count > 0 && history.entries[0].change == change ? history.entries : NULL;
    if (entry) {
        char *words = string_format("%s - %s", entry->what, entry->title ? entry->title : "");
        char *visible = text_visible(words, false);

        fprintf(stderr, format, (long long)change, visible);
        free(visible);
        free(words);
    }
    history_done(&history);
}

/* What stays as it is although the rest was taken back. */
static void obstacles_print(const struct obstacle_list *obstacles)
{
    for (size_t i = 0; i < obstacles->count; i++) {
        char *visible = text_visible(obstacles->obstacles[i].text, false);

        fprintf(stderr, "lrn: %s\n", visible);
        free(visible);
    }
}

/* Of a change that could not be taken back whole, how many of its records were. */
static void rest_tell(const struct call *call, int64_t undone, int64_t made)
{
    long long all = journal_records(call->store, undone), done = journal_records(call->store, made);

    if (done < all)
        fprintf(stderr, _("%lld of %lld records were taken back.\n"), done, all);
}

/* On a terminal, of a large change, how far it has come. */
static bool taking_show(void *context, int64_t done, int64_t total)
{
    progress_show(context, _("Working"), done, total);
    return false;
}

static bool taking_open(struct call *call, struct error *error)
{
    if (!call_open(call, error))
        return false;
    if (isatty(STDERR_FILENO))
        journal_watch(call->store, taking_show, &call->progress);
    return true;
}

/* Takes away the line that shows it. */
static void taking_over(struct call *call)
{
    if (call->progress.work != NULL)
        progress_show(&call->progress, call->progress.work, 1, 1);
}

static bool undo_run(struct call *call, struct error *error)
{
    struct obstacle_list obstacles = {0};
    int64_t change = 0, undone, made;
    bool rest = call_option(call, "rest") != NULL;

    if (call->operand_count > 0 && !change_number(call->operands[0], &change, error))
        return false;
    if (!taking_open(call, error))
        return false;
    bool ok = journal_undo(call->store, &call->viewer, change, rest, &undone, &made, &obstacles, error);
    taking_over(call);
    if (ok) {
        printf("%lld\n", (long long)made);
        /* TRANSLATORS: a change's number and what it was. */
        change_tell(call, obstacles.count > 0 ? _("Taken back as far as it goes: change %lld (%s)\n") : _("Taken back: change %lld (%s)\n"), undone);
        obstacles_print(&obstacles);
        rest_tell(call, undone, made);
        call->status = obstacles.count > 0 ? error_exit_status(ERROR_RULE) : 0;
    } else if (obstacles.rest && !rest) {
        struct error cause = *error;
        error_set(error, cause.code, _("%s --rest takes back the rest."), cause.text);
    }
    obstacle_list_done(&obstacles);
    return ok;
}

static bool redo_run(struct call *call, struct error *error)
{
    struct obstacle_list obstacles = {0};
    int64_t redone, made;
    bool ok = taking_open(call, error) && journal_redo(call->store, &call->viewer, &redone, &made, &obstacles, error);

    taking_over(call);
    if (ok) {
        printf("%lld\n", (long long)made);
        /* TRANSLATORS: a change's number and what it was. */
        change_tell(call, _("Done again: change %lld (%s)\n"), redone);
    }
    obstacle_list_done(&obstacles);
    return ok;
}

static const struct option_row option_rest = {"rest", 0, NULL, N_("leave what later changes touched, take back the rest"), NULL};
static const struct option_row *const undo_options[] = {&option_rest, NULL};

const struct cli_command cli_undo = {
    .name = "undo",
    .operands = N_("[CHANGE]"),
    .summary = N_("take back your last change, or that one; prints the new change's number"),
    .options = undo_options,
    .least = 0,
    .most = 1,
    .needs = CLI_WRITE,
    .run = undo_run,
};

const struct cli_command cli_redo = {
    .name = "redo",
    .operands = "",
    .summary = N_("do again what was taken back last; prints the new change's number"),
    .least = 0,
    .most = 0,
    .needs = CLI_WRITE,
    .run = redo_run,
};
