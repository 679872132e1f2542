/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history told record by record and as a whole; what is kept over a new start, over a new field, and where it is damaged. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "db/database.h"
#include "db/decision.h"
#include "db/journal.h"
#include "db/spelling.h"
#include "src/common_fields.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* --- A type of the test's own, as it was and with a field more ---------------------------------------------------------- */

static const char *const sections[] = {"Farm", NULL};
static const char *const title[] = {"name", NULL};
static const struct field farm_fields[] = {
    VISIBILITY_FIELD(0),
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED, .label = "Name", .list = 1},
    {.name = "size", .kind = FIELD_INTEGER, .label = "Size", .maximum = 1000000},
    {.name = "crop", .kind = FIELD_TEXT, .label = "Crop"},
};

/* The fields of the first list are a beginning of those of the second: fields are only ever added at the end. */
#define FARM(count)                                                                                                                            \
    {                                                                                                                                          \
        .name = "farm", .label = "Farm", .plural = "Farms", .sections = sections, .fields = farm_fields, .field_count = (count),               \
        .title = title, .level = "public"                                                                                                      \
    }
static const struct record_type farm_before = FARM(3), farm_after = FARM(4);
static const struct record_type *const types_before[] = {&farm_before}, *const types_after[] = {&farm_after};
static const struct type_list list_before = {types_before, 1}, list_after = {types_after, 1};

/* --- Describing ------------------------------------------------------------------------------------------------------- */

static void field_describe(struct text *text, const struct history_field *field)
{
    char *before = field->field != NULL ? field_print(field->field, &field->before) : string_copy("?");
    char *after = field->field != NULL ? field_print(field->field, &field->after) : string_copy("?");
    text_add_format(text, " %s:%s>%s", field->name, before, after);
    free(before);
    free(after);
}

/* One line for each entry: "3 Kari Changed (Shimul) phone:>+880 1". */
static void history_describe(struct text *text, const struct history *history)
{
    text_clear(text);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_entry *entry = &history->entries[i];
        text_add_format(text, i == 0 ? "%lld %s %s (%s)" : "\n%lld %s %s (%s)", (long long)entry->change, entry->by, entry->what, entry->title);
        for (size_t j = 0; j < entry->field_count; j++)
            field_describe(text, &entry->fields[j]);
    }
    if (history->more)
        text_add(text, "\nmore");
}

static void history_is(struct network *network, enum visibility level, const char *type, int64_t id, int64_t before, size_t limit,
                       const char *expected, const char *point)
{
    struct viewer viewer = network_viewer("Test");
    struct history history;
    struct error error = {0};
    struct text text = {0};
    viewer.level = level;
    const struct record_type *record_type = type == NULL ? NULL : type_list_find(network->types, type);
    if (journal_history(network->store, &viewer, record_type, id, before, limit, &history, &error))
        history_describe(&text, &history);
    else
        text_add(&text, error.text);
    tap_is_text(text_string(&text), expected, "%s", point);
    history_done(&history);
    text_done(&text);
}

static void record_history_is(struct network *network, const char *type, int64_t id, const char *expected, const char *point)
{
    history_is(network, VISIBILITY_COORDINATORS, type, id, 0, 50, expected, point);
}

/* --- Tests ------------------------------------------------------------------------------------------------------------ */

static void test_record(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", "role", "adviser", NULL);
    record_history_is(&network, "person", id, "1 Kari Added (Anna) name:>Anna role:>adviser", "a new record is in the history");
    tap_is_number(network_set(&network, "Ola", "person", id, "email", "anna@example.org"), 2, "changes are counted");
    network_set(&network, "Ola", "person", id, "name", "Anna B");
    record_history_is(&network, "person", id,
                      "3 Ola Changed (Anna B) name:Anna>Anna B\n2 Ola Changed (Anna B) email:>anna@example.org\n"
                      "1 Kari Added (Anna B) name:>Anna role:>adviser",
                      "field by field, latest first, called as it is called now");
    network_reopen(&network, &types_all);
    network_delete(&network, "Kari", "person", id);
    history_is(&network, VISIBILITY_COORDINATORS, "person", id, 0, 2,
               "4 Kari Deleted (Anna B) name:Anna B> role:adviser> email:anna@example.org>\n3 Ola Changed (Anna B) name:Anna>Anna B\nmore",
               "what is gone is called as it was, and the limit holds");
    history_is(&network, VISIBILITY_COORDINATORS, "person", id, 3, 2,
               "2 Ola Changed (Anna B) email:>anna@example.org\n1 Kari Added (Anna B) name:>Anna role:>adviser", "and goes on from there");
    network_done(&network);
}

