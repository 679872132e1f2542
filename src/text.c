/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <unicode/uchar.h>

#include "src/die.h"
#include "src/memory.h"
#include "src/sight.h"

enum {
    ZERO_WIDTH_SPACE = 0x200B,
    ZERO_WIDTH_JOINER = 0x200D,
    BYTE_ORDER_MARK = 0xFEFF,
    UTF8_LONGEST = 4,
    FORMATTED_ROOM = 24 /* bytes that most of what is formatted fits in */
};

/* --- The growing text ------------------------------------------------------------------------------------------------- */

void text_done(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

void text_clear(struct text *text)
{
    text_truncate(text, 0);
}

void text_truncate(struct text *text, size_t length)
{
    text->length = length;
    if (text->bytes)
        text->bytes[length] = '\0';
}

/* Makes room for more bytes and the NUL. */
static void text_reserve(struct text *text, size_t more)
{
    enum { SMALLEST = 32 };

    if (more < text->capacity - text->length)
        return;
    if (more > SIZE_MAX / 2 - text->length - 1)
        die("out of memory");
    size_t needed = text->length + more + 1;
    size_t doubled = text->capacity < SMALLEST ? SMALLEST : 2 * text->capacity;
    text->capacity = needed > doubled ? needed : doubled;
    text->bytes = memory_resize(text->bytes, text->capacity, 1);
}

void text_add_byte(struct text *text, char byte)
{
    text_reserve(text, 1);
    text->bytes[text->length++] = byte;
    text->bytes[text->length] = '\0';
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
    text_reserve(text, length);
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_add_bytes(text, string, strlen(string));
}

void text_add_char(struct text *text, uint32_t codepoint)
{
    char bytes[UTF8_LONGEST];

    text_add_bytes(text, bytes, (size_t)utf8_encode(codepoint, bytes));
}

void text_add_format(struct text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_add_format_list(text, format, arguments);
    va_end(arguments);
}

void text_add_format_list(struct text *text, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    text_reserve(text, FORMATTED_ROOM);
    size_t room = text->capacity - text->length;
    int length = vsnprintf(text->bytes + text->length, room, format, again);
    va_end(again);
    if (length < 0)
        die("a text cannot be formatted: %s", format);
    if ((size_t)length >= room) {
        text_reserve(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    }
    text->length += (size_t)length;
}

void text_replace(struct text *text, size_t from, size_t to, const char *string, size_t length)
{
    text_reserve(text, length);
    memmove(text->bytes + from + length, text->bytes + to, text->length - to);
    if (length > 0)
        memcpy(text->bytes + from, string, length);
    text->length = text->length - (to - from) + length;
    text->bytes[text->length] = '\0';
}

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
    char *bytes = text->bytes ? text->bytes : string_copy("");

    *text = (struct text){0};
    return bytes;
}

/* --- UTF-8 ------------------------------------------------------------------------------------------------------------ */

/* How the first byte of a character of several bytes tells its length, by the first half of it. */
static const struct utf8_lead {
    unsigned char bits; /* those of the byte that are the character's */
    int size;           /* 0: no character begins so */
    uint32_t smallest;  /* below this the form is overlong */
} utf8_leads[16] = {
    [0xC] = {0x1F, 2, 0x80},
    [0xD] = {0x1F, 2, 0x80},
    [0xE] = {0x0F, 3, 0x800},
    [0xF] = {0x0F, 4, 0x10000},
};

int utf8_decode(const char *bytes, size_t length, uint32_t *codepoint)
{
    if (length == 0)
        return 0;
    if ((unsigned char)bytes[0] < 0x80) {
        *codepoint = (unsigned char)bytes[0];
        return 1;
    }
    const struct utf8_lead *lead = &utf8_leads[(unsigned char)bytes[0] >> 4];
    if (lead->size == 0 || (size_t)lead->size > length)
        return -1;
    uint32_t value = (unsigned char)bytes[0] & lead->bits;
    for (int i = 1; i < lead->size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if ((byte & 0xC0) != 0x80)
            return -1;
        value = value << 6 | (byte & 0x3F);
    }
    if (value < lead->smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return -1;
    *codepoint = value;
    return lead->size;
}

int utf8_encode(uint32_t codepoint, char bytes[UTF8_LONGEST])
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};

    if (codepoint < 0x80) {
        bytes[0] = (char)codepoint;
        return 1;
    }
    int size = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    for (int i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (codepoint & 0x3F));
        codepoint >>= 6;
    }
    bytes[0] = (char)(leads[size] | codepoint);
    return size;
}

