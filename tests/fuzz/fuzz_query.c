/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text asked as a query, strictly and as it is typed: it is refused with a sentence, or the store answers; what the filter panel writes into it is read
 * again as it was written. The first byte chooses the type of record. */
#include "config.h"

#include <string.h>

#include "src/error.h"
#include "src/memory.h"
#include "src/query.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/fuzz/fuzz.h"
#include "tests/network.h"

const char *const fuzz_name = "query";

static struct network network;

static void network_leave(void)
{
    network_done(&network);
}

/* Made once: a record to be found, and types without any. */
static void network_be_there(void)
{
    if (network.store != NULL)
        return;
    network_new(&network, &types_all);
    network_add(&network, "Kari", "organisation", "name", "Shimul", "kind", "ngo", "country", "BD", "issues", "climate; corruption", "founded", "1999", NULL);
    atexit(network_leave);
}

static void query_answer(const struct record_type *type, const char *text, bool lenient)
{
    const struct viewer viewer = network_viewer("Kari");
    struct query query;
    struct error error = {0};
    int64_t count = 0;

    if (!query_parse(&query, type, text, lenient, &error)) {
        must(error.text[0] != '\0' && utf8_is_valid(error.text, strlen(error.text)));
        return;
    }
    const struct list_request request = {.type = type, .query = &query, .language = LANGUAGE_NB};
    must(store_count(network.store, &viewer, &request, &count, &error) || error.code != ERROR_DATABASE);
    query_done(&query);
}

/* The type's last field that is picked from a list; NULL where it has none. */
static const struct field *field_picked(const struct record_type *type)
{
    size_t i = type->field_count;

    while (i > 0 && type->fields[i - 1].kind != FIELD_CHOICE)
        i--;
    return i > 0 ? &type->fields[i - 1] : NULL;
}

/* A filter put into any query stands there, and is taken out again. */
static void filter_check(const struct record_type *type, const struct field *field, const char *text)
{
    const char *code = field->vocabulary->terms[0].code;
    char *with = query_with_field(text, type, field, code), *values = query_field_values(with, type, field);
    char *without = query_with_field(with, type, field, NULL), *none = query_field_values(without, type, field);

    must(strcmp(values, code) == 0 && none[0] == '\0');
    free(with);
    free(values);
    free(without);
    free(none);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length == 0)
        return 0;
    const struct record_type *type = types_all.types[bytes[0] % types_all.count];
    char *text = string_copy_part((const char *)bytes + 1, length - 1);

    network_be_there();
    if (utf8_is_valid(text, strlen(text))) {
        struct query query;
        query_answer(type, text, false);
        query_answer(type, text, true);
        if (field_picked(type) != NULL && query_parse(&query, type, text, false, NULL)) {
            filter_check(type, field_picked(type), text);
            query_done(&query);
        }
    }
    free(text);
    return 0;
}
