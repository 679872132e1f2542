/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving a form, leaving it, and keeping what is unsaved. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/consequence.h"
#include "src/gate.h"
#include "src/memory.h"
#include "src/transition.h"
#include "ui/form.h"
#include "ui/patience.h"

/* --- Saving ----------------------------------------------------------------------------------------------------------- */

/* Reads all that was typed; the cursor goes to the first field that cannot be read. */
static bool form_read(struct form *form)
{
    struct error error, first = {0};
    size_t wrong = form->count;
    for (size_t i = 0; i < form->count; i++)
        if (!form_field_read(form, &form->fields[i], &error) && wrong == form->count) {
            wrong = i;
            first = error;
        }
    if (wrong == form->count)
        return true;
    form_go(form, wrong);
    screen_say_error(form->pane.screen, &first);
    return false;
}

bool form_mark_missing(struct form *form)
{
    const struct field *missing[GATE_FIELDS], *field = transition_field(form->type);
    const char *state = record_text(&form->record, field->name);
    size_t count = gate_missing(&form->record, state, missing);
    char *text = string_format(_("Needed for \"%s\"."), vocabulary_word(field->vocabulary, state, message_language()));
    for (size_t i = count; i-- > 0;) {
        size_t index = form_find(form, missing[i]);
        if (index == form->count)
            continue;
        char *reason = gate_reason(&form->record, missing[i]);
        form_field_set_error(&form->fields[index], reason ? reason : text);
        form->focus = index;
        free(reason);
    }
    free(text);
    return count > 0;
}

/* Whether a step was refused for what the record lacks, and not because it leads nowhere. */
static bool is_lacking(const struct form *form, const struct error *error)
{
    const struct field *field = transition_field(form->type);
    if (error->code != ERROR_RULE || field == NULL || error->field != field)
        return false;
    return form->is_new || transition_is_allowed(form->type, record_text(&form->base, field->name), record_text(&form->record, field->name));
}

/* Says why a record was not saved, at its field where it has one; what is missing is marked where it is filled in. */
static void save_refused(struct form *form, const struct error *error)
{
    if (is_lacking(form, error) && form_mark_missing(form)) {
        screen_say_error(form->pane.screen, error);
        return;
    }
    size_t index = error->field != NULL ? form_find(form, error->field) : form->count;
    if (index < form->count) {
        form_field_set_error(&form->fields[index], error->text);
        if (form->fields[index].control != FORM_FIXED)
            form->focus = index;
    }
    screen_say_error(form->pane.screen, error);
}

static void save_done(struct form *form, struct record *saved, int64_t change)
{
    struct screen *screen = form->pane.screen;
    int64_t id = saved->id;
    char *consequence = change != 0 ? consequence_text(screen->store, &screen->viewer, saved) : NULL;
    form_take(form, saved);
    form->resumed_at[0] = '\0';
    form_keep(form);
    screen_record_changed(screen, form->type, id);
    screen_say(screen, "%s%s%s", change != 0 ? _("Saved.") : _("Nothing was changed."), consequence != NULL ? " " : "",
               consequence != NULL ? consequence : "");
    free(consequence);
}

/* What was typed becomes a record of its own. */
static void save_anew(struct screen *screen, void *context, bool yes)
{
    struct form *form = context;
    (void)screen;
    if (!yes)
        return;
    form->record.id = 0;
    form->is_new = true;
    form_save(form);
}

/* Somebody deleted the record while the form was open. */
static void offer_anew(struct form *form)
{
    char *question = string_format(_("%s was deleted meanwhile. Save it as a new record?"), form->heading);
    screen_confirm(form->pane.screen, question, save_anew, form);
    free(question);
}

/* A record on its way into the store, and what came of it. */
struct saving {
    struct form *form;
    struct record record;
    struct conflict_list conflicts;
    int64_t change;
};

static bool saving_attempt(struct screen *screen, void *context, struct error *error)
{
    struct saving *saving = context;
    struct form *form = saving->form;
    const struct record *base = form->is_new ? NULL : &form->base;
    if (form->saver.save != NULL)
        return form->saver.save(form->saver.context, &saving->record, base, &saving->conflicts, &saving->change, error);
    return store_save(screen->store, &screen->viewer, &saving->record, base, &saving->conflicts, &saving->change, error);
}

static void form_leave(struct form *form)
{
    draft_forget(&form->draft);
    screen_close(form->pane.screen, &form->pane);
}

