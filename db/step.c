/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/step.h"

#include <stdlib.h>
#include <string.h>

#include "src/gate.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "src/transition.h"

/* How many children of a type have a record as their parent and meet a condition of ours. */
static bool children_count(struct store *store, const struct record *record, const char *child, const char *condition, int64_t *count,
                           struct error *error)
{
    *count = 0;
    if (!type_list_find(store->types, child))
        return true;
    return database_number(store, count, error, "SELECT count(*) FROM \"%w\" WHERE \"%w\" = %lld AND (%s)", child, record->type->name,
                           (long long)record->id, condition);
}

bool step_count_unshared(struct store *store, const struct record *partnership, int64_t *count, struct error *error)
{
    return children_count(store, partnership, "finding", "shared_with_client_on IS NULL", count, error);
}

bool step_count_passed(struct store *store, const struct record *organisation, int64_t *count, struct error *error)
{
    return children_count(store, organisation, "verification", "result IN ('passed', 'passed-with-remarks')", count, error);
}

/* --- The way -------------------------------------------------------------------------------------------------------------- */

/* A state in the reader's words and marks of quotation. The caller frees it. */
static char *state_quoted(const struct field *field, const char *code)
{
    return string_format(_("\"%s\""), vocabulary_word(field->vocabulary, code, message_language()));
}

static bool way_refuse(const struct field *field, const struct record_type *type, const char *from, const char *to, struct error *error)
{
    const char *next[TRANSITIONS];
    size_t count = transition_next(type, from, next);
    char *before = state_quoted(field, from), *wanted = state_quoted(field, to);
    struct text ways = {0};

    for (size_t i = 0; i < count; i++) {
        char *way = state_quoted(field, next[i]);
        text_add_format(&ways, "%s%s", i > 0 ? ", " : "", way);
        free(way);
    }
    if (count > 0)
        /* TRANSLATORS: states of a profile or partnership, quoted */
        error_set_field(error, ERROR_RULE, field, _("From %s no step leads to %s; the next can be %s."), before, wanted, text_string(&ways));
    else
        error_set_field(error, ERROR_RULE, field, _("From %s no step leads to %s: it is the end of the way."), before, wanted);
    text_done(&ways);
    free(before);
    free(wanted);
    return false;
}

/* --- What it needs -------------------------------------------------------------------------------------------------------- */

static bool checklist_check(const struct field *field, const struct record *partnership, const char *stage, struct error *error)
{
    const struct field *missing[GATE_FIELDS];
    size_t count = gate_missing(partnership, stage, missing);

    if (count == 0)
        return true;
    char *labels = gate_missing_text(missing, count), *state = state_quoted(field, stage);
    error_set_field(error, ERROR_RULE, field, _("For %s this must be settled first: %s."), state, labels);
    free(state);
    free(labels);
    return false;
}

static bool partnership_check(struct store *store, const struct field *field, const struct record *partnership, const char *stage,
                              struct error *error)
{
    int64_t unshared = 0;

    if (!checklist_check(field, partnership, stage, error))
        return false;
    if (gate_needs_findings_shared(stage) && !step_count_unshared(store, partnership, &unshared, error))
        return false;
    if (unshared == 0)
        return true;
    return error_set_field(error, ERROR_RULE, field,
                           message_plural("%lld finding has not been shared with the client yet; that comes before the delivery.",
                                          "%lld findings have not been shared with the client yet; that comes before the delivery.",
                                          (unsigned long)unshared),
                           (long long)unshared);
}

static bool organisation_check(struct store *store, const struct field *field, const struct record *organisation, const char *status,
                               struct error *error)
{
    int64_t passed;

    if (strcmp(status, "quality-assured") != 0)
        return true;
    if (!step_count_passed(store, organisation, &passed, error))
        return false;
    return passed > 0
           || error_set_field(error, ERROR_RULE, field, _("It needs a verification that it passed first: open the organisation, then its verifications."));
}

static const struct {
    const char *type;
    bool (*check)(struct store *store, const struct field *field, const struct record *record, const char *state, struct error *error);
} needs[] = {
    {"organisation", organisation_check},
    {"partnership", partnership_check},
};

bool step_check_needs(struct store *store, const struct record *record, struct error *error)
{
    const struct field *field = transition_field(record->type);

    for (size_t i = 0; field && i < sizeof needs / sizeof *needs; i++)
        if (strcmp(needs[i].type, record->type->name) == 0)
            return needs[i].check(store, field, record, record_text(record, field->name), error);
    return true;
}

bool step_check(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    const struct field *field = transition_field(now->type);
    const char *from = field ? record_text(before, field->name) : "", *to = field ? record_text(now, field->name) : "";

    if (strcmp(from, to) == 0)
        return true;
    if (!transition_is_allowed(now->type, from, to))
        return way_refuse(field, now->type, from, to, error);
    return step_check_needs(store, now, error);
}
