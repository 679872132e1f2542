/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/entity.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* HTML's names of the characters that web pages write so. */
static const struct entity {
    const char *name;
    uint32_t codepoint;
} entities[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},     {"nbsp", ' '},      {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bull", 0x2022},   {"hellip", 0x2026},
    {"copy", 0xA9},     {"reg", 0xAE},      {"trade", 0x2122},  {"deg", 0xB0},      {"euro", 0x20AC},   {"pound", 0xA3},    {"laquo", 0xAB},
    {"raquo", 0xBB},    {"middot", 0xB7},   {"Agrave", 0xC0},   {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Atilde", 0xC3},   {"Auml", 0xC4},
    {"Aring", 0xC5},    {"AElig", 0xC6},    {"Ccedil", 0xC7},   {"Egrave", 0xC8},   {"Eacute", 0xC9},   {"Ecirc", 0xCA},    {"Euml", 0xCB},
    {"Igrave", 0xCC},   {"Iacute", 0xCD},   {"Icirc", 0xCE},    {"Iuml", 0xCF},     {"Ntilde", 0xD1},   {"Ograve", 0xD2},   {"Oacute", 0xD3},
    {"Ocirc", 0xD4},    {"Otilde", 0xD5},   {"Ouml", 0xD6},     {"Oslash", 0xD8},   {"Ugrave", 0xD9},   {"Uacute", 0xDA},   {"Ucirc", 0xDB},
    {"Uuml", 0xDC},     {"Yacute", 0xDD},   {"szlig", 0xDF},    {"agrave", 0xE0},   {"aacute", 0xE1},   {"acirc", 0xE2},    {"atilde", 0xE3},
    {"auml", 0xE4},     {"aring", 0xE5},    {"aelig", 0xE6},    {"ccedil", 0xE7},   {"egrave", 0xE8},   {"eacute", 0xE9},   {"ecirc", 0xEA},
    {"euml", 0xEB},     {"igrave", 0xEC},   {"iacute", 0xED},   {"icirc", 0xEE},    {"iuml", 0xEF},     {"ntilde", 0xF1},   {"ograve", 0xF2},
    {"oacute", 0xF3},   {"ocirc", 0xF4},    {"otilde", 0xF5},   {"ouml", 0xF6},     {"oslash", 0xF8},   {"ugrave", 0xF9},   {"uacute", 0xFA},
    {"ucirc", 0xFB},    {"uuml", 0xFC},     {"yacute", 0xFD},   {"yuml", 0xFF},     {"oelig", 0x153},   {"OElig", 0x152},   {"scaron", 0x161},
};

enum { ENTITY_LENGTH = 8, DECIMAL = 10, HEXADECIMAL = 16, LAST_CHARACTER = 0x10FFFF };

/* The character of "#8211" or "#x2013"; 0 where it is none that a text may hold. */
static uint32_t number_character(const char *digits)
{
    bool hexadecimal = *digits == 'x' || *digits == 'X';
    char *end;
    unsigned long codepoint = strtoul(digits + hexadecimal, &end, hexadecimal ? HEXADECIMAL : DECIMAL);

    bool fits = *end == '\0' && end > digits + hexadecimal && codepoint >= ' ' && codepoint <= LAST_CHARACTER
                && (codepoint < 0xD800 || codepoint > 0xDFFF) && (codepoint < 0x7F || codepoint > 0x9F);
    return fits ? (uint32_t)codepoint : 0;
}

static uint32_t entity_character(const char *name)
{
    if (*name == '#')
        return number_character(name + 1);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strcmp(entities[i].name, name) == 0)
            return entities[i].codepoint;
    return 0;
}

size_t entity_read(const char *at, size_t length, uint32_t *codepoint)
{
    char name[ENTITY_LENGTH + 1] = "";
    size_t count = 0;

    while (1 + count < length && count <= ENTITY_LENGTH && !strchr(";& ", at[1 + count]))
        count++;
    if (count == 0 || count > ENTITY_LENGTH || 1 + count >= length || at[1 + count] != ';')
        return 0;
    memcpy(name, at + 1, count);
    *codepoint = entity_character(name);
    return *codepoint == 0 ? 0 : count + 2;
}
