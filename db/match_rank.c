/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisations that fit a need, ranked: those of the group are read row by row, each by its two statements. */
#include "config.h"

#include "db/match.h"

#include <stdlib.h>
#include <string.h>

#include "db/contender.h"
#include "db/search.h"
#include "db/track_record.h"
#include "db/visible.h"
#include "src/memory.h"

/* --- What is read ------------------------------------------------------------------------------------------------------- */

/* What the ranking reads of who may come among the best, in this order. The status is that recorded, which is never worse than today's. */
static const char *const columns[] = {"country", "coverage", "sectors", "issues", "expertise", "languages", "status", "referral"};
enum { COUNTRY, COVERAGE, SECTORS, ISSUES, EXPERTISE, LANGUAGES, STATUS, REFERRAL, COLUMNS };

/* What it reads of whom that brings there. */
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
    sqlite3_stmt *recorded; /* gives the columns of a record */
    sqlite3_stmt *derived;  /* gives today's status and the name's sort key */
    struct track_record track;
    struct error *error;
};

/* What the viewer does not see is empty for her. */
static void add_column(const struct ranking *ranking, const char *name, struct sql *sql)
{
    const struct field *field = type_field(ranking->type, name);
    unsigned tables = 0;

    if (scope_has_field(ranking->viewer, ranking->type, field))
        expression_add(sql, ranking->store, ranking->type, field, &tables);
    else
        sql_add(sql, "NULL");
    sql_add(sql, ", ");
}

/* A statement that gives what the ranking reads of the record whose number is its last value. */
static bool recorded_prepare(struct ranking *ranking)
{
    struct sql sql = {0};

    sql_add(&sql, "SELECT ");
    for (size_t i = 0; i < COLUMNS; i++)
        add_column(ranking, columns[i], &sql);
    sql_add(&sql, "NULL FROM \"%w\" r WHERE r.id = ?", ranking->type->name);
    sql_number(&sql, 0);
    ranking->recorded = sql_prepare(ranking->store, &sql, ranking->error);
    sql_done(&sql);
    return ranking->recorded != NULL;
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

static bool contender_add(struct ranking *ranking, int64_t id, const struct match_result *result)
{
    struct match_line *line = line_add(ranking);

    *line = (struct match_line){.id = id, .result = *result, .name_length = (size_t)sqlite3_column_bytes(ranking->derived, NAME)};
    line->name = memory_new(line->name_length + 1);
    if (line->name_length > 0)
        memcpy(line->name, sqlite3_column_blob(ranking->derived, NAME), line->name_length);
    return track_record_verified(&ranking->track, id, line->verified, ranking->error);
}

/* Reads one record; *found is false where it has gone. */
static bool row_read(struct ranking *ranking, sqlite3_stmt *statement, int64_t id, bool *found)
{
    sqlite3_reset(statement);
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_count(statement), id);
    const int status = database_step(ranking->store, statement, ranking->error);
    *found = status == SQLITE_ROW;
    return status == SQLITE_ROW || status == SQLITE_DONE;
}

/* Takes today's status into account, and puts it among the best where it belongs there. */
static bool contender_rank(struct ranking *ranking, int64_t id, struct match_profile *profile)
{
    bool found;

    if (match_score(ranking->need, profile).points < ranking->least)
        return true;
    if (!row_read(ranking, ranking->derived, id, &found))
        return false;
    if (!found)
        return true;
    profile->status = column(ranking->derived, TODAYS_STATUS);
    const struct match_result result = match_score(ranking->need, profile);
    return result.points < ranking->least || contender_add(ranking, id, &result);
}

static bool contender_read(struct ranking *ranking, int64_t id)
{
    bool found;

    if (!row_read(ranking, ranking->recorded, id, &found))
        return false;
    if (!found)
        return true;
    struct match_profile profile = row_profile(ranking->recorded);
    if (match_group_of(ranking->need, &profile) != ranking->group)
        return true;
    const struct track_subject subject = {.organisation = id, .country = profile.country};
    return track_record_read(&ranking->track, &subject, &profile.track, ranking->error) && contender_rank(ranking, id, &profile);
}

/* --- The ranking -------------------------------------------------------------------------------------------------------- */

/* Reads contenders as long as one might come among the best: those that come later have no more points. */
static bool contenders_rank(struct ranking *ranking, const struct contender_list *contenders)
{
    const int track = match_weights[MATCH_TRACK_RECORD].points;
    bool ok = true;

    for (size_t i = 0; ok && i < contenders->count && contenders->contenders[i].points + track >= ranking->least; i++)
        ok = contender_read(ranking, contenders->contenders[i].id);
    return ok;
}

static bool rank(struct ranking *ranking)
{
    struct contender_list contenders;

    if (!contenders_read(ranking->store, ranking->viewer, ranking->need, ranking->group, &contenders, ranking->error))
        return false;
    ranking->list->total = (int64_t)contenders.count;
    bool ok = recorded_prepare(ranking) && derived_prepare(ranking)
              && track_record_open(&ranking->track, ranking->store, ranking->viewer, ranking->need, ranking->error)
              && contenders_rank(ranking, &contenders);
    sqlite3_finalize(ranking->recorded);
    sqlite3_finalize(ranking->derived);
    track_record_close(&ranking->track);
    lines_cut(ranking->list, ranking->limit);
    contender_list_done(&contenders);
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
