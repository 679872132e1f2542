/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well an organisation fits a need: the points of each criterion and what is not known, whom the hard filters leave out, what speaks against
 * the rest, and who goes before whom. The price is never looked at. (DOMAIN.md, "Ranking organisations for a need".) */
#ifndef LRN_MATCH_H
#define LRN_MATCH_H

#include "src/record.h"

enum match_criterion { MATCH_ISSUES, MATCH_EXPERTISE, MATCH_SECTOR, MATCH_LANGUAGES, MATCH_QUALITY, MATCH_TRACK_RECORD, MATCH_CRITERIA };

/* A criterion as it is named and what it counts for; together they make 100 points. */
struct match_weight {
    const char *code;  /* in machine formats */
    const char *label; /* N_() */
    int points;
};
extern const struct match_weight match_weights[MATCH_CRITERIA];

/* What is asked for: codes and sets of codes, "" for what is not asked. Points into what it was made from. */
struct match_need {
    const char *country; /* never "" */
    const char *sector, *issues, *expertise, *languages;
    const char *budget;      /* code of vocabulary budget_band */
    const char *member_kind; /* who asks */
};

/* What the organisation's finished work says of it. The best of all references counts. */
enum match_track {
    MATCH_TRACK_UNKNOWN, /* nothing is recorded that could tell */
    MATCH_TRACK_OTHER,   /* it worked, but not in this country and sector, or too long ago */
    MATCH_TRACK_FITS
};

/* What the points are given for. Points into what it was made from. */
struct match_profile {
    const char *country, *coverage, *sectors, *issues, *expertise, *languages;
    const char *status; /* as of today */
    const char *referral;
    enum match_track track;
};

struct match_result {
    int points; /* their sum */
    struct match_points {
        int points;
        bool asked; /* by the need; what is not asked gives nobody points */
        bool known; /* of the organisation; what is not known gives 0 */
    } criteria[MATCH_CRITERIA];
};

/* The need of a record of type need; the kind of its member is the caller's to fill in. */
struct match_need match_need_of(const struct record *need);

/* The profile of an organisation; its track record is the caller's to fill in. */
struct match_profile match_profile_of(const struct record *organisation);

/* Gives points. Of issues and expertise it is the share of those asked for that the organisation has, rounded down, so that 3 of 4 issues are 18 of
 * 25 points. One language of those asked for is enough to work in. The sector, quality assurance and track record give all or nothing. */
struct match_result match_score(const struct match_need *need, const struct match_profile *profile);

/* The points of a criterion for so many of the codes asked for that an organisation has, or, of quality and track record, whether it has them: as match_score gives them. */
int match_points_of(const struct match_need *need, enum match_criterion criterion, size_t has);

/* The most points an organisation can have for a need. */
int match_most(const struct match_need *need);

/* Where an organisation is shown for a need. */
enum match_group {
    MATCH_RANKED,    /* it covers the country and members may be referred to it */
    MATCH_NEIGHBOUR, /* members may be referred to it, and it covers a country with a common border, but not this one */
    MATCH_NEAR_MISS, /* one thing keeps it out: it sits in the country but does not say that it covers it, is suspended, or is not to be referred to */
    MATCH_GROUPS,
    MATCH_OUT = MATCH_GROUPS
};
enum match_group match_group_of(const struct match_need *need, const struct match_profile *profile);

/* Whether members may be referred to an organisation, whatever the need: it is neither archived nor suspended, and nobody said not to refer to it. */
bool match_may_be_referred_to(const struct record *organisation);

/* What a piece of work says of the track record: the country and sector it was in and the day it ended or was spoken of (ISO); "" for what is not known.
 * It must be finished work: match_is_finished of a partnership's stage. */
struct match_reference {
    const char *country, *sector, *day;
};
bool match_is_finished(const char *stage);
enum match_track match_reference(const struct match_need *need, const struct match_reference *reference, struct date today);

/* What an adviser must know before she names it. */
enum match_flag {
    MATCH_FLAG_FUNDING,        /* it takes no company money, and the need is a company's that does not say it is unpaid */
    MATCH_FLAG_REVIEW_OVERDUE, /* its profile's review date has passed */
    MATCH_FLAG_DO_NOT_REFER,
    MATCH_FLAG_SUSPENDED,
    MATCH_FLAG_COVERAGE,       /* it sits in the country but does not say that it covers it */
    MATCH_FLAG_CONCERN,        /* somebody reported a problem with it that is not settled */
    MATCH_FLAG_RUNNING,        /* partnerships running now */
    MATCH_FLAGS
};

/* The code of a flag in machine formats. */
const char *match_flag_code(enum match_flag flag);

/* The flags an organisation's own record raises, as bits 1 << enum match_flag. */
unsigned match_flags(const struct match_need *need, const struct record *organisation, struct date today);

/* Whether a concern in a state is not settled; whether a partnership at a stage is running. */
bool match_is_open_concern(const char *state);
bool match_is_running(const char *stage);

/* Where an organisation stands in the ranking. */
struct match_standing {
    int points;
    const char *verified;      /* ISO date of the latest verification that it passed, "" for none */
    const unsigned char *name; /* sort key of the name */
    size_t name_length;
    int64_t id;
};

/* Below 0 where left goes first: more points, then the later verification, then the name; at last the id, so that the order is always the same. */
int match_compare(const struct match_standing *left, const struct match_standing *right);

#endif
