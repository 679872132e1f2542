/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people said once is known from then on: spellings and decisions, in databases made before there were any too. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/decision.h"
#include "db/journal.h"
#include "db/spelling.h"
#include "src/fold.h"
#include "src/identity.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* --- Spellings ---------------------------------------------------------------------------------------------------------- */

static int64_t learn(struct network *network, const struct field *field, const char *text, const char *meaning)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    int64_t change = 0;
    bool ok = store_begin(network->store, &viewer, NULL, &error) && spelling_learn(network->store, field, text, meaning, &error)
              && store_commit(network->store, &change, &error);

    if (!tap_ok(ok, "learned: %s %s", text, error.text))
        store_rollback(network->store);
    return change;
}

static void means(struct network *network, const struct field *field, const char *text, const char *expected, const char *point)
{
    struct error error = {0};
    char *meaning;

    tap_ok(spelling_find(network->store, field, text, &meaning, &error), "asked: %s %s", text, error.text);
    tap_is_text(meaning, expected, "%s: %s", point, text);
    free(meaning);
}

static void test_spellings(void)
{
    const struct field *sectors = type_field(&type_organisation, "sectors");
    const struct field *sector = type_field(&type_hotspot, "sector");
    const struct field *issues = type_field(&type_organisation, "issues");
    const struct field *country = type_field(&type_organisation, "country");
    const struct field *coverage = type_field(&type_organisation, "coverage");
    struct network network;

    network_new(&network, &types_all);
    means(&network, sectors, "Fripperies", NULL, "nobody said");
    learn(&network, sectors, "Fripperies", "garments");
    means(&network, sectors, "fripperies", "garments", "case does not matter");
    means(&network, sectors, "Frippériés", "garments", "nor do accents");
    means(&network, sector, "Fripperies", "garments", "the same vocabulary in another type");
    means(&network, issues, "Fripperies", NULL, "another vocabulary");
    means(&network, country, "Fripperies", NULL, "a country");
    learn(&network, country, "B'desh", "BD");
    means(&network, coverage, "B'desh", "BD", "countries together");
    learn(&network, sectors, "various", "");
    means(&network, sectors, "various", "", "a word that says nothing");
    int64_t change = learn(&network, sectors, "fripperies", "textiles");
    means(&network, sectors, "Fripperies", "textiles", "said anew");
    tap_is_number(network_count(&network, "SELECT count(*) FROM spelling WHERE applies_to = 'sector' AND text = 'Fripperies'"), 1, "and kept once");
    tap_is_number(learn(&network, sectors, "Fripperies", "textiles"), 0, "said again is no change");
    tap_is_number(change != 0, 1, "saying anew is one");
    network_done(&network);
}

static void test_spelling_is_undone(void)
{
    const struct field *sectors = type_field(&type_organisation, "sectors");
    struct viewer viewer = network_viewer("Kari");
    struct network network;
    struct error error = {0};

    network_new(&network, &types_all);
    learn(&network, sectors, "Fripperies", "garments");
    tap_ok(journal_undo(network.store, &viewer, 0, false, NULL, NULL, NULL, &error), "taken back %s", error.text);
    means(&network, sectors, "Fripperies", NULL, "what is taken back is forgotten");
    network_done(&network);
}

/* --- Decisions ---------------------------------------------------------------------------------------------------------- */

static void keep(struct network *network, const char *left, const char *right, enum verdict verdict)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    bool ok = store_begin(network->store, &viewer, NULL, &error)
              && decision_keep(network->store, &type_organisation, left, right, verdict, &error) && store_commit(network->store, NULL, &error);

    if (!tap_ok(ok, "kept %s", error.text))
        store_rollback(network->store);
}

static void is_decided(struct network *network, const struct record_type *type, const char *left, const char *right, enum verdict expected,
                       const char *point)
{
    struct error error = {0};
    enum verdict verdict;

    tap_ok(decision_find(network->store, type, left, right, &verdict, &error), "asked %s", error.text);
    tap_is_number(verdict, expected, "%s", point);
}

