/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/contender.h"

#include <stdlib.h>
#include <string.h>

#include "db/derivation.h"
#include "db/visible.h"
#include "src/memory.h"
#include "src/neighbour.h"

struct search {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    const struct match_need *need;
    struct text near; /* what the search index is asked for the country, in brackets: all of the group stand under it, and others */
    struct contender_list *list;
    struct error *error;
};

void contender_list_done(struct contender_list *list)
{
    free(list->contenders);
    *list = (struct contender_list){0};
}

/* --- What the search index is asked ------------------------------------------------------------------------------------- */

/* Adds what an organisation stands under that has a code in a field. */
static void add_code(const struct search *search, const char *field, const char *code, size_t length, struct text *match)
{
    text_add(match, "\"");
    code_token_add(search->type, type_field(search->type, field), code, length, match);
    text_add(match, "\"");
}

static void add_word(const struct search *search, const char *field, const char *code, struct text *match)
{
    add_code(search, field, code, strlen(code), match);
}

/* Adds that one of a set's codes stands in a field. */
static void add_any(const struct search *search, const char *field, const char *codes, struct text *match)
{
    const char *code, *between = "(";
    size_t length;

    while (set_next(&codes, &code, &length)) {
        text_add(match, between);
        add_code(search, field, code, length, match);
        between = " OR ";
    }
    text_add(match, ")");
}

/* Adds what keeps an organisation from being named. */
static void add_barred(const struct search *search, struct text *match)
{
    text_add(match, "(");
    add_word(search, "status", "suspended", match);
    text_add(match, " OR ");
    add_word(search, "referral", "do-not-refer", match);
    text_add(match, ")");
}

/* Who covers the country; for neighbours who covers one of those; for near misses also who sits in it. False where nobody can be in the group. */
static bool add_near(const struct search *search, enum match_group group, struct text *match)
{
    const char *country = search->need->country;
    const char *covered = group == MATCH_NEIGHBOUR ? neighbours_of(country) : country;

    text_add(match, "(");
    if (*covered)
        add_any(search, "coverage", covered, match);
    if (group == MATCH_NEAR_MISS) {
        text_add(match, " OR ");
        add_word(search, "country", country, match);
    }
    text_add(match, ")");
    return *covered;
}

static void add_ranked(const struct search *search, struct text *match)
{
    text_add(match, " NOT ");
    add_barred(search, match);
}

static void add_neighbours(const struct search *search, struct text *match)
{
    const char *country = search->need->country;

    text_add(match, " NOT (");
    add_word(search, "coverage", country, match);
    text_add(match, " OR ");
    add_word(search, "country", country, match);
    text_add(match, " OR ");
    add_barred(search, match);
    text_add(match, ")");
}

/* Either it does not cover the country, or something keeps it from being named. */
static void add_near_misses(const struct search *search, struct text *match)
{
    const char *country = search->need->country;

    text_add(match, " NOT (");
    add_word(search, "coverage", country, match);
    text_add(match, " NOT ");
    add_barred(search, match);
    text_add(match, ") NOT (");
    add_barred(search, match);
    text_add(match, " NOT ");
    add_word(search, "coverage", country, match);
    text_add(match, ")");
}

/* Adds who of those near is in the group, as match_group_of has it. */
static void add_group(const struct search *search, enum match_group group, struct text *match)
{
    static void (*const adds[MATCH_GROUPS])(const struct search *, struct text *) = {
        [MATCH_RANKED] = add_ranked, [MATCH_NEIGHBOUR] = add_neighbours, [MATCH_NEAR_MISS] = add_near_misses};

    text_add(match, text_string(&search->near));
    text_add(match, " NOT ");
    add_word(search, "status", "archived", match);
    adds[group](search, match);
}

/* --- Who is in the group ------------------------------------------------------------------------------------------------ */

static void contender_add(struct contender_list *list, int64_t id)
{
    /* Room grows by doubling: whenever the count is a power of two it is used up. */
    if ((list->count & (list->count - 1)) == 0)
        list->contenders = memory_resize(list->contenders, list->count == 0 ? 1 : list->count * 2, sizeof *list->contenders);
    list->contenders[list->count++] = (struct contender){.id = id};
}

