/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms reports are written in, and the files they go to. */
#ifndef LRN_REPORT_FILE_H
#define LRN_REPORT_FILE_H

#include "db/report.h"

enum report_format { REPORT_TEXT, REPORT_MARKDOWN, REPORT_HTML, REPORT_FORMATS };

/* "text", "markdown", "html" */
extern const char *const report_format_names[REPORT_FORMATS];

/* The form a file's name asks for by its ending: .html, .md; text otherwise. */
enum report_format report_format_of_path(const char *path);

/* Appends a document in a form; width: columns of text. */
void report_format_write(enum report_format format, const struct document *document, int width, struct text *text);

/* Writes a text into the file at a path, which is replaced only once the new one is whole. Refused (ERROR_USAGE) where it is the database itself. */
bool report_file_write(const struct store *store, const char *path, const struct text *text, struct error *error);

#endif
