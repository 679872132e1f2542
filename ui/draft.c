/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/link.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/text.h"
#include "ui/private_file.h"
#include "ui/state.h"

static const char draft_head[] = "lrn draft 1";
static const char draft_ending[] = ".draft";

enum { NAMES_TRIED = 1000 };

void draft_add(struct draft *draft, const char *name, const char *text, const char *before)
{
    draft->fields = memory_resize(draft->fields, draft->count + 1, sizeof *draft->fields);
    draft->fields[draft->count++] = (struct draft_field){string_copy(name), string_copy(text), string_copy(before)};
}

void draft_done(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++) {
        free(draft->fields[i].name);
        free(draft->fields[i].text);
        free(draft->fields[i].before);
    }
    free(draft->fields);
    free(draft->path);
    free(draft->database);
    free(draft->type);
    free(draft->title);
    free(draft->place);
    *draft = (struct draft){0};
}

/* The name of a file that is not there just now, by the folder it would be in. */
static char *path_from_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash != NULL ? string_copy_part(path, (size_t)(slash + 1 - path)) : string_copy(".");
    char *real = realpath(folder, NULL);
    char *whole = real != NULL ? string_format("%s/%s", strcmp(real, "/") == 0 ? "" : real, slash != NULL ? slash + 1 : path) : string_copy(path);
    free(real);
    free(folder);
    return whole;
}

/* The one name of a database's file, however it was named, and also where it was moved away and is to be put back. */
static char *path_whole(const char *path)
{
    char *followed = link_follow(path);
    char *whole = path_from_folder(followed != NULL ? followed : path);
    free(followed);
    return whole;
}

/* --- Whose draft it is ------------------------------------------------------------------------------------------------ */

/* When a process was started, in the kernel's ticks since it booted: a later process with the same number has another. 0 where the system does not
 * tell, and of one that has ended and only waits to be reaped. */
static unsigned long long process_start(long process)
{
    enum { START_FIELD = 22, NAME_FIELD = 2 };
    char *path = string_format("/proc/%ld/stat", process);
    char *text = private_file_read(path);
    unsigned long long start = 0;
    /* The process's name may hold blanks and parentheses: the last one ends it. */
    const char *at = text != NULL ? strrchr(text, ')') : NULL;
    bool ended = at != NULL && strncmp(at, ") Z", strlen(") Z")) == 0;
    for (int field = NAME_FIELD; at != NULL && field < START_FIELD; field++)
        at = strchr(at + 1, ' ');
    if (at != NULL && !ended)
        start = strtoull(at, NULL, 10);
    free(text);
    free(path);
    return start;
}

/* Whether the system tells of processes at all. */
static bool process_can_be_seen(void)
{
    return access("/proc/self/stat", R_OK) == 0;
}

