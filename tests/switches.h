/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lrn sends for a switch of the language, pane by pane: measured in one place, for the test that holds it down and the bench that prints it. */
#ifndef LRN_TESTS_SWITCHES_H
#define LRN_TESTS_SWITCHES_H

#include "src/message.h"
#include "tests/bytes.h"

/* A terminal, by the name of its description, and its size. */
struct switches_terminal {
    const char *name;
    int columns, rows;
};

/* Told of each switch: to which language, in which pane, the bytes and the text changed. */
typedef void switches_tell(const struct switches_terminal *terminal, const char *pane, enum language language, const struct figure *figure, void *context);

/* Opens every pane in turn, each list and a record of each type, in the demonstration network, and switches the language there and back. False where a screen did not come as it
 * should: a point that failed. The catalogues are loaded before. */
bool switches_measure(const struct switches_terminal *terminal, switches_tell *tell, void *context);

#endif
