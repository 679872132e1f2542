/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records saved, loaded, merged, found and deleted: every type and field by the tables, then the rules. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/journal.h"
#include "db/reader.h"
#include "src/country_name.h"
#include "src/gate.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/samples.h"
#include "tests/tap.h"

static struct viewer kari(void)
{
    return network_viewer("Kari");
}

static struct record load(struct network *network, const char *type, int64_t id)
{
    struct viewer viewer = kari();
    struct record record;
    struct error error = {0};

    if (!store_load(network->store, &viewer, type_list_find(network->types, type), id, &record, &error))
        record_init(&record, type_list_find(network->types, type));
    return record;
}

/* --- Every field of every type ------------------------------------------------------------------------------------------ */

/* What is stored, printed, read again and shown is the same value. */
static bool reads_back(struct network *network, const struct record *record, const struct field *field)
{
    struct viewer viewer = kari();
    struct value value = {0};
    struct error error = {0};
    const struct value *stored = record_field(record, field);
    char *printed = field_print(field, stored);
    char *shown = store_show(network->store, &viewer, record, field, LANGUAGE_NB, NULL);
    bool same = store_parse_value(network->store, &viewer, field, printed, &value, &error) && value_equal(&value, stored);

    if (!same)
        tap_note("%s: \"%s\": %s", field->name, printed, error.text);
    same = same && (*shown != '\0') == !value_is_empty(stored);
    value_clear(&value);
    free(shown);
    free(printed);
    return same;
}

static bool sets_and_undoes(const struct samples *samples, const struct record *base, const struct field *field, int variant)
{
    struct network *network = samples->network;
    struct viewer viewer = kari();
    struct record record;
    struct error error = {0};
    int64_t change = 0, undone = 0;
    char *text = sample_text(samples, field, variant);
    bool ok = false;

    record_copy(&record, base);
    if (text && store_parse_value(network->store, &viewer, field, text, record_field(&record, field), &error)
        && store_save(network->store, &viewer, &record, base, NULL, &change, &error)) {
        struct record stored = load(network, base->type->name, base->id);
        ok = value_equal(record_field(&stored, field), record_field(&record, field));
        record_done(&stored);
        if (change != 0)
            ok = journal_undo(network->store, &viewer, change, false, &undone, NULL, NULL, &error) && ok;
        stored = load(network, base->type->name, base->id);
        ok = ok && value_equal(record_field(&stored, field), record_field(base, field));
        record_done(&stored);
    }
    if (!ok)
        tap_note("%s.%s: %s", base->type->name, field->name, error.text);
    record_done(&record);
    free(text);
    return ok;
}

static void test_field(const struct samples *samples, const struct record *record, const struct field *field)
{
    tap_ok(reads_back(samples->network, record, field), "%s.%s is read as it was printed", record->type->name, field->name);
    if (field->compute || field->flags & FIELD_FIXED)
        return;
    bool ok = sets_and_undoes(samples, record, field, 1) || sets_and_undoes(samples, record, field, 2);
    tap_ok(ok, "%s.%s is set and taken back", record->type->name, field->name);
}

/* A profile is featured only where it is quality-assured: it is taken over as that, with a review no later than its verification is good for. */
static void make_ready(const struct samples *samples, struct record *record, const struct field *field)
{
    struct store *store = samples->network->store;
    struct viewer viewer = kari();
    struct error error = {0};

    if (field != gate_feature(record->type))
        return;
    value_set_text(record_value(record, "status"), "quality-assured");
    value_set_text(record_value(record, "review_due"), "2026-01-01");
    tap_ok(store_begin(store, &viewer, NULL, &error) && store_put(store, record, &error) && store_commit(store, NULL, &error), "it is assured: %s", error.text);
    struct record ready = load(samples->network, record->type->name, record->id);
    record_done(record);
    *record = ready;
}

