/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/today_pane.h"

#include <stdlib.h>
#include <string.h>

#include "db/agenda.h"
#include "src/clock.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/draft.h"
#include "ui/scroll.h"

enum {
    TODAY_HEAD = 2,     /* rows above those that scroll */
    TODAY_MARGIN = 2,
    TODAY_DATE = 13,    /* columns of a date */
    TODAY_GAP = 2,
    TODAY_PATIENCE = 8, /* milliseconds the first frame waits for what is read */
    TODAY_FEW = 4,      /* entries of a kind shown at first */
    TODAY_MOST = 200    /* and when all are asked for */
};

enum today_row_kind { TODAY_BLANK, TODAY_HEADING, TODAY_ENTRY, TODAY_MORE };

struct today_row {
    enum today_row_kind kind;
    size_t section, entry;
};

struct today_section {
    struct agenda_list list;
    bool whole; /* all of it is shown */
};

struct today_pane {
    struct pane pane;
    enum agenda_scope scope;
    bool named; /* the viewer is a person of the network, so that something can be hers */
    struct today_section *sections; /* one a kind */
    struct draft *drafts; /* what was typed and not saved, in the order shown */
    size_t draft_count;
    struct today_row *rows;
    struct scroll scroll;
    int64_t *people;   /* whose work is read in this round */
    size_t people_count;
    size_t read;       /* so many kinds are; the rest follow as long as no key waits */
    bool elsewhere;    /* nothing waits in the scope, but something does for others */
    bool stale;        /* to be read again */
};

/* The person's choice in her state. */
static const char state_name[] = "today";
static const char *const scope_names[AGENDA_SCOPE_COUNT] = {[AGENDA_MINE] = "mine", [AGENDA_INITIATIVE] = "initiative", [AGENDA_ALL] = "all"};

static struct today_pane *today_of(const struct pane *pane)
{
    return (struct today_pane *)pane;
}

/* --- Rows ------------------------------------------------------------------------------------------------------------- */

static void row_add(struct today_pane *today, enum today_row_kind kind, size_t section, size_t entry, unsigned marks)
{
    today->rows = memory_resize(today->rows, today->scroll.count + 1, sizeof *today->rows);
    today->rows[today->scroll.count] = (struct today_row){kind, section, entry};
    scroll_add(&today->scroll, marks);
}

static void section_rows_add(struct today_pane *today, size_t index)
{
    const struct today_section *section = &today->sections[index];
    size_t shown = section->whole || section->list.count <= TODAY_FEW ? section->list.count : TODAY_FEW;
    if (section->list.count == 0)
        return;
    if (today->scroll.count > 0)
        row_add(today, TODAY_BLANK, index, 0, 0);
    row_add(today, TODAY_HEADING, index, 0, SCROLL_SECTION);
    for (size_t i = 0; i < shown; i++)
        row_add(today, TODAY_ENTRY, index, i, SCROLL_STOP);
    if (shown < section->list.count)
        row_add(today, TODAY_MORE, index, shown, SCROLL_STOP);
}

static void rows_make(struct today_pane *today, size_t cursor, size_t top)
{
    scroll_clear(&today->scroll);
    for (size_t i = 0; i < agenda_kind_count; i++)
        section_rows_add(today, i);
    scroll_place(&today->scroll, cursor, top);
}

static const struct today_row *cursor_row(const struct today_pane *today)
{
    return today->scroll.cursor != SCROLL_NOWHERE && today->scroll.cursor < today->scroll.count ? &today->rows[today->scroll.cursor] : NULL;
}

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

static void drafts_forget(struct today_pane *today)
{
    for (size_t i = 0; i < today->draft_count; i++)
        draft_done(&today->drafts[i]);
    free(today->drafts);
    today->drafts = NULL;
    today->draft_count = 0;
}

