/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/message.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/catalogue.h"
#include "src/memory.h"

/* The languages by code, with the other codes people's systems have for them. Nynorsk is read as bokmål: nearer than English. */
static const struct language_row {
    const char *code;
    const char *name;
    const char *also; /* blanks between and around */
} languages[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = {"en", "English", " c posix "},
    [LANGUAGE_NB] = {"nb", "norsk", " no nn "},
};

/* The one thing here that outlives a call: which catalogue translates now, so that a switch reaches every message at once. */
static struct {
    enum language language;
    struct catalogue *catalogues[LANGUAGE_COUNT];
} messages;

void message_open(char *(*path)(const char *language_code))
{
    message_close();
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *file = path(languages[language].code);
        messages.catalogues[language] = catalogue_open(file);
        free(file);
    }
}

void message_close(void)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        catalogue_close(messages.catalogues[language]);
        messages.catalogues[language] = NULL;
    }
}

/* English needs no catalogue: the messages are. */
bool message_has(enum language language)
{
    return language == LANGUAGE_EN || messages.catalogues[language] != NULL;
}

enum language message_language(void)
{
    return messages.language;
}

void message_set_language(enum language language)
{
    messages.language = language;
}

const char *message_text(const char *text)
{
    return message_in(messages.language, text);
}

/* A message without its context. */
static const char *message_plain(const char *text)
{
    const char *context_end = strchr(text, '\004');

    return context_end ? context_end + 1 : text;
}

const char *message_in(enum language language, const char *text)
{
    const struct catalogue *catalogue = messages.catalogues[language];

    if (!text || !*text)
        return "";
    const char *translation = catalogue ? catalogue_text(catalogue, text) : NULL;
    return translation ? translation : message_plain(text);
}

const char *message_plural(const char *one, const char *many, unsigned long count)
{
    const struct catalogue *catalogue = messages.catalogues[messages.language];
    const char *translation = catalogue ? catalogue_plural(catalogue, one, count) : NULL;

    if (translation)
        return translation;
    return count == 1 ? message_plain(one) : many;
}

/* Whether a language has a code of this many letters, in either case. */
static bool language_has_code(const struct language_row *row, const char *code, size_t length)
{
    if (strlen(row->code) == length && strncasecmp(row->code, code, length) == 0)
        return true;
    for (const char *at = row->also; *at; at++)
        if (at[0] == ' ' && strncasecmp(at + 1, code, length) == 0 && at[1 + length] == ' ')
            return true;
    return false;
}

bool language_from_code(const char *code, enum language *language)
{
    size_t length = strcspn(code, "_-.@");

    for (int i = 0; length > 0 && i < LANGUAGE_COUNT; i++) {
        if (language_has_code(&languages[i], code, length)) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}

const char *language_code(enum language language)
{
    return languages[language].code;
}

const char *language_name(enum language language)
{
    return languages[language].name;
}

/* The locale of messages: the first of these variables that is set and not empty decides. */
static const char *locale_from_environment(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* The first of the languages in a list such as "sv:nb:en" that is ours. */
static bool language_from_list(const char *list, enum language *language)
{
    while (*list) {
        size_t length = strcspn(list, ":");
        char *code = string_copy_part(list, length);
        bool found = language_from_code(code, language);
        free(code);
        if (found)
            return true;
        list += length + (list[length] == ':');
    }
    return false;
}

enum language language_from_environment(void)
{
    const char *locale = locale_from_environment();
    const char *list = getenv("LANGUAGE");
    enum language language = LANGUAGE_EN;

    /* As gettext: LANGUAGE counts only where the locale is not C's. */
    if (list && strcmp(locale, "C") != 0 && strcmp(locale, "POSIX") != 0 && language_from_list(list, &language))
        return language;
    return language_from_code(locale, &language) ? language : LANGUAGE_EN;
}
