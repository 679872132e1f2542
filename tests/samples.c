/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/samples.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/identity.h"
#include "src/memory.h"

static const struct viewer viewer = {.name = "Samples", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

static const char *const simple[FIELD_KIND_COUNT][SAMPLE_VARIANTS] = {
    [FIELD_TEXT] = {"Ærlig handel i ঢাকা", "Fair & <square> trade", "Rettferd"},
    [FIELD_LONG_TEXT] = {"The first line.\nThe second, with \"quotes\".", "Another; text, with separators", "Én linje"},
    [FIELD_MONEY] = {"150.00", "1650.50", "0.00"},
    [FIELD_DATE] = {"2026-01-02", "2026-01-03", "2026-01-01"},
    [FIELD_BOOLEAN] = {"yes", "no", "yes"},
    [FIELD_COUNTRY] = {"BD", "VN", "NO"},
    [FIELD_COUNTRIES] = {"BD; VN", "NO", "IN; BD; XK"},
    [FIELD_URL] = {"https://example.org/a", "https://example.org/b?c=d", "http://example.com"},
    [FIELD_EMAIL] = {"post@example.org", "kari.nordmann@example.com", "a@example.net"},
    [FIELD_PHONE] = {"+47 22 33 44 55", "+880 2 123456", "+84 24 1234567"},
};

static size_t type_place(const struct type_list *types, const char *name)
{
    size_t place = 0;

    while (place < types->count && strcmp(types->types[place]->name, name) != 0)
        place++;
    return place;
}

static char *sample_code(const struct vocabulary *vocabulary, int variant)
{
    return string_copy(vocabulary->terms[(size_t)variant % vocabulary->count].code);
}

static char *sample_codes(const struct vocabulary *vocabulary, int variant)
{
    const struct term *last = &vocabulary->terms[vocabulary->count - 1];

    return string_format("%s; %s", vocabulary->terms[(size_t)variant % vocabulary->count].code, last->code);
}

static char *sample_number(const struct field *field, int variant)
{
    int64_t number = field->maximum > field->minimum ? field->minimum + variant : 7 + variant;

    return string_format("%" PRId64, number);
}

static char *sample_reference(const struct samples *samples, const struct field *field, int variant)
{
    const struct type_list *types = samples->network->types;
    size_t place = type_place(types, field->refers_to);
    char printed[IDENTITY_TEXT_SIZE];
    int64_t id = place < types->count ? samples->ids[place][variant % 2] : 0;

    return id == 0 ? NULL : string_copy(identity_print(id, printed));
}

char *sample_text(const struct samples *samples, const struct field *field, int variant)
{
    switch (field->kind) {
    case FIELD_INTEGER:
        return sample_number(field, variant);
    case FIELD_CHOICE:
        return sample_code(field->vocabulary, variant);
    case FIELD_SET:
        return sample_codes(field->vocabulary, variant);
    case FIELD_REFERENCE:
        return sample_reference(samples, field, variant);
    default:
        return string_copy(simple[field->kind][variant]);
    }
}

/* --- Records ------------------------------------------------------------------------------------------------------------ */

static _Noreturn void give_up(const struct record_type *type, const struct error *error)
{
    printf("Bail out! %s: %s\n", type->name, error->text);
    exit(99);
}

/* Whether all that a type's required references lead to is there already. */
static bool can_be_made(const struct samples *samples, const struct record_type *type)
{
    bool can = true;

    for (size_t i = 0; can && i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->kind != FIELD_REFERENCE || !(field->flags & FIELD_REQUIRED))
            continue;
        char *text = sample_reference(samples, field, 0);
        can = text != NULL;
        free(text);
    }
    return can;
}

static void fill(const struct samples *samples, struct record *record, int variant)
{
    struct error error;

    for (size_t i = 0; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        char *text = field->compute || field->flags & FIELD_FIXED ? NULL : sample_text(samples, field, variant);
        if (text && !field_parse(field, text, &record->values[i], &error))
            give_up(record->type, &error);
        free(text);
    }
}

/* Taken over as it stands, whatever its state needs. */
static int64_t make(const struct samples *samples, const struct record_type *type, int variant)
{
    struct store *store = samples->network->store;
    struct record record;
    struct error error;

    record_init_new(&record, type);
    fill(samples, &record, variant);
    if (!store_begin(store, &viewer, NULL, &error) || !store_put(store, &record, &error) || !store_commit(store, NULL, &error))
        give_up(type, &error);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

/* Countries come with a network; those the samples use must do here. */
static void make_countries(const struct samples *samples, const struct record_type *type)
{
    struct store *store = samples->network->store;
    struct error error;
    bool ok = store_begin(store, &viewer, NULL, &error);

    for (int variant = 0; ok && variant < SAMPLE_VARIANTS; variant++) {
        struct record record;
        record_init_new(&record, type);
        fill(samples, &record, variant);
        record.id = country_record_id(simple[FIELD_COUNTRY][variant]);
        value_set_text(record_value(&record, "code"), simple[FIELD_COUNTRY][variant]);
        ok = store_put(store, &record, &error);
        if (variant < 2)
            samples->ids[type_place(samples->network->types, type->name)][variant] = record.id;
        record_done(&record);
    }
    if (!ok || !store_commit(store, NULL, &error))
        give_up(type, &error);
}

static void make_type(const struct samples *samples, size_t place)
{
    const struct record_type *type = samples->network->types->types[place];

    if (type->fixed) {
        make_countries(samples, type);
        return;
    }
    for (int variant = 0; variant < 2; variant++)
        samples->ids[place][variant] = make(samples, type, variant);
}

void samples_new(struct samples *samples, struct network *network)
{
    const struct type_list *types = network->types;
    bool progress = true;

    *samples = (struct samples){.network = network, .ids = memory_new_array(types->count, sizeof *samples->ids)};
    while (progress) {
        progress = false;
        for (size_t i = 0; i < types->count; i++) {
            if (samples->ids[i][0] != 0 || !can_be_made(samples, types->types[i]))
                continue;
            make_type(samples, i);
            progress = true;
        }
    }
}

void samples_done(struct samples *samples)
{
    free(samples->ids);
}

static int number_compare(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

static int code_compare(const struct vocabulary *vocabulary, const char *left, const char *right)
{
    int order = number_compare((int64_t)vocabulary_order(vocabulary, left), (int64_t)vocabulary_order(vocabulary, right));

    return order ? order : strcmp(left, right);
}

int sample_compare(const struct field *field, const struct value *left, const struct value *right)
{
    if (value_is_empty(left) || value_is_empty(right))
        return value_is_empty(left) - value_is_empty(right);
    if (field_is_number(field))
        return number_compare(left->number, right->number);
    if (field->kind == FIELD_CHOICE)
        return code_compare(field->vocabulary, value_text(left), value_text(right));
    return strcmp(value_text(left), value_text(right));
}
