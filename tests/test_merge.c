/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records made one: every kind of reference moved and moved back, sides, names, what stands in the way. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/decision.h"
#include "db/journal.h"
#include "db/merge.h"
#include "db/spelling.h"
#include "db/verify.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/samples.h"
#include "tests/tap.h"

/* Two records as a viewer loaded them, and the sides of their fields as they are suggested. */
struct two {
    struct network *network;
    struct viewer viewer;
    struct record kept, gone;
    enum unite_side *sides;
    struct error error;
};

static bool two_load(struct two *two, struct network *network, const struct record_type *type, int64_t kept, int64_t gone)
{
    *two = (struct two){.network = network, .viewer = network_viewer("Kari")};
    if (!store_load(network->store, &two->viewer, type, kept, &two->kept, &two->error)
        || !store_load(network->store, &two->viewer, type, gone, &two->gone, &two->error))
        return tap_ok(false, "%s: loaded: %s", type->name, two->error.text);
    two->sides = memory_new_array(type->field_count, sizeof *two->sides);
    unite_suggest(&two->kept, &two->gone, two->sides);
    return true;
}

static void two_done(struct two *two)
{
    free(two->sides);
    record_done(&two->kept);
    record_done(&two->gone);
}

static void two_side(struct two *two, const char *field, enum unite_side side)
{
    two->sides[type_field_index(two->kept.type, type_field(two->kept.type, field))] = side;
}

static bool two_merge(struct two *two, int64_t *change)
{
    *change = 0;
    return merge_records(two->network->store, &two->viewer, &two->kept, &two->gone, two->sides, change, &two->error);
}

/* Merges as it is suggested; a test point. Returns the change. */
static int64_t merge(struct network *network, const struct record_type *type, int64_t kept, int64_t gone)
{
    struct two two;
    int64_t change = 0;

    if (two_load(&two, network, type, kept, gone))
        tap_ok(two_merge(&two, &change) && change != 0, "%s: merged %s", type->name, two.error.text);
    two_done(&two);
    return change;
}

static void undo(struct network *network, int64_t change, const char *point)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};

    tap_ok(journal_undo(network->store, &viewer, change, false, NULL, NULL, NULL, &error), "%s: taken back %s", point, error.text);
}

/* --- Every reference ------------------------------------------------------------------------------------------------------ */

/* All that is said of a record. The caller frees it. */
static char *all_of(struct network *network, const struct record_type *type, int64_t id)
{
    struct text all = {0};

    for (size_t i = 0; i < type->field_count; i++) {
        char *value = network_get(network, type->name, id, type->fields[i].name);
        text_add_format(&all, "%s=%s\n", type->fields[i].name, value);
        free(value);
    }
    return text_take(&all);
}

static void is_reference(const struct samples *samples, const struct referrer *referrer, size_t place, int64_t id, const char *point)
{
    char printed[IDENTITY_TEXT_SIZE];

    network_is(samples->network, referrer->type->name, samples->ids[place][0], referrer->field->name, identity_print(id, printed), point);
}

static size_t place_of(const struct record_type *type)
{
    size_t place = 0;

    while (types_all.types[place] != type)
        place++;
    return place;
}

/* A record that refers to the second by this field refers to the first afterwards, and to the second when it is taken back. */
static void test_reference(const struct samples *samples, const struct record_type *type, const struct referrer *referrer)
{
    struct network *network = samples->network;
    size_t place = place_of(type), other = place_of(referrer->type);
    int64_t kept = samples->ids[place][0], gone = samples->ids[place][1];
    char printed[IDENTITY_TEXT_SIZE];
    char *point = string_format("%s.%s", referrer->type->name, referrer->field->name);
    char *before = network_get(network, referrer->type->name, samples->ids[other][0], referrer->field->name);

    network_set(network, "Kari", referrer->type->name, samples->ids[other][0], referrer->field->name, identity_print(gone, printed));
    char *first = all_of(network, type, kept), *second = all_of(network, type, gone), *third = all_of(network, referrer->type, samples->ids[other][0]);
    int64_t change = merge(network, type, kept, gone);
    is_reference(samples, referrer, other, kept, point);
    network_is(network, type->name, gone, type->fields[1].name, "(gone)", point);
    undo(network, change, point);
    is_reference(samples, referrer, other, gone, point);
    char *first_again = all_of(network, type, kept), *second_again = all_of(network, type, gone);
    char *third_again = all_of(network, referrer->type, samples->ids[other][0]);
    tap_is_text(first_again, first, "%s: the first is as it was", point);
    tap_is_text(second_again, second, "%s: the second is back", point);
    tap_is_text(third_again, third, "%s: what refers to it is as it was", point);
    /* Otherwise both of a link's would refer to the same in the end. */
    network_set(network, "Kari", referrer->type->name, samples->ids[other][0], referrer->field->name, before);
    free(before), free(first), free(second), free(third), free(first_again), free(second_again), free(third_again), free(point);
}

