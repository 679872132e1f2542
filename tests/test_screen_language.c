/* SPDX-License-Identifier: GPL-3.0-or-later */
/* L switches the language in place; and with --lang nb no English word of the program is left on any screen: every word of the messages that only the
 * English ones have is looked for on each, over records whose own texts are in no language. */
#include "config.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/backup.h"
#include "src/country_name.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/samples.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum {
    ROWS = 150, /* so that what is long is seen whole */
    WORD_LEAST = 3
};

/* --- Words ------------------------------------------------------------------------------------------------------------ */

struct words {
    char **words;
    size_t count;
};

static bool is_letter(char byte)
{
    return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* Steps over what printf puts a value in place of. */
static const char *conversion_end(const char *at)
{
    while (*at != '\0' && strchr("0123456789.*-+lzhj", *at) != NULL)
        at++;
    return *at != '\0' ? at + 1 : at;
}

/* The next word of three letters or more (shorter ones are what pop-ups leave of longer ones) in lower case (ASCII's); NULL at the end. The caller frees it. */
static char *word_next(const char **text, bool formatted)
{
    for (const char *at = *text; *at != '\0';) {
        size_t length = 0;
        if (formatted && *at == '%') {
            at = conversion_end(at + 1);
            continue;
        }
        while (is_letter(at[length]))
            length++;
        if (length < WORD_LEAST) {
            at += length + (length == 0);
            continue;
        }
        *text = at + length;
        char *word = string_copy_part(at, length);
        for (char *letter = word; *letter != '\0'; letter++)
            *letter = (char)tolower((unsigned char)*letter);
        return word;
    }
    return NULL;
}

static void words_add(struct words *words, const char *text, bool formatted)
{
    for (char *word; (word = word_next(&text, formatted)) != NULL;) {
        words->words = memory_resize(words->words, words->count + 1, sizeof *words->words);
        words->words[words->count++] = word;
    }
}

static int compare_words(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void words_sort(struct words *words)
{
    qsort(words->words, words->count, sizeof *words->words, compare_words);
}

static bool words_have(const struct words *words, const char *word)
{
    return words->count > 0 && bsearch(&word, words->words, words->count, sizeof *words->words, compare_words) != NULL;
}

static void words_done(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->words[i]);
    free(words->words);
}

/* --- The catalogue ---------------------------------------------------------------------------------------------------- */

static char *catalogue_bytes(size_t *size)
{
    char *path = place_catalogue("nb"), *bytes = NULL;
    FILE *file = fopen(path, "rb");
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        *size = (size_t)ftell(file);
        bytes = memory_new(*size + 1);
        rewind(file);
        if (fread(bytes, 1, *size, file) != *size)
            *size = 0;
    }
    if (file != NULL)
        fclose(file);
    free(path);
    return bytes;
}

static uint32_t catalogue_word(const char *bytes, size_t offset)
{
    uint32_t word;
    memcpy(&word, bytes + offset, sizeof word);
    return word;
}

/* The words of one of the file's strings: all plural forms, no context. */
static void string_add(struct words *words, const char *bytes, size_t row)
{
    size_t length = catalogue_word(bytes, row);
    const char *string = bytes + catalogue_word(bytes, row + 4), *end = string + length;
    const char *context = memchr(string, '\004', length);
    for (const char *at = context != NULL ? context + 1 : string; at < end; at += strlen(at) + 1)
        words_add(words, at, true);
}

/* All words of the messages, and all of their translations, as gettext's manual describes the file. The first is the header. */
static bool catalogue_words(struct words *english, struct words *norwegian)
{
    size_t size = 0;
    char *bytes = catalogue_bytes(&size);
    if (bytes == NULL || size < 28)
        return false;
    size_t count = catalogue_word(bytes, 8), messages = catalogue_word(bytes, 12), translations = catalogue_word(bytes, 16);
    for (size_t i = 1; i < count; i++) {
        string_add(english, bytes, messages + 8 * i);
        string_add(norwegian, bytes, translations + 8 * i);
    }
    free(bytes);
    return count > 100;
}

