/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/value.h"
#include "tests/tap.h"

#include <stdlib.h>
#include <string.h>

/* Checks a set that was made, and frees it. */
static void is_set(char *set, const char *expected, const char *name)
{
    tap_is_text(set, expected, "%s", name);
    free(set);
}

static void test_values(void)
{
    struct value left = {0}, right = {0};

    tap_ok(value_equal(&left, &right), "empty values are equal");
    value_set_text(&left, "granite");
    value_copy(&right, &left);
    tap_ok(value_equal(&left, &right) && left.text != right.text, "a copy is equal and owns its text");
    value_copy(&left, &left);
    tap_is_text(value_text(&left), "granite", "a value copied onto itself stays");
    value_set_number(&right, 7);
    tap_ok(!value_equal(&left, &right), "a text is no number");
    tap_is_text(value_text(&right), "", "a number has no text");
    value_set_text(&left, "");
    tap_ok(value_is_empty(&left), "an empty text makes a value empty");
    value_set_text(&left, NULL);
    tap_ok(value_is_empty(&left), "no text makes a value empty");
    value_take_text(&left, strdup(""));
    tap_ok(value_is_empty(&left), "an empty text taken over is released");
    value_clear(&left);
    value_clear(&right);
}

static void test_sets(void)
{
    const char *at = "bn en hi", *code;
    size_t length, count = 0;

    while (set_next(&at, &code, &length))
        count += length == 2;
    tap_is_number((intmax_t)count, 3, "a walk meets every code");
    tap_is_number((intmax_t)set_count(""), 0, "an empty set has no codes");
    tap_is_number((intmax_t)set_count("bn en hi"), 3, "codes are counted");
    tap_ok(set_has("bn en hi", "en") && set_has("bn en hi", "hi"), "a set has its codes");
    tap_ok(!set_has("bn en hi", "e") && !set_has("bn en hi", "eng") && !set_has("", "en"), "a set has nothing else");
    is_set(set_with("bn hi", "en"), "bn en hi", "a code goes to its place");
    is_set(set_with("bn hi", "ur"), "bn hi ur", "the last code goes to the end");
    is_set(set_with("", "ur"), "ur", "the first code stands alone");
    is_set(set_with("bn hi", "hi"), "bn hi", "a code is added once");
    is_set(set_with("bn hindi", "hi"), "bn hi hindi", "a code that another one begins with comes before it");
}

static void test_merge(void)
{
    is_set(set_merge("a b", "a b c", "b"), "b c", "what either side added is in, what either took out is out");
    is_set(set_merge("", "z", "a"), "a z", "both sides' additions are sorted");
    is_set(set_merge("a", "a x", "a x"), "a x", "what both added is in once");
    is_set(set_merge("a b", "", "a b"), "", "what one side cleared is out");
    is_set(set_merge("a b", "a b", "a b"), "a b", "what nobody touched stays");
}

int main(void)
{
    test_values();
    test_sets();
    test_merge();
    return tap_done();
}
