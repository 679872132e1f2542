/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/ssh.h"

#include <pwd.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"

static const char sshd_folder[] = "/run/sshd";

/* Looked for where the path leads, and where the programs of administrators are. */
static char *sshd_find(void)
{
    const char *path = getenv("PATH");
    char *folders = string_format("%s:/usr/sbin:/usr/local/sbin", path != NULL ? path : ""), *rest = NULL, *found = NULL;
    for (char *folder = strtok_r(folders, ":", &rest); folder != NULL && found == NULL; folder = strtok_r(NULL, ":", &rest)) {
        found = string_format("%s/sshd", folder);
        if (access(found, X_OK) == 0)
            break;
        free(found);
        found = NULL;
    }
    free(folders);
    return found;
}

static char *built(const char *name)
{
    const char *folder = getenv("TOP_BUILDDIR");
    return string_format("%s/%s", folder != NULL ? folder : ".", name);
}

static void write_file(const char *name, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void write_file(const char *name, const char *format, ...)
{
    struct text text = {0};
    va_list values;
    va_start(values, format);
    text_add_format_list(&text, format, values);
    va_end(values);
    char *path = home_path(name);
    home_write(path, text_string(&text));
    free(path);
    text_done(&text);
}

static bool keys_make(void)
{
    char *command = string_format("cd '%s' && for key in server client; do rm -f $key && ssh-keygen -q -t ed25519 -N '' -C test -f $key || exit 1; done && "
                                  "cp client.pub allowed && chmod 600 allowed",
                                  home_folder());
    bool made = system(command) == 0;
    free(command);
    return made;
}

static void configurations_write(void)
{
    const char *home = home_folder();
    const struct passwd *person = getpwuid(geteuid());
    write_file("sshd_config",
               "HostKey %s/server\nAuthorizedKeysFile %s/allowed\nStrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nPasswordAuthentication no\n"
               "PrintMotd no\nPrintLastLog no\nClientAliveInterval 2\nClientAliveCountMax 2\n",
               home, home);
    write_file("ssh_config",
               "Host *\nHostName 127.0.0.1\nUser %s\nIdentityFile %s/client\nIdentitiesOnly yes\nIdentityAgent none\nGlobalKnownHostsFile none\nUserKnownHostsFile %s/known\n"
               "StrictHostKeyChecking no\nLogLevel ERROR\nEscapeChar none\nRequestTTY force\nIgnoreUnknown ObscureKeystrokeTiming\nObscureKeystrokeTiming no\n",
               person != NULL ? person->pw_name : "root", home, home);
}

const char *ssh_new(void)
{
    char *sshd = sshd_find();
    const char *why = sshd == NULL                                             ? "sshd is not installed"
                      : system("command -v ssh > /dev/null") != 0              ? "ssh is not installed"
                      : geteuid() == 0 && access(sshd_folder, X_OK) != 0       ? "sshd has never run here as root: it lacks its folder"
                      : !keys_make()                                           ? "ssh-keygen makes no keys"
                                                                               : NULL;
    free(sshd);
    if (why == NULL)
        configurations_write();
    return why;
}

/* --- Commands --------------------------------------------------------------------------------------------------------- */

/* What a shell reads as lrn with its arguments, in its home, having left its process' number. */
static char *script_of(const char *const *arguments)
{
    char **environment = home_environment(NULL);
    struct text script = {0};
    text_add_format(&script, "echo $$ > '%s/lrn'; exec env", home_folder());
    for (char **entry = environment; *entry != NULL; entry++)
        text_add_format(&script, " '%s'", *entry);
    text_add_format(&script, " TERM=xterm-256color '%s'", home_program());
    for (; *arguments != NULL; arguments++)
        text_add_format(&script, " '%s'", *arguments);
    home_environment_free(environment);
    return text_take(&script);
}

static const char **command_new(char *shell, char *script)
{
    const char **command = memory_new_array(4, sizeof *command);
    command[0] = shell;
    command[1] = string_copy("-c");
    command[2] = script;
    return command;
}

const char **line_command(const struct line *line, const char *const *arguments)
{
    char *script = script_of(arguments), *path = home_path("run"), *slow = built("tests/slow_line");
    write_file("run", "%s\n", script);
    char *whole = string_format("echo $$ > '%s/line'; exec '%s' -u %s -d %s -m %s -p sh '%s'", home_folder(), slow, line->up, line->down, line->delay, path);
    free(script);
    free(path);
    free(slow);
    return command_new(string_copy("sh"), whole);
}

const char **ssh_command(const struct line *line, const char *const *arguments)
{
    char *script = script_of(arguments), *path = home_path("run"), *slow = built("tests/slow_line"), *sshd = sshd_find();
    const char *home = home_folder();
    write_file("run", "%s\n", script);
    char *whole = string_format("begun=$('%s' -u %s -d %s -m %s -l '%s' -i -f '%s/sshd_config' 2> '%s/sshd.log') && set -- $begun && echo $1 > '%s/line' && "
                                "exec ssh -F '%s/ssh_config' -p $2 test \"sh '%s'\"",
                                slow, line->up, line->down, line->delay, sshd != NULL ? sshd : "sshd", home, home, home, home, path);
    free(script);
    free(path);
    free(slow);
    free(sshd);
    return command_new(string_copy("sh"), whole);
}

void command_free(const char **command)
{
    for (size_t i = 0; command[i] != NULL; i++)
        free((char *)command[i]);
    free(command);
}
