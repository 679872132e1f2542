/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/match_text.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/neighbour.h"
#include "src/text.h"

/* The field of an organisation that a criterion compares; NULL for one that compares none. */
static const struct field *criterion_field(const struct match_detail *detail, enum match_criterion criterion)
{
    static const char *const names[MATCH_CRITERIA] = {
        [MATCH_ISSUES] = "issues", [MATCH_EXPERTISE] = "expertise", [MATCH_SECTOR] = "sectors", [MATCH_LANGUAGES] = "languages"};

    return names[criterion] ? type_field(detail->organisation.type, names[criterion]) : NULL;
}

static char *words_of(const struct field *field, const char *codes)
{
    struct value value = {0};

    value_set_text(&value, codes);
    char *words = field_show(field, &value, message_language());
    value_clear(&value);
    return words;
}

static const char *text_of_nothing(const struct match_points *points)
{
    if (!points->asked)
        return _("not asked for");
    /* TRANSLATORS: of the issues, the languages ... that a need asks for an organisation has none */
    return points->known ? C_("match", "none") : _("not known");
}

char *match_text_reason(const struct match_detail *detail, enum match_criterion criterion)
{
    const struct match_points *points = &detail->result.criteria[criterion];
    const struct field *field = criterion_field(detail, criterion);

    if (field)
        return points->points > 0 ? words_of(field, detail->matched[criterion]) : string_copy(text_of_nothing(points));
    if (criterion == MATCH_QUALITY)
        return words_of(type_field(detail->organisation.type, "effective_status"), record_text(&detail->organisation, "effective_status"));
    if (points->points > 0)
        return string_format(message_plural("%zu earlier piece of work of this kind", "%zu earlier pieces of work of this kind", detail->work_count),
                             detail->work_count);
    return string_copy(text_of_nothing(points));
}

/* "child labour +2" */
static char *short_reason(const struct match_detail *detail, enum match_criterion criterion)
{
    const char *codes = detail->matched[criterion];
    const struct field *field = criterion_field(detail, criterion);
    const char *code;
    size_t length;

    if (!field || !set_next(&codes, &code, &length))
        return match_text_reason(detail, criterion);
    char *first = string_copy_part(code, length);
    char *words = words_of(field, first);
    const size_t more = set_count(codes);
    char *reason = more > 0 ? string_format("%s +%zu", words, more) : string_copy(words);
    free(words);
    free(first);
    return reason;
}

/* The criterion that comes next after the last one taken: fewer points, or as many further down the table. */
static int next_strongest(const struct match_detail *detail, int last)
{
    const struct match_points *criteria = detail->result.criteria;
    int best = MATCH_CRITERIA;

    for (int i = 0; i < MATCH_CRITERIA; i++) {
        const bool follows = last < 0 || criteria[i].points < criteria[last].points || (criteria[i].points == criteria[last].points && i > last);
        if (follows && criteria[i].points > 0 && (best == MATCH_CRITERIA || criteria[i].points > criteria[best].points))
            best = i;
    }
    return best;
}

char *match_text_strongest(const struct match_detail *detail, size_t count)
{
    struct text text = {0};

    for (int i = next_strongest(detail, -1); i < MATCH_CRITERIA && count > 0; i = next_strongest(detail, i), count--) {
        char *reason = short_reason(detail, (enum match_criterion)i);
        text_add_format(&text, "%s%s", text.length > 0 ? "; " : "", reason);
        free(reason);
    }
    return text_take(&text);
}

char *match_text_unknown(const struct match_detail *detail)
{
    static const char *const inside[MATCH_CRITERIA] = {
        [MATCH_ISSUES] = N_("issues"),       [MATCH_EXPERTISE] = NC_("match", "expertise"), [MATCH_SECTOR] = NC_("match", "sector"),
        [MATCH_LANGUAGES] = N_("languages"), [MATCH_QUALITY] = NC_("match", "quality"),     [MATCH_TRACK_RECORD] = N_("track record"),
    };
    struct text text = {0};

    for (int i = 0; i < MATCH_CRITERIA; i++) {
        if (!detail->result.criteria[i].asked || detail->result.criteria[i].known)
            continue;
        text_add(&text, text.length > 0 ? ", " : _("not known: "));
        text_add(&text, message_text(inside[i]));
    }
    return text_take(&text);
}

/* --- Flags -------------------------------------------------------------------------------------------------------------- */

static char *referral_text(const struct match_detail *detail)
{
    const char *reason = record_text(&detail->organisation, "referral_reason");

    return *reason ? string_format(_("do not refer to it: %s"), reason) : string_copy(_("do not refer to it"));
}

static char *overdue_text(const struct match_detail *detail)
{
    const struct field *field = type_field(detail->organisation.type, "review_due");
    char *day = field_show(field, record_field(&detail->organisation, field), message_language());
    char *text = string_format(_("its profile was due for review on %s"), day);

    free(day);
    return text;
}

char *match_text_flag(const struct match_detail *detail, enum match_flag flag)
{
    const size_t concerns = (size_t)detail->concerns, running = (size_t)detail->running;

    switch (flag) {
    case MATCH_FLAG_FUNDING:
        return string_copy(_("takes no money from companies"));
    case MATCH_FLAG_REVIEW_OVERDUE:
        return overdue_text(detail);
    case MATCH_FLAG_DO_NOT_REFER:
        return referral_text(detail);
    case MATCH_FLAG_SUSPENDED:
        return string_copy(_("its profile is suspended"));
    case MATCH_FLAG_COVERAGE:
        return string_copy(_("it sits in the country, but its coverage does not name it"));
    case MATCH_FLAG_CONCERN:
        return string_format(message_plural("%zu concern about it is open", "%zu concerns about it are open", concerns), concerns);
    case MATCH_FLAG_RUNNING:
        return string_format(message_plural("%zu partnership is running now", "%zu partnerships are running now", running), running);
    case MATCH_FLAGS:
        break;
    }
    return string_copy("");
}

/* --- Places ------------------------------------------------------------------------------------------------------------- */

char *match_text_neighbours(const struct match_detail *detail, const char *country)
{
    if (detail->group != MATCH_NEIGHBOUR)
        return string_copy("");
    char *codes = set_common(neighbours_of(country), record_text(&detail->organisation, "coverage"));
    char *names = words_of(type_field(detail->organisation.type, "coverage"), codes);
    char *text = string_format(_("covers %s"), names);

    free(names);
    free(codes);
    return text;
}

char *match_text_place(const struct record *organisation)
{
    const struct field *field = type_field(organisation->type, "country");
    const char *city = record_text(organisation, "city");
    char *country = field_show(field, record_field(organisation, field), message_language());
    char *place = *city ? string_format("%s, %s", city, country) : string_copy(country);

    free(country);
    return place;
}

const char *match_text_group(enum match_group group)
{
    static const char *const groups[MATCH_GROUPS] = {
        [MATCH_RANKED] = N_("Ranked"),
        [MATCH_NEIGHBOUR] = N_("In neighbouring countries"),
        [MATCH_NEAR_MISS] = N_("Only just left out"),
    };

    return group < MATCH_GROUPS ? message_text(groups[group]) : "";
}