static void test_decisions(void)
{
    struct network network;
    char first[IDENTITY_TEXT_SIZE], second[IDENTITY_TEXT_SIZE];

    network_new(&network, &types_all);
    identity_print(network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "BD", NULL), first);
    identity_print(network_add(&network, "Kari", "organisation", "name", "Aasha", "kind", "ngo", "country", "BD", NULL), second);
    is_decided(&network, &type_organisation, first, second, VERDICT_NONE, "nothing at first");
    keep(&network, second, first, VERDICT_DISTINCT);
    is_decided(&network, &type_organisation, first, second, VERDICT_DISTINCT, "not the same");
    is_decided(&network, &type_organisation, second, first, VERDICT_DISTINCT, "nor the other way round");
    is_decided(&network, &type_member, first, second, VERDICT_NONE, "of another type nothing was said");
    is_decided(&network, &type_organisation, first, "row:0123456789abcdef", VERDICT_NONE, "nor of a row");
    tap_is_number(network_count(&network, "SELECT count(*) FROM decision WHERE names LIKE '%Asha%' AND names LIKE '%Aasha%'"), 1, "with both names");
    keep(&network, first, second, VERDICT_SAME);
    is_decided(&network, &type_organisation, first, second, VERDICT_SAME, "decided anew");
    tap_is_number(network_count(&network, "SELECT count(*) FROM decision"), 1, "and kept once");
    keep(&network, first, second, VERDICT_NONE);
    is_decided(&network, &type_organisation, first, second, VERDICT_NONE, "forgotten");
    keep(&network, first, "row:0123456789abcdef", VERDICT_DISTINCT);
    is_decided(&network, &type_organisation, "row:0123456789abcdef", first, VERDICT_DISTINCT, "of a row");
    network_done(&network);
}

static void row_key(const char *name, const char *city, char text[DECISION_SIDE_SIZE])
{
    struct folder *folder = folder_new();
    struct record record;

    record_init(&record, &type_organisation);
    value_set_text(record_value(&record, "name"), name);
    value_set_text(record_value(&record, "city"), city);
    decision_row_key(folder, &record, text);
    record_done(&record);
    folder_free(folder);
}

static void test_rows(void)
{
    char key[DECISION_SIDE_SIZE], other[DECISION_SIDE_SIZE];

    row_key("Asha", "Delhi", key);
    tap_ok(strncmp(key, "row:", 4) == 0 && strlen(key) == 20, "the key of a row: %s", key);
    row_key("ÁSHA", "delhi", other);
    tap_is_text(other, key, "case and accents do not matter");
    row_key("Asha", "Agra", other);
    tap_ok(strcmp(other, key) != 0, "the city does");
    row_key("Asha Delhi", "", other);
    tap_ok(strcmp(other, key) != 0, "and where it stands");
}

/* What was decided of a row of hot spots is found by whatever later version of the program. */
static void test_others_rows(void)
{
    char key[DECISION_SIDE_SIZE];
    struct folder *folder = folder_new();
    struct record record;
    struct error error;

    record_init(&record, &type_hotspot);
    tap_ok(record_set(&record, "country", "IN", &error) && record_set(&record, "issue", "child-labour", &error) && record_set(&record, "product_en", "Cotton", &error)
             && record_set(&record, "title_en", "Cotton", &error),
           "a row of hot spots");
    decision_row_key(folder, &record, key);
    tap_is_text(key, "row:4aa6278a7a707720", "has the key it always had");
    record_done(&record);
    folder_free(folder);
}

/* --- Databases from before ----------------------------------------------------------------------------------------------- */

/* All types but the two, which stand last. */
static struct type_list types_before(void)
{
    struct type_list types = types_all;

    while (types.count > 0 && types.types[types.count - 1] != &type_person)
        types.count--;
    return types;
}

static void test_older_file(void)
{
    const struct type_list before = types_before();
    const struct field *sectors = type_field(&type_organisation, "sectors");
    struct network network;

    network_new(&network, &before);
    means(&network, sectors, "Fripperies", NULL, "a store without such records knows nothing");
    network_reopen(&network, &types_all);
    learn(&network, sectors, "Fripperies", "garments");
    means(&network, sectors, "Fripperies", "garments", "a file from before learns");
    keep(&network, "ABCDEF", "row:0123456789abcdef", VERDICT_DISTINCT);
    is_decided(&network, &type_organisation, "ABCDEF", "row:0123456789abcdef", VERDICT_DISTINCT, "and remembers");
    network_done(&network);
}

int main(void)
{
    test_spellings();
    test_spelling_is_undone();
    test_decisions();
    test_rows();
    test_others_rows();
    test_older_file();
    return tap_done();
}
