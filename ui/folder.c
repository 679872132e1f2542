/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "src/memory.h"

/* A file of any other name may be a list all the same; it is only less likely to be looked for. */
static bool is_named_as_list(const char *name)
{
    static const char *const endings[] = {".csv", ".tsv", ".tab", ".txt"};
    const char *ending = strrchr(name, '.');

    for (size_t i = 0; ending && ending != name && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

/* Adds what is a folder or a file, symbolic links followed. */
static void entry_add(struct folder_entries *entries, const char *folder, const char *name)
{
    struct stat status;
    char *path = string_format("%s/%s", folder, name);
    bool is_there = stat(path, &status) == 0 && (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode));

    free(path);
    if (!is_there)
        return;
    enum folder_kind kind = S_ISDIR(status.st_mode) ? FOLDER_FOLDER : is_named_as_list(name) ? FOLDER_LIST : FOLDER_FILE;
    entries->entries = memory_resize(entries->entries, entries->count + 1, sizeof *entries->entries);
    entries->entries[entries->count++] = (struct folder_entry){.name = string_copy(name), .kind = kind, .size = (int64_t)status.st_size, .modified = (int64_t)status.st_mtime};
}

static int entry_compare(const void *left, const void *right)
{
    const struct folder_entry *a = left, *b = right;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    int order = strcasecmp(a->name, b->name);
    return order != 0 ? order : strcmp(a->name, b->name);
}

void folder_entries_read(struct folder_entries *entries, const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *found;

    *entries = (struct folder_entries){.missing = folder == NULL};
    if (!folder)
        return;
    while ((found = readdir(folder)) != NULL)
        if (strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0)
            entry_add(entries, path, found->d_name);
    closedir(folder);
    if (entries->count > 0)
        qsort(entries->entries, entries->count, sizeof *entries->entries, entry_compare);
}

void folder_entries_done(struct folder_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        free(entries->entries[i].name);
    free(entries->entries);
    *entries = (struct folder_entries){0};
}

bool folder_entry_matches(const struct folder_entry *entry, const char *beginning)
{
    if (entry->name[0] == '.' && beginning[0] != '.')
        return false;
    return strncasecmp(entry->name, beginning, strlen(beginning)) == 0;
}

/* Bytes that two names have in common at their beginning, ASCII case aside, between characters. */
static size_t common_length(const char *left, const char *right, size_t most)
{
    size_t length = 0;

    while (length < most && right[length] != '\0' && strncasecmp(left + length, right + length, 1) == 0)
        length++;
    while (length > 0 && ((unsigned char)left[length] & 0xc0) == 0x80)
        length--;
    return length;
}

char *folder_entries_complete(const struct folder_entries *entries, const char *beginning)
{
    const struct folder_entry *first = NULL;
    size_t count = 0, length = 0;

    for (size_t i = 0; i < entries->count; i++) {
        const struct folder_entry *entry = &entries->entries[i];
        if (!folder_entry_matches(entry, beginning) || (first && first->kind != FOLDER_FILE && entry->kind == FOLDER_FILE))
            continue;
        length = count++ == 0 ? strlen(entry->name) : common_length(first->name, entry->name, length);
        first = first ? first : entry;
    }
    if (!first)
        return NULL;
    return string_format("%.*s%s", (int)length, first->name, count == 1 && first->kind == FOLDER_FOLDER ? "/" : "");
}
