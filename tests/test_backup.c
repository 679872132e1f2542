/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a database and their return, also over what is in use, damaged, missing or no database at all. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/backup.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

static int mode(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (int)(status.st_mode & 0777) : -1;
}

static void file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file != NULL) {
        fputs(text, file);
        fclose(file);
    }
}

/* The first bytes of a file are as a text; and nothing else stands in the folder that begins like a copy in the making. */
static bool file_begins(const char *path, const char *text)
{
    char bytes[64] = {0};
    int file = open(path, O_RDONLY);
    ssize_t got = read(file, bytes, sizeof bytes - 1);
    close(file);
    return got > 0 && strncmp(bytes, text, strlen(text)) == 0;
}

/* The name of the person in another database. */
static void name_is(const char *path, int64_t id, const char *expected, const char *point)
{
    struct store_options options = {.path = path, .types = &types_all, .read_only = true};
    struct viewer viewer = network_viewer("Test");
    struct error error = {0};
    struct store *store = store_open(&options, &error);
    char *title = store == NULL ? string_copy(error.text) : store_title(store, &viewer, &type_person, id, LANGUAGE_EN);
    tap_is_text(title, expected, "%s", point);
    free(title);
    store_close(store);
}

static void test_backup(void)
{
    struct network network;
    struct error error = {0};
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    char *copy = network_file(&network, "copy.db");
    char *beside = network_file(&network, "copy.db-wal");
    tap_ok(backup_write(network.store, copy, &error), "a copy is made while the database is open %s", error.text);
    tap_is_number(mode(copy), 0600, "for nobody else to read");
    network_set(&network, "Kari", "person", id, "name", "Berit");
    name_is(copy, id, "Anna", "it is as the database was");
    tap_ok(!exists(beside), "all in one file");
    tap_ok(!backup_write(network.store, copy, &error), "it is not written over");
    tap_is_number(error.code, ERROR_USAGE, "which would be a wrong call");
    name_is(copy, id, "Anna", "and stays as it was");
    char *nowhere = network_file(&network, "nowhere/copy.db");
    tap_ok(!backup_write(network.store, nowhere, &error) && error.code == ERROR_USAGE, "a copy cannot be made in a folder that is not there");
    tap_ok(strstr(error.text, strerror(ENOENT)) != NULL, "and the reason is told: %s", error.text);
    free(nowhere);
    free(beside);
    free(copy);
    network_done(&network);
}

/* Makes a network with Anna, a copy of it, and renames her to Berit. */
static char *copy_then_change(struct network *network, int64_t *id)
{
    struct error error = {0};
    network_new(network, &types_all);
    *id = network_add(network, "Kari", "person", "name", "Anna", NULL);
    char *copy = network_file(network, "copy.db");
    tap_ok(backup_write(network->store, copy, &error), "a copy is made %s", error.text);
    network_set(network, "Kari", "person", *id, "name", "Berit");
    return copy;
}

static bool restore(const char *path, const char *from, char **kept, struct error *error)
{
    const struct store_options options = {.path = path, .types = &types_all};
    return backup_restore(&options, from, kept, error);
}

/* Restores and opens again. */
static void restore_is(struct network *network, const char *from, const char *expected_kept, const char *point)
{
    struct error error = {0};
    char *kept;
    tap_ok(restore(network->path, from, &kept, &error), "%s %s", point, error.text);
    char *path = expected_kept == NULL ? NULL : network_file(network, expected_kept);
    tap_is_text(kept, path, "what was there is kept");
    free(path);
    free(kept);
}

static void test_restore(void)
{
    struct network network;
    int64_t id;
    char *copy = copy_then_change(&network, &id);
    store_close(network.store);
    network.store = NULL;
    chmod(network.path, 0660);
    restore_is(&network, copy, "network.db.before-restore", "a copy is put back");
    tap_is_number(mode(network.path), 0660, "for those who had the database before");
    name_is(network.path, id, "Anna", "the database is as it was then");
    char *kept = network_file(&network, "network.db.before-restore");
    name_is(kept, id, "Berit", "what was there since is kept beside it");
    restore_is(&network, kept, "network.db.before-restore-2", "and can be put back in turn");
    name_is(network.path, id, "Berit", "it is");
    unlink(network.path);
    restore_is(&network, copy, NULL, "a copy is put where nothing is");
    name_is(network.path, id, "Anna", "it is there");
    network_reopen(&network, &types_all);
    network_set(&network, "Kari", "person", id, "name", "Chr");
    network_is(&network, "person", id, "name", "Chr", "and can be worked with");
    free(kept);
    free(copy);
    network_done(&network);
}

