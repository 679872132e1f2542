/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/csv_choose.h"

#include <stdlib.h>
#include <string.h>

#include "src/message.h"

void csv_choose_encoding(struct screen *screen, const char *now, const char *also, void (*chosen)(void *context, const struct choice_list *chosen), void *context)
{
    static const char *const names[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "ISO-8859-1", "CP850", "MACINTOSH"};
    const struct choose_options options = {.title = _("Encoding"), .chosen = chosen, .context = context};
    struct choice_list choices = {0};

    const char *begin = also && *also ? also : now;
    bool is_usual = false;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        is_usual = is_usual || strcmp(names[i], begin) == 0;
        choice_list_add(&choices, names[i], names[i], NULL, strcmp(names[i], begin) == 0);
    }
    if (!is_usual)
        choice_list_add(&choices, begin, begin, NULL, true);
    choice_list_add(&choices, "", _("another, by its name"), NULL, false);
    choose_open(screen, &options, &choices);
}

static void delimiters_add(struct choice_list *choices, const struct csv_dialect *now, bool is_wrapped)
{
    for (size_t i = 0; i < CSV_DELIMITERS; i++) {
        const struct csv_dialect dialect = {.delimiter = csv_delimiters[i], .is_wrapped = is_wrapped};
        const char code[] = {dialect.delimiter, is_wrapped ? CSV_CHOOSE_QUOTED : '\0', '\0'};
        char *label = csv_dialect_delimiter(&dialect);

        choice_list_add(choices, code, label, NULL, dialect.delimiter == now->delimiter && is_wrapped == now->is_wrapped);
        free(label);
    }
}

void csv_choose_delimiter(struct screen *screen, const struct csv_dialect *now, bool lines, void (*chosen)(void *context, const struct choice_list *chosen), void *context)
{
    const struct choose_options options = {.title = _("Delimiter"), .chosen = chosen, .context = context};
    struct choice_list choices = {0};

    delimiters_add(&choices, now, false);
    if (lines)
        delimiters_add(&choices, now, true);
    choose_open(screen, &options, &choices);
}
