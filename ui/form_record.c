/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record a form edits: taken into its fields, and told anew in another language. */
#include "config.h"

#include "ui/form.h"

#include <stdlib.h>

#include "src/memory.h"

void form_go(struct form *form, size_t index)
{
    struct error error;
    struct form_field *left = &form->fields[form->focus];
    if (index == form->focus)
        return;
    /* What nobody touched is not complained about before it is saved. */
    bool touched = form_field_is_changed(form, left) || left->error != NULL;
    if (touched && !form_field_read(form, left, &error))
        screen_say_error(form->pane.screen, &error);
    form->focus = index;
}

/* --- The record ------------------------------------------------------------------------------------------------------- */

static void heading_make(struct form *form)
{
    struct screen *screen = form->pane.screen;
    const char *label = message_text(form->type->label);
    free(form->title);
    form->title = form->is_new ? NULL : store_title(screen->store, &screen->viewer, form->type, form->record.id, message_language());
    /* Of a record that was deleted meanwhile what it was called. */
    if (form->title == NULL && !form->is_new)
        form->title = record_title(&form->base, message_language());
    free(form->heading);
    /* TRANSLATORS: the heading of a form for a new record; %s is the record's type, as in "New: Organisation". */
    form->heading = form->is_new ? string_format(_("New: %s"), label) : string_format("%s: %s", label, form->title != NULL ? form->title : "");
}

void form_word(struct form *form)
{
    form->language = message_language();
    form_fields_word(form);
    heading_make(form);
}

void form_take(struct form *form, struct record *record)
{
    record_done(&form->record);
    record_done(&form->base);
    form->record = *record;
    record_copy(&form->base, record);
    form->is_new = record->id == 0;
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i];
        free(field->printed);
        field->printed = NULL;
        field->has_former = false;
        form_field_set_error(field, NULL);
    }
    form_word(form);
}
