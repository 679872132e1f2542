/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field set in several records: tried first, refused one by one with what is missing, done as one change. */
#include "config.h"

#include "db/several.h"

#include <stdlib.h>

#include "db/journal.h"
#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/tap.h"

/* "Alpha: changes; Beta: refused, It needs ...". */
static char *several_text(const struct several *several)
{
    static const char *const fates[SEVERAL_FATES] = {[SEVERAL_CHANGES] = "changes", [SEVERAL_SAME] = "same", [SEVERAL_REFUSED] = "refused"};
    struct text text = {0};

    for (size_t i = 0; i < several->count; i++) {
        const struct several_row *row = &several->rows[i];
        text_add_format(&text, "%s%s %s %s>%s%s%s", i > 0 ? "; " : "", row->title ? row->title : "?", fates[row->fate], row->before ? row->before : "",
                        row->after ? row->after : "", row->why ? ": " : "", row->why ? row->why : "");
    }
    return text_take(&text);
}

static int64_t several_is(struct network *network, const char *type_name, const int64_t *ids, size_t count, const char *field, const char *text, bool keep,
                          const char *expected, const char *point)
{
    const struct record_type *type = type_list_find(&types_all, type_name);
    const struct viewer viewer = network_viewer("Kari");
    const struct several_request request = {.type = type, .ids = ids, .count = count, .field = type_field(type, field), .text = text};
    struct several several;
    struct error error = {0};
    int64_t change = -1;
    bool ok = several_set(network->store, &viewer, &request, keep, &several, &change, &error);
    char *told = ok ? several_text(&several) : string_copy(error.text);

    tap_is_text(told, expected, "%s", point);
    free(told);
    if (ok)
        several_done(&several);
    return change;
}

static void test_status(void)
{
    static const char tried[] = "Alpha changes under review>quality-assured; "
                                "Beta refused under review>quality-assured: It needs a verification that it passed first: open the organisation, then its "
                                "verifications.; "
                                "Zeta refused draft>quality-assured: From \"draft\" no step leads to \"quality-assured\"; the next can be \"submitted\", "
                                "\"suspended\", \"archived\".";
    struct network network;
    struct error error = {0};
    const struct viewer kari = network_viewer("Kari");
    int64_t ids[3], undone, made;
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    ids[2] = network_add(&network, "Kari", "organisation", "name", "Alpha", "kind", "ngo", "country", "IN", "status", "draft", NULL);
    ids[1] = network_add(&network, "Kari", "organisation", "name", "Beta", "kind", "ngo", "country", "IN", "status", "under-review", NULL);
    ids[0] = network_add(&network, "Kari", "organisation", "name", "Zeta", "kind", "ngo", "country", "IN", "status", "draft", NULL);
    char *alpha = network_id(ids[2]);
    network_add(&network, "Kari", "verification", "organisation", alpha, "initiative", "ieh", "date", "2026-01-01", "result", "passed", NULL);
    network_set(&network, "Kari", "organisation", ids[2], "status", "submitted");
    network_set(&network, "Kari", "organisation", ids[2], "status", "under-review");

    tap_is_number(several_is(&network, "organisation", ids, 3, "status", "quality-assured", false, tried, "tried: by title, what refuses says why"), 0,
                  "tried is not done");
    network_is(&network, "organisation", ids[2], "status", "under-review", "and all is as it was");
    int64_t before = network_count(&network, "SELECT count(*) FROM change");
    tap_ok(several_is(&network, "organisation", ids, 3, "status", "quality-assured", true, tried, "done as it was tried") > 0, "it is a change");
    tap_is_number(network_count(&network, "SELECT count(*) FROM change") - before, 1, "one");
    network_is(&network, "organisation", ids[2], "status", "quality-assured", "which one may has changed");
    network_is(&network, "organisation", ids[1], "status", "under-review", "what refused has not");
    several_is(&network, "organisation", ids, 3, "review_due", "30.12.2027", true,
               "Alpha changes 31 Dec 2027>30 Dec 2027; Beta changes >30 Dec 2027; Zeta changes >30 Dec 2027", "a review date, as people type it");
    several_is(&network, "organisation", ids, 3, "review_due", "2027-12-30", true,
               "Alpha same 30 Dec 2027>30 Dec 2027; Beta same 30 Dec 2027>30 Dec 2027; Zeta same 30 Dec 2027>30 Dec 2027", "again");
    tap_ok(journal_undo(network.store, &kari, 0, false, &undone, &made, NULL, &error), "one undo takes it back: %s", error.text);
    network_is(&network, "organisation", ids[0], "review_due", "", "from all of them");
    several_is(&network, "organisation", ids, 3, "review_due", "31.02.2027", false,
               "\"31.02.2027\" is no date. Write it as 2026-02-28 or 28.02.2026.", "what is no value of the field is said at once");
    several_is(&network, "organisation", ids, 1, "visibility", "public", true, "Zeta changes >everybody", "who may see it");
    network_delete(&network, "Kari", "organisation", ids[1]);
    char *gone = network_id(ids[1]), *told = string_format("? refused >: Organisation %s was not found.; Alpha changes >yes", gone);
    several_is(&network, "organisation", ids + 1, 2, "featured", "yes", true, told, "one that is gone keeps the others from nothing");
    free(told);
    free(gone);
    free(alpha);
    network_done(&network);
}

/* A state that turned by itself since it was recorded is told as everywhere else. */
static void test_turned(void)
{
    struct network network;
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 3, 1});
    int64_t id = network_take(&network, "Kari", "organisation", "name", "Alpha", "kind", "ngo", "country", "IN", "status", "quality-assured", "review_due",
                              "2026-02-28", NULL);

    several_is(&network, "organisation", &id, 1, "status", "submitted", false,
               "Alpha refused needs update>submitted: From \"needs update\" no step leads to \"submitted\"; the next can be \"suspended\", \"archived\".",
               "past its review it is refused as what it is shown as");
    several_is(&network, "organisation", &id, 1, "status", "suspended", false, "Alpha changes needs update>suspended", "and changes from that");
    several_is(&network, "organisation", &id, 1, "status", "needs-update", false, "Alpha changes needs update (recorded: quality-assured)>needs update",
               "what is recorded is told where it would look the same");
    several_is(&network, "organisation", &id, 1, "status", "quality-assured", false, "Alpha same needs update (recorded: quality-assured)>quality-assured",
               "or where it is so already");
    store_set_today(network.store, (struct date){2026, 2, 28});
    several_is(&network, "organisation", &id, 1, "status", "submitted", false,
               "Alpha refused quality-assured>submitted: From \"quality-assured\" no step leads to \"submitted\"; the next can be \"needs update\", \"suspended\", "
               "\"archived\".", "on the last day of its review it still is assured");
    network_done(&network);
}

static void test_fields(void)
{
    static const struct {
        const char *name;
        bool takes;
    } rows[] = {{"status", true}, {"visibility", true}, {"responsible", true}, {"review_due", true}, {"issues", true}, {"name", false},
                {"description_en", false}, {"effective_status", false}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        tap_ok(several_takes(&type_organisation, type_field(&type_organisation, rows[i].name)) == rows[i].takes, "%s is %sset in several", rows[i].name,
               rows[i].takes ? "" : "not ");
    tap_ok(!several_takes(&type_hotspot, type_field(&type_hotspot, "title_nb")), "nor is a title of two languages");
}

int main(void)
{
    test_status();
    test_turned();
    test_fields();
    return tap_done();
}
