/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of guidance as it is written; those of its kind are in a file together. */
#ifndef LRN_GUIDANCE_PAGE_H
#define LRN_GUIDANCE_PAGE_H

#include "src/document.h"

/* A heading, a paragraph, or an item of a list (DOCUMENT_LIST). */
struct guidance_block {
    enum document_kind kind;
    const char *text; /* a message id; NULL ends a page */
    const char *band; /* a code of vocabulary band whose letter stands before the text, or NULL */
};

#define GUIDANCE_HEADING(text) {DOCUMENT_HEADING, text, NULL}
#define GUIDANCE_TEXT(text) {DOCUMENT_PARAGRAPH, text, NULL}
#define GUIDANCE_ITEM(text) {DOCUMENT_LIST, text, NULL}
#define GUIDANCE_BAND(band, text) {DOCUMENT_LIST, text, band}
#define GUIDANCE_END {DOCUMENT_PARAGRAPH, NULL, NULL}

/* All texts are message ids. */
struct guidance_page {
    const char *name;    /* in the context "guidance": what commands take, in any language: "local-resource" */
    const char *title;
    const char *summary; /* one line for lists of pages */
    const struct guidance_block *blocks;
};

extern const struct guidance_page guidance_member, guidance_local_resource, guidance_media;                  /* guidance_partnership.c */
extern const struct guidance_page guidance_hotspots, guidance_ranking, guidance_quality, guidance_membership, guidance_questions; /* guidance_network.c */

#endif
