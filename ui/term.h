/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal: opened and closed here, read here as events, flushed here. The only room that knows newterm and getch. */
#ifndef LRN_TERM_H
#define LRN_TERM_H

#include "src/error.h"
#include "ui/pace.h"

#include <stdbool.h>
#include <stdint.h>

/* What a key is: a character's codepoint (control characters are 1..31 and 127), or one of these; PRESS_ALT is added to a
 * character that came with Alt. */
enum press {
    PRESS_SPECIAL = 0x110000,
    PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT,
    PRESS_PAGE_UP, PRESS_PAGE_DOWN, PRESS_HOME, PRESS_END,
    PRESS_INSERT, PRESS_DELETE, PRESS_BACKSPACE, PRESS_ENTER, PRESS_TAB, PRESS_BACK_TAB, PRESS_ESCAPE,
    PRESS_F1, PRESS_F2, PRESS_F3, PRESS_F4, PRESS_F5, PRESS_F6, PRESS_F7, PRESS_F8, PRESS_F9, PRESS_F10, PRESS_F11, PRESS_F12,
    PRESS_CTRL_LEFT, PRESS_CTRL_RIGHT,
    PRESS_UNKNOWN,
    PRESS_ALT = 0x200000
};

/* Ctrl with a letter: PRESS_CTRL('s'). */
#define PRESS_CTRL(letter) ((letter) & 0x1f)

enum event_kind {
    EVENT_NONE,   /* nothing came in the time given */
    EVENT_PRESS,  /* a key or a character */
    EVENT_PASTE,  /* text the terminal pasted as one, cleaned to valid UTF-8 with line feeds */
    EVENT_RESIZE, /* the window has another size, or the program goes on after it was stopped: all is painted anew */
    EVENT_STOP,   /* SIGTSTP: term_stop, when it suits */
    EVENT_HANGUP  /* the line is gone, or SIGTERM: save and end */
};

struct event {
    enum event_kind kind;
    uint32_t press;
    const char *paste; /* valid until the next event */
    bool is_cut;       /* the paste was longer than a megabyte: what came after was left out */
};

struct term;

/* Takes over the terminal (NULL and error where there is none that can do it). Restored by term_close. */
struct term *term_open(enum economy economy, struct error *error);
void term_close(struct term *term);

/* Puts the terminal back as it was without freeing anything: for die() and hang-ups. Safe to call twice. */
void term_restore(struct term *term);

/* Gives the terminal back and stops, with the process group, until the shell continues it; the next event is then that it goes on. False where there is no shell that would. */
bool term_stop(struct term *term);

/* Size in columns and rows. */
int term_columns(const struct term *term);
int term_rows(const struct term *term);

/* Waits up to milliseconds (-1: for ever, 0: not at all) for the next event. Signals are taken only inside. */
bool term_next(struct term *term, int milliseconds, struct event *event);

/* The signal that ends the program (SIGHUP where the line is gone), 0 where none does. */
int term_ending(const struct term *term);

/* Whether something was typed that is not read yet: what interrupts a search. */
bool term_has_input(struct term *term);

/* Sends what was drawn; on a slow line no more than the terminal can show soon, and nothing before it has shown what was sent before (economy). Returns false
 * where there is more to send. The terminal is asked for its status after a frame with ESC[5n, after a part of one with ESC[05n: the same to a terminal, but whoever
 * reads along can tell them apart. */
bool term_flush(struct term *term);

/* Forgets what the terminal shows, so that the next flush paints everything (Ctrl-L). */
void term_repaint(struct term *term);

#endif
