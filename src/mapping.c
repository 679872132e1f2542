/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "src/header_match.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"

const char *const mapping_remarks[MAPPING_REMARKS] = {"row", "field", "reason"};

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

void mapping_unlink_field(struct mapping *mapping, const struct field *field)
{
    links_drop(mapping, field, 0, false);
}

void mapping_drop(struct mapping *mapping, const struct field *field)
{
    mapping_unlink_field(mapping, field);
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
    enum header_rank rank;
};

/* Whether columns are joined without being asked to: what a record goes by is in one column only. */
static bool joins_unasked(const struct record_type *type, const struct field *field)
{
    return mapping_joiner(field) && !type_is_title(type, field) && !(field->flags & FIELD_FIXED) && strcmp(field->name, "registration_number") != 0;
}

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

/* A country's record is found by its code, which its name stands for as well. */
static const struct field *field_filled(const struct record_type *type, const struct field *field)
{
    return field->compute && type->fixed && type_is_title(type, field) ? type_field(type, "code") : field;
}

static void column_guess(struct mapping *mapping, size_t column, struct guess *guess)
{
    struct mapping_column *own = &mapping->columns[column];
    const struct field *field = header_match(mapping->type, own->header, &guess->rank);

    if (strcmp(own->header, "updated") == 0 || (field && field->compute && guess->rank <= HEADER_RANK_LABEL))
        own->use = COLUMN_PASSED;
    field = field ? field_filled(mapping->type, field) : NULL;
    if (field && field_is_entered(field))
        guess->field = field;
}

/* Proposes a field that nothing fills yet, those first that must be filled. */
static const struct field *near_field(const struct mapping *mapping, const char *header)
{
    const struct record_type *type = mapping->type;
    const struct field *near = NULL;
    char *key = key_of(header);

    for (int required = 1; !near && required >= 0; required--)
        for (size_t i = 0; !near && i < type->field_count; i++) {
            const struct field *field = &type->fields[i];
            if (field_is_entered(field) && !!(field->flags & FIELD_REQUIRED) == required && !mapping_has(mapping, field) && header_is_near(field, key))
                near = field;
        }
    free(key);
    return near;
}

size_t mapping_own_columns(const struct mapping *mapping)
{
    const size_t first = mapping->count < MAPPING_REMARKS ? 0 : mapping->count - MAPPING_REMARKS;

    for (size_t i = 0; i < MAPPING_REMARKS; i++)
        if (mapping->count < MAPPING_REMARKS || strcmp(mapping->columns[first + i].header, mapping_remarks[i]) != 0)
            return mapping->count;
    return first;
}

/* A list of rejected rows that was mended ends with what was said of them: nothing is lost with it. */
static void remarks_pass(struct mapping *mapping)
{
    for (size_t i = mapping_own_columns(mapping); i < mapping->count; i++)
        mapping->columns[i].use = COLUMN_PASSED;
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
