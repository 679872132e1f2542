/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a profile or partnership stands on its way, as one line: "enquiry > dialogue > [contract draft] > agreed > ...". */
#ifndef LRN_WAY_H
#define LRN_WAY_H

#include "src/type.h"

/* The way of a type with a state in brackets, in the interface's language, in at most so many columns where that is possible: what is far from the state gives way to
 * "..." first. "" where the type goes no way or the state is not known. The caller frees it. */
char *way_text(const struct record_type *type, const char *state, int width);

#endif
