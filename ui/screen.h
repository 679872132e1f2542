/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all panes share: the store, who looks, the stacks of panes, the message line. */
#ifndef LRN_SCREEN_H
#define LRN_SCREEN_H

#include "db/store.h"
#include "ui/pane.h"
#include "ui/state.h"

/* The numbered panes: 1 Organisations ... 7 Sites, and last in the array 0 Today. */
enum { SCREEN_LISTS = 7, SCREEN_TODAY = SCREEN_LISTS, SCREEN_TABS };

struct screen {
    struct store *store;  /* NULL until the first start has made one */
    struct viewer viewer;
    struct state *state;  /* the person's own: language, last places */
    struct term *term;
    int tab;              /* index of the numbered pane shown */
    struct pane *stacks[SCREEN_TABS]; /* the top of each numbered pane's stack, NULL until it was shown */
    struct pane *preview; /* the record beside a list on a wide screen; belongs to no stack, or NULL */
    char *message;        /* on the last line until the next key, or NULL */
    enum style message_style;
    struct record *asked; /* a need that was asked about and left unsaved, for the next time; or NULL */
    bool stale;           /* something must be drawn */
    bool unsettled;       /* keys came since the panes settled */
    int64_t unkept_since; /* the clock_milliseconds() of the first key that came since what was typed was kept; 0: none did */
    bool stops;           /* it gives the terminal back for a while, as soon as no work is under way */
    bool leaving;         /* quitting waits for an answer asked by the pane left */
    const struct pane *left;
    bool quitting;
    int ended_by;         /* the signal that ends the program; 0: whoever works there does, or nobody yet */
};

/* The type of a numbered pane's list; of Today, which is none, NULL. */
const char *screen_tab_type(int tab);

/* --- Stack ------------------------------------------------------------------------------------------------------------ */

/* The pane with the keys. */
struct pane *screen_top(const struct screen *screen);

/* Whether a pane has the keys, or would once what floats over it is gone. */
bool screen_is_in_front(const struct screen *screen, const struct pane *pane);

/* Puts a pane (which the stack then owns) on the shown stack; takes the top one off and frees it, whatever it holds. The root of a stack is never taken off. */
void screen_push(struct screen *screen, struct pane *pane);
void screen_push_apart(struct screen *screen, struct pane *pane); /* one that belongs to no numbered pane */
void screen_pop(struct screen *screen);

/* Whether what is shown belongs to no numbered pane. */
bool screen_is_apart(const struct screen *screen);

/* How many records are marked in the pane with the keys beside this one. */
size_t screen_marked_beside(const struct screen *screen, int64_t id);

/* Takes off a pane wherever it stands above the root, with all that is above it. */
void screen_close(struct screen *screen, struct pane *pane);

/* Refreshes every pane (the database or the language changed). */
void screen_refresh(struct screen *screen);

/* --- Messages and questions -------------------------------------------------------------------------------------------- */

/* One line at the bottom until the next key. */
void screen_say(struct screen *screen, const char *format, ...) __attribute__((format(printf, 2, 3)));
void screen_say_error(struct screen *screen, const struct error *error);

/* Says why what was typed is not taken: the line it was typed on is opened again with it. */
void screen_refuse(struct screen *screen, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Takes away what was refused since the last key, an error that was said too; NULL: nothing was. The caller frees it. */
char *screen_take_refusal(struct screen *screen);

/* Asks a question on the last line, answered with one of the keys of answers ("yn": the letters are chosen by the caller in the interface's language); answered gets the index,
 * -1 for Esc. context belongs to the caller. */
void screen_ask(struct screen *screen, const char *question, const char *answers, void (*answered)(struct screen *screen, void *context, int index),
                void *context);

/* Yes or no, with the language's own letters (y/n, j/n); answered gets true for yes only. */
void screen_confirm(struct screen *screen, const char *question, void (*answered)(struct screen *screen, void *context, bool yes), void *context);

/* Asks for one line on the last line of the screen with the line editor; entered gets the text (NULL for Esc). */
void screen_enter(struct screen *screen, const char *label, const char *text, void (*entered)(struct screen *screen, void *context, const char *text),
                  void *context);

/* While it gives way, what reads the store is cancelled by the next key (ERROR_CANCELLED). */
void screen_give_way(struct screen *screen, bool gives);

/* --- Ends and changes -------------------------------------------------------------------------------------------------- */

/* Ends the program when every pane agrees (a form with unsaved text asks first). */
void screen_quit(struct screen *screen);

/* Keeps what was typed in every form, whatever stands above it. KEPT_NOT where some of it cannot be kept. */
enum kept screen_keep(struct screen *screen);

/* Releases all panes. */
void screen_done(struct screen *screen);

/* Tells that a record was saved or deleted: lists refresh and, for a new one, the list below puts its cursor on it. */
void screen_record_changed(struct screen *screen, const struct record_type *type, int64_t id);

#endif