static void test_all_fields(void)
{
    struct network network;
    struct samples samples;

    network_new(&network, &types_all);
    samples_new(&samples, &network);
    for (size_t i = 0; i < types_all.count; i++) {
        const struct record_type *type = types_all.types[i];
        tap_ok(samples.ids[i][0] != 0, "%s: a record is made", type->name);
        struct record record = load(&network, type->name, samples.ids[i][0]);
        for (size_t j = 0; j < type->field_count; j++) {
            make_ready(&samples, &record, &type->fields[j]);
            test_field(&samples, &record, &type->fields[j]);
        }
        record_done(&record);
    }
    samples_done(&samples);
    network_done(&network);
}

/* --- Saving ------------------------------------------------------------------------------------------------------------- */

static int64_t organisation(struct network *network, const char *name)
{
    return network_add(network, "Kari", "organisation", "name", name, "kind", "ngo", "country", "BD", NULL);
}

static char *printed(int64_t id)
{
    char text[IDENTITY_TEXT_SIZE];

    return string_copy(identity_print(id, text));
}

static int64_t contact(struct network *network, int64_t of, const char *name)
{
    char *id = printed(of);
    int64_t made = network_add(network, "Kari", "contact", "organisation", id, "name", name, "consent", "yes", NULL);

    free(id);
    return made;
}

static void test_stamps(void)
{
    struct network network;

    network_new(&network, &types_all);
    int64_t id = organisation(&network, "Awaj");
    struct record first = load(&network, "organisation", id);
    tap_is_number(first.stamp.revision, 1, "a new record has revision 1");
    tap_is_text(first.stamp.created_by, "Kari", "and who made it");
    network_set(&network, "Anna", "organisation", id, "city", "Dhaka");
    struct record second = load(&network, "organisation", id);
    tap_is_number(second.stamp.revision, 2, "a changed one has revision 2");
    tap_is_text(second.stamp.created_by, "Kari", "who made it stays");
    tap_is_text(second.stamp.updated_by, "Anna", "who changed it is told");
    tap_is_text(second.stamp.created_at, first.stamp.created_at, "when it was made stays");
    tap_is_number(network_set(&network, "Anna", "organisation", id, "city", "Dhaka"), 0, "saving the same is no change");
    struct record third = load(&network, "organisation", id);
    tap_is_number(third.stamp.revision, 2, "and no revision");
    record_done(&first);
    record_done(&second);
    record_done(&third);
    network_done(&network);
}

static void save_refused(struct network *network, struct record *record, const struct record *base, enum error_code code, const char *field,
                         const char *point)
{
    struct viewer viewer = kari();
    struct error error = {0};
    int64_t change = 77;

    tap_ok(!store_save(network->store, &viewer, record, base, NULL, &change, &error), "refused: %s", point);
    tap_is_number(error.code, code, "with its kind: %s", error.text);
    tap_is_text(error.field ? error.field->name : NULL, field, "and its field");
    tap_is_number(change, 0, "and no change");
}

static void test_refused(void)
{
    struct network network;
    struct record record;
    struct error error = {0};

    network_new(&network, &types_all);
    int64_t id = organisation(&network, "Awaj");
    record_init_new(&record, type_list_find(&types_all, "contact"));
    record_set(&record, "name", "Anna", &error);
    record_set(&record, "consent", "yes", &error);
    save_refused(&network, &record, NULL, ERROR_VALUE, "organisation", "a required reference is missing");
    value_set_number(record_value(&record, "organisation"), id + 1);
    save_refused(&network, &record, NULL, ERROR_VALUE, "organisation", "a reference leads nowhere");
    value_set_number(record_value(&record, "organisation"), id);
    value_set_text(record_value(&record, "email"), "nobody");
    save_refused(&network, &record, NULL, ERROR_VALUE, "email", "an e-mail address is none");
    record_done(&record);
    struct record base = load(&network, "organisation", id);
    record_copy(&record, &base);
    value_set_text(record_value(&record, "country"), "ZZ");
    save_refused(&network, &record, &base, ERROR_VALUE, "country", "a country is not known");
    record_done(&record);
    record_init_new(&record, type_list_find(&types_all, "country"));
    save_refused(&network, &record, NULL, ERROR_RULE, NULL, "a country is added by hand");
    record_done(&record);
    record_done(&base);
    tap_is_number(network_count(&network, "SELECT count(*) FROM change"), 1, "nothing of that is in the history");
    network_done(&network);
}

