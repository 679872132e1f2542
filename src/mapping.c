/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/mapping.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"

/* How sure a match is: a lower one goes before a higher. */
enum rank { RANK_NAME, RANK_LABEL, RANK_SYNONYM, RANK_PART, RANK_NONE };

/* Headers of what lists split an address into and records do not. */
static const char address_parts[] = "Address line|Street|Postcode|Postal code|Zip|Zip code|PIN code|Pincode|PO Box|Postnr|Postnummer|Postboks|Gateadresse|Besøksadresse|"
                                    "Código postal|Code postal|City|Town|By|Poststed|State|Province|District|Region|Fylke|Kommune";

const char *const mapping_remarks[MAPPING_REMARKS] = {"row", "field", "reason"};

enum { NEAR_DISTANCE = 2, NEAR_LENGTH = 4, HEADERS_NAMED = 6 };

/* --- Fields by headers ------------------------------------------------------------------------------------------------ */

static bool is_title(const struct record_type *type, const struct field *field)
{
    for (const char *const *name = type->title; *name; name++)
        if (strcmp(*name, field->name) == 0 || (field->pair && strcmp(*name, field->pair) == 0))
            return true;
    return false;
}

const char *mapping_joiner(const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        return ", ";
    case FIELD_LONG_TEXT:
        return "\n";
    case FIELD_SET:
    case FIELD_COUNTRIES:
        return "; ";
    case FIELD_PHONE:
        return " / ";
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_BOOLEAN:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
    case FIELD_COUNTRY:
    case FIELD_URL:
    case FIELD_EMAIL:
    case FIELD_KIND_COUNT:
        break;
    }
    return NULL;
}

/* Whether columns are joined without being asked to: what a record goes by is in one column only. */
static bool joins_unasked(const struct record_type *type, const struct field *field)
{
    return mapping_joiner(field) && !is_title(type, field) && strcmp(field->name, "registration_number") != 0;
}

/* Of a pair the field whose language the header is in, where the languages differ. */
static const struct field *field_in_language(const struct record_type *type, const struct field *field, const char *key)
{
    for (int language = 0; field->pair && language < LANGUAGE_COUNT; language++) {
        const struct field *twin = field->language == (enum language)language ? field : type_field_twin(type, field, (enum language)language);
        const char *own = message_in((enum language)language, field->label);

        if (twin && key_is(key, own) && strcmp(own, message_in(twin == field ? (enum language)!language : field->language, field->label)) != 0)
            return twin;
    }
    return field;
}

static const struct field *address_match(const struct record_type *type, const char *key)
{
    return key_is_among(key, address_parts) ? type_field(type, "address") : NULL;
}

/* A header without the number at its end: "Phone 2". */
static char *without_number(const char *header)
{
    size_t length = strlen(header);

    while (length > 0 && (isdigit((unsigned char)header[length - 1]) || header[length - 1] == ' ' || header[length - 1] == '_'))
        length--;
    return string_copy_part(header, length);
}

static enum rank field_rank(const struct field *field, const char *header, const char *key)
{
    if (strcmp(field->name, header) == 0)
        return RANK_NAME;
    return key_is(key, field->name) || key_is_message(key, field->label) ? RANK_LABEL : RANK_SYNONYM;
}

static const struct field *header_match(const struct record_type *type, const char *header, enum rank *rank)
{
    char *key = key_of(header);
    const struct field *field = *key ? type_field_match(type, header) : NULL;

    *rank = RANK_NONE;
    if (field) {
        field = strcmp(field->name, header) == 0 ? field : field_in_language(type, field, key);
        *rank = field_rank(field, header, key);
    } else if ((field = address_match(type, key))) {
        *rank = RANK_PART;
    }
    free(key);
    return field;
}

/* A country's record is found by its code, which its name stands for as well. */
static const struct field *field_filled(const struct record_type *type, const struct field *field)
{
    return field->compute && type->fixed && is_title(type, field) ? type_field(type, "code") : field;
}

/* The field that one of a header's parts means: of one in two languages, or with something in brackets ("Land/Country", "Languages (spoken)"). */
static const struct field *part_match(const struct record_type *type, const char *header)
{
    static const char marks[] = "/()[]|";
    const struct field *field = NULL;
    enum rank rank;

    if (!strpbrk(header, marks))
        return NULL;
    while (!field && *header) {
        size_t length = strcspn(header, marks);
        char *part = string_copy_part(header, length);

        field = header_match(type, part, &rank);
        free(part);
        header += length + (header[length] != '\0');
    }
    return field;
}

