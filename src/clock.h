/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock for pauses and slices of work, which nobody sets. */
#ifndef LRN_CLOCK_H
#define LRN_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment. */
int64_t clock_milliseconds(void);

#endif
