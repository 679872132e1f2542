/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what a test finds in the Test Anything Protocol, as automake's driver reads it. */
#ifndef LRN_TAP_H
#define LRN_TAP_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __GNUC__
#define TAP_FORMAT(text, first) __attribute__((format(printf, text, first)))
#else
#define TAP_FORMAT(text, first)
#endif

/* Each takes what was got, what was expected, and the point's name as printf does; a point that fails is followed by its file and
 * line, and by both values. Each says whether the point held. */
#define tap_ok(condition, ...) tap_ok_at(__FILE__, __LINE__, (condition), __VA_ARGS__)
#define tap_is_text(got, expected, ...) tap_is_text_at(__FILE__, __LINE__, (got), (expected), __VA_ARGS__)
#define tap_is_number(got, expected, ...) tap_is_number_at(__FILE__, __LINE__, (got), (expected), __VA_ARGS__)

/* A line of explanation, or several. */
void tap_note(const char *format, ...) TAP_FORMAT(1, 2);

/* Reports so many points as skipped. */
void tap_skip(unsigned count, const char *why);

/* Ends the test with its plan. The result is main's: 0 where every point held. */
int tap_done(void);

/* What the macros above call. Texts may be NULL. */
bool tap_ok_at(const char *file, int line, bool held, const char *name, ...) TAP_FORMAT(4, 5);
bool tap_is_text_at(const char *file, int line, const char *got, const char *expected, const char *name, ...) TAP_FORMAT(5, 6);
bool tap_is_number_at(const char *file, int line, intmax_t got, intmax_t expected, const char *name, ...) TAP_FORMAT(5, 6);

#endif
