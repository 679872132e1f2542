/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/value.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"

void value_clear(struct value *value)
{
    if (value->kind == VALUE_TEXT)
        free(value->text);
    *value = (struct value){.kind = VALUE_EMPTY};
}

void value_set_number(struct value *value, int64_t number)
{
    value_clear(value);
    *value = (struct value){.kind = VALUE_NUMBER, .number = number};
}

void value_set_text(struct value *value, const char *text)
{
    value_take_text(value, string_copy(text));
}

void value_take_text(struct value *value, char *text)
{
    value_clear(value);
    if (text && *text)
        *value = (struct value){.kind = VALUE_TEXT, .text = text};
    else
        free(text);
}

void value_copy(struct value *to, const struct value *from)
{
    if (to == from)
        return;
    value_clear(to);
    *to = *from;
    if (from->kind == VALUE_TEXT)
        to->text = string_copy(from->text);
}

bool value_equal(const struct value *left, const struct value *right)
{
    if (left->kind != right->kind)
        return false;
    if (left->kind == VALUE_TEXT)
        return strcmp(left->text, right->text) == 0;
    return left->kind == VALUE_EMPTY || left->number == right->number;
}

const char *value_text(const struct value *value)
{
    return value->kind == VALUE_TEXT ? value->text : "";
}

bool set_next(const char **at, const char **code, size_t *length)
{
    *code = *at + strspn(*at, " ");
    *length = strcspn(*code, " ");
    *at = *code + *length;
    return *length > 0;
}

/* As strcmp, of a code that ends at its length and one that ends at its NUL. */
static int code_compare(const char *code, size_t length, const char *other)
{
    int order = strncmp(code, other, length);

    return order == 0 && other[length] ? -1 : order;
}

bool set_has(const char *set, const char *code)
{
    const char *held;
    size_t length;

    while (set_next(&set, &held, &length))
        if (code_compare(held, length, code) == 0)
            return true;
    return false;
}

static void text_add_code(struct text *text, const char *code, size_t length)
{
    if (text->length)
        text_add(text, " ");
    text_add_bytes(text, code, length);
}

static bool set_has_part(const char *set, const char *code, size_t length)
{
    const char *held;
    size_t held_length;

    while (set_next(&set, &held, &held_length))
        if (held_length == length && memcmp(held, code, length) == 0)
            return true;
    return false;
}

size_t set_count_common(const char *left, const char *right)
{
    const char *code;
    size_t length, count = 0;

    while (set_next(&left, &code, &length))
        count += set_has_part(right, code, length);
    return count;
}

char *set_common(const char *left, const char *right)
{
    struct text common = {0};
    const char *code;
    size_t length;

    while (set_next(&left, &code, &length))
        if (set_has_part(right, code, length))
            text_add_code(&common, code, length);
    return text_take(&common);
}

char *set_with(const char *set, const char *code)
{
    struct text result = {0};
    const char *held;
    size_t length;
    bool added = !*code || set_has(set, code);

    while (set_next(&set, &held, &length)) {
        if (!added && code_compare(held, length, code) > 0) {
            text_add_code(&result, code, strlen(code));
            added = true;
        }
        text_add_code(&result, held, length);
    }
    if (!added)
        text_add_code(&result, code, strlen(code));
    return text_take(&result);
}

size_t set_count(const char *set)
{
    const char *held;
    size_t length, count = 0;

    while (set_next(&set, &held, &length))
        count++;
    return count;
}

/* Adds to *result the codes of one side that the merge keeps: those the base lacks, and those both sides still have. */
static void set_merge_side(char **result, const char *base, const char *side, const char *other)
{
    const char *held;
    size_t length;

    while (set_next(&side, &held, &length)) {
        char *code = string_copy_part(held, length);

        if (!set_has(base, code) || set_has(other, code)) {
            char *grown = set_with(*result, code);

            free(*result);
            *result = grown;
        }
        free(code);
    }
}

char *set_merge(const char *base, const char *mine, const char *theirs)
{
    char *result = string_copy("");

    set_merge_side(&result, base, mine, theirs);
    set_merge_side(&result, base, theirs, mine);
    return result;
}
