/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes for every record type and every field of it, so that a new one is tested unwritten. */
#include "config.h"

#include "src/error.h"
#include "src/place.h"
#include "src/query.h"
#include "src/record.h"
#include "src/text.h"
#include "src/types.h"
#include "src/viewer.h"
#include "tests/samples.h"
#include "tests/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct type_list *const list = &types_all;

/* Says what is wrong with a field, and that it is. */
static bool wrong(const struct record_type *type, const struct field *field, const char *what)
{
    tap_note("%s.%s: %s", type->name, field ? field->name : "", what);
    return false;
}

static bool is_sentence(const char *text)
{
    size_t length = strlen(text);

    return length > 1 && text[length - 1] == '.' && !strstr(text, "..");
}

/* --- The table of fields ---------------------------------------------------------------------------------------------- */

static bool field_is_described(const struct record_type *type, const struct field *field)
{
    bool coded = field->kind == FIELD_CHOICE || field->kind == FIELD_SET;

    if (!field->label || !*message_text(field->label) || is_sentence(field->label))
        return wrong(type, field, "has no label");
    if (field->help && !is_sentence(field->help))
        return wrong(type, field, "its help is no sentence");
    if (coded != (field->vocabulary != NULL))
        return wrong(type, field, "choices and sets have a vocabulary, others none");
    if ((field->kind == FIELD_REFERENCE) != (field->refers_to != NULL) || (field->refers_to && !type_list_find(list, field->refers_to)))
        return wrong(type, field, "it refers to no type");
    if (field->compute && field->flags & FIELD_REQUIRED)
        return wrong(type, field, "what is computed cannot be required");
    if (field->level && strcmp(visibility_code(visibility_from_code(field->level)), field->level) != 0)
        return wrong(type, field, "its level is none");
    return type_field(type, field->name) == field || wrong(type, field, "another field has its name");
}

static bool pair_is_complete(const struct record_type *type, const struct field *field)
{
    char name[64];

    if (!field->pair)
        return true;
    snprintf(name, sizeof name, "%s_%s", field->pair, language_code(field->language));
    if (strcmp(name, field->name) != 0)
        return wrong(type, field, "its name is not the pair's with its language");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const struct field *twin = (enum language)language == field->language ? field : type_field_twin(type, field, (enum language)language);

        if (!twin || twin->kind != field->kind || strcmp(twin->label, field->label) != 0)
            return wrong(type, field, "its pair lacks a language");
    }
    return true;
}

static bool stand_in_is_right(const struct record_type *type, const struct field *field)
{
    const struct field *today = field->as_of_today ? type_field(type, field->as_of_today) : NULL;

    if (field->as_of_today && (!today || !today->compute || today->vocabulary != field->vocabulary))
        return wrong(type, field, "what stands in for it today is no computed field of its vocabulary");
    if (field->kind == FIELD_MONEY && !type_field_currency(type, field))
        return wrong(type, field, "an amount needs a currency");
    return true;
}

static bool initial_is_right(const struct record_type *type, const struct field *field)
{
    struct value value = {0};
    struct error error;
    bool right = !field->initial || (field_parse(field, field->initial, &value, &error) && !value_is_empty(&value));

    value_clear(&value);
    return right || wrong(type, field, "its initial value is none");
}

/* Words of a set are cut at commas and semicolons. */
static bool words_can_be_listed(const struct record_type *type, const struct field *field)
{
    for (size_t i = 0; field->kind == FIELD_SET && i < field->vocabulary->count; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (strpbrk(message_in((enum language)language, field->vocabulary->terms[i].label), ",;"))
                return wrong(type, field, "a word of a set holds a comma or semicolon");
    return true;
}

static void test_fields(const struct record_type *type)
{
    bool described = true, paired = true, standing = true, initial = true, listed = true;

    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];

        described = field_is_described(type, field) && described;
        paired = pair_is_complete(type, field) && paired;
        standing = stand_in_is_right(type, field) && standing;
        initial = initial_is_right(type, field) && initial;
        listed = words_can_be_listed(type, field) && listed;
    }
    tap_ok(described, "%s: every field is described", type->name);
    tap_ok(paired, "%s: pairs are complete", type->name);
    tap_ok(standing, "%s: stand-ins and currencies are there", type->name);
    tap_ok(initial, "%s: initial values are valid", type->name);
    tap_ok(listed, "%s: the words of sets can be listed", type->name);
    tap_ok(type->field_count > 1 && strcmp(type->fields[FIELD_VISIBILITY].name, "visibility") == 0
               && type->fields[FIELD_VISIBILITY].vocabulary == &vocabulary_visibility,
           "%s: visibility comes first", type->name);
}

