/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/field.h"

#include "src/memory.h"

static const struct kind_row {
    const char *name;  /* for machines */
    const char *label; /* NC_(): for people */
    bool is_number;
} kinds[FIELD_KIND_COUNT] = {
    [FIELD_TEXT] = {"text", NC_("kind of field", "text"), false},
    [FIELD_LONG_TEXT] = {"long text", NC_("kind of field", "long text"), false},
    [FIELD_INTEGER] = {"whole number", NC_("kind of field", "whole number"), true},
    [FIELD_MONEY] = {"money", NC_("kind of field", "money"), true},
    [FIELD_DATE] = {"date", NC_("kind of field", "date"), false},
    [FIELD_BOOLEAN] = {"yes/no", NC_("kind of field", "yes/no"), true},
    [FIELD_CHOICE] = {"choice", NC_("kind of field", "choice"), false},
    [FIELD_SET] = {"set of choices", NC_("kind of field", "set of choices"), false},
    [FIELD_REFERENCE] = {"reference", NC_("kind of field", "reference"), true},
    [FIELD_COUNTRY] = {"country", NC_("kind of field", "country"), false},
    [FIELD_COUNTRIES] = {"set of countries", NC_("kind of field", "set of countries"), false},
    [FIELD_URL] = {"url", NC_("kind of field", "url"), false},
    [FIELD_EMAIL] = {"email", NC_("kind of field", "email"), false},
    [FIELD_PHONE] = {"phone", NC_("kind of field", "phone"), false},
};

/* How a label says in which language a field of a pair is written. */
static const char *const pair_languages[LANGUAGE_COUNT] = {
    /* TRANSLATORS: after a field's name: "Description (English)" */
    [LANGUAGE_EN] = NC_("language of a field", "English"),
    [LANGUAGE_NB] = NC_("language of a field", "Norwegian"),
};

const char *field_kind_label(enum field_kind kind)
{
    return message_text(kinds[kind].label);
}

const char *field_kind_name(enum field_kind kind)
{
    return kinds[kind].name;
}

bool field_is_entered(const struct field *field)
{
    return !field->compute && !(field->flags & FIELD_HIDDEN);
}

bool field_is_free_text(const struct field *field)
{
    return !(field->flags & FIELD_FIXED)
           && (field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT || field->kind == FIELD_URL || field->kind == FIELD_EMAIL || field->kind == FIELD_PHONE);
}

bool field_is_number(const struct field *field)
{
    return kinds[field->kind].is_number;
}

char *field_label(const struct field *field)
{
    return field_label_in(field, message_language());
}

char *field_label_in(const struct field *field, enum language language)
{
    const char *label = message_in(language, field->label);

    if (!field->pair)
        return string_copy(label);
    return string_format("%s (%s)", label, message_in(language, pair_languages[field->language]));
}
