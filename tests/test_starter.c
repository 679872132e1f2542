/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The starter hot spots: enough of them, complete in both languages, each with an action and a named source, and those from the US
 * Department of Labor's list of goods (2016) checked line by line against a copy of that list where one is at hand. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/csv.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/tap.h"

enum { LEAST_HOTSPOTS = 120, LEAST_COUNTRIES = 45 };

/* A whole file in memory: rows[0] is the header. */
struct sheet {
    char ***rows;
    size_t count, columns;
};

static struct sheet sheet_read(const char *path)
{
    struct sheet sheet = {0};
    struct error error = {0};
    struct csv_row row;
    struct csv_reader *reader = csv_reader_open(path, &error);
    if (!tap_ok(reader != NULL, "%s opens", path))
        return sheet;
    enum csv_result result;
    while ((result = csv_reader_next(reader, &row, &error)) == CSV_RESULT_ROW) {
        sheet.columns = row.count;
        sheet.rows = memory_resize(sheet.rows, sheet.count + 1, sizeof *sheet.rows);
        char **cells = memory_new_array(row.count, sizeof *cells);
        for (size_t i = 0; i < row.count; i++)
            cells[i] = string_copy(row.cells[i]);
        sheet.rows[sheet.count++] = cells;
    }
    if (!tap_ok(result == CSV_RESULT_END, "%s is read to its end", path))
        tap_note("%s", error.text);
    csv_reader_free(reader);
    return sheet;
}

static struct sheet sheet_data(const char *name)
{
    char *path = place_data(name);
    struct sheet sheet = sheet_read(path);
    free(path);
    return sheet;
}

static void sheet_done(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        for (size_t c = 0; c < sheet->columns; c++)
            free(sheet->rows[i][c]);
        free(sheet->rows[i]);
    }
    free(sheet->rows);
}

/* The cell of a row under a heading, "" where there is no such column. */
static const char *cell(const struct sheet *sheet, size_t row, const char *heading)
{
    for (size_t c = 0; c < sheet->columns; c++)
        if (strcmp(sheet->rows[0][c], heading) == 0)
            return sheet->rows[row][c];
    return "";
}

/* The first row whose cell under a heading is the text, 0 for none. */
static size_t sheet_find(const struct sheet *sheet, const char *heading, const char *text)
{
    for (size_t i = 1; i < sheet->count; i++)
        if (strcmp(cell(sheet, i, heading), text) == 0)
            return i;
    return 0;
}

static size_t count_different(const struct sheet *sheet, const char *heading)
{
    size_t different = 0;
    for (size_t i = 1; i < sheet->count; i++)
        different += sheet_find(sheet, heading, cell(sheet, i, heading)) == i;
    return different;
}

static size_t count_filled(const struct sheet *sheet, const char *heading)
{
    size_t filled = 0;
    for (size_t i = 1; i < sheet->count; i++)
        filled += cell(sheet, i, heading)[0] != '\0';
    return filled;
}

/* Sentences by their ends: a full stop, question or exclamation mark before a blank or the end of the text. */
static int sentences(const char *text)
{
    int count = 0;
    for (const char *at = text; *at != '\0'; at++)
        count += strchr(".!?", *at) != NULL && (at[1] == ' ' || at[1] == '\0');
    return count;
}

static void check_reach(const struct sheet *hotspots)
{
    static const char *const sectors[] = {"garments", "textiles", "footwear", "natural-stone", "cocoa", "coffee", "tea", "palm-oil", "cotton",
        "rubber", "fish-seafood", "fruit-vegetables", "flowers", "electronics", "minerals", "bricks", "construction", "solar",
        "medical-supplies", "furniture", "leather", "shipbreaking", "tobacco", "sugar", "toys"};
    tap_ok(hotspots->count > LEAST_HOTSPOTS, "there are more than %d hot spots", LEAST_HOTSPOTS);
    tap_ok(count_different(hotspots, "country") >= LEAST_COUNTRIES, "they stand in at least %d countries", LEAST_COUNTRIES);
    for (size_t i = 0; i < sizeof sectors / sizeof sectors[0]; i++)
        tap_ok(sheet_find(hotspots, "sector", sectors[i]) != 0, "sector %s has one", sectors[i]);
}

