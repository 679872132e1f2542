/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verification that decides on a profile: its latest, of the same day the one that was entered last. Private to db/. */
#ifndef LRN_VERIFIED_H
#define LRN_VERIFIED_H

#include "db/database.h"
#include "src/record.h"

/* Reads the one that decides on an organisation, or would if the verification with the id except (0: none) were not there. Only where it is found is it initialised, and the
 * caller calls record_done; *found is false too where the store has no verifications. */
bool verified_read(struct store *store, int64_t organisation, int64_t except, struct record *verification, bool *found, struct error *error);

/* Whether of two verifications of a profile the first decides. */
bool verified_decides(const struct record *verification, const struct record *other);

#endif
