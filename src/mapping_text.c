/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/mapping_text.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/hash.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"

enum { HEADERS_NAMED = 6 };

/* --- Columns by their headers --------------------------------------------------------------------------------------------- */

/* The first column from here on that has a header to the letter; the number of columns where none has. */
static size_t find_letters(const struct mapping *mapping, const char *header, size_t from)
{
    while (from < mapping->count && strcmp(mapping->columns[from].header, header) != 0)
        from++;
    return from;
}

/* The same with case, accents and punctuation aside. */
static size_t find_key(const struct mapping *mapping, const char *header, size_t from)
{
    char *key = key_of(header);

    while (from < mapping->count && !key_is(key, mapping->columns[from].header))
        from++;
    free(key);
    return from;
}

bool mapping_find(const struct mapping *mapping, const char *header, size_t *column)
{
    size_t from = *column;
    char *end;
    bool letters = find_letters(mapping, header, 0) < mapping->count;

    *column = letters ? find_letters(mapping, header, from) : find_key(mapping, header, from);
    if (*column < mapping->count || from > 0)
        return *column < mapping->count;
    unsigned long number = strtoul(header, &end, 10);
    *column = number - 1;
    return isdigit((unsigned char)*header) && *end == '\0' && number >= 1 && number <= mapping->count;
}

/* In an assignment all columns that nothing else reads. */
static const char rest_name[] = "*";

char *mapping_column_name(const struct mapping *mapping, size_t column)
{
    char *name = text_visible(mapping->columns[column].header, false);
    size_t first = 0, second;
    bool only = strcmp(name, rest_name) != 0 && mapping_find(mapping, name, &first) && first == column && (second = first + 1, !mapping_find(mapping, name, &second));

    if (only)
        return name;
    free(name);
    return string_format("%zu", column + 1);
}

char *mapping_headers(const struct mapping *mapping)
{
    struct text names = {0};
    struct quote quote;

    for (size_t i = 0; i < mapping->count && i < HEADERS_NAMED; i++) {
        text_add(&names, i > 0 ? ", " : "");
        text_add_format(&names, _("\"%s\""), quote_text(&quote, mapping->columns[i].header));
    }
    if (mapping->count > HEADERS_NAMED)
        text_add(&names, ", ...");
    return text_take(&names);
}

bool mapping_refuse(const struct mapping *mapping, const char *header, struct error *error)
{
    struct quote quote;
    char *names = mapping_headers(mapping);

    error_set(error, ERROR_USAGE, _("There is no column \"%s\". The columns are %s."), quote_text(&quote, header), names);
    free(names);
    return false;
}

const struct field *mapping_field(const struct record_type *type, const char *name, struct error *error)
{
    const struct field *field = type_field(type, name);
    struct quote quote;

    if (!field)
        field = type_field_match(type, name);
    if (!field) {
        error_set(error, ERROR_USAGE, _("There is no field \"%s\" in %s. \"lrn types %s\" lists them."), quote_text(&quote, name), type->name,
                  type->name);
        return NULL;
    }
    if (field->compute) {
        error_set(error, ERROR_USAGE, _("The field \"%s\" is computed from others and cannot be set."), field->name);
        return NULL;
    }
    return field;
}

static bool columns_link(struct mapping *mapping, const struct field *field, const char *header, struct error *error)
{
    size_t column = 0;

    if (!mapping_find(mapping, header, &column))
        return mapping_refuse(mapping, header, error);
    do {
        mapping_link(mapping, column++, field);
    } while (mapping_find(mapping, header, &column));
    return true;
}

/* The fields of a type that may keep what nothing else reads. */
static char *rest_fields(const struct record_type *type)
{
    struct text names = {0};

    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].kind == FIELD_LONG_TEXT && field_is_entered(&type->fields[i]))
            text_add_format(&names, "%s%s", names.length > 0 ? ", " : "", type->fields[i].name);
    return text_take(&names);
}

static bool refuse_rest(const struct record_type *type, const struct field *field, struct error *error)
{
    char *names = rest_fields(type);

    if (*names)
        error_set(error, ERROR_USAGE, _("The field \"%s\" is too short for columns that nothing else reads; these may keep them: %s."), field->name, names);
    else
        error_set(error, ERROR_USAGE, _("No field of %s is long enough to keep columns that nothing else reads."), type->name);
    free(names);
    return false;
}

bool mapping_keep_rest(struct mapping *mapping, const struct field *field, struct error *error)
{
    if (field && field->kind != FIELD_LONG_TEXT)
        return refuse_rest(mapping->type, field, error);
    mapping->rest = field;
    return true;
}

/* The first columns given for a field take its place from those that were recognised. */
static bool columns_assign(struct mapping *mapping, const struct field *field, const char *header, struct error *error)
{
    bool *fixed = field ? &mapping->fixed[type_field_index(mapping->type, field)] : NULL;

    if (!*header)
        mapping_drop(mapping, field);
    else if (!fixed || !*fixed)
        mapping_unlink_field(mapping, field);
    if (fixed)
        *fixed = true;
    return !*header || columns_link(mapping, field, header, error);
}

/* In an assignment the columns whose dates somebody said to have the day or the month first. */
static const char *const order_names[] = {"day-first", "month-first"};

static bool is_order(const char *name)
{
    return strcmp(name, order_names[0]) == 0 || strcmp(name, order_names[1]) == 0;
}

