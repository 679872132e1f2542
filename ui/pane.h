/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pane: one thing on the screen with its own keys: a list, a record, a form, help. Panes stand on a stack; the top one has the keys. */
#ifndef LRN_PANE_H
#define LRN_PANE_H

#include "src/record.h"
#include "ui/draw.h"
#include "ui/term.h"

struct screen;
struct viewer;
struct pane;

/* Where commands hold; a pane is in one place. */
enum place_kind {
    PLACE_LIST = 1 << 0,
    PLACE_RECORD = 1 << 1,
    PLACE_FORM = 1 << 2,
    PLACE_CHOOSE = 1 << 3,   /* a pop-up in which something is picked */
    PLACE_LINE = 1 << 4,     /* one line is typed: search, a command, a name */
    PLACE_HISTORY = 1 << 5,
    PLACE_TEXT = 1 << 6,     /* help and other texts */
    PLACE_ASK = 1 << 7,      /* a question is answered with one key */
    PLACE_WELCOME = 1 << 8,
    PLACE_FILE = 1 << 9,     /* a file is chosen */
    PLACE_IMPORT = 1 << 10,  /* a step of an import */
    PLACE_WORK = 1 << 11,    /* long work goes on */
    PLACE_MATRIX = 1 << 12,  /* hot spots counted by two fields */
    PLACE_DUPLICATES = 1 << 13, /* pairs of records that may be the same */
    PLACE_MERGE = 1 << 14,   /* two records side by side */
    PLACE_TODAY = 1 << 15,   /* what needs a hand */
    PLACE_REPORT = 1 << 16,  /* a report, whose rows lead to records and lists */
    PLACE_MATCH = 1 << 17,   /* organisations ranked for a need */
    PLACE_SET = 1 << 18,     /* what would become of several records in which a field is set */
    PLACE_EXPORT = 1 << 19,  /* how records are written into a file */
    PLACE_UNSEEN = 1 << 20,  /* any, in a window that is too small to show it */
    PLACE_MARKED = 1 << 21,  /* a list in which records are marked: only of what the last line names */
    PLACE_READING = PLACE_LIST | PLACE_RECORD | PLACE_HISTORY | PLACE_TEXT | PLACE_IMPORT | PLACE_MATRIX | PLACE_DUPLICATES | PLACE_MERGE | PLACE_TODAY
        | PLACE_REPORT | PLACE_MATCH | PLACE_SET | PLACE_EXPORT,
    PLACE_ANY = (1 << 24) - 1
};

enum movement {
    MOVE_UP, MOVE_DOWN, MOVE_PAGE_UP, MOVE_PAGE_DOWN, MOVE_FIRST, MOVE_LAST, MOVE_LEFT, MOVE_RIGHT, MOVE_NEXT_SECTION, MOVE_PREVIOUS_SECTION
};

/* What became of what was typed and is not saved: there is nothing, there is a draft of it, it cannot be kept. */
enum kept { KEPT_NOTHING, KEPT_AS_DRAFT, KEPT_NOT };

struct draft;

/* Where Enter leads from a pane: a record, or with id 0 a list; a change, or a form that was not saved, where one is named. Owns its query and value. */
struct target {
    int64_t change;            /* of the history, or 0 */
    const struct draft *draft; /* or NULL */
    const struct record_type *type;
    int64_t id;
    char *query;               /* of a list, or NULL */
    const struct field *within; /* of a list: only records whose field holds the value; or NULL */
    struct value value;
    const struct field *sort;  /* NULL: by title */
    bool descending;
};

struct pane_class {
    enum place_kind place;
    bool takes_text; /* characters belong to it; only commands whose key is no character come to it as commands */
    bool floats;     /* drawn over the pane below it, which stays visible */

    /* Draws itself; reads state and changes none. */
    void (*draw)(struct pane *pane, struct area area);
    /* Called before each drawing with the area it will have: reads what is missing for it (a list its rows). NULL: nothing to do. */
    void (*prepare)(struct pane *pane, struct area area);
    /* A key or paste no command took; false if it does nothing here. NULL: none does. */
    bool (*event)(struct pane *pane, const struct event *event);
    /* Moves the cursor; false where it cannot (quietly). */
    bool (*move)(struct pane *pane, enum movement movement);
    /* Says where Enter leads from the cursor; false where nowhere. target is empty before. NULL: nowhere. */
    bool (*target)(struct pane *pane, struct target *target);
    /* What Enter does where it leads to no record or list; false, or NULL: it leads where target says. */
    bool (*open)(struct pane *pane);
    /* Esc takes back one thing in the pane (its marks, its search) or goes back a step; false where the pane is to be closed. NULL: it is. */
    bool (*back)(struct pane *pane);
    /* Does a piece of long work, some hundredths of a second; false where there is none left. Asked again and again while no key waits. NULL: never any. */
    bool (*work)(struct pane *pane);
    /* The change that undo takes back here; 0: the last one. NULL: the last one. */
    int64_t (*change)(const struct pane *pane);
    /* Puts the cursor on a record that was saved, if it is here. NULL: nothing to do. */
    void (*go_to)(struct pane *pane, const struct record_type *type, int64_t id);
    /* The database or the language changed: reads again, keeps the place. */
    void (*refresh)(struct pane *pane);
    /* Many stand above it: lets go what it can read again when it is prepared, and keeps its place and what a person chose. May be called again while it rests. NULL: what it holds
     * is little, or a person's work. */
    void (*rest)(struct pane *pane);
    /* Keys have paused for a moment: counters, previews. */
    void (*settle)(struct pane *pane);
    /* The record commands act on; false where there is none. */
    bool (*selected)(struct pane *pane, const struct record_type **type, int64_t *id);
    /* Whether its cursor can come to a record of a type that fits. NULL: to some record or other. */
    bool (*has)(struct pane *pane, bool (*fits)(const struct viewer *viewer, const struct record_type *type));
    /* Whether a command does something here that needs one thing (enum command_need) of which only the pane knows. NULL: it does. */
    bool (*meets)(const struct pane *pane, unsigned need);
    /* Marks the record of the cursor, or takes the mark off, and moves on; false where there is none. NULL: this pane has no marks. */
    bool (*mark)(struct pane *pane);
    /* The records Space marked, in any order; the caller frees *ids. Returns how many. NULL: this pane has no marks. */
    size_t (*marked)(struct pane *pane, int64_t **ids);
    /* Keeps what was typed and is not kept yet: the line may go at any time. NULL: nothing to keep. */
    enum kept (*keep)(struct pane *pane);
    /* Asked before it is closed by Esc or quitting: false keeps it open (it has asked something). */
    bool (*may_close)(struct pane *pane);
    /* What the user is looking at, for help and the place remembered. The caller frees it. May be NULL. */
    char *(*title)(struct pane *pane);
    /* What its help is called, in the interface's language, where there is help of its own; NULL, or gives NULL: it has that of its place. */
    const char *(*topic)(const struct pane *pane);
    /* The keys that matter, for the last line; NULL, or gives NULL: those of the command table. */
    const char *(*hint)(const struct pane *pane);
    void (*free)(struct pane *pane);
};

/* Every pane begins with this; its file's own struct has it as first member. */
struct pane {
    const struct pane_class *class;
    struct screen *screen;
    struct pane *below;
    struct area area; /* where it is drawn */
    bool apart;       /* it was called by name and belongs to no numbered pane, nor does what stands above it */
};

#endif
