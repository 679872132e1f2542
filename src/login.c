/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/login.h"

#include <ctype.h>
#include <pwd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/viewer.h"

static const char *environment_name(void)
{
    return getenv("LOGNAME");
}

static const char *terminal_name(void)
{
    return getlogin();
}

static const char *system_name(void)
{
    const struct passwd *login = getpwuid(getuid());
    return login != NULL ? login->pw_name : NULL;
}

char *login_name(void)
{
    static const char *(*const ways[])(void) = {environment_name, terminal_name, system_name};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const char *name = ways[i]();
        if (name != NULL && name[0] != '\0' && viewer_can_be_called(name))
            return string_copy(name);
    }
    return string_format("%lu", (unsigned long)getuid());
}

/* In the comment, & stands for the capitalised login name. */
static void name_add(struct text *text, const char *name)
{
    char first = (char)toupper((unsigned char)name[0]);
    if (first == '\0')
        return;
    text_add_bytes(text, &first, 1);
    text_add(text, name + 1);
}

char *login_full_name(void)
{
    const struct passwd *login = getpwuid(getuid());
    struct text text = {0};
    for (const char *at = login != NULL && login->pw_gecos != NULL ? login->pw_gecos : ""; *at != '\0' && *at != ','; at++)
        if (*at == '&')
            name_add(&text, login->pw_name);
        else
            text_add_bytes(&text, at, 1);
    if (!utf8_is_valid(text_string(&text), text.length))
        text_clear(&text);
    return text_take(&text);
}

char *login_home(void)
{
    const char *home = getenv("HOME");
    if (home != NULL && home[0] != '\0')
        return string_copy(home);
    const struct passwd *login = getpwuid(getuid());
    return string_copy(login != NULL && login->pw_dir != NULL ? login->pw_dir : ".");
}
