/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as a page of HTML. */
#include "config.h"

#include "src/document.h"

#include <stdlib.h>
#include <string.h>

/* The page's own style: readable on any screen and on paper; every colour has a contrast of at least 4.5 to 1 on white (WCAG 2.1, 1.4.3). */
static const char style[] =
    "body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}\n"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc}\n"
    ".right{text-align:right}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0}\n"
    ".text{white-space:pre-line}.quiet{color:#555}.good{color:#1b5e20}.notice{color:#0b4f6c}.warning{color:#7a4b00}.alarm{color:#a00020;font-weight:700}\n"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}\n";

static const char *const tones[TONE_COUNT] = {
    [TONE_PLAIN] = NULL, [TONE_QUIET] = "quiet", [TONE_GOOD] = "good", [TONE_NOTICE] = "notice", [TONE_WARNING] = "warning", [TONE_ALARM] = "alarm",
};

/* --- Texts -------------------------------------------------------------------------------------------------------------- */

static void add_escaped(struct text *text, const char *string)
{
    static const struct {
        char sign;
        const char *name;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    char *visible = text_visible(string, true);

    for (const char *at = visible; *at; at++) {
        const char *name = NULL;
        for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
            if (entities[i].sign == *at)
                name = entities[i].name;
        if (name)
            text_add(text, name);
        else
            text_add_bytes(text, at, 1);
    }
    free(visible);
}

static void add_cell(struct text *text, const struct document_cell *cell)
{
    bool linked = cell->address != NULL;

    if (linked) {
        text_add(text, "<a href=\"");
        add_escaped(text, cell->address);
        text_add(text, "\">");
    }
    add_escaped(text, cell->text);
    text_add(text, linked ? "</a>" : "");
}

static void add_element(struct text *text, const char *name, const char *string)
{
    text_add_format(text, "<%s>", name);
    add_escaped(text, string);
    text_add_format(text, "</%s>\n", name);
}

/* --- Blocks ------------------------------------------------------------------------------------------------------------- */

static void write_list(const struct document_block *block, struct text *text)
{
    text_add(text, "<ul>\n");
    for (size_t i = 0; i < block->row_count; i++) {
        text_add(text, "<li>");
        add_cell(text, &block->rows[i].cells[0]);
        text_add(text, "</li>\n");
    }
    text_add(text, "</ul>\n");
}

static void write_values(const struct document_block *block, struct text *text)
{
    text_add(text, "<dl>\n");
    for (size_t i = 0; i < block->row_count; i++) {
        text_add(text, "<dt>");
        add_escaped(text, block->rows[i].cells[0].text);
        text_add(text, "</dt><dd>");
        add_cell(text, &block->rows[i].cells[1]);
        text_add(text, "</dd>\n");
    }
    text_add(text, "</dl>\n");
}

/* A cell's classes, its tone and where its column stands; and how many columns it reaches over. */
static void begin_table_cell(const struct document_block *block, const struct document_row *row, size_t column, struct text *text)
{
    const char *tone = tones[row->cells[column].tone];
    bool right = block->columns[column].right, last = column + 1 == row->count;
    size_t reach = last ? block->column_count - column : 1;

    text_add(text, "<td");
    if (tone || right)
        text_add_format(text, " class=\"%s%s%s\"", tone ? tone : "", tone && right ? " " : "", right ? "right" : "");
    if (reach > 1)
        text_add_format(text, " colspan=\"%zu\"", reach);
    text_add(text, ">");
}

static void write_table(const struct document_block *block, size_t heading, struct text *text)
{
    text_add_format(text, "<table aria-labelledby=\"s%zu\">\n<thead><tr>", heading);
    for (size_t i = 0; i < block->column_count; i++) {
        text_add_format(text, "<th scope=\"col\"%s>", block->columns[i].right ? " class=\"right\"" : "");
        add_escaped(text, block->columns[i].label);
        text_add(text, "</th>");
    }
    text_add(text, "</tr></thead>\n<tbody>\n");
    for (size_t at = 0; at < block->row_count; at++) {
        const struct document_row *row = &block->rows[at];
        text_add(text, "<tr>");
        for (size_t i = 0; i < row->count; i++) {
            begin_table_cell(block, row, i, text);
            add_cell(text, &row->cells[i]);
            text_add(text, "</td>");
        }
        text_add(text, "</tr>\n");
    }
    text_add(text, "</tbody>\n</table>\n");
}

/* heading: the number of the last heading, 0 for the title. */
static void write_block(const struct document_block *block, size_t heading, struct text *text)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        text_add_format(text, "<h2 id=\"s%zu\">", heading);
        add_escaped(text, block->text);
        text_add(text, "</h2>\n");
        break;
    case DOCUMENT_PARAGRAPH:
        text_add(text, "<p class=\"text\">");
        add_escaped(text, block->text);
        text_add(text, "</p>\n");
        break;
    case DOCUMENT_LIST:
        write_list(block, text);
        break;
    case DOCUMENT_TABLE:
        write_table(block, heading, text);
        break;
    case DOCUMENT_VALUES:
        write_values(block, text);
        break;
    }
}

void document_write_html(const struct document *document, struct text *text)
{
    size_t heading = 0;

    text_add_format(text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language_code(document->language));
    text_add(text, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add_element(text, "title", document->title);
    text_add_format(text, "<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1 id=\"s0\">", style);
    add_escaped(text, document->title);
    text_add(text, "</h1>\n");
    for (size_t i = 0; i < document->count; i++) {
        heading += document->blocks[i].kind == DOCUMENT_HEADING;
        write_block(&document->blocks[i], heading, text);
    }
    text_add(text, "</main>\n</body>\n</html>\n");
}
