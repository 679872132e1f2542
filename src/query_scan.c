/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/query_scan.h"

#include <ctype.h>
#include <string.h>

#include "src/memory.h"

static const char blanks[] = " \t\r\n";

static bool is_blank(char byte)
{
    return byte && strchr(blanks, byte);
}

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '-' || (unsigned char)byte >= 0x80;
}

bool query_span_is_empty(struct query_span span)
{
    return span.start == span.end;
}

char *query_span_copy(const char *query, struct query_span span)
{
    return string_copy_part(query + span.start, span.end - span.start);
}

/* Where the text behind an opening quotation mark ends: at the closing one, or at the end of the query. */
static size_t quoted_end(const char *query, size_t at)
{
    return at + strcspn(query + at, "\"");
}

/* Reads what may stand in quotation marks; until says what ends it otherwise. Moves *at behind it. */
static struct query_part part_read(const char *query, size_t *at, const char *until)
{
    struct query_part part = {.quoted = query[*at] == '"'};

    part.text.start = *at + part.quoted;
    part.text.end = part.quoted ? quoted_end(query, part.text.start) : *at + strcspn(query + *at, until);
    *at = part.text.end + (part.quoted && query[part.text.end] == '"');
    return part;
}

/* Notes where a part that was read up to an offset misses its closing quotation mark; it then goes to the end of the query. */
static void token_note_mark(struct query_token *token, const struct query_part *part, size_t at)
{
    token->unclosed = part->quoted && at == part->text.end;
    token->mark = token->unclosed ? part->text.start - 1 : 0;
}

/* Reads values with commas between from *at on. */
static void values_skip(const char *query, size_t *at, struct query_token *token)
{
    for (;; (*at)++) {
        struct query_part part = part_read(query, at, ", \t\r\n");

        token_note_mark(token, &part, *at);
        if (query[*at] != ',')
            return;
    }
}

static size_t name_end(const char *query, size_t at)
{
    while (is_name_byte(query[at]))
        at++;
    return at;
}

static size_t operator_length(const char *text)
{
    return strchr("<>", *text) && *text ? 1 + (text[1] == '=') : 0;
}

bool query_token_next(const char *query, size_t *at, struct query_token *token)
{
    *at += strspn(query + *at, blanks);
    *token = (struct query_token){.whole = {*at, *at}};
    if (!query[*at])
        return false;
    token->negated = query[*at] == '-' && query[*at + 1] && !is_blank(query[*at + 1]);
    *at += token->negated;
    size_t colon = name_end(query, *at);
    if (query[colon] == ':' && colon > *at) {
        token->name = (struct query_span){*at, colon};
        token->text.start = *at = colon + 1;
        *at += operator_length(query + *at);
        values_skip(query, at, token);
        token->text.end = *at;
    } else {
        struct query_part word = part_read(query, at, blanks);

        token->quoted = word.quoted;
        token->text = word.text;
        token_note_mark(token, &word, *at);
    }
    token->whole.end = *at;
    return true;
}

bool query_part_next(const char *query, const struct query_token *token, size_t *at, struct query_part *part)
{
    if (*at > token->text.end)
        return false;
    *part = part_read(query, at, ", \t\r\n");
    (*at)++; /* behind the comma, or past the end */
    return true;
}
