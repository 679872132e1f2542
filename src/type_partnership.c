/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A partnership: the work of an organisation for a member, from enquiry to follow-up, with the contract checklist as fields. */
#include "config.h"

#include <string.h>

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_partnership(const struct record *record, struct error *error)
{
    return check_order(record, "start", "end", error);
}

/* Every day on which a child says that something was done. */
static void note_latest(void *closure, const struct record *child)
{
    struct value *latest = closure;

    for (size_t i = 0; i < child->type->field_count; i++) {
        const struct value *date = &child->values[i];
        if (child->type->fields[i].flags & FIELD_HAPPENED && !value_is_empty(date)
            && (value_is_empty(latest) || strcmp(value_text(date), value_text(latest)) > 0))
            value_copy(latest, date);
    }
}

static const char *const computed_from[] = {"activity", "finding", "deliverable", NULL};

/* When something was last done, found, shared or delivered. */
static void compute_last_activity(const struct compute_source *source, struct computed *result)
{
    for (const char *const *child = computed_from; *child; child++)
        source->children(source->context, *child, "partnership", source->record->id, note_latest, &result->value);
}

/* Since when nothing was done: where nothing ever was, since the work began. */
static void compute_quiet_since(const struct compute_source *source, struct computed *result)
{
    struct date start;

    compute_last_activity(source, result);
    if (!value_is_empty(&result->value) || !date_parse(record_text(source->record, "start"), &start))
        return;
    value_copy(&result->then, record_value(source->record, "start"));
    date_print(start, result->turns_on);
}

enum { PARTNERSHIP, CONTRACT, OPENNESS, OUTCOME, SHARING };

