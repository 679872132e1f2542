/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of an import puts in place of what rows above it give: the list contradicts itself, and only its maker knows which of them is right. */
#include "config.h"

#include "db/importing_overwritten.h"

#include <stdlib.h>

#include "db/importing_row.h"
#include "db/importing_shared.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"

/* What a target was before any row of the list: of one that a row becomes what all new ones have. */
static bool standing_load(struct import *import, int64_t subject, struct record *standing, struct error *error)
{
    if (subject > 0)
        return reader_require(&import->readers, import->type, subject, standing, error);
    record_copy(standing, &import->blank);
    return true;
}

static void lost_add(struct text *lost, const struct field *field, const struct value *value)
{
    char *label = field_label(field), *printed = field_print(field, value);
    struct quote quote;

    text_add_format(lost, "%s%s", lost->length > 0 ? "; " : "", label);
    if (field->kind != FIELD_REFERENCE)
        text_add_format(lost, " \"%s\"", quote_text(&quote, printed));
    free(printed);
    free(label);
}

static void lost_note(const struct text *lost, struct import_row *row)
{
    /* TRANSLATORS: of a row that changes what a row above it gives; fields with the values that are lost: Website "https://a.example"; City "Pune". */
    char *note = string_format(_("It takes the place of what a row above gives: %s."), text_string(lost));

    importing_row_note(row, note);
    free(note);
}

bool importing_overwritten_tell(struct import *import, int64_t target, struct import_row *row, const struct record *before, const struct record *after, bool *some, struct error *error)
{
    struct text lost = {0};
    struct record standing;
    int64_t subject;
    bool changed;

    *some = false;
    if (!importing_subject(import, target, &subject, error) || !importing_shared_is_changed(import, target, &changed, error))
        return false;
    if (subject > 0 && !changed)
        return true;
    if (!standing_load(import, subject, &standing, error))
        return false;
    for (size_t i = 0; i < import->type->field_count; i++) {
        const struct value *was = &before->values[i];
        if (!import->type->fields[i].compute && !value_is_empty(was) && !value_equal(was, &after->values[i]) && !value_equal(was, &standing.values[i]))
            lost_add(&lost, &import->type->fields[i], was);
    }
    *some = lost.length > 0;
    if (*some)
        lost_note(&lost, row);
    text_done(&lost);
    record_done(&standing);
    return true;
}
