/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/scope.h"

#include <string.h>

#include "src/value.h"

enum role { COORDINATOR, ADVISER, MEMBER, LOCAL_RESOURCE, FIELD_USER, ROLE_COUNT };

static const char *const role_codes[ROLE_COUNT] = {
    [COORDINATOR] = "coordinator", [ADVISER] = "adviser", [MEMBER] = "member", [LOCAL_RESOURCE] = "local-resource", [FIELD_USER] = "field-user",
};

/* How deep a role sees, by the levels: what members read, what the parties to work see, everything. */
enum depth { READ = VISIBILITY_MEMBERS, WORK = VISIBILITY_PARTIES, ALL = VISIBILITY_COORDINATORS };

enum limit { READY = 1 << 0, TOLD = 1 << 1, NONE = 1 << 2 };

/* What a role sees of a type: up to which level, which records (NULL: all), without which fields, and with which limits. */
struct sight {
    enum depth level;
    const char *ways;
    const char *without;
    unsigned limits; /* enum limit */
};

/* What a role sees of types that the table does not name. */
static const struct sight usual[ROLE_COUNT] = {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}};

/* What hangs on other records is seen where these are, so that its row only says what is different. */
static const struct {
    const char *type;
    struct sight roles[ROLE_COUNT]; /* coordinator, adviser, member, local resource, field user */
} table[] = {
    {"organisation",
     {{.level = ALL}, {.level = ALL}, {.level = READ, .limits = READY}, {.level = WORK, .ways = "responsible|contact@organisation.email"},
      {.level = WORK, .ways = "country|coverage"}}},
    {"contact",
     {{.level = ALL}, {.level = ALL}, {.level = WORK, .ways = "organisation.partnership@organisation|organisation.party@organisation.partnership"}, {.level = ALL},
      {.level = WORK}}},
    {"verification", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"testimonial", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"concern", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"country", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"hotspot", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"action", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"source", {{.level = ALL}, {.level = ALL}, {.level = READ}, {.level = READ}, {.level = WORK}}},
    {"member",
     {{.level = ALL}, {.level = ALL}, {.level = WORK, .ways = "responsible|contact_email"}, {.level = WORK, .ways = "partnership@member|party@member.partnership"},
      {.level = WORK, .ways = "partnership@member|party@member.partnership"}}},
    {"need",
     {{.level = ALL, .ways = "member.initiative|responsible"}, {.level = ALL, .ways = "responsible|member.responsible|partnership@need.responsible"},
      {.level = WORK, .ways = "member"}, {.level = WORK, .ways = "partnership@need"}, {.level = WORK, .ways = "responsible|country|partnership@need"}}},
    {"candidate", {{.level = ALL}, {.level = ALL}, {.level = WORK}, {.level = WORK, .ways = "organisation"}, {.level = WORK}}},
    {"partnership",
     {{.level = ALL, .ways = "member.initiative|responsible"}, {.level = ALL, .ways = "responsible|member.responsible|need.responsible"},
      {.level = ALL, .ways = "member|party@partnership.member"}, {.level = ALL, .ways = "organisation|party@partnership.organisation"},
      {.level = WORK, .ways = "responsible|country", .without = "payment_terms"}}},
    {"party", {{.level = ALL}, {.level = ALL}, {.level = WORK}, {.level = WORK}, {.level = WORK}}},
    {"deliverable", {{.level = ALL}, {.level = ALL}, {.level = WORK}, {.level = WORK}, {.level = WORK}}},
    {"finding", {{.level = ALL}, {.level = ALL}, {.level = ALL, .limits = TOLD}, {.level = ALL}, {.limits = NONE}}},
    {"activity", {{.level = ALL}, {.level = ALL}, {.level = WORK}, {.level = WORK}, {.level = ALL}}},
    {"document", {{.level = ALL}, {.level = ALL}, {.level = WORK}, {.level = WORK}, {.level = ALL}}},
    {"site",
     {{.level = ALL}, {.level = ALL}, {.level = WORK, .ways = "partnership@site|supplier.buyer@supplier.member"}, {.level = WORK, .ways = "partnership@site"},
      {.level = WORK, .ways = "country|partnership@site"}}},
    {"supplier",
     {{.level = ALL}, {.level = ALL}, {.level = WORK, .ways = "buyer@supplier.member|site@supplier"}, {.level = WORK, .ways = "site@supplier"},
      {.level = WORK, .ways = "country|site@supplier"}}},
    {"buyer", {{.level = ALL}, {.level = ALL}, {.level = WORK, .ways = "member"}, {.level = WORK, .ways = "member"}, {.level = WORK, .ways = "member"}}},
    {"person", {{.level = ALL}, {.level = ALL}, {.level = ALL, .ways = "id"}, {.level = ALL, .ways = "id"}, {.level = ALL, .ways = "id"}}},
    {"spelling", {{.level = ALL}, {.level = ALL}, {.limits = NONE}, {.limits = NONE}, {.limits = NONE}}},
    {"decision", {{.level = ALL}, {.level = ALL}, {.limits = NONE}, {.limits = NONE}, {.limits = NONE}}},
};

