/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when a record has been in the state it is in, as its history tells. Private to db/. */
#ifndef LRN_SINCE_H
#define LRN_SINCE_H

#include "db/database.h"

/* The moment (UTC, ISO 8601) of the last change that touched a field of a record as a viewer loaded it; that of its making where the history knows none. */
bool since_read(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error);

/* The same of the last change after its making; "" where none touched the field. */
bool since_step(struct store *store, const struct record *record, const struct field *field, char at[DATE_TEXT_SIZE], struct error *error);

#endif
