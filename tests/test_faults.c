/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that runs out, a disk that fails and a disk that is full, at every moment in turn (in make check at some): lrn says so in a line and ends as
 * promised, what it was to do is done whole or not at all, and the database is sound. test_faults [DEED [FAULT...]] tries that deed only, and those faults. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/faults.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/tap.h"

enum {
    MOMENTS = 4,       /* of each kind, in make check */
    PIECE = 65536,     /* bytes of a file compared at once */
    ROWS = 40,         /* of the list that is imported */
    ARGUMENTS = 8,
    STATUS_MOST = 3    /* as the interface promises */
};

/* What is done, and where what it leaves is seen: in the answer to a query, or in a file. */
struct deed {
    const char *name;
    const char *arguments[ARGUMENTS]; /* "@FILE" stands for a file in the home */
    const char *query;                /* that finds more or fewer organisations afterwards, or records of the type; NULL: nothing is changed */
    const char *type;
    const char *file;                 /* that is made, or NULL */
};

static const struct deed deeds[] = {
    {.name = "search", .arguments = {"search", "organisation", "granite country:IN", "--format", "csv"}},
    {.name = "show", .arguments = {"show", "organisation", "DRG053"}},
    {.name = "set", .arguments = {"set", "organisation", "DRG053", "city=Elsewhere"}, .query = "city:Elsewhere"},
    {.name = "import", .arguments = {"import", "organisation", "@list.csv"}, .query = "city:Listed"},
    {.name = "forget", .arguments = {"forget", "contact", "DCN001"}, .type = "contact", .query = "Rokeya Parvin"},
    {.name = "export", .arguments = {"export", "organisation", "@out.csv"}, .file = "out.csv"},
    {.name = "backup", .arguments = {"backup", "@copy.db"}, .file = "copy.db"},
};

struct run {
    const struct deed *deed;
    char *const *wanted;       /* the names of faults, up to NULL; none: all */
    struct faults *faults;
    char *pristine;            /* the database as it was before */
    int before, after;         /* how many the deed's query finds */
    char *what;                /* the fault, for messages */
};

/* --- Running -------------------------------------------------------------------------------------------------------------- */

static void file_remove(const char *name)
{
    char *path = home_path(name);
    unlink(path);
    free(path);
}

/* Whether two files hold the same bytes. */
static bool is_same(const char *left, const char *right)
{
    char bytes[2][PIECE];
    FILE *files[2] = {fopen(left, "rb"), fopen(right, "rb")};
    bool same = files[0] != NULL && files[1] != NULL;
    for (size_t length = PIECE; same && length > 0;) {
        length = fread(bytes[0], 1, PIECE, files[0]);
        same = fread(bytes[1], 1, PIECE, files[1]) == length && memcmp(bytes[0], bytes[1], length) == 0;
    }
    for (int i = 0; i < 2; i++)
        if (files[i] != NULL)
            fclose(files[i]);
    return same;
}

/* The files beside the database that can hold some of it. */
static const char *const beside[] = {"-wal", "-journal", "-shm"};
enum { BESIDE = sizeof beside / sizeof *beside, BESIDE_HOLDING = 2 };

/* Whether the database is, byte for byte, the one that was there before: no need to read it, then, to know that it is sound. */
static bool database_is_untouched(const struct run *run)
{
    bool untouched = true;
    for (size_t i = 0; untouched && i < BESIDE_HOLDING; i++) {
        struct stat file;
        char *path = string_format("%s%s", home_database(), beside[i]);
        untouched = stat(path, &file) != 0 || file.st_size == 0;
        free(path);
    }
    return untouched && is_same(run->pristine, home_database());
}

static void database_reset(const struct run *run)
{
    bool untouched = database_is_untouched(run);
    for (size_t i = 0; i < BESIDE; i++) {
        char *path = string_format("%s%s", home_database(), beside[i]);
        unlink(path);
        free(path);
    }
    if (!untouched)
        home_copy(run->pristine, home_database());
    if (run->deed->file != NULL)
        file_remove(run->deed->file);
}

static int deed_count(const struct run *run)
{
    return home_count(run->deed->type != NULL ? run->deed->type : "organisation", run->deed->query);
}

/* Runs the deed; its errors are the caller's. */
static char *deed_run(const struct run *run, int *status)
{
    const char *arguments[ARGUMENTS + 1] = {NULL};
    char *paths[ARGUMENTS] = {NULL};
    for (int i = 0; i < ARGUMENTS && run->deed->arguments[i] != NULL; i++) {
        const char *argument = run->deed->arguments[i];
        paths[i] = argument[0] == '@' ? home_path(argument + 1) : string_copy(argument);
        arguments[i] = paths[i];
    }
    char *errors = home_run_errors(status, arguments);
    for (int i = 0; i < ARGUMENTS; i++)
        free(paths[i]);
    return errors;
}

/* --- What is expected ------------------------------------------------------------------------------------------------------- */

