/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/command.h"

#include <stdio.h>
#include <string.h>

#include "src/role.h"
#include "src/text.h"
#include "src/transition.h"
#include "src/types.h"
#include "ui/screen.h"

static bool press_is_character(uint32_t press)
{
    return press >= 32 && press < PRESS_SPECIAL && press != 127;
}

const struct command *command_for_press(enum place_kind place, bool takes_text, uint32_t press)
{
    if (takes_text && press_is_character(press))
        return NULL;
    for (size_t i = 0; i < command_count; i++) {
        if ((commands[i].places & (unsigned)place) == 0)
            continue;
        for (size_t k = 0; k < COMMAND_KEYS && commands[i].keys[k] != 0; k++)
            if (commands[i].keys[k] == press)
                return &commands[i];
    }
    return NULL;
}

uint32_t command_press(const struct command *command, bool takes_text)
{
    for (size_t k = 0; k < COMMAND_KEYS && command->keys[k] != 0; k++)
        if (!takes_text || !press_is_character(command->keys[k]))
            return command->keys[k];
    return 0;
}

const char *command_name(const struct command *command, enum language language)
{
    return message_in(language, command->name);
}

/* Whether a command has a name in one of the languages, or with beginning one that begins so. */
static bool command_is(const struct command *command, const char *name, bool beginning)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *own = command_name(command, (enum language)language);
        if (beginning ? strncmp(own, name, strlen(name)) == 0 : strcmp(own, name) == 0)
            return true;
    }
    return false;
}

/* The same among the commands that hold at some of these places. */
static const struct command *command_among(const char *name, unsigned places)
{
    const struct command *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < command_count; i++) {
        if ((commands[i].places & places) == 0)
            continue;
        if (command_is(&commands[i], name, false))
            return &commands[i];
        if (command_is(&commands[i], name, true)) {
            found = &commands[i];
            count++;
        }
    }
    return count == 1 ? found : NULL;
}

const struct command *command_by_name(const char *name, enum place_kind place)
{
    if (name[0] == '\0')
        return NULL;
    const struct command *here = command_among(name, (unsigned)place);
    return here != NULL ? here : command_among(name, PLACE_ANY);
}

/* What the needs take of a role. */
static const struct {
    enum command_need need;
    enum deed deed;
} need_deeds[] = {
    {NEEDS_IMPORT, DEED_IMPORT},
    {NEEDS_MERGE, DEED_MERGE},
    {NEEDS_VERIFY, DEED_VERIFY},
    {NEEDS_HISTORY, DEED_HISTORY},
    {NEEDS_FORGET, DEED_FORGET},
    {NEEDS_COPY, DEED_COPY},
    {NEEDS_ASKING, DEED_NEED},
    {NEEDS_WORK, DEED_WORK},
};

static bool role_allows(const struct screen *screen, const struct command *command, struct error *error)
{
    for (size_t i = 0; i < sizeof need_deeds / sizeof need_deeds[0]; i++)
        if ((command->needs & (unsigned)need_deeds[i].need) != 0 && !role_check(&screen->viewer, need_deeds[i].deed, error))
            return false;
    return true;
}

bool command_is_offered(const struct command *command, const struct screen *screen, const struct pane *pane)
{
    if ((command->places & (unsigned)pane->class->place) == 0)
        return false;
    if ((command->needs & NEEDS_WRITE) != 0 && (screen->store == NULL || store_is_read_only(screen->store)))
        return false;
    return role_allows(screen, command, NULL);
}

/* --- What a pane can do ------------------------------------------------------------------------------------------------- */

static bool type_is_profile(const struct viewer *viewer, const struct record_type *type)
{
    (void)viewer;
    return type == &type_organisation;
}

static bool type_goes_in_steps(const struct viewer *viewer, const struct record_type *type)
{
    (void)viewer;
    return transition_field(type) != NULL;
}

static bool type_begins_partnership(const struct viewer *viewer, const struct record_type *type)
{
    (void)viewer;
    return type == &type_organisation || type == &type_candidate;
}

static bool type_is_person(const struct viewer *viewer, const struct record_type *type)
{
    (void)viewer;
    return type == &type_contact || type == &type_person;
}

static bool type_has_country(const struct viewer *viewer, const struct record_type *type)
{
    (void)viewer;
    return type == &type_country || type_field(type, "country") != NULL;
}

static bool type_is_any(const struct viewer *viewer, const struct record_type *type)
{
    (void)viewer;
    return type != NULL;
}

/* The types of records that are needed, any one of them. */
static const struct {
    enum command_need need;
    bool (*fits)(const struct viewer *viewer, const struct record_type *type);
} need_types[] = {
    {NEEDS_RECORD, type_is_any},
    {NEEDS_PROFILE, type_is_profile},
    {NEEDS_STEPS, type_goes_in_steps},
    {NEEDS_PARTNER, type_begins_partnership},
    {NEEDS_PERSON, type_is_person},
    {NEEDS_COUNTRY, type_has_country},
};

