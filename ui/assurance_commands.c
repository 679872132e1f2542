/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/assurance_commands.h"

#include <stdlib.h>

#include "src/assurance.h"
#include "src/memory.h"
#include "ui/form_pane.h"
#include "ui/navigate.h"
#include "ui/record_pane.h"

enum { DAYS_USUAL = 30, DAYS_MOST = 3650 };

/* --- A verification ------------------------------------------------------------------------------------------------------- */

/* The organisation under the cursor; on a line below one, that one. */
static bool profile_selected(struct screen *screen, int64_t *id)
{
    const struct record_type *organisation = type_list_find(store_types(screen->store), "organisation"), *type;
    struct pane *top = screen_top(screen);

    if (!top->class->selected(top, &type, id))
        return false;
    if (type != organisation && record_pane_is(top))
        record_pane_shows(top, &type, id);
    return type == organisation;
}

static void date_set(struct record *record, const char *name, struct date date)
{
    char printed[DATE_TEXT_SIZE];

    value_set_text(record_value(record, name), date_print(date, printed));
}

/* What most verifications say; the form asks how it was done and shows the rest. */
static void verification_fill(const struct screen *screen, int64_t organisation, struct record *verification)
{
    struct date today = store_today(screen->store);

    value_set_number(record_value(verification, "organisation"), organisation);
    if (screen->viewer.initiative && *screen->viewer.initiative)
        value_set_text(record_value(verification, "initiative"), screen->viewer.initiative);
    value_set_text(record_value(verification, "result"), "passed");
    date_set(verification, "date", today);
    date_set(verification, "valid_to", assurance_end(today));
}

void assurance_begin(struct screen *screen, int64_t organisation)
{
    struct record verification;

    record_init_new(&verification, type_list_find(store_types(screen->store), "verification"));
    verification_fill(screen, organisation, &verification);
    screen_push(screen, form_pane_propose(screen, &verification));
    record_done(&verification);
}

bool assurance_verify(struct screen *screen, const char *argument)
{
    int64_t id;

    (void)argument;
    if (!profile_selected(screen, &id)) {
        screen_say(screen, _("Only profiles of organisations are verified."));
        return true;
    }
    assurance_begin(screen, id);
    return true;
}

/* --- Reminders ------------------------------------------------------------------------------------------------------------ */

/* How many days are asked for; false where that is none of a number. */
static bool days_read(const char *argument, long *days)
{
    char *end;

    *days = DAYS_USUAL;
    if (!argument || !*argument)
        return true;
    *days = strtol(argument, &end, 10);
    return *end == '\0' && *argument >= '0' && *argument <= '9' && *days <= DAYS_MOST;
}

bool assurance_reminders(struct screen *screen, const char *argument)
{
    const struct record_type *type = type_list_find(store_types(screen->store), "member");
    char printed[DATE_TEXT_SIZE];
    long days;

    if (!days_read(argument, &days)) {
        screen_refuse(screen, _("Say within how many days: reminders 60."));
        return true;
    }
    struct date until = date_from_days(date_to_days(store_today(screen->store)) + days);
    struct target target = {.type = type, .sort = type_field(type, "paid_until"),
                            .query = string_format("paid_until:<=%s,\"\" state:active,overdue", date_print(until, printed))};
    navigate_by_name(screen, &target);
    free(target.query);
    return true;
}
