/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The country that what the cursor is on belongs to. */
#ifndef LRN_COUNTRY_OF_H
#define LRN_COUNTRY_OF_H

#include "ui/screen.h"

/* The code of the country of the record commands act on: it itself, or where it lies; "" where it has none. The caller frees it. */
char *country_of_selected(struct screen *screen);

#endif
