/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up for records: found by words of their titles, and after these by words of their text. */
#ifndef LRN_CHOOSE_RECORD_H
#define LRN_CHOOSE_RECORD_H

#include "ui/choose.h"

/* Opens it for records of a type, found by words of their titles, and after these by words of their text, in either language. */
void choose_record(struct screen *screen, const struct choose_options *options, const struct record_type *type);

#endif