static void test_unknown_code(void)
{
    struct network network;

    network_new(&network, &types_all);
    int64_t id = organisation(&network, "Awaj");
    network_damage(&network, "UPDATE organisation SET kind = 'guild', issues = 'dragons'");
    network_set(&network, "Kari", "organisation", id, "city", "Dhaka");
    network_is(&network, "organisation", id, "kind", "guild", "a code of a newer program is kept when something else is saved");
    network_is(&network, "organisation", id, "issues", "dragons", "in a set too");
    network_done(&network);
}

static void test_commit_hook(void)
{
    struct network network;
    struct error error = {0};

    network_new(&network, &types_all);
    int64_t id = organisation(&network, "Awaj");
    tap_ok(!database_run(network.store, &error, "UPDATE organisation SET name = 'Other'"), "a write outside of a change is refused");
    tap_is_number(error.code, ERROR_DATABASE, "%s", error.text);
    network_is(&network, "organisation", id, "name", "Awaj", "and the record as it was");
    network_done(&network);
}

/* --- Deleting ----------------------------------------------------------------------------------------------------------- */

/* The sentence with the endings of ids put in. */
static void is_refused(const struct error *error, const char *format, const int64_t *ids, const char *point)
{
    char ending[IDENTITY_TEXT_SIZE];
    struct text expected = {0};

    for (; *format; format++) {
        if (format[0] == '%' && format[1] == 's') {
            text_add(&expected, identity_ending(*ids++, ending));
            format++;
        } else {
            text_add_bytes(&expected, format, 1);
        }
    }
    tap_is_text(error->text, text_string(&expected), "%s", point);
    text_done(&expected);
}

static void test_delete(void)
{
    struct network network;
    struct viewer viewer = kari();
    struct error error = {0};
    int64_t change;

    network_new(&network, &types_all);
    int64_t awaj = organisation(&network, "Awaj");
    int64_t first = contact(&network, awaj, "Anna");
    int64_t second = contact(&network, awaj, "Berit");
    char *id = printed(awaj);
    int64_t concern = network_add(&network, "Kari", "concern", "organisation", id, "text", "Late", NULL);
    free(id);
    tap_ok(!store_delete(network.store, &viewer, type_list_find(&types_all, "organisation"), &awaj, 1, &change, &error),
           "a record others refer to is not deleted");
    tap_is_number(error.code, ERROR_RULE, "as a rule");
    is_refused(&error, "\"Awaj\" was not deleted: 2 contact persons and 1 concern refer to it: Anna (%s), Berit (%s), Awaj (%s).",
               (const int64_t[]){first, second, concern}, "which says who");
    int64_t third = contact(&network, awaj, "Clara");
    tap_ok(!store_delete(network.store, &viewer, type_list_find(&types_all, "organisation"), &awaj, 1, &change, &error), "nor with more");
    is_refused(&error, "\"Awaj\" was not deleted: 3 contact persons and 1 concern refer to it: Anna (%s), Berit (%s), Clara (%s) and 1 more.",
               (const int64_t[]){first, second, third}, "of whom three are named");
    network_delete(&network, "Kari", "contact", third);
    const int64_t both[] = {first, second, first};
    tap_ok(store_delete(network.store, &viewer, type_list_find(&types_all, "contact"), both, 3, &change, &error), "several go at once");
    tap_is_number(network_count(&network, "SELECT count(*) FROM contact"), 0, "all of them");
    tap_ok(!store_delete(network.store, &viewer, type_list_find(&types_all, "contact"), &first, 1, &change, &error), "what is gone is not deleted");
    tap_is_number(error.code, ERROR_NOT_FOUND, "%s", error.text);
    tap_ok(!store_delete(network.store, &viewer, type_list_find(&types_all, "organisation"), &awaj, 1, &change, &error), "still referred to");
    is_refused(&error, "\"Awaj\" was not deleted: 1 concern refers to it: Awaj (%s).", &concern, "by one");
    tap_is_number(network_count(&network, "SELECT count(*) FROM derived_contact"), 0, "what was derived from them is gone");
    network_done(&network);
}

