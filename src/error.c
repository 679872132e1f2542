/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "src/message.h"
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
    [ERROR_BUSY] = STATUS_DATABASE,
    [ERROR_DATABASE] = STATUS_DATABASE,
};

/* The causes people meet with files, disks and terminals. The system has words of its own, but in one language for the whole process. */
static const struct cause {
    int number;
    const char *text; /* N_() */
} causes[] = {
    {EACCES, N_("Permission denied")},
    {EBUSY, N_("Device or resource busy")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EEXIST, N_("File exists")},
    {EFBIG, N_("File too large")},
    {EIO, N_("Input/output error")},
    {EISDIR, N_("Is a directory")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EMFILE, N_("Too many open files")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENOENT, N_("No such file or directory")},
    {ENOMEM, N_("Cannot allocate memory")},
    {ENOSPC, N_("No space left on device")},
    {ENOTDIR, N_("Not a directory")},
    {EPERM, N_("Operation not permitted")},
    {EPIPE, N_("Broken pipe")},
    {EROFS, N_("Read-only file system")},
    {ESTALE, N_("Stale file handle")},
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

const char *error_cause(int number)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (causes[i].number == number)
            return message_text(causes[i].text);
    return strerror(number);
}

int error_exit_status(enum error_code code)
{
    return exit_statuses[code];
}
