/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People forgotten by lrn itself: one of a list, what is said and refused in both languages, and kill -9 at any moment. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/forget.h"
#include "src/clock.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/network.h"
#include "tests/tap.h"

/* --- The command ----------------------------------------------------------------------------------------------------------- */

static char *run(int *status, bool errors, const char *const *arguments)
{
    return errors ? home_run_errors(status, arguments) : home_run(status, arguments);
}

/* What lrn says, on standard error or output; the caller frees it. */
#define SAID(status, errors, ...) run(status, errors, (const char *const[]){__VA_ARGS__, NULL})

static void expect_file_without(const char *word)
{
    tap_is_number(home_database_says(home_database(), word), 0, "the file does not say %s", word);
}

static void test_import(void)
{
    int status;
    struct text list = {0};

    home_new(HOME_DEMONSTRATION);
    char *path = home_path("zqliv.csv");
    text_add(&list, "organisation,name,email,consent\n");
    for (int i = 0; i < 30; i++)
        text_add_format(&list, "DRG053,Row %d,row%d@example.org,yes\n", i, i);
    text_add(&list, "DRG053,zqliv,zqliv@example.org,yes\n");
    home_write(path, text_string(&list));
    tap_ok(home_lrn("import", "contact", path, NULL), "a list is taken in");
    char *found = SAID(&status, false, "search", "contact", "zqliv", "--format", "csv");
    char *row = strchr(found, '\n');
    char *id = string_copy_part(row ? row + 1 : "", row ? strcspn(row + 1, ",") : 0);
    char *said = SAID(&status, true, "forget", "contact", id + strlen(id) - 5);
    tap_is_number(status, 0, "one of it is forgotten by the end of her id: %s", said);
    tap_ok(strstr(said, "Forgotten: contact ") && strstr(said, id) && !strstr(said, "zqliv"), "which is said: %s", said);
    expect_file_without("zqliv");
    tap_ok(home_lrn("check", NULL), "the database is sound");
    tap_is_number(home_count("contact", "Row"), 30, "the others are there");
    free(said);
    said = SAID(&status, true, "undo");
    tap_is_number(status, 0, "the list is taken back: %s", said);
    tap_ok(strstr(said, "30 of 31 records"), "all that is left of it: %s", said);
    tap_is_number(home_count("contact", "Row"), 0, "nothing of it is there");
    tap_ok(home_lrn("redo", NULL), "it is done again");
    tap_is_number(home_count("contact", "Row"), 30, "without her");
    tap_ok(home_lrn("check", NULL), "the database is sound");
    expect_file_without("zqliv");
    free(said);
    said = SAID(&status, false, "history", "contact", id);
    tap_ok(status == 0 && strstr(said, "Contact person forgotten"), "the history says so: %s", said);
    free(said);
    said = SAID(&status, false, "history", "--lang", "nb", "contact", id);
    tap_ok(strstr(said, "Kontaktperson glemt") != NULL, "in Norwegian: %s", said);
    text_clear(&list);
    text_add_format(&list, "id,organisation,name,consent\n%s,DRG053,zqliv,yes\n", id);
    home_write(path, text_string(&list));
    free(said);
    said = SAID(&status, true, "import", "contact", path);
    tap_ok(status == 1 && strstr(said, "was forgotten here"), "a list with her id does not bring her back: %s", said);
    tap_is_number(home_count("contact", "zqliv"), 0, "she is not there");
    free(said), free(id), free(found), free(path);
    text_done(&list);
}

