/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/decoder.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/encoding.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

enum { BYTES = 256, OUT_SIZE = 1024 };

/* UTF-8 is only looked through; an encoding of single bytes is a table that iconv filled; all others go through iconv. */
enum way { WAY_UTF8, WAY_TABLE, WAY_ICONV };

struct decoder {
    enum way way;
    iconv_t iconv;
    char table[BYTES][4];
    unsigned char lengths[BYTES]; /* 0: no character */
    bool table_has_ascii;
    size_t unit; /* bytes of a line feed: what is stepped over at a bad byte */
    char feed[4];
    char carriage_return[4];
    struct decoder_faults faults;
};

/* What iconv makes of one byte; false where the byte alone is none or not yet a character, which no single-byte encoding has. */
static bool byte_try(struct decoder *decoder, size_t byte)
{
    char bytes[1] = {(char)(unsigned char)byte};
    char out[16];
    char *from = bytes, *to = out;
    size_t from_left = 1, to_left = sizeof out;
    errno = 0;
    size_t result = iconv(decoder->iconv, &from, &from_left, &to, &to_left);
    size_t length = sizeof out - to_left;
    if (result == (size_t)-1)
        return errno == EILSEQ;
    if (length == 0 || length > sizeof decoder->table[byte])
        return false;
    memcpy(decoder->table[byte], out, length);
    decoder->lengths[byte] = (unsigned char)length;
    return true;
}

static bool table_fill(struct decoder *decoder)
{
    decoder->table_has_ascii = true;
    for (size_t byte = 0; byte < BYTES; byte++) {
        if (!byte_try(decoder, byte)) {
            iconv(decoder->iconv, NULL, NULL, NULL, NULL);
            return false;
        }
        if (byte < 0x80 && (decoder->lengths[byte] != 1 || decoder->table[byte][0] != (char)byte))
            decoder->table_has_ascii = false;
    }
    return true;
}

/* How the encoding writes a character: what iconv makes of it the other way. */
static size_t unit_write(iconv_t iconv_back, char character, char unit[4])
{
    char out[16];
    char *from = &character, *to = out;
    size_t from_left = 1, to_left = sizeof out;
    if (iconv(iconv_back, &from, &from_left, &to, &to_left) == (size_t)-1)
        return 0;
    size_t length = sizeof out - to_left;
    if (length != 1 && length != 2 && length != 4)
        return 0;
    memcpy(unit, out, length);
    return length;
}

static bool units_find(struct decoder *decoder, const char *encoding)
{
    iconv_t back = iconv_open(encoding, "UTF-8");
    if (back == (iconv_t)-1)
        return false;
    decoder->unit = unit_write(back, '\n', decoder->feed);
    bool found = decoder->unit > 0 && unit_write(back, '\r', decoder->carriage_return) == decoder->unit;
    iconv_close(back);
    return found;
}

static bool decoder_open(struct decoder *decoder, const char *encoding)
{
    if (strcmp(encoding, "UTF-8") == 0) {
        decoder->way = WAY_UTF8;
        decoder->unit = 1;
        decoder->feed[0] = '\n';
        decoder->carriage_return[0] = '\r';
        return true;
    }
    decoder->iconv = iconv_open("UTF-8", encoding);
    if (decoder->iconv == (iconv_t)-1)
        return false;
    if (!units_find(decoder, encoding))
        return false;
    decoder->way = decoder->unit == 1 && table_fill(decoder) ? WAY_TABLE : WAY_ICONV;
    return true;
}

struct decoder *decoder_new(const char *encoding, struct error *error)
{
    struct decoder *decoder = memory_new(sizeof *decoder);
    decoder->iconv = (iconv_t)-1;
    if (*encoding != '\0' && strchr(encoding, '/') == NULL && decoder_open(decoder, encoding_name(encoding)))
        return decoder;
    decoder_free(decoder);
    error_set(error, ERROR_USAGE, _("The encoding \"%s\" is not known. \"iconv --list\" names those that are."), encoding);
    return NULL;
}

void decoder_free(struct decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->iconv != (iconv_t)-1)
        iconv_close(decoder->iconv);
    free(decoder);
}

size_t decoder_line_ends(const struct decoder *decoder, char feed[4], char carriage_return[4])
{
    memcpy(feed, decoder->feed, 4);
    memcpy(carriage_return, decoder->carriage_return, 4);
    return decoder->unit;
}

