/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/choose.h"

#include <stdlib.h>
#include <string.h>

#include "src/fold.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/line.h"
#include "ui/screen.h"

enum { CHOOSE_WIDEST = 72, LETTERS_A_SLIP = 4 };

struct choose_pane {
    struct pane pane;
    struct choose_options options;
    char *title;
    char *like;               /* as in the options, its own */
    struct choice_list all;   /* in the order offered; marks live here */
    char **found_by;          /* for each of all: its words folded, a blank before each */
    size_t *shown;            /* indices into all that pass the filter */
    size_t shown_count;
    size_t like_count;        /* of them those that are like that, while nothing is typed */
    bool waits;               /* the cursor is nowhere until a key brings it somewhere */
    bool moved;               /* the cursor was */
    bool marked;              /* something is, or was */
    size_t cursor, top;       /* in shown */
    struct line filter;
    int height;               /* rows for choices in the last frame */
};

static struct choose_pane *choose_of(struct pane *pane)
{
    return (struct choose_pane *)pane;
}

void choice_list_add(struct choice_list *list, const char *code, const char *label, const char *detail, bool chosen)
{
    list->choices = memory_resize(list->choices, list->count + 1, sizeof *list->choices);
    list->choices[list->count++]
        = (struct choice){.code = string_copy(code), .label = string_copy(label), .detail = string_copy(detail), .chosen = chosen};
}

void choice_list_also(struct choice_list *list, const char *words)
{
    struct choice *choice = &list->choices[list->count - 1];
    char *also = string_format("%s %s", choice->also != NULL ? choice->also : "", words);
    free(choice->also);
    choice->also = also;
}

void choice_list_done(struct choice_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->choices[i].code);
        free(list->choices[i].label);
        free(list->choices[i].detail);
        free(list->choices[i].also);
    }
    free(list->choices);
    *list = (struct choice_list){0};
}

/* --- Filter ----------------------------------------------------------------------------------------------------------- */

/* Appends the words of a text folded, with a blank before each. */
static void add_folded(struct text *folded, const char *string)
{
    size_t length = strlen(string);
    for (size_t at = 0; at < length;) {
        size_t end = text_word_right(string, length, at);
        char *word = string_copy_part(string + at, end - at);
        char *key = fold_key(word);
        if (key[0] != '\0')
            text_add_format(folded, " %s", key);
        free(key);
        free(word);
        if (end <= at)
            break;
        at = end;
    }
}

static char *found_by(const struct choice *choice)
{
    struct text folded = {0};
    add_folded(&folded, choice->label);
    add_folded(&folded, choice->code);
    if (choice->also != NULL)
        add_folded(&folded, choice->also);
    return text_take(&folded);
}

static void found_by_forget(struct choose_pane *choose)
{
    for (size_t i = 0; choose->found_by != NULL && i < choose->all.count; i++)
        free(choose->found_by[i]);
    free(choose->found_by);
    choose->found_by = NULL;
}

static void found_by_make(struct choose_pane *choose)
{
    choose->found_by = memory_new_array(choose->all.count + 1, sizeof *choose->found_by);
    for (size_t i = 0; i < choose->all.count; i++)
        choose->found_by[i] = found_by(&choose->all.choices[i]);
}

static void choose_show_none(struct choose_pane *choose)
{
    free(choose->shown);
    choose->shown = memory_new_array(choose->all.count + 1, sizeof *choose->shown);
    choose->shown_count = 0;
}

/* Shows those found by what was typed: either those whose label begins with it, or the others. */
static void show_found(struct choose_pane *choose, const char *wanted, bool beginning)
{
    size_t length = strlen(wanted);
    for (size_t i = 0; i < choose->all.count; i++) {
        const char *words = choose->found_by[i];
        bool begins = strncmp(words, wanted, length) == 0;
        if (begins == beginning && (begins || strstr(words, wanted) != NULL))
            choose->shown[choose->shown_count++] = i;
    }
}

/* Where no word begins with what was typed: those that have it inside one, as 850 is in CP850. */
static void show_inside(struct choose_pane *choose, const char *wanted)
{
    const char *typed = wanted + strspn(wanted, " ");
    for (size_t i = 0; i < choose->all.count; i++)
        if (*typed != '\0' && strstr(choose->found_by[i], typed) != NULL)
            choose->shown[choose->shown_count++] = i;
}

