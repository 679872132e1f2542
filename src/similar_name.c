/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/similar_name.h"

#include <limits.h>
#include <string.h>

#include "src/hash.h"
#include "src/key.h"

enum { WORD_LONG = 5, WORD_LONGER = 9, FULL = 100, SLIPS_MOST = 2, CONSONANTS_LEAST = 4, VOWELS_LEAST = 4 };

/* These lists are in the order of strcmp. Words that say nothing of who it is, as they fold: legal forms and the small words of the languages lists come in. */
static const char *const fillers[] = {
    "a", "ab", "and", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "cv", "da", "de", "del", "der", "des", "di", "do", "dos",
    "du", "e", "eg", "el", "et", "ev", "for", "fur", "gmbh", "i", "in", "inc", "incorporated", "la", "las", "lda", "le", "les", "limited", "llc",
    "llp", "los", "ltd", "ltda", "mbh", "nv", "of", "og", "oy", "plc", "private", "pt", "pty", "pvt", "reg", "registered", "s", "sa", "sarl", "sas",
    "sc", "sdn", "sl", "spa", "srl", "the", "til", "und", "van", "voor", "y",
};

/* Words that say what kind of body it is: set aside in looking up, but two different ones are two bodies until something else says they are one. */
static const char *const kinds[] = {
    "asociacion", "association", "bureau", "center", "centro", "charity", "committee", "council", "dernegi", "dernek", "federation", "fondation",
    "forening",
    "forum", "foundation", "fund", "fundacion", "group", "initiative", "institut", "institute", "instituto", "institutt", "network", "ngo", "org", "organisasjon",
    "organizacion", "organization", "program", "project", "senter", "service", "services", "society", "stiftelse", "stiftelsen",
    "stiftung", "trust", "union", "vakfi", "vakif", "verein", "yayasan",
};

/* Words, and with what words begin, that the British spell otherwise than the Americans: both are read as theirs, which are never longer. */
static const struct {
    const char *british, *american;
} spellings[] = {
    {"ageing", "aging"},         {"behaviour", "behavior"}, {"catalogue", "catalog"},   {"centre", "center"},   {"colour", "color"},
    {"counsell", "counsel"},     {"defence", "defense"},    {"dialogue", "dialog"},     {"endeavour", "endeavor"}, {"favour", "favor"},
    {"fibre", "fiber"},          {"harbour", "harbor"},     {"honour", "honor"},        {"jewellery", "jewelry"}, {"labour", "labor"},
    {"licence", "license"},      {"neighbour", "neighbor"}, {"organise", "organize"},   {"organising", "organizing"},
    {"practise", "practice"},    {"programme", "program"},  {"theatre", "theater"},     {"travell", "travel"},
};

#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])

/* Most words begin with another letter than those in the middle do: that is looked at first. */
static int word_compare(const char *word, const char *other)
{
    const int order = (unsigned char)*word - (unsigned char)*other;

    return order != 0 ? order : strcmp(word, other);
}

