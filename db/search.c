/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/search.h"

#include <stdlib.h>
#include <string.h>

#include "db/derivation.h"
#include "db/moment.h"
#include "db/shown_words.h"
#include "db/visible.h"
#include "db/ways.h"
#include "db/words.h"
#include "src/identity.h"
#include "src/memory.h"

enum {
    MATCH_WORDS_MAXIMUM = 40 /* FTS5 limits how deep an expression may be; what is left out is tested */
};

/* What a filter is being made for. */
struct making {
    struct filter *filter;
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    size_t match_words;
    bool wide; /* what is being made finds more than the index does by it */
};

/* --- Words as a function ------------------------------------------------------------------------------------------------ */

static void words_of_column(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct store *store = sqlite3_user_data(context);
    const char *string = (const char *)sqlite3_value_text(values[0]);
    struct text words = {0};

    (void)count;
    if (!string)
        return;
    words_add(store, string, &words);
    sqlite3_result_text64(context, text_string(&words), words.length, SQLITE_TRANSIENT, SQLITE_UTF8);
    text_done(&words);
}

bool search_open(struct store *store, struct error *error)
{
    int status = sqlite3_create_function_v2(store->handle, "lrn_words", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, store,
                                            words_of_column, NULL, NULL, NULL);

    return status == SQLITE_OK || database_failed(store, error);
}

/* --- The index's expressions -------------------------------------------------------------------------------------------- */

void match_add_words(struct text *match, const char *words, bool last_is_beginning)
{
    while (*(words += strspn(words, " "))) {
        size_t length = strcspn(words, " ");
        bool is_last = words[length + strspn(words + length, " ")] == '\0';
        text_add_format(match, "%s\"%.*s\"%s", match->length > 0 ? " AND " : "", (int)length, words, is_last && last_is_beginning ? "*" : "");
        words += length;
    }
}

static size_t words_count(const char *words)
{
    return set_count(words);
}

/* Notes that the index is asked for so many more words; false where they are too many. */
static bool narrow(struct making *making, size_t count)
{
    if (count == 0 || making->wide || making->match_words + count > MATCH_WORDS_MAXIMUM)
        return false;
    making->match_words += count;
    making->filter->matched = true;
    return true;
}

/* Narrows by words; false where the index is not asked for them. */
static bool narrow_words(struct making *making, struct condition *condition, const struct text *words, bool last_is_beginning)
{
    if (!narrow(making, words_count(text_string(words))))
        return false;
    match_add_words(&condition->match, text_string(words), last_is_beginning);
    condition->gathered = last_is_beginning;
    return true;
}

/* --- Conditions --------------------------------------------------------------------------------------------------------- */

static struct condition *condition_new(struct filter *filter)
{
    filter->conditions = memory_resize(filter->conditions, filter->count + 1, sizeof *filter->conditions);
    struct condition *condition = &filter->conditions[filter->count++];
    *condition = (struct condition){0};
    return condition;
}

static bool has_restricted_words(const struct record_type *type)
{
    bool has = false;

    for (size_t i = 0; i < type->field_count; i++)
        has = has || (type->fields[i].level && type->fields[i].flags & FIELD_SEARCHABLE);
    return has;
}

static void add_instr(struct sql *sql, const char *column, const char *pattern, size_t length)
{
    char *copy = string_copy_part(pattern, length);

    sql_add(sql, "instr(%s, ?) > 0", column);
    sql_text(sql, copy);
    free(copy);
}

/* Holds a condition to the rows that meet another too, which is released. */
static void confine(struct condition *condition, struct sql *told)
{
    if (!sql_is_empty(told)) {
        sql_join(&condition->test, "AND", told);
        condition->tables |= SEARCH_RECORD;
        condition->settled = false;
    }
    sql_done(told);
}

/* Words that may name somebody find nothing where names may not be told. */
static void confine_words(const struct making *making, struct condition *condition)
{
    struct sql told = {0};

    visible_words(making->viewer, making->type, "r", &told);
    confine(condition, &told);
}

/* A value finds only the rows that show it. */
static void confine_value(const struct making *making, struct condition *condition, const struct field *field)
{
    struct sql told = {0};

    visible_value(making->viewer, making->type, field, "r", &told);
    confine(condition, &told);
}

