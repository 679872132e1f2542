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
