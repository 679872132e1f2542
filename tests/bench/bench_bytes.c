/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what lrn sends over the line in the list of organisations, and how long that takes at 16 kbit/s. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/bytes.h"

enum { LINE_SPEED = 16000 / 10 }; /* bytes a second, start and stop bits as on a serial line */

static void print(const char *what, size_t bytes)
{
    printf("%-36s %6zu bytes %8.0f ms\n", what, bytes, (double)bytes * 1000.0 / LINE_SPEED);
}

static void print_all(const char *economy, const struct bytes *bytes)
{
    printf("80x24, xterm-256color, --economy %s, times at 16 kbit/s\n", economy);
    print("first screen", bytes->first_screen);
    print("Down inside the screen (median)", bytes->down);
    print("  and the counter when keys pause", bytes->counter);
    print("Down with scrolling (median)", bytes->scroll);
    print("PgDn (median)", bytes->page);
    printf("%-36s %8.2f\n", "  to the text it shows", (double)bytes->page / (double)bytes->page_text);
    print("while idle", bytes->idle);
}

int main(void)
{
    static const char *const economies[] = {"off", "on"};
    for (size_t i = 0; i < sizeof economies / sizeof economies[0]; i++) {
        struct bytes bytes;
        if (!bytes_measure(economies[i], &bytes))
            return EXIT_FAILURE;
        print_all(economies[i], &bytes);
    }
    return EXIT_SUCCESS;
}