/* Three suppliers, each the parent of the one before: nobody closes the circle, by whichever way. */
static void test_circle(void)
{
    struct network network;
    struct viewer viewer = kari();
    struct error error = {0};
    int64_t ids[3], change;
    const char *const names[] = {"First", "Second", "Third"};

    network_new(&network, &types_all);
    const struct record_type *type = type_list_find(&types_all, "supplier");
    for (size_t i = 0; i < 3; i++)
        ids[i] = network_add(&network, "Kari", "supplier", "name", names[i], NULL);
    for (size_t i = 0; i < 2; i++) {
        char *id = printed(ids[i]);
        network_set(&network, "Kari", "supplier", ids[i + 1], "parent", id);
        free(id);
    }
    for (size_t i = 0; i < 3; i++) {
        struct record base = load(&network, "supplier", ids[0]), record;
        record_copy(&record, &base);
        value_set_number(record_value(&record, "parent"), ids[i]);
        tap_ok(!store_save(network.store, &viewer, &record, &base, NULL, &change, &error) && error.code == ERROR_VALUE, "%s is not made First's parent", names[i]);
        tap_is_text(error.text, "\"Parent company\" would lead from the record back to itself.", "and it is said why");
        tap_ok(error.field == type_field(type, "parent"), "and of which field");
        tap_ok(store_begin(network.store, &viewer, NULL, &error) && !store_put(network.store, &record, &error), "nor as one of several");
        store_rollback(network.store);
        record_done(&record);
        record_done(&base);
    }
    network_damage(&network, "UPDATE supplier SET parent = (SELECT id FROM supplier WHERE name = 'Third') WHERE name = 'First'");
    network_set(&network, "Kari", "supplier", ids[0], "name", "Renamed");
    network_is(&network, "supplier", ids[0], "name", "Renamed", "one that stands in a circle already can be changed otherwise");
    network_done(&network);
}

static void test_delete_family(void)
{
    struct network network;
    struct viewer viewer = kari();
    struct error error = {0};
    const struct record_type *type = type_list_find(&types_all, "supplier");

    network_new(&network, &types_all);
    int64_t mother = network_add(&network, "Kari", "supplier", "name", "Mother", NULL);
    char *id = printed(mother);
    int64_t daughter = network_add(&network, "Kari", "supplier", "name", "Daughter", "parent", id, NULL);
    free(id);
    const int64_t both[] = {daughter, mother};
    tap_ok(!store_delete(network.store, &viewer, type, &mother, 1, NULL, &error), "a mother with a daughter stays: %s", error.text);
    tap_ok(store_delete(network.store, &viewer, type, both, 2, NULL, &error), "both together go");
    const int64_t country = country_record_id("BD");
    tap_ok(!store_delete(network.store, &viewer, type_list_find(&types_all, "country"), &country, 1, NULL, &error), "a country stays: %s",
           error.text);
    network_done(&network);
}

/* What others rely on and is gone is told, and never passed over in silence. */
static void test_required(void)
{
    struct network network;
    struct reader_set readers;
    struct record record;
    struct error error = {0};

    network_new(&network, &types_all);
    int64_t id = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", NULL);
    reader_set_init(&readers, network.store);
    bool found = reader_require(&readers, &type_organisation, id, &record, &error);
    tap_ok(found && record.id == id, "what is there is read");
    if (found)
        record_done(&record);
    network_delete(&network, "Kari", "organisation", id);
    tap_ok(!reader_require(&readers, &type_organisation, id, &record, &error), "what is gone is not");
    tap_ok(error.code == ERROR_NOT_FOUND && strstr(error.text, "was not found"), "which is an error: %s", error.text);
    reader_set_done(&readers);
    network_done(&network);
}