static void test_nothing_changed(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t change = -1;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    tap_is_number(network_set(&network, "Kari", "person", id, "name", "Anna"), 0, "a save that changes nothing is no change");
    tap_ok(store_begin(network.store, &viewer, NULL, &error) && store_commit(network.store, &change, &error), "an empty change is committed");
    tap_is_number(change, 0, "and is none");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change"), 1, "the history holds one");
    network_done(&network);
}

/* Adds so many persons as one change. */
static int64_t persons_add(struct network *network, const char *what, int count)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t change = 0;
    bool ok = store_begin(network->store, &viewer, what, &error);
    for (int i = 0; i < count && ok; i++) {
        struct record record;
        record_init_new(&record, &type_person);
        char *name = string_format("Person %d", i);
        value_take_text(record_value(&record, "name"), name);
        ok = store_put(network->store, &record, &error);
        record_done(&record);
    }
    tap_ok(ok && store_commit(network->store, &change, &error), "%d records are added as one change %s", count, error.text);
    return change;
}

static void test_everything(void)
{
    struct network network;
    network_new(&network, &types_all);
    network_add(&network, "Ola", "person", "name", "Anna", NULL);
    persons_add(&network, "Many added", 30);
    persons_add(&network, NULL, 2);
    history_is(&network, VISIBILITY_COORDINATORS, NULL, 0, 0, 50,
               "3 Kari Added (Person 0) name:>Person 0\n3 Kari Added (Person 1) name:>Person 1\n2 Kari Many added (30 records)\n"
               "1 Ola Added (Anna) name:>Anna",
               "of everything: records of small changes, large ones as a whole");
    history_is(&network, VISIBILITY_COORDINATORS, NULL, 0, 0, 3,
               "3 Kari Added (Person 0) name:>Person 0\n3 Kari Added (Person 1) name:>Person 1\n2 Kari Many added (30 records)\nmore",
               "at most as many as asked for");
    history_is(&network, VISIBILITY_COORDINATORS, NULL, 0, 0, 1, "3 Kari Added (2 records)\nmore", "never half a change");
    history_is(&network, VISIBILITY_COORDINATORS, NULL, 0, 2, 3, "1 Ola Added (Anna) name:>Anna", "and on from there");
    network_done(&network);
}

/* What was remembered with a change is no record of the network's. */
static void test_remembered(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    struct record person;
    int64_t change = 0;

    network_new(&network, &types_all);
    record_init_new(&person, &type_person);
    value_set_text(record_value(&person, "name"), "Anna");
    bool ok = store_begin(network.store, &viewer, NULL, &error) && store_put(network.store, &person, &error);
    ok = ok && decision_keep(network.store, &type_person, "A", "B", VERDICT_DISTINCT, &error) && decision_keep(network.store, &type_person, "A", "C", VERDICT_DISTINCT, &error);
    ok = ok && spelling_learn(network.store, type_field(&type_organisation, "kind"), "Enn Gee Oh", "ngo", &error);
    tap_ok(ok && store_commit(network.store, &change, &error), "a record, two decisions and a spelling %s", error.text);
    history_is(&network, VISIBILITY_COORDINATORS, NULL, 0, 0, 1, "1 Kari Added (1 record, 2 remembered decisions, 1 learned spelling)", "are told apart");
    tap_is_number(journal_records(network.store, change), 1, "one is a record");
    record_done(&person);
    network_done(&network);
}

static void test_visibility(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t organisation = network_add(&network, "Kari", "organisation", "name", "Shimul", "kind", "ngo", "country", "BD", "visibility",
                                       "coordinators", NULL);
    char *organisation_id = network_id(organisation);
    int64_t contact = network_add(&network, "Kari", "contact", "organisation", organisation_id, "name", "Anna", "consent", "yes", NULL);
    free(organisation_id);
    network_set(&network, "Kari", "contact", contact, "visibility", "parties");
    history_is(&network, VISIBILITY_MEMBERS, "organisation", organisation, 0, 9, "", "a record that is not to be seen has no history");
    history_is(&network, VISIBILITY_MEMBERS, "contact", contact, 0, 9, "", "nor one of another level");
    network_delete(&network, "Kari", "contact", contact);
    history_is(&network, VISIBILITY_MEMBERS, "contact", contact, 0, 9, "", "nor when it is gone");
    history_is(&network, VISIBILITY_MEMBERS, NULL, 0, 0, 9, "", "nor in the history of everything");
    network_done(&network);
}

