/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Controlled vocabularies: stable codes that are stored, words in both languages that are shown and read. */
#ifndef LRN_VOCABULARY_H
#define LRN_VOCABULARY_H

#include "src/message.h"

#include <stdbool.h>
#include <stddef.h>

struct term {
    const char *code;     /* the English term in lower case with hyphens; never changes */
    const char *label;    /* N_() or NC_() */
    const char *synonyms; /* other spellings people use, separated by "|", or NULL */
};

struct vocabulary {
    const char *name;
    const char *label; /* N_(): what its terms are, for help */
    const struct term *terms; /* in the order choices are offered and sorted */
    size_t count;
};

/* The term of a code, or NULL. */
const struct term *vocabulary_term(const struct vocabulary *vocabulary, const char *code);

/* Its place in the order, or count where the code is unknown. */
size_t vocabulary_order(const struct vocabulary *vocabulary, const char *code);

/* The word for a code in a language; an unknown code itself (it is kept and shown raw). */
const char *vocabulary_word(const struct vocabulary *vocabulary, const char *code, enum language language);

/* Finds a term by code, by its word in either language or by a synonym, without case, accents and hyphens; NULL where there is none. */
const struct term *vocabulary_find(const struct vocabulary *vocabulary, const char *text);

/* What a message offers where a text names no term: all words (or codes) of a short vocabulary, of a longer one those that are near to the text in
 * spelling or hold it; separated by commas, "" where none is. The caller frees it. */
char *vocabulary_offer(const struct vocabulary *vocabulary, const char *text, bool codes);

/* Raised when a word changes that search text is made from. */
enum { VOCABULARY_VERSION = 1 };

extern const struct vocabulary vocabulary_visibility, vocabulary_initiative, vocabulary_person_role, vocabulary_interface_language,
    vocabulary_organisation_kind, vocabulary_organisation_status, vocabulary_referral, vocabulary_funding_policy, vocabulary_logo_policy,
    vocabulary_staff_band, vocabulary_expertise, vocabulary_issue, vocabulary_sector, vocabulary_language, vocabulary_verification_method,
    vocabulary_verification_result, vocabulary_concern_state, vocabulary_world_region, vocabulary_confidence, vocabulary_hotspot_status,
    vocabulary_affected_group, vocabulary_band, vocabulary_oecd_step, vocabulary_audience, vocabulary_member_kind, vocabulary_currency,
    vocabulary_member_state, vocabulary_budget_band, vocabulary_confidentiality, vocabulary_need_state, vocabulary_partnership_stage,
    vocabulary_payment_terms, vocabulary_share_how, vocabulary_deliverable_state, vocabulary_activity_kind, vocabulary_site_kind,
    vocabulary_verdict, vocabulary_candidate_decision;

#endif
