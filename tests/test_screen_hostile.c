/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that somebody filled with escape sequences, controls, overrides of direction, floods of marks and texts of a megabyte: whatever shows them, nothing
 * but text reaches the terminal, columns stay aligned, and a spreadsheet finds no formula. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "src/memory.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/home.h"
#include "tests/luck.h"
#include "tests/screen.h"
#include "tests/tap.h"

enum { MARKS = 400, MARKS_OF_A_LETTER = 4, MEGABYTE = 1 << 20, FIRST_ROW = 3, LISTS = 2 /* of the places, at the beginning: of organisations */ };

/* A number that no sequence of ours holds: where it stands behind an escape, a record has spoken to the terminal. */
#define SPELL "31337"

/* What stands in every text field of every record, by turns. */
static const char *const texts[] = {
    "\033[" SPELL ";1H\033[2J Escaped",
    "\033]0;" SPELL "\007 Titled \033P" SPELL "\033\\",
    "\xc2\x9b" SPELL "m\xc2\x9d" SPELL "\xc2\x9c Single",
    "Bell\007Back\b\b\bReturn\rFeed\fTab\tLine\nDelete\177Shift\016\017",
    "\xe2\x80\xae" "detrevo \xe2\x81\xa6isolated \xe2\x80\x8f" "marked \xe2\x80\xa8separated\xe2\x80\xa9",
    "Zero\xe2\x80\x8b\xe2\x80\x8c\xe2\x80\x8d\xe2\x81\xa0\xef\xbb\xbfwidth\xc2\xadsoft",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 right to left",
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2 wide",
    "=" SPELL "+cmd|' /C calc'!A0",
    "+" SPELL, "-" SPELL, "@" SPELL, "\t=" SPELL,
    "Broken \xff\xfe\xc3( \xed\xa0\x80 \xf4\x90\x80\x80 bytes",
    "%s%n%d {" SPELL "} \\e[" SPELL "m $(" SPELL ") `" SPELL "`",
    "\xf3\xa0\x80\x81\xee\x80\x80\xef\xbf\xbf private and tagged",
};

enum { TEXTS = sizeof texts / sizeof *texts };

/* --- The records ---------------------------------------------------------------------------------------------------------- */

