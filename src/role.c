/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/role.h"

#include <stdlib.h>
#include <string.h>

#include "src/quote.h"
#include "src/vocabulary.h"

/* Who may do it, as a set of roles; and the sentence for those who may not, with their name and role. */
static const struct {
    const char *roles;
    const char *refusal;
} deeds[DEED_COUNT] = {
    /* TRANSLATORS: in these sentences a person's name, and her role. */
    [DEED_IMPORT] = {"adviser coordinator", N_("Coordinators and advisers import lists; %s is here as %s.")},
    [DEED_MERGE] = {"coordinator", N_("Coordinators make two records one; %s is here as %s.")},
    [DEED_VERIFY] = {"coordinator", N_("Coordinators verify and quality-assure profiles; %s is here as %s.")},
    [DEED_PEOPLE] = {"coordinator", N_("Coordinators keep the records of the people who work here; %s is here as %s.")},
};

static const struct {
    const char *type;
    enum deed deed;
} types[] = {
    {"person", DEED_PEOPLE},
    {"verification", DEED_VERIFY},
};

bool role_may(const struct viewer *viewer, enum deed deed)
{
    const char *role = viewer->role;

    return !deeds[deed].roles || !role || !*role || set_has(deeds[deed].roles, role);
}

bool role_check(const struct viewer *viewer, enum deed deed, struct error *error)
{
    struct quote quote;

    return role_may(viewer, deed)
           || error_set(error, ERROR_RULE, message_text(deeds[deed].refusal), quote_text(&quote, viewer->name),
                        vocabulary_word(&vocabulary_person_role, viewer->role, message_language()));
}

enum deed role_deed_of_type(const struct record_type *type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].type, type->name) == 0)
            return types[i].deed;
    return DEED_NONE;
}

/* A profile that becomes quality-assured is judged, whichever way it comes there. */
static bool is_assured(const struct record *record)
{
    return record && strcmp(record->type->name, "organisation") == 0 && strcmp(record_text(record, "status"), "quality-assured") == 0;
}

enum deed role_deed_of_write(const struct record *base, const struct record *record)
{
    enum deed deed = role_deed_of_type(record ? record->type : base->type);

    return deed == DEED_NONE && is_assured(record) && !is_assured(base) ? DEED_VERIFY : deed;
}
