/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/login.h"

#include <ctype.h>
#include <errno.h>
#include <pwd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/viewer.h"

/* What the system answers, each ended by a NUL; "" for what it does not know. */
enum answer { ANSWER_TERMINAL, ANSWER_NAME, ANSWER_COMMENT, ANSWER_HOME };

/* --- Asking the system ------------------------------------------------------------------------------------------------ */

static void answer_write(int out, const char *answer)
{
    dprintf(out, "%s%c", answer != NULL ? answer : "", '\0');
}

/* The process that asks has nothing to say but its answer, whatever ends it. */
static _Noreturn void answers_write(int out)
{
    close(STDERR_FILENO);
    answer_write(out, getlogin());
    const struct passwd *login = getpwuid(getuid());
    answer_write(out, login != NULL ? login->pw_name : NULL);
    answer_write(out, login != NULL ? login->pw_gecos : NULL);
    answer_write(out, login != NULL ? login->pw_dir : NULL);
    _exit(0);
}

static struct text answers_read(int in)
{
    struct text answers = {0};
    char bytes[256];
    ssize_t length;
    while ((length = read(in, bytes, sizeof bytes)) > 0 || (length < 0 && errno == EINTR))
        text_add_bytes(&answers, bytes, length > 0 ? (size_t)length : 0);
    return answers;
}

/* A process of its own asks: where memory runs out, the look-ups of C libraries may end the one they are made in by a signal (glibc 2.36 does), and they load
 * whatever the system is set up to ask. */
static struct text system_ask(void)
{
    struct text answers = {0};
    int ends[2];
    if (pipe(ends) != 0)
        return answers;
    pid_t asking = fork();
    if (asking == 0)
        answers_write(ends[1]);
    close(ends[1]);
    if (asking > 0)
        answers = answers_read(ends[0]);
    close(ends[0]);
    while (asking > 0 && waitpid(asking, NULL, 0) < 0 && errno == EINTR)
        continue;
    return answers;
}

/* One of the answers; "" where the asking ended before it. */
static const char *answer_of(const struct text *answers, enum answer wanted)
{
    const char *at = text_string(answers), *end = at + answers->length;
    for (enum answer answer = 0; at < end && answer < wanted; answer++)
        at += strlen(at) + 1;
    return at < end ? at : "";
}

/* --- Who it is -------------------------------------------------------------------------------------------------------- */

static bool is_name(const char *name)
{
    return name != NULL && name[0] != '\0' && viewer_can_be_called(name);
}

char *login_name(void)
{
    const char *named = getenv("LOGNAME");
    if (is_name(named))
        return string_copy(named);
    struct text answers = system_ask();
    const char *terminal = answer_of(&answers, ANSWER_TERMINAL), *system = answer_of(&answers, ANSWER_NAME);
    char *name = is_name(terminal) ? string_copy(terminal)
                 : is_name(system) ? string_copy(system)
                                   : string_format("%lu", (unsigned long)getuid());
    text_done(&answers);
    return name;
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
    struct text answers = system_ask(), text = {0};
    for (const char *at = answer_of(&answers, ANSWER_COMMENT); *at != '\0' && *at != ','; at++)
        if (*at == '&')
            name_add(&text, answer_of(&answers, ANSWER_NAME));
        else
            text_add_bytes(&text, at, 1);
    text_done(&answers);
    if (!utf8_is_valid(text_string(&text), text.length))
        text_clear(&text);
    return text_take(&text);
}

char *login_home(void)
{
    const char *home = getenv("HOME");
    if (home != NULL && home[0] == '/')
        return string_copy(home);
    struct text answers = system_ask();
    const char *said = answer_of(&answers, ANSWER_HOME);
    char *found = said[0] == '/' ? string_copy(said) : NULL;
    text_done(&answers);
    return found;
}
