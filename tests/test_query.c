/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/error.h"
#include "src/query.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/tap.h"

#include <stdlib.h>

static const char *const operators[] = {
    [QUERY_IS] = "=", [QUERY_GREATER] = ">", [QUERY_GREATER_EQUAL] = ">=", [QUERY_LESS] = "<", [QUERY_LESS_EQUAL] = "<=", [QUERY_EMPTY] = "=empty",
};

static const char *const stamps[] = {
    [QUERY_STAMP_ID] = "@id", [QUERY_STAMP_CREATED] = "@created", [QUERY_STAMP_UPDATED] = "@updated", [QUERY_STAMP_CREATED_BY] = "@created_by",
    [QUERY_STAMP_UPDATED_BY] = "@updated_by",
};

static void describe_value(const struct value *value, struct text *text)
{
    if (value->kind == VALUE_NUMBER)
        text_add_format(text, "%lld", (long long)value->number);
    else if (value->kind == VALUE_TEXT && value->number)
        text_add_format(text, "%s#%lld", value->text, (long long)value->number);
    else
        text_add_format(text, "%s", value->kind == VALUE_TEXT ? value->text : "empty");
}

/* A term as (word), (phrase in quotes) or (field op value|value), "pair " before a field named by its pair, and ! before one negated. */
static void describe_term(const struct query_term *term, struct text *text)
{
    text_add_format(text, "%s%s(", text->length ? " " : "", term->negated ? "!" : "");
    if (term->kind != QUERY_FIELD)
        text_add_format(text, term->kind == QUERY_PHRASE ? "\"%s\"" : "%s", term->text);
    else
        text_add_format(text, "%s%s%s", term->pair ? "pair " : "", term->field ? term->field->name : stamps[term->stamp], operators[term->op]);
    for (size_t i = 0; term->op != QUERY_EMPTY && i < term->value_count; i++) {
        text_add(text, i ? "|" : "");
        describe_value(&term->values[i], text);
    }
    text_add_format(text, "%s%s)", term->currency ? " " : "", term->currency ? term->currency : "");
}

static void is_read(const struct record_type *type, const char *query_text, bool lenient, const char *expected)
{
    struct query query;
    struct error error = {0};
    struct text text = {0};

    if (query_parse(&query, type, query_text, lenient, &error)) {
        for (size_t i = 0; i < query.count; i++)
            describe_term(&query.terms[i], &text);
        tap_ok(query_is_empty(&query) == (query.count == 0), "a query without terms is empty");
        query_done(&query);
    } else {
        text_add_format(&text, "%s", error.code == ERROR_USAGE ? error.text : "another error");
    }
    tap_is_text(text_string(&text), expected, "%s: %s%s", type->name, query_text ? query_text : "NULL", lenient ? " (lenient)" : "");
    text_done(&text);
}

/* A beginning and 300 words or values after it. */
static void is_long(const struct record_type *type, const char *beginning, char separator, const char *expected)
{
    struct text query = {0};

    text_add(&query, beginning);
    for (int i = 0; i < 300; i++)
        text_add_format(&query, "%cIN", separator);
    is_read(type, text_string(&query), false, expected);
    is_read(type, text_string(&query), true, expected);
    text_done(&query);
}

static void test_words(void)
{
    const struct record_type *type = &type_organisation;

    is_read(type, NULL, false, "");
    is_read(type, "  \t ", false, "");
    is_read(type, "granite dhak", false, "(granite) (dhak)");
    is_read(type, "\"two words\" -not -\"not these\"", false, "(\"two words\") !(not) !(\"not these\")");
    is_read(type, "\"a\"b", false, "(\"a\") (b)");
    is_read(type, "child-labour - ø:", false, "Character 16: There is no field \"ø\" here. To search for the text itself, put it in quotation marks.");
    is_read(type, "\"http://example.org\" \"\"", false, "(\"http://example.org\")");
    is_read(type, "ঢাকা", false, "(ঢাকা)");
    is_read(type, " \"\"", false, "Character 2: There is no letter or digit to search for.");
}

