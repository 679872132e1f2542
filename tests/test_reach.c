/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database that cannot be opened as it should: on a full disk, in a folder that cannot be written. It is read all the same, what others write is seen, and it is opened
 * anew where that is possible again. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

enum { LOOKS = 50, NOBODY = 65534, LIMIT = 8 * 1024 /* bytes: less than those who write share */, ANSWER = 1024 };

/* A reader in a process of its own, which does what it is told. */
struct reader {
    pid_t process;
    int line;
};

struct reading {
    const struct network *network;
    struct store *store;
    int64_t id;
};

/* --- The reader ----------------------------------------------------------------------------------------------------------- */

static void city_read(struct reading *reading, char *answer)
{
    struct viewer viewer = network_viewer("Kari");
    struct record record;
    struct error error = {0};

    if (store_load(reading->store, &viewer, &type_organisation, reading->id, &record, &error)) {
        snprintf(answer, ANSWER, "%s", record_text(&record, "city"));
        record_done(&record);
    } else {
        snprintf(answer, ANSWER, "%s", error.text);
    }
}

static void city_write(struct reading *reading, char *answer)
{
    struct viewer viewer = network_viewer("Kari");
    struct record base, record;
    struct error error = {0};
    int64_t change;

    if (store_load(reading->store, &viewer, &type_organisation, reading->id, &base, &error)) {
        record_copy(&record, &base);
        record_set(&record, "city", "Chittagong", &error);
        if (store_save(reading->store, &viewer, &record, &base, NULL, &change, &error))
            snprintf(error.text, sizeof error.text, "written");
        record_done(&record);
        record_done(&base);
    }
    snprintf(answer, ANSWER, "%s", error.text);
}

static void limit_set(rlim_t limit)
{
    struct rlimit limits;

    getrlimit(RLIMIT_FSIZE, &limits);
    limits.rlim_cur = limit < limits.rlim_max ? limit : limits.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limits);
}

static void order_do(struct reading *reading, char order, char *answer)
{
    const char *refusal = store_refusal(reading->store);

    answer[0] = '\0';
    switch (order) {
    case 'm':
        for (int i = 0; i < LOOKS; i++)
            store_changed(reading->store);
        break;
    case 'c':
        snprintf(answer, ANSWER, "%s", store_changed(reading->store) ? "changed" : "the same");
        break;
    case 'r':
        city_read(reading, answer);
        break;
    case 'w':
        city_write(reading, answer);
        break;
    case 'f':
        snprintf(answer, ANSWER, "%s", refusal != NULL ? refusal : "no refusal");
        break;
    case 'l':
        limit_set(RLIM_INFINITY);
        break;
    default:
        break;
    }
}

static _Noreturn void reader_run(const struct network *network, int64_t id, bool limited, int line)
{
    const struct store_options options = {.path = network->path, .types = &types_all, .read_only = !limited};
    struct reading reading = {.network = network, .id = id};
    struct error error = {0};
    char order, answer[ANSWER];

    if (limited)
        limit_set(LIMIT);
    else if (geteuid() == 0 && setuid(NOBODY) != 0)
        _exit(1);
    reading.store = store_open(&options, &error);
    snprintf(answer, sizeof answer, "%s", reading.store != NULL ? "opened" : error.text);
    while (write(line, answer, sizeof answer) > 0 && reading.store != NULL && read(line, &order, 1) == 1)
        order_do(&reading, order, answer);
    store_close(reading.store);
    _exit(0);
}

static void answer_is(const struct reader *reader, char order, const char *expected, const char *point)
{
    char answer[ANSWER] = "";

    if (order != '\0' && write(reader->line, &order, 1) != 1)
        tap_ok(false, "it is asked: %s", point);
    if (recv(reader->line, answer, sizeof answer, MSG_WAITALL) <= 0)
        snprintf(answer, sizeof answer, "(nobody answers)");
    tap_ok(strstr(answer, expected) != NULL, "%s: %s", point, answer);
}

