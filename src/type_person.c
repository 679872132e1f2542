/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person who works here: who may do what, and who is responsible. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { PERSON, SHARING };

static const char *const sections[] = {[PERSON] = N_("Person"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Name"), .section = PERSON, .list = 1,
     .width = 24, .synonyms = "Full name|Navn|Nombre|Nom"},
    {.name = "login", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Login name"),
     .help = N_("The name this person logs in with, by which the program knows who acts."), .section = PERSON, .list = 5, .width = 12,
     .synonyms = "User|User name|Login|Brukernavn"},
    {.name = "initiative", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Initiative"),
     .help = N_("The initiative the person works for, or belongs to as a member."), .section = PERSON, .list = 2, .width = 18,
     .vocabulary = &vocabulary_initiative, .synonyms = "Initiativ"},
    {.name = "role", .kind = FIELD_CHOICE, .label = N_("Role"), .help = N_("What the person may see and do."), .section = PERSON, .list = 3,
     .width = 14, .vocabulary = &vocabulary_person_role, .synonyms = "Rolle"},
    {.name = "email", .kind = FIELD_EMAIL, .flags = FIELD_SEARCHABLE, .label = N_("E-mail"), .section = PERSON, .list = 4, .width = 26,
     .synonyms = SYNONYMS_EMAIL},
    {.name = "language", .kind = FIELD_CHOICE, .label = N_("Language"), .help = N_("The language the program speaks with this person."),
     .section = PERSON, .vocabulary = &vocabulary_interface_language, .synonyms = "Språk"},
    {.name = "countries", .kind = FIELD_COUNTRIES, .flags = FIELD_SEARCHABLE, .label = N_("Countries"),
     .help = N_("The countries this person is assigned to; empty for all."), .section = PERSON, .list = 6, .width = 20, .synonyms = "Land"},
};

static const char *const title[] = {"name", NULL};

const struct record_type type_person = {
    .name = "person",
    .label = N_("Person"),
    .plural = N_("People"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .level = "coordinators",
    .single = "login",
    .forgotten = N_("Person forgotten"),
};
