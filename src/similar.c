/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/similar.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"

/* Scores, in the order in which they are trusted. */
enum {
    SCORE_NUMBER = 98,
    SCORE_NUMBER_ONLY = 85,
    SCORE_NAME_CITY = 97,
    SCORE_NAME = 90,
    SCORE_NAME_ELSEWHERE = 70, /* another city, another register number, another word beside the name */
    SCORE_EMAIL = 88,
    SCORE_EMAIL_ONLY = 40,
    SCORE_DOMAIN = 84,
    SCORE_DOMAIN_ONLY = 30,
    SCORE_FIELDS = 95,
    PENALTY_WEBSITE = 15,
    NAME_SIMILAR = 60, /* with the same e-mail address */
    NAME_ALIKE = 75,   /* with the same web domain */
    NUMBER_LENGTH = 3,
    WORDS_MOST = 24,
    WORD_LONG = 5,
    WORD_LONGER = 9,
    FULL = 100
};

/* Words that say nothing of who it is, as they fold: legal forms and the small words of the languages lists come in. */
static const char *const fillers[] = {
    "a",    "ab",   "and",  "as",   "asa",     "bv",      "co",      "company", "corp",     "corporation", "cv",   "da",   "de",   "del", "der",
    "des",  "di",   "do",   "dos",  "du",      "e",       "eg",      "el",      "et",       "ev",          "for",  "fur",  "gmbh", "i",   "in",
    "inc",  "incorporated", "la",   "las",     "le",      "les",     "limited", "llc",      "llp",         "los",  "lda",  "ltd",  "ltda", "mbh", "nv",
    "of",   "og",   "oy",   "plc",  "private", "pt",      "pty",     "pvt",     "reg",      "registered",  "s",    "sa",   "sarl", "sas", "sc",
    "sdn",  "bhd",  "sl",   "spa",  "srl",     "the",     "til",     "und",     "van",      "voor",        "y",
};

/* Words that say what kind of body it is: set aside in looking up, but two different ones are two bodies until something else says they are one. */
static const char *const kinds[] = {
    "asociacion", "association", "bureau", "center",      "centre",  "centro",       "charity",     "committee",    "council", "federation", "fondation",
    "forening",   "forum",       "foundation", "fundacion", "fund",  "group",        "initiative",  "institute",    "instituto", "institutt", "network",
    "ngo",        "org",         "organisasjon", "organisation", "organization", "organizacion", "programme",  "project", "senter", "service",    "services",
    "society",    "stiftelse",   "stiftelsen",  "trust",  "union",
};

/* Those with whom anybody has an address. */
static const char *const providers[] = {
    "126.com",      "163.com",     "aol.com",    "facebook.com", "fb.com",       "gmail.com",   "gmx.com",  "googlemail.com", "hotmail.com", "icloud.com", "instagram.com",
    "linkedin.com", "live.com",    "mail.com",   "mail.ru",      "me.com",       "msn.com",     "online.no", "outlook.com",   "proton.me",   "protonmail.com", "qq.com",
    "rediffmail.com", "twitter.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.com",  "yahoo.fr",    "yandex.ru", "ymail.com",
};

#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])

static bool is_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

/* --- Names -------------------------------------------------------------------------------------------------------------- */

struct name {
    struct text folded; /* its words are cut apart by NUL */
    const char *words[WORDS_MOST];
    size_t count;
    struct text kinds; /* the words for its kind */
};

static void name_done(struct name *name)
{
    text_done(&name->folded);
    text_done(&name->kinds);
}

static void name_add(struct name *name, const char *word)
{
    if (name->count < WORDS_MOST)
        name->words[name->count++] = word;
}

static void words_take(struct name *name, bool all)
{
    char *saved, *word = name->folded.length > 0 ? strtok_r(name->folded.bytes, " ", &saved) : NULL;

    for (; word; word = strtok_r(NULL, " ", &saved)) {
        if (!all && is_among(word, fillers, COUNT_OF(fillers)))
            continue;
        if (!all && is_among(word, kinds, COUNT_OF(kinds)))
            text_add_format(&name->kinds, "%s ", word);
        else
            name_add(name, word);
    }
}

/* A name of nothing but fillers is what it is. */
static void name_read(struct folder *folder, const char *text, struct name *name)
{
    *name = (struct name){0};
    fold(folder, text, &name->folded);
    words_take(name, false);
    if (name->count > 0)
        return;
    text_clear(&name->folded);
    text_clear(&name->kinds);
    fold(folder, text, &name->folded);
    words_take(name, true);
}

