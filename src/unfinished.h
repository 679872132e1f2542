/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are there only until something is finished: whatever ends the program before, but a kill, takes them away first. */
#ifndef LRN_UNFINISHED_H
#define LRN_UNFINISHED_H

/* How many there can be at once; more are not taken away. */
enum { UNFINISHED_MOST = 16 };

/* From now on the file of this name, if there is one by then, goes when a signal ends the program. Signals that the program answers itself or that its caller
 * has ignored are left alone. */
void unfinished_add(const char *path);

/* Makes a new file as mkstemp does, the name's last six characters being XXXXXX, that goes so too. -1 with errno where there can be none. */
int unfinished_open(char *path);

/* What stands under this name now stays, or is gone already. */
void unfinished_forget(const char *path);

/* Takes all of them away: for what ends the program in the middle. Safe in the handler of a signal. */
void unfinished_remove(void);

#endif
