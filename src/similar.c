/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/similar.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/hash.h"
#include "src/memory.h"
#include "src/registration.h"
#include "src/similar_fields.h"
#include "src/similar_name.h"
#include "src/similar_spelling.h"
#include "src/text.h"

/* Scores, in the order in which they are trusted. */
enum {
    SCORE_NUMBER = 98,
    SCORE_NUMBER_ONLY = 85,
    SCORE_NUMBER_SHORT = 60, /* and another name */
    SCORE_NAME_CITY = 97,
    SCORE_NAME = 90,
    SCORE_NAME_ELSEWHERE = 70, /* another city, another register number, another word beside the name */
    SCORE_SLIP_CITY = 79, /* the same but for a slip of the hand: never by itself the same, */
    SCORE_SLIP = 75,
    SCORE_SLIP_ELSEWHERE = 56, /* and in another city hardly */
    PENALTY_SLIP = 2, /* for each */
    SCORE_EMAIL = 88,
    SCORE_EMAIL_ONLY = 40,
    SCORE_DOMAIN = 84,
    SCORE_DOMAIN_ONLY = 30,
    SCORE_FIELDS = 95,
    SCORE_STAND_IN = 88,
    PENALTY_WEBSITE = 15,
    NAME_SIMILAR = 60, /* with the same e-mail address */
    NAME_ALIKE = 75,   /* with the same web domain */
    NUMBER_LENGTH = 3 /* from here on a number tells by itself who it is; lists count their rows with shorter ones, too */
};

/* Those with whom anybody has an address, in the order of strcmp. */
static const char *const providers[] = {
    "126.com", "163.com", "aol.com", "facebook.com", "fb.com", "gmail.com", "gmx.com", "googlemail.com", "hotmail.com", "icloud.com", "instagram.com",
    "linkedin.com", "live.com", "mail.com", "mail.ru", "me.com", "msn.com", "online.no", "outlook.com", "proton.me", "protonmail.com", "qq.com",
    "rediffmail.com", "twitter.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.com", "yahoo.fr", "yandex.ru", "ymail.com",
};

/* --- What a record says of itself ---------------------------------------------------------------------------------------- */

/* The text of a field, "" where the type has none of that name. */
static const char *text_of(const struct record *record, const char *name)
{
    const struct field *field = type_field(record->type, name);

    return field ? value_text(record_field(record, field)) : "";
}

static bool is_named(const struct record_type *type)
{
    return type_field(type, "name") && type_field(type, "country");
}

static const char *email_of(const struct record *record)
{
    const char *email = text_of(record, "email");

    return *email ? email : text_of(record, "contact_email");
}

static bool number_is_short(const char *number)
{
    return strlen(number) < NUMBER_LENGTH;
}

