/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/error.h"
#include "src/field.h"
#include "src/place.h"
#include "src/text.h"
#include "tests/tap.h"

#include <stdlib.h>
#include <string.h>

/* A field of each kind, by its kind. */
static const struct field fields[FIELD_KIND_COUNT] = {
    [FIELD_TEXT] = {.name = "name", .kind = FIELD_TEXT, .label = "Name"},
    [FIELD_LONG_TEXT] = {.name = "note", .kind = FIELD_LONG_TEXT, .label = "Note"},
    [FIELD_INTEGER] = {.name = "workers", .kind = FIELD_INTEGER, .label = "Workers"},
    [FIELD_MONEY] = {.name = "price", .kind = FIELD_MONEY, .label = "Price"},
    [FIELD_DATE] = {.name = "due", .kind = FIELD_DATE, .label = "Due"},
    [FIELD_BOOLEAN] = {.name = "consent", .kind = FIELD_BOOLEAN, .label = "Consent"},
    [FIELD_CHOICE] = {.name = "sector", .kind = FIELD_CHOICE, .label = "Sector", .vocabulary = &vocabulary_sector},
    [FIELD_SET] = {.name = "sectors", .kind = FIELD_SET, .label = "Sectors", .vocabulary = &vocabulary_sector},
    [FIELD_REFERENCE] = {.name = "member", .kind = FIELD_REFERENCE, .label = "Member", .refers_to = "member"},
    [FIELD_COUNTRY] = {.name = "country", .kind = FIELD_COUNTRY, .label = "Country"},
    [FIELD_COUNTRIES] = {.name = "coverage", .kind = FIELD_COUNTRIES, .label = "Coverage"},
    [FIELD_URL] = {.name = "website", .kind = FIELD_URL, .label = "Website"},
    [FIELD_EMAIL] = {.name = "email", .kind = FIELD_EMAIL, .label = "E-mail"},
    [FIELD_PHONE] = {.name = "phone", .kind = FIELD_PHONE, .label = "Phone"},
};

