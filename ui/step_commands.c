/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/step_commands.h"

#include <stdlib.h>
#include <string.h>

#include "db/step.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/role.h"
#include "src/text.h"
#include "src/transition.h"
#include "ui/assurance_commands.h"
#include "ui/choose.h"
#include "ui/navigate.h"
#include "ui/patience.h"
#include "ui/record_pane.h"

struct step {
    struct screen *screen;
    const struct record_type *type;
    int64_t id;
};

/* What a state needs that is not there yet, and what is left undone in it; NULL where nothing. The caller frees it. */
static char *lack_text(struct screen *screen, const struct record *record, const char *state)
{
    struct step_lack lack;
    struct error error;
    if (!step_read_lack(screen->store, record, state, &lack, &error))
        return NULL;
    char *text = step_lack_text(&lack);
    if (text[0] != '\0')
        return text;
    free(text);
    return NULL;
}

/* --- Taking it ------------------------------------------------------------------------------------------------------------ */

/* In a filtered list the record is gone from under the cursor by then: it is named, and what is left undone with it. */
static void step_done(const struct step *step, const struct record *record, const char *state)
{
    struct screen *screen = step->screen;
    const struct field *field = transition_field(step->type);
    const char *word = vocabulary_word(field->vocabulary, state, message_language());
    struct quote quote;
    char *left = lack_text(screen, record, state), *reached = left ? string_format("%s (%s)", word, left) : string_copy(word);
    char *title = store_title(screen->store, &screen->viewer, step->type, step->id, message_language());

    screen_record_changed(screen, step->type, step->id);
    /* TRANSLATORS: a record and its new state: Sona Mills: under review. */
    screen_say(screen, _("%s: %s. u takes it back."), quote_text(&quote, title ? title : message_text(field->label)), reached);
    free(title);
    free(reached);
    free(left);
}

/* The list a record hangs in as one of its children. */
static const struct field *parent_field(const struct record_type *child, const struct record_type *parent)
{
    return type_field(child, parent->name);
}

/* What the client has not seen: one finding is opened to be shared, several are listed. */
static void findings_ask(const struct step *step, const struct error *error)
{
    const struct record_type *finding = type_list_find(store_types(step->screen->store), "finding");
    struct target target = {.type = finding, .within = parent_field(finding, step->type), .query = string_copy("shared_with_client_on:\"\"")};
    value_set_number(&target.value, step->id);
    navigate_to(step->screen, &target);
    screen_say_error(step->screen, error);
    value_clear(&target.value);
    free(target.query);
}

static void verification_ask(const struct step *step, const struct error *error)
{
    assurance_begin(step->screen, step->id);
    screen_say_error(step->screen, error);
}

/* A step was refused: what it lacks is asked for, each where it is filled in. */
static void lack_ask(const struct step *step, const struct record *record, const char *state, const struct error *refused)
{
    struct step_lack lack;
    struct error error;
    if (!step_read_lack(step->screen->store, record, state, &lack, &error))
        screen_say_error(step->screen, &error);
    else if (lack.field_count > 0)
        navigate_step(step->screen, step->type, step->id, state);
    else if (lack.unshared > 0)
        findings_ask(step, refused);
    else if (lack.unverified || lack.outdated)
        verification_ask(step, refused);
    else
        screen_say_error(step->screen, refused);
}

/* A step being saved. */
struct stepping {
    struct step step;
    char *state;
    struct record base, record; /* as it was loaded, and with the state */
};

static bool stepping_attempt(struct screen *screen, void *context, struct error *error)
{
    struct stepping *stepping = context;
    int64_t change;
    return store_save(screen->store, &screen->viewer, &stepping->record, &stepping->base, NULL, &change, error);
}

/* Whether a step was refused for what it lacks, and not because it leads nowhere or is not hers to take. */
static bool step_is_lacking(const struct stepping *stepping, const struct error *error)
{
    const struct field *field = transition_field(stepping->step.type);
    return error->code == ERROR_RULE && role_may_write(&stepping->step.screen->viewer, &stepping->base, &stepping->record)
        && transition_is_allowed(stepping->step.type, record_text(&stepping->base, field->name), stepping->state);
}

static void stepping_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct stepping *stepping = context;
    if (end == PATIENCE_DONE)
        step_done(&stepping->step, &stepping->record, stepping->state);
    else if (end == PATIENCE_REFUSED && step_is_lacking(stepping, error))
        lack_ask(&stepping->step, &stepping->record, stepping->state, error);
    else
        patience_say(screen, end, error);
    record_done(&stepping->record);
    record_done(&stepping->base);
    free(stepping->state);
    free(stepping);
}

