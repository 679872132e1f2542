/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/people.h"
#include "src/clock.h"
#include "src/die.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/types.h"
#include "ui/command.h"
#include "ui/draft.h"
#include "ui/layout.h"
#include "ui/list_pane.h"
#include "ui/navigate.h"
#include "ui/options.h"
#include "ui/progress.h"
#include "ui/screen.h"
#include "ui/signals.h"
#include "ui/welcome.h"

enum {
    SETTLE_PAUSE = 500,   /* milliseconds without a key after which counters and previews follow, and what was typed is kept */
    KEPT_AFTER = 3000,    /* milliseconds after which it is kept however fast the next key follows */
    EXIT_NOT_KEPT = 3,    /* how the process that keeps drafts for one that dies says that it cannot */
    CHANGES_PAUSE = 1000, /* how often an idle screen looks for others' changes */
    HELD_PAUSE = 50       /* how soon a frame held back for a slow line is tried again */
};

/* --- Events ----------------------------------------------------------------------------------------------------------- */

static void press_unknown(struct screen *screen, uint32_t press)
{
    char key[PRESS_TEXT_SIZE];
    press_show(press, key);
    bool helps = command_for_press(screen_top(screen)->class->place, true, PRESS_F1) != NULL;
    if (key[0] != '\0')
        screen_say(screen, helps ? _("%s does nothing here. F1 shows what does.") : _("%s does nothing here."), key);
}

/* Where nothing is seen keys do nothing but leave. */
static void take_unseen(struct screen *screen, const struct event *event)
{
    bool takes_text = screen_top(screen)->class->takes_text;
    const struct command *command = event->kind == EVENT_PRESS ? command_for_press(PLACE_UNSEEN, takes_text, event->press) : NULL;
    if (command != NULL)
        command_run(screen, command, NULL);
}

static void take_press(struct screen *screen, const struct event *event)
{
    struct pane *top = screen_top(screen);
    bool press = event->kind == EVENT_PRESS;
    layout_prepare(screen);
    const struct command *command = press ? command_for_press(top->class->place, top->class->takes_text, event->press) : NULL;
    if (command != NULL && command_run(screen, command, NULL))
        return;
    if (command == NULL && top->class->event != NULL && top->class->event(top, event))
        return;
    if (press)
        press_unknown(screen, event->press);
}

/* Esc and a key right behind it look like Alt with that key; where no text is typed, Alt means nothing and both keys count. */
static void take_keys(struct screen *screen, const struct event *event)
{
    bool both = event->kind == EVENT_PRESS && (event->press & PRESS_ALT) != 0 && !screen_top(screen)->class->takes_text;
    if (!both) {
        take_press(screen, event);
        return;
    }
    take_press(screen, &(struct event){.kind = EVENT_PRESS, .press = PRESS_ESCAPE});
    if (!screen->quitting)
        take_press(screen, &(struct event){.kind = EVENT_PRESS, .press = event->press & ~(uint32_t)PRESS_ALT});
}

static void take_event(struct screen *screen, const struct event *event)
{
    screen->stale = true;
    switch (event->kind) {
    case EVENT_NONE:
        break;
    case EVENT_RESIZE:
        screen->unsettled = true;
        break;
    case EVENT_STOP:
        screen->stops = true;
        break;
    case EVENT_HANGUP:
        screen_keep(screen);
        screen->ended_by = term_ending(screen->term);
        screen->quitting = true;
        break;
    case EVENT_PRESS:
    case EVENT_PASTE:
        free(screen->message);
        screen->message = NULL;
        screen->unsettled = true;
        if (screen->unkept_since == 0)
            screen->unkept_since = clock_milliseconds();
        if (layout_is_seen(screen))
            take_keys(screen, event);
        else
            take_unseen(screen, event);
        if (event->is_cut)
            screen_say(screen, _("The paste was too long: only its first megabyte came. Look where it ends."));
        break;
    }
}

/* Keys have paused: what was typed is kept, the pane with the keys counts, the record beside a list follows. */
static void settle(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    screen->unsettled = false;
    screen_keep(screen);
    if (top->class->settle != NULL)
        top->class->settle(top);
    if (screen->store != NULL)
        layout_settle(screen);
}

/* A disk that was full may have room again. */
static void look_for_changes(struct screen *screen)
{
    if (screen->store == NULL)
        return;
    bool was_read_only = store_is_read_only(screen->store);
    if (!store_changed(screen->store))
        return;
    screen_refresh(screen);
    if (was_read_only && !store_is_read_only(screen->store))
        screen_say(screen, _("There is room on the disk again: the database can be written."));
}

static void say_refusal(struct screen *screen)
{
    const char *refusal = store_refusal(screen->store);
    if (refusal != NULL)
        screen_say(screen, _("%s Until there is room it is only read."), refusal);
}

/* Long work is done piece by piece by the pane with the keys; whether there may be more of it. */
static bool work(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    return top->class->work != NULL && top->class->work(top);
}

