/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_profile.h"

#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/state.h"

static char *profile_entry(const char *name, const struct record_type *type)
{
    return string_format("import %s %s", type->name, name);
}

static char *header_entry(const struct mapping *mapping)
{
    char *fingerprint = mapping_fingerprint(mapping);
    char *entry = string_format("import header %s %s", mapping->type->name, fingerprint);

    free(fingerprint);
    return entry;
}

/* Columns that this list has not are passed over. */
static void lines_apply(const char *lines, struct mapping *mapping)
{
    struct error error;

    while (*lines) {
        size_t length = strcspn(lines, "\n");
        char *line = string_copy_part(lines, length);

        mapping_assign(mapping, line, &error);
        free(line);
        lines += length + (lines[length] != '\0');
    }
    /* What is asked for by --map still goes before it. */
    memset(mapping->fixed, 0, mapping->type->field_count * sizeof *mapping->fixed);
}

bool import_profile_apply(const char *name, struct mapping *mapping)
{
    struct state *state = state_open();
    char *entry = profile_entry(name, mapping->type);
    const char *lines = state_get(state, entry);
    bool found = lines != NULL;

    if (found)
        lines_apply(lines, mapping);
    free(entry);
    state_free(state);
    return found;
}

void import_profile_keep(const char *name, const struct mapping *mapping)
{
    struct state *state = state_open();
    char *entry = profile_entry(name, mapping->type);
    char *header = header_entry(mapping);
    char *lines = mapping_print(mapping);

    state_set(state, entry, lines);
    state_set(state, header, name);
    state_save(state);
    free(lines);
    free(header);
    free(entry);
    state_free(state);
}

char *import_profile_names(const struct record_type *type)
{
    struct state *state = state_open();
    char *beginning = profile_entry("", type);
    struct text names = {0};

    for (const char *entry = state_next(state, beginning, NULL); entry; entry = state_next(state, beginning, entry))
        text_add_format(&names, "%s%s", names.length > 0 ? ", " : "", entry + strlen(beginning));
    free(beginning);
    state_free(state);
    return text_take(&names);
}

char *import_profile_last(const struct mapping *mapping)
{
    struct state *state = state_open();
    char *header = header_entry(mapping);
    char *name = string_copy(state_get(state, header));

    free(header);
    state_free(state);
    return name;
}
