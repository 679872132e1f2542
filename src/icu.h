/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ICU brought up as lrn wants it. */
#ifndef LRN_ICU_H
#define LRN_ICU_H

/* Lets ICU take its memory from the one allocator: of its own it goes on with what it did not get, and ends by a signal with the terminal as it is. Before anything else
 * of ICU; what is not called costs nothing. */
void icu_open(void);

#endif