static void field_poison(sqlite3 *handle, const struct record_type *type, const struct field *field)
{
    char *sql = string_format("UPDATE \"%s\" SET \"%s\" = ?1 WHERE (id + rowid + length('%s')) %% ?2 = ?3", type->name, field->name, field->name);
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
        tap_ok(false, "%s: %s", sql, sqlite3_errmsg(handle));
    for (int i = 0; i < TEXTS; i++) {
        sqlite3_bind_text(statement, 1, texts[i], -1, SQLITE_STATIC);
        sqlite3_bind_int(statement, 2, TEXTS);
        sqlite3_bind_int(statement, 3, i);
        sqlite3_step(statement);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    free(sql);
}

static bool is_poisoned(const struct field *field)
{
    bool text = field->kind == FIELD_TEXT || field->kind == FIELD_LONG_TEXT || field->kind == FIELD_URL || field->kind == FIELD_EMAIL || field->kind == FIELD_PHONE;
    return text && field->compute == NULL;
}

/* One name under a flood of marks, one text of a megabyte. */
static void floods_write(sqlite3 *handle)
{
    struct text flood = {0}, long_text = {0};
    sqlite3_stmt *statement;

    text_add(&flood, "Flood e");
    for (int i = 0; i < MARKS; i++)
        text_add(&flood, "\xcc\x81\xcd\x9c");
    while (long_text.length < MEGABYTE)
        text_add(&long_text, "\xe6\xbc\xa2" "a\xcc\x81 \033[" SPELL "m ");
    sqlite3_prepare_v2(handle, "UPDATE organisation SET name = ?1, description_en = ?2 WHERE id = (SELECT min(id) FROM organisation)", -1, &statement, NULL);
    sqlite3_bind_text(statement, 1, text_string(&flood), -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, text_string(&long_text), -1, SQLITE_STATIC);
    tap_ok(sqlite3_step(statement) == SQLITE_DONE, "a flood is written");
    sqlite3_finalize(statement);
    text_done(&flood);
    text_done(&long_text);
}

/* Behind lrn's back, as a file that somebody sent; what lrn derives it makes anew. */
static void records_poison(void)
{
    sqlite3 *handle;

    sqlite3_open_v2(home_database(), &handle, SQLITE_OPEN_READWRITE, NULL);
    for (size_t i = 0; i < types_all.count; i++)
        for (size_t j = 0; j < types_all.types[i]->field_count; j++)
            if (is_poisoned(&types_all.types[i]->fields[j]))
                field_poison(handle, types_all.types[i], &types_all.types[i]->fields[j]);
    floods_write(handle);
    tap_ok(sqlite3_exec(handle, "DELETE FROM setting WHERE name LIKE 'derived %'", NULL, NULL, NULL) == SQLITE_OK, "the records are written over");
    sqlite3_close(handle);
}

/* --- What reaches the terminal -------------------------------------------------------------------------------------------- */

/* Reads a sequence of ours behind an escape; its end, or NULL. */
static const char *sequence_end(const char *at)
{
    static const char *const plain[] = {"(B", "(0", ")B", ")0", "7", "8", "M", "D", "E", "=", ">", "c", "H"};

    if (*at == '[') {
        const char *parameters = at + 1;
        size_t length = strspn(parameters, "?0123456789;");
        bool ours = parameters[length] != '\0' && strchr("ABCDEFGHJKLMPSTXZ@bdfghlmnrt", parameters[length]) != NULL;
        return ours && (length < strlen(SPELL) || strncmp(parameters, SPELL, strlen(SPELL)) != 0) ? parameters + length + 1 : NULL;
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strncmp(at, plain[i], strlen(plain[i])) == 0)
            return at + strlen(plain[i]);
    return NULL;
}

/* Characters that make a terminal do something, or text look like another. */
static bool is_harmful(uint32_t character)
{
    bool control = character < 32 || (character >= 0x7f && character < 0xa0);
    bool direction = (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069) || character == 0x200e || character == 0x200f
                     || character == 0x061c;
    bool line = character == 0x2028 || character == 0x2029;
    bool unseen = character == 0xad || character == 0x200b || (character >= 0x2060 && character <= 0x2064) || character == 0xfeff || (character >= 0xe0000 && character < 0xe0100);
    return control || direction || line || unseen;
}

/* What stands above and below one letter, and what is needed only between letters of other scripts. */
struct letter {
    uint32_t last;
    int marks;
};

static bool is_too_much(struct letter *letter, uint32_t character)
{
    bool mark = character >= 0x300 && character < 0x370, joiner = character == 0x200c || character == 0x200d, too_much = joiner && letter->last < 0x300;

    letter->last = character;
    letter->marks = mark ? letter->marks + 1 : 0;
    return too_much || letter->marks > MARKS_OF_A_LETTER;
}

/* The first place where anything but text and sequences of ours stands; NULL where there is none. */
static const char *harm_find(const char *at, const char *end, const char *allowed)
{
    struct letter letter = {0};

    while (at < end) {
        uint32_t character;
        int length = utf8_decode(at, (size_t)(end - at), &character);
        if (*at == '\033' && (at[1] == '\0' || sequence_end(at + 1) == NULL))
            return at;
        if (*at == '\033') {
            at = sequence_end(at + 1);
            continue;
        }
        if (length <= 0 || (is_harmful(character) && strchr(allowed, *at) == NULL) || is_too_much(&letter, character))
            return at;
        at += length;
    }
    return NULL;
}

static void expect_harmless(struct text *heard, const char *allowed, const char *where)
{
    const char *harm = strlen(text_string(heard)) == heard->length ? harm_find(text_string(heard), text_string(heard) + heard->length, allowed) : "a byte that is 0";
    char *shown = string_copy_part(harm != NULL ? harm : "", harm != NULL && strlen(harm) > 40 ? 40 : harm != NULL ? strlen(harm) : 0);

    for (char *at = shown; *at != '\0'; at++)
        *at = *at < 32 || *at == 127 ? '^' : *at;
    tap_ok(harm == NULL, "%s: nothing but text reaches the terminal: %s", where, shown);
    text_clear(heard);
    free(shown);
}

/* --- The screen ----------------------------------------------------------------------------------------------------------- */

/* That a key does nothing is said once the keys before it were taken; where it is not, something that stands there. */
static const struct place {
    const char *name, *keys, *leave, *shown;
} places[] = {
    {"organisations", "1", "", NULL},
    {"their end", "<End>", "<Home>", NULL},
    {"a record", "<Enter>", "<Esc>", NULL},
    {"its end", "<Enter><End>", "<Esc>", NULL},
    {"a form", "e", "<Esc>", NULL},
    {"a form's end", "e<PgDn><PgDn>", "<Esc>", NULL},
    {"its history", "h", "<Esc>", NULL},
    {"everybody's history", ":history<Enter>", "<Esc>", NULL},
    {"a filter", "fname<Enter>", "<Esc>", NULL},
    {"a search", "/" SPELL "<Enter>", "<Esc>", NULL},
    {"a question", "<Del>", "n", "(y/n)"},
    {"a step", "t", "<Esc>", NULL},
    {"marked and compared", "<Space><Space>c", "<Esc><Esc>", NULL},
    {"two side by side", "<Space><Space><C-s>", "<Esc><Esc>", NULL},
    {"duplicates", ":duplicates<Enter>", "<Esc>", NULL},
    {"countries", "2", "1", NULL},
    {"a country", "2<Enter>", "<Esc>1", NULL},
    {"a country's report", "2r", "<Esc>1", NULL},
    {"hot spots", "3", "1", NULL},
    {"a hot spot", "3<Enter>", "<Esc>1", NULL},
    {"the matrix", "3v", "<Esc>1", NULL},
    {"the grid", "3d", "<Esc>1", NULL},
    {"the world", "w", "<Esc>", NULL},
    {"coverage", ":coverage<Enter>", "<Esc>", NULL},
    {"partnerships", "4", "1", NULL},
    {"a partnership", "4<Enter>", "<Esc>1", NULL},
    {"members", "5", "1", NULL},
    {"suppliers", "6", "1", NULL},
    {"sites", "7", "1", NULL},
    {"contacts", ":contact<Enter>", "<Esc>", NULL},
    {"findings", ":finding<Enter>", "<Esc>", NULL},
    {"sources", ":source<Enter>", "<Esc>", NULL},
    {"documents", ":document<Enter>", "<Esc>", NULL},
    {"today", "0", "1", NULL},
    {"a match", "m", "<Esc>", NULL},
    {"the check", ":check<Enter>", "<Esc>", NULL},
    {"the other language", "L", "L", NULL},
};

/* In the list of organisations the country stands in its column in every row, whatever stands before it. */
static bool countries_are_aligned(struct terminal *terminal)
{
    const char *at = strstr(screen_row(terminal, FIRST_ROW - 1), "Country");
    char *head = string_copy_part(screen_row(terminal, FIRST_ROW - 1), at != NULL ? (size_t)(at - screen_row(terminal, FIRST_ROW - 1)) : 0);
    int column = text_width(head);
    bool aligned = at != NULL;

    for (int row = FIRST_ROW; row < screen_rows(terminal) - 1 && aligned; row++) {
        const char *text = screen_row(terminal, row);
        size_t offset = 0;
        char *before = string_copy("");
        while (text[offset] != '\0' && text_width(before) < column) {
            offset = text_next(text, strlen(text), offset);
            free(before);
            before = string_copy_part(text, offset);
        }
        aligned = text_width(before) == column && offset > 1 && text[offset - 1] == ' ' && text[offset] >= 'A' && text[offset] <= 'Z';
        if (!aligned)
            tap_note("row %d: |%s|%s|", row, before, text + offset);
        free(before);
    }
    free(head);
    return aligned;
}

static void test_screens(int columns, int rows)
{
    struct text heard = {0};
    struct terminal *terminal = screen_start(&(struct screen_options){.columns = columns, .rows = rows});

    screen_hear(terminal, &heard);
    screen_expect(terminal, " of 106");
    expect_harmless(&heard, "\r\n\b\t\016\017", "the first screen");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        screen_type(terminal, places[i].keys);
        screen_type(terminal, "<F7>");
        screen_expect(terminal, places[i].shown != NULL ? places[i].shown : "F7 ");
        screen_type(terminal, "<C-l>");
        screen_expect_not(terminal, "F7 ");
        screen_expect_not(terminal, "... all (w)"); /* Today is still being read, */
        screen_expect_not(terminal, "looking:");    /* duplicates are looked for */
        char *name = string_format("%s at %dx%d", places[i].name, columns, rows);
        screen_expect_repaint(terminal);
        expect_harmless(&heard, "\r\n\b\t\016\017", name);
        if (i < LISTS)
            screen_ok(terminal, countries_are_aligned(terminal), "columns stay aligned");
        screen_type(terminal, places[i].leave);
        free(name);
    }
    screen_type(terminal, "<F10>");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
    text_done(&heard);
}

