/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/duplicates_pane.h"

#include <stdlib.h>

#include "db/decision.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/merge_pane.h"
#include "ui/scroll.h"

enum {
    HEAD = 2, /* the title and the columns' headings */
    MARGIN = 2,
    GAP = 2,
    SCORE_WIDTH = 5,
    REASON_LEAST = 18,
    REASON_MOST = 34,
    KEYS_AT_A_TIME = 64, /* a few hundredths of a second */
    PERCENT_STEP = 10    /* told in such steps: a line may be slow */
};

/* A pair in sight. */
struct pair_line {
    struct duplicate pair;
    char *left, *right; /* what they are called; NULL: gone */
    bool distinct;      /* somebody said so since the search */
};

struct duplicates_pane {
    struct pane pane;
    const struct record_type *type;
    struct duplicates *found;  /* what is shown, or NULL */
    struct duplicates *search; /* the one going on, or NULL */
    struct scroll scroll;
    struct pair_line *lines;
    size_t line_count, first; /* the lines stand for the pairs from this one on */
    bool outdated;            /* the lines must be read */
    int64_t told;             /* the percentage shown, and the pair the counter names */
    size_t counted;
};

static const struct pane_class duplicates_class;

static struct duplicates_pane *pane_of(const struct pane *pane)
{
    return (struct duplicates_pane *)pane;
}

bool duplicates_pane_is(const struct pane *pane)
{
    return pane->class == &duplicates_class;
}

/* --- Lines in sight ------------------------------------------------------------------------------------------------------- */

static void lines_clear(struct duplicates_pane *shown)
{
    for (size_t i = 0; i < shown->line_count; i++) {
        free(shown->lines[i].left);
        free(shown->lines[i].right);
    }
    shown->line_count = 0;
}

static bool is_distinct(const struct duplicates_pane *shown, const struct duplicate *pair)
{
    char left[IDENTITY_TEXT_SIZE], right[IDENTITY_TEXT_SIZE];
    enum verdict verdict = VERDICT_NONE;

    decision_find(shown->pane.screen->store, shown->type, identity_print(pair->left, left), identity_print(pair->right, right), &verdict, NULL);
    return verdict == VERDICT_DISTINCT;
}

static char *title_of(const struct duplicates_pane *shown, int64_t id)
{
    struct screen *screen = shown->pane.screen;

    return store_title(screen->store, &screen->viewer, shown->type, id, message_language());
}

static struct pair_line line_read(struct duplicates_pane *shown, size_t number)
{
    struct pair_line line = {0};
    struct error error = {0};

    if (!duplicates_at(shown->found, (int64_t)number + 1, &line.pair, &error))
        screen_say_error(shown->pane.screen, &error);
    line.left = title_of(shown, line.pair.left);
    line.right = title_of(shown, line.pair.right);
    line.distinct = is_distinct(shown, &line.pair);
    return line;
}

static void lines_read(struct duplicates_pane *shown)
{
    const struct scroll *scroll = &shown->scroll;

    lines_clear(shown);
    shown->first = scroll->top;
    shown->lines = memory_resize(shown->lines, scroll->height + 1, sizeof *shown->lines);
    for (size_t row = scroll->top; row < scroll->count && row < scroll->top + scroll->height; row++)
        shown->lines[shown->line_count++] = line_read(shown, row);
    shown->outdated = false;
}

static void duplicates_prepare(struct pane *pane, struct area area)
{
    struct duplicates_pane *shown = pane_of(pane);
    size_t height = shown->scroll.height;

    pane->area = area;
    scroll_set_height(&shown->scroll, area.rows - HEAD);
    if (shown->outdated || shown->first != shown->scroll.top || height != shown->scroll.height)
        lines_read(shown);
}

/* --- Searching ------------------------------------------------------------------------------------------------------------ */

static void search_begin(struct duplicates_pane *shown)
{
    struct screen *screen = shown->pane.screen;

    duplicates_free(shown->search);
    shown->search = duplicates_new(screen->store, &screen->viewer, shown->type);
}

/* Where a pair stands among those found now; where it is none any more, at a number. */
static size_t pair_place(struct duplicates_pane *shown, const struct duplicate *pair, size_t number)
{
    int64_t place = pair->left != 0 ? duplicates_number(shown->found, pair->left, pair->right) : 0;

    return place > 0 ? (size_t)place - 1 : number;
}

