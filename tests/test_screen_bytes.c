/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes are the cost that users on slow lines feel: what keys may cost at most, and that silence costs nothing. */
#include "config.h"

#include "tests/bytes.h"
#include "tests/tap.h"

static void at_most(size_t bytes, size_t limit, const char *what)
{
    tap_ok(bytes <= limit, "%s: %zu bytes, at most %zu", what, bytes, limit);
}

int main(void)
{
    struct bytes bytes;
    if (bytes_measure("off", &bytes)) {
        at_most(bytes.first_screen, 2200, "the first screen");
        at_most(bytes.down, 10, "Down inside the screen");
        at_most(bytes.scroll, 102, "Down with scrolling");
        at_most(bytes.page, bytes.page_text * 11 / 10, "a page");
        at_most(bytes.idle, 0, "nothing is sent while idle");
    }
    return tap_done();
}
