/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/change_commands.h"

#include <stdlib.h>

#include "db/journal.h"
#include "db/seed.h"
#include "src/clock.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/role.h"
#include "src/text.h"
#include "ui/country_of.h"
#include "ui/forgetting.h"
#include "ui/list_pane.h"
#include "ui/loop.h"
#include "ui/navigate.h"
#include "ui/patience.h"
#include "ui/record_adding.h"
#include "ui/record_pane.h"
#include "ui/report_pane.h"
#include "ui/term.h"

enum { LOOK_EVERY = 100 /* milliseconds between two looks for Esc while a change is taken back */ };

/* --- New and edit ----------------------------------------------------------------------------------------------------- */

/* What answers a report, in the country of the cursor's row. */
static bool new_for_report(struct screen *screen, struct pane *pane)
{
    int64_t id;
    int year;
    const struct report *report = report_pane_report(pane, &id, &year);
    if (report->adds == NULL)
        return false;
    const struct record_type *type = type_list_find(store_types(screen->store), report->adds);
    struct value country = {0};
    char *code = country_of_selected(screen);
    value_set_text(&country, code);
    navigate_form(screen, type, 0, code[0] != '\0' ? type_field(type, "country") : NULL, &country);
    value_clear(&country);
    free(code);
    return true;
}

/* What n adds: in a record, one to a list of the record; elsewhere a record of the type listed. */
bool change_new(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type = NULL;
    const struct field *within = NULL;
    const struct value *value = NULL;
    struct quote quote;
    int64_t id;
    if (argument != NULL && argument[0] != '\0') {
        type = type_list_match(store_types(screen->store), argument);
        if (type == NULL) {
            screen_refuse(screen, _("There is no record type \"%s\"."), quote_text(&quote, argument));
            return true;
        }
        if (record_pane_is(top) && record_adding_begin(top, type))
            return true;
    } else if (record_pane_is(top)) {
        return record_adding_begin(top, NULL);
    } else if (list_pane_is(top)) {
        type = list_pane_type(top);
        list_pane_within(top, &within, &value);
        /* What a list of children lies within may be their parents' field. */
        within = within != NULL && type_has_field(type, within) ? within : NULL;
    } else if (report_pane_is(top)) {
        return new_for_report(screen, top);
    } else if (!top->class->selected(top, &type, &id)) {
        return false;
    }
    if (type->fixed) {
        screen_say(screen, _("These records come with lrn; they are edited, not added."));
        return true;
    }
    navigate_form(screen, type, 0, within, value);
    return true;
}

/* A form is of one record, also where more are marked; it then says so. */
bool change_edit(struct screen *screen, const char *argument)
{
    (void)argument;
    struct pane *top = screen_top(screen);
    const struct record_type *type;
    int64_t id;
    if (!top->class->selected(top, &type, &id))
        return false;
    size_t others = screen_marked_beside(screen, id);
    navigate_form(screen, type, id, NULL, NULL);
    if (others > 0 && screen_top(screen) != top)
        screen_say(screen, message_plural("This edits one record, not the other one that is marked.",
                                          "This edits one record, not the other %zu that are marked.", (unsigned long)others),
                   others);
    return true;
}

/* --- Delete ----------------------------------------------------------------------------------------------------------- */

struct deletion {
    const struct record_type *type;
    int64_t *ids;
    size_t count;
};

/* A record that is gone cannot stay open: its panes above a list are closed. */
static void close_records_of(struct screen *screen, const struct deletion *deletion)
{
    struct pane *gone = NULL;
    for (struct pane *pane = screen_top(screen); pane != NULL; pane = pane->below) {
        const struct record_type *type;
        int64_t id;
        if (!record_pane_is(pane) || !record_pane_shows(pane, &type, &id) || type != deletion->type)
            continue;
        for (size_t i = 0; i < deletion->count; i++)
            if (deletion->ids[i] == id)
                gone = pane;
    }
    if (gone != NULL)
        screen_close(screen, gone);
}

static bool delete_attempt(struct screen *screen, void *context, struct error *error)
{
    struct deletion *deletion = context;
    int64_t change;
    return store_delete(screen->store, &screen->viewer, deletion->type, deletion->ids, deletion->count, &change, error);
}

static void delete_done(struct screen *screen, const struct deletion *deletion)
{
    close_records_of(screen, deletion);
    if (list_pane_is(screen_top(screen)))
        list_pane_unmark_all(screen_top(screen));
    screen_refresh(screen);
    screen_say(screen, message_plural("Deleted. u takes it back.", "%zu deleted. u takes it back.", deletion->count), deletion->count);
}

static void deletion_free(struct deletion *deletion)
{
    free(deletion->ids);
    free(deletion);
}

