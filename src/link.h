/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a path leads through symbolic links, also where nothing is yet. */
#ifndef LRN_LINK_H
#define LRN_LINK_H

/* The name under which a path's file stands, or would be made: a link that leads nowhere gives the name it leads to. The caller frees it; NULL with errno where
 * links lead round in a circle (which the system says of them), or the way there cannot be looked at. */
char *link_follow(const char *path);

#endif
