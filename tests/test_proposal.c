/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that find nothing: what is proposed for slips of the finger, and what is not. */
#include "config.h"

#include <stdlib.h>

#include "db/proposal.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

static const struct viewer everything = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
static const struct viewer a_member = {.name = "Mona", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};

/* The proposals with " | " between. The caller frees it. */
static char *proposed(struct network *network, const struct viewer *viewer, const char *text)
{
    struct proposal_list list;
    struct query query;
    struct text joined = {0};
    struct error error = {0};

    if (!query_parse(&query, &type_organisation, text, true, &error))
        return string_copy(error.text);
    const struct list_request request = {.type = &type_organisation, .query = &query, .language = LANGUAGE_EN};
    if (proposal_list_read(network->store, viewer, &request, text, &list, &error)) {
        for (size_t i = 0; i < list.count; i++)
            text_add_format(&joined, "%s%s", i > 0 ? " | " : "", list.queries[i]);
        proposal_list_done(&list);
    } else {
        text_add(&joined, error.text);
    }
    query_done(&query);
    return text_take(&joined);
}

static void proposes(struct network *network, const struct viewer *viewer, const char *text, const char *expected)
{
    char *got = proposed(network, viewer, text);

    tap_is_text(got, expected, "%s, by %s", text, viewer->name);
    free(got);
}

static const struct {
    const char *text;
    const char *expected;
} slips[] = {
    {"hondruas", "honduras"},          /* swapped */
    {"fagforeining", "fagforening"},   /* one too many */
    {"bangladsh", "bangladesh"},       /* one left out */
    {"bamgladesh", "bangladesh"},      /* another */
    {"ohnduras", "honduras"},          /* at the beginning, too */
    {"hondr", "honduras"},             /* while the word is typed */
    {"ØSTFLD", "ostfold"},             /* accents and case aside */
    {"centre hondruas", "centre honduras"},
    {"hondruas country:HN", "honduras country:HN"},
    {"hondruas country:BD", ""},       /* what is proposed finds something */
    {"hondruas bangladsh", ""},
    {"sentre hondruas", "centre honduras"},
    {"-hondruas", ""},                 /* what is not asked for is left alone */
    {"\"hondruas centre\"", ""},
    {"city:hondruas", ""},
    {"zzzzzzz", ""},
    {"xy", ""},
    {"12345", ""},
    {"", ""},
};

int main(void)
{
    struct network network;

    network_new(&network, &types_all);
    network_add(&network, "Kari", "organisation", "name", "Centre Copán", "kind", "ngo", "country", "HN", NULL);
    network_add(&network, "Kari", "organisation", "name", "Fagforening Dhaka", "kind", "trade-union", "country", "BD", NULL);
    network_add(&network, "Kari", "organisation", "name", "Rettferd Østfold", "kind", "ngo", "country", "NO", NULL);
    network_add(&network, "Kari", "organisation", "name", "Secretariat", "kind", "ngo", "country", "KE", "visibility", "coordinators", NULL);
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        proposes(&network, &everything, slips[i].text, slips[i].expected);
    proposes(&network, &everything, "secretraiat", "secretariat");
    proposes(&network, &a_member, "secretraiat", "");
    proposes(&network, &a_member, "hondruas", "honduras");
    network_done(&network);
    return tap_done();
}
