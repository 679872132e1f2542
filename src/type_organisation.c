/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A local resource: an organisation in a producer country that members can work with. */
#include "config.h"

#include <string.h>

#include "src/common_fields.h"
#include "src/record.h"
#include "src/types.h"

/* A quality-assured profile is good through the day it is due for review, and counts as needing an update from the day after. */
static void compute_effective_status(const struct compute_source *source, struct computed *result)
{
    struct date due;

    value_copy(&result->value, record_value(source->record, "status"));
    if (strcmp(value_text(&result->value), "quality-assured") != 0 || !date_parse(record_text(source->record, "review_due"), &due))
        return;
    value_set_text(&result->then, "needs-update");
    date_print(date_from_days(date_to_days(due) + 1), result->turns_on);
}

enum { PROFILE, PLACE, WORK, CONTACT, QUALITY, TERMS, SHARING };

static const char *const sections[] = {
    [PROFILE] = N_("Profile"), [PLACE] = N_("Place"), [WORK] = N_("Work"), [CONTACT] = N_("Contact"), [QUALITY] = N_("Quality assurance"),
    [TERMS] = N_("Terms"), [SHARING] = N_("Sharing"), NULL,
};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "name", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Name"),
     .help = N_("The name it uses in English or in Latin letters."), .section = PROFILE, .list = 1, .width = 28,
     .synonyms = "Organisation|Organization|Organisation name|Organization name|Name of organisation|Name of organization|Name of the organisation|"
                 "Name of the organization|Organisation's name|Organization's name|Name of NGO|Name of the NGO|NGO name|NGO|PublicName|OfficialName|Official name|"
                 "Legal name|Full name|Company|Company name|Partner|Partner name|Institution|Navn|Navn på organisasjon|Navn på organisasjonen|Organisasjon|"
                 "Organisasjonsnavn|Organisasjonens navn|Virksomhet|Virksomhetsnavn|Foretaksnavn|Firma|Firmanavn|Bedrift|Bedriftsnavn|Nombre|Organización|"
                 "Nombre de la organización|Razón social|Nom|Nom de l'organisation|Raison sociale"},
    {.name = "native_name", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Native name"),
     .help = N_("The name in the organisation's own language and script."), .section = PROFILE,
     .synonyms = "Name in its own language|Local name|Original name|Lokalt navn|Nombre local|Nom local"},
    {.name = "acronym", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Acronym"), .section = PROFILE, .width = 10,
     .synonyms = "Abbreviation|Short name|Kortnavn|Forkortelse|Sigla|Siglas|Sigle"},
    {.name = "kind", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Kind"), .section = PROFILE, .list = 4,
     .width = 14, .vocabulary = &vocabulary_organisation_kind,
     .synonyms = "Type|Type of NGO|Type of org|Org_type|Organisation type|Organization type|Type of organisation|Type of organization|Category|Organisasjonstype|Organisasjonsform|Org.form|Kategori|Tipo|"
                 "Tipo de organización|Type d'organisation"},
    {.name = "legal_form", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Legal form"), .help = N_("What it is in law: foundation, association, limited company."),
     .section = PROFILE, .synonyms = "Legal status|Juridisk form|Selskapsform|Forma jurídica|Forme juridique"},
    {.name = "registration_number", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Registration number"),
     .help = N_("Its number in the register of its country."), .section = PROFILE,
     .synonyms = "Unique ID|Unique ID of VO/NGO|NGO ID|" SYNONYMS_REGISTRATION},
    {.name = "founded", .kind = FIELD_INTEGER, .label = N_("Founded"), .help = N_("The year it was founded."), .section = PROFILE,
     .minimum = YEAR_FIRST, .maximum = YEAR_LAST,
     .synonyms = "Year founded|Founding year|Established|Founded in|Etablert|Etableringsår|Year established|Year of establishment|Year of registration|Stiftet|Stiftelsesår|Grunnlagt|Año de fundación|"
                 "Année de création"},
    {.name = "country", .kind = FIELD_COUNTRY, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Country"),
     .help = N_("The country where it sits; where it works is said in its coverage."), .section = PLACE, .list = 2, .width = 14,
     .synonyms = "Seat|" SYNONYMS_COUNTRY},
    {.name = "region", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Region"), .help = N_("State, province or district of its seat."),
     .section = PLACE, .synonyms = "Kommune|" SYNONYMS_REGION},
    {.name = "city", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("City"), .section = PLACE, .list = 5, .width = 12,
     .synonyms = SYNONYMS_CITY},
    {.name = "address", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Address"), .section = PLACE,
     .synonyms = "Street|Street address|Visiting address|Gate|Gateadresse|Besøksadresse|Postal address|MailingStreet|Adresse|Postadresse|Dirección|Dirección postal|Adresse postale"},
    {.name = "coverage", .kind = FIELD_COUNTRIES, .flags = FIELD_SEARCHABLE, .label = N_("Coverage"),
     .help = N_("The countries where it works, not only where it sits."), .section = PLACE, .list = 8, .width = 20,
     .synonyms = "Countries|Countries of operation|Countries covered|Operational countries|Geographic coverage|Geographical coverage|Works in|Dekker|Dekning|Arbeider i|Cobertura|Países|Couverture|Pays d'intervention"},
    {.name = "expertise", .kind = FIELD_SET, .flags = FIELD_SEARCHABLE, .label = N_("Expertise"),
     .help = N_("The network's nine areas of expertise that it has a track record in."), .section = WORK, .list = 6, .width = 24,
     .vocabulary = &vocabulary_expertise, .synonyms = "Areas of expertise|Area of expertise|Areas of work|Services|Key issues|Kompetanse|Kompetanseområde|Kompetanseområder"},
    {.name = "issues", .kind = FIELD_SET, .flags = FIELD_SEARCHABLE, .label = N_("Issues"),
     .help = N_("The human-rights, labour and environmental issues it works on."), .section = WORK, .list = 9, .width = 24,
     .vocabulary = &vocabulary_issue, .synonyms = "Themes|Topics|Tema|Temaer|Temas|Thèmes"},
    {.name = "sectors", .kind = FIELD_SET, .flags = FIELD_SEARCHABLE, .label = N_("Sectors"), .help = N_("The industries it knows from its work."),
     .section = WORK, .list = 7, .width = 20, .vocabulary = &vocabulary_sector,
     .synonyms = "Sectors working in|Industry|Industries|Bransje|Bransjer|Sektor|Sektorer|Næring|Fagområde|Sectores|Secteurs"},
    {.name = "languages", .kind = FIELD_SET, .label = N_("Languages"), .help = N_("The languages it can work and report in."), .section = WORK,
     .vocabulary = &vocabulary_language, .synonyms = "Working languages|Languages spoken|Språk|Arbeidsspråk|Idiomas|Langues"},
    {.name = "description_en", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Description"),
     .help = N_("What it does and has done, for somebody who does not know it: track record, references, staff."), .section = WORK,
     .pair = "description", .language = LANGUAGE_EN, .synonyms = "About|Mission|Profile|Summary|Beskrivelse|Om|Descripción"},
    {.name = "description_nb", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Description"), .section = WORK,
     .pair = "description", .language = LANGUAGE_NB, .synonyms = "About|Mission|Profile|Summary|Beskrivelse|Om|Descripción"},
    {.name = "staff_band", .kind = FIELD_CHOICE, .label = N_("Staff"), .help = N_("How many people work there, roughly."), .section = WORK,
     .width = 11, .vocabulary = &vocabulary_staff_band, .synonyms = "Number of staff|Employees|Number of employees|Ansatte|Antall ansatte|Empleados|Effectifs"},
    {.name = "website", .kind = FIELD_URL, .flags = FIELD_SEARCHABLE, .label = N_("Website"), .section = CONTACT,
     .synonyms = "Website Url|Web|Web address|Web site|URL|Homepage|Nettside|Nettsted|Hjemmeside|Sitio web|Página web|Site web|Site internet|Site"},
    {.name = "email", .kind = FIELD_EMAIL, .flags = FIELD_SEARCHABLE, .label = N_("E-mail"),
     .help = N_("The organisation's own address; people's addresses belong to its contact persons."), .section = CONTACT,
     .synonyms = SYNONYMS_EMAIL},
    {.name = "phone", .kind = FIELD_PHONE, .flags = FIELD_SEARCHABLE, .label = N_("Phone"), .help = N_("With the country's code; a second number behind a slash."),
     .section = CONTACT, .synonyms = SYNONYMS_PHONE},
    {.name = "funding_policy", .kind = FIELD_CHOICE, .label = N_("Company funding"),
     .help = N_("Whether it takes money from companies; a local resource may decline company funding."), .section = TERMS,
     .vocabulary = &vocabulary_funding_policy, .synonyms = "Funding policy|Funding|Bedriftsmidler|Finansiering"},
    {.name = "logo_policy", .kind = FIELD_CHOICE, .label = N_("Use of logo"),
     .help = N_("Whether a member may show its name and logo; agree on it before the work begins."), .section = TERMS,
     .vocabulary = &vocabulary_logo_policy, .synonyms = "Logo policy|Logo|Logobruk"},
    {.name = "status", .kind = FIELD_CHOICE, .flags = FIELD_REQUIRED, .label = N_("Status"),
     .help = N_("How far its profile has come; past its review date a quality-assured one counts as needing an update."), .section = QUALITY,
     .list = 3, .width = 15, .vocabulary = &vocabulary_organisation_status, .initial = "draft", .as_of_today = "effective_status",
     .synonyms = "Profile status|Estado del perfil|Statut"},
    {.name = "referral", .kind = FIELD_CHOICE, .label = N_("Referral"), .help = N_("Whether members are referred to it, apart from its status."),
     .section = QUALITY, .vocabulary = &vocabulary_referral, .synonyms = "Refer|Henvisning"},
    {.name = "referral_reason", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Reason for the referral"),
     .help = N_("Why members are, or are not, referred to it; seen by coordinators only."), .section = QUALITY, .level = "coordinators",
     .synonyms = "Referral reason|Begrunnelse for henvisning"},
    {.name = "review_due", .kind = FIELD_DATE, .label = N_("Review due"),
     .help = N_("The last day on which its profile holds without being looked through again."), .section = QUALITY,
     .synonyms = "Review date|Next review|Frist for gjennomgang|Neste gjennomgang"},
    {.name = "featured", .kind = FIELD_BOOLEAN, .label = N_("Featured"), .help = N_("Whether the network shows it first as an example, as only a quality-assured one is."),
     .section = SHARING, .synonyms = "Fremhevet"},
    {.name = "aliases", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Other spellings"),
     .help = N_("Other names and spellings people know it by, with semicolons between."), .section = PROFILE,
     .synonyms = "Also known as|Other names|Former name|Andre navn|Andre skrivemåter"},
    RESPONSIBLE_FIELD(QUALITY),
    {.name = "effective_status", .kind = FIELD_CHOICE, .label = N_("Status today"), .section = QUALITY, .width = 16,
     .vocabulary = &vocabulary_organisation_status, .compute = compute_effective_status},
    NOTE_FIELD(QUALITY),
};

static const char *const title[] = {"name", NULL};

static const struct relation related[] = {
    {.type = "hotspot", .label = N_("Hot spots where it works"), .query = "country:{coverage}", .sort = "-priority"},
};

const struct record_type type_organisation = {
    .name = "organisation",
    .label = N_("Organisation"),
    .plural = N_("Organisations"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .related = related,
    .related_count = FIELD_COUNT(related),
    .level = "members",
    .ready_by = "effective_status",
    .ready_as = "quality-assured",
};
