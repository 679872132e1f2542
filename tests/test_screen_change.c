/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing from the screen: deleting and what stands in its way, undo and redo, the history, and the demonstration taken out and brought back. */
#include "config.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { LARGE = 20000 /* records whose change takes some tenths of a second to take back */ };

static void expect_sound(void)
{
    tap_ok(home_lrn("check", NULL), "the database is sound");
}

/* Gives the first organisation another name by its form. */
static void rename_first(struct terminal *terminal, const char *name)
{
    screen_type(terminal, "<Home>e");
    screen_expect_cursor(terminal, "Name");
    screen_type(terminal, "<C-a><C-k>");
    screen_type(terminal, name);
    screen_expect_cursor(terminal, name);
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "Saved.");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, name);
}

/* What is taken back was not always done just now: its day is told then, and how to have it again always. */
static void test_undo_told(void)
{
    struct terminal *terminal = screen_start_demonstration();
    sqlite3 *handle;
    screen_type(terminal, "<Esc>");
    tap_ok(home_lrn("set", "organisation", "DRG053", "city=Adama", NULL), "a city is set");
    tap_ok(sqlite3_open(home_database(), &handle) == SQLITE_OK
               && sqlite3_exec(handle, "UPDATE change SET at = '2024-03-05T12:00:00Z' WHERE number = (SELECT max(number) FROM change)", NULL, NULL, NULL) == SQLITE_OK,
           "as if on another day");
    sqlite3_close(handle);
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back: Changed: Abay Labour Studies Unit (demo), on 5 Mar 2024\n");
    screen_type(terminal, "<C-r>");
    screen_expect_row(terminal, -1, "Done again: Changed: Abay Labour Studies Unit (demo), on 5 Mar 2024\n");
    tap_ok(home_lrn("set", "organisation", "DRG053", "city=Adama", "region=Oromia", NULL), "a region is set");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back: Changed: Abay Labour Studies Unit (demo). Ctrl-R does it again.");
    screen_type(terminal, "<C-r>");
    screen_expect_row(terminal, -1, "Done again: Changed: Abay Labour Studies Unit (demo). u takes it back.");
    screen_leave(terminal);
}

static void test_undo(void)
{
    struct terminal *terminal = screen_start_demonstration();
    rename_first(terminal, "Abay Second Name");
    rename_first(terminal, "Abay Third Name");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taken back: ");
    screen_expect_marked(terminal, "Abay Second Name");
    screen_type(terminal, "u");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, "<C-r>");
    screen_expect_row(terminal, -1, "Done again: ");
    screen_expect_marked(terminal, "Abay Second Name");
    screen_type(terminal, "<C-r>");
    screen_expect_marked(terminal, "Abay Third Name");
    screen_type(terminal, "<C-r>");
    screen_expect_row(terminal, -1, "redo");
    /* Undo is there after a new start. */
    screen_leave(terminal);
    terminal = screen_start(NULL);
    screen_expect_marked(terminal, "Abay Third Name");
    screen_type(terminal, "u");
    screen_expect_marked(terminal, "Abay Second Name");
    screen_leave(terminal);
    expect_sound();
}

static void test_delete(void)
{
    struct terminal *terminal = screen_start_demonstration();
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", NULL), "an organisation that nothing refers to is added");
    screen_expect(terminal, " 2 of 107");
    screen_type(terminal, "<Home><Del>");
    screen_expect_row(terminal, -1, "Organisation \"Aaabc First\": delete it? (y/n)");
    screen_type(terminal, "x");
    screen_expect_row(terminal, -1, "Organisation \"Aaabc First\": delete it? (y/n)");
    screen_type(terminal, "n");
    screen_expect_not(terminal, "Delete");
    screen_expect_marked(terminal, "Aaabc First");
    screen_type(terminal, "<Del>y");
    screen_expect_row(terminal, -1, "Deleted. u takes it back.");
    screen_expect_marked(terminal, "Abay Labour");
    screen_expect(terminal, " 1 of 106");
    /* Wherever the cursor went meanwhile, what came back is shown. */
    screen_type(terminal, "<End>u");
    screen_expect(terminal, "of 107");
    screen_expect_marked(terminal, "Aaabc First");
    /* From its own record, too: the record closes. */
    screen_type(terminal, "<Enter>");
    screen_expect_not(terminal, "of 107");
    screen_type(terminal, "<Del>");
    screen_expect_row(terminal, -1, "Organisation \"Aaabc First\": delete it?");
    screen_type(terminal, "y");
    screen_expect(terminal, " 1 of 106");
    screen_expect_row(terminal, -1, "Deleted.");
    screen_leave(terminal);
}

