/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: whole, refused with what stands in the way, in part, of large changes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/journal.h"
#include "db/several.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* Undoes (a number, or 0 for the last) and describes it: "2>3" for what was undone and the change made, or the error and the obstacles. */
static void undo_is(struct network *network, const char *who, int64_t change, bool rest, const char *expected, const char *point)
{
    struct viewer viewer = network_viewer(who);
    struct error error = {0};
    struct obstacle_list obstacles;
    struct text text = {0};
    int64_t undone, made;
    if (journal_undo(network->store, &viewer, change, rest, &undone, &made, &obstacles, &error))
        text_add_format(&text, "%lld>%lld", (long long)undone, (long long)made);
    else
        text_add_format(&text, "%s%s", error.text, obstacles.rest ? " (rest)" : "");
    for (size_t i = 0; i < obstacles.count; i++)
        text_add_format(&text, "\n%s", obstacles.obstacles[i].text);
    tap_is_text(text_string(&text), expected, "%s", point);
    obstacle_list_done(&obstacles);
    text_done(&text);
}

static void redo_is(struct network *network, const char *who, const char *expected, const char *point)
{
    struct viewer viewer = network_viewer(who);
    struct error error = {0};
    int64_t redone, made;
    struct text text = {0};
    if (journal_redo(network->store, &viewer, &redone, &made, NULL, &error))
        text_add_format(&text, "%lld>%lld", (long long)redone, (long long)made);
    else
        text_add(&text, error.text);
    tap_is_text(text_string(&text), expected, "%s", point);
    text_done(&text);
}

/* The history of everything in one line: "4 Undo of change 2, undone by 5; ...". */
static void history_is(struct network *network, const char *expected, const char *point)
{
    struct viewer viewer = network_viewer("Test");
    struct history history;
    struct error error = {0};
    struct text text = {0};
    if (!journal_history(network->store, &viewer, NULL, 0, 0, 100, &history, &error))
        text_add(&text, error.text);
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.entries[i];
        text_add_format(&text, i == 0 ? "%lld %s" : "; %lld %s", (long long)entry->change, entry->what);
        if (entry->undone_by != 0)
            text_add_format(&text, ", undone by %lld%s", (long long)entry->undone_by, entry->undone_in_part ? " in part" : "");
    }
    tap_is_text(text_string(&text), expected, "%s", point);
    history_done(&history);
    text_done(&text);
}

static int64_t organisation_add(struct network *network, const char *who, const char *name)
{
    return network_add(network, who, "organisation", "name", name, "kind", "ngo", "country", "BD", "issues", "child-labour; climate", NULL);
}

static int64_t contact_add(struct network *network, const char *who, int64_t organisation, const char *name)
{
    char *id = network_id(organisation);
    int64_t contact = network_add(network, who, "contact", "organisation", id, "name", name, "consent", "yes", NULL);
    free(id);
    return contact;
}

/* --- Back and forth --------------------------------------------------------------------------------------------------- */

static void test_back_and_forth(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    network_set(&network, "Kari", "person", id, "email", "anna@example.org");
    redo_is(&network, "Kari", "There is nothing to redo.", "nothing was undone yet");
    undo_is(&network, "Kari", 0, false, "2>3", "the last change is undone");
    network_is(&network, "person", id, "email", "", "and its value gone");
    undo_is(&network, "Kari", 0, false, "1>4", "undo goes on to the one before");
    network_is(&network, "person", id, "name", "(gone)", "which was the addition");
    undo_is(&network, "Kari", 0, false, "There is nothing to undo.", "until nothing is left");
    redo_is(&network, "Kari", "1>5", "redo brings the record back");
    network_is(&network, "person", id, "name", "Anna", "with its name");
    redo_is(&network, "Kari", "2>6", "and once more");
    network_is(&network, "person", id, "email", "anna@example.org", "its value");
    redo_is(&network, "Kari", "There is nothing to redo.", "until all is done again");
    undo_is(&network, "Kari", 0, false, "2>7", "what was done again can be undone again");
    history_is(&network,
               "7 Undo of change 2; 6 Redo of change 2; 5 Redo of change 1; 4 Undo of change 1, undone by 5; 3 Undo of change 2, undone by 6; "
               "2 Changed, undone by 7; 1 Added",
               "the history tells all of it");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change_piece"), 2, "and keeps each content once");
    network_reopen(&network, &types_all);
    redo_is(&network, "Kari", "2>8", "after a new start too");
    network_done(&network);
}

