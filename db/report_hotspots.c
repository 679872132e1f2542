/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hot spots at a glance in a report: by issue and band, and by severity and likelihood. */
#include "config.h"

#include <stdlib.h>

#include "db/report_parts.h"
#include "src/band.h"
#include "src/memory.h"
#include "src/rating.h"

enum { BANDS_MOST = 8 };

/* Nothing is a blank, so that what there is stands out. */
void report_add_figure(struct document *document, int64_t figure, enum tone tone)
{
    char *text = figure > 0 ? string_format("%lld", (long long)figure) : string_copy("");

    document_add_cell(document, text, tone);
    free(text);
}

/* --- By issue and band ---------------------------------------------------------------------------------------------------- */

struct tally {
    int64_t bands[BANDS_MOST]; /* by their places in the vocabulary */
    int64_t all;
};

static bool count_bands(const struct report_request *request, const char *query, struct tally *issues, struct error *error)
{
    static const char *const names[] = {"issue", "band", NULL};
    struct cross cross;

    if (!report_cross(request, "hotspot", query, names, &cross, error))
        return false;
    for (size_t i = 0; i < cross.count; i++) {
        const struct cross_row *row = &cross.rows[i];
        size_t issue = vocabulary_order(&vocabulary_issue, value_text(&row->values[0]));
        size_t band = vocabulary_order(&vocabulary_band, value_text(&row->values[1]));
        if (issue >= vocabulary_issue.count || band >= BANDS_MOST)
            continue;
        issues[issue].bands[band] += row->count;
        issues[issue].all += row->count;
    }
    cross_done(&cross);
    return true;
}

static void add_issue(struct document *document, const char *code, const struct tally *tally)
{
    document_add_row(document);
    document_add_cell(document, vocabulary_word(&vocabulary_issue, code, message_language()), TONE_PLAIN);
    for (size_t band = vocabulary_band.count; band-- > 0;)
        report_add_figure(document, tally->bands[band], band_tone(vocabulary_band.terms[band].code));
}

/* One column for each band, the gravest first. */
static void begin_bands(struct document *document)
{
    const char *labels[BANDS_MOST + 2] = {_("Issue")};
    size_t count = 1;

    for (size_t band = vocabulary_band.count; band-- > 0;)
        labels[count++] = vocabulary_word(&vocabulary_band, vocabulary_band.terms[band].code, message_language());
    document_begin_table(document, labels, "mrrrrrrrr");
    document_set_chart(document, DOCUMENT_MATRIX, _("How many hot spots each issue has in each band"));
}

bool report_add_issues(const struct report_request *request, struct document *document, const char *query, struct error *error)
{
    struct tally *issues = memory_new_array(vocabulary_issue.count, sizeof *issues);
    bool ok = count_bands(request, query, issues, error), begun = false;

    for (size_t i = 0; ok && i < vocabulary_issue.count; i++) {
        if (issues[i].all == 0)
            continue;
        if (!begun) {
            document_add_heading(document, _("Hot spots by issue"));
            begin_bands(document);
        }
        begun = true;
        add_issue(document, vocabulary_issue.terms[i].code, &issues[i]);
    }
    free(issues);
    return ok;
}

/* --- By severity and likelihood ------------------------------------------------------------------------------------------- */

struct grid {
    int64_t counts[RATING_HIGHEST + 1][RATING_HIGHEST + 1];
    int64_t assessed, missing;
};

static bool count_grid(const struct report_request *request, const char *query, struct grid *grid, struct error *error)
{
    static const char *const names[] = {"severity", "likelihood", NULL};
    struct cross cross;

    if (!report_cross(request, "hotspot", query, names, &cross, error))
        return false;
    for (size_t i = 0; i < cross.count; i++) {
        const struct cross_row *row = &cross.rows[i];
        int64_t severity = row->values[0].number, likelihood = row->values[1].number;
        bool fits = severity >= RATING_LOWEST && severity <= RATING_HIGHEST && likelihood >= RATING_LOWEST && likelihood <= RATING_HIGHEST;
        if (fits)
            grid->counts[severity][likelihood] += row->count;
        *(fits ? &grid->assessed : &grid->missing) += row->count;
    }
    cross_done(&cross);
    return true;
}

static void add_severity(struct document *document, const struct grid *grid, int severity)
{
    char *name = string_format("%d", severity);

    document_add_row(document);
    document_add_cell(document, name, TONE_PLAIN);
    for (int likelihood = RATING_LOWEST; likelihood <= RATING_HIGHEST; likelihood++)
        report_add_figure(document, grid->counts[severity][likelihood], band_tone(rating_band(severity, likelihood)));
    free(name);
}

bool report_add_severity(const struct report_request *request, struct document *document, const char *query, struct error *error)
{
    const char *const labels[] = {_("Severity"), "1", "2", "3", "4", "5", NULL};
    struct grid grid = {0};

    if (!count_grid(request, query, &grid, error))
        return false;
    if (grid.assessed == 0)
        return true;
    document_add_heading(document, _("Hot spots by severity and likelihood"));
    document_add_paragraph(document, _("Severity goes down the rows, from 5, a danger to life or freedom, to 1, slight; likelihood goes across, from 1 to 5."));
    document_begin_table(document, labels, "mrrrrr");
    document_set_chart(document, DOCUMENT_MATRIX, _("How many hot spots there are of each severity (rows) and likelihood (columns)"));
    for (int severity = RATING_HIGHEST; severity >= RATING_LOWEST; severity--)
        add_severity(document, &grid, severity);
    if (grid.missing > 0)
        report_add_text(document, message_plural("%lld hot spot is not assessed.", "%lld hot spots are not assessed.", (unsigned long)grid.missing), (long long)grid.missing);
    return true;
}
