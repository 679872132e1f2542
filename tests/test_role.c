/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people may do by their role, refused by the store itself, whoever asks it. */
#include "config.h"

#include "src/role.h"

#include <stdlib.h>
#include <string.h>

#include "db/merge.h"
#include "db/people.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static void test_table(void)
{
    static const struct {
        const char *role;
        const char *may; /* one letter a deed, in the order below */
    } rows[] = {
        {"coordinator", "yyyyyyyyyyyyyyyyyy"}, {"adviser", "ynnnyyyynyyyyynnny"}, {"member", "nnnnnnnnnnynnynnnn"}, {"local-resource", "nnnnynnnnnnnnynnnn"},
        {"field-user", "nnnnyynnnnnnynnnnn"},  {"", "yyyyyyyyyyyyyyyyyy"},        {NULL, "yyyyyyyyyyyyyyyyyy"},
    };
    static const enum deed deeds[] = {DEED_IMPORT, DEED_MERGE, DEED_VERIFY, DEED_PEOPLE, DEED_PROFILE, DEED_ADD, DEED_STAND, DEED_SUBJECT, DEED_PUBLISH, DEED_MEMBER, DEED_NEED, DEED_WORK, DEED_LOG,
                                      DEED_OTHERS, DEED_HISTORY, DEED_RETURN, DEED_FORGET, DEED_COPY};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct viewer viewer = {.name = "Kari", .role = rows[i].role};
        char may[sizeof deeds / sizeof *deeds + 1] = "";
        for (size_t j = 0; j < sizeof deeds / sizeof *deeds; j++)
            may[j] = role_may(&viewer, deeds[j]) ? 'y' : 'n';
        tap_is_text(may, rows[i].may, "what a person may do as \"%s\"", rows[i].role ? rows[i].role : "(nobody said)");
        tap_ok(role_may(&viewer, DEED_NONE), "and what everybody may do");
    }
}

static bool save(struct network *network, const struct viewer *viewer, const char *type, int64_t id, const char *field, const char *value, struct error *error)
{
    struct record base, record;
    bool ok = store_load(network->store, viewer, type_list_find(&types_all, type), id, &base, error);

    if (!ok)
        return false;
    record_copy(&record, &base);
    ok = record_set(&record, field, value, error) && store_save(network->store, viewer, &record, &base, NULL, NULL, error);
    record_done(&record);
    record_done(&base);
    return ok;
}

static void refused(bool done, const struct error *error, const char *expected, const char *point)
{
    tap_ok(!done && error->code == ERROR_RULE, "%s: refused", point);
    tap_is_text(error->text, expected, "%s: by whom it is done is said", point);
}

static void test_store(void)
{
    static const char verifies[] = "Coordinators verify and quality-assure profiles; tormod is here as adviser.";
    struct network network;
    struct error error = {0};
    network_new(&network, &types_all);
    int64_t tormod = network_add(&network, "x", "person", "name", "Tormod", "login", "tormod", "role", "adviser", "initiative", "eti", NULL);
    int64_t first = network_add(&network, "x", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
    int64_t second = network_add(&network, "x", "organisation", "name", "Sona", "kind", "ngo", "country", "IN", NULL);
    char *id = network_id(first);
    int64_t verification = network_add(&network, "x", "verification", "organisation", id, "initiative", "ieh", "date", "2026-01-01", "result", "failed", NULL);
    struct viewer viewer = network_viewer("tormod");
    struct record one, other, record;

    people_recognise(network.store, &viewer);
    tap_is_text(viewer.role, "adviser", "by her login she is known");
    tap_is_text(viewer.initiative, "eti", "with her initiative");
    tap_ok(viewer.person == tormod, "and her record");
    tap_ok(save(&network, &viewer, "organisation", first, "city", "Pune", &error), "an adviser edits a profile: %s", error.text);
    refused(save(&network, &viewer, "organisation", first, "status", "quality-assured", &error), &error, verifies, "quality-assured");
    refused(save(&network, &viewer, "verification", verification, "result", "passed", &error), &error, verifies, "a verification changed");
    refused(store_delete(network.store, &viewer, type_list_find(&types_all, "verification"), &verification, 1, NULL, &error), &error, verifies, "one deleted");
    record_init_new(&record, type_list_find(&types_all, "person"));
    record_set(&record, "name", "New", &error);
    refused(store_save(network.store, &viewer, &record, NULL, NULL, NULL, &error), &error,
            "Coordinators keep the records of the people who work here; tormod is here as adviser.", "a person added");
    record_done(&record);
    store_load(network.store, &viewer, type_list_find(&types_all, "organisation"), first, &one, &error);
    store_load(network.store, &viewer, type_list_find(&types_all, "organisation"), second, &other, &error);
    refused(merge_records(network.store, &viewer, &one, &other, NULL, NULL, &error), &error, "Coordinators make two records one; tormod is here as adviser.", "two merged");
    record_done(&one);
    record_done(&other);

    network_set(&network, "x", "person", tormod, "role", "coordinator");
    people_recognise(network.store, &viewer);
    tap_ok(save(&network, &viewer, "verification", verification, "result", "passed", &error), "as coordinator he may: %s", error.text);
    static const char *const spellings[] = {"TORMOD", "tormod ", "Tórmod"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        viewer.name = spellings[i];
        people_recognise(network.store, &viewer);
        tap_ok(viewer.person == tormod, "\"%s\" is he too", spellings[i]);
    }
    int64_t other_tormod = network_add(&network, "x", "person", "name", "Another", "login", "Tórmod", "role", "adviser", NULL);
    people_recognise(network.store, &viewer);
    tap_ok(viewer.person == other_tormod, "unless somebody is called just so");
    viewer.name = "stranger";
    people_recognise(network.store, &viewer);
    tap_ok(viewer.person == 0 && *viewer.role == '\0', "who is not recorded is not known");
    free(id);
    network_done(&network);
}

int main(void)
{
    test_table();
    test_store();
    return tap_done();
}