static void refused(const char *path, const char *from, enum error_code code, const char *words, const char *point)
{
    struct error error = {0};
    char *kept;
    tap_ok(!restore(path, from, &kept, &error), "refused: %s", point);
    tap_is_number(error.code, code, "with its kind");
    tap_ok(strstr(error.text, words) != NULL, "and sentence: %s", error.text);
    free(kept);
}

static void test_refused(void)
{
    struct network network;
    int64_t id;
    char *copy = copy_then_change(&network, &id);
    refused(network.path, copy, ERROR_DATABASE, "in use", "a restore while the database is open");
    name_is(network.path, id, "Berit", "the database is as it was");
    char *foreign = network_file(&network, "foreign.txt");
    file_write(foreign, "id,name\n1,Anna\n");
    char *nothing = network_file(&network, "nothing.db");
    char *link_path = network_file(&network, "link.db");
    store_close(network.store);
    network.store = NULL;
    refused(network.path, foreign, ERROR_DATABASE, "not a database", "something else than a copy");
    refused(network.path, nothing, ERROR_DATABASE, "no database", "what is not there");
    refused(network.path, network.folder, ERROR_DATABASE, "directory", "a directory");
    refused(network.path, network.path, ERROR_USAGE, "the database itself", "the database itself");
    if (symlink(network.path, link_path) == 0)
        refused(link_path, network.path, ERROR_USAGE, "the database itself", "the same by another name");
    name_is(network.path, id, "Berit", "the database is as it was");
    free(link_path);
    free(nothing);
    free(foreign);
    free(copy);
    network_done(&network);
}

/* Writes rubbish into the middle of a file. */
static void file_damage(const char *path)
{
    char rubbish[4096];
    struct stat status;
    memset(rubbish, 0xa5, sizeof rubbish);
    stat(path, &status);
    int file = open(path, O_WRONLY);
    for (off_t at = 4096; at + 4096 <= status.st_size; at += 8192)
        tap_ok(pwrite(file, rubbish, sizeof rubbish, at) == (ssize_t)sizeof rubbish || at < 0, "a page is damaged");
    close(file);
}

static void test_damaged_copy(void)
{
    struct network network;
    int64_t id;
    char *copy = copy_then_change(&network, &id);
    store_close(network.store);
    network.store = NULL;
    file_damage(copy);
    refused(network.path, copy, ERROR_DATABASE, "damaged", "a damaged copy");
    tap_ok(truncate(copy, 8192) == 0, "most of it is cut off");
    refused(network.path, copy, ERROR_DATABASE, "is damaged, so it was not restored. Take another one.", "and is told to be the copy");
    tap_ok(truncate(copy, 50) == 0, "nearly all");
    refused(network.path, copy, ERROR_DATABASE, "is damaged, so it was not restored. Take another one.", "just as well");
    name_is(network.path, id, "Berit", "the database is as it was");
    free(copy);
    network_done(&network);
}

/* What only a check finds is looked for too. */
static void test_faulty_copy(void)
{
    struct network network;
    int64_t id;
    char *copy = copy_then_change(&network, &id);
    struct network faulty = {.path = copy};
    store_close(network.store);
    network.store = NULL;
    network_damage(&faulty, "ALTER TABLE stamp_site RENAME TO elsewhere");
    refused(network.path, copy, ERROR_RULE, "has 1 fault, so it was not restored: The table stamp_site is missing.", "a copy that lacks a table");
    network_damage(&faulty, "ALTER TABLE elsewhere RENAME TO stamp_site");
    network_damage(&faulty, "UPDATE change_piece SET content = x'00'");
    refused(network.path, copy, ERROR_RULE, "has 1 fault, so it was not restored", "a copy that a check finds a fault in");
    name_is(network.path, id, "Berit", "the database is as it was");
    network_damage(&faulty, "INSERT INTO change_piece (change, piece, content) VALUES (77, 1, x'00')");
    refused(network.path, copy, ERROR_RULE, "has 2 faults", "a copy with several");
    free(copy);
    network_done(&network);
}

