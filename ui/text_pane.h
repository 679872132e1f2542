/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows a text to page through: a text somebody writes, the help for a place, a page of guidance. */
#ifndef LRN_TEXT_PANE_H
#define LRN_TEXT_PANE_H

#include "ui/screen.h"

/* A text that is written when it is first shown, and again in the other language. */
struct text_source {
    const char *title;   /* N_() */
    const char *waiting; /* N_(): what stands there meanwhile */
    /* The text in the interface's language, which the pane then owns; NULL with an error. The next key may cancel it; it is then asked again. */
    char *(*write)(struct screen *screen, struct error *error);
};

/* source is kept. Lines are broken to the width. */
struct pane *text_pane_new(struct screen *screen, const struct text_source *source);

struct guidance_page;

/* A page of guidance. lead (may be NULL) gives what stands before it in the interface's language, about a record; the caller frees it. */
struct guidance_lead {
    char *(*write)(struct screen *screen, const struct record_type *type, int64_t id);
    const struct record_type *type;
    int64_t id;
};
struct pane *guidance_pane_new(struct screen *screen, const struct guidance_page *page, const struct guidance_lead *lead);

/* The help for the pane on top, which it is to be put above, with the commands that do something there now; made anew when the language changes. In lists with the names of the
 * fields of the type listed below it. */
struct pane *help_pane_new(struct screen *screen);
bool help_pane_is(const struct pane *pane);

#endif
