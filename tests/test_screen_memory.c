/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lrn holds in memory in a large network, pane by pane: the most it ever had, the libraries it is made of included. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/store.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/population.h"
#include "tests/screen.h"
#include "tests/tap.h"

#ifndef __has_feature
#define __has_feature(name) 0
#endif

enum {
    ORGANISATIONS = 20000, /* unless LRN_ROUNDS says how many; a hundred thousand take hardly more */
    MOST = 16 * 1024       /* KiB */
};

/* What is pressed in the list of organisations, and what stands there when all has come; NULL: how many there are. */
static const struct pane {
    const char *keys, *come;
} panes[] = {
    {"", NULL},
    {"<PgDn>G", NULL},
    {"/ঢাকা", "ঢাকা"},
    {"s<Down><Down><Enter>", "Organisations  by "},
    {"f", "Filter by"},
    {"<Enter>", "Organisation\n"},
    {"h", "History of "},
    {"e", "Legal form"},
    {":duplicates<Enter>", "same name"},
    {":match BD<Enter>", "organisations, at most "},
    {":coverage<Enter>", "Only those count that members may be"},
    {":world<Enter>", "All the world"},
    {":report quality<Enter>", "Waits as"},
    {"3v", "  forced labour "},
    {":history<Enter>", "Reference data"},
    {"x", "Export"},
    {"0", "Today"},
};

static void population_make(size_t count)
{
    const struct store_options options = {.path = home_database(), .types = &types_all};
    struct error error = {0};

    message_open(place_catalogue);
    struct store *store = store_open(&options, &error);
    tap_ok(store && population_add(store, count, count / 100, &error), "%zu organisations %s", count, error.text);
    store_close(store);
    message_close();
}

static void test_pane(const struct pane *pane, const char *all)
{
    struct terminal *terminal = screen_start(&(struct screen_options){.arguments = (const char *const[]){"--economy", "off", NULL}, .plain = true});

    screen_expect(terminal, all);
    screen_type(terminal, pane->keys);
    screen_expect(terminal, pane->come ? pane->come : all);
    long most = home_memory(screen_process(terminal), "VmHWM");
    tap_ok(most <= MOST, "\"%s\" took at most %ld KiB", pane->keys, most);
    screen_end(terminal);
}

int main(void)
{
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
    tap_skip(1, "a sanitizer keeps what is freed");
    (void)population_make, (void)test_pane, (void)panes;
#else
    const size_t count = (size_t)luck_rounds(ORGANISATIONS);
    char *all = string_format(" of %zu\n", count);
    home_new(HOME_EMPTY);
    population_make(count);
    for (size_t i = 0; i < sizeof panes / sizeof *panes; i++)
        test_pane(&panes[i], all);
    free(all);
#endif
    return tap_done();
}
