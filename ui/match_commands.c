/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/match_commands.h"

#include <stdlib.h>

#include "db/candidate.h"
#include "src/memory.h"
#include "src/role.h"
#include "src/types.h"
#include "ui/compare_pane.h"
#include "ui/form_pane.h"
#include "ui/match_need.h"
#include "ui/match_pane.h"
#include "ui/record_pane.h"

/* --- Beginning ---------------------------------------------------------------------------------------------------------- */

bool match_begin(struct screen *screen, const char *argument)
{
    struct record need;
    struct error error = {0};

    if (match_pane_is(screen_top(screen)) && argument == NULL)
        return false;
    match_need_from(screen, &need);
    bool known = argument != NULL || match_need_asks(&need);
    if (!known && screen->asked != NULL) {
        record_done(&need);
        match_need_return(screen, &need);
        screen_say(screen, _("This is what you asked last; Del takes an answer out."));
    }
    if (argument != NULL && !record_set(&need, "country", argument, &error)) {
        record_done(&need);
        screen_say_error(screen, &error);
        return true;
    }
    struct pane *pane = match_pane_new(screen, &need);
    screen_push(screen, pane);
    /* Without a country there is nothing to rank: it is asked first. */
    if (!*record_text(match_pane_need(pane), "country"))
        pane->class->open(pane);
    return true;
}

/* The ranking that the pane with the keys is, or was opened from; NULL. */
static struct pane *ranking(const struct screen *screen)
{
    struct pane *pane = screen_top(screen);

    while (pane != NULL && !match_pane_is(pane))
        pane = pane->below;
    return pane;
}

/* --- Comparing ---------------------------------------------------------------------------------------------------------- */

bool match_side_by_side(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type = &type_organisation;
    struct error error = {0};
    int64_t *ids = NULL, id;
    const size_t count = top->class->marked != NULL ? top->class->marked(top, &ids) : 0;

    (void)argument;
    if (count > COMPARE_MOST) {
        screen_say(screen, _("Three can be compared at most; %zu are marked. Space takes a mark off."), count);
    } else if (count < COMPARE_LEAST || (!match_pane_is(top) && !top->class->selected(top, &type, &id))) {
        screen_say(screen, _("Mark the two or three that are to be compared with the space bar first."));
    } else {
        struct pane *pane = compare_pane_new(screen, type, ids, count, match_pane_is(top) ? match_pane_need(top) : NULL, &error);
        if (pane != NULL)
            screen_push(screen, pane);
        else
            screen_say_error(screen, &error);
    }
    free(ids);
    return true;
}

/* --- Keeping ------------------------------------------------------------------------------------------------------------ */

bool match_keep(struct screen *screen, const char *argument)
{
    struct pane *pane = ranking(screen);

    (void)argument;
    if (pane == NULL)
        return false;
    if (match_pane_need(pane)->id != 0) {
        match_pane_keep(pane);
        return true;
    }
    struct pane *form = form_pane_begin(screen, match_pane_need(pane));
    match_pane_save_in(pane, form);
    screen_push(screen, form);
    screen_say(screen, _("Say what else there is to the need; Ctrl-S saves it, with the shortlist."));
    return true;
}

/* --- Deciding ----------------------------------------------------------------------------------------------------------- */

/* A form for the candidate that an organisation is, or becomes. */
static struct pane *candidate_form(struct screen *screen, struct pane *pane, int64_t organisation, struct error *error)
{
    const struct record *need = match_pane_need(pane);
    struct record candidate;
    int64_t id;

    if (!candidate_find(screen->store, &screen->viewer, need->id, organisation, &id, error))
        return NULL;
    if (id != 0)
        return form_pane_new(screen, &type_candidate, id, NULL, NULL, error);
    const struct shortlisted shortlisted = {.organisation = organisation, .points = match_pane_points(pane, organisation)};
    candidate_begin(screen->store, need->id, &shortlisted, &candidate);
    struct pane *form = form_pane_begin(screen, &candidate);
    record_done(&candidate);
    return form;
}

