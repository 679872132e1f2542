/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language of the search line and of --query: words, phrases, field:value, comparisons, and not. Read here; the store turns it into SQL. */
#ifndef LRN_QUERY_H
#define LRN_QUERY_H

#include "src/type.h"

enum query_kind {
    QUERY_WORD,   /* the beginning of a word of the record's text */
    QUERY_PHRASE, /* words that follow each other */
    QUERY_FIELD   /* a field, or one of the stamps */
};

/* Choices are compared in their vocabulary's order. */
enum query_operator { QUERY_IS, QUERY_GREATER, QUERY_GREATER_EQUAL, QUERY_LESS, QUERY_LESS_EQUAL, QUERY_EMPTY /* field:"" */ };

/* What stands in the history and can be asked for like a field. */
enum query_stamp { QUERY_STAMP_NONE, QUERY_STAMP_ID, QUERY_STAMP_CREATED, QUERY_STAMP_UPDATED, QUERY_STAMP_CREATED_BY, QUERY_STAMP_UPDATED_BY };

struct query_term {
    enum query_kind kind;
    bool negated;
    char *text;                /* as typed: the word, the phrase, or what follows the colon */
    size_t offset;             /* byte offset in the query, for messages */
    const struct field *field; /* of QUERY_FIELD, unless stamp is set; as_of_today already followed */
    bool pair;                 /* field was named by what it shares with its twins ("title"): any language's will do */
    enum query_stamp stamp;
    enum query_operator op;
    struct value *values;      /* of QUERY_FIELD: any of them. Choices, sets and countries hold one code each; dates, numbers and money as stored;
                                * texts and references (whose titles are searched) hold the text, and number is the id that a reference's text reads
                                * as, else 0. Stamps: an id is the text, and its number; created and updated are a day (2026-11-21) or a moment (UTC, ISO 8601);
                                * by is a text. An empty value in a list asks for what is empty as well (band:low,"") */
    size_t value_count;
    const char *currency;      /* of money: the code that stands with the amounts, which are then asked for in it alone; or NULL */
};

struct query {
    const struct record_type *type;
    struct query_term *terms; /* all must hold */
    size_t count;
};

/* Reads a query for a type; "" and NULL give the empty query, which everything satisfies. False: error says where (character) and what is
 * wrong; a value a choice field does not know is an error that names near codes. lenient (the search line while typing): a word with
 * an unknown field before the colon, an unfinished quote or an empty value is taken as it can be rather than refused. */
bool query_parse(struct query *query, const struct record_type *type, const char *text, bool lenient, struct error *error);
void query_done(struct query *query);

/* Whether what is empty is among what a term asks for. */
bool query_term_takes_empty(const struct query_term *term);

/* Whether the query asks for nothing. */
bool query_is_empty(const struct query *query);

/* A value as a query writes it: in quotation marks where it holds blanks, commas or nothing. The caller frees it. */
char *query_quote(const char *value);

/* A copy of the query's text with field:value added, replaced (values joined by commas, "" for what is empty) or, with value NULL, taken out: what the filter
 * panel does. The caller frees it. */
char *query_with_field(const char *text, const struct record_type *type, const struct field *field, const char *values);

/* The codes a query's text asks of a field, as a set ("" for none). The caller frees it. */
char *query_field_values(const char *text, const struct record_type *type, const struct field *field);

#endif
