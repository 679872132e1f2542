/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/place.h"
#include "tests/tap.h"

static void test_escapes(void)
{
    static const char *const texts[] = {"", "plain", "two\nlines", "a\tb\\c\r", "\\n", "\\", "Åse\n\n\\\t"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *line = state_escape(texts[i]), *text = state_unescape(line);
        tap_ok(strpbrk(line, "\n\t\r") == NULL, "text %zu is one line without tabs", i);
        tap_is_text(text, texts[i], "and comes back");
        free(text);
        free(line);
    }
    char *odd = state_unescape("a\\zb\\");
    tap_is_text(odd, "a\\zb\\", "an unknown escape stays as it is");
    free(odd);
}

static void test_map(void)
{
    struct state *state = state_open();
    tap_ok(state_get(state, "language") == NULL, "nothing is set at first");
    state_set(state, "language", "nb");
    tap_is_text(state_get(state, "language"), "nb", "what was set is there");
    state_set(state, "language", state_get(state, "language"));
    state_set(state, "language", "en");
    tap_is_text(state_get(state, "language"), "en", "and set anew");
    state_set(state, "language", NULL);
    tap_ok(state_get(state, "language") == NULL, "and taken out");
    state_set(state, "search.one", "1");
    state_set(state, "other", "2");
    state_set(state, "search.two", "3");
    state_set(state, "search.gone", "4");
    state_set(state, "search.gone", NULL);
    const char *first = state_next(state, "search.", NULL), *second = first != NULL ? state_next(state, "search.", first) : NULL;
    tap_ok(first != NULL && second != NULL && state_next(state, "search.", second) == NULL, "those with one beginning are found one after the other");
    tap_ok(state_next(state, "nothing", NULL) == NULL, "or none");
    state_free(state);
}

static void test_file(void)
{
    char *path = place_state("state");
    struct stat status;
    struct state *state = state_open();
    tap_ok(state_save(state) && stat(path, &status) != 0, "where nothing was set no file is made");
    state_set(state, "person", "Kari\tNordmann\n");
    state_set(state, "gone", "soon");
    tap_ok(state_save(state), "it is saved");
    tap_ok(stat(path, &status) == 0 && (status.st_mode & 0777) == 0600, "readable by its owner alone");
    state_set(state, "gone", NULL);
    tap_ok(state_save(state), "and saved again");
    state_free(state);
    state = state_open();
    tap_is_text(state_get(state, "person"), "Kari\tNordmann\n", "a new start finds it");
    tap_ok(state_get(state, "gone") == NULL, "without what was taken out");
    state_free(state);
    free(path);
}

static void test_two_processes(void)
{
    struct state *one = state_open(), *other = state_open();
    state_set(one, "language", "nb");
    state_set(other, "tab", "3");
    state_save(one);
    state_save(other);
    state_free(one);
    state_free(other);
    one = state_open();
    tap_is_text(state_get(one, "language"), "nb", "what another process wrote meanwhile stays");
    tap_is_text(state_get(one, "tab"), "3", "beside one's own");
    state_free(one);
}

static void test_bad_file(void)
{
    char *path = place_state("state");
    FILE *file = fopen(path, "w");
    fputs("no tab\n\nlanguage\tnb\nlanguage\ten\n\t\n", file);
    fclose(file);
    struct state *state = state_open();
    tap_is_text(state_get(state, "language"), "nb", "lines that cannot be read are passed over");
    state_free(state);
    unlink(path);
    mkdir(path, 0700);
    state = state_open();
    tap_ok(state_get(state, "language") == NULL, "a folder in the file's place is an empty state");
    state_set(state, "language", "en");
    tap_ok(!state_save(state), "that cannot be saved");
    tap_is_text(state_get(state, "language"), "en", "and goes on all the same");
    state_free(state);
    free(path);
}

int main(void)
{
    char folder[] = "/tmp/lrn-state-XXXXXX";
    if (mkdtemp(folder) == NULL)
        return 1;
    setenv("XDG_STATE_HOME", folder, 1);
    test_escapes();
    test_map();
    test_file();
    test_two_processes();
    test_bad_file();
    char *command = string_format("rm -r %s", folder);
    int result = system(command);
    free(command);
    return tap_done() != 0 || result != 0;
}
