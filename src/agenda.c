/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/agenda.h"

#include <string.h>

#include "src/message.h"
#include "src/text.h"

/* People at risk come first, then promises that are late, then what is about to be, then what grows old. A membership that ends on a day holds on that day; work is
 * late from the day after it was due. */
const struct agenda_kind agenda_kinds[] = {
    {N_("Open concerns"), "concern", "state:received,under-review", "received", "text", AGENDA_RECORDS, NULL},
    {N_("Findings not yet shared with the client"), "finding", "shared_with_client_on:\"\"", "date", "text", AGENDA_RECORDS, NULL},
    {N_("Deliverables overdue"), "deliverable", "due:<{today} state:planned,in-progress", "due", NULL, AGENDA_RECORDS, NULL},
    {N_("Deliverables due within two weeks"), "deliverable", "due:>={today} due:<={soon} state:planned,in-progress", "due", NULL, AGENDA_RECORDS, NULL},
    {N_("Open needs"), "need", "state:open", "start", NULL, AGENDA_RECORDS, NULL},
    {N_("Partnerships silent for 30 days"), "partnership",
     "stage:enquiry,dialogue,contract-draft,agreed,in-progress,delivered,follow-up -last_activity:>{silent} updated:<={silent}", "last_activity", NULL, AGENDA_RECORDS, NULL},
    {N_("Profiles waiting for quality assurance"), "organisation", "status:submitted,under-review", NULL, NULL, AGENDA_RECORDS, "status"},
    {N_("Profiles past their review"), "organisation", "status:needs-update", "review_due", NULL, AGENDA_RECORDS, NULL},
    {N_("Memberships ending or overdue"), "member", "paid_until:<={month} -state:ended", "paid_until", NULL, AGENDA_RECORDS, NULL},
    {.label = N_("Forms of yours that were not saved"), .source = AGENDA_DRAFTS},
    {.label = N_("Imports with rejected rows"), .source = AGENDA_IMPORTS},
    {N_("Hot spots with stale sources"), "hotspot", "stale:yes status:active,monitored", NULL, NULL, AGENDA_RECORDS, NULL},
};

const size_t agenda_kind_count = sizeof agenda_kinds / sizeof *agenda_kinds;

static const struct {
    const char *word;
    int days;
} days[] = {{"{today}", 0}, {"{soon}", 14}, {"{month}", 30}, {"{silent}", -30}};

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
