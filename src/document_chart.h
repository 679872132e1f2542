/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a document drawn as charts for HTML, where people would rather look than read. The table stays beside it. */
#ifndef LRN_DOCUMENT_CHART_H
#define LRN_DOCUMENT_CHART_H

#include "src/document.h"

/* Appends a table's chart as SVG with a title and a description; nothing where it has none or no rows. Every figure stands in it, so that it reads without colour.
 * number tells the charts of a page apart. */
void document_chart_write(const struct document_block *block, size_t number, struct text *html);

#endif
