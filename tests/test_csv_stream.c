/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/csv_stream.h"
#include "src/encoder.h"
#include "src/error.h"
#include "src/file_lines.h"
#include "src/memory.h"
#include "src/text.h"
#include "tests/tap.h"

static int file_of(const char *bytes, size_t length)
{
    FILE *file = tmpfile();
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fflush(file) != 0)
        abort();
    int descriptor = dup(fileno(file));
    fclose(file);
    return descriptor;
}

static void row_describe(const struct csv_stream_row *row, struct text *text)
{
    static const char *const flaws[] = {
        [CSV_FLAW_NONE] = "",       [CSV_FLAW_QUOTE] = "quote ",   [CSV_FLAW_PADDED] = "padded ", [CSV_FLAW_CUT] = "cut ",
        [CSV_FLAW_SHORT] = "short ", [CSV_FLAW_LONG] = "long ",    [CSV_FLAW_NOTE] = "note ",     [CSV_FLAW_HEADER] = "header ",
        [CSV_FLAW_DOUBT] = "doubt ", [CSV_FLAW_SINGLE] = "single ",
        [CSV_FLAW_REMARK] = "remark "};
    text_add_format(text, "%zu", row->line);
    if (row->lines > 1)
        text_add_format(text, "-%zu", row->line + row->lines - 1);
    text_add_format(text, ":%s", flaws[row->flaw]);
    for (size_t i = 0; i < row->count; i++)
        text_add_format(text, i == 0 ? "%s" : "|%s", row->cells[i]);
    text_add(text, "/");
}

/* Whether so many rows are counted as were read, and reading goes on at the first. */
static bool count_is(struct csv_stream *stream, int64_t rows)
{
    struct csv_stream_row row;
    struct error error;
    int64_t count;
    bool counted = csv_stream_count(stream, &count, &error) && count == rows;
    for (count = 0; csv_stream_next(stream, &row, &error) == CSV_RESULT_ROW; count++)
        continue;
    return counted && count == rows;
}

/* Rows as "LINE:flaw cell|cell/", an error as "!text"; "!count" where they are counted otherwise. */
static void stream_describe(int file, const struct csv_options *options, struct text *text)
{
    struct error error = {0};
    struct csv_stream_row row;
    int64_t rows = 0;
    text_clear(text);
    struct csv_stream *stream = csv_stream_new(file, "x.csv", options, &error);
    for (; stream != NULL && csv_stream_next(stream, &row, &error) == CSV_RESULT_ROW; rows++)
        row_describe(&row, text);
    if (stream != NULL && !count_is(stream, rows))
        text_add(text, "!count");
    if (error.code != ERROR_NONE)
        text_add_format(text, "!%s", error.text);
    csv_stream_free(stream);
    close(file);
}