static void test_restricted_field(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t organisation = network_add(&network, "Kari", "organisation", "name", "Shimul", "kind", "ngo", "country", "BD", NULL);
    int64_t member = network_add(&network, "Kari", "member", "name", "Fjell", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
    char *organisation_id = network_id(organisation);
    char *member_id = network_id(member);
    int64_t id = network_add(&network, "Kari", "partnership", "organisation", organisation_id, "member", member_id, "country", "BD", "purpose",
                             "Fire safety", "visibility", "members", NULL);
    network_set(&network, "Kari", "partnership", id, "total_price", "1500");
    history_is(&network, VISIBILITY_COORDINATORS, "partnership", id, 0, 1,
               "4 Kari Changed (Shimul, Fjell) total_price:>1500.00\nmore", "a price is told to coordinators");
    history_is(&network, VISIBILITY_MEMBERS, "partnership", id, 0, 1, "4 Kari Changed (Shimul, a company in Norway)\nmore", "and not to members");
    free(organisation_id);
    free(member_id);
    network_done(&network);
}

static void test_new_field(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    network_new(&network, &list_before);
    int64_t id = network_add(&network, "Kari", "farm", "name", "Gård", "size", "10", NULL);
    network_set(&network, "Kari", "farm", id, "size", "20");
    int64_t gone = network_add(&network, "Kari", "farm", "name", "Bruk", NULL);
    network_delete(&network, "Kari", "farm", gone);
    network_reopen(&network, &list_after);
    record_history_is(&network, "farm", id, "2 Kari Changed (Gård) size:10>20\n1 Kari Added (Gård) name:>Gård size:>10",
                      "the history is told over a field added since");
    network_is(&network, "farm", id, "crop", "", "the new field is empty");
    tap_ok(journal_undo(network.store, &viewer, 4, false, NULL, NULL, NULL, &error), "a deletion from before is undone %s", error.text);
    network_is(&network, "farm", gone, "name", "Bruk", "the record is back");
    network_set(&network, "Kari", "farm", id, "crop", "Rye");
    tap_ok(journal_undo(network.store, &viewer, 2, false, NULL, NULL, NULL, &error), "a change from before is undone %s", error.text);
    network_is(&network, "farm", id, "size", "10", "the old field is as it was");
    network_is(&network, "farm", id, "crop", "Rye", "the new one is left alone");
    tap_ok(!journal_undo(network.store, &viewer, 1, false, NULL, NULL, NULL, &error), "the addition stays, as the new field was filled in");
    network_reopen(&network, &list_before);
    history_is(&network, VISIBILITY_COORDINATORS, "farm", id, 0, 2, "7 Kari Undo of change 2 (Gård) size:20>10\n6 Kari Changed (Gård) crop:?>?\nmore",
               "an older program tells a newer one's field by its name");
    network_done(&network);
}

static void test_busy(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    sqlite3 *other;
    network_new(&network, &types_all);
    sqlite3_open(network.path, &other);
    sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    sqlite3_busy_timeout(network.store->handle, 1);
    tap_ok(!store_begin(network.store, &viewer, NULL, &error), "no change is begun while another writes");
    tap_is_number(error.code, ERROR_BUSY, "which may be tried again");
    tap_ok(strstr(error.text, "in use") != NULL, "and said: %s", error.text);
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    tap_ok(store_begin(network.store, &viewer, NULL, &error), "then it is");
    store_rollback(network.store);
    network_done(&network);
}

/* What the history keeps is damaged in all kinds of ways: every one is told, none goes on for ever. */
static void test_damaged(void)
{
    static const char *const damages[] = {
        "UPDATE change_piece SET content = x'54ffffffffff' WHERE change = 2",
        "UPDATE change_piece SET content = substr(content, 1, length(content) - 3) WHERE change = 2",
        "DELETE FROM change_piece WHERE change = 2",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct network network;
        struct viewer viewer = network_viewer("Kari");
        struct error error = {0};
        struct history history;
        network_new(&network, &types_all);
        int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
        network_set(&network, "Kari", "person", id, "name", "Berit");
        network_damage(&network, damages[i]);
        tap_ok(!journal_history(network.store, &viewer, &type_person, id, 0, 9, &history, &error), "%s: no history", damages[i]);
        tap_ok(strstr(error.text, "change 2 is damaged") != NULL, "but a sentence: %s", error.text);
        tap_ok(!journal_undo(network.store, &viewer, 2, false, NULL, NULL, NULL, &error), "no undo");
        tap_is_number(error.code, ERROR_DATABASE, "which is the database's fault");
        network_is(&network, "person", id, "name", "Berit", "the record is as it was");
        network_done(&network);
    }
}

int main(void)
{
    test_record();
    test_nothing_changed();
    test_everything();
    test_remembered();
    test_visibility();
    test_restricted_field();
    test_new_field();
    test_busy();
    test_damaged();
    return tap_done();
}
