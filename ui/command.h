/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: one array from which keys, hints, help, the : line and the manual's key table come. */
#ifndef LRN_COMMAND_H
#define LRN_COMMAND_H

#include "src/message.h"
#include "ui/need.h"
#include "ui/pane.h"

enum { COMMAND_KEYS = 4 };

struct command {
    const char *name;             /* in the context "command": what the : line takes, in any language; one word or words joined by hyphens */
    uint32_t keys[COMMAND_KEYS];  /* default keys, 0 at the end */
    unsigned places;              /* enum place_kind */
    unsigned needs;
    const char *argument;         /* N_(): what the : line may give it ("TYPE"), or NULL */
    const char *label;            /* N_(): one or two words for the hint line */
    const char *help;             /* N_(): one sentence */
    unsigned hints;               /* enum place_kind: where the last line names it, in the table's order */
    /* False where it does nothing here. argument is NULL when it came by key. */
    bool (*run)(struct screen *screen, const char *argument);
};

extern const struct command commands[];
extern const size_t command_count;

/* The command of a key at a place, or NULL; in panes that take text, characters have none. */
const struct command *command_for_press(enum place_kind place, bool takes_text, uint32_t press);

/* The key to show for a command at a place: the first that is no character where characters are text; 0 for none. */
uint32_t command_press(const struct command *command, bool takes_text);

/* A command's name in a language; lives as long as the catalogues. */
const char *command_name(const struct command *command, enum language language);

/* The command of a name in any language, or of an unambiguous beginning; of several one that does something at the place. NULL. */
const struct command *command_by_name(const char *name, enum place_kind place);

/* Whether to name it to who works at a pane: it does something there, the database may be written where it writes, and her role may do it. */
bool command_is_offered(const struct command *command, const struct screen *screen, const struct pane *pane);

/* Whether its key can do something at a pane as it is, wherever the cursor goes: what help and the last line name. */
bool command_holds(const struct command *command, const struct screen *screen, struct pane *pane);

/* Runs it after checking what it needs (says what is missing). */
bool command_run(struct screen *screen, const struct command *command, const char *argument);

/* A key as help shows it: "Ctrl-S", "PgDn", "F2". Returns text. */
enum { PRESS_TEXT_SIZE = 24 };
const char *press_show(uint32_t press, char text[PRESS_TEXT_SIZE]);

#endif
