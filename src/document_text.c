/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as plain text. */
#include "config.h"

#include "src/document.h"

#include <limits.h>
#include <stdlib.h>


enum { INDENT = 2, NAME_WIDEST = 26 };

static void add_blanks(struct text *text, int count)
{
    while (count-- > 0)
        text_add(text, " ");
}

static void add_rule(struct text *text, int width, const char *sign)
{
    while (width-- > 0)
        text_add(text, sign);
    text_add(text, "\n");
}

/* Adds a text in lines that begin at a column; the first one stands there already. */
static void add_wrapped(struct text *text, const char *string, int column, int width)
{
    struct text_line *lines;
    size_t count = text_wrap(string, width - column > 1 ? width - column : 1, &lines);

    for (size_t i = 0; i < count; i++) {
        add_blanks(text, i > 0 && lines[i].length > 0 ? column : 0);
        text_add_bytes(text, string + lines[i].start, lines[i].length);
        text_add(text, "\n");
    }
    free(lines);
}

static void add_underlined(struct text *text, const char *title, int width, const char *sign)
{
    int wide = text_width(title);

    add_wrapped(text, title, 0, width);
    add_rule(text, wide < width ? wide : width, sign);
}

static void write_list(const struct document_block *block, int width, struct text *text)
{
    for (size_t i = 0; i < block->row_count; i++) {
        text_add(text, "- ");
        add_wrapped(text, block->rows[i].cells[0].text, INDENT, width);
    }
}

static void write_values(const struct document_block *block, int width, struct text *text)
{
    int widest = 1;

    for (size_t i = 0; i < block->row_count; i++) {
        int name = text_width(block->rows[i].cells[0].text);
        widest = name > widest ? name : widest;
    }
    widest = widest > NAME_WIDEST ? NAME_WIDEST : widest;
    for (size_t i = 0; i < block->row_count; i++) {
        const char *name = block->rows[i].cells[0].text;
        text_add(text, name);
        if (text_width(name) > widest)
            text_add(text, "\n");
        add_blanks(text, text_width(name) > widest ? widest + DOCUMENT_GAP : widest + DOCUMENT_GAP - text_width(name));
        add_wrapped(text, block->rows[i].cells[1].text, widest + DOCUMENT_GAP, width);
    }
}

/* --- Tables ------------------------------------------------------------------------------------------------------------- */

/* A row of a table being written line by line, each cell wrapped in its column. */
struct table_row {
    const char *texts[DOCUMENT_COLUMNS];
    struct text_line *lines[DOCUMENT_COLUMNS];
    size_t counts[DOCUMENT_COLUMNS];
};

static void add_table_cell(const struct document_block *block, const int *widths, const struct table_row *row, size_t column, size_t line, struct text *text)
{
    const struct text_line *part = line < row->counts[column] ? &row->lines[column][line] : NULL;
    int blanks = widths[column] - (part ? part->width : 0);
    bool last = column + 1 == block->column_count;

    if (widths[column] == 0)
        return;
    add_blanks(text, block->columns[column].right ? blanks : 0);
    if (part)
        text_add_bytes(text, row->texts[column] + part->start, part->length);
    if (!last)
        add_blanks(text, (block->columns[column].right ? 0 : blanks) + DOCUMENT_GAP);
}

/* Blanks at the end of a line serve nobody. */
static void end_line(struct text *text)
{
    size_t length = text->length;

    while (length > 0 && text->bytes[length - 1] == ' ')
        length--;
    text_replace(text, length, text->length, "\n", 1);
}

static void write_table_row(const struct document_block *block, const int *widths, struct table_row *row, struct text *text)
{
    size_t most = 0;

    for (size_t i = 0; i < block->column_count; i++) {
        row->counts[i] = text_wrap(row->texts[i], widths[i] > 0 ? widths[i] : INT_MAX, &row->lines[i]);
        most = row->counts[i] > most ? row->counts[i] : most;
    }
    for (size_t line = 0; line < most; line++) {
        for (size_t i = 0; i < block->column_count; i++)
            add_table_cell(block, widths, row, i, line, text);
        end_line(text);
    }
    for (size_t i = 0; i < block->column_count; i++)
        free(row->lines[i]);
}

static void write_table(const struct document_block *block, int width, struct text *text)
{
    struct table_row row;
    int widths[DOCUMENT_COLUMNS];

    document_fit_columns(block, DOCUMENT_LABELLED, width, widths);
    for (size_t i = 0; i < block->column_count; i++)
        row.texts[i] = block->columns[i].label;
    write_table_row(block, widths, &row, text);
    for (size_t i = 0; i < block->column_count; i++) {
        for (int dash = 0; dash < widths[i]; dash++)
            text_add(text, "-");
        add_blanks(text, widths[i] > 0 ? DOCUMENT_GAP : 0);
    }
    end_line(text);
    for (size_t at = 0; at < block->row_count; at++) {
        if (block->rows[at].count < block->column_count) {
            add_wrapped(text, block->rows[at].cells[0].text, 0, width);
            continue;
        }
        for (size_t i = 0; i < block->column_count; i++)
            row.texts[i] = block->rows[at].cells[i].text;
        write_table_row(block, widths, &row, text);
    }
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

static void write_block(const struct document_block *block, int width, struct text *text)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        add_underlined(text, block->text, width, "-");
        break;
    case DOCUMENT_PARAGRAPH:
        add_wrapped(text, block->text, 0, width);
        break;
    case DOCUMENT_LIST:
        write_list(block, width, text);
        break;
    case DOCUMENT_TABLE:
        write_table(block, width, text);
        break;
    case DOCUMENT_VALUES:
        write_values(block, width, text);
        break;
    }
}

void document_write_text(const struct document *document, int width, struct text *text)
{
    struct text written = {0};

    add_underlined(&written, document->title, width, "=");
    for (size_t i = 0; i < document->count; i++) {
        if (!document_block_says(&document->blocks[i]))
            continue;
        /* A heading stands close to what it is of. */
        bool close = i > 0 && document->blocks[i - 1].kind == DOCUMENT_HEADING;
        text_add(&written, close ? "" : "\n");
        write_block(&document->blocks[i], width, &written);
    }
    char *visible = text_inert(text_string(&written), true);
    text_add(text, visible);
    free(visible);
    text_done(&written);
}
