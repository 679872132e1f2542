/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface's language: both catalogues loaded from gettext's .mo files, switched by one pointer. */
#ifndef LRN_MESSAGE_H
#define LRN_MESSAGE_H

#include <stdbool.h>

/* A new language is a new row of the table in message.c, a catalogue in po/, a column in country_name.c and a sort key in the store. */
enum language { LANGUAGE_EN, LANGUAGE_NB, LANGUAGE_COUNT };

/* Marks a string for translation and translates it; marks it only; the same with a context for words of two meanings. */
#define _(text) message_text(text)
#define N_(text) text
#define NC_(context, text) context "\004" text
#define C_(context, text) message_text(context "\004" text)

/* Loads the catalogues; path says where a language's is (allocated; place_catalogue() is such a function). One that is missing leaves its
 * language in English. Call once, before the first message. */
void message_open(char *(*path)(const char *language_code));
void message_close(void);

/* Whether what the program says is there in a language: its catalogue was found and could be read. */
bool message_has(enum language language);

/* The interface's language, English at first. */
enum language message_language(void);
void message_set_language(enum language language);

/* The translation of a message into the interface's language, or into the one named; the text itself (without its context) where
 * there is none. NULL and "" give "". The result lives until message_close(). */
const char *message_text(const char *text) __attribute__((format_arg(1)));
const char *message_in(enum language language, const char *text) __attribute__((format_arg(2)));

/* As ngettext: chooses by the language's plural rule. */
const char *message_plural(const char *one, const char *many, unsigned long count) __attribute__((format_arg(1), format_arg(2)));

/* The language of a code ("en", "nb", also "no", "nn", "nb_NO.UTF-8"), or false. */
bool language_from_code(const char *code, enum language *language);

/* The code stored and printed ("en", "nb") and the language's own name ("English", "norsk"). */
const char *language_code(enum language language);
const char *language_name(enum language language);

/* What the environment asks for (LANGUAGE's first, LC_ALL, LC_MESSAGES, LANG as gettext reads them): English where none is ours. */
enum language language_from_environment(void);

#endif
