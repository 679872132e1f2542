/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file written beside its place is there whole or as it was: new, replaced, broken off, through a link, on a full disk. */
#include "config.h"

#include "src/whole_file.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/error.h"
#include "src/memory.h"
#include "tests/home.h"
#include "tests/tap.h"

static char *path_in(const char *name)
{
    return string_format("%s/%s", home_folder(), name);
}

static bool put(const char *path, const char *text, bool keep, struct error *error)
{
    struct whole_file *file = whole_file_open(path, error);

    if (!file)
        return false;
    bool ok = whole_file_write(file, text, strlen(text), error);
    return whole_file_close(file, ok && keep, error) && ok;
}

static void holds(const char *path, const char *expected, const char *point)
{
    char *text = home_read(path);

    tap_is_text(text, expected, "%s", point);
    free(text);
}

static unsigned mode_of(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (unsigned)(status.st_mode & 0777) : 0;
}

/* Files begun and left behind. */
static int leftovers(void)
{
    DIR *folder = opendir(home_folder());
    int count = 0;

    for (struct dirent *entry; folder && (entry = readdir(folder));)
        count += strncmp(entry->d_name, ".lrn-", 5) == 0;
    closedir(folder);
    return count;
}

static void test_new(const char *path)
{
    tap_ok(put(path, "one", true, NULL), "a new file is written");
    holds(path, "one", "and holds what was written");
    tap_is_number(mode_of(path), 0600, "and is its owner's alone");
    chmod(path, 0640);
    tap_ok(put(path, "two", true, NULL), "a file that is there is replaced");
    holds(path, "two", "and holds what is new");
    tap_is_number(mode_of(path), 0640, "and keeps its mode");
    tap_ok(put(path, "three", false, NULL), "a file can be broken off");
    holds(path, "two", "and is then as it was");
}

static void test_meanwhile(const char *path)
{
    struct whole_file *file = whole_file_open(path, NULL);

    whole_file_write(file, "new", 3, NULL);
    tap_is_number(leftovers(), 1, "a file is begun beside its place");
    holds(path, "two", "while it is written, the former one is there whole");
    whole_file_close(file, false, NULL);
}

static void test_link(const char *path)
{
    char *link = path_in("link.csv");
    struct stat status;

    tap_ok(symlink(path, link) == 0 && put(link, "through", true, NULL), "a file is replaced through a link");
    holds(path, "through", "which leads on to it");
    tap_ok(lstat(link, &status) == 0 && S_ISLNK(status.st_mode), "and stays a link");
    free(link);
}

/* A link that leads nowhere, by way of another, leads to what is made. */
static void test_dangling_link(void)
{
    char *link = path_in("far.csv"), *next = path_in("near.csv"), *target = path_in("made.csv");
    struct stat status;

    tap_ok(symlink("near.csv", link) == 0 && symlink(target, next) == 0 && put(link, "new", true, NULL), "a file is made through links that lead nowhere");
    holds(target, "new", "where they lead");
    tap_ok(lstat(link, &status) == 0 && S_ISLNK(status.st_mode) && lstat(next, &status) == 0 && S_ISLNK(status.st_mode), "which stay links");
    unlink(target);
    tap_ok(symlink("far.csv", target) == 0 && !put(link, "new", true, NULL), "links that lead in a circle lead to no file");
    free(target);
    free(next);
    free(link);
}

/* Only root may give files away. */
static void test_owner(void)
{
    char *path = path_in("theirs.csv");
    struct stat status;

    put(path, "one", true, NULL);
    if (chown(path, 1234, 2345) != 0) {
        tap_skip(2, "files cannot be given away here");
    } else {
        tap_ok(put(path, "two", true, NULL) && stat(path, &status) == 0, "somebody else's file is replaced");
        tap_ok(status.st_uid == 1234 && status.st_gid == 2345, "and stays hers");
    }
    free(path);
}

static void test_refused(void)
{
    char *nowhere = path_in("no/where.csv");
    char *folder = string_copy(home_folder());
    struct error error = {0};

    tap_ok(!put(nowhere, "", true, &error) && error.code == ERROR_USAGE, "a folder that is not there is told");
    tap_ok(!put(folder, "", true, &error) && error.code == ERROR_USAGE, "a folder is no file");
    tap_ok(!put("", "", true, &error) && error.code == ERROR_USAGE, "an empty name is none");
    tap_ok(put("/dev/null", "away", true, &error), "a device is written straight away");
    tap_ok(!put("/dev/full", "away", true, &error) && error.code == ERROR_RULE, "and may be full");
    free(folder);
    free(nowhere);
}

static void test_full(const char *path)
{
    struct rlimit limit, before;
    struct error error = {0};
    size_t size = 300 * 1024;
    char *text = memory_new(size + 1);

    memset(text, 'x', size);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit = before;
    limit.rlim_cur = 100 * 1024;
    setrlimit(RLIMIT_FSIZE, &limit);
    bool written = put(path, text, true, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    tap_ok(!written && error.code == ERROR_RULE && strstr(error.text, "full"), "a full disk is told: %s", error.text);
    holds(path, "through", "and leaves what was there");
    free(text);
}

int main(void)
{
    home_new(HOME_WITHOUT);
    char *path = path_in("list.csv");

    test_new(path);
    test_meanwhile(path);
    test_link(path);
    test_dangling_link();
    test_owner();
    test_refused();
    test_full(path);
    tap_is_number(leftovers(), 0, "nothing is left beside");
    free(path);
    return tap_done();
}
