/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The need that matching begins with, taken from where one is. */
#ifndef LRN_MATCH_NEED_H
#define LRN_MATCH_NEED_H

#include "ui/screen.h"

/* Fills in, in a new record of type need, what the pane with the keys tells: of a country its code, of a hot spot country, sector, product and issue, of a member who asks, of
 * a list of organisations what its search asks for. Of a need that is recorded it becomes that need. The caller calls record_done. */
void match_need_from(struct screen *screen, struct record *need);

/* Whether a need asks for anything, or says who asks. */
bool match_need_asks(const struct record *need);

/* Puts aside what was asked about and not saved; a need that is recorded, or asks for nothing, is not. */
void match_need_leave(struct screen *screen, const struct record *need);

/* Gives what was put aside; false where nothing was. The caller calls record_done. */
bool match_need_return(struct screen *screen, struct record *need);

#endif
