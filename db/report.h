/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: finished texts made of what the network holds, as documents. A new one is a file report_NAME.c, its name in report_parts.h and in the list of report.c. */
#ifndef LRN_REPORT_H
#define LRN_REPORT_H

#include "db/store.h"
#include "src/document.h"

/* What a report is made from, and for whom. Nothing is in it that the viewer or those it is written for may not see. */
struct report_request {
    struct store *store;
    const struct viewer *viewer;
    int64_t id;    /* of the record it is about; 0 where it is about none */
    bool compact;  /* for one screen: of each list the first rows only, with a row that leads to the rest */
    int year;      /* of a yearly report; 0: this one */
    const struct viewer *sender; /* set by report_write: who writes it, who may see more than those it is for */
    const struct viewer *reader; /* set by report_write: those it is for, where the screen shows all that the viewer may see too */
};

struct report {
    const char *name;    /* as the command line takes it: "country" */
    const char *type;    /* what it is about: the name of a record type, or NULL */
    const char *adds;    /* the type of the records that answer it, to which the screen adds one in the country of a row; or NULL */
    const char *label;   /* N_(): "Country profile" */
    const char *summary; /* N_(): one line for help */
    enum visibility audience; /* what those may see whom it is written for: nothing marked for fewer stands in it */
    bool inside; /* on the screen it is work's own overview, with all that the viewer may see, but partnerships as they are shared; only written it is for others */
    bool yearly; /* takes a year */
    bool letter; /* begins with its date, and so does not end with it */
    /* Fills a document (all zero) in the interface's language. False and error where what it needs cannot be read. */
    bool (*write)(const struct report_request *request, struct document *document, struct error *error);
};

extern const struct report *const reports[];
extern const size_t report_count;

/* The report of a name; NULL where there is none. */
const struct report *report_find(const char *name);

/* Whether a report is about records of a type; NULL: about none. */
bool report_is_about(const struct report *report, const struct record_type *type);

/* Makes the document of a report; document_done releases it, also after an error. */
bool report_write(const struct report *report, const struct report_request *request, struct document *document, struct error *error);

#endif
