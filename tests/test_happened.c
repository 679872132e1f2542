/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that tell of something done are none to come: at the edges of the calendar, and for every such field of every type. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/field.h"
#include "src/types.h"
#include "tests/network.h"
#include "tests/samples.h"
#include "tests/tap.h"

static void test_edges(void)
{
    static const struct {
        const char *day;
        struct date today;
        bool right;
    } rows[] = {
        {"2028-02-29", {2028, 2, 29}, true}, {"2028-02-29", {2028, 2, 28}, false}, {"2028-03-01", {2028, 2, 29}, false}, {"2027-03-01", {2027, 2, 28}, false},
        {"2027-12-31", {2027, 12, 31}, true}, {"2028-01-01", {2027, 12, 31}, false}, {"2027-12-31", {2028, 1, 1}, true}, {"0001-01-01", {2026, 1, 1}, true},
    };
    const struct field done = {.name = "done_on", .kind = FIELD_DATE, .flags = FIELD_HAPPENED, .label = "Done on"}, due = {.name = "due", .kind = FIELD_DATE, .label = "Due"};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value value = {0};
        value_set_text(&value, rows[i].day);
        tap_ok(field_check_happened(&done, &value, rows[i].today, NULL) == rows[i].right, "%s is %s", rows[i].day, rows[i].right ? "past or today" : "still to come");
        tap_ok(field_check_happened(&due, &value, rows[i].today, NULL), "what is due may be");
        value_clear(&value);
    }
    tap_ok(field_check_happened(&done, &(struct value){0}, rows[0].today, NULL), "nothing is no day to come");
}

/* What is said when a field of a sample is set to a day. */
static bool is_refused(const struct samples *samples, const struct record_type *type, int64_t id, const struct field *field, const char *day)
{
    char *said = network_try_set(samples->network, "Kari", type->name, id, field->name, day);
    bool refused = strstr(said, "still to come") != NULL;

    free(said);
    return refused;
}

static void test_fields(const struct samples *samples, const struct record_type *type, int64_t id)
{
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        bool happened = field->flags & FIELD_HAPPENED;
        size_t length = strlen(field->name);

        if (field->kind != FIELD_DATE || field->compute)
            continue;
        tap_ok(is_refused(samples, type, id, field, "2026-06-02") == happened, "%s.%s tomorrow is %s", type->name, field->name, happened ? "refused" : "not");
        tap_ok(!is_refused(samples, type, id, field, "2026-06-01"), "today it is taken");
        tap_ok(happened || length < 3 || strcmp(field->name + length - 3, "_on") != 0, "what is called so has happened");
    }
}

int main(void)
{
    struct network network;
    struct samples samples;

    test_edges();
    network_new(&network, &types_all);
    store_set_today(network.store, (struct date){2026, 6, 1});
    samples_new(&samples, &network);
    for (size_t i = 0; i < types_all.count; i++)
        test_fields(&samples, types_all.types[i], samples.ids[i][0]);
    samples_done(&samples);
    network_done(&network);
    return tap_done();
}