/* Words that stand in the title find nothing where this holds names that may not be told. */
static void add_title_words(struct making *making, struct condition *condition, const char *words, size_t length)
{
    struct sql told = {0};

    if (visible_title(making->store, making->viewer, making->type, "r", &told)) {
        sql_append(&condition->test, &told);
        sql_add(&condition->test, " AND ");
        condition->tables |= SEARCH_RECORD;
    }
    add_instr(&condition->test, "d.title_words", words, length);
    sql_done(&told);
}

/* What is shown of a record of which not all may be told finds it too. */
static void add_shown_words(const struct making *making, struct condition *condition, const char *words, size_t length)
{
    char *pattern = string_copy_part(words, length);
    struct sql shown = {0};

    if (shown_words_add(making->store, making->viewer, making->type, "r", pattern, &shown)) {
        sql_join(&condition->test, "OR", &shown);
        condition->tables |= SEARCH_RECORD;
        condition->settled = false;
    }
    sql_done(&shown);
    free(pattern);
}

/* A word is found as the beginning of one, a phrase as whole words. */
static void condition_words(struct making *making, struct condition *condition, const struct query_term *term)
{
    bool is_word = term->kind == QUERY_WORD;
    bool all = scope_of(making->viewer, making->type).level == VISIBILITY_COORDINATORS;
    struct text words = {0};

    words_add(making->store, term->text, &words);
    if (words.length == 0) {
        sql_add(&condition->test, term->negated ? "0" : "1");
        text_done(&words);
        return;
    }
    size_t length = is_word ? words.length - 1 : words.length;
    condition->tables |= SEARCH_DERIVED;
    add_instr(&condition->test, "d.words", words.bytes, length);
    sql_add(&condition->test, " OR ");
    add_title_words(making, condition, words.bytes, length);
    if (all && has_restricted_words(making->type)) {
        sql_add(&condition->test, " OR ");
        add_instr(&condition->test, "d.restricted_words", words.bytes, length);
    }
    if (!term->negated && narrow_words(making, condition, &words, is_word))
        condition->settled = words_count(words.bytes) == 1 && (all || !has_restricted_words(making->type)) && !(condition->tables & SEARCH_RECORD);
    confine_words(making, condition);
    add_shown_words(making, condition, words.bytes, length);
    text_done(&words);
}

/* Adds "expression IN (?, ...)" of the values, as they are. */
static void add_in(struct making *making, struct condition *condition, const struct field *field, const struct query_term *term)
{
    expression_add(&condition->test, making->store, making->type, field, &condition->tables);
    sql_add(&condition->test, " IN (");
    for (size_t i = 0; i < term->value_count; i++) {
        sql_add(&condition->test, i == 0 ? "?" : ", ?");
        sql_value(&condition->test, &term->values[i]);
    }
    sql_add(&condition->test, ")");
}

static void add_has(struct making *making, struct condition *condition, const struct field *field, const struct query_term *term)
{
    for (size_t i = 0; i < term->value_count; i++) {
        char *pattern = string_format(" %s ", value_text(&term->values[i]));
        sql_add(&condition->test, i == 0 ? "instr(' ' || (" : " OR instr(' ' || (");
        expression_add(&condition->test, making->store, making->type, field, &condition->tables);
        sql_add(&condition->test, ") || ' ', ?) > 0");
        sql_text(&condition->test, pattern);
        free(pattern);
    }
}

/* Choices are compared in their vocabulary's order: a comparison is the list of the codes that meet it. */
static void add_choice_order(struct making *making, struct condition *condition, const struct field *field, const struct query_term *term)
{
    const struct vocabulary *vocabulary = field->vocabulary;
    size_t than = vocabulary_order(vocabulary, value_text(&term->values[0]));
    bool greater = term->op == QUERY_GREATER || term->op == QUERY_GREATER_EQUAL;
    bool equal = term->op == QUERY_GREATER_EQUAL || term->op == QUERY_LESS_EQUAL;

    expression_add(&condition->test, making->store, making->type, field, &condition->tables);
    sql_add(&condition->test, " IN (NULL");
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (i == than ? !equal : (i > than) != greater)
            continue;
        sql_add(&condition->test, ", ?");
        sql_text(&condition->test, vocabulary->terms[i].code);
    }
    sql_add(&condition->test, ")");
}

