/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as a file: types and fields added to an existing one, and every path that is no good. */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/database.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* --- Types of the test's own -------------------------------------------------------------------------------------------- */

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const sections[] = {"Box", NULL};
static const char *const title[] = {"name", NULL};

#define VISIBILITY {.name = "visibility", .kind = FIELD_CHOICE, .label = "Visible to", .vocabulary = &vocabulary_visibility}
#define NAME {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = "Name"}
#define COLOUR {.name = "colour", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = "Colour"}
#define SIZE {.name = "size", .kind = FIELD_INTEGER, .label = "Size"}
#define INSIDE {.name = "inside", .kind = FIELD_REFERENCE, .label = "Inside", .refers_to = "box"}
#define SECTORS {.name = "sectors", .kind = FIELD_SET, .flags = FIELD_SEARCHABLE, .label = "Sectors", .vocabulary = &vocabulary_sector}

static void compute_double(const struct compute_source *source, struct computed *result)
{
    const struct value *size = record_value(source->record, "size");

    if (!value_is_empty(size))
        value_set_number(&result->value, size->number * 2);
}

static const struct field small_fields[] = {VISIBILITY, NAME, COLOUR};
static const struct field large_fields[] = {
    VISIBILITY, NAME, COLOUR, SIZE, INSIDE, SECTORS, {.name = "twice", .kind = FIELD_INTEGER, .label = "Twice", .compute = compute_double},
};
static const struct field lid_fields[] = {
    VISIBILITY, NAME, {.name = "box", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = "Box", .refers_to = "box"},
};

#define BOX(its_fields) \
    { \
        .name = "box", .label = "Box", .plural = "Boxes", .sections = sections, .fields = its_fields, .field_count = COUNT_OF(its_fields), \
        .title = title, .level = "public" \
    }

static const struct record_type small_box = BOX(small_fields);
static const struct record_type large_box = BOX(large_fields);
static const struct record_type lid = {.name = "lid", .label = "Lid", .plural = "Lids", .sections = sections, .fields = lid_fields,
                                       .field_count = COUNT_OF(lid_fields), .title = title, .parent = "box", .level = "public"};

static const struct record_type *const small_list[] = {&small_box};
static const struct record_type *const large_list[] = {&large_box, &lid};
static const struct type_list small_types = {small_list, COUNT_OF(small_list)};
static const struct type_list large_types = {large_list, COUNT_OF(large_list)};

static int64_t count_of(struct network *network, const char *type, const char *words)
{
    struct viewer viewer = network_viewer("Kari");
    struct query query;
    struct error error = {0};
    const struct record_type *its_type = type_list_find(network->types, type);
    int64_t count = -1;

    if (query_parse(&query, its_type, words, false, &error)) {
        const struct list_request request = {.type = its_type, .query = &query, .language = LANGUAGE_EN};
        if (!store_count(network->store, &viewer, &request, &count, &error))
            tap_note("%s", error.text);
        query_done(&query);
    } else {
        tap_note("%s", error.text);
    }
    return count;
}

static void test_added(void)
{
    struct network network;

    network_new(&network, &small_types);
    int64_t old = network_add(&network, "Kari", "box", "name", "Eske", "colour", "blue", NULL);
    network_reopen(&network, &large_types);
    network_is(&network, "box", old, "colour", "blue", "a record is there after fields were added");
    network_is(&network, "box", old, "size", "", "the new field is empty");
    network_set(&network, "Kari", "box", old, "size", "21");
    network_set(&network, "Kari", "box", old, "sectors", "tea; rice");
    network_is(&network, "box", old, "twice", "42", "a computed one is computed");
    tap_is_number(count_of(&network, "box", "sector:tea twice:>41 blu"), 1, "and all are searched");
    network_done(&network);
}

static void test_lid(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};

    network_new(&network, &small_types);
    int64_t box = network_add(&network, "Kari", "box", "name", "Eske", NULL);
    network_reopen(&network, &large_types);
    struct record record;
    record_init_new(&record, &lid);
    value_set_text(record_value(&record, "name"), "Lokk");
    value_set_number(record_value(&record, "box"), box);
    tap_ok(store_save(network.store, &viewer, &record, NULL, NULL, NULL, &error), "a record of a new type is saved %s", error.text);
    tap_ok(!store_delete(network.store, &viewer, &large_box, &box, 1, NULL, &error), "what it refers to is kept: %s", error.text);
    record_done(&record);
    network_done(&network);
}

