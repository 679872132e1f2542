/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every type exported and read again is what the store holds: all fields, in codes and in the words of both languages, guarded, in order, and no more than a viewer may see. */
#include "config.h"

#include "db/export.h"

#include <stdlib.h>
#include <string.h>

#include "src/csv.h"
#include "src/formula.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/samples.h"
#include "tests/tap.h"

static const struct viewer viewer = {.name = "Test", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};

/* --- Exporting -------------------------------------------------------------------------------------------------------- */

/* What was exported, read again as it is taken out. */
struct output {
    struct text bytes;
    size_t at;
    struct export_report report;
};

static bool output_write(void *context, const char *bytes, size_t length, struct error *error)
{
    struct output *output = context;

    (void)error;
    text_add_bytes(&output->bytes, bytes, length);
    return true;
}

static bool output_read(void *context, char *bytes, size_t size, size_t *length, struct error *error)
{
    struct output *output = context;
    size_t left = output->bytes.length - output->at;

    (void)error;
    *length = left < size ? left : size;
    memcpy(bytes, output->bytes.bytes + output->at, *length);
    output->at += *length;
    return true;
}

/* Exports; the point holds where that succeeds. */
static void output_make(struct output *output, struct network *network, const struct viewer *who, const struct export_request *request)
{
    struct error error = {0};

    *output = (struct output){0};
    if (!export_rows(network->store, who, request, output_write, output, &output->report, &error))
        tap_ok(false, "%s is exported: %s", request->list.type->name, error.text);
}

static void output_done(struct output *output)
{
    text_done(&output->bytes);
}

/* --- Reading it again ------------------------------------------------------------------------------------------------- */

/* The columns of a header: fields, NULL for the id. False where a name leads to none. */
static bool header_read(const struct csv_row *row, const struct record_type *type, const struct field **columns)
{
    for (size_t i = 0; i < row->count; i++) {
        bool is_id = strcmp(row->cells[i], "id") == 0;

        columns[i] = is_id ? NULL : type_field_match(type, formula_unguard(row->cells[i]));
        if (!is_id && !columns[i])
            return false;
    }
    return true;
}

/* Whether a cell is read as the value that the record has. */
static bool cell_is(struct network *network, const struct record *record, const struct field *field, const char *cell)
{
    struct value value = {0};
    struct error error = {0};
    bool same = store_parse_value(network->store, &viewer, field, formula_unguard(cell), &value, &error)
                && value_equal(&value, record_field(record, field));

    if (!same)
        tap_note("%s.%s of %s: %s", record->type->name, field->name, cell, error.text);
    value_clear(&value);
    return same;
}

static bool row_is_record(struct network *network, const struct record_type *type, const struct csv_row *row, const struct field *const *columns)
{
    struct record record;
    int64_t id;

    if (!identity_parse(row->cells[0], &id) || !store_load(network->store, &viewer, type, id, &record, NULL))
        return false;
    bool same = true;
    for (size_t i = 1; i < row->count; i++)
        same = cell_is(network, &record, columns[i], row->cells[i]) && same;
    record_done(&record);
    return same;
}

/* Whether what was exported is, row for row, what the store has; *rows gets how many there are. */
static bool reads_back(struct output *output, struct network *network, const struct record_type *type, size_t *rows)
{
    struct csv_reader *reader = csv_reader_new(type->name, output_read, output);
    const struct field **columns = memory_new_array(type->field_count + 1, sizeof *columns);
    struct csv_row row;
    bool same = csv_reader_next(reader, &row, NULL) == CSV_RESULT_ROW && header_read(&row, type, columns);

    *rows = 0;
    while (same && csv_reader_next(reader, &row, NULL) == CSV_RESULT_ROW) {
        same = row_is_record(network, type, &row, columns);
        ++*rows;
    }
    free(columns);
    csv_reader_free(reader);
    return same;
}

/* --- All types -------------------------------------------------------------------------------------------------------- */

