/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane in which a file is chosen: its path is typed, with what is in the folder below it; Tab completes, arrows pick. */
#ifndef LRN_FILE_PANE_H
#define LRN_FILE_PANE_H

#include "ui/screen.h"

struct file_pane_options {
    char *(*title)(void *context); /* in the interface's language; file_pane frees it */
    /* A path was chosen, with the tilde expanded; what becomes of it is said by whoever takes it. */
    void (*chosen)(void *context, const char *path);
    bool (*may_close)(void *context); /* as a pane's */
    void (*free)(void *context);      /* the pane is gone */
    void *context;
};

/* Begins with a path: of a folder, with a slash at its end, or of a file. */
struct pane *file_pane_new(struct screen *screen, const char *path, const struct file_pane_options *options);

#endif