static bool process_runs(long process, unsigned long long start)
{
    unsigned long long now = process_start(process);
    return process > 0 && kill((pid_t)process, 0) == 0 && now == start && (now != 0 || !process_can_be_seen());
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

/* Makes an empty file that no other process has; its path, or NULL. */
static char *draft_file_new(void)
{
    for (int i = 1; i <= NAMES_TRIED; i++) {
        char *name = string_format("drafts/%ld-%d%s", (long)getpid(), i, draft_ending);
        char *path = place_state(name);
        free(name);
        int file = path != NULL ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
        if (file >= 0) {
            close(file);
            return path;
        }
        bool taken = path != NULL && errno == EEXIST;
        free(path);
        if (!taken)
            break;
    }
    return NULL;
}

static void line_add(struct text *text, const char *name, const char *value)
{
    char *line = state_escape(value != NULL ? value : "");
    text_add_format(text, "%s\t%s\n", name, line);
    free(line);
}

static void field_add(struct text *text, const struct draft_field *field)
{
    char *name = state_escape(field->name), *typed = state_escape(field->text), *before = state_escape(field->before);
    text_add_format(text, "field\t%s\t%s\t%s\n", name, before, typed);
    free(name);
    free(typed);
    free(before);
}

bool draft_write(struct draft *draft)
{
    if (draft->path == NULL)
        draft->path = draft_file_new();
    if (draft->path == NULL)
        return false;
    struct text text = {0};
    char *database = path_whole(draft->database);
    long process = (long)getpid();
    text_add_format(&text, "%s\nprocess\t%ld %llu\n", draft_head, process, process_start(process));
    line_add(&text, "database", database);
    line_add(&text, "type", draft->type);
    text_add_format(&text, "id\t%" PRId64 "\n", draft->id);
    line_add(&text, "at", draft->at);
    line_add(&text, "title", draft->title);
    line_add(&text, "place", draft->place);
    for (size_t i = 0; i < draft->count; i++)
        field_add(&text, &draft->fields[i]);
    bool done = private_file_write(draft->path, text_string(&text));
    free(database);
    text_done(&text);
    return done;
}

void draft_forget(struct draft *draft)
{
    if (draft->path != NULL)
        unlink(draft->path);
    free(draft->path);
    draft->path = NULL;
}

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

struct reading {
    struct draft draft;
    long process;
    unsigned long long start;
};

/* Takes the text up to the next tab, unescaped, and steps behind it; "" where nothing is left. */
static char *column_next(char **rest)
{
    char *column = *rest;
    size_t length = strcspn(column, "\t");
    *rest = column + length + (column[length] != '\0');
    column[length] = '\0';
    return state_unescape(column);
}

static void read_process(struct reading *reading, char *rest)
{
    char *end;
    reading->process = strtol(rest, &end, 10);
    reading->start = strtoull(end, NULL, 10);
}

static void read_database(struct reading *reading, char *rest)
{
    free(reading->draft.database);
    reading->draft.database = column_next(&rest);
}

static void read_type(struct reading *reading, char *rest)
{
    free(reading->draft.type);
    reading->draft.type = column_next(&rest);
}

static void read_id(struct reading *reading, char *rest)
{
    reading->draft.id = strtoll(rest, NULL, 10);
}

static void read_at(struct reading *reading, char *rest)
{
    char *at = column_next(&rest);
    if (strlen(at) < sizeof reading->draft.at)
        strcpy(reading->draft.at, at);
    free(at);
}

static void read_title(struct reading *reading, char *rest)
{
    free(reading->draft.title);
    reading->draft.title = column_next(&rest);
}

static void read_place(struct reading *reading, char *rest)
{
    free(reading->draft.place);
    reading->draft.place = column_next(&rest);
}

static void read_field(struct reading *reading, char *rest)
{
    char *name = column_next(&rest);
    char *before = column_next(&rest);
    char *text = column_next(&rest);
    draft_add(&reading->draft, name, text, before);
    free(name);
    free(before);
    free(text);
}

static void read_line(struct reading *reading, char *line)
{
    static const struct {
        const char *name;
        void (*read)(struct reading *reading, char *rest);
    } lines[] = {{"process", read_process}, {"database", read_database}, {"type", read_type},   {"id", read_id},
                 {"at", read_at},           {"title", read_title},       {"place", read_place}, {"field", read_field}};
    char *rest = line;
    char *name = column_next(&rest);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (strcmp(lines[i].name, name) == 0)
            lines[i].read(reading, rest);
    free(name);
}

/* Reads a draft's file; false where it is none. */
static bool draft_read(const char *path, struct reading *reading)
{
    char *text = private_file_read(path), *rest = NULL;
    *reading = (struct reading){0};
    char *line = text != NULL ? strtok_r(text, "\n", &rest) : NULL;
    bool known = line != NULL && strcmp(line, draft_head) == 0;
    while (known && (line = strtok_r(NULL, "\n", &rest)) != NULL)
        read_line(reading, line);
    free(text);
    reading->draft.path = string_copy(path);
    return known && reading->draft.database != NULL && reading->draft.type != NULL && reading->draft.count > 0;
}

/* Latest first; of one second by name, so that the order is always the same. */
static int draft_compare(const void *left, const void *right)
{
    const struct draft *a = left, *b = right;
    int order = strcmp(b->at, a->at);
    return order != 0 ? order : strcmp(a->path, b->path);
}

static bool is_draft_name(const char *name)
{
    size_t length = strlen(name), ending = strlen(draft_ending);
    return length > ending && strcmp(name + length - ending, draft_ending) == 0;
}

size_t draft_find(const char *database, struct draft **drafts)
{
    size_t count = 0;
    char *folder_path = place_state("drafts/");
    char *whole = path_whole(database);
    DIR *folder = folder_path != NULL ? opendir(folder_path) : NULL;
    *drafts = NULL;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        struct reading reading = {0};
        char *path = string_format("%s%s", folder_path, entry->d_name);
        bool ours = is_draft_name(entry->d_name) && draft_read(path, &reading) && strcmp(reading.draft.database, whole) == 0
                    && !process_runs(reading.process, reading.start);
        if (ours) {
            *drafts = memory_resize(*drafts, count + 1, sizeof **drafts);
            (*drafts)[count++] = reading.draft;
        } else {
            draft_done(&reading.draft);
        }
        free(path);
    }
    if (folder != NULL)
        closedir(folder);
    if (count > 1)
        qsort(*drafts, count, sizeof **drafts, draft_compare);
    free(whole);
    free(folder_path);
    return count;
}
