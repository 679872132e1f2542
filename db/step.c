/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/step.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
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

static bool partnership_lack(struct store *store, const struct record *partnership, const char *stage, struct step_lack *lack, struct error *error)
{
    return !gate_needs_findings_shared(stage) || step_count_unshared(store, partnership, &lack->unshared, error);
}

static bool organisation_lack(struct store *store, const struct record *organisation, const char *status, struct step_lack *lack, struct error *error)
{
    int64_t passed = 1;

    if (strcmp(status, "quality-assured") == 0 && !step_count_passed(store, organisation, &passed, error))
        return false;
    lack->unverified = passed == 0;
    return true;
}

static const struct {
    const char *type;
    bool (*read)(struct store *store, const struct record *record, const char *state, struct step_lack *lack, struct error *error);
} lacks[] = {
    {"organisation", organisation_lack},
    {"partnership", partnership_lack},
};

bool step_read_lack(struct store *store, const struct record *record, const char *state, struct step_lack *lack, struct error *error)
{
    *lack = (struct step_lack){0};
    lack->field_count = gate_missing(record, state, lack->fields);
    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
        if (strcmp(lacks[i].type, record->type->name) == 0)
            return lacks[i].read(store, record, state, lack, error);
    return true;
}

bool step_lacks(const struct step_lack *lack)
{
    return lack->field_count > 0 || lack->unshared > 0 || lack->unverified;
}

char *step_lack_text(const struct step_lack *lack)
{
    struct text text = {0};

    if (lack->field_count > 0)
        text_add_format(&text, message_plural("lacks %zu field", "lacks %zu fields", (unsigned long)lack->field_count), lack->field_count);
    text_add(&text, text.length > 0 && lack->unshared > 0 ? ", " : "");
    if (lack->unshared > 0)
        text_add_format(&text, message_plural("%lld finding not shared", "%lld findings not shared", (unsigned long)lack->unshared),
                        (long long)lack->unshared);
    if (lack->unverified)
        text_add(&text, _("lacks a verification"));
    return text_take(&text);
}

static bool fields_refuse(const struct field *field, const struct step_lack *lack, const char *stage, struct error *error)
{
    char *labels = gate_missing_text(lack->fields, lack->field_count), *state = state_quoted(field, stage);

    error_set_field(error, ERROR_RULE, field, _("For %s this must be settled first: %s."), state, labels);
    free(state);
    free(labels);
    return false;
}

static bool findings_refuse(const struct field *field, const struct step_lack *lack, struct error *error)
{
    return error_set_field(error, ERROR_RULE, field,
                           message_plural("%lld finding has not been shared with the client yet; that comes before the delivery.",
                                          "%lld findings have not been shared with the client yet; that comes before the delivery.",
                                          (unsigned long)lack->unshared),
                           (long long)lack->unshared);
}

bool step_check_needs(struct store *store, const struct record *record, struct error *error)
{
    const struct field *field = transition_field(record->type);
    const char *state = field ? record_text(record, field->name) : "";
    struct step_lack lack;

    if (!step_read_lack(store, record, state, &lack, error))
        return false;
    if (lack.field_count > 0)
        return fields_refuse(field, &lack, state, error);
    if (lack.unshared > 0)
        return findings_refuse(field, &lack, error);
    return !lack.unverified
           || error_set_field(error, ERROR_RULE, field, _("It needs a verification that it passed first: open the organisation, then its verifications."));
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
