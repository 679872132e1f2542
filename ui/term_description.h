/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The description of the terminal that ncurses works by: the system's, less what costs bytes. */
#ifndef LRN_TERM_DESCRIPTION_H
#define LRN_TERM_DESCRIPTION_H

/* What TERMINFO was in the environment. */
struct term_description {
    char *before; /* NULL: not set */
};

/* Puts a description into the environment for newterm, by which a part of the screen is scrolled by taking a line away at one edge and putting one in at the other,
 * and a line down is a sequence of its own. A scroll region costs some ten bytes more a line, since setting it and leaving it each lose the cursor's place; and
 * ncurses does not trust a tty with line feeds, but addresses the line instead. Does nothing where the terminal is not known or has nothing of the kind. */
void term_description_begin(struct term_description *description);

/* Puts the environment back as it was. */
void term_description_end(struct term_description *description);

#endif
