/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/seed.h"

#include <stdlib.h>
#include <unistd.h>

#include "db/change.h"
#include "db/change_log.h"
#include "db/data_file.h"
#include "db/reference.h"
#include "src/country_name.h"
#include "src/die.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/role.h"

/* What belongs to the reference data beside the countries. */
static const char *const reference_types[] = {"hotspot", "action", "source"};

static bool permanent_begin(struct store *store, const struct viewer *viewer, const char *what, struct error *error)
{
    if (!store_begin(store, viewer, what, error))
        return false;
    change_entry_open(store)->permanent = true;
    return true;
}

static bool seed_end(struct store *store, bool ok, int64_t *change, struct error *error)
{
    if (ok)
        return store_commit(store, change, error);
    store_rollback(store);
    return false;
}

/* --- Reference data --------------------------------------------------------------------------------------------------- */

static bool country_store(struct store *store, const struct record_type *type, const struct country_name *country, struct error *error)
{
    struct record record;
    record_init_new(&record, type);
    record.id = country_record_id(country->code);
    value_set_text(record_value(&record, "code"), country->code);
    value_set_text(record_value(&record, "region"), country->region);
    bool ok = store_put(store, &record, error);
    record_done(&record);
    return ok;
}

static bool countries_store(struct store *store, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, "country");
    for (size_t i = 0; i < country_name_count && type != NULL; i++) {
        if (!country_store(store, type, &country_names[i], error))
            return false;
    }
    return true;
}

static bool reference_file_store(struct store *store, const char *name, struct data_references *references, struct error *error)
{
    const struct record_type *type = type_list_find(store->types, name);
    if (type == NULL)
        return true;
    char *file = string_format("%s.csv", name);
    char *path = place_data(file);
    bool ok = data_file_read(store, path, type, references, error);
    free(path);
    free(file);
    return ok;
}

static bool reference_files_store(struct store *store, struct error *error)
{
    struct data_references references = {0};
    bool ok = true;
    for (size_t i = 0; i < sizeof reference_types / sizeof *reference_types && ok; i++)
        ok = reference_file_store(store, reference_types[i], &references, error);
    ok = ok && data_references_check(store, &references, error);
    data_references_done(&references);
    return ok;
}

bool seed_reference(struct store *store, const struct viewer *viewer, struct error *error)
{
    if (!permanent_begin(store, viewer, N_("Reference data added"), error))
        return false;
    return seed_end(store, countries_store(store, error) && reference_files_store(store, error), NULL, error);
}

/* --- The demonstration network ---------------------------------------------------------------------------------------- */

/* Not every type has a part in the demonstration network. */
static bool demonstration_file_store(struct store *store, const struct record_type *type, struct data_references *references,
                                     size_t *found, struct error *error)
{
    char *file = string_format("demo/%s.csv", type->name);
    char *path = place_data(file);
    bool there = access(path, F_OK) == 0;
    bool ok = !there || data_file_read(store, path, type, references, error);
    *found += there;
    free(path);
    free(file);
    return ok;
}

static bool demonstration_files_store(struct store *store, struct error *error)
{
    struct data_references references = {0};
    size_t found = 0;
    bool ok = true;
    for (size_t i = 0; i < store->types->count && ok; i++)
        ok = demonstration_file_store(store, store->types->types[i], &references, &found, error);
    if (ok && found == 0)
        ok = error_set(error, ERROR_USAGE, "%s", _("The files of the demonstration network are not installed."));
    ok = ok && data_references_check(store, &references, error);
    data_references_done(&references);
    return ok;
}

bool seed_demonstration(struct store *store, const struct viewer *viewer, struct error *error)
{
    if (!permanent_begin(store, viewer, N_("Demonstration network added"), error))
        return false;
    return seed_end(store, demonstration_files_store(store, error), NULL, error);
}

/* --- The person ------------------------------------------------------------------------------------------------------- */

bool seed_person(struct store *store, const struct viewer *viewer, struct record *person, struct error *error)
{
    if (!permanent_begin(store, viewer, N_("First person added"), error))
        return false;
    return seed_end(store, store_put(store, person, error), NULL, error);
}

/* --- Taking it away --------------------------------------------------------------------------------------------------- */

struct id_range {
    int64_t first, last;
};

/* Every fixed id of the demonstration network has six characters, the first of which is D. */
static struct id_range demonstration_ids(void)
{
    struct id_range range;
    if (!identity_parse("D00000", &range.first) || !identity_parse("DZZZZZ", &range.last))
        die("the ids of the demonstration network cannot be read");
    return range;
}

static bool type_remove_demonstration(struct store *store, const struct record_type *type, int64_t *count, struct error *error)
{
    struct id_range range = demonstration_ids();
    sqlite3_stmt *statement = database_prepare(store, error, "SELECT id FROM \"%w\" WHERE id BETWEEN ? AND ?", type->name);
    if (statement == NULL)
        return false;
    sqlite3_bind_int64(statement, 1, range.first);
    sqlite3_bind_int64(statement, 2, range.last);
    bool ok = true;
    int code = SQLITE_DONE;
    while (ok && (code = database_step(store, statement, error)) == SQLITE_ROW) {
        ok = store_remove(store, type, sqlite3_column_int64(statement, 0), error);
        *count += ok;
    }
    sqlite3_finalize(statement);
    return ok && code == SQLITE_DONE;
}

/* The first reference from the person's own records into the demonstration network, and how many there are. */
struct referring {
    struct dangling first;
    size_t count;
};

static void referring_add(void *context, const struct dangling *dangling)
{
    struct referring *referring = context;
    if (referring->count++ == 0)
        referring->first = *dangling;
}

static bool refuse_referring(struct store *store, const struct viewer *viewer, const struct referring *referring, struct error *error)
{
    char printed[IDENTITY_TEXT_SIZE];
    const struct dangling *first = &referring->first;
    char *title = store_title(store, viewer, first->type, first->id, message_language());
    char *label = field_label(first->field);
    if (title == NULL)
        title = string_copy(identity_print(first->id, printed));
    size_t others = referring->count - 1;
    if (others == 0)
        error_set(error, ERROR_RULE, _("%s %s refers to the demonstration network (%s); nothing was removed."),
                  message_text(first->type->label), title, label);
    else
        error_set(error, ERROR_RULE,
                  /* TRANSLATORS: type and title of a record, the label of its field, how many other records do the same */
                  message_plural("%s %s refers to the demonstration network (%s), and so does %zu other record; nothing was removed.",
                                 "%s %s refers to the demonstration network (%s), and so do %zu other records; nothing was removed.",
                                 (unsigned long)others),
                  message_text(first->type->label), title, label, others);
    free(label);
    free(title);
    return false;
}

static bool demonstration_remove(struct store *store, const struct viewer *viewer, int64_t *count, struct error *error)
{
    struct referring referring = {0};
    for (size_t i = 0; i < store->types->count; i++) {
        if (!type_remove_demonstration(store, store->types->types[i], count, error))
            return false;
    }
    if (*count != 0 && !reference_find_dangling(store, referring_add, &referring, error))
        return false;
    return referring.count == 0 || refuse_referring(store, viewer, &referring, error);
}

bool seed_remove_demonstration(struct store *store, const struct viewer *viewer, int64_t *count, int64_t *change, struct error *error)
{
    *count = 0;
    if (!role_check(viewer, DEED_RETURN, error) || !store_begin(store, viewer, N_("Demonstration network removed"), error))
        return false;
    return seed_end(store, demonstration_remove(store, viewer, count, error), change, error);
}
