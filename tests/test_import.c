/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import in pieces: previewed, looked into, decided on and edited row by row, answered, stopped, written, and taken back. */
#include "config.h"

#include "db/import.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/journal.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static const struct viewer viewer = {.name = "Test", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- A list --------------------------------------------------------------------------------------------------------------- */

/* A list of organisations with all that reads it. */
struct list {
    struct network *network;
    int file;
    struct csv_stream *stream;
    struct mapping mapping;
    struct import *import;
    const char *stop_at; /* the work at which it is stopped, or NULL */
    int told;            /* how often it was asked whether to stop at that work */
    bool intruded;       /* whenever it is asked somebody else writes */
    int intrusions, refusals; /* how often that could be done and could not */
};

static int file_of(const char *text)
{
    char path[] = "/tmp/lrn-test-list-XXXXXX";
    int file = mkstemp(path);

    unlink(path);
    if (file < 0 || write(file, text, strlen(text)) != (ssize_t)strlen(text))
        tap_ok(false, "a list is written");
    return file;
}

static void list_intrude(struct list *list)
{
    bool written = network_intrude(list->network, "INSERT OR REPLACE INTO setting (name, value) VALUES ('test', random())");
    list->intrusions += written;
    list->refusals += !written;
}

static bool list_is_stopped(void *context)
{
    struct list *list = context;
    struct import_progress progress;

    import_progress_read(list->import, &progress);
    bool now = list->stop_at && progress.work && strcmp(progress.work, list->stop_at) == 0 && progress.done > 0;
    list->told += now;
    if (list->intruded)
        list_intrude(list);
    return now;
}

static void list_open_type(struct list *list, struct network *network, const char *type, const char *text)
{
    const struct csv_options options = {.encoding = "UTF-8"};
    const char *headers[16];
    struct error error = {0};

    *list = (struct list){.network = network, .file = file_of(text)};
    list->stream = csv_stream_new(list->file, "list.csv", &options, &error);
    if (!list->stream)
        tap_ok(false, "the list is read: %s", error.text);
    size_t columns = csv_stream_dialect(list->stream)->columns;
    for (size_t i = 0; i < columns; i++)
        headers[i] = csv_stream_header(list->stream, i);
    mapping_init(&list->mapping, type_list_find(network->types, type), headers, columns, false);
    const struct import_options import_options = {.file = list->file, .interrupt = list_is_stopped, .context = list};
    list->import = import_new(network->store, &viewer, list->stream, &list->mapping, &import_options);
}

static void list_open(struct list *list, struct network *network, const char *text)
{
    list_open_type(list, network, "organisation", text);
}

static void list_done(struct list *list)
{
    import_free(list->import);
    mapping_done(&list->mapping);
    csv_stream_free(list->stream);
    close(list->file);
}

static void check(struct list *list)
{
    struct error error = {0};

    tap_ok(import_check(list->import, &error), "the list is checked (%s)", error.text);
}

static bool decide_all(struct list *list, enum import_policy policy, struct error *error)
{
    bool done = false, ok = true;

    while (ok && !done)
        ok = import_decide_some(list->import, policy, 100, &done, error);
    return ok;
}

static void counts_are(const struct list *list, const char *expected, const char *point)
{
    char *got = string_format("new %d changed %d same %d duplicates %d rejected %d", (int)import_count(list->import, IMPORT_NEW),
                              (int)import_count(list->import, IMPORT_CHANGED), (int)import_count(list->import, IMPORT_SAME),
                              (int)import_count(list->import, IMPORT_DUPLICATE), (int)import_count(list->import, IMPORT_REJECTED));

    tap_is_text(got, expected, "%s", point);
    free(got);
}

/* The numbers of the rows in a list, with blanks between them. */
static char *numbers_of(const struct list *list, int which, int64_t from, int limit)
{
    struct text text = {0};
    int64_t numbers[64];
    size_t count;
    struct error error;

    if (!import_list(list->import, which, from, limit, numbers, &count, &error))
        text_add(&text, error.text);
    else
        for (size_t i = 0; i < count; i++)
            text_add_format(&text, "%s%d", i > 0 ? " " : "", (int)numbers[i]);
    return text_take(&text);
}

static void numbers_are(const struct list *list, int which, int64_t from, int limit, const char *expected, const char *point)
{
    char *got = numbers_of(list, which, from, limit);

    tap_is_text(got, expected, "%s", point);
    free(got);
}

static int64_t commit(struct list *list)
{
    struct error error = {0};
    int64_t change;

    tap_ok(import_commit(list->import, &change, &error), "the list is written (%s)", error.text);
    return change;
}

static void organisations_are(const struct list *list, int64_t expected, const char *point)
{
    tap_is_number(network_count(list->network, "SELECT count(*) FROM organisation"), expected, "%s", point);
}

/* --- In pieces ------------------------------------------------------------------------------------------------------------- */

enum { MANY = 3000 };

/* Rows that are all new, but every thousandth, which has no country. */
static char *many_rows(void)
{
    struct text text = {0};

    text_add(&text, "Name,Kind,Country,City\n");
    for (int i = 1; i <= MANY; i++)
        text_add_format(&text, "Organisation %d of %c%c%c,ngo,%s,Place %d\n", i, 'A' + i % 23, 'a' + i % 19, 'a' + i % 17, i % 1000 == 0 ? "" : "IN", i);
    return text_take(&text);
}

static int check_in_pieces(struct list *list)
{
    struct import_progress progress, before = {0};
    struct error error = {0};
    bool done = false, grows = true;
    int pieces = 0;

    while (!done && pieces < MANY) {
        if (!import_check_some(list->import, 500, &done, &error))
            tap_ok(false, "a piece is checked: %s", error.text);
        import_progress_read(list->import, &progress);
        grows = grows && (done || (progress.rows == before.rows + 500 && progress.done > before.done && strcmp(progress.work, "Checking") == 0));
        before = progress;
        pieces++;
    }
    tap_ok(grows, "each piece comes further");
    tap_ok(done && !progress.work, "and then no work is left");
    return pieces;
}

