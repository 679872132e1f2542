/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/welcome.h"

#include <stdlib.h>
#include <string.h>

#include "db/create.h"
#include "db/people.h"
#include "src/login.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/line.h"

enum { WELCOME_MARGIN = 2, WELCOME_COLUMN = 27, WELCOME_INDENT = 4, WELCOME_NAME_WIDEST = 40, WELCOME_OPTIONS = 4 };

enum welcome_question { WELCOME_LANGUAGE, WELCOME_NAME, WELCOME_INITIATIVE, WELCOME_CONTENT, WELCOME_CREATE, WELCOME_QUESTIONS };

enum welcome_content { CONTENT_REFERENCE, CONTENT_DEMONSTRATION };

struct welcome_option {
    const char *code;
    const char *label; /* N_(), or a name that is the same in both languages */
    bool is_name;
};

static const struct {
    const char *label; /* N_() */
    bool below;        /* its options stand below it, one a row */
    struct welcome_option options[WELCOME_OPTIONS];
} questions[WELCOME_QUESTIONS] = {
    [WELCOME_LANGUAGE] = {N_("Language"), false, {{"en", "English", true}, {"nb", "norsk", true}}},
    [WELCOME_NAME] = {N_("Your name"), false, {{NULL, NULL, false}}},
    [WELCOME_INITIATIVE] = {N_("Initiative"),
                            false,
                            {{"", NC_("initiative", "none"), false}, {"ieh", "IEH", true}, {"eti", "ETI", true}, {"dieh", "DIEH", true}}},
    [WELCOME_CONTENT] = {N_("Begin with"), true, {{"", N_("reference data only"), false}, {"demo", N_("with demonstration data"), false}}},
    [WELCOME_CREATE] = {N_("Create the database"), false, {{NULL, NULL, false}}},
};

struct welcome_pane {
    struct pane pane;
    char *path;
    void (*ready)(struct screen *screen, void *context);
    void *context;
    size_t focus; /* enum welcome_question */
    size_t chosen[WELCOME_QUESTIONS];
    struct line name;
    bool creating; /* said on the screen first, done when keys pause */
    char *error;
};

static struct welcome_pane *welcome_of(const struct pane *pane)
{
    return (struct welcome_pane *)pane;
}

static size_t option_count(size_t question)
{
    size_t count = 0;
    while (count < WELCOME_OPTIONS && questions[question].options[count].label != NULL)
        count++;
    return count;
}

static const char *chosen_code(const struct welcome_pane *welcome, size_t question)
{
    return questions[question].options[welcome->chosen[question]].code;
}

/* A message in all languages at once, as nobody has said yet which one is read. The caller frees it. */
static char *in_all_languages(const char *message)
{
    struct text text = {0};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *words = message_in((enum language)language, message);
        if (language > 0 && strcmp(words, message_in(LANGUAGE_EN, message)) == 0)
            continue;
        text_add_format(&text, "%s%s", language > 0 ? " / " : "", words);
    }
    return text_take(&text);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static char *option_text(const struct welcome_option *option, bool chosen)
{
    char *label = option->is_name ? string_copy(option->label) : in_all_languages(option->label);
    char *text = string_format("(%c) %s", chosen ? 'x' : ' ', label);
    free(label);
    return text;
}

/* Draws the options of a question from a row on, each in its own row or as many beside each other as fit; returns the row after them. */
static int welcome_draw_options(const struct welcome_pane *welcome, struct area area, int row, size_t question)
{
    bool below = questions[question].below;
    int begin = below ? WELCOME_INDENT : WELCOME_COLUMN, column = begin;
    row += below;
    for (size_t i = 0; i < option_count(question); i++) {
        char *text = option_text(&questions[question].options[i], welcome->chosen[question] == i);
        int width = text_width(text);
        if (column > begin && (below || column + width > area.columns)) {
            row++;
            column = begin;
        }
        draw_cell(area, row, column, area.columns - column, text, STYLE_NORMAL, ALIGN_LEFT);
        column += width + 2;
        free(text);
    }
    return row + 1;
}

static void welcome_draw_name(struct welcome_pane *welcome, struct area area, int row)
{
    int width = area.columns - WELCOME_COLUMN - 1;
    width = width < WELCOME_NAME_WIDEST ? width : WELCOME_NAME_WIDEST;
    line_draw(&welcome->name, area, row, WELCOME_COLUMN, width, welcome->focus == WELCOME_NAME && !welcome->creating);
}

/* Draws a question and returns the row for the next. */
static int welcome_draw_question(struct welcome_pane *welcome, struct area area, int row, size_t question)
{
    char *label = in_all_languages(questions[question].label);
    bool button = question == WELCOME_CREATE;
    char *text = button ? string_format("[ %s ]", label) : string_copy(label);
    int width = button || questions[question].below ? area.columns - WELCOME_MARGIN : WELCOME_COLUMN - WELCOME_MARGIN - 1;
    draw_cell(area, row, WELCOME_MARGIN, width, text, button ? STYLE_STRONG : STYLE_QUIET, ALIGN_LEFT);
    if (welcome->focus == question)
        draw_text(area, row, 0, ">", STYLE_NORMAL);
    if (question == WELCOME_NAME)
        welcome_draw_name(welcome, area, row);
    free(text);
    free(label);
    return option_count(question) > 0 ? welcome_draw_options(welcome, area, row, question) : row + 1;
}

