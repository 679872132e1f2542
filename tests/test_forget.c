/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People forgotten: nothing of them left in the file, whatever table or change it stood in; the history still sound, and nothing brings them back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/decision.h"
#include "db/forget.h"
#include "db/journal.h"
#include "db/merge.h"
#include "db/spelling.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/samples.h"
#include "tests/tap.h"

/* --- What stands in the file ---------------------------------------------------------------------------------------------- */

static void expect_gone(const struct network *network, const char *const *words, const char *point)
{
    for (; *words; words++)
        tap_is_number(home_database_says(network->path, *words), 0, "%s: the file does not say %s any more", point, *words);
}

static void expect_said(const struct network *network, const char *const *words, const char *point)
{
    for (; *words; words++)
        tap_ok(home_database_says(network->path, *words) > 0, "%s: the file says %s", point, *words);
}

/* --- The deed ------------------------------------------------------------------------------------------------------------- */

static bool try_forget(const struct network *network, const char *who, const struct record_type *type, int64_t id, struct forgotten *forgotten, int64_t *change,
                       struct error *error)
{
    const struct viewer viewer = network_viewer(who);

    *error = (struct error){0};
    return forget_people(network->store, &viewer, type, &id, 1, forgotten, change, error);
}

static int64_t forget(struct network *network, const char *who, const struct record_type *type, int64_t id, const char *point)
{
    struct forgotten forgotten;
    struct error error;
    int64_t change = 0;

    tap_ok(try_forget(network, who, type, id, &forgotten, &change, &error) && change != 0, "%s: forgotten %s", point, error.text);
    tap_ok(!forgotten.lingers, "%s: nothing lingers", point);
    network_is(network, type->name, id, "name", "(gone)", point);
    network_is_sound(network, point);
    return change;
}

static bool undo(const struct network *network, int64_t change, struct error *error)
{
    const struct viewer viewer = network_viewer("Kari");

    *error = (struct error){0};
    return journal_undo(network->store, &viewer, change, false, NULL, NULL, NULL, error);
}

static int64_t organisation(struct network *network, const char *name)
{
    return network_add(network, "Kari", "organisation", "name", name, "kind", "ngo", "country", "IN", NULL);
}

/* All that the history tells of a record, as one text. The caller frees it. */
static char *history_of(const struct network *network, const struct record_type *type, int64_t id)
{
    const struct viewer viewer = network_viewer("Kari");
    struct history history;
    struct text text = {0};

    if (!journal_history(network->store, &viewer, type, id, 0, 100, &history, NULL))
        return string_copy("(failed)");
    for (size_t i = 0; i < history.count; i++) {
        const struct history_entry *entry = &history.entries[i];
        text_add_format(&text, "%lld %s: %s - %s\n", (long long)entry->change, entry->by, entry->what, entry->title);
        for (size_t j = 0; j < entry->field_count; j++)
            text_add_format(&text, "  %s: %s -> %s\n", entry->fields[j].name, value_text(&entry->fields[j].before), value_text(&entry->fields[j].after));
    }
    history_done(&history);
    return text_take(&text);
}

/* --- A contact person ----------------------------------------------------------------------------------------------------- */

static const char *const her_words[] = {"Zqaase Quorvath", "zqaase", "quorvath", "zqdirector", "zqfirst@zq.example", "zqsecond@zq.example", "zq example", "90011223", "90099887", NULL};

static int64_t add_her(struct network *network, int64_t of)
{
    char *organisation = network_id(of);
    int64_t id = network_add(network, "Kari", "contact", "organisation", organisation, "name", "Zqaase Quorvath", "role", "Zqdirector", "email", "zqfirst@zq.example", "phone",
                             "+47 90011223", "language", "no", "consent", "yes", NULL);

    network_set(network, "Kari", "contact", id, "email", "zqsecond@zq.example");
    network_set(network, "Ola", "contact", id, "phone", "+47 90099887");
    free(organisation);
    return id;
}

