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
    [DEED_PROFILE] = {"adviser coordinator field-user local-resource", N_("Coordinators, advisers, field users and local resources write profiles; %s is here as %s.")},
    [DEED_ADD] = {"adviser coordinator field-user", N_("Coordinators, advisers and field users add and delete profiles; %s is here as %s.")},
    [DEED_STAND] = {"adviser coordinator", N_("Coordinators and advisers decide how a profile stands once it is submitted; %s is here as %s.")},
    [DEED_SUBJECT] = {"adviser coordinator", N_("Coordinators and advisers write country profiles and hot spots; %s is here as %s.")},
    [DEED_PUBLISH] = {"coordinator", N_("Coordinators publish country profiles; %s is here as %s.")},
    [DEED_MEMBER] = {"adviser coordinator", N_("Coordinators and advisers keep the records of members; %s is here as %s.")},
    [DEED_NEED] = {"adviser coordinator member", N_("Coordinators, advisers and members write needs; %s is here as %s.")},
    [DEED_WORK] = {"adviser coordinator", N_("Coordinators and advisers keep partnerships and the records around them; %s is here as %s.")},
    [DEED_LOG] = {"adviser coordinator field-user", N_("Coordinators, advisers and field users log activities and documents; %s is here as %s.")},
    [DEED_OTHERS] = {"adviser coordinator local-resource member", N_("Field users change what they added themselves, and a profile only as a draft; %s is here as %s.")},
    [DEED_HISTORY] = {"coordinator", N_("Coordinators read the history; %s is here as %s.")},
    [DEED_RETURN] = {"coordinator", N_("Coordinators take back what others did; %s is here as %s.")},
    [DEED_FORGET] = {"coordinator", N_("Coordinators forget people; %s is here as %s.")},
    [DEED_COPY] = {"adviser coordinator", N_("Coordinators and advisers copy the database; %s is here as %s.")},
    [DEED_WIDEN] = {"", N_("Only another coordinator lets somebody see more than her role shows; %s is here as %s.")},
};

static const struct {
    const char *type;
    enum deed deed;
} types[] = {
    {"person", DEED_PEOPLE},     {"verification", DEED_VERIFY}, {"organisation", DEED_PROFILE}, {"contact", DEED_PROFILE},  {"country", DEED_SUBJECT},
    {"hotspot", DEED_SUBJECT},   {"action", DEED_SUBJECT},      {"source", DEED_SUBJECT},       {"member", DEED_MEMBER},    {"need", DEED_NEED},
    {"candidate", DEED_WORK},    {"partnership", DEED_WORK},    {"party", DEED_WORK},           {"deliverable", DEED_WORK}, {"finding", DEED_WORK},
    {"testimonial", DEED_WORK},  {"concern", DEED_WORK},        {"site", DEED_WORK},            {"supplier", DEED_WORK},    {"buyer", DEED_WORK},
    {"activity", DEED_LOG},      {"document", DEED_LOG},        {"spelling", DEED_IMPORT},      {"decision", DEED_IMPORT},
};

/* Fields that take more than their type does, where they get another value than a new record has. */
static const struct {
    const char *type;
    const char *fields;
    enum deed deed;
} fields[] = {
    {"organisation", "featured referral referral_reason review_due visibility", DEED_STAND},
    {"country", "published_on", DEED_PUBLISH},
};

/* The fields by which a role sees the work for a member: who gives them another value that is her own sees more. */
static const struct {
    const char *role, *type, *field;
} widening[] = {
    {"adviser", "member", "responsible"},
    {"coordinator", "member", "initiative"},
};

/* What decides in the record of somebody who works here how much she sees. */
static const char widening_person[] = "role initiative";

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

static bool is_profile(const struct record *record)
{
    return strcmp(record->type->name, "organisation") == 0;
}

static bool has_status(const struct record *record, const char *codes)
{
    return record && is_profile(record) && set_has(codes, record_text(record, "status"));
}

