/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts most reports have; tables of hot spots and of partnerships are in files of their own. */
#include "config.h"

#include "db/report_parts.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "db/expression.h"
#include "src/band.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/scope.h"
#include "src/text.h"

const struct record_type *report_type(const struct report_request *request, const char *name)
{
    return type_list_find(store_types(request->store), name);
}

/* Who writes a report is told why what she sees cannot stand in it; false always. */
static bool explain_missing(const struct report_request *request, const char *name, int64_t id, struct error *error)
{
    const struct record_type *type = report_type(request, name);
    struct record record;
    struct error unseen;
    struct quote quote;

    if (error->code != ERROR_NOT_FOUND || !store_load(request->store, request->sender, type, id, &record, &unseen))
        return false;
    char *title = store_title(request->store, request->sender, type, id, message_language());
    char *level = report_shown(request, &record, "visibility");
    if (*level)
        /* TRANSLATORS: a record type's name and the record's, and for whom it is marked: Partnership "X, Y" is marked for coordinators only */
        error_set(error, ERROR_NOT_FOUND, _("%s \"%s\" is marked as visible to %s only, so it stands in nothing that is written for others."), message_text(type->label),
                  quote_text(&quote, title), level);
    else
        error_set(error, ERROR_NOT_FOUND, _("%s \"%s\" is seen by coordinators only, so it stands in nothing that is written for others."), message_text(type->label),
                  quote_text(&quote, title));
    free(level);
    free(title);
    record_done(&record);
    return false;
}

bool report_load(const struct report_request *request, const char *type, int64_t id, struct record *record, struct error *error)
{
    return store_load(request->store, request->viewer, report_type(request, type), id, record, error) || explain_missing(request, type, id, error);
}

void report_add_partial(const struct report_request *request, struct document *document, const char *type)
{
    if (!scope_is_whole(request->viewer, report_type(request, type)))
        document_add_paragraph(document, _("There may be more than this says: only what your role shows is counted."));
}

void report_add_text(struct document *document, const char *format, ...)
{
    struct text text = {0};
    va_list arguments;

    va_start(arguments, format);
    text_add_format_list(&text, format, arguments);
    va_end(arguments);
    document_add_paragraph(document, text_string(&text));
    text_done(&text);
}

bool report_rows(const struct report_request *request, const struct list_request *list, const char *query, size_t limit, struct row_list *rows,
                 int64_t *count, struct error *error)
{
    struct query asked = {0};
    struct list_request whole = *list;

    if (rows)
        *rows = (struct row_list){0};
    *count = 0;
    if (query && !query_parse(&asked, list->type, query, false, error))
        return false;
    whole.query = query ? &asked : NULL;
    whole.language = message_language();
    bool ok = (!rows || store_rows(request->store, request->viewer, &whole, LIST_FIRST, NULL, limit, rows, error))
              && store_count(request->store, request->viewer, &whole, count, error);
    query_done(&asked);
    if (!ok && rows)
        row_list_done(rows);
    return ok;
}

/* What combinations are asked for. */
struct crossing {
    const struct field *fields[REPORT_FIELDS];
    size_t count;
    struct query query;
    struct list_request list;
};

static bool crossing_begin(struct crossing *crossing, const struct report_request *request, const char *type_name, const char *query, const char *const *names, struct error *error)
{
    const struct record_type *type = report_type(request, type_name);

    *crossing = (struct crossing){.list = {.type = type, .query = &crossing->query, .language = message_language()}};
    for (; names[crossing->count]; crossing->count++)
        crossing->fields[crossing->count] = type_field(type, names[crossing->count]);
    return query_parse(&crossing->query, type, query, false, error);
}

bool report_cross(const struct report_request *request, const char *type, const char *query, const char *const *names, struct cross *cross,
                  struct error *error)
{
    struct crossing crossing;

    if (!crossing_begin(&crossing, request, type, query, names, error))
        return false;
    bool ok = store_cross(request->store, request->viewer, &crossing.list, crossing.fields, crossing.count, cross, error);
    query_done(&crossing.query);
    return ok;
}

bool report_cross_each(const struct report_request *request, const char *type, const char *query, const char *const *names,
                       void (*each)(void *context, const struct cross_row *row), void *context, struct error *error)
{
    struct crossing crossing;

    if (!crossing_begin(&crossing, request, type, query, names, error))
        return false;
    bool ok = store_cross_each(request->store, request->viewer, &crossing.list, crossing.fields, crossing.count, each, context, error);
    query_done(&crossing.query);
    return ok;
}

char *report_shown(const struct report_request *request, const struct record *record, const char *name)
{
    enum language other = message_language();
    const struct field *field = field_as_of_today(record->type, type_field(record->type, name));
    char *text = store_show(request->store, request->viewer, record, field, message_language(), &other);

    if (!text || !*text || other == message_language())
        return text ? text : string_copy("");
    /* What is written in the other language only is marked, as everywhere. */
    char *marked = string_format("%s [%s]", text, language_code(other));
    free(text);
    return marked;
}

void report_add_shown(const struct report_request *request, struct document *document, const struct record *record, const char *field)
{
    char *text = report_shown(request, record, field);
    document_add_cell(document, text, TONE_PLAIN);
    free(text);
}

void report_add_heading(struct document *document, const char *label, int64_t count)
{
    char *heading = string_format("%s (%lld)", label, (long long)count);
    document_add_heading(document, heading);
    free(heading);
}

void report_add_field(const struct report_request *request, struct document *document, const struct record *record, const char *name)
{
    char *text = report_shown(request, record, name);

    if (*text)
        document_add_value(document, message_text(type_field(record->type, name)->label), text);
    free(text);
}

void report_add_fields(const struct report_request *request, struct document *document, const struct record *record, const char *const *names)
{
    document_begin_values(document);
    for (; *names; names++)
        report_add_field(request, document, record, *names);
    if (document->blocks[document->count - 1].row_count == 0)
        document_add_paragraph(document, _("Nothing is recorded about this yet."));
}

const char *report_profile_warning(const struct record *organisation)
{
    const char *status = record_text(organisation, "effective_status");

    if (strcmp(record_text(organisation, "referral"), "do-not-refer") == 0)
        return _("Members are not referred to this organisation at present.");
    if (strcmp(status, "suspended") == 0)
        return _("This profile is suspended. Members are not referred to the organisation at present.");
    if (strcmp(status, "archived") == 0)
        return _("This profile is archived: the organisation is no longer part of the network.");
    if (strcmp(status, "needs-update") == 0)
        return _("This profile was quality-assured, but is due for an update. Ask your adviser how much of it still holds.");
    if (strcmp(status, "quality-assured") != 0)
        return _("This profile is not quality-assured yet. What it says has been checked by nobody but the organisation itself.");
    return "";
}

void report_add_band(struct document *document, const char *code, bool word)
{
    const char *shown = vocabulary_word(&vocabulary_band, code, message_language());
    char *both = string_format("%s %s", band_letter(code), shown);

    document_add_cell(document, word ? both : band_letter(code), band_tone(code));
    free(both);
}

void report_add_more(struct document *document, size_t shown, int64_t count, const struct list_request *list, const char *query)
{
    if (count <= (int64_t)shown)
        return;
    int64_t more = count - (int64_t)shown;
    char *text = string_format(message_plural("... %lld more", "... %lld more", (unsigned long)more), (long long)more);
    document_add_row(document);
    document_add_cell(document, text, TONE_QUIET);
    document_link_list(document, list->type, query, list->within, list->value ? value_text(list->value) : NULL);
    free(text);
}
