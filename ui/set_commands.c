/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/set_commands.h"

#include <stdlib.h>
#include <string.h>

#include "db/several.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/transition.h"
#include "ui/choose_field.h"
#include "ui/patience.h"
#include "ui/prompt.h"
#include "ui/set_pane.h"

/* What is being asked for, until it is shown. */
struct asking {
    struct screen *screen;
    const struct record_type *type;
    int64_t *ids;
    size_t count;
    const struct field *field;
    char *text;        /* the value */
    bool typed;        /* and not picked from a list */
    struct pane *pane; /* that shows what would become of it */
};

static void asking_free(struct asking *asking)
{
    free(asking->ids);
    free(asking->text);
    free(asking);
}

static void value_type(struct asking *asking, const char *why);

static bool show_attempt(struct screen *screen, void *context, struct error *error)
{
    struct asking *asking = context;
    const struct several_request request = {.type = asking->type, .ids = asking->ids, .count = asking->count, .field = asking->field, .text = asking->text};

    asking->pane = set_pane_new(screen, &request, error);
    return asking->pane;
}

static void show_finish(struct screen *screen, void *context, enum patience_end end, const struct error *error)
{
    struct asking *asking = context;

    if (end == PATIENCE_REFUSED && error->code == ERROR_VALUE && asking->typed) {
        value_type(asking, error->text);
        return;
    }
    if (end == PATIENCE_DONE)
        screen_push(screen, asking->pane);
    else
        patience_say(screen, end, error);
    asking_free(asking);
}

/* It is tried before it is shown, which another's write may be in the way of. */
static void asking_show(struct asking *asking, const char *text)
{
    free(asking->text);
    asking->text = string_copy(text);
    patience_do(asking->screen, &(struct patient_deed){show_attempt, show_finish, asking});
}

/* --- The value -------------------------------------------------------------------------------------------------------- */

static void value_chosen(void *context, const struct choice_list *chosen)
{
    struct asking *asking = context;

    if (!chosen) {
        asking_free(asking);
        return;
    }
    char *codes = choice_list_codes(chosen);
    asking_show(asking, codes);
    free(codes);
}

static void value_entered(struct screen *screen, void *context, const char *text)
{
    struct asking *asking = context;

    (void)screen;
    asking->typed = true;
    if (text)
        asking_show(asking, text);
    else
        asking_free(asking);
}

/* Asks for it on the last line: again, with what was typed, where why says what is wrong with that. */
static void value_type(struct asking *asking, const char *why)
{
    char *label = field_label(asking->field), *prompt = string_format(_("%s: "), label);

    if (why)
        prompt_enter_again(asking->screen, prompt, asking->text, why, value_entered, asking);
    else
        screen_enter(asking->screen, prompt, "", value_entered, asking);
    free(prompt);
    free(label);
}

static void choose_yes_no(struct asking *asking, const struct choose_options *options)
{
    struct choice_list choices = {0};

    choice_list_add(&choices, "yes", _("yes"), NULL, false);
    choice_list_add(&choices, "no", _("no"), NULL, false);
    choose_open(asking->screen, options, &choices);
}

/* Words, countries and records are picked, the rest is typed. */
static void value_ask(struct asking *asking)
{
    const struct field *field = asking->field;
    char *label = field_label(field);
    const struct choose_options options = {.title = label, .several = choose_field_has_several(field), .may_be_none = !(field->flags & FIELD_REQUIRED),
                                           .chosen = value_chosen, .context = asking};

    if (field->kind == FIELD_BOOLEAN) {
        choose_yes_no(asking, &options);
    } else if (!choose_field(asking->screen, &options, field, "")) {
        value_type(asking, NULL);
    }
    free(label);
}

/* --- The field -------------------------------------------------------------------------------------------------------- */

static void field_chosen(void *context, const struct choice_list *chosen)
{
    struct asking *asking = context;

    if (!chosen || chosen->count != 1) {
        asking_free(asking);
        return;
    }
    asking->field = type_field(asking->type, chosen->choices[0].code);
    value_ask(asking);
}

static void field_offer(struct choice_list *choices, const struct field *field)
{
    char *label = field_label(field);

    choice_list_add(choices, field->name, label, NULL, false);
    free(label);
}

/* The state a record is in, and whom it is shown to, are what is most often set in many. */
static void field_ask(struct asking *asking)
{
    const struct field *state = transition_field(asking->type);
    struct choice_list choices = {0};
    char *title = string_format(message_plural("Set in %zu record", "Set in %zu records", (unsigned long)asking->count), asking->count);
    const struct choose_options options = {.title = title, .chosen = field_chosen, .context = asking};

    if (state)
        field_offer(&choices, state);
    for (size_t i = 0; i < asking->type->field_count; i++)
        if (&asking->type->fields[i] != state && several_takes(asking->type, &asking->type->fields[i]))
            field_offer(&choices, &asking->type->fields[i]);
    choose_open(asking->screen, &options, &choices);
    free(title);
}

/* --- The commands ----------------------------------------------------------------------------------------------------- */

/* The marked records, else that of the cursor. */
static struct asking *asking_new(struct screen *screen)
{
    struct pane *top = screen_top(screen);
    struct asking *asking = memory_new(sizeof *asking);
    int64_t id = 0;

    asking->screen = screen;
    top->class->selected(top, &asking->type, &id);
    asking->count = top->class->marked ? top->class->marked(top, &asking->ids) : 0;
    if (asking->count == 0) {
        free(asking->ids);
        asking->ids = memory_new(sizeof *asking->ids);
        asking->ids[asking->count++] = id;
    }
    return asking;
}

/* FIELD=VALUE, or FIELD; false where that is no field, or none that is set so. */
static bool argument_read(struct asking *asking, const char *argument, const char **value)
{
    const char *equals = strchr(argument, '=');
    char *word = string_copy_part(argument, equals ? (size_t)(equals - argument) : strlen(argument));
    const struct field *field = type_field(asking->type, word);
    struct quote quote;

    *value = equals ? equals + 1 : NULL;
    asking->field = field ? field : type_field_match(asking->type, word);
    if (!asking->field)
        screen_refuse(asking->screen, _("There is no field \"%s\" here."), quote_text(&quote, word));
    else if (!several_takes(asking->type, asking->field))
        screen_refuse(asking->screen, _("\"%s\" is not set in several records at once."), message_text(asking->field->label));
    free(word);
    return asking->field && several_takes(asking->type, asking->field);
}

bool set_begin(struct screen *screen, const char *argument)
{
    struct asking *asking = asking_new(screen);
    const char *value = NULL;

    if (!argument || !*argument)
        field_ask(asking);
    else if (!argument_read(asking, argument, &value))
        asking_free(asking);
    else if (value)
        value_entered(screen, asking, value);
    else
        value_ask(asking);
    return true;
}

bool set_apply(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);

    (void)argument;
    if (!set_pane_is(top))
        return false;
    set_pane_apply(top);
    return true;
}
