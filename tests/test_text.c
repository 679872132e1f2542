/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/die.h"
#include "src/error.h"
#include "src/hash.h"
#include "src/memory.h"
#include "src/text.h"
#include "tests/tap.h"

static void test_growing(void)
{
    struct text text = {0};

    tap_is_text(text_string(&text), "", "an untouched text is an empty string");
    for (int i = 0; i < 1000; i++)
        text_add_format(&text, "%d,", i);
    tap_is_number((intmax_t)text.length, 10 * 2 + 90 * 3 + 900 * 4, "a text grows as needed");
    text_clear(&text);
    tap_is_text(text_string(&text), "", "a cleared text is empty");
    text_add(&text, "abcdef");
    text_replace(&text, 1, 3, "XYZ", 3);
    tap_is_text(text_string(&text), "aXYZdef", "a part is replaced by a longer one");
    text_replace(&text, 0, 4, "", 0);
    tap_is_text(text_string(&text), "def", "a part is taken out");
    text_add_char(&text, 0x1F600);
    tap_is_text(text_string(&text), "def\xF0\x9F\x98\x80", "a character beyond the first plane is added");
    char *taken = text_take(&text);
    tap_ok(taken && text.length == 0 && !text.bytes, "a text hands over its bytes");
    free(taken);
    taken = text_take(&text);
    tap_is_text(taken, "", "an empty text hands over an empty string");
    free(taken);
    text_done(&text);
}

