/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signals that the screen answers. They come only while it waits, and only leave word; what is to be done is done in its turn. */
#ifndef LRN_SIGNALS_H
#define LRN_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

enum word {
    WORD_RESIZE,  /* the window has another size */
    WORD_END,     /* the line is gone, or somebody ends the program */
    WORD_STOP,    /* somebody wants the terminal for a while */
    WORD_GO_ON,   /* the program was stopped, and goes on */
    WORD_COUNT
};

/* Holds the signals back from now on; *waiting gets the mask under which they come. */
void signals_open(sigset_t *waiting);

/* Whether word was left; signals_take forgets it. */
bool signals_have(enum word word);
bool signals_take(enum word word);

/* The signal that left WORD_END, the latest; 0 where none did. */
int signals_ending(void);

/* Ends the program as a signal does that nobody answers, so that whoever started it sees that; but leaves no image of its memory, which is full of what people wrote. */
void signals_end(int number);

/* Whether somebody would continue the program if it stopped: a shell with job control. */
bool signals_can_stop(void);

/* Stops the program with all of its process group, as the terminal does it at Ctrl-Z for programs that leave it to that; returns when it is continued. False where the system did
 * not stop it. WORD_GO_ON is left in any case. */
bool signals_stop(const sigset_t *waiting);

#endif
