/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/merge_pane.h"

#include <stdlib.h>

#include "db/merge.h"
#include "src/identity.h"
#include "src/memory.h"
#include "ui/merge_rows.h"

enum {
    HEAD = 3, /* the title, which is which, and who wrote them last */
    MARGIN = 2
};

struct merge_pane {
    struct pane pane;
    const struct record_type *type;
    int64_t left, right;
    struct similarity similarity;
    struct merge_two two;
    bool *chosen; /* for each field: the side is the person's choice */
    struct merge_rows rows;
    int width; /* the rows were made for; 0: they must be made */
};

static const struct pane_class merge_class;

static struct merge_pane *pane_of(const struct pane *pane)
{
    return (struct merge_pane *)pane;
}

bool merge_pane_is(const struct pane *pane)
{
    return pane->class == &merge_class;
}

void merge_pane_pair(const struct pane *pane, const struct record_type **type, int64_t *left, int64_t *right)
{
    const struct merge_pane *shown = pane_of(pane);

    *type = shown->type;
    *left = shown->left;
    *right = shown->right;
}

/* --- Reading -------------------------------------------------------------------------------------------------------------- */

static void two_done(struct merge_two *two)
{
    record_done(&two->left);
    record_done(&two->right);
    section_list_done(&two->left_sections);
    section_list_done(&two->right_sections);
    free(two->sides);
}

static bool side_load(struct screen *screen, const struct record_type *type, int64_t id, struct record *record, struct section_list *sections,
                      struct error *error)
{
    return store_load(screen->store, &screen->viewer, type, id, record, error)
           && store_sections(screen->store, &screen->viewer, record, sections, error);
}

/* Loads both anew; what the person chose stays chosen. */
static bool two_load(struct merge_pane *shown, struct error *error)
{
    struct merge_two two = {0};
    struct screen *screen = shown->pane.screen;

    if (!side_load(screen, shown->type, shown->left, &two.left, &two.left_sections, error)
        || !side_load(screen, shown->type, shown->right, &two.right, &two.right_sections, error)) {
        two_done(&two);
        return false;
    }
    two.sides = memory_new_array(shown->type->field_count, sizeof *two.sides);
    unite_suggest(&two.left, &two.right, two.sides);
    for (size_t i = 0; i < shown->type->field_count; i++)
        if (shown->chosen[i])
            two.sides[i] = shown->two.sides[i];
    two_done(&shown->two);
    shown->two = two;
    return true;
}

static void rows_make(struct merge_pane *shown)
{
    const struct scroll *scroll = &shown->rows.scroll;
    size_t cursor = scroll->cursor, top = scroll->top;
    const struct field *field = cursor < shown->rows.count ? shown->rows.rows[cursor].field : NULL;

    merge_rows_make(&shown->rows, shown->pane.screen, &shown->two, shown->width);
    size_t row = merge_rows_of(&shown->rows, field);
    scroll_place(&shown->rows.scroll, row, row == SCROLL_NOWHERE ? 0 : top);
}

static void merge_prepare(struct pane *pane, struct area area)
{
    struct merge_pane *shown = pane_of(pane);
    bool same = shown->width == area.columns;

    pane->area = area;
    shown->width = area.columns;
    if (!same)
        rows_make(shown);
    scroll_set_height(&shown->rows.scroll, area.rows - HEAD);
}

static void merge_refresh(struct pane *pane)
{
    struct merge_pane *shown = pane_of(pane);
    struct error error = {0};

    if (!two_load(shown, &error))
        screen_say_error(pane->screen, &error);
    shown->width = 0;
}

/* --- Choosing ------------------------------------------------------------------------------------------------------------- */

static const struct field *cursor_field(const struct merge_pane *shown)
{
    size_t cursor = shown->rows.scroll.cursor;

    return cursor < shown->rows.count ? shown->rows.rows[cursor].field : NULL;
}

bool merge_pane_take(struct pane *pane, enum unite_side side)
{
    struct merge_pane *shown = pane_of(pane);
    const struct field *field = cursor_field(shown);

    if (field == NULL)
        return false;
    if (side == UNITE_BOTH && !unite_can_both(field)) {
        screen_say(pane->screen, _("This field holds one value: choose the left or the right one."));
        return true;
    }
    size_t place = type_field_index(shown->type, field);
    shown->two.sides[place] = side;
    shown->chosen[place] = true;
    rows_make(shown);
    return true;
}

/* Enter: the other side, and where it can be both of them in turn. */
static bool merge_open(struct pane *pane)
{
    static const enum unite_side next[] = {[UNITE_LEFT] = UNITE_RIGHT, [UNITE_RIGHT] = UNITE_BOTH, [UNITE_BOTH] = UNITE_LEFT};
    const struct merge_pane *shown = pane_of(pane);
    const struct field *field = cursor_field(shown);

    if (field == NULL)
        return false;
    enum unite_side side = next[shown->two.sides[type_field_index(shown->type, field)]];
    return merge_pane_take(pane, side == UNITE_BOTH && !unite_can_both(field) ? UNITE_LEFT : side);
}