/* An older program uses a newer one's file and leaves what it does not know. */
static void test_unknown_columns(void)
{
    struct network network;

    network_new(&network, &large_types);
    int64_t id = network_add(&network, "Kari", "box", "name", "Eske", "size", "3", "sectors", "tea", NULL);
    network_reopen(&network, &small_types);
    network_set(&network, "Kari", "box", id, "colour", "red");
    int64_t other = network_add(&network, "Kari", "box", "name", "Other", NULL);
    tap_is_number(network_count(&network, "SELECT size FROM box WHERE name = 'Eske'"), 3, "an unknown column is kept");
    network_delete(&network, "Kari", "box", other);
    network_reopen(&network, &large_types);
    network_is(&network, "box", id, "size", "3", "and there for the program that knows it");
    network_is(&network, "box", id, "twice", "6", "with what is derived from it");
    tap_is_number(count_of(&network, "box", "sector:tea red"), 1, "and found by both");
    network_done(&network);
}

static void test_read_only_older(void)
{
    struct network network;
    struct error error = {0};

    network_new(&network, &small_types);
    network_add(&network, "Kari", "box", "name", "Eske", NULL);
    store_close(network.store);
    const struct store_options options = {.path = network.path, .types = &large_types, .read_only = true};
    network.store = store_open(&options, &error);
    tap_ok(!network.store, "a file that lacks columns is not read without writing");
    tap_ok(strstr(error.text, "earlier lrn") != NULL, "and says so: %s", error.text);
    network_done(&network);
}

static void test_references_are_kept(void)
{
    struct network network;
    struct error error = {0};

    network_new(&network, &large_types);
    network_add(&network, "Kari", "box", "name", "Eske", NULL);
    tap_ok(database_run(network.store, &error, "BEGIN; INSERT INTO lid (id, name, box) VALUES (1, 'Lokk', 4711)"), "a reference to nothing");
    network.store->may_commit = true;
    tap_ok(!database_run(network.store, &error, "COMMIT"), "is not committed");
    network.store->may_commit = false;
    tap_is_number(error.code, ERROR_RULE, "%s", error.text);
    database_run(network.store, &error, "ROLLBACK");
    network_done(&network);
}

/* --- Paths that are no good --------------------------------------------------------------------------------------------- */

static char *folder;

static char *path_of(const char *name)
{
    return string_format("%s/%s", folder, name);
}

static char *file_read(const char *path, size_t *length)
{
    struct stat status;
    int file = open(path, O_RDONLY);
    char *bytes = NULL;

    *length = 0;
    if (file < 0)
        return NULL;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        bytes = memory_new((size_t)status.st_size + 1);
        *length = (size_t)read(file, bytes, (size_t)status.st_size);
    }
    close(file);
    return bytes;
}

static void file_write(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "we");

    tap_ok(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0, "%s is written", path);
}

/* How many files of the folder begin with the name of a path: the database and what SQLite may leave beside it. */
static int files_beside(const char *path)
{
    const char *name = strrchr(path, '/') + 1;
    DIR *opened = opendir(folder);
    struct dirent *entry;
    int count = 0;

    while (opened && (entry = readdir(opened)) != NULL)
        count += strncmp(entry->d_name, name, strlen(name)) == 0;
    if (opened)
        closedir(opened);
    return count;
}

/* Opening a path is refused in one line that holds these words; the file stays as it was, byte for byte, and alone. */
static void refused_as(enum error_code code, const char *path, bool read_only, bool create, const char *words)
{
    const struct store_options options = {.path = path, .types = &types_all, .read_only = read_only, .create = create};
    struct error error = {0};
    size_t before_length, after_length;
    char *before = file_read(path, &before_length);
    int beside = files_beside(path);
    struct store *store = store_open(&options, &error);
    char *after = file_read(path, &after_length);

    tap_ok(!store, "not opened: %s", error.text);
    store_close(store);
    tap_is_number(error.code, code, "as what it is");
    tap_is_number(error_exit_status(error.code), 3, "as the database's fault");
    tap_ok(strstr(error.text, words) != NULL && !strchr(error.text, '\n'), "in one line with \"%s\"", words);
    tap_ok(before_length == after_length && (before_length == 0 || memcmp(before, after, before_length) == 0), "not a byte is touched");
    tap_is_number(files_beside(path), beside, "and nothing is left beside it");
    free(after);
    free(before);
}

