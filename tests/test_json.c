/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/record.h"
#include "tests/tap.h"
#include "ui/json_record.h"

/* Collects what is written to the stream of a document. */
struct paper {
    char *text;
    size_t length;
    FILE *stream;
    struct json json;
};

static void paper_open(struct paper *paper)
{
    paper->stream = open_memstream(&paper->text, &paper->length);
    json_open(&paper->json, paper->stream);
}

/* Compares what was written, and lets it go. */
static void paper_is(struct paper *paper, const char *expected, const char *name)
{
    fclose(paper->stream);
    tap_is_text(paper->text, expected, "%s", name);
    free(paper->text);
}

static void test_structure(void)
{
    struct paper paper;

    paper_open(&paper);
    json_begin_array(&paper.json, NULL);
    json_end(&paper.json);
    paper_is(&paper, "[]\n", "an empty array");

    paper_open(&paper);
    json_begin_array(&paper.json, NULL);
    for (int i = 0; i < 2; i++) {
        json_begin_object(&paper.json, NULL);
        json_number(&paper.json, "n", i);
        json_begin_array(&paper.json, "set");
        json_text(&paper.json, NULL, "a");
        json_text(&paper.json, NULL, "b");
        json_end(&paper.json);
        json_end(&paper.json);
    }
    json_end(&paper.json);
    paper_is(&paper, "[\n{\"n\": 0, \"set\": [\"a\", \"b\"]},\n{\"n\": 1, \"set\": [\"a\", \"b\"]}\n]\n", "objects in an array, a line each");

    paper_open(&paper);
    json_begin_object(&paper.json, NULL);
    json_boolean(&paper.json, "yes", true);
    json_boolean(&paper.json, "no", false);
    json_null(&paper.json, "nothing");
    json_text(&paper.json, "none", NULL);
    json_begin_object(&paper.json, "inside");
    json_end(&paper.json);
    json_end(&paper.json);
    paper_is(&paper, "{\n\"yes\": true,\n\"no\": false,\n\"nothing\": null,\n\"none\": null,\n\"inside\": {}\n}\n", "an object's members, a line each");
}

static void test_strings(void)
{
    static const struct {
        const char *text, *written, *name;
    } cases[] = {
        {"", "\"\"\n", "an empty text"},
        {"\"a\\b\"/", "\"\\\"a\\\\b\\\"/\"\n", "quotes and backslashes"},
        {"\b\f\n\r\t\x01\x1f\x7f", "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\"\n", "control characters"},
        {"\xc2\x9b[2J", "\"\\u009b[2J\"\n", "a control of C1"},
        {"a\xe2\x80\xaez", "\"a\\u202ez\"\n", "a mark of direction"},
        {"Ærø, ঢাকা, \xf0\x9f\x8c\x8d", "\"Ærø, ঢাকা, \xf0\x9f\x8c\x8d\"\n", "letters stay as they are"},
        {"a\xff\xfez", "\"a\xef\xbf\xbd\xef\xbf\xbdz\"\n", "bytes that are not UTF-8"},
        {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"\n", "half a surrogate"},
        {"cut \xe0\xa6", "\"cut \xef\xbf\xbd\xef\xbf\xbd\"\n", "a letter cut off at the end"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct paper paper;

        paper_open(&paper);
        json_text(&paper.json, NULL, cases[i].text);
        fputc('\n', paper.stream);
        paper_is(&paper, cases[i].written, cases[i].name);
    }
}

static void test_amounts(void)
{
    static const struct {
        int64_t hundredths;
        const char *written;
    } cases[] = {{0, "0.00"}, {5, "0.05"}, {165050, "1650.50"}, {-5, "-0.05"}, {-165050, "-1650.50"}, {INT64_MIN, "-92233720368547758.08"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct paper paper;

        paper_open(&paper);
        json_hundredths(&paper.json, NULL, cases[i].hundredths);
        paper_is(&paper, cases[i].written, "an amount of money");
    }
}

static const struct field fields[] = {
    {.name = "visibility", .kind = FIELD_CHOICE},
    {.name = "name", .kind = FIELD_TEXT},
    {.name = "count", .kind = FIELD_INTEGER},
    {.name = "fee", .kind = FIELD_MONEY},
    {.name = "agreed", .kind = FIELD_BOOLEAN},
    {.name = "issues", .kind = FIELD_SET},
    {.name = "coverage", .kind = FIELD_COUNTRIES},
    {.name = "member", .kind = FIELD_REFERENCE},
    {.name = "country", .kind = FIELD_COUNTRY},
    {.name = "order", .kind = FIELD_INTEGER, .flags = FIELD_HIDDEN},
};
static const struct record_type type = {.name = "thing", .fields = fields, .field_count = sizeof fields / sizeof fields[0]};

static void write_record(struct paper *paper, const struct record *record)
{
    paper_open(paper);
    json_begin_array(&paper->json, NULL);
    json_begin_object(&paper->json, NULL);
    json_record_members(&paper->json, record);
    json_end(&paper->json);
    json_end(&paper->json);
}

static void test_record(void)
{
    struct record record;
    struct paper paper;

    record_init(&record, &type);
    record.id = 1;
    write_record(&paper, &record);
    paper_is(&paper,
             "[\n{\"id\": \"000001\", \"updated\": null, \"visibility\": null, \"name\": null, \"count\": null, \"fee\": null, \"agreed\": null, "
             "\"issues\": null, \"coverage\": null, \"member\": null, \"country\": null}\n]\n",
             "an empty record");
    snprintf(record.stamp.updated_at, sizeof record.stamp.updated_at, "2026-11-21T14:03:22Z");
    value_set_text(record_value(&record, "visibility"), "members");
    value_set_text(record_value(&record, "name"), "Asha \"Hope\"");
    value_set_number(record_value(&record, "count"), -3);
    value_set_number(record_value(&record, "fee"), 165050);
    value_set_number(record_value(&record, "agreed"), 0);
    value_set_text(record_value(&record, "issues"), "child-labour living-wages");
    value_set_text(record_value(&record, "coverage"), "BD");
    value_set_number(record_value(&record, "member"), 32);
    value_set_text(record_value(&record, "country"), "BD");
    value_set_number(record_value(&record, "order"), 7);
    write_record(&paper, &record);
    paper_is(&paper,
             "[\n{\"id\": \"000001\", \"updated\": \"2026-11-21T14:03:22Z\", \"visibility\": \"members\", \"name\": \"Asha \\\"Hope\\\"\", "
             "\"count\": -3, \"fee\": 1650.50, \"agreed\": false, \"issues\": [\"child-labour\", \"living-wages\"], \"coverage\": [\"BD\"], "
             "\"member\": \"000010\", \"country\": \"BD\"}\n]\n",
             "a full record: numbers, sets and references");
    record_done(&record);
}

int main(void)
{
    test_structure();
    test_strings();
    test_amounts();
    test_record();
    return tap_done();
}
