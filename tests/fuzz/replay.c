/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fuzzer's corpus run once through it, without libFuzzer. */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/tap.h"

enum { FILE_SIZE = 64 * 1024 };

static void file_replay(const char *folder, const char *name)
{
    char *path = string_format("%s/%s", folder, name);
    uint8_t *bytes = memory_new(FILE_SIZE);
    FILE *file = fopen(path, "rb");

    if (tap_ok(file != NULL, "%s:", name)) {
        size_t length = fread(bytes, 1, FILE_SIZE, file);
        fflush(stdout);
        tap_is_number(LLVMFuzzerTestOneInput(bytes, length), 0, "%zu bytes are read", length);
        fclose(file);
    }
    free(bytes);
    free(path);
}

int main(void)
{
    struct dirent **entries;
    char *folder = string_format("%s/tests/fuzz/corpus/%s", SOURCE_DIR, fuzz_name);
    int count = scandir(folder, &entries, NULL, alphasort);

    tap_ok(count > 2, "there is a corpus");
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            file_replay(folder, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(folder);
    return tap_done();
}
