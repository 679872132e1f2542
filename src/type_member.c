/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member: a company or contracting authority that pays for the network and asks it. */
#include "config.h"

#include <string.h>

#include "src/common_fields.h"
#include "src/error.h"
#include "src/record.h"
#include "src/types.h"

/* The fee is paid through the day it is paid until, and overdue from the day after. */
static void compute_effective_state(const struct compute_source *source, struct computed *result)
{
    struct date until;

    value_copy(&result->value, record_value(source->record, "state"));
    if (strcmp(value_text(&result->value), "active") != 0 || !date_parse(record_text(source->record, "paid_until"), &until))
        return;
    value_set_text(&result->then, "overdue");
    date_print(date_from_days(date_to_days(until) + 1), result->turns_on);
}

/* Overdue is what an active one turns into by itself. */
static bool check_state(const struct field *field, const struct value *value, struct error *error)
{
    return strcmp(value_text(value), "overdue") != 0
           || error_set_field(error, ERROR_VALUE, field, "%s", _("Overdue is not stored: an active membership is so from the day after it is paid until."));
}

enum { MEMBER, MEMBERSHIP, CONTACT, SHARING };

static const char *const sections[] = {
    [MEMBER] = N_("Member"), [MEMBERSHIP] = N_("Membership"), [CONTACT] = N_("Contact"), [SHARING] = N_("Sharing"), NULL,
};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Name"), .section = MEMBER, .list = 1, .width = 26,
     .synonyms = "Member|Company|Company name|Medlem|Bedrift|Firma|Navn|Nombre|Nom"},
    {.name = "kind", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Kind"), .section = MEMBER, .list = 6,
     .width = 14, .vocabulary = &vocabulary_member_kind, .synonyms = "Type|Member type|Medlemstype|Tipo"},
    {.name = "registration_number", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Registration number"),
     .help = N_("Its number in the register of its country."), .section = MEMBER, .synonyms = SYNONYMS_REGISTRATION},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Country"),
     .help = N_("The country where it sits, not where it buys."), .section = MEMBER, .list = 2, .width = 14,
     .synonyms = SYNONYMS_COUNTRY},
    {.name = "initiative", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Initiative"),
     .help = N_("The initiative it is a member of."), .section = MEMBERSHIP, .list = 5, .width = 18, .vocabulary = &vocabulary_initiative,
     .synonyms = "Initiativ"},
    {.name = "sector", .kind = FIELD_CHOICE, .flags = FIELD_SEARCHABLE, .label = N_("Sector"), .section = MEMBER, .list = 7, .width = 16,
     .vocabulary = &vocabulary_sector, .synonyms = "Industry|Bransje|Sektor|Næring"},
    {.name = "fee", .kind = FIELD_MONEY, .label = N_("Yearly fee"), .help = N_("What it pays a year for the network, for instance 150 in pounds."),
     .section = MEMBERSHIP, .width = 10, .level = "coordinators", .initial = "150", .synonyms = "Membership fee|Fee|Kontingent|Medlemskontingent"},
    {.name = "fee_currency", .kind = FIELD_CHOICE, .label = N_("Currency of the fee"), .section = MEMBERSHIP, .width = 5,
     .vocabulary = &vocabulary_currency, .initial = "GBP", .level = "coordinators", .synonyms = "Currency|Valuta"},
    {.name = "paid_until", .kind = FIELD_DATE, .label = N_("Paid until"), .help = N_("The last day the fee is paid for."), .section = MEMBERSHIP,
     .list = 4, .synonyms = "Paid to|Betalt til"},
    {.name = "state", .kind = FIELD_CHOICE, .label = N_("State"), .section = MEMBERSHIP, .list = 3, .width = 9, .vocabulary = &vocabulary_member_state,
     .help = N_("How far its membership has come; an active one whose fee is not paid any more is overdue."), .initial = "applicant",
     .as_of_today = "effective_state", .synonyms = "Status|Tilstand", .check = check_state},
    {.name = "contact_name", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Contact person"), .section = CONTACT, .width = 20,
     .synonyms = "Contact|Kontakt|Kontaktperson"},
    {.name = "contact_email", .kind = FIELD_EMAIL, .flags = FIELD_SEARCHABLE, .label = N_("E-mail"), .section = CONTACT,
     .synonyms = "Email|" SYNONYMS_EMAIL},
    {.name = "contact_phone", .kind = FIELD_PHONE, .flags = FIELD_SEARCHABLE, .label = N_("Phone"), .help = N_("With the country's code; a second number behind a slash."),
     .section = CONTACT, .synonyms = "Phone|" SYNONYMS_PHONE},
    RESPONSIBLE_FIELD(MEMBERSHIP),
    NOTE_FIELD(MEMBER),
    {.name = "effective_state", .kind = FIELD_CHOICE, .label = N_("State today"), .section = MEMBERSHIP, .width = 9,
     .vocabulary = &vocabulary_member_state, .compute = compute_effective_state},
};

static const char *const title[] = {"name", NULL};

const struct record_type type_member = {
    .name = "member",
    .label = N_("Member"),
    .plural = N_("Members"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .level = "parties",
    .described = true,
};
