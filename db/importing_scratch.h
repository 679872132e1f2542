/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files without a name in which an import keeps what memory should not hold. Private to db/. */
#ifndef LRN_IMPORTING_SCRATCH_H
#define LRN_IMPORTING_SCRATCH_H

#include <stdbool.h>

struct error;

/* Opens one; the caller closes it. -1 and error where none can be had. */
int importing_scratch_open(struct error *error);

/* What is said where one cannot be read or written, as errno has it (ERROR_DATABASE); returns false. */
bool importing_scratch_failed(struct error *error);

#endif
