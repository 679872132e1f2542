/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written piece by piece as it comes (RFC 8259): correct escapes, always valid UTF-8, nothing that a terminal would obey. */
#ifndef LRN_JSON_H
#define LRN_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { JSON_DEPTH = 16 };

/* A document being written. The elements of the outermost array or object stand on lines of their own; whatever is inside them on the same line. */
struct json {
    FILE *stream;
    size_t depth;
    char closing[JSON_DEPTH]; /* what ends the array or object at each depth */
    bool filled[JSON_DEPTH];  /* whether something stands in it */
};

/* Begins a document. Nothing is held back: failures of the stream are the stream's. */
void json_open(struct json *json, FILE *stream);

/* Each of the following writes one value: inside an object under a name, elsewhere with name NULL. */
void json_begin_array(struct json *json, const char *name);
void json_begin_object(struct json *json, const char *name);

/* Ends the innermost array or object; with the outermost the document's line. */
void json_end(struct json *json);

/* NULL gives null. A byte that is not UTF-8 becomes U+FFFD. */
void json_text(struct json *json, const char *name, const char *text);
void json_text_part(struct json *json, const char *name, const char *text, size_t length);

void json_number(struct json *json, const char *name, int64_t number);
void json_hundredths(struct json *json, const char *name, int64_t hundredths); /* a decimal number: 1650.50 */
void json_boolean(struct json *json, const char *name, bool value);
void json_null(struct json *json, const char *name);

#endif