/* The pair under the cursor, and its number; nothing and the first where there is none. */
static size_t pair_at_cursor(const struct duplicates_pane *shown, struct duplicate *pair)
{
    size_t cursor = shown->scroll.cursor;

    *pair = (struct duplicate){0};
    if (cursor >= shown->scroll.count)
        return 0;
    duplicates_at(shown->found, (int64_t)cursor + 1, pair, NULL);
    return cursor;
}

/* The cursor stays on its pair, wherever that stands now. */
static void search_end(struct duplicates_pane *shown)
{
    struct duplicate pair;
    size_t number = pair_at_cursor(shown, &pair);

    duplicates_free(shown->found);
    shown->found = shown->search;
    shown->search = NULL;
    scroll_clear(&shown->scroll);
    for (int64_t i = 0; i < duplicates_count(shown->found); i++)
        scroll_add(&shown->scroll, SCROLL_STOP);
    scroll_place(&shown->scroll, shown->scroll.count > 0 ? pair_place(shown, &pair, number) : SCROLL_NOWHERE, shown->scroll.top);
    shown->counted = shown->scroll.cursor;
    shown->outdated = true;
    shown->pane.screen->stale = true;
}

/* While the first search goes on it is told how far it is; later ones go on behind what is shown. */
static void search_tell(struct duplicates_pane *shown)
{
    int64_t percent = duplicates_percent(shown->search) / PERCENT_STEP * PERCENT_STEP;

    if (shown->found || percent == shown->told)
        return;
    shown->told = percent;
    shown->pane.screen->stale = true;
}

static bool duplicates_work(struct pane *pane)
{
    struct duplicates_pane *shown = pane_of(pane);
    struct error error = {0};
    bool done = false;

    if (!shown->search)
        return false;
    if (!duplicates_search(shown->search, KEYS_AT_A_TIME, &done, &error)) {
        screen_say_error(pane->screen, &error);
        duplicates_free(shown->search);
        shown->search = NULL;
        return false;
    }
    if (done)
        search_end(shown);
    else
        search_tell(shown);
    return !done;
}

static void duplicates_refresh(struct pane *pane)
{
    struct duplicates_pane *shown = pane_of(pane);

    shown->outdated = true;
    search_begin(shown);
}

/* --- Drawing -------------------------------------------------------------------------------------------------------------- */

struct columns {
    int left, right, reason, name_width, reason_width;
};

static struct columns columns_of(int width)
{
    int part = width * 9 / 25;
    int reason = part < REASON_LEAST ? REASON_LEAST : part > REASON_MOST ? REASON_MOST : part;
    int name = (width - MARGIN - SCORE_WIDTH - 3 * GAP - reason) / 2;
    int left = MARGIN + SCORE_WIDTH + GAP;

    return (struct columns){.left = left, .right = left + name + GAP, .reason = left + 2 * (name + GAP), .name_width = name, .reason_width = reason};
}

static char *duplicates_title(struct pane *pane)
{
    /* TRANSLATORS: the plural of a record type: "Duplicates: Organisations" */
    return string_format(_("Duplicates: %s"), message_text(pane_of(pane)->type->plural));
}

/* "3 of 12", how far the search is, or nothing. */
static char *state_text(const struct duplicates_pane *shown)
{
    if (!shown->found)
        return shown->search ? string_format(_("looking: %d %%"), (int)shown->told) : string_copy("");
    if (shown->scroll.count == 0)
        return string_copy("");
    long long number = shown->counted == SCROLL_NOWHERE ? 0 : (long long)shown->counted + 1;
    return string_format(_("%lld of %lld"), number, (long long)shown->scroll.count);
}

static void draw_head(const struct duplicates_pane *shown, struct area area, const struct columns *columns)
{
    char *title = duplicates_title((struct pane *)&shown->pane), *state = state_text(shown);
    int width = text_width(state);

    draw_cell(area, 0, MARGIN, area.columns - MARGIN - width - GAP, title, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - width - 1, state, STYLE_QUIET);
    free(state);
    free(title);
    if (shown->scroll.count == 0)
        return;
    draw_cell(area, 1, MARGIN, SCORE_WIDTH, _("Score"), STYLE_QUIET, ALIGN_LEFT);
    /* TRANSLATORS: the head of a column: of two records the one that was there first */
    draw_cell(area, 1, columns->left, columns->name_width, _("The older one"), STYLE_QUIET, ALIGN_LEFT);
    /* TRANSLATORS: the head of a column: of two records the one that came later */
    draw_cell(area, 1, columns->right, columns->name_width, _("The newer one"), STYLE_QUIET, ALIGN_LEFT);
    /* TRANSLATORS: the head of a column: why two records may be the same */
    draw_cell(area, 1, columns->reason, columns->reason_width, _("Why"), STYLE_QUIET, ALIGN_LEFT);
}

