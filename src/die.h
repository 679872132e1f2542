/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a program that cannot go on: a broken invariant, no memory. */
#ifndef LRN_DIE_H
#define LRN_DIE_H

/* Runs the hook (it restores the terminal and saves drafts), says why on one line, and ends with the status of a database that cannot be used. Where several threads
 * die at once it is the first that does. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Sets the hook die() runs, once; NULL for none. The hook must not allocate without need and may be called from anywhere. */
void die_set_hook(void (*hook)(void *context), void *context);

#endif