static void test_decoding(void)
{
    static const struct {
        const char *bytes;
        int size;
        uint32_t codepoint;
    } cases[] = {
        {"a", 1, 'a'},
        {"\xC3\xA6", 2, 0xE6},
        {"\xE0\xA6\xA2", 3, 0x9A2},
        {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
        {"\xC3", -1, 0},
        {"\xC3(", -1, 0},
        {"\x80", -1, 0},
        {"\xC0\x80", -1, 0},
        {"\xE0\x80\x80", -1, 0},
        {"\xED\xA0\x80", -1, 0},
        {"\xF4\x90\x80\x80", -1, 0},
        {"\xF5\x80\x80\x80", -1, 0},
        {"\xFF", -1, 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t codepoint = 0;
        int size = utf8_decode(cases[i].bytes, strlen(cases[i].bytes), &codepoint);
        tap_ok(size == cases[i].size && codepoint == cases[i].codepoint, "case %zu of UTF-8 is read", i);
    }
    uint32_t codepoint;
    tap_is_number(utf8_decode("", 0, &codepoint), 0, "the end is nothing");
}

static void test_round_trip(void)
{
    bool same = true;

    for (uint32_t codepoint = 1; codepoint <= 0x10FFFF; codepoint++) {
        char bytes[4];
        uint32_t read = 0;
        if (codepoint == 0xD800)
            codepoint = 0xE000;
        int size = utf8_encode(codepoint, bytes);
        if (utf8_decode(bytes, (size_t)size, &read) != size || read != codepoint)
            same = false;
    }
    tap_ok(same, "every character is written and read back");
    tap_ok(utf8_is_valid("Blåbærsyltetøy", strlen("Blåbærsyltetøy")), "Norwegian is valid");
    tap_ok(!utf8_is_valid("a\0b", 3), "a NUL inside is not");
    tap_ok(!utf8_is_valid("\xE6\xF8\xE5", 3), "ISO-8859-1 is not");
}

static void test_width(void)
{
    tap_is_number(text_width("Ålesund"), 7, "accented letters take one column");
    tap_is_number(text_width("e\xCC\x81"), 1, "a combining mark takes none");
    tap_is_number(text_width("北京"), 4, "Chinese takes two");
    tap_is_number(text_width("a\x1B[m\xFF"), 5, "what is shown by a mark takes one");
    tap_is_number(text_width("\xE2\x80\xAE"), 1, "a bidi override is shown by a mark");

    int used = -1;
    tap_is_number((intmax_t)text_fit("北京市", 5, &used), 6, "two wide letters fit into five columns");
    tap_is_number(used, 4, "and take four");
    tap_is_number((intmax_t)text_fit("ae\xCC\x81z", 2, &used), 4, "a mark stays with its letter");
    tap_is_number((intmax_t)text_fit("abc", 0, &used), 0, "nothing fits into no column");
}

static void test_moving(void)
{
    const char *string = "xe\xCC\x81\xE0\xA6\xA2\xE0\xA6\xBE\xFFy";
    static const size_t stops[] = {0, 1, 4, 10, 11, 12};
    size_t length = strlen(string);
    size_t offset = 0;

    for (size_t i = 1; i < sizeof stops / sizeof *stops; i++) {
        offset = text_next(string, length, offset);
        tap_is_number((intmax_t)offset, (intmax_t)stops[i], "step %zu forward", i);
    }
    tap_is_number((intmax_t)text_next(string, length, length), (intmax_t)length, "the end stays the end");
    for (size_t i = sizeof stops / sizeof *stops - 1; i > 0; i--) {
        offset = text_previous(string, offset);
        tap_is_number((intmax_t)offset, (intmax_t)stops[i - 1], "step %zu back", i);
    }
    tap_is_number((intmax_t)text_previous(string, 0), 0, "the beginning stays the beginning");
}

static void test_words(void)
{
    const char *string = "Østfold, \xE0\xA6\xA2\xE0\xA6\xBE og-i  ";
    size_t length = strlen(string);

    tap_is_number((intmax_t)text_word_right(string, length, 0), 8, "a word's end");
    tap_is_number((intmax_t)text_word_right(string, length, 8), 16, "the next word's end, marks included");
    tap_is_number((intmax_t)text_word_left(string, 16), 10, "that word's beginning");
    tap_is_number((intmax_t)text_word_left(string, length), 20, "blanks are passed over");
    tap_is_number((intmax_t)text_word_left(string, 10), 0, "and commas");
    tap_is_number((intmax_t)text_word_right(string, length, 22), (intmax_t)length, "no more words: the end");
}

static void is_visible(const char *string, bool keep_lines, const char *expected, const char *name)
{
    char *visible = text_visible(string, keep_lines);

    tap_is_text(visible, expected, "%s", name);
    tap_is_number(text_width(visible), text_width(string), "%s: as wide as counted", name);
    free(visible);
}

static void is_trimmed(const char *string, const char *expected)
{
    char *trimmed = text_trimmed(string);

    tap_is_text(trimmed, expected, "trimmed to '%s'", expected);
    free(trimmed);
}

static void test_copies(void)
{
    is_visible("Ærlig \xE0\xA6\xA2\xE0\xA6\xBE 北", false, "Ærlig \xE0\xA6\xA2\xE0\xA6\xBE 北", "letters stay");
    is_visible("a\x1B]0;x\x07", false, "a\xEF\xBF\xBD]0;x\xEF\xBF\xBD", "escapes do not");
    is_visible("\xC2\x9B", false, "\xEF\xBF\xBD", "nor controls of eight bits");
    is_visible("a\xE2\x80\xAE" "b", false, "a\xEF\xBF\xBD" "b", "nor bidi overrides");
    is_visible("a\xFF", false, "a\xEF\xBF\xBD", "nor bytes that are not UTF-8");
    is_visible("a\tb\nc", false, "a b c", "tabs and line feeds become blanks");
    is_visible("a\tb\nc", true, "a b\nc", "line feeds may stay");
    is_trimmed(" \t a b \r\n", "a b");
    is_trimmed("\xC2\xA0\xE3\x80\x80x\xE2\x80\x8B\xEF\xBB\xBF", "x");
    is_trimmed(" \n ", "");
    is_trimmed("", "");
}

#define MARK "\xEF\xBF\xBD"
#define ACUTE "\xCC\x81"
#define SPACE "\xE2\x80\x8B"
#define NON_JOINER "\xE2\x80\x8C"
#define JOINER "\xE2\x80\x8D"
#define SELECTOR "\xEF\xB8\x8F"

static void is_unchanged(const char *string, const char *name)
{
    is_visible(string, false, string, name);
}

/* Characters that nobody sees: shown where they could make two names look alike, left where they are needed. */
static void test_unseen(void)
{
    is_visible("A" SPACE "B", false, "A" MARK "B", "a zero-width space is seen");
    is_visible("\xEF\xBB\xBF" "A\xE2\x81\xA0" "B", false, MARK "A" MARK "B", "a byte order mark and a word joiner are");
    is_visible("A\xF3\xA0\x81\x81", false, "A" MARK, "and a tag");
    is_visible("A" NON_JOINER "B" JOINER, false, "A" MARK "B" MARK, "and joiners of letters that do not join");
    is_visible("A" SELECTOR, false, "A" MARK, "and what selects no variation");
    is_visible("\xE3\x85\xA4", false, MARK, "and a filler");
    is_visible("soft\xC2\xADly", false, "soft-ly", "a soft hyphen is a hyphen");
    is_visible("\xE1\x9E\x81\xE1\x9F\x92\xE1\x9E\x89" SPACE "\xE1\x9E\x91", false, "\xE1\x9E\x81\xE1\x9F\x92\xE1\x9E\x89\xE1\x9E\x91", "Khmer has them between its words: nothing is seen");
    is_visible("\xE1\x9E\x81" SPACE SPACE, false, "\xE1\x9E\x81" MARK, "but of two in a row the second");
    is_unchanged("\xD9\x85\xDB\x8C" NON_JOINER "\xD8\xAE\xD9\x88", "Persian keeps its letters apart");
    is_visible("\xDB\x8C" NON_JOINER NON_JOINER, false, "\xDB\x8C" NON_JOINER MARK, "by one");
    is_unchanged("\xE0\xB7\x81\xE0\xB7\x8A" JOINER "\xE0\xB6\xBB", "Sinhala joins its letters");
    is_unchanged("\xE0\xA6\xB0" JOINER "\xE0\xA7\x8D\xE0\xA6\xAF", "and Bengali");
    is_unchanged("\xF0\x9F\x91\xA9" JOINER "\xF0\x9F\x91\xA9" JOINER "\xF0\x9F\x91\xA7", "a family stays together");
    is_unchanged("\xE2\x9D\xA4" SELECTOR, "a heart stays red");
    is_unchanged("\xE8\x91\x9B\xF3\xA0\x84\x80", "a name is written with its own form of a letter");
    is_visible("e" ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE "z", false, "e" ACUTE ACUTE ACUTE ACUTE "z", "of a flood of marks four are left");
    char *inert = text_inert("A" SPACE "\x1B" "e" ACUTE ACUTE ACUTE ACUTE ACUTE, false);
    tap_is_text(inert, "A" SPACE MARK "e" ACUTE ACUTE ACUTE ACUTE ACUTE, "in a file only what is obeyed is no more");
    free(inert);
}

/* Writes the lines of a wrapped text with "|" between. */
static void is_wrapped(const char *string, int columns, const char *expected)
{
    struct text_line *lines;
    struct text joined = {0};
    size_t count = text_wrap(string, columns, &lines);
    bool fits = true;

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_add(&joined, "|");
        text_add_bytes(&joined, string + lines[i].start, lines[i].length);
        fits = fits && lines[i].width <= columns;
    }
    tap_is_text(text_string(&joined), expected, "wrapped into %d columns", columns);
    tap_ok(fits, "no line is wider");
    text_done(&joined);
    free(lines);
}

static void test_wrapping(void)
{
    is_wrapped("", 10, "");
    is_wrapped("one two three", 20, "one two three");
    is_wrapped("one two three", 7, "one two|three");
    is_wrapped("one two three", 8, "one two|three");
    is_wrapped("one  two", 4, "one|two");
    is_wrapped("abcdefghij kl", 4, "abcd|efgh|ij|kl");
    is_wrapped("arbeidsgiverorganisasjoner og", 14, "arbeidsgiveror|ganisasjoner|og");
    is_wrapped("helse- og/eller sikkerhetsorganisasjonen", 16, "helse- og/eller|sikkerhetsorgani|sasjonen");
    is_wrapped("prosjektsamarbeid/områdekartlegging", 20, "prosjektsamarbeid/|områdekartlegging");
    is_wrapped("https://www.example.org/naeringsliv/rapport", 24, "https://www.example.org/|naeringsliv/rapport");
    is_wrapped("fiskeoppdrettsanleggseiere", 12, "fiskeoppd|rettsanlegg|seiere");
    is_wrapped("strengths", 8, "strength|s");
    is_wrapped("first\n\nthird\n", 10, "first||third|");
    is_wrapped("år øl æsj", 3, "år|øl|æsj");
    is_wrapped("北京市", 4, "北京|市");
    is_wrapped("end   ", 3, "end");
}

/* Vectors of the published algorithm: databases keep such numbers. */
static void test_hash(void)
{
    tap_ok(hash_bytes(HASH_BEGIN, "", 0) == UINT64_C(0xcbf29ce484222325), "the number of no bytes");
    tap_ok(hash_bytes(HASH_BEGIN, "foobar", 6) == UINT64_C(0x85944171f73967e8), "the number of some");
    tap_ok(hash_text(hash_text(HASH_BEGIN, "ab"), "c") != hash_text(hash_text(HASH_BEGIN, "a"), "bc"), "texts are told apart by where they end");
}

static void test_errors(void)
{
    struct error error = {0};
    struct text big = {0};

    tap_ok(!error_set(&error, ERROR_RULE, "%s is no %s", "x\x1B", "number"), "an error is false");
    tap_is_text(error.text, "x\xEF\xBF\xBD is no number", "its text is safe to print");
    tap_is_number(error_exit_status(error.code), 1, "a refusal's exit status");
    tap_is_number(error_exit_status(ERROR_USAGE), 2, "a wrong call's");
    tap_is_number(error_exit_status(ERROR_DATABASE), 3, "a database's");
    error_set(&error, ERROR_VALUE, "again: %s", error.text);
    tap_is_text(error.text, "again: x\xEF\xBF\xBD is no number", "an error may quote itself");
    for (int i = 0; i < 1000; i++)
        text_add(&big, "å");
    error_set(&error, ERROR_VALUE, "-%s", text_string(&big));
    tap_ok(strlen(error.text) == ERROR_TEXT_SIZE - 1 && utf8_is_valid(error.text, strlen(error.text)), "a long one is cut between letters");
    tap_ok(!error_set(NULL, ERROR_VALUE, "x"), "nobody need listen");
    text_done(&big);
}

static void write_hook(void *context)
{
    fputs(context, stderr);
    die("again");
}

/* Dies in a process of its own; returns its exit status and what it said. */
static int die_apart(char *said, size_t size)
{
    int ends[2];
    int status = 0;
    ssize_t length, all = 0;

    if (pipe(ends) != 0)
        return -1;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        die_set_hook(write_hook, (void *)(uintptr_t)"hook\n");
        die("no %s", "more");
    }
    close(ends[1]);
    while ((length = read(ends[0], said + all, size - 1 - (size_t)all)) > 0)
        all += length;
    said[all] = '\0';
    close(ends[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_dying(void)
{
    char said[200];

    tap_is_number(die_apart(said, sizeof said), 3, "who dies says so by the exit status");
    tap_is_text(said, "hook\nlrn: again\n", "the hook runs first, and only once");
}

static void test_memory(void)
{
    char *string = string_format("%s-%03d", "a", 7);
    unsigned char *bytes = memory_new_array(100, 1);
    bool zero = true;

    tap_is_text(string, "a-007", "a string is formatted");
    for (int i = 0; i < 100; i++)
        zero = zero && bytes[i] == 0;
    tap_ok(zero, "new memory is all zero");
    tap_ok(!string_copy(NULL), "the copy of no string is none");
    char *part = string_copy_part("abc", 2);
    tap_is_text(part, "ab", "a part is copied");
    free(part);
    free(bytes);
    free(string);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    test_growing();
    test_decoding();
    test_round_trip();
    test_width();
    test_moving();
    test_words();
    test_copies();
    test_unseen();
    test_wrapping();
    test_errors();
    test_hash();
    test_dying();
    test_memory();
    return tap_done();
}
