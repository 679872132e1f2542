/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records found by what people call them: an id or the end of one, a country's code or name, a registration number, a title. */
#include "config.h"

#include "db/store.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "db/derivation.h"
#include "db/id_list.h"
#include "db/search.h"
#include "db/store_near.h"
#include "db/visible.h"
#include "db/words.h"
#include "src/country_name.h"
#include "src/identity.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/registration.h"
#include "src/similar.h"

enum { CANDIDATES_NAMED = 3, DIGIT_BITS = 5, ID_DIGITS = 12 };

struct finding {
    struct store *store;
    const struct viewer *viewer;
    const struct record_type *type;
    const struct field *field; /* that refers to it, which is told beside the error; NULL: no field does */
    const char *text;
    struct error *error;
};

static bool is_there(const struct finding *finding, int64_t id)
{
    struct record record;
    struct error error;

    if (!store_load(finding->store, finding->viewer, finding->type, id, &record, &error))
        return false;
    record_done(&record);
    return true;
}

static bool is_country(const struct record_type *type)
{
    return strcmp(type->name, "country") == 0;
}

/* Whether the field is called by the type's word, so that to say both would say it twice: "Organisation: Organisation". */
static bool is_said_by_field(const struct finding *finding)
{
    char *label = finding->field ? field_label(finding->field) : NULL;
    char *key = label ? key_of(label) : NULL;
    bool said = key && key_is(key, message_text(finding->type->label));

    free(key);
    free(label);
    return said;
}

/* ", Kathmandu, Nepal", as far as a record tells. */
static void add_place(const struct record *record, struct text *names)
{
    const struct field *city = type_field(record->type, "city"), *country = type_field(record->type, "country");
    const char *town = city ? value_text(record_field(record, city)) : "";
    const struct country_name *name = country && country->kind == FIELD_COUNTRY ? country_name_by_code(value_text(record_field(record, country))) : NULL;

    if (*town)
        text_add_format(names, ", %s", town);
    if (name)
        text_add_format(names, ", %s", name->name[message_language()]);
}

/* One of those that go by the same: by its title, which they often share, and by where it is. */
static void add_candidate(const struct finding *finding, int64_t id, struct text *names)
{
    char printed[IDENTITY_TEXT_SIZE];
    char *title = store_title(finding->store, finding->viewer, finding->type, id, message_language());
    struct record record;
    struct error error;

    text_add_format(names, "%s%s", names->length > 0 ? "; " : "", title ? title : "");
    if (store_load(finding->store, finding->viewer, finding->type, id, &record, &error)) {
        add_place(&record, names);
        record_done(&record);
    }
    text_add_format(names, " (%s)", identity_print(id, printed));
    free(title);
}

/* What it may have been meant for: a country, or records the viewer sees that are called nearly so. The caller frees it; NULL where there is none. */
static char *near_text(const struct finding *finding)
{
    const char *country = is_country(finding->type) ? country_near(finding->text) : NULL;
    struct id_list found = {0};
    struct text names = {0};

    if (!finding->error || country)
        return country ? string_copy(country) : NULL;
    store_near(finding->store, finding->viewer, finding->type, finding->text, CANDIDATES_NAMED, &found);
    for (size_t i = 0; i < found.count; i++)
        add_candidate(finding, found.ids[i], &names);
    ids_done(&found);
    return names.length > 0 ? text_take(&names) : NULL;
}

static void refuse_absent(const struct finding *finding, const char *near)
{
    const char *what = message_text(finding->type->label);

    if (is_said_by_field(finding) && near)
        error_set(finding->error, ERROR_NOT_FOUND, _("\"%s\" was not found. Did you mean %s?"), finding->text, near);
    else if (is_said_by_field(finding))
        error_set(finding->error, ERROR_NOT_FOUND, _("\"%s\" was not found."), finding->text);
    else if (near)
        error_set(finding->error, ERROR_NOT_FOUND, _("%s \"%s\" was not found. Did you mean %s?"), what, finding->text, near);
    else
        error_set(finding->error, ERROR_NOT_FOUND, _("%s \"%s\" was not found."), what, finding->text);
}

static bool not_found(const struct finding *finding)
{
    char *near = near_text(finding);

    refuse_absent(finding, near);
    free(near);
    return false;
}

