/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A monkey at the keys: random but weighted keys into the whole program on the demonstration network, with other sizes of the window and both languages.
 * The program ends well, the database is sound, and with every change taken back it is as it was, byte for byte. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "db/journal.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/network.h"
#include "tests/population.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum {
    KEYS = 4000,        /* in make check */
    BURST = 12,         /* keys typed ahead at most */
    RESIZE_EVERY = 60,  /* bursts */
    TOLD_EVERY = 100000 /* keys, in long runs */
};

struct choice {
    const char *keys;
    unsigned weight;
};

/* Files are written under one name only, in the test's home: so no word holds an x, which asks for a name, and nothing clears a line that asks. */
static const struct choice choices[] = {
    {"<Down>", 60}, {"<Up>", 30}, {"<PgDn>", 15}, {"<PgUp>", 10}, {"<Home>", 8}, {"<End>", 8}, {"<Left>", 10}, {"<Right>", 10},
    {"<Enter>", 80}, {"<Esc>", 50}, {"<Tab>", 40}, {"<S-Tab>", 12}, {"<Space>", 15}, {"<Backspace>", 10}, {"<Del>", 8}, {"<Insert>", 2},
    {"0", 6}, {"1", 12}, {"2", 6}, {"3", 8}, {"4", 8}, {"5", 5}, {"6", 4}, {"7", 4}, {"8", 1}, {"9", 1},
    {"e", 25}, {"n", 20}, {"<C-s>", 50}, {"<F2>", 5}, {"y", 15}, {"s", 10}, {"d", 10}, {"t", 10}, {"u", 8}, {"<C-r>", 4}, {"h", 6}, {"f", 8},
    {"m", 8}, {"c", 5}, {"p", 5}, {"v", 5}, {"w", 4}, {"r", 5}, {"i", 4}, {"b", 3}, {"g", 4}, {"G", 4}, {"j", 4}, {"k", 4}, {"l", 3}, {"S", 2}, {"L", 5},
    {"?", 3}, {"<F1>", 2}, {"<C-l>", 2}, {"<lt>", 2}, {">", 2}, {"<C-k>", 3}, {"<C-y>", 3}, {"<C-_>", 2}, {"<M-b>", 2}, {"<M-f>", 2}, {"<F7>", 1},
    {"/", 8}, {"/ghana", 3}, {"/coverage:BD issue:child", 3}, {"/-\"one two", 2}, {"sundhed", 3}, {"Øystein Åse", 4}, {"\xe4\xb8\xad\xe6\x96\x87", 3},
    {"\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7", 2}, {"2026-11-22", 5}, {"12", 5}, {"4", 4}, {"kari@ehandel.no", 3}, {"=1+1", 2}, {"\xff\xc3", 2}, {"\033[", 2},
    {"\033[200~pasted\rtwice\033[201~", 3}, {"\033[0n", 3}, {"\033[1;5D", 1},
    {":duplicates<Enter>", 2}, {":coverage<Enter>", 2}, {":history<Enter>", 2}, {":check<Enter>", 1}, {":finding<Enter>", 2}, {":contact<Enter>", 3},
    {":kontaktperson<Enter>", 1}, {":need<Enter>", 2}, {":save-search ape<Enter>", 1}, {":source<Enter>", 1}, {":remove-demonstration<Enter>", 1},
    {":media<Enter>", 1}, {":guidance<Enter>", 1}, {":language nb<Enter>", 1}, {"x<Enter><C-u>monkey.csv<Enter>y", 2}, {"ilist.csv<Enter>", 2}, {"q", 3},
};

enum { CHOICES = sizeof choices / sizeof *choices };

static const int sizes[][2] = {{80, 24}, {60, 16}, {132, 43}, {110, 30}, {200, 60}, {40, 10}, {80, 24}};

struct monkey {
    struct terminal *terminal;
    struct text keys; /* all that was typed since the program was started */
    uint64_t luck;
    unsigned all;     /* the sum of the weights */
    int64_t typed;
    int starts;
};

/* --- The network as text -------------------------------------------------------------------------------------------------- */

static void table_dump(sqlite3 *handle, const char *name, struct text *text)
{
    char *sql = string_format("SELECT * FROM \"%s\" ORDER BY id", name);
    sqlite3_stmt *statement = NULL;

    text_add_format(text, "%s\n", name);
    sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            text_add_format(text, "%d|%s|", sqlite3_column_type(statement, i), value != NULL ? value : "");
        }
        text_add(text, "\n");
    }
    sqlite3_finalize(statement);
    free(sql);
}

