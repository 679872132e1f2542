/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/wrapped.h"

#include <stdlib.h>

#include "src/memory.h"

struct wrapped wrapped_text(const char *text, int width)
{
    struct wrapped wrapped = {.text = text};
    wrapped.count = text_wrap(text, width > 0 ? width : 1, &wrapped.lines);
    return wrapped;
}

void wrapped_done(struct wrapped *wrapped)
{
    free(wrapped->lines);
    *wrapped = (struct wrapped){0};
}

char *wrapped_line(const struct wrapped *wrapped, size_t line)
{
    if (line >= wrapped->count)
        return NULL;
    return string_copy_part(wrapped->text + wrapped->lines[line].start, wrapped->lines[line].length);
}