/* How many slips lie between a word that was typed and the nearest word of a choice, or the beginning of one; more than limit where none is near. */
static size_t word_slips(const char *typed, const char *words, size_t limit)
{
    size_t length = strlen(typed), least = limit + 1;
    for (const char *at = words + strspn(words, " "); *at != '\0' && least > 0; at += strspn(at, " ")) {
        size_t whole = strcspn(at, " ");
        for (size_t cut = whole < length ? whole : length; cut <= whole && cut <= length + 1; cut++) {
            char *word = string_copy_part(at, cut);
            size_t slips = key_distance(typed, word, limit);
            least = slips < least ? slips : least;
            free(word);
        }
        at += whole;
    }
    return least;
}

/* The same of all the words that were typed; SIZE_MAX where one of them is near to none. Of few letters nearly everything is near. */
static size_t typed_slips(const char *typed, const char *words)
{
    size_t sum = 0;
    for (const char *at = typed + strspn(typed, " "); *at != '\0' && sum != SIZE_MAX; at += strspn(at, " ")) {
        size_t length = strcspn(at, " "), limit = length / LETTERS_A_SLIP;
        char *word = string_copy_part(at, length);
        size_t slips = word_slips(word, words, limit);
        sum = slips <= limit ? sum + slips : SIZE_MAX;
        free(word);
        at += length;
    }
    return sum;
}

/* Whether the label itself is as near, not only what else a choice is found by. */
static bool label_is_near(const struct choice *choice, const char *wanted, size_t slips)
{
    struct text label = {0};
    add_folded(&label, choice->label);
    bool near = typed_slips(wanted, text_string(&label)) == slips;
    text_done(&label);
    return near;
}

/* Where nothing is found by what was typed: what it may have been meant to be, those first that are called so. */
static void show_nearest(struct choose_pane *choose, const char *wanted)
{
    size_t *slips = memory_new_array(choose->all.count + 1, sizeof *slips), least = SIZE_MAX;
    for (size_t i = 0; i < choose->all.count; i++) {
        slips[i] = typed_slips(wanted, choose->found_by[i]);
        least = slips[i] < least ? slips[i] : least;
    }
    for (int called = 1; least != SIZE_MAX && called >= 0; called--)
        for (size_t i = 0; i < choose->all.count; i++)
            if (slips[i] == least && label_is_near(&choose->all.choices[i], wanted, least) == (called == 1))
                choose->shown[choose->shown_count++] = i;
    free(slips);
}

/* Shows what is found by a text: where the choices are looked up they are those already. */
static void show_text(struct choose_pane *choose, const char *text)
{
    struct text wanted = {0};
    add_folded(&wanted, text);
    for (size_t i = 0; choose->options.find != NULL && i < choose->all.count; i++)
        choose->shown[choose->shown_count++] = i;
    if (choose->options.find == NULL) {
        show_found(choose, text_string(&wanted), true);
        show_found(choose, text_string(&wanted), false);
        if (choose->shown_count == 0)
            show_inside(choose, text_string(&wanted));
        if (choose->shown_count == 0)
            show_nearest(choose, text_string(&wanted));
    }
    text_done(&wanted);
}

static void choices_read(struct choose_pane *choose, const char *text)
{
    if (choose->options.find != NULL) {
        choice_list_done(&choose->all);
        choose->options.find(choose->options.context, text, &choose->all);
    } else if (choose->found_by == NULL) {
        found_by_make(choose);
    }
    choose_show_none(choose);
}

static bool is_shown(const struct choose_pane *choose, size_t index, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (choose->shown[i] == index)
            return true;
    return false;
}

/* What is like the text first, all others after it; where nothing is, or several are, the cursor waits. */
static void show_like(struct choose_pane *choose)
{
    choices_read(choose, choose->like);
    show_text(choose, choose->like);
    size_t found = choose->like_count = choose->shown_count;
    choose->waits = found != 1;
    if (found == 0 && choose->options.find != NULL)
        choices_read(choose, "");
    for (size_t i = 0; i < choose->all.count; i++)
        if (!is_shown(choose, i, found))
            choose->shown[choose->shown_count++] = i;
}

