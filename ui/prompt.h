/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked on the last line: a question answered with one key (screen_ask, screen_confirm), one line of text (screen_enter, and lines that do more). */
#ifndef LRN_PROMPT_H
#define LRN_PROMPT_H

#include "ui/line.h"
#include "ui/screen.h"

/* A line typed at the bottom. changed() is told of each change, done() once: text NULL for Esc. */
struct prompt {
    struct pane pane;
    struct line line;
    char *label;
    void (*changed)(struct prompt *pane);
    void (*done)(struct screen *screen, void *context, const char *text);
    bool (*complete)(struct prompt *pane); /* Tab, or NULL */
    void *context;
    struct pane *list;   /* of the search line: moved in by the arrows, settled with the line */
    char *offered;       /* completions shown above the line, or NULL */
};

/* A line after a label, beginning with a text; the caller sets what else it does and pushes its pane. */
struct prompt *prompt_new(const char *label, const char *text, void (*done)(struct screen *screen, void *context, const char *text), void *context);

#endif