/* Narrows by the codes asked for, any of them; what was computed is there under its code of today and its next one. */
static void narrow_codes(struct making *making, struct condition *condition, const struct field *field, const struct value *values, size_t count)
{
    struct text *match = &condition->match;
    bool settled = !field->compute;

    if (!narrow(making, count))
        return;
    text_add(match, "(");
    for (size_t i = 0; i < count; i++) {
        char *code = values[i].kind == VALUE_NUMBER ? string_copy(values[i].number ? "1" : "0") : string_copy(value_text(&values[i]));
        text_add(match, i == 0 ? "\"" : " OR \"");
        settled = code_token_add(making->type, field, code, strlen(code), match) && settled;
        text_add(match, "\"");
        free(code);
    }
    text_add(match, ")");
    condition->settled = settled;
}

static void condition_codes(struct making *making, struct condition *condition, const struct query_term *term)
{
    const struct field *field = term->field;

    if (term->op != QUERY_IS && field->kind == FIELD_CHOICE) {
        add_choice_order(making, condition, field, term);
        return;
    }
    if (field->kind == FIELD_SET || field->kind == FIELD_COUNTRIES)
        add_has(making, condition, field, term);
    else
        add_in(making, condition, field, term);
    if (!term->negated)
        narrow_codes(making, condition, field, term->values, term->value_count);
}

static void condition_order(struct making *making, struct condition *condition, const struct query_term *term)
{
    if (term->op == QUERY_IS) {
        add_in(making, condition, term->field, term);
    } else {
        expression_add(&condition->test, making->store, making->type, term->field, &condition->tables);
        sql_add(&condition->test, " %s ?", expression_operator(term->op));
        sql_value(&condition->test, &term->values[0]);
    }
    if (term->currency) {
        sql_add(&condition->test, " AND ");
        expression_add(&condition->test, making->store, making->type, type_field_currency(making->type, term->field), &condition->tables);
        sql_add(&condition->test, " = ?");
        sql_text(&condition->test, term->currency);
    }
}

/* --- Texts -------------------------------------------------------------------------------------------------------------- */

/* Adds the test of one field against one text: the words stand in it one after the other, the last as a beginning. */
static void add_text(struct making *making, struct condition *condition, const struct field *field, const struct query_term *term,
                     const struct text *words)
{
    bool contains = term->op == QUERY_IS;
    char *pattern = string_copy_part(text_string(words), words->length > 0 ? words->length - 1 : 0);

    sql_add(&condition->test, contains ? "instr(lrn_words(" : "lrn_words(");
    expression_add(&condition->test, making->store, making->type, field, &condition->tables);
    if (contains)
        sql_add(&condition->test, "), ?) > 0");
    else
        sql_add(&condition->test, ") %s ?", expression_operator(term->op));
    sql_text(&condition->test, pattern);
    free(pattern);
}

/* Of a pair named by its shared name any language's text will do. */
static void add_text_pair(struct making *making, struct condition *condition, const struct query_term *term, const struct text *words)
{
    add_text(making, condition, term->field, term, words);
    for (int language = 0; term->pair && language < LANGUAGE_COUNT; language++) {
        const struct field *twin = type_field_twin(making->type, term->field, (enum language)language);
        if (!twin)
            continue;
        sql_add(&condition->test, " OR ");
        add_text(making, condition, twin, term, words);
    }
}

static void condition_text(struct making *making, struct condition *condition, const struct query_term *term)
{
    for (size_t i = 0; i < term->value_count; i++) {
        struct text words = {0};
        words_add(making->store, value_text(&term->values[i]), &words);
        sql_add(&condition->test, i == 0 ? "" : " OR ");
        add_text_pair(making, condition, term, &words);
        if (term->op == QUERY_IS && term->value_count == 1 && !term->negated && field_has_words(making->type, term->field))
            narrow_words(making, condition, &words, true);
        text_done(&words);
    }
}

/* --- References --------------------------------------------------------------------------------------------------------- */