static void refused(const char *path, bool read_only, bool create, const char *words)
{
    refused_as(ERROR_DATABASE, path, read_only, create, words);
}

static void refused_twice(const char *path, const char *words)
{
    refused(path, false, false, words);
    refused(path, true, false, words);
}

static void make_database(const char *path)
{
    const struct store_options options = {.path = path, .types = &types_all, .create = true};
    struct error error = {0};
    struct store *store = store_open(&options, &error);

    tap_ok(store, "a database is made %s", error.text);
    store_close(store);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *handle;
    char *message = NULL;
    bool ok = sqlite3_open(path, &handle) == SQLITE_OK && sqlite3_exec(handle, sql, NULL, NULL, &message) == SQLITE_OK;

    tap_ok(ok, "%s %s", sql, message ? message : "");
    sqlite3_free(message);
    sqlite3_close(handle);
}

static void test_no_database(void)
{
    char *missing = path_of("missing.db"), *text = path_of("text.db"), *empty = path_of("empty.db"), *inside = path_of("text.db/x.db");
    char *nowhere = path_of("no/such/folder.db");

    refused_twice(missing, "no database");
    refused_twice(folder, "directory");
    file_write(text, "id,name\n1,Awaj\n", 15);
    refused_twice(text, "not a database");
    refused(text, false, true, "exists already");
    file_write(empty, "", 0);
    refused_twice(empty, "empty file");
    refused(empty, false, true, "exists already");
    refused_twice(inside, "cannot be opened");
    refused_twice("/dev/null", "not a file");
    refused(nowhere, false, true, "cannot be made");
    free(nowhere);
    free(inside);
    free(empty);
    free(text);
    free(missing);
}

static void test_foreign(void)
{
    char *foreign = path_of("foreign.db"), *marked = path_of("marked.db"), *newer = path_of("newer.db"), *logged = path_of("logged.db");

    run_sql(foreign, "CREATE TABLE song (title TEXT)");
    refused_twice(foreign, "another program");
    run_sql(marked, "PRAGMA journal_mode=WAL; PRAGMA application_id=12345; CREATE TABLE song (title TEXT)");
    refused_twice(marked, "another program");
    make_database(newer);
    run_sql(newer, "PRAGMA user_version=9999");
    refused_twice(newer, "newer lrn");
    make_database(logged);
    run_sql(logged, "PRAGMA journal_mode=DELETE; PRAGMA user_version=2");
    refused_twice(logged, "newer lrn");
    free(logged);
    free(newer);
    free(marked);
    free(foreign);
}

static void test_damaged(void)
{
    char *whole = path_of("whole.db"), *cut = path_of("cut.db"), *stump = path_of("stump.db"), *rotten = path_of("rotten.db");
    size_t length;

    make_database(whole);
    char *bytes = file_read(whole, &length);
    file_write(cut, bytes, length / 2 / 4096 * 4096);
    refused_twice(cut, "damaged");
    file_write(stump, bytes, 60);
    refused_twice(stump, "damaged");
    memset(bytes + 100, 0xa5, 3000);
    file_write(rotten, bytes, length);
    refused_twice(rotten, "damaged");
    free(bytes);
    free(rotten);
    free(stump);
    free(cut);
    free(whole);
}

static void test_locked(void)
{
    char *path = path_of("locked.db");
    sqlite3 *handle;

    make_database(path);
    run_sql(path, "PRAGMA journal_mode=DELETE");
    sqlite3_open(path, &handle);
    tap_ok(sqlite3_exec(handle, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK, "another holds it for itself");
    refused_as(ERROR_BUSY, path, false, false, "in use");
    sqlite3_close(handle);
    free(path);
}

/* Permissions bind nobody who is root, so the test becomes somebody else where it can. */
static void as_nobody(void (*run)(const char *path), const char *path)
{
    int status = 0;

    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(77);
        run(path);
        _exit(0);
    }
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        tap_skip(2, "nobody else can be had");
    else
        tap_is_number(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0, "%s is refused in words", path);
}