/* What was typed and not saved is hers alone, whatever the scope. */
static void drafts_read(struct today_pane *today, struct agenda_list *list)
{
    struct store *store = today->pane.screen->store;
    drafts_forget(today);
    *list = (struct agenda_list){0};
    if (store_is_read_only(store))
        return;
    today->draft_count = draft_find(store_path(store), &today->drafts);
    list->entries = memory_new_array(today->draft_count + 1, sizeof *list->entries);
    for (; list->count < today->draft_count; list->count++) {
        const struct draft *draft = &today->drafts[list->count];
        const struct record_type *type = type_list_find(store_types(store), draft->type);
        char day[DATE_TEXT_SIZE] = "";
        struct date date;
        if (moment_day(draft->at, &date))
            date_show(date, message_language(), day);
        list->entries[list->count] = (struct agenda_entry){
            .id = (int64_t)list->count + 1,
            .title = string_copy(draft->title),
            .beside = string_copy(type != NULL ? message_text(type->label) : draft->type),
            .date = string_copy(day),
        };
    }
}

/* Begins to read all anew; what is shown stays until it is read. */
static void round_begin(struct today_pane *today)
{
    struct screen *screen = today->pane.screen;
    free(today->people);
    today->people = NULL;
    today->people_count = agenda_people(screen->store, &screen->viewer, today->scope, &today->people);
    today->named = today->people_count > 0;
    today->read = 0;
    today->elsewhere = false;
    today->stale = false;
}

static bool is_narrow(const struct today_pane *today)
{
    return today->named && today->scope != AGENDA_ALL;
}

static bool is_empty(const struct today_pane *today)
{
    size_t i = 0;
    while (i < today->read && today->sections[i].list.count == 0)
        i++;
    return i == today->read;
}

/* Where nothing waits for those asked for, whether work of a kind does for others; false where the reading was interrupted. What else keeps it from being read is told where it is
 * shown. */
static bool elsewhere_read(struct today_pane *today, const struct agenda_kind *kind)
{
    struct screen *screen = today->pane.screen;
    const struct agenda_request request = {.kind = kind, .scope = AGENDA_ALL, .limit = 1};
    struct agenda_list list = {0};
    struct error error;
    if (!is_narrow(today) || today->elsewhere || !is_empty(today))
        return true;
    bool ok = agenda_read(screen->store, &screen->viewer, &request, &list, &error);
    today->elsewhere = ok && list.count > 0;
    agenda_list_done(&list);
    return ok || error.code != ERROR_CANCELLED;
}

/* Reads the next kind of work; false where the reading was interrupted. */
static bool section_read(struct today_pane *today)
{
    struct screen *screen = today->pane.screen;
    const struct agenda_kind *kind = &agenda_kinds[today->read];
    const struct agenda_request request = {.kind = kind, .scope = is_narrow(today) ? today->scope : AGENDA_ALL, .people = today->people,
                                           .people_count = today->people_count, .limit = TODAY_MOST};
    struct agenda_list list = {0};
    struct error error;
    bool ok = agenda_read(screen->store, &screen->viewer, &request, &list, &error);
    if (!ok && error.code == ERROR_CANCELLED)
        return false;
    if (ok && list.count == 0 && !elsewhere_read(today, kind)) {
        agenda_list_done(&list);
        return false;
    }
    if (!ok)
        screen_say_error(screen, &error);
    if (kind->source == AGENDA_DRAFTS)
        drafts_read(today, &list);
    agenda_list_done(&today->sections[today->read].list);
    today->sections[today->read++].list = list;
    return true;
}

/* Where the cursor stands: an entry is found again by its number; where it is done, the one that took its place has it. */
struct standing {
    size_t cursor, top, section;
    int64_t id; /* 0: on no entry */
};

static struct standing standing_of(const struct today_pane *today)
{
    const struct today_row *row = cursor_row(today);
    struct standing standing = {.cursor = today->scroll.cursor, .top = today->scroll.top};
    if (row != NULL && row->kind == TODAY_ENTRY) {
        standing.section = row->section;
        standing.id = today->sections[row->section].list.entries[row->entry].id;
    }
    return standing;
}

