/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/fold.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "src/folded_words.h"
#include "src/ideograph.h"
#include "src/memory.h"
#include "src/pages.h"
#include "src/text.h"
#include "src/utf16.h"

/* The way of a text: case and compatibility forms folded, accents taken off, and everything that is neither letter nor digit made one
 * blank (or nothing, in keys). Words in which letters of other scripts are left are written in Latin ones. At last the two spellings of the
 * Nordic letters are made one. What is ASCII from the start takes the short way, to the same result.
 * To write a word in Latin letters takes ICU fifty times as long as all else, and lists are made of the same words: what the last ones became is kept. */

enum { KEPT_LENGTH = 96 /* bytes; what is longer is a sentence without blanks */, UTF8_LONGEST = 4 };

/* One of ICU's transliterators, opened when it is first needed. */
struct script {
    UTransliterator *transliterator;
    bool tried; /* to open it */
};

/* What folders of several threads have in common, each part by a lock of its own: ICU makes the rules of a script when it meets that, and one thread need not make them while
 * another does, nor wait for that with words it knows. */
struct common {
    pthread_mutex_t writing;
    struct script latin, ascii;
    bool met[USCRIPT_CODE_LIMIT]; /* scripts that were written in Latin letters */
    struct ideographs *ideographs;
    bool ideographs_tried; /* to be read */
    struct folded_words *kept; /* words beyond ASCII, whatever stood beside their letters; they have a lock of their own */
};

struct folder {
    struct common *common;
    bool is_beside; /* the common part is another folder's */
    struct utf16 folded, plain, word, written, part;
};

enum separators { SEPARATORS_ARE_BLANKS, SEPARATORS_ARE_NOTHING };

/* Latin letters that have no accent to be taken off, by code. */
static const struct letter {
    UChar32 letter;
    const char *plain;
} letters[] = {
    {0x00E6, "ae"}, /* æ */
    {0x00F0, "d"},  /* ð */
    {0x00F8, "o"},  /* ø */
    {0x00FE, "th"}, /* þ */
    {0x0111, "d"},  /* đ */
    {0x0127, "h"},  /* ħ */
    {0x0131, "i"},  /* ı */
    {0x0142, "l"},  /* ł */
    {0x014B, "n"},  /* ŋ */
    {0x0153, "oe"}, /* œ */
    {0x0167, "t"},  /* ŧ */
    {0x0199, "k"},  /* ƙ */
    {0x01B4, "y"},  /* ƴ */
    {0x01DD, "e"},  /* ǝ */
    {0x0253, "b"},  /* ɓ */
    {0x0254, "o"},  /* ɔ */
    {0x0256, "d"},  /* ɖ */
    {0x0257, "d"},  /* ɗ */
    {0x0259, "e"},  /* ə */
    {0x025B, "e"},  /* ɛ */
    {0x0272, "n"},  /* ɲ */
};

/* --- One text in UTF-16 ----------------------------------------------------------------------------------------------- */

