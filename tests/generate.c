/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a large database for measuring: generate FILE ORGANISATIONS [OTHERS]. The same arguments give the same records. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "db/seed.h"
#include "src/message.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/population.h"

static bool generate(struct store *store, size_t organisations, size_t others, struct error *error)
{
    const struct viewer viewer = {.name = "generate", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

    return seed_reference(store, &viewer, error) && population_add(store, organisations, others, error);
}

int main(int count, char **arguments)
{
    struct error error = {0};

    if (count < 3) {
        fprintf(stderr, "usage: %s FILE ORGANISATIONS [OTHERS]\n", arguments[0]);
        return 2;
    }
    message_open(place_catalogue);
    const struct store_options options = {.path = arguments[1], .types = &types_all, .create = true};
    struct store *store = store_open(&options, &error);
    bool ok = store && generate(store, strtoumax(arguments[2], NULL, 10), count > 3 ? strtoumax(arguments[3], NULL, 10) : 0, &error);
    store_close(store);
    message_close();
    if (!ok)
        fprintf(stderr, "%s: %s\n", arguments[0], error.text);
    return ok ? 0 : 1;
}