static void standing_restore(struct today_pane *today, const struct standing *standing)
{
    rows_make(today, standing->cursor, standing->top);
    for (size_t i = 0; standing->id != 0 && i < today->scroll.count; i++) {
        const struct today_row *now = &today->rows[i];
        if (now->kind == TODAY_ENTRY && now->section == standing->section
            && today->sections[now->section].list.entries[now->entry].id == standing->id)
            scroll_place(&today->scroll, i, today->scroll.top);
    }
}

static bool is_read(const struct today_pane *today)
{
    return !today->stale && today->read == agenda_kind_count;
}

static bool is_late(void *context)
{
    const int64_t *deadline = context;
    return clock_milliseconds() >= *deadline;
}

/* What is read at once is there with the first frame; nobody waits for the rest. */
static void today_prepare(struct pane *pane, struct area area)
{
    struct today_pane *today = today_of(pane);
    int64_t deadline = clock_milliseconds() + TODAY_PATIENCE;
    pane->area = area;
    if (today->stale) {
        const struct standing standing = standing_of(today);
        round_begin(today);
        store_set_interrupt(pane->screen->store, is_late, &deadline);
        while (!is_read(today) && !is_late(&deadline) && section_read(today))
            continue;
        store_set_interrupt(pane->screen->store, NULL, NULL);
        standing_restore(today, &standing);
    }
    scroll_set_height(&today->scroll, area.rows - TODAY_HEAD);
}

/* Reads on, kind by kind; the next key interrupts it. */
static bool today_work(struct pane *pane)
{
    struct today_pane *today = today_of(pane);
    if (today->stale || is_read(today))
        return false;
    const struct standing standing = standing_of(today);
    screen_give_way(pane->screen, true);
    bool read = section_read(today);
    screen_give_way(pane->screen, false);
    if (!read)
        return true;
    standing_restore(today, &standing);
    scroll_set_height(&today->scroll, pane->area.rows - TODAY_HEAD);
    pane->screen->stale = true;
    return true;
}