/* A profile that becomes quality-assured is judged, whichever way it comes there. */
static enum deed deed_of_status(const struct record *base, const struct record *record)
{
    if (has_status(record, "quality-assured") && !has_status(base, "quality-assured"))
        return DEED_VERIFY;
    if (has_status(record, "draft submitted") || (base && strcmp(record_text(base, "status"), record_text(record, "status")) == 0))
        return DEED_NONE;
    return DEED_STAND;
}

/* Whether a field gets another value than it had; of a new record, another than all have. */
static bool gets_another(const struct record *base, const struct record *record, const struct field *field)
{
    const struct value *value = record_value(record, field->name);

    if (base)
        return !value_equal(record_value(base, field->name), value);
    return !value_is_empty(value) && !(field->initial && strcmp(value_text(value), field->initial) == 0);
}

static bool is_touched(const struct record *base, const struct record *record, const char *names)
{
    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        if (set_has(names, field->name) && gets_another(base, record, field))
            return true;
    }
    return false;
}

static bool is_her_own(const struct viewer *viewer, const struct record *record, const char *name)
{
    if (record_value(record, name)->kind == VALUE_NUMBER)
        return viewer->person != 0 && record_number(record, name) == viewer->person;
    return *viewer->initiative && strcmp(record_text(record, name), viewer->initiative) == 0;
}

/* What is new hangs nothing on it yet. */
static bool widens(const struct viewer *viewer, const struct record *base, const struct record *record)
{
    const char *type = record->type->name;

    if (strcmp(type, "person") == 0)
        return record->id == viewer->person && is_touched(base, record, widening_person);
    for (size_t i = 0; i < sizeof widening / sizeof *widening; i++)
        if (strcmp(widening[i].type, type) == 0 && strcmp(widening[i].role, viewer->role) == 0 && is_touched(base, record, widening[i].field)
            && is_her_own(viewer, record, widening[i].field))
            return true;
    return false;
}

/* The first thing that a write takes and who looks may not do; DEED_NONE where she may do all. */
static enum deed forbidden(const struct viewer *viewer, const struct record *base, const struct record *record)
{
    const struct record *any = record ? record : base;
    const bool profile = is_profile(any);
    enum deed deeds_taken[] = {
        role_deed_of_type(any->type),
        profile && (!base || !record) ? DEED_ADD : DEED_NONE,
        profile && record ? deed_of_status(base, record) : DEED_NONE,
    };

    for (size_t i = 0; i < sizeof deeds_taken / sizeof *deeds_taken; i++)
        if (!role_may(viewer, deeds_taken[i]))
            return deeds_taken[i];
    for (size_t i = 0; record && i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].type, any->type->name) == 0 && !role_may(viewer, fields[i].deed) && is_touched(base, record, fields[i].fields))
            return fields[i].deed;
    return base && record && !role_may(viewer, DEED_WIDEN) && widens(viewer, base, record) ? DEED_WIDEN : DEED_NONE;
}

bool role_may_write(const struct viewer *viewer, const struct record *base, const struct record *record)
{
    return forbidden(viewer, base, record) == DEED_NONE;
}

bool role_check_write(const struct viewer *viewer, const struct record *base, const struct record *record, struct error *error)
{
    return role_check(viewer, forbidden(viewer, base, record), error);
}

size_t role_next(const struct viewer *viewer, const struct record *record, const char *next[TRANSITIONS], struct error *error)
{
    const struct field *field = transition_field(record->type);
    const char *all[TRANSITIONS];
    const size_t count = transition_next(record->type, record_text(record, field->name), all);
    struct error refusal = {0};
    struct record moved;
    size_t kept = 0;

    record_copy(&moved, record);
    for (size_t i = 0; i < count; i++) {
        value_set_text(record_field(&moved, field), all[i]);
        if (role_check_write(viewer, record, &moved, &refusal))
            next[kept++] = all[i];
    }
    record_done(&moved);
    if (kept == 0 && count > 0)
        *error = refusal;
    return kept;
}
