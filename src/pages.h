/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in memory of the files that the program is made of: of its own, its libraries', and of ICU's data, 30 MiB, whatever was ever read stays there. */
#ifndef LRN_PAGES_H
#define LRN_PAGES_H

/* Lets go of all that is only read: what is needed again is taken again from where the system keeps it, in less than a millisecond. Worth it once much was read that is not needed
 * later: to begin the program, or to make ICU's rules. */
void pages_let_go(void);

#endif
