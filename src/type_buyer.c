/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A buyer: a member that buys from a supplier. */
#include "config.h"

#include "src/common_fields.h"
#include "src/types.h"

enum { BUYER, SHARING };

static const char *const sections[] = {[BUYER] = N_("Buyer"), [SHARING] = N_("Sharing"), NULL};

static const struct field fields[] = {
    VISIBILITY_FIELD(SHARING),
    {.name = "supplier", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Supplier"), .section = BUYER, .list = 1, .width = 26,
     .refers_to = "supplier", .synonyms = "Leverandør"},
    {.name = "member", .kind = FIELD_REFERENCE, .flags = FIELD_REQUIRED, .label = N_("Member"), .help = N_("The member that buys from the supplier."),
     .section = BUYER, .list = 2, .width = 26, .refers_to = "member", .synonyms = "Buyer|Medlem|Innkjøper"},
    {.name = "since", .kind = FIELD_INTEGER, .label = N_("Since"), .help = N_("The year it began to buy there."), .section = BUYER, .list = 3,
     .width = 5, .minimum = YEAR_FIRST, .maximum = YEAR_LAST, .synonyms = "Since year|Siden"},
    {.name = "note", .kind = FIELD_TEXT, .flags = FIELD_SEARCHABLE, .label = N_("Note"), .section = BUYER, .list = 4, .width = 24,
     .synonyms = "Comment|Merknad|Notat"},
};

static const char *const title[] = {"supplier", "member", NULL};

static const char *const once[] = {"supplier", "member", NULL};

const struct record_type type_buyer = {
    .name = "buyer",
    .label = N_("Buyer"),
    .plural = N_("Buyers"),
    .sections = sections,
    .fields = fields,
    .field_count = FIELD_COUNT(fields),
    .title = title,
    .parent = "supplier",
    .child_sort = "-since",
    .level = "parties",
    .once = once,
};
