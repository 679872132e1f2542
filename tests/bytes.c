/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"
#include "tests/population.h"
#include "tests/screen.h"
#include "tests/shown.h"

enum {
    SAMPLES = 15,
    PRESSES = 60,      /* Downs until there are enough samples, at most */
    PAGES = 3,
    ROWS_CHANGED = 5,  /* by which another page is told from a marker that moved */
    IDLE_TIME = 2600,  /* two ticks and more */
    LIST_ROWS = 60,
    CHANGES = 24,
    QUEUED = 100
};

/* What can be measured where. */
enum {
    LIST = 1 << MEASURE_DOWN | 1 << MEASURE_SCROLL | 1 << MEASURE_PAGE | 1 << MEASURE_OPEN | 1 << MEASURE_BACK | 1 << MEASURE_LANGUAGE,
    SHORT_LIST = LIST & ~(1 << MEASURE_SCROLL | 1 << MEASURE_PAGE),
    CHANGED = 1 << MEASURE_COUNT, /* changes are made before, for the history to tell */
    PAGER = 1 << MEASURE_SCROLL | 1 << MEASURE_PAGE | 1 << MEASURE_LANGUAGE
};

const struct bytes_pane bytes_panes[] = {
    {"organisations", "1", " 1 of 106", " 1 av 106", LIST},
    {"countries", "2", "Afghanistan", "Afghanistan", LIST},
    {"hot spots", "3", "  Hot spots   ", "  Risikoområder   ", LIST},
    {"partnerships", "4", "  Partnerships   ", "  Partnerskap   ", LIST},
    {"members", "5", "  Members   ", "  Medlemmer   ", SHORT_LIST},
    {"needs", ":need<Enter>", "  Needs   ", "  Behov   ", SHORT_LIST},
    {"contacts", ":contact<Enter>", "  Contact persons   ", "  Kontaktpersoner   ", LIST & ~(1 << MEASURE_LANGUAGE)},
    {"Today", "0", "   all (w)", "   alt (w)", 1 << MEASURE_DOWN},
    {"matrix", "3v", "Afghanistan", "Afghanistan", 1 << MEASURE_DOWN | 1 << MEASURE_LANGUAGE},
    {"record", "1<Enter>", "Profile", "Profil", 1 << MEASURE_LANGUAGE},
    {"report", "2r", "Afghanistan", "Afghanistan", 1 << MEASURE_LANGUAGE},
    {"history", ":history<Enter>", "History of everything", "Historikk for alt", LIST | CHANGED},
    {"a record's", "1<Enter>h", "History of", "Historikk for", 1 << MEASURE_SCROLL | 1 << MEASURE_PAGE | 1 << MEASURE_LANGUAGE},
    {"match", ":need<Enter>m", "at most 100 points", "høyst 100 poeng", SHORT_LIST},
    {"help", "1?", "Help", "Hjelp", PAGER},
    {"import: columns", ":import ~/list.csv<Enter><Enter>", "Import: the columns", "Import: kolonnene", 1 << MEASURE_DOWN | 1 << MEASURE_LANGUAGE},
};

const size_t bytes_pane_count = sizeof bytes_panes / sizeof bytes_panes[0];

/* --- Measuring -------------------------------------------------------------------------------------------------------- */

/* One key: what was sent, the text shown and changed, in how many rows. */
struct sample {
    size_t bytes;
    struct shown shown, changed;
    int rows_changed;
};

struct change {
    const char *before;
    int rows;
    size_t frames;
};

static bool has_changed(struct terminal *terminal, const void *context)
{
    const struct change *change = context;
    char *screen = screen_text(terminal);
    int rows = shown_rows_changed(screen, change->before);
    free(screen);
    return screen_frames(terminal) > change->frames && rows >= change->rows;
}