static void delete_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct deletion *deletion = context;
    if (end == PATIENCE_DONE)
        delete_done(screen, deletion);
    else
        patience_say(screen, end, error);
    deletion_free(deletion);
}

static void delete_answered(struct screen *screen, void *context, bool yes)
{
    struct deletion *deletion = context;
    if (yes)
        patience_do(screen, &(struct patient_deed){delete_attempt, delete_finish, deletion});
    else
        deletion_free(deletion);
}

/* The marked records, or where none are the one the cursor is on. */
static struct deletion *deletion_begin(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    struct deletion *deletion = memory_new(sizeof *deletion);
    int64_t id;
    deletion->count = top->class->marked != NULL ? top->class->marked(top, &deletion->ids) : 0;
    top->class->selected(top, &deletion->type, &id);
    if (deletion->count == 0) {
        free(deletion->ids);
        deletion->ids = memory_new(sizeof *deletion->ids);
        deletion->ids[deletion->count++] = id;
    }
    return deletion;
}

bool change_delete(struct screen *screen, const char *argument)
{
    (void)argument;
    struct deletion *deletion = deletion_begin(screen);
    struct error error = {0};
    bool may = deletion->type->fixed || store_check_delete(screen->store, &screen->viewer, deletion->type, deletion->ids[0], &error);
    if (deletion->type->fixed || !may) {
        if (may)
            screen_say(screen, _("These records come with lrn; they are not deleted."));
        else
            screen_say_error(screen, &error);
        deletion_free(deletion);
        return true;
    }
    char *title = store_title(screen->store, &screen->viewer, deletion->type, deletion->ids[0], message_language());
    char *question = deletion->count == 1
        ? string_format(_("%s \"%s\": delete it?"), message_text(deletion->type->label), title != NULL ? title : "")
        : string_format(message_plural("Delete the %zu marked record?", "Delete the %zu marked records?", deletion->count), deletion->count);
    screen_confirm(screen, question, delete_answered, deletion);
    free(question);
    free(title);
    return true;
}

/* --- Forget ----------------------------------------------------------------------------------------------------------- */

enum { MENTIONS_NAMED = 3 };

struct farewell {
    struct deletion *people;
    struct forgotten forgotten;
};

static void farewell_free(struct farewell *farewell)
{
    deletion_free(farewell->people);
    free(farewell);
}

static bool forget_attempt(struct screen *screen, void *context, struct error *error)
{
    struct farewell *farewell = context;
    const struct deletion *people = farewell->people;
    return forgetting_do(screen->store, &screen->viewer, people->type, people->ids, people->count, &farewell->forgotten, error);
}

static void forget_done(struct screen *screen, const struct farewell *farewell)
{
    char *left = forget_text(&farewell->forgotten, MENTIONS_NAMED);
    close_records_of(screen, farewell->people);
    if (list_pane_is(screen_top(screen)))
        list_pane_unmark_all(screen_top(screen));
    screen_refresh(screen);
    screen_say(screen, "%s. %s", _("Forgotten"), left);
    free(left);
}

static void forget_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct farewell *farewell = context;
    if (end == PATIENCE_DONE)
        forget_done(screen, farewell);
    else
        patience_say(screen, end, error);
    farewell_free(farewell);
}

static void forget_answered(struct screen *screen, void *context, bool yes)
{
    if (yes)
        patience_do(screen, &(struct patient_deed){forget_attempt, forget_finish, context});
    else
        farewell_free(context);
}

static char *forget_question(struct screen *screen, const struct deletion *people)
{
    if (people->count > 1)
        return string_format(message_plural("Forget the %zu marked person for ever, in the history too? It cannot be undone.",
                                            "Forget the %zu marked people for ever, in the history too? It cannot be undone.", people->count),
                             people->count);
    char *title = store_title(screen->store, &screen->viewer, people->type, people->ids[0], message_language());
    /* TRANSLATORS: a record type and a person's name */
    char *question = string_format(_("%s \"%s\": forget for ever, in the history too? It cannot be undone."), message_text(people->type->label),
                                   title != NULL ? title : "");
    free(title);
    return question;
}

bool change_forget_people(struct screen *screen, const char *argument)
{
    (void)argument;
    struct farewell *farewell = memory_new(sizeof *farewell);
    struct error error;
    farewell->people = deletion_begin(screen);
    if (!forget_is_possible(farewell->people->type, &error) || !role_check(&screen->viewer, DEED_FORGET, &error)) {
        screen_say_error(screen, &error);
        farewell_free(farewell);
        return true;
    }
    char *question = forget_question(screen, farewell->people);
    screen_confirm(screen, question, forget_answered, farewell);
    free(question);
    return true;
}

/* --- Undo and redo ---------------------------------------------------------------------------------------------------- */

