/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality assurance: how many profiles wait for a hand at each stage and since when, and those that wait longest. */
#include "config.h"

#include <stdlib.h>

#include "db/assurance.h"
#include "db/report_parts.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/role.h"

enum { QUEUE_SHOWN = 50, QUEUE_READ = 200, AGES = 4 };

/* Ages in days: up to a month, a quarter, a half year, more. */
static const struct age {
    const char *label; /* N_() */
    int64_t most;
} ages[AGES] = {
    {N_("up to 30 days"), 30},
    {N_("31 to 90"), 90},
    {N_("91 to 180"), 180},
    {N_("longer"), INT64_MAX},
};

/* The queue as it is being written of. */
struct writing {
    const struct report_request *request;
    struct document *document;
    struct assurance_queue queues[ASSURANCE_STAGES];
    struct error *error;
};

static const char *stage_word(enum assurance_stage stage)
{
    return vocabulary_word(&vocabulary_organisation_status, assurance_status(stage), message_language());
}

/* --- Ages ----------------------------------------------------------------------------------------------------------------- */

static size_t age_of(int64_t days)
{
    size_t age = 0;

    while (days > ages[age].most)
        age++;
    return age;
}

static void add_stage(struct writing *writing, enum assurance_stage stage)
{
    const struct assurance_queue *queue = &writing->queues[stage];
    int64_t counts[AGES] = {0};

    for (size_t i = 0; i < queue->count; i++)
        if (queue->entries[i].days != ASSURANCE_NEVER)
            counts[age_of(queue->entries[i].days)]++;
    document_add_row(writing->document);
    document_add_cell(writing->document, stage_word(stage), TONE_PLAIN);
    report_add_figure(writing->document, queue->total, TONE_PLAIN);
    for (size_t age = 0; age < AGES; age++)
        report_add_figure(writing->document, counts[age], age + 1 == AGES ? TONE_WARNING : TONE_PLAIN);
}

static void add_ages(struct writing *writing)
{
    const char *labels[AGES + 3] = {_("Waits as"), _("Profiles")};
    bool cut = false;

    for (size_t age = 0; age < AGES; age++)
        labels[age + 2] = message_text(ages[age].label);
    document_begin_table(writing->document, labels, "mrrrrr");
    document_set_chart(writing->document, DOCUMENT_BARS, _("How many profiles wait at each stage of quality assurance"));
    for (int stage = 0; stage < ASSURANCE_STAGES; stage++) {
        add_stage(writing, (enum assurance_stage)stage);
        cut = cut || writing->queues[stage].total > (int64_t)writing->queues[stage].count;
    }
    if (cut)
        report_add_text(writing->document, _("The ages are those of the %d at each stage that nobody touched for longest."), QUEUE_READ);
}

/* --- Who waits ------------------------------------------------------------------------------------------------------------ */

/* Whether there is something to say in the columns that only coordinators see anything in. */
static bool says_more(const struct assurance_queue *queue)
{
    for (size_t i = 0; i < queue->count; i++)
        if (*queue->entries[i].responsible || queue->entries[i].concerns > 0)
            return true;
    return false;
}

static void add_entry(struct writing *writing, const struct assurance_entry *entry, bool more)
{
    const bool known = entry->days != ASSURANCE_NEVER;
    char date[DATE_TEXT_SIZE], *days = known ? string_format("%lld", (long long)entry->days) : string_copy("");

    document_add_row(writing->document);
    document_add_cell(writing->document, entry->title, TONE_PLAIN);
    document_add_cell(writing->document, country_name(entry->country, message_language()), TONE_PLAIN);
    document_add_cell(writing->document, known ? date_show(entry->since, message_language(), date) : "", TONE_PLAIN);
    document_add_cell(writing->document, days, known && age_of(entry->days) + 1 == AGES ? TONE_WARNING : TONE_PLAIN);
    if (more) {
        document_add_cell(writing->document, entry->responsible, TONE_PLAIN);
        report_add_figure(writing->document, entry->concerns, TONE_ALARM);
    }
    document_link_record(writing->document, report_type(writing->request, "organisation"), entry->id);
    free(days);
}

static void add_queue(struct writing *writing, enum assurance_stage stage)
{
    const struct assurance_queue *queue = &writing->queues[stage];
    const bool more = says_more(queue);
    const char *const labels[] = {_("Organisation"), _("Country"), _("Since"), _("Days"), more ? _("Responsible") : NULL, _("Concerns"), NULL};
    const struct list_request list = {.type = report_type(writing->request, "organisation")};
    char *query = string_format("status:%s", assurance_status(stage));

    if (queue->count > 0) {
        report_add_heading(writing->document, stage_word(stage), queue->total);
        document_begin_table(writing->document, labels, "mlwrlr");
    }
    for (size_t i = 0; i < queue->count && i < QUEUE_SHOWN; i++)
        add_entry(writing, &queue->entries[i], more);
    if (queue->count > 0)
        report_add_more(writing->document, queue->count < QUEUE_SHOWN ? queue->count : QUEUE_SHOWN, queue->total, &list, query);
    free(query);
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static bool read_queues(struct writing *writing, int64_t *total)
{
    const struct report_request *request = writing->request;

    *total = 0;
    for (int stage = 0; stage < ASSURANCE_STAGES; stage++) {
        if (!assurance_queue_read(request->store, request->viewer, (enum assurance_stage)stage, QUEUE_READ, &writing->queues[stage], writing->error))
            return false;
        *total += writing->queues[stage].total;
    }
    return true;
}

static bool quality_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .document = document, .error = error};
    int64_t total;
    bool ok = read_queues(&writing, &total);

    document->compact = false;
    document_set_title(document, _("Quality assurance: what waits"));
    if (ok && total == 0)
        document_add_paragraph(document, role_may(request->viewer, DEED_STAND) ? _("No profile waits for a hand.") : _("No profile that your role shows waits for a hand."));
    else if (ok)
        add_ages(&writing);
    for (int stage = 0; ok && stage < ASSURANCE_STAGES; stage++)
        add_queue(&writing, (enum assurance_stage)stage);
    for (int stage = 0; stage < ASSURANCE_STAGES; stage++)
        assurance_queue_done(&writing.queues[stage]);
    return ok;
}

const struct report report_quality = {
    .name = "quality",
    .label = N_("Quality assurance"),
    .summary = N_("profiles that wait for quality assurance, an update or a decision, and since when"),
    .audience = VISIBILITY_MEMBERS,
    .inside = true,
    .write = quality_write,
};
