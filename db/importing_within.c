/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References of a list's rows to other rows of the same list, above or below: known once all rows were read, set once all are written. */
#include "config.h"

#include "db/importing_within.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/importing_policy.h"
#include "db/reference.h"
#include "db/words.h"
#include "db/writer.h"
#include "src/hash.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/registration.h"
#include "src/similar.h"

/* By what a row is found. */
enum name { NAME_ID, NAME_NUMBER, NAME_TITLE, NAME_NUMBER_THERE };

/* A reference to a row stands in the record that was read as a number no record has: ids are far below. */
static int64_t value_of_row(int64_t number)
{
    return INT64_MAX - number;
}

static int64_t row_of_value(const struct value *value)
{
    return value_is_empty(value) || value->number <= INT64_MAX - UINT32_MAX ? 0 : INT64_MAX - value->number;
}

void importing_within_begin(struct import *import)
{
    import->within = NULL;
    import->within_known = false;
    import->linked = 0;
    for (size_t i = 0; i < import->mapping->link_count && !import->within; i++) {
        const struct field *field = import->mapping->links[i].field;
        if (field && reference_may_circle(import->type, field))
            import->within = field;
    }
}

bool importing_within_fills(const struct import *import, const char *header)
{
    bool fills = false;

    for (size_t i = 0; i < import->mapping->link_count; i++) {
        const struct mapping_link *link = &import->mapping->links[i];
        fills = fills || (import->within && link->field == import->within && strcmp(import->mapping->columns[link->column].header, header) == 0);
    }
    return fills;
}

/* --- Names -------------------------------------------------------------------------------------------------------------------- */

/* The keys of the import's rows are one table: what a name says, and of which kind it is. */
static int64_t name_key(enum name name, uint64_t said)
{
    uint64_t hash = (said ^ (uint64_t)name) * UINT64_C(0x9E3779B97F4A7C15);

    return (int64_t)(hash ^ hash >> 29);
}

static bool number_key(const char *text, int64_t *key)
{
    int64_t number;

    if (!similar_number_key(text, "", &number))
        return false;
    *key = name_key(NAME_NUMBER, (uint64_t)number);
    return true;
}

/* A number of one country, by its code. */
static bool number_there_key(const char *text, const char *country, int64_t *key)
{
    int64_t number;

    if (!similar_number_key(text, country, &number))
        return false;
    *key = name_key(NAME_NUMBER_THERE, (uint64_t)number ^ (uint64_t)country[0] << 16 ^ (uint64_t)country[1] << 8);
    return true;
}

/* The words of a title; false where there are none. */
static bool title_key(struct import *import, const char *title, int64_t *key)
{
    struct text words = {0};

    words_add(import->store, title, &words);
    *key = name_key(NAME_TITLE, hash_text(HASH_BEGIN, text_string(&words)));
    bool some = words.length > 0;
    text_done(&words);
    return some;
}

static bool titles_keep(struct import *import, const struct record *record, int64_t number, struct error *error)
{
    bool ok = true;

    for (enum language language = 0; ok && language < LANGUAGE_COUNT; language++) {
        char *title = record_title(record, language);
        int64_t key;

        if (title_key(import, title, &key))
            ok = row_keys_add(import->rows, key, number, error);
        free(title);
    }
    return ok;
}

/* The bare number, and in its country where that has a way of writing it. */
static bool registered_keep(struct import *import, const struct record *record, int64_t number, struct error *error)
{
    const struct field *numbered = type_field(import->type, "registration_number"), *seat = type_field(import->type, "country");
    const char *country = seat ? value_text(record_field(record, seat)) : "";
    char *bare = registration_fold(numbered ? value_text(record_field(record, numbered)) : "", country);
    int64_t key;
    bool ok = true;

    if (number_key(bare, &key))
        ok = row_keys_add(import->rows, key, number, error);
    if (ok && registration_has_form(country) && number_there_key(bare, country, &key))
        ok = row_keys_add(import->rows, key, number, error);
    free(bare);
    return ok;
}

