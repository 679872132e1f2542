/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/faults.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const struct fault_kind fault_kinds[] = {
    {"an allocation", FAULT_ALLOCATION, false},
    {"all allocations", FAULT_ALLOCATION, true},
    {"a call", FAULT_CALL, false},
    {"all calls", FAULT_CALL, true},
    {"a write", FAULT_FULL, false},
    {"all writes", FAULT_FULL, true},
};

const size_t fault_kind_count = sizeof fault_kinds / sizeof *fault_kinds;

struct faults *faults_map(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    void *mapped = MAP_FAILED;

    if (file >= 0 && ftruncate(file, (off_t)sizeof(struct faults)) == 0)
        mapped = mmap(NULL, sizeof(struct faults), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file >= 0)
        close(file);
    return mapped == MAP_FAILED ? NULL : mapped;
}

void faults_order(struct faults *faults, enum fault fault, int64_t at, bool forever)
{
    faults->counting = false;
    memset(faults->counts, 0, sizeof faults->counts);
    memset(faults->fatal, 0, sizeof faults->fatal);
    faults->fatal[fault] = at;
    faults->forever = forever;
    faults->counting = true;
}
