/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/match.h"

#include <stdlib.h>
#include <string.h>

#include "db/derivation.h"
#include "db/search.h"
#include "db/track_record.h"
#include "db/visible.h"
#include "src/memory.h"
#include "src/neighbour.h"

/* --- Candidates --------------------------------------------------------------------------------------------------------- */

/* What the ranking reads of every candidate, in this order. The status is that recorded, which is never worse than today's. */
static const char *const columns[] = {"country", "coverage", "sectors", "issues", "expertise", "languages", "status", "referral"};
enum { COUNTRY, COVERAGE, SECTORS, ISSUES, EXPERTISE, LANGUAGES, STATUS, REFERRAL, COLUMNS, ID = COLUMNS };

/* What it reads of whom that may bring among the best. */
enum { TODAYS_STATUS, NAME };

/* A ranking in the making: twice as many lines as are wanted, sorted and cut whenever they are full. */
struct ranking {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    const struct match_need *need;
    enum match_group group;
    enum language language;
    size_t limit;
    struct match_list *list;
    size_t capacity;
    int least; /* points below which nobody comes among the best any more */
    sqlite3_stmt *derived; /* gives today's status and the name's sort key */
    struct track_record track;
    struct error *error;
};

/* Adds what the search index has a record under that has a code in a field. */
static void add_token(const struct ranking *ranking, const char *field, const char *code, size_t length, struct text *match)
{
    text_add(match, "\"");
    code_token_add(ranking->type, type_field(ranking->type, field), code, length, match);
    text_add(match, "\"");
}

static void add_neighbours(const struct ranking *ranking, struct text *match)
{
    const char *neighbours = neighbours_of(ranking->need->country);
    const char *code;
    size_t length;

    text_add(match, "(");
    while (set_next(&neighbours, &code, &length)) {
        text_add(match, match->length > 1 ? " OR " : "");
        add_token(ranking, "coverage", code, length, match);
    }
    text_add(match, ") NOT ");
}

/* Adds: it sits in the country but does not cover it, or it covers it and something keeps it out. */
static void add_near_misses(const struct ranking *ranking, const char *covers, struct text *match)
{
    const char *country = ranking->need->country;

    text_add(match, "(");
    add_token(ranking, "country", country, strlen(country), match);
    text_add_format(match, " NOT %s) OR (%s AND (", covers, covers);
    add_token(ranking, "status", "suspended", strlen("suspended"), match);
    text_add(match, " OR ");
    add_token(ranking, "referral", "do-not-refer", strlen("do-not-refer"), match);
    text_add(match, "))");
}

/* What the search index narrows the organisations to; match_group_of has the last word. "" where there are none. */
static void add_match(const struct ranking *ranking, struct text *match)
{
    const char *country = ranking->need->country;
    struct text covers = {0};

    add_token(ranking, "coverage", country, strlen(country), &covers);
    if (ranking->group == MATCH_NEIGHBOUR && *neighbours_of(country))
        add_neighbours(ranking, match);
    if (ranking->group == MATCH_NEAR_MISS)
        add_near_misses(ranking, text_string(&covers), match);
    else if (ranking->group != MATCH_NEIGHBOUR || match->length > 0)
        text_add(match, text_string(&covers));
    text_done(&covers);
}

/* What the viewer does not see is empty for her. */
static void add_column(const struct ranking *ranking, const char *name, struct sql *sql)
{
    const struct field *field = type_field(ranking->type, name);
    unsigned tables = 0;

    if (visible_field(ranking->viewer, field))
        expression_add(sql, ranking->store, ranking->type, field, &tables);
    else
        sql_add(sql, "NULL");
    sql_add(sql, ", ");
}

static sqlite3_stmt *candidates_prepare(const struct ranking *ranking, const char *match)
{
    struct sql sql = {0}, where = {0};
    const char *name = ranking->type->name;

    sql_add(&sql, "SELECT ");
    for (size_t i = 0; i < COLUMNS; i++)
        add_column(ranking, columns[i], &sql);
    sql_add(&sql, "r.id FROM \"search_%w\" n CROSS JOIN \"%w\" r ON r.id = n.rowid WHERE ", name, name);
    sql_add(&where, "n.\"search_%w\" MATCH ?", name);
    sql_text(&where, match);
    visible_condition(ranking->store, ranking->viewer, ranking->type, "r", &where);
    sql_append(&sql, &where);
    sqlite3_stmt *statement = sql_prepare(ranking->store, &sql, ranking->error);
    sql_done(&where);
    sql_done(&sql);
    return statement;
}

static bool derived_prepare(struct ranking *ranking)
{
    struct sql sql = {0};

    sql_add(&sql, "SELECT ");
    add_column(ranking, "effective_status", &sql);
    sql_add(&sql, "d.\"sort_%w\" FROM \"derived_%w\" d WHERE d.id = ?", language_code(ranking->language), ranking->type->name);
    sql_number(&sql, 0);
    ranking->derived = sql_prepare(ranking->store, &sql, ranking->error);
    sql_done(&sql);
    return ranking->derived != NULL;
}

/* --- Lines -------------------------------------------------------------------------------------------------------------- */

