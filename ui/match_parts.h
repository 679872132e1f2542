/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pane of a need and its drawing share. Private to both. */
#ifndef LRN_MATCH_PARTS_H
#define LRN_MATCH_PARTS_H

#include "ui/marks.h"
#include "ui/match_rows.h"
#include "ui/pane.h"

enum { MATCH_HEAD = 1 /* the row above the others: what is ranked, how many there are */ };

struct match_pane {
    struct pane pane;
    struct record need;
    struct match_shown shown[MATCH_GROUPS];
    struct match_rows rows;
    struct marks marks; /* the shortlist */
    bool begun;  /* the cursor was put where it begins */
    bool all;    /* those offered apart were there before all was forgotten: they are read again at once */
    bool unmade; /* the rows must be made anew, with the cursor where it was: */
    size_t spot_row;
    const struct field *spot_field; /* on a field */
    int64_t spot_id;                /* on an organisation */
    bool expects_need; /* a form above has saved it */
};

/* What the pane is called: its need. The caller frees it. */
char *match_heading(const struct match_pane *match);

/* Draws all of it, as it was prepared. */
void match_drawing(const struct match_pane *match, struct area area);

#endif