static void choose_filter(struct choose_pane *choose)
{
    const char *typed = line_string(&choose->filter);
    choose->like_count = 0;
    choose->waits = false;
    choose->cursor = choose->top = 0;
    if (choose->like != NULL && typed[0] == '\0') {
        show_like(choose);
        return;
    }
    choices_read(choose, typed);
    show_text(choose, typed);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static struct area choose_area(const struct choose_pane *choose, struct area area)
{
    int widest = text_width(choose->title) + 6;
    for (size_t i = 0; i < choose->all.count; i++) {
        const struct choice *choice = &choose->all.choices[i];
        int width = text_width(choice->label) + (choice->detail != NULL ? text_width(choice->detail) + 2 : 0) + 12;
        if (width > widest)
            widest = width;
    }
    if (widest < 36 || choose->options.find != NULL)
        widest = choose->options.find != NULL ? CHOOSE_WIDEST : 36;
    if (widest > CHOOSE_WIDEST)
        widest = CHOOSE_WIDEST;
    if (widest > area.columns - 2)
        widest = area.columns - 2;
    int rows = (int)choose->all.count + 3;
    if (rows > area.rows - 2 || choose->options.find != NULL)
        rows = area.rows - 2;
    if (rows < 6)
        rows = 6;
    return (struct area){area.row + (area.rows - rows) / 2, area.column + (area.columns - widest) / 2, rows, widest};
}

static void choose_prepare(struct pane *pane, struct area area)
{
    struct choose_pane *choose = choose_of(pane);
    pane->area = area;
    choose->height = choose_area(choose, area).rows - 3;
    size_t height = choose->height > 0 ? (size_t)choose->height : 1;
    if (choose->cursor < choose->top)
        choose->top = choose->cursor;
    if (choose->cursor >= choose->top + height)
        choose->top = choose->cursor - height + 1;
}

static void choose_draw_row(const struct choose_pane *choose, struct area inside, int row, size_t index)
{
    const struct choice *choice = &choose->all.choices[choose->shown[index]];
    int column = 2;
    if (index == choose->cursor && !choose->waits)
        draw_text(inside, row, 0, ">", STYLE_NORMAL);
    if (choose->options.several) {
        draw_text(inside, row, column, choice->chosen ? "[x]" : "[ ]", STYLE_NORMAL);
        column += 4;
    }
    int detail = choice->detail != NULL ? text_width(choice->detail) : 0;
    int room = inside.columns - column - text_width(choice->label) - 2;
    if (room < inside.columns / 2)
        room = inside.columns / 2;
    if (detail > room)
        detail = room;
    int width = inside.columns - column - (detail > 0 ? detail + 2 : 0);
    draw_cell(inside, row, column, width, choice->label, STYLE_NORMAL, ALIGN_LEFT);
    if (detail > 0)
        draw_cell(inside, row, inside.columns - detail, detail, choice->detail, STYLE_QUIET, ALIGN_RIGHT);
}

static void choose_draw(struct pane *pane, struct area area)
{
    struct choose_pane *choose = choose_of(pane);
    struct area inside = draw_box(choose_area(choose, area), choose->title);
    for (int row = 0; row < inside.rows - 1 && choose->top + (size_t)row < choose->shown_count; row++)
        choose_draw_row(choose, inside, row + 1, choose->top + (size_t)row);
    if (choose->shown_count == 0)
        draw_text(inside, 1, 2, _("Nothing matches."), STYLE_QUIET);
    draw_text(inside, 0, 0, "/", STYLE_QUIET);
    line_draw(&choose->filter, inside, 0, 2, inside.columns - 2, true);
}

/* --- Keys ------------------------------------------------------------------------------------------------------------- */

static struct choice *choice_at_cursor(struct choose_pane *choose)
{
    return choose->shown_count > 0 && !choose->waits ? &choose->all.choices[choose->shown[choose->cursor]] : NULL;
}

/* Closes and gives back: what is marked (several), the choice under the cursor, nothing at all, or NULL for Esc. */
static void choose_finish(struct choose_pane *choose, bool taken, bool nothing)
{
    struct choice_list chosen = {0};
    for (size_t i = 0; taken && choose->options.several && i < choose->all.count; i++)
        if (choose->all.choices[i].chosen)
            choice_list_add(&chosen, choose->all.choices[i].code, choose->all.choices[i].label, NULL, true);
    const struct choice *choice = choice_at_cursor(choose);
    if (taken && !choose->options.several && !nothing && choice != NULL)
        choice_list_add(&chosen, choice->code, choice->label, NULL, true);
    void (*give)(void *, const struct choice_list *) = choose->options.chosen;
    void *context = choose->options.context;
    choose->options.chosen = NULL;
    screen_close(choose->pane.screen, &choose->pane);
    give(context, taken ? &chosen : NULL);
    choice_list_done(&chosen);
}

static bool choose_move(struct pane *pane, enum movement movement)
{
    struct choose_pane *choose = choose_of(pane);
    size_t last = choose->shown_count > 0 ? choose->shown_count - 1 : 0;
    size_t page = choose->height > 1 ? (size_t)choose->height : 1;
    if (choose->waits && (movement == MOVE_UP || movement == MOVE_DOWN || movement == MOVE_FIRST)) {
        choose->waits = false;
        choose->moved = true;
        return true;
    }
    choose->waits = false;
    choose->moved = true;
    switch (movement) {
    case MOVE_UP:
        choose->cursor -= choose->cursor > 0;
        break;
    case MOVE_DOWN:
        choose->cursor += choose->cursor < last;
        break;
    case MOVE_PAGE_UP:
        choose->cursor = choose->cursor > page ? choose->cursor - page : 0;
        break;
    case MOVE_PAGE_DOWN:
        choose->cursor = choose->cursor + page < last ? choose->cursor + page : last;
        break;
    case MOVE_FIRST:
        choose->cursor = 0;
        break;
    case MOVE_LAST:
        choose->cursor = last;
        break;
    case MOVE_LEFT:
    case MOVE_RIGHT:
    case MOVE_NEXT_SECTION:
    case MOVE_PREVIOUS_SECTION:
        return false;
    }
    return true;
}

static bool choose_movement(uint32_t press, enum movement *movement)
{
    static const struct {
        uint32_t press;
        enum movement movement;
    } table[] = {{PRESS_UP, MOVE_UP},          {PRESS_DOWN, MOVE_DOWN}, {PRESS_PAGE_UP, MOVE_PAGE_UP},
                 {PRESS_PAGE_DOWN, MOVE_PAGE_DOWN}, {PRESS_HOME, MOVE_FIRST}, {PRESS_END, MOVE_LAST}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].press == press) {
            *movement = table[i].movement;
            return true;
        }
    return false;
}

