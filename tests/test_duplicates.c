/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs that may be the same, found in the database. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/decision.h"
#include "db/duplicates.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static struct duplicates *search(struct network *network, const struct viewer *viewer, const struct record_type *type)
{
    struct duplicates *duplicates = duplicates_new(network->store, viewer, type);
    struct error error = {0};
    bool done = false;

    while (!done)
        if (!duplicates_search(duplicates, 2, &done, &error)) {
            tap_ok(false, "searched: %s", error.text);
            break;
        }
    return duplicates;
}

static void is_pair(struct duplicates *duplicates, int64_t number, int64_t left, int64_t right, enum similar_reason reason, const char *point)
{
    struct duplicate found;
    struct error error = {0};

    tap_ok(duplicates_at(duplicates, number, &found, &error), "%s: read %s", point, error.text);
    tap_is_number(found.left, left, "%s: the older one", point);
    tap_is_number(found.right, right, "%s: the younger one", point);
    tap_is_number(found.similarity.reason, reason, "%s: why", point);
}

static void decide(struct network *network, int64_t left, int64_t right, enum verdict verdict)
{
    struct viewer viewer = network_viewer("Kari");
    char first[IDENTITY_TEXT_SIZE], second[IDENTITY_TEXT_SIZE];
    struct error error = {0};

    tap_ok(store_begin(network->store, &viewer, NULL, &error)
               && decision_keep(network->store, &type_organisation, identity_print(left, first), identity_print(right, second), verdict, &error)
               && store_commit(network->store, NULL, &error),
           "decided %s", error.text);
}

static int64_t organisation(struct network *network, const char *name, const char *city, const char *email)
{
    return network_add(network, "Kari", "organisation", "name", name, "kind", "ngo", "country", "IN", "city", city, "email", email, NULL);
}

static void test_pairs(void)
{
    struct viewer viewer = network_viewer("Kari");
    struct network network;

    network_new(&network, &types_all);
    int64_t asha = organisation(&network, "Asha Women's Trust", "", "post@asha.example");
    int64_t bina = organisation(&network, "Bina", "Delhi", "");
    organisation(&network, "Quite another", "Agra", "");
    int64_t near = organisation(&network, "The Asha Womens Trust", "", "post@asha.example");
    int64_t again = organisation(&network, "BINA", "delhi", "");
    struct duplicates *duplicates = search(&network, &viewer, &type_organisation);
    tap_is_number(duplicates_count(duplicates), 2, "two pairs");
    tap_is_number(duplicates_percent(duplicates), 100, "and all is looked through");
    is_pair(duplicates, 1, bina, again, SIMILAR_NAME_CITY, "the best first");
    is_pair(duplicates, 2, asha, near, SIMILAR_NAME_NEAR, "then the next");

    decide(&network, again, bina, VERDICT_DISTINCT);
    duplicates_free(duplicates);
    duplicates = search(&network, &viewer, &type_organisation);
    tap_is_number(duplicates_count(duplicates), 1, "what is said not to be the same is left out");
    is_pair(duplicates, 1, asha, near, SIMILAR_NAME_NEAR, "the other stays");
    duplicates_free(duplicates);

    decide(&network, again, bina, VERDICT_NONE);
    duplicates = search(&network, &viewer, &type_organisation);
    struct duplicates *others = search(&network, &viewer, &type_member);
    tap_is_number(duplicates_count(duplicates), 2, "forgotten, it is back");
    tap_is_number(duplicates_count(others), 0, "another search at the same time finds nothing");
    duplicates_free(others);
    duplicates_free(duplicates);
    network_done(&network);
}

static void test_visibility(void)
{
    struct viewer viewer = network_viewer("Kari");
    struct network network;

    network_new(&network, &types_all);
    organisation(&network, "Asha", "Delhi", "");
    int64_t hidden = organisation(&network, "Asha", "Delhi", "");
    network_set(&network, "Kari", "organisation", hidden, "visibility", "coordinators");
    struct duplicates *duplicates = search(&network, &viewer, &type_organisation);
    tap_is_number(duplicates_count(duplicates), 1, "a coordinator sees the pair");
    duplicates_free(duplicates);
    viewer.level = VISIBILITY_MEMBERS;
    duplicates = search(&network, &viewer, &type_organisation);
    tap_is_number(duplicates_count(duplicates), 0, "who may not see one of them does not");
    duplicates_free(duplicates);
    network_done(&network);
}

