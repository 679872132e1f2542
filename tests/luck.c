/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/luck.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "tests/tap.h"

enum { SEEDS = 1000000 };

static int64_t number_of(const char *name, int64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && text[0] != '\0' ? strtoll(text, NULL, 10) : otherwise;
}

int64_t luck_rounds(int64_t few)
{
    return number_of("LRN_ROUNDS", few);
}

uint64_t luck_seed(void)
{
    int64_t chance = (time(NULL) ^ ((int64_t)getpid() << 8)) % SEEDS;
    int64_t seed = number_of("LRN_SEED", chance);
    tap_note("LRN_SEED=%lld gives the same again", (long long)seed);
    /* Numbers beside each other begin rows that have nothing in common, and none is 0. */
    return ((uint64_t)seed + 1) * UINT64_C(0x9e3779b97f4a7c15);
}
