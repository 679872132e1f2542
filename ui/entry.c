/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/entry.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"
#include "ui/command.h"
#include "ui/list_pane.h"
#include "ui/navigate.h"
#include "ui/prompt.h"
#include "ui/saved_search.h"

/* --- The search line -------------------------------------------------------------------------------------------------- */

static void search_changed(struct prompt *prompt)
{
    list_pane_set_query(prompt->list, line_string(&prompt->line), true);
}

/* Context is the list and its former query, since the line's own pane is gone when it is done. */
struct search {
    struct pane *list;
    char *former;
    const struct record_type *type; /* the record the cursor was on, to which Esc goes back */
    int64_t id;
};

/* Of what was found the record that is called so has the cursor. */
static void search_taken(struct screen *screen, struct pane *list, const char *text)
{
    char *name = text_trimmed(text);
    int64_t id;
    list_pane_set_query(list, text, false);
    if (name[0] != '\0' && store_find_named(screen->store, &screen->viewer, list_pane_type(list), name, &id, NULL))
        list->class->go_to(list, list_pane_type(list), id);
    free(name);
}

static void search_done(struct screen *screen, void *context, const char *text)
{
    struct search *search = context;
    if (text == NULL)
        list_pane_set_query(search->list, search->former, false);
    else if (!search->list->class->open(search->list)) /* where nothing was found Enter takes what is proposed instead */
        search_taken(screen, search->list, text);
    if (text == NULL && search->id != 0)
        search->list->class->go_to(search->list, search->type, search->id);
    free(search->former);
    free(search);
}

void entry_search(struct screen *screen, struct pane *list)
{
    struct search *search = memory_new(sizeof *search);
    *search = (struct search){.list = list, .former = string_copy(list_pane_query(list))};
    list->class->selected(list, &search->type, &search->id);
    const char *before = list_pane_query(list);
    struct prompt *prompt = prompt_new("/", before, search_done, search);
    prompt->list = list;
    prompt->changed = search_changed;
    prompt->standing = before[0] != '\0';
    screen_push(screen, &prompt->pane);
}

/* --- The command line ------------------------------------------------------------------------------------------------- */

/* Names that a word may be completed to, no name twice. */
struct names {
    char **names;
    size_t count;
};

/* Takes the name over, or frees it: in some language a command and the type it shows have one name. */
static void names_add(struct names *names, char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i], name) == 0) {
            free(name);
            return;
        }
    names->names = memory_resize(names->names, names->count + 1, sizeof *names->names);
    names->names[names->count++] = name;
}

static void names_done(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->names[i]);
    free(names->names);
}

/* A label as one word that can be typed. The caller frees it. */
static char *label_word(const char *label)
{
    char *word = string_copy(label);
    for (char *blank = word; (blank = strchr(blank, ' ')) != NULL;)
        *blank = '-';
    if (word[0] >= 'A' && word[0] <= 'Z')
        word[0] = (char)(word[0] - 'A' + 'a');
    return word;
}

/* The commands that do something where the line was called. */
static void add_commands(const struct pane *pane, struct names *names)
{
    for (size_t i = 0; i < command_count; i++)
        if (command_is_offered(&commands[i], pane->screen, pane))
            names_add(names, string_copy(command_name(&commands[i], message_language())));
}

static void add_types(const struct pane *pane, struct names *names)
{
    const struct type_list *types = store_types(pane->screen->store);
    for (size_t i = 0; i < types->count; i++) {
        const struct record_type *type = types->types[i];
        names_add(names, message_language() == LANGUAGE_EN ? string_copy(type->name) : label_word(message_text(type->label)));
    }
}

/* The fields that are known by their label; one that only stands for another today is not. */
static void add_fields(const struct pane *pane, struct names *names)
{
    const struct record_type *type = list_pane_is(pane) ? list_pane_type(pane) : NULL;
    for (size_t i = 0; type != NULL && i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        const char *label = message_text(field->label);
        if ((field->flags & FIELD_HIDDEN) == 0 && type_field_match(type, label) == field)
            names_add(names, label_word(label));
    }
}

static void add_languages(const struct pane *pane, struct names *names)
{
    (void)pane;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        names_add(names, string_copy(language_code((enum language)language)));
}

static void add_searches(const struct pane *pane, struct names *names)
{
    for (const char *name = NULL; (name = saved_search_next(pane->screen->state, name)) != NULL;)
        names_add(names, string_copy(name));
}

