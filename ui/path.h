/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths as people type and read them: a tilde is their own folder. */
#ifndef LRN_PATH_H
#define LRN_PATH_H

/* The path a text names: a tilde before the first slash is the person's own folder, blanks around it are none of it. The caller frees it. */
char *path_expand(const char *text);

/* A path as it is shown: one in the person's own folder begins with a tilde. The caller frees it. */
char *path_shorten(const char *path);

/* Where the last whole path begins in a text that may hold one behind another ("/here//there", "/here/~/there"). */
const char *path_whole(const char *text);

/* Where the last part of a path begins: behind its last slash. */
const char *path_name(const char *path);

#endif