/* What others refer to stays, and who refers is said. */
static void test_refused(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/chambal<Enter>");
    screen_expect_marked(terminal, "Chambal");
    screen_type(terminal, "<Del>y");
    screen_expect(terminal, "was not deleted: 1 partnership, 2 contact");
    screen_expect(terminal, "Chambal Patthar");
    tap_is_number(home_count("organisation", "chambal"), 1, "it is still there");
    screen_type(terminal, "2<Del>");
    screen_expect_row(terminal, -1, "These records come with lrn; they are not deleted.");
    screen_type(terminal, "n");
    screen_expect_row(terminal, -1, "they are edited, not added");
    screen_leave(terminal);
}

static void test_marked(void)
{
    struct terminal *terminal = screen_start_demonstration();
    tap_ok(home_lrn("add", "organisation", "name=Aaabc First", "kind=ngo", "country=KE", NULL), "an organisation is added");
    tap_ok(home_lrn("add", "organisation", "name=Aaabd Second", "kind=ngo", "country=KE", NULL), "and another");
    screen_expect(terminal, " 3 of 108");
    screen_type(terminal, "<Home><Space><Space><Del>");
    screen_expect_row(terminal, -1, "Delete the 2 marked records?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, -1, "2 deleted. u takes it back.");
    screen_expect(terminal, " 1 of 106");
    screen_expect_not(terminal, "marked");
    screen_type(terminal, "<End>u");
    screen_expect_row(terminal, -1, "Taken back: Deleted: 2 records");
    screen_expect(terminal, "of 108");
    screen_expect_marked(terminal, "Aaabc First");
    screen_expect(terminal, "Aaabd Second");
    /* One that may not go keeps all of them: no half change. */
    screen_type(terminal, "<Home><Space><Down><Down><Space><Del>y");
    screen_expect_row(terminal, 1, "2 marked");
    tap_is_number(home_count("organisation", ""), 108, "none is deleted");
    screen_leave(terminal);
    expect_sound();
}

static void test_history(void)
{
    struct terminal *terminal = screen_start_demonstration();
    rename_first(terminal, "Abay Second Name");
    tap_ok(home_lrn("set", "organisation", "DRG053", "city=Adama", NULL), "another process changes the city");
    screen_type(terminal, "h");
    screen_expect_row(terminal, 1, "History of Abay Second Name");
    screen_expect(terminal, "City: Addis Ababa -> Adama");
    screen_expect(terminal, "Name: Abay Labour Studies Unit (demo) -> Abay Second Name");
    /* What was added stands in columns, as in the record. */
    screen_expect(terminal, "    Acronym             ALSU\n");
    screen_expect(terminal, "    Registration number DEMO-ET-2961\n");
    /* u takes back the change under the cursor, not the latest. */
    screen_type(terminal, "<Down>");
    screen_expect_row(terminal, 4, ">");
    screen_type(terminal, "u");
    screen_expect_row(terminal, 1, "History of Abay Labour Studies Unit");
    screen_expect(terminal, "Changed  (taken back)");
    tap_is_number(home_count("organisation", "name:\"abay labour\" city:adama"), 1, "the other change stands");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_type(terminal, ":history<Enter>");
    screen_expect_row(terminal, 1, "History of everything");
    screen_expect(terminal, "Organisation: Abay Labour Studies Unit");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Adama");
    /* What changes while it is not seen stands there as well. */
    tap_ok(home_lrn("set", "organisation", "DRG053", "city=Mekelle", NULL), "another process changes it again");
    screen_expect(terminal, "Mekelle");
    screen_type(terminal, "<Esc>");
    screen_expect_row(terminal, 1, "History of everything");
    screen_expect(terminal, "City: Adama -> Mekelle");
    screen_type(terminal, "<End><Home><Esc>");
    screen_expect(terminal, " 1 of 106");
    /* A slip of the keys is no change to take back. */
    screen_type(terminal, ":undo 3x<Enter>");
    screen_expect_row(terminal, -2, "\"3x\" is no number of a change.");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_leave(terminal);
}

/* Undo of a change on whose fields others have built since says what stands in the way, and offers the rest. */
static void test_obstacle(void)
{
    struct terminal *terminal = screen_start_demonstration();
    tap_ok(home_lrn("set", "organisation", "DRG053", "name=Abay Second Name", "city=Adama", NULL), "name and city are changed");
    tap_ok(home_lrn("set", "organisation", "DRG053", "name=Abay Third Name", NULL), "and the name again");
    screen_expect_marked(terminal, "Abay Third Name");
    screen_type(terminal, "h<Down>");
    screen_expect_row(terminal, 1, "History of Abay Third Name");
    screen_expect(terminal, "City: Addis Ababa -> Adama");
    screen_type(terminal, "u");
    screen_expect(terminal, "Abay Third Name: \"Name\" was changed later (");
    screen_expect_row(terminal, -1, "Take back the rest?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, -1, "Taken back as far as it goes");
    tap_is_number(home_count("organisation", "name:\"abay third\" city:\"addis ababa\""), 1, "the city is taken back, the later name stands");
    screen_type(terminal, "<Esc>");
    screen_expect_marked(terminal, "Abay Third Name");
    screen_leave(terminal);
    expect_sound();
}

/* Of an import whose rows were edited since, it is told how many were taken back. */
static void test_obstacle_of_many(void)
{
    struct terminal *terminal = screen_start_demonstration();
    char *list = home_path("new.csv");
    home_write(list, "name,kind,country\nZyx One,ngo,IN\nZyx Two,ngo,IN\nZyx Three,ngo,IN\n");
    tap_ok(home_lrn("import", "organisation", list, NULL), "three are imported");
    screen_expect(terminal, "of 109");
    screen_type(terminal, "/zyx one<Enter>");
    screen_expect_marked(terminal, "Zyx One");
    screen_type(terminal, "=city<Enter>");
    screen_expect_row(terminal, -1, "City");
    screen_type(terminal, "Pune<Enter>");
    screen_expect_row(terminal, 1, "1 of 1 will change");
    screen_type(terminal, "<C-s>");
    screen_expect_row(terminal, -1, "1 record changed. u takes it back.");
    screen_type(terminal, ":history<Enter>");
    screen_expect_row(terminal, 1, "History of everything");
    screen_type(terminal, "<Down>u");
    screen_expect_row(terminal, -1, "Take back the rest?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, -2, "2 of 3 records taken back: Import of ");
    screen_expect(terminal, "(taken back in part)");
    tap_is_number(home_count("organisation", "zyx"), 1, "one stays");
    screen_leave(terminal);
    free(list);
    expect_sound();
}

static void test_demonstration(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":remove-dem<Tab><Enter>");
    screen_expect_row(terminal, -1, "Remove every record of the demonstration network?");
    screen_type(terminal, "y");
    screen_expect_row(terminal, -1, "records removed. u takes it back.");
    screen_expect(terminal, "Nothing here yet. Press n to add the first one.");
    tap_is_number(home_count("organisation", "") + home_count("member", "") + home_count("partnership", "") + home_count("site", ""), 0, "all of it is gone");
    tap_ok(home_count("hotspot", "") >= 120, "the reference data stay");
    screen_type(terminal, "u");
    screen_expect_marked(terminal, "Abay Labour Studies Unit");
    screen_expect(terminal, "of 106");
    tap_is_number(home_count("partnership", ""), 40, "all of it is back");
    screen_leave(terminal);
    expect_sound();
}

static void test_care(void)
{
    struct terminal *terminal = screen_start_demonstration();
    char *path = home_path("copy.db"), *command = string_format(":backup %s<Enter>", path);
    screen_type(terminal, ":check<Enter>");
    screen_expect(terminal, "The database is sound.");
    screen_type(terminal, "L");
    screen_expect_row(terminal, 1, "Kontroll av databasen");
    screen_expect(terminal, "Databasen er i orden.");
    screen_type(terminal, "L<Esc>");
    screen_expect(terminal, " 1 of 106");
    screen_type(terminal, command);
    screen_expect_row(terminal, -1, "A copy of the database is in");
    tap_ok(home_lrn("--db", path, "check", NULL), "the copy is sound");
    screen_leave(terminal);
    free(command);
    free(path);
}

/* Taking back a large change shows how far it has come; Esc stops it, and nothing has happened. */
static void test_large(void)
{
    home_new(HOME_EMPTY);
    struct text list = {0};
    text_add(&list, "name,kind,country\n");
    for (int i = 0; i < LARGE; i++)
        text_add_format(&list, "Listed %d,ngo,IN\n", i);
    char *path = home_path("large.csv");
    home_write(path, text_string(&list));
    tap_ok(home_lrn("import", "organisation", path, NULL), "a large list is taken in");
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, "Listed 0");
    /* Esc waits when the work begins: sent later, it may come when all is done. Nothing comes behind it, that would be a key with Alt. */
    screen_type(terminal, "u<Esc>");
    screen_expect_row(terminal, -1, "Stopped. Nothing was changed.");
    screen_expect(terminal, "Listed 0");
    tap_is_number(home_count("organisation", ""), LARGE, "all are there");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "Taking back: ");
    screen_expect(terminal, "Taken back: Import");
    screen_type(terminal, "<C-r>");
    screen_expect_row(terminal, -1, "Doing again: ");
    screen_expect(terminal, "Done again: Import");
    screen_expect(terminal, "Listed 0");
    screen_leave(terminal);
    expect_sound();
    text_done(&list);
    free(path);
}

