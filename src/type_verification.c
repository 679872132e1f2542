/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A verification: an initiative looked at an organisation and says what it found. */
#include "config.h"

#include "src/assurance.h"
#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_verification(const struct record *record, struct error *error)
{
    return check_order(record, "date", "valid_to", error);
}

enum { VERIFICATION, SHARING };

static const char *const sections[] = {[VERIFICATION] = N_("Verification"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Organisation"), .section = VERIFICATION, .list = 1,
     .width = 24, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon|Virksomhet"},
    {.name = "initiative", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Initiative"),
     .help = N_("The initiative that verified it."), .section = VERIFICATION, .list = 2, .width = 18, .vocabulary = &vocabulary_initiative,
     .synonyms = "Verified by|Initiativ|Verifisert av"},
    {.name = "date", .kind = FIELD_DATE, .flags = FIELD_HAPPENED | FIELD_REQUIRED, .label = N_("Date"), .section = VERIFICATION, .list = 3,
     .synonyms = "Verified on|Dato|Fecha"},
    {.name = "method", .kind = FIELD_CHOICE, .label = N_("Method"), .help = N_("How it was done: references asked, documents read, or a visit."),
     .section = VERIFICATION, .list = 6, .width = 11, .vocabulary = &vocabulary_verification_method, .synonyms = "Metode|Método|Méthode"},
    {.name = "result", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED, .label = N_("Result"),
     .help = N_("A profile can be quality-assured when a verification has passed."), .section = VERIFICATION, .list = 4, .width = 14,
     .vocabulary = &vocabulary_verification_result, .synonyms = "Resultat|Resultado|Résultat"},
    {.name = "valid_to", .kind = FIELD_DATE, .label = N_("Valid to"), .help = N_("The last day it is good for; left empty, it is good for two years."),
     .section = VERIFICATION, .list = 5, .synonyms = "Valid until|Expires|Gyldig til"},
    {.name = "note", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Note"),
     .help = N_("What was asked, whom, and what came out of it; seen by coordinators only."), .section = VERIFICATION, .level = "coordinators",
     .synonyms = "Remarks|Comment|Merknad|Merknader|Notat"},
};

static const char *const title[] = {"organisation", "initiative", "date", NULL};

const struct record_type type_verification = {
    .name = "verification",
    .label = N_("Verification"),
    .plural = N_("Verifications"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "organisation",
    .child_sort = "-date",
    .level = "members",
    .check = check_verification,
    .follow = assurance_follow,
};
