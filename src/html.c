/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/html.h"

#include <stdlib.h>

void html_add(struct text *html, const char *string)
{
    static const struct {
        char sign;
        const char *name;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    char *visible = text_inert(string, true);

    for (const char *at = visible; *at; at++) {
        const char *name = NULL;
        for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
            if (entities[i].sign == *at)
                name = entities[i].name;
        if (name)
            text_add(html, name);
        else
            text_add_bytes(html, at, 1);
    }
    free(visible);
}

void html_add_element(struct text *html, const char *name, const char *string)
{
    text_add_format(html, "<%s>", name);
    html_add(html, string);
    text_add_format(html, "</%s>\n", name);
}
