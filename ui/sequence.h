/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What terminals send besides keys: answers to whoever asked, the mouse, keys that nobody here knows. Told from an Esc that was typed with other keys behind it. */
#ifndef LRN_SEQUENCE_H
#define LRN_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

enum sequence_state {
    SEQUENCE_NONE, /* the byte is no part of it: it ended without an end, or was none at all (length 0) */
    SEQUENCE_MORE, /* it goes on */
    SEQUENCE_WHOLE /* the byte was its last */
};

struct sequence {
    const struct sequence_kind *kind;
    size_t length; /* bytes behind its first */
    size_t owed;   /* bytes that still belong to it, whatever they are */
    bool escaped;  /* the byte before was an Esc, which would be the half of its end */
};

/* Whether the byte behind an Esc may begin one (ECMA-48: CSI, SS3, OSC, DCS); sequence is set to its beginning. */
bool sequence_begin(struct sequence *sequence, int byte);

/* Takes the next byte; codes above 0xff are none of any sequence. */
enum sequence_state sequence_next(struct sequence *sequence, int byte);

#endif
