/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/tap.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned points;
static unsigned failures;

/* Prints a text as lines of explanation, control characters made visible. */
static void explain(const char *text)
{
    fputs("# ", stdout);
    for (const char *next = text; *next; next++) {
        unsigned char byte = (unsigned char)*next;
        if (byte == '\n')
            fputs("\n# ", stdout);
        else if (byte < 0x20 || byte == 0x7f)
            printf("\\x%02x", byte);
        else
            putchar(byte);
    }
    putchar('\n');
}

/* A '#' in a name would read as the start of a directive, a line's end as the end of the point. */
static void print_name(const char *format, va_list arguments)
{
    char name[512];
    vsnprintf(name, sizeof name, format, arguments);
    for (char *next = name; *next; next++)
        putchar(*next == '#' || *next == '\n' || *next == '\r' ? ' ' : *next);
    putchar('\n');
}

static void report(const char *file, int line, bool held, const char *format, va_list arguments)
{
    printf("%s %u - ", held ? "ok" : "not ok", ++points);
    print_name(format, arguments);
    if (!held) {
        failures++;
        printf("# at %s:%d\n", file, line);
    }
    fflush(stdout);
}

static void explain_both(const char *got, const char *expected)
{
    puts("# got:");
    explain(got);
    puts("# expected:");
    explain(expected);
    fflush(stdout);
}

bool tap_ok_at(const char *file, int line, bool held, const char *name, ...)
{
    va_list arguments;
    va_start(arguments, name);
    report(file, line, held, name, arguments);
    va_end(arguments);
    return held;
}

bool tap_is_text_at(const char *file, int line, const char *got, const char *expected, const char *name, ...)
{
    bool held = got && expected ? strcmp(got, expected) == 0 : got == expected;
    va_list arguments;
    va_start(arguments, name);
    report(file, line, held, name, arguments);
    va_end(arguments);
    if (!held)
        explain_both(got ? got : "(NULL)", expected ? expected : "(NULL)");
    return held;
}

bool tap_is_number_at(const char *file, int line, intmax_t got, intmax_t expected, const char *name, ...)
{
    bool held = got == expected;
    va_list arguments;
    va_start(arguments, name);
    report(file, line, held, name, arguments);
    va_end(arguments);
    if (!held) {
        char texts[2][32];
        snprintf(texts[0], sizeof texts[0], "%" PRIdMAX, got);
        snprintf(texts[1], sizeof texts[1], "%" PRIdMAX, expected);
        explain_both(texts[0], texts[1]);
    }
    return held;
}

void tap_note(const char *format, ...)
{
    char text[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    explain(text);
    fflush(stdout);
}

void tap_skip(unsigned count, const char *why)
{
    for (unsigned i = 0; i < count; i++)
        printf("ok %u # SKIP %s\n", ++points, why);
    fflush(stdout);
}

int tap_done(void)
{
    printf("1..%u\n", points);
    if (fflush(stdout) != 0)
        return EXIT_FAILURE;
    return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