static void check_texts(const struct sheet *hotspots)
{
    static const char *const texts[] = {"country", "sector", "issue", "title_en", "title_nb", "description_en", "description_nb"};
    static const char *const ratings[] = {"scale", "scope", "irremediability", "likelihood"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        tap_is_number((intmax_t)count_filled(hotspots, texts[i]), (intmax_t)hotspots->count - 1, "every hot spot has %s", texts[i]);
    for (size_t i = 0; i < sizeof ratings / sizeof ratings[0]; i++)
        tap_is_number((intmax_t)count_filled(hotspots, ratings[i]), 0, "none has a %s without a reason", ratings[i]);
    size_t other = 0;
    for (size_t i = 1; i < hotspots->count; i++) {
        bool two = sentences(cell(hotspots, i, "description_en")) == 2 && sentences(cell(hotspots, i, "description_nb")) == 2;
        if (!two || strcmp(cell(hotspots, i, "confidence"), "starter") != 0) {
            tap_note("%s", cell(hotspots, i, "id"));
            other++;
        }
    }
    tap_is_number((intmax_t)other, 0, "each is described in two sentences and is a starter, to be verified");
}

static size_t count_saying(const struct sheet *sheet, const char *heading, const char *word)
{
    size_t count = 0;
    for (size_t i = 1; i < sheet->count; i++)
        count += strstr(cell(sheet, i, heading), word) != NULL;
    return count;
}

/* A trade is spelt as the vocabulary of sectors spells it: both spellings are right, but who searches for one finds only that. */
static void check_spelling(const struct sheet *hotspots)
{
    static const char *const headings[] = {"title_nb", "description_nb", "product_nb"};
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        tap_is_number((intmax_t)count_saying(hotspots, headings[i], "opphugg"), 0, "\"opphogging\" has one spelling in %s", headings[i]);
}

/* Every hot spot has rows of a child file, at most so many. */
static void check_children(const struct sheet *hotspots, const char *name, size_t most)
{
    struct sheet children = sheet_data(name);
    size_t wrong = 0;
    for (size_t i = 1; i < hotspots->count; i++) {
        size_t count = 0;
        for (size_t c = 1; c < children.count; c++)
            count += strcmp(cell(&children, c, "hotspot"), cell(hotspots, i, "id")) == 0;
        if (count < 1 || count > most) {
            tap_note("%s has %zu", cell(hotspots, i, "id"), count);
            wrong++;
        }
    }
    tap_is_number((intmax_t)wrong, 0, "each hot spot has one to %zu rows in %s", most, name);
    for (size_t c = 1; c < children.count; c++)
        if (sheet_find(hotspots, "id", cell(&children, c, "hotspot")) == 0)
            tap_ok(false, "%s of %s belongs to a hot spot", cell(&children, c, "id"), name);
    sheet_done(&children);
}

/* Whether the list names the good of the country with the mark of the issue. */
static bool list_has(const struct sheet *list, const char *country, const char *good, const char *issue)
{
    size_t mark = strcmp(issue, "child-labour") == 0 ? 2 : strcmp(issue, "forced-labour") == 0 ? 3 : 0;
    for (size_t i = 1; mark != 0 && i < list->count; i++)
        if (strcmp(list->rows[i][0], country) == 0 && strcmp(list->rows[i][1], good) == 0 && strpbrk(list->rows[i][mark], "Xx") != NULL)
            return true;
    return false;
}

static void check_against_list(const struct sheet *hotspots, const struct sheet *goods, const char *path)
{
    struct sheet list = sheet_read(path);
    for (size_t i = 1; i < goods->count; i++) {
        size_t hotspot = sheet_find(hotspots, "id", goods->rows[i][0]);
        tap_ok(hotspot != 0 && list_has(&list, goods->rows[i][1], goods->rows[i][2], cell(hotspots, hotspot, "issue")), "%s: %s, %s",
               goods->rows[i][0], goods->rows[i][1], goods->rows[i][2]);
    }
    sheet_done(&list);
}

/* A hot spot that names the list as its source must say which of its lines it is. */
static void check_named(const struct sheet *goods)
{
    struct sheet sources = sheet_data("source.csv");
    size_t unnamed = 0;
    for (size_t i = 1; i < sources.count; i++)
        if (strstr(cell(&sources, i, "title"), "List of Goods") != NULL && sheet_find(goods, "hotspot", cell(&sources, i, "hotspot")) == 0) {
            tap_note("%s", cell(&sources, i, "hotspot"));
            unnamed++;
        }
    tap_is_number((intmax_t)unnamed, 0, "each hot spot from the list of goods names its line");
    sheet_done(&sources);
}

int main(void)
{
    const char *top = getenv("TOP_SRCDIR");
    char *goods_path = string_format("%s/tests/data/hotspot-goods.csv", top != NULL ? top : ".");
    char *list_path = string_format("%s/../shared/data/us-dol-tvpra-goods-2016.csv", top != NULL ? top : ".");
    struct sheet hotspots = sheet_data("hotspot.csv");
    struct sheet goods = sheet_read(goods_path);
    check_reach(&hotspots);
    check_texts(&hotspots);
    check_spelling(&hotspots);
    check_children(&hotspots, "action.csv", 3);
    check_children(&hotspots, "source.csv", 3);
    check_named(&goods);
    if (access(list_path, R_OK) == 0)
        check_against_list(&hotspots, &goods, list_path);
    else
        tap_skip(1, "the list of goods is not at hand");
    sheet_done(&goods);
    sheet_done(&hotspots);
    free(list_path);
    free(goods_path);
    return tap_done();
}
