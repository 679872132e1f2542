/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"

enum { PRIVATE_MODE = 0600, PRIVATE_FILE_LIMIT = 1 << 26 };

static bool read_all(int file, struct text *text)
{
    char bytes[4096];
    for (;;) {
        ssize_t got = read(file, bytes, sizeof bytes);
        if (got == 0)
            return true;
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0)
            text_add_bytes(text, bytes, (size_t)got);
        if (text->length > PRIVATE_FILE_LIMIT)
            return false;
    }
}

char *private_file_read(const char *path)
{
    struct text text = {0};
    /* A pipe or device in the file's place must not stop the program. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return NULL;
    bool done = read_all(file, &text);
    close(file);
    if (done && strlen(text_string(&text)) == text.length)
        return text_take(&text);
    text_done(&text);
    return NULL;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(file, bytes, length);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            bytes += put;
            length -= (size_t)put;
        }
    }
    return true;
}

bool private_file_write(const char *path, const char *text)
{
    char *temporary = string_format("%s.%ld.tmp", path, (long)getpid());
    unlink(temporary);
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, PRIVATE_MODE);
    bool done = file >= 0 && write_all(file, text, strlen(text));
    if (file >= 0)
        done = close(file) == 0 && done;
    done = done && rename(temporary, path) == 0;
    if (!done)
        unlink(temporary);
    free(temporary);
    return done;
}
