/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A party: a further organisation or member that takes part in a partnership. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_party(const struct record *record, struct error *error)
{
    static const char *const who[] = {"organisation", "member", NULL};

    return check_any(record, who, error);
}

enum { PARTY, SHARING };

/* TRANSLATORS: one who takes part in a partnership (deltaker, part), not a political party or a feast */
static const char *const sections[] = {[PARTY] = NC_("partnership", "Party"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "partnership", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Partnership"), .section = PARTY, .list = 4, .width = 28,
     .refers_to = "partnership", .synonyms = "Partnerskap"},
    {.name = "organisation", .kind = FIELD_REFERENCE, .label = N_("Organisation"), .help = N_("The organisation that takes part, or else a member."),
     .section = PARTY, .list = 1, .width = 24, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon"},
    {.name = "member", .kind = FIELD_REFERENCE, .label = N_("Member"), .help = N_("The member that takes part, or else an organisation."),
     .section = PARTY, .list = 2, .width = 24, .refers_to = "member", .synonyms = "Medlem"},
    {.name = "role", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Role"), .help = N_("What it does there: trainer, co-buyer, union."),
     .section = PARTY, .list = 3, .width = 16, .synonyms = "Rolle"},
};

static const char *const title[] = {"organisation", "member", NULL};

static const char *const once[] = {"partnership", "organisation", "member", NULL};

const struct record_type type_party = {
    .name = "party",
    .label = NC_("partnership", "Party"),
    .plural = NC_("partnership", "Parties"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "partnership",
    .level = "parties",
    .once = once,
    .check = check_party,
};
