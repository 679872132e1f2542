/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verification comes to: the state that the profile it is about goes to, and until when that holds. */
#ifndef LRN_ASSURANCE_RULE_H
#define LRN_ASSURANCE_RULE_H

#include "src/record.h"

/* Whether a verification was passed, with remarks or without. */
bool assurance_passed(const struct record *verification);

/* The last day a verification is good for: its end, or where none was set the one that is proposed for its day. False where it has no day either. */
bool assurance_last_day(const struct record *verification, struct date *day);

/* Whether a verification was passed and is good for a day. */
bool assurance_holds(const struct record *verification, struct date today);

/* Does to a profile what a verification comes to, as of a day; returns whether it changed. It takes one step: what passed and still holds leads one that is submitted to its review,
 * and makes one that is under review, to be updated or assured already quality-assured until the verification's last day; for one that is assured that
 * day may be past. What failed leads one that was submitted to its review,
 * and one that was quality-assured to its update. Drafts, suspended and archived profiles stay as they are: their next step is somebody's to take. */
bool assurance_apply(const struct record *verification, struct date today, struct record *profile);

/* Gives a profile that became quality-assured the last day of its verification for its review, where it has no day of its own that is still to come while that is good. */
void assurance_settle(const struct record *verification, struct date today, struct record *profile);

/* The end that is proposed for a verification of a day: two years on, on its last day. */
struct date assurance_end(struct date date);

/* Lets the end of a verification follow its date and result: where it was what is proposed for those before, it becomes what is proposed for those of now, and empty where it was not
 * passed. An end that somebody chose stays. */
void assurance_follow(const struct record *before, struct record *verification);

#endif
