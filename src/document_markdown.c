/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as Markdown: CommonMark 0.30, and tables as GitHub Flavored Markdown has them. */
#include "config.h"

#include "src/document.h"

#include <stdlib.h>
#include <string.h>

/* --- Texts -------------------------------------------------------------------------------------------------------------- */

/* Whether a line that began here would be taken for a heading, a list, a quotation or code. */
static bool begins_block(const char *at)
{
    size_t digits = strspn(at, "0123456789");

    return strchr("#>+-=~", *at) != NULL || (digits > 0 && (at[digits] == '.' || at[digits] == ')'));
}

/* Every sign that means something is escaped; a line feed becomes one blank, or in a paragraph, which begins a line, a line of its own. */
static void add_escaped(struct text *text, const char *string, bool paragraph)
{
    char *visible = text_inert(string, paragraph);
    bool begins = paragraph;

    for (const char *at = visible; *at; at++) {
        if (*at == '\n') {
            bool between = at[1] == '\n' || (at > visible && at[-1] == '\n');
            text_add(text, between ? "\n" : "  \n");
            begins = true;
            continue;
        }
        /* Of a number at the beginning of a line it is the sign behind it that makes a list. */
        if (begins && begins_block(at)) {
            size_t number = strspn(at, "0123456789");
            text_add_bytes(text, at, number);
            at += number;
            text_add(text, "\\");
        } else if (strchr("\\`*_[]<>|&$", *at)) {
            text_add(text, "\\");
        }
        text_add_bytes(text, at, 1);
        begins = begins && *at == ' ';
    }
    free(visible);
}

/* An address between pointed brackets may hold everything but these and line feeds. */
static void add_cell(struct text *text, const struct document_cell *cell)
{
    bool linked = cell->address && !strpbrk(cell->address, "<>\n\r\\ ");

    text_add(text, linked ? "[" : "");
    add_escaped(text, cell->text, false);
    if (linked) {
        char *visible = text_inert(cell->address, false);
        text_add_format(text, "](<%s>)", visible);
        free(visible);
    }
}

/* --- Blocks ------------------------------------------------------------------------------------------------------------- */

static void write_list(const struct document_block *block, struct text *text)
{
    for (size_t i = 0; i < block->row_count; i++) {
        text_add(text, "- ");
        add_cell(text, &block->rows[i].cells[0]);
        text_add(text, "\n");
    }
}

static void write_values(const struct document_block *block, struct text *text)
{
    for (size_t i = 0; i < block->row_count; i++) {
        text_add(text, "- **");
        add_escaped(text, block->rows[i].cells[0].text, false);
        text_add(text, ":** ");
        add_cell(text, &block->rows[i].cells[1]);
        text_add(text, "\n");
    }
}

static void write_table_row(const struct document_block *block, const struct document_row *row, struct text *text)
{
    for (size_t i = 0; i < block->column_count; i++) {
        text_add(text, "| ");
        if (i < row->count)
            add_cell(text, &row->cells[i]);
        text_add(text, " ");
    }
    text_add(text, "|\n");
}

static void write_table(const struct document_block *block, struct text *text)
{
    for (size_t i = 0; i < block->column_count; i++) {
        text_add(text, "| ");
        add_escaped(text, block->columns[i].label, false);
        text_add(text, " ");
    }
    text_add(text, "|\n");
    for (size_t i = 0; i < block->column_count; i++)
        text_add(text, block->columns[i].right ? "| ---: " : "| --- ");
    text_add(text, "|\n");
    for (size_t i = 0; i < block->row_count; i++)
        write_table_row(block, &block->rows[i], text);
}

static void write_block(const struct document_block *block, struct text *text)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        text_add(text, "## ");
        add_escaped(text, block->text, false);
        text_add(text, "\n");
        break;
    case DOCUMENT_PARAGRAPH:
        add_escaped(text, block->text, true);
        text_add(text, "\n");
        break;
    case DOCUMENT_LIST:
        write_list(block, text);
        break;
    case DOCUMENT_TABLE:
        write_table(block, text);
        break;
    case DOCUMENT_VALUES:
        write_values(block, text);
        break;
    }
}

void document_write_markdown(const struct document *document, struct text *text)
{
    text_add(text, "# ");
    add_escaped(text, document->title, false);
    text_add(text, "\n");
    for (size_t i = 0; i < document->count; i++) {
        if (!document_block_says(&document->blocks[i]))
            continue;
        text_add(text, "\n");
        write_block(&document->blocks[i], text);
    }
}
