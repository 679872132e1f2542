/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/sight.h"

#include <stdlib.h>
#include <wchar.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum {
    SOFT_HYPHEN = 0x00AD,
    MONGOLIAN_SEPARATOR = 0x180E,
    ZERO_WIDTH_SPACE = 0x200B,
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    ANNOTATION_FIRST = 0xFFF9,
    ANNOTATION_LAST = 0xFFFB,
    BLACK_FLAG = 0x1F3F4,
    TAG_FIRST = 0xE0020,
    TAG_LAST = 0xE007F,
    SCRIPTS_FROM = 0x0300, /* below stand ASCII and Latin letters */
    MARKS_MOST = 4
};

static bool is_plain(uint32_t codepoint)
{
    return codepoint >= ' ' && codepoint < 0x7F;
}

/* wcwidth is asked only where the locale has more than one byte for a character: without that it knows no letter beyond ASCII. */
bool sight_is_safe(uint32_t codepoint)
{
    if (is_plain(codepoint))
        return true;
    int8_t type = u_charType((UChar32)codepoint);
    if (type == U_CONTROL_CHAR || type == U_SURROGATE || type == U_UNASSIGNED || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR)
        return false;
    if (u_hasBinaryProperty((UChar32)codepoint, UCHAR_BIDI_CONTROL))
        return false;
    return MB_CUR_MAX == 1 || wcwidth((wchar_t)codepoint) >= 0;
}

/* --- Characters that are not seen --------------------------------------------------------------------------------------- */

static bool is_unseen(uint32_t codepoint)
{
    return u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || (codepoint >= ANNOTATION_FIRST && codepoint <= ANNOTATION_LAST);
}

static bool is_joiner(uint32_t codepoint)
{
    return codepoint == ZERO_WIDTH_NON_JOINER || codepoint == ZERO_WIDTH_JOINER || codepoint == MONGOLIAN_SEPARATOR;
}

/* Whether letters of its script change their shape beside others: Arabic and its relatives, and those of India and around it. */
static bool has_joining_script(uint32_t base)
{
    const int joining = u_getIntPropertyValue((UChar32)base, UCHAR_JOINING_TYPE);

    if (base < SCRIPTS_FROM)
        return false;
    return (joining != U_JT_NON_JOINING && joining != U_JT_TRANSPARENT)
           || u_getIntPropertyValue((UChar32)base, UCHAR_INDIC_SYLLABIC_CATEGORY) != U_INSC_OTHER;
}

static bool is_emoji(uint32_t base)
{
    return u_hasBinaryProperty((UChar32)base, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty((UChar32)base, UCHAR_EMOJI_MODIFIER);
}

static bool needs_joiner(const struct sight *sight, uint32_t joiner)
{
    return !is_joiner(sight->previous) && (has_joining_script(sight->base) || (joiner == ZERO_WIDTH_JOINER && is_emoji(sight->base)));
}

static bool needs_selector(const struct sight *sight)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript((UChar32)sight->base, &status);

    return sight->base > ' ' && sight->base != SIGHT_MARK && script != USCRIPT_LATIN && script != USCRIPT_GREEK && script != USCRIPT_CYRILLIC
           && !u_hasBinaryProperty((UChar32)sight->previous, UCHAR_VARIATION_SELECTOR);
}

bool sight_divides(uint32_t codepoint, uint32_t previous)
{
    return codepoint == ZERO_WIDTH_SPACE && u_getIntPropertyValue((UChar32)previous, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

/* Whether what is not seen is there for those who read. */
static bool is_needed(const struct sight *sight, uint32_t codepoint)
{
    if (is_joiner(codepoint))
        return needs_joiner(sight, codepoint);
    if (u_hasBinaryProperty((UChar32)codepoint, UCHAR_VARIATION_SELECTOR))
        return needs_selector(sight);
    return codepoint >= TAG_FIRST && codepoint <= TAG_LAST && sight->base == BLACK_FLAG;
}

/* --- The next character ------------------------------------------------------------------------------------------------- */

/* What a character is shown as that may have to be replaced by another. */
static uint32_t shown_as(const struct sight *sight, uint32_t codepoint)
{
    if (!sight_is_safe(codepoint))
        return SIGHT_MARK;
    if (!is_unseen(codepoint) || is_needed(sight, codepoint))
        return codepoint;
    if (codepoint == SOFT_HYPHEN)
        return '-';
    return sight_divides(codepoint, sight->previous) ? SIGHT_NOTHING : SIGHT_MARK;
}

static bool takes_columns(uint32_t shown)
{
    return is_plain(shown) || shown == SIGHT_MARK || wcwidth((wchar_t)shown) != 0;
}

uint32_t sight_next(struct sight *sight, uint32_t codepoint)
{
    const uint32_t shown = is_plain(codepoint) ? codepoint : shown_as(sight, codepoint);

    sight->previous = codepoint;
    if (shown == SIGHT_NOTHING)
        return shown;
    if (takes_columns(shown)) {
        sight->base = shown;
        sight->marks = 0;
        return shown;
    }
    return ++sight->marks > MARKS_MOST ? SIGHT_NOTHING : shown;
}