static void test_type(struct network *network, const struct record_type *type, bool labels, enum language language)
{
    struct export_request request = {.list = {.type = type, .language = language}, .labels = labels};
    struct output output;
    size_t rows;
    int64_t count;

    message_set_language(language);
    output_make(&output, network, &viewer, &request);
    store_count(network->store, &viewer, &request.list, &count, NULL);
    tap_ok(reads_back(&output, network, type, &rows), "%s comes back as it was (%s, %s)", type->name, labels ? "labels" : "codes", language_code(language));
    tap_is_number((intmax_t)rows, count, "and all of it");
    tap_is_number((intmax_t)output.report.rows, count, "and is counted");
    output_done(&output);
    message_set_language(LANGUAGE_EN);
}

static void test_types(struct network *network)
{
    for (size_t i = 0; i < network->types->count; i++) {
        test_type(network, network->types->types[i], false, LANGUAGE_EN);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            test_type(network, network->types->types[i], true, (enum language)language);
    }
}

/* The header is the id and every field in the table's order. */
static void test_header(struct network *network)
{
    const struct record_type *type = type_list_find(network->types, "contact");
    struct export_request request = {.list.type = type};
    struct output output;

    output_make(&output, network, &viewer, &request);
    tap_ok(strncmp(text_string(&output.bytes), "id,visibility,organisation,name,role,email,phone,language,consent\n", 66) == 0, "the header names id and fields");
    output_done(&output);
}

/* --- What is asked for ------------------------------------------------------------------------------------------------ */

static void test_chosen(struct network *network)
{
    const struct record_type *type = type_list_find(network->types, "member");
    int64_t b = network_add(network, "Test", "member", "name", "=B", "kind", "company", "country", "NO", "initiative", "ieh", "fee", "1650.50", "fee_currency", "NOK", NULL);
    int64_t a = network_add(network, "Test", "member", "name", "'=A", "kind", "company", "country", "NO", "initiative", "ieh", "fee", "",
                            "fee_currency", "", "contact_phone", "+47 22 33 44 55", NULL);
    const int64_t ids[] = {b, a, 12345};
    const struct field *const columns[] = {type_field(type, "name"), type_field(type, "fee"), type_field(type, "fee_currency"), type_field(type, "contact_phone")};
    struct export_request request = {.list.type = type, .ids = ids, .id_count = 3, .columns = columns, .column_count = 4, .delimiter = ';'};
    struct output output;

    output_make(&output, network, &viewer, &request);
    tap_is_text(text_string(&output.bytes), "name;fee;fee_currency;contact_phone\n''=A;;;'+47 22 33 44 55\n'=B;1650.50;NOK;\n", "chosen records and fields");
    output_done(&output);
    request.list.descending = true;
    request.column_count = 1;
    output_make(&output, network, &viewer, &request);
    tap_is_text(text_string(&output.bytes), "name\n'=B\n''=A\n", "the other way round");
    output_done(&output);
    request.list.sort = type_field(type, "fee");
    output_make(&output, network, &viewer, &request);
    tap_is_text(text_string(&output.bytes), "name\n'=B\n''=A\n", "by another field");
    output_done(&output);
}

static void test_query(struct network *network)
{
    const struct record_type *type = type_list_find(network->types, "member");
    const struct field *const columns[] = {type_field(type, "name"), NULL};
    struct query query = {0};
    struct output output;

    tap_ok(query_parse(&query, type, "fee_currency:NOK", false, NULL), "a query is read");
    struct export_request request = {.list = {.type = type, .query = &query}, .columns = columns, .column_count = 1};
    output_make(&output, network, &viewer, &request);
    tap_ok(strstr(text_string(&output.bytes), "\n'=B\n") && !strstr(text_string(&output.bytes), "=A"), "what a query finds");
    output_done(&output);
    query_done(&query);
}

/* --- Visibility ------------------------------------------------------------------------------------------------------- */

/* Whether an export holds a text. */
static bool output_has(const struct output *output, const char *text)
{
    return strstr(text_string(&output->bytes), text) != NULL;
}

static void test_visibility(struct network *network)
{
    const struct viewer members = {.name = "Test", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};
    const struct record_type *type = type_list_find(network->types, "organisation");
    struct export_request request = {.list.type = type};
    struct output output;

    network_add(network, "Test", "organisation", "name", "Open to members", "kind", "ngo", "country", "BD", "visibility", "members", NULL);
    network_add(network, "Test", "organisation", "name", "Kept back", "kind", "ngo", "country", "BD", "visibility", "coordinators", NULL);
    output_make(&output, network, &members, &request);
    tap_ok(output_has(&output, "Open to members") && !output_has(&output, "Kept back"), "records above the level are left out");
    output_done(&output);
    output_make(&output, network, &viewer, &request);
    tap_ok(output_has(&output, "Open to members") && output_has(&output, "Kept back"), "a coordinator gets all");
    output_done(&output);
}

