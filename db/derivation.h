/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from one record: its sort keys, its words and codes as the search index takes them, what duplicates are found by, its computed
 * fields. Private to db/. */
#ifndef LRN_DERIVATION_H
#define LRN_DERIVATION_H

#include "db/reader.h"
#include "src/similar.h"
#include "src/text.h"

struct derivation {
    struct text keys[LANGUAGE_COUNT]; /* by which they sort */
    struct text title_words;      /* of the titles in all languages, " karmoy granitt | karmoy granite " where they differ */
    struct text words;            /* of the other searchable fields */
    struct text restricted_words; /* of those that not everybody may see */
    struct text codes;            /* "=7-bd =12-child-labour " */
    int64_t lookups[SIMILAR_KEYS]; /* what records that may be the same are found by */
    size_t lookup_count;
    struct text names;            /* those beyond ASCII as they fold, for who compares records (similar_names_fold) */
    struct computed *computed;    /* of the type's computed fields, in their order */
};

/* Makes what follows from a record as reader_load gives it. derivation is all zero, or was made of another record of the type, whose memory is used again. False where the
 * record's children or references cannot be read. derivation_done is called once in the end, in every case. The other way leaves out what duplicates are found by, for who knows
 * that already. */
bool derivation_make(struct reader_set *readers, struct record *record, struct derivation *derivation, struct error *error);
bool derivation_make_but_lookups(struct reader_set *readers, struct record *record, struct derivation *derivation, struct error *error);
void derivation_done(struct derivation *derivation, const struct record_type *type);

/* Appends the token of a code, "=7-bd", as the index knows it. False where the code is not one that a token can hold exactly (the token
 * stands for others too then). */
bool code_token_add(const struct record_type *type, const struct field *field, const char *code, size_t length, struct text *token);

/* Whether a field's values are in codes. */
bool field_has_tokens(const struct field *field);

/* Whether all words of a field's values are in title_words, words or restricted_words. */
bool field_has_words(const struct record_type *type, const struct field *field);

/* What is derived is made anew where this differs from what is stored with it: a fingerprint of the program's versions and of the type's fields. The caller frees it. */
char *derivation_version(const struct store *store, const struct record_type *type);

#endif