/* Ends with 1 where the path is not refused with these words. */
static void expect(const char *path, bool read_only, const char *words)
{
    const struct store_options options = {.path = path, .types = &types_all, .read_only = read_only};
    struct error error = {0};
    struct store *store = store_open(&options, &error);

    if (store || error.code != ERROR_DATABASE || !strstr(error.text, words)) {
        fprintf(stderr, "%s: %s\n", path, store ? "opened" : error.text);
        _exit(1);
    }
}

static void expect_unreadable(const char *path)
{
    expect(path, false, "ermission denied");
    expect(path, true, "ermission denied");
}

static void expect_unwritable(const char *path)
{
    expect(path, false, "read-only");
}

static void test_permissions(void)
{
    char *secret = path_of("secret.db"), *shown = path_of("shown.db");

    chmod(folder, 0755);
    make_database(secret);
    make_database(shown);
    chmod(secret, 0);
    chmod(shown, 0444);
    as_nobody(expect_unreadable, secret);
    as_nobody(expect_unwritable, shown);
    tap_is_number(files_beside(shown), 1, "nothing is left beside it");
    free(shown);
    free(secret);
}

static void test_modes(void)
{
    char *own = path_of("own.db"), *shared = path_of("shared.db");
    const struct store_options options = {.path = shared, .types = &types_all, .create = true, .shared = true};
    struct stat status = {0};

    umask(077);
    make_database(own);
    stat(own, &status);
    tap_is_number(status.st_mode & 0777, 0600, "a database is its owner's");
    store_close(store_open(&options, NULL));
    stat(shared, &status);
    tap_is_number(status.st_mode & 0777, 0660, "a shared one is its group's, whatever the umask");
    refused(own, false, true, "exists already");
    free(shared);
    free(own);
}

/* What is only read stays as it is, and what SQLite needed for that is gone afterwards. */
static void test_read_only(void)
{
    char *path = path_of("read.db");
    const struct store_options options = {.path = path, .types = &types_all, .read_only = true};
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    size_t before_length, after_length;

    make_database(path);
    char *before = file_read(path, &before_length);
    struct store *store = store_open(&options, &error);
    tap_ok(store, "a database is opened for reading %s", error.text);
    tap_ok(!store_begin(store, &viewer, NULL, &error), "it is not written: %s", error.text);
    store_close(store);
    char *after = file_read(path, &after_length);
    tap_ok(before_length == after_length && memcmp(before, after, before_length) == 0, "nor touched");
    tap_is_number(files_beside(path), 1, "and alone again");
    free(after);
    free(before);
    free(path);
}

/* Names that mean something else to SQLite are names of files. */
static void test_names(void)
{
    struct stat status;
    int here = open(".", O_RDONLY | O_DIRECTORY);

    tap_ok(here >= 0 && chdir(folder) == 0, "in the folder");
    make_database(":memory:");
    tap_ok(stat(":memory:", &status) == 0 && status.st_size > 0, "a file can be called :memory:");
    make_database("file:x.db?mode=memory");
    tap_ok(stat("file:x.db?mode=memory", &status) == 0 && status.st_size > 0, "or like an address");
    tap_ok(fchdir(here) == 0, "and back");
    close(here);
}

/* A disk without shared memory: the file that has a write-ahead log gets a rollback journal. */
static void test_without_log(void)
{
    struct network network;

    network_new(&network, &small_types);
    int64_t id = network_add(&network, "Kari", "box", "name", "Eske", NULL);
    store_close(network.store);
    network.store = NULL;
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    sqlite3_vfs_register(sqlite3_vfs_find("unix-dotfile"), 1);
    network_reopen(&network, &small_types);
    network_set(&network, "Kari", "box", id, "colour", "red");
    network_is(&network, "box", id, "colour", "red", "a disk without shared memory is written");
    store_close(network.store);
    network.store = NULL;
    sqlite3_vfs_register(usual, 1);
    network_reopen(&network, &small_types);
    network_is(&network, "box", id, "colour", "red", "and read on another");
    network_done(&network);
}

int main(void)
{
    struct network network;

    test_added();
    test_lid();
    test_unknown_columns();
    test_read_only_older();
    test_references_are_kept();
    network_new(&network, &small_types);
    folder = network.folder;
    test_no_database();
    test_foreign();
    test_damaged();
    test_locked();
    test_permissions();
    test_modes();
    test_read_only();
    test_names();
    network_done(&network);
    test_without_log();
    return tap_done();
}
