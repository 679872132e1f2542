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
    bool refused;        /* what is offered says why the text was not taken */
    bool standing;       /* the text was there before: a letter or a paste replaces it, a blank or any other key goes on with it */
};

/* A line after a label, beginning with a text; the caller sets what else it does and pushes its pane. */
struct prompt *prompt_new(const char *label, const char *text, void (*done)(struct screen *screen, void *context, const char *text), void *context);

/* Says above the line, until the next key, why its text was not taken; NULL: nothing. */
void prompt_refuse(struct prompt *prompt, const char *why);

/* As screen_enter, with a text that was entered and not taken: why stands above the line until the next key. */
void prompt_enter_again(struct screen *screen, const char *label, const char *text, const char *why,
                        void (*entered)(struct screen *screen, void *context, const char *text), void *context);

#endif
