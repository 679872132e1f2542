/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as they are kept: their rows and the pieces of their content, written once and read back. Private to db/. */
#ifndef LRN_CHANGE_LOG_H
#define LRN_CHANGE_LOG_H

#include "db/changeset.h"
#include "db/database.h"

struct number_rows;

/* A row of table change. An undo or redo that is whole keeps no content: content_of then names the change that has it (never one without), and
 * inverted says how it is to be read. */
struct change_entry {
    int64_t number;
    char at[DATE_TEXT_SIZE];
    char *by;
    char *what; /* message id, or NULL */
    int64_t records;
    int64_t pieces; /* of its content, its own or not */
    int64_t digest;
    bool permanent;
    bool forgets; /* permanent, and the people it deleted never come back */
    int64_t inverse_of;
    int64_t origin;     /* the change that a chain of undo and redo began with; 0 for an ordinary change */
    bool again;         /* what it leaves behind is done (an ordinary change, a redo) rather than taken back (an undo) */
    int64_t content_of; /* 0: its own */
    bool inverted;
    int64_t undone_by;
    bool undone_in_part; /* by a change that keeps content of its own */
};
void change_entry_done(struct change_entry *entry);

/* What a change did to records, as a message id: "Added". */
extern const char *const change_words[CHANGESET_ACTION_COUNT];

/* What a change is called in the interface's language. Lines after the message id's own stand where it has "%s", in their order. The caller frees it. */
char *change_what_text(const char *what);

/* Reads a change (ERROR_NOT_FOUND where there is none); the caller calls change_entry_done. */
bool change_entry_load(struct store *store, int64_t number, struct change_entry *entry, struct error *error);
/* Keeps a change, for the first time or as it is by now. */
bool change_entry_keep(struct store *store, const struct change_entry *entry, struct error *error);

/* Notes that a change is taken back by another, and what that means for those it was itself an undo or redo of: each stands and falls with
 * every other one. */
bool change_entry_mark_undone(struct store *store, const struct change_entry *undone, int64_t by, struct error *error);

/* Notes a record as touched by a change, and in which piece of its content. */
bool change_record_insert(struct store *store, sqlite3_stmt **statement, int64_t change, const char *type, int64_t record, int64_t piece,
                          struct error *error);

/* The same of many records of a type, by their ids, of which none was. */
bool change_records_insert(struct store *store, int64_t change, const char *type, struct number_rows *ids, int64_t piece, struct error *error);

/* Whether a record was noted so. statement begins as NULL, the caller finalises it. */
bool change_record_look(struct store *store, sqlite3_stmt **statement, int64_t change, const char *type, int64_t record, bool *found, struct error *error);

/* Whether the last change of a record, which is not there, forgot it. statement begins as NULL, the caller finalises it. */
bool change_record_is_forgotten(struct store *store, sqlite3_stmt **statement, const char *type, int64_t record, bool *forgotten, struct error *error);

/* Whether a change after this one forgot anybody. */
bool change_forgot_after(struct store *store, int64_t number, bool *any, struct error *error);

/* Keeps a piece of a change's content; they are numbered from 1. */
bool piece_insert(struct store *store, int64_t change, int64_t number, const void *bytes, size_t size, struct error *error);

/* Puts other bytes in a piece's place; when that is done with all pieces of a change, its digest is to be made anew. */
bool piece_replace(struct store *store, int64_t change, int64_t number, const void *bytes, size_t size, struct error *error);
bool change_digest_renew(struct store *store, int64_t change, struct error *error);

/* A walk over the rows of one piece, in the sense of its change, or inverted. piece_close returns false and fills error where the piece was damaged;
 * the rows before the damage have been given by then. */
struct piece {
    sqlite3_stmt *statement;
    struct changeset_reader reader;
    int64_t change;
};
bool piece_open(struct store *store, const struct change_entry *entry, int64_t number, bool inverted, struct piece *piece,
                struct error *error);
bool piece_close(struct store *store, struct piece *piece, struct error *error);

#endif