static void test_whose(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    network_set(&network, "Ola", "person", id, "email", "anna@example.org");
    undo_is(&network, "Berit", 0, false, "There is nothing to undo.", "each person undoes her own changes");
    undo_is(&network, "Kari", 0, false,
            "Change 1 cannot be taken back. Anna: \"E-mail\" was changed later (Ola, change 2).\nAnna: \"E-mail\" was changed later (Ola, change 2).",
            "the addition is not undone over another's words");
    undo_is(&network, "Kari", 2, false, "2>3", "by number another's can be undone");
    redo_is(&network, "Ola", "There is nothing to redo.", "and is then not hers to redo");
    undo_is(&network, "Kari", 2, false, "Change 2 has been undone already, by change 3.", "but not twice");
    undo_is(&network, "Kari", 99, false, "There is no change 99.", "nor what is not there");
    undo_is(&network, "Ola", 3, false, "3>4", "the undo of an undo does it again");
    network_is(&network, "person", id, "email", "anna@example.org", "as a redo would");
    history_is(&network, "4 Redo of change 2; 3 Undo of change 2, undone by 4; 2 Changed; 1 Added", "and is told as one");
    network_set(&network, "Ola", "person", id, "role", "adviser");
    undo_is(&network, "Ola", 0, false, "5>6", "one change");
    network_set(&network, "Ola", "person", id, "role", "member");
    redo_is(&network, "Ola", "There is nothing to redo.", "who changes something after an undo has nothing to redo");
    network_done(&network);
}

static void test_deletion(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t id = organisation_add(&network, "Kari", "Shimul");
    network_delete(&network, "Kari", "organisation", id);
    network_is(&network, "organisation", id, "name", "(gone)", "a record is deleted");
    undo_is(&network, "Kari", 0, false, "2>3", "and the deletion undone");
    network_is(&network, "organisation", id, "issues", "child-labour; climate", "it is back with all it had");
    tap_is_number(network_count(&network, "SELECT count(*) FROM derived_organisation"), 1, "and found again");
    redo_is(&network, "Kari", "2>4", "deleted again");
    undo_is(&network, "Kari", 4, false, "4>5", "back again");
    history_is(&network, "5 Undo of change 2; 4 Redo of change 2, undone by 5; 3 Undo of change 2; 2 Deleted, undone by 3; 1 Added",
               "each undo and redo stands and falls with the others");
    network_done(&network);
}

/* --- Obstacles -------------------------------------------------------------------------------------------------------- */

/* Kari sets city and phone as one change (number 2); Ola sets the phone later (number 3). */
static int64_t two_fields(struct network *network)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    struct record base, record;
    network_new(network, &types_all);
    int64_t id = organisation_add(network, "Kari", "Shimul");
    tap_ok(store_load(network->store, &viewer, &type_organisation, id, &base, &error), "a record is loaded");
    record_copy(&record, &base);
    record_set(&record, "city", "Dhaka", &error);
    record_set(&record, "phone", "+880 1", &error);
    tap_ok(store_save(network->store, &viewer, &record, &base, NULL, NULL, &error), "two fields are set %s", error.text);
    record_done(&record);
    record_done(&base);
    network_set(network, "Ola", "organisation", id, "phone", "+880 2");
    return id;
}

static void test_rest(void)
{
    struct network network;
    int64_t id = two_fields(&network);
    undo_is(&network, "Kari", 0, false,
            "Change 2 cannot be taken back. Shimul: \"Phone\" was changed later (Ola, change 3). (rest)\nShimul: \"Phone\" was changed later (Ola, change 3).",
            "a field changed later stands in the way");
    network_is(&network, "organisation", id, "city", "Dhaka", "and nothing is undone");
    undo_is(&network, "Kari", 0, true, "2>4\nShimul: \"Phone\" was changed later (Ola, change 3).", "the rest is taken back");
    network_is(&network, "organisation", id, "city", "", "which is the other field");
    network_is(&network, "organisation", id, "phone", "+880 2", "the later words stay");
    history_is(&network, "4 Undo of a part of change 2; 3 Changed; 2 Changed, undone by 4 in part; 1 Added", "told as a part");
    redo_is(&network, "Kari", "2>5", "and done again");
    network_is(&network, "organisation", id, "city", "Dhaka", "as far as it went");
    network_is(&network, "organisation", id, "phone", "+880 2", "and no further");
    network_done(&network);
}