static void test_references(void)
{
    struct network network;
    struct samples samples;
    size_t tried = 0;

    network_new(&network, &types_all);
    samples_new(&samples, &network);
    for (size_t i = 0; i < types_all.count; i++) {
        struct referrer *referrers;
        const struct record_type *type = types_all.types[i];
        size_t count = type->fixed ? 0 : type_referrers(&types_all, type, &referrers);
        for (size_t j = 0; j < count; j++)
            if (referrers[j].type != type) {
                test_reference(&samples, type, &referrers[j]);
                tried++;
            }
        if (!type->fixed)
            free(referrers);
    }
    tap_ok(tried > 30, "%zu kinds of reference were tried", tried);
    network_is_sound(&network, "after all of it");
    samples_done(&samples);
    network_done(&network);
}

/* --- Fields --------------------------------------------------------------------------------------------------------------- */

static void test_fields(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha Trust", "kind", "ngo", "country", "IN", "city", "Delhi", "sectors", "garments",
                               "phone", "+91 11 5550 0100", "description_en", "One.", NULL);
    int64_t gone = network_add(&network, "Kari", "organisation", "name", "Aasha Foundation", "native_name", "आशा", "kind", "charity", "country", "IN", "city", "Agra",
                               "region", "Uttar Pradesh", "sectors", "garments; leather", "phone", "+91 11 5550 0199", "description_en", "Two.", "aliases", "Hope",
                               "visibility", "coordinators", NULL);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    two_side(&two, "kind", UNITE_RIGHT);
    two_side(&two, "phone", UNITE_BOTH);
    two_side(&two, "description_en", UNITE_BOTH);
    tap_ok(two_merge(&two, &change), "merged %s", two.error.text);
    two_done(&two);
    network_is(&network, "organisation", kept, "name", "Asha Trust", "the first's where it says something");
    network_is(&network, "organisation", kept, "city", "Delhi", "of two that differ the first's");
    network_is(&network, "organisation", kept, "region", "Uttar Pradesh", "the second's where the first says nothing");
    network_is(&network, "organisation", kept, "kind", "charity", "the second's where it is chosen");
    network_is(&network, "organisation", kept, "sectors", "garments; leather", "of sets what both say");
    network_is(&network, "organisation", kept, "phone", "+91 11 5550 0100 / +91 11 5550 0199", "both numbers");
    network_is(&network, "organisation", kept, "description_en", "One.\n\nTwo.", "both texts");
    network_is(&network, "organisation", kept, "visibility", "coordinators", "what fewer may see stays so");
    network_is(&network, "organisation", kept, "native_name", "आशा", "a name the first has none of");
    network_is(&network, "organisation", kept, "aliases", "Hope; Aasha Foundation", "the second's name is another spelling");
    undo(&network, change, "fields");
    network_is(&network, "organisation", kept, "aliases", "", "and is none when that is taken back");
    network_is(&network, "organisation", gone, "name", "Aasha Foundation", "as the second has it again");
    network_is_sound(&network, "fields");
    network_done(&network);
}

