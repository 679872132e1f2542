/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up in which something is picked: type to filter, arrows to move, Space to mark where several may be chosen. */
#ifndef LRN_CHOOSE_H
#define LRN_CHOOSE_H

#include <stdint.h>

#include "ui/pane.h"

struct choice {
    char *code;   /* what is given back */
    char *label;  /* what is shown and found by */
    char *also;   /* what else it is found by: the other language's word, other spellings; or NULL */
    char *detail; /* shown quietly at the right (a count, a place), or NULL */
    bool chosen;
};

struct choice_list {
    struct choice *choices;
    size_t count;
};

/* Appends a choice; the strings are copied. choice_list_also adds to what the last one is found by. */
void choice_list_also(struct choice_list *list, const char *words);
void choice_list_add(struct choice_list *list, const char *code, const char *label, const char *detail, bool chosen);
void choice_list_done(struct choice_list *list);

/* Where several may be chosen and nothing is marked, nor was: whether Enter takes what the cursor is on. */
enum choose_unmarked {
    UNMARKED_IS_NONE,
    UNMARKED_IS_MOVED_TO, /* once the cursor was moved */
    UNMARKED_IS_CURSOR,
};

struct choose_options {
    const char *title;
    bool several;      /* Space marks, Enter takes the marked */
    enum choose_unmarked unmarked;
    bool may_be_none;  /* Del or Backspace on an empty filter gives nothing back as the choice */
    const char *filter; /* what the filter line begins with, or NULL */
    const char *like;   /* a text: choices that are found by it, slips forgiven, stand first, and where none or several are the cursor waits for a key, so that Enter takes nothing; or NULL */
    int64_t record;    /* of records the id of the one that was chosen before, which stands first as long as nothing is typed; 0: none */
    const char *only;   /* of a field's codes those that are offered besides the marked ones, as a set that is read while it opens; NULL: all */
    /* Fills the list for a filter text (records found in the store); NULL: choices is filtered by what was typed, accents aside, at any word's
     * beginning. */
    void (*find)(void *context, const char *filter, struct choice_list *found);
    /* Called once, when it closes: chosen holds what was chosen (may be empty where may_be_none or several), NULL on Esc. */
    void (*chosen)(void *context, const struct choice_list *chosen);
    void *context;
};

/* Opens the pop-up; choices (may be NULL with find) is taken over and emptied. */
void choose_open(struct screen *screen, const struct choose_options *options, struct choice_list *choices);

/* The code of the one that was chosen; NULL on Esc or where nothing was. Lives as long as the list. */
const char *choice_list_code(const struct choice_list *chosen);

/* What was chosen as a text that fields read: codes joined by "; ". The caller frees it. */
char *choice_list_codes(const struct choice_list *list);

#endif
