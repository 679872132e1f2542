/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/csv_note.h"

#include <stdlib.h>
#include <string.h>

#include "src/key.h"
#include "src/memory.h"

static const char blanks[] = " \t\r\n";

static const char totals[] = "Total|Totals|Grand total|Subtotal|Sum|Sums|In all|Totalt|Sum totalt|I alt|Til sammen|Tilsammen|Antall|Summa|Summe|Gesamt|Totale|Total general|Suma|Somme|"
                             "Total général";

static const char remarks[] = "Source|Sources|Note|Notes|Remark|Remarks|NB|Updated|Last updated|As of|Exported|Generated|Compiled by|Kilde|Kilder|Merk|Merknad|Merknader|Oppdatert|"
                              "Sist oppdatert|Per|Utarbeidet av|Källa|Anm|Quelle|Quellen|Stand|Fuente|Fuentes|Nota|Notas|Fonte|Fontes|Sources et notes|Remarque";

static bool is_blank(const char *cell)
{
    return cell[strspn(cell, blanks)] == '\0';
}

static bool is_number(const char *cell)
{
    return cell[strspn(cell, "0123456789.,%+-' \t")] == '\0' && strpbrk(cell, "0123456789") != NULL;
}

size_t csv_cells_filled(const char *const *cells, size_t count)
{
    size_t filled = 0;

    for (size_t i = 0; i < count; i++)
        filled += is_blank(cells[i]) ? 0 : 1;
    return filled;
}

static bool is_among(const char *cell, size_t length, const char *words)
{
    char *word = string_copy_part(cell, length), *key = key_of(word);
    const bool is = key_is_among(key, words);

    free(key);
    free(word);
    return is;
}

static bool is_remark(const char *cell)
{
    const char *colon = strchr(cell, ':');

    return *cell == '*' || (colon != NULL && is_among(cell, (size_t)(colon - cell), remarks));
}

/* "Total:" as well. */
static bool is_total(const char *cell)
{
    return is_among(cell, strcspn(cell, ":"), totals);
}

bool csv_note_is_remark(const char *const *cells, size_t count)
{
    size_t first = 0;

    while (first < count && is_blank(cells[first]))
        first++;
    if (count < 3 || first >= count || strchr(cells[first], ':') == NULL)
        return false;
    return is_remark(cells[first] + strspn(cells[first], blanks)) && csv_cells_filled(cells, count) <= 2;
}

bool csv_note_is(const char *const *cells, size_t count)
{
    size_t first = 0, others = 0;

    while (first < count && is_blank(cells[first]))
        first++;
    for (size_t i = first + 1; i < count; i++) {
        if (is_blank(cells[i]))
            continue;
        if (!is_number(cells[i]))
            return false;
        others++;
    }
    if (first >= count)
        return false;
    const char *cell = cells[first] + strspn(cells[first], blanks);
    return (others == 0 && is_remark(cell)) || is_total(cell);
}