/* Draws what is stale, unless a slow line has not shown the frame before it yet; then false. */
static bool draw(struct screen *screen)
{
    if (!screen->stale)
        return true;
    layout_draw(screen);
    if (!term_flush(screen->term))
        return false;
    screen->stale = false;
    return true;
}

bool loop_breathe(struct screen *screen)
{
    struct event event;
    bool stop = false;
    draw(screen);
    while (!stop && term_next(screen->term, 0, &event)) {
        stop = event.kind == EVENT_HANGUP || (event.kind == EVENT_PRESS && event.press == PRESS_ESCAPE);
        if (event.kind == EVENT_HANGUP || event.kind == EVENT_RESIZE || event.kind == EVENT_STOP)
            take_event(screen, &event);
    }
    return stop;
}

/* A question asked before quitting was answered: goes on to quit unless the pane that asked is kept. */
static void go_on_leaving(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    if (!screen->leaving || top->class->floats)
        return;
    screen->leaving = false;
    if (top != screen->left)
        screen_quit(screen);
}

/* Whoever types on and on has it kept too, once it was answered. */
static void keep_in_time(struct screen *screen)
{
    if (screen->unkept_since != 0 && clock_milliseconds() - screen->unkept_since >= KEPT_AFTER)
        screen_keep(screen);
}

/* Others could not write as long as lrn is stopped in the middle of a write; so that is done first. */
static void stop(struct screen *screen)
{
    screen->stops = false;
    screen_keep(screen);
    if (!term_stop(screen->term))
        screen_say(screen, _("There is no shell to go back to."));
}

/* Nothing came: keys have paused for long enough, or nothing has happened at all. */
static void take_pause(struct screen *screen, bool drawn, int64_t settles_at)
{
    if (screen->unsettled && clock_milliseconds() >= settles_at)
        settle(screen);
    else if (drawn && !screen->unsettled)
        look_for_changes(screen);
}

/* How long to wait for an event. */
static int pause_length(const struct screen *screen, bool drawn, bool working, int64_t settles_at)
{
    int64_t left = settles_at - clock_milliseconds();
    if (working)
        return 0;
    if (!drawn)
        return HELD_PAUSE;
    return !screen->unsettled ? CHANGES_PAUSE : left > 0 ? (int)left : 0;
}

static void loop(struct screen *screen)
{
    int64_t settles_at = clock_milliseconds() + SETTLE_PAUSE;
    while (!screen->quitting) {
        bool drawn = draw(screen);
        keep_in_time(screen);
        /* What the work came to is drawn before a key is waited for, so that keys are pressed for what is there. */
        bool working = work(screen) || (drawn && screen->stale);
        go_on_leaving(screen);
        if (screen->stops && !working)
            stop(screen);
        struct event event;
        if (!term_next(screen->term, pause_length(screen, drawn, working, settles_at), &event)) {
            if (!working)
                take_pause(screen, drawn, settles_at);
            continue;
        }
        /* What was typed ahead is taken before anything is drawn. */
        do {
            take_event(screen, &event);
            go_on_leaving(screen);
        } while (!screen->quitting && !screen->stops && term_next(screen->term, 0, &event));
        settles_at = clock_milliseconds() + SETTLE_PAUSE;
    }
}

/* --- Beginning and end ------------------------------------------------------------------------------------------------ */

static void discard_answered(struct screen *screen, void *context, bool yes)
{
    struct draft *draft = context;
    if (yes) {
        draft_forget(draft);
        screen_say(screen, _("Thrown away."));
    }
    draft_done(draft);
    free(draft);
}

/* Throwing away is asked twice: the key may have been meant for the list. */
static void offer_answered(struct screen *screen, void *context, int index)
{
    struct draft *draft = context;
    if (index == 1) {
        screen_confirm(screen, _("Throw away what was typed, for good?"), discard_answered, draft);
        return;
    }
    if (index == 0)
        navigate_draft(screen, draft);
    draft_done(draft);
    free(draft);
}

/* Offers the latest form that was cut off; the others wait for the next start. */
static void offer_draft(struct screen *screen)
{
    struct draft *drafts;
    size_t count = draft_find(store_path(screen->store), &drafts);
    if (count > 0 && !store_is_read_only(screen->store)) {
        struct draft *latest = memory_new(sizeof *latest);
        char at[DATE_TEXT_SIZE];
        *latest = drafts[0];
        drafts[0] = (struct draft){0};
        const struct record_type *type = type_list_find(store_types(screen->store), latest->type);
        /* TRANSLATORS: a record type, a title and a time. The keys named are those of "yd". */
        char *question = string_format(_("%s \"%s\" was not saved on %s. Go on with it (y), throw it away (d), or later (Esc)?"),
                                       type != NULL ? message_text(type->label) : latest->type, latest->title,
                                       moment_show(latest->at, message_language(), at));
        /* TRANSLATORS: the keys for going on with a draft and for throwing it away, without anything between. */
        screen_ask(screen, question, C_("draft keys", "yd"), offer_answered, latest);
        free(question);
    }
    for (size_t i = 0; i < count; i++)
        draft_done(&drafts[i]);
    free(drafts);
}

