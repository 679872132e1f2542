/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of the people who work here somebody is. */
#ifndef LRN_PEOPLE_H
#define LRN_PEOPLE_H

#include "db/store.h"

/* Finds the record of who looks by her name or login, those to the letter before those that differ in case, accents or blanks, and fills in what it says: person, initiative, role, countries, e-mail. Where there is none, person is 0, role "" and the initiative as
 * it was. What it says is the store's, until that is closed. Called once a store is open, and again when its records changed. */
void people_recognise(struct store *store, struct viewer *viewer);

/* Lets go of what viewers were told they are. */
void people_close(struct store *store);

/* In the open change: where the history and the stamps of records tell, by one of the fields of a record, that a person did something, they say instead who it was. Records of other types,
 * and other fields, are nobody who did; what somebody else who works here is called too stays. */
bool people_rename(struct store *store, const struct record_type *type, int64_t id, const struct field *field, const char *text, const char *instead, struct error *error);

#endif
