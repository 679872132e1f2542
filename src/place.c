/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/place.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "src/error.h"
#include "src/login.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

/* What is made in a shared folder gets the folder's group. */
enum { PRIVATE_FOLDER = 0700, SHARED_FOLDER = 02770 };

/* --- What comes with the program -------------------------------------------------------------------------------------- */

/* Whether a path is a folder or lies inside it. */
static bool path_is_inside(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Whether the program runs from the folder it was built in, as it does in tests and before `make install`. */
static bool place_is_build(void)
{
    char *program = realpath("/proc/self/exe", NULL);
    char *build = realpath(BUILD_DIR, NULL);
    bool inside = program && build && path_is_inside(program, build);

    free(program);
    free(build);
    return inside;
}

char *place_data(const char *name)
{
    return string_format("%s/%s", place_is_build() ? SOURCE_DIR "/db/data" : PKGDATADIR, name);
}

char *place_catalogue(const char *language_code)
{
    if (!place_is_build())
        return string_format("%s/%s/LC_MESSAGES/lrn.mo", LOCALEDIR, language_code);
    char *path = string_format("%s/po/%s.gmo", BUILD_DIR, language_code);
    if (access(path, R_OK) == 0)
        return path;
    free(path);
    return string_format("%s/po/%s.gmo", SOURCE_DIR, language_code);
}

/* --- What is the person's --------------------------------------------------------------------------------------------- */

/* A file in the program's part of one of the folders of the XDG Base Directory Specification, which has relative ones ignored. */
static char *place_personal(const char *variable, const char *below_home, const char *name)
{
    const char *folder = getenv(variable);

    if (folder && folder[0] == '/')
        return string_format("%s/lrn/%s", folder, name);
    char *home = login_home();
    char *path = home ? string_format("%s/%s/lrn/%s", home, below_home, name) : NULL;
    free(home);
    return path;
}

char *place_database(void)
{
    const char *named = getenv("LRN_DB");

    if (named && *named)
        return string_copy(named);
    return place_personal("XDG_DATA_HOME", ".local/share", "network.db");
}

/* A path as a shell reads it back. The caller frees it. */
static char *shell_word(const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+,:=@%";
    struct text word = {0};

    if (path[strspn(path, plain)] == '\0')
        return string_copy(path);
    text_add(&word, "'");
    for (; *path != '\0'; path++)
        text_add_format(&word, *path == '\'' ? "'\\%c'" : "%c", *path);
    text_add(&word, "'");
    return text_take(&word);
}

char *place_call(const char *database, const char *words)
{
    char *usual = place_database();
    bool named = !usual || strcmp(usual, database) != 0;
    char *path = shell_word(database);
    char *call = string_format("lrn%s%s%s%s", named ? " --db " : "", named ? path : "", *words ? " " : "", words);
    char *visible = text_visible(call, false);

    free(call);
    free(path);
    free(usual);
    return visible;
}

char *place_state(const char *name)
{
    char *path = place_personal("XDG_STATE_HOME", ".local/state", name);

    if (path && place_make_parents(path, false, NULL))
        return path;
    free(path);
    return NULL;
}

/* Makes one folder where there is none; a shared one whatever the umask takes away. */
static bool folder_make(const char *path, bool shared, struct error *error)
{
    struct stat status;

    if (mkdir(path, PRIVATE_FOLDER) == 0 && (!shared || chmod(path, SHARED_FOLDER) == 0))
        return true;
    int cause = errno;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    /* TRANSLATORS: a folder's path and the system's reason. */
    return error_set(error, ERROR_DATABASE, _("The folder %s cannot be made: %s."), path, error_cause(cause));
}

bool place_make_parents(const char *path, bool shared, struct error *error)
{
    char *folder = string_copy(path);
    bool made = true;

    for (char *slash = folder; made && *slash && (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        made = folder_make(folder, shared, error);
        *slash = '/';
    }
    free(folder);
    return made;
}