static void test_fields(void)
{
    const struct record_type *type = &type_organisation;

    is_read(type, "country:BD", false, "(country=BD)");
    is_read(type, "land:Vietnam", false, "(country=VN)");
    is_read(type, "Country:\"Ivory Coast\",vn", false, "(country=CI|VN)");
    is_read(type, "coverage:BD,India", false, "(coverage=BD|IN)");
    is_read(type, "issue:child-labour", false, "(issues=child-labour)");
    is_read(type, "issues:\"living wages\" -sector:tea", false, "(issues=living-wages) !(sectors=tea)");
    is_read(type, "status:quality-assured", false, "(effective_status=quality-assured)");
    is_read(type, "name:acme", false, "(name=acme)");
    is_read(type, "legal-form:trust,\"joint stock\"", false, "(legal_form=trust|joint stock)");
    is_read(type, "featured:ja", false, "(featured=1)");
    is_read(type, "founded:>3 founded:<=2000", false, "(founded>3) (founded<=2000)");
    is_read(type, "review_due:<28.02.2026", false, "(review_due<2026-02-28)");
    is_read(type, "city:\"\" -phone:\"\"", false, "(city=empty) !(phone=empty)");
    is_read(type, "funding_policy:refuses,\"\"", false, "(funding_policy=refuses|empty)");
    is_read(type, "description:granite", false, "(pair description_en=granite)");
    is_read(type, "description_nb:granitt", false, "(description_nb=granitt)");
    is_read(type, "responsible:DPE001,Kari", false, "(responsible=DPE001#459735041|Kari#633601)");
    is_read(&type_partnership, "total_price:>=1650", false, "(total_price>=165000)");
    is_read(&type_partnership, "total_price:>=1650GBP", false, "(total_price>=165000 GBP)");
    is_read(&type_partnership, "total_price:\"NOK 100\",200NOK", false, "(total_price=10000|20000 NOK)");
    is_read(&type_partnership, "total_price:100NOK,200GBP", false, "Character 20: The amounts of one list are all in one currency, or all without.");
    is_read(&type_partnership, "total_price:100,200GBP", false, "Character 17: The amounts of one list are all in one currency, or all without.");
    is_read(&type_hotspot, "band:high,very-high stale:no", false, "(band=high|very-high) (stale=0)");
    is_read(&type_hotspot, "band:>=medium -confidence:<medium", false, "(band>=medium) !(confidence<medium)");
    is_read(&type_person, "country:no", false, "(countries=NO)");
    is_read(&type_country, "country:BD land:vietnam,in", false, "(code=BD) (code=VN|IN)");
    is_read(&type_country, "code:Bangladesh -id:bd", false, "(code=BD) !(@id=C00204#402655236)");
    is_read(&type_country, "country:Bang", true, "(pair name_en=Bang)");
}

static void test_stamps(void)
{
    const struct record_type *type = &type_organisation;

    is_read(type, "updated:>2026-01-01", false, "(@updated>2026-01-01)");
    is_read(type, "created:21.11.2026", false, "(@created=2026-11-21)");
    is_read(type, "updated:<=2026-01-01T12:30:15Z", false, "(@updated<=2026-01-01T12:30:15Z)");
    is_read(type, "updated:>\"2026-01-01 12:30\"", false, "(@updated>2026-01-01T12:30:00Z)");
    is_read(type, "created_by:kari,ola", false, "(@created_by=kari|ola)");
    is_read(type, "id:000010", false, "(@id=000010#32)");
    is_read(type, "id:!", false, "Character 4: This is no record's id.");
    is_read(type, "updated:2026-01-01T25:00", false, "Character 9: This is no day and no time. Write 2026-02-28 or 2026-02-28T14:03:00Z.");
    is_read(type, "updated:2026-01-01T12:00+01", false, "Character 9: This is no day and no time. Write 2026-02-28 or 2026-02-28T14:03:00Z.");
    is_read(type, "created_by:>kari", false, "Character 12: Only numbers, amounts, dates and choices can be compared with < and >.");
}

static void test_refusals(void)
{
    const struct record_type *type = &type_organisation;

    is_read(type, "granitt kjøp unicorn:1", false,
            "Character 14: There is no field \"unicorn\" here. To search for the text itself, put it in quotation marks.");
    is_long(type, "w", ' ', "The query is too long: it has more than 300 words and values.");
    is_long(type, "country:BD", ',', "The query is too long: it has more than 300 words and values.");
    is_read(type, "tea \"two words", false, "Character 5: A quotation mark is not closed.");
    is_read(type, "name:\"two words", false, "Character 6: A quotation mark is not closed.");
    is_read(type, "name:a,\"b\",\"c d", false, "Character 12: A quotation mark is not closed.");
    is_read(type, "country:", false, "Character 9: A value is missing here. What is empty is found with \"\".");
    is_read(type, "country:BD,", false, "Character 12: A value is missing here. What is empty is found with \"\".");
    is_read(type, "country:BD,,IN", false, "Character 12: A value is missing here. What is empty is found with \"\".");
    is_read(type, "founded:>", false, "Character 10: A value is missing here. What is empty is found with \"\".");
    is_read(type, "founded:>\"\"", false, "Character 11: A value is missing here. What is empty is found with \"\".");
    is_read(type, "founded:>1990,2000", false, "Character 10: One value only can follow < or >, and \"\" for what is empty.");
    is_read(type, "founded:>1990,2000,\"\"", false, "Character 10: One value only can follow < or >, and \"\" for what is empty.");
    is_read(type, "name:>a", false, "Character 6: Only numbers, amounts, dates and choices can be compared with < and >.");
    is_read(type, "sector:BD", false, "Character 8: \"BD\" is not among the choices of \"Sectors\", nor near to any.");
    is_read(type, "tea sector:grments", false, "Character 12: \"grments\" is not among the choices of \"Sectors\". Try: garments.");
    is_read(type, "country:Vietmam", false, "Character 9: No country is called \"Vietmam\". Did you mean Vietnam?");
    is_read(type, "review_due:>soon", false, "Character 13: \"soon\" is no date. Write it as 2026-02-28 or 28.02.2026.");
    is_read(type, "\xff", false, "The query is not valid UTF-8.");
}