static void test_contact(void)
{
    struct network network;
    char printed[IDENTITY_TEXT_SIZE];

    network_new(&network, &types_all);
    int64_t of = organisation(&network, "Asha");
    int64_t id = add_her(&network, of);
    expect_said(&network, her_words, "contact");
    char *before = history_of(&network, &type_contact, id);
    tap_ok(strstr(before, "Kari: Added - Zqaase Quorvath") && strstr(before, "90011223 -> +47 90099887"), "the history tells of her: %s", before);

    int64_t change = forget(&network, "Kari", &type_contact, id, "contact");
    expect_gone(&network, her_words, "contact");
    char *after = history_of(&network, &type_contact, id), *expected;
    identity_print(id, printed);
    expected = string_format("%lld Kari: Contact person forgotten - %s\n", (long long)change, printed);
    tap_ok(strncmp(after, expected, strlen(expected)) == 0, "the history says that one was forgotten: %s", after);
    expected = (free(expected), string_format("Ola: Changed - %s\n", printed));
    tap_ok(strstr(after, expected) && strstr(after, "Kari: Added - "), "and when she was changed, and by whom: %s", after);
    tap_ok(strstr(after, "language:  -> nb") && !strstr(after, "name:"), "codes stand, texts do not: %s", after);
    network_is(&network, "organisation", of, "name", "Asha", "others stay");
    free(expected);
    free(after);
    free(before);
    network_done(&network);
}

/* Her words' letters in the search index, where they were a while. */
static void test_search(void)
{
    struct network network;

    network_new(&network, &types_all);
    int64_t of = organisation(&network, "Asha");
    int64_t id = add_her(&network, of);
    char *text = network_id(of);
    for (int i = 0; i < 50; i++) {
        char *name = string_format("Somebody %d", i);
        network_add(&network, "Kari", "contact", "organisation", text, "name", name, "consent", "yes", NULL);
        free(name);
    }
    network_damage(&network, "PRAGMA secure_delete = OFF; CREATE TABLE trace (text); INSERT INTO trace SELECT name FROM contact; DELETE FROM trace; DROP TABLE trace");
    forget(&network, "Kari", &type_contact, id, "search");
    expect_gone(&network, her_words, "search");
    tap_is_number(network_count(&network, "SELECT count(*) FROM derived_contact"), 50, "the others are found");
    free(text);
    network_done(&network);
}

/* --- What refers to a person ---------------------------------------------------------------------------------------------- */

static void test_references(void)
{
    struct network network;
    struct samples samples;
    struct referrer *referrers = NULL;
    size_t place = 0;

    network_new(&network, &types_all);
    samples_new(&samples, &network);
    while (types_all.types[place] != &type_person)
        place++;
    int64_t id = samples.ids[place][0];
    char *printed = network_id(id);
    size_t count = type_referrers(&types_all, &type_person, &referrers);
    for (size_t i = 0; i < count; i++) {
        size_t other = 0;
        while (types_all.types[other] != referrers[i].type)
            other++;
        network_set(&network, "Kari", referrers[i].type->name, samples.ids[other][0], referrers[i].field->name, printed);
    }
    int64_t change = forget(&network, "Kari", &type_person, id, "references");
    for (size_t i = 0; i < count; i++) {
        size_t other = 0;
        while (types_all.types[other] != referrers[i].type)
            other++;
        network_is(&network, referrers[i].type->name, samples.ids[other][0], referrers[i].field->name, "", referrers[i].type->name);
    }
    char *query = string_format("SELECT records FROM change WHERE number = %lld", (long long)change);
    tap_ok(count > 0 && network_count(&network, query) == (int64_t)count + 1, "all in one change");
    free(query);
    free(referrers);
    free(printed);
    samples_done(&samples);
    network_done(&network);
}

/* --- Who acted ------------------------------------------------------------------------------------------------------------ */