/* The plain form of a letter of the table, or NULL. */
static const char *letter_plain(UChar32 codepoint)
{
    size_t low = 0;
    size_t high = sizeof letters / sizeof *letters;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (letters[middle].letter == codepoint)
            return letters[middle].plain;
        if (letters[middle].letter > codepoint)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Letters whose marks are accents. Marks of other scripts are vowels, without which words could not be told apart. */
static bool has_accents(UChar32 letter)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(letter, &status);

    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

static bool is_mark(UChar32 codepoint)
{
    return (U_GET_GC_MASK(codepoint) & U_GC_M_MASK) != 0;
}

/* The modifier letters: apostrophes and glottal stops inside words, which nobody types when searching. */
static bool is_modifier(UChar32 codepoint)
{
    return codepoint >= 0x02B0 && codepoint <= 0x02FF;
}

static void add_separator(struct utf16 *plain, enum separators separators)
{
    if (separators == SEPARATORS_ARE_BLANKS && plain->length > 0 && plain->units[plain->length - 1] != ' ')
        utf16_add(plain, ' ');
}

/* Adds what a character folds to; returns whether that is a letter beyond ASCII. */
static bool add_plain(struct utf16 *plain, UChar32 codepoint, UChar32 base, enum separators separators)
{
    int32_t digit = u_charDigitValue(codepoint);
    const char *letter = letter_plain(codepoint);

    if (letter) {
        while (*letter)
            utf16_add(plain, *letter++);
    } else if (digit >= 0) {
        utf16_add(plain, '0' + digit);
    } else if (is_mark(codepoint)) {
        if (has_accents(base) || base <= ' ')
            return false;
        utf16_add(plain, codepoint);
    } else if (u_isalnum(codepoint)) {
        if (is_modifier(codepoint))
            return false;
        utf16_add(plain, codepoint);
        return true;
    } else {
        add_separator(plain, separators);
    }
    return false;
}

/* Makes plain from a decomposed text in lower case; returns whether letters beyond ASCII are left. */
static bool make_plain(const struct utf16 *decomposed, struct utf16 *plain, enum separators separators)
{
    bool left = false;
    UChar32 base = ' ';

    plain->length = 0;
    for (int32_t i = 0; i < decomposed->length;) {
        UChar32 codepoint = utf16_next(decomposed, &i);
        if ((codepoint >= 'a' && codepoint <= 'z') || (codepoint >= '0' && codepoint <= '9'))
            utf16_add(plain, codepoint);
        else if (add_plain(plain, codepoint, base, separators))
            left = true;
        if (!is_mark(codepoint))
            base = codepoint;
    }
    return left;
}

/* Normalises from one string into another. */
static void normalise(const UNormalizer2 *normaliser, const struct utf16 *from, struct utf16 *to)
{
    UErrorCode status = U_ZERO_ERROR;

    utf16_reserve(to, from->length + 1);
    to->length = unorm2_normalize(normaliser, from->units, from->length, to->units, to->capacity, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        utf16_reserve(to, to->length);
        to->length = unorm2_normalize(normaliser, from->units, from->length, to->units, to->capacity, &status);
    }
    if (U_FAILURE(status))
        to->length = 0;
}

/* Decomposes text and makes it plain; text is used for working. Returns whether letters beyond ASCII are left. */
static bool decompose(struct utf16 *text, struct utf16 *plain, enum separators separators)
{
    UErrorCode status = U_ZERO_ERROR;

    normalise(unorm2_getNFKCCasefoldInstance(&status), text, plain);
    normalise(unorm2_getNFDInstance(&status), plain, text);
    return make_plain(text, plain, separators);
}

/* --- The Nordic letters ----------------------------------------------------------------------------------------------- */

/* Whether a letter is one with the letter before it: å = aa, æ = ae, ø = oe. */
static bool is_one_with(char letter, char last)
{
    return (last == 'a' && (letter == 'a' || letter == 'e')) || (last == 'o' && letter == 'e');
}

/* Makes aa and ae one a, oe one o, from a place in the text on. Whole runs, as å may stand before e. */
static void collapse(struct text *text, size_t start)
{
    const size_t length = text->length;
    char *const bytes = text->bytes;
    size_t end = start;
    char last = ' ';

    for (size_t i = start; i < length; i++)
        if (!is_one_with(bytes[i], last))
            bytes[end++] = last = bytes[i];
    text_truncate(text, end);
}

/* --- Other scripts ---------------------------------------------------------------------------------------------------- */

static const UTransliterator *script_open(struct script *script, const char *rules)
{
    enum { RULES = 64 };
    UChar name[RULES];
    UErrorCode status = U_ZERO_ERROR;

    if (!script->tried) {
        script->tried = true;
        u_uastrncpy(name, rules, RULES);
        script->transliterator = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
        pages_let_go();
    }
    return script->transliterator;
}

/* Writes a text by a transliterator into another; false where that cannot be had. */
static bool transliterate(const UTransliterator *transliterator, const struct utf16 *from, struct utf16 *to)
{
    int32_t room = 4 * from->length;
    UErrorCode status;

    if (!transliterator)
        return false;
    do {
        status = U_ZERO_ERROR;
        utf16_reserve(to, room);
        u_memcpy(to->units, from->units, from->length);
        to->length = from->length;
        int32_t limit = from->length;
        utrans_transUChars(transliterator, to->units, &to->length, to->capacity, 0, &limit, &status);
        room = to->length;
    } while (status == U_BUFFER_OVERFLOW_ERROR && room > to->capacity);
    return U_SUCCESS(status);
}

static void utf16_copy(struct utf16 *to, const struct utf16 *from)
{
    utf16_reserve(to, from->length);
    u_memcpy(to->units, from->units, from->length);
    to->length = from->length;
}

/* The script of the first letter of a word that has any. */
static UScriptCode word_script(const struct utf16 *word)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = USCRIPT_COMMON;

    for (int32_t at = 0; at < word->length && script <= USCRIPT_INHERITED;)
        script = uscript_getScript(utf16_next(word, &at), &status);
    return script;
}

