/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spellings that an import asks for on the screen: what Enter acts on is what the cursor is on, what is like one is proposed, and nothing where nothing is. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

static const char kinds[] = "Name;Country;Type;Sector\nOne;Kenya;Aaa kind;cofee\nTwo;Kenya;Bbb kind;\nThree;Kongo;Trade Unions;\n";
static const char people[] = "Organisasjon;Navn;Samtykke\nNowhere Org;Juma;nei\nSauti Radio;Asha;nei\n";

struct words {
    const char *language, *organisations, *choose, *spellings, *question, *kongo, *outcome, *trade_union, *first, *leave;
};

static const struct words english = {
    "en", "Organisations", "Import: choose a list", "spellings that are not known", "What does \"Bbb kind\" mean?", "What does \"Kongo\" mean?", "Import: what becomes of 3 rows", "trade union", "NGO", "<F10>y",
};

static const struct words norwegian = {
    "nb", "Organisasjoner", "Import: velg en liste", "skrivemåter som ikke er kjent", "Hva betyr «Bbb kind»?", "Hva betyr «Kongo»?", "Import: hva 3 rader blir til", "fagforening", "frivillig organisasjon", "<F10>j",
};

static void list_write(const char *name, const char *text)
{
    char *path = home_path(name);
    home_write(path, text);
    free(path);
}

/* From the list of a type to the spellings that a list has. */
static struct terminal *start(const struct words *words, int columns, int rows, const char *type, const char *list)
{
    const char *const arguments[] = {"--lang", words->language, NULL};
    const struct screen_options options = {.arguments = arguments, .columns = columns, .rows = rows};

    home_new(HOME_DEMONSTRATION);
    list_write("list.csv", list);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, words->organisations);
    screen_type(terminal, type);
    screen_type(terminal, "i");
    screen_expect(terminal, words->choose);
    screen_type(terminal, "<C-u>~/list.csv<Enter>");
    screen_expect(terminal, "list.csv");
    screen_expect_not(terminal, words->choose);
    screen_type(terminal, "<Enter>");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->spellings);
    return terminal;
}

static void end(struct terminal *terminal, const struct words *words)
{
    screen_type(terminal, words->leave);
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}

/* What was answered goes for all rows, and the rows below keep their place. */
static void test_order(const struct words *words, int columns, int rows)
{
    struct terminal *terminal = start(words, columns, rows, "", kinds);

    screen_type(terminal, "G");
    screen_expect_marked(terminal, "Trade Unions");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, words->trade_union);
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, "Trade Unions\"");
    screen_type(terminal, "g<Enter>");
    screen_expect(terminal, words->outcome);
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, words->spellings);
    screen_type(terminal, "G<Up>");
    screen_expect_marked(terminal, "Kongo");
    /* Of two that it may be Enter takes neither. */
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->kongo);
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "CG");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, "CG");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "Bbb kind");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->question);
    /* Nothing is like it: Enter takes nothing. */
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, words->question);
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, words->question);
    screen_expect_marked(terminal, "Bbb kind");
    screen_expect_not(terminal, words->first);
    end(terminal, words);
}

/* Names go before what else has the word, and of two nobody takes the first. */
static void test_records(const struct words *words, int columns, int rows)
{
    struct terminal *terminal = start(words, columns, rows, ":contact<Enter>", people);

    screen_type(terminal, "G");
    screen_expect_marked(terminal, "Sauti Radio");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Radio Sauti Kazi");
    screen_type(terminal, "<Esc>");
    screen_type(terminal, "<Up>");
    screen_expect_marked(terminal, "Nowhere Org");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Abay Labour Studies");
    screen_type(terminal, "radio");
    screen_expect_marked(terminal, "Radio Sauti Kazi");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "Nowhere Org");
    screen_expect(terminal, "Radio Sauti Kazi");
    end(terminal, words);
}

/* A name that several go by is called so, beside what is not known. */
static void test_several(const struct words *words, int columns, int rows, const char *title, const char *both, const char *means)
{
    static const char twins[] = "Name;Country;Type\nTwin;Kenya;NGO\nTwin;Nepal;NGO\n";
    const char *const arguments[] = {"--lang", words->language, NULL};
    const struct screen_options options = {.arguments = arguments, .columns = columns, .rows = rows};

    home_new(HOME_DEMONSTRATION);
    list_write("twins.csv", twins);
    list_write("one.csv", "Organisasjon;Navn;Samtykke\nTwin;Asha;nei\n");
    list_write("two.csv", "Organisasjon;Navn;Samtykke\nTwin;Asha;nei\nNowhere Org;Juma;nei\n");
    char *path = home_path("twins.csv");
    tap_ok(home_lrn("import", "organisation", path, NULL), "two of one name are there");
    free(path);
    struct terminal *terminal = screen_start(&options);
    screen_expect(terminal, words->organisations);
    for (int list = 0; list < 2; list++) {
        screen_type(terminal, ":contact<Enter>");
        screen_type(terminal, "i");
        screen_expect(terminal, words->choose);
        screen_type(terminal, list == 0 ? "<C-u>~/one.csv<Enter>" : "<C-u>~/two.csv<Enter>");
        screen_expect(terminal, list == 0 ? "one.csv" : "two.csv");
        screen_expect_not(terminal, words->choose);
        screen_type(terminal, "<Enter>");
        screen_type(terminal, "<Enter>");
        screen_expect(terminal, list == 0 ? title : both);
        screen_expect(terminal, means);
        if (list == 0)
            screen_type(terminal, "<Esc><Esc><Esc><Esc>");
        if (list == 0)
            screen_type(terminal, strcmp(words->language, "nb") == 0 ? "j" : "y");
    }
    end(terminal, words);
}

int main(void)
{
    test_several(&english, 80, 24, "1 spelling that can mean several", "2 unknown or ambiguous spellings", "? (several)");
    test_several(&norwegian, 60, 16, "1 skrivemåte som kan bety flere", "2 ukjente eller flertydige skrivemåter", "? (flere)");
    test_records(&english, 80, 24);
    test_records(&norwegian, 60, 16);
    test_order(&english, 80, 24);
    test_order(&norwegian, 60, 16);
    return tap_done();
}
