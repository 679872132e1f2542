/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file kept to oneself while much is written. With a write-ahead log, which lets others read meanwhile, each page is written twice and summed twice; with a rollback journal, which
 * locks them out, once, and of a new page nothing is kept (https://sqlite.org/wal.html, section 1; https://sqlite.org/atomiccommit.html). Private to db/. */
#ifndef LRN_SOLE_USE_H
#define LRN_SOLE_USE_H

#include <stdbool.h>

struct store;

/* The least records written at once for which that is worth it, and for which somebody who opens the file meanwhile may have to wait. */
enum { SOLE_USE_LEAST = 10000 };

/* Outside a transaction. Where nobody else has the file open, and it has a log, others are kept out from now on: false where that is not so, and nothing is different. What is written
 * then is whole or not at all as ever: who opens the file after a crash takes back the rest. */
bool sole_use_begin(struct store *store);

/* Lets others in again and gives the file its log back; nothing where it was not begun. Outside a transaction. */
void sole_use_end(struct store *store);

#endif