/* Its first answer is to be taken. */
static struct reader reader_begin(const struct network *network, int64_t id, bool limited)
{
    struct reader reader = {0};
    int lines[2];

    fflush(stdout);
    tap_ok(socketpair(AF_UNIX, SOCK_STREAM, 0, lines) == 0, "there is a line to the reader");
    reader.process = fork();
    if (reader.process == 0) {
        close(lines[0]);
        reader_run(network, id, limited, lines[1]);
    }
    close(lines[1]);
    reader.line = lines[0];
    return reader;
}

static struct reader reader_start(const struct network *network, int64_t id, bool limited)
{
    struct reader reader = reader_begin(network, id, limited);

    answer_is(&reader, '\0', "opened", "it is opened");
    return reader;
}

static void reader_end(struct reader *reader)
{
    int status = -1;

    close(reader->line);
    waitpid(reader->process, &status, 0);
    tap_is_number(status, 0, "the reader ends well");
}

/* --- The tests ------------------------------------------------------------------------------------------------------------ */

static int64_t organisation_new(struct network *network)
{
    network_new(network, &types_all);
    return network_add(network, "Kari", "organisation", "name", "Shimul", "kind", "ngo", "country", "BD", "city", "Dhaka", NULL);
}

static void writer_leave(struct network *network)
{
    store_close(network->store);
    network->store = NULL;
}

static void test_full(void)
{
    struct network network;
    int64_t id = organisation_new(&network);

    writer_leave(&network);
    struct reader reader = reader_start(&network, id, true);
    answer_is(&reader, 'f', "the disk is full", "on a full disk it is said why it cannot be written");
    answer_is(&reader, 'r', "Dhaka", "it is read all the same");
    answer_is(&reader, 'w', "the disk is full", "and not written");
    answer_is(&reader, 'm', "", "it is looked for room many times");
    answer_is(&reader, 'f', "the disk is full", "there is none");
    answer_is(&reader, 'r', "Dhaka", "it is still read");
    network_reopen(&network, &types_all);
    network_set(&network, "Kari", "organisation", id, "city", "Sylhet");
    answer_is(&reader, 'c', "changed", "what somebody else writes is noticed");
    answer_is(&reader, 'r', "Sylhet", "and seen");
    writer_leave(&network);
    answer_is(&reader, 'r', "Sylhet", "also when that one is gone");
    answer_is(&reader, 'w', "the disk is full", "it is still full");
    answer_is(&reader, 'l', "", "there is room again");
    answer_is(&reader, 'c', "", "which is looked for");
    answer_is(&reader, 'f', "no refusal", "it is opened for writing");
    answer_is(&reader, 'w', "written", "and written");
    answer_is(&reader, 'r', "Chittagong", "and read");
    reader_end(&reader);
    network_reopen(&network, &types_all);
    network_is(&network, "organisation", id, "city", "Chittagong", "it is there");
    network_done(&network);
}

/* What the writer needs beside the file is made while the folder is open to him. */
static void folder_open(const struct network *network, bool open)
{
    chmod(network->folder, open ? 0755 : 0555);
}

static void test_folder(void)
{
    struct network network;
    int64_t id = organisation_new(&network);

    chmod(network.path, 0644);
    writer_leave(&network);
    folder_open(&network, false);
    struct reader reader = reader_start(&network, id, false);
    answer_is(&reader, 'r', "Dhaka", "in a folder that cannot be written it is read");
    answer_is(&reader, 'w', "reading only", "and not written");
    answer_is(&reader, 'c', "the same", "nothing has changed");
    folder_open(&network, true);
    network_reopen(&network, &types_all);
    network_set(&network, "Kari", "organisation", id, "city", "Sylhet");
    folder_open(&network, false);
    answer_is(&reader, 'c', "changed", "what somebody writes there is noticed");
    answer_is(&reader, 'r', "Sylhet", "and seen");
    answer_is(&reader, 'c', "the same", "until the next change");
    network_set(&network, "Kari", "organisation", id, "city", "Khulna");
    answer_is(&reader, 'c', "changed", "which is noticed too");
    answer_is(&reader, 'r', "Khulna", "and seen");
    folder_open(&network, true);
    writer_leave(&network);
    folder_open(&network, false);
    answer_is(&reader, 'r', "Khulna", "also when nobody writes any more");
    reader_end(&reader);
    folder_open(&network, true);
    network_done(&network);
}

