/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that several record types have in common, and the ranges of their numbers. */
#ifndef LRN_COMMON_FIELDS_H
#define LRN_COMMON_FIELDS_H

#include "src/type.h"

enum {
    YEAR_FIRST = 1000, /* the oldest organisations */
    YEAR_LAST = 2100,
    SCORE_LOWEST = 1,
    SCORE_HIGHEST = 5
};

#define FIELD_COUNT(fields) (sizeof(fields) / sizeof(fields)[0])

/* Further names that fields of several types have in lists. */
#define SYNONYMS_COUNTRY "country_code|Country name|Country of registration|Country of origin|Head office country|MailingCountry|ISO|ISO code|Nation|Land|Landkode|País|Pays"
#define SYNONYMS_REGION "State|Province|District|County|Fylke|Estado|Provincia|Región|Departamento|Département|Région"
#define SYNONYMS_CITY "Town|Place|MailingCity|By|Poststed|Sted|Ciudad|Ville"
#define SYNONYMS_REGISTRATION \
    "Registration|Registration No|Registration ID|Reg. no.|Reg. nr.|Reg. number|Organisation number|Organization number|Org number|Org no|Company number|Orgnr|Org.nr.|" \
    "Organisasjonsnummer|Número de registro|Numéro d'enregistrement"
#define SYNONYMS_EMAIL "Email address|Email ID|Contact email|Mail|Epost|E-post|E-postadresse|Correo|Correo electrónico|Courriel|Adresse électronique|Adresse e-mail|Adresse mail"
#define SYNONYMS_PHONE \
    "Phone number|Phone no|Mobile|Mobile No|Mobile number|Cell phone|Telephone|Telephone no|Telephone number|Tel|Tel no|Landline|Contact number|Contact phone|Contact tel|Contact telephone|" \
    "Telefon|Telefonnr|Telefonnummer|Tlf|Tlf.nr.|Mobil|Mobilnr|Mobiltelefon|Teléfono|Móvil|Celular|Téléphone|Portable"

/* The first field of every type; place is the section it stands in. */
#define VISIBILITY_FIELD(place) \
    { \
        .name = "visibility", .kind = FIELD_CHOICE, .label = N_("Visible to"), \
        .help = N_("Who may see this record; left empty, those who usually see one of its kind."), .section = (place), \
        .vocabulary = &vocabulary_visibility, .synonyms = "Visibility|Synlighet|Synlig for" \
    }

/* The person who follows something up, by which "mine" is found. */
#define RESPONSIBLE_FIELD(place) \
    { \
        .name = "responsible", .kind = FIELD_REFERENCE, .label = N_("Responsible"), \
        .help = N_("The adviser or coordinator who follows it up."), .section = (place), .refers_to = "person", \
        .synonyms = "Adviser|Contact at the initiative|Ansvarlig|Rådgiver" \
    }

/* What fits in no other field: columns of lists that nothing else reads end there. It may hold anything, so few see it. */
#define NOTE_FIELD(place) \
    { \
        .name = "note", .kind = FIELD_LONG_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Note"), \
        .help = N_("What fits in no other field, and what a list had besides; seen by coordinators only."), .section = (place), \
        .level = "coordinators", .synonyms = "Notes|Remark|Remarks|Comment|Comments|Merknad|Merknader|Notat|Notater|Kommentar|Kommentarer" \
    }

#endif
