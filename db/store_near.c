/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/store_near.h"

#include <stdlib.h>
#include <string.h>

#include "db/search.h"
#include "db/visible.h"
#include "db/words.h"
#include "src/memory.h"
#include "src/similar_name.h"

/* So many titles with these words are looked at; a word is compared by so many bytes. */
enum { TITLES_MOST = 64, MORE_WORDS = 1, WORD_SIZE = 64 };

/* Whether a word of so many bytes tells one from another. */
static bool says_who(const char *word, size_t length)
{
    char whole[WORD_SIZE];

    if (length >= sizeof whole)
        return true;
    memcpy(whole, word, length);
    whole[length] = '\0';
    return !similar_word_is_filler(whole);
}

/* How many words up to an end say who it is; these words (NULL: nobody asks), " a b ". */
static size_t words_take(const char *text, const char *end, struct text *words)
{
    size_t count = 0;

    while ((text += strspn(text, " ")) < end) {
        const size_t length = strcspn(text, " |");

        if (says_who(text, length)) {
            count++;
            if (words) {
                text_add(words, words->length == 0 ? " " : "");
                text_add_bytes(words, text, length);
                text_add(words, " ");
            }
        }
        text += length;
    }
    return count;
}

/* Whether all the words stand in a title. */
static bool title_has(const char *title, size_t length, const char *words)
{
    char *whole = string_copy_part(title, length);
    bool has = true;

    for (const char *at = words; has && at[1]; at += 1 + strcspn(at + 1, " ")) {
        char *word = string_copy_part(at, 2 + strcspn(at + 1, " "));
        has = strstr(whole, word) != NULL;
        free(word);
    }
    free(whole);
    return has;
}

/* How many words more than these the nearest of some titles has, " a b | a c "; more than MORE_WORDS where they do not stand in one. */
static size_t words_more(const char *titles, const char *words, size_t count)
{
    size_t least = MORE_WORDS + 1;

    for (size_t length; *titles; titles += length + (titles[length] == '|')) {
        length = strcspn(titles, "|");
        const size_t more = title_has(titles, length, words) ? words_take(titles, titles + length, NULL) - count : least;
        least = more < least ? more : least;
    }
    return least;
}

static void near_statement(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *words, struct sql *sql)
{
    const char *name = type->name;
    struct text match = {0};

    match_add_words(&match, words, false);
    sql_add(sql, "SELECT n.rowid, d.title_words FROM \"search_%w\" n CROSS JOIN \"derived_%w\" d ON d.id = n.rowid CROSS JOIN \"%w\" r ON r.id = n.rowid WHERE n.\"search_%w\" MATCH ?",
            name, name, name, name);
    sql_text(sql, text_string(&match));
    for (const char *at = words; at[1]; at += 1 + strcspn(at + 1, " ")) {
        char *word = string_copy_part(at, 2 + strcspn(at + 1, " "));
        sql_add(sql, " AND instr(d.title_words, ?)");
        sql_text(sql, word);
        free(word);
    }
    visible_condition(store, viewer, type, "r", sql);
    visible_words(viewer, type, "r", sql);
    visible_title(store, viewer, type, "r", sql);
    sql_add(sql, " LIMIT %d", TITLES_MOST);
    text_done(&match);
}

/* Reads titles on: those that have more or fewer words than the nearest are left. */
static void near_read(struct store *store, sqlite3_stmt *statement, const char *words, size_t count, size_t most, struct id_list *found)
{
    struct error error;
    size_t nearest = MORE_WORDS;

    while (database_step(store, statement, &error) == SQLITE_ROW) {
        const size_t more = words_more((const char *)sqlite3_column_text(statement, 1), words, count);

        if (more > nearest)
            continue;
        if (more < nearest)
            found->count = 0;
        nearest = more;
        if (found->count < most)
            ids_add(found, sqlite3_column_int64(statement, 0));
    }
}

void store_near(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, size_t most, struct id_list *found)
{
    struct text folded = {0}, words = {0};
    struct sql sql = {0};
    struct error error;

    words_add(store, text, &folded);
    const size_t count = words_take(text_string(&folded), text_string(&folded) + folded.length, &words);
    if (count > 0) {
        near_statement(store, viewer, type, text_string(&words), &sql);
        sqlite3_stmt *statement = sql_prepare(store, &sql, &error);
        if (statement)
            near_read(store, statement, text_string(&words), count, most, found);
        sqlite3_finalize(statement);
        sql_done(&sql);
    }
    text_done(&words);
    text_done(&folded);
}