/* Puts the cursor on the record that a change was about; of many on the first that the list shown may hold. */
static void show_changed(struct screen *screen, int64_t change, const struct record_type *type, int64_t id)
{
    if (type == NULL && list_pane_is(screen_top(screen))) {
        type = list_pane_type(screen_top(screen));
        id = journal_first_record(screen->store, change, type, message_language());
    }
    if (type != NULL && id != 0)
        screen_record_changed(screen, type, id);
    else
        screen_refresh(screen);
}

/* Adds on which day a change was made, unless that is today: who takes it back may not remember it. */
static char *change_dated(struct screen *screen, const struct history_entry *entry, char *words)
{
    char day[DATE_TEXT_SIZE];
    struct date made;
    if (!moment_day(entry->at, &made) || date_to_days(made) == date_to_days(store_today(screen->store)))
        return words;
    /* TRANSLATORS: what was changed, and a day */
    char *dated = string_format(_("%s, on %s"), words, date_show(made, message_language(), day));
    free(words);
    return dated;
}

/* What was taken back or done again, in the history's words; without how many records that are, where parts is true. Shows the record it was about. The caller frees it. */
static char *change_show(struct screen *screen, int64_t change, bool parts)
{
    struct history history = {0};
    bool read = journal_history(screen->store, &screen->viewer, NULL, 0, change + 1, 1, &history, NULL);
    const struct history_entry *entry = read && history.count > 0 && history.entries[0].change == change ? &history.entries[0] : NULL;
    bool titled = entry != NULL && entry->title != NULL && entry->title[0] != '\0' && !parts;
    char *words = entry == NULL ? string_format("%lld", (long long)change)
                  : titled      ? string_format("%s: %s", entry->what, entry->title)
                                : string_copy(entry->what);
    words = entry != NULL ? change_dated(screen, entry, words) : words;
    show_changed(screen, change, entry != NULL ? entry->type : NULL, entry != NULL ? entry->record : 0);
    history_done(&history);
    return words;
}

/* A change to be taken back, whole or as far as it goes, or done again; and what came of it. */
enum take { TAKE_BACK, TAKE_BACK_REST, TAKE_AGAIN };

struct taking {
    struct screen *screen;
    enum take take;
    int64_t change; /* 0: the last */
    int64_t taken, made;
    struct obstacle_list obstacles;
    int64_t looked; /* by the clock, for Esc */
    bool stopped;
};

static void take_begin(struct screen *screen, enum take take, int64_t change);

static void rest_answered(struct screen *screen, void *context, bool yes)
{
    int64_t *change = context;
    if (yes)
        take_begin(screen, TAKE_BACK_REST, *change);
    free(change);
}

/* Says what stands in the way and offers to take back the others. */
static void ask_for_rest(struct screen *screen, int64_t change, const struct error *refusal)
{
    int64_t *rest = memory_new(sizeof *rest);
    *rest = change;
    /* TRANSLATORS: after the sentences that say what cannot be taken back, and why */
    char *question = string_format(_("%s Take back the rest?"), refusal->text);
    screen_confirm(screen, question, rest_answered, rest);
    free(question);
}

/* A large change takes its time: how far it has come is shown, and Esc stops it. */
static bool take_watched(void *context, int64_t done, int64_t total)
{
    struct taking *taking = context;
    int64_t now = clock_milliseconds();
    if (taking->stopped || now - taking->looked < LOOK_EVERY)
        return taking->stopped;
    taking->looked = now;
    screen_say(taking->screen, taking->take == TAKE_AGAIN ? _("Doing again: %lld %%. Esc stops it.") : _("Taking back: %lld %%. Esc stops it."),
               total > 0 ? (long long)(done * 100 / total) : 0LL);
    taking->stopped = loop_breathe(taking->screen);
    return taking->stopped;
}

static bool take_try(struct screen *screen, struct taking *taking, struct error *error)
{
    if (taking->take == TAKE_AGAIN)
        return journal_redo(screen->store, &screen->viewer, &taking->taken, &taking->made, NULL, error);
    return journal_undo(screen->store, &screen->viewer, taking->change, taking->take == TAKE_BACK_REST, &taking->taken, &taking->made, &taking->obstacles, error);
}

static bool take_attempt(struct screen *screen, void *context, struct error *error)
{
    struct taking *taking = context;
    taking->looked = clock_milliseconds();
    journal_watch(screen->store, take_watched, taking);
    bool done = take_try(screen, taking, error);
    journal_watch(screen->store, NULL, NULL);
    return done;
}

/* The window may have got another size meanwhile, for which rows were read that are not so any more. */
static void take_stopped(struct screen *screen)
{
    screen_refresh(screen);
    screen_say(screen, _("Stopped. Nothing was changed."));
}

