/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/file_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/error.h"
#include "src/memory.h"
#include "src/text.h"

/* Lines are cut off the file's bytes before they are converted, so that their offsets are exact in every encoding. */
struct file_lines {
    int file;
    char *name;
    struct decoder *decoder;
    size_t unit; /* bytes of a line feed */
    char feed[4];
    char carriage_return[4];

    char *bytes; /* [at, end) of them are still to be read */
    size_t capacity;
    size_t at;
    size_t end;
    size_t return_from; /* no carriage return stands in [return_from, next_return); for units of one byte */
    size_t next_return;
    uint64_t offset;    /* of bytes[0] in the file */
    bool ended;         /* the file has no bytes after `end` */
    size_t number;      /* of the line at `at` */
    struct text text;
};

struct file_lines *file_lines_new(int file, const char *name, const char *encoding, size_t at_once, struct error *error)
{
    struct decoder *decoder = decoder_new(encoding, error);
    if (decoder == NULL)
        return NULL;
    struct file_lines *lines = memory_new(sizeof *lines);
    lines->file = file;
    lines->name = string_copy(name);
    lines->decoder = decoder;
    lines->unit = decoder_line_ends(decoder, lines->feed, lines->carriage_return);
    lines->capacity = at_once;
    lines->bytes = memory_new(lines->capacity);
    lines->number = 1;
    return lines;
}

void file_lines_free(struct file_lines *lines)
{
    if (lines == NULL)
        return;
    decoder_free(lines->decoder);
    text_done(&lines->text);
    free(lines->bytes);
    free(lines->name);
    free(lines);
}

struct file_place file_lines_place(const struct file_lines *lines)
{
    return (struct file_place){.offset = lines->offset + lines->at, .number = lines->number};
}

void file_lines_go(struct file_lines *lines, struct file_place place)
{
    lines->number = place.number;
    if (place.offset >= lines->offset && place.offset <= lines->offset + lines->end) {
        lines->at = (size_t)(place.offset - lines->offset);
    } else {
        lines->offset = place.offset;
        lines->at = lines->end = 0;
        lines->ended = false;
        lines->return_from = lines->next_return = 0;
    }
}

static bool bytes_read(struct file_lines *lines, struct error *error)
{
    ssize_t got;
    do
        got = pread(lines->file, lines->bytes + lines->end, lines->capacity - lines->end, (off_t)(lines->offset + lines->end));
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_set(error, ERROR_USAGE, "%s: %s", lines->name, error_cause(errno));
    lines->ended = got == 0;
    lines->end += (size_t)got;
    return true;
}

/* Makes room behind what is still to be read, and reads on. */
static bool bytes_fill(struct file_lines *lines, struct error *error)
{
    if (lines->at > 0) {
        memmove(lines->bytes, lines->bytes + lines->at, lines->end - lines->at);
        lines->offset += lines->at;
        lines->end -= lines->at;
        lines->at = 0;
    }
    lines->return_from = lines->next_return = 0;
    if (lines->end == lines->capacity) {
        lines->capacity *= 2;
        lines->bytes = memory_resize(lines->bytes, lines->capacity, 1);
    }
    return bytes_read(lines, error);
}

static size_t byte_find(const struct file_lines *lines, char byte, size_t from, size_t to)
{
    const char *found = memchr(lines->bytes + from, byte, to - from);
    return found == NULL ? to : (size_t)(found - lines->bytes);
}

/* Where the line's end is, or `end`. Carriage returns are looked for once and not in every line anew: most files have none. */
static size_t line_end_of_bytes(struct file_lines *lines)
{
    if (lines->at < lines->return_from || lines->at >= lines->next_return) {
        lines->return_from = lines->at;
        lines->next_return = byte_find(lines, lines->carriage_return[0], lines->at, lines->end);
    }
    return byte_find(lines, lines->feed[0], lines->at, lines->next_return);
}

static bool unit_is(const struct file_lines *lines, size_t at, const char *unit)
{
    return at + lines->unit <= lines->end && memcmp(lines->bytes + at, unit, lines->unit) == 0;
}

static size_t line_end_of_units(const struct file_lines *lines)
{
    for (size_t at = lines->at; at + lines->unit <= lines->end; at += lines->unit) {
        if (unit_is(lines, at, lines->feed) || unit_is(lines, at, lines->carriage_return))
            return at;
    }
    return lines->end;
}

static size_t line_end(struct file_lines *lines)
{
    return lines->unit == 1 ? line_end_of_bytes(lines) : line_end_of_units(lines);
}

/* Bytes of the line end at `to`; 0 where there is none. */
static size_t line_end_size(const struct file_lines *lines, size_t to)
{
    if (unit_is(lines, to, lines->feed))
        return lines->unit;
    if (!unit_is(lines, to, lines->carriage_return))
        return 0;
    return unit_is(lines, to + lines->unit, lines->feed) ? 2 * lines->unit : lines->unit;
}

static const char *line_end_text(const struct file_lines *lines, size_t to, size_t end_size)
{
    if (end_size == 0)
        return "";
    if (end_size > lines->unit)
        return "\r\n";
    return unit_is(lines, to, lines->feed) ? "\n" : "\r";
}

/* Converts the line's text. Encodings that can write a line end otherwise as well (UTF-7) do not end a line by it. */
static void line_convert(struct file_lines *lines, struct file_line *line)
{
    text_clear(&lines->text);
    decoder_clear_faults(lines->decoder);
    decoder_add(lines->decoder, line->text, line->length, line->offset, &lines->text);
    for (size_t i = 0; i < lines->text.length; i++) {
        if (lines->text.bytes[i] == '\n' || lines->text.bytes[i] == '\r')
            lines->text.bytes[i] = ' ';
    }
    line->faults = *decoder_faults(lines->decoder);
    line->text = text_string(&lines->text);
    line->length = lines->text.length;
}

static void line_make(struct file_lines *lines, size_t to, size_t end_size, struct file_line *line)
{
    const char *bytes = lines->bytes + lines->at;
    *line = (struct file_line){.text = bytes, .length = to - lines->at, .number = lines->number, .offset = lines->offset + lines->at};
    line->size = line->length + end_size;
    line->cut = end_size == 0 && !(lines->ended && to == lines->end);
    line->end = line_end_text(lines, to, end_size);
    if (!decoder_takes_as_is(lines->decoder, bytes, line->length))
        line_convert(lines, line);
    lines->at = to + end_size;
    if (!line->cut)
        lines->number++;
}

enum file_result file_lines_next(struct file_lines *lines, struct file_line *line, struct error *error)
{
    for (;;) {
        size_t to = line_end(lines);
        size_t end_size = line_end_size(lines, to);
        if (to - lines->at > FILE_LINE_MAXIMUM) {
            to = lines->at + FILE_LINE_MAXIMUM;
            end_size = 0;
        }
        bool sure = to + 2 * lines->unit <= lines->end;
        if (sure || lines->ended) {
            if (lines->at == lines->end)
                return FILE_RESULT_END;
            line_make(lines, to, end_size, line);
            return FILE_RESULT_LINE;
        }
        if (!bytes_fill(lines, error))
            return FILE_RESULT_FAULT;
    }
}