static bool some_are_marked(const struct choose_pane *choose)
{
    for (size_t i = 0; i < choose->all.count; i++)
        if (choose->all.choices[i].chosen)
            return true;
    return false;
}

static bool cursor_counts(const struct choose_pane *choose)
{
    enum choose_unmarked unmarked = choose->options.unmarked;
    return !choose->marked && (unmarked == UNMARKED_IS_CURSOR || (unmarked == UNMARKED_IS_MOVED_TO && choose->moved));
}

/* Where several may be chosen, what was typed for and found, or is proposed, is taken without being marked first. */
static void choose_take(struct choose_pane *choose)
{
    struct choice *found = choice_at_cursor(choose);
    bool typed = line_string(&choose->filter)[0] != '\0';
    if (found == NULL && (!choose->options.several || (choose->waits && !some_are_marked(choose))))
        return;
    if (found != NULL && (typed || cursor_counts(choose) || (choose->like != NULL && !some_are_marked(choose))))
        found->chosen = true;
    choose_finish(choose, true, false);
}

/* Over a form Tab goes on to the next field as it does there, and takes what was chosen: not what only came to stand under the cursor. */
static bool choose_go_on(struct choose_pane *choose)
{
    struct screen *screen = choose->pane.screen;
    struct pane *below = choose->pane.below;
    if (below == NULL || below->class->place != PLACE_FORM)
        return false;
    if (choose->options.several || choose->moved || line_string(&choose->filter)[0] != '\0')
        choose_take(choose);
    else
        choose_finish(choose, false, false);
    if (screen_top(screen) == below)
        below->class->event(below, &(struct event){.kind = EVENT_PRESS, .press = PRESS_TAB});
    return true;
}

/* Marks a choice, or takes its mark off; all stand there for the next, with the cursor where it was. */
static void choose_mark(struct choose_pane *choose, struct choice *choice)
{
    choice->chosen = !choice->chosen;
    choose->marked = true;
    if (line_string(&choose->filter)[0] == '\0')
        return;
    size_t kept = choose->shown[choose->cursor];
    line_set(&choose->filter, "");
    choose_filter(choose);
    for (size_t i = 0; i < choose->shown_count; i++)
        if (choose->shown[i] == kept)
            choose->cursor = i;
}