static void test_acting(void)
{
    static const char *const words[] = {"Zqanna Quorvath", "zqanna", NULL};
    struct network network;
    struct error error;

    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Zqanna Quorvath", "login", "zqanna", NULL);
    int64_t twin = network_add(&network, "Kari", "person", "name", "Twin", "login", "twin", NULL);
    int64_t other = network_add(&network, "Kari", "person", "name", "Twin", NULL);
    char *printed = network_id(id);
    int64_t first = network_add(&network, "Zqanna Quorvath", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", NULL);
    network_set(&network, "zqanna", "organisation", first, "city", "Pune");
    network_set(&network, "Twin", "organisation", first, "city", "Goa");

    int64_t change = forget(&network, "zqanna", &type_person, id, "acting");
    expect_gone(&network, words, "acting");
    char *history = history_of(&network, &type_organisation, first), *head = string_format("%s: Changed - Asha", printed);
    tap_ok(strstr(history, head) && strstr(history, "Twin: Changed"), "who acted is called by her id: %s", history);
    free(head);
    head = string_format("SELECT count(*) FROM change WHERE author = '%s'", printed);
    tap_is_number(network_count(&network, head), 3, "also where she forgot herself");
    free(head);
    head = string_format("SELECT count(*) FROM stamp_organisation WHERE created_by = '%s'", printed);
    tap_is_number(network_count(&network, head), 1, "and in what is told beside a record");
    forget(&network, "Kari", &type_person, twin, "a name that another has");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change WHERE author = 'Twin'"), 1, "what another is called stays");
    network_is(&network, "person", other, "name", "Twin", "as does she");
    tap_ok(!undo(&network, change, &error) && error.code == ERROR_RULE && strstr(error.text, "Person forgotten"), "it cannot be undone: %s", error.text);
    free(head);
    free(history);
    free(printed);
    network_done(&network);
}

/* --- Undo around it ------------------------------------------------------------------------------------------------------- */

static int64_t last_change(const struct network *network)
{
    return network_count(network, "SELECT max(number) FROM change");
}

static void test_undo(void)
{
    struct network network;
    struct error error;

    network_new(&network, &types_all);
    int64_t of = organisation(&network, "Asha"), id = add_her(&network, of);
    int64_t changed = last_change(&network), added = changed - 2;
    int64_t deleted = network_delete(&network, "Kari", "contact", id);
    network_set(&network, "Kari", "organisation", of, "city", "Pune");

    /* One who is deleted is still in the history. */
    int64_t change = forget(&network, "Kari", &type_contact, id, "deleted");
    expect_gone(&network, her_words, "deleted");
    for (int64_t number = added; number <= deleted; number++) {
        tap_ok(!undo(&network, number, &error) && error.code == ERROR_RULE && strstr(error.text, "was forgotten"), "%lld is not taken back: %s", (long long)number,
               error.text);
        network_is(&network, "contact", id, "consent", "(gone)", "she does not come back");
    }
    tap_ok(!undo(&network, change, &error) && error.code == ERROR_RULE, "nor is that she was forgotten: %s", error.text);
    tap_ok(undo(&network, 0, &error), "the last change of something else is: %s", error.text);
    network_is(&network, "organisation", of, "city", "", "as it was");
    const struct viewer viewer = network_viewer("Kari");
    tap_ok(journal_redo(network.store, &viewer, NULL, NULL, NULL, &error), "and done again: %s", error.text);
    network_is(&network, "organisation", of, "city", "Pune", "as it was then");
    tap_ok(undo(&network, 0, &error), "the last change is taken back: %s", error.text);
    tap_ok(undo(&network, 0, &error), "what was only hers is passed over on the way to the one before: %s", error.text);
    network_is(&network, "organisation", of, "name", "(gone)", "which is taken back");
    tap_ok(!undo(&network, 0, &error) && error.code == ERROR_NOT_FOUND, "before that there is nothing: %s", error.text);
    network_is_sound(&network, "undo");
    network_done(&network);
}

/* A change over several of which she was one. */
static void test_undo_of_many(void)
{
    struct network network;
    struct error error;
    int64_t ids[3], change;
    const struct viewer viewer = network_viewer("Kari");

    error = (struct error){0};
    network_new(&network, &types_all);
    char *of = network_id(organisation(&network, "Asha"));
    ids[0] = network_add(&network, "Kari", "contact", "organisation", of, "name", "Anna", "consent", "yes", NULL);
    ids[1] = network_add(&network, "Kari", "contact", "organisation", of, "name", "Zqberit", "consent", "yes", NULL);
    ids[2] = network_add(&network, "Kari", "contact", "organisation", of, "name", "Clara", "consent", "yes", NULL);
    tap_ok(store_delete(network.store, &viewer, &type_contact, ids, 3, &change, &error), "three are deleted: %s", error.text);
    forget(&network, "Kari", &type_contact, ids[1], "one of many");
    tap_ok(undo(&network, change, &error), "that the three were deleted is taken back: %s", error.text);
    network_is(&network, "contact", ids[0], "name", "Anna", "the first is back");
    network_is(&network, "contact", ids[1], "consent", "(gone)", "she is not");
    network_is(&network, "contact", ids[2], "name", "Clara", "the third is back");
    network_is_sound(&network, "taken back");
    tap_ok(journal_redo(network.store, &viewer, NULL, NULL, NULL, &error), "done again: %s", error.text);
    network_is(&network, "contact", ids[0], "name", "(gone)", "the first is gone again");
    network_is_sound(&network, "done again");
    tap_ok(undo(&network, last_change(&network), &error), "and that is taken back too: %s", error.text);
    network_is(&network, "contact", ids[2], "name", "Clara", "the third is back again");
    network_is(&network, "contact", ids[1], "consent", "(gone)", "she still is not");
    network_is_sound(&network, "taken back again");
    free(of);
    network_done(&network);
}

/* What comes back refers to nobody who was forgotten. */
static void test_undo_of_reference(void)
{
    struct network network;
    struct error error;

    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Zqanna", NULL), of = organisation(&network, "Asha"), gone = organisation(&network, "Bina");
    char *printed = network_id(id);
    int64_t named = network_set(&network, "Kari", "organisation", of, "responsible", printed);
    network_set(&network, "Kari", "organisation", gone, "responsible", printed);
    int64_t deleted = network_delete(&network, "Kari", "organisation", gone);
    forget(&network, "Kari", &type_person, id, "reference");
    tap_ok(undo(&network, deleted, &error), "what was hers comes back: %s", error.text);
    network_is(&network, "organisation", gone, "name", "Bina", "as it was");
    network_is(&network, "organisation", gone, "responsible", "", "and is nobody's");
    network_is_sound(&network, "back");
    tap_ok(undo(&network, last_change(&network), &error), "and goes again: %s", error.text);
    network_is(&network, "organisation", gone, "name", "(gone)", "whole");
    undo(&network, named, &error);
    network_is(&network, "organisation", of, "responsible", "", "what was given to her is nobody's");
    network_is_sound(&network, "reference");
    free(printed);
    network_done(&network);
}

/* --- What lrn remembers ---------------------------------------------------------------------------------------------------- */

static void test_remembered(void)
{
    static const char *const words[] = {"Zqa. Quorvath", NULL};
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    char printed[IDENTITY_TEXT_SIZE], *meaning;
    enum verdict verdict;
    const struct field *responsible = type_field(&type_organisation, "responsible");

    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "person", "name", "Zqanna", NULL);
    identity_print(id, printed);
    bool learned = store_begin(network.store, &viewer, NULL, &error) && spelling_learn(network.store, responsible, "Zqa. Quorvath", printed, &error)
                   && decision_keep(network.store, &type_person, printed, "row:0123456789abcdef", VERDICT_DISTINCT, &error) && store_commit(network.store, NULL, &error);
    tap_ok(learned, "remembered %s", error.text);
    int64_t change = last_change(&network);
    forget(&network, "Kari", &type_person, id, "remembered");
    expect_gone(&network, words, "remembered");
    tap_ok(spelling_find(network.store, responsible, "Zqa. Quorvath", &meaning, &error) && !meaning, "the spelling is not known");
    tap_ok(decision_find(network.store, &type_person, printed, "row:0123456789abcdef", &verdict, &error) && verdict == VERDICT_NONE, "nor the decision");
    tap_ok(!undo(&network, change, &error), "nothing of it comes back: %s", error.text);
    tap_is_number(network_count(&network, "SELECT count(*) FROM spelling") + network_count(&network, "SELECT count(*) FROM decision"), 0, "nothing at all");
    free(meaning);
    network_done(&network);
}

