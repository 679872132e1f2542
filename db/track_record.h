/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded of an organisation's work, as a viewer sees it: its finished partnerships, what members say of it, when it was verified last. Private to db/. */
#ifndef LRN_TRACK_RECORD_H
#define LRN_TRACK_RECORD_H

#include "db/database.h"
#include "src/match.h"

/* Statements kept while many organisations are looked at. */
struct track_record {
    struct store *store;
    const struct match_need *need;
    struct track_source {
        const struct record_type *type; /* of the records it reads; NULL where the store has no such type */
        sqlite3_stmt *statement;
    } partnerships, testimonials, verifications;
};

/* track_record_close is called in every case. */
bool track_record_open(struct track_record *record, struct store *store, const struct viewer *viewer, const struct match_need *need,
                       struct error *error);
void track_record_close(struct track_record *record);

/* Whose work is read. */
struct track_subject {
    int64_t organisation;
    const char *country; /* its own */
    void (*fits)(void *context, const struct record_type *type, int64_t id); /* gets every record that fits; NULL: nobody asks */
    void *context;
};

/* Reads what an organisation's work says of it: of a partnership the sector is its need's, or where it has none its member's; of a testimonial the sector is
 * its member's and the country the organisation's own, since it does not say more. */
bool track_record_read(struct track_record *record, const struct track_subject *subject, enum match_track *track, struct error *error);

/* The date of the latest verification that it passed, "" for none. */
bool track_record_verified(struct track_record *record, int64_t organisation, char date[DATE_TEXT_SIZE], struct error *error);

#endif
