/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/unnamed_file.h"

#include <stdlib.h>
#include <unistd.h>

#include "src/memory.h"

static const char *default_folder(void)
{
    const char *folder = getenv("TMPDIR");

    return folder && *folder ? folder : "/tmp";
}

int unnamed_file_open(const char *folder)
{
    char *path = string_format("%s/lrn-XXXXXX", folder ? folder : default_folder());
    int file = mkstemp(path);

    if (file >= 0)
        unlink(path);
    free(path);
    return file;
}
