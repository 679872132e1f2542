/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "db/beside.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/unfinished.h"

/* SQLite's file format: https://sqlite.org/fileformat2.html, section 1.3. */
enum { HEADER_SIZE = 100, HEADER_PAGE_SIZE = 16, HEADER_PAGES = 28, HEADER_USER_VERSION = 60, HEADER_APPLICATION_ID = 68 };

static const char header_magic[16] = "SQLite format 3";

static bool refuse_missing(const char *path, struct error *error)
{
    char *call = place_call(path, "init");

    /* TRANSLATORS: a path, and a call of the program. */
    error_set(error, ERROR_DATABASE, _("There is no database at %s; \"%s\" makes one."), path, call);
    free(call);
    return false;
}

bool file_check(const char *path, struct error *error)
{
    struct stat status;

    if (stat(path, &status) != 0) {
        if (errno == ENOENT)
            return refuse_missing(path, error);
        return error_set(error, ERROR_DATABASE, _("The database %s cannot be opened: %s."), path, error_cause(errno));
    }
    if (S_ISDIR(status.st_mode))
        return error_set(error, ERROR_DATABASE, _("%s is a directory, not a database."), path);
    if (!S_ISREG(status.st_mode))
        return error_set(error, ERROR_DATABASE, _("%s is not a file, so it cannot be a database."), path);
    return true;
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return !slash ? string_copy(".") : string_copy_part(path, slash == path ? 1 : (size_t)(slash - path));
}

/* Gives a shared file to its folder's group. Where that is not allowed the owner's own group must do. */
static void share_with_group(int file, const char *path)
{
    struct stat status;
    char *folder = folder_of(path);

    if (stat(folder, &status) == 0 && fchown(file, (uid_t)-1, status.st_gid) != 0)
        errno = 0;
    free(folder);
}

static bool has_group_bit(const char *folder)
{
    struct stat status;

    return stat(folder, &status) != 0 || (status.st_mode & S_ISGID) != 0;
}

/* SQLite makes the files beside a database anew again and again, each of its maker's first group unless the folder gives it its own: then colleagues of another first
 * group would be shut out by them. Only the folder's owner can tell it to. */
static bool folder_lend_group(const char *path, struct error *error)
{
    struct stat status;
    char *folder = folder_of(path);

    if (!has_group_bit(folder) && stat(folder, &status) == 0 && chmod(folder, (status.st_mode & 07777) | S_ISGID) != 0)
        errno = 0;
    bool lends = has_group_bit(folder);
    if (!lends)
        error_set(error, ERROR_DATABASE, _("What is made in the folder %s does not get the folder's group, so colleagues would be shut out. Its owner changes that: chmod g+s %s"), folder,
                  folder);
    free(folder);
    return lends;
}

bool file_create(const char *path, bool shared, struct error *error)
{
    if (shared && !folder_lend_group(path, error))
        return false;
    const mode_t mode = shared ? S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP : S_IRUSR | S_IWUSR;
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);

    if (file < 0) {
        if (errno == EEXIST)
            return error_set(error, ERROR_DATABASE, _("%s exists already; it was not touched."), path);
        return error_set(error, ERROR_DATABASE, _("The database %s cannot be made: %s."), path, error_cause(errno));
    }
    if (shared)
        share_with_group(file, path);
    /* The mode asked for, whatever the umask takes away. */
    bool ok = fchmod(file, mode) == 0;
    if (!ok)
        error_set(error, ERROR_DATABASE, _("The database %s cannot be made: %s."), path, error_cause(errno));
    close(file);
    return ok;
}

/* --- Files made beside another --------------------------------------------------------------------------------------- */

static void each_beside(const char *path, void (*visit)(const char *beside))
{
    for (size_t i = 0; i < BESIDE_ENDINGS; i++) {
        char *beside = string_format("%s%s", path, beside_endings[i]);
        visit(beside);
        free(beside);
    }
}

static void remove_finished(const char *path)
{
    unlink(path);
    unfinished_forget(path);
}

char *file_create_beside(const char *path, struct error *error)
{
    char *temporary = string_format("%s.XXXXXX", path);
    int file = unfinished_open(temporary);

    if (file < 0) {
        error_set(error, ERROR_DATABASE, _("%s could not be written: %s."), path, error_cause(errno));
        free(temporary);
        return NULL;
    }
    close(file);
    each_beside(temporary, unfinished_add);
    return temporary;
}

void file_remove_beside(char *temporary)
{
    if (!temporary)
        return;
    each_beside(temporary, remove_finished);
    remove_finished(temporary);
    free(temporary);
}

bool file_exists(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0;
}

