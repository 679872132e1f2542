/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of an import, one for each of its steps: what they share, and how each is opened. */
#ifndef LRN_IMPORT_PAGE_H
#define LRN_IMPORT_PAGE_H

#include "ui/import_work.h"
#include "ui/page.h"

/* What every page's own struct begins with. */
struct import_page {
    struct page page;
    struct import_work *work;
    void (*next)(struct import_page *page); /* Tab: goes on; NULL: it does not */
};

enum {
    IMPORT_TAG_NEXT = 1, /* the row that goes on to the next step */
    IMPORT_TAG_OWN,      /* the first that a page may use for its own rows */
    IMPORT_LABELS = 24   /* the column behind labels */
};

/* Makes a page of size bytes; shows it above the others. */
struct import_page *import_page_new(struct import_work *work, size_t size, const struct pane_class *class, const struct page_kind *kind,
                                    void (*next)(struct import_page *page));
void import_page_push(struct import_page *page);

/* The class of pages that have nothing of their own but their kind. */
extern const struct pane_class import_page_class;

/* --- What the pages' classes and kinds take for their functions ----------------------------------------------------------- */

/* Tab goes on. */
bool import_page_move(struct pane *pane, enum movement movement);
/* Esc goes back one step: the page is closed without asking. */
bool import_page_back(struct pane *pane);
/* Ending the program asks first. */
bool import_page_may_close(struct pane *pane);
void import_page_free(struct pane *pane);
/* The file's name. */
char *import_page_note(const struct page *page);

/* --- The steps ------------------------------------------------------------------------------------------------------------ */

/* Opens each above what is shown. */
void import_read_page_open(struct import_work *work);    /* what was recognised */
void import_columns_page_open(struct import_work *work); /* what the columns fill */
void import_words_page_open(struct import_work *work);   /* spellings that are not known; where there are none, the next */
void import_outcome_page_open(struct import_work *work); /* what becomes of the rows */
void import_rows_pane_open(struct import_work *work, int list); /* the rows in a list of import_list */
void import_done_page_open(struct import_work *work);    /* what was written */

/* A row: as it was checked, from a list; or as the mapping reads it now, before anything is checked. */
void import_row_page_open(struct import_work *work, int list, int64_t number);
void import_preview_page_open(struct import_work *work);

/* Checks all rows where something was chosen since the last time, showing how far it has come, and goes on to a step; writes, and goes on to the end. */
void import_check_start(struct import_work *work, void (*next)(struct import_work *work));
/* Says what is done with all rows that are likely there already and not decided one by one, in the same way. */
void import_decide_start(struct import_work *work, enum import_policy policy);
/* The same of all that are only like something. */
void import_decide_like_start(struct import_work *work, enum import_policy policy);
void import_commit_start(struct import_work *work);

/* --- Rejected rows -------------------------------------------------------------------------------------------------------- */

/* The line that writes them into a file, in the interface's language; asks for the file, once all rows are checked. */
const char *import_rejects_label(void);
void import_rejects_ask(struct import_work *work);

#endif