/* Adds a SELECT of the records of a type whose title has these words and that the viewer sees. */
static void add_titled(struct making *making, struct sql *sql, const struct record_type *type, const char *title)
{
    struct text words = {0}, match = {0};
    struct sql visible = {0};

    words_add(making->store, title, &words);
    match_add_words(&match, text_string(&words), true);
    if (match.length == 0) {
        sql_add(sql, "SELECT NULL");
    } else {
        sql_add(sql, "SELECT t.id FROM \"search_%w\" m CROSS JOIN \"derived_%w\" t ON t.id = m.rowid CROSS JOIN \"%w\" p ON p.id = m.rowid"
                     " WHERE m.\"search_%w\" MATCH ? AND ", type->name, type->name, type->name, type->name);
        sql_text(sql, text_string(&match));
        add_instr(sql, "t.title_words", words.bytes, words.length - 1);
        if (visible_condition(making->store, making->viewer, type, "p", &visible)) {
            visible_words(making->viewer, type, "p", &visible);
            visible_title(making->store, making->viewer, type, "p", &visible);
            sql_add(sql, " AND ");
            sql_append(sql, &visible);
        }
    }
    sql_done(&visible);
    text_done(&words);
    text_done(&match);
}

/* A reference that may not be told leads nowhere. */
static void confine_reference(struct making *making, struct condition *condition, const struct field *field)
{
    struct sql told = {0};

    if (visible_reference(making->store, making->viewer, making->type, field, "r", &told)) {
        sql_add(&condition->test, " AND ");
        sql_append(&condition->test, &told);
    }
    sql_done(&told);
}

/* Adds a SELECT of the ids that a value is, whole or by the ending that lists show. The names' index is the smallest table that holds all ids. */
static void add_ids(struct sql *sql, const struct record_type *type, const struct value *value)
{
    const int64_t mask = value->number != 0 && type ? identity_ending_mask(value_text(value)) : 0;

    sql_add(sql, "SELECT ?");
    sql_number(sql, value->number);
    if (mask == 0)
        return;
    sql_add(sql, " UNION SELECT id FROM \"derived_%w\" INDEXED BY \"sort_%w_%w\" WHERE id & ? = ?", type->name, type->name, language_code(LANGUAGE_EN));
    sql_number(sql, mask);
    sql_number(sql, value->number);
}

static void condition_reference(struct making *making, struct condition *condition, const struct query_term *term)
{
    const struct record_type *type = type_list_find(making->store->types, term->field->refers_to);

    expression_add(&condition->test, making->store, making->type, term->field, &condition->tables);
    sql_add(&condition->test, " IN (");
    for (size_t i = 0; i < term->value_count; i++) {
        sql_add(&condition->test, i == 0 ? "" : " UNION ");
        add_ids(&condition->test, type, &term->values[i]);
        if (type && term->values[i].kind == VALUE_TEXT) {
            sql_add(&condition->test, " UNION ");
            add_titled(making, &condition->test, type, term->values[i].text);
        }
    }
    sql_add(&condition->test, ")");
    confine_reference(making, condition, term->field);
    condition->indexed = !term->negated;
}

/* --- Stamps ------------------------------------------------------------------------------------------------------------- */

static void condition_stamp(struct making *making, struct condition *condition, const struct query_term *term)
{
    const bool created = term->stamp == QUERY_STAMP_CREATED || term->stamp == QUERY_STAMP_CREATED_BY;
    const bool by = term->stamp == QUERY_STAMP_CREATED_BY || term->stamp == QUERY_STAMP_UPDATED_BY;
    const char *column = by ? (created ? "created_by" : "updated_by") : (created ? "created_at" : "updated_at");

    /* The people who work here are known to those who see everything. */
    if (by && scope_level(making->viewer) < VISIBILITY_COORDINATORS) {
        sql_add(&condition->test, "0");
        return;
    }
    condition->tables |= term->stamp == QUERY_STAMP_ID ? SEARCH_RECORD : SEARCH_STAMP;
    for (size_t i = 0; i < term->value_count; i++) {
        const struct value *value = &term->values[i];
        sql_add(&condition->test, i == 0 ? "" : " OR ");
        if (term->stamp == QUERY_STAMP_ID) {
            sql_add(&condition->test, "r.id IN (");
            add_ids(&condition->test, making->type, value);
            sql_add(&condition->test, ")");
        } else if (by) {
            struct text words = {0};
            words_add(making->store, value_text(value), &words);
            sql_add(&condition->test, "instr(lrn_words(s.%s), ?) > 0", column);
            sql_text(&condition->test, text_string(&words));
            text_done(&words);
        } else {
            moment_add(&condition->test, column, term->op, value_text(value));
        }
    }
    condition->indexed = term->stamp == QUERY_STAMP_ID && term->op == QUERY_IS && !term->negated;
}

