/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_page.h"

#include <stdlib.h>

#include "src/memory.h"

struct import_page *import_page_new(struct import_work *work, size_t size, const struct pane_class *class, const struct page_kind *kind,
                                    void (*next)(struct import_page *page))
{
    struct import_page *page = memory_new(size);

    page_init(&page->page, work->screen, class, kind);
    page->work = work;
    page->next = next;
    return page;
}

void import_page_push(struct import_page *page)
{
    screen_push(page->work->screen, &page->page.pane);
}

bool import_page_move(struct pane *pane, enum movement movement)
{
    struct import_page *page = (struct import_page *)pane;

    if (movement == MOVE_PREVIOUS_SECTION)
        return import_page_back(pane);
    if (movement != MOVE_NEXT_SECTION)
        return page_move(pane, movement);
    if (page->next)
        page->next(page);
    return true;
}

bool import_page_back(struct pane *pane)
{
    screen_close(pane->screen, pane);
    return true;
}

bool import_page_may_close(struct pane *pane)
{
    return import_work_may_close(((struct import_page *)pane)->work);
}

void import_page_free(struct pane *pane)
{
    page_done((struct page *)pane);
    free(pane);
}

char *import_page_note(const struct page *page)
{
    return string_copy(import_work_name(((const struct import_page *)page)->work));
}

const struct pane_class import_page_class = {
    .place = PLACE_IMPORT,
    .draw = page_draw,
    .prepare = page_prepare,
    .move = import_page_move,
    .open = page_open,
    .back = import_page_back,
    .work = page_work,
    .refresh = page_refresh,
    .may_close = import_page_may_close,
    .title = page_title,
    .free = import_page_free,
};
