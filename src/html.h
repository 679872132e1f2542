/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts inside HTML, which is written so that XML parsers read it too. */
#ifndef LRN_HTML_H
#define LRN_HTML_H

#include "src/text.h"

/* Appends a text with the signs escaped that HTML gives a meaning, fit for content and for attributes in double quotes; what a terminal would obey becomes visible marks. */
void html_add(struct text *html, const char *string);

/* Appends an element that holds a text: <name>text</name> and a line feed. */
void html_add_element(struct text *html, const char *name, const char *string);

#endif
