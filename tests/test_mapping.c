/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/clean.h"
#include "src/error.h"
#include "src/mapping.h"
#include "src/mapping_text.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/tap.h"

#define HEADERS(...) (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static void expect(const struct record_type *type, const char *const *headers, size_t count, const char *expected, const char *name)
{
    struct mapping mapping;

    mapping_init(&mapping, type, headers, count, false);
    char *lines = mapping_print(&mapping);
    tap_is_text(lines, expected, "%s", name);
    free(lines);
    mapping_done(&mapping);
}

static void test_headers(void)
{
    expect(&type_organisation, HEADERS("Organization", "Type of NGO", "MailingCountry", "Mobile No", "E-mail"),
           "name=Organization\nkind=Type of NGO\ncountry=MailingCountry\nphone=Mobile No\nemail=E-mail\n", "English headers");
    expect(&type_organisation, HEADERS("NAVN", "organisasjons-form", "Land", "Org.nr.", "Språk", "sprak"),
           "name=NAVN\nkind=organisasjons-form\ncountry=Land\nregistration_number=Org.nr.\nlanguages=Språk\nlanguages=sprak\n",
           "Norwegian ones, case, accents and punctuation aside");
    expect(&type_organisation, HEADERS("Organisation", "Name", "Email", "E-mail"), "name=Name\nemail=Email\n", "the surest, then the first");
    expect(&type_organisation, HEADERS("Street", "Postnr", "Address 2", "Poststed"), "address=Street\naddress=Postnr\naddress=Address 2\ncity=Poststed\n",
           "parts of an address");
    expect(&type_organisation, HEADERS("id", "name", "updated", "effective_status", "description_nb"),
           "id=id\nname=name\ndescription_nb=description_nb\n",
           "what an export has");
    expect(&type_organisation, HEADERS("Gate", "Besøksadresse", "Contact tel."), "address=Gate\naddress=Besøksadresse\nphone=Contact tel.\n", "others of an address, and of a telephone");
    expect(&type_country, HEADERS("Country", "Region"), "code=Country\nregion=Region\n", "countries go by code");
    expect(&type_country, HEADERS("Code", "Name"), "code=Code\n", "and by nothing else with it");
}

static void test_by_hand(void)
{
    const char *const headers[] = {"Name", "Who", "Telefono", "Who"};
    struct mapping mapping;
    struct error error;

    mapping_init(&mapping, &type_organisation, headers, 4, false);
    tap_ok(mapping.columns[1].use == COLUMN_UNREAD && mapping_has(&mapping, type_field(&type_organisation, "phone")), "what is known is read");
    tap_ok(mapping_assign(&mapping, "name=Who", &error) && mapping_assign(&mapping, "native_name=2", &error), "given by header and by number");
    char *lines = mapping_print(&mapping);
    tap_ok(strstr(lines, "name=Who\nname=Who\n") && !strstr(lines, "name=Name"), "the same header twice is both; what was recognised gives way");
    free(lines);
    tap_ok(!mapping_assign(&mapping, "name=Nobody", &error) && error.code == ERROR_USAGE && strstr(error.text, "\"Who\""), "a column that is not there");
    message_set_language(LANGUAGE_NB);
    tap_ok(!mapping_assign(&mapping, "name=Nobody", &error) && strstr(error.text, "«Name», «Who»"), "columns are quoted as the language does");
    message_set_language(LANGUAGE_EN);
    tap_ok(!mapping_assign(&mapping, "nobody=Name", &error) && error.code == ERROR_USAGE, "a field that is not there");
    tap_ok(!mapping_assign(&mapping, "effective_status=Name", &error), "a computed field");
    tap_ok(mapping_assign(&mapping, "name=", &error) && mapping_has(&mapping, type_field(&type_organisation, "native_name")), "left unread");
    mapping_done(&mapping);
}

/* What is kept of a mapping makes the same again. */
static void expect_again(const struct mapping *mapping, const char *const *headers, const char *expected, const char *point)
{
    struct mapping again;
    struct error error;
    char *lines = mapping_print(mapping), *rest;

    tap_is_text(lines, expected, "%s", point);
    mapping_init(&again, mapping->type, headers, mapping->count, false);
    for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        mapping_assign(&again, line, &error);
    free(lines);
    lines = mapping_print(&again);
    tap_is_text(lines, expected, "and is so when it is read");
    free(lines);
    mapping_done(&again);
}

