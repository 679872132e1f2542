/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen calls the lists of rows of an import, what may be done with rows that are there already, and what becomes of columns. */
#ifndef LRN_IMPORT_WORDS_H
#define LRN_IMPORT_WORDS_H

#include "db/import.h"
#include "src/mapping.h"
#include "ui/choose.h"

/* The name of a list of import_list, in the interface's language: "New". */
const char *import_list_name(int list);

/* What is done with a row that is there already: "left out". */
const char *import_policy_text(enum import_policy policy);

/* The same of a row that is only like something, until somebody decides on it. */
const char *import_like_text(void);

/* The same as a choice's code; opening the choice, the policy of now marked. */
enum import_policy import_policy_of_code(const char *code);
void import_policy_choose(struct screen *screen, const char *title, enum import_policy now, void (*chosen)(void *context, const struct choice_list *chosen),
                          void *context);

/* What there is to say of a row in one line: why it is rejected, what it is taken for, what is doubtful in it; "" where nothing. And what it is called: where
 * that has no title, its first cells. The caller frees them. */
char *import_look_text(const struct import_look *look);
char *import_look_title(const struct import_look *look);

/* That lines above the header with as many cells as it are not read; NULL where there are none. The caller frees it. */
char *import_above_text(const struct csv_dialect *dialect);

/* Where a word that is not known stands: "line 5", "lines 5, 9, 12, ...". The caller frees it. */
char *import_lines_text(const size_t lines[IMPORT_LINES_TOLD], size_t count);

/* What becomes of columns that fill no field: "(not read)", "(kept in: Note)". The caller frees it. */
char *import_rest_text(const struct mapping *mapping);

#endif