static const struct {
    const char *name;
    const char *bytes;
    const char *rows;
} cases[] = {
    {"nothing", "", "!x.csv: There is no row in this file."},
    {"a header alone", "a,b\n", ""},
    {"rows", "a,b\nc,d\ne,f", "2:c|d/3:e|f/"},
    {"an entity among semicolons", "a;b;c\nx &amp; y;d;e\nu;caf&eacute;;&#8211;\n", "2:x &amp; y|d|e/3:u|caf&eacute;|&#8211;/"},
    {"an entity beside a quoted cell", "a;b;c\nx &amp; y;\"d;e\";f\n", "2:x &amp; y|d;e|f/"},
    {"an entity and nothing beyond the last column", "a;b;c\nx &amp; y;d;e;\n", "2:cut x &amp; y|d|e/"},
    {"an entity in a row that fits without it", "a;b;c\nx&amp;d;e\n", "2:x&amp|d|e/"},
    {"an entity in a row with more cells all the same", "a;b;c\nx &amp; y;d;e;f\ng;h;i\n", "2:long x &amp|y|d|e|f/3:g|h|i/"},
    {"an entity that is none", "a;b;c\nx &foo; y;d;e\ng;h;i\n", "2:long x &foo|y|d|e/3:g|h|i/"},
    {"all line ends", "a,b\r\nc,d\re,f\n\r\ng,h\r", "2:c|d/3:e|f/5:g|h/"},
    {"empty rows", "a,b\n\n , \n,\nc,d\n\"\",\"\"\n", "5:c|d/"},
    {"a line end in quotes", "a,b\r\n\"c\r\nd\",e\r\nf,g\r\n", "2-3:c\nd|e/4:f|g/"},
    {"blanks around cells", "a,b\n  c , \" d \" \n", "2:c| d /"},
    {"missing cells, at most half", "a,b,c,d\n1,2,3\n1,2\n1\n1,2,3,4\n", "2:padded 1|2|3|/3:padded 1|2||/4:short 1/5:1|2|3|4/"},
    {"extra cells", "a,b\n1,2,,\n1,2,3\n1,2\n", "2:cut 1|2/3:long 1|2|3/4:1|2/"},
    {"a quotation mark inside a cell", "a,b\n5\" pipe,c\nd,e\n", "2:quote 5\" pipe|c/3:d|e/"},
    {"a quotation mark after a quoted cell", "a,b\n\"c\" d\",e\nf,g\n", "2:doubt \"c\" d\",e/3:f|g/"},
    {"one that is never closed", "a,b,c\n1,\"x,y\n2,x,y\n3,x,y\n", "2:doubt 1,\"x,y/3:2|x|y/4:3|x|y/"},
    {"one that the next quotation mark closes", "a,b,c\n1,\"x,y\n2,x,\"y\"\n3,x,y\n", "2:doubt 1,\"x,y/3:2|x|y/4:3|x|y/"},
    {"one before a row over two lines", "a,b,c\n1,\"x,y\n2,x,\"y\nz\"\n3,x,y\n", "2:doubt 1,\"x,y/3-4:2|x|y\nz/5:3|x|y/"},
    {"lines that do not fit after it", "a,b,c\n1,\"He said \"hi\" to\nthem, and\",x\n2,x,y\n",
     "2-3:doubt 1,\"He said \"hi\" to\nthem, and\",x/4:2|x|y/"},
    {"pairs of them out of place", "a,b,c\n1,\"He said \"hi\" to\",x\n2,x\n3,x,y\n", "2:doubt 1,\"He said \"hi\" to\",x/3:padded 2|x|/4:3|x|y/"},
    {"one in the last row", "a,b\n1,x\n2,\"y\n", "2:1|x/3:doubt 2,\"y/"},
    {"rows swallowed between two of them", "a,b,c,d\n1,\"x,y,z\n2,x,y,z\n3,x,y,z\n4,x\",y,z\n5,x,y,z\n",
     "2:doubt 1,\"x,y,z/3:2|x|y|z/4:3|x|y|z/5:quote 4|x\"|y|z/6:5|x|y|z/"},
    {"an address over lines is no such thing", "a,b,c\n1,\"Street 1,\nCity, Region,\nBangladesh\",z\n2,x,y\n",
     "2-4:1|Street 1,\nCity, Region,\nBangladesh|z/5:2|x|y/"},
    {"notes below the table", "a,b,c\n1,2,3\n\nSource: the ministry\nTaken in May, 2026\n", "2:1|2|3/4:note Source: the ministry/5:note Taken in May|2026/"},
    {"notes that a spreadsheet padded", "a,b,c\n1,2,3\n,,\nSource: the ministry,,\n", "2:1|2|3/4:note Source: the ministry||/"},
    {"a name alone in the last row is a row", "a,b\n1,2\n3,\n", "2:1|2/3:3|/"},
    {"a total and a source that a spreadsheet padded", "a,b,c,d,e\n1,2,3,4,x\n1,2,3,4,\n,,,,\nAll of them,2,,,\nMade by me,,,,\n",
     "2:1|2|3|4|x/3:1|2|3|4|/5:note All of them|2|||/6:note Made by me||||/"},
    {"and that stand directly below", "name,city\nHope,Nairobi\nTotal,1\nSource: Kari,\n", "2:Hope|Nairobi/3:note Total|1/4:note Source: Kari|/"},
    {"in Norwegian", "navn;by\nHåp;Oslo\nTil sammen;1\nKilde: Kari;\n* foreløpig;\n", "2:Håp|Oslo/3:note Til sammen|1/4:note Kilde: Kari|/5:note * foreløpig|/"},
    {"a total between rows is no note", "a,b\nx,y\nTotal,1\nz,w\n", "2:x|y/3:Total|1/4:z|w/"},
    {"nor is what is called so", "name,city\nHope,Nairobi\nTotal,Paris\n", "2:Hope|Nairobi/3:Total|Paris/"},
    {"a row apart with half of its cells is none", "a,b,c,d\n1,2,3,4\n\n5,6,,\n", "2:1|2|3|4/4:5|6||/"},
    {"a line apart between rows is no note", "a,b,c\n1,2,3\n\nAFRICA\n4,5,6\n", "2:1|2|3/4:short AFRICA/5:4|5|6/"},
    {"the header once more", "a,b\n1,2\na,b\n3,4\nA,B\n", "2:1|2/3:header a|b/4:3|4/5:header A|B/"},
    {"headings between rows", "a,b,c\nASIA,,\n1,2,3\n4,5,6\nAFRICA,,\n7,8,\n9,1,2\n", "2:single ASIA||/3:1|2|3/4:4|5|6/5:single AFRICA||/6:7|8|/7:9|1|2/"},
    {"notes directly below rows", "a,b,c\n1,2,3\n4,,6\n7,8,9\nAs many as: 3,,\nPage 1 of 3,,\n", "2:1|2|3/3:4||6/4:7|8|9/5:note As many as: 3||/6:note Page 1 of 3||/"},
    {"notes over two cells", "a,b,c,d\n1,2,3,4\nNote:,those below are of 2019,,\n4,5,6,7\nKilde: SSB,mai 2026,,\n", "2:1|2|3|4/3:remark Note:|those below are of 2019||/4:4|5|6|7/5:note Kilde: SSB|mai 2026||/"},
    {"what begins like one and is a row", "a,b,c\nNote: x,y,z\n1,2,3\nParty: x,y,\n4,5,6\n", "2:Note: x|y|z/3:1|2|3/4:Party: x|y|/5:4|5|6/"},
    {"rows of a list that has little", "a,b,c\n1,,\n2,,\n3,x,y\n4,,\n", "2:1||/3:2||/4:3|x|y/5:4||/"},
    {"a spreadsheet", "PK\3\4x,y\n", "!x.csv: This is a spreadsheet or an archive, no CSV. Save it as CSV in the program it comes from."},
    {"a preamble", "All members\n\na;b;c\n1;2;3\n", "4:1|2|3/"},
    {"lines that are quoted whole", "\"a,b,c\"\n\"1,\"\"x, y\"\",\"\"He said \"\"\"\"hi\"\"\"\"\"\"\"\n\"2,,\"\n3\n", "2:1|x, y|He said \"hi\"/3:2||/4:note 3/"},
    {"and over two lines", "\"a,b,c\"\n\"1,\"\"x\ny\"\",z\"\n\"2,3,0\"\n\"2,3,1\"\n\"2,3,2\"\n\"2,3,3\"\n\"2,3,4\"\n\"2,3,5\"\n\"2,3,6\"\n\"2,3,7\"\n", "2-3:1|x\ny|z/4:2|3|0/5:2|3|1/6:2|3|2/7:2|3|3/8:2|3|4/9:2|3|5/10:2|3|6/11:2|3|7/"},
    {"two rows in one such line", "\"a,b,c\"\n\"1,2,3\n4,5,6\"\n\"2,3,0\"\n\"2,3,1\"\n\"2,3,2\"\n\"2,3,3\"\n\"2,3,4\"\n\"2,3,5\"\n\"2,3,6\"\n\"2,3,7\"\n", "2-3:doubt \"1,2,3\n4,5,6\"/4:2|3|0/5:2|3|1/6:2|3|2/7:2|3|3/8:2|3|4/9:2|3|5/10:2|3|6/11:2|3|7/"},
    {"with a quotation mark inside them that is never closed", "\"a,b\"\n\"1,\"\"x\"\n\"2,3\"\n\"4,5\"\n", "2:doubt \"1,\"\"x\"/3:2|3/4:4|5/"},
    {"those with quotation marks alone, below others", "a,b,c\n1,2,3\n\"4,\"\"x, y\"\",z\"\n5,6,7\n", "2:1|2|3/3:4|x, y|z/4:5|6|7/"},
    {"below a title and a line of blanks", "All members\n\n\"a,b,c\"\n\"1,2,3\"\n", "4:1|2|3/"},
    {"what looks so and is one column", "\"a\"\n\"Hope, Nairobi\"\n\"Faith, Kampala\"\n", "2:Hope, Nairobi/3:Faith, Kampala/"},
    {"a note in quotation marks below a table", "a;b;c\n1;2;3\n\"Source: x, y, z\"\n", "2:1|2|3/3:note Source: x, y, z/"},
    {"NUL and bad bytes", "a,b\n1\xff,Åse\n", "2:1\xef\xbf\xbd|Åse/"},
};

