/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record: a type, an id and a value for each field of the type. Owns its values. */
#ifndef LRN_RECORD_H
#define LRN_RECORD_H

#include "src/type.h"

/* What the history tells of a record; empty strings for a new one. Times UTC, ISO 8601. */
struct record_stamp {
    int64_t revision; /* how many changes touched it */
    char created_at[DATE_TEXT_SIZE];
    char updated_at[DATE_TEXT_SIZE];
    char *created_by;
    char *updated_by;
};

struct record {
    const struct record_type *type;
    int64_t id; /* 0: not saved yet */
    struct value *values; /* type->field_count of them, in the table's order, computed ones as of today */
    struct record_stamp stamp;
};

/* An empty record; one with the initial values of its fields. record_done releases the values. */
void record_init(struct record *record, const struct record_type *type);
void record_init_new(struct record *record, const struct record_type *type);
void record_done(struct record *record);

/* Gives a new record that is made by hand the day of today in its fields that mostly have that. */
void record_begin_days(struct record *record, struct date today);

void record_copy(struct record *to, const struct record *from); /* to need not be initialised */

/* The value of a field by name; the field must exist. */
struct value *record_value(const struct record *record, const char *name);
const char *record_text(const struct record *record, const char *name);  /* "" if empty or a number */

int64_t record_number(const struct record *record, const char *name);    /* 0 if empty or a text */

/* The value of a field of the record's own table. */
static inline struct value *record_field(const struct record *record, const struct field *field)
{
    return &record->values[type_field_index(record->type, field)];
}

/* Sets a field from text by field_parse. An amount that brings its currency ("GBP 150") sets the currency field as well. */
bool record_set(struct record *record, const char *name, const char *text, struct error *error);

/* Checks every field (required, kind, own check) and what goes across fields; error names the first field that is wrong. Computed and fixed
 * fields are passed over. */
bool record_check(const struct record *record, struct error *error);

/* The same of a record whose values were all read by field_parse, or come from one that was checked. */
bool record_check_read(const struct record *record, struct error *error);

/* Whether one field is right, required included: what a form asks when the field is left. */
bool record_check_field(const struct record *record, const struct field *field, struct error *error);

/* Whether all required fields are filled in; one sentence names all that are not. */
bool record_check_required(const struct record *record, struct error *error);

/* The value shown for a field in a language: of a pair the language's own, else another's with *other (may be NULL) set to that language;
 * money with its currency ("GBP 1,650", in Norwegian "GBP 1 650" with no-break spaces). The caller frees it. */
char *record_show(const struct record *record, const struct field *field, enum language language, enum language *other);

/* The title in a language: what it is called in lists and references. References in a title are left out (the store fills them). Never empty:
 * the printed id where all title fields are empty. The caller frees it. */
char *record_title(const struct record *record, enum language language);

/* As record_title, with the references filled in: name() gives the title of the record a field refers to (the caller frees it), or NULL. */
char *record_title_with(const struct record *record, enum language language,
                        char *(*name)(void *context, const struct field *field, int64_t id), void *context);

/* The title as lists sort by it: dates in a form that sorts by the day. Otherwise as record_title_with. */
char *record_sort_title_with(const struct record *record, enum language language,
                             char *(*name)(void *context, const struct field *field, int64_t id), void *context);

/* The query of a relation with the record's values filled in; NULL where a needed value is empty. The caller frees it. */
char *record_relation_query(const struct record *record, const struct relation *relation);

/* Computes the computed fields' values as of a day from a source (children may be NULL: then as if there were none). */
void record_compute(struct record *record, const struct compute_source *source, struct date today);

/* What a record is computed from where nothing else is known. */
struct compute_source compute_source_alone(const struct record *record);

/* The value a computed result has on a day. */
const struct value *computed_on(const struct computed *computed, struct date day);

#endif