/* ICU makes the rules of a script for the first word in it. */
static bool write_latin(struct folder *folder, const struct utf16 *word, struct utf16 *written)
{
    bool *const met = &folder->common->met[word_script(word)];
    const bool ok = transliterate(script_open(&folder->common->latin, "Any-Latin; ['\\u02B0-\\u02FF] Remove"), word, written);

    if (!*met)
        pages_let_go();
    *met = true;
    return ok;
}

static const struct ideographs *ideographs_open(struct common *common)
{
    if (!common->ideographs_tried) {
        common->ideographs = ideographs_new();
        pages_let_go();
    }
    common->ideographs_tried = true;
    return common->ideographs;
}

/* Whether a letter is written among characters of China's as if it were one. */
static bool is_like_ideograph(UChar32 letter)
{
    UErrorCode status = U_ZERO_ERROR;

    return uscript_getScript(letter, &status) == USCRIPT_HAN || u_hasBinaryProperty(letter, UCHAR_IDEOGRAPHIC);
}

/* Where the letters that stand at a place of the word end: at a character of China's. */
static int32_t letters_end(const struct utf16 *word, int32_t at)
{
    for (int32_t next = at; at < word->length && !is_ideograph(utf16_next(word, &next)); at = next)
        continue;
    return at;
}

/* Whether letters may be read without the character of China's before them: marks, and signs that repeat or lengthen a letter, must stand behind one. *letter becomes whether
 * the last of them, marks aside, is one. */
static bool are_read_apart(const struct utf16 *run, bool *letter)
{
    *letter = false;
    for (int32_t at = 0; at < run->length;) {
        const UChar32 codepoint = utf16_next(run, &at);

        if (is_like_ideograph(codepoint) || (!*letter && (is_mark(codepoint) || u_charType(codepoint) == U_MODIFIER_LETTER)))
            return false;
        if (!is_mark(codepoint))
            *letter = u_isalpha(codepoint);
    }
    return true;
}

/* Appends letters and digits that stand between characters of China's. */
static bool write_letters(struct folder *folder, int32_t from, int32_t to, bool *letter)
{
    const struct utf16 run = {.units = folder->word.units + from, .length = to - from};

    if (!are_read_apart(&run, letter))
        return false;
    if (!write_latin(folder, &run, &folder->part))
        return false;
    for (int32_t at = 0; at < folder->part.length;)
        utf16_add(&folder->written, utf16_next(&folder->part, &at));
    return true;
}

/* Writes a word with characters of China's by their readings, each behind a blank where letters stand before it, as ICU does; false where it has none, or what stands between them
 * depends on them. */
static bool word_write_read(struct folder *folder)
{
    const struct utf16 *word = &folder->word;
    const struct ideographs *ideographs = letters_end(word, 0) < word->length ? ideographs_open(folder->common) : NULL;
    bool ok = ideographs != NULL, letter = false;

    folder->written.length = 0;
    for (int32_t at = 0, next; ok && at < word->length; at = next) {
        next = at;
        const UChar32 character = utf16_next(word, &next);
        if (!is_ideograph(character)) {
            next = letters_end(word, at);
            ok = write_letters(folder, at, next, &letter);
            continue;
        }
        if (letter)
            utf16_add(&folder->written, ' ');
        ok = ideograph_read(ideographs, character, at == 0 && next == word->length, &folder->written);
        letter = true;
    }
    return ok;
}

/* Writes the word in Latin letters. Apostrophes are gone by then: those that arise stand for soft signs and hiatus, inside words. Few letters have no plain form
 * then: only for these are ICU's many rules for all of them asked. */
static void word_write(struct folder *folder)
{
    if (!word_write_read(folder) && !write_latin(folder, &folder->word, &folder->written))
        return;
    utf16_copy(&folder->folded, &folder->written);
    if (!decompose(&folder->folded, &folder->word, SEPARATORS_ARE_BLANKS))
        return;
    if (transliterate(script_open(&folder->common->ascii, "Latin-ASCII; Lower"), &folder->written, &folder->folded))
        decompose(&folder->folded, &folder->word, SEPARATORS_ARE_BLANKS);
}