/* People are forgotten after a question that says it is for ever: from a list, from a record, marked ones. */
static void test_forget(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, ":forget<Enter>");
    screen_expect(terminal, "Organisations: these records are no people; only people are forgotten.");
    screen_type(terminal, "<Esc>");
    screen_expect_not(terminal, ":forget");
    screen_type(terminal, ":contact<Enter>");
    screen_expect_marked(terminal, "Abena Serwaa");
    screen_type(terminal, ":forget<Enter>");
    screen_expect(terminal, "\"Abena Serwaa Takyiwaa (demo)\": forget for ever, in the history");
    screen_expect_row(terminal, -1, "too? It cannot be undone. (y/n)");
    screen_type(terminal, "n");
    screen_expect_not(terminal, "(y/n)");
    screen_expect_marked(terminal, "Abena Serwaa");
    screen_type(terminal, ":forget<Enter>");
    screen_expect_row(terminal, -1, "(y/n)");
    screen_type(terminal, "y");
    screen_expect(terminal, "Forgotten. No record's text says the name,");
    screen_expect_row(terminal, -1, "lrn knows nothing of backups, exported files and others' unsaved forms.");
    screen_expect(terminal, " 1 of 151");
    screen_expect_marked(terminal, "Achieng Odera");
    screen_type(terminal, "u");
    screen_expect_row(terminal, -1, "There is nothing to undo.");
    /* Her record is no longer open. */
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "Achieng Odera");
    screen_type(terminal, "L:glem<Enter>");
    screen_expect(terminal, "«Achieng Odera Nyabola (demo)»: glemme for alltid, også i");
    screen_expect_row(terminal, -1, "(j/n)");
    screen_type(terminal, "j");
    screen_expect(terminal, "Glemt. ");
    screen_expect(terminal, " 1 av 150");
    screen_type(terminal, " <Down> :glem<Enter>");
    screen_expect(terminal, "Glemme de 2 merkede personene for alltid, også i historikken?");
    screen_type(terminal, "j");
    screen_expect(terminal, " av 148");
    screen_type(terminal, "L:history<Enter>");
    screen_expect(terminal, "Contact person forgotten");
    screen_type(terminal, "<Esc>");
    screen_leave(terminal);
    expect_sound();
    tap_is_number(home_count("contact", "Abena"), 0, "she is not found");
}

int main(void)
{
    test_undo();
    test_undo_told();
    test_delete();
    test_forget();
    test_refused();
    test_marked();
    test_history();
    test_obstacle();
    test_obstacle_of_many();
    test_demonstration();
    test_care();
    test_large();
    return tap_done();
}