/* Presses a key and waits for a frame that changes so many rows. */
static bool press(struct terminal *terminal, const char *key, int rows, struct sample *sample)
{
    char *before = screen_text(terminal);
    struct change change = {before, rows, screen_frames(terminal)};
    size_t bytes = screen_drawn(terminal);
    screen_type(terminal, key);
    bool came = screen_wait_until(terminal, has_changed, &change);
    char *after = screen_text(terminal);
    sample->bytes = screen_drawn(terminal) - bytes;
    sample->shown = shown_count(after);
    sample->changed = shown_changed(after, before);
    sample->rows_changed = shown_rows_changed(after, before);
    free(before);
    free(after);
    return came;
}

static int compare(const void *left, const void *right)
{
    const struct figure *a = left, *b = right;
    return (a->bytes > b->bytes) - (a->bytes < b->bytes);
}

static struct figure median(struct figure *samples, size_t count)
{
    if (count == 0)
        return (struct figure){0};
    qsort(samples, count, sizeof *samples, compare);
    return samples[count / 2];
}

/* Down as a held key does it, first inside the screen and then with scrolling. */
static bool measure_downs(struct terminal *terminal, unsigned measures, struct figure figures[MEASURE_COUNT])
{
    struct figure downs[SAMPLES], scrolls[SAMPLES];
    size_t down = 0, scroll = 0;
    for (int i = 0; i < PRESSES && scroll < SAMPLES; i++) {
        struct sample sample;
        if ((measures & 1 << MEASURE_SCROLL) == 0 && down == SAMPLES / 3)
            break;
        if (!press(terminal, "<Down>", 0, &sample))
            return false;
        if (sample.rows_changed > ROWS_CHANGED)
            scrolls[scroll++] = (struct figure){sample.bytes, sample.shown};
        else if (sample.rows_changed > 0 && down < SAMPLES)
            downs[down++] = (struct figure){sample.bytes, sample.changed};
    }
    figures[MEASURE_DOWN] = median(downs, down);
    figures[MEASURE_SCROLL] = median(scrolls, scroll);
    return (down > 0 || (measures & 1 << MEASURE_DOWN) == 0) && (scroll > 0 || (measures & 1 << MEASURE_SCROLL) == 0);
}

static bool measure_pages(struct terminal *terminal, struct figure *figure)
{
    struct figure pages[PAGES];
    struct sample sample;
    if (!screen_press(terminal, "g"))
        return false;
    for (int i = 0; i < PAGES; i++) {
        if (!press(terminal, i % 2 == 0 ? "<PgDn>" : "<PgUp>", ROWS_CHANGED, &sample))
            return false;
        pages[i] = (struct figure){sample.bytes, sample.shown};
    }
    *figure = median(pages, PAGES);
    return true;
}

/* A key that leads to another screen: what was sent to the text that is shown then, or that has changed. */
static bool measure_key(struct terminal *terminal, const char *key, bool changed, struct figure *figure)
{
    struct sample sample;
    if (!press(terminal, key, ROWS_CHANGED, &sample))
        return false;
    *figure = (struct figure){sample.bytes, changed ? sample.changed : sample.shown};
    return true;
}

static void make_changes(void)
{
    for (int i = 1; i <= CHANGES; i++) {
        char *city = string_format("city=Village %d", i);
        home_lrn("set", "organisation", "DRG006", city, NULL);
        free(city);
    }
}

static struct terminal *start(const char *name, const char *language, bool changed)
{
    char *term = string_format("TERM=%s", name), *path = NULL;
    const char *const arguments[] = {"--lang", language, NULL}, *const environment[] = {term, NULL};
    const struct screen_options options = {.arguments = arguments, .environment = environment};
    home_new(HOME_DEMONSTRATION);
    path = home_path("list.csv");
    FILE *list = fopen(path, "w");
    if (list != NULL) {
        population_write_list(list, LIST_ROWS);
        fclose(list);
    }
    if (changed)
        make_changes();
    struct terminal *terminal = screen_start(&options);
    free(path);
    free(term);
    return terminal;
}

static const char *first_place(const char *language)
{
    return strcmp(language, "nb") == 0 ? " 1 av 106" : " 1 of 106";
}

