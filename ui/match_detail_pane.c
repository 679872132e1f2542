/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/match_detail_pane.h"

#include <stdlib.h>

#include "db/match_text.h"
#include "src/memory.h"
#include "src/role.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/screen.h"
#include "ui/text_rows.h"

enum { HEAD = 1, MARGIN = 2, TEXT_COLUMN = 27 };

/* A row that can be opened. */
struct opening {
    size_t row;
    const struct record_type *type;
    int64_t id;
};

struct detail_pane {
    struct pane pane;
    struct record need;
    int64_t organisation;
    struct match_detail detail;
    bool read;     /* the organisation is there */
    bool outdated; /* it must be read */
    struct text_rows rows;
    struct opening *openings;
    size_t opening_count;
    int width; /* the rows were made for; 0: they must be made */
};

static struct detail_pane *detail_of(const struct pane *pane)
{
    return (struct detail_pane *)pane;
}

/* --- Rows --------------------------------------------------------------------------------------------------------------- */

static void add_opening(struct detail_pane *shown, const struct record_type *type, int64_t id)
{
    struct screen *screen = shown->pane.screen;
    char *title = store_title(screen->store, &screen->viewer, type, id, message_language());

    if (!title)
        return;
    shown->openings = memory_resize(shown->openings, shown->opening_count + 1, sizeof *shown->openings);
    shown->openings[shown->opening_count++] = (struct opening){shown->rows.count, type, id};
    text_rows_add(&shown->rows, SCROLL_STOP, STYLE_NORMAL, MARGIN, title);
    free(title);
}

/* "Issues           16 of 25  child labour, living wages" */
static void add_criterion(struct detail_pane *shown, enum match_criterion criterion)
{
    const struct match_points *points = &shown->detail.result.criteria[criterion];
    char *reason = match_text_reason(&shown->detail, criterion);
    char *text = points->asked ? string_format(_("%d of %d: %s"), points->points, match_weights[criterion].points, reason) : string_copy(reason);

    text_rows_add_wrapped(&shown->rows, points->asked ? STYLE_NORMAL : STYLE_QUIET, message_text(match_weights[criterion].label), TEXT_COLUMN, shown->width,
                          text);
    free(text);
    free(reason);
}

static void add_heading(struct detail_pane *shown, const char *text)
{
    text_rows_add(&shown->rows, 0, STYLE_NORMAL, 0, "");
    text_rows_add(&shown->rows, SCROLL_SECTION, STYLE_HEADING, MARGIN, text);
}

static void add_flags(struct detail_pane *shown)
{
    if (shown->detail.flags == 0)
        return;
    add_heading(shown, _("Before it is named"));
    for (int i = 0; i < MATCH_FLAGS; i++) {
        if (!(shown->detail.flags & 1U << i))
            continue;
        char *flag = match_text_flag(&shown->detail, (enum match_flag)i);
        char *line = string_format("! %s", flag);
        text_rows_add_wrapped(&shown->rows, STYLE_WARNING, NULL, MARGIN, shown->width, line);
        free(line);
        free(flag);
    }
}

static void add_work(struct detail_pane *shown)
{
    if (shown->detail.work_count == 0)
        return;
    add_heading(shown, _("Earlier work of this kind"));
    for (size_t i = 0; i < shown->detail.work_count; i++)
        add_opening(shown, shown->detail.work[i].type, shown->detail.work[i].id);
}

static void add_verified(struct detail_pane *shown)
{
    const char *date = shown->detail.verified;
    char text[DATE_TEXT_SIZE];
    struct date day;

    text_rows_add_wrapped(&shown->rows, STYLE_NORMAL, _("Last verified"), TEXT_COLUMN, shown->width,
                          date_parse(date, &day) ? date_show(day, message_language(), text) : _("never"));
}

static void add_coverage(struct detail_pane *shown)
{
    const struct record *organisation = &shown->detail.organisation;
    const struct field *field = type_field(organisation->type, "coverage");
    char *label = field_label(field);
    char *countries = field_show(field, record_field(organisation, field), message_language());

    text_rows_add_wrapped(&shown->rows, STYLE_NORMAL, label, TEXT_COLUMN, shown->width, *countries ? countries : _("not known"));
    free(countries);
    free(label);
}

static void rows_clear(struct detail_pane *shown)
{
    text_rows_clear(&shown->rows);
    shown->opening_count = 0;
}