bool merge_pane_merge(struct pane *pane, struct error *error)
{
    struct merge_pane *shown = pane_of(pane);
    struct screen *screen = pane->screen;

    if (merge_records(screen->store, &screen->viewer, &shown->two.left, &shown->two.right, shown->two.sides, NULL, error))
        return true;
    size_t row = merge_rows_of(&shown->rows, error->field);
    if (row != SCROLL_NOWHERE)
        scroll_place(&shown->rows.scroll, row, shown->rows.scroll.top);
    return false;
}

static bool merge_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&pane_of(pane)->rows.scroll, movement);
}

/* --- Drawing -------------------------------------------------------------------------------------------------------------- */

/* "Merge: Organisation   97, same name and country". */
static char *merge_title(struct pane *pane)
{
    const struct merge_pane *shown = pane_of(pane);
    const char *label = message_text(shown->type->label);

    if (shown->similarity.score == 0)
        /* TRANSLATORS: a record type: "Merge: Organisation" */
        return string_format(_("Merge: %s"), label);
    /* TRANSLATORS: a record type, a score of 100 and the reason: "Merge: Organisation (97, same name and country)" */
    return string_format(_("Merge: %s (%d, %s)"), label, shown->similarity.score, similar_reason_text(shown->similarity.reason));
}

static void draw_side(struct area area, int column, int width, const char *format, const struct record *record)
{
    char ending[IDENTITY_TEXT_SIZE], moment[DATE_TEXT_SIZE];
    char *which = string_format(format, identity_ending(record->id, ending));
    char *last = string_format("%s, %s", record->stamp.updated_by != NULL ? record->stamp.updated_by : "",
                               moment_show(record->stamp.updated_at, message_language(), moment));

    draw_cell(area, 1, column, width, which, STYLE_HEADING, ALIGN_LEFT);
    draw_cell(area, 2, column, width, last, STYLE_QUIET, ALIGN_LEFT);
    free(last);
    free(which);
}

static void merge_draw(struct pane *pane, struct area area)
{
    const struct merge_pane *shown = pane_of(pane);
    int left = merge_rows_left_column(area.columns), right = merge_rows_right_column(area.columns);
    char *title = merge_title(pane);

    draw_cell(area, 0, MARGIN, area.columns - MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    free(title);
    draw_text(area, 2, MARGIN, _("Last changed"), STYLE_QUIET);
    /* TRANSLATORS: of two records that are merged the one that is there afterwards, with the ending of its id */
    draw_side(area, left, right - left - MARGIN, _("%s (stays)"), &shown->two.left);
    /* TRANSLATORS: of two records that are merged the one that is gone afterwards, with the ending of its id */
    draw_side(area, right, area.columns - right, _("%s (goes in)"), &shown->two.right);
    merge_rows_draw(&shown->rows, &shown->two, (struct area){area.row + HEAD, area.column, area.rows - HEAD, area.columns});
}

static const char *merge_hint(const struct pane *pane)
{
    return store_is_read_only(pane->screen->store) ? _("Esc back   ? help   : command")
                                                   : _("Ctrl-S merge   < > choose   b both   n not the same   ? help");
}

/* --- The pane ------------------------------------------------------------------------------------------------------------- */

static void merge_free(struct pane *pane)
{
    struct merge_pane *shown = pane_of(pane);

    two_done(&shown->two);
    merge_rows_done(&shown->rows);
    free(shown->chosen);
    free(shown);
}

static const struct pane_class merge_class = {
    .place = PLACE_MERGE,
    .draw = merge_draw,
    .prepare = merge_prepare,
    .move = merge_move,
    .open = merge_open,
    .refresh = merge_refresh,
    .title = merge_title,
    .hint = merge_hint,
    .free = merge_free,
};

void merge_pane_show(struct screen *screen, const struct record_type *type, int64_t left, int64_t right, struct similarity similarity)
{
    struct merge_pane *shown = memory_new(sizeof *shown);
    struct error error = {0};

    *shown = (struct merge_pane){.pane = {.class = &merge_class, .screen = screen}, .type = type, .left = left, .right = right, .similarity = similarity};
    shown->chosen = memory_new_array(type->field_count, sizeof *shown->chosen);
    shown->rows.scroll.cursor = SCROLL_NOWHERE;
    if (two_load(shown, &error)) {
        screen_push(screen, &shown->pane);
        return;
    }
    screen_say_error(screen, &error);
    merge_free(&shown->pane);
}
