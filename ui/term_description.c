/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled format is the one of term(5) with numbers of 32 bits; ncurses reads it from TERMINFO in hexadecimal digits. */
#include "config.h"

#include "ui/term_description.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"

/* Last, since it makes macros of words like columns. */
#include <term.h>

enum { MAGIC = 01036, ABSENT = 0xffff };

static const char variable[] = "TERMINFO";

/* --- The format --------------------------------------------------------------------------------------------------------- */

/* Adds the lowest bytes of a number, the lowest first. */
static void bytes_add(struct text *text, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        text_add_format(text, "%02x", number >> 8 * i & 0xff);
}

static void string_add(struct text *text, const char *string)
{
    size_t length = strlen(string) + 1;

    for (size_t i = 0; i < length; i++)
        bytes_add(text, (unsigned char)string[i], 1);
}

static size_t names_count(NCURSES_CONST char *const *names)
{
    size_t count = 0;

    while (names[count])
        count++;
    return count;
}

/* --- What is better ------------------------------------------------------------------------------------------------------- */

/* The system's word for a capability; NULL where there is none. */
static const char *given_string(const char *name)
{
    const char *given = tigetstr((NCURSES_CONST char *)(uintptr_t)name);

    return given == (const char *)-1 ? NULL : given;
}

static bool moves_lines(void)
{
    return given_string("il1") && given_string("dl1") && given_string("il") && given_string("dl");
}

static const char *string_of(const char *name)
{
    const char *given = given_string(name), *down = given_string("cud");

    if (strcmp(name, "csr") == 0 && moves_lines())
        return NULL;
    if (strcmp(name, "cud1") == 0 && given && strcmp(given, "\n") == 0 && down && strcmp(down, "\033[%p1%dB") == 0)
        return "\033[B";
    return given;
}

/* --- The description ------------------------------------------------------------------------------------------------------ */

static void names_add(struct text *text, const char *names)
{
    size_t bools = names_count(boolnames);

    string_add(text, names);
    for (size_t i = 0; i < bools; i++)
        bytes_add(text, tigetflag(boolnames[i]) == 1, 1);
    /* Numbers begin at an even place. */
    if ((strlen(names) + 1 + bools) % 2 != 0)
        bytes_add(text, 0, 1);
}

static void numbers_add(struct text *text)
{
    for (size_t i = 0; numnames[i]; i++) {
        int number = tigetnum(numnames[i]);
        bytes_add(text, number < 0 ? UINT32_MAX : (uint32_t)number, 4);
    }
}

/* The strings' places in the table, and the table. */
static void strings_add(struct text *places, struct text *table)
{
    for (size_t i = 0; strnames[i]; i++) {
        const char *string = string_of(strnames[i]);
        bytes_add(places, string ? (uint32_t)(table->length / 2) : ABSENT, 2);
        if (string)
            string_add(table, string);
    }
}

/* TERMINFO's value. The caller frees it. */
static char *description_make(const char *terminal)
{
    char *names = string_format("%s|%s", terminal, longname());
    struct text places = {0}, table = {0}, whole = {0};

    strings_add(&places, &table);
    text_add(&whole, "hex:");
    const size_t header[] = {MAGIC,           strlen(names) + 1, names_count(boolnames), names_count(numnames),
                             names_count(strnames), table.length / 2};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        bytes_add(&whole, (uint32_t)header[i], 2);
    names_add(&whole, names);
    numbers_add(&whole);
    text_add(&whole, text_string(&places));
    text_add(&whole, text_string(&table));
    free(names);
    text_done(&places);
    text_done(&table);
    return text_take(&whole);
}

void term_description_begin(struct term_description *description)
{
    const char *before = getenv(variable), *terminal = getenv("TERM");
    int status;

    description->before = before ? string_copy(before) : NULL;
    if (!terminal || setupterm(NULL, STDOUT_FILENO, &status) != OK)
        return;
    if (moves_lines()) {
        char *made = description_make(terminal);
        setenv(variable, made, 1);
        free(made);
    }
    del_curterm(cur_term);
}

void term_description_end(struct term_description *description)
{
    if (description->before)
        setenv(variable, description->before, 1);
    else
        unsetenv(variable);
    free(description->before);
}
