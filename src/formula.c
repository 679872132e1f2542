/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/formula.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "src/text.h"

enum { GUARD = '\'' };

/* The signs at which a formula begins, and their wide forms, which spreadsheets of East Asia take for the same. */
static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};

static bool begins_formula(const char *cell)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(cell, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

/* Behind any number of guards, so that a text of somebody's that looks guarded keeps its apostrophe. */
static bool needs_guard(const char *cell)
{
    while (*cell == GUARD)
        cell++;
    return begins_formula(cell);
}

void formula_guard(struct text *text, const char *cell)
{
    if (needs_guard(cell))
        text_add_char(text, GUARD);
    text_add(text, cell);
}

const char *formula_unguard(const char *cell)
{
    return *cell == GUARD && needs_guard(cell) ? cell + 1 : cell;
}