static void today_refresh(struct pane *pane)
{
    today_of(pane)->stale = true;
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static const char *scope_label(const struct today_pane *today)
{
    static const char *const labels[AGENDA_SCOPE_COUNT] = {
        /* TRANSLATORS: whose work is shown */
        [AGENDA_MINE] = NC_("scope", "mine"),
        [AGENDA_INITIATIVE] = NC_("scope", "my initiative"),
        [AGENDA_ALL] = NC_("scope", "all"),
    };
    return message_text(labels[today->named ? today->scope : AGENDA_ALL]);
}

static void heading_draw(const struct today_pane *today, struct area area)
{
    char day[DATE_TEXT_SIZE];
    /* TRANSLATORS: the heading of the day's work; %s is the date */
    char *heading = string_format(_("Today, %s"), date_show(store_today(today->pane.screen->store), message_language(), day));
    /* TRANSLATORS: whose work is shown, and the key that shows another's */
    char *whose = string_format(_("%s (w)"), scope_label(today)), *scope = string_format("%s%s", is_read(today) ? "" : "... ", whose);
    int width = text_width(scope);
    draw_cell(area, 0, TODAY_MARGIN, area.columns - width - 2 * TODAY_MARGIN, heading, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 0, area.columns - width - 1, scope, STYLE_QUIET);
    free(scope);
    free(whose);
    free(heading);
}

static void entry_draw(const struct today_pane *today, const struct today_row *row, struct area area, int at)
{
    const struct agenda_entry *entry = &today->sections[row->section].list.entries[row->entry];
    int column = TODAY_MARGIN + TODAY_DATE + 1, room = area.columns - column - 1;
    int title = entry->beside[0] != '\0' ? (room - TODAY_GAP) * 3 / 5 : room;
    draw_cell(area, at, TODAY_MARGIN, TODAY_DATE, entry->date, STYLE_NORMAL, ALIGN_LEFT);
    draw_cell(area, at, column, title, entry->title, STYLE_NORMAL, ALIGN_LEFT);
    if (title < room)
        draw_cell(area, at, column + title + TODAY_GAP, room - title - TODAY_GAP, entry->beside, STYLE_QUIET, ALIGN_LEFT);
}

static void row_draw(const struct today_pane *today, const struct today_row *row, struct area area, int at)
{
    const struct agenda_list *list = &today->sections[row->section].list;
    char *text = NULL;
    switch (row->kind) {
    case TODAY_BLANK:
        return;
    case TODAY_HEADING:
        text = string_format(list->more ? "%s (%zu+)" : "%s (%zu)", message_text(agenda_kinds[row->section].label), list->count);
        draw_cell(area, at, TODAY_MARGIN, area.columns - TODAY_MARGIN, text, STYLE_HEADING, ALIGN_LEFT);
        break;
    case TODAY_ENTRY:
        entry_draw(today, row, area, at);
        return;
    case TODAY_MORE:
        text = string_format(message_plural("%zu more", "%zu more", (unsigned long)(list->count - row->entry)), list->count - row->entry);
        draw_cell(area, at, TODAY_MARGIN + TODAY_DATE + 1, area.columns - TODAY_MARGIN - TODAY_DATE - 1, text, STYLE_QUIET, ALIGN_LEFT);
        break;
    }
    free(text);
}

/* How to come to the work of others is told, lest what is nobody's is overlooked. */
static void nothing_draw(const struct today_pane *today, struct area area)
{
    char *text = string_format("%s%s%s", _("Nothing waits for a hand. A good day to call somebody you have not heard from."), today->elsewhere ? " " : "",
                               today->elsewhere ? _("There is more that waits, but not here: w shows it.") : "");
    draw_wrapped(area, TODAY_HEAD, TODAY_MARGIN, area.columns - 2 * TODAY_MARGIN, area.rows - TODAY_HEAD, text, STYLE_NORMAL);
    free(text);
}

static void today_draw(struct pane *pane, struct area area)
{
    const struct today_pane *today = today_of(pane);
    const struct scroll *scroll = &today->scroll;
    heading_draw(today, area);
    if (scroll->count == 0 && is_read(today))
        nothing_draw(today, area);
    for (size_t i = scroll->top; i < scroll->count && i < scroll->top + scroll->height; i++)
        row_draw(today, &today->rows[i], area, TODAY_HEAD + (int)(i - scroll->top));
    if (scroll->cursor != SCROLL_NOWHERE && scroll->count > 0)
        draw_text(area, TODAY_HEAD + (int)(scroll->cursor - scroll->top), 0, ">", STYLE_MARK);
}

/* --- The pane --------------------------------------------------------------------------------------------------------- */

/* Whether there is a kind of work below the cursor's, or above it. */
static bool has_section(const struct today_pane *today, bool below)
{
    const struct today_row *here = cursor_row(today);
    for (size_t i = 0; here != NULL && i < today->scroll.count; i++)
        if (today->rows[i].kind == TODAY_HEADING && (below ? today->rows[i].section > here->section : today->rows[i].section < here->section))
            return true;
    return false;
}

/* The end is known once all is read. */
static void read_rest(struct today_pane *today)
{
    const struct standing standing = standing_of(today);
    if (today->stale || is_read(today))
        return;
    while (!is_read(today) && section_read(today))
        continue;
    standing_restore(today, &standing);
}

/* Tab goes on to the next kind of work, and from the last one to the next numbered pane. */
static bool today_move(struct pane *pane, enum movement movement)
{
    struct today_pane *today = today_of(pane);
    if ((movement == MOVE_NEXT_SECTION || movement == MOVE_PREVIOUS_SECTION) && !has_section(today, movement == MOVE_NEXT_SECTION))
        return false;
    if (movement == MOVE_LAST)
        read_rest(today);
    return scroll_move(&today->scroll, movement);
}

static bool today_selected(struct pane *pane, const struct record_type **type, int64_t *id)
{
    const struct today_pane *today = today_of(pane);
    const struct today_row *row = cursor_row(today);
    if (row == NULL || row->kind != TODAY_ENTRY || agenda_kinds[row->section].source != AGENDA_RECORDS)
        return false;
    *type = type_list_find(store_types(pane->screen->store), agenda_kinds[row->section].type);
    *id = today->sections[row->section].list.entries[row->entry].id;
    return true;
}

/* What is no record is looked at anew afterwards. */
static bool today_target(struct pane *pane, struct target *target)
{
    struct today_pane *today = today_of(pane);
    const struct today_row *row = cursor_row(today);
    if (row == NULL || row->kind != TODAY_ENTRY)
        return false;
    int64_t id = today->sections[row->section].list.entries[row->entry].id;
    switch (agenda_kinds[row->section].source) {
    case AGENDA_RECORDS:
        return today_selected(pane, &target->type, &target->id);
    case AGENDA_IMPORTS:
        target->change = id;
        break;
    case AGENDA_DRAFTS:
        target->draft = &today->drafts[id - 1];
        break;
    }
    today->stale = true;
    return true;
}

/* The line that says how many more there are opens them in place. */
static bool today_open(struct pane *pane)
{
    struct today_pane *today = today_of(pane);
    const struct today_row *row = cursor_row(today);
    if (row == NULL || row->kind != TODAY_MORE)
        return false;
    today->sections[row->section].whole = true;
    rows_make(today, today->scroll.cursor, today->scroll.top);
    pane->screen->stale = true;
    return true;
}

static char *today_title(struct pane *pane)
{
    (void)pane;
    return string_copy(_("Today"));
}

static void today_free(struct pane *pane)
{
    struct today_pane *today = today_of(pane);
    for (size_t i = 0; i < agenda_kind_count; i++)
        agenda_list_done(&today->sections[i].list);
    drafts_forget(today);
    free(today->people);
    free(today->sections);
    free(today->rows);
    scroll_done(&today->scroll);
    free(today);
}

static const struct pane_class today_class = {
    .place = PLACE_TODAY,
    .draw = today_draw,
    .prepare = today_prepare,
    .work = today_work,
    .move = today_move,
    .target = today_target,
    .open = today_open,
    .refresh = today_refresh,
    .selected = today_selected,
    .title = today_title,
    .free = today_free,
};

struct pane *today_pane_new(struct screen *screen)
{
    const char *kept = state_get(screen->state, state_name);
    struct today_pane *today = memory_new(sizeof *today);
    today->pane.class = &today_class;
    today->pane.screen = screen;
    today->sections = memory_new_array(agenda_kind_count, sizeof *today->sections);
    today->scroll.cursor = SCROLL_NOWHERE;
    today->stale = true;
    for (size_t i = 0; kept != NULL && i < AGENDA_SCOPE_COUNT; i++)
        if (strcmp(kept, scope_names[i]) == 0)
            today->scope = (enum agenda_scope)i;
    return &today->pane;
}

/* --- Whose ------------------------------------------------------------------------------------------------------------ */

bool today_switch(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    (void)argument;
    if (top->class != &today_class)
        return false;
    struct today_pane *today = today_of(top);
    if (!today->named) {
        screen_say(screen, _("Nobody here is called %s, so all is shown. :person adds you, with your login name."), screen->viewer.name);
        return true;
    }
    today->scope = (enum agenda_scope)((today->scope + 1) % AGENDA_SCOPE_COUNT);
    state_set(screen->state, state_name, scope_names[today->scope]);
    today->stale = true;
    screen->stale = true;
    return true;
}