/* --- Several as one ------------------------------------------------------------------------------------------------------ */

static bool put(struct network *network, int64_t id, const char *name, int64_t *made)
{
    struct record record;
    struct error error = {0};

    record_init_new(&record, type_list_find(&types_all, "person"));
    record.id = id;
    value_set_text(record_value(&record, "name"), name);
    bool ok = store_put(network->store, &record, &error);
    if (!ok)
        tap_note("%s", error.text);
    if (made)
        *made = record.id;
    record_done(&record);
    return ok;
}

static void test_many(void)
{
    struct network network;
    struct viewer viewer = kari();
    struct error error = {0};
    int64_t first = 0, second = 0, change = 0, undone = 0;

    network_new(&network, &types_all);
    tap_ok(store_begin(network.store, &viewer, NULL, &error), "a change begins");
    tap_ok(put(&network, 0, "Anna", &first) && put(&network, 0, "Berit", &second) && put(&network, 4711, "Cecilie", NULL), "records are put");
    tap_ok(first != second, "each gets its id");
    tap_ok(put(&network, first, "Anna Lie", NULL), "one of them again");
    tap_ok(!put(&network, 0, "", NULL), "one without a name is refused");
    tap_ok(store_remove(network.store, type_list_find(&types_all, "person"), second, &error), "one is removed");
    tap_ok(!store_remove(network.store, type_list_find(&types_all, "person"), second, &error), "but not twice");
    tap_ok(store_commit(network.store, &change, &error), "and all is kept");
    network_is(&network, "person", first, "name", "Anna Lie", "the last of it");
    network_is(&network, "person", 4711, "name", "Cecilie", "with an id of one's own");
    network_is(&network, "person", second, "name", "(gone)", "without what was removed");
    tap_ok(journal_undo(network.store, &viewer, change, false, &undone, NULL, NULL, &error), "one undo takes all of it back");
    tap_is_number(network_count(&network, "SELECT count(*) FROM person"), 0, "nobody is left");
    tap_ok(store_begin(network.store, &viewer, NULL, &error) && put(&network, 0, "Dagny", NULL), "another begins");
    store_rollback(network.store);
    tap_is_number(network_count(&network, "SELECT count(*) FROM person"), 0, "what is rolled back was never there");
    network_done(&network);
}

/* --- Finding ------------------------------------------------------------------------------------------------------------- */

static void found(struct network *network, const char *type, const char *text, int64_t expected, const char *point)
{
    struct viewer viewer = kari();
    struct error error = {0};
    int64_t id = 0;

    if (!store_find_id(network->store, &viewer, type_list_find(&types_all, type), text, &id, &error))
        id = 0;
    tap_is_number(id, expected, "%s %s", point, error.text);
}

static void parsed(struct network *network, const char *text, int64_t expected, const char *point)
{
    struct viewer viewer = kari();
    struct error error = {0};
    struct value value = {0};
    const struct record_type *type = type_list_find(&types_all, "contact");

    store_parse_value(network->store, &viewer, type_field(type, "organisation"), text, &value, &error);
    tap_is_number(value.number, expected, "%s %s", point, error.text);
    tap_is_text(error.field ? error.field->name : "", expected == 0 ? "organisation" : "", "its field");
    value_clear(&value);
}

