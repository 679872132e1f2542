/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far an import is, and its stop. Private to db/. */
#ifndef LRN_IMPORTING_STATE_H
#define LRN_IMPORTING_STATE_H

#include "db/importing.h"

/* Ends the change that is being written; what is not committed is taken back. */
void importing_change_end(struct import *import);

/* Tells how far one is, and asks whether to stop. */
bool importing_is_stopped(struct import *import);

/* Between two pieces of IMPORT_STEP_ROWS rows of an import that goes on at once: whether it is to go on; otherwise it is stopped. */
enum { IMPORT_STEP_ROWS = 256 };
bool importing_go_on(struct import *import, struct error *error);

/* Shows the end as well, where a terminal shows how far it came. */
void importing_end_tell(const struct import *import, const char *work, int64_t total);

/* New and changed ones. */
int64_t importing_records_written(const struct import *import);

/* "Stopped; nothing was imported." */
bool importing_refuse_stopped(struct error *error);

#endif
