/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/csv_choose.h"

#include <string.h>

#include "src/csv_dialect.h"
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

void csv_choose_delimiter(struct screen *screen, char now, void (*chosen)(void *context, const struct choice_list *chosen), void *context)
{
    static const char *const delimiters[] = {",", ";", "\t", "|"};
    const struct choose_options options = {.title = _("Delimiter"), .chosen = chosen, .context = context};
    struct choice_list choices = {0};

    for (size_t i = 0; i < sizeof delimiters / sizeof delimiters[0]; i++)
        choice_list_add(&choices, delimiters[i], csv_delimiter_name(delimiters[i][0]), NULL, delimiters[i][0] == now);
    choose_open(screen, &options, &choices);
}