bool similar_word_is_among(const char *word, const char *const *words, size_t count)
{
    size_t low = 0, high = count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = word_compare(word, words[middle]);

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

bool similar_word_is_filler(const char *word)
{
    return similar_word_is_among(word, fillers, COUNT_OF(fillers));
}

void similar_name_done(struct similar_name *name)
{
    text_done(&name->folded);
    text_done(&name->kinds);
}

static void name_add(struct similar_name *name, const char *word)
{
    if (name->count < SIMILAR_NAME_WORDS)
        name->words[name->count++] = word;
}

static void kind_add(struct similar_name *name, const char *word)
{
    text_add(&name->kinds, word);
    text_add(&name->kinds, " ");
}

/* "organisation", "mobilisation". */
static void spell_with_z(char *word)
{
    static const char ending[] = "isation";
    const size_t length = strlen(word);

    if (length >= sizeof ending && strcmp(word + length - (sizeof ending - 1), ending) == 0)
        word[length - (sizeof ending - 2)] = 'z';
}

static void spell_as_americans(char *word, size_t british, const char *american)
{
    const size_t length = strlen(american);

    memcpy(word, american, length);
    memmove(word + length, word + british, strlen(word + british) + 1);
}

static void spell_one_way(char *word)
{
    for (size_t i = 0; i < COUNT_OF(spellings) && *spellings[i].british <= *word; i++) {
        const size_t length = *spellings[i].british == *word ? strlen(spellings[i].british) : 0;
        if (length > 0 && strncmp(word, spellings[i].british, length) == 0) {
            spell_as_americans(word, length, spellings[i].american);
            return;
        }
    }
    spell_with_z(word);
}

/* "Women's" folds to "women s", and Womens or Workers' to a word with it at its end: it says nothing of who it is. */
static void leave_off_s(char *word)
{
    size_t length = strlen(word);

    if (length >= WORD_LONG && word[length - 1] == 's' && !strchr("isu", word[length - 2]))
        word[length - 1] = '\0';
}

static bool has_digit(const char *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

/* How many slips a word of a length, the shorter one's of two, may have. */
static size_t slips_most(size_t shorter)
{
    return shorter < WORD_LONGER ? 1 : SLIPS_MOST;
}

/* How many letters two words are apart; more than any slip where one of them is short or has digits. */
static size_t word_slips(const char *left, const char *right)
{
    const size_t first = strlen(left), second = strlen(right), shorter = first < second ? first : second, longer = first < second ? second : first;
    const size_t limit = slips_most(shorter);

    if (strcmp(left, right) == 0)
        return 0;
    if (shorter < WORD_LONG || longer <= WORD_LONG || has_digit(left) || has_digit(right))
        return SLIPS_MOST + 1;
    const size_t distance = key_distance(left, right, limit);
    return distance <= limit ? distance : SLIPS_MOST + 1;
}

/* The letters of a word, each a bit. */
static uint32_t letters_of(const char *word)
{
    uint32_t letters = 0;

    for (; *word; word++)
        letters |= UINT32_C(1) << (*word & 31);
    return letters;
}

static bool bits_at_most(uint32_t bits, int most)
{
    while (bits != 0 && most >= 0) {
        bits &= bits - 1;
        most--;
    }
    return most >= 0;
}

/* Whether a word may be another with a slip in it, which is quickly told: what begins alike and goes on or ends alike, with nearly the same letters. */
static bool may_be_slip(const char *word, size_t length, const char *other)
{
    const size_t other_length = strlen(other), shorter = length < other_length ? length : other_length, apart = length + other_length - 2 * shorter, most = slips_most(shorter);

    return other_length > WORD_LONG && apart <= most && (word[1] == other[1] || word[length - 1] == other[other_length - 1])
           && bits_at_most(letters_of(word) ^ letters_of(other), 2 * (int)most) && word_slips(word, other) <= SLIPS_MOST;
}

/* The first of the kinds that does not begin with a smaller letter. */
static size_t kinds_from(char letter)
{
    size_t low = 0, high = COUNT_OF(kinds);

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (*kinds[middle] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The kind that a word is meant to be, with a slip in it; NULL where it is none. */
static const char *kind_meant(const char *word)
{
    static const char *const british[][2] = {{"centre", "center"}, {"organisation", "organization"}, {"programme", "program"}};
    const size_t length = strlen(word);

    if (length <= WORD_LONG)
        return NULL;
    for (size_t i = kinds_from(*word); i < COUNT_OF(kinds) && *kinds[i] == *word; i++)
        if (may_be_slip(word, length, kinds[i]))
            return kinds[i];
    for (size_t i = 0; i < COUNT_OF(british); i++)
        if (*british[i][0] == *word && may_be_slip(word, length, british[i][0]))
            return british[i][1];
    return NULL;
}

static void word_add(struct similar_name *name, const char *word)
{
    const char *kind = kind_meant(word);

    if (kind)
        kind_add(name, kind);
    else
        name_add(name, word);
    name->kind_slipped = name->kind_slipped || kind;
}

static void word_take(struct similar_name *name, char *word)
{
    leave_off_s(word);
    spell_one_way(word);
    if (similar_word_is_filler(word))
        return;
    if (similar_word_is_among(word, kinds, COUNT_OF(kinds)))
        kind_add(name, word);
    else
        word_add(name, word);
}

/* A small word of one letter joins two others: where none follows it is a letter that counts ("Union A", "Union E"), but for the last of "S.A." and "A/S". */
static bool is_letter(const char *word, const char *before, const char *next)
{
    return !next && before && word[1] == '\0' && before[1] != '\0' && *word != 's';
}

static void words_take(struct similar_name *name, bool all)
{
    char *saved, *word = name->folded.length > 0 ? strtok_r(name->folded.bytes, " ", &saved) : NULL;

    for (char *before = NULL, *next; word; before = word, word = next) {
        next = strtok_r(NULL, " ", &saved);
        if (all || is_letter(word, before, next))
            name_add(name, word);
        else
            word_take(name, word);
    }
}

void similar_name_take(const char *folded, size_t length, struct similar_name *name)
{
    *name = (struct similar_name){.whole = hash_bytes(HASH_BEGIN, folded, length)};
    text_add_bytes(&name->folded, folded, length);
    words_take(name, false);
    if (name->count > 0)
        return;
    text_clear(&name->folded);
    text_clear(&name->kinds);
    name->kind_slipped = false;
    text_add_bytes(&name->folded, folded, length);
    words_take(name, true);
}

void similar_name_read(struct folder *folder, const char *text, struct similar_name *name)
{
    struct text folded = {0};

    fold(folder, text, &folded);
    similar_name_take(text_string(&folded), folded.length, name);
    text_done(&folded);
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

int similar_name_score(const struct similar_name *left, const struct similar_name *right)
{
    bool taken[SIMILAR_NAME_WORDS] = {false};
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

bool similar_name_is_equal(const struct similar_name *left, const struct similar_name *right)
{
    return left->whole == right->whole;
}

/* Whether a slip in the word for their kind, at least, is between two names. */
static bool kind_slips(const struct similar_name *left, const struct similar_name *right)
{
    return (left->kind_slipped || right->kind_slipped) && !similar_name_is_equal(left, right);
}

bool similar_name_is_same(const struct similar_name *left, const struct similar_name *right)
{
    if (left->count == 0 || left->count != right->count || kind_slips(left, right))
        return false;
    for (size_t i = 0; i < left->count; i++)
        if (strcmp(left->words[i], right->words[i]) != 0)
            return false;
    return true;
}

/* --- Slips of the hand ------------------------------------------------------------------------------------------------------ */

/* Whether two names have the same letters, however these are cut into words. */
static bool letters_are_same(const struct similar_name *left, const struct similar_name *right)
{
    struct text first = {0}, second = {0};

    for (size_t i = 0; i < left->count; i++)
        text_add(&first, left->words[i]);
    for (size_t i = 0; i < right->count; i++)
        text_add(&second, right->words[i]);
    const bool same = strcmp(text_string(&first), text_string(&second)) == 0;
    text_done(&first);
    text_done(&second);
    return same;
}

int similar_name_slips(const struct similar_name *left, const struct similar_name *right)
{
    size_t slips = kind_slips(left, right);

    if (left->count + 1 == right->count || right->count + 1 == left->count)
        return letters_are_same(left, right);
    if (left->count != right->count)
        return 0;
    for (size_t i = 0; i < left->count && slips <= SLIPS_MOST; i++)
        slips += word_slips(left->words[i], right->words[i]);
    return slips <= SLIPS_MOST ? (int)slips : 0;
}

/* What a byte of a folded name is, each a bit; what is no letter of ASCII may be either. */
enum letter { LETTER_OTHER = 0, LETTER_VOWEL = 1, LETTER_CONSONANT = 2, LETTER_SILENT = 4 };

static const unsigned char letters[UCHAR_MAX + 1] = {
    ['a'] = LETTER_VOWEL,     ['b'] = LETTER_CONSONANT, ['c'] = LETTER_CONSONANT, ['d'] = LETTER_CONSONANT, ['e'] = LETTER_VOWEL,     ['f'] = LETTER_CONSONANT,
    ['g'] = LETTER_CONSONANT, ['h'] = LETTER_SILENT,    ['i'] = LETTER_VOWEL,     ['j'] = LETTER_CONSONANT, ['k'] = LETTER_CONSONANT, ['l'] = LETTER_CONSONANT,
    ['m'] = LETTER_CONSONANT, ['n'] = LETTER_CONSONANT, ['o'] = LETTER_VOWEL,     ['p'] = LETTER_CONSONANT, ['q'] = LETTER_CONSONANT, ['r'] = LETTER_CONSONANT,
    ['s'] = LETTER_CONSONANT, ['t'] = LETTER_CONSONANT, ['u'] = LETTER_VOWEL,     ['v'] = LETTER_CONSONANT, ['w'] = LETTER_CONSONANT, ['x'] = LETTER_CONSONANT,
    ['y'] = LETTER_VOWEL,     ['z'] = LETTER_CONSONANT,
};

/* A number made of letters one by one, as hash_bytes makes it; the same twice in a row counts once. */
struct rest {
    uint64_t hash;
    unsigned char last;
    size_t count;
};

static inline void rest_add(struct rest *rest, unsigned char letter)
{
    if (letter == rest->last && letters[letter] != LETTER_OTHER)
        return;
    rest->hash = (rest->hash ^ letter) * UINT64_C(1099511628211);
    rest->last = letter;
    rest->count++;
}

/* Adds all of a word but letters of a sort. */
static void rest_add_word(struct rest *rest, const char *word, unsigned but)
{
    for (const unsigned char *at = (const unsigned char *)word; *at; at++)
        if (!(letters[*at] & but))
            rest_add(rest, *at);
}

bool similar_name_consonants(const struct similar_name *name, uint64_t begin, uint64_t *hash)
{
    struct rest rest = {.hash = begin};

    for (size_t i = 0; i < name->count; i++)
        rest_add_word(&rest, name->words[i], LETTER_VOWEL | LETTER_SILENT);
    *hash = rest.hash;
    return rest.count >= CONSONANTS_LEAST;
}

/* The first letter of each word is with them: otherwise too many names would have them in common. */
bool similar_name_vowels(const struct similar_name *name, uint64_t begin, uint64_t *hash)
{
    struct rest rest = {.hash = begin};

    for (size_t i = 0; i < name->count; i++) {
        rest_add(&rest, (unsigned char)*name->words[i]);
        rest_add_word(&rest, name->words[i] + 1, LETTER_CONSONANT | LETTER_SILENT);
    }
    *hash = rest.hash;
    return rest.count >= VOWELS_LEAST;
}

bool similar_name_kinds_agree(const struct similar_name *left, const struct similar_name *right)
{
    return left->kinds.length == 0 || right->kinds.length == 0 || words_alike(text_string(&left->kinds), text_string(&right->kinds));
}
