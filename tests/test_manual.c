/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manual's table of keys is the command table's: every command of the screen stands there with its keys and its sentence. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/tap.h"
#include "ui/command.h"

/* The row of a command as the manual has it. The caller frees it. */
static char *manual_row(const struct command *command)
{
    struct text row = {0};
    text_add(&row, ".TP\n.B \"");
    for (size_t i = 0; i < COMMAND_KEYS && command->keys[i] != 0; i++) {
        char key[PRESS_TEXT_SIZE];
        text_add_format(&row, "%s  ", press_show(command->keys[i], key));
    }
    text_add_format(&row, ":%s%s%s\"\n", command_name(command, LANGUAGE_EN), command->argument != NULL ? " " : "", command->argument != NULL ? command->argument : "");
    text_add_format(&row, "%s\n", command->help);
    char *plain = text_take(&row);
    /* A hyphen that is typed is \- in a manual page. */
    for (char *at = plain; (at = strchr(at, '-')) != NULL; at += 2) {
        struct text dashed = {0};
        text_add_bytes(&dashed, plain, (size_t)(at - plain));
        text_add(&dashed, "\\-");
        text_add(&dashed, at + 1);
        size_t offset = (size_t)(at - plain);
        free(plain);
        plain = text_take(&dashed);
        at = plain + offset;
    }
    return plain;
}

static char *file_text(const char *path)
{
    struct text text = {0};
    char part[4096];
    size_t length;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    while ((length = fread(part, 1, sizeof part, file)) > 0)
        text_add_bytes(&text, part, length);
    fclose(file);
    return text_take(&text);
}

int main(int count, char **words)
{
    const char *top = getenv("TOP_SRCDIR");
    char *path = string_format("%s/doc/lrn.1", top != NULL ? top : ".");
    char *manual = file_text(path);
    /* With a word it prints the rows, to be put into the manual. */
    bool prints = count > 1 && strcmp(words[1], "--print") == 0;
    if (!prints)
        tap_ok(manual != NULL, "the manual is there");
    for (size_t i = 0; i < command_count; i++) {
        char *row = manual_row(&commands[i]);
        if (prints)
            fputs(row, stdout);
        else
            tap_ok(manual != NULL && strstr(manual, row) != NULL, ":%s stands in the manual with its keys", command_name(&commands[i], LANGUAGE_EN));
        free(row);
    }
    free(manual);
    free(path);
    return prints ? 0 : tap_done();
}
