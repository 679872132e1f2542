/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/change_schema.h"

/* A change: origin is the first of a chain of undo and redo (NULL for an ordinary change) and again says whether it is done again or taken
 * back; content_of names the change whose pieces hold its content where it keeps none of its own, to be read inverted or as it is.
 * A change's records are found by the record, as history and undo ask; the piece spares reading all of a large change. Whether their change is there is asked at the
 * commit: a statement that puts in many and might fail in the middle is one that SQLite could take back, and to be ready for that the search index writes a part of itself. */
const char change_schema[] =
    "CREATE TABLE change (number INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, what TEXT, schema INTEGER NOT NULL,"
    " records INTEGER NOT NULL, pieces INTEGER NOT NULL, digest INTEGER NOT NULL, permanent INTEGER NOT NULL, inverse_of INTEGER REFERENCES change,"
    " origin INTEGER REFERENCES change, again INTEGER NOT NULL, content_of INTEGER REFERENCES change, inverted INTEGER NOT NULL,"
    " undone_by INTEGER REFERENCES change);"
    "CREATE INDEX change_author ON change (author);"
    "CREATE TABLE change_piece (change INTEGER NOT NULL REFERENCES change, piece INTEGER NOT NULL, content BLOB NOT NULL,"
    " PRIMARY KEY (change, piece));"
    "CREATE TABLE change_record (type TEXT NOT NULL, record INTEGER NOT NULL,"
    " change INTEGER NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED, piece INTEGER NOT NULL, PRIMARY KEY (type, record, change, piece)) WITHOUT ROWID;";
