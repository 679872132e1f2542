/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "db/words.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/query_scan.h"

enum {
    SHORTEST = 3,      /* letters: of fewer nearly every word is near to another */
    LETTERS_A_SLIP = 4, /* one slip more is thought of for so many letters */
    SLIPS_MOST = 3,
    NEAR_MOST = 8,     /* spellings tried for a word */
    WORDS_MOST = 4     /* misspelt words looked at */
};

/* A word that occurs, and how far it is from what was typed. */
struct near {
    char *word;
    size_t distance; /* twice the slips; one more where it only begins alike */
    int64_t count;   /* records with it */
};

/* A word of the query that nothing begins with. */
struct misspelt {
    struct query_span span;
    char *word; /* folded */
    struct near near[NEAR_MOST]; /* the nearest first */
    size_t near_count;
};

struct search {
    struct store *store;
    const struct viewer *viewer;
    const struct list_request *request;
    const char *text;
    struct misspelt words[WORDS_MOST];
    size_t count;
    struct proposal_list *list;
    struct error *error;
};

void proposal_list_done(struct proposal_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->queries[i]);
    *list = (struct proposal_list){0};
}

/* --- Near words --------------------------------------------------------------------------------------------------------- */

static size_t slips_allowed(const char *word)
{
    const size_t slips = strlen(word) / LETTERS_A_SLIP;

    return slips < 1 ? 1 : slips > SLIPS_MOST ? SLIPS_MOST : slips;
}

/* What was typed may be a whole word or its beginning. Returns twice the slips and one more for a beginning; more than twice those allowed where it is far. */
static size_t distance_of(const char *typed, const char *term, size_t allowed)
{
    const size_t typed_length = strlen(typed), length = strlen(term);
    size_t distance = 2 * allowed + 2;

    if (length + allowed < typed_length)
        return distance;
    if (length <= typed_length + allowed)
        distance = 2 * key_distance(typed, term, allowed);
    if (length > typed_length) {
        char *beginning = string_copy_part(term, typed_length);
        const size_t begins = 2 * key_distance(typed, beginning, allowed) + 1;
        free(beginning);
        distance = begins < distance ? begins : distance;
    }
    return distance;
}

static bool is_nearer(const struct near *near, size_t distance, int64_t count)
{
    return distance < near->distance || (distance == near->distance && count > near->count);
}

/* Keeps the nearest, those that more records have before others. */
static void near_add(struct misspelt *misspelt, const char *word, size_t distance, int64_t count)
{
    size_t at = misspelt->near_count;

    while (at > 0 && is_nearer(&misspelt->near[at - 1], distance, count))
        at--;
    if (at == NEAR_MOST)
        return;
    if (misspelt->near_count == NEAR_MOST)
        free(misspelt->near[--misspelt->near_count].word);
    memmove(misspelt->near + at + 1, misspelt->near + at, (misspelt->near_count - at) * sizeof *misspelt->near);
    misspelt->near[at] = (struct near){string_copy(word), distance, count};
    misspelt->near_count++;
}

