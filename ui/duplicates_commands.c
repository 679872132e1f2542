/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/duplicates_commands.h"

#include <stdlib.h>

#include "db/decision.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/role.h"
#include "ui/duplicates_pane.h"
#include "ui/list_pane.h"
#include "ui/merge_pane.h"
#include "ui/patience.h"

/* --- Going there ---------------------------------------------------------------------------------------------------------- */

/* The type that is looked at. */
static const struct record_type *type_here(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type = NULL;
    int64_t id;

    if (list_pane_is(top))
        type = list_pane_type(top);
    else if (top->class->selected != NULL && !top->class->selected(top, &type, &id))
        type = NULL;
    return type != NULL && !type->fixed ? type : type_list_find(store_types(screen->store), "organisation");
}

bool duplicates_open(struct screen *screen, const char *argument)
{
    bool named = argument != NULL && argument[0] != '\0';
    const struct record_type *type = named ? type_list_match(store_types(screen->store), argument) : type_here(screen);

    if (type == NULL)
        screen_refuse(screen, _("There is no record type \"%s\"."), argument);
    else if (type->fixed)
        screen_say(screen, _("These records come with lrn; they are not merged."));
    else
        screen_push_apart(screen, duplicates_pane_new(screen, type));
    return true;
}

/* --- Not the same ----------------------------------------------------------------------------------------------------------- */

struct distinct {
    const struct record_type *type;
    int64_t left, right;
};

static bool distinct_attempt(struct screen *screen, void *context, struct error *error)
{
    const struct distinct *distinct = context;
    char first[IDENTITY_TEXT_SIZE], second[IDENTITY_TEXT_SIZE];

    if (!role_check(&screen->viewer, DEED_IMPORT, error) || !store_begin(screen->store, &screen->viewer, N_("Said not to be the same"), error))
        return false;
    if (decision_keep(screen->store, distinct->type, identity_print(distinct->left, first), identity_print(distinct->right, second), VERDICT_DISTINCT, error))
        return store_commit(screen->store, NULL, error);
    store_rollback(screen->store);
    return false;
}

/* Which two they are is said: the list goes on to the next pair. */
static void distinct_say(struct screen *screen, const struct distinct *distinct)
{
    char *left = store_title(screen->store, &screen->viewer, distinct->type, distinct->left, message_language());
    char *right = store_title(screen->store, &screen->viewer, distinct->type, distinct->right, message_language());

    /* TRANSLATORS: what two records are called: "Not the same (u takes it back): Hope Centre / Hope Center". */
    screen_say(screen, _("Not the same (u takes it back): %s / %s"), left != NULL ? left : "?", right != NULL ? right : "?");
    free(right);
    free(left);
}

static void distinct_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct pane *top = screen_top(screen);
    const struct distinct distinct = *(const struct distinct *)context;

    free(context);
    if (end != PATIENCE_DONE) {
        patience_say(screen, end, error);
        return;
    }
    if (merge_pane_is(top))
        screen_close(screen, top);
    screen_refresh(screen);
    distinct_say(screen, &distinct);
}

bool duplicates_distinct(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type;
    struct duplicate pair = {0};

    (void)argument;
    if (merge_pane_is(top))
        merge_pane_pair(top, &type, &pair.left, &pair.right);
    else if (!duplicates_pane_is(top) || !duplicates_pane_pair(top, &type, &pair))
        return false;
    struct distinct *distinct = memory_new(sizeof *distinct);
    *distinct = (struct distinct){.type = type, .left = pair.left, .right = pair.right};
    patience_do(screen, &(struct patient_deed){distinct_attempt, distinct_finish, distinct});
    return true;
}

/* --- Merging ---------------------------------------------------------------------------------------------------------------- */

/* The older of two marked records stays. */
static void show_marked(struct screen *screen, struct pane *list)
{
    int64_t *ids = NULL;
    size_t count = list->class->marked != NULL ? list->class->marked(list, &ids) : 0;
    const struct record_type *type = list_pane_type(list);

    if (type->fixed)
        screen_say(screen, _("These records come with lrn; they are not merged."));
    else if (count != 2)
        screen_say(screen, _("Mark the two records that are the same with the space bar first."));
    else
        merge_pane_show(screen, type, ids[0] < ids[1] ? ids[0] : ids[1], ids[0] < ids[1] ? ids[1] : ids[0], (struct similarity){0});
    free(ids);
}

static void merge_done(struct screen *screen, struct pane *pane)
{
    const struct record_type *type;
    int64_t left, right;

    merge_pane_pair(pane, &type, &left, &right);
    screen_close(screen, pane);
    if (list_pane_is(screen_top(screen)))
        list_pane_unmark_all(screen_top(screen));
    screen_record_changed(screen, type, left);
    screen_say(screen, _("Merged. u takes it back."));
}

static bool merge_attempt(struct screen *screen, void *context, struct error *error)
{
    (void)screen;
    return merge_pane_merge(context, error);
}

static void merge_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    if (end == PATIENCE_DONE)
        merge_done(screen, context);
    else
        patience_say(screen, end, error);
}

bool duplicates_merge(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);

    (void)argument;
    if (list_pane_is(top))
        show_marked(screen, top);
    else if (!merge_pane_is(top))
        return false;
    else
        patience_do(screen, &(struct patient_deed){merge_attempt, merge_finish, top});
    return true;
}

static bool take(struct screen *screen, enum unite_side side)
{
    struct pane *top = screen_top(screen);

    return merge_pane_is(top) && merge_pane_take(top, side);
}

bool duplicates_take_left(struct screen *screen, const char *argument)
{
    (void)argument;
    return take(screen, UNITE_LEFT);
}

bool duplicates_take_right(struct screen *screen, const char *argument)
{
    (void)argument;
    return take(screen, UNITE_RIGHT);
}

bool duplicates_take_both(struct screen *screen, const char *argument)
{
    (void)argument;
    return take(screen, UNITE_BOTH);
}
