/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/derivation.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/code_words.h"
#include "db/words.h"
#include "src/hash.h"
#include "src/memory.h"
#include "src/vocabulary.h"

/* Raised when something else is made from the same records. */
enum { DERIVATION_VERSION = 14 };

/* --- Titles ------------------------------------------------------------------------------------------------------------ */

/* Most titles sort as they read; those with dates in them, or with other titles, which may have some, do not. */
static bool sorts_as_it_reads(const struct record_type *type)
{
    for (size_t i = 0; i < type->field_count; i++)
        if ((type->fields[i].kind == FIELD_DATE || type->fields[i].kind == FIELD_REFERENCE) && type_is_title(type, &type->fields[i]))
            return false;
    return true;
}

static void add_sort_key(struct reader_set *readers, const struct record *record, const char *title, enum language language, struct text *key)
{
    char *sorting = sorts_as_it_reads(record->type) ? NULL : reader_sort_title(readers, record, language);

    collate_key(readers->store->collator, language, sorting ? sorting : title, key);
    free(sorting);
}

/* The words of a record's titles, and where keys is given, how they sort. */
static void add_titles(struct reader_set *readers, const struct record *record, struct text *keys, struct text *words)
{
    char *before = NULL;

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *title = reader_title(readers, record, (enum language)language);

        if (keys)
            add_sort_key(readers, record, title, (enum language)language, &keys[language]);
        if (!before || strcmp(before, title) != 0) {
            text_add(words, before ? "|" : "");
            words_add(readers->store, title, words);
        }
        free(before);
        before = title;
    }
    free(before);
}

/* --- Codes ------------------------------------------------------------------------------------------------------------- */

bool field_has_tokens(const struct field *field)
{
    return field->kind == FIELD_CHOICE || field->kind == FIELD_SET || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES
           || field->kind == FIELD_BOOLEAN;
}

static bool is_token_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '-';
}

/* A field goes by its place in the table, which never changes. */
bool code_token_add(const struct record_type *type, const struct field *field, const char *code, size_t length, struct text *token)
{
    const size_t place = type_field_index(type, field);
    bool exact = true;

    text_add_byte(token, '=');
    if (place >= 10)
        text_add_byte(token, (char)('0' + place / 10));
    text_add_byte(token, (char)('0' + place % 10));
    text_add_byte(token, '-');
    for (size_t i = 0; i < length; i++) {
        const bool fits = is_token_letter(code[i]);
        text_add_byte(token, fits ? code[i] : '-');
        exact = exact && fits;
    }
    return exact;
}

static void add_codes(const struct record_type *type, const struct field *field, const struct value *value, struct text *codes)
{
    const char *at = value_text(value);
    const char *code;
    size_t length;

    if (value->kind == VALUE_NUMBER) {
        code_token_add(type, field, value->number ? "1" : "0", 1, codes);
        text_add_byte(codes, ' ');
    }
    while (value->kind == VALUE_TEXT && set_next(&at, &code, &length)) {
        code_token_add(type, field, code, length, codes);
        text_add_byte(codes, ' ');
    }
}

/* --- Fields ------------------------------------------------------------------------------------------------------------ */

/* Of a long text the title has the first line only. */
static bool is_whole_in_title(const struct record_type *type, const struct field *field)
{
    return field->kind != FIELD_LONG_TEXT && type_is_title(type, field);
}

bool field_has_words(const struct record_type *type, const struct field *field)
{
    return field->flags & FIELD_SEARCHABLE || is_whole_in_title(type, field);
}

/* Finds a referenced record by what it is called. */
static void add_reference_words(struct reader_set *readers, const struct field *field, const struct value *value, struct text *words)
{
    const struct record_type *type = type_list_find(readers->store->types, field->refers_to);
    struct record record;
    struct error error;

    if (!type || reader_load(readers, type, value->number, &record, &error) != READER_FOUND)
        return;
    record_compute(&record, NULL, store_today(readers->store));
    add_titles(readers, &record, NULL, words);
    record_done(&record);
}

static void add_code_words(struct reader_set *readers, const struct field *field, const char *codes, struct text *words)
{
    const char *code;
    size_t length;

    if (!readers->words)
        readers->words = code_words_new();
    while (set_next(&codes, &code, &length))
        code_words_add(readers->words, readers->store, field, code, length, words);
}

static void add_words(struct reader_set *readers, const struct field *field, const struct value *value, struct text *words)
{
    struct text text = {0};

    if (value->kind == VALUE_TEXT && field_is_free_text(field)) {
        words_add(readers->store, value_text(value), words);
        return;
    }
    if (field->kind == FIELD_REFERENCE && value->kind == VALUE_NUMBER) {
        add_reference_words(readers, field, value, words);
        return;
    }
    if (field->vocabulary || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES) {
        add_code_words(readers, field, value_text(value), words);
        return;
    }
    field_search_text(field, value, &text);
    words_add(readers->store, text_string(&text), words);
    text_done(&text);
}

static void add_field(struct reader_set *readers, const struct record *record, const struct field *field, const struct value *value,
                      struct derivation *derivation)
{
    if (value_is_empty(value))
        return;
    if (field_has_tokens(field))
        add_codes(record->type, field, value, &derivation->codes);
    if (field->flags & FIELD_SEARCHABLE && !is_whole_in_title(record->type, field))
        add_words(readers, field, value, field->level ? &derivation->restricted_words : &derivation->words);
}

