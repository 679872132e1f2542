/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four that write, two that read and an import, killed (kill -9) at a random moment: what was committed is there, no change is there by halves, and the
 * database is sound. */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/import.h"
#include "db/seed.h"
#include "db/verify.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/luck.h"
#include "tests/network.h"
#include "tests/population.h"
#include "tests/tap.h"

enum {
    ROUNDS = 8,           /* in make check */
    ROUNDS_OF_NETWORK = 20, /* after so many a new network begins, that checking one takes no longer and longer */
    WRITERS = 4,
    READERS = 2,
    PROCESSES = WRITERS + READERS + 1,
    IMPORT_ROWS = 150,
    CHANGES_MOST = 120,   /* committed in a round at most */
    LATER_MICROSECONDS = 4000,
    REST_NANOSECONDS = 4000000,
    LOOK_NANOSECONDS = 100000,
    LOOKS_MOST = 600000,
    PATIENCE = 60000      /* milliseconds: a disk may stand still for longer than a person waits */
};

/* What the processes tell, in memory that outlives them. */
struct told {
    int64_t begun[WRITERS];     /* the number of the change that may be on its way */
    int64_t committed[WRITERS]; /* and of the last that was said to be kept */
    bool imported;
    bool failed; /* somebody gave up */
};

struct bench {
    struct network network;
    int64_t organisations[WRITERS];
    int64_t round;
    uint64_t luck;
    char *list;
};

static volatile struct told *told;

/* --- Those that are killed ------------------------------------------------------------------------------------------------ */

static _Noreturn void give_up(const char *who, const struct error *error)
{
    tap_note("%s: %s", who, error->text);
    fflush(stdout);
    told->failed = true;
    _exit(1);
}

static struct store *open_own(const struct bench *bench, struct error *error)
{
    const struct store_options options = {.path = bench->network.path, .types = &types_all};
    struct store *store = store_open(&options, error);

    if (store)
        store_set_patience(store, PATIENCE);
    return store;
}

static bool put_city(struct store *store, const struct viewer *viewer, int64_t id, const char *city, struct error *error)
{
    struct record record;

    if (!store_load(store, viewer, &type_organisation, id, &record, error))
        return false;
    bool ok = record_set(&record, "city", city, error) && store_put(store, &record, error);
    record_done(&record);
    return ok;
}

static bool put_contact(struct store *store, int64_t organisation, const char *name, struct error *error)
{
    struct record record;

    record_init_new(&record, &type_contact);
    value_set_number(record_value(&record, "organisation"), organisation);
    bool ok = record_set(&record, "name", name, error) && record_set(&record, "consent", "yes", error) && store_put(store, &record, error);
    record_done(&record);
    return ok;
}

/* Without a pause one that writes again at once keeps all others waiting. */
static void rest(void)
{
    nanosleep(&(struct timespec){.tv_nsec = REST_NANOSECONDS}, NULL);
}

/* A change in two halves: the number stands in the organisation, and there are so many contacts. */
static bool write_one(struct store *store, int64_t organisation, int64_t number, struct error *error)
{
    const struct viewer viewer = network_viewer("Kari");
    char text[32];
    int64_t change;

    snprintf(text, sizeof text, "%lld", (long long)number);
    if (!store_begin(store, &viewer, NULL, error))
        return false;
    if (put_city(store, &viewer, organisation, text, error) && put_contact(store, organisation, text, error))
        return store_commit(store, &change, error);
    store_rollback(store);
    return false;
}

static _Noreturn void write_on(const struct bench *bench, int writer)
{
    struct error error = {0};
    struct store *store = open_own(bench, &error);
    bool ok = store != NULL;

    while (ok) {
        int64_t number = told->committed[writer] + 1;
        told->begun[writer] = number;
        ok = write_one(store, bench->organisations[writer], number, &error);
        if (ok)
            told->committed[writer] = number;
        rest();
    }
    give_up("writer", &error);
}