/* --- Who may see it --------------------------------------------------------------------------------------------------- */

/* What is left where names may not be told can hold none: no texts people write, and no reference to who is told by kind and country. */
static bool is_free_of_names(const struct record_type *type, const struct field *field)
{
    const struct record_type *referred = field->refers_to ? type_list_find(list, field->refers_to) : NULL;
    bool written = !field->vocabulary && field->kind != FIELD_DATE && field->kind != FIELD_COUNTRY && field->kind != FIELD_REFERENCE;

    if (!(field->flags & FIELD_SHARED))
        return true;
    if (!type->shared_by)
        return wrong(type, field, "its type is not shared by agreement");
    return (!written && !(referred && referred->described)) || wrong(type, field, "it can name somebody");
}

static void test_sharing(const struct record_type *type)
{
    const struct field *shared = type->shared_by ? type_field(type, type->shared_by) : NULL;
    const struct field *permitted = type->permitted_by ? type_field(type, type->permitted_by) : NULL;
    const struct field *told = type->told_by ? type_field(type, type->told_by) : NULL;
    bool free_of_names = true;

    tap_ok(!type->shared_by || (shared && shared->vocabulary == &vocabulary_share_how && shared->flags & FIELD_SHARED), "%s: how it is shared is said by a field", type->name);
    tap_ok(!type->permitted_by || (permitted && permitted->kind == FIELD_BOOLEAN), "%s: permission is given by a field", type->name);
    tap_ok(!type->told_by || (told && told->flags & FIELD_HAPPENED), "%s: that those it is about were told is a day on which something was done", type->name);
    tap_ok(!type->described || (type_field(type, "kind") && type_field(type, "country")), "%s: what it is described by is there", type->name);
    for (size_t i = 0; i < type->field_count; i++)
        free_of_names = is_free_of_names(type, &type->fields[i]) && free_of_names;
    tap_ok(free_of_names, "%s: what is left without names names nobody", type->name);
}

/* --- Names that people use -------------------------------------------------------------------------------------------- */

/* Whether a word finds a field, or its twin of the same pair. */
static bool is_found_by(const struct record_type *type, const struct field *field, const char *word)
{
    const struct field *found = type_field_match(type, word);

    if (found == field || (found && field->pair && found == type_field_twin(type, field, found->language)))
        return true;
    tap_note("%s.%s is not found by \"%s\"", type->name, field->name, word);
    return false;
}

static bool is_found_by_synonyms(const struct record_type *type, const struct field *field)
{
    bool found = true;

    for (const char *at = field->synonyms; at && *at;) {
        size_t length = strcspn(at, "|");
        char *word = strndup(at, length);

        found = is_found_by(type, field, word) && found;
        free(word);
        at += length + (at[length] == '|');
    }
    return found;
}

static bool is_found_by_labels(const struct record_type *type, const struct field *field)
{
    bool found = true;

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *label = field_label_in(field, (enum language)language);

        found = type_field_match(type, label) == field && is_found_by(type, field, message_in((enum language)language, field->label)) && found;
        free(label);
    }
    return found;
}