/* Who was merged into her is she. */
static void test_merged(void)
{
    static const char *const words[] = {"Zqold", "Zqnew", "zqmail", NULL};
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    struct record kept, gone;
    int64_t change = 0;

    network_new(&network, &types_all);
    char *of = network_id(organisation(&network, "Asha"));
    int64_t first = network_add(&network, "Kari", "contact", "organisation", of, "name", "Zqnew Name", "consent", "yes", NULL);
    int64_t second = network_add(&network, "Kari", "contact", "organisation", of, "name", "Zqold Name", "email", "zqmail@example.org", "consent", "yes", NULL);
    bool loaded = store_load(network.store, &viewer, &type_contact, first, &kept, &error) && store_load(network.store, &viewer, &type_contact, second, &gone, &error);
    if (tap_ok(loaded, "loaded %s", error.text)) {
        enum unite_side *sides = memory_new_array(type_contact.field_count, sizeof *sides);
        unite_suggest(&kept, &gone, sides);
        tap_ok(merge_records(network.store, &viewer, &kept, &gone, sides, &change, &error), "merged %s", error.text);
        free(sides);
        record_done(&kept);
        record_done(&gone);
    }
    expect_said(&network, words, "merged");
    forget(&network, "Kari", &type_contact, first, "merged");
    expect_gone(&network, words, "merged");
    tap_ok(!undo(&network, change, &error), "the merge is not taken back: %s", error.text);
    tap_is_number(network_count(&network, "SELECT count(*) FROM contact"), 0, "neither comes back");
    network_is_sound(&network, "merged");
    free(of);
    network_done(&network);
}

/* --- What is refused, and what is told ------------------------------------------------------------------------------------- */

