/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/compare_pane.h"

#include <stdlib.h>
#include <string.h>

#include "db/match_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/scroll.h"
#include "ui/wrapped.h"

enum {
    HEAD = 2,         /* what is compared; the records' names */
    MARGIN = 2,
    LABEL_WIDTH = 17, /* beside the texts, where there is room */
    LABEL_BESIDE = 80, /* columns from which there is */
    GAP = 2
};

/* One row of the screen: a label, and what stands in each column. */
struct line {
    char *label;
    bool differs;
    char *texts[COMPARE_MOST];
};

struct compare_pane {
    struct pane pane;
    const struct record_type *type;
    int64_t ids[COMPARE_MOST];
    struct record records[COMPARE_MOST];
    struct match_detail details[COMPARE_MOST]; /* with a need */
    size_t count;
    bool read, has_need, has_details;
    struct record need;
    struct line *lines;
    size_t line_count;
    struct scroll scroll;
    int width; /* the lines were made for; 0: they must be made */
};

static struct compare_pane *compare_of(const struct pane *pane)
{
    return (struct compare_pane *)pane;
}

/* --- Room --------------------------------------------------------------------------------------------------------------- */

static bool has_labels_beside(const struct compare_pane *shown)
{
    return shown->pane.area.columns >= LABEL_BESIDE;
}

static int texts_column(const struct compare_pane *shown)
{
    return MARGIN + (has_labels_beside(shown) ? LABEL_WIDTH : 0);
}

static int text_columns(const struct compare_pane *shown)
{
    return (shown->pane.area.columns - texts_column(shown)) / (int)shown->count - GAP;
}

static int column_of(const struct compare_pane *shown, size_t record)
{
    return texts_column(shown) + (int)record * (text_columns(shown) + GAP);
}

/* --- Lines -------------------------------------------------------------------------------------------------------------- */

static void lines_clear(struct compare_pane *shown)
{
    for (size_t i = 0; i < shown->line_count; i++) {
        free(shown->lines[i].label);
        for (size_t record = 0; record < shown->count; record++)
            free(shown->lines[i].texts[record]);
    }
    free(shown->lines);
    shown->lines = NULL;
    shown->line_count = 0;
    scroll_clear(&shown->scroll);
}

static struct line *line_add(struct compare_pane *shown)
{
    enum { STEP = 64 };

    if (shown->line_count % STEP == 0)
        shown->lines = memory_resize(shown->lines, shown->line_count + STEP, sizeof *shown->lines);
    struct line *line = &shown->lines[shown->line_count++];
    *line = (struct line){0};
    scroll_add(&shown->scroll, 0);
    return line;
}

/* The texts of one thing beside each other, as many lines as the longest takes; nothing where all are empty. */
static void add_texts(struct compare_pane *shown, const char *label, char *texts[COMPARE_MOST])
{
    struct wrapped wrapped[COMPARE_MOST];
    size_t rows = 0;
    bool any = false, differs = false;

    for (size_t i = 0; i < shown->count; i++) {
        wrapped[i] = wrapped_text(texts[i], text_columns(shown));
        rows = wrapped[i].count > rows ? wrapped[i].count : rows;
        any = any || *texts[i];
        differs = differs || strcmp(texts[i], texts[0]) != 0;
    }
    if (any && !has_labels_beside(shown))
        *line_add(shown) = (struct line){.label = string_copy(label), .differs = differs};
    for (size_t row = 0; any && row < rows; row++) {
        struct line *line = line_add(shown);
        line->differs = differs;
        line->label = row == 0 && has_labels_beside(shown) ? string_copy(label) : NULL;
        for (size_t i = 0; i < shown->count; i++)
            line->texts[i] = wrapped_line(&wrapped[i], row);
    }
    for (size_t i = 0; i < shown->count; i++) {
        wrapped_done(&wrapped[i]);
        free(texts[i]);
    }
}

