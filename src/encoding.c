/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Longer ones stand before those they begin with. */
static const struct {
    const char *name;
    const char *bytes;
    size_t length;
} marks[] = {
    {"UTF-8", "\xef\xbb\xbf", 3},
    {"UTF-32LE", "\xff\xfe\0\0", 4},
    {"UTF-32BE", "\0\0\xfe\xff", 4},
    {"UTF-16LE", "\xff\xfe", 2},
    {"UTF-16BE", "\xfe\xff", 2},
};

/* As people say them, without case and without what stands between letters and digits. */
static const struct {
    const char *said;
    const char *name;
} names[] = {
    {"utf8", "UTF-8"},         {"utf8sig", "UTF-8"},    {"utf16le", "UTF-16LE"},         {"utf16be", "UTF-16BE"},    {"utf32le", "UTF-32LE"},
    {"utf32be", "UTF-32BE"},   {"windows1252", "WINDOWS-1252"}, {"cp1252", "WINDOWS-1252"}, {"ansi", "WINDOWS-1252"}, {"iso88591", "ISO-8859-1"},
    {"latin1", "ISO-8859-1"},  {"cp850", "CP850"},      {"ibm850", "CP850"},             {"850", "CP850"},           {"macintosh", "MACINTOSH"},
    {"macroman", "MACINTOSH"}, {"mac", "MACINTOSH"},
};

static bool is_said(const char *name, const char *said)
{
    for (; *name; name++) {
        if (!isalnum((unsigned char)*name))
            continue;
        if (tolower((unsigned char)*name) != *said)
            return false;
        said++;
    }
    return *said == '\0';
}

const char *encoding_name(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (is_said(name, names[i].said))
            return names[i].name;
    }
    return name;
}

size_t encoding_mark(const char *name, const char **bytes)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (strcasecmp(name, marks[i].name) != 0)
            continue;
        *bytes = marks[i].bytes;
        return marks[i].length;
    }
    return 0;
}

const char *encoding_of_mark(const char *bytes, size_t length, size_t *mark)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        *mark = marks[i].length;
        if (length >= *mark && memcmp(bytes, marks[i].bytes, *mark) == 0)
            return marks[i].name;
    }
    return NULL;
}