static void test_damaged_database(void)
{
    struct network network;
    int64_t id;
    char *copy = copy_then_change(&network, &id);
    char *kept = network_file(&network, "network.db.before-restore");
    char *log = network_file(&network, "network.db-wal");
    char *kept_log = network_file(&network, "network.db.before-restore-wal");
    char *shared = network_file(&network, "network.db-shm");
    char *kept_shared = network_file(&network, "network.db.before-restore-shm");
    store_close(network.store);
    network.store = NULL;
    file_write(network.path, "rubbish, not SQLite's");
    file_write(log, "left over");
    file_write(shared, "shared");
    restore_is(&network, copy, "network.db.before-restore", "a copy is put back in the place of what is damaged");
    name_is(network.path, id, "Anna", "it is sound");
    tap_ok(file_begins(kept, "rubbish"), "what is damaged is kept");
    tap_ok(file_begins(kept_log, "left over"), "with what lay beside it");
    tap_ok(access(kept_shared, F_OK) != 0 && access(shared, F_OK) != 0, "but not with what only those need who have it open");
    free(kept_shared);
    free(shared);
    free(kept_log);
    free(log);
    free(kept);
    free(copy);
    network_done(&network);
}

/* Through a symbolic link the file it leads to is replaced, and the link stays. */
static void test_link(void)
{
    struct network network;
    int64_t id;
    struct error error = {0};
    char *kept;
    struct stat status;
    char *copy = copy_then_change(&network, &id);
    char *link_path = network_file(&network, "link.db");
    store_close(network.store);
    network.store = NULL;
    tap_ok(symlink(network.path, link_path) == 0, "a link leads to the database");
    tap_ok(restore(link_path, copy, &kept, &error), "a copy is put back through it %s", error.text);
    tap_ok(lstat(link_path, &status) == 0 && S_ISLNK(status.st_mode), "the link is one still");
    name_is(network.path, id, "Anna", "and the database behind it replaced");
    free(kept);
    tap_ok(unlink(network.path) == 0 && restore(link_path, copy, &kept, &error), "also where it leads nowhere %s", error.text);
    tap_ok(kept == NULL && lstat(link_path, &status) == 0 && S_ISLNK(status.st_mode), "and is one still");
    name_is(network.path, id, "Anna", "and the database is where it leads");
    free(link_path);
    free(copy);
    network_done(&network);
}

static int page_size(const char *path)
{
    sqlite3 *handle;
    sqlite3_stmt *statement = NULL;
    sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, NULL);
    sqlite3_prepare_v2(handle, "PRAGMA page_size", -1, &statement, NULL);
    int size = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return size;
}

/* Writes a copy with pages of another size, as databases had them once. */
static void copy_with_pages(const char *from, const char *to, int size)
{
    sqlite3 *handle;
    char *sql = sqlite3_mprintf("PRAGMA page_size = %d; VACUUM INTO %Q", size, to);
    sqlite3_open_v2(from, &handle, SQLITE_OPEN_READWRITE, NULL);
    tap_ok(sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK, "a copy has pages of %d bytes: %s", size, sqlite3_errmsg(handle));
    sqlite3_free(sql);
    sqlite3_close(handle);
}

/* Pages of either size come back over pages of the other. */
static void test_pages(void)
{
    struct network network;
    int64_t id;
    char *copy = copy_then_change(&network, &id);
    char *older = network_file(&network, "older.db");
    copy_with_pages(copy, older, 4096);
    tap_ok(page_size(network.path) != page_size(older), "which are not those of new databases");
    store_close(network.store);
    network.store = NULL;
    restore_is(&network, older, "network.db.before-restore", "it is put back");
    tap_is_number(page_size(network.path), 4096, "with its pages");
    network_reopen(&network, &types_all);
    network_set(&network, "Kari", "person", id, "name", "Dina");
    network_is(&network, "person", id, "name", "Dina", "and can be worked with");
    store_close(network.store);
    network.store = NULL;
    restore_is(&network, copy, "network.db.before-restore-2", "a newer one is put back over it");
    tap_is_number(page_size(network.path), page_size(copy), "with its own");
    name_is(network.path, id, "Anna", "as it was");
    network_reopen(&network, &types_all);
    free(older);
    free(copy);
    network_done(&network);
}

int main(void)
{
    test_backup();
    test_restore();
    test_refused();
    test_damaged_copy();
    test_faulty_copy();
    test_damaged_database();
    test_link();
    test_pages();
    return tap_done();
}