static void test_statuses(void)
{
    int status;

    home_new(HOME_DEMONSTRATION);
    char *said = SAID(&status, true, "forget", "organisation", "DRG053");
    tap_is_number(status, 2, "only people are forgotten: %s", said);
    tap_is_number(home_count("organisation", "Abay"), 1, "it is there");
    free(said);
    said = SAID(&status, true, "--lang", "nb", "forget", "organisation", "DRG053");
    tap_ok(strstr(said, "Bare personer kan glemmes") != NULL, "in Norwegian: %s", said);
    free(said);
    said = SAID(&status, true, "forget", "nothing", "DRG053");
    tap_is_number(status, 2, "a type is needed: %s", said);
    free(said);
    said = SAID(&status, true, "forget", "contact");
    tap_is_number(status, 2, "and an id: %s", said);
    free(said);
    said = SAID(&status, true, "forget", "contact", "ZZZZZZZZ");
    tap_is_number(status, 1, "of somebody: %s", said);
    free(said);
    said = SAID(&status, true, "--read-only", "forget", "contact", "DCN001");
    tap_is_number(status, 2, "nothing is written with --read-only: %s", said);
    free(said);
    tap_ok(home_lrn("forget", "contact", "DCN001", NULL), "one of the demonstration is forgotten");
    said = SAID(&status, true, "--lang", "nb", "forget", "contact", "DCN001");
    tap_ok(status == 1 && strstr(said, "er allerede glemt"), "nobody twice: %s", said);
    tap_ok(home_lrn("check", NULL), "the database is sound");
    free(said);
}

/* --- kill -9 --------------------------------------------------------------------------------------------------------------- */

enum { KILLS = 10 };

static int64_t somebody(void)
{
    int64_t id = 0;

    identity_parse("DCN001", &id);
    return id;
}

static _Noreturn void forget_apart(void)
{
    const struct store_options options = {.path = home_database(), .types = &types_all};
    const struct viewer viewer = network_viewer("Kari");
    const int64_t id = somebody();
    struct forgotten forgotten;
    struct error error;
    struct store *store = store_open(&options, &error);
    bool ok = store && forget_people(store, &viewer, &type_contact, &id, 1, &forgotten, NULL, &error);

    store_close(store);
    _exit(ok ? 0 : 1);
}

/* Whoever was forgotten is so whole, or not at all; and what the next program finds in the log is brought into the file. */
static void expect_whole(int64_t round)
{
    tap_ok(home_lrn("check", NULL), "%lld: the database is sound", (long long)round);
    tap_ok(home_lrn("set", "organisation", "DRG053", "city=Pune", NULL), "%lld: it is written as ever", (long long)round);
    int there = home_count("contact", "email:rokeya.talukder@swrc.example.org"), said = home_database_says(home_database(), "rokeya.talukder");
    tap_ok((there == 1 && said > 0) || (there == 0 && said == 0), "%lld: all of her is there, or nothing: %d, %d", (long long)round, there, said);
}

/* Runs it and kills it after so many milliseconds, or where that is negative waits for its end; how long it took. */
static int64_t forget_for(int64_t milliseconds)
{
    const int64_t begin = clock_milliseconds();
    pid_t process = fork();

    if (process == 0)
        forget_apart();
    if (milliseconds >= 0) {
        nanosleep(&(struct timespec){.tv_sec = (time_t)(milliseconds / 1000), .tv_nsec = (long)(milliseconds % 1000 * 1000000)}, NULL);
        kill(process, SIGKILL);
    }
    tap_ok(process > 0 && waitpid(process, NULL, 0) == process, "somebody is forgotten for %lld milliseconds", (long long)milliseconds);
    return clock_milliseconds() - begin;
}

static void test_killed(void)
{
    const int64_t rounds = luck_rounds(KILLS);
    int64_t whole = 0;

    home_new(HOME_DEMONSTRATION);
    char *pristine = home_path("pristine.db"), *log = string_format("%s-wal", home_database()), *shared = string_format("%s-shm", home_database());

    home_copy(home_database(), pristine);
    for (int64_t round = 0; round <= rounds; round++) {
        unlink(log);
        unlink(shared);
        home_copy(pristine, home_database());
        const int64_t took = forget_for(round == 0 ? -1 : whole * round / rounds);
        whole = round == 0 ? took : whole;
        expect_whole(round);
    }
    free(shared);
    free(log);
    free(pristine);
}

int main(void)
{
    message_open(place_catalogue);
    test_import();
    test_statuses();
    test_killed();
    return tap_done();
}
