/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What benches of the store have in common: the clock, and the end of one that cannot go on. */
#ifndef LRN_BENCH_H
#define LRN_BENCH_H

#include "src/error.h"

/* Milliseconds by the clock, or with LRN_BENCH_CPU set of the processor. */
double bench_now(void);

_Noreturn void bench_give_up(const char *what, const struct error *error);

#endif