/* --- Terms -------------------------------------------------------------------------------------------------------------- */

/* A reference that may not be told is empty, unless something stands in the place of a name. */
static void condition_no_reference(struct making *making, struct condition *condition, const struct field *field)
{
    const struct record_type *type = type_list_find(making->store->types, field->refers_to);
    struct sql told = {0};

    sql_add(&condition->test, "r.\"%w\" IS NULL", field->name);
    condition->tables |= SEARCH_RECORD;
    if (type && !type->described && visible_reference(making->store, making->viewer, making->type, field, "r", &told)) {
        sql_add(&condition->test, " OR NOT (");
        sql_append(&condition->test, &told);
        sql_add(&condition->test, ")");
    }
    sql_done(&told);
}

static void condition_empty(struct making *making, struct condition *condition, const struct query_term *term)
{
    struct sql told = {0};

    sql_add(&condition->test, "(");
    expression_add(&condition->test, making->store, making->type, term->field, &condition->tables);
    sql_add(&condition->test, ") IS NULL");
    for (int language = 0; term->pair && language < LANGUAGE_COUNT; language++) {
        const struct field *twin = type_field_twin(making->type, term->field, (enum language)language);
        if (!twin)
            continue;
        sql_add(&condition->test, " AND (");
        expression_add(&condition->test, making->store, making->type, twin, &condition->tables);
        sql_add(&condition->test, ") IS NULL");
    }
    if (visible_value(making->viewer, making->type, term->field, "r", &told)) {
        sql_add(&condition->test, " OR NOT ");
        sql_append(&condition->test, &told);
        condition->tables |= SEARCH_RECORD;
    }
    sql_done(&told);
}

/* That nothing stands in the field. */
static void condition_nothing(struct making *making, struct condition *condition, const struct query_term *term)
{
    if (term->field->kind == FIELD_REFERENCE)
        condition_no_reference(making, condition, term->field);
    else
        condition_empty(making, condition, term);
}

static void condition_value(struct making *making, struct condition *condition, const struct query_term *term)
{
    switch (term->field->kind) {
    case FIELD_CHOICE:
    case FIELD_SET:
    case FIELD_COUNTRY:
    case FIELD_COUNTRIES:
    case FIELD_BOOLEAN:
        condition_codes(making, condition, term);
        break;
    case FIELD_INTEGER:
    case FIELD_MONEY:
    case FIELD_DATE:
        condition_order(making, condition, term);
        break;
    case FIELD_REFERENCE:
        condition_reference(making, condition, term);
        break;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_URL:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_KIND_COUNT:
        condition_text(making, condition, term);
        break;
    }
    if (term->field->kind != FIELD_REFERENCE)
        confine_value(making, condition, term->field);
}

/* The values of a list that are none of them empty, in a term that is a copy; the caller frees the array. */
static struct query_term filled_values(const struct query_term *term)
{
    struct query_term filled = *term;

    filled.values = memory_new_array(term->value_count, sizeof *filled.values);
    filled.value_count = 0;
    for (size_t i = 0; i < term->value_count; i++)
        if (!value_is_empty(&term->values[i]))
            filled.values[filled.value_count++] = term->values[i];
    return filled;
}

/* One of the values, or none at all: the index knows nothing of that. */
static void condition_value_or_empty(struct making *making, struct condition *condition, const struct query_term *term)
{
    struct query_term filled = filled_values(term);
    struct condition empty = {0};

    making->wide = true;
    condition_value(making, condition, &filled);
    making->wide = false;
    condition_nothing(making, &empty, term);
    sql_join(&condition->test, "OR", &empty.test);
    sql_done(&empty.test);
    condition->tables |= empty.tables;
    condition->indexed = condition->settled = false;
    free(filled.values);
}

static void condition_field(struct making *making, struct condition *condition, const struct query_term *term)
{
    bool takes_empty = query_term_takes_empty(term);

    /* What the viewer does not see is empty for her. */
    if (!scope_has_field(making->viewer, making->type, term->field))
        sql_add(&condition->test, takes_empty ? "1" : "0");
    else if (term->op == QUERY_EMPTY)
        condition_nothing(making, condition, term);
    else if (takes_empty)
        condition_value_or_empty(making, condition, term);
    else
        condition_value(making, condition, term);
}

