/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/described.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_phrase.h"
#include "src/memory.h"

/* TRANSLATORS: each ends with where it is: "in Norway" */
static const struct {
    const char *kind;
    const char *words; /* N_(), with %s for the place */
} kinds[] = {
    {"company", N_("a company %s")},
    {"contracting-authority", N_("a contracting authority %s")},
    {"", N_("a member %s")},
};

char *described_code(const char *kind, const char *country)
{
    return string_format("%s %s", kind, country);
}

/* The format of a kind. */
static const char *kind_words(const char *code, size_t length)
{
    size_t kind = 0;

    while (*kinds[kind].kind && (strlen(kinds[kind].kind) != length || strncmp(kinds[kind].kind, code, length) != 0))
        kind++;
    return kinds[kind].words;
}

char *described_show(const char *code, enum language language)
{
    const size_t length = strcspn(code, " ");
    char *place = country_in(code[length] ? code + length + 1 : "", language);
    char *words = string_format(message_in(language, kind_words(code, length)), place);

    free(place);
    return words;
}