static void test_cases(struct text *text)
{
    const struct csv_options options = {.encoding = "UTF-8"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stream_describe(file_of(cases[i].bytes, strlen(cases[i].bytes)), &options, text);
        tap_is_text(text_string(text), cases[i].rows, "%s", cases[i].name);
    }
}

/* What a row says of where it stands is true in every encoding: read by that, it is the same row. */
static void test_again(struct text *text)
{
    static const char *const encodings[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "CP850", "MACINTOSH", "ISO-8859-1"};
    const char *rows = "navn;sted;merknad\nÅse;Bodø;\"a\nb\"\nfør;Voss\nx\nÆr;\"Hå;x\nØl;Vågå;æ\nÅ;B\"ø;c\n\nKilde: på nettet\n";
    const char *expected = "2-3:Åse|Bodø|a\nb/4:padded før|Voss|/5:short x/6:doubt Ær;\"Hå;x/7:Øl|Vågå|æ/8:quote Å|B\"ø|c/10:note Kilde: på nettet/";
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        struct text bytes = {0}, again = {0};
        struct encoder *encoder = encoder_new(encodings[i], NULL);
        encoder_add_mark(encoder, &bytes);
        encoder_add(encoder, rows, strlen(rows), &bytes);
        int file = file_of(bytes.bytes, bytes.length);
        struct csv_stream *stream = csv_stream_new(file, "x.csv", &(struct csv_options){0}, NULL);
        struct csv_stream_row row, same;
        text_clear(text);
        while (csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW) {
            row_describe(&row, text);
            csv_stream_again(stream, &row, &same, NULL);
            row_describe(&same, &again);
        }
        tap_is_text(csv_stream_encoding(stream), encodings[i], "%s is found", encodings[i]);
        tap_is_text(text_string(text), expected, "%s: the rows", encodings[i]);
        tap_is_text(text_string(&again), expected, "%s: each read again by its place", encodings[i]);
        csv_stream_rewind(stream);
        tap_ok(csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW && row.line == 2, "%s: back at the beginning", encodings[i]);
        csv_stream_free(stream);
        close(file);
        encoder_free(encoder);
        text_done(&bytes);
        text_done(&again);
    }
}

