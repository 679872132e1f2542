/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/transition.h"

#include <string.h>

/* Several states are separated by blanks; the one that leads on comes first. */
struct way {
    const char *from, *to;
};

static const struct way organisation_ways[] = {
    {"draft", "submitted suspended archived"},
    {"submitted", "under-review suspended archived"},
    {"under-review", "quality-assured suspended archived"},
    {"quality-assured", "needs-update suspended archived"},
    {"needs-update", "quality-assured suspended archived"},
    {"suspended", "under-review archived"},
    {"archived", "suspended"},
};

static const struct way partnership_ways[] = {
    {"enquiry", "dialogue cancelled"},
    {"dialogue", "contract-draft cancelled"},
    {"contract-draft", "agreed cancelled"},
    {"agreed", "in-progress cancelled"},
    {"in-progress", "delivered on-hold cancelled"},
    {"on-hold", "in-progress cancelled"},
    {"delivered", "follow-up"},
    {"follow-up", "closed"},
    {"closed", ""},
    {"cancelled", ""},
};

static const struct way concern_ways[] = {
    {"received", "under-review upheld not-upheld closed"},
    {"under-review", "upheld not-upheld closed"},
    {"upheld", "closed under-review"},
    {"not-upheld", "closed under-review"},
    {"closed", "under-review"},
};

/* That a fee is overdue is computed; no step leads there. Who left and comes back applies anew. */
static const struct way member_ways[] = {
    {"applicant", "active ended"},
    {"active", "ended"},
    {"overdue", "active ended"},
    {"ended", "applicant"},
};

static const struct course {
    const char *type, *field;
    const char *last; /* the state to which the straight way leads */
    const struct way *ways;
    size_t count;
} courses[] = {
    {"organisation", "status", "quality-assured", organisation_ways, sizeof organisation_ways / sizeof *organisation_ways},
    {"partnership", "stage", "closed", partnership_ways, sizeof partnership_ways / sizeof *partnership_ways},
    {"concern", "state", "closed", concern_ways, sizeof concern_ways / sizeof *concern_ways},
    {"member", "state", "ended", member_ways, sizeof member_ways / sizeof *member_ways},
};

/* Steps that are called something else than where they lead. */
static const struct {
    const char *type, *from, *to, *name;
} names[] = {
    /* TRANSLATORS: the step of a member that left and applies anew */
    {"member", "ended", "applicant", NC_("step", "rejoin")},
};

static const struct course *course_of(const struct record_type *type)
{
    for (size_t i = 0; i < sizeof courses / sizeof *courses; i++)
        if (strcmp(courses[i].type, type->name) == 0)
            return &courses[i];
    return NULL;
}

const struct field *transition_field(const struct record_type *type)
{
    const struct course *course = course_of(type);

    return course ? type_field(type, course->field) : NULL;
}

const char *transition_state(const struct record *record, struct date today)
{
    const struct field *field = transition_field(record->type), *shown = field->as_of_today ? type_field(record->type, field->as_of_today) : NULL;
    const struct compute_source source = compute_source_alone(record);
    struct computed computed = {0};

    if (!shown)
        return record_text(record, field->name);
    shown->compute(&source, &computed);
    const struct term *term = vocabulary_term(field->vocabulary, value_text(computed_on(&computed, today)));
    value_clear(&computed.value);
    value_clear(&computed.then);
    return term ? term->code : record_text(record, field->name);
}

static const char *states_after(const struct course *course, const char *from)
{
    for (size_t i = 0; i < course->count; i++)
        if (strcmp(course->ways[i].from, from) == 0)
            return course->ways[i].to;
    return NULL;
}

size_t transition_next(const struct record_type *type, const char *from, const char *next[TRANSITIONS])
{
    const struct course *course = course_of(type);
    const char *states = course ? states_after(course, from) : NULL, *code;
    size_t count = 0, length;

    while (states && count < TRANSITIONS && set_next(&states, &code, &length))
        for (size_t i = 0; i < course->count; i++)
            if (strlen(course->ways[i].from) == length && strncmp(course->ways[i].from, code, length) == 0)
                next[count++] = course->ways[i].from;
    return count;
}

/* --- The straight way ----------------------------------------------------------------------------------------------------- */

/* From the first state on, each followed by the one that leads on. */
static void line_fill(const struct record_type *type, const struct course *course, struct transition_line *line)
{
    const char *next[TRANSITIONS] = {course->ways[0].from};

    line->count = 0;
    do {
        line->states[line->count++] = next[0];
    } while (strcmp(next[0], course->last) != 0 && line->count < TRANSITIONS && transition_next(type, next[0], next) > 0);
}

static size_t line_find(const struct transition_line *line, const char *state)
{
    size_t i = 0;

    while (i < line->count && strcmp(line->states[i], state) != 0)
        i++;
    return i;
}

bool transition_place(const struct record_type *type, const char *state, struct transition_line *line)
{
    const struct course *course = course_of(type);
    const char *next[TRANSITIONS];

    *line = (struct transition_line){0};
    if (!course || !states_after(course, state))
        return false;
    line_fill(type, course, line);
    line->now = line_find(line, state);
    if (line->now < line->count)
        return true;
    line->aside = state;
    for (size_t i = 0, count = transition_next(type, state, next); i < count && line->now == line->count; i++)
        line->now = line_find(line, next[i]);
    return true;
}

/* --- One step ------------------------------------------------------------------------------------------------------------- */

bool transition_is_allowed(const struct record_type *type, const char *from, const char *to)
{
    const struct course *course = course_of(type);
    const char *next[TRANSITIONS];
    size_t count = transition_next(type, from, next);

    if (!course || !states_after(course, from))
        return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(next[i], to) == 0)
            return true;
    return false;
}

const char *transition_name(const struct record_type *type, const char *from, const char *to)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].type, type->name) == 0 && strcmp(names[i].from, from) == 0 && strcmp(names[i].to, to) == 0)
            return names[i].name;
    return NULL;
}
