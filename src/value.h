/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a field, as it is stored: nothing, a whole number, or a text. */
#ifndef LRN_VALUE_H
#define LRN_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_kind { VALUE_EMPTY, VALUE_NUMBER, VALUE_TEXT };

/* Owns its text. Numbers hold whole numbers, yes/no as 1/0, ids of references, and money in hundredths; texts hold everything else:
 * dates as 2026-11-21, codes as codes, sets as sorted codes with one space between. */
struct value {
    enum value_kind kind;
    int64_t number;
    char *text;
};

/* Releases what a value holds and makes it empty. */
void value_clear(struct value *value);

void value_set_number(struct value *value, int64_t number);
/* Copies text; NULL or "" makes the value empty. */
void value_set_text(struct value *value, const char *text);
/* Takes over text, which came from malloc. */
void value_take_text(struct value *value, char *text);
void value_copy(struct value *to, const struct value *from);

static inline bool value_is_empty(const struct value *value)
{
    return value->kind == VALUE_EMPTY;
}
bool value_equal(const struct value *left, const struct value *right);

/* The text of a text value, "" otherwise. */
const char *value_text(const struct value *value);

/* Walks the codes of a set: for (const char *at = set; set_next(&at, &code, &length);). */
bool set_next(const char **at, const char **code, size_t *length);
/* Whether a set holds a code; a set with a code added (sorted, the caller frees it); how many codes it has. */
bool set_has(const char *set, const char *code);
char *set_with(const char *set, const char *code);
size_t set_count(const char *set);

/* How many codes two sets have in common, and which (the caller frees it). */
size_t set_count_common(const char *left, const char *right);
char *set_common(const char *left, const char *right);

/* Three-way merge of sets: what either side added is in, what either side took out is out. The caller frees it. */
char *set_merge(const char *base, const char *mine, const char *theirs);

#endif
