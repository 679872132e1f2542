/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not be told is told nowhere: every list, search, export and history of a network looked through for what is kept for fewer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/looks.h"
#include "tests/secrets.h"
#include "tests/tap.h"

static void test_history(struct network *network, const struct viewer *viewer, const char *const *words)
{
    struct watch watch = {.words = words, .looked = 1}; /* there may be nothing for the public */
    char *point = string_format("the history for %s", visibility_code(viewer->level));

    look_at_history(&watch, network, viewer);
    watch_done(&watch, point);
    free(point);
}

static void test_level(struct network *network, enum visibility level, const char *const *words)
{
    const struct viewer viewer = {.name = "Mia", .level = level, .initiative = "", .countries = "", .assured = level <= VISIBILITY_MEMBERS};

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < types_all.count; i++) {
            struct watch watch = {.words = words};
            look_at_type(&watch, network, &viewer, types_all.types[i]);
            char *point = string_format("%s for %s (%s): lists, searches, exports", types_all.types[i]->name, visibility_code(level), language_code((enum language)language));
            watch_done(&watch, point);
            free(point);
        }
    }
    message_set_language(LANGUAGE_EN);
    test_history(network, &viewer, words);
}

/* --- What is told ------------------------------------------------------------------------------------------------------- */

static void test_told(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    char *text = look_exported(network, &member, &type_partnership, true);

    tap_ok(text_count(text, "\n") == 3, "of four partnerships members get two: those their parties share");
    tap_ok(text_count(text, "a company in Norway") == 1, "one without the name");
    tap_ok(text_count(text, OF_ALL " name") == 3, "one with it (and the organisation's twice)");
    free(text);
    text = look_exported(network, &member, &type_partnership, false);
    tap_ok(text_count(text, ",company NO,") == 1, "to machines by kind and country");
    free(text);
    text = look_exported(network, &secrets_everything, &type_partnership, true);
    tap_ok(text_count(text, "\n") == 5 && text_count(text, OF_PARTIES) > 0, "who sees everything gets everything");
    free(text);
    text = look_exported(network, &member, &type_finding, false);
    tap_ok(text_count(text, "\n") == 2 && text_count(text, OF_ALL) > 0, "of findings that somebody opened to all they get the one the client was told of");
    free(text);
    text = look_exported(network, &secrets_everything, &type_testimonial, false);
    tap_ok(text_count(text, OF_COORDINATORS) > 0, "testimonials without permission too");
    free(text);
}

/* A visibility somebody chose goes before what the parties agreed, but for not at all. */
static void test_chosen(struct network *network)
{
    const struct viewer member = {.name = "Mia", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    static const struct {
        const char *how, *visibility;
        size_t rows;
    } cases[] = {{"named", "parties", 0}, {"anonymised", "coordinators", 0}, {"not-at-all", "members", 0}, {"", "public", 1}, {"anonymised", "", 1}};
    const struct list_request list = {.type = &type_partnership};
    char *house = network_id(PUT(network, "organisation", OF_ALL, "kind", "ngo", "country", "BD"));
    char *buyer = network_id(PUT(network, "member", OF_PARTIES, "kind", "contracting-authority", "country", "DK", "initiative", "dieh"));
    char *id = network_id(PUT(network, "partnership", OF_PARTIES, "organisation", house, "member", buyer, "country", "BD", "stage", "enquiry"));
    int64_t partnership, before, count;
    struct error error;

    tap_ok(identity_parse(id, &partnership) && store_count(network->store, &member, &list, &before, &error), "before it is shared");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        network_set(network, "Kari", "partnership", partnership, "share_how", cases[i].how);
        network_set(network, "Kari", "partnership", partnership, "visibility", cases[i].visibility);
        store_count(network->store, &member, &list, &count, &error);
        tap_ok(count == before + (int64_t)cases[i].rows, "shared %s, visible to %s", cases[i].how, cases[i].visibility);
    }
    char *title = store_title(network->store, &member, &type_partnership, partnership, LANGUAGE_NB);
    tap_is_text(title, OF_ALL " name, en oppdragsgiver i Danmark", "its title names nobody");
    free(title);
    free(id);
    free(buyer);
    free(house);
}

int main(void)
{
    static const char *const kept[] = {OF_PARTIES, OF_COORDINATORS, OF_UNREADY, NULL}, *const high[] = {OF_COORDINATORS, NULL};
    struct network network;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    secrets_fill(&network);
    test_told(&network);
    secrets_add_leading(&network);
    secrets_add_unready(&network);
    test_level(&network, VISIBILITY_PUBLIC, kept);
    test_level(&network, VISIBILITY_MEMBERS, kept);
    test_level(&network, VISIBILITY_PARTIES, high);
    test_chosen(&network);
    network_done(&network);
    message_close();
    return tap_done();
}