/* The same with the blanks at the ends of its cells, whatever else is in it. */
static void test_whole(struct text *text)
{
    const char *rows = "name,place,note\n a , b,c  \n \"a\" , \"b \" ,\n a,\"b\n \" , c \n a ,\"b\"\"\",5\" \n x \n a , b , c , d \n";
    int file = file_of(rows, strlen(rows));
    struct csv_stream *stream = csv_stream_new(file, "x.csv", &(struct csv_options){0}, NULL);
    struct csv_stream_row row, whole;

    text_clear(text);
    while (csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW) {
        csv_stream_again_whole(stream, &row, &whole, NULL);
        row_describe(&whole, text);
    }
    tap_is_text(text_string(text), "2: a | b|c  /3:a|b |/4-5: a|b\n | c /6:quote  a |b\"|5\" /7:short  x /8:long  a | b | c | d /", "rows as they stand");
    csv_stream_free(stream);
    close(file);
}

static void test_faults(void)
{
    const char bytes[] = "a,b\n1,\0x\n2,\xff\n3,\xff\xfe\n";
    int file = file_of(bytes, sizeof bytes - 1);
    struct csv_stream *stream = csv_stream_new(file, "x.csv", &(struct csv_options){.encoding = "UTF-8"}, NULL);
    struct csv_stream_row row;
    size_t bad = 0;
    while (csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW)
        bad += row.bad_count;
    const struct decoder_faults *faults = csv_stream_faults(stream);
    tap_is_number((intmax_t)bad, 3, "rows say how many bad bytes are in them");
    tap_ok(faults->bad_count == 3 && faults->bad_offset == 11, "the stream says how many in all, and where the first is");
    tap_ok(faults->nul_count == 1 && faults->nul_offset == 6, "the same of NUL bytes");
    csv_stream_free(stream);
    close(file);
}

