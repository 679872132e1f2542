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
