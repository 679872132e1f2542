/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What countries call themselves in their own scripts beside the name that ICU knows. */
#ifndef LRN_COUNTRY_OWN_H
#define LRN_COUNTRY_OWN_H

#include <stddef.h>

/* By code; with "|" between: official names, names with the word for a country, and short ones. No name stands twice. */
struct country_own {
    char code[3];
    const char *names;
};

extern const struct country_own country_owns[];
extern const size_t country_own_count;

#endif
