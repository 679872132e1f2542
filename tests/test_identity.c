/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "src/identity.h"
#include "src/viewer.h"
#include "tests/tap.h"

enum { MACHINE = 0xBEEF };
static const int64_t now = 1795262400; /* 2026-11-21T12:00:00Z */

static void test_making(void)
{
    int64_t first = identity_next(0, now, MACHINE);
    int64_t second = identity_next(first, now, MACHINE);

    tap_is_number(first >> 31, now - 1577836800, "an id begins with the seconds since 2020");
    tap_is_number(first >> 15 & 0xFFFF, MACHINE, "then comes the machine");
    tap_is_number(second - first, 1, "the next is one more");
    tap_ok(identity_next(second, now - 3600, MACHINE) > second, "a clock set back makes no smaller id");
    tap_is_number(identity_next(second, now + 5, MACHINE) & 0x7FFF, (second & 0x7FFF) + 1, "the counter goes on in the next second");
    tap_ok(identity_next(0, 0, 0) > (int64_t)1 << 30, "a clock before 2020 makes no id that data files could have");
}

static void test_many(void)
{
    int64_t last = identity_next(0, now, MACHINE);
    bool rising = true;

    for (int i = 0; i < 100000; i++) {
        int64_t next = identity_next(last, now, MACHINE);
        rising = rising && next > last && (next >> 15 & 0xFFFF) == MACHINE;
        last = next;
    }
    tap_ok(rising, "100,000 ids in one second all differ and rise");
    tap_is_number((last >> 31) - (now - 1577836800), 3, "the seconds run ahead when the counter is used up");
}

static void test_printing(void)
{
    char text[IDENTITY_TEXT_SIZE];
    int64_t id = 0;

    tap_is_text(identity_print(1, text), "000001", "small ids have six characters");
    tap_is_text(identity_print(INT64_MAX, text), "7ZZZZZZZZZZZZ", "the largest fits");
    tap_is_text(identity_ending(INT64_MAX - 1, text), "ZZZZY", "an ending has five");
    bool same = true;
    for (int64_t made = 1; made < INT64_MAX / 3; made *= 3)
        same = same && identity_parse(identity_print(made, text), &id) && id == made;
    tap_ok(same, "ids read back as printed");
    tap_ok(identity_parse("hs-oooL", &id) && strcmp(identity_print(id, text), "HS0001") == 0, "case, hyphens, O and L are forgiven");
    tap_ok(!identity_parse("", &id) && !identity_parse("-", &id) && !identity_parse("0", &id), "nothing is no id");
    tap_ok(!identity_parse("HU0001", &id) && !identity_parse("HS 001", &id) && !identity_parse("HSæ", &id), "other letters make no id");
    tap_ok(!identity_parse("8000000000000", &id) && !identity_parse("ZZZZZZZZZZZZZZZZZZZZ", &id), "too large is no id");
}

static void test_viewers(void)
{
    struct viewer member = {.name = "Kari", .level = VISIBILITY_MEMBERS, .initiative = "", .countries = ""};

    for (int level = 0; level < VISIBILITY_COUNT; level++)
        tap_is_number(visibility_from_code(visibility_code((enum visibility)level)), level, "level %d by its code", level);
    tap_is_number(visibility_from_code("unheard-of"), VISIBILITY_COORDINATORS, "an unknown level leaks nothing");
    tap_ok(viewer_may_see(&member, "public", "coordinators") && viewer_may_see(&member, "members", "coordinators"), "a member sees hers");
    tap_ok(!viewer_may_see(&member, "parties", "public") && !viewer_may_see(&member, "x", "public"), "and nothing above");
    tap_ok(viewer_may_see(&member, "", "public") && !viewer_may_see(&member, NULL, "parties"), "without a mark the default counts");
    tap_ok(!viewer_may_see(&member, NULL, NULL), "without a default nothing is seen");
}

int main(void)
{
    test_making();
    test_many();
    test_printing();
    test_viewers();
    return tap_done();
}
