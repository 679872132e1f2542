/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import says: what it recognised, what became of each row, what it could not read; and the rows it rejected, as a list to be mended. */
#ifndef LRN_IMPORT_REPORT_H
#define LRN_IMPORT_REPORT_H

#include "db/import.h"
#include "ui/import_notes.h"
#include "ui/import_rejects.h"
#include "ui/progress.h"

struct import_report {
    const struct csv_stream *stream;
    const struct mapping *mapping;
    const char *rejects_path; /* NULL: none is wanted */
    const char *notes_path;   /* the same */
    struct import_rejects *rejects;
    struct import_notes *notes;
    size_t told[IMPORT_NOTE_DOUBT + 1]; /* notes of each kind so far */
    struct progress progress;
    bool failed;
    struct error error; /* why the rejected rows or the notes could not be written */
};

/* On standard error, before anything else: how a file is read and how many rows it has, which are counted (false where it cannot be read); then what its columns fill. */
bool import_report_file(struct csv_stream *stream, struct error *error);
void import_report_mapping(const struct mapping *mapping);

/* An import's begin and note functions, with the report as their context: on standard error a line for each note, of very many the first; rejected rows and all
 * notes into their files. */
void import_report_begin(void *context);
void import_report_note(void *context, const struct import_note *note);

/* An import's progress function, for terminals. */
void import_report_progress(void *context, const char *work, int64_t done, int64_t total);

/* On standard output: what became of the rows, as text or JSON. */
void import_report_text(const struct import_report *report, const struct import *import, int64_t change, bool dry_run);
void import_report_json(const struct import_report *report, const struct import *import, int64_t change);

/* Makes sure that the rejected rows and the notes are on the disk before the others are taken; where there is no room for them nothing is to be done (ERROR_DATABASE). */
bool import_report_sync(struct import_report *report, struct error *error);

/* Puts the files of rejected rows and notes in their places; keep false: leaves what was there. */
bool import_report_end(struct import_report *report, bool keep, struct error *error);

#endif
