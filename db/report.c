/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/report.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "src/memory.h"

const struct report *const reports[] = {&report_country,     &report_organisation, &report_shortlist, &report_introduction, &report_partnership,
                                         &report_member_year, &report_coverage,     &report_world,     &report_quality};

const size_t report_count = sizeof reports / sizeof reports[0];

const struct report *report_find(const char *name)
{
    for (size_t i = 0; i < report_count; i++)
        if (strcmp(reports[i]->name, name) == 0)
            return reports[i];
    return NULL;
}

bool report_is_about(const struct report *report, const struct record_type *type)
{
    return report->type && type ? strcmp(report->type, type->name) == 0 : !report->type && !type;
}

/* What is printed or sent says of which day it is. */
static void add_date(const struct report_request *request, struct document *document)
{
    char date[DATE_TEXT_SIZE];
    /* TRANSLATORS: at the end of a report; a date */
    char *text = string_format(_("Written by lrn on %s from what the Local Resources Network holds."),
                               date_show(store_today(request->store), message_language(), date));

    document_add_paragraph(document, text);
    free(text);
}

bool report_write(const struct report *report, const struct report_request *request, struct document *document, struct error *error)
{
    struct viewer audience = *request->viewer;
    struct report_request own = *request;

    audience.level = audience.level < report->audience ? audience.level : report->audience;
    audience.unmarked = true;
    own.viewer = report->inside && request->compact ? request->viewer : &audience;
    own.reader = &audience;
    own.sender = request->viewer;
    *document = (struct document){.language = message_language(), .cut = report->inside, .compact = request->compact};
    if (!report->write(&own, document, error))
        return false;
    if (!request->compact && !report->letter)
        add_date(request, document);
    return true;
}
