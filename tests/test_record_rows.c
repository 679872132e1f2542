/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record laid out as rows: all of it once, within the width, found again after a change; and so for records of every type. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/seed.h"
#include "src/identity.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"
#include "ui/record_rows.h"
#include "ui/screen.h"

static const int widths[] = {53, 60, 80, 120};

/* The record of one layout. */
struct sheet {
    struct record_view view;
    struct record_rows rows;
};

static bool sheet_open(struct sheet *sheet, struct screen *screen, const struct record_type *type, int64_t id, int width)
{
    struct error error = {0};
    *sheet = (struct sheet){0};
    if (!record_view_load(&sheet->view, screen, type, id, &error)) {
        tap_note("%s", error.text);
        return false;
    }
    record_rows_lay_out(&sheet->rows, screen, &sheet->view, width, width - 20);
    return true;
}

static void sheet_close(struct sheet *sheet)
{
    record_rows_done(&sheet->rows);
    record_view_done(&sheet->view);
}

/* A row as it reads: label, text and cells, with a blank between. */
static char *row_words(const struct sheet *sheet, size_t index)
{
    const struct record_row *row = &sheet->rows.rows[index];
    struct text words = {0};
    if (row->label != NULL)
        text_add_format(&words, "%s: ", row->label);
    if (row->text != NULL)
        text_add(&words, row->text);
    for (size_t i = 0; row->cells != NULL && i < sheet->rows.columns[row->section].count; i++)
        text_add_format(&words, "%s ", row->cells[i]);
    return text_take(&words);
}

/* How many rows begin with these words. */
static int rows_with(const struct sheet *sheet, const char *words)
{
    int count = 0;
    for (size_t i = 0; i < sheet->rows.count; i++) {
        char *row = row_words(sheet, i);
        count += strncmp(row, words, strlen(words)) == 0;
        free(row);
    }
    return count;
}

static void has(const struct sheet *sheet, const char *words, const char *name)
{
    if (tap_is_number(rows_with(sheet, words), 1, "%s", name))
        return;
    for (size_t i = 0; i < sheet->rows.count; i++) {
        char *row = row_words(sheet, i);
        tap_note("|%s", row);
        free(row);
    }
}

static void test_organisation(struct network *network, struct screen *screen)
{
    struct sheet sheet;
    int64_t id = network_take(network, "Kari", "organisation", "name", "Turag Institute", "kind", "ngo", "country", "BD", "coverage", "BD; IN",
                             "description_en", "It teaches.", "description_nb", "Det underviser.", "status", "quality-assured", "review_due",
                             "2026-09-01", NULL);
    int64_t plain = network_add(network, "Kari", "organisation", "name", "Plain", "kind", "ngo", "country", "BD", "description_nb", "Bare norsk.", NULL);
    char printed[IDENTITY_TEXT_SIZE];
    identity_print(id, printed);
    for (int i = 0; i < 7; i++)
        network_add(network, "Kari", "verification", "organisation", printed, "initiative", "ieh", "date", "2026-01-01", "result", "passed", NULL);
    /* The verifications moved it. */
    network_set(network, "Kari", "organisation", id, "review_due", "2026-09-01");
    store_set_today(network->store, (struct date){2026, 9, 2});
    tap_ok(sheet_open(&sheet, screen, &type_organisation, id, 80), "an organisation is laid out");
    tap_is_text(sheet.rows.title, "Turag Institute", "its title is its name");
    tap_is_number(rows_with(&sheet, "Name"), 0, "which is not repeated");
    has(&sheet, "Description: It teaches.", "of two languages the interface's is shown");
    tap_is_number(rows_with(&sheet, "Description: Det"), 0, "and the other is not");
    has(&sheet, "Status: needs update (quality-assured until 1 Sep 2026)", "what it is today stands before what was recorded");
    tap_is_number(rows_with(&sheet, "Status today"), 0, "and nowhere else");
    tap_is_number(rows_with(&sheet, "Phone"), 0, "what is empty is left out");
    has(&sheet, "Verifications (7)", "what refers to it is counted");
    has(&sheet, "... 2 more", "and only the first are listed");
    has(&sheet, "Contact persons (0)  n adds one", "what has none yet is offered");
    tap_is_number(rows_with(&sheet, "Parties"), 0, "but not what belongs to another type");
    sheet_close(&sheet);

    store_set_today(network->store, (struct date){2026, 9, 1});
    tap_ok(sheet_open(&sheet, screen, &type_organisation, id, 80), "on the last day");
    has(&sheet, "Status: quality-assured", "it is what was recorded");
    sheet_close(&sheet);

    tap_ok(sheet_open(&sheet, screen, &type_organisation, plain, 80), "another organisation is laid out");
    has(&sheet, "Description: Bare norsk. [nb]", "a text of the other language is marked");
    sheet_close(&sheet);
    message_set_language(LANGUAGE_NB);
    tap_ok(sheet_open(&sheet, screen, &type_organisation, plain, 80) && rows_with(&sheet, "Beskrivelse: Bare norsk. [nb]") == 0,
           "in its own language it is not");
    sheet_close(&sheet);
    message_set_language(LANGUAGE_EN);
}

static void test_long_text(struct network *network, struct screen *screen)
{
    struct sheet sheet;
    int64_t id = network_add(network, "Kari", "organisation", "name", "Long", "kind", "ngo", "country", "NO", "description_en",
                             "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.\nA new line.", NULL);
    sheet_open(&sheet, screen, &type_organisation, id, 60);
    has(&sheet, "Description: ", "a long text has its label in a row of its own");
    has(&sheet, "One two three", "and begins below");
    has(&sheet, "A new line.", "with its own line breaks");
    sheet_close(&sheet);
}