bool importing_within_keep(struct import *import, int64_t number, const struct import_row *row, struct error *error)
{
    if (row->record.id != 0 && !row_keys_add(import->rows, name_key(NAME_ID, (uint64_t)row->record.id), number, error))
        return false;
    if (!registered_keep(import, &row->record, number, error))
        return false;
    return titles_keep(import, &row->record, number, error);
}

/* --- Rows ---------------------------------------------------------------------------------------------------------------------- */

/* What a row is about: a record, or minus the number of the row that becomes one; 0 where that is none. */
static bool row_becomes(struct import *import, int64_t number, int64_t *target, struct error *error)
{
    struct staged staged;

    *target = 0;
    for (int64_t at = number; *target == 0 && at > 0;) {
        if (!stage_read(&import->stage, at, &staged, error))
            return false;
        if (staged.outcome == IMPORT_REJECTED)
            return true;
        if (staged.outcome == IMPORT_NEW)
            *target = -at;
        else
            *target = staged.target > 0 ? staged.target : 0;
        at = -staged.target;
    }
    return true;
}

/* What rows are called so. */
struct namesakes {
    int64_t targets[ROW_KEYS_MOST];
    uint32_t rows[ROW_KEYS_MOST];
    size_t count;
};

static bool namesakes_find(struct import *import, int64_t key, struct namesakes *found, struct error *error)
{
    uint32_t rows[ROW_KEYS_MOST];
    size_t count;
    bool ok = row_keys_find(import->rows, key, rows, &count, error);

    found->count = 0;
    for (size_t i = count; ok && i > 0; i--) {
        int64_t target;
        bool is_new = true;

        ok = row_becomes(import, rows[i - 1], &target, error);
        for (size_t j = 0; j < found->count; j++)
            is_new = is_new && found->targets[j] != target;
        if (ok && is_new && target != 0) {
            found->targets[found->count] = target;
            found->rows[found->count++] = rows[i - 1];
        }
    }
    return ok;
}

/* The key of the id a text is, or has in brackets at its end. */
static bool id_key(const char *text, int64_t *key)
{
    const char *open = strrchr(text, '(');
    char *printed = open ? string_copy_part(open + 1, strcspn(open + 1, ")")) : string_copy(text);
    int64_t id;
    bool is = identity_read(printed, &id);

    free(printed);
    if (is)
        *key = name_key(NAME_ID, (uint64_t)id);
    return is;
}

static bool row_find(struct import *import, const char *text, struct namesakes *found, struct error *error)
{
    int64_t key;

    const char *country = registration_country(text);

    found->count = 0;
    if (country && number_there_key(text, country, &key) && !namesakes_find(import, key, found, error))
        return false;
    if (found->count == 0 && number_key(text, &key) && !namesakes_find(import, key, found, error))
        return false;
    return found->count > 0 || !title_key(import, text, &key) || namesakes_find(import, key, found, error);
}

/* Whether the way up from a row comes past the one that is being read. */
static bool leads_back(struct import *import, int64_t from, bool *back, struct error *error)
{
    struct staged staged;
    int64_t left = import->stage.count;

    *back = false;
    for (int64_t at = from; at > 0 && !*back && left > 0; at = staged.within, left--) {
        if (!stage_read(&import->stage, at, &staged, error))
            return false;
        *back = staged.offset == import->reading;
    }
    return true;
}

/* --- References ---------------------------------------------------------------------------------------------------------------- */

static void refuse_several(struct import *import, const char *text, const struct namesakes *found, struct error *error)
{
    struct text lines = {0};
    struct staged staged;
    struct quote quote;

    for (size_t i = 0; i < found->count; i++)
        if (stage_read(&import->stage, found->rows[i], &staged, error))
            text_add_format(&lines, "%s%" PRIu32, lines.length > 0 ? ", " : "", staged.line);
    error_set(error, ERROR_VALUE, _("\"%s\" can mean the rows on lines %s of this list. Give a registration number or an id."), quote_text(&quote, text), text_string(&lines));
    text_done(&lines);
}

static void refuse_circle(const struct field *field, struct error *error)
{
    char *label = field_label(field), *sentence = reference_circle_sentence(label);

    error_set(error, ERROR_VALUE, "%s", sentence);
    free(sentence);
    free(label);
}

