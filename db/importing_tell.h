/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import tells of its rows. Private to db/. */
#ifndef LRN_IMPORTING_TELL_H
#define LRN_IMPORTING_TELL_H

#include "db/importing.h"

/* Tells of a row that was checked. The cells of the row read before are no longer valid. */
void importing_row_tell(struct import *import, const struct import_row *row, const struct staged *staged);

/* What is to be told of a row once it is known which others it refers to: the rest was told before. */
void importing_link_tell(struct import *import, const struct import_row *row, enum import_outcome before, const struct staged *staged);

/* While rows are checked: tells of a row that a row below changed back what it changed. */
void importing_change_back_tell(struct import *import, const struct staged *staged);

#endif
