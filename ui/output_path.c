/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/output_path.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/beside.h"
#include "src/memory.h"
#include "src/text.h"

/* Whether a path leads to a file. */
static bool leads_to(const char *path, const struct stat *file)
{
    struct stat status;

    return stat(path, &status) == 0 && status.st_dev == file->st_dev && status.st_ino == file->st_ino;
}

/* Whether a path leads to the store's database, or with an ending to a file beside it. */
static bool leads_to_part(const char *path, const struct store *store, const char *ending)
{
    char *part = string_format("%s%s", store_path(store), ending);
    struct stat file;
    bool leads = stat(part, &file) == 0 && leads_to(path, &file);

    free(part);
    return leads;
}

static bool refuse(const char *message, const char *path, struct error *error)
{
    char *visible = text_visible(path, false);

    error_set(error, ERROR_USAGE, message, visible);
    free(visible);
    return false;
}

bool output_path_spares_database(const char *path, const struct store *store, struct error *error)
{
    bool is_database = leads_to_part(path, store, "");

    for (size_t i = 0; !is_database && i < BESIDE_ENDINGS; i++)
        is_database = leads_to_part(path, store, beside_endings[i]);
    if (is_database)
        return refuse(_("%s is the database; choose another name."), path, error);
    return beside_spares_name(path, error);
}

bool output_path_spares_list(const char *path, const char *source, struct error *error)
{
    struct stat file;
    bool known = strcmp(source, "-") == 0 ? fstat(STDIN_FILENO, &file) == 0 : stat(source, &file) == 0;

    return !known || !S_ISREG(file.st_mode) || !leads_to(path, &file) || refuse(_("%s is the list itself; choose another name."), path, error);
}