static void add_field(struct compare_pane *shown, const struct field *field)
{
    struct screen *screen = shown->pane.screen;
    char *texts[COMPARE_MOST];
    char *label = field->pair ? string_copy(message_text(field->label)) : field_label(field);

    for (size_t i = 0; i < shown->count; i++)
        texts[i] = value_is_empty(record_field(&shown->records[i], field)) && !field->pair
                       ? string_copy("")
                       : store_show(screen->store, &screen->viewer, &shown->records[i], field, message_language(), NULL);
    add_texts(shown, label, texts);
    free(label);
}

/* Of a pair one language is shown, as everywhere; what stands in for another today is shown in its place. */
static bool is_shown(const struct compare_pane *shown, const struct field *field)
{
    const bool is_title = strcmp(field->name, shown->type->title[0]) == 0;

    return !is_title && !(field->flags & FIELD_HIDDEN) && !field->as_of_today && (!field->pair || field->language == message_language());
}

static void add_fields(struct compare_pane *shown)
{
    for (int section = 0; shown->type->sections[section]; section++)
        for (size_t i = 0; i < shown->type->field_count; i++)
            if (shown->type->fields[i].section == section && is_shown(shown, &shown->type->fields[i]))
                add_field(shown, &shown->type->fields[i]);
}

static void add_criterion(struct compare_pane *shown, enum match_criterion criterion)
{
    char *texts[COMPARE_MOST];

    if (!shown->details[0].result.criteria[criterion].asked)
        return;
    for (size_t i = 0; i < shown->count; i++) {
        char *reason = match_text_reason(&shown->details[i], criterion);
        texts[i] = string_format(_("%d of %d: %s"), shown->details[i].result.criteria[criterion].points, match_weights[criterion].points, reason);
        free(reason);
    }
    add_texts(shown, message_text(match_weights[criterion].label), texts);
}

static void add_points(struct compare_pane *shown)
{
    char *texts[COMPARE_MOST];

    for (size_t i = 0; i < shown->count; i++)
        texts[i] = string_format("%d", shown->details[i].result.points);
    add_texts(shown, _("Points"), texts);
    for (int criterion = 0; criterion < MATCH_CRITERIA; criterion++)
        add_criterion(shown, (enum match_criterion)criterion);
    for (int flag = 0; flag < MATCH_FLAGS; flag++) {
        for (size_t i = 0; i < shown->count; i++)
            texts[i] = shown->details[i].flags & 1U << flag ? match_text_flag(&shown->details[i], (enum match_flag)flag) : string_copy("");
        add_texts(shown, "!", texts);
    }
}