/* What is typed, and how it is printed. */
static const struct reading {
    enum field_kind kind;
    const char *typed;
    const char *printed;
} readings[] = {
    {FIELD_TEXT, "  Acme  ", "Acme"},
    {FIELD_TEXT, "বাড়ি ১২", "বাড়ি ১২"},
    {FIELD_TEXT, "two\r\n\tlines", "two lines"},
    {FIELD_TEXT, "   ", ""},
    {FIELD_TEXT, "\u202e", ""},
    {FIELD_TEXT, "\x1b\x07", ""},
    {FIELD_TEXT, " \u200d\u00ad\u2060 ", ""},
    {FIELD_TEXT, "a\u200db", "a\u200db"},
    {FIELD_LONG_TEXT, "\na\r\nb\rc\n", "a\nb\nc"},
    {FIELD_LONG_TEXT, "a\vb\u2028c\f\td", "a\nb\nc\n\td"},
    {FIELD_LONG_TEXT, "a\u202eb", "a\u202eb"},
    {FIELD_LONG_TEXT, "\u202e\n\x1b", ""},
    {FIELD_INTEGER, "1200", "1200"},
    {FIELD_INTEGER, "1 200", "1200"},
    {FIELD_INTEGER, "1\u00a0200", "1200"},
    {FIELD_INTEGER, "1\u202f200\u202f000", "1200000"},
    {FIELD_INTEGER, "1.200", "1200"},
    {FIELD_INTEGER, "1,200", "1200"},
    {FIELD_INTEGER, "1’200", "1200"},
    {FIELD_INTEGER, "1200.0", "1200"},
    {FIELD_INTEGER, "-3", "-3"},
    {FIELD_INTEGER, "−3", "-3"},
    {FIELD_INTEGER, "+3", "3"},
    {FIELD_INTEGER, "0", "0"},
    {FIELD_INTEGER, "１９９８", "1998"},
    {FIELD_INTEGER, "১২৩৪", "1234"},
    {FIELD_INTEGER, "१,२३४", "1234"},
    {FIELD_INTEGER, "١٬٢٣٤", "1234"},
    {FIELD_INTEGER, "۱۲۳", "123"},
    {FIELD_MONEY, "150", "150.00"},
    {FIELD_MONEY, "1 650,50", "1650.50"},
    {FIELD_MONEY, "1,650.50", "1650.50"},
    {FIELD_MONEY, "1.650,5", "1650.50"},
    {FIELD_MONEY, "1.650", "1650.00"},
    {FIELD_MONEY, "1,65", "1.65"},
    {FIELD_MONEY, "1650,-", "1650.00"},
    {FIELD_MONEY, "GBP 150", "150.00"},
    {FIELD_MONEY, "£150", "150.00"},
    {FIELD_MONEY, "150 kr", "150.00"},
    {FIELD_MONEY, "kr 1 650,-", "1650.00"},
    {FIELD_MONEY, "1 234 567.89", "1234567.89"},
    {FIELD_MONEY, "0", "0.00"},
    {FIELD_DATE, "28.02.2026", "2026-02-28"},
    {FIELD_DATE, "2026-02-28", "2026-02-28"},
    {FIELD_DATE, "２０２６／０２／２８", "2026-02-28"},
    {FIELD_DATE, "২৮.০২.২০২৬", "2026-02-28"},
    {FIELD_DATE, "٢٨/٠٢/٢٠٢٦", "2026-02-28"},
    {FIELD_BOOLEAN, "yes", "yes"},
    {FIELD_BOOLEAN, "Ja", "yes"},
    {FIELD_BOOLEAN, "x", "yes"},
    {FIELD_BOOLEAN, "0", "no"},
    {FIELD_BOOLEAN, "NEI", "no"},
    {FIELD_CHOICE, "Palm Oil", "palm-oil"},
    {FIELD_CHOICE, "food-drink", "food-drink"},
    {FIELD_SET, "textiles; garments", "garments; textiles"},
    {FIELD_SET, "textiles, garments;tea", "garments; tea; textiles"},
    {FIELD_SET, "garments;;  ,garments", "garments"},
    {FIELD_SET, "garments\ntea", "garments; tea"},
    {FIELD_SET, ";", ""},
    {FIELD_REFERENCE, "drg001", "DRG001"},
    {FIELD_COUNTRY, "vn", "VN"},
    {FIELD_COUNTRY, "Vietnam", "VN"},
    {FIELD_COUNTRIES, "India, Bangladesh", "BD; IN"},
    {FIELD_COUNTRIES, "Korea, Republic of; NO", "KR; NO"},
    {FIELD_COUNTRIES, "Norway, Korea, Republic of, Vietnam", "KR; NO; VN"},
    {FIELD_COUNTRIES, "Kenya, Tanzania, United Republic of, Uganda", "KE; TZ; UG"},
    {FIELD_COUNTRIES, "Guinea, Equatorial; Guinea", "GN; GQ"},
    {FIELD_COUNTRIES, "Congo, Democratic Republic of the", "CD"},
    {FIELD_URL, "example.org/a?b", "https://example.org/a?b"},
    {FIELD_URL, "http://www.example.org:8080", "http://www.example.org:8080"},
    {FIELD_URL, "https://bücher.example", "https://bücher.example"},
    {FIELD_URL, "https://example.org/২০২৬", "https://example.org/২০২৬"},
    {FIELD_EMAIL, "mailto:Kari.Nordmann@example.org", "Kari.Nordmann@example.org"},
    {FIELD_EMAIL, "kari@\u200bexample.org", "kari@example.org"},
    {FIELD_PHONE, "+880 2 5500 1234 / (01) 711-223", "+880 2 5500 1234 / (01) 711-223"},
    {FIELD_PHONE, "（０３）１２３４ー５６７８", "(03)1234-5678"},
    {FIELD_PHONE, "+৮৮০ ২ ৫৫৫০ ০১৯৯", "+880 2 5550 0199"},
    {FIELD_PHONE, "22\u00a033\u00a044\u00a055; 112", "22 33 44 55; 112"},
};

