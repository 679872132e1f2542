/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guidance: what one should know to work well together, as pages of their own and as a sentence or two for each stage of a partnership, in both languages. */
#ifndef LRN_GUIDANCE_H
#define LRN_GUIDANCE_H

#include "src/guidance_page.h"

extern const struct guidance_page *const guidance_pages[];
extern const size_t guidance_page_count;

/* The page of a name, or of the beginning of a name or title, in any language and without case; NULL where there is none. */
const struct guidance_page *guidance_find(const char *word);

/* What a block says in the interface's language, the letter of its band before it. The caller frees it. */
char *guidance_block_text(const struct guidance_block *block);

/* Adds a page to a document, its title included where the document has none. */
void guidance_write(const struct guidance_page *page, struct document *document);

/* Who the guidance at work speaks to. */
enum guidance_side { GUIDANCE_MEMBER, GUIDANCE_LOCAL_RESOURCE, GUIDANCE_SIDES };

/* Which side, in the interface's language; and what it should think of at a stage of a partnership, "" where there is nothing. */
const char *guidance_side_label(enum guidance_side side);
const char *guidance_at_stage(const char *stage, enum guidance_side side);

#endif