static const struct field *column_match(const struct record_type *type, const char *header, enum rank *rank)
{
    const struct field *field = header_match(type, header, rank);

    if (field)
        return field;
    char *base = without_number(header);
    if (*base && strcmp(base, header) != 0)
        field = header_match(type, base, rank);
    if (!field)
        field = part_match(type, header);
    if (field)
        *rank = RANK_PART;
    free(base);
    return field;
}

/* --- Near matches ------------------------------------------------------------------------------------------------------- */

static bool is_near(const char *key, const char *word)
{
    char *other = key_of(word);
    size_t length = strlen(other), own = strlen(key);
    bool near = length >= NEAR_LENGTH && own >= NEAR_LENGTH
                && (key_distance(key, other, NEAR_DISTANCE) <= (own > 2 * NEAR_LENGTH ? NEAR_DISTANCE : 1)
                    || (2 * length >= own && strstr(key, other)) || (2 * own >= length && strstr(other, key)));

    free(other);
    return near;
}

static bool is_near_any(const char *key, const char *words)
{
    bool near = false;

    while (!near && words && *words) {
        size_t length = strcspn(words, "|");
        char *word = string_copy_part(words, length);

        near = is_near(key, word);
        free(word);
        words += length + (words[length] == '|');
    }
    return near;
}

static bool field_is_near(const struct field *field, const char *key)
{
    bool near = is_near(key, field->name) || is_near_any(key, field->synonyms);

    for (int language = 0; !near && language < LANGUAGE_COUNT; language++)
        near = is_near(key, message_in((enum language)language, field->label));
    return near;
}

static bool can_fill(const struct field *field)
{
    return !field->compute && !(field->flags & FIELD_HIDDEN);
}

/* Proposes a field that nothing fills yet, those first that must be filled. */
static const struct field *near_field(const struct mapping *mapping, const char *header)
{
    const struct record_type *type = mapping->type;
    const struct field *near = NULL;
    char *key = key_of(header);
    bool may_be_near = strlen(key) >= NEAR_LENGTH;

    for (int required = 1; may_be_near && !near && required >= 0; required--)
        for (size_t i = 0; !near && i < type->field_count; i++) {
            const struct field *field = &type->fields[i];
            if (can_fill(field) && !!(field->flags & FIELD_REQUIRED) == required && !mapping_has(mapping, field) && field_is_near(field, key))
                near = field;
        }
    free(key);
    return near;
}

/* --- Links -------------------------------------------------------------------------------------------------------------- */

bool mapping_has(const struct mapping *mapping, const struct field *field)
{
    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].field == field)
            return true;
    return false;
}

/* Puts a link behind those of its field. */
void mapping_link(struct mapping *mapping, size_t column, const struct field *field)
{
    size_t place = mapping->link_count;

    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].field == field) {
            if (mapping->links[i].column == column)
                return;
            place = i + 1;
        }
    mapping->links = memory_resize(mapping->links, mapping->link_count + 1, sizeof *mapping->links);
    memmove(&mapping->links[place + 1], &mapping->links[place], (mapping->link_count - place) * sizeof *mapping->links);
    mapping->links[place] = (struct mapping_link){.column = column, .field = field};
    mapping->link_count++;
    mapping->columns[column].use = COLUMN_READ;
    mapping->columns[column].near = NULL;
}

/* Takes away the links of a field, or of a column. */
static void links_drop(struct mapping *mapping, const struct field *field, size_t column, bool of_column)
{
    size_t kept = 0;

    for (size_t i = 0; i < mapping->link_count; i++) {
        if (of_column ? mapping->links[i].column == column : mapping->links[i].field == field)
            mapping->columns[mapping->links[i].column].use = COLUMN_UNREAD;
        else
            mapping->links[kept++] = mapping->links[i];
    }
    mapping->link_count = kept;
    for (size_t i = 0; i < kept; i++)
        mapping->columns[mapping->links[i].column].use = COLUMN_READ;
}

void mapping_drop(struct mapping *mapping, const struct field *field)
{
    links_drop(mapping, field, 0, false);
    if (field && mapping->rest == field)
        mapping->rest = NULL;
}

void mapping_unlink(struct mapping *mapping, size_t column)
{
    links_drop(mapping, NULL, column, true);
}

/* --- Recognising -------------------------------------------------------------------------------------------------------- */

struct guess {
    const struct field *field;
    enum rank rank;
};

