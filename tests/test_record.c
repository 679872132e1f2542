/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/error.h"
#include "src/memory.h"
#include "src/record.h"
#include "src/types.h"
#include "tests/tap.h"

#include <stdlib.h>
#include <string.h>

/* A record of fields and values in turn, NULL at the end. */
static void record_make(struct record *record, const struct record_type *type, const char *const *values)
{
    struct error error = {0};

    record_init_new(record, type);
    for (; *values; values += 2)
        if (!record_set(record, values[0], values[1], &error))
            tap_ok(false, "%s.%s: %s", type->name, values[0], error.text);
}

#define MADE(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Checks a text that was made, and frees it. */
static void is_made(char *text, const char *expected, const char *name)
{
    tap_is_text(text, expected, "%s", name);
    free(text);
}

/* Checks what a record's rules say. */
static void is_checked(const struct record_type *type, const char *const *values, const char *expected, const char *name)
{
    struct record record;
    struct error error = {0};

    record_make(&record, type, values);
    record.id = 7;
    tap_is_text(record_check(&record, &error) ? "right" : error.text, expected, "%s", name);
    record_done(&record);
}

static void test_values(void)
{
    struct record record, copy;
    struct error error = {0};

    record_make(&record, &type_organisation, MADE("name", "Sramik Sangathan", "country", "India"));
    tap_is_text(record_text(&record, "status"), "draft", "a new organisation is a draft");
    tap_is_text(record_text(&record, "country"), "IN", "a field is set by name");
    tap_is_number(record_number(&record, "founded"), 0, "a number that is not there is 0");
    tap_ok(record_set(&record, "founded", "1998", &error) && record_number(&record, "founded") == 1998, "a number is set");
    tap_ok(!record_set(&record, "founded", "98", &error), "a year is plausible");
    tap_is_text(error.text, "98 is out of range: it goes from 1000 to 2100.", "and it is said which is");
    record.id = 3;
    record.stamp.created_by = strdup("kari");
    record_copy(&copy, &record);
    tap_ok(copy.id == 3 && strcmp(copy.stamp.created_by, "kari") == 0 && copy.stamp.created_by != record.stamp.created_by, "a copy has all");
    tap_ok(value_equal(record_value(&copy, "name"), record_value(&record, "name")), "and the same values");
    record_done(&copy);
    record_done(&record);
}

static void test_money(void)
{
    struct record record;
    const struct field *price = type_field(&type_partnership, "total_price");

    record_make(&record, &type_partnership, MADE("total_price", "1650"));
    is_made(record_show(&record, price, LANGUAGE_EN, NULL), "1,650", "an amount is shown without a currency that is not known");
    record_set(&record, "total_price", "NOK 1650,50", NULL);
    tap_is_text(record_text(&record, "total_price_currency"), "NOK", "an amount brings its currency");
    is_made(record_show(&record, price, LANGUAGE_EN, NULL), "NOK 1,650.50", "it is shown with it");
    is_made(record_show(&record, price, LANGUAGE_NB, NULL), "NOK\u00a01\u00a0650,50", "in Norwegian with blanks that do not break");
    record_set(&record, "total_price", "1650 kr", NULL);
    tap_is_text(record_text(&record, "total_price_currency"), "NOK", "a currency that could be three changes nothing");
    record_set(&record, "total_price", "", NULL);
    is_made(record_show(&record, price, LANGUAGE_EN, NULL), "", "a currency without an amount is nothing");
    record_done(&record);
}

static void test_pairs(void)
{
    struct record record;
    const struct field *english = type_field(&type_hotspot, "title_en"), *norwegian = type_field(&type_hotspot, "title_nb");
    enum language other = LANGUAGE_EN;

    record_make(&record, &type_hotspot, MADE("title_nb", "Gjeldsslaveri"));
    is_made(record_show(&record, english, LANGUAGE_EN, &other), "Gjeldsslaveri", "where a language is missing the other is shown");
    tap_ok(other == LANGUAGE_NB, "and marked");
    is_made(record_title(&record, LANGUAGE_EN), "Gjeldsslaveri", "in titles too");
    record_set(&record, "title_en", "Debt bondage", NULL);
    is_made(record_show(&record, norwegian, LANGUAGE_EN, &other), "Debt bondage", "the language asked for is shown, whichever field is asked");
    tap_ok(other == LANGUAGE_EN, "and not marked");
    is_made(record_show(&record, english, LANGUAGE_NB, &other), "Gjeldsslaveri", "in the other language the other");
    tap_ok(other == LANGUAGE_NB, "which is its own");
    is_made(record_show(&record, type_field(&type_hotspot, "product_en"), LANGUAGE_NB, &other), "", "an empty pair is empty");
    tap_ok(other == LANGUAGE_NB, "and not marked");
    record_done(&record);
}