/* --- What states need ------------------------------------------------------------------------------------------------- */

/* Two profiles that one change of Kari's, number 7, made quality-assured. */
static void two_assured(struct network *network, int64_t ids[2])
{
    const struct viewer kari = network_viewer("Kari");
    struct several several;
    struct error error = {0};
    int64_t change;
    network_new(network, &types_all);
    for (int i = 0; i < 2; i++) {
        ids[i] = network_add(network, "Kari", "organisation", "name", i == 0 ? "Asha" : "Beta", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
        char *printed = network_id(ids[i]);
        network_add(network, "Kari", "verification", "organisation", printed, "initiative", "ieh", "date", "2026-01-31", "result", "passed", "valid_to", "2999-12-31", NULL);
        free(printed);
        network_set(network, "Kari", "organisation", ids[i], "status", "needs-update");
    }
    const struct several_request request = {.type = &type_organisation, .ids = ids, .count = 2, .field = type_field(&type_organisation, "status"), .text = "quality-assured"};
    tap_ok(several_set(network->store, &kari, &request, true, &several, &change, &error) && change == 7, "two are assured as one change %s", error.text);
    several_done(&several);
}

static void test_needs_rest(void)
{
    struct network network;
    int64_t ids[2];
    two_assured(&network, ids);
    network_set(&network, "Ola", "organisation", ids[0], "featured", "yes");
    undo_is(&network, "Kari", 7, false,
            "Change 7 cannot be taken back. Asha: Only a profile that is \"quality-assured\" can be featured; this one is \"needs update\". It needs a verification that it "
            "passed first. (rest)\nAsha: Only a profile that is \"quality-assured\" can be featured; this one is \"needs update\". It needs a verification that it passed first.",
            "what a profile needs is not undone from under it");
    undo_is(&network, "Kari", 7, true,
            "7>9\nAsha: Only a profile that is \"quality-assured\" can be featured; this one is \"needs update\". It needs a verification that it passed first.",
            "nor with the rest");
    network_is(&network, "organisation", ids[0], "status", "quality-assured", "it stays");
    network_is(&network, "organisation", ids[1], "status", "needs-update", "the rest is taken back");
    redo_is(&network, "Kari", "7>10", "and done again");
    network_is(&network, "organisation", ids[1], "status", "quality-assured", "assured once more");
    network_done(&network);
}

/* What comes back with a deletion that is undone would decide on a profile that has come on since. */
static void test_needs_come_back(void)
{
    static const char refusal[] = "Asha: It needs a verification that it passed first: open the organisation, then its verifications.";
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
    char *printed = network_id(id), *whole = string_format("Change 3 cannot be taken back. %s\n%s", refusal, refusal),
         *rest = string_format("Nothing of change 3 can be taken back. %s\n%s", refusal, refusal);
    int64_t failed = network_add(&network, "Kari", "verification", "organisation", printed, "initiative", "ieh", "date", "2026-02-28", "result", "failed", NULL);

    network_delete(&network, "Kari", "verification", failed);
    network_add(&network, "Kari", "verification", "organisation", printed, "initiative", "ieh", "date", "2026-01-31", "result", "passed", "valid_to", "2999-12-31", NULL);
    network_is(&network, "organisation", id, "status", "quality-assured", "assured by an older one");
    undo_is(&network, "Kari", 3, false, whole, "one that failed does not come back and decide");
    undo_is(&network, "Kari", 3, true, rest, "nor where the rest is asked for");
    network_is(&network, "verification", failed, "result", "(gone)", "it is gone");
    network_is(&network, "organisation", id, "status", "quality-assured", "and the profile as it was");
    free(rest);
    free(whole);
    free(printed);
    network_done(&network);
}

static void test_nothing_left(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    network_set(&network, "Kari", "person", id, "name", "Berit");
    network_set(&network, "Ola", "person", id, "name", "Chr");
    undo_is(&network, "Kari", 2, true,
            "Nothing of change 2 can be taken back. Chr: \"Name\" was changed later (Ola, change 3).\nChr: \"Name\" was changed later (Ola, change 3).",
            "where nothing is left there is no change");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change"), 3, "and none is kept");
    undo_is(&network, "Ola", 3, false, "3>4", "once the later change is undone");
    undo_is(&network, "Kari", 2, false, "2>5", "the earlier one can be");
    network_is(&network, "person", id, "name", "Anna", "back to the beginning");
    network_done(&network);
}

static void test_gone(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    network_set(&network, "Kari", "person", id, "name", "Berit");
    network_delete(&network, "Ola", "person", id);
    undo_is(&network, "Kari", 2, false, "Change 2 cannot be taken back. Berit was deleted later (Ola, change 3).\nBerit was deleted later (Ola, change 3).",
            "a deleted record's field cannot be set back");
    undo_is(&network, "Kari", 1, false, "Change 1 cannot be taken back. Berit was deleted later (Ola, change 3).\nBerit was deleted later (Ola, change 3).",
            "nor its addition undone");
    network_done(&network);
}

/* What was deleted came back by another way, under its id; and what was undone was changed before it is done again. */
static void test_back(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Ola");
    struct error error = {0};
    struct record record;
    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Anna", NULL);
    network_delete(&network, "Kari", "person", id);
    record_init_new(&record, &type_person);
    record.id = id;
    record_set(&record, "name", "Anna B", &error);
    tap_ok(store_begin(network.store, &viewer, NULL, &error) && store_put(network.store, &record, &error)
               && store_commit(network.store, NULL, &error),
           "a record comes back under its id %s", error.text);
    record_done(&record);
    undo_is(&network, "Kari", 0, false, "Change 2 cannot be taken back. Anna B is there again (Ola, change 3).\nAnna B is there again (Ola, change 3).",
            "its deletion cannot be undone then");
    network_set(&network, "Kari", "person", id, "name", "Berit");
    undo_is(&network, "Kari", 0, false, "4>5", "a name is undone");
    network_set(&network, "Ola", "person", id, "name", "Chr");
    redo_is(&network, "Kari", "Change 4 cannot be done again. Chr: \"Name\" was changed later (Ola, change 6).",
            "and not done again over another's");
    network_done(&network);
}

static void test_referred(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t organisation = organisation_add(&network, "Kari", "Shimul");
    int64_t contact = contact_add(&network, "Ola", organisation, "Anna");
    undo_is(&network, "Kari", 0, false,
            "Change 1 cannot be taken back. Shimul cannot go: Contact person Anna refers to it (Ola, change 2).\n"
            "Shimul cannot go: Contact person Anna refers to it (Ola, change 2).",
            "an addition that others refer to stays");
    undo_is(&network, "Kari", 0, true,
            "Nothing of change 1 can be taken back. Shimul cannot go: Contact person Anna refers to it (Ola, change 2).\n"
            "Shimul cannot go: Contact person Anna refers to it (Ola, change 2).",
            "also where the rest is asked for");
    network_delete(&network, "Ola", "contact", contact);
    network_delete(&network, "Ola", "organisation", organisation);
    undo_is(&network, "Ola", 3, false,
            "Change 3 cannot be taken back. Anna: what \"Organisation\" would refer to is no longer there.\n"
            "Anna: what \"Organisation\" would refer to is no longer there.",
            "a contact does not come back to an organisation that is gone");
    undo_is(&network, "Ola", 0, false, "4>5", "first the organisation");
    undo_is(&network, "Ola", 0, false, "3>6", "then the contact");
    network_is(&network, "contact", contact, "name", "Anna", "are back");
    network_done(&network);
}

/* What a damaged file lacks elsewhere is told by a check, and is no obstacle. */
static void test_damage(void)
{
    struct network network;
    network_new(&network, &types_all);
    char *lost = network_id(organisation_add(&network, "Kari", "Palash"));
    network_add(&network, "Kari", "verification", "organisation", lost, "initiative", "ieh", "date", "2026-01-31", "result", "failed", NULL);
    int64_t organisation = organisation_add(&network, "Kari", "Shimul");
    int64_t contact = contact_add(&network, "Ola", organisation, "Anna");
    network_delete(&network, "Ola", "contact", contact);
    network_delete(&network, "Ola", "organisation", organisation);
    network_damage(&network, "DELETE FROM organisation WHERE name = 'Palash'");
    undo_is(&network, "Ola", 5, false,
            "Change 5 cannot be taken back. Anna: what \"Organisation\" would refer to is no longer there.\n"
            "Anna: what \"Organisation\" would refer to is no longer there.",
            "only what the change would bring back is told of");
    undo_is(&network, "Ola", 0, false, "6>7", "beside damage the organisation comes back");
    undo_is(&network, "Ola", 0, false, "5>8", "and the contact");
    free(lost);
    network_done(&network);
}

/* One change adds two organisations; a contact is added to one of them later. */
static void two_added(struct network *network, int64_t ids[2])
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    network_new(network, &types_all);
    bool ok = store_begin(network->store, &viewer, NULL, &error);
    for (int i = 0; i < 2; i++) {
        struct record record;
        record_init_new(&record, &type_organisation);
        record_set(&record, "name", i == 0 ? "First" : "Second", &error);
        record_set(&record, "kind", "ngo", &error);
        record_set(&record, "country", "BD", &error);
        ok = ok && store_put(network->store, &record, &error);
        ids[i] = record.id;
        record_done(&record);
    }
    tap_ok(ok && store_commit(network->store, NULL, &error), "two are added as one change %s", error.text);
}

