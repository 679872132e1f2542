/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A supplier that members buy from. */
#include "config.h"

#include "src/common_fields.h"
#include "src/record.h"
#include "src/types.h"

/* The members met so far among the buyers of a supplier. */
struct members {
    int64_t first;
    bool several;
};

static void note_member(void *closure, const struct record *child)
{
    struct members *members = closure;
    int64_t member = record_number(child, "member");

    if (members->first == 0)
        members->first = member;
    members->several = members->several || member != members->first;
}

/* Shared when two members or more buy from it. */
static void compute_shared(const struct compute_source *source, struct computed *result)
{
    struct members members = {0};

    source->children(source->context, "buyer", "supplier", source->record->id, note_member, &members);
    value_set_number(&result->value, members.several);
}

enum { SUPPLIER, SHARING };

static const char *const sections[] = {[SUPPLIER] = N_("Supplier"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Name"), .section = SUPPLIER, .list = 1,
     .width = 30, .synonyms = "Supplier|Supplier name|Company|Leverandør|Leverandørnavn|Navn|Nombre|Nom"},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_SEARCHABLE, .label = N_("Country"), .section = SUPPLIER, .list = 2, .width = 14,
     .synonyms = SYNONYMS_COUNTRY},
    {.name = "registration_number", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Registration number"),
     .help = N_("Its number in the register of its country."), .section = SUPPLIER, .list = 5, .width = 16,
     .synonyms = SYNONYMS_REGISTRATION},
    {.name = "parent", .kind = FIELD_REFERENCE, .label = N_("Parent company"), .help = N_("The supplier it belongs to or delivers through."),
     .section = SUPPLIER, .list = 4, .width = 24, .refers_to = "supplier", .synonyms = "Parent|Group|Morselskap|Konsern"},
    {.name = "shared", .kind = FIELD_BOOLEAN, .label = N_("Shared"), .help = N_("Whether two or more members buy from it, and could act together."),
     .section = SUPPLIER, .list = 3, .width = 6, .synonyms = "Shared supplier|Felles|Felles leverandør", .compute = compute_shared},
    NOTE_FIELD(SUPPLIER),
};

static const char *const title[] = {"name", NULL};
static const char *const computed_from[] = {"buyer", NULL};

const struct record_type type_supplier = {
    .name = "supplier",
    .label = N_("Supplier"),
    .plural = N_("Suppliers"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .level = "parties",
    .computed_from = computed_from,
};
