/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/json.h"

#include <inttypes.h>
#include <string.h>

#include "src/die.h"
#include "src/sight.h"
#include "src/text.h"

void json_open(struct json *json, FILE *stream)
{
    *json = (struct json){.stream = stream};
}

/* --- Strings ---------------------------------------------------------------------------------------------------------- */

/* What JSON demands to be escaped, and what a terminal must not get, or a reader of the file would not see. */
static bool is_escaped(struct sight *sight, uint32_t codepoint)
{
    return sight_next(sight, codepoint) != codepoint || codepoint == '"' || codepoint == '\\';
}

/* Beyond 16 bits JSON writes two of UTF-16's halves (RFC 8259, section 7). */
static void write_number(FILE *stream, uint32_t codepoint)
{
    const uint32_t above = codepoint - 0x10000;

    if (codepoint < 0x10000)
        fprintf(stream, "\\u%04" PRIx32, codepoint);
    else
        fprintf(stream, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
}

static void write_escape(FILE *stream, uint32_t codepoint)
{
    static const char letters[] = {'"', '"', '\\', '\\', '\b', 'b', '\f', 'f', '\n', 'n', '\r', 'r', '\t', 't'};

    for (size_t i = 0; i < sizeof letters; i += 2) {
        if (codepoint == (unsigned char)letters[i]) {
            fprintf(stream, "\\%c", letters[i + 1]);
            return;
        }
    }
    write_number(stream, codepoint);
}

static void write_string(FILE *stream, const char *text, size_t length)
{
    struct sight sight = {0};
    uint32_t codepoint;

    fputc('"', stream);
    while (length > 0) {
        int bytes = utf8_decode(text, length, &codepoint);

        if (bytes < 0)
            fputs("\xef\xbf\xbd", stream);
        else if (is_escaped(&sight, codepoint))
            write_escape(stream, codepoint);
        else
            fwrite(text, 1, (size_t)bytes, stream);
        size_t step = bytes > 0 ? (size_t)bytes : 1;
        text += step;
        length -= step;
    }
    fputc('"', stream);
}

/* --- Structure -------------------------------------------------------------------------------------------------------- */

/* Writes what stands between the value before and this one, and this one's name. */
static void element_begin(struct json *json, const char *name)
{
    if (json->depth > 0) {
        bool *filled = &json->filled[json->depth - 1];

        if (*filled)
            fputc(',', json->stream);
        if (json->depth == 1)
            fputc('\n', json->stream);
        else if (*filled)
            fputc(' ', json->stream);
        *filled = true;
    }
    if (name) {
        write_string(json->stream, name, strlen(name));
        fputs(": ", json->stream);
    }
}

static void level_begin(struct json *json, const char *name, char opening, char closing)
{
    element_begin(json, name);
    if (json->depth == JSON_DEPTH)
        die("JSON nested deeper than %d", JSON_DEPTH);
    json->closing[json->depth] = closing;
    json->filled[json->depth++] = false;
    fputc(opening, json->stream);
}

void json_begin_array(struct json *json, const char *name)
{
    level_begin(json, name, '[', ']');
}

void json_begin_object(struct json *json, const char *name)
{
    level_begin(json, name, '{', '}');
}

void json_end(struct json *json)
{
    bool outermost = --json->depth == 0;

    if (outermost && json->filled[0])
        fputc('\n', json->stream);
    fputc(json->closing[json->depth], json->stream);
    if (outermost)
        fputc('\n', json->stream);
}

/* --- Values ----------------------------------------------------------------------------------------------------------- */

void json_text(struct json *json, const char *name, const char *text)
{
    if (text)
        json_text_part(json, name, text, strlen(text));
    else
        json_null(json, name);
}

void json_text_part(struct json *json, const char *name, const char *text, size_t length)
{
    element_begin(json, name);
    write_string(json->stream, text, length);
}

void json_number(struct json *json, const char *name, int64_t number)
{
    element_begin(json, name);
    fprintf(json->stream, "%" PRId64, number);
}

void json_hundredths(struct json *json, const char *name, int64_t hundredths)
{
    enum { HUNDRED = 100 };
    uint64_t size = hundredths < 0 ? -(uint64_t)hundredths : (uint64_t)hundredths;

    element_begin(json, name);
    fprintf(json->stream, "%s%" PRIu64 ".%02d", hundredths < 0 ? "-" : "", size / HUNDRED, (int)(size % HUNDRED));
}

void json_boolean(struct json *json, const char *name, bool value)
{
    element_begin(json, name);
    fputs(value ? "true" : "false", json->stream);
}

void json_null(struct json *json, const char *name)
{
    element_begin(json, name);
    fputs("null", json->stream);
}