static void add_fields(struct reader_set *readers, const struct record *record, struct derivation *derivation)
{
    const struct computed *computed = derivation->computed;

    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];

        add_field(readers, record, field, &record->values[i], derivation);
        if (!field->compute)
            continue;
        if (computed->turns_on[0])
            add_field(readers, record, field, &computed->then, derivation);
        computed++;
    }
}

/* --- Computed fields --------------------------------------------------------------------------------------------------- */

struct source_context {
    struct reader_set *readers;
    struct error *error;
    bool ok;
};

static void each_child(void *closure, const char *name, const char *reference, int64_t id,
                       void (*each)(void *inner, const struct record *child), void *inner)
{
    struct source_context *context = closure;
    const struct record_type *type = type_list_find(context->readers->store->types, name);
    const struct field *field = type ? type_field(type, reference) : NULL;

    if (field && context->ok)
        context->ok = reader_each(context->readers, type, field, id, each, inner, context->error);
}

/* One whose parent is not there is computed without it. */
static void the_parent(void *closure, const struct record *record, void (*each)(void *inner, const struct record *parent), void *inner)
{
    struct source_context *context = closure;
    const struct record_type *type = record->type->parent ? type_list_find(context->readers->store->types, record->type->parent) : NULL;
    struct record parent;

    if (!type || !context->ok)
        return;
    enum reader_result result = reader_load(context->readers, type, record_number(record, record->type->parent), &parent, context->error);
    context->ok = result != READER_FAILED;
    if (result != READER_FOUND)
        return;
    each(inner, &parent);
    record_done(&parent);
}

static bool compute(struct reader_set *readers, struct record *record, struct derivation *derivation, struct error *error)
{
    struct source_context context = {.readers = readers, .error = error, .ok = true};
    const struct compute_source source = {.record = record, .context = &context, .children = each_child, .parent = the_parent};
    struct computed *computed = derivation->computed;

    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];

        if (!field->compute)
            continue;
        field->compute(&source, computed);
        value_copy(&record->values[i], &computed++->value);
    }
    return context.ok;
}

/* --- The whole --------------------------------------------------------------------------------------------------------- */

static size_t computed_count(const struct record_type *type)
{
    size_t count = 0;

    for (size_t i = 0; i < type->field_count; i++)
        count += type->fields[i].compute != NULL;
    return count;
}

static void computed_clear(struct derivation *derivation, const struct record_type *type)
{
    const size_t count = derivation->computed ? computed_count(type) : 0;

    for (size_t i = 0; i < count; i++) {
        value_clear(&derivation->computed[i].value);
        value_clear(&derivation->computed[i].then);
        derivation->computed[i] = (struct computed){0};
    }
}

/* Makes it empty and keeps its memory. */
static void derivation_clear(struct derivation *derivation, const struct record_type *type)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        text_clear(&derivation->keys[language]);
    text_clear(&derivation->title_words);
    text_clear(&derivation->words);
    text_clear(&derivation->restricted_words);
    text_clear(&derivation->codes);
    text_clear(&derivation->names);
    if (derivation->computed)
        computed_clear(derivation, type);
    else
        derivation->computed = memory_new_array(computed_count(type), sizeof *derivation->computed);
}

bool derivation_make_but_lookups(struct reader_set *readers, struct record *record, struct derivation *derivation, struct error *error)
{
    derivation_clear(derivation, record->type);
    if (!compute(readers, record, derivation, error))
        return false;
    add_titles(readers, record, derivation->keys, &derivation->title_words);
    add_fields(readers, record, derivation);
    similar_names_fold(readers->store->folder, record, &derivation->names);
    return true;
}

bool derivation_make(struct reader_set *readers, struct record *record, struct derivation *derivation, struct error *error)
{
    if (!derivation_make_but_lookups(readers, record, derivation, error))
        return false;
    derivation->lookup_count = similar_keys(readers->store->folder, record, derivation->lookups);
    return true;
}

void derivation_done(struct derivation *derivation, const struct record_type *type)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        text_done(&derivation->keys[language]);
    text_done(&derivation->title_words);
    text_done(&derivation->words);
    text_done(&derivation->restricted_words);
    text_done(&derivation->codes);
    text_done(&derivation->names);
    computed_clear(derivation, type);
    free(derivation->computed);
    *derivation = (struct derivation){0};
}

/* --- Versions ---------------------------------------------------------------------------------------------------------- */

static uint64_t hash_field(uint64_t hash, const struct field *field)
{
    char *traits = string_format("%d %d %d %d", (int)field->kind, (field->flags & FIELD_SEARCHABLE) != 0, field->compute != NULL,
                                 field->level != NULL);

    hash = hash_text(hash_text(hash, field->name), traits);
    hash = hash_text(hash_text(hash, field->vocabulary ? field->vocabulary->name : ""), field->pair ? field->pair : "");
    free(traits);
    return hash;
}

static uint64_t hash_names(uint64_t hash, const char *const *names)
{
    while (names && *names)
        hash = hash_text(hash, *names++);
    return hash_text(hash, "");
}

char *derivation_version(const struct store *store, const struct record_type *type)
{
    uint64_t hash = HASH_BEGIN;

    for (size_t i = 0; i < type->field_count; i++)
        hash = hash_field(hash, &type->fields[i]);
    hash = hash_names(hash, type->title);
    if (type->title_from)
        hash = hash_text(hash, type->title_from);
    hash = hash_names(hash, type->computed_from);
    for (size_t i = 0; i < store->types->count; i++)
        hash = hash_names(hash, store->types->types[i]->computed_from);
    return string_format("%d %d %d %s %016" PRIx64, DERIVATION_VERSION, FOLD_VERSION, VOCABULARY_VERSION, collate_version(), hash);
}
