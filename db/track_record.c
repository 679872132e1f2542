/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/track_record.h"

#include "db/visible.h"

/* --- Statements --------------------------------------------------------------------------------------------------------- */

/* Adds a type's table under an alias, as far as the viewer sees its records. */
static void add_join(struct sql *sql, struct store *store, const struct viewer *viewer, const char *type, const char *alias, const char *reference)
{
    sql_add(sql, " LEFT JOIN \"%w\" %s ON %s.id = w.\"%w\"", type, alias, alias, reference);
    visible_condition(store, viewer, type_list_find(store->types, type), alias, sql);
}

/* Ends a statement about the records w that the viewer sees of an organisation, whose number is its last value, and prepares it. */
static bool source_prepare(struct track_source *source, struct sql *sql, struct store *store, const struct viewer *viewer, struct error *error)
{
    struct sql visible = {0};

    if (visible_condition(store, viewer, source->type, "w", &visible))
        sql_add(&visible, " AND ");
    sql_add(sql, " WHERE ");
    sql_append(sql, &visible);
    sql_add(sql, "w.organisation = ?");
    sql_number(sql, 0);
    source->statement = sql_prepare(store, sql, error);
    sql_done(&visible);
    sql_done(sql);
    return source->statement != NULL;
}

static bool has_types(const struct store *store, const char *const *names)
{
    while (*names && type_list_find(store->types, *names))
        names++;
    return !*names;
}

static bool partnerships_prepare(struct track_record *record, const struct viewer *viewer, struct error *error)
{
    static const char *const needed[] = {"partnership", "need", "member", NULL};
    struct store *store = record->store;
    struct sql sql = {0};

    if (!has_types(store, needed))
        return true;
    record->partnerships.type = type_list_find(store->types, "partnership");
    sql_add(&sql, "SELECT w.id, w.stage, w.country, coalesce(n.sector, m.sector), coalesce(w.\"end\", w.start) FROM partnership w");
    add_join(&sql, store, viewer, "need", "n", "need");
    add_join(&sql, store, viewer, "member", "m", "member");
    return source_prepare(&record->partnerships, &sql, store, viewer, error);
}

/* What is said of work was said of finished work. */
static bool testimonials_prepare(struct track_record *record, const struct viewer *viewer, struct error *error)
{
    static const char *const needed[] = {"testimonial", "member", NULL};
    struct store *store = record->store;
    struct sql sql = {0};

    if (!has_types(store, needed))
        return true;
    record->testimonials.type = type_list_find(store->types, "testimonial");
    sql_add(&sql, "SELECT w.id, 'closed', NULL, m.sector, w.date FROM testimonial w");
    add_join(&sql, store, viewer, "member", "m", "member");
    return source_prepare(&record->testimonials, &sql, store, viewer, error);
}

static bool verifications_prepare(struct track_record *record, const struct viewer *viewer, struct error *error)
{
    struct sql sql = {0};

    record->verifications.type = type_list_find(record->store->types, "verification");
    if (!record->verifications.type)
        return true;
    sql_add(&sql, "SELECT max(CASE WHEN w.result IN ('passed', 'passed-with-remarks') THEN w.date END) FROM verification w");
    return source_prepare(&record->verifications, &sql, record->store, viewer, error);
}

bool track_record_open(struct track_record *record, struct store *store, const struct viewer *viewer, const struct match_need *need,
                       struct error *error)
{
    *record = (struct track_record){.store = store, .need = need};
    return partnerships_prepare(record, viewer, error) && testimonials_prepare(record, viewer, error)
           && verifications_prepare(record, viewer, error);
}

void track_record_close(struct track_record *record)
{
    sqlite3_finalize(record->partnerships.statement);
    sqlite3_finalize(record->testimonials.statement);
    sqlite3_finalize(record->verifications.statement);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

static const char *column(sqlite3_stmt *statement, int index)
{
    const char *text = (const char *)sqlite3_column_text(statement, index);

    return text ? text : "";
}

static void source_begin(const struct track_source *source, int64_t organisation)
{
    sqlite3_reset(source->statement);
    sqlite3_bind_int64(source->statement, sqlite3_bind_parameter_count(source->statement), organisation);
}

/* What a row that source_prepare's statements of work give says; one of unfinished work says nothing. */
static enum match_track row_track(const struct track_record *record, sqlite3_stmt *row, const char *country)
{
    const bool says_country = sqlite3_column_type(row, 2) != SQLITE_NULL;
    const struct match_reference reference = {
        .country = says_country ? column(row, 2) : country, .sector = column(row, 3), .day = column(row, 4)};

    if (!match_is_finished(column(row, 1)))
        return MATCH_TRACK_UNKNOWN;
    return match_reference(record->need, &reference, store_today(record->store));
}

static bool source_read(struct track_record *record, const struct track_source *source, const struct track_subject *subject, enum match_track *track, struct error *error)
{
    int status;

    if (!source->statement)
        return true;
    source_begin(source, subject->organisation);
    while ((status = database_step(record->store, source->statement, error)) == SQLITE_ROW) {
        enum match_track one = row_track(record, source->statement, subject->country);

        if (one > *track)
            *track = one;
        if (one == MATCH_TRACK_FITS && subject->fits)
            subject->fits(subject->context, source->type, sqlite3_column_int64(source->statement, 0));
    }
    sqlite3_reset(source->statement);
    return status == SQLITE_DONE;
}

bool track_record_read(struct track_record *record, const struct track_subject *subject, enum match_track *track, struct error *error)
{
    *track = MATCH_TRACK_UNKNOWN;
    return source_read(record, &record->partnerships, subject, track, error) && source_read(record, &record->testimonials, subject, track, error);
}

bool track_record_verified(struct track_record *record, int64_t organisation, char date[DATE_TEXT_SIZE], struct error *error)
{
    sqlite3_stmt *statement = record->verifications.statement;

    date[0] = '\0';
    if (!statement)
        return true;
    source_begin(&record->verifications, organisation);
    const int status = database_step(record->store, statement, error);
    if (status == SQLITE_ROW)
        sqlite3_snprintf(DATE_TEXT_SIZE, date, "%s", column(statement, 0));
    sqlite3_reset(statement);
    return status == SQLITE_ROW;
}