static void test_names(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", "aliases", "Umeed", NULL);
    int64_t gone = network_add(&network, "Kari", "organisation", "name", "ÁSHA", "kind", "ngo", "country", "IN", "aliases", "umeed; Hope", NULL);
    merge(&network, &type_organisation, kept, gone);
    network_is(&network, "organisation", kept, "aliases", "Umeed; Hope", "spellings alike are not kept twice");
    gone = network_add(&network, "Kari", "organisation", "name", "Bina", "kind", "ngo", "country", "IN", NULL);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    two_side(&two, "name", UNITE_RIGHT);
    tap_ok(two_merge(&two, &change), "merged %s", two.error.text);
    two_done(&two);
    network_is(&network, "organisation", kept, "name", "Bina", "the second's name is taken");
    network_is(&network, "organisation", kept, "aliases", "Umeed; Hope; Asha", "then the first's is another spelling");
    network_done(&network);
}

static void test_money(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "member", "name", "Nord", "kind", "company", "country", "NO", "initiative", "ieh", "fee", "GBP 150", NULL);
    int64_t gone = network_add(&network, "Kari", "member", "name", "Nord AS", "kind", "company", "country", "NO", "initiative", "ieh", "fee", "NOK 1650", NULL);
    tap_ok(two_load(&two, &network, &type_member, kept, gone), "loaded");
    two_side(&two, "fee", UNITE_RIGHT);
    tap_ok(two_merge(&two, &change), "merged %s", two.error.text);
    two_done(&two);
    network_is(&network, "member", kept, "fee", "1650.00", "an amount");
    network_is(&network, "member", kept, "fee_currency", "NOK", "brings its currency");
    network_done(&network);
}

/* --- What stands in the way ----------------------------------------------------------------------------------------------- */

static void is_refused(struct two *two, enum error_code code, const char *says, const char *point)
{
    int64_t change;

    tap_ok(!two_merge(two, &change), "%s: refused", point);
    tap_is_number(two->error.code, code, "%s: as what it is", point);
    tap_ok(strstr(two->error.text, says), "%s: %s", point, two->error.text);
    network_is(two->network, two->kept.type->name, two->gone.id, "visibility", "", "nothing happened");
}

static int64_t supplier(struct network *network, const char *name, int64_t parent)
{
    char printed[IDENTITY_TEXT_SIZE];

    return network_add(network, "Kari", "supplier", "name", name, "country", "IN", "parent", parent ? identity_print(parent, printed) : "", NULL);
}

static void test_circles(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t top = supplier(&network, "Top", 0), middle = supplier(&network, "Middle", top), bottom = supplier(&network, "Bottom", middle);
    tap_ok(two_load(&two, &network, &type_supplier, middle, top), "loaded");
    is_refused(&two, ERROR_RULE, "would lead from the record back to itself", "one above the other");
    two_side(&two, "parent", UNITE_RIGHT);
    tap_ok(two_merge(&two, &change), "with the empty value of the other it can be done %s", two.error.text);
    two_done(&two);
    undo(&network, change, "circles");
    tap_ok(two_load(&two, &network, &type_supplier, bottom, top), "loaded");
    is_refused(&two, ERROR_RULE, "would lead from the record back to itself", "one above the other by way of a third");
    two_done(&two);
    int64_t beside = supplier(&network, "Beside", 0);
    merge(&network, &type_supplier, beside, top);
    char printed[IDENTITY_TEXT_SIZE];
    network_is(&network, "supplier", middle, "parent", identity_print(beside, printed), "those below follow");
    network_is_sound(&network, "circles");
    network_done(&network);
}

static void test_refused(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", NULL);
    int64_t gone = network_add(&network, "Kari", "organisation", "name", "Asha too", "kind", "ngo", "country", "IN", NULL);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    network_set(&network, "Ola", "organisation", gone, "city", "Delhi");
    is_refused(&two, ERROR_CONFLICT, "Ola changed \"Asha too\" meanwhile", "written meanwhile");
    two_done(&two);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    network_delete(&network, "Ola", "organisation", gone);
    tap_ok(!two_merge(&two, &change) && two.error.code == ERROR_NOT_FOUND, "deleted meanwhile: %s", two.error.text);
    two_done(&two);
    tap_ok(two_load(&two, &network, &type_organisation, kept, kept), "loaded");
    tap_ok(!two_merge(&two, &change) && two.error.code == ERROR_USAGE, "with itself: %s", two.error.text);
    two_done(&two);
    network_done(&network);
}

