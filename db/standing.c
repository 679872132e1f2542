/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/standing.h"

#include <stdlib.h>
#include <string.h>

#include "db/visible.h"
#include "src/memory.h"

/* --- The contract ------------------------------------------------------------------------------------------------------------ */

bool standing_has_point(const struct viewer *viewer, const struct record_type *partnership, const struct checklist_point *point)
{
    for (size_t i = 0; i < CHECKLIST_POINT_FIELDS && point->fields[i]; i++)
        if (!scope_has_field(viewer, partnership, type_field(partnership, point->fields[i])))
            return false;
    return true;
}

static void points_read(const struct viewer *viewer, const struct record *partnership, struct standing *standing)
{
    for (size_t i = 0; i < CHECKLIST_POINTS; i++) {
        const struct checklist_point *point = &checklist_points[i];

        if (standing_has_point(viewer, partnership->type, point))
            standing->points[standing->point_count++] = (struct standing_point){point, checklist_is_settled(partnership, point)};
    }
}

size_t standing_settled(const struct standing *standing)
{
    size_t count = 0;

    for (size_t i = 0; i < standing->point_count; i++)
        count += standing->points[i].settled;
    return count;
}

/* --- What hangs on it --------------------------------------------------------------------------------------------------------- */

/* The records of a type that hang on one, in the order a field gives. */
struct hanging {
    const char *type, *sort;
    bool descending;
    const char *by; /* the field that refers to it */
};

static const struct hanging deliverables = {"deliverable", "due", false, "partnership"}, findings = {"finding", "date", true, "partnership"},
                            activities = {"activity", "date", true, "partnership"}, testimonials = {"testimonial", "date", true, "organisation"};

static bool rows_read(struct store *store, const struct viewer *viewer, const struct hanging *hanging, int64_t id, struct row_list *rows, struct error *error)
{
    const struct record_type *type = type_list_find(store_types(store), hanging->type);
    struct value value = {0};

    if (!type)
        return true;
    value_set_number(&value, id);
    const struct list_request list = {.type = type, .language = message_language(), .sort = type_field(type, hanging->sort), .descending = hanging->descending,
                                      .within = type_field(type, hanging->by), .value = &value};
    return store_rows(store, viewer, &list, LIST_FIRST, NULL, STANDING_ROWS, rows, error);
}

/* A testimonial is of an organisation, whichever of their partnerships it speaks of. */
static bool praise_read(struct store *store, const struct viewer *viewer, const struct record *partnership, struct standing *standing, struct error *error)
{
    int64_t member = record_number(partnership, "member");
    struct row_list rows = {0};

    if (member == 0)
        return true;
    if (!rows_read(store, viewer, &testimonials, record_number(partnership, "organisation"), &rows, error))
        return false;
    for (size_t i = 0; i < rows.count; i++)
        standing->praised = standing->praised || record_number(&rows.rows[i].record, "member") == member;
    row_list_done(&rows);
    return true;
}

/* The latest first; of the same day what was found before what was done. */
static int entry_compare(const void *left, const void *right)
{
    const struct standing_entry *a = left, *b = right;
    int order = strcmp(b->date, a->date);

    if (order == 0)
        order = strcmp(b->record->type->name, a->record->type->name);
    return order != 0 ? order : (b->record->id > a->record->id) - (b->record->id < a->record->id);
}

static void log_add(struct standing *standing, const struct row_list *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        standing->log[standing->log_count++] = (struct standing_entry){&rows->rows[i].record, record_text(&rows->rows[i].record, "date")};
}

static void log_make(struct standing *standing)
{
    standing->log = memory_new_array(standing->findings.count + standing->activities.count + 1, sizeof *standing->log);
    log_add(standing, &standing->findings);
    log_add(standing, &standing->activities);
    qsort(standing->log, standing->log_count, sizeof *standing->log, entry_compare);
    for (size_t i = 0; i < standing->findings.count; i++)
        standing->unshared += value_is_empty(record_value(&standing->findings.rows[i].record, "shared_with_client_on"));
}

bool standing_read(struct store *store, const struct viewer *viewer, const struct record *partnership, struct standing *standing, struct error *error)
{
    *standing = (struct standing){0};
    points_read(viewer, partnership, standing);
    if (!rows_read(store, viewer, &deliverables, partnership->id, &standing->deliverables, error)
        || !rows_read(store, viewer, &findings, partnership->id, &standing->findings, error)
        || !rows_read(store, viewer, &activities, partnership->id, &standing->activities, error)
        || !praise_read(store, viewer, partnership, standing, error))
        return false;
    log_make(standing);
    return true;
}

void standing_done(struct standing *standing)
{
    row_list_done(&standing->deliverables);
    row_list_done(&standing->findings);
    row_list_done(&standing->activities);
    free(standing->log);
    *standing = (struct standing){0};
}

const char *standing_guidance(const struct standing *standing, const char *stage, enum guidance_side side)
{
    bool done = standing->praised && side == GUIDANCE_MEMBER && strcmp(stage, "closed") == 0;
    return done ? "" : guidance_at_stage(stage, side);
}
