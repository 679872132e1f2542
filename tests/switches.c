/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/switches.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/screen.h"

enum { CHANGES = 24 };

static const char rows[] = "Navn;Land;Type;Språk;Bransjer\nQvaks Union;Viet Nam;fagforening;vietnamesisk;textiles\nQvaks Kongo;Kongo;NGO;fransk;minerals\n"
                           "Qvaks Watch;India;NGO;Hindi;Garmentz\nQvaks Land;;NGO;;\n";

/* A pane, the keys that lead there from the one before, and what stands there once all of it is there. */
struct way {
    const char *pane;
    const char *keys;
    const char *english, *norwegian;
};

static const struct way ways[] = {
    {"Today", "0", "  all (w)\n", "  alt (w)\n"},
    {"help: Today", "?", "Help: Today", "Hjelp: I dag"},
    {"matrix", ":matrix<Enter>", "281 hot spots", "281 risikoområder"},
    {"grid", ":grid<Enter>", "Severity by likelihood", "Alvorlighetsgrad og"},
    {"help: grid", "?", "Help: Severity by likelihood", "Hjelp: Alvorlighetsgrad"},
    {"sectors", ":matrix<Enter>v", "Sectors by issue", "Bransjer og"},
    {"help: matrix", "?", "Help: the matrix", "Hjelp: matrisen"},
    {"world", ":world<Enter>", "West Africa", "Vest-Afrika"},
    {"coverage", ":coverage<Enter>", "no organisation (", "ingen organisasjon ("},
    {"quality", ":quality<Enter>", "under review", "til gjennomgang"},
    {"country's report", ":report country IN<Enter>", "textiles (4)", "tekstil (4)"},
    {"organisation's report", ":list organisation<Enter>:report organisation DRG006<Enter>", "Organisation profile", "Organisasjonsprofil"},
    {"help: reports", "?", "Help: reports", "Hjelp: rapporter"},
    {"check", ":check<Enter>", "The database is sound.", "Databasen er i orden."},
    {"help: texts", "?", "Help: texts", "Hjelp: tekster"},
    {"duplicates", ":duplicates organisation<Enter>", "No two of them look like the same.", "Ingen av dem ligner"},
    {"help: duplicates", "?", "Help: duplicates", "Hjelp: dubletter"},
    {"hot spots", ":guidance hot-spots<Enter>", "How hot spots are rated", "Slik vurderes risikoområder"},
    {"ranking", ":guidance ranking<Enter>", "How organisations are ranked", "Slik rangeres organisasjoner"},
    {"quality-assurance", ":guidance quality-assurance<Enter>", "What quality-assured means", "Hva kvalitetssikret betyr"},
    {"membership", ":guidance membership<Enter>", "What membership gives", "Hva medlemskap gir"},
    {"questions", ":guidance questions<Enter>", "Questions often asked", "Spørsmål vi ofte får"},
    {"member", ":guidance member<Enter>", "Working in partnership: for a member", "Å arbeide i partnerskap: for medlem"},
    {"local resource", ":guidance local-resource<Enter>", "Working in partnership: for a local", "Å arbeide i partnerskap: for lokale"},
    {"media", ":media<Enter>", "When a journalist calls", "Når en journalist ringer"},
    {"history", ":list need<Enter>:history<Enter>", "History of everything", "Historikk for alt"},
    {"help: history", "?", "Help: the history", "Hjelp: historikken"},
    {"match", ":list need<Enter>m", "at most 100 points", "høyst 100 poeng"},
    {"criteria", "G<Enter>", "Track record", "Erfaring"},
    {"help: matching", "?", "Help: matching", "Hjelp: finne hjelp"},
    {"help: lists", ":list organisation<Enter>?", "Help: lists", "Hjelp: lister"},
    {"help: a record", ":list organisation<Enter><Enter>?", "Help: a record", "Hjelp: en oppføring"},
    {"a record's history", ":list organisation<Enter><Enter>h", "History of", "Historikk for"},
    {"compare", ":list organisation<Enter><Space><Space>c", "Side by side", "Side om side"},
    {"export", ":list organisation<Enter>x", "Export: Organisations", "Eksport: Organisasjoner"},
    {"help: export", "?", "Help: export", "Hjelp: eksport"},
    {"import: reading", ":list organisation<Enter>:import ~/list.csv<Enter>", "Import: what was recognised", "Import: det som ble gjenkjent"},
    {"import: columns", "<Enter>", "Import: the columns", "Import: kolonnene"},
    {"import: spellings", "<Tab>", "that are not known", "som ikke er kjent"},
    {"import: outcome", "<Tab>", "Import them:", "Importer dem:"},
    {"import: rows", "<Down><Enter>", "Qvaks Watch", "Qvaks Watch"},
    {"import: a row", "<Enter>", "Import: line", "Import: linje"},
    {"help: import", "?", "Help: import", "Hjelp: import"},
};

