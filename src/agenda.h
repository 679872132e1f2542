/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs a hand: the kinds of work that wait, most urgent first, each as a query of its type for a day. */
#ifndef LRN_AGENDA_H
#define LRN_AGENDA_H

#include <stddef.h>

#include "src/date.h"

/* Where what waits is found: among the records of a type; in the history; in a person's own folder. */
enum agenda_source { AGENDA_RECORDS, AGENDA_IMPORTS, AGENDA_DRAFTS };

struct agenda_kind {
    const char *label; /* N_(): "Deliverables overdue" */
    const char *type;  /* of records; otherwise NULL, as what follows */
    const char *query; /* {today} the day, {soon} two weeks on, {month} thirty days on, {silent} thirty days ago */
    const char *date;  /* the field it is due by, which orders it, the earliest first; or NULL */
    const char *what;  /* the field that says what it is about, where the title only says whose and when; or NULL */
    const char *apart; /* the field that tells those with the same title apart; or NULL */
    enum agenda_source source;
    const char *since; /* the field since whose last change it waits, where it is due by no date; or NULL */
    int quiet; /* where not 0: only those where for so many days nothing was done, by their date (that they were written, where they have none) and by the last step of `since` */
};

extern const struct agenda_kind agenda_kinds[];
extern const size_t agenda_kind_count;

/* The query of a kind of records for a day. The caller frees it. */
char *agenda_query(const struct agenda_kind *kind, struct date today);

#endif
