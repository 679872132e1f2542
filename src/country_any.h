/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the countries are called in all languages that ICU knows. */
#ifndef LRN_COUNTRY_ANY_H
#define LRN_COUNTRY_ANY_H

/* The code (ISO 3166-1 alpha-2) of the country that a text names in some language, case, blanks and punctuation aside ("Германия", "Germania", "ドイツ"); NULL
 * where none is called so, or in different languages several are. The first call takes a tenth of a second. */
const char *country_in_any_language(const char *text);

#endif
