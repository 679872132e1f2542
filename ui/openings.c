/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/openings.h"

#include <string.h>

#include "ui/partnership_opening.h"
#include "ui/way_opening.h"

static const struct {
    const char *type;
    const struct opening *opening;
} openings[] = {
    {"organisation", &way_opening},
    {"partnership", &partnership_opening},
};

const struct opening *opening_of_type(const struct record_type *type)
{
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (strcmp(openings[i].type, type->name) == 0)
            return openings[i].opening;
    return NULL;
}
