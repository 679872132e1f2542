/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new database: there is none, or a whole one, whatever happens while it is made; and what it starts with is not undone. */
#include "config.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/create.h"
#include "db/journal.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static struct store *create(const char *path, bool shared, struct record *person, struct error *error)
{
    const struct store_options options = {.path = path, .types = &types_all, .shared = shared};
    const struct create_content content = {.person = person};
    const struct viewer viewer = network_viewer("Kari");
    return create_database(&options, &viewer, &content, error);
}

/* The names in a folder beginning with a name. */
static size_t files_count(const char *folder, const char *name)
{
    DIR *directory = opendir(folder);
    size_t count = 0;
    for (struct dirent *entry; directory && (entry = readdir(directory));)
        count += strncmp(entry->d_name, name, strlen(name)) == 0;
    closedir(directory);
    return count;
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? status.st_mode & 0777 : 0;
}

static void test_whole(struct network *network)
{
    struct error error = {0};
    struct stat folder;
    char *path = network_file(network, "whole.db");
    struct store *store = create(path, false, NULL, &error);
    tap_ok(store != NULL, "a database is made %s", error.text);
    tap_is_text(store ? store_path(store) : NULL, path, "at its path");
    store_close(store);
    tap_is_number(mode_of(path), 0600, "for its maker alone");
    tap_is_number((intmax_t)files_count(network->folder, "whole.db"), 1, "and nothing is left beside it");
    tap_ok(create(path, false, NULL, &error) == NULL && error.code == ERROR_DATABASE, "what is there is not made again");
    tap_ok(strstr(error.text, "whole.db exists already") != NULL, "and it is said why: %s", error.text);
    tap_is_number((intmax_t)files_count(network->folder, "whole.db"), 1, "and is left alone");
    free(path);
    path = network_file(network, "link.db");
    tap_ok(symlink("behind.db", path) == 0, "a link leads nowhere");
    store_close(create(path, false, NULL, &error));
    tap_is_number((intmax_t)files_count(network->folder, "behind.db"), 1, "a database is made where it leads %s", error.text);
    free(path);
    path = network_file(network, "shared.db");
    store_close(create(path, true, NULL, &error));
    tap_is_number(mode_of(path), 0660, "or for the folder's group");
    tap_ok(stat(network->folder, &folder) == 0 && (folder.st_mode & S_ISGID) != 0, "which it gives to what is made in it");
    free(path);
}

/* The system kills the child when the file it writes grows to a fraction of the whole. */
static void test_killed(struct network *network)
{
    struct error error = {0};
    char *path = network_file(network, "killed.db");
    pid_t child = fork();
    if (child == 0) {
        const struct rlimit small = {200000, 200000};
        signal(SIGXFSZ, SIG_DFL);
        setrlimit(RLIMIT_FSIZE, &small);
        _exit(create(path, false, NULL, &error) != NULL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    tap_ok(WIFSIGNALED(status), "making a database is killed midway");
    tap_ok(access(path, F_OK) != 0, "and there is none");
    struct store *store = create(path, false, NULL, &error);
    tap_ok(store != NULL, "the next attempt makes it %s", error.text);
    store_close(store);
    free(path);
}

static void test_failing(struct network *network)
{
    struct error error = {0};
    struct record nameless;
    char *path = network_file(network, "failing.db");
    record_init_new(&nameless, type_list_find(&types_all, "person"));
    tap_ok(create(path, false, &nameless, &error) == NULL && error.code == ERROR_VALUE, "a person without a name is refused: %s", error.text);
    tap_is_number((intmax_t)files_count(network->folder, "failing.db"), 0, "and nothing is left");
    record_done(&nameless);
    free(path);
    path = network_file(network, "nowhere/new.db");
    tap_ok(create(path, false, NULL, &error) == NULL && strstr(error.text, "nowhere/new.db could") != NULL, "a folder that is not there: %s", error.text);
    free(path);
}

static void test_person(struct network *network)
{
    struct error error = {0};
    struct viewer viewer = network_viewer("Kari");
    struct record person;
    char *path = network_file(network, "person.db");
    record_init_new(&person, type_list_find(&types_all, "person"));
    record_set(&person, "name", "Kari", &error);
    struct store *store = create(path, false, &person, &error);
    char *title = store_title(store, &viewer, person.type, person.id, LANGUAGE_EN);
    tap_is_text(title, "Kari", "the person who makes it is in it");
    tap_ok(!journal_undo(store, &viewer, 0, false, NULL, NULL, NULL, &error) && error.code == ERROR_NOT_FOUND, "and undo passes over her");
    tap_ok(!journal_undo(store, &viewer, 2, false, NULL, NULL, NULL, &error) && error.code == ERROR_RULE, "also by number: %s", error.text);
    free(title);
    store_close(store);
    record_done(&person);
    free(path);
}

int main(void)
{
    struct network network;
    network_new(&network, &types_all);
    test_whole(&network);
    test_killed(&network);
    test_failing(&network);
    test_person(&network);
    network_done(&network);
    return tap_done();
}