static void test_find(void)
{
    struct network network;
    struct samples samples;
    char ending[IDENTITY_TEXT_SIZE];

    network_new(&network, &types_all);
    samples_new(&samples, &network);
    int64_t first = organisation(&network, "Åpen handel");
    int64_t second = organisation(&network, "Rosa");
    organisation(&network, "Same");
    organisation(&network, "Same");
    char *id = printed(first);
    found(&network, "organisation", id, first, "a record by its id");
    found(&network, "organisation", identity_ending(second, ending), second, "another by the end of it");
    found(&network, "organisation", "zzzzz", 0, "none by an end that none has");
    found(&network, "organisation", "!", 0, "none by what is no id");
    found(&network, "country", "bd", country_record_id("BD"), "a country by its code");
    found(&network, "country", "Bangladesh", country_record_id("BD"), "by its name");
    found(&network, "country", "Noreg", country_record_id("NO"), "by another name");
    found(&network, "country", "Congo", 0, "not by a name that two have");
    found(&network, "country", "Atlantis", 0, "nor by one that none has");
    parsed(&network, id, first, "a reference is read as an id");
    parsed(&network, "aapen HANDEL", first, "as a title");
    parsed(&network, "Rosa", second, "as another");
    parsed(&network, "Same", 0, "not as a title that two have");
    parsed(&network, "Ros", 0, "nor as a part of one");
    free(id);
    samples_done(&samples);
    network_done(&network);
}

/* Of a few ids the endings are told apart; of many one letter fits several. */
static void test_ambiguous_ending(void)
{
    struct network network;
    struct viewer viewer = kari();
    struct error error = {0};
    int64_t id;

    network_new(&network, &types_all);
    tap_ok(store_begin(network.store, &viewer, NULL, &error), "a change begins");
    tap_ok(put(&network, 0x20001, "Anna", NULL) && put(&network, 0x30001, "Berit", NULL), "two ids end alike");
    tap_ok(store_commit(network.store, NULL, &error), "in one file");
    tap_ok(!store_find_id(network.store, &viewer, type_list_find(&types_all, "person"), "01", &id, &error), "their ending is not enough");
    tap_is_text(error.text, "\"01\" can mean several: Anna (004001); Berit (006001). Give the whole id.", "and both are named");
    network_done(&network);
}

/* --- Visibility ---------------------------------------------------------------------------------------------------------- */

static void test_visibility(void)
{
    struct network network;
    struct viewer member = {.name = "Member", .level = VISIBILITY_MEMBERS, .initiative = "ieh", .countries = ""};
    struct record record;
    struct error error = {0};

    network_new(&network, &types_all);
    int64_t open = organisation(&network, "Open");
    int64_t closed = organisation(&network, "Closed");
    network_set(&network, "Kari", "organisation", closed, "visibility", "coordinators");
    network_set(&network, "Kari", "organisation", open, "referral_reason", "Late reports");
    int64_t person = contact(&network, open, "Anna");
    int64_t public_person = contact(&network, closed, "Berit");
    network_set(&network, "Kari", "contact", public_person, "visibility", "public");
    tap_ok(store_load(network.store, &member, &type_organisation, open, &record, &error), "a member sees an organisation");
    tap_is_text(record_text(&record, "name"), "Open", "its name");
    tap_is_text(record_text(&record, "referral_reason"), "", "but not what is for coordinators");
    struct record mine;
    record_copy(&mine, &record);
    value_set_text(record_value(&mine, "city"), "Dhaka");
    tap_ok(store_save(network.store, &member, &mine, &record, NULL, NULL, &error), "she saves it: %s", error.text);
    network_is(&network, "organisation", open, "referral_reason", "Late reports", "what she does not see stays");
    record_done(&mine);
    record_done(&record);
    tap_ok(!store_load(network.store, &member, &type_organisation, closed, &record, &error), "another is not there for her");
    tap_is_number(error.code, ERROR_NOT_FOUND, "as if it were none");
    tap_ok(!store_load(network.store, &member, &type_contact, person, &record, &error), "nor are contact persons");
    tap_ok(!store_load(network.store, &member, &type_contact, public_person, &record, &error), "even a public one of what she does not see");
    tap_ok(store_title(network.store, &member, &type_organisation, closed, LANGUAGE_EN) == NULL, "titles are silent too");
    network_done(&network);
}

/* --- What hangs on a record ---------------------------------------------------------------------------------------------- */

static const struct section *section_find(const struct section_list *list, const char *type)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->sections[i].type->name, type) == 0)
            return &list->sections[i];
    return NULL;
}

