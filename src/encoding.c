/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding.h"

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

static const struct {
    const char *said;
    const char *name;
} names[] = {
    {"utf-8", "UTF-8"},           {"utf8", "UTF-8"},           {"utf-8-sig", "UTF-8"},     {"utf-16le", "UTF-16LE"},
    {"utf16le", "UTF-16LE"},      {"utf-16be", "UTF-16BE"},    {"utf16be", "UTF-16BE"},    {"windows-1252", "WINDOWS-1252"},
    {"windows1252", "WINDOWS-1252"}, {"cp1252", "WINDOWS-1252"}, {"cp-1252", "WINDOWS-1252"}, {"ansi", "WINDOWS-1252"},
    {"iso-8859-1", "ISO-8859-1"}, {"iso8859-1", "ISO-8859-1"}, {"iso88591", "ISO-8859-1"}, {"latin1", "ISO-8859-1"},
    {"latin-1", "ISO-8859-1"},    {"cp850", "CP850"},          {"cp-850", "CP850"},        {"ibm850", "CP850"},
    {"850", "CP850"},             {"macintosh", "MACINTOSH"},  {"macroman", "MACINTOSH"},  {"mac-roman", "MACINTOSH"},
    {"mac roman", "MACINTOSH"},   {"mac", "MACINTOSH"},
};

const char *encoding_name(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(name, names[i].said) == 0)
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
