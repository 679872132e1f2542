/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is logged in. The environment is asked first, as POSIX has every login leave its word there ($LOGNAME, $HOME): it answers at once, where the system may ask a
 * directory that is far away. */
#ifndef LRN_LOGIN_H
#define LRN_LOGIN_H

/* The name: what is said first that can stand for a person in the history (viewer_can_be_called), else the user's number. The caller frees it. */
char *login_name(void);

/* The full name, which by custom is the first part of the login's comment; "" where the system has none that can be read. The caller frees it. */
char *login_full_name(void);

/* The home folder by its whole path, NULL where nobody knows one; the caller frees it. */
char *login_home(void);

#endif
