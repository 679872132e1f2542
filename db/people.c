/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/people.h"

#include "db/database.h"
#include "src/vocabulary.h"

/* A code's own text, which outlives the statement; "" for one that this program does not know. */
static const char *code_kept(const struct vocabulary *vocabulary, sqlite3_stmt *statement, int column)
{
    const char *code = (const char *)sqlite3_column_text(statement, column);
    const struct term *term = code ? vocabulary_term(vocabulary, code) : NULL;

    return term ? term->code : "";
}

static void person_take(struct viewer *viewer, sqlite3_stmt *statement)
{
    const char *initiative = code_kept(&vocabulary_initiative, statement, 1);

    viewer->person = sqlite3_column_int64(statement, 0);
    viewer->role = code_kept(&vocabulary_person_role, statement, 2);
    if (*initiative)
        viewer->initiative = initiative;
}

void people_recognise(struct store *store, struct viewer *viewer)
{
    viewer->person = 0;
    viewer->role = "";
    if (!type_list_find(store->types, "person"))
        return;
    sqlite3_stmt *statement = database_prepare(store, NULL, "SELECT id, initiative, role FROM person WHERE login = ?1 OR name = ?1"
                                                            " ORDER BY login = ?1 DESC, id LIMIT 1");
    if (!statement)
        return;
    sqlite3_bind_text(statement, 1, viewer->name, -1, SQLITE_STATIC);
    if (database_step(store, statement, NULL) == SQLITE_ROW)
        person_take(viewer, statement);
    sqlite3_finalize(statement);
}