bool match_decide(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen), *pane = ranking(screen);
    const struct record_type *type;
    struct error error = {0};
    int64_t id;

    (void)argument;
    if (pane == NULL || !top->class->selected(top, &type, &id))
        return false;
    if (match_pane_need(pane)->id == 0) {
        screen_say(screen, _("Save the need first (Ctrl-S); decisions belong to it."));
        return true;
    }
    struct pane *form = candidate_form(screen, pane, id, &error);
    if (form != NULL)
        screen_push(screen, form);
    else
        screen_say_error(screen, &error);
    return true;
}

/* --- A partnership ------------------------------------------------------------------------------------------------------ */

/* "child labour, living wages: sandstone cobbles"; what is asked for of the organisation. The caller frees it. */
static char *purpose_of(const struct record *need)
{
    const struct field *issues = type_field(need->type, "issues");
    const struct field *sector = type_field(need->type, "sector");
    const char *product = record_text(need, "product");
    char *words = field_show(issues, record_field(need, issues), message_language());
    char *bought = *product ? string_copy(product) : field_show(sector, record_field(need, sector), message_language());
    char *purpose = *words && *bought ? string_format("%s: %s", words, bought) : string_copy(*words ? words : bought);

    free(bought);
    free(words);
    return purpose;
}

static void open_partnership(struct screen *screen, const struct record *need, int64_t organisation)
{
    struct record partnership;
    char *purpose = purpose_of(need);

    record_init_new(&partnership, &type_partnership);
    value_set_number(record_value(&partnership, "organisation"), organisation);
    value_copy(record_value(&partnership, "member"), record_value(need, "member"));
    value_copy(record_value(&partnership, "country"), record_value(need, "country"));
    value_copy(record_value(&partnership, "responsible"), record_value(need, "responsible"));
    value_set_text(record_value(&partnership, "purpose"), purpose);
    if (need->id != 0)
        value_set_number(record_value(&partnership, "need"), need->id);
    screen_push(screen, form_pane_begin(screen, &partnership));
    record_done(&partnership);
    free(purpose);
}

/* From a candidate that is open, its need tells the rest. */
static bool partnership_of_candidate(struct screen *screen, int64_t id)
{
    struct record candidate, need;
    struct error error = {0};

    if (!store_load(screen->store, &screen->viewer, &type_candidate, id, &candidate, &error)) {
        screen_say_error(screen, &error);
        return true;
    }
    if (store_load(screen->store, &screen->viewer, &type_need, record_number(&candidate, "need"), &need, &error)) {
        open_partnership(screen, &need, record_number(&candidate, "organisation"));
        record_done(&need);
    } else {
        screen_say_error(screen, &error);
    }
    record_done(&candidate);
    return true;
}

/* Without a need nothing is known but with whom, and where it has its seat. */
static bool partnership_of_organisation(struct screen *screen, int64_t id)
{
    struct record organisation, need;
    struct error error = {0};

    if (!store_load(screen->store, &screen->viewer, &type_organisation, id, &organisation, &error)) {
        screen_say_error(screen, &error);
        return true;
    }
    record_init_new(&need, &type_need);
    value_copy(record_value(&need, "country"), record_value(&organisation, "country"));
    open_partnership(screen, &need, id);
    record_done(&need);
    record_done(&organisation);
    return true;
}

bool match_partnership(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen), *pane = ranking(screen);
    const struct record_type *type;
    struct error error = {0};
    int64_t id;

    (void)argument;
    if (!top->class->selected(top, &type, &id))
        return false;
    if (!role_check(&screen->viewer, role_deed_of_type(&type_partnership), &error)) {
        screen_say_error(screen, &error);
        return true;
    }
    /* On a line below an organisation that one is meant. */
    if (type != &type_candidate && type != &type_organisation && record_pane_is(top))
        record_pane_shows(top, &type, &id);
    if (type == &type_candidate)
        return partnership_of_candidate(screen, id);
    if (type != &type_organisation) {
        screen_say(screen, _("A partnership begins with an organisation: go to one first."));
        return true;
    }
    if (pane == NULL)
        return partnership_of_organisation(screen, id);
    open_partnership(screen, match_pane_need(pane), id);
    return true;
}
