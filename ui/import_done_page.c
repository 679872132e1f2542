/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's last page: what was written, how it is taken back, and the rejected rows as a file to be mended. */
#include "config.h"

#include <stdlib.h>

#include "db/journal.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/import_page.h"
#include "ui/import_words.h"

enum { TAG_REJECTS = IMPORT_TAG_OWN };

struct done_page {
    struct import_page page;
    int64_t counts[IMPORT_LIST_COUNT];
};

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

static void count_add(struct page *page, int list)
{
    char *text = number_show_whole(((struct done_page *)page)->counts[list], message_language());

    page_add_label(page, 0, 0, import_list_name(list), IMPORT_LABELS, text);
    free(text);
}

/* Whether the change stands, or was taken back, and stayed so. */
static const char *change_text(const struct import_work *work)
{
    const struct screen *screen = work->screen;
    struct history history = {0};
    bool read = work->change != 0 && journal_history(screen->store, &screen->viewer, NULL, 0, work->change + 1, 1, &history, NULL);
    const struct history_entry *entry = read && history.count > 0 && history.entries[0].change == work->change ? history.entries : NULL;
    const char *text = work->change == 0                    ? _("There was nothing to write.")
                       : entry == NULL || !entry->undone_by ? _("All of it is one change in the history. u takes it all back.")
                       : entry->undone_in_part              ? _("It was taken back as far as it went.")
                                                            : _("All of it was taken back.");

    history_done(&history);
    return text;
}

static void done_write(struct page *page, int width)
{
    const struct done_page *done = (struct done_page *)page;

    (void)width;
    page_add_line(page, IMPORT_TAG_NEXT, 0, STYLE_NORMAL, _("Back to the list"));
    if (done->counts[IMPORT_REJECTED] > 0)
        page_add_line(page, TAG_REJECTS, 0, STYLE_NORMAL, import_rejects_label());
    page_add_blank(page);
    page_add_text(page, STYLE_NORMAL, change_text(done->page.work));
    page_add_blank(page);
    for (int list = 0; list < IMPORT_OUTCOME_COUNT; list++)
        count_add(page, list);
}

static char *done_title(const struct page *page)
{
    (void)page;
    return string_copy(_("Import: done"));
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

/* There is no step to go back to: Esc leaves the import, as Enter on the first row. */
static bool done_back(struct pane *pane)
{
    screen_close(pane->screen, ((struct import_page *)pane)->work->first);
    return true;
}

static void done_open(struct page *page, int tag, size_t index)
{
    (void)index;
    if (tag == IMPORT_TAG_NEXT)
        done_back(&page->pane);
    else
        import_rejects_ask(((struct import_page *)page)->work);
}

static int64_t done_change(const struct pane *pane)
{
    return ((const struct import_page *)pane)->work->change;
}

static const struct page_kind done_kind = {.title = done_title, .note = import_page_note, .write = done_write, .open = done_open};

static const struct pane_class done_class = {
    .place = PLACE_IMPORT,
    .draw = page_draw,
    .prepare = page_prepare,
    .move = import_page_move,
    .open = page_open,
    .back = done_back,
    .change = done_change,
    .refresh = page_refresh,
    .title = page_title,
    .free = import_page_free,
};

void import_done_page_open(struct import_work *work)
{
    struct import_page *page = import_page_new(work, sizeof(struct done_page), &done_class, &done_kind, NULL);

    for (int list = 0; list < IMPORT_LIST_COUNT; list++)
        ((struct done_page *)page)->counts[list] = import_list_count(work->import, list);
    /* They cannot be had any more once the page is left. */
    page->page.begin = TAG_REJECTS;
    import_page_push(page);
}
