/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/place.h"
#include "tests/tap.h"

static const char database[] = "/var/nowhere/network.db";

static const char *named = database; /* as the program was told it */

static struct draft draft_make(const char *at, const char *text)
{
    struct draft draft = {.database = string_copy(named), .type = string_copy("organisation"), .id = 77, .title = string_copy("Åse & Co\n")};
    snprintf(draft.at, sizeof draft.at, "%s", at);
    draft_add(&draft, "name", text, "before");
    draft_add(&draft, "description_en", "one\ttwo\nthree\\", "");
    return draft;
}

/* Writes a draft in a process that has ended when this returns. */
static bool draft_left_behind(const char *at, const char *text)
{
    int status = 1;
    pid_t child = fork();
    if (child == 0) {
        struct draft draft = draft_make(at, text);
        bool done = draft_write(&draft);
        draft_done(&draft);
        _exit(done ? 0 : 1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static void drafts_done(struct draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        draft_done(&drafts[i]);
    free(drafts);
}

static void test_own(void)
{
    struct draft draft = draft_make("2026-11-21T14:03:22Z", "mine"), *found;
    struct stat status;
    tap_is_number((intmax_t)draft_find(database, &found), 0, "no draft at first");
    drafts_done(found, 0);
    tap_ok(draft_write(&draft) && draft.path != NULL, "a draft is written");
    tap_ok(stat(draft.path, &status) == 0 && (status.st_mode & 0777) == 0600, "readable by its owner alone");
    char *path = string_copy(draft.path);
    tap_ok(draft_write(&draft) && strcmp(path, draft.path) == 0, "again into the same file");
    tap_is_number((intmax_t)draft_find(database, &found), 0, "a running process's draft is not offered");
    drafts_done(found, 0);
    struct draft other = draft_make("2026-11-21T14:03:22Z", "other");
    tap_ok(draft_write(&other) && strcmp(other.path, path) != 0, "another draft has another file");
    draft_forget(&other);
    tap_ok(access(path, F_OK) == 0, "forgetting one leaves the other");
    draft_forget(&draft);
    tap_ok(draft.path == NULL && access(path, F_OK) != 0, "a forgotten draft is gone");
    draft_done(&draft);
    draft_done(&other);
    free(path);
}

static void test_left_behind(void)
{
    struct draft *found;
    tap_ok(draft_left_behind("2026-11-20T10:00:00Z", "older") && draft_left_behind("2026-11-21T10:00:00Z", "newer"), "two processes leave drafts");
    tap_is_number((intmax_t)draft_find("/var/nowhere/other.db", &found), 0, "not those of another database");
    drafts_done(found, 0);
    size_t count = draft_find(database, &found);
    if (tap_is_number((intmax_t)count, 2, "both are found")) {
        tap_is_text(found[0].fields[0].text, "newer", "the latest first");
        tap_is_text(found[1].fields[0].text, "older", "then the other");
        tap_is_text(found[0].at, "2026-11-21T10:00:00Z", "when it was kept");
        tap_is_text(found[0].type, "organisation", "its type");
        tap_is_number(found[0].id, 77, "its record");
        tap_is_text(found[0].title, "Åse & Co\n", "its title");
        tap_is_number((intmax_t)found[0].count, 2, "its fields");
        tap_is_text(found[0].fields[0].name, "name", "by name");
        tap_is_text(found[0].fields[0].before, "before", "with what was there before");
        tap_is_text(found[0].fields[1].text, "one\ttwo\nthree\\", "and their text to the letter");
        tap_is_text(found[0].fields[1].before, "", "also where nothing was there");
        tap_ok(draft_write(&found[0]), "a found draft can be taken over");
        struct draft *left;
        tap_is_number((intmax_t)draft_find(database, &left), 1, "and is then no longer offered");
        drafts_done(left, 1);
        draft_forget(&found[0]);
        draft_forget(&found[1]);
    }
    drafts_done(found, count);
}

/* A process with the number of one that is gone, as after a new start of the machine, hides no draft. */
static void test_number_taken_again(void)
{
    char *path = place_state("drafts/odd.draft");
    FILE *file = fopen(path, "w");
    fprintf(file, "lrn draft 1\nprocess\t%ld 1\ndatabase\t%s\ntype\tcontact\nid\t0\nfuture\tx\nfield\tname\t\tOla\n", (long)getpid(), database);
    fclose(file);
    struct draft *found;
    size_t count = draft_find(database, &found);
    if (access("/proc/self/stat", R_OK) == 0)
        tap_is_number((intmax_t)count, 1, "a number used again is another process");
    else
        tap_skip(1, "the system does not tell when a process was started");
    drafts_done(found, count);
    unlink(path);
    free(path);
}

static void test_bad_files(void)
{
    static const char *const texts[] = {"", "something else\n", "lrn draft 1\n", "lrn draft 1\nprocess\nfield\n", "lrn draft 1\nfield\ta\tb\tc\n"};
    char *path = place_state("drafts/bad.draft");
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        FILE *file = fopen(path, "w");
        fputs(texts[i], file);
        fclose(file);
        struct draft *found;
        tap_is_number((intmax_t)draft_find(database, &found), 0, "bad file %zu is passed over", i);
        drafts_done(found, 0);
    }
    unlink(path);
    free(path);
}

/* A database named from where one is, that was moved away while the form was open and is put back: the draft is found however it is named then. */
static void test_moved_away(const char *folder)
{
    char *whole = string_format("%s/moved.db", folder);
    struct draft *found;

    tap_ok(chdir(folder) == 0, "in the folder of a database");
    named = "moved.db";
    tap_ok(draft_left_behind("2026-11-21T10:00:00Z", "typed"), "a draft is left while it is away");
    named = database;
    size_t count = draft_find(whole, &found);
    tap_is_number((intmax_t)count, 1, "by its whole name it is found");
    drafts_done(found, count);
    FILE *file = fopen(whole, "w");
    tap_ok(file && fclose(file) == 0, "it is put back");
    count = draft_find("moved.db", &found);
    tap_is_number((intmax_t)count, 1, "then too, named as before");
    if (count > 0)
        draft_forget(&found[0]);
    drafts_done(found, count);
    tap_ok(chdir("/") == 0, "elsewhere");
    free(whole);
}

int main(void)
{
    char folder[] = "/tmp/lrn-draft-XXXXXX";
    if (mkdtemp(folder) == NULL)
        return 1;
    setenv("XDG_STATE_HOME", folder, 1);
    test_own();
    test_left_behind();
    test_number_taken_again();
    test_bad_files();
    test_moved_away(folder);
    char *command = string_format("rm -r %s", folder);
    int result = system(command);
    free(command);
    return tap_done() != 0 || result != 0;
}
