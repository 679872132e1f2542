/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of lists from anywhere made clean: blanks, entities of web pages, words for nothing; and read as values of fields. */
#ifndef LRN_CLEAN_H
#define LRN_CLEAN_H

#include "src/field.h"

struct text;

/* A cell without blanks at its ends, spreadsheet guards (="007", too) and entities of HTML ("&amp;"), which the caller frees; or appended to a text. */
char *clean_cell(const char *cell);
void clean_cell_add(struct text *text, const char *cell);

/* Whether a cell is so already. */
bool clean_is_clean(const char *cell);

/* Appends a text as a cell that gives it back as it is: guarded (formula.h) where a spreadsheet would take it for a formula, and where its entities would be decoded or it
 * would be taken for nothing. */
void clean_guard(struct text *text, const char *string);

/* The text behind a guard that stands there because it would be read as something else, in the cell; NULL where there is none: then clean_cell reads it. */
const char *clean_guarded(const char *cell);

/* A text with each control character other than a line feed or a tab made a blank; NULL where it has none. The caller frees it. */
char *clean_controls(const char *text);

/* Whether a clean text says in words that there is nothing: "N/A", "Not available", "-", "0000-00-00", "ikke oppgitt". */
bool clean_is_nothing(const char *text);

/* A word of a cell that its field does not know: whether somebody else does, who then says by value (empty before; empty: nothing) what it means. */
typedef bool clean_unknown_function(void *context, const struct field *field, const char *word, struct value *value);

/* Reads a clean text as a value of a field, as field_parse does, and takes more for good: words for nothing are empty, of a set the words that are known are kept
 * (its words separated by whatever is there; those that are not are told to unknown), of telephones all numbers are kept however they are separated (clean_phone.h), of numbers their band is taken where a field knows only bands of them (clean_band.h), of several addresses the first is kept (and the rest told as an error), of a date with a time the day is taken, and one before 1900 is none; a number that a spreadsheet wrote short (9.1E+11) is no telephone and no registration number. False with an error where the cell, or
 * something in it, cannot be read; value then holds what could be. References are not read here. */
bool clean_read(const struct field *field, const char *text, struct value *value, clean_unknown_function *unknown, void *context,
                struct error *error);

#endif
