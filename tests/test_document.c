/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as text, Markdown and HTML: what is written, what is escaped, and that nothing stands out of its width. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/document.h"
#include "src/memory.h"
#include "src/text.h"
#include "tests/tap.h"

/* One of each block, with signs that mean something to each form. */
static void document_make(struct document *document)
{
    static const char *const labels[] = {"Name", "Figure", "What it says", NULL};

    *document = (struct document){.language = LANGUAGE_NB};
    document_set_title(document, "Risk & <rights>");
    document_begin_values(document);
    document_add_value(document, "Known for", "tea, *stone*");
    document_add_value(document, "Region", "South Asia");
    document_add_heading(document, "First_part");
    document_add_paragraph(document, "# no heading\n1. no list\n\nA | B \033[31mred\033[0m");
    document_begin_list(document);
    document_add_item(document, "one thing [here](there)");
    document_begin_table(document, labels, "mrl");
    document_add_row(document);
    document_add_cell(document, "a|b", TONE_ALARM);
    document_add_cell(document, "12", TONE_PLAIN);
    document_add_cell(document, "\"quoted\" & 'so'", TONE_QUIET);
    document_link_address(document, "https://example.org/?a=1&b=2");
    document_add_row(document);
    document_add_cell(document, "evil", TONE_PLAIN);
    document_add_cell(document, "3", TONE_PLAIN);
    document_add_cell(document, "click", TONE_PLAIN);
    document_link_address(document, "javascript:alert(1)");
    document_add_row(document);
    document_add_cell(document, "... 4 more", TONE_QUIET);
}

static void test_text(const struct document *document)
{
    struct text text = {0};

    document_write_text(document, 60, &text);
    tap_is_text(text_string(&text),
                "Risk & <rights>\n"
                "===============\n"
                "\n"
                "Known for  tea, *stone*\n"
                "Region     South Asia\n"
                "\n"
                "First_part\n"
                "----------\n"
                "# no heading\n"
                "1. no list\n"
                "\n"
                "A | B \xef\xbf\xbd[31mred\xef\xbf\xbd[0m\n"
                "\n"
                "- one thing [here](there)\n"
                "\n"
                "Name  Figure  What it says\n"
                "----  ------  ---------------\n"
                "a|b       12  \"quoted\" & 'so'\n"
                "evil       3  click\n"
                "... 4 more\n",
                "as text");
    text_done(&text);
}

static void test_markdown(const struct document *document)
{
    struct text text = {0};

    document_write_markdown(document, &text);
    tap_is_text(text_string(&text),
                "# Risk \\& \\<rights\\>\n"
                "\n"
                "- **Known for:** tea, \\*stone\\*\n"
                "- **Region:** South Asia\n"
                "\n"
                "## First\\_part\n"
                "\n"
                "\\# no heading  \n"
                "1\\. no list\n"
                "\n"
                "A \\| B \xef\xbf\xbd\\[31mred\xef\xbf\xbd\\[0m\n"
                "\n"
                "- one thing \\[here\\](there)\n"
                "\n"
                "| Name | Figure | What it says |\n"
                "| --- | ---: | --- |\n"
                "| a\\|b | 12 | [\"quoted\" \\& 'so'](<https://example.org/?a=1&b=2>) |\n"
                "| evil | 3 | click |\n"
                "| ... 4 more |  |  |\n",
                "as Markdown");
    text_done(&text);
}

static void holds(const struct text *text, const char *part, const char *point)
{
    tap_ok(strstr(text_string(text), part) != NULL, "%s", point);
}

static void test_html(const struct document *document)
{
    struct text text = {0};

    document_write_html(document, &text);
    holds(&text, "<!DOCTYPE html>\n<html lang=\"nb\">\n<head>\n<meta charset=\"utf-8\"/>\n", "a page says its language");
    holds(&text, "<title>Risk &amp; &lt;rights&gt;</title>", "and its title, escaped");
    holds(&text, "<dt>Known for</dt><dd>tea, *stone*</dd>", "names and values");
    holds(&text, "<h2 id=\"s1\">First_part</h2>", "headings");
    holds(&text, "<table aria-labelledby=\"s1\">", "a table is named by its heading");
    holds(&text, "<th scope=\"col\" class=\"right\">Figure</th>", "columns have heads");
    holds(&text, "<th scope=\"row\" class=\"alarm\">a|b</th><td class=\"right\">12</td>", "a tone is a class");
    holds(&text, "<a href=\"https://example.org/?a=1&amp;b=2\">&quot;quoted&quot; &amp; &#39;so&#39;</a>", "an address of the web is one");
    holds(&text, "<td>click</td>", "another is none");
    holds(&text, "<td class=\"quiet\" colspan=\"3\">... 4 more</td>", "a short row reaches to the end");
    tap_ok(strstr(text_string(&text), "<script") == NULL && strstr(text_string(&text), "src=") == NULL && strstr(text_string(&text), "<link") == NULL
               && strstr(text_string(&text), "url(") == NULL,
           "nothing is run or fetched");
    tap_ok(strchr(text_string(&text), '\033') == NULL, "no escape is in it");
    text_done(&text);
}

