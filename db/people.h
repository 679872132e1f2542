/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of the people who work here somebody is. */
#ifndef LRN_PEOPLE_H
#define LRN_PEOPLE_H

#include "db/store.h"

/* Finds the record of who looks by her name or login, and fills in what it says: person, initiative, role. Where there is none, person is 0, role "" and the initiative as
 * it was. Called once a store is open, and again when its records changed. */
void people_recognise(struct store *store, struct viewer *viewer);

#endif