static void rows_make(struct detail_pane *shown, int width)
{
    const size_t cursor = shown->rows.scroll.cursor, top = shown->rows.scroll.top;

    rows_clear(shown);
    shown->width = width;
    if (!shown->read) {
        text_rows_add(&shown->rows, 0, STYLE_QUIET, MARGIN, _("It is not there any more."));
        return;
    }
    char *place = match_text_place(&shown->detail.organisation);
    add_opening(shown, &type_organisation, shown->organisation);
    text_rows_add(&shown->rows, 0, STYLE_QUIET, MARGIN, place);
    text_rows_add(&shown->rows, 0, STYLE_NORMAL, 0, "");
    for (int i = 0; i < MATCH_CRITERIA; i++)
        add_criterion(shown, (enum match_criterion)i);
    add_verified(shown);
    add_coverage(shown);
    add_flags(shown);
    add_work(shown);
    scroll_place(&shown->rows.scroll, cursor, top);
    free(place);
}

/* --- The pane ----------------------------------------------------------------------------------------------------------- */

static void detail_read(struct detail_pane *shown)
{
    struct screen *screen = shown->pane.screen;
    struct match_need need = match_need_of(&shown->need);

    if (shown->read)
        match_detail_done(&shown->detail);
    match_need_fill(screen->store, &screen->viewer, &shown->need, &need);
    shown->read = match_detail_read(screen->store, &screen->viewer, &need, shown->organisation, &shown->detail, NULL);
    shown->outdated = false;
    shown->width = 0;
}

static void detail_prepare(struct pane *pane, struct area area)
{
    struct detail_pane *shown = detail_of(pane);

    pane->area = area;
    if (shown->outdated)
        detail_read(shown);
    scroll_set_height(&shown->rows.scroll, area.rows - HEAD);
    if (shown->width != area.columns - 1)
        rows_make(shown, area.columns - 1);
}

static void detail_draw(struct pane *pane, struct area area)
{
    const struct detail_pane *shown = detail_of(pane);
    const struct match_need need = match_need_of(&shown->need);
    char *heading = string_format(_("%d of %d points"), shown->detail.result.points, match_most(&need));

    draw_cell(area, 0, MARGIN, area.columns - MARGIN, heading, STYLE_STRONG, ALIGN_LEFT);
    text_rows_draw(&shown->rows, (struct area){area.row + HEAD, area.column, area.rows - HEAD, area.columns});
    free(heading);
}

static bool detail_move(struct pane *pane, enum movement movement)
{
    return scroll_move(&detail_of(pane)->rows.scroll, movement);
}

static bool detail_target(struct pane *pane, struct target *target)
{
    const struct detail_pane *shown = detail_of(pane);

    for (size_t i = 0; i < shown->opening_count; i++)
        if (shown->openings[i].row == shown->rows.scroll.cursor) {
            target->type = shown->openings[i].type;
            target->id = shown->openings[i].id;
            return true;
        }
    return false;
}

/* Commands act on the organisation wherever the cursor is. */
static bool detail_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    *type = &type_organisation;
    *id = detail_of(pane)->organisation;
    return detail_of(pane)->read;
}

static void detail_refresh(struct pane *pane)
{
    if (!detail_of(pane)->outdated)
        detail_read(detail_of(pane));
    pane->screen->stale = true;
}

static void detail_rest(struct pane *pane)
{
    struct detail_pane *shown = detail_of(pane);

    rows_clear(shown);
    if (shown->read)
        match_detail_done(&shown->detail);
    shown->read = false;
    shown->outdated = true;
}

static char *detail_title(struct pane *pane)
{
    const struct detail_pane *shown = detail_of(pane);

    return string_copy(shown->read ? record_text(&shown->detail.organisation, "name") : "");
}

static const char *detail_hint(const struct pane *pane)
{
    const struct screen *screen = pane->screen;

    if (store_is_read_only(screen->store) || !role_may(&screen->viewer, DEED_WORK))
        return _("Enter open   Esc back   ? help");
    return _("Enter open   d decide   p partnership   Esc back   ? help");
}

static void detail_free(struct pane *pane)
{
    struct detail_pane *shown = detail_of(pane);

    if (shown->read)
        match_detail_done(&shown->detail);
    record_done(&shown->need);
    text_rows_done(&shown->rows);
    free(shown->openings);
    free(shown);
}

static const struct pane_class detail_class = {
    .place = PLACE_MATCH,
    .draw = detail_draw,
    .prepare = detail_prepare,
    .move = detail_move,
    .target = detail_target,
    .refresh = detail_refresh,
    .rest = detail_rest,
    .selected = detail_selected,
    .title = detail_title,
    .hint = detail_hint,
    .free = detail_free,
};

struct pane *match_detail_pane_new(struct screen *screen, const struct record *need, int64_t organisation)
{
    struct detail_pane *shown = memory_new(sizeof *shown);

    shown->pane.class = &detail_class;
    shown->pane.screen = screen;
    record_copy(&shown->need, need);
    shown->organisation = organisation;
    detail_read(shown);
    return &shown->pane;
}
