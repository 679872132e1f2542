/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "src/csv_dialect.h"
#include "tests/tap.h"

static const struct {
    const char *name;
    const char *sample;
    char delimiter;
    size_t header_line;
    size_t first_line;
    size_t columns;
} cases[] = {
    {"nothing", "", ',', 0, 0, 1},
    {"empty lines", "\n\n,,,\n \n", ',', 0, 0, 1},
    {"commas", "name,country\nA,BD\nB,IN\n", ',', 1, 1, 2},
    {"semicolons", "name;country\nA;BD\n", ';', 1, 1, 2},
    {"tabs", "name\tcountry\nA\tBD\n", '\t', 1, 1, 2},
    {"pipes", "name|country\nA|BD\n", '|', 1, 1, 2},
    {"one column", "name\nA\nB, the second\nC\n", ';', 1, 1, 1},
    {"a header alone", "name;country", ';', 1, 1, 2},
    {"addresses with commas between semicolons", "name;address;city\nA;Street 1, House 2, Block 3;X\nB;Street 2, House 3, Block 4;Y\n", ';', 1, 1, 3},
    {"decimal commas between semicolons", "good;share\nrice;1,5\ntea;2,5\ncotton;3,5\n", ';', 1, 1, 2},
    {"lists with semicolons between commas", "name,sectors\nA,a; b\nB,c; d\nC,e; f\n", ',', 1, 1, 2},
    {"quoted cells with the other delimiter", "\"name\",\"sectors\"\n\"A; b\",\"c; d\"\n\"B; c\",\"d; e\"\n", ',', 1, 1, 2},
    {"a quoted line end in the header", "\"name\nof it\",b,c\nd,e,f\n", ',', 1, 1, 3},
    {"a preamble", "List of members, 2026\n\nname;country;city\nA;BD;X\nB;IN;Y\n", ';', 3, 3, 3},
    {"a preamble that a spreadsheet padded", "List of members;;;\n;;;\nname;country;city;phone\nA;BD;X;1\nB;IN;Y;2\n", ';', 3, 3, 4},
    {"sep=", "sep=|\nname|country\nA,b|BD\n", '|', 2, 2, 2},
    {"rows that end in a delimiter", "name;country\nA;BD;\nB;IN;\nC;VN;\n", ';', 1, 1, 3},
    {"numbers from the first row on", "Alpha,32.5,a@b.org\nBeta,41.25,c@d.org\nGamma,7.5,e@f.org\n", ',', 0, 1, 3},
    {"years in the header", "good,2019,2020\nrice,100,200\ntea,150,250\n", ',', 1, 1, 3},
    {"text in all rows", "Country,Good\nIndia,Granite\nNepal,Bricks\n", ',', 1, 1, 2},
    {"carriage returns", "name;country\rA;BD\rB;IN\r", ';', 1, 1, 2},
    {"ragged rows", "a,b,c\n1,27,,long\n,short\n0,x,17\n", ',', 1, 1, 3},
    {"rows none of which are equally long", "a,b,c,d,e,f\n1,2,3\n1,2,3,4,,,,,\n1,2,3,,,,x,y\n1\n1,2,3,4\n", ',', 1, 1, 6},
    {"a title with a comma above a header alone", "All members, 2026\nname,type,country\n", ',', 2, 2, 3},
    {"a quotation mark that is never closed", "a;b;c\n1;\"x;y\n2;x;y\n3;x;y\n", ';', 1, 1, 3},
};

static void test_cases(void)
{
    const struct csv_options options = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct csv_dialect dialect = csv_dialect_find(cases[i].sample, strlen(cases[i].sample), true, &options);
        tap_is_number(dialect.delimiter, cases[i].delimiter, "%s: the delimiter", cases[i].name);
        tap_is_number((intmax_t)dialect.header_line, (intmax_t)cases[i].header_line, "%s: the header", cases[i].name);
        tap_is_number((intmax_t)dialect.first_line, (intmax_t)cases[i].first_line, "%s: where the table begins", cases[i].name);
        tap_is_number((intmax_t)dialect.columns, (intmax_t)cases[i].columns, "%s: the columns", cases[i].name);
    }
}

static struct csv_dialect dialect_of(const char *sample, struct csv_options options)
{
    return csv_dialect_find(sample, strlen(sample), true, &options);
}

static void test_options(void)
{
    const char *sample = "name;country\nA;BD\nB;IN\n";
    struct csv_dialect dialect = dialect_of(sample, (struct csv_options){.delimiter = ','});
    tap_ok(dialect.delimiter == ',' && dialect.columns == 1, "the delimiter said is taken");
    dialect = dialect_of(sample, (struct csv_options){.no_header = true});
    tap_ok(dialect.header_line == 0 && dialect.first_line == 1 && dialect.columns == 2, "no header is taken at its word");
    dialect = dialect_of(sample, (struct csv_options){.header_line = 2});
    tap_ok(dialect.header_line == 2 && dialect.first_line == 2, "and so is the header's line");
}

static void test_line_ends(void)
{
    static const struct {
        const char *sample;
        const char *name;
    } ends[] = {{"Two trees\nname;country\nA;BD\n", "LF"},
                {"Two trees\r\nname;country\r\nA;BD\r\n", "CRLF"},
                {"Two trees\rname;country\rA;BD\r", "CR"},
                {"Two trees\r\nname;country\rA;BD\n", "LF, CRLF, CR mixed"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct csv_dialect dialect = dialect_of(ends[i].sample, (struct csv_options){0});
        tap_ok(dialect.delimiter == ';' && dialect.columns == 2 && dialect.header_line == 2, "lines that end in %s", ends[i].name);
    }
}

/* Lines above the header that look like rows are named. */
static void test_above(void)
{
    struct csv_dialect dialect = dialect_of("List of,partners,2024\nBy,Anna,\nAll,,\nName,Type,Country\nA,NGO,BD\n", (struct csv_options){.header_line = 4});
    tap_ok(dialect.above == 2 && dialect.above_lines[0] == 1 && dialect.above_lines[1] == 2, "lines above the header with as many cells");
    dialect = dialect_of("All members,,\n\nBy,Anna\nName,Type,Country\nA,NGO,BD\nB,NGO,BD\n", (struct csv_options){0});
    tap_is_number((intmax_t)dialect.above, 0, "a title is none");
}

/* The last line of a sample may be half a row. */
static void test_part(void)
{
    const struct csv_options options = {0};
    const char *sample = "a,b,c,d\n1,2,3,4\n1,2";
    tap_is_number((intmax_t)csv_dialect_find(sample, strlen(sample), false, &options).columns, 4, "half a line is left aside");
    tap_is_number((intmax_t)csv_dialect_find("a,b", 3, false, &options).first_line, 0, "even where there is no other");
}

static void test_delimiters(void)
{
    tap_is_number(csv_delimiter_parse("tab"), '\t', "tab by name");
    tap_is_number(csv_delimiter_parse("\\t"), '\t', "tab as programmers write it");
    tap_is_number(csv_delimiter_parse("Semicolon"), ';', "a name without case");
    tap_is_number(csv_delimiter_parse(":"), ':', "any other character");
    tap_is_number(csv_delimiter_parse("\""), '\0', "but no quotation mark");
    tap_is_number(csv_delimiter_parse(",,"), '\0', "nor two characters");
    tap_is_number(csv_delimiter_parse("å"), '\0', "nor what is not ASCII");
}

int main(void)
{
    test_cases();
    test_options();
    test_line_ends();
    test_above();
    test_part();
    test_delimiters();
    return tap_done();
}
