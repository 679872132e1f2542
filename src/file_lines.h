/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a file in any encoding, as UTF-8, with where each stands in the file. */
#ifndef LRN_FILE_LINES_H
#define LRN_FILE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/decoder.h"

struct error;

enum { FILE_LINE_MAXIMUM = 1024 * 1024 };

/* One line; its text is valid until the next is read. Lines end with a line feed, a carriage return, or both; so does all that is longer than
 * FILE_LINE_MAXIMUM, after that many bytes. */
struct file_line {
    const char *text; /* without the end of the line, not ended by a NUL */
    size_t length;
    const char *end; /* "\n", "\r\n", "\r", or "" where the file ends or the line was too long */
    size_t number;   /* from 1 */
    uint64_t offset; /* its first byte in the file */
    size_t size;     /* its bytes in the file, with the end of the line */
    bool cut;        /* it was too long; the next one goes on with it */
    struct decoder_faults faults; /* of this line alone */
};

/* A place to come back to: the beginning of a line. */
struct file_place {
    uint64_t offset;
    size_t number;
};

struct file_lines;

/* How many bytes are read at once: by those who read on, and by those who look at a line here and there. */
enum { FILE_READ_MANY = 64 * 1024, FILE_READ_FEW = 4 * 1024 };

/* The lines of the file behind a descriptor, which stays the caller's and is read by pread, so many bytes at once. name stands in messages. NULL with ERROR_USAGE where
 * the encoding is not known. */
struct file_lines *file_lines_new(int file, const char *name, const char *encoding, size_t at_once, struct error *error);
void file_lines_free(struct file_lines *lines);

enum file_result { FILE_RESULT_LINE, FILE_RESULT_END, FILE_RESULT_FAULT };

/* Reads the next line. A fault is a file that cannot be read (ERROR_USAGE). */
enum file_result file_lines_next(struct file_lines *lines, struct file_line *line, struct error *error);

/* Where the next line begins, and going on from elsewhere. */
struct file_place file_lines_place(const struct file_lines *lines);
void file_lines_go(struct file_lines *lines, struct file_place place);

#endif
