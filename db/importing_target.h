/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of an import is taken for: a record, or what a row above will become. Private to db/. */
#ifndef LRN_IMPORTING_TARGET_H
#define LRN_IMPORTING_TARGET_H

#include "db/importing.h"

/* Reads a target: a record, or what a row above will become, whose words were counted when that was checked. The cells of the row read before are no longer valid. */
bool importing_target_load(struct import *import, int64_t target, struct record *record, struct error *error);

/* What a target is called; NULL where it is gone. The caller frees it. Reads rows of the file. */
char *importing_target_title(struct import *import, int64_t target);

#endif