/* The last line, which says what is wrong; and none before it does. */
static bool is_one_complaint(const char *errors)
{
    const char *first = strstr(errors, "lrn: ");
    size_t length = strlen(errors);
    return first != NULL && strstr(first + 1, "\nlrn: ") == NULL && errors[length - 1] == '\n' && strchr(first, '\n') == errors + length - 1;
}

static bool file_is_there(const char *name)
{
    char *path = home_path(name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static void expect_sound(void)
{
    static const char *const check[] = {"check", NULL};
    int status;
    char *output = home_run(&status, check);

    tap_is_number(status, 0, "the database is sound: %s", output);
    free(output);
}

/* Done whole or not at all, and nothing else is said. */
static void expect_whole(const struct run *run, int status, const char *errors)
{
    if (run->deed->file != NULL)
        tap_ok(status != 0 || file_is_there(run->deed->file), "what is said to be written is there");
    if (run->deed->query != NULL && database_is_untouched(run)) {
        tap_ok(status != 0, "nothing is changed, and not said to be done");
    } else if (run->deed->query != NULL) {
        expect_sound();
        int count = deed_count(run);
        tap_ok(count == run->after || (count == run->before && status != 0), "it is done, or not at all: %d, status %d", count, status);
        tap_ok(count == run->before || strstr(errors, "othing was") == NULL, "nothing else is said: %s", errors);
    }
}

static void expect_run(const struct run *run, int64_t at)
{
    int status;

    database_reset(run);
    char *errors = deed_run(run, &status);
    run->faults->counting = false;
    tap_ok(status >= 0 && status <= STATUS_MOST, "%s: %s fails at %lld: it ends with %d: %s", run->deed->name, run->what, (long long)at, status, errors);
    if (status != 0)
        tap_ok(is_one_complaint(errors), "%s: %s fails at %lld: one line says so: %s", run->deed->name, run->what, (long long)at, errors);
    expect_whole(run, status, errors);
    free(errors);
}

/* --- The moments ------------------------------------------------------------------------------------------------------------ */

/* So many moments spread over all of them, none twice. */
static void kind_run(struct run *run, size_t kind, int64_t all, int64_t moments)
{
    int64_t last = 0;

    run->what = string_copy(fault_kinds[kind].name);
    for (int64_t i = 0; i < moments; i++) {
        int64_t at = moments < all ? 1 + i * (all - 1) / (moments > 1 ? moments - 1 : 1) : i + 1;
        if (at > all || at == last)
            continue;
        last = at;
        faults_order(run->faults, fault_kinds[kind].fault, at, fault_kinds[kind].forever);
        expect_run(run, at);
    }
    free(run->what);
}

static bool is_wanted(char *const *names, const char *name)
{
    for (char *const *wanted = names; *wanted; wanted++)
        if (strcmp(*wanted, name) == 0)
            return true;
    return !*names;
}

/* Left alone it says how much can fail. */
static void deed_prove(struct run *run, int64_t moments)
{
    int64_t counts[FAULT_COUNT];
    int status;

    database_reset(run);
    run->before = run->deed->query != NULL ? deed_count(run) : 0;
    database_reset(run);
    faults_order(run->faults, FAULT_CALL, 0, false);
    char *errors = deed_run(run, &status);
    run->faults->counting = false;
    memcpy(counts, run->faults->counts, sizeof counts);
    tap_is_number(status, 0, "%s left alone: %s", run->deed->name, errors);
    tap_note("%s: %lld allocations, %lld calls, %lld writes", run->deed->name, (long long)counts[FAULT_ALLOCATION], (long long)counts[FAULT_CALL],
             (long long)counts[FAULT_FULL]);
    run->after = run->deed->query != NULL ? deed_count(run) : 0;
    free(errors);
    for (size_t kind = 0; kind < fault_kind_count; kind++)
        if (is_wanted(run->wanted, fault_kinds[kind].name))
            kind_run(run, kind, counts[fault_kinds[kind].fault], moments);
}

static void list_write(void)
{
    struct text text = {0};
    char *path = home_path("list.csv");

    text_add(&text, "name,kind,country,city\n");
    for (int i = 0; i < ROWS; i++)
        text_add_format(&text, "Listed %d,ngo,IN,Listed\n", i * 7919);
    home_write(path, text_string(&text));
    free(path);
    text_done(&text);
}

int main(int count, char **arguments)
{
    struct run run = {.wanted = arguments + (count > 1 ? 2 : 1)};
    int64_t moments = luck_rounds(MOMENTS);

    home_new(HOME_DEMONSTRATION);
    char *order = home_path("order");
    run.pristine = home_path("pristine.db");
    run.faults = faults_map(order);
    home_copy(home_database(), run.pristine);
    list_write();
    setenv("LRN", FAULTS_PROGRAM, 1);
    home_set(FAULTS_VARIABLE, order);
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        run.deed = &deeds[i];
        if (count < 2 || strcmp(arguments[1], deeds[i].name) == 0)
            deed_prove(&run, moments);
    }
    free(run.pristine);
    free(order);
    return tap_done();
}
