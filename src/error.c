/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/error.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "src/text.h"

enum { STATUS_REFUSED = 1, STATUS_CALL = 2, STATUS_DATABASE = 3 };

static const int exit_statuses[] = {
    [ERROR_NONE] = 0,
    [ERROR_USAGE] = STATUS_CALL,
    [ERROR_VALUE] = STATUS_REFUSED,
    [ERROR_RULE] = STATUS_REFUSED,
    [ERROR_NOT_FOUND] = STATUS_REFUSED,
    [ERROR_CONFLICT] = STATUS_REFUSED,
    [ERROR_CANCELLED] = STATUS_REFUSED,
    [ERROR_DATABASE] = STATUS_DATABASE,
};

/* Keeps the longest beginning of a text that the error holds, whole characters only. */
static void error_keep_text(struct error *error, const char *text)
{
    size_t length = strlen(text);

    if (length >= ERROR_TEXT_SIZE) {
        length = ERROR_TEXT_SIZE - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(error->text, text, length);
    error->text[length] = '\0';
}

static void error_fill(struct error *error, enum error_code code, const struct field *field, const char *format, va_list arguments)
{
    struct text text = {0};

    if (!error)
        return;
    text_add_format_list(&text, format, arguments);
    /* Values and file names are quoted in errors: whatever they hold, the error stays one line that is safe to print. */
    char *visible = text_visible(text_string(&text), false);
    error->code = code;
    error->field = field;
    error_keep_text(error, visible);
    free(visible);
    text_done(&text);
}

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_fill(error, code, NULL, format, arguments);
    va_end(arguments);
    return false;
}

bool error_set_field(struct error *error, enum error_code code, const struct field *field, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_fill(error, code, field, format, arguments);
    va_end(arguments);
    return false;
}

int error_exit_status(enum error_code code)
{
    return exit_statuses[code];
}