/* A state is taken from the second with what it needs, and refused where that is not there. */
static void test_states(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", NULL);
    int64_t gone = network_take(&network, "Kari", "organisation", "name", "Asha too", "kind", "ngo", "country", "IN", "status", "quality-assured", NULL);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    two_side(&two, "status", UNITE_RIGHT);
    tap_ok(!two_merge(&two, &change) && two.error.code == ERROR_RULE, "refused without a verification: %s", two.error.text);
    tap_ok(two.error.field == type_field(&type_organisation, "status"), "at the state");
    two_done(&two);
    char printed[IDENTITY_TEXT_SIZE];
    network_add(&network, "Kari", "verification", "organisation", identity_print(gone, printed), "initiative", "ieh", "date", "2026-01-02", "result", "passed", NULL);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    two_side(&two, "status", UNITE_RIGHT);
    tap_ok(two_merge(&two, &change), "taken where the second brings one %s", two.error.text);
    two_done(&two);
    network_is(&network, "organisation", kept, "status", "quality-assured", "the state");
    network_done(&network);
}

/* What the viewer may not see comes from where it says something. */
static void test_visibility(void)
{
    struct network network;
    struct two two;
    int64_t change;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", "visibility", "public", NULL);
    int64_t gone = network_add(&network, "Kari", "organisation", "name", "Asha too", "kind", "ngo", "country", "IN", "visibility", "public", "referral_reason",
                               "Ask first.", NULL);
    tap_ok(two_load(&two, &network, &type_organisation, kept, gone), "loaded");
    two_done(&two);
    two.viewer.level = VISIBILITY_MEMBERS;
    tap_ok(store_load(network.store, &two.viewer, &type_organisation, kept, &two.kept, &two.error)
               && store_load(network.store, &two.viewer, &type_organisation, gone, &two.gone, &two.error),
           "loaded as a member %s", two.error.text);
    two.sides = memory_new_array(type_organisation.field_count, sizeof *two.sides);
    tap_is_text(record_text(&two.gone, "referral_reason"), "", "who does not see the reason");
    tap_ok(two_merge(&two, &change), "merged %s", two.error.text);
    two_done(&two);
    network_is(&network, "organisation", kept, "referral_reason", "Ask first.", "and cannot lose it");
    network_done(&network);
}

/* --- What was learned ------------------------------------------------------------------------------------------------------ */

static bool learn(struct network *network, int64_t kept, int64_t gone)
{
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    char first[IDENTITY_TEXT_SIZE], second[IDENTITY_TEXT_SIZE];

    identity_print(kept, first);
    identity_print(gone, second);
    return store_begin(network->store, &viewer, NULL, &error)
           && spelling_learn(network->store, type_field(&type_contact, "organisation"), "The Ashas", second, &error)
           && decision_keep(network->store, &type_organisation, first, second, VERDICT_DISTINCT, &error)
           && decision_keep(network->store, &type_organisation, second, "row:0123456789abcdef", VERDICT_SAME, &error)
           && store_commit(network->store, NULL, &error);
}

static void is_decided(struct network *network, int64_t id, const char *other, enum verdict expected, const char *point)
{
    char printed[IDENTITY_TEXT_SIZE];
    enum verdict verdict = VERDICT_NONE;

    tap_ok(decision_find(network->store, &type_organisation, identity_print(id, printed), other, &verdict, NULL), "%s: asked", point);
    tap_is_number(verdict, expected, "%s", point);
}

static void test_learned(void)
{
    struct network network;
    char printed[IDENTITY_TEXT_SIZE], other[IDENTITY_TEXT_SIZE];
    char *meaning;

    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", NULL);
    int64_t gone = network_add(&network, "Kari", "organisation", "name", "Asha too", "kind", "ngo", "country", "IN", NULL);
    tap_ok(learn(&network, kept, gone), "learned");
    int64_t change = merge(&network, &type_organisation, kept, gone);
    tap_ok(spelling_find(network.store, type_field(&type_contact, "organisation"), "the ashas", &meaning, NULL), "asked");
    tap_is_text(meaning, identity_print(kept, printed), "a spelling means the first from then on");
    free(meaning);
    is_decided(&network, kept, "row:0123456789abcdef", VERDICT_SAME, "what was decided of the second is decided of the first");
    is_decided(&network, kept, identity_print(gone, other), VERDICT_SAME, "that the two are the same is remembered");
    undo(&network, change, "learned");
    is_decided(&network, kept, identity_print(gone, other), VERDICT_DISTINCT, "and forgotten");
    network_is_sound(&network, "learned");
    network_done(&network);
}