/* Tables that are drawn too: every figure stands in the drawing, whatever it looks like. */
static void test_charts(void)
{
    static const char *const labels[] = {"Issue", "high", "low", NULL};
    struct document document = {.language = LANGUAGE_EN};
    struct text text = {0};

    document_set_title(&document, "Charts");
    document_begin_table(&document, labels, "mrr");
    document_set_chart(&document, DOCUMENT_MATRIX, "Issues & <bands>");
    document_add_row(&document);
    document_add_cell(&document, "a name that is much too long for the room there is", TONE_PLAIN);
    document_add_cell(&document, "7", TONE_ALARM);
    document_add_cell(&document, "", TONE_GOOD);
    document_begin_table(&document, labels, "mrr");
    document_set_chart(&document, DOCUMENT_BARS, "Bars");
    document_add_row(&document);
    document_add_cell(&document, "half", TONE_PLAIN);
    document_add_cell(&document, "20", TONE_PLAIN);
    document_add_cell(&document, "1", TONE_PLAIN);
    document_add_row(&document);
    document_add_cell(&document, "whole", TONE_PLAIN);
    document_add_cell(&document, "40", TONE_PLAIN);
    document_add_cell(&document, "2", TONE_PLAIN);
    document_begin_table(&document, labels, "mll");
    document_set_chart(&document, DOCUMENT_BARS, "no figures");
    document_write_html(&document, &text);
    holds(&text, "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 52\" aria-labelledby=\"c0t c0d\">", "a drawing is named and described");
    holds(&text, "<title id=\"c0t\">Issues &amp; &lt;bands&gt;</title>", "by its title, escaped");
    holds(&text, ">a name that is much too long…</text>", "a long name is cut");
    holds(&text, "fill=\"#f5c2c9\" stroke=\"#8a949e\"/>\n<text x=\"250\" y=\"44\" text-anchor=\"middle\">7</text>", "a figure stands in its field");
    holds(&text, "width=\"197\" height=\"18\" fill=\"#2f6b8a\"/>", "half as much is half as long");
    holds(&text, "width=\"395\" height=\"18\" fill=\"#2f6b8a\"/>", "as the longest bar");
    tap_ok(strstr(text_string(&text), "no figures") == NULL, "what has no figures is not drawn");
    text_clear(&text);
    document_write_markdown(&document, &text);
    tap_ok(strstr(text_string(&text), "svg") == NULL, "other forms have the table alone");
    text_done(&text);
    document_done(&document);
}

/* Whether no line of a text is wider than a width. */
static bool fits(const char *text, int width)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = string_copy_part(text, length);
        bool ok = text_width(line) <= width;
        free(line);
        if (!ok)
            return false;
        text += length + (text[length] == '\n');
    }
    return true;
}

static void test_widths(void)
{
    static const char *const labels[] = {"Organisation", "What is recommended", "Countries", NULL};
    struct document document = {.language = LANGUAGE_EN};

    document_set_title(&document, "Widths");
    document_begin_values(&document);
    document_add_value(&document, "A name that is longer than names should ever be", "and a value that is long as well, so that it must be broken into lines");
    document_begin_table(&document, labels, "lml");
    for (int i = 0; i < 3; i++) {
        document_add_row(&document);
        document_add_cell(&document, "Ålesund arbeidersenter og rådgivning", TONE_PLAIN);
        document_add_cell(&document, "শ্রমিক অধিকার কেন্দ্র with a text that takes several lines wherever it stands in the table", TONE_PLAIN);
        document_add_cell(&document, "Bangladesh, 中华人民共和国, Sri Lanka", TONE_PLAIN);
    }
    for (int width = 60; width <= 100; width += 8) {
        struct text text = {0};
        document_write_text(&document, width, &text);
        tap_ok(fits(text_string(&text), width), "all fits into %d columns", width);
        text_done(&text);
    }
    int widths[DOCUMENT_COLUMNS];
    document_fit_columns(&document.blocks[1], DOCUMENT_LABELLED, 200, widths);
    tap_is_number(widths[0], text_width("Ålesund arbeidersenter og rådgivning"), "with room enough a column is as wide as its widest cell");
    document_fit_columns(&document.blocks[1], DOCUMENT_LABELLED | DOCUMENT_CUT, 200, widths);
    tap_is_number(widths[0], text_width("Ålesund arbeidersenter og rådgivning"), "where rows are cut too");
    document_done(&document);
}

