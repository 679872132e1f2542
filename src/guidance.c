/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/guidance.h"

#include <stdlib.h>
#include <string.h>

#include "src/band.h"
#include "src/key.h"
#include "src/memory.h"

const struct guidance_page *const guidance_pages[] = {
    &guidance_member, &guidance_local_resource, &guidance_media, &guidance_hotspots, &guidance_ranking, &guidance_quality,
    &guidance_membership, &guidance_questions,
};

const size_t guidance_page_count = sizeof guidance_pages / sizeof *guidance_pages;

/* --- Pages ------------------------------------------------------------------------------------------------------------------- */

static bool page_is(const struct guidance_page *page, const char *key)
{
    return key_is_message(key, page->name);
}

static bool page_begins(const struct guidance_page *page, const char *key)
{
    return key_begins_message(key, page->name) || key_begins_message(key, page->title);
}

static const struct guidance_page *page_first(const char *key, bool (*fits)(const struct guidance_page *page, const char *key))
{
    for (size_t i = 0; i < guidance_page_count; i++)
        if (fits(guidance_pages[i], key))
            return guidance_pages[i];
    return NULL;
}

const struct guidance_page *guidance_find(const char *word)
{
    char *key = key_of(word);
    const struct guidance_page *page = *key ? page_first(key, page_is) : NULL;

    if (!page && *key)
        page = page_first(key, page_begins);
    free(key);
    return page;
}

char *guidance_block_text(const struct guidance_block *block)
{
    const char *text = message_text(block->text);
    return block->band ? string_format("%s  %s", band_letter(block->band), text) : string_copy(text);
}

static void item_add(struct document *document, const struct guidance_block *block, bool first)
{
    char *text = guidance_block_text(block);

    if (first)
        document_begin_list(document);
    document_add_item(document, text);
    free(text);
}

static void block_add(struct document *document, const struct guidance_block *block, bool first)
{
    const char *text = message_text(block->text);

    if (block->kind == DOCUMENT_HEADING)
        document_add_heading(document, text);
    else if (block->kind == DOCUMENT_LIST)
        item_add(document, block, first);
    else
        document_add_paragraph(document, text);
}

void guidance_write(const struct guidance_page *page, struct document *document)
{
    if (!document->title)
        document_set_title(document, message_text(page->title));
    for (const struct guidance_block *block = page->blocks; block->text; block++)
        block_add(document, block, block == page->blocks || block[-1].kind != DOCUMENT_LIST);
}

/* --- At work ------------------------------------------------------------------------------------------------------------------ */

static const char *const labels[GUIDANCE_SIDES] = {[GUIDANCE_MEMBER] = N_("Member"), [GUIDANCE_LOCAL_RESOURCE] = N_("Local resource")};

static const struct {
    const char *stage;
    const char *texts[GUIDANCE_SIDES];
} stages[] = {
    {"enquiry",
     {N_("Say what you are looking for and why, and what you know already. Ask whether the organisation takes money from companies before you speak of a price."),
      N_("Find out who asks, what for, and about which site. If it is not work for you, say so early; it will be respected.")}},
    {"dialogue",
     {N_("Ask for a sample of earlier work. Expect views on method: how many workers are interviewed, where, and who is not in the room."),
      N_("Show a sample of earlier work, say what the method needs, and promise only what can be kept.")}},
    {"contract-draft",
     {N_("Agree on names, logos and what may be shared before anybody needs it. Name the person who answers journalists."),
      N_("One page is enough: services, total price and terms, confidentiality, timeline. What is not in it was not agreed.")}},
    {"agreed",
     {N_("Tell the supplier who is coming and why; announced by you, your partner is met with an open door."),
      N_("See that everybody who takes part has read what is confidential, interpreters and drivers too.")}},
    {"in-progress",
     {N_("Answer findings as they come; somebody may be waiting. Never ask who said it."),
      N_("Report problems as you find them, and tell of a site that does not let you work. Send journalists to the client.")}},
    {"on-hold",
     {N_("Say why it rests, and on which day you will speak again."),
      N_("What you have found already does not rest: share it now.")}},
    {"delivered",
     {N_("Read the report with those who wrote it, and agree on who does what by when."),
      N_("Stay available: the best questions come when somebody begins to act on what you wrote.")}},
    {"follow-up",
     {N_("See for yourself that what was promised was done, and let your partner know. Put down the outcome while it is fresh."),
      N_("Say plainly what became better and what did not. Both help the next one.")}},
    {"closed",
     {N_("If it was good work, a few words about it help the next member to choose: leave a testimonial."),
      N_("What was confidential stays so. Bring your profile up to date with what you have learnt.")}},
    {"cancelled",
     {N_("Tell your partner why, in person. You may meet again."),
      N_("What you heard on the way stays confidential.")}},
};

const char *guidance_side_label(enum guidance_side side)
{
    return message_text(labels[side]);
}

const char *guidance_at_stage(const char *stage, enum guidance_side side)
{
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i].stage, stage) == 0)
            return message_text(stages[i].texts[side]);
    return "";
}