static sqlite3_stmt *group_prepare(const struct search *search, enum match_group group)
{
    struct sql sql = {0}, where = {0};
    struct text match = {0};
    const char *name = search->type->name;

    add_group(search, group, &match);
    sql_add(&where, "n.\"search_%w\" MATCH ?", name);
    sql_text(&where, text_string(&match));
    text_done(&match);
    sql_add(&sql, "SELECT n.rowid FROM \"search_%w\" n", name);
    if (visible_condition(search->store, search->viewer, search->type, "r", &where))
        sql_add(&sql, " CROSS JOIN \"%w\" r ON r.id = n.rowid", name);
    sql_add(&sql, " WHERE ");
    sql_append(&sql, &where);
    sql_add(&sql, " ORDER BY n.rowid");
    sqlite3_stmt *statement = sql_prepare(search->store, &sql, search->error);
    sql_done(&where);
    sql_done(&sql);
    return statement;
}

static bool group_read(struct search *search, enum match_group group)
{
    sqlite3_stmt *statement = group_prepare(search, group);
    int status = SQLITE_ERROR;

    while (statement && (status = database_step(search->store, statement, search->error)) == SQLITE_ROW)
        contender_add(search->list, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

/* --- What they have ----------------------------------------------------------------------------------------------------- */

/* Notes for a criterion whom the index finds under what is asked; both come in the order of ids. */
static bool have(struct search *search, enum match_criterion criterion, const char *asked)
{
    struct contender_list *list = search->list;
    char *match = string_format("%s AND %s", text_string(&search->near), asked);
    int status = SQLITE_ERROR;
    size_t at = 0;
    sqlite3_stmt *statement = database_prepare(search->store, search->error, "SELECT rowid FROM \"search_%w\" WHERE \"search_%w\" MATCH ?1 ORDER BY rowid",
                                               search->type->name, search->type->name);

    if (statement)
        sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    while (statement && (status = database_step(search->store, statement, search->error)) == SQLITE_ROW) {
        const int64_t id = sqlite3_column_int64(statement, 0);
        while (at < list->count && list->contenders[at].id < id)
            at++;
        if (at < list->count && list->contenders[at].id == id)
            list->contenders[at].has[criterion]++;
    }
    sqlite3_finalize(statement);
    free(match);
    return status == SQLITE_DONE;
}

/* What a field has to say is not known to who does not see it. */
static bool is_asked(const struct search *search, const char *field, const char *codes)
{
    return *codes && scope_has_field(search->viewer, search->type, type_field(search->type, field));
}

/* Notes how many of the codes they have. */
static bool have_each(struct search *search, enum match_criterion criterion, const char *field, const char *codes)
{
    const char *code;
    size_t length;
    bool ok = true;

    while (ok && is_asked(search, field, codes) && set_next(&codes, &code, &length)) {
        struct text asked = {0};
        add_code(search, field, code, length, &asked);
        ok = have(search, criterion, text_string(&asked));
        text_done(&asked);
    }
    return ok;
}

/* Notes whether they have one of the codes. */
static bool have_any(struct search *search, enum match_criterion criterion, const char *field, const char *codes)
{
    struct text asked = {0};

    if (!is_asked(search, field, codes))
        return true;
    add_any(search, field, codes, &asked);
    bool ok = have(search, criterion, text_string(&asked));
    text_done(&asked);
    return ok;
}

static bool have_read(struct search *search)
{
    const struct match_need *need = search->need;

    return have_each(search, MATCH_ISSUES, "issues", need->issues) && have_each(search, MATCH_EXPERTISE, "expertise", need->expertise)
           && have_any(search, MATCH_SECTOR, "sectors", need->sector) && have_any(search, MATCH_LANGUAGES, "languages", need->languages)
           && have_any(search, MATCH_QUALITY, "status", "quality-assured");
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

static int contender_compare(const void *left, const void *right)
{
    const struct contender *a = left;
    const struct contender *b = right;

    return a->points != b->points ? b->points - a->points : (a->id > b->id) - (a->id < b->id);
}

static void rank(struct contender_list *list, const struct match_need *need)
{
    for (size_t i = 0; i < list->count; i++)
        for (int criterion = 0; criterion < MATCH_TRACK_RECORD; criterion++)
            list->contenders[i].points += match_points_of(need, (enum match_criterion)criterion, list->contenders[i].has[criterion]);
    if (list->count > 1)
        qsort(list->contenders, list->count, sizeof *list->contenders, contender_compare);
}

bool contenders_read(struct store *store, const struct viewer *viewer, const struct match_need *need, enum match_group group,
                     struct contender_list *list, struct error *error)
{
    struct search search = {
        .store = store, .viewer = viewer, .type = type_list_find(store->types, "organisation"), .need = need, .list = list, .error = error};

    *list = (struct contender_list){0};
    bool ok = !add_near(&search, group, &search.near) || (group_read(&search, group) && have_read(&search));
    text_done(&search.near);
    if (ok)
        rank(list, need);
    else
        contender_list_done(list);
    return ok;
}
