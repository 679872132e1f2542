/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a value is searched: its text, or the words of its codes in both languages. */
#include "config.h"

#include "src/field.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/text.h"

static void text_add_word(struct text *text, const char *word)
{
    if (text->length)
        text_add(text, " ");
    text_add(text, word);
}

/* The word of a code in a language, whether it is a country's or a vocabulary's. */
static const char *code_word(const struct field *field, const char *code, enum language language)
{
    return field->vocabulary ? vocabulary_word(field->vocabulary, code, language) : country_name(code, language);
}

static void search_codes(const struct field *field, const char *codes, struct text *text)
{
    const char *at;
    size_t length;

    while (set_next(&codes, &at, &length)) {
        char *code = string_copy_part(at, length);
        const char *before = "";

        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *word = code_word(field, code, (enum language)language);

            if (strcmp(word, before) != 0)
                text_add_word(text, word);
            before = word;
        }
        free(code);
    }
}

void field_search_text(const struct field *field, const struct value *value, struct text *text)
{
    bool is_coded = field->kind == FIELD_CHOICE || field->kind == FIELD_SET || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES;

    if (value_is_empty(value))
        return;
    if (is_coded) {
        search_codes(field, value_text(value), text);
    } else if (value->kind == VALUE_TEXT) {
        text_add_word(text, value_text(value));
    } else if (field->kind != FIELD_REFERENCE && field->kind != FIELD_BOOLEAN) {
        char *printed = field_print(field, value);
        text_add_word(text, printed);
        free(printed);
    }
}