/* What is typed, and what is said about it. */
static const struct refusal {
    enum field_kind kind;
    const char *typed;
    const char *sentence;
} refusals[] = {
    {FIELD_TEXT, "\xff", "The text is not valid UTF-8."},
    {FIELD_TEXT, "a\x1b[31m", "\"a\uFFFD[31m\" has a control character in it. Type it without."},
    {FIELD_LONG_TEXT, "a\x07\nb", "\"a\uFFFD b\" has a control character in it. Type it without."},
    {FIELD_URL, "http://a.no/\x1b[31m", "\"http://a.no/\uFFFD[31m\" has a control character in it. Type it without."},
    {FIELD_EMAIL, "a\x01@b.no", "\"a\uFFFD@b.no\" has a control character in it. Type it without."},
    {FIELD_CHOICE, "cotton\x7f", "\"cotton\uFFFD\" has a control character in it. Type it without."},
    {FIELD_COUNTRY, "BD\xc2\x80", "\"BD\uFFFD\" has a control character in it. Type it without."},
    {FIELD_INTEGER, "twelve", "\"twelve\" is no whole number. Write it in digits, as 1200."},
    {FIELD_INTEGER, "1.50", "\"1.50\" is no whole number. Write it in digits, as 1200."},
    {FIELD_INTEGER, "1,20,000", "\"1,20,000\" is no whole number. Write it in digits, as 1200."},
    {FIELD_INTEGER, "1,200.300", "\"1,200.300\" is no whole number. Write it in digits, as 1200."},
    {FIELD_INTEGER, "12345 678", "\"12345 678\" is no whole number. Write it in digits, as 1200."},
    {FIELD_INTEGER, "9999999999999999999", "\"9999999999999999999\" is no whole number. Write it in digits, as 1200."},
    {FIELD_MONEY, "1.2345", "\"1.2345\" is no amount of money. Write it as 1650 or 1650.50."},
    {FIELD_MONEY, "0.125", "\"0.125\" is no amount of money. Write it as 1650 or 1650.50."},
    {FIELD_MONEY, "-5", "\"-5\" is no amount of money. Write it as 1650 or 1650.50."},
    {FIELD_MONEY, "5 apples", "\"5 apples\" is no amount of money. Write it as 1650 or 1650.50."},
    {FIELD_MONEY, "GBP 5 NOK", "\"GBP 5 NOK\" is no amount of money. Write it as 1650 or 1650.50."},
    {FIELD_DATE, "31.02.2026", "\"31.02.2026\" is no date. Write it as 2026-02-28 or 28.02.2026."},
    {FIELD_DATE, "02/13/2026", "\"02/13/2026\" is no date with the day before the month. Write it as 2026-02-13."},
    {FIELD_BOOLEAN, "perhaps", "\"perhaps\" is neither yes nor no."},
    {FIELD_CHOICE, "grments", "\"grments\" is not among the choices of \"Sector\". Try: garments."},
    {FIELD_CHOICE, "xyzzy", "\"xyzzy\" is not among the choices of \"Sector\", nor near to any."},
    {FIELD_CHOICE, "garments; natural stone", "\"garments; natural stone\" holds two choices of \"Sector\", which has room for one."},
    {FIELD_SET, "tea; xyzzy", "\"xyzzy\" is not among the choices of \"Sectors\", nor near to any."},
    {FIELD_REFERENCE, "no id!", "\"no id!\" is no record's id."},
    {FIELD_COUNTRY, "Vietmam", "No country is called \"Vietmam\". Did you mean Vietnam?"},
    {FIELD_COUNTRY, "Middle Earth", "No country is called \"Middle Earth\". Write its name or its two-letter code."},
    {FIELD_COUNTRIES, "Norway; Middle Earth", "No country is called \"Middle Earth\". Write its name or its two-letter code."},
    {FIELD_COUNTRIES, "Norway, Middle Earth, Kenya", "No country is called \"Middle Earth\". Write its name or its two-letter code."},
    {FIELD_URL, "not there", "\"https://not there\" is no web address. Write it as https://example.org."},
    {FIELD_URL, "ftp://example.org", "\"ftp://example.org\" is no web address. Write it as https://example.org."},
    {FIELD_URL, "localhost", "\"https://localhost\" is no web address. Write it as https://example.org."},
    {FIELD_URL, "kari@example.org", "\"https://kari@example.org\" is no web address. Write it as https://example.org."},
    {FIELD_EMAIL, "kari", "\"kari\" is no e-mail address. Write it as name@example.org."},
    {FIELD_EMAIL, "kari@example", "\"kari@example\" is no e-mail address. Write it as name@example.org."},
    {FIELD_EMAIL, "kari@a@example.org", "\"kari@a@example.org\" is no e-mail address. Write it as name@example.org."},
    {FIELD_EMAIL, "kari@example..org", "\"kari@example..org\" is no e-mail address. Write it as name@example.org."},
    {FIELD_PHONE, "call me", "\"call me\" is no phone number. Write it in digits, as +880 2 5500 1234, and a second one behind a slash."},
    {FIELD_PHONE, "+-()", "\"+-()\" is no phone number. Write it in digits, as +880 2 5500 1234, and a second one behind a slash."},
};

static void test_readings(void)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        const struct field *field = &fields[readings[i].kind];
        struct value value = {0};
        struct error error = {0};
        bool read = field_parse(field, readings[i].typed, &value, &error);
        char *printed = field_print(field, &value);

        tap_is_text(read ? printed : error.text, readings[i].printed, "%s: \"%s\" is read", field_kind_name(field->kind), readings[i].typed);
        free(printed);
        value_clear(&value);
    }
}