static bool is_printable_ascii(char byte)
{
    return byte >= ' ' && byte <= '~';
}

/* Eight bytes at once: whether all of them are printable ASCII. */
static bool are_printable_ascii(const char *bytes)
{
    const uint64_t each = UINT64_C(0x0101010101010101), highest = each * 0x80;
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    uint64_t from_delete = word ^ each * 0x7F;
    return ((word | ((word - each * ' ') & ~word) | ((from_delete - each) & ~from_delete)) & highest) == 0;
}

static size_t ascii_length(const char *bytes, size_t length)
{
    size_t at = 0;

    while (length - at >= sizeof(uint64_t) && are_printable_ascii(bytes + at))
        at += sizeof(uint64_t);
    while (at < length && is_printable_ascii(bytes[at]))
        at++;
    return at;
}

size_t text_ascii_length(const char *string)
{
    return ascii_length(string, strlen(string));
}

bool utf8_is_valid(const char *bytes, size_t length)
{
    while (length > 0) {
        uint32_t codepoint;
        size_t plain = ascii_length(bytes, length);
        if (plain == length)
            return true;
        bytes += plain;
        length -= plain;
        do {
            int size = utf8_decode(bytes, length, &codepoint);
            if (size < 0 || codepoint == 0)
                return false;
            bytes += size;
            length -= (size_t)size;
        } while (length > 0 && (unsigned char)*bytes >= 0x80);
    }
    return true;
}

/* Reads one character, a byte that is not UTF-8 as the mark it is shown by; returns its bytes, 0 at the end. */
static size_t text_read(const char *bytes, size_t length, uint32_t *codepoint)
{
    int size = utf8_decode(bytes, length, codepoint);

    if (size >= 0)
        return (size_t)size;
    *codepoint = SIGHT_MARK;
    return 1;
}

/* Bytes of the character that ends at offset, which is not 0. */
static size_t text_read_back(const char *string, size_t offset, uint32_t *codepoint)
{
    for (size_t size = 1; size <= UTF8_LONGEST && size <= offset; size++)
        if (utf8_decode(string + offset - size, size, codepoint) == (int)size)
            return size;
    *codepoint = SIGHT_MARK;
    return 1;
}

/* --- Width ------------------------------------------------------------------------------------------------------------ */

static bool is_blank(uint32_t codepoint)
{
    return codepoint == ' ' || codepoint == '\t' || codepoint == '\n';
}

int utf8_width(uint32_t codepoint)
{
    if (codepoint < 0x7F || !sight_is_safe(codepoint))
        return 1;
    int width = wcwidth((wchar_t)codepoint);
    return width < 0 ? 1 : width;
}

/* Blanks of any kind are one. */
static uint32_t sight_shown(struct sight *sight, uint32_t codepoint)
{
    return sight_next(sight, is_blank(codepoint) ? ' ' : codepoint);
}

static int text_width_part(const char *bytes, size_t length)
{
    struct sight sight = {0};
    int width = 0;

    while (length > 0) {
        uint32_t codepoint;
        size_t size = text_read(bytes, length, &codepoint);
        const uint32_t shown = sight_shown(&sight, codepoint);
        width += shown != SIGHT_NOTHING ? utf8_width(shown) : 0;
        bytes += size;
        length -= size;
    }
    return width;
}

int text_width(const char *string)
{
    return text_width_part(string, strlen(string));
}

/* As text_fit, of the first length bytes. */
static size_t text_fit_part(const char *string, size_t length, int columns, int *used)
{
    size_t end = 0;
    int width = 0;

    while (end < length) {
        size_t next = text_next(string, length, end);
        int more = text_width_part(string + end, next - end);
        if (width + more > columns)
            break;
        width += more;
        end = next;
    }
    if (used)
        *used = width;
    return end;
}

size_t text_fit(const char *string, int columns, int *used)
{
    return text_fit_part(string, strlen(string), columns, used);
}

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