static void test_visible_fields(struct network *network)
{
    const struct viewer everybody = {.name = "Test", .level = VISIBILITY_PUBLIC, .initiative = "", .countries = ""};
    const struct record_type *type = type_list_find(network->types, "partnership");
    const struct field *const columns[] = {type_field(type, "purpose"), type_field(type, "total_price")};
    struct export_request request = {.list.type = type};
    struct output output;
    struct error error = {0};

    output_make(&output, network, &everybody, &request);
    tap_ok(output_has(&output, "purpose") && !output_has(&output, "total_price"), "fields above the level have no column");
    tap_ok(!output.report.left_out, "which is as it should be where nobody asked for them");
    output_done(&output);
    request.columns = columns;
    request.column_count = 2;
    output_make(&output, network, &everybody, &request);
    tap_ok(strncmp(text_string(&output.bytes), "purpose\n", 8) == 0 && output.report.left_out == columns[1], "and is told where somebody did");
    output_done(&output);
    request.columns = columns + 1;
    request.column_count = 1;
    tap_ok(!export_rows(network->store, &everybody, &request, output_write, &output, &output.report, &error) && error.code == ERROR_USAGE, "no column is no export: %s", error.text);
}

/* --- Encodings -------------------------------------------------------------------------------------------------------- */

static void test_encodings(struct network *network)
{
    const struct record_type *type = type_list_find(network->types, "supplier");
    int64_t id = network_add(network, "Test", "supplier", "name", "Ærø ঢাকা", NULL);
    const struct field *const columns[] = {type_field(type, "name")};
    struct export_request request = {.list.type = type, .ids = &id, .id_count = 1, .columns = columns, .column_count = 1, .encoding = "ISO-8859-1"};
    char printed[IDENTITY_TEXT_SIZE];
    struct output output;

    output_make(&output, network, &viewer, &request);
    tap_is_text(text_string(&output.bytes), "name\n\xc6r\xf8 ????\n", "what an encoding lacks becomes a question mark");
    tap_is_number((intmax_t)output.report.lost, 4, "and is counted");
    tap_is_text(output.report.first, identity_print(id, printed), "with the first record");
    tap_ok(strstr(output.report.some, "ঢ") != NULL, "and examples: %s", output.report.some);
    tap_ok(!strstr(output.report.some, "..."), "which are all there are");
    output_done(&output);
    network_set(network, "Test", "supplier", id, "name", "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞ");
    output_make(&output, network, &viewer, &request);
    tap_ok(strstr(output.report.some, " ..."), "or it is told that there are others: %s", output.report.some);
    output_done(&output);
    network_set(network, "Test", "supplier", id, "name", "Ærø ঢাকা");
    request.encoding = "UTF-16LE";
    request.mark = true;
    output_make(&output, network, &viewer, &request);
    tap_ok(output.bytes.length == 2 * (1 + 5 + 9) && memcmp(output.bytes.bytes, "\xff\xfen\0a\0m\0e\0\n\0\xc6\0", 14) == 0, "UTF-16 with its mark");
    tap_is_number((intmax_t)output.report.lost, 0, "lacks nothing");
    output_done(&output);
    request.encoding = NULL;
    output_make(&output, network, &viewer, &request);
    tap_is_text(text_string(&output.bytes), "\ufeffname\nÆrø ঢাকা\n", "UTF-8 with its mark");
    output_done(&output);
}

int main(void)
{
    struct network network;
    struct samples samples;

    message_open(place_catalogue);
    network_new(&network, &types_all);
    samples_new(&samples, &network);
    test_types(&network);
    test_header(&network);
    test_chosen(&network);
    test_query(&network);
    test_visibility(&network);
    test_visible_fields(&network);
    test_encodings(&network);
    samples_done(&samples);
    network_done(&network);
    message_close();
    return tap_done();
}
