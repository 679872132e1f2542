/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoder.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "src/encoding.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

enum { OUT_SIZE = 4096, LACKS_MAXIMUM = 1000, REPLACEMENT = 0xfffd };

struct encoder {
    iconv_t iconv;
    const char *mark; /* mark_length bytes */
    size_t mark_length;
    bool marks_itself; /* iconv puts a mark before what it begins with, and once more whenever it begins anew */
    struct encoder_lack *lacks; /* by codepoint */
    size_t lack_count;
    uint64_t lacking; /* in all */
};

/* Converts one letter for nobody; returns the bytes it became. */
static size_t letter_pass(iconv_t descriptor)
{
    char letter[] = "a", out[16];
    char *from = letter, *to = out;
    size_t left = 1, to_left = sizeof out;

    iconv(descriptor, &from, &left, &to, &to_left);
    return sizeof out - to_left;
}

static bool iconv_marks_itself(iconv_t descriptor)
{
    const size_t first = letter_pass(descriptor), second = letter_pass(descriptor);

    iconv(descriptor, NULL, NULL, NULL, NULL);
    return first > second;
}

struct encoder *encoder_new(const char *encoding, struct error *error)
{
    const char *name = encoding_name(encoding);
    iconv_t descriptor = *name != '\0' && strchr(name, '/') == NULL ? iconv_open(name, "UTF-8") : (iconv_t)-1;
    if (descriptor == (iconv_t)-1) {
        error_set(error, ERROR_USAGE, _("The encoding \"%s\" is not known. \"iconv --list\" names those that are."), encoding);
        return NULL;
    }
    struct encoder *encoder = memory_new(sizeof *encoder);
    encoder->iconv = descriptor;
    encoder->mark_length = encoding_mark(name, &encoder->mark);
    encoder->marks_itself = iconv_marks_itself(descriptor);
    return encoder;
}

void encoder_free(struct encoder *encoder)
{
    if (encoder == NULL)
        return;
    iconv_close(encoder->iconv);
    free(encoder->lacks);
    free(encoder);
}

static void lack_count(struct encoder *encoder, uint32_t codepoint)
{
    size_t at = 0;
    encoder->lacking++;
    while (at < encoder->lack_count && encoder->lacks[at].codepoint < codepoint)
        at++;
    if (at < encoder->lack_count && encoder->lacks[at].codepoint == codepoint) {
        encoder->lacks[at].count++;
        return;
    }
    if (encoder->lack_count == LACKS_MAXIMUM)
        return;
    encoder->lacks = memory_resize(encoder->lacks, encoder->lack_count + 1, sizeof *encoder->lacks);
    memmove(encoder->lacks + at + 1, encoder->lacks + at, (encoder->lack_count - at) * sizeof *encoder->lacks);
    encoder->lacks[at] = (struct encoder_lack){.codepoint = codepoint, .count = 1};
    encoder->lack_count++;
}

/* Converts as much as can be; returns the bytes taken. Some iconvs put a look-alike for what is lacking and say how often: that is not
 * converted, and text is as it was. */
static size_t run_add(struct encoder *encoder, char *bytes, size_t length, struct text *text)
{
    char *from = bytes;
    size_t left = length, before = text->length;
    while (left > 0) {
        char out[OUT_SIZE];
        char *to = out;
        size_t to_left = sizeof out;
        size_t result = iconv(encoder->iconv, &from, &left, &to, &to_left);
        int reason = errno;
        if (result != (size_t)-1 && result > 0) {
            text_replace(text, before, text->length, "", 0);
            return 0;
        }
        text_add_bytes(text, out, sizeof out - to_left);
        if (result == (size_t)-1 && reason != E2BIG)
            break;
    }
    return length - left;
}

/* One character, or a question mark for it; returns its bytes. */
static size_t character_add(struct encoder *encoder, const char *bytes, size_t length, struct text *text)
{
    uint32_t codepoint = REPLACEMENT;
    int size = utf8_decode(bytes, length, &codepoint);
    char character[4];
    memcpy(character, bytes, size > 0 ? (size_t)size : 0);
    if (size > 0 && run_add(encoder, character, (size_t)size, text) > 0)
        return (size_t)size;
    char mark[] = "?";
    lack_count(encoder, codepoint);
    run_add(encoder, mark, 1, text);
    return size > 0 ? (size_t)size : 1;
}

static void shift_end(struct encoder *encoder, struct text *text)
{
    char out[16];
    char *to = out;
    size_t to_left = sizeof out;
    iconv(encoder->iconv, NULL, NULL, &to, &to_left);
    text_add_bytes(text, out, sizeof out - to_left);
    if (encoder->marks_itself)
        letter_pass(encoder->iconv);
}

void encoder_add(struct encoder *encoder, const char *bytes, size_t length, struct text *text)
{
    for (size_t at = 0; at < length;) {
        at += run_add(encoder, (char *)(uintptr_t)bytes + at, length - at, text);
        if (at < length)
            at += character_add(encoder, bytes + at, length - at, text);
    }
    shift_end(encoder, text);
}

void encoder_add_mark(const struct encoder *encoder, struct text *text)
{
    if (encoder->mark_length > 0)
        text_add_bytes(text, encoder->mark, encoder->mark_length);
}

size_t encoder_lacks(const struct encoder *encoder, const struct encoder_lack **lacks)
{
    *lacks = encoder->lacks;
    return encoder->lack_count;
}

uint64_t encoder_lack_count(const struct encoder *encoder)
{
    return encoder->lacking;
}

bool encoder_is_lacking_copy(const char *text, const char *copy)
{
    size_t left = strlen(text);
    while (left > 0) {
        uint32_t codepoint = 0;
        const int read = utf8_decode(text, left, &codepoint);
        const size_t size = read > 0 ? (size_t)read : 1;
        if (strncmp(text, copy, size) == 0)
            copy += size;
        else if (*copy == '?' && size > 1)
            copy++;
        else
            return false;
        text += size;
        left -= size;
    }
    return *copy == '\0';
}

/* The word of a text, between blanks, of which a word is a copy that lacks letters; NULL where there is none. The caller frees it. */
static char *word_restore(const char *text, const char *copy)
{
    char *word = NULL;

    for (text += strspn(text, " \n"); *text && !word; text += strspn(text, " \n")) {
        const size_t length = strcspn(text, " \n");

        word = string_copy_part(text, length);
        if (!encoder_is_lacking_copy(word, copy)) {
            free(word);
            word = NULL;
        }
        text += length;
    }
    return word;
}

char *encoder_lacking_restore(const char *text, const char *copy)
{
    struct text whole = {0};
    size_t restored = 0;

    while (*copy) {
        const size_t blanks = strspn(copy, " \n"), length = strcspn(copy + blanks, " \n");
        char *lacking = string_copy_part(copy + blanks, length), *word = strchr(lacking, '?') ? word_restore(text, lacking) : NULL;

        text_add_bytes(&whole, copy, blanks);
        text_add(&whole, word ? word : lacking);
        restored += word != NULL;
        free(word);
        free(lacking);
        copy += blanks + length;
    }
    if (restored > 0)
        return text_take(&whole);
    text_done(&whole);
    return NULL;
}
