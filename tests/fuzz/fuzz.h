/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzzer is: a name, by which its corpus stands in tests/fuzz/corpus, and the function that libFuzzer, or a test with the corpus, calls. */
#ifndef LRN_FUZZ_H
#define LRN_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

extern const char *const fuzz_name;

/* Does with the bytes what the fuzzer is for; ends the program where something does not hold. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What must hold whatever the bytes are. */
static inline void must(bool held)
{
    if (!held)
        abort();
}

#endif
