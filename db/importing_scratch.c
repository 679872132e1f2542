/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_scratch.h"

#include <errno.h>
#include <stddef.h>

#include "src/error.h"
#include "src/message.h"
#include "src/unnamed_file.h"

bool importing_scratch_failed(struct error *error)
{
    return error_set(error, ERROR_DATABASE, _("The import cannot be kept for the moment: %s. Is there room for temporary files (TMPDIR)?"), error_cause(errno));
}

int importing_scratch_open(struct error *error)
{
    int file = unnamed_file_open(NULL);

    if (file < 0)
        importing_scratch_failed(error);
    return file;
}
