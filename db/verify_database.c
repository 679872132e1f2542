/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of a database verified: its file, what its records refer to, and what is derived from them. */
#include "config.h"

#include "db/findings.h"

#include <stdlib.h>
#include <string.h>

#include "db/derived.h"
#include "db/once.h"
#include "db/reference.h"
#include "db/schema.h"
#include "src/country_name.h"
#include "src/identity.h"
#include "src/memory.h"

/* SQLite names what it finds in English; it is for whoever mends the file. */
static bool verify_file(struct store *store, struct finding_list *findings, struct error *error)
{
    sqlite3_stmt *statement = database_prepare(store, error, "PRAGMA integrity_check");
    if (statement == NULL)
        return false;
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW) {
        const char *answer = (const char *)sqlite3_column_text(statement, 0);
        if (answer != NULL && strcmp(answer, "ok") != 0)
            findings_add_fault(findings, string_format(_("The file is damaged: %s"), answer));
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

static void add_missing(void *context, const char *table)
{
    findings_add_fault(context, string_format(_("The table %s is missing."), table));
}

static void add_dangling(void *context, const struct dangling *dangling)
{
    char printed[IDENTITY_TEXT_SIZE];
    char *name = findings_name(dangling->type, dangling->id);
    char *label = field_label(dangling->field);
    findings_add_fault(context, string_format(_("%s: \"%s\" refers to %s, which is not there."), name, label,
                                              identity_print(dangling->missing, printed)));
    free(label);
    free(name);
}

static void add_circle(void *context, const struct circle *circle)
{
    char *name = findings_name(circle->type, circle->id);
    char *label = field_label(circle->field);
    findings_add_fault(context, string_format(_("%s: \"%s\" leads from the record back to itself."), name, label));
    free(label);
    free(name);
}

/* Records whose country has no row of its own. A code that is no country's is the field's fault and not the reference's. */
static bool verify_country_field(struct store *store, const struct record_type *type, const struct field *field,
                                 struct finding_list *findings, struct error *error)
{
    sqlite3_stmt *statement =
        database_prepare(store, error,
                         "SELECT id, \"%w\" FROM \"%w\" AS child WHERE \"%w\" IS NOT NULL"
                         " AND NOT EXISTS (SELECT 1 FROM country WHERE country.code = child.\"%w\")",
                         field->name, type->name, field->name, field->name);
    if (statement == NULL)
        return false;
    int code;
    while ((code = database_step(store, statement, error)) == SQLITE_ROW) {
        struct value value = {0};
        database_column(statement, 1, &value);
        if (country_name_by_code(value_text(&value)) != NULL) {
            char *name = findings_name(type, sqlite3_column_int64(statement, 0));
            findings_add_fault(findings, string_format(_("%s: The country %s is missing among the countries."), name, value_text(&value)));
            free(name);
        }
        value_clear(&value);
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE;
}

static bool verify_countries(struct store *store, struct finding_list *findings, struct error *error)
{
    if (type_list_find(store->types, "country") == NULL)
        return true;
    for (size_t i = 0; i < store->types->count; i++) {
        const struct record_type *type = store->types->types[i];
        for (size_t j = 0; j < type->field_count; j++) {
            const struct field *field = &type->fields[j];
            if (field->kind == FIELD_COUNTRY && field->compute == NULL && !verify_country_field(store, type, field, findings, error))
                return false;
        }
    }
    return true;
}

static void add_underived(void *context, const struct record_type *type, int64_t id)
{
    char *name = findings_name(type, id);
    findings_add_fault(context, string_format(_("%s: What the program derived from it for lists and search is not as it should be."), name));
    free(name);
}

/* Said once: of one type it is mostly true of others. */
static void add_incomparable(struct finding_list *findings)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (!message_has((enum language)language)) {
            findings_add_warning(findings, string_format(_("The words of lrn in the language \"%s\" cannot be read here, so what is derived for lists and search was not looked at."),
                                                         language_name((enum language)language)));
            return;
        }
    findings_add_warning(findings, string_copy(_("What is derived for lists and search was made by another lrn, or without the words of a language, and was not looked at. "
                                                 "It is made anew when the database is opened for writing the next time.")));
}

static bool verify_derived(struct store *store, struct finding_list *findings, struct error *error)
{
    size_t incomparable = 0;

    for (size_t i = 0; i < store->types->count; i++) {
        bool comparable;
        if (!derived_is_comparable(store, store->types->types[i], &comparable, error))
            return false;
        incomparable += !comparable;
        if (comparable && !derived_compare(store, store->types->types[i], add_underived, findings, error))
            return false;
    }
    if (incomparable > 0)
        add_incomparable(findings);
    return true;
}

static void add_twice(void *context, const struct twice *twice)
{
    char *name = findings_name(twice->type, twice->id), *other = findings_name(twice->type, twice->other);
    char *labels = once_labels(twice->type);

    /* TRANSLATORS: two records, and labels of fields: "Need, Organisation" */
    findings_add_warning(context, string_format(_("%s: %s is the same in %s."), name, other, labels));
    free(labels);
    free(other);
    free(name);
}

/* A damaged file need not be asked further. */
static bool verify_all(struct store *store, struct finding_list *findings, struct error *error)
{
    return verify_file(store, findings, error) && schema_find_missing(store, add_missing, findings, error)
           && (findings->fault_count > 0
               || (reference_find_dangling(store, add_dangling, findings, error)
                   && reference_find_circles(store, add_circle, findings, error) && verify_countries(store, findings, error)
                   && once_find_twice(store, add_twice, findings, error) && verify_derived(store, findings, error) && verify_history(store, findings, error)
                   && verify_records(store, findings, error)));
}

bool verify_database(struct store *store, struct finding_list *findings, struct error *error)
{
    *findings = (struct finding_list){0};
    if (!reading_begin(store, error))
        return false;
    bool ok = verify_all(store, findings, error);
    reading_end(store);
    if (!ok)
        finding_list_done(findings);
    return ok;
}