/* As many letters of two bytes each. */
static char *letters(size_t count)
{
    struct text text = {0};

    for (size_t i = 0; i < count; i++)
        text_add(&text, "ø");
    return text_take(&text);
}

/* What stands in one line has an end; a text of several lines has none. */
static void test_lengths(void)
{
    struct value value = {0};
    struct error error = {0};
    char *fits = letters(1000), *longer = letters(1001);

    tap_ok(field_parse(&fields[FIELD_TEXT], fits, &value, &error), "1,000 characters fit in a line");
    tap_ok(!field_parse(&fields[FIELD_TEXT], longer, &value, &error), "one more does not");
    tap_is_text(error.text, "This has 1,001 characters, and at most 1,000 fit here. Shorten it.", "and how many do is said");
    tap_ok(field_parse(&fields[FIELD_LONG_TEXT], longer, &value, &error), "a long text is longer");
    free(longer);
    free(fits);
    value_clear(&value);
}

static void test_refusals(void)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct field *field = &fields[refusals[i].kind];
        struct value value = {0};
        struct error error = {0};

        value_set_text(&value, "old");
        bool read = field_parse(field, refusals[i].typed, &value, &error);
        tap_is_text(read ? "read" : error.text, refusals[i].sentence, "%s: \"%s\" is refused", field_kind_name(field->kind), refusals[i].typed);
        tap_ok(value_is_empty(&value) && error.field == field && error.code == ERROR_VALUE, "and the field is named, the value empty");
        tap_ok(!field_parse(field, refusals[i].typed, &value, NULL), "and nobody need listen");
        value_clear(&value);
    }
}

static void test_ambiguous_country(void)
{
    struct value value = {0};
    struct error error = {0};

    tap_ok(!field_parse(&fields[FIELD_COUNTRY], "Kongo", &value, &error), "Kongo alone is refused");
    tap_ok(strstr(error.text, "CD") && strstr(error.text, "CG"), "and both countries are named: %s", error.text);
}

/* How values are shown, English and Norwegian. */
static const struct showing {
    enum field_kind kind;
    const char *typed;
    const char *shown[LANGUAGE_COUNT];
} showings[] = {
    {FIELD_INTEGER, "1200", {"1,200", "1\u00a0200"}},
    {FIELD_INTEGER, "-1234567", {"-1,234,567", "-1\u00a0234\u00a0567"}},
    {FIELD_INTEGER, "-123", {"-123", "-123"}},
    {FIELD_MONEY, "1650", {"1,650", "1\u00a0650"}},
    {FIELD_MONEY, "1650.5", {"1,650.50", "1\u00a0650,50"}},
    {FIELD_MONEY, "0.05", {"0.05", "0,05"}},
    {FIELD_COUNTRY, "NO", {"Norway", "Norge"}},
};

static void test_showings(void)
{
    for (size_t i = 0; i < sizeof showings / sizeof *showings; i++) {
        const struct field *field = &fields[showings[i].kind];
        struct value value = {0};

        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            field_parse(field, showings[i].typed, &value, NULL);
            char *shown = field_show(field, &value, (enum language)language);
            tap_is_text(shown, showings[i].shown[language], "%s: %s in %s", field_kind_name(field->kind), showings[i].typed,
                        language_name((enum language)language));
            free(shown);
        }
        value_clear(&value);
    }
}

static void is_shown(const struct field *field, const char *stored, const char *expected, const char *name)
{
    struct value value = {0};

    value_set_text(&value, stored);
    char *shown = field_show(field, &value, LANGUAGE_EN);
    tap_is_text(shown, expected, "%s", name);
    free(shown);
    value_clear(&value);
}

static void test_unknown_codes(void)
{
    is_shown(&fields[FIELD_CHOICE], "new-sector", "new-sector", "an unknown code is shown raw");
    is_shown(&fields[FIELD_SET], "garments new-sector tea", "garments, tea, new-sector", "an unknown code of a set comes last");
    is_shown(&fields[FIELD_SET], "tea textiles garments", "garments, textiles, tea", "a set is shown in its vocabulary's order");
    is_shown(&fields[FIELD_COUNTRIES], "QQ SE", "QQ, Sweden", "an unknown country is shown by its code");
    is_shown(&fields[FIELD_DATE], "0000-00-00", "0000-00-00", "what is stored and no date is shown as it is");
}

static bool stored_is_right(enum field_kind kind, const char *stored)
{
    struct value value = {0};

    value_set_text(&value, stored);
    bool right = field_check(&fields[kind], &value, NULL);
    value_clear(&value);
    return right;
}

static bool number_is_right(const struct field *field, int64_t number)
{
    struct value value = {0};

    value_set_number(&value, number);
    return field_check(field, &value, NULL);
}

