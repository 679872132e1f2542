/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of a record type: one row of a constant table, from which come the SQL column, list column, form, validation,
 * CSV header, search terms, sorting, history wording, help and translations. */
#ifndef LRN_FIELD_H
#define LRN_FIELD_H

#include "src/date.h"
#include "src/message.h"
#include "src/value.h"
#include "src/vocabulary.h"

#include <stdbool.h>

struct error;
struct record;
struct text;

enum field_kind {
    FIELD_TEXT,
    FIELD_LONG_TEXT,
    FIELD_INTEGER,
    FIELD_MONEY,     /* hundredths; the currency is the choice field NAME_currency beside it */
    FIELD_DATE,
    FIELD_BOOLEAN,   /* 1 yes, 0 no, empty not said */
    FIELD_CHOICE,    /* a code of the vocabulary */
    FIELD_SET,       /* codes of the vocabulary, sorted, one space between */
    FIELD_REFERENCE, /* the id of a record of type refers_to */
    FIELD_COUNTRY,   /* alpha-2 */
    FIELD_COUNTRIES, /* a set of alpha-2 */
    FIELD_URL,
    FIELD_EMAIL,
    FIELD_PHONE,
    FIELD_KIND_COUNT
};

enum field_flag {
    FIELD_REQUIRED = 1 << 0,
    FIELD_SEARCHABLE = 1 << 1, /* its text (of codes: their words in both languages) is found by words of a query */
    FIELD_HIDDEN = 1 << 2,     /* never shown by itself: serves sorting */
    FIELD_FIXED = 1 << 3,      /* not edited by hand: the code of a country */
    FIELD_INCIDENTAL = 1 << 4, /* no part of what a record is known by when duplicates are looked for, though it is called by it */
    FIELD_MOSTLY_TODAY = 1 << 5, /* a day that is today's where a new record is made by hand */
    FIELD_SHARED = 1 << 6,       /* of a type that is shared by agreement: left where names may not be told, as it cannot hold one */
    FIELD_ABOUT = 1 << 7,        /* a reference to what the record is about: who may not see that does not see the record, as a child without its parent */
    FIELD_HAPPENED = 1 << 8      /* a day on which something was done, never one to come */
};

/* Where a computed field reads from. children() calls each() for every record of the type whose reference field names the record; parent() for the one that the record
 * belongs to, where its type says that it is computed from that. */
struct compute_source {
    const struct record *record;
    void *context;
    void (*children)(void *context, const char *type, const char *reference, int64_t id,
                     void (*each)(void *closure, const struct record *child), void *closure);
    void (*parent)(void *context, const struct record *record, void (*each)(void *closure, const struct record *parent), void *closure);
};

/* What a computed field is: value, and where it depends on the day, what it turns into and on which date (ISO, "" for never). */
struct computed {
    struct value value;
    struct value then;
    char turns_on[DATE_TEXT_SIZE];
};

struct field {
    const char *name;  /* SQL column and CSV header; never changes */
    enum field_kind kind;
    unsigned flags;    /* enum field_flag */
    const char *label; /* N_() */
    const char *help;  /* N_(): one sentence shown at the field, or NULL */
    int section;       /* index into the type's sections */
    int list;          /* place among the list columns, 1 first and last to be dropped; 0 not in the list */
    int width;         /* columns it would like in a list; 0: the kind's own */
    const struct vocabulary *vocabulary; /* of CHOICE and SET */
    const char *refers_to;   /* of REFERENCE: the type's name */
    const char *initial;     /* value of a new record in machine form, or NULL */
    int64_t minimum, maximum; /* of INTEGER where maximum > minimum */
    const char *pair;        /* "description" of description_en and description_nb, or NULL */
    enum language language;  /* of a pair */
    const char *as_of_today; /* computed field that queries and lists use in its place ("effective_status"), or NULL */
    const char *sorts_as;    /* field whose order lists take when they are sorted by this one ("priority"), or NULL */
    const char *synonyms;    /* further names queries and headers know it by, separated by "|", or NULL */
    const char *level;       /* code of visibility below which it is blanked, or NULL: the record's */
    bool (*check)(const struct field *field, const struct value *value, struct error *error); /* after the kind's own check, or NULL */
    void (*compute)(const struct compute_source *source, struct computed *result);            /* computed fields; others NULL */
};

/* Reads a value as people type it and as machines write it: codes and words of both languages, dates and numbers in both languages' forms.
 * "" gives the empty value. A reference is read as an id here (the store resolves names). False with a sentence that says what
 * is wrong and what would be right; value is then empty. The words of one cell of a set are separated by ";" or ",". */
bool field_parse(const struct field *field, const char *text, struct value *value, struct error *error);

/* Whether a stored value is right by its kind and its own check (required is record_check's). */
bool field_check(const struct field *field, const struct value *value, struct error *error);

/* Whether a stored value is a number where its field has numbers, and a text where it has texts; what is empty is both. */
bool field_fits_kind(const struct field *field, const struct value *value);

/* Whether a field of a vocabulary may hold one of its codes: its own check may keep some from being stored. */
bool field_takes_code(const struct field *field, const char *code);

/* Whether a day that tells of something done is none to come, as of today; other fields and what is empty are right. ERROR_VALUE. */
bool field_check_happened(const struct field *field, const struct value *value, struct date today, struct error *error);

/* Machine form: codes joined by "; ", decimals with a point, dates ISO, yes/no, ids in base 32. The caller frees it. */
char *field_print(const struct field *field, const struct value *value);

/* As people of the language read it: words, dates and numbers in the language's form. A reference gives its printed id (the store has titles).
 * The caller frees it. */
char *field_show(const struct field *field, const struct value *value, enum language language);

/* The label in the interface's language; of a pair with its language in words: "Description (English)". The caller frees it. */
char *field_label(const struct field *field);
char *field_label_in(const struct field *field, enum language language);

/* Kinds by their stable names, as machines get them: "text", "long text", "whole number", "money", "date", "yes/no", "choice", "set of choices", "reference",
 * "country", "set of countries", "url", "email", "phone". */
const char *field_kind_name(enum field_kind kind);

/* The same in the interface's language. */
const char *field_kind_label(enum field_kind kind);

/* Whether the value is kept as a number (id, whole number, money, yes/no) rather than a text. */
bool field_is_number(const struct field *field);

/* Whether people fill it in: it is neither computed nor hidden. */
bool field_is_entered(const struct field *field);

/* Whether it holds what people write: no code, number, date or reference. */
bool field_is_free_text(const struct field *field);

/* Adds what words of a query shall find: the text itself, the words of codes in both languages, country names in both. */
void field_search_text(const struct field *field, const struct value *value, struct text *text);

#endif
