/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A contact person of an organisation. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { CONTACT, SHARING };

static const char *const sections[] = {[CONTACT] = N_("Contact person"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Organisation"), .section = CONTACT, .list = 2,
     .width = 22, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon|Virksomhet"},
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Name"), .section = CONTACT, .list = 1,
     .width = 22, .synonyms = "Full name|Contact|Contact name|Contact person|Navn|Kontaktperson|Nombre|Nom"},
    {.name = "role", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Role"), .help = N_("What the person does there: director, trainer, press."),
     .section = CONTACT, .list = 3, .width = 14, .synonyms = "Position|Title|Job title|Rolle|Stilling|Tittel|Cargo|Fonction"},
    {.name = "email", .kind = FIELD_EMAIL, .flags = FIELD_SEARCHABLE, .label = N_("E-mail"), .section = CONTACT, .list = 4, .width = 24,
     .synonyms = SYNONYMS_EMAIL},
    {.name = "phone", .kind = FIELD_PHONE, .flags = FIELD_SEARCHABLE, .label = N_("Phone"), .help = N_("With the country's code; a second number behind a slash."),
     .section = CONTACT, .list = 5, .width = 18, .synonyms = SYNONYMS_PHONE},
    {.name = "language", .kind = FIELD_CHOICE, .label = N_("Language"), .help = N_("The language to write and speak to this person in."),
     .section = CONTACT, .width = 12, .vocabulary = &vocabulary_language, .synonyms = "Språk|Idioma|Langue"},
    {.name = "consent", .kind = FIELD_BOOLEAN, .flags = FIELD_REQUIRED, .label = N_("Consent"),
     .help = N_("Whether the person has agreed to stand here and to be contacted by members; ask before you write yes."), .section = CONTACT,
     .list = 6, .width = 7, .synonyms = "Consent given|Samtykke"},
};

static const char *const title[] = {"name", NULL};

const struct record_type type_contact = {
    .name = "contact",
    .label = N_("Contact person"),
    .plural = N_("Contact persons"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "organisation",
    .level = "parties",
    .permitted_by = "consent",
    .forgotten = N_("Contact person forgotten"),
};
