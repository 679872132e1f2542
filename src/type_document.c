/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: where something written about a record is kept. */
#include "config.h"

#include "src/check.h"
#include "src/common_fields.h"
#include "src/types.h"

static bool check_document(const struct record *record, struct error *error)
{
    static const char *const what[] = {"organisation", "partnership", "site", "supplier", NULL};

    return check_any(record, what, error);
}

enum { DOCUMENT, ABOUT, SHARING };

static const char *const sections[] = {[DOCUMENT] = N_("Document"), [ABOUT] = NC_("section", "About"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "title", .kind = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_SEARCHABLE, .label = N_("Title"), .section = DOCUMENT, .list = 1,
     .width = 30, .synonyms = "Name|Document|Tittel|Navn|Dokument"},
    {.name = "location", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Location"), .help = N_("The path of the file or its web address."),
     .section = DOCUMENT, .list = 3, .width = 30, .synonyms = "Path|File|URL|Link|Plassering|Fil|Lenke"},
    {.name = "date", .kind = FIELD_DATE, .label = N_("Date"), .section = DOCUMENT, .list = 2, .synonyms = "Dato|Fecha"},
    {.name = "organisation", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Organisation"), .help = N_("One at least of the four it can be about is needed."),
     .section = ABOUT, .list = 4, .width = 20, .refers_to = "organisation", .synonyms = "Organization|Local resource|Local organisation|Organisasjon|Lokal ressurs|Lokal organisasjon"},
    {.name = "partnership", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Partnership"), .section = ABOUT, .list = 5, .width = 20,
     .refers_to = "partnership", .synonyms = "Partnerskap"},
    {.name = "site", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Site"), .section = ABOUT, .list = 6, .width = 20, .refers_to = "site",
     .synonyms = "Factory|Arbeidssted"},
    {.name = "supplier", .kind = FIELD_REFERENCE, .flags = FIELD_ABOUT, .label = N_("Supplier"), .section = ABOUT, .list = 7, .width = 20, .refers_to = "supplier",
     .synonyms = "Leverandør"},
};

static const char *const title[] = {"title", NULL};

const struct record_type type_document = {
    .name = "document",
    .label = N_("Document"),
    .plural = N_("Documents"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .child_sort = "-date",
    .level = "coordinators",
    .check = check_document,
};
