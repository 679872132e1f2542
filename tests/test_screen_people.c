/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight people at once on one file, typing at human speed and saving again and again, while lists are imported: every edit is there, and how long they waited
 * is told. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/population.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum {
    PEOPLE = 8,
    SAVES = 3,             /* of each, in make check */
    KEYS_OF_SAVE = 2,      /* few, that a name takes those of ten minutes */
    KEY_PAUSE_LEAST = 100, /* milliseconds between two keys of a person */
    KEY_PAUSE_MORE = 900,
    IMPORT_ROWS = 5000,
    SAVES_OF_IMPORT = 900, /* so many saves of all people after an import the next begins */
    WAIT_MOST = 1000,      /* milliseconds that a save may take; told of in make check, held to in long runs */
    PATIENCE = 60000,
    LOOK = 5
};

struct person {
    struct terminal *terminal;
    char *id;          /* of the organisation she edits */
    int64_t saves, keys;
    int64_t next;      /* when she types her next key */
    int64_t saving;    /* since when she waits; 0: she types */
};

struct office {
    struct person people[PEOPLE];
    uint64_t luck;
    int64_t saves;     /* of each that are wanted */
    int64_t saved;     /* of all */
    int64_t longest;
    int64_t late;      /* that took longer than they may */
    int imports;
    pid_t importing;
    bool failed;
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- The import ----------------------------------------------------------------------------------------------------------- */

static char *list_write(int number)
{
    struct text text = {0};
    char *name = string_format("list%d.csv", number), *path = home_path(name);

    text_add(&text, "name,kind,country,city\n");
    for (int i = 0; i < IMPORT_ROWS; i++)
        text_add_format(&text, "Zz listed %d of %d,ngo,IN,Listed\n", i * 7919, number);
    home_write(path, text_string(&text));
    text_done(&text);
    free(name);
    return path;
}

static void import_begin(struct office *office)
{
    char *path = list_write(++office->imports);

    fflush(stdout);
    office->importing = fork();
    if (office->importing == 0)
        _exit(home_lrn("import", "organisation", path, "--on-duplicate", "create", NULL) ? 0 : 1);
    free(path);
}

static void import_look(struct office *office, int flags)
{
    int status;

    if (office->importing > 0 && waitpid(office->importing, &status, flags) == office->importing) {
        tap_ok(WIFEXITED(status) && WEXITSTATUS(status) == 0, "an import is done meanwhile");
        office->importing = 0;
    }
}

/* --- A person ------------------------------------------------------------------------------------------------------------- */

static void person_begin(struct office *office, int number)
{
    struct person *person = &office->people[number];
    static const char *const names[PEOPLE] = {"Kari", "Ola", "Per", "Ine", "Siv", "Jon", "Ann", "Tor"};
    const char *const arguments[] = {"--user", names[number], NULL};

    person->terminal = screen_start(&(struct screen_options){.arguments = arguments});
    screen_expect(person->terminal, " 1 of 114");
    for (int i = 0; i < number; i++)
        screen_type(person->terminal, "<Down>");
    screen_type(person->terminal, "e");
    char *name = string_format("Aaa %d", number);
    screen_expect_cursor(person->terminal, name);
    free(name);
}

static void person_type(struct office *office, struct person *person)
{
    char key[2] = {(char)('a' + person->keys % KEYS_OF_SAVE), '\0'};

    screen_type(person->terminal, key);
    person->keys++;
    person->next = now() + KEY_PAUSE_LEAST + population_random(&office->luck, KEY_PAUSE_MORE);
    if (person->keys % KEYS_OF_SAVE == 0) {
        screen_type(person->terminal, "<C-s>");
        person->saving = now();
    }
}

/* Whether what she waits for stands on her screen. */
static void person_look(struct office *office, struct person *person)
{
    const char *last = screen_row(person->terminal, -1);
    int64_t waited = now() - person->saving;

    if (strstr(last, "Saved.") != NULL) {
        office->longest = waited > office->longest ? waited : office->longest;
        office->late += waited > WAIT_MOST;
        office->saved++;
        person->saves++;
        person->saving = 0;
        person->next = now() + KEY_PAUSE_MORE;
    } else if (waited > PATIENCE) {
        office->failed = true;
        screen_ok(person->terminal, false, "a save comes to its end");
    }
}

static bool person_step(struct office *office, struct person *person)
{
    screen_bytes(person->terminal);
    if (person->saving != 0)
        person_look(office, person);
    else if (person->saves < office->saves && now() >= person->next)
        person_type(office, person);
    return person->saves < office->saves;
}

static void person_end(struct office *office, struct person *person, int number)
{
    struct text name = {0};
    char *query = string_format("id:%s", person->id);
    const char *const arguments[] = {"search", "organisation", query, "--format", "csv", NULL};

    screen_type(person->terminal, "<F10>");
    screen_wait_exit(person->terminal, 0);
    screen_end(person->terminal);
    text_add_format(&name, "Aaa %d", number);
    for (int64_t i = 0; i < office->saves; i++)
        text_add(&name, "ab");
    char *found = home_run(NULL, arguments);
    tap_ok(strstr(found, text_string(&name)) != NULL, "person %d: all she typed is there", number);
    free(found);
    free(query);
    text_done(&name);
}

/* --- The office ----------------------------------------------------------------------------------------------------------- */

static void office_work(struct office *office)
{
    const struct timespec pause = {.tv_nsec = LOOK * 1000000L};
    bool busy = true;

    import_begin(office);
    while (busy && !office->failed) {
        busy = false;
        for (int i = 0; i < PEOPLE; i++)
            busy |= person_step(office, &office->people[i]);
        import_look(office, WNOHANG);
        if (office->importing == 0 && office->saved >= SAVES_OF_IMPORT * office->imports)
            import_begin(office);
        nanosleep(&pause, NULL);
    }
    import_look(office, 0);
}

static char *organisation_add(int number)
{
    char *name = string_format("name=Aaa %d", number);
    const char *const arguments[] = {"add", "organisation", name, "kind=ngo", "country=KE", NULL};
    char *id = home_run(NULL, arguments);

    id[strcspn(id, "\n")] = '\0';
    free(name);
    return id;
}

int main(void)
{
    struct office office = {.luck = luck_seed(), .saves = luck_rounds(SAVES)};
    bool long_run = getenv("LRN_ROUNDS") != NULL;

    home_new(HOME_DEMONSTRATION);
    for (int i = 0; i < PEOPLE; i++)
        office.people[i].id = organisation_add(i);
    for (int i = 0; i < PEOPLE; i++)
        person_begin(&office, i);
    int64_t begun = now();
    office_work(&office);
    tap_note("%lld saves of %d people in %lld s beside %d imports of %d rows: the longest took %lld ms, %lld took more than a second", (long long)office.saved, PEOPLE,
             (long long)(now() - begun) / 1000, office.imports, IMPORT_ROWS, (long long)office.longest, (long long)office.late);
    tap_ok(!long_run || office.longest <= WAIT_MOST, "nobody waits longer than a second");
    for (int i = 0; i < PEOPLE; i++) {
        person_end(&office, &office.people[i], i);
        free(office.people[i].id);
    }
    tap_is_number(home_count("organisation", "city:Listed"), office.imports * IMPORT_ROWS, "the lists are there");
    tap_ok(home_lrn("check", NULL), "the database is sound");
    return tap_done();
}