/* A quotation mark is out of place in every thousandth of many rows, in buffers' middles and at their edges: only those rows are lost. */
static void test_many(void)
{
    enum { ROWS = 60000, EACH = 997 };
    struct text bytes = {0};
    text_add(&bytes, "id,name,city,note\n");
    for (size_t i = 1; i <= ROWS; i++)
        text_add_format(&bytes, i % EACH == 0 ? "%zu,\"Åse,Bodø,x\n" : "%zu,Åse,\"Bod\"\"ø\",\"x\r\ny\"\n", i);
    int file = file_of(bytes.bytes, bytes.length);
    struct csv_stream *stream = csv_stream_new(file, "x.csv", &(struct csv_options){0}, NULL);
    struct csv_stream_row row;
    size_t taken = 0, doubts = 0, wrong = 0;
    uint64_t next = strlen("id,name,city,note\n");
    while (csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW) {
        size_t id = (size_t)strtoul(row.cells[0], NULL, 10);
        wrong += id != taken + doubts + 1 || row.offset != next ? 1 : 0;
        next = row.offset + row.length;
        taken += row.flaw == CSV_FLAW_NONE ? 1 : 0;
        doubts += row.flaw == CSV_FLAW_DOUBT ? 1 : 0;
    }
    tap_is_number((intmax_t)doubts, ROWS / EACH, "only rows with a fault are in doubt");
    tap_is_number((intmax_t)taken, ROWS - ROWS / EACH, "all others are read");
    tap_is_number((intmax_t)wrong, 0, "in their order, each beginning where the one before it ended");
    tap_ok(count_is(stream, ROWS), "and they are counted");
    csv_stream_free(stream);
    close(file);
    text_done(&bytes);
}

/* Something that is no CSV at all: one line larger than any row may be. */
static void test_endless_line(void)
{
    struct text bytes = {0};
    text_add(&bytes, "a,b\n1,2\n");
    for (size_t i = 0; i < 3 * FILE_LINE_MAXIMUM; i += 16)
        text_add(&bytes, "0123456789,bcdef");
    text_add(&bytes, "\n3,4\n");
    int file = file_of(bytes.bytes, bytes.length);
    struct csv_stream *stream = csv_stream_new(file, "x.csv", &(struct csv_options){0}, NULL);
    struct csv_stream_row row;
    size_t last = 0, taken = 0;
    int64_t rows = 0;
    for (; csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW; rows++) {
        last = row.line;
        taken += csv_flaw_is_taken(row.flaw) ? 1 : 0;
    }
    tap_is_number((intmax_t)last, 4, "a line that is too long costs nothing below it");
    tap_is_number((intmax_t)taken, 2, "and is not taken");
    tap_is_number((intmax_t)rows, 3, "it is one row");
    tap_ok(count_is(stream, rows), "and counted as one");
    csv_stream_free(stream);
    close(file);
    text_done(&bytes);
}

