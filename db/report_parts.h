/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several reports have in common. Private to the reports. */
#ifndef LRN_REPORT_PARTS_H
#define LRN_REPORT_PARTS_H

#include "db/report.h"
#include "db/standing.h"

enum {
    REPORT_ROWS = 500 /* of a list, at most: a finished text is read by people */
};

extern const struct report report_country, report_organisation, report_shortlist, report_introduction, report_partnership, report_member_year,
    report_coverage, report_world, report_quality;

/* A type that lrn always has. */
const struct record_type *report_type(const struct report_request *request, const char *name);

/* Loads the record of a type that the report is about, or another; on success the caller calls record_done. */
bool report_load(const struct report_request *request, const char *type, int64_t id, struct record *record, struct error *error);

/* Says, where the role of who asks does not show all records of a type (name), that only those it shows are counted. */
void report_add_partial(const struct report_request *request, struct document *document, const char *type);

/* Adds a paragraph from a format. */
void report_add_text(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reads the first rows of what a list request asks for with a query's text (NULL: all), and counts all of them. rows may be NULL: they are counted only. */
bool report_rows(const struct report_request *request, const struct list_request *list, const char *query, size_t limit, struct row_list *rows,
                 int64_t *count, struct error *error);

/* Counts the combinations of fields (names, NULL at the end, at most REPORT_FIELDS) among the records of a type that a query finds. */
enum { REPORT_FIELDS = 4 };
bool report_cross(const struct report_request *request, const char *type, const char *query, const char *const *names, struct cross *cross,
                  struct error *error);

/* The same where there may be many, as store_cross_each. */
bool report_cross_each(const struct report_request *request, const char *type, const char *query, const char *const *names,
                       void (*each)(void *context, const struct cross_row *row), void *context, struct error *error);

/* A value as people read it, references by their titles, a state as of today. The caller frees it. */
char *report_shown(const struct report_request *request, const struct record *record, const char *field);

/* Adds it as a cell of the last row. */
void report_add_shown(const struct report_request *request, struct document *document, const struct record *record, const char *field);

/* Adds a heading with how many there are of what it names: "Hot spots (24)". */
void report_add_heading(struct document *document, const char *label, int64_t count);

/* Adds names and values of fields (names, NULL at the end), those that say something; says so where none does. */
void report_add_fields(const struct report_request *request, struct document *document, const struct record *record, const char *const *names);

/* Adds a figure as a cell, nothing as a blank. */
void report_add_figure(struct document *document, int64_t figure, enum tone tone);

/* Add the hot spots that a query finds counted by issue and band, and by severity and likelihood, each with a heading and drawn as a matrix; nothing where there are none. */
bool report_add_issues(const struct report_request *request, struct document *document, const char *query, struct error *error);
bool report_add_severity(const struct report_request *request, struct document *document, const char *query, struct error *error);

/* Adds name and value where there is one. */
void report_add_field(const struct report_request *request, struct document *document, const struct record *record, const char *field);

/* Adds the band of a hot spot: letter and word, in its tone. */
void report_add_band(struct document *document, const char *code, bool word);

/* Adds the partnerships whose field within has a value, as those the report is for read them, the latest first, at most so many, with a heading; nothing where there are none. */
bool report_add_partnerships(const struct report_request *request, struct document *document, const struct field *within, const struct value *value,
                             size_t most, struct error *error);

/* Adds how many partnerships of a list are at each stage, in the stages' order, with a heading and drawn as bars; nothing where there are none. */
bool report_add_stages(const struct report_request *request, struct document *document, const struct list_request *list, struct error *error);

/* Reads where a partnership stands as the sender of the report sees it; standing_done releases it, also after an error. */
bool report_standing_whole(const struct report_request *request, int64_t partnership, struct standing *standing, struct error *error);

/* What readers of an organisation's profile must know before the rest; "" of a quality-assured one. */
const char *report_profile_warning(const struct record *organisation);

/* Whether nobody marked a record, which the sender sees, for fewer than members. */
bool report_is_unmarked(const struct record *record);

/* Whether a finding, which is kept for coordinators, may be told to the parties: the client was told of it, and nobody said that it is for fewer. */
bool report_finding_is_shared(const struct record *finding);

/* How often a value occurs among facets. */
int64_t report_facet_count(const struct facet_list *facets, const char *code);

/* Adds the row that says how many more there are and leads to the whole list; nothing where there are none. */
void report_add_more(struct document *document, size_t shown, int64_t count, const struct list_request *list, const char *query);

#endif
