/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/import_change.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/import.h"
#include "src/memory.h"
#include "src/text.h"

static const char message[] = N_("Import of %s (new %s, changed %s, duplicates %s, rejected %s; digest %s)");

/* The lines behind the message, in their order. */
enum { LINE_NAME, LINE_NEW, LINE_CHANGED, LINE_DUPLICATES, LINE_REJECTED };

char *import_change_words(const char *name, const int64_t counts[], uint64_t digest)
{
    return string_format("%s\n%s\n%" PRId64 "\n%" PRId64 "\n%" PRId64 "\n%" PRId64 "\n%016" PRIx64, message, name, counts[IMPORT_NEW],
                         counts[IMPORT_CHANGED], counts[IMPORT_DUPLICATE], counts[IMPORT_REJECTED], digest);
}

/* A line behind the message. The caller frees it. */
static char *line_read(const char *words, int line)
{
    for (line++; line > 0 && words; line--) {
        words = strchr(words, '\n');
        words = words ? words + 1 : NULL;
    }
    return string_copy_part(words ? words : "", words ? strcspn(words, "\n") : 0);
}

/* The words with another text wherever the list's name says one; NULL where it does not. The caller frees them. */
static char *words_rename(const char *words, const char *text, const char *instead)
{
    char *name = line_read(words, LINE_NAME);
    const size_t begin = sizeof message, end = begin + strlen(name);
    struct text renamed = {0};
    const char *at = name, *place;

    text_add_bytes(&renamed, words, begin);
    for (; (place = strstr(at, text)); at = place + strlen(text)) {
        text_add_bytes(&renamed, at, (size_t)(place - at));
        text_add(&renamed, instead);
    }
    text_add(&renamed, at);
    text_add(&renamed, words + end);
    const bool is_renamed = at != name;
    char *result = text_take(&renamed);
    free(name);
    if (is_renamed)
        return result;
    free(result);
    return NULL;
}

static bool words_keep(struct store *store, int64_t change, const char *words, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "UPDATE change SET what = ?1 WHERE number = ?2");
    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, words, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, change);
    int code = database_step(store, statement, error);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

static int64_t rejected_read(const char *words)
{
    char *line = line_read(words, LINE_REJECTED);
    int64_t count = strtoll(line, NULL, 10);

    free(line);
    return count;
}

static bool change_tell(sqlite3_stmt *statement, bool (*each)(void *context, const struct import_change *import), void *context)
{
    const char *words = (const char *)sqlite3_column_text(statement, 3);
    char *name = line_read(words, LINE_NAME);
    const struct import_change import = {
        .change = sqlite3_column_int64(statement, 0),
        .at = (const char *)sqlite3_column_text(statement, 1),
        .by = (const char *)sqlite3_column_text(statement, 2),
        .name = name,
        .rejected = rejected_read(words),
    };
    bool goes_on = each(context, &import);

    free(name);
    return goes_on;
}

bool import_change_each(struct store *store, struct date since, bool (*each)(void *context, const struct import_change *import), void *context,
                        struct error *error)
{
    char day[DATE_TEXT_SIZE];
    sqlite3_stmt *statement = database_prepare(store, error,
                                               "SELECT number, at, author, what FROM change WHERE at >= %Q AND instr(what, %Q) = 1"
                                               " AND undone_by IS NULL ORDER BY number DESC",
                                               date_print(since, day), message);
    int code;

    if (!statement)
        return false;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW && change_tell(statement, each, context))
        continue;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool import_change_rename(struct store *store, const char *text, const char *instead, struct error *error)
{
    int code = SQLITE_DONE;
    bool ok = true;
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT number, what FROM change WHERE instr(what, %Q) = 1 AND instr(what, ?1) > 0", message);

    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    while (ok && (code = database_step(store, statement, error)) == SQLITE_ROW) {
        char *words = words_rename((const char *)sqlite3_column_text(statement, 1), text, instead);
        ok = !words || words_keep(store, sqlite3_column_int64(statement, 0), words, error);
        free(words);
    }
    sqlite3_finalize(statement);
    return ok && code == SQLITE_DONE;
}
