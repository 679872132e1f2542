/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/quote.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/text.h"

const char *quote_text(struct quote *quote, const char *text)
{
    enum { COLUMNS = 40 };
    char *visible = text_visible(text, false);
    size_t fits = text_fit(visible, COLUMNS, NULL);
    const char *rest = visible[fits] ? "..." : "";

    if (snprintf(quote->text, sizeof quote->text, "%.*s%s", (int)fits, visible, rest) >= (int)sizeof quote->text)
        snprintf(quote->text, sizeof quote->text, "...");
    free(visible);
    return quote->text;
}