/* TRANSLATORS: at most 56 characters, as it stands on a narrow screen. */
static const char keys_message[] = N_("Arrows move, Space chooses, Ctrl-S creates, F10 quits.");

/* What is wrong, what is being done, or the keys. */
static void welcome_draw_foot(const struct welcome_pane *welcome, struct area area, int row)
{
    if (welcome->error != NULL) {
        draw_wrapped(area, row, WELCOME_MARGIN, area.columns - WELCOME_MARGIN - 1, area.rows - row, welcome->error, STYLE_ERROR);
        return;
    }
    const char *message = welcome->creating ? N_("Creating the database ...") : keys_message;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *words = message_in((enum language)language, message);
        if (language == LANGUAGE_EN || strcmp(words, message) != 0)
            draw_text(area, row++, WELCOME_MARGIN, words, STYLE_QUIET);
    }
}

static void welcome_draw(struct pane *pane, struct area area)
{
    struct welcome_pane *welcome = welcome_of(pane);
    char *title = in_all_languages(N_("Welcome to lrn"));
    char *made = in_all_languages(N_("A new database"));
    char *place = string_format("%s: %s", made, welcome->path);
    draw_cell(area, 0, WELCOME_MARGIN, area.columns - WELCOME_MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    draw_cell(area, 1, WELCOME_MARGIN, area.columns - WELCOME_MARGIN, place, STYLE_QUIET, ALIGN_LEFT);
    int row = 3;
    for (size_t question = 0; question < WELCOME_QUESTIONS; question++)
        row = welcome_draw_question(welcome, area, row, question);
    welcome_draw_foot(welcome, area, row + 1);
    free(place);
    free(made);
    free(title);
}

/* --- Keys ------------------------------------------------------------------------------------------------------------- */

static void welcome_choose(struct welcome_pane *welcome, bool next)
{
    size_t count = option_count(welcome->focus);
    if (count == 0)
        return;
    size_t *chosen = &welcome->chosen[welcome->focus];
    *chosen = (*chosen + (next ? 1 : count - 1)) % count;
    enum language language;
    if (welcome->focus == WELCOME_LANGUAGE && language_from_code(chosen_code(welcome, WELCOME_LANGUAGE), &language))
        message_set_language(language);
}

static void welcome_create(struct welcome_pane *welcome)
{
    free(welcome->error);
    welcome->error = NULL;
    welcome->creating = true;
    welcome->pane.screen->unsettled = true;
}

/* Options that stand below their question are passed one by one; otherwise on to the next question. */
static void welcome_step(struct welcome_pane *welcome, bool down)
{
    size_t *chosen = &welcome->chosen[welcome->focus];
    bool below = questions[welcome->focus].below;
    if (below && down && *chosen + 1 < option_count(welcome->focus))
        ++*chosen;
    else if (below && !down && *chosen > 0)
        --*chosen;
    else if (down)
        welcome->focus += welcome->focus < WELCOME_CREATE;
    else
        welcome->focus -= welcome->focus > 0;
}

static void welcome_enter(struct welcome_pane *welcome)
{
    if (welcome->focus == WELCOME_CREATE)
        welcome_create(welcome);
    else
        welcome->focus++;
}

/* Keys that are the same on every question. */
static bool welcome_press(struct welcome_pane *welcome, uint32_t press)
{
    switch (press) {
    case PRESS_UP:
    case PRESS_DOWN:
        welcome_step(welcome, press == PRESS_DOWN);
        return true;
    case PRESS_BACK_TAB:
        welcome->focus -= welcome->focus > 0;
        return true;
    case PRESS_TAB:
        welcome->focus += welcome->focus < WELCOME_CREATE;
        return true;
    case PRESS_ENTER:
        welcome_enter(welcome);
        return true;
    case PRESS_CTRL('s'):
    case PRESS_F2:
        welcome_create(welcome);
        return true;
    default:
        return false;
    }
}

static bool welcome_event(struct pane *pane, const struct event *event)
{
    struct welcome_pane *welcome = welcome_of(pane);
    if (welcome->creating || (event->kind == EVENT_PRESS && welcome_press(welcome, event->press)))
        return true;
    if (welcome->focus == WELCOME_NAME)
        return line_event(&welcome->name, event, WELCOME_NAME_WIDEST);
    if (event->kind != EVENT_PRESS)
        return false;
    if (event->press == ' ' && welcome->focus == WELCOME_CREATE)
        welcome_create(welcome);
    else if (event->press == ' ' || event->press == PRESS_RIGHT)
        welcome_choose(welcome, true);
    else if (event->press == PRESS_LEFT)
        welcome_choose(welcome, false);
    else
        return false;
    return true;
}

/* --- Creating --------------------------------------------------------------------------------------------------------- */

/* Sets a field where there is something to set. */
static bool person_set(struct record *person, const char *name, const char *text, struct error *error)
{
    return text == NULL || text[0] == '\0' || record_set(person, name, text, error);
}

/* The person's own record, known by the login name. */
static bool person_fill(const struct welcome_pane *welcome, const struct viewer *viewer, struct record *person, struct error *error)
{
    char *login = login_name();
    bool set = person_set(person, "name", viewer->name, error) && person_set(person, "login", login, error)
               && person_set(person, "initiative", viewer->initiative, error)
               && person_set(person, "language", chosen_code(welcome, WELCOME_LANGUAGE), error);
    free(login);
    return set;
}

/* Makes the database; a person who says her name is in it. */
static struct store *database_make(const struct welcome_pane *welcome, bool named, const struct viewer *viewer, struct error *error)
{
    const struct store_options options = {.path = welcome->path, .types = &types_all};
    struct create_content content = {.demonstration = welcome->chosen[WELCOME_CONTENT] == CONTENT_DEMONSTRATION};
    struct record person;
    struct store *store = NULL;
    record_init_new(&person, type_list_find(&types_all, "person"));
    content.person = named ? &person : NULL;
    if ((!named || person_fill(welcome, viewer, &person, error)) && place_make_parents(welcome->path, false, error))
        store = create_database(&options, viewer, &content, error);
    record_done(&person);
    return store;
}

/* What was answered becomes the person's own. */
static void welcome_remember(const struct welcome_pane *welcome, const char *name)
{
    struct screen *screen = welcome->pane.screen;
    state_set(screen->state, "language", chosen_code(welcome, WELCOME_LANGUAGE));
    state_set(screen->state, "initiative", chosen_code(welcome, WELCOME_INITIATIVE));
    screen->viewer.initiative = state_get(screen->state, "initiative");
    if (name[0] != '\0') {
        state_set(screen->state, "person", name);
        screen->viewer.name = state_get(screen->state, "person");
    }
    if (!state_save(screen->state))
        screen_say(screen, _("Your language and name cannot be kept: the state folder is not writable."));
}

/* Does what was asked for, now that the screen says so. */
static void welcome_settle(struct pane *pane)
{
    struct welcome_pane *welcome = welcome_of(pane);
    struct screen *screen = pane->screen;
    struct error error = {0};
    if (!welcome->creating)
        return;
    char *name = text_trimmed(line_string(&welcome->name));
    struct viewer viewer = screen->viewer;
    viewer.name = name[0] != '\0' ? name : viewer.name;
    viewer.initiative = chosen_code(welcome, WELCOME_INITIATIVE);
    struct store *store = database_make(welcome, name[0] != '\0', &viewer, &error);
    welcome->creating = false;
    screen->stale = true;
    if (store == NULL) {
        welcome->error = string_copy(error.text);
        free(name);
        return;
    }
    screen->store = store;
    welcome_remember(welcome, name);
    people_recognise(store, &screen->viewer);
    free(name);
    welcome->ready(screen, welcome->context);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

static void welcome_free(struct pane *pane)
{
    struct welcome_pane *welcome = welcome_of(pane);
    line_done(&welcome->name);
    free(welcome->path);
    free(welcome->error);
    free(welcome);
}

static const struct pane_class welcome_class = {
    .place = PLACE_WELCOME,
    .takes_text = true,
    .draw = welcome_draw,
    .event = welcome_event,
    .settle = welcome_settle,
    .free = welcome_free,
};

/* A name that was said by option or on an earlier start, else the login's full name. */
static char *name_expected(const struct screen *screen)
{
    const char *said = screen->viewer.name;
    char *login = login_name();
    bool is_login = said == NULL || strcmp(said, login) == 0;
    free(login);
    return is_login ? login_full_name() : string_copy(said);
}

static size_t option_of_code(size_t question, const char *code)
{
    for (size_t i = 0; code != NULL && i < option_count(question); i++)
        if (strcmp(questions[question].options[i].code, code) == 0)
            return i;
    return 0;
}

struct pane *welcome_pane_new(struct screen *screen, const char *path, void (*ready)(struct screen *screen, void *context), void *context)
{
    struct welcome_pane *welcome = memory_new(sizeof *welcome);
    char *name = name_expected(screen);
    welcome->pane.class = &welcome_class;
    welcome->pane.screen = screen;
    welcome->path = string_copy(path);
    welcome->ready = ready;
    welcome->context = context;
    welcome->chosen[WELCOME_LANGUAGE] = option_of_code(WELCOME_LANGUAGE, language_code(message_language()));
    welcome->chosen[WELCOME_INITIATIVE] = option_of_code(WELCOME_INITIATIVE, screen->state != NULL ? state_get(screen->state, "initiative") : NULL);
    line_init(&welcome->name, name);
    free(name);
    return &welcome->pane;
}
