/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"

/* --- A question answered with one key --------------------------------------------------------------------------------- */

struct ask_pane {
    struct pane pane;
    char *question;
    char *answers;
    void (*answered)(struct screen *screen, void *context, int index);
    void *context;
};

/* On the last line, or where it is long on the last lines, so that its keys can always be read. */
static void ask_draw(struct pane *pane, struct area area)
{
    const struct ask_pane *ask = (const struct ask_pane *)pane;
    struct text_line *lines;
    int count = (int)text_wrap(ask->question, area.columns - 1, &lines);
    struct area last = {area.row + area.rows - count, area.column, count, area.columns};
    draw_clear(last);
    for (int i = 0; i < count; i++) {
        char *line = string_copy_part(ask->question + lines[i].start, lines[i].length);
        int column = draw_text(last, i, 0, line, STYLE_STRONG);
        if (i == count - 1)
            draw_cursor(last, i, column < last.columns - 1 ? column + 1 : last.columns - 1);
        free(line);
    }
    free(lines);
}

/* The place of a character among the answers, either case; -1 where it is none. */
static int answer_index(const char *answers, uint32_t press)
{
    char letter[5] = "";
    if (press >= 0x110000)
        return -1;
    letter[utf8_encode(press, letter)] = '\0';
    const char *at = strstr(answers, letter);
    if (at == NULL && press >= 'A' && press <= 'Z') {
        letter[0] = (char)(press - 'A' + 'a');
        at = strstr(answers, letter);
    }
    if (at == NULL || letter[0] == '\0')
        return -1;
    int index = 0;
    for (const char *step = answers; step < at; step++)
        index += ((unsigned char)*step & 0xc0) != 0x80;
    return index;
}

static bool ask_event(struct pane *pane, const struct event *event)
{
    struct ask_pane *ask = (struct ask_pane *)pane;
    if (event->kind != EVENT_PRESS)
        return true;
    int index = answer_index(ask->answers, event->press);
    if (index < 0 && event->press != PRESS_ESCAPE)
        return true;
    struct screen *screen = pane->screen;
    void (*answered)(struct screen *, void *, int) = ask->answered;
    void *context = ask->context;
    ask->answered = NULL;
    screen_close(screen, pane);
    answered(screen, context, index);
    return true;
}

static void ask_free(struct pane *pane)
{
    struct ask_pane *ask = (struct ask_pane *)pane;
    if (ask->answered != NULL)
        ask->answered(pane->screen, ask->context, -1);
    free(ask->question);
    free(ask->answers);
    free(ask);
}

static const struct pane_class ask_class = {
    .place = PLACE_ASK, .takes_text = true, .floats = true, .draw = ask_draw, .event = ask_event, .free = ask_free};

void screen_ask(struct screen *screen, const char *question, const char *answers, void (*answered)(struct screen *screen, void *context, int index),
                void *context)
{
    struct ask_pane *ask = memory_new(sizeof *ask);
    ask->pane.class = &ask_class;
    ask->question = string_copy(question);
    ask->answers = string_copy(answers);
    ask->answered = answered;
    ask->context = context;
    screen_push(screen, &ask->pane);
}

struct confirmation {
    void (*answered)(struct screen *screen, void *context, bool yes);
    void *context;
};

static void confirm_answered(struct screen *screen, void *context, int index)
{
    struct confirmation confirmation = *(struct confirmation *)context;
    free(context);
    confirmation.answered(screen, confirmation.context, index == 0);
}

void screen_confirm(struct screen *screen, const char *question, void (*answered)(struct screen *screen, void *context, bool yes), void *context)
{
    struct confirmation *confirmation = memory_new(sizeof *confirmation);
    *confirmation = (struct confirmation){answered, context};
    /* TRANSLATORS: the keys for yes and no, in this order, without anything between. */
    const char *keys = C_("keys", "yn");
    /* TRANSLATORS: a question with its answers, as in "Delete it? (y/n)"; the letters are those of the keys for yes and no. */
    char *text = string_format(C_("keys", "%s (y/n)"), question);
    screen_ask(screen, text, keys, confirm_answered, confirmation);
    free(text);
}

/* --- One line --------------------------------------------------------------------------------------------------------- */


/* What the line may be completed to stands above it, as many rows as it takes. */
static void prompt_draw_offered(const struct prompt *prompt, struct area area)
{
    struct text_line *lines;
    int rows = (int)text_wrap(prompt->offered, area.columns, &lines);
    free(lines);
    if (rows > area.rows / 2)
        rows = area.rows / 2;
    struct area above = {area.row + area.rows - 1 - rows, area.column, rows, area.columns};
    draw_clear(above);
    draw_wrapped(above, 0, 0, above.columns, rows, prompt->offered, prompt->refused ? STYLE_WARNING : STYLE_QUIET);
}

/* What the next letter replaces is seen to be so. */
static void prompt_draw_standing(const struct prompt *prompt, struct area last, int column)
{
    int width = text_width(line_string(&prompt->line));
    draw_cell(last, 0, column, width < last.columns - column ? width : last.columns - column, line_string(&prompt->line), STYLE_SELECTED, ALIGN_LEFT);
}