static bool words_alike(const char *left, const char *right)
{
    size_t length = strlen(left) < strlen(right) ? strlen(left) : strlen(right);

    if (strcmp(left, right) == 0)
        return true;
    if (length < WORD_LONG)
        return false;
    size_t limit = length < WORD_LONGER ? 1 : 2;
    return key_distance(left, right, limit) <= limit;
}

/* The share of letters in words that both names have. */
static int names_score(const struct name *left, const struct name *right)
{
    bool taken[WORDS_MOST] = {false};
    size_t total = 0, common = 0;

    for (size_t i = 0; i < left->count; i++)
        total += strlen(left->words[i]);
    for (size_t i = 0; i < right->count; i++)
        total += strlen(right->words[i]);
    for (size_t i = 0; i < left->count; i++)
        for (size_t j = 0; j < right->count; j++)
            if (!taken[j] && words_alike(left->words[i], right->words[j])) {
                taken[j] = true;
                common += strlen(left->words[i]) + strlen(right->words[j]);
                break;
            }
    return total == 0 ? 0 : (int)(common * FULL / total);
}

static bool names_are_same(const struct name *left, const struct name *right)
{
    if (left->count == 0 || left->count != right->count)
        return false;
    for (size_t i = 0; i < left->count; i++)
        if (strcmp(left->words[i], right->words[i]) != 0)
            return false;
    return true;
}

/* Whether one of them says nothing of its kind, or both the same. */
static bool kinds_agree(const struct name *left, const struct name *right)
{
    return left->kinds.length == 0 || right->kinds.length == 0 || strcmp(text_string(&left->kinds), text_string(&right->kinds)) == 0;
}

int similar_names(struct folder *folder, const char *left, const char *right)
{
    struct name first, second;

    name_read(folder, left, &first);
    name_read(folder, right, &second);
    int score = names_score(&first, &second);
    name_done(&first);
    name_done(&second);
    return score;
}

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

/* The letters and digits of a registration number; empty where there are too few to tell anybody apart. The caller frees it. */
static char *number_of(const struct record *record)
{
    struct text number = {0};

    for (const char *at = text_of(record, "registration_number"); *at; at++)
        if (isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80)
            text_add_bytes(&number, (const char[]){(char)tolower((unsigned char)*at)}, 1);
    if (number.length < NUMBER_LENGTH)
        text_clear(&number);
    return text_take(&number);
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
    if (is_among(plain, providers, COUNT_OF(providers)))
        *plain = '\0';
    return plain;
}