/* Words that may stand on a Norwegian screen though they are English: names, and what people typed. */
static void words_add_names(struct words *words)
{
    static const char *const names[] = {"English", "lrn", "Qvaks Zorblax Samples", "example", "org", "https", "http", "com", "post", "tmp", "home"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        words_add(words, names[i], false);
    for (size_t i = 0; i < country_name_count; i++) {
        words_add(words, country_names[i].name[LANGUAGE_NB], false);
        words_add(words, country_names[i].code, false);
    }
}

/* The words only English messages have, sorted. */
static struct words english_words(void)
{
    struct words english = {0}, norwegian = {0}, only = {0};
    tap_ok(catalogue_words(&english, &norwegian), "the Norwegian catalogue can be read");
    words_add_names(&norwegian);
    words_sort(&english);
    words_sort(&norwegian);
    for (size_t i = 0; i < english.count; i++)
        if (!words_have(&norwegian, english.words[i]))
            words_add(&only, english.words[i], false);
    tap_ok(only.count > 300, "%zu words are in English messages only", only.count);
    words_done(&english);
    words_done(&norwegian);
    return only;
}

/* A point: waits for what is expected, and finds no English word on that screen. */
static void expect_norwegian(struct terminal *terminal, const struct words *english, const char *shown, const char *name)
{
    screen_expect(terminal, shown);
    char *text = screen_text(terminal), *found = string_copy("");
    const char *at = text;
    for (char *word; (word = word_next(&at, false)) != NULL; free(word)) {
        if (!words_have(english, word))
            continue;
        char *longer = string_format("%s %s", found, word);
        free(found);
        found = longer;
    }
    char *point = string_format("%s: no English word%s", name, found);
    screen_ok(terminal, found[0] == '\0', point);
    free(point);
    free(found);
    free(text);
}

/* --- A network in no language ----------------------------------------------------------------------------------------- */

/* Texts that people type become nonsense in both records of a type. */
static void texts_replace(struct samples *samples, size_t place)
{
    const struct record_type *type = samples->network->types->types[place];
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        bool typed = (field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT) && field->compute == NULL && (field->flags & FIELD_FIXED) == 0;
        for (int variant = 0; typed && variant < 2; variant++)
            network_set(samples->network, "Qvaks", type->name, samples->ids[place][variant], field->name, variant == 0 ? "Qvaks" : "Zorblax");
    }
}

/* A home whose network has two records of every type, all fields filled. */
static void home_in_no_language(void)
{
    struct network network;
    struct samples samples;
    struct error error = {0};
    home_new(HOME_EMPTY);
    remove(home_database());
    network_new(&network, &types_all);
    samples_new(&samples, &network);
    for (size_t place = 0; place < network.types->count; place++)
        texts_replace(&samples, place);
    tap_ok(backup_write(network.store, home_database(), &error), "a network in no language is made");
    samples_done(&samples);
    network_done(&network);
}

static struct terminal *start_norwegian(int rows)
{
    static const char *const arguments[] = {"--lang", "nb", NULL};
    struct screen_options options = {.arguments = arguments, .rows = rows};
    return screen_start(&options);
}

/* --- Every screen ----------------------------------------------------------------------------------------------------- */

static const char *norwegian(const char *message)
{
    return message_in(LANGUAGE_NB, message);
}

/* The list of a type, its record with all that hangs on it, and its form. */
static void visit_type(struct terminal *terminal, const struct words *english, const struct record_type *type)
{
    char *list = string_format(":list %s", type->name), *head = string_format("%s\n", norwegian(type->label));
    char *form = string_format("%s: ", norwegian(type->label)), *name = string_format("%s: list", type->name);
    tap_note("%s", type->name);
    /* The list before may be of as many: it is the line that has to go. */
    screen_type(terminal, "<Esc>");
    screen_type(terminal, list);
    screen_expect_row(terminal, -1, list);
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, list);
    expect_norwegian(terminal, english, " av 2\n", name);
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, head);
    expect_norwegian(terminal, english, norwegian(type->sections[0]), "its record");
    screen_type(terminal, "e");
    screen_expect_row(terminal, 1, form);
    expect_norwegian(terminal, english, "Ctrl-S", "its form");
    free(list);
    free(head);
    free(form);
    free(name);
}

