/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any headers and cells taken for a list: every header has its place in the mapping, a mapping printed and read again is the same, and what a cell is
 * read as is a value that is right, prints, and is read again as itself. The first byte chooses the type of record. Then come lines of cells, separated by
 * tabs: the headers, and rows; a line that begins with "=" holds FIELD=HEADER. */
#include "config.h"

#include <string.h>

#include "src/clean.h"
#include "src/error.h"
#include "src/mapping.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/fuzz/fuzz.h"

enum { CELLS = 64 };

const char *const fuzz_name = "list";

struct cells {
    char *texts[CELLS];
    size_t count;
};

static void cells_done(struct cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        free(cells->texts[i]);
    cells->count = 0;
}

/* Cuts the next line off and into cells, which hold text as the reader of CSV gives it: valid UTF-8. */
static void cells_cut(const char **at, const char *end, struct cells *cells)
{
    const char *line_end = memchr(*at, '\n', (size_t)(end - *at));
    const char *stop = line_end != NULL ? line_end : end;

    while (*at < stop && cells->count < CELLS) {
        const char *tab = memchr(*at, '\t', (size_t)(stop - *at));
        const char *cell_end = tab != NULL ? tab : stop;
        char *text = string_copy_part(*at, (size_t)(cell_end - *at));
        if (!utf8_is_valid(text, strlen(text)))
            text[0] = '\0';
        cells->texts[cells->count++] = text;
        *at = tab != NULL ? tab + 1 : stop;
    }
    *at = line_end != NULL ? line_end + 1 : end;
}

/* --- The mapping ---------------------------------------------------------------------------------------------------------- */

static void mapping_check(const struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->link_count; i++) {
        must(mapping->links[i].column < mapping->count);
        must(mapping->columns[mapping->links[i].column].use == COLUMN_READ);
        must(mapping_has(mapping, mapping->links[i].field));
        for (size_t later = i + 2; later < mapping->link_count; later++)
            must(mapping->links[later].field != mapping->links[i].field || mapping->links[later - 1].field == mapping->links[i].field);
    }
    for (size_t i = 0; i < mapping->count; i++)
        must(utf8_is_valid(mapping->columns[i].header, strlen(mapping->columns[i].header)));
}

static void mapping_make(struct mapping *mapping, const struct record_type *type, const struct cells *headers)
{
    const char *texts[CELLS];

    for (size_t i = 0; i < headers->count; i++)
        texts[i] = headers->texts[i];
    mapping_init(mapping, type, texts, headers->count, false);
}

/* A header that is a number hides the column with that number. */
static bool headers_have_numbers(const struct cells *headers)
{
    for (size_t i = 0; i < headers->count; i++)
        if (strpbrk(headers->texts[i], "0123456789") != NULL)
            return true;
    return false;
}

/* What is kept as a profile makes the same mapping again. */
static void mapping_check_print(const struct mapping *mapping, const struct cells *headers)
{
    struct mapping again;
    struct error error = {0};
    char *printed = mapping_print(mapping);
    char *rest;

    mapping_make(&again, mapping->type, headers);
    for (char *line = strtok_r(printed, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
        must(mapping_assign(&again, line, &error));
    free(printed);
    printed = mapping_print(mapping);
    char *printed_again = mapping_print(&again);
    must(strcmp(printed, printed_again) == 0);
    free(printed_again);
    free(printed);
    mapping_done(&again);
}

static void mapping_check_numbers(const struct mapping *mapping)
{
    char *fingerprint = mapping_fingerprint(mapping);
    char *names = mapping_headers(mapping);

    must(*fingerprint != '\0');
    free(names);
    free(fingerprint);
}

/* --- Cells ---------------------------------------------------------------------------------------------------------------- */

static bool word_forget(void *context, const struct field *field, const char *word, struct value *value)
{
    (void)context, (void)field, (void)value;
    must(utf8_is_valid(word, strlen(word)));
    return false;
}

static void value_check(const struct field *field, const struct value *value)
{
    struct value again = {0};
    struct error error = {0};
    char *printed = field_print(field, value);

    must(field_check(field, value, &error));
    must(utf8_is_valid(printed, strlen(printed)));
    must(field_parse(field, printed, &again, &error) && value_equal(value, &again));
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        char *shown = field_show(field, value, language);
        must(utf8_is_valid(shown, strlen(shown)));
        free(shown);
    }
    value_clear(&again);
    free(printed);
}

static void cell_check(const struct field *field, const char *cell)
{
    struct value value = {0};
    struct error error = {0};
    char *clean = clean_cell(cell);

    must(utf8_is_valid(clean, strlen(clean)));
    bool read = clean_read(field, clean, &value, word_forget, NULL, &error);
    must(read || error.text[0] != '\0');
    must(read || utf8_is_valid(error.text, strlen(error.text)));
    value_check(field, &value);
    value_clear(&value);
    free(clean);
}

static void cells_check(const struct mapping *mapping, const struct cells *cells)
{
    for (size_t i = 0; i < mapping->link_count; i++) {
        const struct mapping_link *link = &mapping->links[i];
        if (link->field != NULL && link->field->kind != FIELD_REFERENCE && link->column < cells->count)
            cell_check(link->field, cells->texts[link->column]);
    }
}

/* --- A list --------------------------------------------------------------------------------------------------------------- */

static void line_take(struct mapping *mapping, const struct cells *cells)
{
    struct error error = {0};

    if (cells->count == 0)
        return;
    if (cells->texts[0][0] != '=')
        cells_check(mapping, cells);
    else if (!mapping_assign(mapping, cells->texts[0] + 1, &error))
        must(error.code == ERROR_USAGE && error.text[0] != '\0');
}

static void list_check(const struct record_type *type, const char *at, const char *end)
{
    struct cells headers = {0}, cells = {0};
    struct mapping mapping;

    cells_cut(&at, end, &headers);
    mapping_make(&mapping, type, &headers);
    while (at < end) {
        cells_cut(&at, end, &cells);
        line_take(&mapping, &cells);
        cells_done(&cells);
        mapping_check(&mapping);
    }
    if (!headers_have_numbers(&headers))
        mapping_check_print(&mapping, &headers);
    mapping_check_numbers(&mapping);
    mapping_done(&mapping);
    cells_done(&headers);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length > 0)
        list_check(types_all.types[bytes[0] % types_all.count], (const char *)bytes + 1, (const char *)bytes + length);
    return 0;
}