static char *lower(const char *text, size_t length)
{
    char *copy = string_copy_part(text, length);

    for (char *at = copy; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return copy;
}

/* The domain of an address after its "@" or "://", "" for those of providers. The caller frees it. */
static char *domain_part(const char *text)
{
    const char *at = strstr(text, "://");

    at = at ? at + 3 : strrchr(text, '@');
    if (!at)
        return string_copy("");
    at += *at == '@';
    char *domain = lower(at, strcspn(at, "/:?# >"));
    char *plain = string_copy(strncmp(domain, "www.", 4) == 0 ? domain + 4 : domain);
    free(domain);
    if (similar_word_is_among(plain, providers, sizeof providers / sizeof *providers))
        *plain = '\0';
    return plain;
}

/* Calls each for the name and every other name of a record, in all their spellings, while that returns true. */
static void names_each(const struct record *record, similar_spelling_function *each, void *context)
{
    const struct similar_own own = {.acronym = text_of(record, "acronym"),
                                    .city = text_of(record, "city"),
                                    .region = text_of(record, "region"),
                                    .country = text_of(record, "country"),
                                    .has_acronym = type_field(record->type, "acronym") != NULL};
    const char *aliases = text_of(record, "aliases"), *native = text_of(record, "native_name");
    bool go_on = similar_spelling_each(text_of(record, "name"), &own, each, context);

    if (go_on && *native)
        go_on = similar_spelling_each(native, &own, each, context);
    while (go_on && *aliases) {
        size_t length = strcspn(aliases, ";");
        char *alias = string_copy_part(aliases, length);
        go_on = text_is_readable(alias) ? similar_spelling_each(alias, &own, each, context) : true;
        free(alias);
        aliases += length + (aliases[length] == ';');
    }
    if (go_on && *own.acronym)
        each(context, own.acronym, SPELLING_LOOSE);
}

/* --- Names that are kept folded ------------------------------------------------------------------------------------------- */

/* Those of printable ASCII fold at once. */
static bool name_is_kept(const char *name)
{
    return name[text_ascii_length(name)] != '\0';
}

static bool names_are_kept(const struct record *record)
{
    return name_is_kept(text_of(record, "name")) || name_is_kept(text_of(record, "native_name")) || name_is_kept(text_of(record, "aliases"))
           || name_is_kept(text_of(record, "acronym"));
}

struct names_folding {
    struct folder *folder;
    struct text *folded;
};

static bool name_fold(void *context, const char *name, enum similar_spelling how)
{
    struct names_folding *folding = context;

    (void)how;
    if (!name_is_kept(name))
        return true;
    fold(folding->folder, name, folding->folded);
    text_add_byte(folding->folded, '|');
    return true;
}

void similar_names_fold(struct folder *folder, const struct record *record, struct text *folded)
{
    struct names_folding folding = {.folder = folder, .folded = folded};

    if (is_named(record->type) && names_are_kept(record))
        names_each(record, name_fold, &folding);
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

struct keys {
    struct folder *folder;
    const struct record *record;
    int64_t *keys;
    size_t count;
    bool is_named; /* the first of its names has been dealt with */
};

static uint64_t hash_begin(const char *kind)
{
    return hash_text(HASH_BEGIN, kind);
}

/* The lowest bits of a key: what it stands for. */
enum { KEY_PLAIN = 0, KEY_GIVEN = 1, KEY_BARE = 2, KEY_LOOSE = 3, KEY_BITS = 3 };

static const unsigned spelling_bits[SPELLING_TOO_FAR] = {[SPELLING_GIVEN] = KEY_GIVEN, [SPELLING_BARE] = KEY_BARE, [SPELLING_LOOSE] = KEY_LOOSE};

static int64_t key_of_hash(uint64_t hash, unsigned bits)
{
    const uint64_t number = (hash & ~(uint64_t)KEY_BITS) | bits;
    int64_t key;

    memcpy(&key, &number, sizeof key);
    return key;
}

size_t similar_key_wanted(int64_t key, int64_t wanted[SIMILAR_KEY_WANTED])
{
    static const struct {
        size_t count;
        unsigned bits[SIMILAR_KEY_WANTED];
    } together[] = {
        [KEY_PLAIN] = {1, {KEY_PLAIN}}, [KEY_GIVEN] = {3, {KEY_GIVEN, KEY_BARE, KEY_LOOSE}}, [KEY_BARE] = {3, {KEY_GIVEN, KEY_BARE, KEY_LOOSE}}, [KEY_LOOSE] = {2, {KEY_GIVEN, KEY_BARE}},
    };
    const size_t count = together[key & KEY_BITS].count;

    for (size_t i = 0; i < count; i++)
        wanted[i] = (key & ~(int64_t)KEY_BITS) | together[key & KEY_BITS].bits[i];
    return count;
}

void similar_key_range(int64_t key, int64_t *first, int64_t *last)
{
    *first = key & ~(int64_t)KEY_BITS;
    *last = key | KEY_BITS;
}

static bool key_add(struct keys *keys, int64_t key)
{
    for (size_t i = 0; i < keys->count; i++)
        if (keys->keys[i] == key)
            return true;
    if (keys->count < SIMILAR_KEYS)
        keys->keys[keys->count++] = key;
    return keys->count < SIMILAR_KEYS;
}

/* What a name is looked up by: with as many as tell it from others its consonants alone, so that it is found where a vowel is written wrong. */
static uint64_t hash_name(const struct keys *keys, const struct similar_name *name)
{
    const char *country = text_of(keys->record, "country");
    uint64_t hash;

    if (similar_name_consonants(name, hash_text(hash_begin("consonants"), country), &hash))
        return hash;
    hash = hash_text(hash_begin("name"), country);
    for (size_t i = 0; i < name->count; i++)
        hash = hash_text(hash, name->words[i]);
    return hash;
}

/* Where a consonant is written wrong in the first name, which is the one it is called by, it is found by the rest. */
static void key_add_vowels(struct keys *keys, const struct similar_name *name)
{
    uint64_t hash;

    keys->is_named = true;
    if (similar_name_vowels(name, hash_text(hash_begin("vowels"), text_of(keys->record, "country")), &hash))
        key_add(keys, key_of_hash(hash, KEY_PLAIN));
}

static bool key_add_name(void *context, const char *text, enum similar_spelling how)
{
    struct keys *keys = context;
    struct similar_name name;

    similar_name_read(keys->folder, text, &name);
    if (name.count > 0 && !keys->is_named)
        key_add_vowels(keys, &name);
    bool go_on = name.count > 0 ? key_add(keys, key_of_hash(hash_name(keys, &name), spelling_bits[how])) : true;
    similar_name_done(&name);
    return go_on;
}

static void key_add_text(struct keys *keys, const char *kind, char *text)
{
    if (*text)
        key_add(keys, key_of_hash(hash_text(hash_begin(kind), text), KEY_PLAIN));
    free(text);
}

/* A short number is many records' unless their country is asked for as well. */
bool similar_number_key(const char *text, const char *country, int64_t *key)
{
    char *number = registration_fold(text, country);
    const bool is = *number != '\0';
    const uint64_t hash = number_is_short(number) ? hash_text(hash_begin("number"), country) : hash_begin("number");

    *key = key_of_hash(hash_text(hash, number), KEY_PLAIN);
    free(number);
    return is;
}

static void key_add_number(struct keys *keys)
{
    int64_t key;

    if (similar_number_key(text_of(keys->record, "registration_number"), text_of(keys->record, "country"), &key))
        key_add(keys, key);
}

static void keys_of_named(struct keys *keys)
{
    const char *email = email_of(keys->record);

    key_add_number(keys);
    key_add_text(keys, "email", lower(email, strlen(email)));
    key_add_text(keys, "domain", domain_part(email));
    key_add_text(keys, "domain", domain_part(text_of(keys->record, "website")));
    names_each(keys->record, key_add_name, keys);
}

static void key_add_hashes(struct keys *keys, const struct similar_hashes *hashes)
{
    for (size_t i = 0; i < hashes->count; i++)
        key_add(keys, key_of_hash(hashes->hashes[i], KEY_PLAIN));
}

static void keys_of_fields(struct keys *keys)
{
    struct similar_hashes hashes;

    similar_fields_hash(keys->folder, keys->record, &hashes);
    key_add_hashes(keys, &hashes);
}

static void keys_of_others(struct keys *keys)
{
    struct similar_hashes hashes;

    keys_of_fields(keys);
    similar_fields_hash_stand_in(keys->folder, keys->record, &hashes);
    key_add_hashes(keys, &hashes);
}

size_t similar_keys(struct folder *folder, const struct record *record, int64_t keys[SIMILAR_KEYS])
{
    struct keys all = {.folder = folder, .record = record, .keys = keys};

    if (is_named(record->type))
        keys_of_named(&all);
    else
        keys_of_others(&all);
    return all.count;
}

size_t similar_fields_keys(struct folder *folder, const struct record *record, int64_t keys[SIMILAR_KEYS])
{
    struct keys all = {.folder = folder, .record = record, .keys = keys};

    keys_of_fields(&all);
    return all.count;
}

/* --- What a record is compared by --------------------------------------------------------------------------------------- */

enum { NAMES_MOST = 16 };

/* The addresses at which a record may be found; "" for those it has none of. */
enum address { ADDRESS_WEBSITE, ADDRESS_EMAIL, ADDRESS_COUNT };

struct similar_profile {
    const struct record_type *type;
    struct similar_name names[NAMES_MOST];
    enum similar_spelling spellings[NAMES_MOST]; /* how far each is from what was given */
    size_t name_count;
    char *country, *city, *number, *email; /* each as it is compared, "" where it is not known */
    char *domains[ADDRESS_COUNT];
    struct similar_fields *fields; /* of others, NULL of those with names */
};

struct names_reading {
    struct folder *folder;
    const char *folded; /* of those that are kept the next one; NULL: they are not */
    struct similar_profile *profile;
};

static void name_take_kept(struct names_reading *reading, struct similar_name *name)
{
    const size_t length = strcspn(reading->folded, "|");

    similar_name_take(reading->folded, length, name);
    reading->folded += length + (reading->folded[length] == '|');
}

static bool profile_add_name(void *context, const char *text, enum similar_spelling how)
{
    struct names_reading *reading = context;
    struct similar_profile *profile = reading->profile;
    struct similar_name *name = &profile->names[profile->name_count];

    profile->spellings[profile->name_count++] = how;
    if (reading->folded && name_is_kept(text))
        name_take_kept(reading, name);
    else
        similar_name_read(reading->folder, text, name);
    return profile->name_count < NAMES_MOST;
}

static void profile_read_named(struct similar_profile *profile, struct folder *folder, const struct record *record, const char *folded)
{
    struct names_reading reading = {.folder = folder, .folded = folded, .profile = profile};
    const char *email = email_of(record);

    names_each(record, profile_add_name, &reading);
    profile->country = fold_key(text_of(record, "country"));
    profile->city = fold_key(text_of(record, "city"));
    profile->number = registration_fold(text_of(record, "registration_number"), text_of(record, "country"));
    profile->email = lower(email, strlen(email));
    profile->domains[ADDRESS_WEBSITE] = domain_part(text_of(record, "website"));
    profile->domains[ADDRESS_EMAIL] = domain_part(email);
}

struct similar_profile *similar_profile_new(struct folder *folder, const struct record *record, const char *folded)
{
    struct similar_profile *profile = memory_new(sizeof *profile);

    profile->type = record->type;
    if (is_named(record->type))
        profile_read_named(profile, folder, record, folded);
    else
        profile->fields = similar_fields_new(folder, record);
    return profile;
}

void similar_profile_free(struct similar_profile *profile)
{
    if (!profile)
        return;
    for (size_t i = 0; i < profile->name_count; i++)
        similar_name_done(&profile->names[i]);
    for (int i = 0; i < ADDRESS_COUNT; i++)
        free(profile->domains[i]);
    similar_fields_free(profile->fields);
    free(profile->country);
    free(profile->city);
    free(profile->number);
    free(profile->email);
    free(profile);
}

/* --- Comparing ---------------------------------------------------------------------------------------------------------- */

enum agreement { AGREEMENT_UNKNOWN, AGREEMENT_SAME, AGREEMENT_OTHER };

struct comparing {
    const struct similar_profile *left, *right;
    int alike;        /* how much the two names are that are most */
    int apart;        /* how far from what was given two names are that are the same, legal forms, filler words and spelling aside; SPELLING_TOO_FAR: there are none */
    bool kinds;       /* whether those are the same in their kinds, too, */
    bool equal;       /* and without anything set aside */
    int slips;        /* the fewest slips of the hand by which two names differ that are one otherwise, */
    bool slips_kinds; /* and whether their kinds agree; 0: none do */
    enum agreement country, city, number, website;
};

static enum agreement agreement_of(const char *left, const char *right)
{
    return !*left || !*right ? AGREEMENT_UNKNOWN : strcmp(left, right) == 0 ? AGREEMENT_SAME : AGREEMENT_OTHER;
}

static void compare_slips(struct comparing *comparing, const struct similar_name *left, const struct similar_name *right)
{
    const int slips = similar_name_slips(left, right);

    if (slips == 0 || (comparing->slips > 0 && comparing->slips <= slips))
        return;
    comparing->slips = slips;
    comparing->slips_kinds = similar_name_kinds_agree(left, right);
}

/* Compares two names in two spellings that are so far from what was given. */
static void compare_two_names(struct comparing *comparing, const struct similar_name *left, const struct similar_name *right, int apart)
{
    int alike = similar_name_score(left, right);

    comparing->alike = alike > comparing->alike ? alike : comparing->alike;
    if (apart <= SPELLING_BARE)
        compare_slips(comparing, left, right);
    if (!similar_name_is_same(left, right) || apart > comparing->apart)
        return;
    comparing->equal = (comparing->equal && apart == comparing->apart) || (apart == SPELLING_GIVEN && similar_name_is_equal(left, right));
    comparing->kinds = (comparing->kinds && apart == comparing->apart) || similar_name_kinds_agree(left, right);
    comparing->apart = apart;
}

static void comparing_begin(struct comparing *comparing, const struct similar_profile *left, const struct similar_profile *right)
{
    *comparing = (struct comparing){
        .left = left,
        .right = right,
        .country = agreement_of(left->country, right->country),
        .city = agreement_of(left->city, right->city),
        .apart = SPELLING_TOO_FAR,
        .website = agreement_of(left->domains[ADDRESS_WEBSITE], right->domains[ADDRESS_WEBSITE]),
    };
    /* Registers are a country's own. */
    if (comparing->country != AGREEMENT_OTHER && !registration_may_be_one(left->number, right->number))
        comparing->number = agreement_of(left->number, right->number);
    for (size_t i = 0; i < left->name_count; i++)
        for (size_t j = 0; j < right->name_count; j++)
            if (left->spellings[i] + right->spellings[j] < SPELLING_TOO_FAR)
                compare_two_names(comparing, &left->names[i], &right->names[j], (int)(left->spellings[i] + right->spellings[j]));
}

/* Whether a web site or e-mail address of one has the domain of one of the other's. */
static bool share_domain(const struct comparing *comparing)
{
    for (int i = 0; i < ADDRESS_COUNT; i++)
        for (int j = 0; j < ADDRESS_COUNT; j++)
            if (agreement_of(comparing->left->domains[i], comparing->right->domains[j]) == AGREEMENT_SAME)
                return true;
    return false;
}

static void similarity_raise(struct similarity *best, int score, enum similar_reason reason)
{
    if (score > best->score)
        *best = (struct similarity){.score = score, .reason = reason};
}

/* A spelling other than what was given is one of the name while only one of the two is such, and says no more than its record does. */
static bool names_are_one(const struct comparing *comparing)
{
    return comparing->apart <= SPELLING_BARE;
}

static enum similar_reason name_reason(const struct comparing *comparing)
{
    if (comparing->city == AGREEMENT_SAME)
        return comparing->equal ? SIMILAR_NAME_CITY : SIMILAR_NAME_NEAR_CITY;
    return comparing->equal ? SIMILAR_NAME : SIMILAR_NAME_NEAR;
}

static void compare_names(const struct comparing *comparing, struct similarity *best)
{
    int score = comparing->city == AGREEMENT_SAME ? SCORE_NAME_CITY : SCORE_NAME;

    if (comparing->apart == SPELLING_TOO_FAR || comparing->country == AGREEMENT_OTHER)
        return;
    if (comparing->website == AGREEMENT_OTHER)
        score -= PENALTY_WEBSITE;
    if (comparing->city == AGREEMENT_OTHER || comparing->number == AGREEMENT_OTHER || !comparing->kinds || !names_are_one(comparing))
        score = score < SCORE_NAME_ELSEWHERE ? score : SCORE_NAME_ELSEWHERE;
    similarity_raise(best, score, name_reason(comparing));
}

/* Names that differ by slips of the hand: worth a look, no more. Two numbers in one register are two organisations. */
static void compare_slipped(const struct comparing *comparing, struct similarity *best)
{
    int score = comparing->city == AGREEMENT_SAME ? SCORE_SLIP_CITY : SCORE_SLIP;

    if (comparing->slips == 0 || comparing->country == AGREEMENT_OTHER || comparing->number == AGREEMENT_OTHER)
        return;
    if (comparing->city == AGREEMENT_OTHER || !comparing->slips_kinds)
        score = SCORE_SLIP_ELSEWHERE;
    if (comparing->website == AGREEMENT_OTHER)
        score -= PENALTY_WEBSITE;
    similarity_raise(best, score - comparing->slips * PENALTY_SLIP, comparing->city == AGREEMENT_SAME ? SIMILAR_NAME_NEAR_CITY : SIMILAR_NAME_NEAR);
}

static int number_score(const struct comparing *comparing)
{
    if (comparing->alike >= NAME_SIMILAR)
        return SCORE_NUMBER;
    return number_is_short(comparing->left->number) ? SCORE_NUMBER_SHORT : SCORE_NUMBER_ONLY;
}

/* An organisation that moves takes its name and its address along; one whose name is but similar is another branch of it. */
static bool are_apart(const struct comparing *comparing)
{
    return comparing->number == AGREEMENT_OTHER || comparing->country == AGREEMENT_OTHER || (comparing->city == AGREEMENT_OTHER && !(comparing->apart == SPELLING_GIVEN && comparing->kinds));
}

/* By the e-mail address, or the domain of that or of the web site. */
static void compare_addresses(const struct comparing *comparing, struct similarity *best)
{
    const bool apart = are_apart(comparing);

    if (agreement_of(comparing->left->email, comparing->right->email) == AGREEMENT_SAME)
        similarity_raise(best, comparing->alike >= NAME_SIMILAR && !apart ? SCORE_EMAIL : SCORE_EMAIL_ONLY, SIMILAR_EMAIL);
    if (share_domain(comparing))
        similarity_raise(best, comparing->alike >= NAME_ALIKE && !apart ? SCORE_DOMAIN : SCORE_DOMAIN_ONLY, SIMILAR_DOMAIN);
}

static struct similarity compare_named(const struct similar_profile *left, const struct similar_profile *right)
{
    struct similarity best = {0};
    struct comparing comparing;

    comparing_begin(&comparing, left, right);
    if (comparing.number == AGREEMENT_SAME)
        similarity_raise(&best, number_score(&comparing), SIMILAR_NUMBER);
    compare_names(&comparing, &best);
    compare_slipped(&comparing, &best);
    compare_addresses(&comparing, &best);
    return best;
}

static struct similarity compare_others(const struct similar_profile *left, const struct similar_profile *right)
{
    static const struct similarity similarities[] = {
        [LIKENESS_NONE] = {.score = 0, .reason = SIMILAR_NONE},
        [LIKENESS_STAND_IN] = {.score = SCORE_STAND_IN, .reason = SIMILAR_PRODUCT},
        [LIKENESS_SAME] = {.score = SCORE_FIELDS, .reason = SIMILAR_FIELDS},
    };

    return similarities[similar_fields_compare(left->fields, right->fields)];
}

struct similarity similar_profile_compare(const struct similar_profile *left, const struct similar_profile *right)
{
    return is_named(left->type) ? compare_named(left, right) : compare_others(left, right);
}

struct similarity similar_compare(struct folder *folder, const struct record *left, const struct record *right)
{
    struct similar_profile *first = similar_profile_new(folder, left, NULL), *second = similar_profile_new(folder, right, NULL);
    struct similarity similarity = similar_profile_compare(first, second);

    similar_profile_free(first);
    similar_profile_free(second);
    return similarity;
}

const char *similar_reason_text(enum similar_reason reason)
{
    static const char *const texts[SIMILAR_REASON_COUNT] = {
        [SIMILAR_NONE] = "",
        [SIMILAR_NUMBER] = N_("same registration number"),
        [SIMILAR_NAME_CITY] = N_("same name, country and city"),
        [SIMILAR_NAME] = N_("same name and country"),
        [SIMILAR_NAME_NEAR_CITY] = N_("similar name, same city"),
        [SIMILAR_NAME_NEAR] = N_("similar name, same country"),
        [SIMILAR_EMAIL] = N_("same e-mail address, similar name"),
        [SIMILAR_DOMAIN] = N_("same web domain, similar name"),
        [SIMILAR_FIELDS] = N_("same in all it is known by"),
        [SIMILAR_PRODUCT] = N_("same product, no title of its own"),
        [SIMILAR_MERGED] = N_("merged with it earlier"),
        [SIMILAR_ID] = N_("same id"),
    };

    return message_text(texts[reason]);
}

const char *similar_reason_code(enum similar_reason reason)
{
    static const char *const codes[SIMILAR_REASON_COUNT] = {
        [SIMILAR_NONE] = "",
        [SIMILAR_NUMBER] = "registration-number",
        [SIMILAR_NAME_CITY] = "name-country-city",
        [SIMILAR_NAME] = "name-country",
        [SIMILAR_NAME_NEAR_CITY] = "name-country-city",
        [SIMILAR_NAME_NEAR] = "name-country",
        [SIMILAR_EMAIL] = "email-name",
        [SIMILAR_DOMAIN] = "domain-name",
        [SIMILAR_FIELDS] = "fields",
        [SIMILAR_PRODUCT] = "product",
        [SIMILAR_MERGED] = "merged",
        [SIMILAR_ID] = "id",
    };

    return codes[reason];
}
