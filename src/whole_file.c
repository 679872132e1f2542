/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/error.h"
#include "src/link.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"
#include "src/unfinished.h"

enum { BUFFER_SIZE = 64 * 1024, MODE_BITS = 0777 };

struct whole_file {
    char *name;      /* the path as it was given, for messages */
    char *path;      /* where it shall stand, links followed */
    char *temporary; /* NULL: written straight away */
    int file;
    bool replaces;      /* there was a file before, */
    struct stat status; /* and this went for it */
    char *bytes; /* BUFFER_SIZE of them, not written yet */
    size_t length;
};

/* --- Errors ----------------------------------------------------------------------------------------------------------- */

static bool refuse(const char *name, enum error_code code, int cause, struct error *error)
{
    char *visible = text_visible(name, false);

    if (!*name)
        error_set(error, code, _("A file to write needs a name."));
    else if (cause == ENOSPC || cause == EFBIG || cause == EDQUOT)
        error_set(error, code, _("%s could not be written: the disk is full."), visible);
    else
        error_set(error, code, _("%s could not be written: %s."), visible, error_cause(cause));
    free(visible);
    return false;
}

/* Where a file may be written but its folder may not, that needs saying. */
static bool refuse_open(const struct whole_file *file, int cause, struct error *error)
{
    if (!file->replaces || access(file->path, W_OK) != 0)
        return refuse(file->name, ERROR_USAGE, cause, error);
    char *visible = text_visible(file->name, false);
    error_set(error, ERROR_USAGE, _("%s could not be written: it is replaced as a whole, and nothing new can be made in its folder (%s)."), visible, error_cause(cause));
    free(visible);
    return false;
}

/* --- Opening ---------------------------------------------------------------------------------------------------------- */

/* A name beside the path that nobody has, short whatever the path's is. */
static char *name_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    int length = slash ? (int)(slash - path) + 1 : 0;

    return string_format("%.*s.lrn-XXXXXX", length, path);
}

static bool open_beside(struct whole_file *file)
{
    file->temporary = name_beside(file->path);
    file->file = unfinished_open(file->temporary);
    if (file->file >= 0)
        return true;
    free(file->temporary);
    file->temporary = NULL;
    return false;
}

/* What stands at the path decides how it is written. False with errno. */
static bool open_at(struct whole_file *file)
{
    /* An empty name is none. */
    file->path = *file->name ? link_follow(file->name) : NULL;
    if (!file->path)
        return false;
    if (stat(file->path, &file->status) != 0)
        return errno == ENOENT && open_beside(file);
    if (!S_ISREG(file->status.st_mode)) {
        file->file = open(file->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return file->file >= 0;
    }
    file->replaces = true;
    /* Replacing would get round a file's being read-only. */
    return access(file->path, W_OK) == 0 && open_beside(file);
}

static void whole_file_free(struct whole_file *file)
{
    free(file->name);
    free(file->path);
    free(file->temporary);
    free(file->bytes);
    free(file);
}

struct whole_file *whole_file_open(const char *path, struct error *error)
{
    struct whole_file *file = memory_new(sizeof *file);

    file->name = string_copy(path);
    file->file = -1;
    if (open_at(file)) {
        file->bytes = memory_new(BUFFER_SIZE);
        return file;
    }
    refuse_open(file, errno, error);
    whole_file_free(file);
    return NULL;
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

static bool write_all(const struct whole_file *file, const char *bytes, size_t length, struct error *error)
{
    while (length > 0) {
        ssize_t put = write(file->file, bytes, length);

        if (put < 0 && errno != EINTR)
            return refuse(file->name, ERROR_RULE, errno, error);
        if (put > 0) {
            bytes += put;
            length -= (size_t)put;
        }
    }
    return true;
}

static bool buffer_flush(struct whole_file *file, struct error *error)
{
    size_t length = file->length;

    file->length = 0;
    return write_all(file, file->bytes, length, error);
}

bool whole_file_write(struct whole_file *file, const char *bytes, size_t length, struct error *error)
{
    if (length > BUFFER_SIZE - file->length && !buffer_flush(file, error))
        return false;
    if (length > BUFFER_SIZE)
        return write_all(file, bytes, length, error);
    memcpy(file->bytes + file->length, bytes, length);
    file->length += length;
    return true;
}

bool whole_file_sync(struct whole_file *file, struct error *error)
{
    if (!buffer_flush(file, error))
        return false;
    return !file->temporary || fsync(file->file) == 0 || refuse(file->name, ERROR_RULE, errno, error);
}

/* --- Closing ---------------------------------------------------------------------------------------------------------- */

/* The new name is on the disk too, where folders can be waited for. */
static void folder_sync(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? string_copy_part(path, (size_t)(slash - path) + 1) : string_copy(".");
    int file = open(folder, O_RDONLY | O_CLOEXEC);

    if (file >= 0) {
        fsync(file);
        close(file);
    }
    free(folder);
}

/* Who replaces a file need not be whom it belongs to: as much of that is kept as the system lets a person. */
static void owner_keep(const struct whole_file *file)
{
    if (fchown(file->file, file->status.st_uid, file->status.st_gid) != 0 && fchown(file->file, (uid_t)-1, file->status.st_gid) != 0)
        errno = 0;
}

static bool mode_keep(const struct whole_file *file, struct error *error)
{
    if (!file->replaces)
        return true;
    owner_keep(file);
    return fchmod(file->file, file->status.st_mode & MODE_BITS) == 0 || refuse(file->name, ERROR_RULE, errno, error);
}

bool whole_file_close(struct whole_file *file, bool keep, struct error *error)
{
    bool ok = !keep || (mode_keep(file, error) && whole_file_sync(file, error));

    if (close(file->file) != 0 && ok && keep)
        ok = refuse(file->name, ERROR_RULE, errno, error);
    if (file->temporary && ok && keep) {
        ok = rename(file->temporary, file->path) == 0 || refuse(file->name, ERROR_RULE, errno, error);
        folder_sync(file->path);
    }
    if (file->temporary && !(ok && keep))
        unlink(file->temporary);
    if (file->temporary)
        unfinished_forget(file->temporary);
    whole_file_free(file);
    return ok;
}