/* Appends the word in Latin letters, or as it is where that cannot be had. */
static void add_latin(struct folder *folder, struct text *text)
{
    size_t start = text->length;

    pthread_mutex_lock(&folder->common->writing);
    word_write(folder);
    pthread_mutex_unlock(&folder->common->writing);
    utf16_print(&folder->word, text);
    if (text->length > start && text->bytes[text->length - 1] == ' ')
        text_truncate(text, text->length - 1);
}

static bool word_is_ascii(const struct utf16 *word)
{
    int32_t i = 0;

    while (i < word->length && word->units[i] < 0x80)
        i++;
    return i == word->length;
}

static void add_word(struct folder *folder, struct text *text)
{
    if (word_is_ascii(&folder->word))
        utf16_print(&folder->word, text);
    else
        add_latin(folder, text);
}

/* Appends a character of China's as it is kept, or made. */
static void add_ideograph(struct folder *folder, struct text *text)
{
    const size_t start = text->length;
    char character[UTF8_LONGEST];

    utf16_print(&folder->word, text);
    const size_t length = text->length - start;
    memcpy(character, text->bytes + start, length);
    text_truncate(text, start);
    if (folded_words_find(folder->common->kept, character, length, text))
        return;
    add_latin(folder, text);
    collapse(text, start);
    folded_words_keep(folder->common->kept, character, length, text_string(text) + start, text->length - start);
}

/* Whether a part of a text is characters of China's only. */
static bool are_ideographs(const struct utf16 *plain, int32_t from, int32_t to)
{
    while (from < to)
        if (!is_ideograph(utf16_next(plain, &from)))
            return false;
    return true;
}

/* Appends a part of the plain text as a word, behind a blank where others stand before it. */
static void add_part(struct folder *folder, int32_t from, int32_t to, size_t start, void (*add)(struct folder *folder, struct text *text), struct text *text)
{
    utf16_copy(&folder->word, &(struct utf16){.units = folder->plain.units + from, .length = to - from});
    if (text->length > start && text->bytes[text->length - 1] != ' ')
        text_add(text, " ");
    add(folder, text);
}

/* Appends the plain text word by word; some words have nothing in Latin letters. ICU takes long for a character of China's and writes each as a word: one by one they are kept. */
static void add_words(struct folder *folder, struct text *text)
{
    const struct utf16 *plain = &folder->plain;
    size_t start = text->length;

    for (int32_t from = 0, to; from < plain->length; from = to + 1) {
        for (to = from; to < plain->length && plain->units[to] != ' '; to++)
            continue;
        if (!are_ideographs(plain, from, to)) {
            add_part(folder, from, to, start, add_word, text);
            continue;
        }
        for (int32_t at = from, next = from; at < to; at = next) {
            utf16_next(plain, &next);
            add_part(folder, at, next, start, add_ideograph, text);
        }
    }
}

/* --- ASCII ------------------------------------------------------------------------------------------------------------ */

enum { ASCII = 0x80 };

/* What each character of ASCII folds to; a blank for what separates words. */
static const char ascii_plain[ASCII + 1] =
    "                                                0123456789       abcdefghijklmnopqrstuvwxyz      abcdefghijklmnopqrstuvwxyz     ";

/* Appends what a text of ASCII folds to, all of it; where it is none, nothing and false. */
static bool fold_ascii(const char *string, size_t length, struct text *folded, enum separators separators)
{
    const size_t start = folded->length;
    size_t end = 0, i = 0;
    char last = ' ';

    /* Copied for the room, then folded in place: it never grows. */
    text_add_bytes(folded, string, length);
    char *const bytes = folded->bytes + start;
    for (; i < length && (unsigned char)bytes[i] < ASCII; i++) {
        const char plain = ascii_plain[(unsigned char)bytes[i]];

        if ((plain == ' ' && (separators == SEPARATORS_ARE_NOTHING || last == ' ')) || is_one_with(plain, last))
            continue;
        bytes[end++] = last = plain;
    }
    const bool whole = i == length;
    text_truncate(folded, start + (whole ? end - (end > 0 && last == ' ') : 0));
    return whole;
}