static char *name_number(void *context, const struct field *field, int64_t id)
{
    const int64_t *known = context;

    return id == *known ? string_format("%s %d", field->name, (int)id) : NULL;
}

static void test_titles(void)
{
    struct record record;
    int64_t known = 5;

    record_make(&record, &type_partnership, MADE("purpose", "Wages"));
    record.id = 32;
    is_made(record_title(&record, LANGUAGE_EN), "000010", "without a title the id is shown");
    value_set_number(record_value(&record, "organisation"), 5);
    value_set_number(record_value(&record, "member"), 6);
    is_made(record_title(&record, LANGUAGE_EN), "000010", "references are left out");
    is_made(record_title_with(&record, LANGUAGE_EN, name_number, &known), "organisation 5", "or filled in as far as they are known");
    value_set_number(record_value(&record, "member"), 5);
    is_made(record_title_with(&record, LANGUAGE_EN, name_number, &known), "organisation 5, member 5", "with a comma between");
    record_done(&record);
    record_make(&record, &type_activity, MADE("text", "First line\nsecond line"));
    is_made(record_title(&record, LANGUAGE_EN), "First line", "of a long text the first line is the title");
    record_done(&record);
}

static void test_rules(void)
{
    is_checked(&type_organisation, MADE("country", "IN", "kind", "ngo"), "\"Name\" must be filled in.", "a required field is asked for");
    is_checked(&type_organisation, MADE("name", "A", "country", "IN", "kind", "ngo"), "right", "a complete record is right");
    is_checked(&type_hotspot, MADE("country", "IN", "issue", "child-labour", "title_nb", "T"),
               "One of these at least must be filled in: \"Sector\", \"Product (English)\", \"Product (Norwegian)\".", "a hot spot is about something");
    is_checked(&type_hotspot, MADE("country", "IN", "issue", "child-labour", "product_nb", "P"),
               "One of these at least must be filled in: \"Title (English)\", \"Title (Norwegian)\".", "a hot spot has a title in one language");
    is_checked(&type_hotspot, MADE("country", "IN", "issue", "child-labour", "product_nb", "P", "title_nb", "T"), "right", "one language will do");
    is_checked(&type_verification,
               MADE("organisation", "DRG001", "initiative", "eti", "date", "2026-05-02", "result", "passed", "valid_to", "2026-05-01"),
               "\"Valid to\" (1 May 2026) must not be before \"Date\" (2 May 2026).", "a verification is valid after its date");
    is_checked(&type_partnership,
               MADE("organisation", "DRG001", "member", "DME001", "country", "IN", "purpose", "P", "start", "2026-05-02", "end", "2026-05-02"), "right",
               "a partnership may begin and end on one day");
    is_checked(&type_party, MADE("partnership", "DPA001"), "One of these at least must be filled in: \"Organisation\", \"Member\".",
               "a party is somebody");
    is_checked(&type_finding, MADE("partnership", "DPA001", "date", "2026-05-02", "issue", "corruption", "text", "T", "resolved_on", "2026-05-01"),
               "\"Resolved on\" (1 May 2026) must not be before \"Date\" (2 May 2026).", "a finding is resolved after it is found");
    is_checked(&type_country, MADE("region", "south-asia"), "right", "what is fixed is not asked for");
}

static void test_status(void)
{
    struct record record;

    record_make(&record, &type_organisation, MADE("status", "quality-assured", "review_due", "2026-02-28"));
    record_compute(&record, NULL, (struct date){2026, 2, 28});
    tap_is_text(record_text(&record, "effective_status"), "quality-assured", "a profile holds through the day its review is due");
    record_compute(&record, NULL, (struct date){2026, 3, 1});
    tap_is_text(record_text(&record, "effective_status"), "needs-update", "and needs an update from the day after");
    record_set(&record, "status", "suspended", NULL);
    record_compute(&record, NULL, (struct date){2026, 3, 1});
    tap_is_text(record_text(&record, "effective_status"), "suspended", "another status is what it is");
    record_set(&record, "status", "quality-assured", NULL);
    record_set(&record, "review_due", "", NULL);
    record_compute(&record, NULL, (struct date){2026, 3, 1});
    tap_is_text(record_text(&record, "effective_status"), "quality-assured", "without a date nothing turns");
    record_done(&record);
}

