/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "src/text.h"

enum { PERCENT = 100, FIGURE_COLUMNS = 6 /* " 100 %" */ };

/* Blanks out the line. */
static void line_clear(const char *work)
{
    fprintf(stderr, "\r%*s\r", text_width(work) + FIGURE_COLUMNS, "");
}

void progress_clear(struct progress *progress)
{
    if (progress->work)
        line_clear(progress->work);
    *progress = (struct progress){0};
    fflush(stderr);
}

void progress_show(void *context, const char *work, int64_t done, int64_t total)
{
    struct progress *progress = context;
    const bool is_over = total >= 0 && done >= total;
    int64_t percent = total > 0 ? done * PERCENT / total : PERCENT;

    if (progress->work && progress->work != work)
        line_clear(progress->work);
    progress->work = is_over ? NULL : work;
    if (is_over)
        line_clear(work);
    else if (total < 0)
        fprintf(stderr, "\r%s", work);
    else if (percent != progress->percent)
        fprintf(stderr, "\r%s %" PRId64 " %%", work, percent);
    progress->percent = percent;
    fflush(stderr);
}