/* Calls each for the name and every other name of a record, while that returns true. */
static void names_each(const struct record *record, bool (*each)(void *context, const char *name), void *context)
{
    const char *aliases = text_of(record, "aliases");
    bool go_on = each(context, text_of(record, "name"));

    if (go_on && *text_of(record, "native_name"))
        go_on = each(context, text_of(record, "native_name"));
    while (go_on && *aliases) {
        size_t length = strcspn(aliases, ";");
        char *alias = string_copy_part(aliases, length);
        go_on = text_is_readable(alias) ? each(context, alias) : true;
        free(alias);
        aliases += length + (aliases[length] == ';');
    }
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

struct keys {
    struct folder *folder;
    const struct record *record;
    int64_t *keys;
    size_t count;
};

static uint64_t hash_add(uint64_t hash, const char *text)
{
    /* FNV-1a, the NUL included, so that "ab" "c" is not "a" "bc". */
    do
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    while (*text++);
    return hash;
}

static uint64_t hash_begin(const char *kind)
{
    return hash_add(UINT64_C(14695981039346656037), kind);
}

static bool key_add(struct keys *keys, uint64_t hash)
{
    int64_t key;

    memcpy(&key, &hash, sizeof key);
    for (size_t i = 0; i < keys->count; i++)
        if (keys->keys[i] == key)
            return true;
    if (keys->count < SIMILAR_KEYS)
        keys->keys[keys->count++] = key;
    return keys->count < SIMILAR_KEYS;
}

static bool key_add_name(void *context, const char *text)
{
    struct keys *keys = context;
    struct name name;
    uint64_t hash = hash_add(hash_begin("name"), text_of(keys->record, "country"));

    name_read(keys->folder, text, &name);
    for (size_t i = 0; i < name.count; i++)
        hash = hash_add(hash, name.words[i]);
    bool go_on = name.count > 0 ? key_add(keys, hash) : true;
    name_done(&name);
    return go_on;
}

static void key_add_text(struct keys *keys, const char *kind, char *text)
{
    if (*text)
        key_add(keys, hash_add(hash_begin(kind), text));
    free(text);
}

static void keys_of_named(struct keys *keys)
{
    const char *email = email_of(keys->record);

    key_add_text(keys, "number", number_of(keys->record));
    key_add_text(keys, "email", lower(email, strlen(email)));
    key_add_text(keys, "domain", domain_part(email));
    key_add_text(keys, "domain", domain_part(text_of(keys->record, "website")));
    names_each(keys->record, key_add_name, keys);
}

static bool is_title_of(const struct record_type *type, const struct field *field)
{
    for (const char *const *name = type->title; *name; name++)
        if (strcmp(*name, field->name) == 0 || (field->pair && strcmp(*name, field->pair) == 0))
            return true;
    return false;
}

/* Whether a record is known by a field: what it is called and all that is required of it but its state. */
static bool identifies(const struct record_type *type, const struct field *field)
{
    bool known = is_title_of(type, field) || field->flags & FIELD_REQUIRED;

    return known && !field->compute && !field->initial && field->kind != FIELD_BOOLEAN;
}

static uint64_t hash_add_value(uint64_t hash, struct folder *folder, const struct field *field, const struct value *value)
{
    struct text folded = {0};

    if (value->kind == VALUE_NUMBER)
        text_add_format(&folded, "%lld", (long long)value->number);
    else if (field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT)
        fold(folder, value_text(value), &folded);
    else
        text_add(&folded, value_text(value));
    hash = hash_add(hash, text_string(&folded));
    text_done(&folded);
    return hash;
}

/* One key for each language in which it is called something. */
static void keys_of_others(struct keys *keys)
{
    const struct record_type *type = keys->record->type;
    uint64_t hash = hash_begin("fields");
    bool paired = false;

    for (size_t i = 0; i < type->field_count; i++)
        if (identifies(type, &type->fields[i]) && !type->fields[i].pair)
            hash = hash_add_value(hash, keys->folder, &type->fields[i], &keys->record->values[i]);
    for (size_t i = 0; i < type->field_count; i++)
        if (identifies(type, &type->fields[i]) && type->fields[i].pair && !value_is_empty(&keys->record->values[i])) {
            key_add(keys, hash_add_value(hash, keys->folder, &type->fields[i], &keys->record->values[i]));
            paired = true;
        }
    if (!paired)
        key_add(keys, hash);
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

/* --- Comparing ---------------------------------------------------------------------------------------------------------- */

struct comparing {
    struct folder *folder;
    const struct record *left, *right;
    struct name name; /* of the left one that is being compared */
    int alike;        /* the highest so far */
    bool same, kinds; /* whether two of the names are the same, and so in their kinds */
};

static bool compare_right_name(void *context, const char *text)
{
    struct comparing *comparing = context;
    struct name name;

    name_read(comparing->folder, text, &name);
    int alike = names_score(&comparing->name, &name);
    if (names_are_same(&comparing->name, &name)) {
        comparing->same = true;
        comparing->kinds = comparing->kinds || kinds_agree(&comparing->name, &name);
    }
    comparing->alike = alike > comparing->alike ? alike : comparing->alike;
    name_done(&name);
    return true;
}

static bool compare_left_name(void *context, const char *text)
{
    struct comparing *comparing = context;

    name_read(comparing->folder, text, &comparing->name);
    names_each(comparing->right, compare_right_name, comparing);
    name_done(&comparing->name);
    return true;
}

enum agreement { AGREEMENT_UNKNOWN, AGREEMENT_SAME, AGREEMENT_OTHER };

/* Compares two texts that are both taken over. */
static enum agreement agreement_of(char *left, char *right)
{
    enum agreement agreement = !*left || !*right ? AGREEMENT_UNKNOWN : strcmp(left, right) == 0 ? AGREEMENT_SAME : AGREEMENT_OTHER;

    free(left);
    free(right);
    return agreement;
}

static enum agreement fields_agree(const struct comparing *comparing, const char *field)
{
    return agreement_of(fold_key(text_of(comparing->left, field)), fold_key(text_of(comparing->right, field)));
}

static enum agreement domains_agree(const char *left, const char *right)
{
    return agreement_of(domain_part(left), domain_part(right));
}

/* Whether a web site or e-mail address of one has the domain of one of the other's. */
static bool share_domain(const struct comparing *comparing)
{
    const char *const left[] = {text_of(comparing->left, "website"), email_of(comparing->left)};
    const char *const right[] = {text_of(comparing->right, "website"), email_of(comparing->right)};

    for (size_t i = 0; i < COUNT_OF(left); i++)
        for (size_t j = 0; j < COUNT_OF(right); j++)
            if (domains_agree(left[i], right[j]) == AGREEMENT_SAME)
                return true;
    return false;
}

static void similarity_raise(struct similarity *best, int score, enum similar_reason reason)
{
    if (score > best->score)
        *best = (struct similarity){.score = score, .reason = reason};
}

static void compare_names(const struct comparing *comparing, enum agreement number, enum agreement website, struct similarity *best)
{
    enum agreement city = fields_agree(comparing, "city");
    int score = city == AGREEMENT_SAME ? SCORE_NAME_CITY : SCORE_NAME;

    if (!comparing->same || fields_agree(comparing, "country") == AGREEMENT_OTHER)
        return;
    if (website == AGREEMENT_OTHER)
        score -= PENALTY_WEBSITE;
    if (city == AGREEMENT_OTHER || number == AGREEMENT_OTHER || !comparing->kinds)
        score = score < SCORE_NAME_ELSEWHERE ? score : SCORE_NAME_ELSEWHERE;
    similarity_raise(best, score, city == AGREEMENT_SAME ? SIMILAR_NAME_CITY : SIMILAR_NAME);
}

static struct similarity compare_named(struct comparing *comparing)
{
    struct similarity best = {0};
    const char *left = email_of(comparing->left), *right = email_of(comparing->right);
    enum agreement country = fields_agree(comparing, "country");
    enum agreement number = country == AGREEMENT_OTHER ? AGREEMENT_UNKNOWN : agreement_of(number_of(comparing->left), number_of(comparing->right));
    enum agreement email = agreement_of(lower(left, strlen(left)), lower(right, strlen(right)));
    enum agreement website = domains_agree(text_of(comparing->left, "website"), text_of(comparing->right, "website"));

    names_each(comparing->left, compare_left_name, comparing);
    if (number == AGREEMENT_SAME)
        similarity_raise(&best, comparing->alike >= NAME_SIMILAR ? SCORE_NUMBER : SCORE_NUMBER_ONLY, SIMILAR_NUMBER);
    compare_names(comparing, number, website, &best);
    bool apart = number == AGREEMENT_OTHER || country == AGREEMENT_OTHER || fields_agree(comparing, "city") == AGREEMENT_OTHER;
    if (email == AGREEMENT_SAME)
        similarity_raise(&best, comparing->alike >= NAME_SIMILAR && !apart ? SCORE_EMAIL : SCORE_EMAIL_ONLY, SIMILAR_EMAIL);
    if (share_domain(comparing))
        similarity_raise(&best, comparing->alike >= NAME_ALIKE && !apart ? SCORE_DOMAIN : SCORE_DOMAIN_ONLY, SIMILAR_DOMAIN);
    return best;
}

/* Whether the texts of a pair of languages are the same in one of them. */
static struct similarity compare_others(const struct comparing *comparing)
{
    int64_t left[SIMILAR_KEYS], right[SIMILAR_KEYS];
    size_t left_count = similar_keys(comparing->folder, comparing->left, left);
    size_t right_count = similar_keys(comparing->folder, comparing->right, right);
    const struct record_type *type = comparing->left->type;

    for (size_t i = 0; i < type->field_count; i++) {
        const struct value *first = &comparing->left->values[i], *second = &comparing->right->values[i];
        if (type->fields[i].kind == FIELD_REFERENCE && !value_is_empty(first) && !value_is_empty(second) && !value_equal(first, second))
            return (struct similarity){0};
    }
    for (size_t i = 0; i < left_count; i++)
        for (size_t j = 0; j < right_count; j++)
            if (left[i] == right[j])
                return (struct similarity){.score = SCORE_FIELDS, .reason = SIMILAR_FIELDS};
    return (struct similarity){0};
}

struct similarity similar_compare(struct folder *folder, const struct record *left, const struct record *right)
{
    struct comparing comparing = {.folder = folder, .left = left, .right = right};

    return is_named(left->type) ? compare_named(&comparing) : compare_others(&comparing);
}

const char *similar_reason_text(enum similar_reason reason)
{
    static const char *const texts[SIMILAR_REASON_COUNT] = {
        [SIMILAR_NONE] = "",
        [SIMILAR_NUMBER] = N_("same registration number"),
        [SIMILAR_NAME_CITY] = N_("same name, country and city"),
        [SIMILAR_NAME] = N_("same name and country"),
        [SIMILAR_EMAIL] = N_("same e-mail address, similar name"),
        [SIMILAR_DOMAIN] = N_("same web domain, similar name"),
        [SIMILAR_FIELDS] = N_("same in all it is known by"),
    };

    return message_text(texts[reason]);
}
