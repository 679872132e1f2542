/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/step.h"

#include <stdlib.h>
#include <string.h>

#include "db/reader.h"
#include "db/verified.h"
#include "src/assurance.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "src/transition.h"

/* --- The way -------------------------------------------------------------------------------------------------------------- */

/* A state in the reader's words and marks of quotation. The caller frees it. */
static char *state_quoted(const struct field *field, const char *code)
{
    return string_format(_("\"%s\""), vocabulary_word(field->vocabulary, code, message_language()));
}

/* The states that may follow what is recorded; what it counts as today already is no step. */
static void ways_add(struct text *ways, const struct record *before, const struct field *field, const char *today)
{
    const char *next[TRANSITIONS];
    size_t count = transition_next(before->type, record_text(before, field->name), next);

    for (size_t i = 0; i < count; i++) {
        char *way = strcmp(next[i], today) != 0 ? state_quoted(field, next[i]) : NULL;
        if (way)
            text_add_format(ways, "%s%s", ways->length > 0 ? ", " : "", way);
        free(way);
    }
}

/* As people are shown it; where it is to be emptied, what is recorded. */
static bool way_refuse(const struct store *store, const struct record *record, const char *to, struct error *error)
{
    const struct field *field = transition_field(record->type);
    const char *from = *to ? transition_state(record, store_today(store)) : record_text(record, field->name);
    char *before = state_quoted(field, from), *wanted = state_quoted(field, to);
    struct text ways = {0};

    ways_add(&ways, record, field, from);
    if (*to == '\0')
        /* TRANSLATORS: states of a member or concern, quoted */
        error_set_field(error, ERROR_RULE, field, _("It is %s and cannot be in no state; the next can be %s."), before, text_string(&ways));
    else if (ways.length > 0)
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

static bool findings_lack(struct store *store, int64_t partnership, const char *stage, struct step_lack *lack, struct error *error)
{
    return !gate_needs_findings_shared(stage) || !type_list_find(store->types, "finding")
           || database_number(store, &lack->unshared, error, "SELECT count(*) FROM finding WHERE partnership = %lld AND shared_with_client_on IS NULL",
                              (long long)partnership);
}

/* Who calls work off says by that that what is left is not done; who closes it may have forgotten. */
static bool deliverables_lack(struct store *store, int64_t partnership, const char *stage, struct step_lack *lack, struct error *error)
{
    return strcmp(stage, "closed") != 0 || !type_list_find(store->types, "deliverable")
           || database_number(store, &lack->undone, error,
                              "SELECT count(*) FROM deliverable WHERE partnership = %lld AND delivered_on IS NULL"
                              " AND coalesce(state, '') NOT IN ('delivered', 'accepted', 'cancelled')",
                              (long long)partnership);
}

static bool partnership_lack(struct store *store, const struct record *partnership, const char *stage, struct step_lack *lack, struct error *error)
{
    return findings_lack(store, partnership->id, stage, lack, error) && deliverables_lack(store, partnership->id, stage, lack, error);
}

/* Whether an assured profile is to be looked at again only after its verification has ended. */
static bool is_overlong(const struct record *organisation, const struct record *verification)
{
    struct date due, last;

    return date_parse(record_text(organisation, "review_due"), &due) && assurance_last_day(verification, &last) && date_to_days(due) > date_to_days(last);
}

static bool organisation_lack(struct store *store, const struct record *organisation, const char *status, struct step_lack *lack, struct error *error)
{
    struct record latest;
    bool found;

    if (!gate_needs_verification(organisation->type, status) || !type_list_find(store->types, "verification"))
        return true;
    if (!verified_read(store, organisation->id, 0, &latest, &found, error))
        return false;
    lack->unverified = !found || !assurance_passed(&latest);
    lack->outdated = !lack->unverified && !assurance_holds(&latest, store_today(store));
    lack->overlong = !lack->unverified && is_overlong(organisation, &latest);
    if (found)
        record_done(&latest);
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
    lack->featured = gate_is_featured(record) && !gate_needs_verification(record->type, state);
    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
        if (strcmp(lacks[i].type, record->type->name) == 0)
            return lacks[i].read(store, record, state, lack, error);
    return true;
}

static void lack_add_comma(struct text *text)
{
    text_add(text, text->length > 0 ? ", " : "");
}

char *step_lack_text(const struct step_lack *lack)
{
    struct text text = {0};

    if (lack->field_count > 0)
        text_add_format(&text, message_plural("lacks %zu field", "lacks %zu fields", (unsigned long)lack->field_count), lack->field_count);
    if (lack->unshared > 0) {
        lack_add_comma(&text);
        text_add_format(&text, message_plural("%lld finding not shared", "%lld findings not shared", (unsigned long)lack->unshared),
                        (long long)lack->unshared);
    }
    if (lack->undone > 0) {
        lack_add_comma(&text);
        text_add_format(&text, message_plural("%lld deliverable left undone", "%lld deliverables left undone", (unsigned long)lack->undone),
                        (long long)lack->undone);
    }
    if (lack->unverified)
        text_add(&text, _("lacks a verification"));
    if (lack->outdated)
        text_add(&text, _("the verification is out of date"));
    return text_take(&text);
}

/* Names of fields, and why those are among them that are filled in. The caller frees it. */
static char *fields_text(const struct record *record, const struct step_lack *lack)
{
    char *labels = gate_missing_text(lack->fields, lack->field_count);
    struct text text = {0};

    text_add_format(&text, "%s.", labels);
    for (size_t i = 0; i < lack->field_count; i++) {
        char *reason = gate_reason(record, lack->fields[i]);
        if (reason)
            text_add_format(&text, " %s", reason);
        free(reason);
    }
    free(labels);
    return text_take(&text);
}

/* What was there before may not go. */
static bool fields_refuse(const struct record *now, const struct step_lack *lack, const char *stage, bool stays, struct error *error)
{
    const struct field *field = transition_field(now->type);
    char *labels = fields_text(now, lack), *state = state_quoted(field, stage);

    /* TRANSLATORS: a state, and what is missing for it, with its full stop */
    error_set_field(error, ERROR_RULE, stays ? lack->fields[0] : field,
                    stays ? _("For %s this must stay settled: %s") : _("For %s this must be settled first: %s"), state, labels);
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

/* What a record that is not there yet lacks hangs on it only once it is. */
static bool verification_refuse(const struct field *field, const struct step_lack *lack, const struct record *now, struct error *error)
{
    if (lack->outdated)
        return error_set_field(error, ERROR_RULE, field, _("The verification that it passed is out of date: it needs a new one first."));
    if (now->id == 0)
        return error_set_field(error, ERROR_RULE, field, _("It needs a verification that it passed first: add it as \"%s\", then verify it."),
                               vocabulary_word(field->vocabulary, "submitted", message_language()));
    return error_set_field(error, ERROR_RULE, field, _("It needs a verification that it passed first: open the organisation, then its verifications."));
}

/* Leaves of the fields a record lacks those that it did not lack before. */
static void fields_subtract(struct step_lack *lack, const struct step_lack *before)
{
    size_t count = 0;

    for (size_t i = 0; i < lack->field_count; i++) {
        size_t at = 0;
        while (at < before->field_count && before->fields[at] != lack->fields[i])
            at++;
        if (at == before->field_count)
            lack->fields[count++] = lack->fields[i];
    }
    lack->field_count = count;
}

static bool overlong_refuse(const struct record *now, struct error *error)
{
    return error_set_field(error, ERROR_RULE, type_field(now->type, "review_due"), _("The verification that it passed is not good for so long."));
}

/* A day set for the review of an assured profile must come while its verification is good. */
static bool review_check(struct store *store, const struct record *now, const struct record *before, const char *state, struct error *error)
{
    struct step_lack lack;

    if (!gate_needs_verification(now->type, state) || value_equal(record_value(now, "review_due"), record_value(before, "review_due")))
        return true;
    return step_read_lack(store, now, state, &lack, error)
           && (!lack.overlong || overlong_refuse(now, error));
}

/* What hangs on a record is the same before and now. */
static bool check_stays(struct store *store, const struct record *now, const struct record *before, const char *state, struct error *error)
{
    struct step_lack lack = {0}, lacked = {0};

    lack.field_count = gate_unkept(now, state, lack.fields);
    lacked.field_count = gate_unkept(before, state, lacked.fields);
    fields_subtract(&lack, &lacked);
    return lack.field_count == 0 ? review_check(store, now, before, state, error) : fields_refuse(now, &lack, state, true, error);
}

/* Only what is good today is shown as an example; one that is featured and steps away is so no more. */
static bool featured_check(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    if (!gate_is_featured(now) || (before && gate_is_featured(before)))
        return true;
    const struct field *status = transition_field(now->type);
    const char *state = transition_state(now, store_today(store));
    if (gate_needs_verification(now->type, state))
        return true;
    char *is = state_quoted(status, state), *wanted = state_quoted(status, "quality-assured");
    /* TRANSLATORS: two states of a profile, quoted */
    error_set_field(error, ERROR_RULE, gate_feature(now->type), _("Only a profile that is %s can be featured; this one is %s. It needs a verification that it passed first."),
                    wanted, is);
    free(wanted);
    free(is);
    return false;
}

/* What its state needs; records that take no steps need nothing. */
static bool state_check(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    const struct field *field = transition_field(now->type);
    struct step_lack lack;

    if (!field)
        return true;
    const char *state = value_text(record_field(now, field));
    if (before && strcmp(value_text(record_field(before, field)), state) == 0)
        return check_stays(store, now, before, state, error);
    if (!step_read_lack(store, now, state, &lack, error))
        return false;
    if (lack.field_count > 0)
        return fields_refuse(now, &lack, state, false, error);
    if (lack.unshared > 0)
        return findings_refuse(field, &lack, error);
    if (lack.unverified || lack.outdated)
        return verification_refuse(field, &lack, now, error);
    return before || !lack.overlong || overlong_refuse(now, error);
}

bool step_check_needs(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    return state_check(store, now, before, error) && featured_check(store, now, before, error);
}

bool step_check(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    const struct field *field = transition_field(now->type);

    if (before && field) {
        const char *from = value_text(record_field(before, field)), *to = value_text(record_field(now, field));

        if (strcmp(from, to) != 0 && !transition_is_allowed(now->type, from, to))
            return way_refuse(store, before, to, error);
    }
    return step_check_needs(store, now, before, error);
}

/* --- What others need ----------------------------------------------------------------------------------------------------- */

/* Loads the record of a type that a child belongs to; *found is false where it is gone. */
static bool parent_load(struct store *store, const struct record *child, const char *name, struct record *parent, bool *found, struct error *error)
{
    struct reader_set readers;

    reader_set_init(&readers, store);
    enum reader_result result = reader_load(&readers, type_list_find(store->types, name), record_number(child, name), parent, error);
    reader_set_done(&readers);
    *found = result == READER_FOUND;
    return result != READER_FAILED;
}

/* Whether the work that a finding belongs to is as far as needs every finding shared. */
static bool is_of_delivered(struct store *store, const struct record *finding, bool *is, struct error *error)
{
    struct record partnership;
    bool found;

    if (!parent_load(store, finding, "partnership", &partnership, &found, error))
        return false;
    *is = found && gate_needs_findings_shared(record_text(&partnership, "stage"));
    if (found)
        record_done(&partnership);
    return true;
}

static bool is_shared(const struct record *finding)
{
    return !value_is_empty(record_value(finding, "shared_with_client_on"));
}

/* One that is found late may be written down before it is shared; what was shared stays so, and none comes unshared from other work that was not delivered. */
static bool finding_check(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    const struct field *day = type_field(before->type, "shared_with_client_on");
    const bool moves = now && !value_equal(record_value(now, "partnership"), record_value(before, "partnership"));
    bool needed, was_needed;

    if (!now || is_shared(now) || (!is_shared(before) && !moves))
        return true;
    if (!is_of_delivered(store, now, &needed, error) || !is_of_delivered(store, before, &was_needed, error))
        return false;
    if (!needed || (moves && was_needed && !is_shared(before)))
        return true;
    if (moves)
        return error_set_field(error, ERROR_RULE, day, _("The work there is delivered, which needs every finding shared with the client: share this one first."));
    return error_set_field(error, ERROR_RULE, day,
                           _("The work is delivered, which needs every finding shared with the client. Correct the day, but do not empty it."));
}

/* Whether a profile is left assured without a verification: the one before was not passed, or is out of date while this one is not. */
static bool leaves_bare(const struct record *verification, const struct record *other, struct date today)
{
    return !assurance_passed(other) || (assurance_holds(verification, today) && !assurance_holds(other, today));
}

/* Whether a profile stands as quality-assured on a verification, and would be left without. */
static bool stands_on(struct store *store, const struct record *verification, bool *stands, struct error *error)
{
    struct record profile, other;
    bool found, is_assured, left;

    *stands = false;
    if (!parent_load(store, verification, "organisation", &profile, &found, error))
        return false;
    is_assured = found && gate_needs_verification(profile.type, record_text(&profile, "status"));
    if (found)
        record_done(&profile);
    if (!is_assured)
        return true;
    if (!verified_read(store, record_number(verification, "organisation"), verification->id, &other, &left, error))
        return false;
    *stands = !left || (verified_decides(verification, &other) && leaves_bare(verification, &other, store_today(store)));
    if (left)
        record_done(&other);
    return true;
}

static bool verification_check(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    bool stands;

    if (!assurance_passed(before) || (now && record_number(now, "organisation") == record_number(before, "organisation")))
        return true;
    if (!stands_on(store, before, &stands, error))
        return false;
    if (!stands)
        return true;
    const struct field *status = type_field(type_list_find(store->types, "organisation"), "status");
    char *assured = state_quoted(status, "quality-assured"), *update = state_quoted(status, "needs-update");
    /* TRANSLATORS: two states of a profile, quoted */
    error_set_field(error, ERROR_RULE, type_field(before->type, "organisation"), _("The profile is %s by this verification. Step it back to %s first."), assured, update);
    free(update);
    free(assured);
    return false;
}

static const struct {
    const char *type, *parent;
    bool (*check)(struct store *store, const struct record *now, const struct record *before, struct error *error);
} children[] = {
    {"finding", "partnership", finding_check},
    {"verification", "organisation", verification_check},
};

bool step_check_child(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    for (size_t i = 0; i < sizeof children / sizeof *children; i++)
        if (strcmp(children[i].type, before->type->name) == 0 && type_list_find(store->types, children[i].parent))
            return children[i].check(store, now, before, error);
    return true;
}

bool step_check_moved(struct store *store, const struct record *now, const struct record *before, struct error *error)
{
    return strcmp(now->type->name, "finding") != 0 || !type_list_find(store->types, "partnership") || finding_check(store, now, before, error);
}