static void home_fill(void)
{
    home_new(HOME_DEMONSTRATION);
    char *path = home_path("list.csv");
    home_write(path, rows);
    free(path);
    for (int i = 1; i <= CHANGES; i++) {
        char *city = string_format("city=Village %d", i);
        home_lrn("set", "organisation", "DRG006", city, NULL);
        free(city);
    }
}

/* What is waited for after a key: a text in a frame that came of it. */
struct awaited {
    const char *text;
    size_t frames;
};

static bool has_come(struct terminal *terminal, const void *context)
{
    const struct awaited *awaited = context;
    char *screen = screen_text(terminal);
    bool there = strstr(screen, awaited->text) != NULL;
    free(screen);
    return there && screen_frames(terminal) > awaited->frames;
}

/* One switch: what was sent, and the text that it changed. It begins where a painting anew leaves the cursor, whatever was drawn before. */
static bool switch_measure(struct terminal *terminal, const char *text, struct figure *figure)
{
    screen_press(terminal, "<C-l>");
    const struct awaited awaited = {text, screen_frames(terminal)};
    char *before = screen_text(terminal);
    size_t bytes = screen_drawn(terminal);
    screen_type(terminal, "L");
    bool came = screen_wait_until(terminal, has_come, &awaited);
    char *after = screen_text(terminal);
    *figure = (struct figure){screen_drawn(terminal) - bytes, shown_changed(after, before)};
    free(before);
    free(after);
    return came;
}

/* Whether more was sent than most panes take in one frame: a machine that does other things as well may have had it painted in two. */
static bool may_be_in_pieces(const struct figure *figure)
{
    enum { DEAR = 120 };
    return figure->bytes > figure->shown.text * DEAR / 100;
}

/* There and back; what came in pieces is measured again, twice at most. */
static bool pair_measure(struct terminal *terminal, const char *const texts[LANGUAGE_COUNT], struct figure figures[LANGUAGE_COUNT])
{
    bool measured = true, again = true;
    for (int tries = 0; measured && again && tries < 3; tries++) {
        measured = switch_measure(terminal, texts[LANGUAGE_NB], &figures[LANGUAGE_NB]) && switch_measure(terminal, texts[LANGUAGE_EN], &figures[LANGUAGE_EN]);
        again = measured && (may_be_in_pieces(&figures[LANGUAGE_NB]) || may_be_in_pieces(&figures[LANGUAGE_EN]));
    }
    return measured;
}

static bool way_measure(struct terminal *terminal, const struct switches_terminal *on, const struct way *way, switches_tell *tell, void *context)
{
    const char *const texts[LANGUAGE_COUNT] = {way->english, way->norwegian};
    struct figure figures[LANGUAGE_COUNT];
    screen_type(terminal, way->keys);
    bool measured = screen_wait(terminal, way->english) && pair_measure(terminal, texts, figures);
    for (enum language language = 0; measured && language < LANGUAGE_COUNT; language++)
        tell(on, way->pane, language, &figures[language], context);
    return measured || screen_ok(terminal, false, way->pane);
}

/* The list of a type, and where it has any, one of its records. */
static bool type_measure(struct terminal *terminal, const struct switches_terminal *on, const struct record_type *type, switches_tell *tell, void *context)
{
    char *keys = string_format(":list %s<Enter>", type->name), *name = string_format("%s, the list", type->name);
    char *lists[LANGUAGE_COUNT], *records[LANGUAGE_COUNT];
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        lists[language] = string_format("  %s  ", message_in(language, type->plural));
        records[language] = string_format("  %s\n", message_in(language, type->label));
    }
    const struct way list = {name, keys, lists[LANGUAGE_EN], lists[LANGUAGE_NB]};
    const struct way record = {type->name, "<Enter>", records[LANGUAGE_EN], records[LANGUAGE_NB]};
    bool measured = way_measure(terminal, on, &list, tell, context) && (home_count(type->name, "") == 0 || way_measure(terminal, on, &record, tell, context));
    for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
        free(lists[language]);
        free(records[language]);
    }
    free(keys);
    free(name);
    return measured;
}

bool switches_measure(const struct switches_terminal *on, switches_tell *tell, void *context)
{
    char *term = string_format("TERM=%s", on->name);
    const char *const arguments[] = {"--lang", "en", NULL}, *const environment[] = {term, NULL};
    const struct screen_options options = {.arguments = arguments, .environment = environment, .columns = on->columns, .rows = on->rows};
    home_fill();
    struct terminal *terminal = screen_start(&options);
    bool measured = screen_wait(terminal, " 1 of 106");
    for (size_t i = 0; measured && i < sizeof ways / sizeof ways[0]; i++)
        measured = way_measure(terminal, on, &ways[i], tell, context);
    for (size_t i = 0; measured && i < types_all.count; i++)
        measured = type_measure(terminal, on, types_all.types[i], tell, context);
    screen_end(terminal);
    free(term);
    return measured;
}