/* Whether another column is a better one for the same field: more alike, or as much and before it. */
static bool is_beaten(const struct mapping *mapping, const struct guess *guesses, size_t column)
{
    const struct guess *own = &guesses[column];

    if (joins_unasked(mapping->type, own->field))
        return false;
    for (size_t i = 0; i < mapping->count; i++) {
        if (i == column || guesses[i].field != own->field)
            continue;
        if (guesses[i].rank < own->rank || (guesses[i].rank == own->rank && i < column))
            return true;
    }
    return false;
}

static bool is_id(const char *header)
{
    char *key = key_of(header);
    bool same = strcmp(key, "id") == 0;

    free(key);
    return same;
}

static void column_guess(struct mapping *mapping, size_t column, struct guess *guess)
{
    struct mapping_column *own = &mapping->columns[column];
    const struct field *field = column_match(mapping->type, own->header, &guess->rank);

    if (strcmp(own->header, "updated") == 0 || (field && field->compute && guess->rank <= RANK_LABEL))
        own->use = COLUMN_PASSED;
    field = field ? field_filled(mapping->type, field) : NULL;
    if (field && can_fill(field))
        guess->field = field;
}

/* A list of rejected rows that was mended ends with what was said of them: nothing is lost with it. */
static void remarks_pass(struct mapping *mapping)
{
    const size_t first = mapping->count - MAPPING_REMARKS;

    for (size_t i = 0; i < MAPPING_REMARKS; i++)
        if (mapping->count < MAPPING_REMARKS || strcmp(mapping->columns[first + i].header, mapping_remarks[i]) != 0)
            return;
    for (size_t i = 0; i < MAPPING_REMARKS; i++)
        mapping->columns[first + i].use = COLUMN_PASSED;
}

static void columns_recognise(struct mapping *mapping)
{
    struct guess *guesses = memory_new_array(mapping->count + 1, sizeof *guesses);
    bool id = false;

    remarks_pass(mapping);
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->columns[i].use == COLUMN_PASSED)
            continue;
        if (!id && is_id(mapping->columns[i].header)) {
            mapping_link(mapping, i, NULL);
            id = true;
        } else {
            column_guess(mapping, i, &guesses[i]);
        }
    }
    for (size_t i = 0; i < mapping->count; i++)
        if (guesses[i].field && !is_beaten(mapping, guesses, i))
            mapping_link(mapping, i, guesses[i].field);
    for (size_t i = 0; i < mapping->count; i++)
        if (mapping->columns[i].use == COLUMN_UNREAD)
            mapping->columns[i].near = guesses[i].field ? guesses[i].field : near_field(mapping, mapping->columns[i].header);
    free(guesses);
}

/* A header as one line: blanks and line ends between its words become one blank. The caller frees it. */
static char *header_plain(const char *header)
{
    static const char blanks[] = " \t\n\r\v\f";
    struct text plain = {0};

    for (const char *at = header; *at; at += strspn(at, blanks)) {
        size_t length = strcspn(at, blanks);

        text_add(&plain, plain.length > 0 && length > 0 ? " " : "");
        text_add_bytes(&plain, at, length);
        at += length;
    }
    char *trimmed = text_trimmed(text_string(&plain));
    text_done(&plain);
    return trimmed;
}

void mapping_init(struct mapping *mapping, const struct record_type *type, const char *const *headers, size_t count, bool numbered)
{
    *mapping = (struct mapping){.type = type, .count = count};
    mapping->columns = memory_new_array(count + 1, sizeof *mapping->columns);
    mapping->fixed = memory_new_array(type->field_count, sizeof *mapping->fixed);
    for (size_t i = 0; i < count; i++) {
        char *header = numbered ? string_copy("") : header_plain(headers[i]);

        mapping->columns[i].header = *header ? header : string_format("%zu", i + 1);
        if (!*header)
            free(header);
    }
    if (!numbered)
        columns_recognise(mapping);
}

void mapping_done(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        free(mapping->columns[i].header);
        free(mapping->columns[i].date_example);
        free(mapping->columns[i].foreign_id);
    }
    free(mapping->columns);
    free(mapping->links);
    free(mapping->fixed);
    *mapping = (struct mapping){0};
}

/* --- By hand ------------------------------------------------------------------------------------------------------------ */

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
        if (type->fields[i].kind == FIELD_LONG_TEXT && can_fill(&type->fields[i]))
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
        links_drop(mapping, field, 0, false);
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
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < mapping->count; i++) {
        char *key = key_of(mapping->columns[i].header);
        for (const char *at = key;; at++) {
            hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
            if (!*at)
                break;
        }
        free(key);
    }
    return string_format("%016" PRIx64, hash);
}