static void test_sections(void)
{
    struct network network;
    struct viewer viewer = kari();
    struct section_list sections;
    struct row_list rows;
    struct error error = {0};

    network_new(&network, &types_all);
    int64_t awaj = organisation(&network, "Awaj");
    contact(&network, awaj, "Berit");
    contact(&network, awaj, "Anna");
    contact(&network, organisation(&network, "Other"), "Cecilie");
    network_set(&network, "Kari", "organisation", awaj, "coverage", "BD");
    network_add(&network, "Kari", "hotspot", "country", "BD", "sector", "garments", "issue", "living-wages", "title_en", "Wages", NULL);
    struct record record = load(&network, "organisation", awaj);
    tap_ok(store_sections(network.store, &viewer, &record, &sections, &error), "an organisation's sections %s", error.text);
    const struct section *contacts = section_find(&sections, "contact");
    tap_is_number(contacts ? contacts->count : -1, 2, "have its contact persons");
    tap_ok(contacts && store_section_rows(network.store, &viewer, contacts, LANGUAGE_EN, 5, &rows, &error), "who are read");
    tap_is_number((intmax_t)rows.count, 2, "both");
    tap_is_text(rows.count > 0 ? record_text(&rows.rows[0].record, "name") : "", "Anna", "in order");
    row_list_done(&rows);
    const struct section *hotspots = section_find(&sections, "hotspot");
    tap_is_number(hotspots ? hotspots->count : -1, 1, "and the hot spots where it works");
    section_list_done(&sections);
    record_done(&record);
    network_done(&network);
}

/* A computed field follows its children, wherever they are moved. */
static void test_computed(void)
{
    struct network network;

    network_new(&network, &types_all);
    int64_t first = network_add(&network, "Kari", "supplier", "name", "First", NULL);
    int64_t second = network_add(&network, "Kari", "supplier", "name", "Second", NULL);
    int64_t buyers[2];
    char *supplier = printed(first), *other = printed(second);
    for (int i = 0; i < 2; i++) {
        int64_t member = network_add(&network, "Kari", "member", "name", i == 0 ? "A" : "B", "kind", "company", "country", "NO", "initiative", "ieh", NULL);
        char *id = printed(member);
        buyers[i] = network_add(&network, "Kari", "buyer", "supplier", supplier, "member", id, NULL);
        free(id);
    }
    network_is(&network, "supplier", first, "shared", "yes", "a supplier of two members is shared");
    network_set(&network, "Kari", "buyer", buyers[1], "supplier", other);
    network_is(&network, "supplier", first, "shared", "no", "not when one of them went");
    network_is(&network, "supplier", second, "shared", "no", "the other has one");
    network_set(&network, "Kari", "buyer", buyers[0], "supplier", other);
    network_is(&network, "supplier", second, "shared", "yes", "then two");
    network_delete(&network, "Kari", "buyer", buyers[0]);
    network_is(&network, "supplier", second, "shared", "no", "and one again");
    free(other);
    free(supplier);
    network_done(&network);
}

static void test_today(void)
{
    struct network network;

    network_new(&network, &types_all);
    int64_t id = network_take(&network, "Kari", "organisation", "name", "Awaj", "kind", "ngo", "country", "BD", "status", "quality-assured",
                             "review_due", "2026-06-30", NULL);
    store_set_today(network.store, (struct date){2026, 6, 30});
    network_is(&network, "organisation", id, "effective_status", "quality-assured", "a profile is in date on its last day");
    store_set_today(network.store, (struct date){2026, 7, 1});
    network_is(&network, "organisation", id, "effective_status", "needs-update", "and not on the next");
    network_done(&network);
}

int main(void)
{
    test_all_fields();
    test_stamps();
    test_refused();
    test_unknown_code();
    test_commit_hook();
    test_delete();
    test_circle();
    test_delete_family();
    test_required();
    test_many();
    test_find();
    test_ambiguous_ending();
    test_visibility();
    test_sections();
    test_computed();
    test_today();
    return tap_done();
}