/* Writes a quoted cell of so many lines of so many bytes. */
static void add_cell(struct text *bytes, size_t lines, size_t length)
{
    text_add(bytes, "\"");
    for (size_t i = 0; i < lines; i++) {
        for (size_t at = 0; at < length; at += 8)
            text_add(bytes, "word wo ");
        text_add(bytes, i + 1 < lines ? "\n" : "\"");
    }
}

/* A large cell costs its row, which is one and can be read again; a quotation mark that is never closed costs no more than its own. */
static void test_large(size_t lines, size_t length, const char *expected, const char *name)
{
    struct text bytes = {0}, got = {0};
    text_add(&bytes, "id,note,city\n1,x,Oslo\n2,");
    add_cell(&bytes, lines, length);
    text_add(&bytes, ",Bergen\n3,y,Moss\n4,\"z,Hamar\n");
    for (size_t i = 5; i < 1500; i++)
        text_add_format(&bytes, "%zu,x,Oslo\n", i);
    text_add(&bytes, "1500,\"z,Hamar\n");
    int file = file_of(bytes.bytes, bytes.length);
    struct csv_stream *stream = csv_stream_new(file, "x.csv", &(struct csv_options){0}, NULL);
    struct csv_stream_row row, again;
    int64_t rows = 0;
    for (; csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW; rows++) {
        if (row.flaw == CSV_FLAW_NONE)
            continue;
        char *cell = string_copy_part(row.cells[0], 6);
        size_t size = strlen(row.cells[0]);
        struct csv_stream_row known = row;
        csv_stream_again(stream, &known, &again, NULL);
        text_add_format(&got, "%zu+%zu:%s%s%s/", row.line, row.lines, row.flaw == CSV_FLAW_LARGE ? "large " : "", cell,
                        strlen(again.cells[0]) == size && size <= CSV_CELL_MAXIMUM ? "" : " not again");
        free(cell);
    }
    tap_is_text(text_string(&got), expected, "%s", name);
    tap_is_number(rows, 1500, "%s: no other row is lost", name);
    tap_ok(count_is(stream, rows), "%s: all are counted", name);
    csv_stream_free(stream);
    close(file);
    text_done(&got);
    text_done(&bytes);
}

static void test_options(struct text *text)
{
    const char *rows = "1;2\n3;4\n";
    stream_describe(file_of(rows, strlen(rows)), &(struct csv_options){.no_header = true}, text);
    tap_is_text(text_string(text), "1:1|2/2:3|4/", "without a header the first row is data");
    stream_describe(file_of(rows, strlen(rows)), &(struct csv_options){.header_line = 7}, text);
    tap_is_text(text_string(text), "!x.csv: There is no line 7 in this file.", "a header beyond the end is refused");
    stream_describe(file_of(rows, strlen(rows)), &(struct csv_options){.encoding = "klingon"}, text);
    tap_ok(strstr(text_string(text), "!The encoding \"klingon\" is not known.") != NULL, "and so is an unknown encoding");
    stream_describe(open("/", O_RDONLY), &(struct csv_options){0}, text);
    tap_ok(text_string(text)[0] == '!', "and a folder");
}

