/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows a report: what its rows are about opens with Enter. */
#ifndef LRN_REPORT_PANE_H
#define LRN_REPORT_PANE_H

#include "db/report.h"
#include "ui/pane.h"

/* A report about a record (id 0: about none), of a year (0: this one) where it is yearly. NULL and error where it cannot be made. */
struct pane *report_pane_new(struct screen *screen, const struct report *report, int64_t id, int year, struct error *error);

bool report_pane_is(const struct pane *pane);

/* What it shows, about which record, and of which year. */
const struct report *report_pane_report(const struct pane *pane, int64_t *id, int *year);

#endif
