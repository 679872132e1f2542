/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/sequence.h"

#include <string.h>

enum {
    SEQUENCE_LIMIT = 1 << 20,
    BELL = 7,
    ESCAPE = 27,
    DELETE = 127,
    MOUSE_BYTES = 3 /* button, column, row */
};

struct sequence_kind {
    char introducer;
    const char *first; /* what a string that terminals send begins with: what people type behind Esc hardly ever does. NULL: anything */
    enum sequence_state (*next)(struct sequence *sequence, int byte);
};

static bool is_between(int byte, int first, int last)
{
    return byte >= first && byte <= last;
}

/* CSI: parameters, and a final byte. A few are older than the standard: the mouse's, and function keys of the Linux console. */
static enum sequence_state control_next(struct sequence *sequence, int byte)
{
    bool alone = sequence->length == 0;
    if (is_between(byte, 0x20, 0x3f))
        return SEQUENCE_MORE;
    if (alone && (byte == 'M' || byte == '[')) {
        sequence->owed = byte == 'M' ? MOUSE_BYTES : 1;
        return SEQUENCE_MORE;
    }
    return is_between(byte, 0x40, 0x7e) ? SEQUENCE_WHOLE : SEQUENCE_NONE;
}

/* SS3: one character, with what was held down as a figure before it. */
static enum sequence_state shift_next(struct sequence *sequence, int byte)
{
    (void)sequence;
    if (is_between(byte, '0', '9'))
        return SEQUENCE_MORE;
    return is_between(byte, 0x20, 0x7e) ? SEQUENCE_WHOLE : SEQUENCE_NONE;
}

/* OSC and DCS: a text up to ST, or to a bell. */
static enum sequence_state string_next(struct sequence *sequence, int byte)
{
    if (sequence->escaped)
        return byte == '\\' ? SEQUENCE_WHOLE : SEQUENCE_NONE;
    sequence->escaped = byte == ESCAPE;
    if (byte == BELL || sequence->length == SEQUENCE_LIMIT)
        return SEQUENCE_WHOLE;
    return sequence->escaped || (is_between(byte, 0x20, 0xff) && byte != DELETE) ? SEQUENCE_MORE : SEQUENCE_NONE;
}

static const struct sequence_kind kinds[] = {
    {'[', NULL, control_next},
    {'O', NULL, shift_next},
    {']', "0123456789Ll", string_next},
    {'P', " !\"#$%&'()*+,-./0123456789:;<=>?", string_next},
};

bool sequence_begin(struct sequence *sequence, int byte)
{
    *sequence = (struct sequence){0};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (kinds[i].introducer == byte)
            sequence->kind = &kinds[i];
    return sequence->kind != NULL;
}

enum sequence_state sequence_next(struct sequence *sequence, int byte)
{
    const struct sequence_kind *kind = sequence->kind;
    enum sequence_state state;
    bool begins = sequence->length > 0 || kind->first == NULL || (is_between(byte, 0x20, 0x7e) && strchr(kind->first, byte) != NULL);
    if (sequence->owed > 0)
        state = is_between(byte, 0x20, 0xff) ? (--sequence->owed > 0 ? SEQUENCE_MORE : SEQUENCE_WHOLE) : SEQUENCE_NONE;
    else
        state = begins ? kind->next(sequence, byte) : SEQUENCE_NONE;
    sequence->length += state != SEQUENCE_NONE;
    return state;
}
