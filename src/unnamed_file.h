/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files without a name: what is kept in one goes when it is closed. */
#ifndef LRN_UNNAMED_FILE_H
#define LRN_UNNAMED_FILE_H

/* Opens a new one, to be read and written by nobody else, in a folder; NULL is $TMPDIR, or /tmp. The caller closes the descriptor; -1 where there can be none, errno telling why. */
int unnamed_file_open(const char *folder);

#endif
