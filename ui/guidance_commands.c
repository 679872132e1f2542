/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/guidance_commands.h"

#include <stdlib.h>
#include <string.h>

#include "src/guidance.h"
#include "src/quote.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/record_pane.h"
#include "ui/text_pane.h"

/* --- A page ----------------------------------------------------------------------------------------------------------- */

static void page_chosen(void *context, const struct choice_list *chosen)
{
    struct screen *screen = context;
    const char *name = choice_list_code(chosen);
    const struct guidance_page *page = name != NULL ? guidance_find(name) : NULL;
    if (page != NULL)
        screen_push_apart(screen, guidance_pane_new(screen, page, NULL));
}

static void page_choose(struct screen *screen)
{
    const struct choose_options options = {.title = _("Guidance"), .chosen = page_chosen, .context = screen};
    struct choice_list choices = {0};
    for (size_t i = 0; i < guidance_page_count; i++)
        choice_list_add(&choices, message_text(guidance_pages[i]->name), message_text(guidance_pages[i]->title), NULL, false);
    choose_open(screen, &options, &choices);
}

bool guidance_show(struct screen *screen, const char *argument)
{
    const struct guidance_page *page = argument != NULL ? guidance_find(argument) : NULL;
    struct quote quote;
    if (page != NULL)
        screen_push_apart(screen, guidance_pane_new(screen, page, NULL));
    else if (argument == NULL || argument[0] == '\0')
        page_choose(screen);
    else
        screen_refuse(screen, _("There is no page of guidance \"%s\"; :guidance lists them."), quote_text(&quote, argument));
    return true;
}

/* --- Journalists ------------------------------------------------------------------------------------------------------ */

enum { PARTNERSHIPS_NAMED = 5 };

/* "Chambal ... · Gråfjordstein. Media contact: Communications, Gråfjordstein Belegg AS" */
static void contact_add(struct text *text, struct screen *screen, const struct record *partnership)
{
    char *title = store_title(screen->store, &screen->viewer, partnership->type, partnership->id, message_language());
    char *member = store_show(screen->store, &screen->viewer, partnership, type_field(partnership->type, "member"), message_language(), NULL);
    const char *contact = record_text(partnership, "media_contact");
    text_add(text, text->length > 0 ? "\n" : "");
    if (contact[0] != '\0')
        /* TRANSLATORS: a partnership, and who answers journalists there */
        text_add_format(text, _("%s. Media contact: %s"), title, contact);
    else
        /* TRANSLATORS: a partnership, and the member it is for */
        text_add_format(text, _("%s: no media contact is agreed yet. Refer to the client, %s."), title, member);
    free(member);
    free(title);
}

/* The partnerships of an organisation or member that somebody could ask about: those that are not cancelled. */
static void contacts_add(struct text *text, struct screen *screen, const struct record_type *type, int64_t id)
{
    const struct record_type *partnership = type_list_find(store_types(screen->store), "partnership");
    const struct field *within = type_field(partnership, type->name);
    struct value value = {0};
    struct query query = {0};
    struct row_list rows = {0};
    struct error error;
    if (within == NULL || within->kind != FIELD_REFERENCE || !query_parse(&query, partnership, "-stage:cancelled", false, &error))
        return;
    value_set_number(&value, id);
    const struct list_request list = {.type = partnership, .query = &query, .language = message_language(), .within = within, .value = &value,
                                      .sort = type_field(partnership, "start"), .descending = true};
    if (store_rows(screen->store, &screen->viewer, &list, LIST_FIRST, NULL, PARTNERSHIPS_NAMED, &rows, &error))
        for (size_t i = 0; i < rows.count; i++)
            contact_add(text, screen, &rows.rows[i].record);
    row_list_done(&rows);
    query_done(&query);
}

static char *media_lead(struct screen *screen, const struct record_type *type, int64_t id)
{
    struct text text = {0};
    struct record record;
    if (strcmp(type->name, "partnership") != 0) {
        contacts_add(&text, screen, type, id);
    } else if (store_load(screen->store, &screen->viewer, type, id, &record, NULL)) {
        contact_add(&text, screen, &record);
        record_done(&record);
    }
    return text_take(&text);
}

bool guidance_media_show(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    struct guidance_lead lead = {.write = media_lead};
    (void)argument;
    bool about = record_pane_is(top) ? record_pane_shows(top, &lead.type, &lead.id)
                                     : top->class->selected != NULL && top->class->selected(top, &lead.type, &lead.id);
    screen_push_apart(screen, guidance_pane_new(screen, &guidance_media, about ? &lead : NULL));
    return true;
}