/* The bytes before the first that is NUL or not ASCII, eight at a time. */
static size_t plain_length(const char *bytes, size_t length)
{
    const uint64_t high = UINT64_C(0x8080808080808080), low = UINT64_C(0x0101010101010101);
    size_t at = 0;
    uint64_t word;
    for (; at + sizeof word <= length; at += sizeof word) {
        memcpy(&word, bytes + at, sizeof word);
        if (((word | (word - low)) & high) != 0)
            break;
    }
    while (at < length && bytes[at] != '\0' && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

bool decoder_takes_as_is(const struct decoder *decoder, const char *bytes, size_t length)
{
    if (decoder->way == WAY_ICONV || (decoder->way == WAY_TABLE && !decoder->table_has_ascii))
        return false;
    size_t plain = plain_length(bytes, length);
    return plain == length || (decoder->way == WAY_UTF8 && utf8_is_valid(bytes + plain, length - plain));
}

static void fault_bad(struct decoder *decoder, uint64_t offset, struct text *text)
{
    if (decoder->faults.bad_count++ == 0)
        decoder->faults.bad_offset = offset;
    text_add(text, "\xef\xbf\xbd");
}

static void fault_nul(struct decoder *decoder, uint64_t offset)
{
    if (decoder->faults.nul_count++ == 0)
        decoder->faults.nul_offset = offset;
}

static void utf8_add(struct decoder *decoder, const char *bytes, size_t length, uint64_t offset, struct text *text)
{
    for (size_t at = 0; at < length;) {
        size_t plain = plain_length(bytes + at, length - at);
        text_add_bytes(text, bytes + at, plain);
        at += plain;
        if (at == length)
            return;
        uint32_t codepoint;
        int size = utf8_decode(bytes + at, length - at, &codepoint);
        if (bytes[at] == '\0')
            fault_nul(decoder, offset + at);
        else if (size <= 0)
            fault_bad(decoder, offset + at, text);
        else
            text_add_bytes(text, bytes + at, (size_t)size);
        at += size > 0 ? (size_t)size : 1;
    }
}

static void table_add(struct decoder *decoder, const char *bytes, size_t length, uint64_t offset, struct text *text)
{
    for (size_t at = 0; at < length; at++) {
        size_t plain = decoder->table_has_ascii ? plain_length(bytes + at, length - at) : 0;
        text_add_bytes(text, bytes + at, plain);
        at += plain;
        if (at == length)
            return;
        size_t byte = (unsigned char)bytes[at];
        if (decoder->lengths[byte] == 0)
            fault_bad(decoder, offset + at, text);
        else if (decoder->table[byte][0] == '\0')
            fault_nul(decoder, offset + at);
        else
            text_add_bytes(text, decoder->table[byte], decoder->lengths[byte]);
    }
}

/* Adds what iconv made, without its NULs. */
static void converted_add(struct decoder *decoder, const char *bytes, size_t length, struct text *text)
{
    while (length > 0) {
        const char *nul = memchr(bytes, '\0', length);
        size_t part = nul == NULL ? length : (size_t)(nul - bytes);
        text_add_bytes(text, bytes, part);
        if (nul == NULL)
            return;
        decoder->faults.nul_count++;
        bytes += part + 1;
        length -= part + 1;
    }
}

static size_t zero_find(const struct decoder *decoder, const char *bytes, size_t length)
{
    static const char zero[4];
    size_t at = 0;
    while (at + decoder->unit <= length && memcmp(bytes + at, zero, decoder->unit) != 0)
        at += decoder->unit;
    return at;
}

static void iconv_add(struct decoder *decoder, char *bytes, size_t length, uint64_t offset, struct text *text)
{
    char *from = bytes;
    size_t left = length;
    bool flushed = false, had_nul = decoder->faults.nul_count > 0;
    iconv(decoder->iconv, NULL, NULL, NULL, NULL);
    while (left > 0 || !flushed) {
        char out[OUT_SIZE];
        char *to = out;
        size_t to_left = sizeof out;
        flushed = left == 0;
        size_t result = left == 0 ? iconv(decoder->iconv, NULL, NULL, &to, &to_left) : iconv(decoder->iconv, &from, &left, &to, &to_left);
        int reason = errno;
        converted_add(decoder, out, sizeof out - to_left, text);
        if (result != (size_t)-1 || reason == E2BIG || flushed)
            continue;
        size_t step = left < decoder->unit ? left : decoder->unit;
        fault_bad(decoder, offset + (uint64_t)(from - bytes), text);
        from += step;
        left -= step;
    }
    if (decoder->faults.nul_count > 0 && !had_nul)
        decoder->faults.nul_offset = offset + zero_find(decoder, bytes, length);
}

void decoder_add(struct decoder *decoder, const char *bytes, size_t length, uint64_t offset, struct text *text)
{
    switch (decoder->way) {
    case WAY_UTF8:
        utf8_add(decoder, bytes, length, offset, text);
        return;
    case WAY_TABLE:
        table_add(decoder, bytes, length, offset, text);
        return;
    case WAY_ICONV:
        iconv_add(decoder, (char *)(uintptr_t)bytes, length, offset, text);
        return;
    }
}

const struct decoder_faults *decoder_faults(const struct decoder *decoder)
{
    return &decoder->faults;
}

void decoder_clear_faults(struct decoder *decoder)
{
    decoder->faults = (struct decoder_faults){0};
}