static void test_types(const struct words *english)
{
    struct terminal *terminal = start_norwegian(ROWS);
    expect_norwegian(terminal, english, " av 2\n", "the first screen");
    for (size_t i = 0; i < types_all.count; i++)
        if (strcmp(types_all.types[i]->name, "country") != 0)
            visit_type(terminal, english, types_all.types[i]);
    screen_end(terminal);
}

struct step {
    const char *name, *keys, *shown;
};

static void walk(struct terminal *terminal, const struct words *english, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        screen_type(terminal, steps[i].keys);
        expect_norwegian(terminal, english, steps[i].shown, steps[i].name);
    }
}

/* The id of the first supplier a query finds. The caller frees it. */
static char *supplier_id(const char *query)
{
    char *rows = home_run(NULL, (const char *const[]){"search", "supplier", query, "--format", "csv", NULL});
    const char *second = rows != NULL ? strchr(rows, '\n') : NULL;
    char *id = second != NULL ? string_copy_part(second + 1, strcspn(second + 1, ",")) : string_copy("");
    free(rows);
    return id;
}

/* A home with the reference data and a few records in no language, one of which another one refers to. */
static void home_with_qvaks(void)
{
    home_new(HOME_EMPTY);
    bool added = home_lrn("add", "supplier", "name=Qvaks", "country=NO", NULL) && home_lrn("add", "supplier", "name=Zorblax", "country=SE", NULL);
    char *id = supplier_id("qvaks"), *parent = string_format("parent=%s", id);
    added = added && home_lrn("add", "supplier", "name=Qvaks Zorblax", "country=SE", parent, NULL);
    tap_ok(added, "three suppliers are added");
    free(parent);
    free(id);
}

static void test_panes(const struct words *english)
{
    static const struct step steps[] = {
        {"a list", "6", " 1 av 3\n"},
        {"help of a list", "?", "Hjelp: lister"},
        {"a page of guidance", "<Esc>:guidance questions<Enter>", "Spørsmål"},
        {"help of a text", "?", "Hjelp: tekster"},
        {"and the text again", "?", "Spørsmål"},
        {"a filter", "<Esc>f", "Filtrer etter"},
        {"a filter's values", "<Enter>", "[ ] "},
        {"a query", "<Space><Enter>", " 1 av 2\n"},
        {"nothing found", "/ zzzz", "Ingen treff"},
        {"the order", "<Esc><Esc>s", "Sorter etter"},
        {"a list in another order", "<Down><Enter>", "etter Land"},
        {"the commands", ":<Tab>", "historikk"},
        {"no such command", "zzzz<Enter>", "zzzz"},
        {"a key that does nothing", "<C-u><Backspace>z", "gjør ingenting her"},
        {"a mark", "<Space>", "1 merket"},
        {"the history of everything", ":history<Enter>", "Historikk for alt"},
        {"help of the history", "?", "Hjelp: historikken"},
        {"the check", "<Esc><Esc>:check<Enter>", "Databasen"},
        {"a record's history", "<Esc><Home>h", "Historikk for "},
        {"a record", "<Esc><Enter>", "Leverandør\n"},
        {"help of a record", "?", "Hjelp: en oppføring"},
        {"a question", "<Esc><Esc><Esc><Home><Del>", "(j/n)"},
        {"a refusal", "j", "ble ikke slettet"},
        {"a deletion", "<Home><Down><Del>j", "Slettet"},
        {"an undo", "u", "Angret"},
        {"a new form", "n", "Ctrl-S"},
        {"help of a form", "<F1>", "Hjelp: skjemaer"},
    };
    home_with_qvaks();
    struct terminal *terminal = start_norwegian(ROWS);
    screen_expect(terminal, "Ingenting her ennå");
    walk(terminal, english, steps, sizeof steps / sizeof steps[0]);
    screen_end(terminal);
}

