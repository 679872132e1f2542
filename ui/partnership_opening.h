/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a partnership opens with: where it stands, what its contract lacks, what is due, what was done and found, what to think of now. */
#ifndef LRN_PARTNERSHIP_OPENING_H
#define LRN_PARTNERSHIP_OPENING_H

struct opening;

extern const struct opening partnership_opening;

#endif