static void test_refused(void)
{
    struct network network;
    struct forgotten forgotten;
    struct error error;
    int64_t found, of;
    struct viewer viewer = network_viewer("Kari");
    char ending[IDENTITY_TEXT_SIZE];

    network_new(&network, &types_all);
    of = organisation(&network, "Asha");
    int64_t id = add_her(&network, of), changes = last_change(&network);
    tap_ok(!try_forget(&network, "Kari", &type_organisation, of, &forgotten, NULL, &error) && error.code == ERROR_USAGE, "organisations are not forgotten: %s", error.text);
    tap_ok(!try_forget(&network, "Kari", &type_contact, of, &forgotten, NULL, &error) && error.code == ERROR_NOT_FOUND, "nor what is not there: %s", error.text);
    tap_is_number(last_change(&network), changes, "nothing was changed");
    network_is(&network, "contact", id, "name", "Zqaase Quorvath", "she is there");
    forget(&network, "Kari", &type_contact, id, "refused");
    tap_ok(!try_forget(&network, "Kari", &type_contact, id, &forgotten, NULL, &error) && error.code == ERROR_RULE && strstr(error.text, "forgotten already"), "nobody twice: %s",
           error.text);
    tap_ok(forget_find(network.store, &viewer, &type_contact, identity_ending(id, ending), &found, &error) && found == id, "who is gone is found by an ending");
    tap_ok(!forget_find(network.store, &viewer, &type_contact, "7777", &found, &error) && error.code == ERROR_NOT_FOUND, "others are not: %s", error.text);
    network_done(&network);
}

static void test_mentions(void)
{
    struct network network;
    struct forgotten forgotten;
    struct error error;

    network_new(&network, &types_all);
    int64_t of = organisation(&network, "Asha"), other = organisation(&network, "Zqaase Quorvathsen"), id = add_her(&network, of);
    network_set(&network, "Kari", "organisation", of, "description_en", "Ask for ZQÅSE QUORVATH, or write to zqfirst@zq.example.");
    tap_ok(try_forget(&network, "Kari", &type_contact, id, &forgotten, NULL, &error), "forgotten %s", error.text);
    tap_is_number((intmax_t)forgotten.mentioned, 1, "one record still says her name");
    tap_ok(forgotten.named == 1 && forgotten.mentions[0].type == &type_organisation && forgotten.mentions[0].id == of, "it is named");
    char *id_text = network_id(of), *said = forget_text(&forgotten, FORGET_NAMED);
    tap_ok(strstr(said, "1 record still") && strstr(said, id_text) && !strstr(said, "Quorvath") && !strchr(said, '\n'), "in a line without hers: %s", said);
    free(said);
    message_set_language(LANGUAGE_NB);
    said = forget_text(&forgotten, FORGET_NAMED);
    tap_ok(strstr(said, "1 oppføring nevner fortsatt") && strstr(said, "Sikkerhetskopier"), "in Norwegian too: %s", said);
    message_set_language(LANGUAGE_EN);
    network_is(&network, "organisation", other, "name", "Zqaase Quorvathsen", "another name is another");
    free(said);
    free(id_text);
    network_done(&network);
}

/* --- Others meanwhile ------------------------------------------------------------------------------------------------------ */

static struct store *other_open(const struct network *network)
{
    struct store_options options = {.path = network->path, .types = network->types};
    struct error error = {0};
    struct store *store = store_open(&options, &error);

    tap_ok(store != NULL, "another opens it %s", error.text);
    return store;
}

/* One who reads keeps the old bytes until she is done. */
static void test_readers(void)
{
    struct network network;
    struct forgotten forgotten;
    struct error error;
    int64_t count;

    network_new(&network, &types_all);
    int64_t of = organisation(&network, "Asha"), id = add_her(&network, of);
    struct store *other = other_open(&network);
    store_changed(other);
    store_set_patience(network.store, 50);
    tap_ok(reading_begin(other, &error) && database_number(other, &count, &error, "SELECT count(*) FROM contact") && count == 1, "another reads");
    tap_ok(try_forget(&network, "Kari", &type_contact, id, &forgotten, NULL, &error), "she is forgotten all the same %s", error.text);
    tap_ok(forgotten.lingers, "and it is known that the file still holds her");
    char *said = forget_text(&forgotten, FORGET_NAMED);
    tap_ok(strstr(said, "until the next change"), "which is said: %s", said);
    reading_end(other);
    tap_ok(store_changed(other), "the other sees that something changed");
    network_set(&network, "Kari", "organisation", of, "city", "Pune");
    expect_gone(&network, her_words, "after the next change");
    free(said);
    store_close(other);
    network_done(&network);
}

int main(void)
{
    message_open(place_catalogue);
    test_contact();
    test_search();
    test_references();
    test_acting();
    test_undo();
    test_undo_of_many();
    test_undo_of_reference();
    test_remembered();
    test_merged();
    test_refused();
    test_mentions();
    test_readers();
    return tap_done();
}