/* Does something in a process that is gone in the middle of it. */
static void leave_amid(struct network *network, int64_t id, void (*deed)(struct network *network, int64_t id))
{
    int status = -1;

    fflush(stdout);
    pid_t process = fork();
    if (process == 0) {
        deed(network, id);
        _exit(0);
    }
    waitpid(process, &status, 0);
    tap_is_number(status, 0, "somebody wrote, and did not close it");
}

/* While somebody reads, what is written stays in the log. */
static void city_set(struct network *network, int64_t id)
{
    sqlite3 *handle;

    if (sqlite3_open(network->path, &handle) != SQLITE_OK || sqlite3_exec(handle, "BEGIN; SELECT count(*) FROM organisation", NULL, NULL, NULL) != SQLITE_OK)
        _exit(1);
    network_reopen(network, &types_all);
    network_set(network, "Kari", "organisation", id, "city", "Sylhet");
}

static void beside_remove(const struct network *network, const char *ending)
{
    char *path = string_format("%s%s", network->path, ending);

    tap_ok(unlink(path) == 0, "%s was there", ending);
    free(path);
}

/* A copy of a network that was open, or one whose writer died: the last changes are in its log only. */
static void test_log(void)
{
    struct network network;
    int64_t id = organisation_new(&network);

    chmod(network.path, 0644);
    writer_leave(&network);
    leave_amid(&network, id, city_set);
    beside_remove(&network, "-shm");
    folder_open(&network, false);
    struct reader reader = reader_start(&network, id, false);
    answer_is(&reader, 'r', "Sylhet", "where nobody can merge the log it is read with it");
    answer_is(&reader, 'c', "the same", "nothing has changed");
    folder_open(&network, true);
    network_reopen(&network, &types_all);
    network_set(&network, "Kari", "organisation", id, "city", "Khulna");
    writer_leave(&network);
    folder_open(&network, false);
    answer_is(&reader, 'c', "changed", "what somebody writes there is noticed");
    answer_is(&reader, 'r', "Khulna", "and seen");
    reader_end(&reader);
    folder_open(&network, true);
    network_done(&network);
}

/* With little memory SQLite writes pages of a change before its end. */
static void write_half(struct network *network, int64_t id)
{
    sqlite3 *handle;

    (void)id;
    if (sqlite3_open(network->path, &handle) != SQLITE_OK
        || sqlite3_exec(handle, "PRAGMA journal_mode=DELETE; PRAGMA cache_size=2; BEGIN IMMEDIATE; CREATE TABLE half (part);"
                                "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO half SELECT zeroblob(3000) FROM n",
                        NULL, NULL, NULL) != SQLITE_OK)
        _exit(1);
}

static void test_half(void)
{
    struct network network;
    int64_t id = organisation_new(&network);

    chmod(network.path, 0644);
    writer_leave(&network);
    leave_amid(&network, id, write_half);
    folder_open(&network, false);
    struct reader reader = reader_begin(&network, id, false);
    answer_is(&reader, '\0', "was cut off", "half a write is not shown, and it is said why");
    reader_end(&reader);
    folder_open(&network, true);
    network_reopen(&network, &types_all);
    writer_leave(&network);
    folder_open(&network, false);
    reader = reader_start(&network, id, false);
    answer_is(&reader, 'r', "Dhaka", "once it is taken back all is there");
    reader_end(&reader);
    folder_open(&network, true);
    network_done(&network);
}

int main(void)
{
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    test_full();
    test_folder();
    test_log();
    test_half();
    return tap_done();
}