/* --- Records that stand once ------------------------------------------------------------------------------------------------ */

static int64_t candidate(struct network *network, int64_t need, int64_t organisation, const char *decision, const char *reason, const char *day)
{
    char *of = network_id(need), *who = network_id(organisation);
    int64_t id = network_add(network, "Kari", "candidate", "need", of, "organisation", who, "decision", decision, "reason", reason, "decided_on", day, NULL);

    free(who);
    free(of);
    return id;
}

/* Both were considered for the same need: what was decided last stands, with the reasons of both and what hangs on either. */
static void test_twins(void)
{
    struct network network;
    struct viewer viewer = network_viewer("Kari");
    struct error error = {0};
    network_new(&network, &types_all);
    int64_t kept = network_add(&network, "Kari", "organisation", "name", "Asha", "kind", "ngo", "country", "IN", NULL);
    int64_t gone = network_add(&network, "Kari", "organisation", "name", "Asha too", "kind", "ngo", "country", "IN", NULL);
    char *member = network_id(network_add(&network, "Kari", "member", "name", "Nord", "kind", "company", "country", "NO", "initiative", "ieh", NULL));
    int64_t first = network_add(&network, "Kari", "need", "member", member, "country", "IN", "issues", "child-labour", "confidentiality", "open", NULL);
    int64_t second = network_add(&network, "Kari", "need", "member", member, "country", "IN", "issues", "climate", "confidentiality", "open", NULL);
    int64_t early = candidate(&network, first, kept, "shortlisted", "Near by", "2026-01-31");
    int64_t late = candidate(&network, first, gone, "chosen", "They answered", "2026-02-28");
    int64_t later = candidate(&network, second, kept, "chosen", "", "2026-02-28");
    int64_t alike = candidate(&network, second, gone, "shortlisted", "Many hands", "2026-02-28");
    int64_t third = network_add(&network, "Kari", "need", "member", member, "country", "IN", "issues", "corruption", "confidentiality", "open", NULL);
    int64_t listed = candidate(&network, third, kept, "shortlisted", "", "");
    candidate(&network, third, gone, "introduced", "Met them in May", "");

    int64_t change = merge(&network, &type_organisation, kept, gone);
    network_is(&network, "candidate", early, "decision", "(gone)", "one of two candidates is left");
    network_is(&network, "candidate", late, "decision", "chosen", "the one decided last");
    char *id = network_id(kept), *reason = network_get(&network, "candidate", late, "reason");
    network_is(&network, "candidate", late, "organisation", id, "of the organisation that is kept");
    tap_ok(strstr(reason, "They answered") && strstr(reason, "Near by"), "with both reasons: %s", reason);
    network_is(&network, "candidate", alike, "decision", "(gone)", "where both are of one day, that of the one kept stands");
    network_is(&network, "candidate", later, "decision", "chosen", "as it says");
    network_is(&network, "candidate", later, "reason", "Many hands", "with what it did not say");
    network_is(&network, "candidate", listed, "decision", "introduced", "what was decided stands before what was not");
    struct finding_list findings = {0};
    tap_ok(verify_database(network.store, &findings, &error) && findings.warning_count == 0, "nothing stands twice %s", findings.warning_count > 0 ? findings.warnings[0] : "");
    finding_list_done(&findings);
    tap_ok(journal_undo(network.store, &viewer, change, false, NULL, NULL, NULL, &error), "taken back %s", error.text);
    network_is(&network, "candidate", early, "decision", "shortlisted", "both are there again");
    network_is(&network, "candidate", late, "reason", "They answered", "as they were");
    free(reason);
    free(id);
    free(member);
    network_done(&network);
}

int main(void)
{
    message_open(place_catalogue);
    test_references();
    test_fields();
    test_names();
    test_money();
    test_circles();
    test_refused();
    test_states();
    test_visibility();
    test_learned();
    test_twins();
    return tap_done();
}