static void test_stored(void)
{
    const struct field year = {.name = "year", .kind = FIELD_INTEGER, .label = "Year", .minimum = 1000, .maximum = 2100};

    tap_ok(stored_is_right(FIELD_SET, "garments tea") && stored_is_right(FIELD_SET, "new-sector"), "a sorted set is right, unknown codes too");
    tap_ok(!stored_is_right(FIELD_SET, "tea garments"), "an unsorted set is not");
    tap_ok(!stored_is_right(FIELD_SET, "tea tea"), "a set with a code twice is not");
    tap_ok(!stored_is_right(FIELD_SET, "garments  tea") && !stored_is_right(FIELD_SET, " tea"), "a set with other blanks is not");
    tap_ok(stored_is_right(FIELD_SET, "fruit fruit-vegetables"), "a code that begins another is another");
    tap_ok(!stored_is_right(FIELD_CHOICE, "palm oil"), "a word is no code");
    tap_ok(stored_is_right(FIELD_COUNTRIES, "BD IN") && !stored_is_right(FIELD_COUNTRIES, "bd in"), "country codes are capitals");
    tap_ok(!stored_is_right(FIELD_COUNTRY, "Norway"), "a country's name is no code");
    tap_ok(stored_is_right(FIELD_DATE, "2026-02-28") && !stored_is_right(FIELD_DATE, "28.02.2026"), "dates are stored in one form");
    tap_ok(!stored_is_right(FIELD_INTEGER, "12") && !number_is_right(&fields[FIELD_TEXT], 12), "numbers are numbers and texts are texts");
    tap_ok(number_is_right(&fields[FIELD_BOOLEAN], 1) && !number_is_right(&fields[FIELD_BOOLEAN], 2), "yes or no is 1 or 0");
    tap_ok(!number_is_right(&fields[FIELD_MONEY], -1), "money is never below zero");
    tap_ok(!number_is_right(&fields[FIELD_REFERENCE], 0), "0 is no id");
    tap_ok(number_is_right(&year, 1000) && number_is_right(&year, 2100) && !number_is_right(&year, 2101) && !number_is_right(&year, 26),
           "a number keeps its range");
    struct value value = {.kind = VALUE_NUMBER, .number = 1998};
    char *shown = field_show(&year, &value, LANGUAGE_EN);
    tap_is_text(shown, "1998", "a year is not grouped");
    free(shown);
}

static void test_labels(void)
{
    const struct field english = {.name = "text_en", .label = "Text", .pair = "text", .language = LANGUAGE_EN};
    const struct field norwegian = {.name = "text_nb", .label = "Text", .pair = "text", .language = LANGUAGE_NB};
    char *labels[] = {field_label_in(&english, LANGUAGE_EN), field_label_in(&norwegian, LANGUAGE_EN), field_label(&fields[FIELD_URL])};

    tap_is_text(labels[0], "Text (English)", "a field of a pair names its language");
    tap_is_text(labels[1], "Text (Norwegian)", "in the language of the label");
    tap_is_text(labels[2], "Website", "another field does not");
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        free(labels[i]);
}

static void is_searched(enum field_kind kind, const char *typed, const char *expected, const char *name)
{
    struct text text = {0};
    struct value value = {0};

    field_parse(&fields[kind], typed, &value, NULL);
    field_search_text(&fields[kind], &value, &text);
    tap_is_text(text_string(&text), expected, "%s", name);
    value_clear(&value);
    text_done(&text);
}

static void test_search(void)
{
    struct text text = {0};
    struct value value = {0};

    is_searched(FIELD_TEXT, "Acme", "Acme", "a text is found by itself");
    is_searched(FIELD_COUNTRY, "NO", "Norway Norge", "a country is found in both languages");
    is_searched(FIELD_INTEGER, "1200", "1200", "a number is found by its digits");
    is_searched(FIELD_BOOLEAN, "yes", "", "yes is not searched for");
    is_searched(FIELD_REFERENCE, "DRG001", "", "nor is an id");
    value_set_text(&value, "garments tea");
    field_search_text(&fields[FIELD_SET], &value, &text);
    tap_ok(strstr(text_string(&text), "garments") && strstr(text_string(&text), "tea"), "a set is found by its words: %s", text_string(&text));
    value_clear(&value);
    text_done(&text);
}

int main(void)
{
    message_open(place_catalogue);
    test_readings();
    test_refusals();
    test_lengths();
    test_ambiguous_country();
    test_showings();
    test_unknown_codes();
    test_stored();
    test_labels();
    test_search();
    message_close();
    return tap_done();
}