/* NULL is no answer that a negation could turn round. */
static void condition_close(struct condition *condition, bool negated)
{
    struct sql closed = {0};

    sql_add(&closed, negated ? "NOT coalesce((" : "(");
    sql_append(&closed, &condition->test);
    sql_add(&closed, negated ? "), 0)" : ")");
    sql_done(&condition->test);
    condition->test = closed;
}

static void term_add(struct making *making, const struct query_term *term)
{
    struct condition *condition = condition_new(making->filter);

    if (term->kind == QUERY_FIELD && term->op != QUERY_EMPTY && term->value_count == 0)
        sql_add(&condition->test, "1");
    else if (term->kind != QUERY_FIELD)
        condition_words(making, condition, term);
    else if (term->stamp != QUERY_STAMP_NONE)
        condition_stamp(making, condition, term);
    else
        condition_field(making, condition, term);
    condition_close(condition, term->negated);
    making->filter->indexed = making->filter->indexed || condition->indexed;
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

/* Children of the records whose field has the value: "the actions of a country". */
static void within_parent_add(struct making *making, const struct field *field, const struct value *value)
{
    const struct record_type *type = making->type;
    struct condition *condition = condition_new(making->filter);

    if (!scope_has_field(making->viewer, type_list_find(making->store->types, type->parent), field) || value_is_empty(value)) {
        sql_add(&condition->test, "0");
        return;
    }
    sql_add(&condition->test, "(r.\"%w\" IN (SELECT p.id FROM \"%w\" p WHERE p.\"%w\" = ?", type->parent, type->parent, field->name);
    sql_value(&condition->test, value);
    visible_reference(making->store, making->viewer, type_list_find(making->store->types, type->parent), field, "p", &condition->test);
    sql_add(&condition->test, "))");
    condition->tables = SEARCH_RECORD;
    condition->indexed = making->filter->indexed = true;
}

static void within_add(struct making *making, const struct field *field, const struct value *value)
{
    struct query_term term = {.kind = QUERY_FIELD, .field = field, .op = QUERY_IS, .values = (struct value[]){*value}, .value_count = 1};
    struct condition *condition = condition_new(making->filter);

    if (!scope_has_field(making->viewer, making->type, field) || value_is_empty(value)) {
        sql_add(&condition->test, "0");
    } else if (field_has_tokens(field)) {
        condition_codes(making, condition, &term);
        confine_value(making, condition, field);
    } else {
        add_in(making, condition, field, &term);
        confine_reference(making, condition, field);
        if (field->kind != FIELD_REFERENCE)
            confine_value(making, condition, field);
        condition->indexed = making->filter->indexed = field->kind == FIELD_REFERENCE;
    }
    condition_close(condition, false);
}

/* Of many records those in a viewer's countries may be few. */
static void narrow_ways(struct making *making, struct condition *condition)
{
    struct text match = {0};

    if (narrow(making, ways_add_match(making->viewer, making->type, &match)))
        condition->match = match;
    else
        text_done(&match);
}

static void visibility_add(struct making *making)
{
    struct sql visible = {0};

    if (visible_condition(making->store, making->viewer, making->type, "r", &visible)) {
        struct condition *condition = condition_new(making->filter);
        condition->test = visible;
        condition->tables = SEARCH_RECORD;
        narrow_ways(making, condition);
        return;
    }
    sql_done(&visible);
}

void filter_make(struct filter *filter, struct store *store, const struct viewer *viewer, const struct list_request *request)
{
    struct making making = {.filter = filter, .store = store, .viewer = viewer, .type = request->type};

    *filter = (struct filter){0};
    if (request->within && request->value && !type_has_field(request->type, request->within))
        within_parent_add(&making, request->within, request->value);
    else if (request->within && request->value)
        within_add(&making, request->within, request->value);
    for (size_t i = 0; request->query && i < request->query->count; i++)
        term_add(&making, &request->query->terms[i]);
    visibility_add(&making);
}

void filter_done(struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++) {
        sql_done(&filter->conditions[i].test);
        text_done(&filter->conditions[i].match);
    }
    free(filter->conditions);
    *filter = (struct filter){0};
}
