/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/create.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/beside.h"
#include "db/file.h"
#include "db/seed.h"
#include "src/link.h"

static bool already_there(const char *path, struct error *error)
{
    return error_set(error, ERROR_DATABASE, _("%s exists already; it was not touched."), path);
}

static bool fill(struct store *store, const struct viewer *viewer, const struct create_content *content, struct error *error)
{
    return seed_reference(store, viewer, error) && (!content->demonstration || seed_demonstration(store, viewer, error))
           && (!content->person || seed_person(store, viewer, content->person, error));
}

/* The name was free a moment ago; the file under it is made by the store, with the mode it is to have. */
static bool make(const struct store_options *options, const char *temporary, const struct viewer *viewer, const struct create_content *content,
                 struct error *error)
{
    struct store_options making = *options;

    making.create = true;
    making.file = temporary;
    unlink(temporary);
    struct store *store = store_open(&making, error);
    bool ok = store && fill(store, viewer, content, error);
    store_close(store);
    return ok;
}

static bool put_in_place(const char *temporary, const char *path, struct error *error)
{
    if (file_add_name(temporary, path)) {
        file_sync_folder(path);
        return true;
    }
    if (errno == EEXIST)
        return already_there(path, error);
    return error_set(error, ERROR_DATABASE, _("The database %s cannot be made: %s."), path, error_cause(errno));
}

/* Makes the database under the name that its path leads to. */
static bool make_at(const char *place, const struct store_options *options, const struct viewer *viewer, const struct create_content *content, struct error *error)
{
    if (file_exists(place))
        return already_there(options->path, error);
    if (!beside_spares_name(place, error))
        return false;
    char *temporary = file_create_beside(place, error);
    bool made = temporary && make(options, temporary, viewer, content, error) && put_in_place(temporary, place, error);
    file_remove_beside(temporary);
    return made;
}

struct store *create_database(const struct store_options *options, const struct viewer *viewer, const struct create_content *content,
                              struct error *error)
{
    struct store_options opening = *options;
    char *place = link_follow(options->path);
    bool made = place ? make_at(place, options, viewer, content, error)
                      : error_set(error, ERROR_DATABASE, _("The database %s cannot be made: %s."), options->path, error_cause(errno));

    free(place);
    opening.create = false;
    return made ? store_open(&opening, error) : NULL;
}
