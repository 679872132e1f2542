/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file kept to oneself: only where nobody else has it open, and as before afterwards; who opens it meanwhile waits. */
#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/database.h"
#include "db/sole_use.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

enum { WHILE_KEPT = 1500 /* milliseconds, long enough that waiting is told */ };

static const char count_all[] = "SELECT count(*) FROM organisation";

static bool has_log(const struct network *network)
{
    return network_count(network, "SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1;
}

static void test_alone(void)
{
    struct network network;

    network_new(&network, &types_all);
    network_add(&network, "Kari", "organisation", "name", "One", "kind", "ngo", "country", "IN", NULL);
    tap_ok(sole_use_begin(network.store), "alone with the file it can be kept");
    tap_ok(!sole_use_begin(network.store), "once");
    tap_ok(!network_intrude(&network, count_all), "others do not get at it");
    network_add(&network, "Kari", "organisation", "name", "Two", "kind", "ngo", "country", "IN", NULL);
    tap_ok(!network_intrude(&network, count_all), "nor after a change");
    sole_use_end(network.store);
    tap_ok(network_intrude(&network, count_all), "then they do");
    tap_ok(has_log(&network), "it has its log again");
    tap_is_number(network_count(&network, count_all), 2, "and all that was written");
    network_add(&network, "Kari", "organisation", "name", "Three", "kind", "ngo", "country", "IN", NULL);
    network_is_sound(&network, "it is sound");
    network_done(&network);
}

static void test_others(void)
{
    struct network network;
    struct error error;
    sqlite3 *other;

    network_new(&network, &types_all);
    sqlite3_open(network.path, &other);
    sqlite3_exec(other, count_all, NULL, NULL, NULL);
    tap_ok(!sole_use_begin(network.store), "where somebody else has it open it is not kept");
    tap_is_number(sqlite3_exec(other, "INSERT INTO setting (name, value) VALUES ('other', 1)", NULL, NULL, NULL), SQLITE_OK, "who can go on to write");
    tap_ok(has_log(&network), "it has its log");
    sole_use_end(network.store);
    sqlite3_close(other);
    tap_ok(maintenance_begin(network.store, &error), "in a write");
    tap_ok(!sole_use_begin(network.store), "it is not kept either");
    tap_ok(maintenance_end(network.store, true, &error), "which ends");
    network_done(&network);
}

static void waiting_note(void *context, const char *work, int64_t done, int64_t total)
{
    int *told = context;

    (void)work, (void)done;
    told[total < 0]++;
}

/* Opens what it is told in a process of its own, which has nothing else open; the status says what came of it. */
static pid_t opener_start(int told)
{
    char path[PATH_MAX] = "";
    const pid_t process = fork();

    if (process != 0)
        return process;
    int waited[2] = {0};
    const struct store_options options = {.path = path, .types = &types_all, .progress = waiting_note, .context = waited};
    struct error error;
    struct store *store = read(told, path, sizeof path - 1) > 0 ? store_open(&options, &error) : NULL;
    _exit(store == NULL ? 1 : waited[1] == 1 && waited[0] == 1 ? 0 : 2);
}

static void test_waiting(void)
{
    struct network network;
    int told[2], status = -1;

    tap_ok(pipe(told) == 0, "a way to tell another process");
    const pid_t opener = opener_start(told[0]);
    network_new(&network, &types_all);
    tap_ok(sole_use_begin(network.store), "the file is kept");
    tap_ok(write(told[1], network.path, strlen(network.path)) > 0, "which another process opens");
    usleep(WHILE_KEPT * 1000);
    tap_is_number(waitpid(opener, &status, WNOHANG), 0, "it waits");
    sole_use_end(network.store);
    tap_ok(waitpid(opener, &status, 0) == opener && WIFEXITED(status), "until it is free");
    tap_is_number(WEXITSTATUS(status), 0, "and opens it, having said once that it waits and once that it does no more");
    close(told[0]);
    close(told[1]);
    network_done(&network);
}

int main(void)
{
    test_alone();
    test_others();
    test_waiting();
    return tap_done();
}
