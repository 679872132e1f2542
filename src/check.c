/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/check.h"

#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/text.h"

bool check_order(const struct record *record, const char *earlier, const char *later, struct error *error)
{
    const struct field *first = type_field(record->type, earlier), *second = type_field(record->type, later);
    const struct value *from = record_field(record, first), *to = record_field(record, second);

    if (value_is_empty(from) || value_is_empty(to) || strcmp(value_text(from), value_text(to)) <= 0)
        return true;
    char *first_label = field_label(first), *second_label = field_label(second);
    char *from_shown = field_show(first, from, message_language()), *to_shown = field_show(second, to, message_language());
    /* TRANSLATORS: two fields with their dates: "End" (1 May 2026) must not be before "Start" (1 June 2026). */
    error_set_field(error, ERROR_VALUE, second, _("\"%s\" (%s) must not be before \"%s\" (%s)."), second_label, to_shown, first_label, from_shown);
    free(to_shown);
    free(from_shown);
    free(second_label);
    free(first_label);
    return false;
}

bool check_any(const struct record *record, const char *const names[], struct error *error)
{
    struct text labels = {0};

    for (const char *const *name = names; *name; name++)
        if (!value_is_empty(record_value(record, *name)))
            return true;
    for (const char *const *name = names; *name; name++) {
        char *label = field_label(type_field(record->type, *name));

        text_add(&labels, labels.length ? ", " : "");
        text_add_format(&labels, _("\"%s\""), label);
        free(label);
    }
    error_set_field(error, ERROR_VALUE, type_field(record->type, names[0]), _("One of these at least must be filled in: %s."), text_string(&labels));
    text_done(&labels);
    return false;
}
