/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two records may be the same thing in the world: by what they are looked up, how alike they are, and why. */
#ifndef LRN_SIMILAR_H
#define LRN_SIMILAR_H

#include "src/fold.h"
#include "src/record.h"
#include "src/text.h"

enum {
    SIMILAR_KEYS = 16,
    SIMILAR_SCORE_SAME = 80, /* from here on two records are taken for the same until somebody says otherwise */
    SIMILAR_SCORE_TOLD = 70, /* from here on it is told of a new record which one it is like, although both stay */
    SIMILAR_SCORE_SHOWN = 50 /* from here on a pair is worth looking at */
};

enum similar_reason {
    SIMILAR_NONE,
    SIMILAR_NUMBER,     /* the same registration number */
    SIMILAR_NAME_CITY,  /* the same name in the same country and city */
    SIMILAR_NAME,       /* the same name in the same country */
    SIMILAR_NAME_NEAR_CITY, /* these two where legal forms, filler words, plurals or spelling differ */
    SIMILAR_NAME_NEAR,
    SIMILAR_EMAIL,      /* the same e-mail address and a similar name */
    SIMILAR_DOMAIN,     /* the same web domain and a similar name */
    SIMILAR_FIELDS,     /* everything such a record is known by is the same */
    SIMILAR_PRODUCT,    /* everything but the title, for which in one of them what its type's title_from names stands: a product */
    SIMILAR_MERGED,     /* it was merged with it: nothing is compared */
    SIMILAR_ID,         /* they have one id */
    SIMILAR_REASON_COUNT
};

struct similarity {
    int score; /* 0 to 100 */
    enum similar_reason reason;
};

/* The numbers a record is looked up by: two records that may be the same share one at least, or one wants one of the other's (similar_key_wanted). Those with a name and a country (organisations, members, sites,
 * suppliers) are known by registration number, name with country, e-mail and web domain; others by all that is required of them and what they are called,
 * or what stands for that where a list has no titles. Returns how many there are. */
size_t similar_keys(struct folder *folder, const struct record *record, int64_t keys[SIMILAR_KEYS]);

/* Of those others the numbers by all that is required of them and what they are called, alone: what was decided of rows is found by these, and so they stay what they are. */
size_t similar_fields_keys(struct folder *folder, const struct record *record, int64_t keys[SIMILAR_KEYS]);

/* A name has one number where it was given so and others where it is but another spelling (similar_spelling.h): many may have a part of their names in common, and who is called just
 * that is found all the same. Which to look for because of a key, how many; and the range of keys that belong together. */
enum { SIMILAR_KEY_WANTED = 3 };
size_t similar_key_wanted(int64_t key, int64_t wanted[SIMILAR_KEY_WANTED]);
void similar_key_range(int64_t key, int64_t *first, int64_t *last);

/* The one of these numbers that stands for a registration number (registration.h), in a country where it is a short one: lists count their rows with such, and so each country has its own.
 * False where the text is no registration number. */
bool similar_number_key(const char *number, const char *country, int64_t *key);

/* Appends those names of a record that are beyond ASCII as they fold, each with a bar behind it; nothing where records of its type are not known by a name. Other scripts take ICU
 * long, and megabytes: who compares many records keeps this beside them. */
void similar_names_fold(struct folder *folder, const struct record *record, struct text *folded);

/* How alike two records of one type are. The same name alone, or the same e-mail alone, is never SIMILAR_SCORE_SAME; two registration numbers of one country that
 * differ, or two cities that do (unless the same name has the same e-mail address or web domain), keep it below; so does a number of one or two characters with two names that are not alike. */
struct similarity similar_compare(struct folder *folder, const struct record *left, const struct record *right);

/* What a record is compared by, read once: that takes most of the time. Holds nothing of the record's. folded is what similar_names_fold made of it; NULL: nobody kept that. */
struct similar_profile;
struct similar_profile *similar_profile_new(struct folder *folder, const struct record *record, const char *folded);
void similar_profile_free(struct similar_profile *profile);
struct similarity similar_profile_compare(const struct similar_profile *left, const struct similar_profile *right);

/* A reason in the interface's language: "same name and country". */
const char *similar_reason_text(enum similar_reason reason);

/* The same for machines, never translated: "name-country". */
const char *similar_reason_code(enum similar_reason reason);

#endif
