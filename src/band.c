/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/band.h"

#include <string.h>

#include "src/message.h"
#include "src/text.h"
#include "src/vocabulary.h"

/* In the vocabulary's order, the gravest last. */
static const struct band {
    const char *code;
    const char *letter; /* NC_() */
    enum tone tone;
} bands[] = {
    /* TRANSLATORS: the letter that stands for "not assessed" in a matrix; it must not be taken for low */
    {"not-assessed", NC_("band letter", "?"), TONE_PLAIN},
    /* TRANSLATORS: one letter that stands for a low rating in a matrix; likewise the following */
    {"low", NC_("band letter", "L"), TONE_GOOD},
    {"medium", NC_("band letter", "M"), TONE_NOTICE},
    {"high", NC_("band letter", "H"), TONE_WARNING},
    {"very-high", NC_("band letter", "V"), TONE_ALARM},
};

enum { BANDS = sizeof bands / sizeof bands[0] };

const char band_stale_mark[] = "'";

static const struct band *band_find(const char *code)
{
    for (size_t i = 0; i < BANDS; i++)
        if (strcmp(bands[i].code, code) == 0)
            return &bands[i];
    return NULL;
}

const char *band_letter(const char *code)
{
    const struct band *band = band_find(code);
    return band ? message_text(band->letter) : code;
}

enum tone band_tone(const char *code)
{
    const struct band *band = band_find(code);
    return band ? band->tone : TONE_PLAIN;
}

char *band_legend(void)
{
    struct text text = {0};
    for (size_t i = 0; i < BANDS; i++)
        text_add_format(&text, "%s%s %s", i > 0 ? "  " : "", message_text(bands[i].letter),
                        vocabulary_word(&vocabulary_band, bands[i].code, message_language()));
    return text_take(&text);
}
