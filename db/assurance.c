/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/assurance.h"

#include <stdlib.h>
#include <string.h>

#include "db/since.h"
#include "src/memory.h"

static const char *const statuses[ASSURANCE_STAGES] = {
    [ASSURANCE_SUBMITTED] = "submitted",
    [ASSURANCE_UNDER_REVIEW] = "under-review",
    [ASSURANCE_NEEDS_UPDATE] = "needs-update",
    [ASSURANCE_SUSPENDED] = "suspended",
};

static const char open_concerns[] = "state:received,under-review";

struct reading_queue {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    int64_t *waiting; /* profiles before it is known since when they wait */
    size_t count;
};

const char *assurance_status(enum assurance_stage stage)
{
    return statuses[stage];
}

void assurance_queue_done(struct assurance_queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        free(queue->entries[i].title);
        free(queue->entries[i].country);
        free(queue->entries[i].responsible);
    }
    free(queue->entries);
    *queue = (struct assurance_queue){0};
}

/* --- Who waits ------------------------------------------------------------------------------------------------------------ */

/* Only of those that nobody touched for longest more is read. */
static bool waiting_read(struct reading_queue *reading, const char *status, size_t limit, int64_t *total, struct error *error)
{
    char *text = string_format("status:%s", status);
    struct query query = {0};
    bool ok = query_parse(&query, reading->type, text, false, error);
    const struct list_request request = {.type = reading->type, .query = &query, .language = message_language()};

    free(text);
    reading->waiting = memory_new_array(limit + 1, sizeof *reading->waiting);
    ok = ok && store_count(reading->store, reading->viewer, &request, total, error)
         && since_untouched(reading->store, reading->viewer, &request, limit, reading->waiting, &reading->count, error);
    query_done(&query);
    return ok;
}

/* --- Since when, and whose ------------------------------------------------------------------------------------------------ */

/* A profile that is past its review without anybody's doing has been so since the day after it was due; one that came here as to be updated too, where that day was before. */
static bool due_find(const struct record *record, struct date *since)
{
    const char *status = record_text(record, "status");
    struct date due, came;

    if (!date_parse(record_text(record, "review_due"), &due))
        return false;
    *since = date_from_days(date_to_days(due) + 1);
    return strcmp(status, "quality-assured") == 0
           || (strcmp(status, "needs-update") == 0 && moment_day(record->stamp.created_at, &came) && date_to_days(*since) <= date_to_days(came));
}

static bool since_find(const struct reading_queue *reading, const struct record *record, struct date *since, struct error *error)
{
    const struct field *status = type_field(reading->type, "status");
    char moment[DATE_TEXT_SIZE];

    if (!since_step(reading->store, record, status, moment, error))
        return false;
    if ((*moment == '\0' || strcmp(record_text(record, "status"), "quality-assured") == 0) && due_find(record, since))
        return true;
    return since_day(reading->store, record, status, since, error) || error->code == ERROR_NONE;
}

static bool concerns_count(const struct reading_queue *reading, int64_t id, int64_t *count, struct error *error)
{
    const struct record_type *type = type_list_find(store_types(reading->store), "concern");
    const struct value organisation = {.kind = VALUE_NUMBER, .number = id};
    struct query query = {0};
    struct list_request request = {.type = type, .query = &query, .value = &organisation};

    *count = 0;
    if (!type)
        return true;
    request.within = type_field(type, "organisation");
    bool ok = query_parse(&query, type, open_concerns, false, error) && store_count(reading->store, reading->viewer, &request, count, error);
    query_done(&query);
    return ok;
}

static char *responsible_name(const struct reading_queue *reading, const struct record *record)
{
    const struct record_type *type = type_list_find(store_types(reading->store), "person");
    int64_t id = record_number(record, "responsible");
    char *name = type && id != 0 ? store_title(reading->store, reading->viewer, type, id, message_language()) : NULL;

    return name ? name : string_copy("");
}

/* None where a clock was set back. */
static int64_t days_since(struct date since, struct date today)
{
    int64_t days = date_to_days(today) - date_to_days(since);

    return days > 0 ? days : 0;
}

static bool entry_read(const struct reading_queue *reading, int64_t id, struct assurance_entry *entry, struct error *error)
{
    struct record record;

    *entry = (struct assurance_entry){.id = id};
    if (!store_load(reading->store, reading->viewer, reading->type, id, &record, error))
        return false;
    bool ok = since_find(reading, &record, &entry->since, error) && concerns_count(reading, id, &entry->concerns, error);
    if (ok) {
        entry->title = store_title(reading->store, reading->viewer, reading->type, id, message_language());
        entry->country = string_copy(record_text(&record, "country"));
        entry->responsible = responsible_name(reading, &record);
        entry->days = entry->since.year != 0 ? days_since(entry->since, store_today(reading->store)) : ASSURANCE_NEVER;
    }
    record_done(&record);
    return ok;
}

static int entry_compare(const void *left, const void *right)
{
    const struct assurance_entry *a = left, *b = right;

    return a->days != b->days ? (a->days < b->days) - (a->days > b->days) : (a->id > b->id) - (a->id < b->id);
}

bool assurance_queue_read(struct store *store, const struct viewer *viewer, enum assurance_stage stage, size_t limit,
                          struct assurance_queue *queue, struct error *error)
{
    struct reading_queue reading = {.store = store, .viewer = viewer, .type = type_list_find(store_types(store), "organisation")};
    int64_t total = 0;
    bool ok = waiting_read(&reading, statuses[stage], limit, &total, error);

    *queue = (struct assurance_queue){.total = total};
    queue->entries = memory_new_array(reading.count + 1, sizeof *queue->entries);
    for (; ok && queue->count < reading.count; queue->count += ok)
        ok = entry_read(&reading, reading.waiting[queue->count], &queue->entries[queue->count], error);
    free(reading.waiting);
    if (!ok)
        assurance_queue_done(queue);
    else if (queue->count > 1)
        qsort(queue->entries, queue->count, sizeof *queue->entries, entry_compare);
    return ok;
}
