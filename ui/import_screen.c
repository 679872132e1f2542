/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_screen.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/file_pane.h"
#include "ui/import_page.h"
#include "ui/list_pane.h"
#include "ui/path.h"

/* Where the last list came from, in the person's state. */
static const char folder_entry[] = "import folder";

/* --- The file ------------------------------------------------------------------------------------------------------------- */

static char *file_title(void *context)
{
    (void)context;
    return string_copy(_("Import: choose a list (CSV)"));
}

static void folder_remember(const struct import_work *work)
{
    char *folder = string_copy_part(work->path, (size_t)(path_name(work->path) - work->path));

    if (folder[0] == '/')
        state_set(work->screen->state, folder_entry, folder);
    free(folder);
}

static void file_chosen(void *context, const char *path)
{
    struct import_work *work = context;
    struct error error = {0};

    if (!import_work_open(work, path, &error)) {
        screen_say_error(work->screen, &error);
        return;
    }
    folder_remember(work);
    import_read_page_open(work);
}

static bool file_may_close(void *context)
{
    return import_work_may_close(context);
}

static void file_free(void *context)
{
    import_work_free(context);
}

/* The folder of the last list, or the one lrn was started in, with a slash at its end. The caller frees it. */
static char *first_folder(const struct screen *screen)
{
    const char *last = state_get(screen->state, folder_entry);

    if (last && access(last, R_OK | X_OK) == 0)
        return string_copy(last);
    char *here = getcwd(NULL, 0), *folder = string_format("%s/", here && strcmp(here, "/") != 0 ? here : "");
    free(here);
    return folder;
}

/* --- The command ---------------------------------------------------------------------------------------------------------- */

/* The type of the list that is shown; below another pane, of the list it was opened from. */
static const struct record_type *type_here(const struct screen *screen)
{
    const struct pane *pane = screen_top(screen);

    while (pane && !list_pane_is(pane))
        pane = pane->below;
    const char *name = screen_tab_type(screen->tab);
    return pane ? list_pane_type(pane) : type_list_find(store_types(screen->store), name ? name : "organisation");
}

bool import_screen_open(struct screen *screen, const char *argument)
{
    struct import_work *work = import_work_new(screen, type_here(screen));
    const struct file_pane_options options
        = {.title = file_title, .chosen = file_chosen, .may_close = file_may_close, .free = file_free, .context = work};
    bool named = argument && text_is_readable(argument);
    char *path = named ? path_expand(argument) : first_folder(screen);

    work->first = file_pane_new(screen, path, &options);
    screen_push(screen, work->first);
    if (named)
        file_chosen(work, path);
    free(path);
    return true;
}