static void lines_make(struct compare_pane *shown)
{
    const size_t top = shown->scroll.top;

    lines_clear(shown);
    shown->width = shown->pane.area.columns;
    if (shown->has_details)
        add_points(shown);
    add_fields(shown);
    scroll_place(&shown->scroll, SCROLL_NOWHERE, top);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

static void records_done(struct compare_pane *shown)
{
    for (size_t i = 0; shown->read && i < shown->count; i++) {
        record_done(&shown->records[i]);
        if (shown->has_details)
            match_detail_done(&shown->details[i]);
    }
    shown->read = shown->has_details = false;
}

static bool details_read(struct compare_pane *shown, struct match_detail details[COMPARE_MOST])
{
    struct screen *screen = shown->pane.screen;
    size_t read = 0;

    if (!shown->has_need || shown->type != &type_organisation)
        return false;
    struct match_need need = match_need_of(&shown->need);
    match_need_fill(screen->store, &screen->viewer, &shown->need, &need);
    while (read < shown->count && match_detail_read(screen->store, &screen->viewer, &need, shown->ids[read], &details[read], NULL))
        read++;
    if (read == shown->count)
        return true;
    while (read > 0)
        match_detail_done(&details[--read]);
    return false;
}

/* Reads all anew; what could not be read leaves what was there. */
static bool records_read(struct compare_pane *shown, struct error *error)
{
    struct screen *screen = shown->pane.screen;
    struct record records[COMPARE_MOST];
    size_t read = 0;

    while (read < shown->count && store_load(screen->store, &screen->viewer, shown->type, shown->ids[read], &records[read], error))
        read++;
    if (read < shown->count) {
        while (read > 0)
            record_done(&records[--read]);
        return false;
    }
    records_done(shown);
    memcpy(shown->records, records, sizeof records);
    shown->read = true;
    shown->has_details = details_read(shown, shown->details);
    shown->width = 0;
    return true;
}

/* --- The pane ----------------------------------------------------------------------------------------------------------- */

static void compare_prepare(struct pane *pane, struct area area)
{
    struct compare_pane *shown = compare_of(pane);

    struct error error = {0};

    pane->area = area;
    scroll_set_height(&shown->scroll, area.rows - HEAD);
    if (!shown->read && !records_read(shown, &error))
        screen_say_error(pane->screen, &error);
    if (shown->read && shown->width != area.columns)
        lines_make(shown);
}

static void draw_line(const struct compare_pane *shown, const struct line *line, struct area area, int at)
{
    const int label_width = has_labels_beside(shown) ? LABEL_WIDTH - 1 : area.columns - MARGIN;

    if (line->label)
        draw_cell(area, at, MARGIN, label_width, line->label, line->differs ? STYLE_STRONG : STYLE_QUIET, ALIGN_LEFT);
    for (size_t i = 0; i < shown->count; i++)
        if (line->texts[i])
            draw_text(area, at, column_of(shown, i), line->texts[i], STYLE_NORMAL);
}

static void compare_draw(struct pane *pane, struct area area)
{
    const struct compare_pane *shown = compare_of(pane);
    const struct area body = {area.row + HEAD, area.column, area.rows - HEAD, area.columns};

    draw_cell(area, 0, MARGIN, area.columns - MARGIN, _("Side by side; a label in bold tells that they differ."), STYLE_QUIET, ALIGN_LEFT);
    for (size_t i = 0; shown->read && i < shown->count; i++) {
        char *title = record_title(&shown->records[i], message_language());
        draw_cell(area, 1, column_of(shown, i), text_columns(shown), title, STYLE_HEADING, ALIGN_LEFT);
        free(title);
    }
    for (size_t i = 0; i < shown->scroll.height && shown->scroll.top + i < shown->line_count; i++)
        draw_line(shown, &shown->lines[shown->scroll.top + i], body, (int)i);
}

static bool compare_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&compare_of(pane)->scroll, movement);
}

static void compare_refresh(struct pane *pane)
{
    struct compare_pane *shown = compare_of(pane);

    if (shown->read)
        records_read(shown, NULL);
    shown->width = 0;
    pane->screen->stale = true;
}

static void compare_rest(struct pane *pane)
{
    lines_clear(compare_of(pane));
    records_done(compare_of(pane));
}

static char *compare_title(struct pane *pane)
{
    return string_copy(message_text(compare_of(pane)->type->plural));
}

static void compare_free(struct pane *pane)
{
    struct compare_pane *shown = compare_of(pane);

    lines_clear(shown);
    scroll_done(&shown->scroll);
    records_done(shown);
    if (shown->has_need)
        record_done(&shown->need);
    free(shown);
}

static const struct pane_class compare_class = {
    .place = PLACE_TEXT,
    .draw = compare_draw,
    .prepare = compare_prepare,
    .move = compare_move,
    .refresh = compare_refresh,
    .rest = compare_rest,
    .title = compare_title,
    .free = compare_free,
};

struct pane *compare_pane_new(struct screen *screen, const struct record_type *type, const int64_t *ids, size_t count, const struct record *need,
                              struct error *error)
{
    struct compare_pane *shown = memory_new(sizeof *shown);

    shown->pane.class = &compare_class;
    shown->pane.screen = screen;
    shown->type = type;
    shown->count = count;
    shown->scroll.cursor = SCROLL_NOWHERE;
    memcpy(shown->ids, ids, count * sizeof *ids);
    shown->has_need = need != NULL;
    if (need)
        record_copy(&shown->need, need);
    if (records_read(shown, error))
        return &shown->pane;
    compare_free(&shown->pane);
    return NULL;
}
