/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/match_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/match_text.h"
#include "src/memory.h"
#include "src/text.h"

enum {
    POINTS_COLUMN = 2,
    POINTS_WIDTH = 4,
    NAME_COLUMN = 7,
    PLACE_WIDTH = 18,
    PLACE_NARROW = 11,
    STATUS_WIDTH = 15,
    WIDE = 80, /* columns from which places are given all their room */
    REASONS = 2,
    GAP = 2
};

/* What can be asked for, in the order of the form. */
static const char *const asked[] = {"country", "sector", "issues", "expertise", "languages", "member"};

/* --- Making ------------------------------------------------------------------------------------------------------------- */

static void row_add(struct match_rows *rows, unsigned marks, struct match_row row)
{
    enum { STEP = 64 };

    if (rows->count % STEP == 0)
        rows->rows = memory_resize(rows->rows, rows->count + STEP, sizeof *rows->rows);
    rows->rows[rows->count++] = row;
    scroll_add(&rows->scroll, marks);
}

static void add_note(struct match_rows *rows, const char *text)
{
    row_add(rows, 0, (struct match_row){.kind = MATCH_ROW_NOTE, .text = text});
}

static void add_group(struct match_rows *rows, enum match_group group, const struct match_shown *shown)
{
    for (size_t i = 0; i < shown->list.count; i++) {
        row_add(rows, SCROLL_STOP | (i == 0 ? SCROLL_SECTION : 0), (struct match_row){.kind = MATCH_ROW_WHO, .group = group, .index = i});
        row_add(rows, 0, (struct match_row){.kind = MATCH_ROW_WHY, .group = group, .index = i});
    }
}

/* Groups apart have a heading each. */
static void add_apart(struct match_rows *rows, enum match_group group, const struct match_shown *shown)
{
    if (shown->list.count == 0)
        return;
    row_add(rows, 0, (struct match_row){.kind = MATCH_ROW_BLANK});
    row_add(rows, 0, (struct match_row){.kind = MATCH_ROW_HEADING, .group = group});
    add_group(rows, group, shown);
}

void match_rows_make(struct match_rows *rows, const struct record *need, const struct match_shown shown[MATCH_GROUPS])
{
    match_rows_clear(rows);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        row_add(rows, SCROLL_STOP | (i == 0 ? SCROLL_SECTION : 0), (struct match_row){.kind = MATCH_ROW_FIELD, .field = type_field(need->type, asked[i])});
    row_add(rows, 0, (struct match_row){.kind = MATCH_ROW_BLANK});
    if (!*record_text(need, "country")) {
        add_note(rows, N_("Choose the country first: Enter."));
        return;
    }
    if (shown[MATCH_RANKED].read && shown[MATCH_RANKED].list.count == 0)
        add_note(rows, N_("No organisation that members are referred to covers this country."));
    add_group(rows, MATCH_RANKED, &shown[MATCH_RANKED]);
    add_apart(rows, MATCH_NEIGHBOUR, &shown[MATCH_NEIGHBOUR]);
    add_apart(rows, MATCH_NEAR_MISS, &shown[MATCH_NEAR_MISS]);
}

void match_rows_clear(struct match_rows *rows)
{
    free(rows->rows);
    rows->rows = NULL;
    rows->count = 0;
    scroll_clear(&rows->scroll);
}

void match_rows_done(struct match_rows *rows)
{
    match_rows_clear(rows);
    *rows = (struct match_rows){0};
}

/* --- Finding ------------------------------------------------------------------------------------------------------------ */

const struct match_row *match_rows_cursor(const struct match_rows *rows)
{
    return rows->scroll.cursor < rows->count ? &rows->rows[rows->scroll.cursor] : NULL;
}

size_t match_rows_find_field(const struct match_rows *rows, const struct field *field)
{
    size_t at = 0;

    while (at < rows->count && rows->rows[at].field != field)
        at++;
    return at;
}

size_t match_rows_find(const struct match_rows *rows, const struct match_shown shown[MATCH_GROUPS], int64_t id)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct match_row *row = &rows->rows[i];
        if (row->kind == MATCH_ROW_WHO && shown[row->group].list.lines[row->index].id == id)
            return i;
    }
    return rows->count;
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------ */

