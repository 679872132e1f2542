/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/findings.h"

#include <stdlib.h>

#include "db/reader.h"
#include "db/step.h"
#include "src/country_name.h"
#include "src/gate.h"
#include "src/memory.h"
#include "src/transition.h"

enum { PROGRESS_STEP = 1000 };

struct verifying {
    struct store *store;
    struct finding_list *findings;
    int64_t done;
    int64_t total;
    struct error *error;
};

static void findings_add(struct verifying *verifying, const struct record *record, const char *sentence, void (*add)(struct finding_list *findings, char *sentence))
{
    char *name = findings_name(record->type, record->id);
    add(verifying->findings, string_format("%s: %s", name, sentence));
    free(name);
}

static void warn(struct verifying *verifying, const struct record *record, const char *sentence)
{
    findings_add(verifying, record, sentence, findings_add_warning);
}

/* --- Rules of fields and types ---------------------------------------------------------------------------------------- */

static void verify_field(struct verifying *verifying, const struct record *record, const struct field *field)
{
    struct error reason = {0};
    if (field->compute != NULL
        || (record_check_field(record, field, &reason) && field_check_happened(field, record_field(record, field), store_today(verifying->store), &reason)))
        return;
    if (value_is_empty(record_field(record, field))) {
        warn(verifying, record, reason.text);
        return;
    }
    char *label = field_label(field);
    char *sentence = string_format("%s: %s", label, reason.text);
    /* No lrn ever wrote what is of another kind. */
    findings_add(verifying, record, sentence, field_fits_kind(field, record_field(record, field)) ? findings_add_warning : findings_add_fault);
    free(sentence);
    free(label);
}

static bool field_has_codes(const struct field *field)
{
    return field->kind == FIELD_CHOICE || field->kind == FIELD_SET || field->kind == FIELD_COUNTRY || field->kind == FIELD_COUNTRIES;
}

/* A code that a vocabulary or the list of countries does not know is kept and shown as it is, but somebody should look at it. */
static bool code_is_known(const struct field *field, const char *code)
{
    return field->vocabulary != NULL ? vocabulary_term(field->vocabulary, code) != NULL : country_name_by_code(code) != NULL;
}

static void verify_code(struct verifying *verifying, const struct record *record, const struct field *field, const char *code)
{
    if (code_is_known(field, code))
        return;
    char *label = field_label(field);
    char *sentence = string_format(_("%s: The code \"%s\" is not known."), label, code);
    warn(verifying, record, sentence);
    free(sentence);
    free(label);
}

/* A choice is a set of one here. */
static void verify_codes(struct verifying *verifying, const struct record *record, const struct field *field)
{
    const char *code;
    size_t length;
    if (field->compute != NULL || !field_has_codes(field))
        return;
    for (const char *at = value_text(record_field(record, field)); set_next(&at, &code, &length);) {
        char *copy = string_copy_part(code, length);
        verify_code(verifying, record, field, copy);
        free(copy);
    }
}

static void verify_rules(struct verifying *verifying, const struct record *record)
{
    struct error reason = {0};
    for (size_t i = 0; i < record->type->field_count; i++) {
        verify_field(verifying, record, &record->type->fields[i]);
        verify_codes(verifying, record, &record->type->fields[i]);
    }
    if (record->type->check != NULL && !record->type->check(record, &reason))
        warn(verifying, record, reason.text);
}

/* --- Rules of stages -------------------------------------------------------------------------------------------------- */

static void verify_fields(struct verifying *verifying, const struct record *record, const struct step_lack *lack)
{
    if (lack->field_count == 0)
        return;
    char *labels = gate_missing_text(lack->fields, lack->field_count);
    char *sentence = string_format(_("At this stage it should be settled: %s."), labels);
    warn(verifying, record, sentence);
    free(sentence);
    free(labels);
}

static void verify_findings(struct verifying *verifying, const struct record *record, const struct step_lack *lack)
{
    if (lack->unshared == 0)
        return;
    char *sentence = string_format(message_plural("%lld finding has not been shared with the client, though the work is delivered.",
                                                  "%lld findings have not been shared with the client, though the work is delivered.",
                                                  (unsigned long)lack->unshared),
                                   (long long)lack->unshared);
    warn(verifying, record, sentence);
    free(sentence);
}

/* That a verification is out of date is no fault: what it assured counts as to be updated by itself. */
static bool verify_state(struct verifying *verifying, const struct record *record)
{
    const struct field *field = transition_field(record->type);
    struct step_lack lack;

    if (field == NULL)
        return true;
    if (!step_read_lack(verifying->store, record, record_text(record, field->name), &lack, verifying->error))
        return false;
    verify_fields(verifying, record, &lack);
    verify_findings(verifying, record, &lack);
    if (lack.featured)
        warn(verifying, record, _("It is featured without being quality-assured."));
    if (lack.unverified)
        warn(verifying, record, _("It is quality-assured without a verification that it passed."));
    if (lack.overlong)
        warn(verifying, record, _("Its review is due only after its verification has ended."));
    return true;
}

/* --- All records ------------------------------------------------------------------------------------------------------ */

static bool records_count(struct verifying *verifying)
{
    for (size_t i = 0; i < verifying->store->types->count; i++) {
        int64_t count;
        if (!database_number(verifying->store, &count, verifying->error, "SELECT count(*) FROM \"%w\"",
                             verifying->store->types->types[i]->name))
            return false;
        verifying->total += count;
    }
    return true;
}

static void progress_tell(struct verifying *verifying)
{
    const struct store *store = verifying->store;
    if (store->progress != NULL && verifying->done++ % PROGRESS_STEP == 0)
        store->progress(store->progress_context, _("Checking the records"), verifying->done, verifying->total);
}

static bool verify_record(struct verifying *verifying, const struct record *record)
{
    progress_tell(verifying);
    verify_rules(verifying, record);
    return verify_state(verifying, record);
}

static bool verify_type(struct verifying *verifying, const struct record_type *type)
{
    char *columns = reader_columns(type);
    sqlite3_stmt *statement = database_prepare(verifying->store, verifying->error, "SELECT %s FROM \"%w\" AS r ORDER BY r.id", columns, type->name);
    free(columns);
    if (statement == NULL)
        return false;
    bool ok = true;
    int code = SQLITE_DONE;
    while (ok && (code = database_step(verifying->store, statement, verifying->error)) == SQLITE_ROW) {
        struct record record;
        reader_row(statement, type, &record);
        ok = verify_record(verifying, &record);
        record_done(&record);
    }
    sqlite3_finalize(statement);
    return ok && code == SQLITE_DONE;
}

bool verify_records(struct store *store, struct finding_list *findings, struct error *error)
{
    struct verifying verifying = {.store = store, .findings = findings, .error = error};
    bool ok = records_count(&verifying);
    for (size_t i = 0; i < store->types->count && ok; i++)
        ok = verify_type(&verifying, store->types->types[i]);
    return ok;
}