static void test_check_in_pieces(struct network *network)
{
    char *text = many_rows();
    struct list list;

    list_open(&list, network, text);
    tap_ok(check_in_pieces(&list) > MANY / 500, "a check in pieces of 500 rows");
    counts_are(&list, "new 2997 changed 0 same 0 duplicates 0 rejected 3", "all rows were checked");
    numbers_are(&list, IMPORT_REJECTED, 0, 5, "1000 2000 3000", "what is rejected, from the beginning");
    numbers_are(&list, IMPORT_REJECTED, 1000, 1, "2000", "behind a row");
    numbers_are(&list, IMPORT_REJECTED, MANY + 1, -2, "2000 3000", "the last ones");
    numbers_are(&list, IMPORT_REJECTED, 2000, -5, "1000", "before a row");
    numbers_are(&list, IMPORT_NEW, 998, 3, "999 1001 1002", "what is new");
    numbers_are(&list, IMPORT_SAME, 0, 3, "", "what there is none of");
    tap_ok(check_in_pieces(&list) > 1, "a check begins anew");
    counts_are(&list, "new 2997 changed 0 same 0 duplicates 0 rejected 3", "and finds the same");
    list_done(&list);
    free(text);
}

static void test_commit_in_pieces(struct network *network)
{
    char *text = many_rows();
    struct list list;
    struct import_progress progress;
    struct error error = {0};
    int64_t change;
    bool done = false, indexed = false;

    list_open(&list, network, text);
    check(&list);
    for (int i = 0; i < 3; i++)
        tap_ok(import_commit_some(list.import, 100, &done, &change, &error) && !done, "a piece is written");
    import_progress_read(list.import, &progress);
    tap_ok(strcmp(progress.work, "Importing") == 0 && progress.done == 200 && progress.total == MANY, "it tells how far it is");
    import_stop(list.import);
    organisations_are(&list, 0, "what is stopped has not happened");
    while (!done && import_commit_some(list.import, 700, &done, &change, &error)) {
        import_progress_read(list.import, &progress);
        indexed = indexed || (progress.work && strcmp(progress.work, "Indexing") == 0);
    }
    tap_ok(done && change > 0, "and can be done after all (%s)", error.text);
    tap_ok(indexed, "the last piece is announced, since it takes long");
    organisations_are(&list, MANY - 3, "all are there");
    tap_ok(import_commit_some(list.import, 700, &done, &change, &error) && done && change == 0, "what is written is not written twice");
    list_done(&list);
    free(text);
}

static void stopped_at(struct network *network, const char *text, const char *work)
{
    struct list list;
    struct error error = {0};
    int64_t change;

    list_open(&list, network, text);
    list.stop_at = work;
    bool ok = import_check(list.import, &error) && import_commit(list.import, &change, &error);
    tap_ok(!ok && error.code == ERROR_CANCELLED && list.told == 1, "stopped at %s (%s)", work, error.text);
    organisations_are(&list, 0, "nothing has happened");
    list.stop_at = NULL;
    if (strcmp(work, "Checking") == 0)
        check(&list);
    commit(&list);
    organisations_are(&list, MANY - 3, "and it can be done after all");
    list_done(&list);
}

static void test_stopped_checking(struct network *network)
{
    char *text = many_rows();

    stopped_at(network, text, "Checking");
    free(text);
}

static void test_stopped_importing(struct network *network)
{
    char *text = many_rows();

    stopped_at(network, text, "Importing");
    free(text);
}

static void test_stopped_indexing(struct network *network)
{
    char *text = many_rows();

    stopped_at(network, text, "Indexing");
    free(text);
}

/* The file is another by the time it is written. */
static void test_file_changed(struct network *network)
{
    struct list list;
    struct error error = {0};
    int64_t change;

    list_open(&list, network, "Name,Kind,Country\nMaro,ngo,Nepal\n");
    check(&list);
    tap_ok(pwrite(list.file, "Name,Kind,Country\nMaro,xxx,Nepal\n", 34, 0) > 0 && ftruncate(list.file, 33) == 0, "a file is changed");
    tap_ok(!import_commit(list.import, &change, &error) && strstr(error.text, "changed"), "and not imported (%s)", error.text);
    organisations_are(&list, 0, "nothing of it");
    list_done(&list);
}

