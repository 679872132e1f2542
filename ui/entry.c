/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/entry.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/command.h"
#include "ui/list_pane.h"
#include "ui/navigate.h"
#include "ui/prompt.h"

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

static void search_done(struct screen *screen, void *context, const char *text)
{
    struct search *search = context;
    (void)screen;
    list_pane_set_query(search->list, text != NULL ? text : search->former, false);
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
    screen_push(screen, &prompt->pane);
}

/* --- The command line ------------------------------------------------------------------------------------------------- */

/* A name the line takes: of a command, or after those of a type, as the interface's language has it. The caller frees it. */
static char *name_at(const struct type_list *types, size_t index)
{
    if (index < command_count)
        return string_copy(command_name(&commands[index], message_language()));
    const struct record_type *type = types->types[index - command_count];
    if (message_language() == LANGUAGE_EN)
        return string_copy(type->name);
    char *name = string_copy(message_text(type->label));
    for (char *blank = name; (blank = strchr(blank, ' ')) != NULL;)
        *blank = '-';
    if (name[0] >= 'A' && name[0] <= 'Z')
        name[0] = (char)(name[0] - 'A' + 'a');
    return name;
}

/* In some language a command and the type it shows have one name; it is then offered once. */
static bool name_is_command(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(command_name(&commands[i], message_language()), name) == 0)
            return true;
    return false;
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

/* Appends what a typed beginning may be completed to, names from first on (name_at); *common gets their longest common beginning (the caller frees it). */
static size_t completions(struct screen *screen, const char *typed, size_t first, struct text *offered, char **common)
{
    const struct type_list *types = store_types(screen->store);
    size_t count = 0;
    *common = NULL;
    for (size_t i = first; i < command_count + types->count; i++) {
        char *name = name_at(types, i);
        if (first == 0 && i >= command_count && name_is_command(name)) {
            free(name);
            continue;
        }
        if (strncmp(name, typed, strlen(typed)) == 0) {
            text_add_format(offered, "%s%s", count++ > 0 ? "  " : "", name);
            if (*common == NULL)
                *common = string_copy(name);
            cut_to_common(*common, name);
        }
        free(name);
    }
    return count;
}

/* The first word is completed to commands and types, a later one to types. */
static bool command_complete(struct prompt *prompt)
{
    char *typed = string_copy(line_string(&prompt->line));
    char *word = strrchr(typed, ' ') != NULL ? strrchr(typed, ' ') + 1 : typed;
    struct text offered = {0};
    char *common;
    size_t count = completions(prompt->pane.screen, word, word != typed ? command_count : 0, &offered, &common);
    if (count > 0 && (count == 1 || strlen(common) > strlen(word))) {
        char *whole = string_format("%.*s%s%s", (int)(word - typed), typed, common, count == 1 ? " " : "");
        line_set(&prompt->line, whole);
        free(whole);
    }
    if (count > 1)
        prompt->offered = text_take(&offered);
    free(common);
    free(typed);
    text_done(&offered);
    return true;
}

/* Runs a command by name, or opens the list of a type that was named in either language. */
static void command_entered(struct screen *screen, void *context, const char *text)
{
    (void)context;
    if (text == NULL)
        return;
    char *line = text_trimmed(text);
    char *argument = strchr(line, ' ');
    if (argument != NULL) {
        *argument++ = '\0';
        while (*argument == ' ')
            argument++;
    }
    const struct command *command = command_by_name(line);
    const struct record_type *type = command == NULL ? type_list_match(store_types(screen->store), line) : NULL;
    if (command != NULL)
        command_run(screen, command, argument != NULL ? argument : "");
    else if (type != NULL)
        navigate_list(screen, type, argument);
    else if (line[0] != '\0')
        screen_say(screen, _("There is no command \"%s\". ? lists them all."), line);
    free(line);
}

void entry_command(struct screen *screen)
{
    struct prompt *prompt = prompt_new(":", "", command_entered, NULL);
    prompt->complete = command_complete;
    screen_push(screen, &prompt->pane);
}
