/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that runs out, a disk that fails and a disk that is full while a form is saved on the screen: it is saved, or the form stays and says why, or
 * the program ends with the terminal as it was and what was typed kept. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "tests/faults.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { MOMENTS = 1 /* of each kind, in make check */ };

#define SAVED "Saved."
#define TYPED "Typed and kept"

static struct faults *faults;

static void home_begin(void)
{
    char *order;

    setenv("LRN", BUILD_DIR "/lrn", 1);
    home_new(HOME_DEMONSTRATION);
    order = home_path("order");
    faults = faults_map(order);
    home_set(FAULTS_VARIABLE, order);
    setenv("LRN", FAULTS_PROGRAM, 1);
    free(order);
}

/* A form with something typed that is not kept yet. */
static struct terminal *form_begin(void)
{
    struct terminal *terminal = screen_start(NULL);

    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, "e");
    screen_expect_cursor(terminal, "Abay Labour Studies Unit (demo)");
    screen_type(terminal, TYPED " ");
    screen_expect(terminal, TYPED);
    return terminal;
}

static bool draft_is_there(struct terminal *terminal, const void *context)
{
    (void)terminal, (void)context;
    return home_drafts() > 0;
}

/* The program has said something, or ended. */
static bool has_answered(struct terminal *terminal, const void *context)
{
    bool restored;

    (void)context;
    return screen_has_ended(terminal, &restored) || strstr(screen_row(terminal, -1), "Ctrl-S") == NULL;
}

/* Left alone it says how much can fail. */
static void count_all(int64_t counts[FAULT_COUNT])
{
    home_begin();
    struct terminal *terminal = form_begin();
    faults_order(faults, FAULT_CALL, 0, false);
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, SAVED);
    memcpy(counts, faults->counts, FAULT_COUNT * sizeof *counts);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_leave(terminal);
    tap_note("%lld allocations, %lld calls, %lld writes", (long long)counts[FAULT_ALLOCATION], (long long)counts[FAULT_CALL], (long long)counts[FAULT_FULL]);
}

static void expect_draft(const char *name)
{
    struct terminal *terminal = screen_start(NULL);

    screen_expect(terminal, "was not saved");
    screen_type(terminal, "y");
    char *point = string_format("%s: what was typed is kept", name);
    screen_ok(terminal, screen_wait(terminal, TYPED), point);
    screen_type(terminal, "<C-s>");
    screen_expect(terminal, SAVED);
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_leave(terminal);
    free(point);
}

static void expect_saved_later(struct terminal *terminal)
{
    screen_expect(terminal, TYPED);
    if (strstr(screen_row(terminal, -1), SAVED) == NULL) {
        screen_type(terminal, "<C-s>");
        /* What failed after it was written is there. */
        screen_ok(terminal, screen_wait(terminal, SAVED) || screen_wait(terminal, "Nothing was changed."), "it is saved after all");
    }
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "Organisations");
    screen_leave(terminal);
}

static void fault_run(size_t kind, int64_t at)
{
    bool restored;
    char *name = string_format("%s fails at %lld", fault_kinds[kind].name, (long long)at);

    home_begin();
    struct terminal *terminal = form_begin();
    /* Without any memory nothing can be kept any more: then what was typed before the keys paused is what there is. */
    if (fault_kinds[kind].forever)
        screen_ok(terminal, screen_wait_until(terminal, draft_is_there, NULL), "what was typed is kept once keys pause");
    faults_order(faults, fault_kinds[kind].fault, at, fault_kinds[kind].forever);
    screen_type(terminal, "<C-s>");
    screen_wait_until(terminal, has_answered, NULL);
    bool ended = screen_has_ended(terminal, &restored);
    faults_order(faults, FAULT_CALL, 0, false);
    tap_note("%s: %s", name, ended ? "it ended" : screen_row(terminal, -1));
    if (ended) {
        screen_ok(terminal, restored, "the terminal is as it was");
        screen_wait_exit(terminal, 3);
        screen_expect(terminal, "lrn: ");
        screen_end(terminal);
        if (!home_count("organisation", "\"" TYPED "\""))
            expect_draft(name);
    } else {
        expect_saved_later(terminal);
    }
    tap_is_number(home_count("organisation", "\"" TYPED "\""), 1, "%s: it is there in the end", name);
    tap_ok(home_lrn("check", NULL), "%s: the database is sound", name);
    free(name);
}

int main(void)
{
    int64_t counts[FAULT_COUNT], moments = luck_rounds(MOMENTS);

    count_all(counts);
    for (size_t kind = 0; kind < fault_kind_count; kind++)
        for (int64_t i = 0, all = counts[fault_kinds[kind].fault]; i < moments && i < all; i++)
            fault_run(kind, moments < all ? 1 + (2 * i + 1) * (all - 1) / (2 * moments) : i + 1);
    return tap_done();
}