static void prompt_draw(struct pane *pane, struct area area)
{
    struct prompt *prompt = (struct prompt *)pane;
    struct area last = {area.row + area.rows - 1, area.column, 1, area.columns};
    draw_clear(last);
    if (prompt->offered != NULL)
        prompt_draw_offered(prompt, area);
    int column = draw_text(last, 0, 0, prompt->label, STYLE_STRONG);
    line_draw(&prompt->line, last, 0, column, last.columns - column, true);
    if (prompt->standing)
        prompt_draw_standing(prompt, last, column);
}

static void prompt_finish(struct prompt *prompt, bool taken)
{
    struct screen *screen = prompt->pane.screen;
    void (*done)(struct screen *, void *, const char *) = prompt->done;
    void *context = prompt->context;
    char *text = taken ? string_copy(line_string(&prompt->line)) : NULL;
    prompt->done = NULL;
    screen_close(screen, &prompt->pane);
    done(screen, context, text);
    free(text);
}

/* A word replaces what stood there before, all of it; a blank begins another word after it. */
static void prompt_begin_anew(struct prompt *prompt, const struct event *event)
{
    bool letter = event->kind == EVENT_PRESS && event->press > ' ' && event->press < PRESS_SPECIAL && event->press != 127;
    if (prompt->standing && (letter || event->kind == EVENT_PASTE))
        line_set(&prompt->line, "");
    prompt->standing = false;
}

static bool prompt_event(struct pane *pane, const struct event *event)
{
    struct prompt *prompt = (struct prompt *)pane;
    bool press = event->kind == EVENT_PRESS;
    free(prompt->offered);
    prompt->offered = NULL;
    prompt->refused = false;
    if (press && event->press == PRESS_ENTER) {
        prompt_finish(prompt, true);
        return true;
    }
    if (press && event->press == PRESS_ESCAPE) {
        prompt_finish(prompt, false);
        return true;
    }
    /* Backspace in an empty line leaves it, as in less. */
    if (press && event->press == PRESS_BACKSPACE && line_string(&prompt->line)[0] == '\0') {
        prompt_finish(prompt, false);
        return true;
    }
    if (press && event->press == PRESS_TAB)
        return prompt->complete != NULL && prompt->complete(prompt);
    if (press && prompt->list != NULL && (event->press == PRESS_UP || event->press == PRESS_DOWN || event->press == PRESS_PAGE_UP
                                          || event->press == PRESS_PAGE_DOWN)) {
        static const enum movement movements[] = {MOVE_UP, MOVE_DOWN};
        enum movement movement = event->press == PRESS_PAGE_UP     ? MOVE_PAGE_UP
                                 : event->press == PRESS_PAGE_DOWN ? MOVE_PAGE_DOWN
                                                                   : movements[event->press == PRESS_DOWN];
        return prompt->list->class->move(prompt->list, movement);
    }
    prompt_begin_anew(prompt, event);
    if (!line_event(&prompt->line, event, pane->area.columns))
        return false;
    if (prompt->changed != NULL)
        prompt->changed(prompt);
    return true;
}

static void prompt_prepare(struct pane *pane, struct area area)
{
    pane->area = area;
}

static void prompt_settle(struct pane *pane)
{
    struct prompt *prompt = (struct prompt *)pane;
    if (prompt->list != NULL)
        prompt->list->class->settle(prompt->list);
}

static void prompt_free(struct pane *pane)
{
    struct prompt *prompt = (struct prompt *)pane;
    if (prompt->done != NULL)
        prompt->done(pane->screen, prompt->context, NULL);
    line_done(&prompt->line);
    free(prompt->label);
    free(prompt->offered);
    free(prompt);
}

static const struct pane_class line_class = {
    .place = PLACE_LINE,
    .takes_text = true,
    .floats = true,
    .draw = prompt_draw,
    .prepare = prompt_prepare,
    .event = prompt_event,
    .settle = prompt_settle,
    .free = prompt_free,
};

struct prompt *prompt_new(const char *label, const char *text, void (*done)(struct screen *, void *, const char *), void *context)
{
    struct prompt *prompt = memory_new(sizeof *prompt);
    prompt->pane.class = &line_class;
    prompt->label = string_copy(label);
    line_init(&prompt->line, text);
    prompt->done = done;
    prompt->context = context;
    return prompt;
}

void screen_enter(struct screen *screen, const char *label, const char *text, void (*entered)(struct screen *screen, void *context, const char *text),
                  void *context)
{
    screen_push(screen, &prompt_new(label, text, entered, context)->pane);
}

void prompt_refuse(struct prompt *prompt, const char *why)
{
    free(prompt->offered);
    prompt->offered = string_copy(why);
    prompt->refused = why != NULL;
}

void prompt_enter_again(struct screen *screen, const char *label, const char *text, const char *why,
                        void (*entered)(struct screen *screen, void *context, const char *text), void *context)
{
    struct prompt *prompt = prompt_new(label, text, entered, context);
    prompt_refuse(prompt, why);
    screen_push(screen, &prompt->pane);
}