/* Takes the only row that is called so, unless that leads back to the one that is being read. */
static enum within_result row_take(struct import *import, const char *text, const struct namesakes *found, struct value *value, struct error *error)
{
    bool back = false;

    if (found->count == 0)
        return WITHIN_NONE;
    if (found->count > 1) {
        refuse_several(import, text, found, error);
        return WITHIN_REFUSED;
    }
    const int64_t target = found->targets[0];
    if (target < 0 && !leads_back(import, -target, &back, error))
        return WITHIN_REFUSED;
    if (back) {
        refuse_circle(import->within, error);
        return WITHIN_REFUSED;
    }
    value_set_number(value, target > 0 ? target : value_of_row(-target));
    return WITHIN_FOUND;
}

enum within_result importing_within_find_id(struct import *import, const char *text, struct value *value, struct error *error)
{
    struct namesakes found = {.count = 0};
    int64_t key;

    if (!import->within_known || !id_key(text, &key))
        return WITHIN_NONE;
    if (!namesakes_find(import, key, &found, error))
        return WITHIN_REFUSED;
    return row_take(import, text, &found, value, error);
}

enum within_result importing_within_find(struct import *import, const char *text, struct value *value, struct error *error)
{
    struct namesakes found;

    if (!import->within_known) {
        import->waits = true;
        return WITHIN_FOUND;
    }
    if (!row_find(import, text, &found, error))
        return WITHIN_REFUSED;
    return row_take(import, text, &found, value, error);
}

int64_t importing_within_target(const struct import *import, const struct record *record)
{
    const struct value *value = import->within ? record_field(record, import->within) : NULL;

    if (!value || value_is_empty(value))
        return 0;
    return row_of_value(value) != 0 ? row_of_value(value) : -value->number;
}

void importing_within_settle(const struct import *import, const struct staged *staged, struct import_row *row)
{
    if (!import->within)
        return;
    struct value *value = record_field(&row->record, import->within);
    value_clear(value);
    if (staged->within < 0)
        value_set_number(value, -staged->within);
    row->given[type_field_index(import->type, import->within)] = staged->within < 0;
}

/* --- Writing ------------------------------------------------------------------------------------------------------------------- */

/* The record a row became. */
static bool row_id(struct import *import, int64_t number, int64_t *id, struct error *error)
{
    struct staged staged;
    int64_t target;

    *id = 0;
    if (!row_becomes(import, number, &target, error))
        return false;
    if (target < 0 && !stage_read(&import->stage, -target, &staged, error))
        return false;
    *id = target < 0 ? staged.id : target;
    return true;
}

static bool record_link(struct import *import, int64_t id, int64_t above, bool fill, struct error *error)
{
    struct record record, before;
    bool ok = true;

    if (!reader_require(writer_readers(import->store), import->type, id, &before, error))
        return false;
    record_copy(&record, &before);
    if (!fill || value_is_empty(record_field(&record, import->within))) {
        value_set_number(record_field(&record, import->within), above);
        ok = writer_update(import->store, &record, &before, error) && reference_check_circles(import->store, &record, &before, error);
    }
    record_done(&record);
    record_done(&before);
    return ok;
}

static bool row_link(struct import *import, int64_t number, struct error *error)
{
    struct staged staged;
    int64_t id, above;

    if (!stage_read(&import->stage, number, &staged, error) || !row_id(import, number, &id, error) || !row_id(import, staged.within, &above, error))
        return false;
    if (id == 0 || above == 0 || (staged.outcome != IMPORT_NEW && staged.outcome != IMPORT_CHANGED))
        return true;
    return record_link(import, id, above, importing_fills(import, &staged), error);
}

bool importing_within_write(struct import *import, int64_t rows, bool *done, struct error *error)
{
    int64_t number;
    size_t count = 0;
    bool ok = true;

    for (*done = false; ok && !*done && rows > 0; rows--) {
        ok = stage_list(&import->stage, IMPORT_LINKED, import->linked, 1, &number, &count, error);
        *done = ok && count == 0;
        if (ok && !*done)
            ok = row_link(import, import->linked = number, error);
    }
    return ok;
}