/* Children as a store would find them. */
struct children {
    const struct record *records;
    size_t count;
};

static void each_child(void *context, const char *type, const char *reference, int64_t id,
                       void (*each)(void *closure, const struct record *child), void *closure)
{
    const struct children *children = context;

    for (size_t i = 0; i < children->count; i++)
        if (strcmp(children->records[i].type->name, type) == 0 && record_number(&children->records[i], reference) == id)
            each(closure, &children->records[i]);
}

static void is_computed(struct record *record, struct children *children, struct date day, const char *name, const char *expected)
{
    const struct compute_source source = {.context = children, .children = each_child};
    const struct field *field = type_field(record->type, name);

    record_compute(record, &source, day);
    char *printed = field_print(field, record_field(record, field));
    tap_is_text(printed, expected, "%s of %s is %s", name, record->type->name, expected);
    free(printed);
}

static void test_hotspot(void)
{
    struct record record, sources[2];
    struct children none = {0}, two = {.records = sources, .count = 2};
    const struct date day = {2025, 12, 31}, after = {2026, 1, 1};

    record_make(&record, &type_hotspot, MADE("scale", "4", "scope", "5", "irremediability", "2"));
    record.id = 9;
    record_make(&sources[0], &type_source, MADE("hotspot", "000009", "year", "2020"));
    record_make(&sources[1], &type_source, MADE("hotspot", "000009", "year", "2011"));
    is_computed(&record, &none, day, "severity", "5");
    is_computed(&record, &none, day, "rating", "");
    is_computed(&record, &none, day, "band", "not-assessed");
    is_computed(&record, &none, day, "priority", "50");
    is_computed(&record, &none, day, "stale", "");
    record_set(&record, "likelihood", "1", NULL);
    is_computed(&record, &none, day, "rating", "5");
    is_computed(&record, &none, day, "band", "high");
    is_computed(&record, &none, day, "priority", "51");
    is_computed(&record, &two, day, "stale", "no");
    is_computed(&record, &two, after, "stale", "yes");
    record_set(&record, "scope", "", NULL);
    is_computed(&record, &none, day, "band", "not-assessed");
    is_computed(&record, &none, day, "priority", "");
    record_done(&record);
    record_done(&sources[0]);
    record_done(&sources[1]);
}

static void test_supplier(void)
{
    struct record record, buyers[3];
    struct children one = {.records = buyers, .count = 2}, two = {.records = buyers, .count = 3};
    const struct date day = {2026, 1, 1};

    record_make(&record, &type_supplier, MADE("name", "S"));
    record.id = 9;
    record_make(&buyers[0], &type_buyer, MADE("supplier", "000009", "member", "DME001"));
    record_make(&buyers[1], &type_buyer, MADE("supplier", "000009", "member", "DME001"));
    record_make(&buyers[2], &type_buyer, MADE("supplier", "000009", "member", "DME002"));
    is_computed(&record, &one, day, "shared", "no");
    is_computed(&record, &two, day, "shared", "yes");
    record_done(&record);
    for (size_t i = 0; i < 3; i++)
        record_done(&buyers[i]);
}

static void test_relations(void)
{
    struct record record;
    const struct relation quoted = {.query = "{name} -city:{city}"};

    record_make(&record, &type_organisation, MADE("coverage", "India; Bangladesh"));
    is_made(record_relation_query(&record, &type_organisation.related[0]), "country:BD,IN", "a set is asked with commas");
    tap_ok(!record_relation_query(&record, &quoted), "an empty field makes no query");
    record_set(&record, "name", "Two \"words\"", NULL);
    record_set(&record, "city", "Dhaka", NULL);
    is_made(record_relation_query(&record, &quoted), "\"Two  words \" -city:Dhaka", "blanks are put in quotation marks");
    record_done(&record);
    record_init_new(&record, &type_country);
    value_set_text(record_value(&record, "code"), "NO");
    record_compute(&record, NULL, (struct date){2026, 1, 1});
    is_made(record_title(&record, LANGUAGE_NB), "Norge", "a country's name comes from its code");
    is_made(record_relation_query(&record, &type_country.related[0]), "country:NO", "and so do its hot spots");
    record_done(&record);
}

int main(void)
{
    test_values();
    test_money();
    test_pairs();
    test_titles();
    test_rules();
    test_status();
    test_hotspot();
    test_supplier();
    test_relations();
    return tap_done();
}
