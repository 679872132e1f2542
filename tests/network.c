/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/network.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "db/verify.h"
#include "src/identity.h"
#include "src/memory.h"
#include "tests/tap.h"

static _Noreturn void give_up(const char *what, const char *why)
{
    printf("Bail out! %s: %s\n", what, why);
    exit(99);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status, (void)type, (void)place;
    return remove(path);
}

char *network_file(const struct network *network, const char *name)
{
    return string_format("%s/%s", network->folder, name);
}

static void network_open(struct network *network, bool create)
{
    struct store_options options = {.path = network->path, .types = network->types, .create = create};
    struct error error = {0};
    network->store = store_open(&options, &error);
    if (network->store == NULL)
        give_up(network->path, error.text);
}

void network_new(struct network *network, const struct type_list *types)
{
    const char *temporary = getenv("TMPDIR");
    *network = (struct network){.types = types};
    network->folder = string_format("%s/lrn-test-XXXXXX", temporary != NULL && temporary[0] == '/' ? temporary : "/tmp");
    if (mkdtemp(network->folder) == NULL)
        give_up(network->folder, "no folder can be made");
    setenv("XDG_STATE_HOME", network->folder, 1);
    network->path = network_file(network, "network.db");
    network_open(network, true);
}

void network_done(struct network *network)
{
    store_close(network->store);
    nftw(network->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(network->path);
    free(network->folder);
}

void network_reopen(struct network *network, const struct type_list *types)
{
    store_close(network->store);
    network->types = types;
    network_open(network, false);
}

struct viewer network_viewer(const char *name)
{
    return (struct viewer){.name = name, .level = VISIBILITY_COORDINATORS, .initiative = "ieh", .countries = ""};
}

static const struct record_type *type_of(const struct network *network, const char *name)
{
    const struct record_type *type = type_list_find(network->types, name);
    if (type == NULL)
        give_up(name, "no such type");
    return type;
}

static void record_fill(struct record *record, va_list fields)
{
    const char *name;
    struct error error = {0};
    while ((name = va_arg(fields, const char *)) != NULL) {
        if (!record_set(record, name, va_arg(fields, const char *), &error))
            give_up(name, error.text);
    }
}

int64_t network_add(struct network *network, const char *who, const char *type, ...)
{
    struct record record;
    struct error error = {0};
    struct viewer viewer = network_viewer(who);
    va_list fields;
    record_init_new(&record, type_of(network, type));
    va_start(fields, type);
    record_fill(&record, fields);
    va_end(fields);
    if (!store_save(network->store, &viewer, &record, NULL, NULL, NULL, &error))
        give_up(type, error.text);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

int64_t network_take(struct network *network, const char *who, const char *type, ...)
{
    struct record record;
    struct error error = {0};
    struct viewer viewer = network_viewer(who);
    int64_t change;
    va_list fields;
    record_init_new(&record, type_of(network, type));
    va_start(fields, type);
    record_fill(&record, fields);
    va_end(fields);
    if (!store_begin(network->store, &viewer, NULL, &error) || !store_put(network->store, &record, &error) || !store_commit(network->store, &change, &error))
        give_up(type, error.text);
    int64_t id = record.id;
    record_done(&record);
    return id;
}

static bool field_set(struct network *network, const char *who, const char *type, int64_t id, const char *field, const char *value,
                      int64_t *change, struct error *error)
{
    struct record base, record;
    struct viewer viewer = network_viewer(who);
    if (!store_load(network->store, &viewer, type_of(network, type), id, &base, error))
        return false;
    record_copy(&record, &base);
    bool ok = record_set(&record, field, value, error) && store_save(network->store, &viewer, &record, &base, NULL, change, error);
    record_done(&record);
    record_done(&base);
    return ok;
}

int64_t network_set(struct network *network, const char *who, const char *type, int64_t id, const char *field, const char *value)
{
    struct error error = {0};
    int64_t change;
    if (!field_set(network, who, type, id, field, value, &change, &error))
        give_up(field, error.text);
    return change;
}

char *network_try_set(struct network *network, const char *who, const char *type, int64_t id, const char *field, const char *value)
{
    struct error error = {0};
    int64_t change;
    return string_copy(field_set(network, who, type, id, field, value, &change, &error) ? "" : error.text);
}

char *network_id(int64_t id)
{
    char printed[IDENTITY_TEXT_SIZE];
    return string_copy(identity_print(id, printed));
}

int64_t network_delete(struct network *network, const char *who, const char *type, int64_t id)
{
    struct error error = {0};
    struct viewer viewer = network_viewer(who);
    int64_t change;
    if (!store_delete(network->store, &viewer, type_of(network, type), &id, 1, &change, &error))
        give_up(type, error.text);
    return change;
}

char *network_get(struct network *network, const char *type, int64_t id, const char *field)
{
    struct record record;
    struct error error = {0};
    struct viewer viewer = network_viewer("Test");
    const struct record_type *record_type = type_of(network, type);
    if (!store_load(network->store, &viewer, record_type, id, &record, &error))
        return string_copy(error.code == ERROR_NOT_FOUND ? "(gone)" : error.text);
    char *text = field_print(type_field(record_type, field), record_value(&record, field));
    record_done(&record);
    return text;
}

void network_is(struct network *network, const char *type, int64_t id, const char *field, const char *expected, const char *point)
{
    char *text = network_get(network, type, id, field);
    tap_is_text(text, expected, "%s", point);
    free(text);
}

static sqlite3 *stranger_open(const struct network *network)
{
    sqlite3 *handle;
    if (sqlite3_open_v2(network->path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        give_up(network->path, sqlite3_errmsg(handle));
    sqlite3_busy_timeout(handle, 5000);
    return handle;
}

void network_is_sound(const struct network *network, const char *point)
{
    struct finding_list findings = {0};
    struct error error = {0};

    tap_ok(verify_database(network->store, &findings, &error), "%s: checked %s", point, error.text);
    for (size_t i = 0; i < findings.fault_count; i++)
        if (!strstr(findings.faults[i], "among the countries"))
            tap_ok(false, "%s: %s", point, findings.faults[i]);
    finding_list_done(&findings);
}

int64_t network_count(const struct network *network, const char *sql)
{
    sqlite3 *handle = stranger_open(network);
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step(statement) != SQLITE_ROW)
        give_up(sql, sqlite3_errmsg(handle));
    int64_t count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return count;
}

bool network_intrude(const struct network *network, const char *sql)
{
    sqlite3 *handle = stranger_open(network);
    sqlite3_busy_timeout(handle, 0);
    bool ok = sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(handle);
    return ok;
}

void network_damage(const struct network *network, const char *sql)
{
    sqlite3 *handle = stranger_open(network);
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        give_up(sql, sqlite3_errmsg(handle));
    sqlite3_close(handle);
}