static void saving_failed(struct saving *saving, const struct error *error)
{
    struct form *form = saving->form;
    form_keep(form);
    if (error->code == ERROR_CONFLICT && saving->conflicts.count > 0)
        form_conflict_open(form, &saving->conflicts, form_save);
    else if (error->code == ERROR_NOT_FOUND && !form->is_new)
        offer_anew(form);
    else
        save_refused(form, error);
}

static void saving_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct saving *saving = context;
    struct form *form = saving->form;
    bool leaves = form->leaves;
    form->leaves = false;
    if (end == PATIENCE_DONE) {
        save_done(form, &saving->record, saving->change);
        if (leaves)
            form_leave(form);
    } else {
        record_done(&saving->record);
        if (end == PATIENCE_GIVEN_UP)
            screen_say(screen, _("Not saved. What you typed is still here."));
        else
            saving_failed(saving, error);
    }
    free(saving);
}

void form_save(struct form *form)
{
    if (!form_read(form)) {
        form->leaves = false;
        return;
    }
    if (form->unkept)
        form_keep(form);
    struct saving *saving = memory_new(sizeof *saving);
    saving->form = form;
    record_copy(&saving->record, &form->record);
    patience_do(form->pane.screen, &(struct patient_deed){saving_attempt, saving_finish, saving});
}

/* --- Drafts ----------------------------------------------------------------------------------------------------------- */

/* What the record is called in a list of drafts; a new one by its type until it has a title. */
static char *draft_title(const struct form *form)
{
    for (const char *const *name = form->type->title; *name != NULL; name++)
        for (size_t i = 0; i < form->count; i++) {
            const struct form_field *field = &form->fields[i];
            bool named = strcmp(field->field->name, *name) == 0 || (field->field->pair != NULL && strcmp(field->field->pair, *name) == 0);
            if (named && line_string(&field->line)[0] != '\0')
                return string_copy(line_string(&field->line));
        }
    return string_copy(form->title != NULL ? form->title : message_text(form->type->label));
}

static void draft_add_field(struct form *form, const struct form_field *field)
{
    bool typed = field->control == FORM_LINE || field->control == FORM_LONG;
    char *text = typed ? string_copy(line_string(&field->line)) : field_print(field->field, record_field(&form->record, field->field));
    char *before = field_print(field->field, record_field(&form->base, field->field));
    /* Of a new record all that is filled in, since nothing else has it. */
    if (form_field_is_changed(form, field) || (form->is_new && text[0] != '\0'))
        draft_add(&form->draft, field->field->name, text, before);
    free(text);
    free(before);
}

static void draft_fill(struct form *form)
{
    struct draft *draft = &form->draft;
    char *path = draft->path;
    draft->path = NULL;
    draft_done(draft);
    draft->path = path;
    draft->database = string_copy(store_path(form->pane.screen->store));
    draft->type = string_copy(form->type->name);
    draft->id = form->record.id;
    draft->title = draft_title(form);
    draft->place = string_copy(form->fields[form->focus].field->name);
    moment_now(draft->at);
    for (size_t i = 0; i < form->count; i++)
        if (form->fields[i].control != FORM_FIXED)
            draft_add_field(form, &form->fields[i]);
}

void form_keep(struct form *form)
{
    bool typed = !form->proposed && form_is_changed(form);
    if (typed)
        draft_fill(form);
    else
        draft_forget(&form->draft);
    form->unkept = typed && !draft_write(&form->draft);
    if (form->unkept && !form->warned) {
        form->warned = true;
        screen_say(form->pane.screen, _("What is typed here cannot be kept as a draft: the state folder cannot be written. Save soon."));
    }
}

/* --- Leaving ---------------------------------------------------------------------------------------------------------- */

enum leaving { LEAVE_SAVE, LEAVE_DISCARD };

static void leave_answered(struct screen *screen, void *context, int index)
{
    struct form *form = context;
    (void)screen;
    form->leaves = index == LEAVE_SAVE;
    if (index == LEAVE_SAVE)
        form_save(form);
    else if (index == LEAVE_DISCARD)
        form_leave(form);
}

bool form_may_close(struct form *form)
{
    if (form->proposed || !form_is_changed(form)) {
        draft_forget(&form->draft);
        return true;
    }
    /* TRANSLATORS: the letters in brackets are the keys of the next message. */
    const char *question = _("Not saved yet: (s)ave, (d)iscard, (k)eep editing?");
    /* TRANSLATORS: the keys for save, discard and keep editing, in this order, without anything between. */
    screen_ask(form->pane.screen, question, C_("keys", "sdk"), leave_answered, form);
    return false;
}
