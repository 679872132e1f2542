/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rejected rows of an import on the screen: into which file they go is asked for. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/import_page.h"
#include "ui/import_rejects.h"
#include "ui/output_path.h"
#include "ui/path.h"
#include "ui/write_to.h"

static bool rejects_write(struct screen *screen, void *context, const char *path, struct error *error)
{
    const struct import_work *work = context;

    if (!output_path_spares_database(path, screen->store, error) || !output_path_spares_list(path, work->path, error)
        || !import_rejects_write(work->import, work->stream, &work->mapping, path, error))
        return false;
    char *shown = text_visible(path, false);
    screen_say(screen, _("The rejected rows are in %s."), shown);
    free(shown);
    return true;
}

const char *import_rejects_label(void)
{
    return _("Write the rejected rows into a file, to be mended");
}

/* Beside the list, by a name of its own. */
void import_rejects_ask(struct import_work *work)
{
    char *folder = string_copy_part(work->path, (size_t)(path_name(work->path) - work->path));
    /* TRANSLATORS: the beginning of a file's name. */
    char *path = string_format("%s%s-%s", folder, _("rejected"), path_name(work->path)), *shown = path_shorten(path);

    write_to_ask(work->screen, &(struct write_to){.label = _("Rejected rows to: "), .usual = shown, .write = rejects_write, .context = work});
    free(shown);
    free(path);
    free(folder);
}
