/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_profile.h"

#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/quote.h"
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

/* --- A profile ------------------------------------------------------------------------------------------------------------ */

void import_profile_done(struct import_profile *profile)
{
    free((char *)profile->reading.encoding);
    free(profile->lines);
    for (size_t i = 0; i < profile->rule_count; i++)
        free(profile->rules[i].text);
    free(profile->rules);
    *profile = (struct import_profile){0};
}

void import_profile_read(struct import_profile *profile, const struct csv_options *reading)
{
    char *encoding = string_copy(reading->encoding);

    free((char *)profile->reading.encoding);
    profile->reading = *reading;
    profile->reading.encoding = encoding;
}

void import_profile_add(struct import_profile *profile, enum import_rule_kind kind, const char *text)
{
    profile->rules = memory_resize(profile->rules, profile->rule_count + 1, sizeof *profile->rules);
    profile->rules[profile->rule_count++] = (struct import_rule){.kind = kind, .text = string_copy(text)};
}

void import_profile_drop(struct import_profile *profile, enum import_rule_kind kind, bool (*drop)(void *context, const char *text), void *context)
{
    size_t kept = 0;

    for (size_t i = 0; i < profile->rule_count; i++) {
        if (profile->rules[i].kind == kind && (!drop || drop(context, profile->rules[i].text)))
            free(profile->rules[i].text);
        else
            profile->rules[kept++] = profile->rules[i];
    }
    profile->rule_count = kept;
}

void import_profile_map(const struct import_profile *profile, struct mapping *mapping)
{
    struct error error;

    for (const char *at = profile->lines ? profile->lines : ""; *at;) {
        size_t length = strcspn(at, "\n");
        char *line = string_copy_part(at, length);

        /* Columns that this list has not are passed over. */
        mapping_assign(mapping, line, &error);
        free(line);
        at += length + (at[length] != '\0');
    }
    /* What is asked for by --map still goes before it. */
    memset(mapping->fixed, 0, mapping->type->field_count * sizeof *mapping->fixed);
}

/* --- As text: what is not of the columns stands before them, a line each, as the options of the command line that say it ------- */

static const char *const rule_names[] = {[IMPORT_RULE_SET] = "set", [IMPORT_RULE_WHERE] = "where"};

/* Takes one option of them. */
typedef void option_taker(void *context, const char *name, const char *value);

/* Tells what a profile says beside the columns. */
static void options_each(const struct import_profile *profile, option_taker *take, void *context)
{
    const struct csv_options *reading = &profile->reading;
    char *line = string_format("%zu", reading->header_line);

    if (reading->encoding)
        take(context, "encoding", reading->encoding);
    if (reading->delimiter)
        take(context, "delimiter", (const char[]){reading->delimiter, '\0'});
    if (reading->lines != CSV_LINES_FOUND)
        take(context, "lines", reading->lines == CSV_LINES_QUOTED ? "quoted" : "plain");
    if (reading->no_header)
        take(context, "no-header", "");
    if (reading->header_line > 0)
        take(context, "header-line", line);
    for (size_t i = 0; i < profile->rule_count; i++)
        take(context, rule_names[profile->rules[i].kind], profile->rules[i].text);
    free(line);
}

static void option_print(void *context, const char *name, const char *value)
{
    char *escaped = state_escape(value);

    text_add_format(context, "--%s=%s\n", name, escaped);
    free(escaped);
}

static void option_show(void *context, const char *name, const char *value)
{
    struct text *text = context;
    struct quote quote;
    bool quoted = strpbrk(value, " ;|&'\t\n\\") != NULL;

    text_add_format(text, "%s--%s%s", text->length > 0 ? " " : "", name, *value ? " " : "");
    text_add_format(text, quoted ? "\"%s\"" : "%s", quote_text(&quote, value));
}

char *import_profile_text(const struct import_profile *profile)
{
    struct text text = {0};

    options_each(profile, option_show, &text);
    return text_take(&text);
}

static bool is_name(const char *line, const char *name, const char **value)
{
    const size_t length = strlen(name);

    *value = line + length + 1;
    return strncmp(line, name, length) == 0 && line[length] == '=';
}

/* Takes what stands behind the hyphens of a line; what a later lrn may know goes by unread. */
static void option_scan(struct import_profile *profile, const char *option)
{
    const char *value;

    for (size_t i = 0; i < sizeof rule_names / sizeof *rule_names; i++)
        if (is_name(option, rule_names[i], &value))
            import_profile_add(profile, (enum import_rule_kind)i, value);
    if (is_name(option, "encoding", &value)) {
        free((char *)profile->reading.encoding);
        profile->reading.encoding = string_copy(value);
    } else if (is_name(option, "delimiter", &value)) {
        profile->reading.delimiter = csv_delimiter_parse(value);
    } else if (is_name(option, "lines", &value)) {
        profile->reading.lines = strcmp(value, "quoted") == 0 ? CSV_LINES_QUOTED : CSV_LINES_PLAIN;
    } else if (is_name(option, "no-header", &value)) {
        profile->reading.no_header = true;
    } else if (is_name(option, "header-line", &value)) {
        profile->reading.header_line = strtoul(value, NULL, 10);
    }
}

static void profile_scan(struct import_profile *profile, const char *text)
{
    while (strncmp(text, "--", 2) == 0) {
        size_t length = strcspn(text, "\n");
        char *line = string_copy_part(text + 2, length - 2), *option = state_unescape(line);

        option_scan(profile, option);
        free(option);
        free(line);
        text += length + (text[length] != '\0');
    }
    profile->lines = string_copy(text);
}

/* --- Kept ----------------------------------------------------------------------------------------------------------------- */

bool import_profile_load(const char *name, const struct record_type *type, struct import_profile *profile)
{
    struct state *state = state_open();
    char *entry = profile_entry(name, type);
    const char *text = state_get(state, entry);
    bool found = text != NULL;

    *profile = (struct import_profile){0};
    if (found)
        profile_scan(profile, text);
    free(entry);
    state_free(state);
    return found;
}

void import_profile_keep(const char *name, const struct import_profile *profile, const struct mapping *mapping)
{
    struct state *state = state_open();
    char *entry = profile_entry(name, mapping->type), *header = header_entry(mapping), *lines = mapping_print(mapping);
    struct text text = {0};

    options_each(profile, option_print, &text);
    text_add(&text, lines);
    state_set(state, entry, text_string(&text));
    state_set(state, header, name);
    state_save(state);
    text_done(&text);
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