/* Files that others made, where they are at hand: how many rows are taken, and how many are not. */
static const struct {
    const char *file;
    const char *encoding;
    char delimiter;
    size_t header_line;
    size_t columns;
    size_t taken;
    size_t rejected;
} files[] = {
    {"us-dol-tvpra-goods-2016.csv", "UTF-8", ',', 1, 4, 379, 0},
    {"osh-winter-2019-compliance-list-v2.csv", "UTF-8", ',', 1, 6, 351, 0},
    {"uk-health-orgs-utf16le.csv", "UTF-16LE", ',', 1, 19, 327, 0},
    {"malformed/csvkit-bad-ragged.csv", "UTF-8", ',', 1, 3, 2, 1},
    {"malformed/csvkit-header-newline.csv", "UTF-8", ',', 1, 3, 1, 0},
    {"malformed/csvkit-null-byte.csv", "UTF-8", ',', 1, 3, 1, 0},
    {"malformed/de-statistics-preamble-semicolon.csv", "UTF-8", ';', 12, 11, 60, 16},
    {"spectrum/comma_in_quotes.csv", "UTF-8", ',', 1, 5, 1, 0},
    {"spectrum/empty.csv", "UTF-8", ',', 1, 3, 2, 0},
    {"spectrum/empty_crlf.csv", "UTF-8", ',', 1, 3, 2, 0},
    {"spectrum/escaped_quotes.csv", "UTF-8", ',', 1, 2, 2, 0},
    {"spectrum/json.csv", "UTF-8", ',', 1, 2, 1, 0},
    {"spectrum/location_coordinates.csv", "UTF-8", ',', 1, 4, 1, 0},
    {"spectrum/newlines.csv", "UTF-8", ',', 1, 3, 3, 0},
    {"spectrum/newlines_crlf.csv", "UTF-8", ',', 1, 3, 3, 0},
    {"spectrum/quotes_and_newlines.csv", "UTF-8", ',', 1, 2, 2, 0},
    {"spectrum/simple.csv", "UTF-8", ',', 1, 3, 1, 0},
    {"spectrum/simple_crlf.csv", "UTF-8", ',', 1, 3, 1, 0},
    {"spectrum/utf8.csv", "UTF-8", ',', 1, 3, 2, 0},
};

static void test_file(size_t i)
{
    const char *top = getenv("TOP_SRCDIR");
    char *path = string_format("%s/../shared/data/%s", top != NULL ? top : ".", files[i].file);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    free(path);
    if (file < 0) {
        tap_skip(2, "the file is not at hand");
        return;
    }
    struct csv_stream *stream = csv_stream_new(file, files[i].file, &(struct csv_options){0}, NULL);
    struct csv_stream_row row;
    size_t taken = 0, rejected = 0;
    while (stream != NULL && csv_stream_next(stream, &row, NULL) == CSV_RESULT_ROW)
        *(csv_flaw_is_taken(row.flaw) ? &taken : &rejected) += 1;
    bool held = stream != NULL && strcmp(csv_stream_encoding(stream), files[i].encoding) == 0;
    const struct csv_dialect *dialect = stream == NULL ? NULL : csv_stream_dialect(stream);
    held = held && dialect->delimiter == files[i].delimiter && dialect->header_line == files[i].header_line && dialect->columns == files[i].columns;
    tap_ok(held && taken == files[i].taken && rejected == files[i].rejected, "%s is read as one would expect (%zu rows taken, %zu not)",
           files[i].file, taken, rejected);
    tap_ok(stream != NULL && count_is(stream, (int64_t)(taken + rejected)), "and counted");
    csv_stream_free(stream);
    close(file);
}

int main(void)
{
    struct text text = {0};
    test_cases(&text);
    test_again(&text);
    test_whole(&text);
    test_faults();
    test_many();
    test_endless_line();
    test_large(1, 3 * 1024 * 1024, "3+1:large 2,\"wor/5+1:4,\"z,H/1501+1:1500,\"/", "a cell of three megabytes");
    test_large(3, 1024 * 1024, "3+3:large 2,\"wor/7+1:4,\"z,H/1503+1:1500,\"/", "one over three long lines");
    test_large(20000, 80, "3+20000:large 2,\"wor/20004+1:4,\"z,H/21500+1:1500,\"/", "one over many lines");
    test_options(&text);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        test_file(i);
    text_done(&text);
    return tap_done();
}
