/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of an import as values. Private to db/. */
#ifndef LRN_IMPORTING_VALUE_H
#define LRN_IMPORTING_VALUE_H

#include "db/importing.h"

/* Reads a clean text as a value of a field: what was read once is remembered. Words that are not known are counted where import->counting says so. */
bool importing_value(struct import *import, const struct field *field, const char *text, struct record *record, struct error *error);

#endif