static const char *const sections[] = {
    [PARTNERSHIP] = N_("Partnership"), [CONTRACT] = N_("Contract"), [OPENNESS] = N_("Confidentiality and sharing"), [OUTCOME] = N_("Outcome"),
    [SHARING] = N_("Sharing"), NULL,
};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED | FIELD_SHARED, .label = N_("Organisation"),
     .help = N_("The local resource that does the work; further ones are parties."), .section = PARTNERSHIP, .list = 1, .width = 22,
     .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon"},
    {.name = "member", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Member"),
     .help = N_("The member it is done for; further ones are parties."), .section = PARTNERSHIP, .list = 2, .width = 20, .refers_to = "member",
     .synonyms = "Client|Medlem|Kunde"},
    {.name = "need", .kind = FIELD_REFERENCE, .label = N_("Need"), .help = N_("The need it grew out of."), .section = PARTNERSHIP, .refers_to = "need",
     .level = "parties", .synonyms = "Behov"},
    {.name = "site", .kind = FIELD_REFERENCE, .label = N_("Site"), .help = N_("The employment site the work is about, where it is one."),
     .section = PARTNERSHIP, .refers_to = "site", .level = "parties", .synonyms = "Factory|Arbeidssted"},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE | FIELD_SHARED, .label = N_("Country"),
     .help = N_("The country where the work is done."), .section = PARTNERSHIP, .list = 4, .width = 14, .synonyms = "Land|Landkode|País|Pays"},
    {.name = "purpose", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Purpose"),
     .help = N_("What is to be better afterwards, in one sentence."), .section = PARTNERSHIP, .list = 5, .width = 24, .synonyms = "Aim|Goal|Formål"},
    {.name = "stage", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE | FIELD_SHARED, .label = N_("Stage"),
     .help = N_("How far it has come; agreed needs the contract checklist, delivered that every finding was shared with the client."),
     .section = PARTNERSHIP, .list = 3, .width = 14, .vocabulary = &vocabulary_partnership_stage, .initial = "enquiry",
     .synonyms = "Status|State|Fase|Steg"},
    {.name = "services", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Services"),
     .help = N_("What the local resource will do, and what it will not; samples of earlier work help to agree on it."), .section = CONTRACT,
     .level = "parties", .synonyms = "Scope of work|Tjenester|Oppdragsbeskrivelse"},
    {.name = "total_price", .kind = FIELD_MONEY, .label = N_("Total price"), .help = N_("All costs together; 0 with no payment is a price too."),
     .section = CONTRACT, .width = 12, .level = "coordinators", .synonyms = "Price|Pris|Totalpris"},
    {.name = "total_price_currency", .kind = FIELD_CHOICE, .label = N_("Currency of the price"), .section = CONTRACT, .width = 5,
     .vocabulary = &vocabulary_currency, .level = "coordinators", .synonyms = "Currency|Valuta"},
    {.name = "payment_terms", .kind = FIELD_CHOICE, .label = N_("Payment terms"),
     .help = N_("When it is paid; no payment where the local resource takes no company money."), .section = CONTRACT, .width = 14,
     .vocabulary = &vocabulary_payment_terms, .level = "parties", .synonyms = "Payment|Betaling|Betalingsbetingelser"},
    {.name = "start", .kind = FIELD_DATE, .flags = FIELD_SHARED, .label = N_("Start"), .help = N_("The day the work begins."), .section = CONTRACT, .list = 6,
     .synonyms = "Start date|Oppstart"},
    {.name = "end", .kind = FIELD_DATE, .flags = FIELD_SHARED, .label = N_("End"), .help = N_("The day by which all is delivered."), .section = CONTRACT, .list = 7,
     .synonyms = "End date|Slutt"},
    {.name = "confidentiality_agreed", .kind = FIELD_BOOLEAN, .label = N_("Confidentiality agreed"),
     .help = N_("Whether both sides agreed what is confidential; workers who spoke are never named."), .section = OPENNESS, .width = 7,
     .level = "parties", .synonyms = "Konfidensialitet avtalt"},
    {.name = "share_what", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("What may be shared"), .help = N_("What of the findings and lessons may be told to others."),
     .section = OPENNESS, .synonyms = "Hva som kan deles"},
    {.name = "share_how", .kind = FIELD_CHOICE, .flags = FIELD_SHARED, .label = N_("How it may be shared"), .help = N_("With names, without them, or not at all."),
     .section = OPENNESS, .width = 12, .vocabulary = &vocabulary_share_how, .synonyms = "Hvordan det kan deles"},
    {.name = "logo_agreed", .kind = FIELD_BOOLEAN, .label = N_("Use of logo agreed"),
     .help = N_("Whether it was agreed beforehand how each may mention the work and show the other's logo."), .section = OPENNESS, .width = 7,
     .level = "parties", .synonyms = "Logobruk avtalt"},
    {.name = "learning_agreed", .kind = FIELD_BOOLEAN, .label = N_("Learning may be shared"),
     .help = N_("Whether the network may use what was learnt in its advice to others."), .section = OPENNESS, .width = 7,
     .level = "parties", .synonyms = "Læring kan deles"},
    {.name = "media_contact", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Media contact"), .help = N_("Who at the client answers journalists; the local resource sends them there."),
     .section = OPENNESS, .level = "parties", .synonyms = "Press contact|Mediekontakt|Pressekontakt"},
    {.name = "work_sample_seen", .kind = FIELD_BOOLEAN, .label = N_("Work sample seen"), .help = N_("Whether the member has seen a sample of earlier work."),
     .section = CONTRACT, .width = 7, .level = "parties", .synonyms = "Arbeidsprøve sett"},
    {.name = "method_agreed", .kind = FIELD_BOOLEAN, .label = N_("Method agreed"),
     .help = N_("Whether the method is agreed, for instance how many workers are interviewed and where."), .section = CONTRACT, .width = 7,
     .level = "parties", .synonyms = "Metode avtalt"},
    {.name = "outcome_en", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Outcome"),
     .help = N_("What came of it for the workers and for the member."), .section = OUTCOME, .pair = "outcome", .language = LANGUAGE_EN,
     .synonyms = "Result|Resultat"},
    {.name = "outcome_nb", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Outcome"), .section = OUTCOME, .pair = "outcome",
     .language = LANGUAGE_NB, .synonyms = "Result|Resultat"},
    {.name = "rating", .kind = FIELD_INTEGER, .label = N_("Rating"), .help = N_("How content the member was: from 1, not at all, to 5, wholly."),
     .section = OUTCOME, .width = 6, .minimum = SCORE_LOWEST, .maximum = SCORE_HIGHEST, .synonyms = "Vurdering"},
    RESPONSIBLE_FIELD(PARTNERSHIP),
    {.name = "last_activity", .kind = FIELD_DATE, .label = N_("Last activity"), .section = PARTNERSHIP, .synonyms = "Siste aktivitet",
     .compute = compute_last_activity},
    {.name = "quiet_since", .kind = FIELD_DATE, .flags = FIELD_HIDDEN, .label = N_("Quiet since"), .section = PARTNERSHIP, .synonyms = "Stille siden",
     .compute = compute_quiet_since},
};

/* What the member says of working with the organisation stands at the end. */
static const struct relation related[] = {
    {.type = "testimonial", .label = N_("Testimonials"), .query = "organisation:{organisation} member:{member}", .sort = "-date", .adds = true},
};

static const char *const title[] = {"organisation", "member", NULL};

const struct record_type type_partnership = {
    .name = "partnership",
    .label = N_("Partnership"),
    .plural = N_("Partnerships"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .child_sort = "-start",
    .related = related,
    .related_count = FIELD_COUNT(related),
    .level = "parties",
    .shared_by = "share_how",
    .computed_from = computed_from,
    .check = check_partnership,
};