/* The rest is the other one. */
static void test_rest_of_addition(void)
{
    struct network network;
    int64_t ids[2];
    two_added(&network, ids);
    contact_add(&network, "Ola", ids[0], "Anna");
    undo_is(&network, "Kari", 1, true, "1>3\nFirst cannot go: Contact person Anna refers to it (Ola, change 2).", "what can go goes");
    tap_is_number(journal_records(network.store, 1), 2, "of two records");
    tap_is_number(journal_records(network.store, 3), 1, "one");
    network_is(&network, "organisation", ids[0], "name", "First", "the one referred to stays");
    network_is(&network, "organisation", ids[1], "name", "(gone)", "the other one is gone");
    network_done(&network);
}

/* What stood in the way goes, and then what was left can be taken back, too. */
static void test_left(void)
{
    struct network network;
    int64_t ids[2];
    two_added(&network, ids);
    int64_t contact = contact_add(&network, "Ola", ids[0], "Anna");
    undo_is(&network, "Kari", 1, true, "1>3\nFirst cannot go: Contact person Anna refers to it (Ola, change 2).", "one goes");
    undo_is(&network, "Kari", 1, true, "Nothing of change 1 can be taken back. First cannot go: Contact person Anna refers to it (Ola, change 2).\n"
            "First cannot go: Contact person Anna refers to it (Ola, change 2).", "the other one still may not");
    network_delete(&network, "Ola", "contact", contact);
    undo_is(&network, "Kari", 1, false, "1>5", "until nothing refers to it");
    network_is(&network, "organisation", ids[0], "name", "(gone)", "now both are gone");
    undo_is(&network, "Kari", 1, true, "Change 1 has been undone already, by change 5.", "and there is no more");
    redo_is(&network, "Kari", "1>6", "what was left comes back");
    network_is(&network, "organisation", ids[0], "name", "First", "by itself");
    network_is(&network, "organisation", ids[1], "name", "(gone)", "and no more");
    undo_is(&network, "Kari", 1, false, "1>7", "and goes again");
    network_is(&network, "organisation", ids[0], "name", "(gone)", "as before");
    network_done(&network);
}