/* --- The whole -------------------------------------------------------------------------------------------------------- */

static struct common *common_new(void)
{
    struct common *common = memory_new(sizeof *common);

    pthread_mutex_init(&common->writing, NULL);
    common->kept = folded_words_new();
    return common;
}

static void common_free(struct common *common)
{
    utrans_close(common->latin.transliterator);
    utrans_close(common->ascii.transliterator);
    ideographs_free(common->ideographs);
    folded_words_free(common->kept);
    pthread_mutex_destroy(&common->writing);
    free(common);
}

struct folder *folder_new(void)
{
    struct folder *folder = memory_new(sizeof *folder);

    folder->common = common_new();
    return folder;
}

struct folder *folder_beside(struct folder *other)
{
    struct folder *folder = memory_new(sizeof *folder);

    folder->common = other->common;
    folder->is_beside = true;
    return folder;
}

void folder_free(struct folder *folder)
{
    if (!folder)
        return;
    if (!folder->is_beside)
        common_free(folder->common);
    utf16_done(&folder->folded);
    utf16_done(&folder->plain);
    utf16_done(&folder->word);
    utf16_done(&folder->written);
    utf16_done(&folder->part);
    free(folder);
}

/* Ends what was appended from a place on. */
static void fold_end(struct text *folded, size_t start)
{
    if (folded->length > start && folded->bytes[folded->length - 1] == ' ')
        folded->length--;
    collapse(folded, start);
}

/* Appends what a text folds to. Returns whether it does so beside others, too: marks without a letter are left as they are only where no letter beyond ASCII is left. */
static bool fold_letters(struct folder *folder, const char *string, size_t length, struct text *folded)
{
    const size_t start = folded->length;

    utf16_set_part(&folder->folded, string, length);
    const bool left = decompose(&folder->folded, &folder->plain, SEPARATORS_ARE_BLANKS);
    const bool alone = !left && !word_is_ascii(&folder->plain);
    if (left)
        add_words(folder, folded);
    else
        utf16_print(&folder->plain, folded);
    fold_end(folded, start);
    return !alone;
}

/* Appends what a word beyond ASCII folds to, as it is kept or made; false as fold_letters. */
static bool fold_word(struct folder *folder, const char *word, size_t length, struct text *folded)
{
    const size_t start = folded->length;
    const bool is_kept = length <= KEPT_LENGTH;

    if (is_kept && folded_words_find(folder->common->kept, word, length, folded))
        return true;
    if (!fold_letters(folder, word, length, folded))
        return false;
    if (is_kept)
        folded_words_keep(folder->common->kept, word, length, text_string(folded) + start, folded->length - start);
    return true;
}

/* Appends what a text folds to word by word; false where it must be folded as a whole. */
static bool fold_words(struct folder *folder, const char *string, size_t all, struct text *folded)
{
    const char *const end = string + all;
    const size_t start = folded->length;
    bool ok = true;

    for (size_t length; ok && string < end; string += length + (string + length < end)) {
        const char *blank = memchr(string, ' ', (size_t)(end - string));
        length = (size_t)((blank ? blank : end) - string);
        const size_t before = folded->length;
        if (before > start)
            text_add_bytes(folded, " ", 1);
        const size_t from = folded->length;
        ok = fold_ascii(string, length, folded, SEPARATORS_ARE_BLANKS) || fold_word(folder, string, length, folded);
        if (folded->length == from)
            text_truncate(folded, before);
    }
    return ok;
}

void fold(struct folder *folder, const char *string, struct text *folded)
{
    const size_t start = folded->length, length = strlen(string);

    if (fold_ascii(string, length, folded, SEPARATORS_ARE_BLANKS) || fold_words(folder, string, length, folded))
        return;
    text_truncate(folded, start);
    fold_letters(folder, string, length, folded);
}

char *fold_key(const char *string)
{
    struct text key = {0};
    struct utf16 text = {0};
    struct utf16 plain = {0};

    if (fold_ascii(string, strlen(string), &key, SEPARATORS_ARE_NOTHING))
        return text_take(&key);
    utf16_set(&text, string);
    decompose(&text, &plain, SEPARATORS_ARE_NOTHING);
    utf16_print(&plain, &key);
    collapse(&key, 0);
    utf16_done(&text);
    utf16_done(&plain);
    return text_take(&key);
}