/* What lists call a field, one header at a time. */
static void test_words(void)
{
    static const struct {
        const char *field;
        const char *headers;
    } words[] = {
        {"name", "Name of the organization|Organisation's name|Name of NGO|Legal name|Navn på organisasjonen|Firmanavn|Razón social|Raison sociale|Name (English)"},
        {"kind", "Type of organization|Org. type|Kategori|Tipo de organización|Type / Kind"},
        {"country", "Country/Land|Country (HQ)|Country of registration|COUNTRY NAME|País|Pays"},
        {"city", "City/Town|Poststed|Ciudad|Ville"},
        {"phone", "Tel. no.|Tlf.|Telefonnr.|Contact number|Phone (office)|Mobile No|Phone 2"},
        {"email", "E-mail ID|Contact email|E-postadresse|Correo electrónico"},
        {"registration_number", "Organization number|Org.nr.|Registration #|Unique Id of VO/NGO"},
        {"languages", "Languages spoken|Languages (working)"},
        {"coverage", "Countries covered|Geographic coverage"},
        {"description_en", "About"},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *headers = string_copy(words[i].headers), *rest;

        for (char *header = strtok_r(headers, "|", &rest); header; header = strtok_r(NULL, "|", &rest)) {
            char *expected = string_format("%s=%s\n", words[i].field, header);
            expect(&type_organisation, HEADERS(header), expected, header);
            free(expected);
        }
        free(headers);
    }
}

static void test_lines(void)
{
    expect(&type_organisation, HEADERS("\t\r\n Reg.\r\n no. \n", "Name\nof  NGO"), "registration_number=Reg. no.\nname=Name of NGO\n", "headers over lines");
}

static void test_kept(void)
{
    const char *const headers[] = {"Name", "Who", "Telefono", "Who", "Email", "E-mail", "City of\nseat"};
    struct mapping mapping;
    struct error error;

    mapping_init(&mapping, &type_organisation, headers, 7, false);
    mapping_assign(&mapping, "phone=", &error);
    mapping_assign(&mapping, "native_name=4", &error);
    mapping_assign(&mapping, "city=7", &error);
    expect_again(&mapping, headers, "name=Name\nemail=Email\nnative_name=4\ncity=City of seat\nphone=\n",
                 "one of two with the same header, one that is alike, one over two lines, one left unread");
    mapping_assign(&mapping, "city=2", &error);
    tap_ok(mapping_assign(&mapping, "email=e-mail", &error), "the better of two that are alike");
    expect_again(&mapping, headers, "name=Name\nnative_name=4\ncity=City of seat\ncity=2\nemail=Email\nemail=E-mail\nphone=\n", "both");
    mapping_done(&mapping);
}

/* A column that is called as all others are in an assignment is kept by its number. */
static void test_star(void)
{
    const char *const headers[] = {"Name", "*"};
    struct mapping mapping;
    struct error error;

    mapping_init(&mapping, &type_organisation, headers, 2, false);
    tap_ok(mapping_assign(&mapping, "note=2", &error), "a column with a star for a header is given by its number");
    expect_again(&mapping, headers, "name=Name\nnote=2\n", "and kept so");
    char *name = mapping_column_name(&mapping, 1);
    tap_is_text(name, "2", "and named so");
    free(name);
    mapping_done(&mapping);
}

static void test_rest(void)
{
    const char *const headers[] = {"Name", "Who", "Comments", "Colour", "row", "field", "reason"};
    const struct field *note = type_field(&type_organisation, "note"), *name = type_field(&type_organisation, "name");
    struct mapping mapping, again;
    struct error error;

    mapping_init(&mapping, &type_organisation, headers, 7, false);
    tap_ok(mapping.columns[4].use == COLUMN_PASSED && mapping.columns[6].use == COLUMN_PASSED, "what was said of rejected rows is passed over");
    tap_ok(!mapping_keep_rest(&mapping, name, &error) && error.code == ERROR_USAGE && strstr(error.text, "note"), "a short field cannot keep the rest");
    tap_ok(mapping_keep_rest(&mapping, note, &error) && mapping.rest == note && mapping_has(&mapping, note), "a long one does, beside its own column");
    char *lines = mapping_print(&mapping);
    tap_ok(strstr(lines, "note=Comments\nnote=*\n") != NULL, "it is kept");
    free(lines);
    mapping_init(&again, &type_organisation, headers, 7, false);
    tap_ok(mapping_assign(&again, "note=*", &error) && mapping_assign(&again, "note=Who", &error) && again.rest == note, "and given as text");
    tap_ok(again.columns[2].use == COLUMN_UNREAD && again.columns[1].use == COLUMN_READ, "a column given for it goes before those recognised");
    mapping_drop(&again, note);
    tap_ok(!again.rest, "a field whose value is given otherwise keeps nothing");
    mapping_done(&again);
    mapping_done(&mapping);
}