static _Noreturn void read_on(const struct bench *bench)
{
    const struct list_request request = {.type = &type_contact, .language = LANGUAGE_EN};
    const struct viewer viewer = network_viewer("Ola");
    struct error error = {0};
    struct store *store = open_own(bench, &error);
    struct row_list rows;
    bool ok = store != NULL;

    while (ok) {
        ok = store_rows(store, &viewer, &request, LIST_LAST, NULL, 30, &rows, &error);
        if (ok)
            row_list_done(&rows);
    }
    give_up("reader", &error);
}

static bool take_in(struct store *store, struct csv_stream *stream, struct mapping *mapping, int file, struct error *error)
{
    const struct import_options options = {.policy = IMPORT_CREATE, .file = file};
    const struct viewer viewer = network_viewer("Per");
    struct import *import = import_new(store, &viewer, stream, mapping, &options);
    int64_t change;
    bool ok = import_check(import, error) && import_commit(import, &change, error);

    import_free(import);
    return ok;
}

static _Noreturn void import_once(const struct bench *bench)
{
    static const char *const headers[] = {"name", "kind", "country", "city"};
    const struct csv_options options = {0};
    struct error error = {0};
    struct store *store = open_own(bench, &error);
    int file = open(bench->list, O_RDONLY | O_CLOEXEC);
    struct csv_stream *stream = csv_stream_new(file, bench->list, &options, &error);
    struct mapping mapping;

    mapping_init(&mapping, &type_organisation, headers, sizeof headers / sizeof *headers, false);
    told->imported = store != NULL && stream != NULL && take_in(store, stream, &mapping, file, &error);
    if (!told->imported)
        give_up("import", &error);
    _exit(0);
}

static _Noreturn void process_run(const struct bench *bench, int process)
{
    if (process < WRITERS)
        write_on(bench, process);
    if (process < WRITERS + READERS)
        read_on(bench);
    import_once(bench);
}

/* --- A round -------------------------------------------------------------------------------------------------------------- */

static void list_write(const struct bench *bench)
{
    FILE *file = fopen(bench->list, "w");

    fputs("name,kind,country,city\n", file);
    for (int i = 0; i < IMPORT_ROWS; i++)
        fprintf(file, "Listed %lld of %lld,ngo,IN,Round %lld\n", (long long)(i * 7919 + bench->round), (long long)bench->round, (long long)bench->round);
    fclose(file);
}

static int64_t committed_in_all(void)
{
    int64_t all = 0;

    for (int i = 0; i < WRITERS; i++)
        all += told->committed[i];
    return all;
}

/* Waits until so many more changes are committed, and then a moment that has nothing to do with them. */
static void wait_for_moment(struct bench *bench, int64_t changes)
{
    const struct timespec look = {.tv_nsec = LOOK_NANOSECONDS};

    for (int64_t looks = LOOKS_MOST; committed_in_all() < changes && looks > 0 && !told->failed; looks--)
        nanosleep(&look, NULL);
    tap_ok(committed_in_all() >= changes, "round %lld: there is load", (long long)bench->round);
    nanosleep(&(struct timespec){.tv_nsec = 1000L * population_random(&bench->luck, LATER_MICROSECONDS)}, NULL);
}

/* Kills one and reaps it; one that had failed before is a point that fails. */
static void process_kill(pid_t *process)
{
    int status = 0;

    if (*process <= 0)
        return;
    kill(*process, SIGKILL);
    if (waitpid(*process, &status, 0) == *process && WIFEXITED(status))
        tap_is_number(WEXITSTATUS(status), 0, "none fails before it is killed");
    *process = 0;
}