/* What people said, record by record; the caller frees it. */
static char *network_dump(void)
{
    struct text text = {0};
    sqlite3 *handle;

    if (sqlite3_open_v2(home_database(), &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        for (size_t i = 0; i < types_all.count; i++)
            table_dump(handle, types_all.types[i]->name, &text);
    sqlite3_close(handle);
    return text_take(&text);
}

/* Where two texts part. */
static void difference_note(const char *before, const char *after)
{
    size_t at = 0;

    while (before[at] != '\0' && before[at] == after[at])
        at++;
    while (at > 0 && before[at - 1] != '\n')
        at--;
    tap_note("before: %.300s\nafter: %.300s", before + at, after + at);
}

/* --- The monkey ----------------------------------------------------------------------------------------------------------- */

static const char *key_choose(struct monkey *monkey)
{
    unsigned at = population_random(&monkey->luck, monkey->all);
    size_t i = 0;

    while (at >= choices[i].weight)
        at -= choices[i++].weight;
    return choices[i].keys;
}

static bool has_drawn(struct terminal *terminal, const void *context)
{
    (void)terminal, (void)context;
    return true;
}

static bool has_ended(struct terminal *terminal, const void *context)
{
    bool restored;

    (void)context;
    return screen_has_ended(terminal, &restored);
}

static void monkey_start(struct monkey *monkey)
{
    monkey->terminal = screen_start(NULL);
    monkey->starts++;
    text_clear(&monkey->keys);
}

/* Where something went wrong, what was typed since the last start and what came of it is left in the build folder. */
static void traces_leave(const struct monkey *monkey)
{
    home_write(BUILD_DIR "/tests/monkey.keys", text_string(&monkey->keys));
    home_copy(home_database(), BUILD_DIR "/tests/monkey.db");
    tap_note("after %lld keys: tests/monkey.keys, tests/monkey.db", (long long)monkey->typed);
}

/* By its last keys, which it may have still to read, or else by a signal where one was sent. */
static bool monkey_end(struct monkey *monkey, int signal)
{
    int status = screen_exit_status(monkey->terminal);
    bool well = screen_wait_exit(monkey->terminal, signal != 0 && status == 128 + signal ? status : 0);

    screen_end(monkey->terminal);
    monkey->terminal = NULL;
    return well;
}

static void burst_type(struct monkey *monkey)
{
    for (uint32_t left = 1 + population_random(&monkey->luck, BURST); left > 0; left--) {
        const char *keys = key_choose(monkey);
        text_add_format(&monkey->keys, "%s\n", keys);
        screen_type(monkey->terminal, keys);
        monkey->typed++;
    }
}

static void resize(struct monkey *monkey)
{
    const int *size = sizes[population_random(&monkey->luck, sizeof sizes / sizeof *sizes)];

    text_add_format(&monkey->keys, "(%d columns, %d rows)\n", size[0], size[1]);
    screen_resize(monkey->terminal, size[0], size[1]);
}

/* One burst; false where the program has gone wrong. */
static bool monkey_step(struct monkey *monkey)
{
    if (monkey->terminal == NULL)
        monkey_start(monkey);
    if (population_random(&monkey->luck, RESIZE_EVERY) == 0)
        resize(monkey);
    burst_type(monkey);
    bool draws = screen_wait_until(monkey->terminal, has_drawn, NULL);
    if (has_ended(monkey->terminal, NULL))
        return monkey_end(monkey, 0);
    return draws || screen_ok(monkey->terminal, false, "the program goes on drawing");
}

static bool monkey_type(struct monkey *monkey, int64_t keys)
{
    bool well = true;
    int64_t told = TOLD_EVERY;

    while (well && monkey->typed < keys) {
        well = monkey_step(monkey);
        if (monkey->typed >= told) {
            tap_note("%lld keys, %d starts", (long long)monkey->typed, monkey->starts);
            fflush(stdout);
            told += TOLD_EVERY;
        }
    }
    if (monkey->terminal != NULL) {
        screen_signal(monkey->terminal, SIGTERM);
        well = monkey_end(monkey, SIGTERM) && well;
    }
    return well;
}

/* --- Taking back ---------------------------------------------------------------------------------------------------------- */

static int64_t changes_count(void)
{
    const struct network network = {.path = (char *)home_database()};
    return network_count(&network, "SELECT max(number) FROM change");
}

/* Every change since, the latest first; an undo that was one of them is done again with it. */
static bool changes_take_back(int64_t first)
{
    const struct store_options options = {.path = home_database(), .types = &types_all};
    const struct viewer viewer = network_viewer("kari");
    struct error error = {0};
    struct store *store = store_open(&options, &error);
    int64_t undone, made;
    bool ok = store != NULL;

    for (int64_t change = changes_count(); ok && change > first; change--) {
        ok = journal_undo(store, &viewer, change, false, &undone, &made, NULL, &error);
        if (!ok)
            tap_note("change %lld: %s", (long long)change, error.text);
    }
    store_close(store);
    return ok;
}

/* A list with what there is already, what is new and what nobody can read. */
static void list_write(void)
{
    struct text text = {0};
    char *path = home_path("list.csv");

    text_add(&text, "Name,Kind,Country,City,Founded\nAbay Labour Studies Unit (demo),ngo,Ethiopia,Adama,1999\nNobody,wizard,Atlantis,,once\n");
    for (int i = 0; i < 30; i++)
        text_add_format(&text, "Listed %d,ngo,%s,Delhi,19%02d\n", i * 7919, i % 7 == 0 ? "Bharat" : "India", i);
    home_write(path, text_string(&text));
    free(path);
    text_done(&text);
}

int main(void)
{
    struct monkey monkey = {.luck = luck_seed()};

    message_open(place_catalogue);
    for (size_t i = 0; i < CHOICES; i++)
        monkey.all += choices[i].weight;
    home_new(HOME_DEMONSTRATION);
    list_write();
    if (chdir(home_folder()) != 0)
        return tap_ok(false, "there is a folder for what is written"), tap_done();
    char *before = network_dump();
    int64_t first = changes_count();
    bool well = monkey_type(&monkey, luck_rounds(KEYS));
    tap_ok(well, "the program ends well, %d times, after %lld keys", monkey.starts, (long long)monkey.typed);
    well &= tap_ok(home_lrn("check", NULL), "the database is sound");
    int64_t made = changes_count() - first;
    well &= tap_ok(changes_take_back(first), "%lld changes are taken back", (long long)made);
    char *after = network_dump();
    if (!tap_ok(strcmp(before, after) == 0, "and all is as it was"))
        difference_note(before, after);
    well &= strcmp(before, after) == 0 && tap_ok(home_lrn("check", NULL), "and sound");
    if (!well)
        traces_leave(&monkey);
    free(before);
    free(after);
    text_done(&monkey.keys);
    return tap_done();
}
