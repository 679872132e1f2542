/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/in_place.h"

#include <stdlib.h>

#include "db/file.h"
#include "src/error.h"

static bool is_moved(sqlite3 *handle)
{
    int moved = 0;

    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

/* False where the file cannot be read as a database. Any other trouble with it is told by the next that reads. */
static bool version_read(sqlite3 *handle, int64_t *version)
{
    sqlite3_stmt *statement = NULL;
    int status = sqlite3_prepare_v2(handle, "PRAGMA data_version", -1, &statement, NULL);

    if (status == SQLITE_OK && (status = sqlite3_step(statement)) == SQLITE_ROW)
        *version = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return (status & 0xff) != SQLITE_CORRUPT && (status & 0xff) != SQLITE_NOTADB;
}

/* An empty log is one whose every page is in the file: who would write the file then must write to the log first, which SQLite notices. */
static bool has_empty_log(const struct in_place *place)
{
    return place->seen[1].st_ino != 0 && place->seen[1].st_size == 0;
}

void in_place_remember(struct in_place *place, sqlite3 *handle, const char *path)
{
    int64_t before = 0;

    place->is_known = version_read(handle, &before);
    file_look(path, place->seen);
    /* Who wrote between the two looks may have done so before or after the file was looked at. */
    place->is_known = version_read(handle, &place->version) && place->is_known && before == place->version && has_empty_log(place);
}

static bool is_same(const struct stat *now, const struct stat *then)
{
    return now->st_size == then->st_size && now->st_mtim.tv_sec == then->st_mtim.tv_sec && now->st_mtim.tv_nsec == then->st_mtim.tv_nsec;
}

enum in_place_state in_place_look(struct in_place *place, sqlite3 *handle, const char *path)
{
    struct stat now[2];
    int64_t version = place->version;

    if (is_moved(handle))
        return IN_PLACE_MOVED;
    file_look(path, now);
    if (place->is_known && is_same(&now[0], &place->seen[0]))
        return IN_PLACE;
    if (place->is_known && (!version_read(handle, &version) || version == place->version))
        return IN_PLACE_OVERWRITTEN;
    in_place_remember(place, handle, path);
    return IN_PLACE;
}

/* Whoever copies a file writes it from its beginning. Pages that are in the log only are no lack. */
static bool is_all_there(sqlite3 *handle, const char *path)
{
    struct stat seen[2];

    file_look(path, seen);
    return seen[1].st_size > 0 || file_has_all_pages(handle);
}

bool in_place_is_ours(const char *path, int64_t application_id, int64_t schema)
{
    sqlite3 *handle = NULL;
    struct error error;
    char *name = file_literal(path);
    bool ours = file_check(path, &error) && sqlite3_open_v2(name, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                && file_check_header(handle, path, false, application_id, schema, &error) && is_all_there(handle, path);

    sqlite3_close(handle);
    free(name);
    return ours;
}
