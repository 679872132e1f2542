/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane that shows a report: what its rows are about opens with Enter. */
#ifndef LRN_REPORT_PANE_H
#define LRN_REPORT_PANE_H

#include "db/report.h"
#include "ui/pane.h"

/* A report about a record (id 0: about none). NULL and error where it cannot be made. */
struct pane *report_pane_new(struct screen *screen, const struct report *report, int64_t id, struct error *error);

bool report_pane_is(const struct pane *pane);

/* What it shows, and about which record. */
const struct report *report_pane_report(const struct pane *pane, int64_t *id);

#endif
