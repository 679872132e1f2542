/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No cell reaches a spreadsheet as a formula, and every cell comes back as it was. */
#include "config.h"

#include "src/formula.h"

#include <string.h>

#include "src/text.h"
#include "tests/tap.h"

static const struct {
    const char *cell, *guarded;
} cases[] = {
    {"", ""},
    {"Asha Centre", "Asha Centre"},
    {"=1+1", "'=1+1"},
    {"+880 2 5550 0199", "'+880 2 5550 0199"},
    {"-1", "'-1"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"\t=1", "'\t=1"},
    {"\r=1", "'\r=1"},
    {"\n=1", "'\n=1"},
    {"\uff1d1", "'\uff1d1"},
    {"'=1", "''=1"},
    {"''=1", "'''=1"},
    {"'", "'"},
    {"'s-Hertogenbosch", "'s-Hertogenbosch"},
    {"1-2", "1-2"},
    {"a@example.org", "a@example.org"},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text guarded = {0};

        formula_guard(&guarded, cases[i].cell);
        tap_is_text(text_string(&guarded), cases[i].guarded, "cell %zu is guarded where it must be", i + 1);
        tap_is_text(formula_unguard(text_string(&guarded)), cases[i].cell, "cell %zu comes back", i + 1);
        text_done(&guarded);
    }
    tap_is_text(formula_unguard("=1"), "=1", "a formula of somebody's is left as it is");
    return tap_done();
}
