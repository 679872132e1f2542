/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is begun and not finished goes when a signal ends the program, and stays whole where the signal is ignored. */
#include "config.h"

#include "src/unfinished.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/file.h"
#include "src/memory.h"
#include "src/whole_file.h"
#include "tests/home.h"
#include "tests/tap.h"

static const int endings[] = {SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM};

/* How many files are in a folder of the test's own. */
static int files_in(const char *path)
{
    DIR *folder = opendir(path);
    int count = 0;

    for (struct dirent *entry; folder && (entry = readdir(folder));)
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(folder);
    return count;
}

/* What a child of the test is at when the signal comes. */
typedef void work(const char *folder, int number);

static void write_and_die(const char *folder, int number)
{
    char *path = string_format("%s/list.csv", folder);
    struct whole_file *file = whole_file_open(path, NULL);

    whole_file_write(file, "a", 1, NULL);
    whole_file_sync(file, NULL);
    raise(number);
    _exit(whole_file_close(file, true, NULL) && files_in(folder) == 1 ? 0 : 1);
}

static void copy_and_die(const char *folder, int number)
{
    char *path = string_format("%s/network.db", folder);
    char *copy = file_create_beside(path, NULL), *journal = string_format("%s-journal", copy), *log = string_format("%s-wal", copy);

    home_write(journal, "a");
    home_write(log, "a");
    if (files_in(folder) != 3)
        _exit(1);
    raise(number);
    file_remove_beside(copy);
    _exit(files_in(folder) == 0 ? 0 : 1);
}

static void finish_and_die(const char *folder, int number)
{
    char *path = string_format("%s/done.csv", folder);

    if (!whole_file_close(whole_file_open(path, NULL), true, NULL))
        _exit(1);
    raise(number);
    _exit(0);
}

/* How a child at this work ends, as wait tells it. */
static int child_end(work *run, const char *folder, int number, void (*answer)(int))
{
    int status = -1;
    pid_t child = fork();

    if (child == 0) {
        signal(number, answer);
        run(folder, number);
    }
    waitpid(child, &status, 0);
    return status;
}

static void test_ended(const char *folder)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        int status = child_end(write_and_die, folder, endings[i], SIG_DFL);

        tap_ok(WIFSIGNALED(status) && WTERMSIG(status) == endings[i], "signal %d ends a program that writes a file", endings[i]);
        tap_is_number(files_in(folder), 0, "and nothing of it is left");
        status = child_end(copy_and_die, folder, endings[i], SIG_DFL);
        tap_ok(WIFSIGNALED(status) && WTERMSIG(status) == endings[i], "signal %d ends a program that makes a database", endings[i]);
        tap_is_number(files_in(folder), 0, "and nothing of it is left, nor of what SQLite had beside it");
    }
}

static void test_ignored(const char *folder)
{
    tap_is_number(child_end(copy_and_die, folder, SIGINT, SIG_IGN), 0, "a signal that the caller ignores breaks no copy off");
    tap_is_number(child_end(write_and_die, folder, SIGINT, SIG_IGN), 0, "nor a file");
    tap_is_number(files_in(folder), 1, "which is there");
}

static void test_finished(const char *folder)
{
    int status = child_end(finish_and_die, folder, SIGTERM, SIG_DFL);

    tap_ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM, "a signal ends a program that has written a file");
    tap_is_number(files_in(folder), 2, "which stays");
}

int main(void)
{
    home_new(HOME_WITHOUT);
    test_ended(home_folder());
    test_ignored(home_folder());
    test_finished(home_folder());
    return tap_done();
}
