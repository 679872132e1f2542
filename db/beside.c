/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/beside.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "src/memory.h"
#include "src/message.h"

const char beside_shared[] = "-shm";
const char *const beside_endings[BESIDE_ENDINGS] = {"-wal", beside_shared, "-journal"};

/* Whether the path is that of a file beside another that is there; no more is looked at, as reading a database that is open would drop its locks. */
static bool is_beside(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);

    if (length <= tail || strcmp(path + length - tail, ending) != 0)
        return false;
    char *database = string_copy_part(path, length - tail);
    struct stat status;
    bool there = database[length - tail - 1] != '/' && stat(database, &status) == 0;
    free(database);
    return there;
}

bool beside_spares_name(const char *path, struct error *error)
{
    for (size_t i = 0; i < BESIDE_ENDINGS; i++)
        if (is_beside(path, beside_endings[i]))
            return error_set(error, ERROR_USAGE, _("%s is the name of a file SQLite keeps beside a database; choose another name."), path);
    return true;
}
