/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long list whose new rows are written while it is checked: it comes to the same as one that is checked first. */
#include "config.h"

#include "db/import.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/journal.h"
#include "db/seed.h"
#include "db/verify.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

enum { ROWS = 5000, OUTCOMES_SIZE = 128 };

static const char about[] = "They train elected worker representatives, bring them and managers to one table, and write down what both sides agreed on; every second year they ask all who"
                            " took part what came of it, and tell the buyers too.";

/* --- The list --------------------------------------------------------------------------------------------------------------- */

/* What every row is like: new; but each 50th is the one before it, elsewhere called otherwise, and each 70th has no country. */
static void row_add(struct text *list, int number)
{
    const bool again = number % 50 == 0 && number % 70 != 1;
    const int named = again ? number - 1 : number;

    text_add_format(list, "Organisation %c%c%c %d,ngo,%s,Town %d,+47 22 %06d,%s%s\n", 'A' + named % 23, 'a' + named % 19, 'a' + named % 17, named, number % 70 == 0 ? "" : "BD", named,
                    100000 + named, again ? "Again. " : "", about);
}

/* Rows all of which are there already stand before the others. */
static char *list_text(int old, int rows)
{
    struct text list = {0};

    text_add(&list, "Name,Kind,Country,City,Phone,Description\n");
    for (int i = 1; i <= old; i++)
        text_add_format(&list, "Old one,ngo,NO,Patan,+47 22 555000,%s\n", about);
    for (int i = 1; i <= rows; i++)
        row_add(&list, i);
    return text_take(&list);
}

static int file_of(const char *text)
{
    char path[] = "/tmp/lrn-test-list-XXXXXX";
    int file = mkstemp(path);

    unlink(path);
    if (file < 0 || write(file, text, strlen(text)) != (ssize_t)strlen(text))
        tap_ok(false, "a list is written");
    return file;
}

static void network_with_countries(struct network *network)
{
    const struct viewer viewer = network_viewer("Test");
    struct error error = {0};

    network_new(network, &types_all);
    tap_ok(seed_reference(network->store, &viewer, &error), "the reference data is there %s", error.text);
}

/* --- An import --------------------------------------------------------------------------------------------------------------- */

struct taking {
    struct network *network;
    struct viewer viewer;
    int file;
    struct csv_stream *stream;
    struct mapping mapping;
    struct import *import;
    int64_t asked, stopped_at; /* the asking at which it is stopped; 0: none */
    int64_t notes;
    int let, kept; /* how often somebody else could write while it was checked, and could not */
};

static bool is_stopped(void *context)
{
    struct taking *taking = context;

    if (network_intrude(taking->network, "INSERT OR REPLACE INTO setting (name, value) VALUES ('test', 1)"))
        taking->let++;
    else
        taking->kept++;
    return ++taking->asked == taking->stopped_at;
}

static void note_count(void *context, const struct import_note *note)
{
    struct taking *taking = context;

    (void)note;
    taking->notes++;
}

static void note_begin(void *context)
{
    struct taking *taking = context;

    taking->notes = 0;
}

static void taking_open(struct taking *taking, struct network *network, const char *text, enum import_policy policy, bool at_once)
{
    const struct csv_options options = {.encoding = "UTF-8", .header_line = 1};
    const char *headers[16];
    struct error error = {0};

    *taking = (struct taking){.network = network, .viewer = network_viewer("Test"), .file = file_of(text)};
    taking->stream = csv_stream_new(taking->file, "list.csv", &options, &error);
    const size_t columns = csv_stream_dialect(taking->stream)->columns;
    for (size_t i = 0; i < columns; i++)
        headers[i] = csv_stream_header(taking->stream, i);
    mapping_init(&taking->mapping, type_list_find(network->types, "organisation"), headers, columns, false);
    const struct import_options import_options = {.policy = policy, .file = taking->file, .at_once = at_once, .interrupt = is_stopped, .begin = note_begin, .note = note_count,
                                                  .context = taking};
    taking->import = import_new(network->store, &taking->viewer, taking->stream, &taking->mapping, &import_options);
}

static void taking_done(struct taking *taking)
{
    import_free(taking->import);
    mapping_done(&taking->mapping);
    csv_stream_free(taking->stream);
    close(taking->file);
}

/* --- The same either way ------------------------------------------------------------------------------------------------------- */

/* What there is after an import, apart from ids and times. */
static const char *const questions[] = {
    "SELECT count(*) FROM organisation",
    "SELECT count(*) FROM organisation WHERE description_en LIKE 'Again.%'",
    "SELECT count(*) FROM stamp_organisation WHERE revision = 1",
    "SELECT count(*) FROM change_record",
    "SELECT count(*) FROM derived_organisation",
    "SELECT count(*) FROM lookup_organisation",
    "SELECT count(DISTINCT key) FROM lookup_organisation",
    "SELECT count(*) FROM search_organisation WHERE search_organisation MATCH 'again'",
    "SELECT count(*) FROM search_organisation WHERE search_organisation MATCH 'representatives'",
    "SELECT records FROM change ORDER BY number DESC LIMIT 1",
    /* ids go by the order of rows */
    ("SELECT count(*) FROM organisation a JOIN organisation b ON b.id = (SELECT min(id) FROM organisation c WHERE c.id > a.id)"
     " WHERE CAST(substr(a.city, 6) AS INTEGER) > CAST(substr(b.city, 6) AS INTEGER)"),
};

enum { QUESTIONS = sizeof questions / sizeof *questions };

struct outcome {
    int64_t counts[IMPORT_LIST_COUNT], notes, answers[QUESTIONS], change;
    int let, kept;
};