static bool order_assign(struct mapping *mapping, const char *name, const char *header, struct error *error)
{
    size_t column = 0;

    if (!mapping_find(mapping, header, &column))
        return mapping_refuse(mapping, header, error);
    mapping->columns[column].month_first = strcmp(name, order_names[1]) == 0;
    mapping->columns[column].date_said = true;
    mapping->columns[column].date_doubt = false;
    return true;
}

bool mapping_assign(struct mapping *mapping, const char *assignment, struct error *error)
{
    const char *equals = strchr(assignment, '=');
    struct quote quote;

    if (!equals)
        return error_set(error, ERROR_USAGE, _("\"%s\" is no FIELD=HEADER."), quote_text(&quote, assignment));
    char *name = string_copy_part(assignment, (size_t)(equals - assignment));
    bool id = strcmp(name, "id") == 0, order = is_order(name);
    const struct field *field = id || order ? NULL : mapping_field(mapping->type, name, error);
    char *header = text_trimmed(equals + 1);
    bool ok = id || order || field;
    if (order)
        ok = order_assign(mapping, name, header, error);
    else if (ok && field && strcmp(header, rest_name) == 0)
        ok = mapping_keep_rest(mapping, field, error);
    else if (ok)
        ok = columns_assign(mapping, field, header, error);
    free(header);
    free(name);
    return ok;
}

/* --- Conditions ----------------------------------------------------------------------------------------------------------- */

/* The sign of equality, of several perhaps, before which the header of a column stands: there may be one in the header too. NULL where there is no such. */
static const char *condition_equals(const struct mapping *mapping, const char *condition, size_t *column)
{
    for (const char *equals = strchr(condition, '='); equals; equals = strchr(equals + 1, '=')) {
        char *header = string_copy_part(condition, (size_t)(equals - condition));

        *column = 0;
        const bool found = mapping_find(mapping, header, column);
        free(header);
        if (found)
            return equals;
    }
    return NULL;
}

const char *mapping_condition(const struct mapping *mapping, const char *condition, size_t *column, struct error *error)
{
    const size_t length = strcspn(condition, "=");
    const char *equals = condition_equals(mapping, condition, column);
    struct quote quote;

    if (equals)
        return equals;
    if (!condition[length]) {
        error_set(error, ERROR_USAGE, _("\"%s\" is no HEADER=VALUE."), quote_text(&quote, condition));
        return NULL;
    }
    char *header = string_copy_part(condition, length);
    mapping_refuse(mapping, header, error);
    free(header);
    return NULL;
}

/* --- Kept --------------------------------------------------------------------------------------------------------------- */

static const char *field_name(const struct field *field)
{
    return field ? field->name : "id";
}

static const char *link_header(const struct mapping *mapping, size_t link)
{
    return mapping->columns[mapping->links[link].column].header;
}

/* Whether a name finds just the columns of this header that stand here in a row. */
static bool name_finds(const struct mapping *mapping, size_t link, const char *name)
{
    const struct field *field = mapping->links[link].field;
    size_t at = link;

    while (at > 0 && mapping->links[at - 1].field == field && strcmp(link_header(mapping, at - 1), link_header(mapping, link)) == 0)
        at--;
    for (size_t column = 0; mapping_find(mapping, name, &column); column++, at++)
        if (at == mapping->link_count || mapping->links[at].field != field || mapping->links[at].column != column)
            return false;
    return at > link;
}

/* What a link's column is found by: its header on one line, or its number. The caller frees it. */
static char *column_name(const struct mapping *mapping, size_t link)
{
    char *name = text_visible(link_header(mapping, link), false);

    if (strcmp(name, rest_name) != 0 && name_finds(mapping, link, name))
        return name;
    free(name);
    return string_format("%zu", mapping->links[link].column + 1);
}

/* Fields that would be recognised anew though their columns were taken away. */
static void print_dropped(const struct mapping *mapping, struct text *lines)
{
    const char **headers = memory_new_array(mapping->count + 1, sizeof *headers);
    struct mapping anew;

    for (size_t i = 0; i < mapping->count; i++)
        headers[i] = mapping->columns[i].header;
    mapping_init(&anew, mapping->type, headers, mapping->count, false);
    for (size_t i = 0; i < anew.link_count; i++)
        if (!mapping_has(mapping, anew.links[i].field))
            text_add_format(lines, "%s=\n", field_name(anew.links[i].field));
    mapping_done(&anew);
    free(headers);
}

static void print_orders(const struct mapping *mapping, struct text *lines)
{
    for (size_t i = 0; i < mapping->count; i++) {
        char *name = mapping->columns[i].date_said ? mapping_column_name(mapping, i) : NULL;

        if (name)
            text_add_format(lines, "%s=%s\n", order_names[mapping->columns[i].month_first], name);
        free(name);
    }
}

char *mapping_print(const struct mapping *mapping)
{
    struct text lines = {0};

    for (size_t i = 0; i < mapping->link_count; i++) {
        char *column = column_name(mapping, i);

        text_add_format(&lines, "%s=%s\n", field_name(mapping->links[i].field), column);
        free(column);
    }
    print_dropped(mapping, &lines);
    print_orders(mapping, &lines);
    if (mapping->rest)
        text_add_format(&lines, "%s=%s\n", mapping->rest->name, rest_name);
    return text_take(&lines);
}

char *mapping_fingerprint(const struct mapping *mapping)
{
    uint64_t hash = HASH_BEGIN;

    for (size_t i = 0; i < mapping->count; i++) {
        char *key = key_of(mapping->columns[i].header);

        hash = hash_text(hash, key);
        free(key);
    }
    return string_format("%016" PRIx64, hash);
}
