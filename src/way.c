/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/way.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/transition.h"

/* The states from first to last (not included), and whether some are left out before and behind. */
struct stretch {
    const struct transition_line *line;
    const struct field *field;
    size_t first, last;
};

static void state_add(struct text *text, const struct stretch *stretch, const char *state, bool now)
{
    text_add_format(text, now ? "[%s]" : "%s", vocabulary_word(stretch->field->vocabulary, state, message_language()));
}

static char *stretch_text(const struct stretch *stretch)
{
    const struct transition_line *line = stretch->line;
    struct text text = {0};

    text_add(&text, stretch->first > 0 ? "... > " : "");
    for (size_t i = stretch->first; i < stretch->last; i++) {
        text_add(&text, i > stretch->first ? " > " : "");
        state_add(&text, stretch, line->states[i], i == line->now && !line->aside);
        if (i == line->now && line->aside) {
            text_add(&text, " ");
            state_add(&text, stretch, line->aside, true);
        }
    }
    text_add(&text, stretch->last < line->count ? " > ..." : "");
    return text_take(&text);
}

/* Takes away the state that is farther from the one it is about; false where that one is left alone. */
static bool stretch_shrink(struct stretch *stretch)
{
    size_t now = stretch->line->now, before = now - stretch->first, behind = stretch->last - 1 - now;

    if (before == 0 && behind == 0)
        return false;
    if (before > behind)
        stretch->first++;
    else
        stretch->last--;
    return true;
}

char *way_text(const struct record_type *type, const char *state, int width)
{
    struct transition_line line;

    if (!transition_place(type, state, &line))
        return string_copy("");
    struct stretch stretch = {&line, transition_field(type), 0, line.count};
    if (line.now == line.count)
        return string_format("[%s]", vocabulary_word(stretch.field->vocabulary, state, message_language()));
    char *text = stretch_text(&stretch);
    while (text_width(text) > width && stretch_shrink(&stretch)) {
        free(text);
        text = stretch_text(&stretch);
    }
    return text;
}
