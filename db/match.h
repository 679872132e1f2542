/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations ranked for a need by the rules of src/match.h, as a viewer sees them, and one of them with everything its points are made of. */
#ifndef LRN_DB_MATCH_H
#define LRN_DB_MATCH_H

#include "db/store.h"
#include "src/match.h"

/* One organisation in the ranking. */
struct match_line {
    int64_t id;
    struct match_result result;
    char verified[DATE_TEXT_SIZE]; /* the date of the latest verification that it passed, "" for none */
    unsigned char *name;           /* its sort key */
    size_t name_length;
};

struct match_list {
    struct match_line *lines; /* best first */
    size_t count;
    int64_t total; /* how many there are, of which the list holds the best */
};
void match_list_done(struct match_list *list);

/* Ranks the organisations of a group for a need and keeps the best, at most limit (at least 1), in memory that grows with limit alone. Names are sorted as the language
 * does. ERROR_CANCELLED when interrupted. */
bool match_list_read(struct store *store, const struct viewer *viewer, const struct match_need *need, enum match_group group,
                     enum language language, size_t limit, struct match_list *list, struct error *error);

/* A record that the track record is made of. */
struct match_work {
    const struct record_type *type;
    int64_t id;
};

/* An organisation, and what its points and flags are made of. */
struct match_detail {
    struct record organisation;
    enum match_group group;
    struct match_result result;
    char *matched[MATCH_CRITERIA]; /* of those that compare sets: the codes asked for that it has; of others NULL */
    struct match_work *work;       /* the partnerships and testimonials that fit */
    size_t work_count;
    unsigned flags;    /* 1 << enum match_flag */
    int64_t concerns;  /* open ones; 0 where the viewer may not see them */
    int64_t running;   /* partnerships running now */
    char verified[DATE_TEXT_SIZE];
};
void match_detail_done(struct match_detail *detail);

/* Reads one organisation for a need; detail is not initialised before, and on success the caller calls match_detail_done. ERROR_NOT_FOUND where it is not there
 * or not to be seen. */
bool match_detail_read(struct store *store, const struct viewer *viewer, const struct match_need *need, int64_t id, struct match_detail *detail,
                       struct error *error);

/* Fills in who asks, from the need's member; the text stays valid as long as the program runs. */
void match_need_fill(struct store *store, const struct viewer *viewer, const struct record *record, struct match_need *need);

#endif
