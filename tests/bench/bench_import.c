/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what importing a list takes beside what SQLite's own shell takes to load it: seconds by the clock and of the processor, their ratio, and the most
 * memory. bench_import [ROWS...]; 100,000 and 1,000,000 rows where none are given. */
#include "config.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "src/memory.h"
#include "tests/population.h"

extern char **environ;

enum { MEGABYTE = 1 << 20, MEASURES_MOST = 8 };

struct cost {
    double clock, processor; /* seconds */
    double memory;           /* MB at the most */
};

static _Noreturn void give_up(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* --- Programs run and measured ------------------------------------------------------------------------------------------ */

static pid_t start(char *const *arguments)
{
    posix_spawn_file_actions_t actions;
    pid_t child = -1;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO); /* it would name every duplicate */
    int code = posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return code == 0 ? child : -1;
}

/* Runs a program to its end; false where there is none of that name. status 1 of lrn says that not every row was taken. */
static bool run(char *const *arguments, struct cost *cost)
{
    struct rusage usage;
    int status = 0;
    double begin = now();
    pid_t child = start(arguments);

    if (child < 0)
        return false;
    if (wait4(child, &status, 0, &usage) != child)
        give_up(arguments[0]);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return false;
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "%s failed\n", arguments[0]);
        exit(EXIT_FAILURE);
    }
    *cost = (struct cost){.clock = now() - begin, .processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
                          .memory = (double)usage.ru_maxrss / 1024};
    return true;
}

static char *program(void)
{
    const char *given = getenv("LRN");

    return string_copy(given ? given : BUILD_DIR "/lrn");
}

static bool run_lrn(char *database, char **words, size_t count, struct cost *cost)
{
    char *name = program(), *option = string_copy("--db");
    char *arguments[8] = {name, option, database};

    for (size_t i = 0; i < count; i++)
        arguments[3 + i] = words[i];
    bool ok = run(arguments, cost);
    free(name);
    free(option);
    return ok;
}

/* --- The peer ----------------------------------------------------------------------------------------------------------- */

/* A table, three indexes after it, and full text over four columns with prefixes of two and three letters. */
static bool load_with_shell(const char *database, const char *list, struct cost *cost)
{
    char *import = string_format(".import --csv --skip 1 %s list", list);
    char *words[] = {
        string_copy("sqlite3"), string_copy("-batch"), string_copy(database),
        string_copy("CREATE TABLE list (name TEXT, native_name TEXT, kind TEXT, country TEXT, city TEXT, address TEXT, number TEXT, email TEXT,"
                    " phone TEXT, website TEXT, founded TEXT, description TEXT)"),
        import,
        string_copy("CREATE INDEX list_name ON list (name); CREATE INDEX list_country ON list (country); CREATE INDEX list_number ON list (number)"),
        string_copy("CREATE VIRTUAL TABLE search USING fts5 (name, native_name, city, description, content='list', prefix='2 3');"
                    " INSERT INTO search (search) VALUES ('rebuild')"),
        NULL,
    };
    bool ok = run(words, cost);

    for (size_t i = 0; words[i]; i++)
        free(words[i]);
    return ok;
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

static void print(const char *what, const struct cost *cost, const struct cost *peer)
{
    printf("  %-28s %8.2f %10.2f %8.1f", what, cost->clock, cost->processor, cost->memory);
    if (peer)
        printf(" %8.2f %8.2f", cost->clock / peer->clock, cost->processor / peer->processor);
    putchar('\n');
    fflush(stdout);
}

static void measure_lrn(char *database, char *list, const struct cost *peer)
{
    static char init[] = "init", import[] = "import", type[] = "organisation", undo[] = "undo";
    struct cost cost;

    if (!run_lrn(database, (char *[]){init}, 1, &cost) || !run_lrn(database, (char *[]){import, type, list}, 3, &cost))
        give_up("lrn");
    print("lrn import", &cost, peer);
    if (!run_lrn(database, (char *[]){import, type, list}, 3, &cost))
        give_up("lrn");
    print("the same again: no change", &cost, peer);
    if (!run_lrn(database, (char *[]){undo}, 1, &cost))
        give_up("lrn");
    print("lrn undo", &cost, peer);
}

static void write_list(const char *path, size_t rows)
{
    FILE *file = fopen(path, "w");

    if (!file)
        give_up(path);
    population_write_list(file, rows);
    printf("%zu rows, %.1f MB%22s clock s    proc s  peak MB    ratio of both\n", rows, (double)ftell(file) / MEGABYTE, "");
    if (fclose(file) != 0)
        give_up(path);
}

static void measure(const char *folder, size_t rows)
{
    char *list = string_format("%s/list.csv", folder);
    char *database = string_format("%s/network.db", folder);
    char *loaded = string_format("%s/loaded.db", folder);
    struct cost peer;

    write_list(list, rows);
    bool has_peer = load_with_shell(loaded, list, &peer);
    if (has_peer)
        print("sqlite3 .import", &peer, NULL);
    else
        puts("  sqlite3 is not installed: no ratios");
    unlink(loaded);
    measure_lrn(database, list, has_peer ? &peer : NULL);
    unlink(database);
    unlink(list);
    free(loaded);
    free(database);
    free(list);
}

int main(int count, char **arguments)
{
    static const size_t usual[] = {100000, 1000000};
    const char *temporary = getenv("TMPDIR");
    char *folder = string_format("%s/lrn-bench-XXXXXX", temporary && *temporary ? temporary : "/tmp");

    if (!mkdtemp(folder))
        give_up(folder);
    for (int i = 1; i < count; i++)
        measure(folder, strtoul(arguments[i], NULL, 10));
    for (size_t i = 0; count < 2 && i < sizeof usual / sizeof *usual; i++)
        measure(folder, usual[i]);
    rmdir(folder);
    free(folder);
    return 0;
}