/* A form: its pop-ups, what is wrong, what is unsaved, and two people's changes. */
static void test_form(const struct words *english)
{
    static const struct step steps[] = {
        {"a form", "6<Home>e", "Ctrl-S"},
        {"a country", "<Down><Enter>", "Danmark"},
        {"a form with a name too few", "<Esc><Up><C-u><C-s>", "Navn"},
        {"an unsaved form", "Qvaks Q<Esc>", "Ikke lagret"},
        {"a form that goes on", "r", "Ctrl-S"},
        {"a form that is saved", "Z<C-s>", "Lagret."},
        {"a reference", "<Tab><Tab><Tab><Enter>", "Zorblax"},
        {"hot spots", "<Esc><Esc>3", " 1 av 263"},
    };
    home_with_qvaks();
    struct terminal *terminal = start_norwegian(ROWS);
    screen_expect(terminal, "Ingenting her ennå");
    walk(terminal, english, steps, sizeof steps / sizeof steps[0]);
    screen_end(terminal);
}

/* Countries stand in the order of the language in which they are picked. */
static void test_countries(void)
{
    home_with_qvaks();
    struct terminal *terminal = start_norwegian(ROWS);
    screen_expect(terminal, "Ingenting her ennå");
    screen_type(terminal, "6<Home>e<Down><Enter>");
    screen_expect(terminal, "Danmark");
    screen_type(terminal, "<End>");
    screen_expect_marked(terminal, "Åland");
    screen_end(terminal);
}

/* Two people's changes, side by side. */
static void test_conflict(const struct words *english)
{
    home_with_qvaks();
    char *id = supplier_id("country:NO");
    struct terminal *terminal = start_norwegian(24);
    screen_expect(terminal, "Ingenting her ennå");
    screen_type(terminal, "6<Home>e<C-u>Qvaks X");
    screen_expect_cursor(terminal, "Qvaks X");
    tap_ok(home_lrn("set", "supplier", id, "name=Qvaks Y", NULL), "another process changes the name");
    screen_type(terminal, "<C-s>");
    expect_norwegian(terminal, english, "Qvaks Y", "two people's changes");
    screen_type(terminal, "<Space>L");
    screen_expect(terminal, "Which shall stand?");
    screen_expect(terminal, "(x) Mine: Qvaks X");
    screen_expect(terminal, "Ctrl-S saves, Esc goes back");
    screen_type(terminal, "L");
    screen_expect_not(terminal, "Mine: Qvaks X");
    expect_norwegian(terminal, english, "(x) ", "two people's changes once more");
    screen_end(terminal);
    free(id);
    terminal = start_norwegian(24);
    expect_norwegian(terminal, english, "ble ikke lagret", "a draft is offered");
    screen_end(terminal);
}

static void test_empty(const struct words *english)
{
    static const struct step steps[] = {
        {"an empty list", "1", "n"}, {"partnerships", "4", "n"}, {"hot spots", "3", " av "}, {"nothing to undo", "u", "u"}, {"nothing to redo", "<C-r>", " "},
    };
    home_new(HOME_EMPTY);
    struct terminal *terminal = start_norwegian(24);
    screen_expect(terminal, norwegian("Nothing here yet. Press n to add the first one."));
    walk(terminal, english, steps, sizeof steps / sizeof steps[0]);
    screen_resize(terminal, 40, 10);
    expect_norwegian(terminal, english, "60", "a window that is too small");
    screen_end(terminal);
}

/* On the narrowest screen the last line still ends with the way to the help, and with the way out of a pop-up. */
static void test_narrow(void)
{
    /* The hints of a list fit at 80 columns, the way out included. */
    home_with_qvaks();
    struct terminal *wide = start_norwegian(24);
    screen_expect_row(wide, -1, "q avslutt\n");
    screen_end(wide);
    static const char *const arguments[] = {"--lang", "nb", NULL};
    struct screen_options options = {.arguments = arguments, .columns = 60, .rows = 16};
    home_with_qvaks();
    struct terminal *terminal = screen_start(&options);
    screen_expect_row(terminal, -1, "? hjelp\n");
    screen_type(terminal, "6<Enter>");
    screen_expect_row(terminal, 1, "Leverandør\n");
    screen_expect_row(terminal, -1, "? hjelp\n");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Leverandører");
    screen_type(terminal, "f<Enter>");
    screen_expect(terminal, "[ ] ");
    screen_expect_row(terminal, -1, "Esc ut\n");
    screen_type(terminal, "<Esc>e<Down><Enter>");
    screen_expect_row(terminal, -1, "Esc ut\n");
    screen_end(terminal);
}