static struct match_standing standing_of(const struct match_line *line)
{
    return (struct match_standing){
        .points = line->result.points, .verified = line->verified, .name = line->name, .name_length = line->name_length, .id = line->id};
}

static int line_compare(const void *left, const void *right)
{
    const struct match_standing a = standing_of(left);
    const struct match_standing b = standing_of(right);

    return match_compare(&a, &b);
}

static void lines_cut(struct match_list *list, size_t limit)
{
    if (list->count > 1)
        qsort(list->lines, list->count, sizeof *list->lines, line_compare);
    while (list->count > limit)
        free(list->lines[--list->count].name);
}

static struct match_line *line_add(struct ranking *ranking)
{
    struct match_list *list = ranking->list;

    if (list->count / 2 >= ranking->limit) {
        lines_cut(list, ranking->limit);
        ranking->least = list->lines[list->count - 1].result.points;
    }
    if (list->count == ranking->capacity) {
        ranking->capacity = ranking->capacity == 0 ? 64 : ranking->capacity * 2;
        list->lines = memory_resize(list->lines, ranking->capacity, sizeof *list->lines);
    }
    return &list->lines[list->count++];
}

static const char *column(sqlite3_stmt *row, int index)
{
    const char *text = (const char *)sqlite3_column_text(row, index);

    return text ? text : "";
}

static struct match_profile row_profile(sqlite3_stmt *row)
{
    return (struct match_profile){
        .country = column(row, COUNTRY), .coverage = column(row, COVERAGE), .sectors = column(row, SECTORS), .issues = column(row, ISSUES),
        .expertise = column(row, EXPERTISE), .languages = column(row, LANGUAGES), .status = column(row, STATUS), .referral = column(row, REFERRAL)};
}

static bool candidate_add(struct ranking *ranking, int64_t id, const struct match_result *result)
{
    struct match_line *line = line_add(ranking);

    *line = (struct match_line){.id = id, .result = *result, .name_length = (size_t)sqlite3_column_bytes(ranking->derived, NAME)};
    line->name = memory_new(line->name_length + 1);
    if (line->name_length > 0)
        memcpy(line->name, sqlite3_column_blob(ranking->derived, NAME), line->name_length);
    return track_record_verified(&ranking->track, id, line->verified, ranking->error);
}

/* Looks at whom its own record may bring among the best: what hangs on it is read now. */
static bool contender_read(struct ranking *ranking, int64_t id, struct match_profile *profile)
{
    sqlite3_reset(ranking->derived);
    sqlite3_bind_int64(ranking->derived, sqlite3_bind_parameter_count(ranking->derived), id);
    const int status = database_step(ranking->store, ranking->derived, ranking->error);
    if (status != SQLITE_ROW)
        return status == SQLITE_DONE;
    if (!track_record_read(&ranking->track, id, profile->country, &profile->track, NULL, NULL, ranking->error))
        return false;
    profile->status = column(ranking->derived, TODAYS_STATUS);
    const struct match_result result = match_score(ranking->need, profile);
    return result.points < ranking->least || candidate_add(ranking, id, &result);
}

static bool candidate_read(struct ranking *ranking, sqlite3_stmt *row)
{
    struct match_profile profile = row_profile(row);

    if (match_group_of(ranking->need, &profile) != ranking->group)
        return true;
    ranking->list->total++;
    const int points = match_score(ranking->need, &profile).points;
    return points + match_weights[MATCH_TRACK_RECORD].points < ranking->least || contender_read(ranking, sqlite3_column_int64(row, ID), &profile);
}

static bool candidates_read(struct ranking *ranking, const char *match)
{
    sqlite3_stmt *statement = candidates_prepare(ranking, match);
    int status = SQLITE_ERROR;
    bool ok = statement != NULL;

    while (ok && (status = database_step(ranking->store, statement, ranking->error)) == SQLITE_ROW)
        ok = candidate_read(ranking, statement);
    sqlite3_finalize(statement);
    return ok && status == SQLITE_DONE;
}

/* --- The ranking -------------------------------------------------------------------------------------------------------- */

static bool rank(struct ranking *ranking)
{
    struct text match = {0};

    add_match(ranking, &match);
    bool ok = match.length == 0
              || (derived_prepare(ranking) && track_record_open(&ranking->track, ranking->store, ranking->viewer, ranking->need, ranking->error)
                  && candidates_read(ranking, text_string(&match)));
    sqlite3_finalize(ranking->derived);
    track_record_close(&ranking->track);
    lines_cut(ranking->list, ranking->limit);
    text_done(&match);
    return ok;
}

bool match_list_read(struct store *store, const struct viewer *viewer, const struct match_need *need, enum match_group group,
                     enum language language, size_t limit, struct match_list *list, struct error *error)
{
    struct ranking ranking = {.store = store, .viewer = viewer, .type = type_list_find(store->types, "organisation"), .need = need, .group = group,
                              .language = language, .limit = limit, .list = list, .error = error};

    *list = (struct match_list){0};
    bool ok = reading_begin(store, error) && rank(&ranking);
    reading_end(store);
    if (!ok)
        match_list_done(list);
    return ok;
}

void match_list_done(struct match_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->lines[i].name);
    free(list->lines);
    *list = (struct match_list){0};
}