/* In every other round one is killed first, and the others go on for a while without it. */
static void processes_run(struct bench *bench)
{
    pid_t processes[PROCESSES];
    int64_t before = committed_in_all(), changes = population_random(&bench->luck, CHANGES_MOST);

    fflush(stdout);
    for (int i = 0; i < PROCESSES; i++) {
        processes[i] = fork();
        if (processes[i] == 0)
            process_run(bench, i);
    }
    if (bench->round % 2 == 0) {
        wait_for_moment(bench, before + changes / 2);
        process_kill(&processes[population_random(&bench->luck, PROCESSES)]);
    }
    wait_for_moment(bench, before + changes);
    int first = (int)population_random(&bench->luck, PROCESSES);
    for (int i = 0; i < PROCESSES; i++)
        process_kill(&processes[(first + i) % PROCESSES]);
}

/* --- What is left --------------------------------------------------------------------------------------------------------- */

static void expect_sound(struct bench *bench)
{
    struct finding_list findings = {0};
    struct error error = {0};
    bool ok = verify_database(bench->network.store, &findings, &error);

    tap_ok(ok && findings.fault_count == 0, "round %lld: the database is sound %s", (long long)bench->round,
           findings.fault_count > 0 ? findings.faults[0] : error.text);
    finding_list_done(&findings);
}

/* The number in the organisation and the contacts that hang on it. */
static void expect_written(struct bench *bench, int writer)
{
    const int64_t id = bench->organisations[writer];
    char *sql = string_format("SELECT count(*) FROM contact WHERE organisation = %lld", (long long)id);
    char *city = network_get(&bench->network, "organisation", id, "city");
    int64_t contacts = network_count(&bench->network, sql), number = strtoll(city, NULL, 10);

    tap_is_number(contacts, number, "round %lld, writer %d: no change is there by halves", (long long)bench->round, writer);
    tap_ok(number == told->committed[writer] || number == told->begun[writer], "what was committed is there: %lld, and %lld is", (long long)told->committed[writer],
           (long long)number);
    told->committed[writer] = number;
    free(city);
    free(sql);
}

static void expect_imported(struct bench *bench)
{
    char *sql = string_format("SELECT count(*) FROM organisation WHERE city = 'Round %lld'", (long long)bench->round);
    int64_t rows = network_count(&bench->network, sql);

    tap_ok(rows == IMPORT_ROWS || (rows == 0 && !told->imported), "round %lld: the list is there, or nothing of it: %lld rows, %s", (long long)bench->round,
           (long long)rows, told->imported ? "committed" : "killed");
    told->imported = told->failed = false;
    free(sql);
}

static void round_run(struct bench *bench)
{
    store_close(bench->network.store);
    bench->network.store = NULL;
    list_write(bench);
    processes_run(bench);
    network_reopen(&bench->network, &types_all);
    for (int i = 0; i < WRITERS; i++)
        expect_written(bench, i);
    expect_imported(bench);
    expect_sound(bench);
}

/* --- The network ---------------------------------------------------------------------------------------------------------- */

static void bench_begin(struct bench *bench)
{
    const struct viewer viewer = network_viewer("Kari");
    struct error error = {0};

    network_new(&bench->network, &types_all);
    memset((void *)told, 0, sizeof *told);
    tap_ok(seed_reference(bench->network.store, &viewer, &error), "a new network %s", error.text);
    for (int i = 0; i < WRITERS; i++)
        bench->organisations[i] = network_add(&bench->network, "Kari", "organisation", "name", "Written", "kind", "ngo", "country", "IN", "city", "0", NULL);
    bench->list = network_file(&bench->network, "list.csv");
}

static void bench_end(struct bench *bench)
{
    network_done(&bench->network);
    free(bench->list);
}

int main(void)
{
    struct bench bench = {.luck = luck_seed()};
    int64_t rounds = luck_rounds(ROUNDS);

    message_open(place_catalogue);
    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (bench.round = 0; bench.round < rounds; bench.round++) {
        if (bench.round % ROUNDS_OF_NETWORK == 0)
            bench_begin(&bench);
        round_run(&bench);
        if (bench.round % ROUNDS_OF_NETWORK == ROUNDS_OF_NETWORK - 1 || bench.round == rounds - 1)
            bench_end(&bench);
    }
    return tap_done();
}
