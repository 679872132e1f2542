/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/agenda.h"

#include <string.h>

#include "src/message.h"
#include "src/text.h"

enum { QUIET_DAYS = 30 };

/* What was typed and never saved nobody else knows of. Then people at risk come first, then promises that are late, then what is about to be, then what grows old. A membership that ends on a day holds on that day; work is
 * late from the day after it was due. */
const struct agenda_kind agenda_kinds[] = {
    {.label = N_("Forms of yours that were not saved"), .source = AGENDA_DRAFTS},
    {.label = N_("Open concerns"), .type = "concern", .query = "state:received,under-review", .date = "received", .what = "text"},
    {.label = N_("Findings not yet shared with the client"), .type = "finding", .query = "shared_with_client_on:\"\"", .date = "date", .what = "text"},
    {.label = N_("Deliverables overdue"), .type = "deliverable", .query = "state:overdue", .date = "due"},
    {.label = N_("Deliverables due within two weeks"), .type = "deliverable", .query = "due:>={today} due:<={soon} -state:delivered,accepted,cancelled", .date = "due"},
    {.label = N_("Open needs"), .type = "need", .query = "state:open", .date = "start"},
    {.label = N_("Partnerships silent for 30 days"), .type = "partnership",
     .query = "stage:enquiry,dialogue,contract-draft,agreed,in-progress,delivered,follow-up -quiet_since:>{silent}", .date = "quiet_since", .apart = "purpose", .since = "stage", .quiet = QUIET_DAYS},
    {.label = N_("Profiles waiting for quality assurance"), .type = "organisation", .query = "status:submitted,under-review", .since = "status"},
    {.label = N_("Profiles past their review"), .type = "organisation", .query = "status:needs-update", .date = "review_due"},
    {.label = N_("Memberships ending or overdue"), .type = "member", .query = "paid_until:<={month} -state:ended", .date = "paid_until"},
    {.label = N_("Memberships not paid yet"), .type = "member", .query = "state:active paid_until:\"\"", .since = "state"},
    {.label = N_("Imports with rejected rows"), .source = AGENDA_IMPORTS},
    {.label = N_("Hot spots with stale sources"), .type = "hotspot", .query = "stale:yes taken_up:yes status:active,monitored"},
};

const size_t agenda_kind_count = sizeof agenda_kinds / sizeof *agenda_kinds;

static const struct {
    const char *word;
    int days;
} days[] = {{"{today}", 0}, {"{soon}", 14}, {"{month}", 30}, {"{silent}", -QUIET_DAYS}};

/* The date a word in braces stands for; NULL where the text begins with none. */
static const char *word_read(const char *text, struct date today, struct text *query)
{
    char printed[DATE_TEXT_SIZE];

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (strncmp(text, days[i].word, strlen(days[i].word)) == 0) {
            text_add(query, date_print(date_from_days(date_to_days(today) + days[i].days), printed));
            return text + strlen(days[i].word);
        }
    return NULL;
}

char *agenda_query(const struct agenda_kind *kind, struct date today)
{
    struct text query = {0};

    for (const char *at = kind->query; *at;) {
        const char *after = *at == '{' ? word_read(at, today, &query) : NULL;

        if (!after)
            text_add_bytes(&query, at, 1);
        at = after ? after : at + 1;
    }
    return text_take(&query);
}
