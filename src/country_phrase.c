/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/country_phrase.h"

#include <stdbool.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/value.h"

/* Countries whose English name takes the article; and in Norwegian the islands, which one is "på", as far as their name does not show it. */
static const char with_article[] = "AE BS CC CF CK DO FK FO GB GM GS HM IM KM KY MH MP MV NL PH PN SB SC TC UM US VG VI";
static const char islands[] = "AX BB BM BS CU CV CY FJ GD GG GL IM IS JE JM LK MG MT MU NZ PR RE SJ TT";

static bool is_named_as_islands(const char *name)
{
    const size_t length = strlen(name), ending = strlen("ene");

    return length > ending && strcmp(name + length - ending, "ene") == 0;
}

char *country_in(const char *code, enum language language)
{
    const char *name = country_name(code, language);

    switch (language) {
    case LANGUAGE_EN:
        return string_format(set_has(with_article, code) ? "in the %s" : "in %s", name);
    case LANGUAGE_NB:
        return string_format(set_has(islands, code) || is_named_as_islands(name) ? "på %s" : "i %s", name);
    case LANGUAGE_COUNT:
        break;
    }
    return string_copy(name);
}