/* Saves the state; where the record lacks what it needs, that is asked for. */
static void step_go(const struct step *step, const char *state)
{
    struct screen *screen = step->screen;
    struct stepping *stepping = memory_new(sizeof *stepping);
    struct error error = {0};

    if (!store_load(screen->store, &screen->viewer, step->type, step->id, &stepping->base, &error)) {
        free(stepping);
        screen_say_error(screen, &error);
        return;
    }
    stepping->step = *step;
    stepping->state = string_copy(state);
    record_copy(&stepping->record, &stepping->base);
    value_set_text(record_field(&stepping->record, transition_field(step->type)), state);
    patience_do(screen, &(struct patient_deed){stepping_attempt, stepping_finish, stepping});
}

/* --- Choosing it ---------------------------------------------------------------------------------------------------------- */

static void step_chosen(void *context, const struct choice_list *chosen)
{
    struct step *step = context;

    if (chosen && chosen->count == 1)
        step_go(step, chosen->choices[0].code);
    free(step);
}

/* What it counts as today already is no step. */
static void choices_add(struct choice_list *list, struct screen *screen, const struct record *record, const struct field *field, struct error *error)
{
    const char *now = transition_state(record, store_today(screen->store));
    const char *next[TRANSITIONS];
    size_t count = role_next(&screen->viewer, record, next, error);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(next[i], now) == 0)
            continue;
        const char *name = transition_name(record->type, record_text(record, field->name), next[i]);
        char *lack = lack_text(screen, record, next[i]);
        choice_list_add(list, next[i], vocabulary_word(field->vocabulary, next[i], message_language()), lack ? lack : name ? message_text(name) : NULL, false);
        free(lack);
    }
}

static void step_offer(const struct step *step, const struct record *record, const struct field *field)
{
    struct choose_options options = {.chosen = step_chosen};
    const char *now = vocabulary_word(field->vocabulary, transition_state(record, store_today(step->screen->store)), message_language());
    struct choice_list choices = {0};
    struct error error = {0};

    choices_add(&choices, step->screen, record, field, &error);
    if (error.code != ERROR_NONE) {
        screen_say_error(step->screen, &error);
        return;
    }
    if (choices.count == 0) {
        screen_say(step->screen, _("\"%s\" is the end of the way."), now);
        return;
    }
    struct step *kept = memory_new(sizeof *kept);
    *kept = *step;
    options.context = kept;
    /* TRANSLATORS: the heading over the states a partnership or profile can go to from the one it is in */
    char *title = string_format(_("From \"%s\" to"), now);
    options.title = title;
    choose_open(step->screen, &options, &choices);
    free(title);
}

/* The state to which a step with a name of its own leads from where a record is; NULL. */
static const char *state_named(const struct record *record, const struct field *field, const char *name)
{
    const char *next[TRANSITIONS], *state = NULL;
    size_t count = transition_next(record->type, record_text(record, field->name), next);
    char *key = key_of(name);

    for (size_t i = 0; !state && i < count; i++) {
        const char *own = transition_name(record->type, record_text(record, field->name), next[i]);
        state = own && key_is_message(key, own) ? next[i] : NULL;
    }
    free(key);
    return state;
}

static void step_named(const struct step *step, const struct record *record, const struct field *field, const char *name)
{
    const struct term *term = vocabulary_find(field->vocabulary, name);
    const char *state = term ? term->code : state_named(record, field, name);

    if (state)
        step_go(step, state);
    else
        screen_refuse(step->screen, _("\"%s\" is no state here."), name);
}

bool step_take(struct screen *screen, const char *argument)
{
    struct step step = {.screen = screen};
    struct pane *top = screen_top(screen);
    struct record record;
    struct error error = {0};

    if (!top->class->selected || !top->class->selected(top, &step.type, &step.id))
        return false;
    /* On a line below a record that goes no way the record itself is meant. */
    if (!transition_field(step.type) && record_pane_is(top))
        record_pane_shows(top, &step.type, &step.id);
    const struct field *field = transition_field(step.type);
    if (!field) {
        screen_say(screen, _("Only profiles, partnerships, concerns and memberships go in steps."));
        return true;
    }
    if (!store_load(screen->store, &screen->viewer, step.type, step.id, &record, &error)) {
        screen_say_error(screen, &error);
        return true;
    }
    if (argument && *argument)
        step_named(&step, &record, field, argument);
    else
        step_offer(&step, &record, field);
    record_done(&record);
    return true;
}
