/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a folder and what a beginning of a name stands for; paths with a tilde. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/tap.h"
#include "ui/folder.h"
#include "ui/path.h"

static void file_make(const char *folder, const char *name)
{
    char *path = string_format("%s/%s", folder, name);
    home_write(path, "a,b\n");
    free(path);
}

static void folder_make(const char *folder, const char *name)
{
    char *path = string_format("%s/%s", folder, name);
    mkdir(path, 0700);
    free(path);
}

static char *names_of(const struct folder_entries *entries)
{
    char *names = string_copy("");
    for (size_t i = 0; i < entries->count; i++) {
        char *longer = string_format("%s%s%s ", names, entries->entries[i].name, entries->entries[i].kind == FOLDER_FOLDER ? "/" : "");
        free(names);
        names = longer;
    }
    return names;
}

static void complete_is(const struct folder_entries *entries, const char *beginning, const char *expected)
{
    char *got = folder_entries_complete(entries, beginning);
    tap_is_text(got, expected, "\"%s\" goes on as \"%s\"", beginning, expected != NULL ? expected : "(nothing)");
    free(got);
}

static void test_folder(const char *folder)
{
    struct folder_entries entries;
    static const char *const files[] = {"Liste 2.csv", "liste.csv", "ngo.csv", "Ørsta.csv", "Øksnes.csv", ".hidden", "Bilde.png", "ngo.pdf", "tall.TXT", "csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        file_make(folder, files[i]);
    folder_make(folder, "old");
    folder_entries_read(&entries, folder);
    char *names = names_of(&entries);
    tap_is_text(names, "old/ Liste 2.csv liste.csv ngo.csv tall.TXT Øksnes.csv Ørsta.csv .hidden Bilde.png csv ngo.pdf ", "folders first, then lists and then other files, each by name");
    complete_is(&entries, "n", "ngo.csv");
    complete_is(&entries, "LI", "Liste");
    complete_is(&entries, "o", "old/");
    complete_is(&entries, "\xc3\x98", "Ø");
    complete_is(&entries, "bi", "Bilde.png");
    complete_is(&entries, "ngo.p", "ngo.pdf");
    complete_is(&entries, "x", NULL);
    complete_is(&entries, ".", ".hidden");
    tap_ok(!folder_entry_matches(&entries.entries[7], ""), "what is hidden is shown only when its dot is asked for");
    tap_is_number(entries.entries[2].size, 4, "sizes are in bytes");
    free(names);
    folder_entries_done(&entries);
}

static void test_missing(const char *folder)
{
    struct folder_entries entries;
    char *path = string_format("%s/none", folder);
    folder_entries_read(&entries, path);
    tap_ok(entries.missing && entries.count == 0, "a folder that is not there is missing");
    complete_is(&entries, "", NULL);
    folder_entries_done(&entries);
    free(path);
}

static void path_is(const char *got, const char *expected, const char *name)
{
    tap_is_text(got, expected, "%s", name);
}

static void test_paths(void)
{
    setenv("HOME", "/home/kari", 1);
    char *in = path_expand(" ~/lists/a.csv "), *other = path_expand("~ola/a.csv"), *shown = path_shorten("/home/kari/lists"), *apart = path_shorten("/home/karianne");
    path_is(in, "/home/kari/lists/a.csv", "a tilde is the person's own folder");
    path_is(other, "~ola/a.csv", "nobody else's");
    path_is(shown, "~/lists", "and is shown for it");
    path_is(apart, "/home/karianne", "not for one that begins alike");
    path_is(path_name("/a/b.csv"), "b.csv", "the last part of a path");
    path_is(path_name("b.csv"), "b.csv", "the only one");
    path_is(path_whole("/a/b//c/d"), "/c/d", "a whole path behind another");
    path_is(path_whole("/a/~/c"), "~/c", "one in the person's own folder");
    path_is(path_whole("/a/~c/d"), "/a/~c/d", "no path behind another");
    free(apart);
    free(shown);
    free(other);
    free(in);
}

int main(void)
{
    home_new(HOME_WITHOUT);
    char *folder = home_path("lists");
    mkdir(folder, 0700);
    test_folder(folder);
    test_missing(folder);
    test_paths();
    free(folder);
    return tap_done();
}