static bool count_word(void *context, const struct field *field, const char *word, struct value *value)
{
    (void)field, (void)word, (void)value;
    ++*(int *)context;
    return false;
}

static void read_is(const char *field_name, const char *cell, const char *expected, int unknown)
{
    const struct field *field = type_field(&type_organisation, field_name);
    struct value value = {0};
    struct error error;
    int words = 0;

    char *clean = clean_cell(cell);
    clean_read(field, clean, &value, count_word, &words, &error);
    char *printed = field_print(field, &value);
    tap_is_text(printed, expected, "%s from \"%s\"", field_name, cell);
    tap_is_number(words, unknown, "words in it that are not known");
    free(printed);
    free(clean);
    value_clear(&value);
}

/* Words for nothing, as people write them, and others that begin as they do. */
static void read_nothing(void)
{
    static const char *const words[] = {
        "not available", "NIL", "Applicable: n.a.", "Ninguno", "Aucun", "Inconnu", "Ikke oppgitt", "i.t.", "TBD", "Ukjent", "Mangler", "#N/A", "--", "unknown", "N/A", "(n.a.)",
        "NA", "Not applicable", "Not known", "not-provided", "Not specified", "NOT GIVEN", "None", "Null", "tbc", "Ikke tilgjengelig", "ikke relevant", "Ikke kjent", "Ingen", "i/t",
        "No disponible", "No aplica", "Non disponible", "Non applicable", "0000-00-00", "7: N/A", "1:", "Nil: 4", "Manila:",
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        tap_is_number(clean_is_nothing(words[i]), strchr(words[i], ':') == NULL, "\"%s\" says that there is nothing, or something", words[i]);
}

static void test_cells(void)
{
    read_is("name", "  Bee &amp; S&oslash;nner &#8211; &nosuch; ", "Bee & Sønner – &nosuch;", 0);
    read_is("city", "N/A", "", 0);
    read_nothing();
    read_is("city", "Not Available", "", 0);
    read_is("city", "--", "", 0);
    read_is("acronym", "T", "T", 0);
    read_is("review_due", "0000-00-00", "", 0);
    read_is("review_due", "2026-11-21 00:00:00", "2026-11-21", 0);
    read_is("review_due", "2026-11-21T10:30:00.123+01:00", "2026-11-21", 0);
    read_is("review_due", "21.11.2026 9:05", "2026-11-21", 0);
    read_is("review_due", "2026-11-21 x:00", "", 0);
    read_is("review_due", "10:00", "", 0);
    read_is("country", "NA", "NA", 0);
    read_is("country", "Viet Nam/Vietnam", "VN", 0);
    read_is("country", "Atlantis", "", 1);
    read_is("sectors", "Garments, Bricks; cocoa | Weaving of spells", "bricks; cocoa; garments", 1);
    read_is("coverage", "Nepal og Bangladesh", "BD; NP", 0);
    read_is("coverage", "India, Trinidad & Tobago and Kenya", "IN; KE; TT", 0);
    read_is("coverage", "Nepal and Atlantis", "", 1);
    read_is("issues", "Health & safety; child labour", "child-labour; health-and-safety", 0);
    read_is("issues", "Freedom of association and collective bargaining", "freedom-of-association", 0);
    read_is("sectors", "Garments & textiles", "garments; textiles", 0);
    read_is("phone", "+91 11 22, 33 44", "+91 11 22 / 33 44", 0);
    read_is("founded", "0", "", 0);
    read_is("founded", "since 1987", "1987", 0);
    read_is("founded", "Stiftet 1987", "1987", 0);
    read_is("founded", "before 1987", "", 0);
    read_is("founded", "about 1987", "", 0);
    read_is("founded", "01.04.1999", "1999", 0);
    read_is("founded", "1999-04-01", "1999", 0);
}

int main(void)
{
    message_open(place_catalogue);
    test_headers();
    test_by_hand();
    test_words();
    test_lines();
    test_kept();
    test_star();
    test_rest();
    test_cells();
    message_close();
    return tap_done();
}
