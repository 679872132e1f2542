/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query taken apart into its terms as they are typed, before anybody asks what they mean. */
#ifndef LRN_QUERY_SCAN_H
#define LRN_QUERY_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* A piece of the query's bytes. */
struct query_span {
    size_t start;
    size_t end;
};

/* One term: -word, "a phrase", name:values. */
struct query_token {
    struct query_span whole; /* the sign and quotation marks included */
    bool negated;
    bool quoted;             /* a phrase */
    bool unclosed;           /* a quotation mark in it is not closed */
    size_t mark;             /* where that stands */
    struct query_span name;  /* before the colon; empty where there is none */
    struct query_span text;  /* the word, the phrase without its marks, or what follows the colon */
};

/* Reads the term at or after *at and moves *at behind it; false at the end. */
bool query_token_next(const char *query, size_t *at, struct query_token *token);

/* One of the values behind a colon, between commas. */
struct query_part {
    struct query_span text; /* without its quotation marks */
    bool quoted;
};

/* Reads the value at *at, which begins at the token's text (behind its operator); false behind the last one. */
bool query_part_next(const char *query, const struct query_token *token, size_t *at, struct query_part *part);

/* Whether a name stands before a colon; the bytes of a span as a string, which the caller frees. */
bool query_span_is_empty(struct query_span span);
char *query_span_copy(const char *query, struct query_span span);

#endif