/* Takes the one that was found; several are named. False without an error where there is none. */
static bool take_only(const struct finding *finding, const struct id_list *found, int64_t *id, bool *refused)
{
    struct text names = {0};

    *refused = found->count > 1;
    if (found->count == 1)
        *id = found->ids[0];
    for (size_t i = 0; *refused && i < found->count && i < CANDIDATES_NAMED; i++)
        add_candidate(finding, found->ids[i], &names);
    if (*refused)
        error_set(finding->error, ERROR_VALUE, found->count > CANDIDATES_NAMED ? _("\"%s\" can mean several: %s and others. Give the whole id.")
                                                                                 : _("\"%s\" can mean several: %s. Give the whole id."),
                  finding->text, text_string(&names));
    text_done(&names);
    return found->count == 1;
}

static bool read_ids(const struct finding *finding, const struct sql *sql, struct id_list *found)
{
    int status = SQLITE_ERROR;
    sqlite3_stmt *statement = sql_prepare(finding->store, sql, finding->error);

    while (statement && (status = database_step(finding->store, statement, finding->error)) == SQLITE_ROW)
        ids_add(found, sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

/* --- Ids ---------------------------------------------------------------------------------------------------------------- */

/* How many digits an id has as it was typed. */
static int digits_typed(const char *text)
{
    int count = 0;

    for (; *text; text++)
        count += isalnum((unsigned char)*text) ? 1 : 0;
    return count;
}

/* Collects ids that end so. The names' index is the smallest table that holds all ids. */
static bool collect_endings(const struct finding *finding, int64_t ending, int digits, struct id_list *found)
{
    const char *name = finding->type->name;
    struct sql sql = {0};

    sql_add(&sql, "SELECT d.id FROM (SELECT id FROM \"derived_%w\" INDEXED BY \"sort_%w_%w\" WHERE id & ? = ?) d JOIN \"%w\" r ON r.id = d.id",
            name, name, language_code(LANGUAGE_EN), name);
    sql_number(&sql, ((int64_t)1 << DIGIT_BITS * digits) - 1);
    sql_number(&sql, ending);
    struct sql visible = {0};
    if (visible_condition(finding->store, finding->viewer, finding->type, "r", &visible)) {
        sql_add(&sql, " WHERE ");
        sql_append(&sql, &visible);
    }
    sql_add(&sql, " LIMIT %d", CANDIDATES_NAMED + 1);
    bool ok = read_ids(finding, &sql, found);
    sql_done(&visible);
    sql_done(&sql);
    return ok;
}

/* Finds by the ending of an id. False with refused where several fit, and on errors. */
static bool find_ending(const struct finding *finding, int64_t *id, bool *refused)
{
    struct id_list found = {0};
    int64_t ending;
    int digits = digits_typed(finding->text);

    *refused = false;
    if (!identity_parse(finding->text, &ending) || digits == 0 || digits > ID_DIGITS)
        return false;
    *refused = !collect_endings(finding, ending, digits, &found);
    bool ok = !*refused && take_only(finding, &found, id, refused);
    ids_done(&found);
    return ok;
}

static bool find_exact(const struct finding *finding, int64_t *id)
{
    return identity_parse(finding->text, id) && is_there(finding, *id);
}

/* --- Countries ---------------------------------------------------------------------------------------------------------- */

static bool find_country(const struct finding *finding, int64_t *id, bool *refused)
{
    const struct country_name *country, *other;

    *refused = false;
    switch (country_find(finding->text, &country, &other)) {
    case COUNTRY_UNKNOWN:
        break;
    case COUNTRY_AMBIGUOUS:
        *refused = true;
        error_set(finding->error, ERROR_VALUE, _("\"%s\" can mean %s or %s."), finding->text, country->name[message_language()],
                  other->name[message_language()]);
        break;
    case COUNTRY_FOUND:
        *id = country_record_id(country->code);
        return is_there(finding, *id);
    }
    return false;
}

static bool find_id(const struct finding *finding, int64_t *id)
{
    bool refused = false;

    if (is_country(finding->type) && find_country(finding, id, &refused))
        return true;
    if (refused)
        return false;
    if (find_exact(finding, id) || find_ending(finding, id, &refused))
        return true;
    return !refused && not_found(finding);
}

bool store_find_id(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id,
                   struct error *error)
{
    return find_id(&(struct finding){.store = store, .viewer = viewer, .type = type, .text = text, .error = error}, id);
}

/* --- Records that are gone ------------------------------------------------------------------------------------------------ */

bool store_find_gone(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id,
                     struct error *error)
{
    const struct finding finding = {.store = store, .viewer = viewer, .type = type, .text = text, .error = error};
    struct id_list found = {0};
    struct sql sql = {0};
    bool refused = false;
    int64_t ending;
    int digits = digits_typed(text);

    if (!identity_parse(text, &ending) || digits == 0 || digits > ID_DIGITS)
        return not_found(&finding);
    sql_add(&sql, "SELECT DISTINCT record FROM change_record WHERE type = ? AND record & ? = ? AND record NOT IN (SELECT id FROM \"%w\") LIMIT %d", type->name,
            CANDIDATES_NAMED + 1);
    sql_text(&sql, type->name);
    sql_number(&sql, ((int64_t)1 << DIGIT_BITS * digits) - 1);
    sql_number(&sql, ending);
    bool read = read_ids(&finding, &sql, &found);
    bool ok = read && take_only(&finding, &found, id, &refused);
    if (read && !ok && !refused)
        not_found(&finding);
    sql_done(&sql);
    ids_done(&found);
    return ok;
}

/* --- Registration numbers ------------------------------------------------------------------------------------------------ */

/* A short number is looked for in each country, and in none; a longer one is the same in all. */
static void add_number_keys(const char *number, struct sql *sql)
{
    int64_t key, other;

    similar_number_key(number, "", &key);
    sql_add(sql, "?");
    sql_number(sql, key);
    for (size_t i = 0; i < country_name_count; i++)
        if (similar_number_key(number, country_names[i].code, &other) && other != key) {
            sql_add(sql, ", ?");
            sql_number(sql, other);
        }
}

/* A number as one country's tax office writes it is that country's; the bare number is looked for there. */
static void add_country(const char *number, struct sql *sql)
{
    const char *country = registration_country(number);
    int64_t key;

    if (!country)
        return;
    similar_number_key(number, country, &key);
    sql_add(sql, " AND (l.key <> ?");
    sql_number(sql, key);
    sql_add(sql, " OR r.country = ?)");
    sql_text(sql, country);
}

static bool collect_numbered(const struct finding *finding, const struct field *field, struct id_list *found)
{
    const char *name = finding->type->name;
    struct sql sql = {0};

    sql_add(&sql, "SELECT r.id FROM \"lookup_%w\" l JOIN \"%w\" r ON r.id = l.id WHERE l.key IN (", name, name);
    add_number_keys(finding->text, &sql);
    sql_add(&sql, ")");
    add_country(finding->text, &sql);
    visible_condition(finding->store, finding->viewer, finding->type, "r", &sql);
    visible_value(finding->viewer, finding->type, field, "r", &sql);
    sql_add(&sql, " LIMIT %d", CANDIDATES_NAMED + 1);
    bool ok = read_ids(finding, &sql, found);
    sql_done(&sql);
    return ok;
}

static bool find_number(const struct finding *finding, int64_t *id, bool *refused)
{
    const struct field *field = type_field(finding->type, "registration_number");
    struct id_list found = {0};
    int64_t key;

    *refused = false;
    if (!field || !similar_number_key(finding->text, "", &key))
        return false;
    *refused = !collect_numbered(finding, field, &found);
    bool ok = !*refused && take_only(finding, &found, id, refused);
    ids_done(&found);
    return ok;
}

/* --- Titles ------------------------------------------------------------------------------------------------------------- */

/* Whether one of the titles that title_words holds, " a b | a c ", is this one. */
static void add_is_title(struct sql *sql, const char *words)
{
    char *first = string_format("%s|%%", words);
    char *last = string_format("%%|%s", words);
    char *middle = string_format("%%|%s|%%", words);
    const char *const patterns[] = {first, last, middle};

    sql_add(sql, "(d.title_words = ?");
    sql_text(sql, words);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        sql_add(sql, " OR d.title_words LIKE ?");
        sql_text(sql, patterns[i]);
    }
    sql_add(sql, ")");
    free(first);
    free(last);
    free(middle);
}

static bool collect_titled(const struct finding *finding, const struct text *words, struct id_list *found)
{
    const char *name = finding->type->name;
    struct text match = {0};
    struct sql sql = {0};

    match_add_words(&match, text_string(words), false);
    sql_add(&sql, "SELECT n.rowid FROM \"search_%w\" n CROSS JOIN \"derived_%w\" d ON d.id = n.rowid CROSS JOIN \"%w\" r ON r.id = n.rowid"
                  " WHERE n.\"search_%w\" MATCH ? AND ", name, name, name, name);
    sql_text(&sql, text_string(&match));
    add_is_title(&sql, text_string(words));
    visible_condition(finding->store, finding->viewer, finding->type, "r", &sql);
    visible_words(finding->viewer, finding->type, "r", &sql);
    visible_title(finding->store, finding->viewer, finding->type, "r", &sql);
    sql_add(&sql, " LIMIT %d", CANDIDATES_NAMED + 1);
    bool ok = read_ids(finding, &sql, found);
    text_done(&match);
    sql_done(&sql);
    return ok;
}

/* Finds by the title in any language, case and accents aside. */
static bool find_title(const struct finding *finding, int64_t *id, bool *refused)
{
    struct id_list found = {0};
    struct text words = {0};

    *refused = false;
    words_add(finding->store, finding->text, &words);
    if (words.length > 0)
        *refused = !collect_titled(finding, &words, &found);
    bool ok = !*refused && take_only(finding, &found, id, refused);
    text_done(&words);
    ids_done(&found);
    return ok;
}

/* Whether a record has a title, in any language. */
static bool has_title(const struct finding *finding, int64_t id, const char *text)
{
    char *key = key_of(text);
    bool has = false;

    for (enum language language = 0; !has && language < LANGUAGE_COUNT; language++) {
        char *title = store_title(finding->store, finding->viewer, finding->type, id, language);

        has = title && key_is(key, title);
        free(title);
    }
    free(key);
    return has;
}

/* Finds by a title with the id behind it, "Child labour in tanneries (HS000B)", as candidates are named. */
static bool find_candidate(const struct finding *finding, int64_t *id)
{
    const char *open = strrchr(finding->text, '(');
    size_t length = open ? strcspn(open + 1, ")") : 0;

    if (!open || strcmp(open + 1 + length, ")") != 0)
        return false;
    char *title = string_copy_part(finding->text, (size_t)(open - finding->text));
    char *printed = string_copy_part(open + 1, length);
    bool found = identity_parse(printed, id) && is_there(finding, *id) && has_title(finding, *id, title);
    free(printed);
    free(title);
    return found;
}

/* An ending of an id has so many digits at least. */
static bool find_reference(const struct finding *finding, int least, int64_t *id)
{
    bool refused;

    if (find_exact(finding, id) || find_candidate(finding, id) || find_title(finding, id, &refused))
        return true;
    if (refused)
        return false;
    if (digits_typed(finding->text) < least && !is_country(finding->type))
        return not_found(finding);
    return find_id(finding, id);
}

static bool find_named(const struct finding *finding, int64_t *id)
{
    bool refused = false;

    if (find_exact(finding, id) || find_number(finding, id, &refused))
        return true;
    return !refused && find_reference(finding, IDENTITY_ENDING, id);
}

bool store_find_named(struct store *store, const struct viewer *viewer, const struct record_type *type, const char *text, int64_t *id,
                      struct error *error)
{
    return find_named(&(struct finding){.store = store, .viewer = viewer, .type = type, .text = text, .error = error}, id);
}

bool store_find_referred(struct store *store, const struct viewer *viewer, const struct field *field, const char *text, int64_t *id, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, field->refers_to);

    return find_named(&(struct finding){.store = store, .viewer = viewer, .type = type, .field = field, .text = text, .error = error}, id);
}

bool store_parse_value(struct store *store, const struct viewer *viewer, const struct field *field, const char *text, struct value *value,
                       struct error *error)
{
    const struct record_type *type = field->kind == FIELD_REFERENCE ? type_list_find(store->types, field->refers_to) : NULL;
    char *trimmed = text_trimmed(text);
    struct error reason = {0};
    int64_t id;

    if (!type || !*trimmed) {
        free(trimmed);
        return field_parse(field, text, value, error);
    }
    const struct finding finding = {.store = store, .viewer = viewer, .type = type, .field = field, .text = trimmed, .error = &reason};
    bool ok = find_reference(&finding, 1, &id);
    value_clear(value);
    if (ok)
        value_set_number(value, id);
    else
        error_set_field(error, ERROR_VALUE, field, "%s", reason.text);
    free(trimmed);
    return ok;
}
