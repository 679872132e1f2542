/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of an import as values: what was read once remembered, references by id, registration number or name. */
#include "config.h"

#include "db/importing_value.h"

#include <string.h>

#include "db/importing_answer.h"
#include "db/importing_known.h"
#include "db/importing_merged.h"
#include "db/importing_within.h"
#include "src/clean.h"
#include "src/identity.h"
#include "src/text.h"

/* --- Words that are not known --------------------------------------------------------------------------------------------- */

/* A word that a field does not know, or of which it cannot tell which of several it means: what was answered, otherwise it is counted. */
static bool word_take(struct import *import, const struct field *field, const char *word, bool several, struct value *value)
{
    if (import->is_apart) {
        import->needs_more = true;
        return false;
    }
    if (importing_answer_find(import, field, word, value))
        return true;
    /* Rows that refer to others are read twice. */
    if (import->counting && (!import->within_known || field == import->within))
        importing_unknown_count(import, field, word, several);
    return false;
}

static bool unknown_take(void *context, const struct field *field, const char *word, struct value *value)
{
    return word_take(context, field, word, false, value);
}

/* --- References --------------------------------------------------------------------------------------------------------- */

/* Finds the record that one which is gone was merged into. */
static bool find_merged(struct import *import, const struct record_type *type, const char *text, int64_t *id)
{
    struct error error;
    int64_t gone;

    return identity_read(text, &gone) && importing_merged_find(import, type, gone, id, &error) && *id != 0;
}

/* Several: more than one is called so. */
static bool record_find(struct import *import, const struct field *field, const char *text, int64_t *id, bool *several, struct error *error)
{
    const struct record_type *type = type_list_find(import->store->types, field->refers_to);

    *several = false;
    if (store_find_referred(import->store, import->viewer, field, text, id, error) || find_merged(import, type, text, id))
        return true;
    *several = error->code == ERROR_VALUE;
    error->code = ERROR_VALUE;
    error->field = field;
    return false;
}

static bool reference_read(struct import *import, const struct field *field, const char *text, struct value *value, struct error *error)
{
    bool within = field == import->within, several = false;
    enum within_result result = WITHIN_NONE;
    int64_t id;

    value_clear(value);
    if (clean_is_nothing(text))
        return true;
    if (within)
        result = importing_within_find_id(import, text, value, error);
    if (result == WITHIN_NONE && record_find(import, field, text, &id, &several, error)) {
        value_set_number(value, id);
        return true;
    }
    if (result == WITHIN_NONE && within)
        result = importing_within_find(import, text, value, error);
    return result == WITHIN_FOUND || (result == WITHIN_NONE && word_take(import, field, text, several, value));
}

/* --- Values ------------------------------------------------------------------------------------------------------------- */

static bool is_remembered(const struct field *field)
{
    return field->vocabulary || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES || field->kind == FIELD_REFERENCE
           || field->kind == FIELD_BOOLEAN;
}

static bool value_read(struct import *import, const struct field *field, const char *text, struct value *value, struct error *error)
{
    if (field->kind == FIELD_REFERENCE)
        return reference_read(import, field, text, value, error);
    return clean_read(field, text, value, unknown_take, import, error);
}

/* A word that is not known is counted in each cell it stands in, so only what was read is remembered. */
static bool value_remembered(struct import *import, const struct field *field, const char *text, struct value *value, struct error *error)
{
    if (known_find(import->known, field, text, value))
        return true;
    if (!value_read(import, field, text, value, error))
        return false;
    known_keep(import->known, field, text, value);
    return true;
}

bool importing_value(struct import *import, const struct field *field, const char *text, struct record *record, struct error *error)
{
    struct value *value = record_field(record, field);

    if (import->is_apart && field->kind == FIELD_REFERENCE) {
        import->needs_more = true;
        return true;
    }
    if (is_remembered(field) && field != import->within)
        return value_remembered(import, field, text, value, error);
    if (!value_read(import, field, text, value, error))
        return false;
    /* Read once more where an amount may bring its currency. */
    return field->kind != FIELD_MONEY || value_is_empty(value) || record_set(record, field->name, text, error);
}
