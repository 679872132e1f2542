/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a test of bad luck goes on, and which luck it is: the same programs run for seconds by make check and for hours by make torture. */
#ifndef LRN_LUCK_H
#define LRN_LUCK_H

#include <stdint.h>

/* How many rounds: LRN_ROUNDS, or few where it is not set. */
int64_t luck_rounds(int64_t few);

/* The seed of what comes by chance, for population_random: LRN_SEED, or another one at each run, which is noted so that the run can be had again. */
uint64_t luck_seed(void);

#endif
