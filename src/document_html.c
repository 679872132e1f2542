/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as a page of HTML. */
#include "config.h"

#include "src/document.h"

#include "src/document_chart.h"
#include "src/html.h"

/* The page's own style: readable on any screen and on paper; every colour has a contrast of at least 4.5 to 1 on white (WCAG 2.1, 1.4.3). */
static const char style[] =
    "body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}\n"
    "table{border-collapse:collapse;min-width:60%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc}tbody th{font-weight:400}\n"
    ".right{text-align:right}.whole{white-space:nowrap}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0}\n"
    ".text{white-space:pre-line}.quiet{color:#555}.good{color:#1b5e20}.notice{color:#0b4f6c}.warning{color:#7a4b00}.alarm{color:#a00020;font-weight:700}\n"
    "figure{margin:1rem 0}svg{width:100%;max-width:41rem;height:auto;font:14px system-ui,sans-serif;fill:#1a1a1a}\n"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,figure{break-inside:avoid}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}a::after{content:\" (\" attr(href) \")\"}}\n";

static const char *const tones[TONE_COUNT] = {
    [TONE_PLAIN] = NULL, [TONE_QUIET] = "quiet", [TONE_GOOD] = "good", [TONE_NOTICE] = "notice", [TONE_WARNING] = "warning", [TONE_ALARM] = "alarm",
};

/* --- Texts -------------------------------------------------------------------------------------------------------------- */

static void add_cell(struct text *text, const struct document_cell *cell)
{
    bool linked = cell->address != NULL;

    if (linked) {
        text_add(text, "<a href=\"");
        html_add(text, cell->address);
        text_add(text, "\">");
    }
    html_add(text, cell->text);
    text_add(text, linked ? "</a>" : "");
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
        html_add(text, block->rows[i].cells[0].text);
        text_add(text, "</dt><dd>");
        add_cell(text, &block->rows[i].cells[1]);
        text_add(text, "</dd>\n");
    }
    text_add(text, "</dl>\n");
}

/* What a row is about heads it. */
static bool is_row_head(const struct document_block *block, const struct document_row *row, size_t column)
{
    return block->columns[column].main && row->count == block->column_count;
}

/* A cell's classes: its tone, where its column stands, whether it is not to be broken. */
static void add_classes(const struct document_column *column, enum tone tone, struct text *text)
{
    const char *const names[] = {tones[tone], column->right ? "right" : NULL, column->whole ? "whole" : NULL};
    bool begun = false;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!names[i])
            continue;
        text_add_format(text, begun ? " %s" : " class=\"%s", names[i]);
        begun = true;
    }
    text_add(text, begun ? "\"" : "");
}

/* The last cell of a short row reaches over the other columns. */
static void begin_table_cell(const struct document_block *block, const struct document_row *row, size_t column, struct text *text)
{
    size_t reach = column + 1 == row->count ? block->column_count - column : 1;

    text_add(text, is_row_head(block, row, column) ? "<th scope=\"row\"" : "<td");
    add_classes(&block->columns[column], row->cells[column].tone, text);
    if (reach > 1)
        text_add_format(text, " colspan=\"%zu\"", reach);
    text_add(text, ">");
}

static void write_table(const struct document_block *block, size_t heading, struct text *text)
{
    text_add_format(text, "<table aria-labelledby=\"s%zu\">\n<thead><tr>", heading);
    for (size_t i = 0; i < block->column_count; i++) {
        text_add(text, "<th scope=\"col\"");
        add_classes(&block->columns[i], TONE_PLAIN, text);
        text_add(text, ">");
        html_add(text, block->columns[i].label);
        text_add(text, "</th>");
    }
    text_add(text, "</tr></thead>\n<tbody>\n");
    for (size_t at = 0; at < block->row_count; at++) {
        const struct document_row *row = &block->rows[at];
        text_add(text, "<tr>");
        for (size_t i = 0; i < row->count; i++) {
            begin_table_cell(block, row, i, text);
            add_cell(text, &row->cells[i]);
            text_add(text, is_row_head(block, row, i) ? "</th>" : "</td>");
        }
        text_add(text, "</tr>\n");
    }
    text_add(text, "</tbody>\n</table>\n");
}

/* heading: the number of the last heading, 0 for the title; number: that of the block. */
static void write_block(const struct document_block *block, size_t heading, size_t number, struct text *text)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        text_add_format(text, "<h2 id=\"s%zu\">", heading);
        html_add(text, block->text);
        text_add(text, "</h2>\n");
        break;
    case DOCUMENT_PARAGRAPH:
        text_add(text, "<p class=\"text\">");
        html_add(text, block->text);
        text_add(text, "</p>\n");
        break;
    case DOCUMENT_LIST:
        write_list(block, text);
        break;
    case DOCUMENT_TABLE:
        document_chart_write(block, number, text);
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

    text_add_format(text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", language_code(document->language));
    text_add(text, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html_add_element(text, "title", document->title);
    text_add_format(text, "<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1 id=\"s0\">", style);
    html_add(text, document->title);
    text_add(text, "</h1>\n");
    for (size_t i = 0; i < document->count; i++) {
        heading += document->blocks[i].kind == DOCUMENT_HEADING;
        if (document_block_says(&document->blocks[i]))
            write_block(&document->blocks[i], heading, i, text);
    }
    text_add(text, "</main>\n</body>\n</html>\n");
}
