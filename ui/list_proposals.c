/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/list_proposals.h"

void list_proposals_forget(struct list_proposals *proposals)
{
    proposal_list_done(&proposals->list);
    *proposals = (struct list_proposals){0};
}

void list_proposals_ask(struct list_proposals *proposals, struct screen *screen, const struct list_request *request, const char *text)
{
    struct error error = {0};
    if (proposals->asked || text[0] == '\0')
        return;
    screen_give_way(screen, true);
    bool read = proposal_list_read(screen->store, &screen->viewer, request, text, &proposals->list, &error);
    screen_give_way(screen, false);
    proposals->asked = read || error.code != ERROR_CANCELLED;
}

void list_proposals_move(struct list_proposals *proposals, enum movement movement)
{
    if (movement == MOVE_DOWN && proposals->cursor + 1 < proposals->list.count)
        proposals->cursor++;
    if (movement == MOVE_UP && proposals->cursor > 0)
        proposals->cursor--;
}

const char *list_proposals_chosen(const struct list_proposals *proposals)
{
    return proposals->cursor < proposals->list.count ? proposals->list.queries[proposals->cursor] : NULL;
}

void list_proposals_draw(const struct list_proposals *proposals, struct area area, int row)
{
    if (proposals->list.count == 0)
        return;
    draw_text(area, row, 2, _("Did you mean (Enter searches for it):"), STYLE_QUIET);
    for (size_t i = 0; i < proposals->list.count; i++) {
        if (i == proposals->cursor)
            draw_text(area, row + 1 + (int)i, 0, ">", STYLE_NORMAL);
        draw_cell(area, row + 1 + (int)i, 2, area.columns - 2, proposals->list.queries[i], STYLE_NORMAL, ALIGN_LEFT);
    }
}
