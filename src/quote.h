/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value as a message quotes it: one line, nothing that a terminal would obey, cut where it is long. */
#ifndef LRN_QUOTE_H
#define LRN_QUOTE_H

struct quote {
    char text[200];
};

/* Writes a text into quote, at most 40 columns of it with "..." after what was cut; returns quote->text. */
const char *quote_text(struct quote *quote, const char *text);

#endif
