/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form: one record's fields, typed and chosen, saved together. What the form's rooms share. */
#ifndef LRN_FORM_H
#define LRN_FORM_H

#include "ui/draft.h"
#include "ui/form_saver.h"
#include "ui/line.h"
#include "ui/screen.h"

/* How a field is filled in. */
enum form_control {
    FORM_LINE,   /* one line is typed and read by the field's kind */
    FORM_LONG,   /* many lines are typed */
    FORM_PICK,   /* picked in a pop-up */
    FORM_CYCLE,  /* yes, no or empty */
    FORM_FIXED   /* only shown */
};

/* Where what is wrong with a field is said: below it. */
struct form_error_place {
    int row, rows;
    int column, width;
};

/* Where a field stands, in columns of the pane and rows of the whole form. */
struct form_place {
    int mark;      /* column of the cursor's mark; the sign of a required field and the label follow */
    int label_row; /* as row, or the row above where a pair stands side by side */
    int label_width;
    int row, rows;
    int column, width;
    struct form_error_place error;
};

struct form_field {
    const struct field *field;
    enum form_control control;
    bool begins_section;
    char *label;
    struct line line; /* of what is typed */
    char *printed;    /* the text of the base's value: while the line holds it, nothing was typed */
    char *shown;      /* of what is not typed: the value in words */
    struct value former; /* of what is not typed: the value Ctrl-Z brings back */
    bool has_former;
    char *error;      /* what is wrong, or NULL */
    int first;        /* of a long text: the first row shown */
    struct form_place place;
};

struct form {
    struct pane pane;
    const struct record_type *type;
    struct record record; /* as it shall be; what is typed gets into it when the field is left */
    struct record base;   /* as it was loaded, or as a new one began */
    bool is_new;
    struct form_field *fields; /* in the order shown */
    size_t count;
    size_t focus;
    size_t described; /* the field whose help is shown: the focus, once keys have paused */
    char *title;      /* what the record was called when the form was opened; NULL: a new one */
    char *heading;
    int top;          /* first row of the form shown */
    enum language language; /* its words are in */
    struct form_saver saver; /* none: the record is saved by itself */
    struct draft draft;
    char resumed_at[DATE_TEXT_SIZE]; /* when the draft was kept that the form was opened with, "" for none */
    bool leaves;      /* it is closed once it is saved */
    bool unkept;      /* something happened that no draft has yet */
    bool proposed;    /* what it holds was proposed, and nothing was done to it */
    bool warned;      /* that no draft can be kept */
    struct pane *conflict; /* the question which of two values shall stand, or NULL */
};

/* --- form_field.c ------------------------------------------------------------------------------------------------------ */

/* Makes the form's fields from its type, in the order of its sections, those left out that the viewer may not see; releases them. */
void form_fields_make(struct form *form);
void form_fields_done(struct form *form);

/* The place of a field in the form; count where it is not in it. */
size_t form_find(const struct form *form, const struct field *field);

/* Words anew (language, titles of references). What was typed stays; lines nothing was typed into are printed anew. */
void form_fields_word(struct form *form);

/* What stands in a line for a value that nobody typed: a day in words, others as they are printed. The caller frees it. */
char *form_line_text(const struct field *field, const struct value *value);

/* A value as the form shows it, titles for references. The caller frees it. */
char *form_value_text(const struct form *form, const struct field *field, const struct value *value);

/* Whether a field differs from the base; whether any does. */
bool form_field_is_changed(const struct form *form, const struct form_field *field);
bool form_is_changed(const struct form *form);

/* Reads what was typed into the record and checks it. What is wrong stands at the field afterwards, and in error. */
bool form_field_read(struct form *form, struct form_field *field, struct error *error);

/* Sets what is wrong with a field, NULL for nothing. */
void form_field_set_error(struct form_field *field, const char *error);

/* Gives a field that is not typed another value. */
void form_field_set(struct form *form, struct form_field *field, const struct value *value);

/* Keys of fields that are picked or cycled; false if the key is none of theirs. */
bool form_pick_event(struct form *form, struct form_field *field, const struct event *event);
bool form_cycle_event(struct form *form, struct form_field *field, const struct event *event);

/* --- form_layout.c ----------------------------------------------------------------------------------------------------- */

/* Places the fields in an area and brings the cursor into sight; draws. */
void form_prepare(struct pane *pane, struct area area);
void form_draw(struct pane *pane, struct area area);

/* Rows of fields seen at once. */
int form_view_rows(const struct form *form);

/* --- form.c ------------------------------------------------------------------------------------------------------------ */

/* Puts the cursor into a field, leaving the one it was in: what is wrong there is said. */
void form_go(struct form *form, size_t index);

/* Takes a record as loaded or saved: base and all texts become its values. The record is taken over. */
void form_take(struct form *form, struct record *record);

/* Words anew after the language changed, or a title. */
void form_word(struct form *form);

/* --- form_save.c ------------------------------------------------------------------------------------------------------- */

/* Saves what was changed, now or once others have saved; says what came of it. Where it cannot be saved the cursor is then at what is wrong, or the conflicts are
 * open. */
void form_save(struct form *form);

/* Marks the fields that the record lacks for its state and goes to the first of them; false where it lacks none. */
bool form_mark_missing(struct form *form);

/* Keeps what is unsaved as a draft; takes the draft away where nothing is. */
void form_keep(struct form *form);

/* Whether the form may be closed now; asks what to do with what is unsaved. */
bool form_may_close(struct form *form);

/* --- form_conflict.c --------------------------------------------------------------------------------------------------- */

/* Opens the choice between what was typed and what somebody else has saved, field by field; calls again (it saves) when all is chosen. Takes the list over. */
void form_conflict_open(struct form *form, struct conflict_list *conflicts, void (*again)(struct form *form));

#endif