static void test_names(const struct record_type *type)
{
    bool named = true, labelled = true, synonymous = true;

    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];

        named = type_field_match(type, field->name) == field && named;
        labelled = (is_found_by_labels(type, field) || wrong(type, field, "its label finds another field")) && labelled;
        synonymous = is_found_by_synonyms(type, field) && synonymous;
    }
    tap_ok(named, "%s: every field is found by its name", type->name);
    tap_ok(labelled, "%s: every field is found by its label in both languages", type->name);
    tap_ok(synonymous, "%s: every synonym finds its own field", type->name);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        tap_ok(type_list_match(list, message_in((enum language)language, type->label)) == type
                   && type_list_match(list, message_in((enum language)language, type->plural)) == type,
               "%s: is found by label and plural in %s", type->name, language_name((enum language)language));
    tap_ok(type_list_match(list, type->name) == type && type_list_find(list, type->name) == type, "%s: is found by name", type->name);
}

/* --- Places in forms and lists ---------------------------------------------------------------------------------------- */

static int section_count(const struct record_type *type)
{
    int count = 0;

    while (type->sections[count])
        count++;
    return count;
}

static void test_sections(const struct record_type *type)
{
    int sections = section_count(type);
    bool within = true, used = true;

    for (size_t i = 0; i < type->field_count; i++)
        within = within && type->fields[i].section >= 0 && type->fields[i].section < sections;
    for (int section = 0; section < sections; section++) {
        bool filled = false;

        for (size_t i = 0; i < type->field_count; i++)
            filled = filled || type->fields[i].section == section;
        used = used && filled && *message_text(type->sections[section]);
    }
    tap_ok(within, "%s: sections are in range", type->name);
    tap_ok(used, "%s: every section has a name and fields", type->name);
    tap_is_number(type->fields[FIELD_VISIBILITY].section, sections - 1, "%s: visibility stands in the last section", type->name);
}

static const struct field *field_at_place(const struct record_type *type, int place)
{
    const struct field *found = NULL;

    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].list != place)
            continue;
        if (found)
            return NULL;
        found = &type->fields[i];
    }
    return found;
}

static void test_list(const struct record_type *type)
{
    int last = 0;
    bool consecutive = true;

    for (size_t i = 0; i < type->field_count; i++)
        if (type->fields[i].list > last)
            last = type->fields[i].list;
    for (int place = 1; place <= last; place++) {
        const struct field *field = field_at_place(type, place);

        consecutive = consecutive && field && !(field->flags & FIELD_HIDDEN);
    }
    tap_ok(last > 0 && consecutive, "%s: places in the list are unique and consecutive, and nothing hidden stands there", type->name);
}

/* Words of a query search all that was written. */
static void test_texts(const struct record_type *type)
{
    bool searched = true;

    for (size_t i = 0; i < type->field_count; i++) {
        enum field_kind kind = type->fields[i].kind;
        bool text = kind == FIELD_TEXT || kind == FIELD_LONG_TEXT || kind == FIELD_URL || kind == FIELD_EMAIL || kind == FIELD_PHONE;

        if (text && !(type->fields[i].flags & FIELD_SEARCHABLE))
            searched = wrong(type, &type->fields[i], "its text is not searched");
    }
    tap_ok(searched, "%s: all texts are searched", type->name);
}

/* --- What hangs together ---------------------------------------------------------------------------------------------- */

/* Whether a name, with "-" before it or not, is a field's. */
static bool is_sort(const struct record_type *type, const char *sort)
{
    return !sort || type_field(type, sort + (*sort == '-'));
}

static bool refers_to(const char *from, const struct record_type *type)
{
    const struct record_type *child = type_list_find(list, from);
    const struct field *field = child ? type_field(child, type->name) : NULL;

    return field && field->refers_to && strcmp(field->refers_to, type->name) == 0;
}

static bool title_is_there(const struct record_type *type)
{
    for (const char *const *name = type->title; *name; name++) {
        bool there = type_field(type, *name) != NULL;

        for (size_t i = 0; i < type->field_count; i++)
            there = there || (type->fields[i].pair && strcmp(type->fields[i].pair, *name) == 0);
        if (!there)
            return false;
    }
    return *type->title != NULL;
}

