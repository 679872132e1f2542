/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/country_of.h"

#include "src/memory.h"
#include "src/types.h"

char *country_of_selected(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type;
    int64_t id;
    struct record record;
    if (top->class->selected == NULL || !top->class->selected(top, &type, &id)
        || !store_load(screen->store, &screen->viewer, type, id, &record, NULL))
        return string_copy("");
    const struct field *field = type_field(type, type == &type_country ? "code" : "country");
    char *code = string_copy(field != NULL ? value_text(record_field(&record, field)) : "");
    record_done(&record);
    return code;
}