static bool choose_press(struct choose_pane *choose, uint32_t press)
{
    bool filtered = line_string(&choose->filter)[0] != '\0';
    enum movement movement;
    if (choose_movement(press, &movement))
        return choose_move(&choose->pane, movement);
    if (press == PRESS_ENTER) {
        choose_take(choose);
        return true;
    }
    if (press == PRESS_TAB)
        return choose_go_on(choose);
    if (press == PRESS_ESCAPE) {
        choose_finish(choose, false, false);
        return true;
    }
    struct choice *choice = choice_at_cursor(choose);
    if (press == ' ' && choose->options.several && choice != NULL) {
        choose_mark(choose, choice);
        return true;
    }
    if ((press == PRESS_DELETE || press == PRESS_BACKSPACE) && !filtered && choose->options.may_be_none && !choose->options.several) {
        choose_finish(choose, true, true);
        return true;
    }
    return false;
}

static bool choose_event(struct pane *pane, const struct event *event)
{
    struct choose_pane *choose = choose_of(pane);
    if (event->kind == EVENT_PRESS && choose_press(choose, event->press))
        return true;
    if (!line_event(&choose->filter, event, pane->area.columns))
        return false;
    choose_filter(choose);
    return true;
}

static const char *choose_hint(const struct pane *pane)
{
    const struct choose_pane *choose = (const struct choose_pane *)pane;
    /* TRANSLATORS: at most 60 characters each, as they stand on a narrow screen. */
    if (choose->options.several)
        return _("Type to find   Space marks   Enter takes them   Esc cancels");
    return choose->options.may_be_none ? _("Type to find   Enter takes it   Del takes none   Esc cancels")
                                       : _("Type to find   Enter takes it   Esc cancels");
}

static void choose_free(struct pane *pane)
{
    struct choose_pane *choose = choose_of(pane);
    if (choose->options.chosen != NULL)
        choose->options.chosen(choose->options.context, NULL);
    found_by_forget(choose);
    choice_list_done(&choose->all);
    line_done(&choose->filter);
    free(choose->shown);
    free(choose->like);
    free(choose->title);
    free(choose);
}

static const struct pane_class choose_class = {
    .place = PLACE_CHOOSE,
    .takes_text = true,
    .floats = true,
    .draw = choose_draw,
    .prepare = choose_prepare,
    .event = choose_event,
    .move = choose_move,
    .hint = choose_hint,
    .free = choose_free,
};

/* What is chosen already stands first, so that it is seen at once. */
static void chosen_first(struct choice_list *list)
{
    struct choice *sorted = memory_new_array(list->count + 1, sizeof *sorted);
    size_t count = 0;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < list->count; i++)
            if (list->choices[i].chosen == (round == 0))
                sorted[count++] = list->choices[i];
    free(list->choices);
    list->choices = sorted;
}

void choose_open(struct screen *screen, const struct choose_options *options, struct choice_list *choices)
{
    struct choose_pane *choose = memory_new(sizeof *choose);
    choose->pane.class = &choose_class;
    choose->pane.screen = screen;
    choose->options = *options;
    choose->title = string_copy(options->title);
    choose->like = options->like != NULL ? string_copy(options->like) : NULL;
    if (choices != NULL) {
        choose->all = *choices;
        *choices = (struct choice_list){0};
    }
    if (options->several)
        chosen_first(&choose->all);
    choose->marked = some_are_marked(choose);
    line_init(&choose->filter, options->filter != NULL ? options->filter : "");
    choose_filter(choose);
    for (size_t i = 0; !options->several && !choose->waits && i < choose->shown_count; i++)
        if (choose->all.choices[choose->shown[i]].chosen)
            choose->cursor = i;
    screen_push(screen, &choose->pane);
}

/* --- What was chosen ----------------------------------------------------------------------------------------------------- */

const char *choice_list_code(const struct choice_list *chosen)
{
    return chosen != NULL && chosen->count > 0 ? chosen->choices[0].code : NULL;
}

char *choice_list_codes(const struct choice_list *list)
{
    struct text codes = {0};
    for (size_t i = 0; i < list->count; i++)
        text_add_format(&codes, i == 0 ? "%s" : "; %s", list->choices[i].code);
    return text_take(&codes);
}
