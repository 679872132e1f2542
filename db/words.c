/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/words.h"

#include "src/fold.h"

void words_add(struct store *store, const char *string, struct text *words)
{
    size_t start = words->length;

    if (!*string)
        return;
    if (start == 0 || words->bytes[start - 1] != ' ')
        text_add(words, " ");
    size_t before = words->length;
    fold(store->folder, string, words);
    if (words->length > before)
        text_add(words, " ");
    else
        text_replace(words, start, words->length, "", 0);
}

char *words_of_code(struct store *store, const struct field *field, const char *code)
{
    struct value value = {0};
    struct text text = {0}, words = {0};

    value_set_text(&value, code);
    field_search_text(field, &value, &text);
    words_add(store, text_string(&text), &words);
    text_done(&text);
    value_clear(&value);
    return text_take(&words);
}
