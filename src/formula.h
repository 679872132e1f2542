/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that a spreadsheet would take for formulas, guarded on the way out and freed of the guard on the way in. */
#ifndef LRN_FORMULA_H
#define LRN_FORMULA_H

struct text;

/* Appends a cell to a text. One that a spreadsheet would take for a formula (it begins with = + - @, a tab, or the end of a line; OWASP, "CSV Injection") gets an apostrophe
 * before it, and so does one that looks guarded already, so that formula_unguard gives back just what was there. For texts only: numbers have no guard. */
void formula_guard(struct text *text, const char *cell);

/* The cell without its guard; it is a part of the cell. */
const char *formula_unguard(const char *cell);

#endif
