/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-ups in which the encoding and the delimiter of a CSV file are picked. */
#ifndef LRN_CSV_CHOOSE_H
#define LRN_CSV_CHOOSE_H

#include "src/csv_dialect.h"
#include "ui/choose.h"

/* Opens the choice of encodings, the one of now under the cursor; or also, which it is more likely to be, where that is neither NULL nor "". chosen gets the name as its code, "" where another is to be typed. */
void csv_choose_encoding(struct screen *screen, const char *now, const char *also, void (*chosen)(void *context, const struct choice_list *chosen), void *context);

/* The same of delimiters; the code is the delimiter itself, with CSV_CHOOSE_QUOTED behind it where each line is quoted whole, which lines offers. */
enum { CSV_CHOOSE_QUOTED = '"' };
void csv_choose_delimiter(struct screen *screen, const struct csv_dialect *now, bool lines, void (*chosen)(void *context, const struct choice_list *chosen), void *context);

#endif
