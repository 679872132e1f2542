/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/mention.h"

#include <stdlib.h>
#include <string.h>

#include "db/sql.h"
#include "src/memory.h"
#include "src/text.h"

/* What is looked for, folded, with a blank on either side: words of their own. */
struct words {
    char **texts;
    size_t count;
};

static void fold_between_blanks(struct store *store, const char *string, struct text *folded)
{
    text_add(folded, " ");
    fold(store->folder, string, folded);
    text_add(folded, " ");
}

static void words_fold(struct store *store, const struct said_list *list, struct words *words)
{
    *words = (struct words){.texts = memory_new_array(list->count, sizeof *words->texts)};
    for (size_t i = 0; i < list->count; i++) {
        struct text folded = {0};
        fold_between_blanks(store, list->texts[i].text, &folded);
        char *text = text_take(&folded);
        if (strlen(text) > strlen("  "))
            words->texts[words->count++] = text;
        else
            free(text);
    }
}

static void words_done(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->texts[i]);
    free(words->texts);
}

static bool text_mentions(struct store *store, const char *string, const struct words *words, struct text *folded)
{
    size_t i = 0;

    text_clear(folded);
    fold_between_blanks(store, string, folded);
    while (i < words->count && !strstr(text_string(folded), words->texts[i]))
        i++;
    return i < words->count;
}

static bool row_mentions(struct store *store, sqlite3_stmt *statement, const struct words *words, struct text *folded)
{
    for (int i = 1; i < sqlite3_column_count(statement); i++) {
        const char *text = (const char *)sqlite3_column_text(statement, i);
        if (text && text_mentions(store, text, words, folded))
            return true;
    }
    return false;
}

/* The id and the texts of a type's records. */
static sqlite3_stmt *texts_prepare(struct store *store, const struct record_type *type, struct error *error)
{
    struct sql sql = {0};

    sql_add(&sql, "SELECT id");
    for (size_t i = 0; i < type->field_count; i++)
        if (!type->fields[i].compute && field_is_free_text(&type->fields[i]))
            sql_add(&sql, ", \"%w\"", type->fields[i].name);
    sql_add(&sql, " FROM \"%w\" ORDER BY id", type->name);
    sqlite3_stmt *statement = sql_prepare(store, &sql, error);
    sql_done(&sql);
    return statement;
}

static bool find_in_type(struct store *store, const struct record_type *type, const struct words *words,
                         void (*found)(void *context, const struct record_type *type, int64_t id), void *context, struct error *error)
{
    struct text folded = {0};
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = texts_prepare(store, type, error);

    while (statement && (status = database_step(store, statement, error)) == SQLITE_ROW)
        if (row_mentions(store, statement, words, &folded))
            found(context, type, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    text_done(&folded);
    return status == SQLITE_DONE;
}

bool mention_find(struct store *store, const struct said_list *texts, void (*found)(void *context, const struct record_type *type, int64_t id), void *context,
                  struct error *error)
{
    struct words words;
    bool ok = true;

    words_fold(store, texts, &words);
    for (size_t i = 0; ok && words.count > 0 && i < store->types->count; i++)
        ok = find_in_type(store, store->types->types[i], &words, found, context, error);
    words_done(&words);
    return ok;
}
