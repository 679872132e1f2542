/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/write_to.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "ui/path.h"
#include "ui/prompt.h"

/* What is remembered while questions are answered. */
struct answering {
    struct write_to asking; /* without its texts but the label, which is owned */
    char *label;
    char *typed; /* the path as it was typed, and as it is meant; NULL until they are known */
    char *path;
};

static void answering_end(struct answering *answering)
{
    if (answering->asking.release)
        answering->asking.release(answering->asking.context);
    free(answering->label);
    free(answering->typed);
    free(answering->path);
    free(answering);
}

static void path_entered(struct screen *screen, void *context, const char *text);

static void path_ask_again(struct screen *screen, struct answering *answering, const char *why)
{
    prompt_enter_again(screen, answering->label, answering->typed, why, path_entered, answering);
}

static void write_now(struct screen *screen, struct answering *answering)
{
    struct error error = {0};

    if (answering->asking.write(screen, answering->asking.context, answering->path, &error))
        answering_end(answering);
    else
        path_ask_again(screen, answering, error.text);
}

static void replace_answered(struct screen *screen, void *context, bool yes)
{
    struct answering *answering = context;

    if (yes) {
        write_now(screen, answering);
        return;
    }
    char *visible = text_visible(answering->path, false);
    char *why = string_format(_("%s stays as it is. Give another name, or leave with Esc."), visible);
    path_ask_again(screen, answering, why);
    free(why);
    free(visible);
}

static bool is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void path_take(struct screen *screen, struct answering *answering, const char *text)
{
    free(answering->typed);
    free(answering->path);
    answering->typed = string_copy(text);
    answering->path = path_expand(text);
    if (access(answering->path, F_OK) != 0) {
        write_now(screen, answering);
        return;
    }
    if (is_folder(answering->path)) {
        path_ask_again(screen, answering, _("That is a folder: add a file's name."));
        return;
    }
    char *visible = text_visible(answering->path, false);
    char *question = string_format(_("%s exists. Replace it?"), visible);
    screen_confirm(screen, question, replace_answered, answering);
    free(question);
    free(visible);
}

static void path_entered(struct screen *screen, void *context, const char *text)
{
    if (text && text_is_readable(text))
        path_take(screen, context, text);
    else
        answering_end(context);
}

void write_to_ask(struct screen *screen, const struct write_to *asking)
{
    struct answering *answering = memory_new(sizeof *answering);

    answering->asking = (struct write_to){.write = asking->write, .context = asking->context, .release = asking->release};
    answering->label = string_copy(asking->label);
    if (asking->given && text_is_readable(asking->given))
        path_take(screen, answering, asking->given);
    else
        screen_enter(screen, asking->label, asking->usual, path_entered, answering);
}