/* --- What goes for every record --------------------------------------------------------------------------------------- */

struct faults {
    int wide, lost, twice, cells;
};

static bool row_fits(const struct sheet *sheet, const struct record_row *row, int width)
{
    int label = row->label != NULL ? text_width(row->label) : 0;
    return label <= 28 && (row->text == NULL || row->column + text_width(row->text) <= width)
           && (row->label == NULL || row->text == NULL || label <= sheet->rows.label_width);
}

/* Whether a field's rows stand together: one that is shown again further down is shown twice. */
static bool field_again(const struct record_rows *rows, size_t index)
{
    if (index == 0 || rows->rows[index].field == NULL || rows->rows[index].field == rows->rows[index - 1].field)
        return false;
    for (size_t i = 0; i < index; i++)
        if (rows->rows[i].field == rows->rows[index].field)
            return true;
    return false;
}

static void sheet_check(const struct sheet *sheet, int width, struct faults *faults)
{
    for (size_t i = 0; i < sheet->rows.count; i++) {
        const struct record_row *row = &sheet->rows.rows[i];
        struct record_spot spot = record_spot_of(&sheet->view, &sheet->rows, i);
        faults->wide += !row_fits(sheet, row, width);
        faults->lost += record_spot_find(&spot, &sheet->view, &sheet->rows) != i;
        faults->twice += field_again(&sheet->rows, i);
        faults->cells += (row->cells != NULL) != (row->kind == RECORD_ROW_CHILD);
    }
}

static int check_type(struct network *network, struct screen *screen, const struct record_type *type, struct faults *faults)
{
    enum { RECORDS = 12 };
    struct list_request request = {.type = type, .language = message_language()};
    struct row_list list;
    struct error error = {0};
    int count = 0;
    if (!store_rows(network->store, &screen->viewer, &request, LIST_FIRST, NULL, RECORDS, &list, &error))
        return 0;
    for (size_t i = 0; i < list.count; i++)
        for (size_t w = 0; w < sizeof widths / sizeof widths[0]; w++) {
            struct sheet sheet;
            if (!sheet_open(&sheet, screen, type, list.rows[i].record.id, widths[w]))
                continue;
            sheet_check(&sheet, widths[w], faults);
            sheet_close(&sheet);
            count++;
        }
    row_list_done(&list);
    return count;
}

static void test_types(struct network *network, struct screen *screen)
{
    for (size_t i = 0; i < types_all.count; i++) {
        const struct record_type *type = types_all.types[i];
        struct faults faults = {0};
        int count = check_type(network, screen, type, &faults);
        tap_ok(count > 0, "%s: %d layouts", type->name, count);
        tap_is_number(faults.wide, 0, "%s: no row is too wide", type->name);
        tap_is_number(faults.lost, 0, "%s: every row is found again", type->name);
        tap_is_number(faults.twice, 0, "%s: no field is shown twice", type->name);
        tap_is_number(faults.cells, 0, "%s: rows of lists have cells and no others", type->name);
    }
}

/* The row the cursor was on is found again when others were added before it, and a neighbour where it is gone. */
static void test_spots(struct network *network, struct screen *screen)
{
    struct sheet before, after;
    int64_t id = network_add(network, "Kari", "organisation", "name", "Spots", "kind", "ngo", "country", "NO", NULL);
    char printed[IDENTITY_TEXT_SIZE];
    identity_print(id, printed);
    int64_t second = network_add(network, "Kari", "contact", "organisation", printed, "name", "Bodil", "consent", "yes", NULL);
    network_add(network, "Kari", "contact", "organisation", printed, "name", "Cecilie", "consent", "yes", NULL);
    sheet_open(&before, screen, &type_organisation, id, 80);
    size_t row = 0;
    while (row < before.rows.count && before.rows.rows[row].kind != RECORD_ROW_CHILD)
        row++;
    struct record_spot spot = record_spot_of(&before.view, &before.rows, row);
    tap_ok(spot.child == second, "the first contact");
    network_add(network, "Kari", "contact", "organisation", printed, "name", "Anne", "consent", "yes", NULL);
    sheet_open(&after, screen, &type_organisation, id, 80);
    size_t found = record_spot_find(&spot, &after.view, &after.rows);
    tap_is_number((intmax_t)found, (intmax_t)row + 1, "has moved down by one");
    sheet_close(&after);
    network_delete(network, "Kari", "contact", second);
    sheet_open(&after, screen, &type_organisation, id, 80);
    found = record_spot_find(&spot, &after.view, &after.rows);
    tap_is_number((intmax_t)found, (intmax_t)row, "where it is gone its neighbour has its place");
    sheet_close(&after);
    sheet_close(&before);
}

int main(void)
{
    struct network network;
    struct error error = {0};
    message_open(place_catalogue);
    network_new(&network, &types_all);
    struct screen screen = {.store = network.store, .viewer = network_viewer("Kari")};
    if (!seed_reference(network.store, &screen.viewer, &error) || !seed_demonstration(network.store, &screen.viewer, &error))
        tap_note("%s", error.text);
    test_types(&network, &screen);
    test_organisation(&network, &screen);
    test_long_text(&network, &screen);
    test_spots(&network, &screen);
    network_done(&network);
    message_close();
    return tap_done();
}
