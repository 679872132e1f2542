/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record type: a constant table of fields and what goes for its records as a whole; and the list of types a store is opened with. */
#ifndef LRN_TYPE_H
#define LRN_TYPE_H

#include "src/field.h"

struct record;

/* A list shown under a record though no reference makes it: a query in which {field} stands for the record's own values. */
struct relation {
    const char *type;
    const char *label; /* N_() */
    const char *query; /* "coverage:{country} issue:{issue}"; not shown where one of the fields is empty */
    const char *sort;  /* field name, "-" before it for descending, or NULL */
    bool leads;        /* shown before what refers to the record */
    bool adds;         /* people add to it: a new one begins with what the query asks for */
};

struct record_type {
    const char *name;         /* SQL table and word of the command line; English, singular */
    const char *label;        /* N_(): "Organisation" */
    const char *plural;       /* N_(): "Organisations" */
    const char *const *sections; /* N_(), NULL at the end */
    const struct field *fields;
    size_t field_count;
    const char *const *title; /* names of the fields its title is made of; of a pair, the pair's name; NULL at the end */
    const char *title_from;   /* the pair of fields that a list which has no title calls it by, or NULL */
    const char *const *told_apart_by; /* where that stands for the title: the fields by which two are told apart that have both; NULL at the end; or NULL */
    const char *parent;       /* the type it is a child of, or NULL */
    const char *child_sort;   /* its order under another record: field name, "-" for descending; NULL: by title */
    const struct relation *related;
    size_t related_count;
    const char *level;        /* default visibility code */
    const char *shared_by;    /* the choice field (vocabulary share_how) by which its parties say how others may see it, or NULL */
    const char *permitted_by; /* the yes/no field without which only coordinators see a record, or NULL */
    const char *told_by;      /* the day on which those it is about were told of a record, without which only coordinators see it, or NULL */
    const char *ready_by;     /* the choice field, as of today, by which a record is ready for members to read, and the code that says so; or NULL */
    const char *ready_as;
    bool described;           /* where its name may not be told, references show its kind and country instead (described.h) */
    bool fixed;               /* rows are neither added nor deleted by hand (countries) */
    const char *forgotten;    /* N_(): what the change is called that forgets one of its records, who are people; NULL where they are none */
    const char *const *once;  /* two fields at least that are not the same in any two of its records, as in a link between two others; NULL at the end; or NULL */
    const char *single;       /* the field whose value, where there is one, no two of its records have; or NULL */
    const char *const *computed_from; /* child types from which computed fields are made, NULL at the end; or NULL */
    bool computed_from_parent; /* computed fields are made from codes of its parent too */
    bool (*check)(const struct record *record, struct error *error); /* what goes across fields, or NULL */
    void (*follow)(const struct record *before, struct record *record); /* fills in, where somebody fills in others, what follows from them and nobody chose; or NULL */
};

struct type_list {
    const struct record_type *const *types;
    size_t count;
};

/* The place of every type's first field, which all of them have. */
enum { FIELD_VISIBILITY = 0 };

/* Finds a type or field by its name exactly; NULL where there is none. */
const struct record_type *type_list_find(const struct type_list *list, const char *name);
const struct field *type_field(const struct record_type *type, const char *name);

/* Finds a type by name, label or plural in either language, without case and accents (for people). */
const struct record_type *type_list_match(const struct type_list *list, const char *word);

/* Finds a field as people name it: name, label in either language, synonym, singular of a set's name ("issue" for issues), without case and
 * accents, blanks and hyphens as underscores. */
const struct field *type_field_match(const struct record_type *type, const char *word);

/* Reads what people write for the id of one of a type's records: the whole id as it is printed, of records that come with the program their country's code or name, too. False
 * for anything else. */
bool type_read_id(const struct record_type *type, const char *text, int64_t *id);

/* The field at a place among the columns of a type's lists, 1 for the first; NULL where there is none. */
const struct field *type_field_listed(const struct record_type *type, int place);

/* Whether a field is one of the type's own table. */
bool type_has_field(const struct record_type *type, const struct field *field);

/* Whether a record's title is made of a field, or of the other of its pair. */
bool type_is_title(const struct record_type *type, const struct field *field);

/* Whether records of a type hang on what a field refers to: their parent, or what they are about. */
bool type_hangs_by(const struct record_type *type, const struct field *field);

/* The index of a field in its type's table. */
static inline size_t type_field_index(const struct record_type *type, const struct field *field)
{
    return (size_t)(field - type->fields);
}

/* The field of the same pair in the other language (any other than field's), or NULL. */
const struct field *type_field_twin(const struct record_type *type, const struct field *field, enum language language);

/* The money field's currency field, or NULL. */
const struct field *type_field_currency(const struct record_type *type, const struct field *field);

/* A reference that another type declares to this one. */
struct referrer {
    const struct record_type *type;
    const struct field *field; /* REFERENCE to the type; or COUNTRY where the type is country */
};

/* Finds all that refers to a type, in the list's order; returns the count; *referrers is allocated and the caller frees it. */
size_t type_referrers(const struct type_list *list, const struct record_type *type, struct referrer **referrers);

#endif