/* Somebody writes between check and commit: the same connection, as a screen would. */
static void test_written_meanwhile(struct network *network)
{
    struct list list;

    list_open(&list, network, "Name,Kind,Country,City\nKaro Trust,ngo,IN,Pune\nOther Trust,ngo,IN,Delhi\n");
    check(&list);
    counts_are(&list, "new 2 changed 0 same 0 duplicates 0 rejected 0", "both are new");
    network_add(network, "Somebody", "organisation", "name", "Karo Trust", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    commit(&list);
    counts_are(&list, "new 1 changed 0 same 1 duplicates 0 rejected 0", "one of them is there by now, which was seen");
    organisations_are(&list, 2, "and it was not doubled");
    list_done(&list);
}

/* Others write whenever rows were checked: in the end they are kept waiting. */
static void test_written_all_the_time(struct network *network)
{
    struct list list;

    list_open(&list, network, "Name,Kind,Country,City\nKaro Trust,ngo,IN,Pune\nOther Trust,ngo,IN,Delhi\n");
    check(&list);
    list.intruded = true;
    network_intrude(network, "INSERT OR REPLACE INTO setting (name, value) VALUES ('test', 0)");
    commit(&list);
    tap_ok(list.intrusions > 1 && list.refusals > 0, "others wrote %d times, and had to wait %d times", list.intrusions, list.refusals);
    organisations_are(&list, 2, "it is all there");
    list_done(&list);
}

/* The same, and by then there is nothing left to write: nobody is kept waiting after that. */
static void test_nothing_after_all(struct network *network)
{
    struct list list;
    struct error error = {0};
    int64_t change;

    list_open(&list, network, "Name,Kind,Country,City\nKaro Trust,ngo,IN,Pune\n");
    check(&list);
    network_add(network, "Somebody", "organisation", "name", "Karo Trust", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    list.intruded = true;
    tap_ok(import_commit(list.import, &change, &error) && change == 0, "there is nothing left to do (%s)", error.text);
    tap_ok(network_intrude(network, "DELETE FROM setting WHERE name = 'test'"), "others can write");
    list_done(&list);
}

/* --- Looking --------------------------------------------------------------------------------------------------------------- */

static void test_preview(struct network *network)
{
    struct list list;
    struct import_look look;
    struct error error = {0};

    list_open(&list, network, "Name,Kind,Country,City,Founded\nKaro,NGO,India,Pune,1990\nMaro,magic,Nepal,,long ago\nshort\nTaro,ngo,Oman,Sur,\n");
    tap_ok(import_preview(list.import, 2, &look, &error), "the second row (%s)", error.text);
    tap_is_text(record_text(&look.record, "country"), "NP", "is read as it will be");
    tap_ok(look.outcome == IMPORT_REJECTED && look.fault_count == 1 && strcmp(look.faults[0].column, "Kind") == 0 && strstr(look.faults[0].text, "magic"), "with why it is rejected");
    tap_ok(look.cell_count == 5 && strcmp(look.cells[4], "long ago") == 0 && look.line == 3, "and its cells");
    tap_ok(look.note_count == 1 && strcmp(look.notes[0].column, "Founded") == 0, "and what cannot be read");
    import_look_done(&look);
    tap_ok(import_preview(list.import, 1, &look, &error) && look.outcome == IMPORT_NEW && look.given[type_field_index(look.record.type, type_field(look.record.type, "city"))],
           "back to the first");
    import_look_done(&look);
    tap_ok(import_preview(list.import, 3, &look, &error) && look.flaw == CSV_FLAW_SHORT && look.outcome == IMPORT_REJECTED, "on to a row of the wrong shape");
    import_look_done(&look);
    mapping_assign(&list.mapping, "native_name=City", &error);
    tap_ok(import_preview(list.import, 4, &look, &error), "mapped otherwise");
    tap_is_text(record_text(&look.record, "native_name"), "Sur", "it is read otherwise");
    import_look_done(&look);
    tap_ok(!import_preview(list.import, 5, &look, &error) && error.code == ERROR_NOT_FOUND, "behind the last row there is none");
    tap_is_number((intmax_t)import_unknown_count(list.import), 0, "a preview counts no words");
    check(&list);
    counts_are(&list, "new 2 changed 0 same 0 duplicates 0 rejected 2", "the check begins at the first row");
    list_done(&list);
}

static void test_look(struct network *network)
{
    struct list list;
    struct import_look look;
    struct error error = {0};
    int64_t id = network_add(network, "Test", "organisation", "name", "Karo Trust", "kind", "ngo", "country", "IN", "city", "Pune", NULL);

    list_open(&list, network, "Name,Kind,Country,City,Website\nKaro trust,NGO,India,Pune,karo.example\nMaro,ngo,Nepal,,\nmaro,ngo,Nepal,Patan,\nTaro,ngo,, Sur,\n");
    check(&list);
    counts_are(&list, "new 1 changed 0 same 0 duplicates 2 rejected 1", "two are there already");
    tap_ok(import_look(list.import, 1, &look, &error), "a duplicate (%s)", error.text);
    tap_ok(look.matched && !look.decided && look.policy == IMPORT_SKIP && look.outcome == IMPORT_DUPLICATE, "is left out unless it is said otherwise");
    tap_ok(look.target == id && look.target_line == 0 && strcmp(look.target_title, "Karo Trust") == 0, "it names the record");
    tap_ok(look.similarity.score >= SIMILAR_SCORE_SAME && look.similarity.reason == SIMILAR_NAME_CITY, "and why");
    import_look_done(&look);
    tap_ok(import_look(list.import, 3, &look, &error) && look.target == 0 && look.target_line == 3 && strcmp(look.target_title, "Maro") == 0, "a row above");
    import_look_done(&look);
    tap_ok(import_look(list.import, 4, &look, &error) && look.outcome == IMPORT_REJECTED && look.fault_count > 0 && look.line == 5, "why one is rejected");
    tap_ok(look.cell_count == 5 && strcmp(look.cells[3], "Sur") == 0, "its cells");
    tap_ok(import_look_whole(list.import, &look, &error) && look.cell_count == 5 && strcmp(look.cells[3], " Sur") == 0, "and as they stand in the file");
    import_look_done(&look);
    tap_ok(!import_look(list.import, 5, &look, &error) && error.code == ERROR_NOT_FOUND, "one that is not there");
    list_done(&list);
}

/* --- Deciding -------------------------------------------------------------------------------------------------------------- */

static void decide(struct list *list, int64_t number, enum import_policy policy, const char *expected, const char *point)
{
    struct error error = {0};

    if (!import_decide(list->import, number, policy, &error))
        tap_ok(false, "%s", error.text);
    counts_are(list, expected, point);
}

static void test_decide(struct network *network)
{
    struct list list;
    struct error error = {0};
    struct import_look look;

    int64_t id = network_add(network, "Test", "organisation", "name", "Karo Trust", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    int64_t other = network_add(network, "Test", "organisation", "name", "Taro", "kind", "ngo", "country", "OM", "website", "https://taro.example", NULL);
    list_open(&list, network, "Name,Kind,Country,City,Acronym\nKaro trust,NGO,India,Pune,KT\nMaro,ngo,Nepal,,\nMaro,ngo,Nepal,Patan,M\nTaro,ngo,Oman,,T\n");
    check(&list);
    counts_are(&list, "new 1 changed 0 same 0 duplicates 3 rejected 0", "three are there already");
    tap_is_number(import_list_count(list.import, IMPORT_MATCHED), 3, "that is to be decided of three");
    decide(&list, 1, IMPORT_UPDATE, "new 1 changed 1 same 0 duplicates 2 rejected 0", "one is updated");
    decide(&list, 1, IMPORT_CREATE, "new 2 changed 0 same 0 duplicates 2 rejected 0", "or rather added");
    decide(&list, 1, IMPORT_FILL, "new 1 changed 1 same 0 duplicates 2 rejected 0", "or rather filled");
    tap_ok(decide_all(&list, IMPORT_CREATE, &error), "the others are added");
    counts_are(&list, "new 3 changed 1 same 0 duplicates 0 rejected 0", "but the one that was decided of before");
    tap_ok(decide_all(&list, IMPORT_UPDATE, &error), "no, updated");
    counts_are(&list, "new 1 changed 3 same 0 duplicates 0 rejected 0", "a row above is updated too");
    decide(&list, 4, IMPORT_SKIP, "new 1 changed 2 same 0 duplicates 1 rejected 0", "one is left out");
    tap_ok(!import_decide(list.import, 2, IMPORT_SKIP, &error) && error.code == ERROR_RULE, "of one that is new there is nothing to decide");
    check(&list);
    counts_are(&list, "new 1 changed 2 same 0 duplicates 1 rejected 0", "a check anew keeps what was decided");
    tap_ok(import_look(list.import, 1, &look, &error) && look.decided && look.policy == IMPORT_FILL, "as one sees");
    import_look_done(&look);
    commit(&list);
    network_is(network, "organisation", id, "name", "Karo Trust", "what is filled keeps what it had");
    network_is(network, "organisation", id, "acronym", "KT", "and gets what was empty");
    network_is(network, "organisation", other, "acronym", "", "what is left out stays");
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation WHERE name = 'Maro' AND city = 'Patan' AND acronym = 'M'"), 1,
                  "the row above was updated before it was there");
    list_done(&list);
}

/* What rows find is what those above leave, whatever is said of these. */
static void test_decide_shared(struct network *network)
{
    struct list list;
    struct error error = {0};

    int64_t id = network_add(network, "Test", "organisation", "name", "Zuri Centre", "kind", "ngo", "country", "KE", "phone", "0711", NULL);
    list_open(&list, network, "Name,Kind,Country,Phone,City\nZuri Centre,ngo,Kenya,0722,\nZuri Centre,ngo,Kenya,0711,\nZuri Centre,ngo,Kenya,0733,Embu\n");
    check(&list);
    counts_are(&list, "new 0 changed 0 same 1 duplicates 2 rejected 0", "one of three says what is there");
    decide(&list, 1, IMPORT_UPDATE, "new 0 changed 1 same 0 duplicates 2 rejected 0", "what is said above is no longer the same");
    decide(&list, 2, IMPORT_UPDATE, "new 0 changed 0 same 1 duplicates 2 rejected 0", "changed back, it is no change");
    decide(&list, 3, IMPORT_FILL, "new 0 changed 1 same 1 duplicates 1 rejected 0", "one more fills what is empty");
    decide(&list, 2, IMPORT_SKIP, "new 0 changed 2 same 0 duplicates 1 rejected 0", "not changed back, it is a change again");
    tap_ok(decide_all(&list, IMPORT_UPDATE, &error), "what was decided one by one stays");
    counts_are(&list, "new 0 changed 2 same 0 duplicates 1 rejected 0", "when something is said of all");
    tap_ok(import_edit(list.import, 3, 0, "Quite another", &error), "one is edited");
    counts_are(&list, "new 1 changed 1 same 0 duplicates 1 rejected 0", "and is another");
    tap_ok(import_edit(list.import, 3, 0, "Zuri Centre", &error), "and back");
    counts_are(&list, "new 0 changed 2 same 0 duplicates 1 rejected 0", "is the same again");
    tap_ok(commit(&list) != 0, "as one change");
    network_is(network, "organisation", id, "phone", "0722", "as decided");
    network_is(network, "organisation", id, "city", "Embu", "for each");
    list_done(&list);
}

/* Many are decided on in pieces, each once; with another policy half-way it is as if that had been said at first. */
static void test_decide_some(struct network *network)
{
    enum { ROWS = 400 };
    struct text text = {0};
    struct error error = {0};
    struct list list;
    bool done = false, ok = true;

    network_add(network, "Test", "organisation", "name", "Karo", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    text_add(&text, "Name,Kind,Country,City,Acronym\n");
    for (int i = 0; i < ROWS; i++)
        text_add_format(&text, "Karo,ngo,India,Pune,K%d\n", i);
    list_open(&list, network, text_string(&text));
    check(&list);
    counts_are(&list, "new 0 changed 0 same 0 duplicates 400 rejected 0", "all are there already");
    tap_ok(import_decide_some(list.import, IMPORT_UPDATE, ROWS / 4, &done, &error) && !done, "some are decided on");
    counts_are(&list, "new 0 changed 100 same 0 duplicates 300 rejected 0", "and no others");
    struct import_progress progress;
    import_progress_read(list.import, &progress);
    tap_ok(progress.work && progress.done == 100 && progress.total == ROWS, "which is told");
    tap_ok(import_decide_some(list.import, IMPORT_SKIP, ROWS, &done, &error) && done, "another policy goes back to the first");
    counts_are(&list, "new 0 changed 0 same 0 duplicates 400 rejected 0", "so that all is as before");
    for (done = false; ok && !done;)
        ok = import_decide_some(list.import, IMPORT_CREATE, 7, &done, &error);
    counts_are(&list, "new 400 changed 0 same 0 duplicates 0 rejected 0", "all of them are decided on");
    check(&list);
    counts_are(&list, "new 400 changed 0 same 0 duplicates 0 rejected 0", "in a check anew some are taken for others above");
    tap_ok(decide_all(&list, IMPORT_SKIP, &error), "which are left out");
    counts_are(&list, "new 0 changed 0 same 0 duplicates 400 rejected 0", "and they with them");
    text_done(&text);
    list_done(&list);
}

/* What is decided outlives a check anew, even one that was stopped. */
static void test_decisions_stay(struct network *network)
{
    struct list list;
    struct text text = {0};
    struct import_look look;
    struct error error = {0};
    bool done;

    int64_t id = network_add(network, "Test", "organisation", "name", "Taro", "kind", "ngo", "country", "OM", "city", "Sur", NULL);
    text_add(&text, "Name,Kind,Country,City,Acronym\n");
    for (int i = 1; i <= MANY; i++)
        text_add_format(&text, i % 1000 == 500 ? "Taro,ngo,OM,Sur,T%d\n" : "Organisation %d of Xyz%d,ngo,PE,Place,\n", i, i);
    list_open(&list, network, text_string(&text));
    check(&list);
    numbers_are(&list, IMPORT_OPEN, 0, 5, "500 1500 2500", "three are to be decided of");
    tap_ok(import_decide(list.import, 500, IMPORT_UPDATE, &error) && import_decide(list.import, 2500, IMPORT_CREATE, &error), "two of them are");
    tap_ok(import_check_some(list.import, 1600, &done, &error) && !done, "a check begins anew");
    import_stop(list.import);
    check(&list);
    numbers_are(&list, IMPORT_OPEN, 0, 5, "1500", "is stopped, begins again, and knows of both");
    tap_ok(import_look(list.import, 2500, &look, &error) && look.policy == IMPORT_CREATE && look.outcome == IMPORT_NEW, "and what was decided");
    import_look_done(&look);
    network_delete(network, "Somebody", "organisation", id);
    tap_ok(!import_decide(list.import, 1500, IMPORT_UPDATE, &error) && strstr(error.text, "deleted"), "what is gone cannot be updated");
    tap_ok(!import_edit(list.import, 1, 5, "x", &error) && strstr(error.text, "column 6"), "nor a cell be edited that is not there");
    commit(&list);
    numbers_are(&list, IMPORT_OPEN, 0, 5, "1500 2500", "then the rows are taken for the first of them, which is another question");
    list_done(&list);
    text_done(&text);
}

static void edit(struct list *list, int64_t number, size_t column, const char *text, const char *expected, const char *point)
{
    struct error error = {0};

    if (!import_edit(list->import, number, column, text, &error))
        tap_ok(false, "%s", error.text);
    counts_are(list, expected, point);
}

static void test_edit(struct network *network)
{
    struct list list;
    struct import_look look;
    struct error error = {0};

    list_open(&list, network, "Name,Kind,Country,City\nMaro,ngo,Nepal,Patan\nmaro,ngo,Nepal,Patan\nMARO,ngo,Nepal,Patan\nTaro,ngo,Oman,\"Sur\n\"Laro\",ngo,Peru,Lima\n");
    check(&list);
    counts_are(&list, "new 2 changed 0 same 0 duplicates 2 rejected 1", "two are taken for the first, a quotation mark is never closed");
    edit(&list, 1, 0, "Zaro", "new 3 changed 0 same 0 duplicates 1 rejected 1", "where the first is another, the second is the first of its kind");
    tap_ok(import_look(list.import, 3, &look, &error) && look.target_line == 3, "for which the third is taken then");
    import_look_done(&look);
    edit(&list, 2, 2, "", "new 3 changed 0 same 0 duplicates 0 rejected 2", "where that is rejected, the third is new");
    edit(&list, 2, 2, "Nepal", "new 4 changed 0 same 0 duplicates 0 rejected 1", "and mended again");
    edit(&list, 4, 0, "Taro", "new 4 changed 0 same 0 duplicates 0 rejected 1", "a row of the wrong shape is mended cell by cell:");
    edit(&list, 4, 1, "ngo", "new 4 changed 0 same 0 duplicates 0 rejected 1", "its kind,");
    edit(&list, 4, 2, "Oman", "new 5 changed 0 same 0 duplicates 0 rejected 0", "its country");
    tap_ok(import_look(list.import, 4, &look, &error) && look.edited && look.cell_count == 4 && strcmp(look.cells[2], "Oman") == 0, "cells are shown as edited");
    import_look_done(&look);
    check(&list);
    commit(&list);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation WHERE name IN ('Zaro', 'Taro')"), 2, "what was edited is written");
    organisations_are(&list, 4, "a check anew keeps the edits, and finds the two alike");
    list_done(&list);
}

/* --- Answers --------------------------------------------------------------------------------------------------------------- */

static void test_answer(struct network *network)
{
    struct list list;
    struct error error = {0};

    list_open(&list, network, "Name,Kind,Country,Sectors\nMaro,Verein,Nepal,\"Garments; Tuchware\"\nTaro,verein,Oman,tuchware\nLaro,ngo,Atlantis,Mist\n");
    check(&list);
    counts_are(&list, "new 0 changed 0 same 0 duplicates 0 rejected 3", "what a kind and a country must be is not known");
    tap_is_number((intmax_t)import_unknown_count(list.import), 4, "each spelling is asked for once");
    tap_is_number(import_unknown_at(list.import, 0)->count, 2, "with how many cells have it");
    const struct import_unknown *first = import_unknown_at(list.import, 0);
    tap_is_text(first->field->name, "kind", "the first of them");
    tap_ok(!import_answer(list.import, first->field, first->value, "no kind", &error) && error.code == ERROR_VALUE, "an answer that is none");
    tap_ok(import_answer(list.import, first->field, first->value, "frivillig organisasjon", &error), "an answer in words (%s)", error.text);
    tap_ok(import_answer(list.import, type_field(list.mapping.type, "sectors"), "Tuchware", "textiles; garments", &error), "of several codes (%s)", error.text);
    tap_ok(import_answer(list.import, type_field(list.mapping.type, "sectors"), "Mist", "", &error), "or nothing");
    check(&list);
    counts_are(&list, "new 2 changed 0 same 0 duplicates 0 rejected 1", "is heard, whatever the case");
    tap_is_number((intmax_t)import_unknown_count(list.import), 1, "and only the rest is asked for");
    tap_ok(import_answer(list.import, type_field(list.mapping.type, "country"), "atlantis", "Peru", &error), "a country");
    commit(&list);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation WHERE name = 'Taro' AND sectors = 'garments textiles' AND kind = 'ngo'"), 1,
                  "it is written as it was answered");
    list_done(&list);
}

/* --- Remembered ------------------------------------------------------------------------------------------------------------- */

static const char unknown_list[] = "Name,Kind,Country\nMaro,Verein,Nepal\nTaro,Verein,Kongo\n";

static void test_learned(struct network *network)
{
    struct list list;
    struct error error = {0};
    const struct field *kind = type_field(&type_organisation, "kind"), *country = type_field(&type_organisation, "country");

    list_open(&list, network, unknown_list);
    tap_ok(import_answer(list.import, kind, "Verein", "ngo", &error) && import_answer(list.import, country, "Kongo", "CD", &error), "answered beforehand");
    check(&list);
    int64_t change = commit(&list);
    counts_are(&list, "new 2 changed 0 same 0 duplicates 0 rejected 0", "both are taken");
    tap_is_number(network_count(network, "SELECT count(*) FROM spelling WHERE text = 'Verein' AND meaning = 'ngo'"), 1, "what was answered is learned");
    tap_is_number(network_count(network, "SELECT count(*) FROM spelling"), 1, "but not what may mean two countries");
    list_done(&list);
    list_open(&list, network, unknown_list);
    check(&list);
    counts_are(&list, "new 0 changed 0 same 1 duplicates 0 rejected 1", "the next time it is known; the country is asked for again");
    tap_is_number((intmax_t)import_unknown_count(list.import), 1, "and nothing else");
    tap_ok(import_is_nothing(list.import), "there is nothing to be written");
    tap_ok(commit(&list) == 0, "nothing is learned twice");
    tap_ok(import_answer(list.import, kind, "Verein", "ngo", &error), "what is known is said once more");
    check(&list);
    tap_ok(import_is_nothing(list.import), "which is nothing to be written either");
    tap_ok(import_answer(list.import, kind, "Verein", "charity", &error), "something else is said");
    check(&list);
    tap_ok(!import_is_nothing(list.import), "which is");
    list_done(&list);
    tap_ok(journal_undo(network->store, &viewer, change, false, NULL, NULL, NULL, &error), "the import is taken back (%s)", error.text);
    tap_is_number(network_count(network, "SELECT count(*) FROM spelling"), 0, "and what was learned with it");
}

static const char alike_list[] = "Name,Kind,Country,City,Acronym\nKaro Trust,ngo,India,Pune,KT\nTaro,ngo,Oman,Sur,T\n";

static void test_remembered(struct network *network)
{
    struct list list;
    struct import_look look;
    struct error error = {0};

    int64_t karo = network_add(network, "Test", "organisation", "name", "Karo", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    network_add(network, "Test", "organisation", "name", "Taro", "kind", "ngo", "country", "OM", "city", "Sur", NULL);
    list_open(&list, network, alike_list);
    check(&list);
    counts_are(&list, "new 0 changed 0 same 0 duplicates 2 rejected 0", "both are there already");
    tap_is_number(import_list_count(list.import, IMPORT_OPEN), 2, "both are asked about");
    decide(&list, 1, IMPORT_CREATE, "new 1 changed 0 same 0 duplicates 1 rejected 0", "one is another");
    decide(&list, 2, IMPORT_SKIP, "new 1 changed 0 same 0 duplicates 1 rejected 0", "one is the same");
    tap_is_number(import_list_count(list.import, IMPORT_OPEN), 0, "then nothing is asked any more");
    tap_ok(commit(&list) > 0, "it is one change");
    list_done(&list);
    tap_is_number(network_count(network, "SELECT count(*) FROM decision WHERE verdict = 'distinct'"), 2, "that they differ is remembered for row and record");
    network_set(network, "Test", "organisation", karo, "acronym", "K");
    list_open(&list, network, alike_list);
    check(&list);
    counts_are(&list, "new 0 changed 0 same 1 duplicates 1 rejected 0", "the next time each is taken for what it is");
    tap_is_number(import_list_count(list.import, IMPORT_OPEN), 0, "and nobody is asked");
    tap_ok(import_look(list.import, 2, &look, &error) && look.matched && look.decided, "since it was decided");
    import_look_done(&look);
    tap_ok(decide_all(&list, IMPORT_UPDATE, &error), "what is done with all");
    counts_are(&list, "new 0 changed 1 same 1 duplicates 0 rejected 0", "is done with what is known to be the same");
    list_done(&list);
    list_open(&list, network, "Name,Kind,Country,City,Founded\nKaro Trust,ngo,India,Pune,1990\n");
    check(&list);
    tap_ok(import_look(list.import, 1, &look, &error) && look.matched && look.target != karo, "another list's row is not taken for the other again");
    import_look_done(&look);
    list_done(&list);
}

/* What is said of all of a kind is remembered as what is said of one. */
static void test_remembered_all(struct network *network)
{
    struct list list;
    struct import_look look;
    struct error error = {0};

    int64_t karo = network_add(network, "Test", "organisation", "name", "Karo", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    int64_t taro = network_add(network, "Test", "organisation", "name", "Taro", "kind", "ngo", "country", "OM", "city", "Sur", NULL);
    list_open(&list, network, alike_list);
    check(&list);
    tap_ok(decide_all(&list, IMPORT_CREATE, &error), "all are others");
    counts_are(&list, "new 2 changed 0 same 0 duplicates 0 rejected 0", "and are added");
    tap_ok(decide_all(&list, IMPORT_SKIP, &error), "or rather left out");
    tap_ok(!import_is_nothing(list.import), "which is to be remembered as well");
    tap_ok(decide_all(&list, IMPORT_CREATE, &error), "no, added");
    tap_ok(commit(&list) > 0, "it is one change");
    list_done(&list);
    tap_is_number(network_count(network, "SELECT count(*) FROM decision WHERE verdict = 'distinct'"), 4, "that they differ is remembered for rows and records");
    network_set(network, "Test", "organisation", karo, "acronym", "K");
    network_set(network, "Test", "organisation", taro, "acronym", "Ta");
    list_open(&list, network, "Name,Kind,Country,City,Founded\nKaro Trust,ngo,India,Pune,1990\nTaro,ngo,Oman,Sur,1991\n");
    check(&list);
    tap_is_number(import_list_count(list.import, IMPORT_OPEN), 2, "another day's rows are asked of");
    tap_ok(decide_all(&list, IMPORT_FILL, &error), "all are said to be what they are taken for");
    tap_ok(commit(&list) > 0, "and fill it");
    tap_is_number(network_count(network, "SELECT count(*) FROM decision WHERE verdict = 'same'"), 2, "which is remembered, too");
    list_done(&list);
    list_open(&list, network, "Name,Kind,Country,City,Founded\nKaro Trust,ngo,India,Pune,1992\nTaro,ngo,Oman,Sur,1992\n");
    check(&list);
    tap_is_number(import_list_count(list.import, IMPORT_OPEN), 0, "and not asked again");
    for (int64_t number = 1; number <= 2; number++) {
        tap_ok(import_look(list.import, number, &look, &error) && look.matched && look.target != karo && look.target != taro, "the next list's row %d is not taken for it again", (int)number);
        import_look_done(&look);
    }
    list_done(&list);
}

static const char like_list[] = "Name,Kind,Country,City,Acronym\nSolidarty Centre,ngo,India,Pune,SC\nWomen Garment Wokers,ngo,Oman,Sur,WGW\nQuite Another,ngo,Oman,Sur,\n";

/* A row that is only like a record is another until somebody says that it is that one, or that it is not. */
static void test_like(struct network *network)
{
    struct list list;
    struct import_look look;
    struct error error = {0};

    int64_t solidarity = network_add(network, "Test", "organisation", "name", "Solidarity Centre", "kind", "ngo", "country", "IN", "city", "Pune", NULL);
    int64_t women = network_add(network, "Test", "organisation", "name", "Women Garment Workers", "kind", "ngo", "country", "OM", "city", "Sur", NULL);
    list_open(&list, network, like_list);
    check(&list);
    counts_are(&list, "new 3 changed 0 same 0 duplicates 0 rejected 0", "what is only like something is new");
    tap_is_number(import_list_count(list.import, IMPORT_LIKE), 2, "two are told of");
    tap_is_number(import_list_count(list.import, IMPORT_DOUBTFUL), 2, "and are doubtful");
    tap_is_number(import_list_count(list.import, IMPORT_MATCHED), 0, "as no more than that");
    tap_ok(import_look(list.import, 1, &look, &error) && look.like && look.matched && !look.decided && look.target == solidarity && look.policy == IMPORT_CREATE,
           "one sees what it is like, and that it can be decided on");
    import_look_done(&look);
    tap_ok(!import_decide(list.import, 3, IMPORT_SKIP, &error) && error.code == ERROR_RULE, "of what is like nothing there is nothing to decide");
    tap_ok(decide_all(&list, IMPORT_UPDATE, &error), "what is done with all that are there");
    counts_are(&list, "new 3 changed 0 same 0 duplicates 0 rejected 0", "is not done with these");
    decide(&list, 1, IMPORT_SKIP, "new 2 changed 0 same 0 duplicates 1 rejected 0", "one is that one, and left out");
    decide(&list, 1, IMPORT_UPDATE, "new 2 changed 1 same 0 duplicates 0 rejected 0", "or rather changes it");
    decide(&list, 2, IMPORT_CREATE, "new 2 changed 1 same 0 duplicates 0 rejected 0", "one is not");
    tap_is_number(import_list_count(list.import, IMPORT_LIKE), 0, "then nobody is told any more");
    tap_is_number(import_list_count(list.import, IMPORT_DOUBTFUL), 0, "and nothing is doubtful");
    check(&list);
    counts_are(&list, "new 2 changed 1 same 0 duplicates 0 rejected 0", "a check anew keeps what was decided");
    tap_is_number(import_list_count(list.import, IMPORT_LIKE), 0, "of both");
    tap_ok(commit(&list) > 0, "it is one change");
    list_done(&list);
    network_is(network, "organisation", solidarity, "acronym", "SC", "the record is changed");
    network_set(network, "Test", "organisation", solidarity, "acronym", "S");
    network_set(network, "Test", "organisation", solidarity, "name", "Solidarity Centre");
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation WHERE name = 'Women Garment Wokers'"), 1, "the other is added");
    list_open(&list, network, "Name,Kind,Country,City,Founded\nSolidarty Centre,ngo,India,Pune,1990\nWomen Garment Wokers,ngo,Oman,Sur,1991\n");
    check(&list);
    tap_is_number(import_list_count(list.import, IMPORT_LIKE) + import_list_count(list.import, IMPORT_OPEN), 1, "the next time nobody is asked of the first");
    tap_ok(import_look(list.import, 1, &look, &error) && look.matched && !look.like && look.decided && look.target == solidarity, "which is what was said");
    import_look_done(&look);
    tap_ok(import_look(list.import, 2, &look, &error) && look.matched && look.target != women && look.target != 0, "and the second is taken for what was added");
    import_look_done(&look);
    list_done(&list);
}

static void note_is(struct list *list, int64_t number, const char *expected, const char *point)
{
    struct import_look look;
    struct error error = {0};

    if (!import_look(list->import, number, &look, &error)) {
        tap_ok(false, "%s", error.text);
        return;
    }
    tap_is_text(look.note_count > 0 ? look.notes[0].text : "", expected, "%s", point);
    import_look_done(&look);
}

/* One row that overwrites what another gave is told of it, whether the record is there or the first of them becomes it. */
static void test_overwritten(struct network *network)
{
    struct list list;
    struct error error = {0};

    network_add(network, "Test", "organisation", "name", "Zuri Centre", "kind", "ngo", "country", "KE", "phone", "0711", NULL);
    list_open(&list, network, "Name,Kind,Country,Phone,Acronym\nZuri Centre,ngo,Kenya,0722,\nZuri Centre,ngo,Kenya,0733,Z\nMaro,ngo,Nepal,,M\nMaro,ngo,Nepal,0744,N\nMaro,ngo,Nepal,0744,\n");
    check(&list);
    tap_is_number(import_list_count(list.import, IMPORT_DOUBTFUL), 0, "what is left out overwrites nothing");
    tap_ok(decide_all(&list, IMPORT_UPDATE, &error), "all rows update what is there");
    counts_are(&list, "new 1 changed 3 same 1 duplicates 0 rejected 0", "the last of each goes");
    tap_is_number(import_list_count(list.import, IMPORT_DOUBTFUL), 2, "two take the place of what rows above give");
    note_is(&list, 1, "", "what was there before the list is changed without a word");
    note_is(&list, 2, "It takes the place of what a row above gives: Phone \"0722\".", "what the list gave is not");
    note_is(&list, 4, "It takes the place of what a row above gives: Acronym \"M\".", "nor of a new record");
    decide(&list, 2, IMPORT_SKIP, "new 1 changed 2 same 1 duplicates 1 rejected 0", "one is left out");
    tap_is_number(import_list_count(list.import, IMPORT_DOUBTFUL), 1, "and is doubtful no longer");
    tap_ok(decide_all(&list, IMPORT_FILL, &error), "or all fill what is empty");
    tap_is_number(import_list_count(list.import, IMPORT_DOUBTFUL), 0, "which overwrites nothing");
    list_done(&list);
}

/* Two rows are like one record, and both are said to be it. */
static void test_like_both(struct network *network)
{
    struct list list;
    struct error error = {0};
    bool done = false;

    network_add(network, "Test", "organisation", "name", "Alor Workers Cafe", "kind", "ngo", "country", "IN", NULL);
    list_open(&list, network, "Name,Kind,Country,Acronym\nAlor Wokers Cafe,ngo,India,A\nAlor Workesr Cafe,ngo,India,B\n");
    check(&list);
    tap_is_number(import_list_count(list.import, IMPORT_LIKE), 2, "two rows are like it");
    decide(&list, 1, IMPORT_UPDATE, "new 1 changed 1 same 0 duplicates 0 rejected 0", "one changes it");
    tap_ok(import_decide_like_some(list.import, IMPORT_UPDATE, 100, &done, &error) && done, "so do all others");
    counts_are(&list, "new 0 changed 2 same 0 duplicates 0 rejected 0", "which is the other");
    check(&list);
    counts_are(&list, "new 0 changed 2 same 0 duplicates 0 rejected 0", "a check anew keeps that");
    tap_ok(commit(&list) > 0, "it is one change");
    list_done(&list);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation"), 1, "none is new");
}

/* The same of two rows of one list. */
static void test_like_row(struct network *network)
{
    struct list list;

    list_open(&list, network, "Name,Kind,Country,City,Acronym\nSolidarity Centre,ngo,India,Pune,\nSolidarty Centre,ngo,India,Pune,SC\nSolidarity Centre,ngo,India,Agra,SC\n");
    check(&list);
    tap_is_number(import_list_count(list.import, IMPORT_LIKE), 2, "two rows are like one above");
    decide(&list, 2, IMPORT_FILL, "new 2 changed 1 same 0 duplicates 0 rejected 0", "one is the same");
    decide(&list, 3, IMPORT_SKIP, "new 1 changed 1 same 0 duplicates 1 rejected 0", "the other too");
    decide(&list, 3, IMPORT_CREATE, "new 2 changed 1 same 0 duplicates 0 rejected 0", "or rather not");
    tap_ok(commit(&list) > 0, "which is written");
    list_done(&list);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation WHERE name = 'Solidarty Centre' OR name = 'Solidarity Centre' AND acronym = 'SC'"), 2, "as it was decided");
}

/* Decisions alone are worth a change. */
static void test_remembered_only(struct network *network)
{
    struct list list;

    network_add(network, "Test", "organisation", "name", "Taro", "kind", "ngo", "country", "OM", "city", "Sur", NULL);
    list_open(&list, network, "Name,Kind,Country,City,Acronym\nTaro,ngo,Oman,Sur,T\n");
    check(&list);
    tap_ok(commit(&list) == 0, "what is left out without being asked is no change");
    check(&list);
    decide(&list, 1, IMPORT_SKIP, "new 0 changed 0 same 0 duplicates 1 rejected 0", "left out by decision");
    tap_ok(commit(&list) > 0, "which is remembered");
    tap_is_number(network_count(network, "SELECT count(*) FROM decision WHERE verdict = 'same'"), 1, "as one decision");
    list_done(&list);
    list_open(&list, network, "Name,Kind,Country,City,Acronym\nTaro,ngo,Oman,Sur,T\n");
    check(&list);
    tap_ok(import_is_nothing(list.import), "the next time there is nothing to be remembered");
    decide(&list, 1, IMPORT_SKIP, "new 0 changed 0 same 0 duplicates 1 rejected 0", "nor where the same is decided again");
    tap_ok(import_is_nothing(list.import), "which changes nothing");
    decide(&list, 1, IMPORT_CREATE, "new 1 changed 0 same 0 duplicates 0 rejected 0", "but where it is decided otherwise");
    tap_ok(commit(&list) > 0, "it is written");
    list_done(&list);
}

/* --- Rows that refer to rows ------------------------------------------------------------------------------------------------ */

/* What a row refers to: "title (line)", "" where it is none of the list. */
static void link_is(const struct list *list, int64_t number, const char *expected, const char *point)
{
    struct import_look look;
    struct error error = {0};

    if (!import_look(list->import, number, &look, &error)) {
        tap_ok(false, "%s", error.text);
        return;
    }
    char *got = look.linked ? string_format("%s (%zu)", look.linked_title, look.linked_line) : string_copy("");
    tap_is_text(got, expected, "%s", point);
    tap_ok(value_is_empty(record_value(&look.record, "parent")) || !look.linked, "what stands for the row in the record is not shown");
    free(got);
    import_look_done(&look);
}

static void test_links(struct network *network)
{
    struct list list;
    struct error error = {0};

    list_open_type(&list, network, "supplier", "Name,Country,Parent\nLeaf,IN,Middle\nMiddle,IN,Root\nRoot,NO,\nLost,IN,Rot\n");
    struct import_look look;
    tap_ok(import_preview(list.import, 1, &look, &error) && look.note_count == 0, "before all are read nothing is said of rows that may come");
    import_look_done(&look);
    check(&list);
    counts_are(&list, "new 4 changed 0 same 0 duplicates 0 rejected 0", "rows refer to each other");
    tap_is_number(import_list_count(list.import, IMPORT_LINKED), 2, "two of them");
    tap_is_number((intmax_t)import_unknown_count(list.import), 1, "one name is nowhere");
    link_is(&list, 1, "Middle (3)", "the row further down");
    link_is(&list, 3, "", "the last refers to none");
    tap_ok(import_edit(list.import, 4, 2, "Root", &error), "a name is mended");
    link_is(&list, 4, "Root (4)", "and found");
    tap_ok(import_edit(list.import, 2, 0, "", &error), "a row loses its name, which it must have");
    counts_are(&list, "new 3 changed 0 same 0 duplicates 0 rejected 1", "so that it is rejected");
    link_is(&list, 1, "", "what referred to it refers to nothing");
    tap_ok(import_edit(list.import, 2, 0, "Middle", &error), "it gets its name back");
    tap_ok(import_edit(list.import, 1, 2, "middle", &error), "and is asked for once more");
    link_is(&list, 1, "Middle (3)", "it is found again");
    tap_ok(commit(&list) > 0, "it is written");
    tap_is_number(network_count(network, "SELECT count(*) FROM supplier a JOIN supplier b ON b.id = a.parent"), 3, "with all references");
    list_done(&list);
}

/* --- Taken back ------------------------------------------------------------------------------------------------------------ */

static void test_undo_rest(struct network *network)
{
    struct list list;
    struct error error = {0};
    struct obstacle_list obstacles;

    list_open(&list, network, "Name,Kind,Country\nMaro,ngo,Nepal\nTaro,ngo,Oman\nLaro,ngo,Peru\n");
    check(&list);
    int64_t change = commit(&list);
    list_done(&list);
    int64_t maro = network_count(network, "SELECT id FROM organisation WHERE name = 'Maro'");
    network_set(network, "Other", "organisation", maro, "city", "Patan");
    tap_ok(!journal_undo(network->store, &viewer, change, false, NULL, NULL, &obstacles, &error) && error.code == ERROR_RULE && obstacles.rest,
           "an import of which a row was edited since is not taken back as a whole (%s)", error.text);
    obstacle_list_done(&obstacles);
    tap_ok(journal_undo(network->store, &viewer, change, true, NULL, NULL, &obstacles, &error), "but the rest of it is");
    tap_ok(obstacles.count == 1 && obstacles.obstacles[0].record == maro && strstr(obstacles.obstacles[0].text, "Maro"), "and it says what is left");
    obstacle_list_done(&obstacles);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation"), 1, "all but the edited row is gone");
    network_is(network, "organisation", maro, "kind", "ngo", "which is as it was");
}

/* --- All ------------------------------------------------------------------------------------------------------------------- */

static void in_a_network(void (*test)(struct network *network))
{
    struct network network;

    network_new(&network, &types_all);
    test(&network);
    network_done(&network);
}

int main(void)
{
    in_a_network(test_check_in_pieces);
    in_a_network(test_commit_in_pieces);
    in_a_network(test_stopped_checking);
    in_a_network(test_stopped_importing);
    in_a_network(test_stopped_indexing);
    in_a_network(test_file_changed);
    in_a_network(test_written_meanwhile);
    in_a_network(test_written_all_the_time);
    in_a_network(test_nothing_after_all);
    in_a_network(test_preview);
    in_a_network(test_look);
    in_a_network(test_decide);
    in_a_network(test_decide_shared);
    in_a_network(test_decide_some);
    in_a_network(test_decisions_stay);
    in_a_network(test_edit);
    in_a_network(test_answer);
    in_a_network(test_learned);
    in_a_network(test_remembered);
    in_a_network(test_remembered_all);
    in_a_network(test_like);
    in_a_network(test_overwritten);
    in_a_network(test_like_both);
    in_a_network(test_like_row);
    in_a_network(test_remembered_only);
    in_a_network(test_links);
    in_a_network(test_undo_rest);
    return tap_done();
}