/* Whether lrn was not used yet today; from now on it is. */
static bool is_first_of_day(struct screen *screen)
{
    const char *last = state_get(screen->state, "day");
    char today[DATE_TEXT_SIZE];
    bool first = last == NULL || strcmp(last, date_print(store_today(screen->store), today)) != 0;
    state_set(screen->state, "day", date_print(store_today(screen->store), today));
    return first;
}

/* Opens where it was left; the day's first time with what waits for a hand, unless the network was made just now. */
static void enter_network(struct screen *screen, bool made)
{
    const char *tab = state_get(screen->state, "tab");
    int shown = tab != NULL ? tab[0] - '1' : 0;
    bool first = is_first_of_day(screen) && !made;
    navigate_tab(screen, first ? SCREEN_TODAY : shown >= 0 && shown < SCREEN_TABS ? shown : 0);
    offer_draft(screen);
    say_refusal(screen);
}

static void welcome_ready(struct screen *screen, void *context)
{
    (void)context;
    for (int tab = 0; tab < SCREEN_TABS; tab++)
        while (screen->stacks[tab] != NULL) {
            struct pane *pane = screen->stacks[tab];
            screen->stacks[tab] = pane->below;
            pane->class->free(pane);
        }
    enter_network(screen, true);
}

static void remember(struct screen *screen)
{
    char tab[2] = {(char)('1' + screen->tab), '\0'};
    if (screen->store == NULL)
        return;
    state_set(screen->state, "tab", tab);
    for (int i = 0; i < SCREEN_TABS; i++)
        for (struct pane *pane = screen->stacks[i]; pane != NULL; pane = pane->below)
            if (pane->below == NULL && list_pane_is(pane))
                list_pane_remember(pane);
}

static bool path_is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

static int fail(const struct error *error)
{
    fprintf(stderr, "lrn: %s\n", error->text);
    return error_exit_status(error->code);
}

static void tell_lost(void)
{
    fprintf(stderr, "lrn: %s\n", _("What was typed into a form and not saved is lost: it could not be kept as a draft, since the state folder cannot be written."));
}

static void tell_kept(const struct screen *screen)
{
    char *call = place_call(store_path(screen->store), "");
    fprintf(stderr, "lrn: ");
    /* TRANSLATORS: a call of the program. */
    fprintf(stderr, _("What was typed into a form and not saved is kept: \"%s\" offers it again."), call);
    fprintf(stderr, "\n");
    free(call);
}

/* What was typed is kept by a process of its own: what this one dies of may have left a form changed by halves, and must not end it before it has said why. */
static void on_die(void *context)
{
    struct screen *screen = context;
    term_restore(screen->term);
    int status = 0;
    pid_t keeper = fork();
    if (keeper == 0) {
        close(STDERR_FILENO);
        _exit(screen_keep(screen) != KEPT_NOT ? 0 : EXIT_NOT_KEPT);
    }
    if (keeper > 0 && waitpid(keeper, &status, 0) == keeper && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NOT_KEPT)
        tell_lost();
}

/* Runs the screen over an open store, or from the first start where there is no database yet. */
static int run(struct screen *screen, const struct options *options)
{
    struct error error = {0};
    screen->term = term_open(options->economy, &error);
    if (screen->term == NULL)
        return fail(&error);
    die_set_hook(on_die, screen);
    if (screen->store != NULL)
        enter_network(screen, false);
    else
        screen_push(screen, welcome_pane_new(screen, options->database, welcome_ready, NULL));
    loop(screen);
    const enum kept kept = screen_keep(screen);
    remember(screen);
    state_save(screen->state);
    screen_done(screen);
    die_set_hook(NULL, NULL);
    term_close(screen->term);
    if (kept == KEPT_NOT)
        tell_lost();
    else if (kept == KEPT_AS_DRAFT)
        tell_kept(screen);
    return 0;
}

int screen_run(const struct options *options)
{
    struct error error = {0};
    struct screen screen = {.stale = true, .unsettled = true};
    int status;
    memory_hold_little();
    screen.state = state_open();
    screen.viewer = options_viewer(options);
    if (path_is_there(options->database) || options->read_only) {
        /* What is derived may have to be made anew first; the screen opens after that. */
        struct progress progress = {0};
        struct store_options store_options = {.path = options->database, .types = &types_all, .read_only = options->read_only,
                                              .progress = isatty(STDERR_FILENO) ? progress_show : NULL, .context = &progress};
        screen.store = store_open(&store_options, &error);
        if (screen.store != NULL) {
            store_end_progress(screen.store);
            people_recognise(screen.store, &screen.viewer);
        }
    }
    if (screen.store == NULL && error.code != ERROR_NONE)
        status = fail(&error);
    else
        status = run(&screen, options);
    store_close(screen.store);
    state_free(screen.state);
    if (screen.ended_by != 0)
        signals_end(screen.ended_by);
    return status;
}