/* --- In place --------------------------------------------------------------------------------------------------------- */

/* Switches twice: the marker stays on what it was on, what is shown is what a terminal that was cleared shows, and the second time the screen is what it was. */
static void switch_twice(struct terminal *terminal, const char *marked, const char *english, const char *other)
{
    screen_expect(terminal, english);
    screen_expect_marked(terminal, marked);
    int row = screen_marker_row(terminal);
    char *before = screen_text(terminal);
    screen_type(terminal, "L");
    screen_expect(terminal, other);
    screen_expect_marked(terminal, marked);
    tap_is_number(screen_marker_row(terminal), row, "the marker stays in its row");
    screen_expect_not(terminal, english);
    screen_expect_repaint(terminal);
    screen_type(terminal, "L");
    screen_expect_same(terminal, before, "switched back the screen is the same");
}

static void test_in_place(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "<Down><Down><Down>");
    switch_twice(terminal, "Anadolu Nut Harvest Fund", " 4 of 106", " 4 av 106");
    screen_type(terminal, "/chambal<Enter>");
    screen_expect_marked(terminal, "Chambal");
    switch_twice(terminal, "Chambal", " 1 of 1\n", " 1 av 1\n");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Organisation\n");
    screen_type(terminal, "<End><Up><Up>");
    screen_expect(terminal, "Child labour in brassware");
    screen_type(terminal, "<S-Tab><S-Tab>");
    switch_twice(terminal, "Work sample: home-splitting map", "Documents (1)", "Dokumenter (1)");
    screen_type(terminal, "h");
    switch_twice(terminal, "2  ", "History of Work sample", "Historikk for Work sample");
    screen_type(terminal, "<Esc>?");
    screen_expect(terminal, "Help: a record");
    screen_type(terminal, "L");
    screen_expect(terminal, "Hjelp: en oppføring");
    screen_type(terminal, "L<Esc>3");
    screen_expect(terminal, " 1 of 281");
    screen_leave(terminal);
}

/* What was chosen is chosen still after a new start; a name that sorts elsewhere keeps its cursor. */
static void test_order(void)
{
    home_new(HOME_DEMONSTRATION);
    tap_ok(home_lrn("add", "organisation", "name=Ålgård Zorblax", "kind=ngo", "country=NO", NULL), "a name that Norwegians sort last is added");
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, " 1 of 107");
    screen_type(terminal, "/zorblax<Enter>");
    screen_expect_marked(terminal, "Ålgård Zorblax");
    screen_type(terminal, "<Esc><Home>");
    screen_expect(terminal, " 1 of 107");
    for (int i = 0; i < 4; i++)
        screen_type(terminal, "<Down>");
    screen_expect(terminal, " 5 of 107");
    screen_type(terminal, "G");
    screen_expect_marked(terminal, "Ziway");
    screen_type(terminal, "L<End>");
    screen_expect_marked(terminal, "Ålgård Zorblax");
    screen_expect(terminal, " 107 av 107");
    screen_type(terminal, "L");
    screen_expect_marked(terminal, "Ålgård Zorblax");
    screen_expect(terminal, " of 107");
    screen_type(terminal, "L");
    screen_expect(terminal, " 107 av 107");
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_expect(terminal, " 107 av 107");
    screen_leave(terminal);
}

int main(void)
{
    message_open(place_catalogue);
    struct words english = english_words();
    home_in_no_language();
    test_types(&english);
    test_panes(&english);
    test_form(&english);
    test_countries();
    test_conflict(&english);
    test_empty(&english);
    test_narrow();
    test_in_place();
    test_order();
    words_done(&english);
    message_close();
    return tap_done();
}
