/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's last page: what was written, how it is taken back, and the rejected rows as a file to be mended. */
#include "config.h"

#include <stdlib.h>

#include "db/journal.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/import_page.h"
#include "ui/import_rejects.h"
#include "ui/import_words.h"
#include "ui/output_path.h"
#include "ui/path.h"
#include "ui/write_to.h"

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
        page_add_line(page, TAG_REJECTS, 0, STYLE_NORMAL, _("Write the rejected rows into a file, to be mended"));
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

/* --- Rejected rows -------------------------------------------------------------------------------------------------------- */

static bool rejects_write(struct screen *screen, void *context, const char *path, struct error *error)
{
    const struct import_work *work = ((const struct import_page *)context)->work;

    if (!output_path_spares_database(path, screen->store, error) || !output_path_spares_list(path, work->path, error)
        || !import_rejects_write(work->import, work->stream, &work->mapping, path, error))
        return false;
    char *shown = text_visible(path, false);
    screen_say(screen, _("The rejected rows are in %s."), shown);
    free(shown);
    return true;
}

/* Beside the list, by a name of its own. */
static void rejects_open(struct done_page *done)
{
    const struct import_work *work = done->page.work;
    char *folder = string_copy_part(work->path, (size_t)(path_name(work->path) - work->path));
    /* TRANSLATORS: the beginning of a file's name. */
    char *path = string_format("%s%s-%s", folder, _("rejected"), path_name(work->path)), *shown = path_shorten(path);

    write_to_ask(work->screen, &(struct write_to){.label = _("Rejected rows to: "), .usual = shown, .write = rejects_write, .context = done});
    free(shown);
    free(path);
    free(folder);
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
        rejects_open((struct done_page *)page);
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
    import_page_push(page);
}
