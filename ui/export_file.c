/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/export_file.h"

#include "src/whole_file.h"
#include "ui/output_path.h"

static bool file_take(void *context, const char *bytes, size_t length, struct error *error)
{
    return whole_file_write(context, bytes, length, error);
}

bool export_file_write(struct store *store, const struct viewer *viewer, const struct export_request *request, const char *path,
                       struct export_report *report, struct error *error)
{
    struct whole_file *file = output_path_spares_database(path, store, error) ? whole_file_open(path, error) : NULL;

    if (!file)
        return false;
    bool ok = export_rows(store, viewer, request, file_take, file, report, error);
    ok = whole_file_close(file, ok, error) && ok;
    return ok;
}