static bool measure(struct terminal *terminal, const struct bytes_pane *pane, bool norwegian, struct figure figures[MEASURE_COUNT])
{
    unsigned measures = pane->measures;
    if (!screen_wait(terminal, first_place(norwegian ? "nb" : "en")))
        return false;
    screen_type(terminal, pane->keys);
    if (!screen_wait(terminal, norwegian ? pane->norwegian : pane->english))
        return false;
    if ((measures & (1 << MEASURE_DOWN | 1 << MEASURE_SCROLL)) != 0 && !measure_downs(terminal, measures, figures))
        return false;
    if ((measures & 1 << MEASURE_PAGE) != 0 && !measure_pages(terminal, &figures[MEASURE_PAGE]))
        return false;
    if ((measures & 1 << MEASURE_OPEN) != 0 &&
        (!measure_key(terminal, "<Enter>", false, &figures[MEASURE_OPEN]) || !measure_key(terminal, "<Esc>", false, &figures[MEASURE_BACK])))
        return false;
    return (measures & 1 << MEASURE_LANGUAGE) == 0 || measure_key(terminal, "L", true, &figures[MEASURE_LANGUAGE]);
}

bool bytes_measure(const struct bytes_pane *pane, const char *terminal_name, const char *language, struct figure figures[MEASURE_COUNT])
{
    struct terminal *terminal = start(terminal_name, language, (pane->measures & CHANGED) != 0);
    memset(figures, 0, MEASURE_COUNT * sizeof *figures);
    bool measured = measure(terminal, pane, strcmp(language, "nb") == 0, figures);
    if (!measured)
        screen_ok(terminal, false, pane->name);
    screen_end(terminal);
    return measured;
}

/* --- The rest --------------------------------------------------------------------------------------------------------- */

/* Letters typed one by one: the first may change the whole screen. */
static bool measure_letters(struct terminal *terminal, const char *letters, struct figure *first, size_t *other)
{
    struct figure samples[SAMPLES];
    size_t count = 0;
    for (; *letters != '\0' && count < SAMPLES; letters++) {
        const char key[] = {*letters, '\0'};
        struct sample sample;
        if (!press(terminal, key, 1, &sample))
            return false;
        samples[count++] = (struct figure){sample.bytes, sample.changed};
    }
    *first = samples[0];
    *other = median(samples, count).bytes;
    return true;
}

static bool measure_rest(struct terminal *terminal, const char *language, struct bytes_rest *rest)
{
    struct figure ignored;
    if (!screen_wait(terminal, first_place(language)))
        return false;
    char *screen = screen_text(terminal);
    rest->first = (struct figure){screen_drawn(terminal), shown_count(screen)};
    free(screen);
    rest->idle = screen_bytes_within(terminal, IDLE_TIME);
    size_t before = screen_drawn(terminal);
    char keys[QUEUED + 1] = {0};
    memset(keys, 'j', QUEUED);
    screen_type(terminal, keys);
    if (!screen_wait(terminal, strcmp(language, "nb") == 0 ? " 101 av 106" : " 101 of 106"))
        return false;
    rest->queued = screen_drawn(terminal) - before;
    screen_press(terminal, "/");
    if (!measure_letters(terminal, "granitegranite", &rest->search, &rest->search_letter))
        return false;
    screen_type(terminal, "<Esc>");
    if (!screen_wait(terminal, "106"))
        return false;
    screen_type(terminal, "e");
    if (!screen_wait(terminal, strcmp(language, "nb") == 0 ? "Navn" : "Name"))
        return false;
    screen_press(terminal, "<End>");
    return measure_letters(terminal, "granitegranite", &ignored, &rest->form_letter);
}

bool bytes_measure_rest(const char *terminal_name, const char *language, struct bytes_rest *rest)
{
    struct terminal *terminal = start(terminal_name, language, false);
    bool measured = measure_rest(terminal, language, rest);
    if (!measured)
        screen_ok(terminal, false, "searching and typing can be measured");
    screen_end(terminal);
    return measured;
}
