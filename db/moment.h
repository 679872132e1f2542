/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments of the history compared with days of the local clock, as SQL. Private to db/. */
#ifndef LRN_MOMENT_H
#define LRN_MOMENT_H

#include "db/sql.h"
#include "src/query.h"

/* Adds the test that a column of the stamps (s) is, or lies before or after, a day of the local clock (2026-11-21) or a moment in UTC (2026-11-21T14:03:00Z). */
void moment_add(struct sql *sql, const char *column, enum query_operator op, const char *text);

#endif