/* The same field by field. */
static void test_left_of_fields(void)
{
    struct network network;
    int64_t id = two_fields(&network);
    undo_is(&network, "Kari", 0, true, "2>4\nShimul: \"Phone\" was changed later (Ola, change 3).", "one of two fields is taken back");
    undo_is(&network, "Ola", 3, false, "3>5", "the later words go");
    undo_is(&network, "Kari", 2, false, "2>6", "and then the other field");
    network_is(&network, "organisation", id, "city", "", "so that both are");
    network_is(&network, "organisation", id, "phone", "", "as they were");
    redo_is(&network, "Kari", "2>7", "done again");
    redo_is(&network, "Kari", "2>8", "twice");
    network_is(&network, "organisation", id, "city", "Dhaka", "all of the change");
    network_is(&network, "organisation", id, "phone", "+880 1", "stands again");
    network_done(&network);
}

/* --- Large changes ---------------------------------------------------------------------------------------------------- */

enum { LARGE = 20500 };

static bool persons_add(struct network *network, struct error *error)
{
    struct viewer viewer = network_viewer("Kari");
    bool ok = store_begin(network->store, &viewer, "Many added", error);
    for (int i = 0; i < LARGE && ok; i++) {
        struct record record;
        record_init_new(&record, &type_person);
        value_take_text(record_value(&record, "name"), string_format("Person %d", i));
        ok = store_put(network->store, &record, error);
        record_done(&record);
    }
    return ok && store_commit(network->store, NULL, error);
}