static const struct sight *row_of(const struct record_type *type)
{
    for (size_t i = 0; type && i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].type, type->name) == 0)
            return table[i].roles;
    return NULL;
}

bool scope_knows(const struct record_type *type)
{
    return row_of(type) != NULL;
}

/* NULL where nobody has said which role is hers. */
static const struct sight *sight_of(const struct viewer *viewer, const struct record_type *type)
{
    const struct sight *row = row_of(type);

    for (int role = 0; viewer->role && role < ROLE_COUNT; role++)
        if (strcmp(role_codes[role], viewer->role) == 0)
            return row ? &row[role] : &usual[role];
    return NULL;
}

static enum visibility lower(enum visibility one, enum visibility other)
{
    return one < other ? one : other;
}

/* Marks keep what they are set on to those who quality-assure, whoever else the record belongs to. Who sees everything is stopped by none. */
static enum visibility highest_mark(const struct viewer *viewer, enum visibility level)
{
    const struct sight *sight = sight_of(viewer, NULL);
    const bool all = !sight || sight->level == ALL;

    if (all && level == VISIBILITY_COORDINATORS)
        return level;
    return lower(lower(level, all ? VISIBILITY_COORDINATORS : VISIBILITY_PARTIES), viewer_highest_mark(viewer));
}

struct scope scope_of(const struct viewer *viewer, const struct record_type *type)
{
    const struct sight *sight = sight_of(viewer, type);

    if (!sight)
        return (struct scope){.level = viewer->level, .mark = highest_mark(viewer, viewer->level), .without = "", .ready = viewer->assured};
    enum visibility level = lower(viewer->level, (enum visibility)sight->level);
    return (struct scope){
        .level = level,
        .mark = highest_mark(viewer, level),
        .ways = sight->ways,
        .without = sight->without ? sight->without : "",
        .none = (sight->limits & NONE) != 0,
        .ready = viewer->assured || (sight->limits & READY) != 0,
        .told = (sight->limits & TOLD) != 0,
    };
}

enum visibility scope_level(const struct viewer *viewer)
{
    const struct sight *sight = sight_of(viewer, NULL);

    return sight ? lower(viewer->level, (enum visibility)sight->level) : viewer->level;
}

bool scope_is_whole(const struct viewer *viewer, const struct record_type *type)
{
    const struct sight *sight = sight_of(viewer, type);

    return !sight || (sight->level == ALL && !sight->ways && !sight->limits);
}

bool scope_has_field(const struct viewer *viewer, const struct record_type *type, const struct field *field)
{
    const struct scope scope = scope_of(viewer, type);

    return !scope.none && (!field->level || visibility_from_code(field->level) <= scope.level) && !set_has(scope.without, field->name);
}
