/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that an import on the screen is of: what would keep one waiting is refused at once, and its encoding is found by the number people know. */
#include "config.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "src/memory.h"
#include "tests/home.h"
#include "tests/screen.h"
#include "tests/tap.h"

/* A pipe to which nobody writes, a device, a folder; none stops the screen, and an ordinary file is read after them. */
static void test_no_file(const char *language, const char *no_file, const char *columns)
{
    const char *const arguments[] = {"--lang", language, NULL};
    const struct screen_options options = {.arguments = arguments, .columns = 60, .rows = 16};

    home_new(HOME_EMPTY);
    char *pipe = home_path("pipe"), *list = home_path("list.csv");
    tap_ok(mkfifo(pipe, 0600) == 0, "there is a pipe");
    home_write(list, "Name,Country,Type\nHope,Kenya,NGO\n");
    struct terminal *terminal = screen_start(&options);
    screen_type(terminal, ":import ~/pipe<Enter>");
    screen_expect(terminal, no_file);
    screen_expect_cursor(terminal, "~/pipe");
    screen_type(terminal, "<C-u>/dev/tty<Enter>");
    screen_expect_row(terminal, -2, "/dev/tty");
    screen_expect(terminal, no_file);
    screen_type(terminal, "<C-u>~/list.csv<Enter>");
    screen_expect(terminal, "UTF-8");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, columns);
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
    free(list);
    free(pipe);
}

static void test_encoding(void)
{
    home_new(HOME_EMPTY);
    char *list = home_path("list.csv");
    home_write(list, "Name,Country,Type\nB\x86rekraft,Kenya,NGO\n");
    struct terminal *terminal = screen_start(NULL);
    screen_type(terminal, ":import ~/list.csv<Enter>");
    screen_expect(terminal, "Import: what was recognised");
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, "Encoding");
    screen_type(terminal, "<Enter>1252");
    screen_expect_marked(terminal, "WINDOWS-1252");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "B†rekraft");
    screen_type(terminal, "<Enter>850");
    screen_expect_marked(terminal, "CP850");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "Bårekraft");
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
    free(list);
}

/* A path that was copied elsewhere is whole: the folder that stands there already is none of it. */
static void test_whole_path(void)
{
    home_new(HOME_EMPTY);
    char *list = home_path("list.csv"), *typed = string_format("%s<Enter>", list);
    home_write(list, "Name,Country,Type\nHope,Kenya,NGO\n");
    struct terminal *terminal = screen_start(NULL);
    screen_type(terminal, "1i");
    screen_expect(terminal, "Import: choose a list");
    screen_type(terminal, typed);
    screen_expect(terminal, "Import: what was recognised");
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
    free(typed);
    free(list);
}

/* What a list may be in is picked by one key. */
static void test_proposal(void)
{
    home_new(HOME_EMPTY);
    char *list = home_path("list.csv");
    home_write(list, "Name,Country,Type,City\n\263\322\244\165\305\166\257\161\244\244\244\337,Taiwan,NGO,\245\170\245\137\n");
    struct terminal *terminal = screen_start(NULL);
    screen_type(terminal, ":import ~/list.csv<Enter>");
    screen_expect(terminal, "Perhaps it is");
    screen_type(terminal, "<Down><Down>");
    screen_expect_marked(terminal, "Encoding");
    screen_type(terminal, "<Enter>");
    screen_expect_marked(terminal, "BIG5");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "勞工權益中心");
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
    free(list);
}

/* A list whose letters are plausible in no encoding goes no further until somebody says which it is. */
static void test_no_encoding(const char *keys)
{
    home_new(HOME_EMPTY);
    char *list = home_path("list.csv");
    home_write(list, "Name,Country,Type\n\335\376\347i Sa\360l\375\360\375 Meclisi,Turkey,NGO\nG\374ne\376 I\376\375\360\375 Derne\360i,Turkey,NGO\n\307a\360da\376 Ya\376am\375 Destekleme,Turkey,NGO\n");
    struct terminal *terminal = screen_start(NULL);
    screen_type(terminal, ":import ~/list.csv<Enter>");
    screen_expect(terminal, "Perhaps it is");
    screen_type(terminal, keys);
    screen_expect_marked(terminal, "windows-1254");
    screen_type(terminal, "<Enter>");
    screen_expect(terminal, "İşçi Sağlığı Meclisi");
    screen_type(terminal, keys);
    screen_expect(terminal, "Import: the columns");
    screen_type(terminal, "<C-c>");
    screen_end(terminal);
    free(list);
}

int main(void)
{
    test_no_file("en", "no ordinary file", "Import: the columns");
    test_no_file("nb", "ingen vanlig fil", "Import: kolonnene");
    test_encoding();
    test_proposal();
    test_no_encoding("<Enter>");
    test_no_encoding("<Tab>");
    test_whole_path();
    return tap_done();
}