static bool relation_is_right(const struct record_type *type, const struct relation *relation)
{
    const struct record_type *other = type_list_find(list, relation->type);
    struct record record;
    struct query query;
    struct error error = {0};

    if (!other || !is_sort(other, relation->sort) || !*message_text(relation->label))
        return wrong(type, NULL, "a relation names no type, label or order");
    record_init(&record, type);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        bool countries = field->kind == FIELD_COUNTRIES;

        if (countries || field->kind == FIELD_COUNTRY || strcmp(field->name, "code") == 0)
            value_set_text(&record.values[i], countries ? "BD IN" : "BD");
        else if (field->vocabulary)
            value_set_text(&record.values[i], field->vocabulary->terms[0].code);
        else if (field->kind == FIELD_REFERENCE)
            value_set_number(&record.values[i], 1000);
    }
    char *text = record_relation_query(&record, relation);
    bool right = text && query_parse(&query, other, text, false, &error) && query.count > 0;
    if (right)
        query_done(&query);
    free(text);
    record_done(&record);
    return right || wrong(type, NULL, error.text);
}

static void test_relations(const struct record_type *type)
{
    bool related = true, computed = true;

    for (size_t i = 0; i < type->related_count; i++)
        related = relation_is_right(type, &type->related[i]) && related;
    for (const char *const *name = type->computed_from; name && *name; name++)
        computed = computed && refers_to(*name, type);
    tap_ok(title_is_there(type), "%s: its title is made of its fields", type->name);
    tap_ok(is_sort(type, type->child_sort), "%s: its order as a child is a field's", type->name);
    tap_ok(related, "%s: its relations can be asked", type->name);
    tap_ok(computed, "%s: what it is computed from refers to it", type->name);
    tap_ok(!type->parent || (type_list_find(list, type->parent) && type_field(type, type->parent)
                             && type_field(type, type->parent)->flags & FIELD_REQUIRED),
           "%s: a child names its parent", type->name);
    tap_is_text(visibility_code(visibility_from_code(type->level)), type->level, "%s: its level is one", type->name);
}

/* --- Values of every field -------------------------------------------------------------------------------------------- */

/* A value of each kind as it is typed; codes come from the vocabulary. */
static const char *const samples[FIELD_KIND_COUNT] = {
    [FIELD_TEXT] = "Ærlig, \"handel\"; ÅØ",
    [FIELD_LONG_TEXT] = "Two lines\nof বাংলা",
    [FIELD_MONEY] = "1 650,50",
    [FIELD_DATE] = "2026-11-09",
    [FIELD_BOOLEAN] = "no",
    [FIELD_REFERENCE] = "DRG001",
    [FIELD_COUNTRY] = "CI",
    [FIELD_COUNTRIES] = "KR; CD; CI",
    [FIELD_URL] = "example.org/sider?id=1",
    [FIELD_EMAIL] = "kari@example.org",
    [FIELD_PHONE] = "+47 22 33 44 55 / 112",
};

static void sample_of(const struct field *field, char sample[512])
{
    if (field->kind == FIELD_INTEGER)
        snprintf(sample, 512, "%lld", field->maximum > field->minimum ? (long long)field->maximum : 12345LL);
    else if (field->kind == FIELD_CHOICE)
        snprintf(sample, 512, "%s", field->vocabulary->terms[field->vocabulary->count - 1].code);
    else if (field->kind == FIELD_SET)
        snprintf(sample, 512, "%s; %s", field->vocabulary->terms[field->vocabulary->count - 1].code, field->vocabulary->terms[0].code);
    else
        snprintf(sample, 512, "%s", samples[field->kind]);
}

/* Whether a text is read as a value and nothing else. */
static bool reads_as(const struct field *field, const char *text, const struct value *value)
{
    struct value read = {0};
    struct error error = {0};
    bool same = field_parse(field, text, &read, &error) && value_equal(&read, value) && sample_compare(field, &read, value) == 0;

    if (!same)
        tap_note("%s: \"%s\" is read otherwise: %s", field->name, text, error.text);
    value_clear(&read);
    return same;
}