/* Rows of one line each: labels give way first, then columns at the end. */
static void test_cut(void)
{
    const char *const labels[] = {"Organisation", "Land", "Bekymringsmeldinger", NULL};
    struct document document = {.language = LANGUAGE_NB};
    int widths[DOCUMENT_COLUMNS];

    document_begin_table(&document, labels, "mlr");
    document_add_row(&document);
    document_add_cell(&document, "Ålesund arbeidersenter og rådgivning", TONE_PLAIN);
    document_add_cell(&document, "Bangladesh", TONE_PLAIN);
    document_add_cell(&document, "3", TONE_PLAIN);
    document_fit_columns(&document.blocks[0], DOCUMENT_LABELLED | DOCUMENT_CUT, 58, widths);
    tap_ok(widths[0] == 36 && widths[1] == 10 && widths[2] == 8, "a label gives way before what stands below others: %d %d %d", widths[0], widths[1], widths[2]);
    document_fit_columns(&document.blocks[0], DOCUMENT_LABELLED | DOCUMENT_CUT, 42, widths);
    tap_ok(widths[0] == 22 && widths[1] == 10 && widths[2] == 6, "then what the rows are about: %d %d %d", widths[0], widths[1], widths[2]);
    document_fit_columns(&document.blocks[0], DOCUMENT_LABELLED | DOCUMENT_CUT, 39, widths);
    tap_ok(widths[0] == 27 && widths[1] == 10 && widths[2] == 0, "which can always be read: the last column is left out: %d %d %d", widths[0], widths[1], widths[2]);
    document_done(&document);
}

/* Rows of several lines: what says nothing gives way before a word is broken, then words of labels do, then those of cells. */
static void test_words(void)
{
    const char *const labels[] = {"Title", "Assessment", "Issue", NULL};
    struct document document = {.language = LANGUAGE_EN};
    int widths[DOCUMENT_COLUMNS];

    document_begin_table(&document, labels, "mll");
    document_add_row(&document);
    document_add_cell(&document, "Dangerous skipsopphogging on beaches", TONE_PLAIN);
    document_add_cell(&document, "", TONE_PLAIN);
    document_add_cell(&document, "fagforeningsfrihet og tvangsarbeid", TONE_PLAIN);
    document_fit_columns(&document.blocks[0], DOCUMENT_LABELLED, 47, widths);
    tap_ok(widths[0] == 15 && widths[1] == 10 && widths[2] == 18, "room for every word: %d %d %d", widths[0], widths[1], widths[2]);
    document_fit_columns(&document.blocks[0], DOCUMENT_LABELLED, 46, widths);
    tap_ok(widths[0] >= 15 && widths[1] == 0 && widths[2] >= 18, "what says nothing is left out: %d %d %d", widths[0], widths[1], widths[2]);

    struct text text = {0};
    document_set_title(&document, "Words");
    document_write_text(&document, 46, &text);
    tap_ok(strstr(text_string(&text), "skipsopphogging") && strstr(text_string(&text), "fagforeningsfrihet") && !strstr(text_string(&text), "Assess"), "and so it is written");
    text_done(&text);

    document_add_row(&document);
    document_add_cell(&document, "Other", TONE_PLAIN);
    document_add_cell(&document, "12", TONE_PLAIN);
    document_add_cell(&document, "other", TONE_PLAIN);
    document_fit_columns(&document.blocks[0], DOCUMENT_LABELLED, 42, widths);
    tap_ok(widths[0] == 15 && widths[1] == 5 && widths[2] == 18, "a label is broken before a word of a cell: %d %d %d", widths[0], widths[1], widths[2]);
    document_done(&document);
}

int main(void)
{
    struct document document;

    document_make(&document);
    test_text(&document);
    test_markdown(&document);
    test_html(&document);
    document_done(&document);
    test_charts();
    test_widths();
    test_cut();
    test_words();
    return tap_done();
}
