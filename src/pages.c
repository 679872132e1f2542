/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/pages.h"

#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Whether some of what is only read was written when the library was brought into memory: that is not in its file. */
static bool is_written_to(const struct dl_phdr_info *library)
{
    bool written = false;

    for (int i = 0; i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &library->dlpi_phdr[i];
        const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(library->dlpi_addr + part->p_vaddr);

        for (; part->p_type == PT_DYNAMIC && entry->d_tag != DT_NULL; entry++)
            written = written || entry->d_tag == DT_TEXTREL || (entry->d_tag == DT_FLAGS && entry->d_un.d_val & DF_TEXTREL);
    }
    return written;
}

/* Only whole pages: what stands beside may be something else. */
static void part_let_go(uintptr_t start, size_t size)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), first = (start + page - 1) / page * page, end = (start + size) / page * page;

    if (end > first)
        madvise((void *)first, end - first, MADV_DONTNEED);
}

static int library_let_go(struct dl_phdr_info *library, size_t size, void *context)
{
    const bool written = is_written_to(library);

    (void)size;
    (void)context;
    for (int i = 0; !written && i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &library->dlpi_phdr[i];

        if (part->p_type == PT_LOAD && !(part->p_flags & PF_W))
            part_let_go(library->dlpi_addr + part->p_vaddr, part->p_memsz);
    }
    return 0;
}

void pages_let_go(void)
{
    dl_iterate_phdr(library_let_go, NULL);
}