/* What arguments of commands may be, by how the commands' table calls them; the others are typed out. */
static const struct {
    const char *argument;
    void (*add)(const struct pane *pane, struct names *names);
} arguments[] = {{"TYPE", add_types}, {"FIELD", add_fields}, {"en|nb", add_languages}, {"SEARCH", add_searches}};

/* The first word may be a command or a type, the second what the command takes. */
static void add_names(const struct pane *pane, const char *typed, const char *word, struct names *names)
{
    size_t first = strcspn(typed, " ");
    if (word == typed) {
        add_commands(pane, names);
        add_types(pane, names);
        return;
    }
    char *name = string_copy_part(typed, first);
    const struct command *command = word == typed + first + strspn(typed + first, " ") ? command_by_name(name, pane->class->place) : NULL;
    for (size_t i = 0; command != NULL && command->argument != NULL && i < sizeof arguments / sizeof arguments[0]; i++)
        if (strcmp(arguments[i].argument, command->argument) == 0)
            arguments[i].add(pane, names);
    free(name);
}

/* Cuts a text to the beginning it has in common with another, between characters. */
static void cut_to_common(char *text, const char *other)
{
    size_t same = 0;
    while (text[same] != '\0' && text[same] == other[same])
        same++;
    while (same > 0 && ((unsigned char)text[same] & 0xc0) == 0x80)
        same--;
    text[same] = '\0';
}

/* Appends what a typed beginning may be completed to; *common gets their longest common beginning (the caller frees it). */
static size_t completions(const struct names *names, const char *word, struct text *offered, char **common)
{
    size_t count = 0;
    *common = NULL;
    for (size_t i = 0; i < names->count; i++) {
        if (strncmp(names->names[i], word, strlen(word)) != 0)
            continue;
        text_add_format(offered, "%s%s", count++ > 0 ? "  " : "", names->names[i]);
        if (*common == NULL)
            *common = string_copy(names->names[i]);
        cut_to_common(*common, names->names[i]);
    }
    return count;
}

static bool command_complete(struct prompt *prompt)
{
    char *typed = string_copy(line_string(&prompt->line));
    char *word = strrchr(typed, ' ') != NULL ? strrchr(typed, ' ') + 1 : typed;
    struct names names = {0};
    struct text offered = {0};
    char *common;
    add_names(prompt->pane.below, typed, word, &names);
    size_t count = completions(&names, word, &offered, &common);
    if (count > 0 && (count == 1 || strlen(common) > strlen(word))) {
        char *whole = string_format("%.*s%s%s", (int)(word - typed), typed, common, count == 1 ? " " : "");
        line_set(&prompt->line, whole);
        free(whole);
    }
    if (count > 1)
        prompt->offered = text_take(&offered);
    free(common);
    free(typed);
    names_done(&names);
    text_done(&offered);
    return true;
}

/* Runs a command by name, or opens the list of a type that was named in either language. */
static void command_do(struct screen *screen, const char *text)
{
    char *line = text_trimmed(text);
    char *argument = strchr(line, ' ');
    if (argument != NULL) {
        *argument++ = '\0';
        while (*argument == ' ')
            argument++;
    }
    const struct command *command = command_by_name(line, screen_top(screen)->class->place);
    struct quote quote;
    const struct record_type *type = command == NULL ? type_list_match(store_types(screen->store), line) : NULL;
    if (command != NULL)
        command_run(screen, command, argument != NULL ? argument : "");
    else if (type != NULL)
        navigate_list(screen, type, argument);
    else if (line[0] != '\0')
        screen_refuse(screen, _("There is no command \"%s\". ? lists them all."), quote_text(&quote, line));
    free(line);
}

static void command_entered(struct screen *screen, void *context, const char *text);

/* Begins with what was refused, below why; or with nothing. */
static void command_ask(struct screen *screen, const char *text, const char *why)
{
    struct prompt *prompt = prompt_new(":", text, command_entered, NULL);
    prompt->complete = command_complete;
    prompt_refuse(prompt, why);
    screen_push(screen, &prompt->pane);
}

/* What was refused can be mended, unless something is asked about it already. */
static void command_entered(struct screen *screen, void *context, const char *text)
{
    const struct pane *top = screen_top(screen);
    (void)context;
    if (text == NULL)
        return;
    command_do(screen, text);
    char *why = screen_top(screen) == top ? screen_take_refusal(screen) : NULL;
    if (why != NULL)
        command_ask(screen, text, why);
    free(why);
}

void entry_command(struct screen *screen)
{
    command_ask(screen, "", NULL);
}