static void test_lenient(void)
{
    const struct record_type *type = &type_organisation;

    is_read(type, "unicorn:1", true, "(unicorn:1)");
    is_read(type, "-unicorn:1", true, "!(unicorn:1)");
    is_read(type, "\"two wor", true, "(\"two wor\")");
    is_read(type, "\"", true, "");
    is_read(type, "tea country:", true, "(tea)");
    is_read(type, "country:BD,", true, "(country=BD)");
    is_read(type, "city:\"\"", true, "(city=empty)");
    is_read(type, "founded:>", true, "");
    is_read(type, "status:qual", true, "(effective_status=quality-assured)");
    is_read(type, "country:viet", true, "(country=VN)");
    is_read(type, "sector:co", true, "(sectors=construction|cocoa|coffee|cotton)");
    is_read(&type_hotspot, "band:>hi", true, "Character 7: \"hi\" is not among the choices of \"Band\". Try: not assessed, low, medium, high, very high.");
    is_read(type, "sector:xyzzy", true, "Character 8: \"xyzzy\" is not among the choices of \"Sectors\", nor near to any.");
}

static void is_changed(const char *query, const char *field, const char *values, const char *expected)
{
    char *changed = query_with_field(query, &type_organisation, type_field(&type_organisation, field), values);

    tap_is_text(changed, expected, "\"%s\" with %s: %s", query ? query : "", field, values ? values : "nothing");
    free(changed);
}

static void is_asked(const char *query, const char *field, const char *expected)
{
    char *values = query_field_values(query, &type_organisation, type_field(&type_organisation, field));

    tap_is_text(values, expected, "\"%s\" asks of %s: %s", query ? query : "", field, expected);
    free(values);
}

static void test_edits(void)
{
    is_changed(NULL, "country", "BD", "country:BD");
    is_changed("tea", "country", "BD,IN", "tea country:BD,IN");
    is_changed("land:VN tea country:NO", "country", "BD", "country:BD tea");
    is_changed("tea country:VN \"two words\"", "country", NULL, "tea \"two words\"");
    is_changed("-country:VN tea", "country", "BD", "-country:VN tea country:BD");
    is_changed("status:draft", "effective_status", "archived", "effective_status:archived");
    is_changed("effective_status:draft", "status", NULL, "");
    is_changed("founded:>1990", "founded", "2000", "founded:2000");
    is_changed("", "city", "New Delhi", "city:\"New Delhi\"");
    is_changed("", "city", "", "city:\"\"");
    is_changed("", "funding_policy", "refuses,", "funding_policy:refuses,\"\"");
    is_changed("", "funding_policy", "refuses,\"\",accepts", "funding_policy:refuses,\"\",accepts");
    is_changed("unicorn:1 \"unfinished", "country", "BD", "unicorn:1 \"unfinished\" country:BD");
    is_asked("tea land:IN,Bangladesh -country:NO", "country", "BD IN");
    is_asked("status:draft", "status", "draft");
    is_asked("status:draft", "effective_status", "draft");
    is_asked("featured:yes", "featured", "yes");
    is_asked("responsible:DPE001", "responsible", "DPE001");
    is_asked("founded:>1990", "founded", "");
    is_asked("country:xyzzy", "country", "");
    is_asked(NULL, "country", "");
}

int main(void)
{
    test_words();
    test_fields();
    test_stamps();
    test_refusals();
    test_lenient();
    test_edits();
    tap_ok(!query_parse(&(struct query){0}, &type_organisation, "unicorn:1", false, NULL), "nobody need listen to what is wrong");
    return tap_done();
}