static void sound(struct network *network, const char *point)
{
    struct finding_list findings = {0};
    struct error error = {0};

    const bool verified = verify_database(network->store, &findings, &error);

    tap_ok(verified && findings.fault_count == 0, "%s: the database is sound (%s)", point, findings.fault_count > 0 ? findings.faults[0] : error.text);
    finding_list_done(&findings);
}

static struct outcome taken(struct network *network, const char *text, enum import_policy policy, bool at_once)
{
    struct outcome outcome = {.change = 0};
    struct error error = {0};
    struct taking taking;

    taking_open(&taking, network, text, policy, at_once);
    bool ok = import_check(taking.import, &error);
    outcome.let = taking.let;
    outcome.kept = taking.kept;
    tap_ok(ok && import_commit(taking.import, &outcome.change, &error), "the list is taken in%s (%s)", at_once ? " at once" : "", error.text);
    for (int i = 0; i < IMPORT_LIST_COUNT; i++)
        outcome.counts[i] = import_list_count(taking.import, i);
    outcome.notes = taking.notes;
    taking_done(&taking);
    for (size_t i = 0; i < QUESTIONS; i++)
        outcome.answers[i] = network_count(network, questions[i]);
    sound(network, at_once ? "at once" : "checked before");
    return outcome;
}

static void old_one_add(struct network *network)
{
    network_add(network, "Test", "organisation", "name", "Old one", "kind", "ngo", "country", "NO", "city", "Patan", NULL);
}

static void test_same(enum import_policy policy, const char *name)
{
    char *text = list_text(3, ROWS);
    struct network before, once;

    network_with_countries(&before);
    network_with_countries(&once);
    old_one_add(&before);
    old_one_add(&once);
    const struct outcome expected = taken(&before, text, policy, false), got = taken(&once, text, policy, true);
    tap_ok(expected.counts[IMPORT_REJECTED] > 0 && expected.counts[IMPORT_MATCHED] > 3, "%s: some rows are rejected, and some are taken for others", name);
    tap_ok(expected.let > 0 && expected.kept == 0 && got.kept > 0, "others write while it is checked (%d times), and wait while it is written at once (%d times)", expected.let,
           got.kept);
    for (int i = 0; i < IMPORT_LIST_COUNT; i++)
        tap_is_number(got.counts[i], expected.counts[i], "%s: as many rows in list %d", name, i);
    tap_is_number(got.notes, expected.notes, "%s: as much is told", name);
    for (size_t i = 0; i < QUESTIONS; i++)
        tap_is_number(got.answers[i], expected.answers[i], "%s: %s", name, questions[i]);
    const struct viewer viewer = network_viewer("Test");
    struct error error = {0};
    tap_ok(journal_undo(once.store, &viewer, got.change, false, NULL, NULL, NULL, &error),
           "%s: it is taken back (%s)", name, error.text);
    tap_is_number(network_count(&once, "SELECT count(*) FROM organisation"), 1, "%s: all of it", name);
    network_done(&before);
    network_done(&once);
    free(text);
}

/* --- Not written, or not at once ------------------------------------------------------------------------------------------------- */

static void stopped_at(struct network *network, const char *text, int64_t asking)
{
    struct error error = {0};
    struct taking taking;
    int64_t change;

    taking_open(&taking, network, text, IMPORT_SKIP, true);
    taking.stopped_at = asking;
    tap_ok(!(import_check(taking.import, &error) && import_commit(taking.import, &change, &error)) && error.code == ERROR_CANCELLED, "stopped at asking %d", (int)asking);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation"), 0, "nothing has happened");
    tap_ok(network_intrude(network, "DELETE FROM setting WHERE name = 'test'"), "and others can write");
    taking_done(&taking);
}

static void test_stopped(struct network *network)
{
    char *text = list_text(0, ROWS);
    struct taking taking;
    struct error error = {0};

    stopped_at(network, text, 2);
    stopped_at(network, text, 10);
    stopped_at(network, text, 21);
    taking_open(&taking, network, text, IMPORT_SKIP, true);
    tap_ok(import_check(taking.import, &error), "checked, and written (%s)", error.text);
    taking_done(&taking);
    tap_is_number(network_count(network, "SELECT count(*) FROM organisation"), 0, "but not committed, nothing of it stays");
    tap_ok(network_intrude(network, "DELETE FROM setting WHERE name = 'test'"), "and nobody waits");
    free(text);
}

/* Where the first rows are there already, those that follow may be too: others write meanwhile. */
static void test_most_are_there(struct network *network)
{
    char *text = list_text(600, ROWS);

    old_one_add(network);
    const struct outcome outcome = taken(network, text, IMPORT_SKIP, true);
    tap_ok(outcome.kept == 0 && outcome.let > 0, "a list whose first rows are there keeps nobody waiting while it is checked");
    free(text);
}

static void test_short(struct network *network)
{
    char *text = list_text(0, 1500);

    const struct outcome outcome = taken(network, text, IMPORT_SKIP, true);
    tap_ok(outcome.kept == 0 && outcome.let > 0, "nor does a short one");
    free(text);
}

static void in_a_network(void (*test)(struct network *network))
{
    struct network network;

    network_with_countries(&network);
    test(&network);
    network_done(&network);
}

int main(void)
{
    test_same(IMPORT_SKIP, "skip");
    test_same(IMPORT_UPDATE, "update");
    test_same(IMPORT_CREATE, "create");
    in_a_network(test_stopped);
    in_a_network(test_most_are_there);
    in_a_network(test_short);
    return tap_done();
}
