/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided of each row, kept in a file that is gone when the import ends. */
#include "config.h"

#include "db/importing.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "src/error.h"
#include "src/memory.h"

static bool stage_failed(struct error *error)
{
    return error_set(error, ERROR_DATABASE, _("The import cannot be kept for the moment: %s. Is there room for temporary files (TMPDIR)?"), error_cause(errno));
}

bool stage_open(struct stage *stage, struct error *error)
{
    const char *folder = getenv("TMPDIR");
    char *path = string_format("%s/lrn-import-XXXXXX", folder && *folder ? folder : "/tmp");

    *stage = (struct stage){.file = mkstemp(path)};
    if (stage->file >= 0)
        unlink(path);
    free(path);
    return stage->file >= 0 || stage_failed(error);
}

void stage_close(struct stage *stage)
{
    if (stage->file >= 0)
        close(stage->file);
    stage->file = -1;
}

bool stage_clear(struct stage *stage, struct error *error)
{
    stage->count = 0;
    return ftruncate(stage->file, 0) == 0 || stage_failed(error);
}

static off_t place_of(int64_t number)
{
    return (off_t)(number - 1) * (off_t)sizeof(struct staged);
}

bool stage_write(const struct stage *stage, int64_t number, const struct staged *staged, struct error *error)
{
    errno = ENOSPC;
    return pwrite(stage->file, staged, sizeof *staged, place_of(number)) == (ssize_t)sizeof *staged || stage_failed(error);
}

bool stage_read(const struct stage *stage, int64_t number, struct staged *staged, struct error *error)
{
    errno = EIO;
    return pread(stage->file, staged, sizeof *staged, place_of(number)) == (ssize_t)sizeof *staged || stage_failed(error);
}