/* An address that hundreds share: each is compared with its neighbours by name, so that those with one name are found all the same. */
static void test_crowd(void)
{
    enum { CROWD = 120 };
    static const char *const beginnings[] = {"Amber", "Birch", "Cedar", "Dahlia", "Elder", "Fennel", "Ginger", "Heather", "Iris", "Juniper", "Laurel", "Maple"};
    struct viewer viewer = network_viewer("Kari");
    struct network network;
    struct error error = {0};

    network_new(&network, &types_all);
    if (!store_begin(network.store, &viewer, NULL, &error))
        tap_ok(false, "begun %s", error.text);
    for (int i = 0; i < CROWD; i++) {
        struct record record;
        record_init_new(&record, &type_organisation);
        char *name = string_format("%s %09d", beginnings[i % 12], (int)((int64_t)i * i * 31337 % 1000000000));
        value_take_text(record_value(&record, "name"), name);
        value_set_text(record_value(&record, "kind"), "ngo");
        value_set_text(record_value(&record, "country"), "IN");
        value_set_text(record_value(&record, "email"), "office@platform.example");
        tap_ok(store_put(network.store, &record, &error), "put %s", error.text);
        record_done(&record);
    }
    tap_ok(store_commit(network.store, NULL, &error), "kept %s", error.text);
    int64_t first = organisation(&network, "Zinnia Weavers Circle", "", "office@platform.example");
    int64_t second = organisation(&network, "Zinnia Weavers Cirkle", "", "office@platform.example");
    struct duplicates *duplicates = search(&network, &viewer, &type_organisation);
    is_pair(duplicates, 1, first, second, SIMILAR_EMAIL, "two of one name in a crowd");
    duplicates_free(duplicates);
    network_done(&network);
}

static void test_others(void)
{
    struct viewer viewer = network_viewer("Kari");
    struct network network;

    network_new(&network, &types_all);
    int64_t first = network_add(&network, "Kari", "person", "name", "Kari Nordmann", NULL);
    int64_t second = network_add(&network, "Kari", "person", "name", "kari nordmann", NULL);
    network_add(&network, "Kari", "person", "name", "Ola Nordmann", NULL);
    struct duplicates *duplicates = search(&network, &viewer, &type_person);
    tap_is_number(duplicates_count(duplicates), 1, "people are known by their names");
    is_pair(duplicates, 1, first, second, SIMILAR_FIELDS, "of another type");
    duplicates_free(duplicates);
    network_done(&network);
}

/* Hot spots of one product are several until one of them has no title but that. */
static void test_products(void)
{
    struct viewer viewer = network_viewer("Kari");
    struct network network;

    network_new(&network, &types_all);
    network_add(&network, "Kari", "hotspot", "country", "IN", "issue", "child-labour", "product_en", "Cotton", "title_en", "Children in the fields", "sector", "garments", NULL);
    int64_t first = network_add(&network, "Kari", "hotspot", "country", "IN", "issue", "child-labour", "product_en", "Cotton", "title_en", "Children at the gins", NULL);
    struct duplicates *duplicates = search(&network, &viewer, &type_hotspot);
    tap_is_number(duplicates_count(duplicates), 0, "two titles are two hot spots");
    duplicates_free(duplicates);
    int64_t second
        = network_add(&network, "Kari", "hotspot", "country", "IN", "issue", "child-labour", "product_en", "cotton", "title_en", "Cotton", "sector", "cotton", NULL);
    duplicates = search(&network, &viewer, &type_hotspot);
    tap_is_number(duplicates_count(duplicates), 1, "one without a title of its own makes a pair with that of no other sector");
    is_pair(duplicates, 1, first, second, SIMILAR_PRODUCT, "of one product");
    duplicates_free(duplicates);
    network_done(&network);
}

int main(void)
{
    test_pairs();
    test_visibility();
    test_crowd();
    test_others();
    test_products();
    return tap_done();
}