static void test_large(void)
{
    struct network network;
    struct error error = {0};
    network_new(&network, &types_all);
    tap_ok(persons_add(&network, &error), "many records are added as one change %s", error.text);
    tap_is_number(network_count(&network, "SELECT count(*) FROM change_piece"), 21, "kept in pieces");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change_record"), LARGE, "with every record");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change_record WHERE piece = 21"), 500, "in the piece it is in");
    undo_is(&network, "Kari", 0, false, "1>2", "undone at once");
    tap_is_number(network_count(&network, "SELECT count(*) FROM person"), 0, "all are gone");
    redo_is(&network, "Kari", "1>3", "done again at once");
    tap_is_number(network_count(&network, "SELECT count(*) FROM person"), LARGE, "all are back");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change_piece"), 21, "and the content is kept once");
    history_is(&network, "3 Redo of change 1; 2 Undo of change 1, undone by 3; 1 Many added", "in the history each is one entry");
    network_done(&network);
}

struct watched {
    int64_t done, total, stops_at;
    int times;
    bool falls;
};

static bool watch(void *context, int64_t done, int64_t total)
{
    struct watched *watched = context;
    watched->times++;
    watched->falls |= done < watched->done || done > total;
    watched->done = done;
    watched->total = total;
    return done >= watched->stops_at;
}

/* Of a large one it is told how far it has come, and it can be stopped at any time. */
static void test_watched(void)
{
    struct network network;
    struct watched watched = {.stops_at = INT64_MAX};
    struct error error = {0};
    network_new(&network, &types_all);
    tap_ok(persons_add(&network, &error), "many records are added as one change %s", error.text);
    journal_watch(network.store, watch, &watched);
    undo_is(&network, "Kari", 0, false, "1>2", "undone");
    tap_ok(watched.times > 2 && !watched.falls && watched.total >= LARGE, "with its progress told, %d times", watched.times);
    redo_is(&network, "Kari", "1>3", "done again");
    const int64_t stops[] = {0, LARGE / 2, LARGE, LARGE + LARGE / 2};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        watched = (struct watched){.stops_at = stops[i]};
        struct viewer viewer = network_viewer("Kari");
        bool stopped = !journal_undo(network.store, &viewer, 0, false, NULL, NULL, NULL, &error) && error.code == ERROR_CANCELLED;
        tap_ok(stopped, "stopped at %lld of %lld", (long long)watched.done, (long long)watched.total);
        tap_is_number(network_count(&network, "SELECT count(*) FROM person"), LARGE, "nothing is undone");
    }
    journal_watch(network.store, NULL, NULL);
    undo_is(&network, "Kari", 0, false, "1>4", "then it is undone all the same");
    tap_is_number(network_count(&network, "SELECT count(*) FROM person"), 0, "and all are gone");
    network_done(&network);
}

/* The parent given back would be below its own child by now. */
static void test_circle(void)
{
    struct network network;
    network_new(&network, &types_all);
    int64_t upper = network_add(&network, "Kari", "supplier", "name", "Upper", NULL);
    int64_t lower = network_add(&network, "Kari", "supplier", "name", "Lower", NULL);
    char *upper_id = network_id(upper), *lower_id = network_id(lower);
    network_set(&network, "Kari", "supplier", lower, "parent", upper_id);
    int64_t change = network_set(&network, "Kari", "supplier", lower, "parent", "");
    network_set(&network, "Kari", "supplier", upper, "parent", lower_id);
    undo_is(&network, "Kari", change, false,
            "Change 4 cannot be taken back. Lower: \"Parent company\" would lead from the record back to itself.\n"
            "Lower: \"Parent company\" would lead from the record back to itself.",
            "an undo closes no circle");
    undo_is(&network, "Kari", 0, false, "5>6", "what stands in the way is undone");
    undo_is(&network, "Kari", 0, false, "4>7", "then it can be");
    network_is(&network, "supplier", lower, "parent", upper_id, "and the parent is back");
    free(upper_id);
    free(lower_id);
    network_done(&network);
}

int main(void)
{
    test_back_and_forth();
    test_whose();
    test_deletion();
    test_rest();
    test_needs_rest();
    test_needs_come_back();
    test_nothing_left();
    test_gone();
    test_back();
    test_referred();
    test_damage();
    test_rest_of_addition();
    test_left();
    test_left_of_fields();
    test_large();
    test_watched();
    test_circle();
    return tap_done();
}
