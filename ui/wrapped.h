/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text broken into lines of a width. */
#ifndef LRN_WRAPPED_H
#define LRN_WRAPPED_H

#include "src/text.h"

struct wrapped {
    const char *text; /* the caller's, who keeps it as long as this is used */
    struct text_line *lines;
    size_t count; /* at least 1 */
};

/* Breaks a text; wrapped_done releases the lines. */
struct wrapped wrapped_text(const char *text, int width);
void wrapped_done(struct wrapped *wrapped);

/* A copy of one line, NULL past the last. The caller frees it. */
char *wrapped_line(const struct wrapped *wrapped, size_t line);

#endif
