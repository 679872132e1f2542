/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/input_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/error.h"
#include "src/message.h"
#include "src/unnamed_file.h"

enum { PIECE = 65536, FAILED = -1 };

const char *input_file_name(const char *path)
{
    return strcmp(path, "-") == 0 ? _("(standard input)") : path;
}

static int input_failed(const char *path, struct error *error)
{
    if (!*path)
        error_set(error, ERROR_USAGE, _("A file to read needs a name."));
    else
        error_set(error, ERROR_USAGE, _("%s cannot be read: %s."), input_file_name(path), error_cause(errno));
    return FAILED;
}

static bool bytes_write(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

static int spool_failed(const char *path, struct error *error)
{
    error_set(error, ERROR_USAGE, _("%s cannot be kept while it is read: %s. Is there room for temporary files (TMPDIR)?"), input_file_name(path),
              error_cause(errno));
    return FAILED;
}

static bool bytes_copy(const char *path, int from, int to, struct error *error)
{
    char bytes[PIECE];
    ssize_t length;

    while ((length = read(from, bytes, sizeof bytes)) != 0) {
        if (length < 0 && errno != EINTR)
            return input_failed(path, error) != FAILED;
        if (length > 0 && !bytes_write(to, bytes, (size_t)length))
            return spool_failed(path, error) != FAILED;
    }
    return true;
}

static int file_spool(const char *path, int from, struct error *error)
{
    int file = unnamed_file_open(NULL);

    if (file < 0)
        return spool_failed(path, error);
    if (bytes_copy(path, from, file, error))
        return file;
    close(file);
    return FAILED;
}

static int folder_failed(const char *path, struct error *error)
{
    errno = EISDIR;
    return input_failed(path, error);
}

static int other_failed(const char *path, struct error *error)
{
    error_set(error, ERROR_USAGE, _("%s is no ordinary file but a pipe or a device. Copy what it gives into a file first."), path);
    return FAILED;
}

/* Closes what is not taken. */
static int close_failed(int file, int failed)
{
    close(file);
    return failed;
}

int input_file_open(const char *path, struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;

    if (file < 0 || fstat(file, &status) != 0)
        return input_failed(path, error);
    if (S_ISREG(status.st_mode) && !standard)
        return file;
    if (S_ISDIR(status.st_mode))
        return close_failed(file, folder_failed(path, error));
    int spooled = file_spool(path, file, error);
    if (!standard)
        close(file);
    return spooled;
}

int input_file_open_ordinary(const char *path, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;

    if (file < 0 || fstat(file, &status) != 0)
        return errno == ENXIO ? other_failed(path, error) : input_failed(path, error);
    if (S_ISREG(status.st_mode))
        return file;
    return close_failed(file, S_ISDIR(status.st_mode) ? folder_failed(path, error) : other_failed(path, error));
}