/* --- The command line ----------------------------------------------------------------------------------------------------- */

static const char *const commands[][6] = {
    {"search", "organisation", "", NULL},
    {"search", "contact", "", "--format", "csv", NULL},
    {"show", "organisation", "DRG001", NULL},
    {"show", "organisation", "DRG053", "--format", "json", NULL},
    {"show", "country", "BD", NULL},
    {"match", "--country", "India", NULL},
    {"report", "country", "IN", NULL},
    {"report", "coverage", NULL},
    {"history", "organisation", "DRG053", NULL},
    {"duplicates", NULL},
    {"check", NULL},
    {"delete", "organisation", "DRG053", NULL},
    {"export", "organisation", NULL},
};

static void test_command(const char *const *arguments)
{
    struct text heard = {0};
    struct terminal *terminal = screen_start(&(struct screen_options){.arguments = arguments, .plain = true});
    bool restored;

    screen_hear(terminal, &heard);
    while (!screen_has_ended(terminal, &restored))
        screen_bytes_within(terminal, 5);
    screen_bytes(terminal);
    char *name = string_format("lrn %s %s", arguments[0], arguments[1] != NULL ? arguments[1] : "");
    tap_ok(heard.length > 0, "%s says something", name);
    expect_harmless(&heard, "\r\n", name);
    screen_end(terminal);
    text_done(&heard);
    free(name);
}

/* --- Spreadsheets --------------------------------------------------------------------------------------------------------- */

static void test_spreadsheet(void)
{
    static const char *const formulas[] = {"=" SPELL, "+" SPELL, "-" SPELL, "@" SPELL, "\t="};
    static const char *const begins[] = {",", ",\"", "\n", "\n\""};
    const char *const arguments[] = {"export", "organisation", NULL};
    char *list = home_run(NULL, arguments);

    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        for (size_t j = 0; j < sizeof begins / sizeof *begins; j++) {
            char *cell = string_format("%s%s", begins[j], formulas[i]);
            tap_ok(strstr(list, cell) == NULL, "no cell begins with %s", formulas[i]);
            free(cell);
        }
    free(list);
}

/* In make check the first. */
static const int sizes[][2] = {{80, 24}, {60, 16}, {132, 40}, {200, 60}};

enum { SIZES = sizeof sizes / sizeof *sizes };

int main(void)
{
    home_new(HOME_DEMONSTRATION);
    records_poison();
    for (int64_t i = 0; i < luck_rounds(1) && i < SIZES; i++)
        test_screens(sizes[i][0], sizes[i][1]);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        test_command(commands[i]);
    test_spreadsheet();
    return tap_done();
}