/* Looks at the words from one on, before another (NULL: all). */
static bool near_read(const struct search *search, struct misspelt *misspelt, const char *from, const char *before)
{
    const size_t allowed = slips_allowed(misspelt->word);
    sqlite3_stmt *statement = database_prepare(search->store, search->error, "SELECT term, doc FROM temp.near_word WHERE term >= ?1%s",
                                               before ? " AND term < ?2" : "");
    int status = SQLITE_ERROR;

    if (statement)
        sqlite3_bind_text(statement, 1, from, -1, SQLITE_STATIC);
    if (statement && before)
        sqlite3_bind_text(statement, 2, before, -1, SQLITE_STATIC);
    while (statement && (status = database_step(search->store, statement, search->error)) == SQLITE_ROW) {
        const char *term = (const char *)sqlite3_column_text(statement, 0);
        const size_t distance = distance_of(misspelt->word, term, allowed);
        if (distance <= 2 * allowed + 1)
            near_add(misspelt, term, distance, sqlite3_column_int64(statement, 1));
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

/* Most slips leave the first letter right, and words with the same one are few; only where none of them is near all are looked at. */
static bool near_find(const struct search *search, struct misspelt *misspelt)
{
    char first[2] = {misspelt->word[0], '\0'}, next[2] = {(char)(misspelt->word[0] + 1), '\0'};

    return near_read(search, misspelt, first, next) && (misspelt->near_count > 0 || near_read(search, misspelt, "a", NULL));
}

/* --- Misspelt words ----------------------------------------------------------------------------------------------------- */

static bool begins_a_word(const struct search *search, const char *word, bool *begins)
{
    sqlite3_stmt *statement = database_prepare(search->store, search->error, "SELECT 1 FROM temp.near_word WHERE term >= ?1 AND term < ?2 LIMIT 1");
    char *end = string_format("%s\x7f", word);
    int status = SQLITE_ERROR;

    if (statement) {
        sqlite3_bind_text(statement, 1, word, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, end, -1, SQLITE_STATIC);
        status = database_step(search->store, statement, search->error);
    }
    *begins = status == SQLITE_ROW;
    sqlite3_finalize(statement);
    free(end);
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

/* The word of a token folded, where it is one word of letters; NULL otherwise. The caller frees it. */
static char *token_word(const struct search *search, const struct query_token *token)
{
    struct text words = {0};
    char *word = NULL;

    if (token->negated || token->quoted || !query_span_is_empty(token->name))
        return NULL;
    char *typed = query_span_copy(search->text, token->text);
    words_add(search->store, typed, &words);
    const bool is_one = set_count(text_string(&words)) == 1 && words.length >= SHORTEST + 2;
    const char first = is_one ? words.bytes[1] : '\0';
    if (first >= 'a' && first <= 'z')
        word = string_copy_part(words.bytes + 1, words.length - 2);
    text_done(&words);
    free(typed);
    return word;
}

static bool misspelt_find(struct search *search)
{
    struct query_token token;
    bool ok = true;

    for (size_t at = 0; ok && search->count < WORDS_MOST && query_token_next(search->text, &at, &token);) {
        bool begins = true;
        char *word = token_word(search, &token);
        ok = !word || begins_a_word(search, word, &begins);
        if (begins) {
            free(word);
            continue;
        }
        struct misspelt *misspelt = &search->words[search->count++];
        *misspelt = (struct misspelt){.span = token.whole, .word = word};
        ok = near_find(search, misspelt);
    }
    return ok;
}

/* --- Proposals ---------------------------------------------------------------------------------------------------------- */

/* The query with every misspelt word in its spelling of a rank, or its last one; NULL where a word has none. The caller frees it. */
static char *proposal_of(const struct search *search, size_t rank)
{
    struct text text = {0};
    size_t done = 0;

    for (size_t i = 0; i < search->count; i++) {
        const struct misspelt *misspelt = &search->words[i];
        if (misspelt->near_count == 0) {
            text_done(&text);
            return NULL;
        }
        text_add_bytes(&text, search->text + done, misspelt->span.start - done);
        text_add(&text, misspelt->near[rank < misspelt->near_count ? rank : misspelt->near_count - 1].word);
        done = misspelt->span.end;
    }
    text_add(&text, search->text + done);
    return text_take(&text);
}

static bool finds_something(const struct search *search, const char *text, bool *finds)
{
    struct list_request request = *search->request;
    struct query query = {0};
    struct row_list rows = {0};

    *finds = false;
    if (!query_parse(&query, request.type, text, true, NULL))
        return true;
    request.query = &query;
    bool ok = store_rows(search->store, search->viewer, &request, LIST_FIRST, NULL, 1, &rows, search->error);
    *finds = rows.count > 0;
    row_list_done(&rows);
    query_done(&query);
    return ok;
}

static size_t ranks_of(const struct search *search)
{
    size_t ranks = 0;

    for (size_t i = 0; i < search->count; i++)
        if (search->words[i].near_count > ranks)
            ranks = search->words[i].near_count;
    return ranks;
}

static bool propose(struct search *search)
{
    struct proposal_list *list = search->list;
    const size_t ranks = ranks_of(search);
    bool ok = true;

    for (size_t rank = 0; ok && rank < ranks && list->count < PROPOSALS; rank++) {
        bool finds = false;
        char *text = proposal_of(search, rank);
        ok = !text || finds_something(search, text, &finds);
        if (finds)
            list->queries[list->count++] = text;
        else
            free(text);
    }
    return ok;
}

static void search_done(struct search *search)
{
    for (size_t i = 0; i < search->count; i++) {
        free(search->words[i].word);
        for (size_t near = 0; near < search->words[i].near_count; near++)
            free(search->words[i].near[near].word);
    }
}

bool proposal_list_read(struct store *store, const struct viewer *viewer, const struct list_request *request, const char *text,
                        struct proposal_list *list, struct error *error)
{
    struct search search = {.store = store, .viewer = viewer, .request = request, .text = text, .list = list, .error = error};

    *list = (struct proposal_list){0};
    bool ok = reading_begin(store, error)
              && database_run(store, error, "CREATE VIRTUAL TABLE temp.near_word USING fts5vocab (main, \"search_%w\", row)", request->type->name);
    if (ok) {
        ok = misspelt_find(&search) && propose(&search);
        database_run(store, NULL, "DROP TABLE temp.near_word");
    }
    reading_end(store);
    search_done(&search);
    if (!ok)
        proposal_list_done(list);
    return ok;
}
