/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/state.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "ui/private_file.h"

struct entry {
    char *name;
    char *text; /* NULL: taken out */
    bool set;   /* since the file was written: these alone replace what another process has written meanwhile */
};

struct state {
    struct entry *entries;
    size_t count;
};

/* --- Escapes ---------------------------------------------------------------------------------------------------------- */

static const struct escape {
    char plain, letter;
} escapes[] = {{'\\', '\\'}, {'\n', 'n'}, {'\t', 't'}, {'\r', 'r'}};

enum { ESCAPES = sizeof escapes / sizeof escapes[0] };

char *state_escape(const char *text)
{
    struct text line = {0};
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (i < ESCAPES && escapes[i].plain != *text)
            i++;
        if (i < ESCAPES)
            text_add_format(&line, "\\%c", escapes[i].letter);
        else
            text_add_bytes(&line, text, 1);
    }
    return text_take(&line);
}

char *state_unescape(const char *line)
{
    struct text text = {0};
    for (; *line != '\0'; line++) {
        size_t i = 0;
        while (*line == '\\' && i < ESCAPES && escapes[i].letter != line[1])
            i++;
        if (*line == '\\' && i < ESCAPES) {
            text_add_bytes(&text, &escapes[i].plain, 1);
            line++;
        } else {
            text_add_bytes(&text, line, 1);
        }
    }
    return text_take(&text);
}

/* --- The map ---------------------------------------------------------------------------------------------------------- */

static struct entry *state_entry(const struct state *state, const char *name)
{
    for (size_t i = 0; i < state->count; i++)
        if (strcmp(state->entries[i].name, name) == 0)
            return &state->entries[i];
    return NULL;
}

static struct entry *state_entry_new(struct state *state, const char *name)
{
    state->entries = memory_resize(state->entries, state->count + 1, sizeof *state->entries);
    struct entry *entry = &state->entries[state->count++];
    *entry = (struct entry){.name = string_copy(name)};
    return entry;
}

const char *state_get(const struct state *state, const char *name)
{
    const struct entry *entry = state_entry(state, name);
    return entry != NULL ? entry->text : NULL;
}

const char *state_next(const struct state *state, const char *beginning, const char *after)
{
    bool begun = after == NULL;
    for (size_t i = 0; i < state->count; i++) {
        const struct entry *entry = &state->entries[i];
        if (begun && entry->text != NULL && strncmp(entry->name, beginning, strlen(beginning)) == 0)
            return entry->name;
        begun = begun || strcmp(entry->name, after) == 0;
    }
    return NULL;
}

static bool text_same(const char *left, const char *right)
{
    return left == NULL || right == NULL ? left == right : strcmp(left, right) == 0;
}

void state_set(struct state *state, const char *name, const char *text)
{
    struct entry *entry = state_entry(state, name);
    if (text_same(entry != NULL ? entry->text : NULL, text))
        return;
    if (entry == NULL)
        entry = state_entry_new(state, name);
    char *former = entry->text;
    entry->text = string_copy(text);
    entry->set = true;
    free(former);
}

void state_free(struct state *state)
{
    for (size_t i = 0; i < state->count; i++) {
        free(state->entries[i].name);
        free(state->entries[i].text);
    }
    free(state->entries);
    free(state);
}

/* --- The file: a name, a tab and a text in each line --------------------------------------------------------------------- */

static void state_read_line(struct state *state, char *line)
{
    char *tab = strchr(line, '\t');
    if (tab == NULL)
        return;
    *tab = '\0';
    char *name = state_unescape(line);
    if (state_entry(state, name) == NULL)
        state_entry_new(state, name)->text = state_unescape(tab + 1);
    free(name);
}

static struct state *state_read(const char *path)
{
    struct state *state = memory_new(sizeof *state);
    char *text = path != NULL ? private_file_read(path) : NULL;
    char *rest = NULL;
    for (char *line = text != NULL ? strtok_r(text, "\n", &rest) : NULL; line != NULL; line = strtok_r(NULL, "\n", &rest))
        state_read_line(state, line);
    free(text);
    return state;
}

struct state *state_open(void)
{
    char *path = place_state("state");
    struct state *state = state_read(path);
    free(path);
    return state;
}

static bool state_write(const struct state *state, const char *path)
{
    struct text text = {0};
    for (size_t i = 0; i < state->count; i++) {
        if (state->entries[i].text == NULL)
            continue;
        char *name = state_escape(state->entries[i].name), *line = state_escape(state->entries[i].text);
        text_add_format(&text, "%s\t%s\n", name, line);
        free(name);
        free(line);
    }
    bool done = private_file_write(path, text_string(&text));
    text_done(&text);
    return done;
}

static bool state_is_changed(const struct state *state)
{
    for (size_t i = 0; i < state->count; i++)
        if (state->entries[i].set)
            return true;
    return false;
}

bool state_save(struct state *state)
{
    if (!state_is_changed(state))
        return true;
    char *path = place_state("state");
    if (path == NULL)
        return false;
    struct state *file = state_read(path);
    for (size_t i = 0; i < state->count; i++)
        if (state->entries[i].set)
            state_set(file, state->entries[i].name, state->entries[i].text);
    bool done = state_write(file, path);
    for (size_t i = 0; done && i < state->count; i++)
        state->entries[i].set = false;
    state_free(file);
    free(path);
    return done;
}
