/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/machine.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/place.h"

enum { NUMBER_SIZE = 8, NUMBER_MAXIMUM = 65535 };

static uint16_t number_new(void)
{
    uint16_t number = 0;

    if (getentropy(&number, sizeof number) != 0)
        number = (uint16_t)(time(NULL) ^ (time_t)getpid() << 4);
    return number == 0 ? 1 : number;
}

/* The number a file holds; 0 where it holds none. */
static uint16_t number_read(const char *path)
{
    char text[NUMBER_SIZE + 1] = "";
    FILE *file = fopen(path, "re");

    if (!file)
        return 0;
    size_t length = fread(text, 1, NUMBER_SIZE, file);
    fclose(file);
    text[length] = '\0';
    long number = strtol(text, NULL, 10);
    return number > 0 && number <= NUMBER_MAXIMUM ? (uint16_t)number : 0;
}

/* Puts a number into a file that must not exist: of two programs that start at once the first one's number stands. */
static bool number_keep(const char *path, uint16_t number)
{
    char *temporary = string_format("%s.%ld", path, (long)getpid());
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    bool kept = file >= 0 && dprintf(file, "%u\n", (unsigned)number) > 0 && fsync(file) == 0 && link(temporary, path) == 0;

    if (file >= 0) {
        close(file);
        unlink(temporary);
    }
    free(temporary);
    return kept;
}

uint16_t machine_number(void)
{
    char *path = place_state("machine");
    uint16_t number = path ? number_read(path) : 0;

    if (number == 0) {
        number = number_new();
        if (path && !number_keep(path, number) && number_read(path) != 0)
            number = number_read(path);
    }
    free(path);
    return number;
}