static bool pane_has_needed(const struct command *command, struct pane *pane)
{
    for (size_t i = 0; i < sizeof need_types / sizeof need_types[0]; i++)
        if ((command->needs & (unsigned)need_types[i].need) != 0 && pane->class->has != NULL && !pane->class->has(pane, need_types[i].fits))
            return false;
    return true;
}

static bool pane_meets(const struct command *command, const struct pane *pane)
{
    static const enum command_need needs[] = {NEEDS_OPEN, NEEDS_NO_GRID};
    for (size_t i = 0; pane->class->meets != NULL && i < sizeof needs / sizeof needs[0]; i++)
        if ((command->needs & (unsigned)needs[i]) != 0 && !pane->class->meets(pane, needs[i]))
            return false;
    return true;
}

static bool type_may_be_written(const struct viewer *viewer, const struct record_type *type)
{
    return role_may(viewer, role_deed_of_type(type));
}

static bool type_may_be_added(const struct viewer *viewer, const struct record_type *type)
{
    struct error error;
    return store_check_new(viewer, type, &error);
}

/* Whether her role may write any of the records that a list or a record shows, or add one. */
static bool shown_may_be_written(const struct command *command, struct pane *pane)
{
    bool acts = (command->needs & NEEDS_RECORD) != 0;
    bool writes = (command->needs & NEEDS_WRITE) != 0 && (acts || (command->needs & NEEDS_OPEN) != 0);
    bool shows = ((unsigned)pane->class->place & (PLACE_LIST | PLACE_RECORD)) != 0 && pane->class->has != NULL;
    return !writes || !shows || pane->class->has(pane, acts ? type_may_be_written : type_may_be_added);
}

bool command_holds(const struct command *command, const struct screen *screen, struct pane *pane)
{
    return command_is_offered(command, screen, pane) && pane_has_needed(command, pane) && pane_meets(command, pane)
        && shown_may_be_written(command, pane);
}

/* --- Running it ---------------------------------------------------------------------------------------------------------- */

/* The place the command line was called from is the pane below it, which is on top again when a command runs. */
bool command_run(struct screen *screen, const struct command *command, const char *argument)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type;
    struct error error = {0};
    int64_t id;
    if ((command->places & (unsigned)top->class->place) == 0) {
        screen_say(screen, _("\"%s\" does nothing here."), command_name(command, message_language()));
        return true;
    }
    if ((command->needs & NEEDS_WRITE) != 0 && store_is_read_only(screen->store)) {
        const char *refusal = store_refusal(screen->store);
        screen_say(screen, "%s", refusal != NULL ? refusal : _("The database is open for reading only."));
        return true;
    }
    if ((command->needs & NEEDS_RECORD) != 0 && (top->class->selected == NULL || !top->class->selected(top, &type, &id))) {
        screen_say(screen, _("There is no record here to do that with."));
        return true;
    }
    if (!role_allows(screen, command, &error)) {
        screen_say_error(screen, &error);
        return true;
    }
    return command->run(screen, argument);
}

const char *press_show(uint32_t press, char text[PRESS_TEXT_SIZE])
{
    static const struct {
        uint32_t press;
        const char *name;
    } names[] = {
        {PRESS_UP, N_("Up")},           {PRESS_DOWN, N_("Down")},     {PRESS_LEFT, N_("Left")}, {PRESS_RIGHT, N_("Right")},
        {PRESS_PAGE_UP, N_("PgUp")},    {PRESS_PAGE_DOWN, N_("PgDn")}, {PRESS_HOME, N_("Home")}, {PRESS_END, NC_("key", "End")},
        {PRESS_INSERT, N_("Ins")},      {PRESS_DELETE, N_("Del")},    {PRESS_BACKSPACE, N_("Backspace")},
        {PRESS_ENTER, N_("Enter")},     {PRESS_TAB, N_("Tab")},       {PRESS_BACK_TAB, N_("Shift-Tab")}, {PRESS_ESCAPE, N_("Esc")},
        {' ', N_("Space")},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].press == press) {
            snprintf(text, PRESS_TEXT_SIZE, "%s", message_text(names[i].name));
            return text;
        }
    if (press >= PRESS_F1 && press <= PRESS_F12)
        snprintf(text, PRESS_TEXT_SIZE, "F%u", (unsigned)(press - PRESS_F1 + 1));
    else if (press < 32)
        snprintf(text, PRESS_TEXT_SIZE, "Ctrl-%c", (char)(press + 64));
    else if ((press & PRESS_ALT) != 0)
        snprintf(text, PRESS_TEXT_SIZE, "Alt-%c", (char)(press & 0x7f));
    else
        text[press < PRESS_SPECIAL ? utf8_encode(press, text) : 0] = '\0';
    return text;
}