/* Says what was done, and the way back where that has room beside it: a second row would cover what came of it. */
static void say_taken(struct screen *screen, const char *format, const char *what, const char *way_back)
{
    char *said = string_format(format, what), *whole = string_format("%s. %s", said, way_back);
    screen_say(screen, "%s", text_width(whole) <= term_columns(screen->term) ? whole : said);
    free(whole);
    free(said);
}

/* Of what could not be taken back whole, how much was. */
static void take_tell(struct screen *screen, const struct taking *taking)
{
    static const char *const words[] = {
        [TAKE_BACK] = N_("Taken back: %s"), [TAKE_BACK_REST] = N_("Taken back as far as it goes: %s"), [TAKE_AGAIN] = N_("Done again: %s")};
    long long all = journal_records(screen->store, taking->taken), done = journal_records(screen->store, taking->made);
    bool parts = taking->take != TAKE_AGAIN && done < all;
    char *what = change_show(screen, taking->taken, parts);
    if (parts)
        screen_say(screen, _("%lld of %lld records taken back: %s"), done, all, what);
    else
        say_taken(screen, message_text(words[taking->take]), what, taking->take == TAKE_AGAIN ? _("u takes it back.") : _("Ctrl-R does it again."));
    free(what);
}

static void take_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct taking *taking = context;
    if (end == PATIENCE_DONE)
        take_tell(screen, taking);
    else if (end == PATIENCE_REFUSED && error->code == ERROR_RULE && taking->obstacles.rest)
        ask_for_rest(screen, taking->taken != 0 ? taking->taken : taking->change, error);
    else if (taking->stopped)
        take_stopped(screen);
    else
        patience_say(screen, end, error);
    obstacle_list_done(&taking->obstacles);
    free(taking);
}

static void take_begin(struct screen *screen, enum take take, int64_t change)
{
    struct taking *taking = memory_new(sizeof *taking);
    taking->screen = screen;
    taking->take = take;
    taking->change = change;
    patience_do(screen, &(struct patient_deed){take_attempt, take_finish, taking});
}

/* The change named, or where none is the one under the cursor, 0 for the last. False: what was named is no number of a change. */
static bool change_asked(struct screen *screen, const char *argument, int64_t *change)
{
    struct pane *top = screen_top(screen);
    if (argument == NULL || argument[0] == '\0') {
        *change = top->class->change != NULL ? top->class->change(top) : 0;
        return true;
    }
    struct quote quote;
    char *end;
    *change = strtoll(argument, &end, 10);
    if (*end == '\0' && *change > 0)
        return true;
    screen_refuse(screen, _("\"%s\" is no number of a change. The history shows them."), quote_text(&quote, argument));
    return false;
}

/* What is shown before it is done has changed nothing yet: undo and redo would reach past it to something else. */
static bool shows_what_would_be(struct screen *screen)
{
    const struct pane_class *class = screen_top(screen)->class;
    /* Of an import only what was written is a change. */
    if ((class->place & (PLACE_SET | PLACE_MERGE | PLACE_IMPORT)) == 0 || class->change != NULL)
        return false;
    screen_say(screen, _("Nothing of this is done yet: there is nothing to take back."));
    return true;
}

bool change_undo(struct screen *screen, const char *argument)
{
    int64_t change;
    if (!shows_what_would_be(screen) && change_asked(screen, argument, &change))
        take_begin(screen, TAKE_BACK, change);
    return true;
}

bool change_redo(struct screen *screen, const char *argument)
{
    (void)argument;
    if (!shows_what_would_be(screen))
        take_begin(screen, TAKE_AGAIN, 0);
    return true;
}

/* --- The demonstration network ---------------------------------------------------------------------------------------- */

static bool remove_attempt(struct screen *screen, void *context, struct error *error)
{
    int64_t change;
    return seed_remove_demonstration(screen->store, &screen->viewer, context, &change, error);
}

static void remove_done(struct screen *screen, int64_t count)
{
    while (screen_top(screen)->below != NULL)
        screen_pop(screen);
    screen_refresh(screen);
    screen_say(screen, message_plural("%lld demonstration record removed. u takes it back.",
                                      "%lld demonstration records removed. u takes it back.", (unsigned long)count),
               (long long)count);
}

static void remove_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    int64_t *count = context;
    if (end == PATIENCE_DONE)
        remove_done(screen, *count);
    else
        patience_say(screen, end, error);
    free(count);
}

static void remove_answered(struct screen *screen, void *context, bool yes)
{
    (void)context;
    if (yes)
        patience_do(screen, &(struct patient_deed){remove_attempt, remove_finish, memory_new(sizeof(int64_t))});
}

bool change_remove_demonstration(struct screen *screen, const char *argument)
{
    (void)argument;
    screen_confirm(screen, _("Remove every record of the demonstration network?"), remove_answered, NULL);
    return true;
}
