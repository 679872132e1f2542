/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/secrets.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/types.h"
#include "tests/tap.h"

const struct viewer secrets_everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- The network -------------------------------------------------------------------------------------------------------- */

/* A text of a kind with a word in it; NULL where it can hold none. The caller frees it. */
static char *text_with(const struct field *field, const char *word)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        return string_format("%s %s", word, field->name);
    case FIELD_URL:
        return string_format("https://%s.example.org/", word);
    case FIELD_EMAIL:
        return string_format("%s@example.org", word);
    default:
        return NULL;
    }
}

int64_t secret_put(struct network *network, const char *type, const char *word, const char *const *values)
{
    struct record record;
    struct error error = {0};

    record_init_new(&record, type_list_find(&types_all, type));
    for (size_t i = 0; i < record.type->field_count; i++) {
        const struct field *field = &record.type->fields[i];
        char *text = field->compute || field->flags & FIELD_FIXED ? NULL : text_with(field, word);
        value_set_text(&record.values[i], text ? text : value_text(&record.values[i]));
        free(text);
    }
    bool ok = true;
    for (; ok && *values; values += 2)
        ok = record_set(&record, values[0], values[1], &error);
    if (strcmp(type, "country") == 0)
        record.id = country_record_id(record_text(&record, "code"));
    ok = ok && store_begin(network->store, &secrets_everything, NULL, &error) && store_put(network->store, &record, &error)
         && store_commit(network->store, NULL, &error);
    if (!ok)
        tap_ok(false, "%s: %s", type, error.text);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

/* What hangs on a partnership, shown to everybody by somebody who did not think of it: it is told as far as the partnership is. */
static void put_open(struct network *network, const char *word, const char *partnership, const char *organisation, const char *site)
{
    PUT(network, "activity", word, "partnership", partnership, "organisation", organisation, "date", "2026-01-22", "visibility", "public");
    PUT(network, "activity", OF_PARTIES, "site", site, "date", "2026-01-22", "visibility", "members");
    PUT(network, "document", word, "partnership", partnership, "visibility", "public");
    PUT(network, "document", OF_PARTIES, "site", site, "visibility", "members");
    PUT(network, "deliverable", word, "partnership", partnership, "due", "2026-02-01", "visibility", "public");
    PUT(network, "finding", word, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "shared_with_client_on", "2026-01-21", "visibility", "public");
    PUT(network, "finding", OF_COORDINATORS, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages", "visibility", "public");
    PUT(network, "party", word, "partnership", partnership, "organisation", organisation, "visibility", "public");
    network_delete(network, "Kari", "activity", PUT(network, "activity", word, "partnership", partnership, "date", "2026-01-22", "visibility", "public"));
}

/* A member, and its partnership with an organisation that is shared in a way (NULL: nobody said how), with all that hangs on it. */
static int64_t put_partnership(struct network *network, const char *organisation, const char *how, const char *stage)
{
    const char *word = how && strcmp(how, "named") == 0 ? OF_ALL : OF_PARTIES;
    char *member = network_id(PUT(network, "member", word, "kind", "company", "country", "NO", "initiative", "ieh", "note", OF_COORDINATORS));
    char *need = network_id(PUT(network, "need", OF_PARTIES, "member", member, "country", "BD", "sector", "tea", "issues", "living-wages", "confidentiality", "confidential",
                                "note", OF_PARTIES));
    char *supplier = network_id(PUT(network, "supplier", OF_PARTIES, "country", "BD", "note", OF_COORDINATORS));
    char *site = network_id(PUT(network, "site", OF_PARTIES, "country", "BD", "supplier", supplier, "note", OF_COORDINATORS));
    int64_t id = PUT(network, "partnership", word, "organisation", organisation, "member", member, "need", need, "site", site, "country", "BD", "stage", stage,
                     "start", "2026-01-05", "end", "2026-02-27", "share_how", how ? how : "");
    char *partnership = network_id(id);

    PUT(network, "candidate", OF_PARTIES, "need", need, "organisation", organisation, "decision", "chosen");
    PUT(network, "candidate", OF_PARTIES, "need", need, "organisation", organisation, "decision", "chosen", "visibility", "public");
    PUT(network, "buyer", OF_PARTIES, "supplier", supplier, "member", member);
    PUT(network, "party", OF_PARTIES, "partnership", partnership, "member", member);
    PUT(network, "deliverable", OF_PARTIES, "partnership", partnership, "due", "2026-02-01");
    PUT(network, "deliverable", OF_PARTIES, "partnership", partnership, "due", "2026-02-01", "visibility", "parties");
    PUT(network, "finding", OF_COORDINATORS, "partnership", partnership, "date", "2026-01-20", "issue", "living-wages");
    PUT(network, "activity", OF_COORDINATORS, "partnership", partnership, "date", "2026-01-21");
    PUT(network, "document", OF_COORDINATORS, "partnership", partnership, "organisation", organisation);
    PUT(network, "testimonial", OF_COORDINATORS, "organisation", organisation, "member", member, "permission", "no");
    PUT(network, "testimonial", OF_ALL, "organisation", organisation, "member", member, "permission", "yes");
    put_open(network, word, partnership, organisation, site);
    free(partnership);
    free(site);
    free(supplier);
    free(need);
    free(member);
    return id;
}

/* What is gone keeps its name in the history. */
static void delete_partnership(struct network *network, const char *organisation, const char *how)
{
    char *member = network_id(PUT(network, "member", OF_PARTIES, "kind", "company", "country", "NO", "initiative", "ieh"));
    int64_t id = PUT(network, "partnership", OF_PARTIES, "organisation", organisation, "member", member, "country", "BD", "stage", "enquiry", "share_how", how);

    network_delete(network, "Kari", "partnership", id);
    free(member);
}

/* Persons who did not say yes, whatever somebody chose; one is gone again. */
static void put_contacts(struct network *network, const char *organisation)
{
    static const char *const levels[] = {"", "public", "members", "parties", "coordinators"};
    int64_t id = 0;

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        id = PUT(network, "contact", OF_COORDINATORS, "organisation", organisation, "consent", "no", "visibility", levels[i]);
    network_delete(network, "Kari", "contact", id);
    network_delete(network, "Kari", "contact", PUT(network, "contact", OF_COORDINATORS, "organisation", organisation, "consent", "no", "visibility", "public"));
}

/* What everybody may see, and what it leads to that they may not. */
void secrets_add_leading(struct network *network)
{
    char *person = network_id(PUT(network, "person", OF_COORDINATORS, "role", "adviser"));
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured"));
    char *hidden = network_id(PUT(network, "organisation", OF_COORDINATORS, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "visibility", "coordinators"));
    char *member = network_id(PUT(network, "member", OF_PARTIES, "kind", "company", "country", "NO", "initiative", "ieh"));
    char *supplier = network_id(PUT(network, "supplier", OF_PARTIES, "country", "BD", "note", OF_COORDINATORS));
    char *owner = network_id(PUT(network, "supplier", OF_ALL, "country", "BD", "visibility", "public", "parent", supplier, "note", OF_COORDINATORS));
    char *need = network_id(PUT(network, "need", OF_ALL, "member", member, "country", "BD", "issues", "living-wages", "confidentiality", "open", "visibility", "public",
                                "responsible", person));
    char *named = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh", "note", OF_COORDINATORS));
    char *shared = network_id(PUT(network, "partnership", OF_ALL, "organisation", hidden, "member", named, "country", "BD", "stage", "closed", "share_how", "named"));

    PUT(network, "site", OF_ALL, "country", "BD", "supplier", supplier, "visibility", "public", "note", OF_COORDINATORS);
    PUT(network, "buyer", OF_ALL, "supplier", owner, "member", member, "visibility", "public");
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", hidden, "decision", "chosen", "visibility", "public");
    PUT(network, "candidate", OF_ALL, "need", need, "organisation", house, "decision", "chosen", "visibility", "public");
    PUT(network, "party", OF_ALL, "partnership", shared, "organisation", hidden, "visibility", "public");
    PUT(network, "activity", OF_PARTIES, "member", member, "date", "2026-01-22", "visibility", "public");
    PUT(network, "activity", OF_COORDINATORS, "organisation", hidden, "date", "2026-01-22", "visibility", "public");
    PUT(network, "activity", OF_ALL, "organisation", house, "person", person, "date", "2026-01-22", "visibility", "public");
    PUT(network, "document", OF_COORDINATORS, "organisation", hidden, "visibility", "public");
    free(shared);
    free(named);
    free(house);
    free(person);
    free(need);
    free(owner);
    free(supplier);
    free(member);
    free(hidden);
}

static void put_unready_profile(struct network *network, const char *status, const char *due)
{
    char *house = network_id(PUT(network, "organisation", OF_UNREADY, "kind", "ngo", "country", "BD", "coverage", "BD", "status", status, "review_due", due, "visibility", "public",
                                 "referral_reason", OF_COORDINATORS, "note", OF_COORDINATORS));
    char *member = network_id(PUT(network, "member", OF_ALL, "kind", "company", "country", "NO", "initiative", "ieh", "note", OF_COORDINATORS));

    PUT(network, "contact", OF_UNREADY, "organisation", house, "consent", "yes", "visibility", "public");
    PUT(network, "verification", OF_UNREADY, "organisation", house, "initiative", "ieh", "date", "2026-01-01", "result", "passed", "visibility", "public", "note", OF_COORDINATORS);
    PUT(network, "testimonial", OF_UNREADY, "organisation", house, "permission", "yes", "visibility", "public");
    PUT(network, "activity", OF_UNREADY, "organisation", house, "date", "2026-01-22", "visibility", "public");
    PUT(network, "document", OF_UNREADY, "organisation", house, "visibility", "public");
    PUT(network, "partnership", OF_ALL, "organisation", house, "member", member, "country", "BD", "stage", "closed", "share_how", "named");
    PUT(network, "partnership", OF_ALL, "organisation", house, "member", member, "country", "BD", "stage", "closed", "visibility", "public");
    network_delete(network, "Kari", "testimonial", PUT(network, "testimonial", OF_UNREADY, "organisation", house, "permission", "yes", "visibility", "public"));
    free(member);
    free(house);
}

void secrets_add_unready(struct network *network)
{
    static const char *const states[] = {"draft", "submitted", "under-review", "needs-update", "suspended", "archived"};

    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        put_unready_profile(network, states[i], "");
    put_unready_profile(network, "quality-assured", "2026-02-28");
    network_delete(network, "Kari", "organisation", PUT(network, "organisation", OF_UNREADY, "kind", "ngo", "country", "BD", "status", "draft", "visibility", "public"));
}

void secrets_fill(struct network *network)
{
    char *person = network_id(PUT(network, "person", OF_COORDINATORS, "role", "adviser"));
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages",
                                 "referral_reason", OF_COORDINATORS, "note", OF_COORDINATORS));

    PUT(network, "country", OF_ALL, "code", "BD", "region", "south-asia");
    PUT(network, "organisation", OF_PARTIES, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "quality-assured", "issues", "living-wages", "visibility", "parties",
        "referral_reason", OF_COORDINATORS, "note", OF_COORDINATORS);
    PUT(network, "organisation", OF_COORDINATORS, "kind", "ngo", "country", "BD", "coverage", "BD", "status", "submitted", "visibility", "coordinators");
    PUT(network, "contact", OF_PARTIES, "organisation", house, "consent", "yes");
    put_contacts(network, house);
    PUT(network, "verification", OF_ALL, "organisation", house, "initiative", "ieh", "date", "2026-01-01", "result", "passed", "note", OF_COORDINATORS);
    PUT(network, "concern", OF_COORDINATORS, "organisation", house, "received", "2026-01-01", "responsible", person);
    PUT(network, "hotspot", OF_ALL, "country", "BD", "sector", "tea", "issue", "living-wages", "status", "active", "note", OF_COORDINATORS);
    PUT(network, "hotspot", OF_COORDINATORS, "country", "BD", "sector", "tea", "issue", "living-wages", "status", "active", "visibility", "coordinators");
    put_partnership(network, house, "anonymised", "closed");
    put_partnership(network, house, "not-at-all", "closed");
    put_partnership(network, house, NULL, "enquiry");
    put_partnership(network, house, "named", "in-progress");
    delete_partnership(network, house, "anonymised");
    delete_partnership(network, house, "not-at-all");
    free(house);
    free(person);
}

/* --- Looking ------------------------------------------------------------------------------------------------------------ */

void watch_look(struct watch *watch, const char *text, const char *place)
{
    watch->looked++;
    for (const char *const *word = watch->words; *word && !watch->found; word++) {
        const char *at = strstr(text, *word);
        if (at)
            watch->found = string_format("%s: %.60s", place, at);
    }
}

void watch_done(struct watch *watch, const char *point)
{
    tap_ok(!watch->found && watch->looked > 0, "%s", point);
    if (watch->found)
        tap_note("%s", watch->found);
    free(watch->found);
}

size_t text_count(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}
