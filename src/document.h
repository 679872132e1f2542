/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finished text in the making: headings, paragraphs, lists, tables and pairs of name and value, in one language, for whatever writes or shows them. */
#ifndef LRN_DOCUMENT_H
#define LRN_DOCUMENT_H

#include "src/message.h"
#include "src/text.h"
#include "src/tone.h"

struct field;
struct record_type;

enum document_kind {
    DOCUMENT_HEADING,   /* begins a section */
    DOCUMENT_PARAGRAPH, /* line feeds in it are kept */
    DOCUMENT_LIST,      /* rows of one cell */
    DOCUMENT_TABLE,
    DOCUMENT_VALUES     /* rows of two cells: a name and its value */
};

struct document_cell {
    char *text;
    char *address; /* of the web, to which a click leads; or NULL */
    enum tone tone;
};

/* Where a row leads on the screen: a record, or with id 0 a list of the type. */
struct document_link {
    const struct record_type *type; /* NULL: nowhere */
    int64_t id;
    char *query;                /* of a list */
    const struct field *within; /* of a list: as struct list_request has it; or NULL */
    char *code;                 /* what within holds */
};

struct document_row {
    struct document_cell *cells; /* a row of a table with fewer cells than columns has its last one reach to the end */
    size_t count;
    struct document_link link;
};

struct document_column {
    char *label;
    bool right; /* aligned right: figures */
    bool main;  /* what rows are about: it gives way last */
    bool whole; /* not to be broken while another can be: dates, states */
};

/* How a table is also drawn where that can be done. */
enum document_chart {
    DOCUMENT_NO_CHART,
    DOCUMENT_BARS,  /* a bar for each row, as long as its first figure */
    DOCUMENT_MATRIX /* a field for each figure, in its tone */
};

struct document_block {
    enum document_kind kind;
    char *text; /* of HEADING and PARAGRAPH */
    struct document_column *columns; /* of TABLE */
    size_t column_count;
    struct document_row *rows;
    size_t row_count;
    enum document_chart chart;
    char *chart_title; /* what it shows, or NULL */
};

/* All zero but for the language: an empty one. */
struct document {
    enum language language;
    char *title;
    bool cut;     /* on the screen rows of tables take one line each, cut where they are longer: lists to work from */
    bool compact; /* meant for one screen: headings may stand beside what they are of */
    struct document_block *blocks;
    size_t count;
};
void document_done(struct document *document);

/* --- Making: each adds after what is there; texts are copied, NULL is "" ------------------------------------------------------- */

void document_set_title(struct document *document, const char *title);
void document_add_heading(struct document *document, const char *text);
void document_add_paragraph(struct document *document, const char *text);

/* Each begins a block to which rows are added. labels: one for each column, NULL at the end; sides: a letter for each, 'l', 'r' for figures, 'm' for what
 * the rows are about, 'w' for what is to stay whole. */
void document_begin_list(struct document *document);
void document_begin_values(struct document *document);
void document_begin_table(struct document *document, const char *const *labels, const char *sides);

/* Adds a row to the last block, and a cell to the last row. */
void document_add_row(struct document *document);
void document_add_cell(struct document *document, const char *text, enum tone tone);

/* Says that the last block, a table, is also drawn, and what the drawing shows. */
void document_set_chart(struct document *document, enum document_chart chart, const char *title);

/* A row of two cells; a row of one cell. */
void document_add_value(struct document *document, const char *name, const char *text);
void document_add_item(struct document *document, const char *text);

/* Says where the last row leads: to a record, or to a list (within may be NULL); where a click on its last cell leads, if that is
 * an address of the web. */
void document_link_record(struct document *document, const struct record_type *type, int64_t id);
void document_link_list(struct document *document, const struct record_type *type, const char *query, const struct field *within, const char *code);
void document_link_address(struct document *document, const char *address);

/* --- Laying out ---------------------------------------------------------------------------------------------------------------- */

enum { DOCUMENT_COLUMNS = 12, DOCUMENT_GAP = 2 };

enum document_fitting {
    DOCUMENT_LABELLED = 1 << 0, /* with the columns' labels */
    DOCUMENT_CUT = 1 << 1,      /* rows take one line each, cut where they are longer */
};

/* The widths of a table's columns in so many screen columns with gaps of DOCUMENT_GAP between them: each as wide as its widest cell; where there is too little
 * room the widest gives way first, as far as no word is broken, and the main one, once it has half of the width, last. Where words would be broken, columns in which nothing
 * stands are left out (their width is 0), then words of labels are broken before others. Where rows are cut, labels give way before what stands below them, and columns at the
 * end that there is no room for are left out. */
void document_fit_columns(const struct document_block *block, enum document_fitting fitting, int width, int widths[DOCUMENT_COLUMNS]);

/* Whether a block says something: a list or pairs without a row do not. */
bool document_block_says(const struct document_block *block);

/* --- Writing: appended to text; what a terminal would obey becomes visible marks -------------------------------------------------- */

/* Plain text in lines of at most so many columns. */
void document_write_text(const struct document *document, int width, struct text *text);

/* CommonMark with tables as GitHub and pandoc read them. */
void document_write_markdown(const struct document *document, struct text *text);

/* One page of HTML that holds all it needs: its language, its own style, no script, nothing fetched. */
void document_write_html(const struct document *document, struct text *text);

#endif