static const char *reason_of(const struct pair_line *line)
{
    if (!line->left || !line->right)
        /* TRANSLATORS: beside a pair of records of which one is not there any more */
        return _("one is gone");
    if (line->distinct)
        return vocabulary_word(&vocabulary_verdict, "distinct", message_language());
    return similar_reason_text(line->pair.similarity.reason);
}

static void draw_line(const struct pair_line *line, struct area area, int row, const struct columns *columns)
{
    bool settled = line->distinct || !line->left || !line->right;
    enum style style = settled ? STYLE_QUIET : STYLE_NORMAL;
    char *score = string_format("%d", line->pair.similarity.score);

    draw_cell(area, row, MARGIN, SCORE_WIDTH, score, style, ALIGN_LEFT);
    draw_cell(area, row, columns->left, columns->name_width, line->left ? line->left : "", style, ALIGN_LEFT);
    draw_cell(area, row, columns->right, columns->name_width, line->right ? line->right : "", style, ALIGN_LEFT);
    draw_cell(area, row, columns->reason, columns->reason_width, reason_of(line), style, ALIGN_LEFT);
    free(score);
}

static void duplicates_draw(struct pane *pane, struct area area)
{
    const struct duplicates_pane *shown = pane_of(pane);
    const struct scroll *scroll = &shown->scroll;
    const struct columns columns = columns_of(area.columns);

    draw_head(shown, area, &columns);
    if (shown->found && scroll->count == 0)
        draw_text(area, HEAD, MARGIN, _("No two of them look like the same."), STYLE_QUIET);
    for (size_t i = 0; i < shown->line_count; i++)
        draw_line(&shown->lines[i], area, HEAD + (int)i, &columns);
    if (scroll->cursor < scroll->count)
        draw_text(area, HEAD + (int)(scroll->cursor - scroll->top), 0, ">", STYLE_NORMAL);
}

/* --- The pane ------------------------------------------------------------------------------------------------------------- */

static bool duplicates_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&pane_of(pane)->scroll, movement);
}

static void duplicates_settle(struct pane *pane)
{
    struct duplicates_pane *shown = pane_of(pane);

    if (shown->counted == shown->scroll.cursor)
        return;
    shown->counted = shown->scroll.cursor;
    pane->screen->stale = true;
}

bool duplicates_pane_pair(const struct pane *pane, const struct record_type **type, struct duplicate *pair)
{
    const struct duplicates_pane *shown = pane_of(pane);

    *type = shown->type;
    return shown->found && shown->scroll.cursor < shown->scroll.count
           && duplicates_at(shown->found, (int64_t)shown->scroll.cursor + 1, pair, NULL) && pair->left != 0;
}

static bool duplicates_open_pair(struct pane *pane)
{
    const struct record_type *type;
    struct duplicate pair;

    if (!pane_of(pane)->found)
        screen_say(pane->screen, _("Pairs are still being looked for."));
    else if (duplicates_pane_pair(pane, &type, &pair))
        merge_pane_show(pane->screen, type, pair.left, pair.right, pair.similarity);
    else
        return false;
    return true;
}

static void duplicates_pane_free(struct pane *pane)
{
    struct duplicates_pane *shown = pane_of(pane);

    lines_clear(shown);
    free(shown->lines);
    scroll_done(&shown->scroll);
    duplicates_free(shown->search);
    duplicates_free(shown->found);
    free(shown);
}

static const struct pane_class duplicates_class = {
    .place = PLACE_DUPLICATES,
    .draw = duplicates_draw,
    .prepare = duplicates_prepare,
    .move = duplicates_move,
    .open = duplicates_open_pair,
    .work = duplicates_work,
    .refresh = duplicates_refresh,
    .settle = duplicates_settle,
    .title = duplicates_title,
    .free = duplicates_pane_free,
};

struct pane *duplicates_pane_new(struct screen *screen, const struct record_type *type)
{
    struct duplicates_pane *shown = memory_new(sizeof *shown);

    shown->pane.class = &duplicates_class;
    shown->pane.screen = screen;
    shown->type = type;
    shown->scroll.cursor = shown->counted = SCROLL_NOWHERE;
    search_begin(shown);
    /* In most networks this is all of it, so that keys typed ahead find it done. */
    duplicates_work(&shown->pane);
    return &shown->pane;
}