/* Whether a character belongs to the letter before it: combining marks, vowel signs, and what a joiner joins. */
static bool joins(uint32_t codepoint, uint32_t previous)
{
    if (codepoint < 0x300)
        return false;
    if (sight_divides(codepoint, previous))
        return true;
    if (previous == ZERO_WIDTH_JOINER && u_hasBinaryProperty((UChar32)codepoint, UCHAR_EXTENDED_PICTOGRAPHIC))
        return true;
    switch (u_getIntPropertyValue((UChar32)codepoint, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
    case U_GCB_EXTEND:
    case U_GCB_SPACING_MARK:
    case U_GCB_ZWJ:
    case U_GCB_V:
    case U_GCB_T:
        return !is_blank(previous);
    default:
        return false;
    }
}

size_t text_previous(const char *string, size_t offset)
{
    uint32_t codepoint, before;

    while (offset > 0) {
        offset -= text_read_back(string, offset, &codepoint);
        if (offset == 0)
            break;
        text_read_back(string, offset, &before);
        if (!joins(codepoint, before))
            break;
    }
    return offset;
}

size_t text_next(const char *string, size_t length, size_t offset)
{
    uint32_t codepoint, previous;

    if (offset >= length)
        return length;
    offset += text_read(string + offset, length - offset, &previous);
    while (offset < length) {
        size_t size = text_read(string + offset, length - offset, &codepoint);
        if (!joins(codepoint, previous))
            break;
        offset += size;
        previous = codepoint;
    }
    return offset;
}

static bool is_word(uint32_t codepoint)
{
    return u_isalnum((UChar32)codepoint) || (U_GET_GC_MASK((UChar32)codepoint) & U_GC_M_MASK) != 0;
}

size_t text_word_left(const char *string, size_t offset)
{
    bool inside = false;

    while (offset > 0) {
        uint32_t codepoint;
        size_t size = text_read_back(string, offset, &codepoint);
        if (inside && !is_word(codepoint))
            break;
        inside = inside || is_word(codepoint);
        offset -= size;
    }
    return offset;
}

size_t text_word_right(const char *string, size_t length, size_t offset)
{
    bool inside = false;

    while (offset < length) {
        uint32_t codepoint;
        size_t size = text_read(string + offset, length - offset, &codepoint);
        if (inside && !is_word(codepoint))
            break;
        inside = inside || is_word(codepoint);
        offset += size;
    }
    return offset;
}

/* --- Copies ----------------------------------------------------------------------------------------------------------- */

/* A copy with each character as next gives it. */
static char *text_shown(const char *string, bool keep_lines, uint32_t (*next)(struct sight *sight, uint32_t codepoint))
{
    struct text shown = {0};
    struct sight sight = {0};

    for (size_t length = strlen(string), size; length > 0; string += size, length -= size) {
        uint32_t codepoint;
        size = text_read(string, length, &codepoint);
        const uint32_t character = keep_lines && codepoint == '\n' ? codepoint : next(&sight, codepoint);
        if (character != SIGHT_NOTHING)
            text_add_char(&shown, character);
    }
    return text_take(&shown);
}

char *text_visible(const char *string, bool keep_lines)
{
    return text_shown(string, keep_lines, sight_shown);
}

static uint32_t inert_next(struct sight *sight, uint32_t codepoint)
{
    (void)sight;
    return is_blank(codepoint) ? ' ' : sight_is_safe(codepoint) ? codepoint : SIGHT_MARK;
}

char *text_inert(const char *string, bool keep_lines)
{
    return text_shown(string, keep_lines, inert_next);
}

/* Blanks of any script, and the invisible characters that spreadsheets leave at the ends of cells. */
static bool is_trimmed(uint32_t codepoint)
{
    return u_isUWhiteSpace((UChar32)codepoint) || codepoint == ZERO_WIDTH_SPACE || codepoint == BYTE_ORDER_MARK;
}

/* Whether it is a character of ASCII that can be seen. */
static bool is_black(char byte)
{
    return is_printable_ascii(byte) && byte != ' ';
}

const char *text_trim(const char *string, size_t *length)
{
    uint32_t codepoint;

    *length = strlen(string);
    if (*length > 0 && is_black(string[0]) && is_black(string[*length - 1]))
        return string;
    while (*length > 0) {
        size_t size = text_read(string, *length, &codepoint);
        if (!is_trimmed(codepoint))
            break;
        string += size;
        *length -= size;
    }
    while (*length > 0) {
        size_t size = text_read_back(string, *length, &codepoint);
        if (!is_trimmed(codepoint))
            break;
        *length -= size;
    }
    return string;
}

char *text_trimmed(const char *string)
{
    size_t length;
    const char *trimmed = text_trim(string, &length);

    return string_copy_part(trimmed, length);
}

/* --- Nothing to read -------------------------------------------------------------------------------------------------- */

static bool is_control(uint32_t codepoint)
{
    return u_charType((UChar32)codepoint) == U_CONTROL_CHAR;
}

bool text_is_readable(const char *string)
{
    uint32_t codepoint;

    if (is_black(*string))
        return true;
    for (size_t length = strlen(string); length > 0;) {
        size_t size = text_read(string, length, &codepoint);
        if (!is_control(codepoint) && !u_isUWhiteSpace((UChar32)codepoint)
            && !u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            return true;
        string += size;
        length -= size;
    }
    return false;
}

/* Control characters are those of ASCII and U+0080 to U+009F, of which each stands in two bytes that stand for nothing else. */
bool text_has_control(const char *string)
{
    for (const unsigned char *at = (const unsigned char *)string + text_ascii_length(string); *at; at++)
        if ((*at < ' ' && *at != '\n' && *at != '\t') || *at == 0x7F || (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0))
            return true;
    return false;
}

/* --- Wrapping --------------------------------------------------------------------------------------------------------- */

enum { BREAK_LEAST = 8, PART_LEAST = 3 /* bytes: of lines in which the place of a break is looked for, of what stands on either side */ };

static bool is_one_of(char byte, const char *bytes)
{
    return byte && strchr(bytes, byte);
}

/* A syllable begins with the last consonant before a vowel: so words are broken in Norwegian, and read well enough in English. */
static bool begins_syllable(const char *at)
{
    static const char vowels[] = "aeiouyAEIOUY", consonants[] = "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ";

    return is_one_of(at[0], consonants) && is_one_of(at[1], vowels) && (is_one_of(at[-1], consonants) || is_one_of(at[-1], vowels));
}

/* Where one long word is cut of which so many bytes fit: behind a sign that joins words, else before a syllable, both in the half that is nearer to the end; else at the end. */
static size_t word_break(const char *string, size_t length, size_t fits)
{
    for (size_t at = fits; fits >= BREAK_LEAST && at >= fits / 2; at--)
        if (is_one_of(string[at - 1], "-/_@&+"))
            return at;
    for (size_t at = fits; fits >= BREAK_LEAST && at >= fits / 2 && at >= PART_LEAST; at--)
        if (at + PART_LEAST <= length && begins_syllable(string + at))
            return at;
    return fits;
}

/* Bytes of the line that begins at string and may be length bytes long; *skip gets the blanks after it that are not shown. */
static size_t text_line_length(const char *string, size_t length, int columns, size_t *skip)
{
    size_t fits = text_fit_part(string, length, columns, NULL);
    size_t end = fits;

    if (fits < length && !is_blank((unsigned char)string[fits])) {
        while (end > 0 && !is_blank((unsigned char)string[end - 1]))
            end--;
        if (end == 0) /* one long word: after one letter at least */
            end = fits > 0 ? word_break(string, length, fits) : text_next(string, length, 0);
    }
    *skip = end;
    while (*skip < length && is_blank((unsigned char)string[*skip]))
        (*skip)++;
    *skip -= end;
    while (end > 0 && is_blank((unsigned char)string[end - 1])) {
        end--;
        (*skip)++;
    }
    return end;
}

struct wrapping {
    const char *string;
    int columns;
    struct text_line *lines;
    size_t count;
    size_t capacity;
};

static void wrapping_add(struct wrapping *wrapping, size_t start, size_t length)
{
    if (wrapping->count == wrapping->capacity) {
        wrapping->capacity = 2 * wrapping->capacity + 4;
        wrapping->lines = memory_resize(wrapping->lines, wrapping->capacity, sizeof *wrapping->lines);
    }
    wrapping->lines[wrapping->count++] = (struct text_line){
        .start = start,
        .length = length,
        .width = text_width_part(wrapping->string + start, length),
    };
}

/* Breaks the paragraph [start, end), which holds no line feed; an empty one is one empty line. */
static void wrapping_add_paragraph(struct wrapping *wrapping, size_t start, size_t end)
{
    do {
        size_t skip;
        size_t length = text_line_length(wrapping->string + start, end - start, wrapping->columns, &skip);
        wrapping_add(wrapping, start, length);
        start += length + skip;
    } while (start < end);
}

size_t text_wrap(const char *string, int columns, struct text_line **lines)
{
    struct wrapping wrapping = {.string = string, .columns = columns > 0 ? columns : 1};
    size_t length = strlen(string);
    size_t start = 0;

    for (;;) {
        const char *feed = memchr(string + start, '\n', length - start);
        size_t end = feed ? (size_t)(feed - string) : length;
        wrapping_add_paragraph(&wrapping, start, end);
        if (!feed)
            break;
        start = end + 1;
    }
    *lines = wrapping.lines;
    return wrapping.count;
}