bool file_add_name(const char *from, const char *to)
{
    if (link(from, to) == 0)
        return true;
    if (errno == EEXIST || errno == ENOENT)
        return false;
    if (file_exists(to)) {
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

static bool sync_opened(const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC);

    if (file < 0)
        return false;
    bool ok = fsync(file) == 0;
    int reason = errno;
    close(file);
    errno = reason;
    return ok;
}

bool file_sync(const char *path)
{
    return sync_opened(path, O_RDONLY);
}

void file_sync_folder(const char *path)
{
    char *folder = folder_of(path);

    sync_opened(folder, O_RDONLY | O_DIRECTORY);
    free(folder);
}

/* --- The header ------------------------------------------------------------------------------------------------------ */

static int64_t header_number(const unsigned char *header, size_t offset)
{
    return (int64_t)header[offset] << 24 | (int64_t)header[offset + 1] << 16 | (int64_t)header[offset + 2] << 8 | header[offset + 3];
}

bool file_check_numbers(const char *path, int64_t found_id, int64_t application_id, int64_t found_schema, int64_t schema, struct error *error)
{
    if (found_id != application_id)
        return error_set(error, ERROR_DATABASE, _("%s is a database of another program; it was not touched."), path);
    if (found_schema > schema)
        return error_set(error, ERROR_DATABASE, _("%s was made by a newer lrn (schema %lld, this one knows %lld); it was not touched. Use the newer program."),
                         path, (long long)found_schema, (long long)schema);
    return true;
}

bool file_refuse_damaged(const char *path, bool is_backup, struct error *error)
{
    if (is_backup)
        return error_set(error, ERROR_DATABASE, _("The backup %s is damaged, so it was not restored. Take another one."), path);
    char *call = place_call(path, "restore");
    /* TRANSLATORS: a database, and a call of the program. */
    error_set(error, ERROR_DATABASE, _("The database %s is damaged. \"%s\" puts a backup in its place."), path, call);
    free(call);
    return false;
}

/* The header is read through SQLite's own file: a second descriptor of ours would, when closed, drop the locks this process holds on the file. */
bool file_check_header(sqlite3 *handle, const char *path, bool is_backup, int64_t application_id, int64_t schema, struct error *error)
{
    unsigned char header[HEADER_SIZE] = {0};
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;

    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
        return error_set(error, ERROR_DATABASE, _("The database %s cannot be opened: %s."), path, sqlite3_errmsg(handle));
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        size = 0;
    if (size == 0)
        return error_set(error, ERROR_DATABASE, _("%s is an empty file, not a database."), path);
    int status = file->pMethods->xRead(file, header, HEADER_SIZE, 0);
    if (status != SQLITE_OK && status != SQLITE_IOERR_SHORT_READ)
        return error_set(error, ERROR_DATABASE, _("The database %s cannot be read."), path);
    if (memcmp(header, header_magic, sizeof header_magic) != 0)
        return error_set(error, ERROR_DATABASE, _("%s is not a database."), path);
    if (size < HEADER_SIZE)
        return file_refuse_damaged(path, is_backup, error);
    return file_check_numbers(path, header_number(header, HEADER_APPLICATION_ID), application_id,
                              header_number(header, HEADER_USER_VERSION), schema, error);
}

bool file_has_all_pages(sqlite3 *handle)
{
    unsigned char header[HEADER_SIZE] = {0};
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;

    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods
        || file->pMethods->xFileSize(file, &size) != SQLITE_OK || file->pMethods->xRead(file, header, HEADER_SIZE, 0) != SQLITE_OK)
        return false;
    int64_t page = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
    /* As the greatest has no room there, it is written as 1. */
    return header_number(header, HEADER_PAGES) * (page == 1 ? 65536 : page) <= size;
}

bool file_is_left_alone(const char *path)
{
    struct statvfs medium;
    char *memory = string_format("%s-shm", path);
    char *folder = folder_of(path);
    bool left_alone = access(folder, W_OK) != 0 && !file_exists(memory);
    bool fixed = statvfs(path, &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0;

    free(folder);
    free(memory);
    return fixed || left_alone;
}

void file_look(const char *path, struct stat seen[2])
{
    char *log = string_format("%s-wal", path);
    const char *const paths[] = {path, log};

    for (size_t i = 0; i < 2; i++)
        if (stat(paths[i], &seen[i]) != 0)
            seen[i] = (struct stat){0};
    free(log);
}

bool file_has_room(const char *path, int64_t bytes)
{
    struct statvfs disk;

    return statvfs(path, &disk) != 0 || (int64_t)disk.f_bavail >= bytes / (int64_t)disk.f_frsize + 1;
}

static bool is_writable_folder(const char *path)
{
    struct stat status;

    return path && stat(path, &status) == 0 && S_ISDIR(status.st_mode) && access(path, W_OK | X_OK) == 0;
}

const char *file_temporary_folder(void)
{
    const char *const folders[] = {getenv("SQLITE_TMPDIR"), getenv("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp"};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (is_writable_folder(folders[i]))
            return folders[i];
    return ".";
}

char *file_literal(const char *path)
{
    return path[0] == '/' ? string_copy(path) : string_format("./%s", path);
}

char *file_address(const char *path, const char *parameters)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_.~";
    struct text uri = {0};

    text_add(&uri, path[0] == '/' ? "file://" : "file:./");
    for (; *path; path++) {
        if (strchr(plain, *path))
            text_add_bytes(&uri, path, 1);
        else
            text_add_format(&uri, "%%%02X", (unsigned)(unsigned char)*path);
    }
    text_add_format(&uri, "?%s", parameters);
    return text_take(&uri);
}