/* In the country that is asked about the city, with its region where there is room, says more than the country. */
static char *short_place(const struct match_detail *detail, const char *asked_country, bool wide)
{
    const struct record *organisation = &detail->organisation;
    const struct field *country = type_field(organisation->type, "country");
    const char *city = record_text(organisation, "city"), *region = record_text(organisation, "region");
    const bool is_here = strcmp(record_text(organisation, "country"), asked_country) == 0;

    if (!is_here || (!*city && !*region))
        return field_show(country, record_field(organisation, country), message_language());
    return *city && *region && wide ? string_format("%s, %s", city, region) : string_copy(*city ? city : region);
}

static void who_draw(const struct match_detail *detail, const char *country, bool marked, struct area area, int at)
{
    const bool wide = area.columns >= WIDE;
    const int place_width = wide ? PLACE_WIDTH : PLACE_NARROW;
    const int name_width = area.columns - NAME_COLUMN - place_width - STATUS_WIDTH - 2;
    char points[16];
    char *place = short_place(detail, country, wide), *status = match_text_reason(detail, MATCH_QUALITY);

    if (marked)
        draw_text(area, at, 1, "*", STYLE_MARK);
    snprintf(points, sizeof points, "%d", detail->result.points);
    draw_cell(area, at, POINTS_COLUMN, POINTS_WIDTH, points, STYLE_STRONG, ALIGN_RIGHT);
    draw_cell(area, at, NAME_COLUMN, name_width, record_text(&detail->organisation, "name"), STYLE_NORMAL, ALIGN_LEFT);
    draw_cell(area, at, NAME_COLUMN + name_width + 1, place_width, place, STYLE_NORMAL, ALIGN_LEFT);
    draw_cell(area, at, area.columns - STATUS_WIDTH, STATUS_WIDTH, status, STYLE_NORMAL, ALIGN_LEFT);
    free(place);
    free(status);
}

/* Appends what is said, if anything, and frees it. */
static void say(struct text *text, char *said)
{
    if (*said)
        text_add_format(text, "%s%s", text->length > 0 ? "; " : "", said);
    free(said);
}

/* "child labour +1; natural stone; not known: languages". The caller frees it. */
static char *why_text(const struct match_detail *detail, const char *country)
{
    struct text text = {0};

    say(&text, match_text_neighbours(detail, country));
    say(&text, match_text_strongest(detail, REASONS));
    say(&text, match_text_unknown(detail));
    return text_take(&text);
}

static char *flags_text(const struct match_detail *detail)
{
    struct text text = {0};

    for (int i = 0; i < MATCH_FLAGS; i++) {
        if (!(detail->flags & 1U << i))
            continue;
        char *flag = match_text_flag(detail, (enum match_flag)i);
        text_add_format(&text, "%s%s", text.length > 0 ? "; " : "! ", flag);
        free(flag);
    }
    return text_take(&text);
}

/* What warns is read aloud with the name: it has its room, up to half of the line, before the reasons do. */
static void why_draw(const struct match_detail *detail, const char *country, struct area area, int at)
{
    char *why = why_text(detail, country), *flags = flags_text(detail);
    const int room = area.columns - NAME_COLUMN, wanted = text_width(why), warned = *flags ? text_width(flags) + GAP : 0;
    const int kept = warned < room / 2 ? warned : room / 2;
    const int width = wanted < room - kept ? wanted : room - kept;
    const int column = NAME_COLUMN + width + (width > 0 ? GAP : 0);

    draw_cell(area, at, NAME_COLUMN, width, why, STYLE_QUIET, ALIGN_LEFT);
    if (*flags)
        draw_cell(area, at, column, area.columns - column, flags, STYLE_WARNING, ALIGN_LEFT);
    free(why);
    free(flags);
}

void match_row_draw(const struct match_row *row, const struct match_detail *detail, const char *country, bool marked, struct area area, int at)
{
    if (row->kind == MATCH_ROW_WHO)
        who_draw(detail, country, marked, area, at);
    else
        why_draw(detail, country, area, at);
}
