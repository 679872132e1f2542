/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of lists: equal values in the order of names, dates in titles by the day. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* The titles of a list, with "; " between, read in pages of so many rows; NULL where reading fails. */
static char *titles_read(struct network *network, const struct list_request *request, size_t page)
{
    const struct viewer viewer = network_viewer("Kari");
    struct text titles = {0};
    struct place place = {0};
    struct row_list rows = {0};
    struct error error = {0};
    bool first = true;

    while (store_rows(network->store, &viewer, request, first ? LIST_FIRST : LIST_AFTER, &place, page, &rows, &error) && rows.count > 0) {
        for (size_t i = 0; i < rows.count; i++) {
            char *title = store_title(network->store, &viewer, request->type, rows.rows[i].record.id, request->language);
            text_add_format(&titles, "%s%s", titles.length > 0 ? "; " : "", title);
            free(title);
        }
        place_done(&place);
        place_copy(&place, &rows.rows[rows.count - 1].place);
        row_list_done(&rows);
        first = false;
    }
    row_list_done(&rows);
    place_done(&place);
    return text_take(&titles);
}

static void order_is(struct network *network, const char *type, const char *field, bool descending, const char *expected, const char *point)
{
    struct list_request request = {.type = type_list_find(&types_all, type), .descending = descending, .language = LANGUAGE_EN};

    request.sort = field ? type_field(request.type, field) : NULL;
    for (size_t page = 1; page < 4; page += 2) {
        char *titles = titles_read(network, &request, page);
        tap_is_text(titles, expected, "%s, by %zu", point, page);
        free(titles);
    }
}

/* Added in no order, so that nothing but the rule brings them into one. */
static void test_equal(struct network *network)
{
    static const char *const suppliers[][3] = {
        {"Cotton", "IN", "12"}, {"Zari", "BD", "123"}, {"Anar", "IN", "12"}, {"Mill", "", "12"}, {"Beads", "BD", "1"}, {"Asha", "", ""},
    };

    for (size_t i = 0; i < sizeof suppliers / sizeof *suppliers; i++)
        network_add(network, "Kari", "supplier", "name", suppliers[i][0], "country", suppliers[i][1], "registration_number", suppliers[i][2], NULL);
    order_is(network, "supplier", NULL, false, "Anar; Asha; Beads; Cotton; Mill; Zari", "by name");
    order_is(network, "supplier", "country", false, "Beads; Zari; Anar; Cotton; Asha; Mill", "equal countries stand by name");
    order_is(network, "supplier", "country", true, "Anar; Cotton; Beads; Zari; Asha; Mill", "also where they are turned round");
    order_is(network, "supplier", "registration_number", false, "Beads; Anar; Cotton; Mill; Zari; Asha", "a beginning comes before what it begins");
    order_is(network, "supplier", "registration_number", true, "Zari; Anar; Cotton; Mill; Beads; Asha", "and behind it turned round");
    order_is(network, "supplier", "shared", false, "Anar; Asha; Beads; Cotton; Mill; Zari", "where all are equal all stand by name");
    order_is(network, "supplier", "shared", true, "Anar; Asha; Beads; Cotton; Mill; Zari", "in either direction");
}

static void test_references(struct network *network)
{
    static const char *const sites[][2] = {{"North", "Zari"}, {"East", "Zari"}, {"West", "Anar"}, {"South", "Zari"}};

    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
        const struct viewer viewer = network_viewer("Kari");
        struct error error = {0};
        char printed[IDENTITY_TEXT_SIZE];
        struct value value = {0};
        const struct field *field = type_field(type_list_find(&types_all, "site"), "supplier");
        if (!store_parse_value(network->store, &viewer, field, sites[i][1], &value, &error))
            tap_note("%s", error.text);
        network_add(network, "Kari", "site", "name", sites[i][0], "country", "BD", "supplier", identity_print(value.number, printed), NULL);
    }
    order_is(network, "site", "supplier", false, "West; East; North; South", "equal references stand by name");
    order_is(network, "site", "supplier", true, "East; North; South; West", "also where they are turned round");
}

static void test_dates(struct network *network)
{
    static const char *const days[] = {"2025-08-21", "2024-05-20", "2025-02-17", "2024-08-19"};
    char printed[IDENTITY_TEXT_SIZE];
    int64_t organisation = network_add(network, "Kari", "organisation", "name", "Awaj", "country", "BD", "kind", "ngo", NULL);

    identity_print(organisation, printed);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        network_add(network, "Kari", "concern", "organisation", printed, "text", "Late", "received", days[i], NULL);
    order_is(network, "concern", NULL, false, "Awaj, 20 May 2024; Awaj, 19 Aug 2024; Awaj, 17 Feb 2025; Awaj, 21 Aug 2025", "dates in titles go by the day");
}

int main(void)
{
    struct network network;

    network_new(&network, &types_all);
    test_equal(&network);
    test_references(&network);
    test_dates(&network);
    network_done(&network);
    return tap_done();
}
