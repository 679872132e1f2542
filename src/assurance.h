/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verification comes to: the state that the profile it is about goes to, and until when that holds. */
#ifndef LRN_ASSURANCE_RULE_H
#define LRN_ASSURANCE_RULE_H

#include "src/record.h"

/* Whether a verification was passed, with remarks or without. */
bool assurance_passed(const struct record *verification);

/* Does to a profile what a verification comes to, as of a day; returns whether it changed. What passed and still holds makes it quality-assured until the verification ends, whether it was
 * submitted, under review, to be updated or assured before; without an end a review date that is past is taken out. What failed leads one that was submitted to its review, and
 * one that was quality-assured to its update. Drafts, suspended and archived profiles stay as they are: their next step is somebody's to take. */
bool assurance_apply(const struct record *verification, struct date today, struct record *profile);

/* The end that is proposed for a verification of a day: two years on, on its last day. */
struct date assurance_end(struct date date);

#endif