static bool value_goes_round(const struct record_type *type, const struct field *field)
{
    struct value value = {0}, empty = {0};
    struct error error = {0};
    char sample[512];

    sample_of(field, sample);
    if (!field_parse(field, sample, &value, &error) || value_is_empty(&value) || !field_check(field, &value, &error))
        return wrong(type, field, error.text);
    char *printed = field_print(field, &value);
    bool round = reads_as(field, printed, &value);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *shown = field_show(field, &value, (enum language)language);

        round = *shown && reads_as(field, shown, &value) && round;
        free(shown);
    }
    round = round && field_is_number(field) == (value.kind == VALUE_NUMBER) && sample_compare(field, &value, &empty) < 0;
    free(printed);
    value_clear(&value);
    return round || wrong(type, field, "a value does not come back as it was");
}

/* Whether every code of a field's vocabulary is read from its words and put in order. */
static bool words_go_round(const struct field *field)
{
    struct value before = {0}, value = {0};
    bool round = true;

    for (size_t i = 0; field->vocabulary && i < field->vocabulary->count; i++) {
        /* What comes about by itself is shown and asked for, and no word for it is stored. */
        if (!field_takes_code(field, field->vocabulary->terms[i].code))
            continue;
        value_set_text(&value, field->vocabulary->terms[i].code);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            char *shown = field_show(field, &value, (enum language)language);

            round = reads_as(field, shown, &value) && round;
            free(shown);
        }
        round = round && (field->kind != FIELD_CHOICE || i == 0 || sample_compare(field, &before, &value) < 0);
        value_copy(&before, &value);
    }
    value_clear(&before);
    value_clear(&value);
    return round;
}

static void test_values(const struct record_type *type)
{
    bool round = true, worded = true;

    for (size_t i = 0; i < type->field_count; i++) {
        round = value_goes_round(type, &type->fields[i]) && round;
        worded = words_go_round(&type->fields[i]) && worded;
    }
    tap_ok(round, "%s: values come back from print and from both languages", type->name);
    tap_ok(worded, "%s: every word of a vocabulary is read and in order", type->name);
}

static void test_new_record(const struct record_type *type)
{
    struct record record;

    record_init_new(&record, type);
    record.id = 1;
    char *title = record_title(&record, LANGUAGE_NB);
    tap_ok(*title, "%s: a new record has a title: %s", type->name, title);
    struct error error = {0};
    bool complete = record_check(&record, &error);
    tap_ok(type->fixed || (!complete && error.field), "%s: a new record is not complete: %s", type->name, error.text);
    record_compute(&record, NULL, (struct date){2026, 11, 21});
    free(title);
    record_done(&record);
}

int main(void)
{
    message_open(place_catalogue);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        message_set_language((enum language)language);
        for (size_t i = 0; i < list->count; i++) {
            test_fields(list->types[i]);
            test_sharing(list->types[i]);
            test_names(list->types[i]);
            test_sections(list->types[i]);
            test_list(list->types[i]);
            test_texts(list->types[i]);
            test_relations(list->types[i]);
            test_values(list->types[i]);
            test_new_record(list->types[i]);
        }
    }
    tap_is_number((intmax_t)list->count, 24, "all types are in the list");
    tap_ok(!type_list_match(list, "unicorn") && !type_list_find(list, "Organisation"), "what is no type is not found");
    tap_ok(!type_field_match(&type_organisation, "unicorn"), "what is no field is not found");
    tap_ok(type_field_match(&type_organisation, "Issue") == type_field(&type_organisation, "issues"), "the singular of a set's name will do");
    tap_ok(type_field_match(&type_person, "country") == type_field(&type_person, "countries"), "as will that of countries");
    tap_ok(type_field_match(&type_organisation, "legal form") == type_field(&type_organisation, "legal_form"), "a blank will do for an underscore");
    struct referrer *referrers;
    size_t count = type_referrers(list, &type_supplier, &referrers);
    tap_is_number((intmax_t)count, 4, "a document, a site, a supplier and a buyer refer to a supplier");
    free(referrers);
    count = type_referrers(list, &type_country, &referrers);
    tap_ok(count > 0 && referrers[0].type == &type_organisation && referrers[0].field == type_field(&type_organisation, "country"),
           "countries are referred to by fields of their kind");
    free(referrers);
    message_close();
    return tap_done();
}
