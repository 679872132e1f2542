/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/hotspot_commands.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/memory.h"
#include "src/types.h"
#include "ui/country_of.h"
#include "ui/list_pane.h"
#include "ui/matrix_pane.h"
#include "ui/navigate.h"

/* --- The matrix ------------------------------------------------------------------------------------------------------- */

static bool lists_hotspots(const struct pane *pane)
{
    return list_pane_is(pane) && list_pane_type(pane) == &type_hotspot;
}

/* A view of what a list of hot spots holds. */
static void show_list(struct screen *screen, const struct pane *list, enum matrix_view view)
{
    const struct field *within;
    const struct value *value;
    list_pane_within(list, &within, &value);
    navigate_matrix(screen, view, list_pane_query(list), within, value);
}

/* Shows the numbered pane of hot spots, and above what stands there its matrix. */
static void show_numbered(struct screen *screen)
{
    int tab = 0;
    while (strcmp(screen_tab_type(tab), type_hotspot.name) != 0)
        tab++;
    navigate_tab(screen, tab);
    struct pane *root = screen_top(screen);
    if (matrix_pane_is(root))
        return;
    while (root->below != NULL)
        root = root->below;
    show_list(screen, root, MATRIX_COUNTRIES);
}

bool hotspot_matrix(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    (void)argument;
    if (matrix_pane_is(top))
        return matrix_pane_turn(top);
    if (lists_hotspots(top))
        show_list(screen, top, MATRIX_COUNTRIES);
    else
        show_numbered(screen);
    return true;
}

/* --- The grid --------------------------------------------------------------------------------------------------------- */

static void show_country(struct screen *screen, const char *query, const char *code)
{
    struct value value = {0};
    value_set_text(&value, code);
    navigate_matrix(screen, MATRIX_SEVERITIES, query, type_field(&type_hotspot, "country"), &value);
    value_clear(&value);
}

/* A country named on the command line. */
static bool show_named(struct screen *screen, const char *name)
{
    const struct country_name *country, *other;
    switch (country_find(name, &country, &other)) {
    case COUNTRY_FOUND:
        show_country(screen, "", country->code);
        return true;
    case COUNTRY_AMBIGUOUS:
    case COUNTRY_UNKNOWN:
        screen_refuse(screen, _("There is no country \"%s\"."), name);
        return true;
    }
    return false;
}

/* A row of countries is a country; of another row the grid is of the hot spots in it. */
static bool show_matrix_row(struct screen *screen, struct pane *matrix)
{
    if (matrix_pane_is_grid(matrix))
        return false;
    const char *code = matrix_pane_country(matrix);
    char *query = code[0] != '\0' ? string_copy(matrix_pane_query(matrix)) : matrix_pane_row_query(matrix);
    if (code[0] != '\0')
        show_country(screen, query, code);
    else
        navigate_matrix(screen, MATRIX_SEVERITIES, query, NULL, NULL);
    free(query);
    return true;
}

bool hotspot_grid(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    if (argument != NULL && argument[0] != '\0')
        return show_named(screen, argument);
    if (matrix_pane_is(top))
        return show_matrix_row(screen, top);
    if (lists_hotspots(top)) {
        show_list(screen, top, MATRIX_SEVERITIES);
        return true;
    }
    char *code = country_of_selected(screen);
    if (code[0] != '\0')
        show_country(screen, "", code);
    else
        screen_say(screen, _("Go to a country first, or name one: grid COUNTRY."));
    free(code);
    return true;
}
