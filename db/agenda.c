/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "db/database.h"
#include "db/import_change.h"
#include "db/since.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/role.h"
#include "src/text.h"

enum {
    IMPORT_DAYS = 30, /* for so many days an import is told that left rows behind */
    WAITING_LOOKED = 2000 /* of more that wait by no date those are looked at that nobody touched for longest */
};

static const char responsible_name[] = "responsible";

static void entry_done(struct agenda_entry *entry)
{
    free(entry->title);
    free(entry->beside);
    free(entry->date);
}

void agenda_list_done(struct agenda_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        entry_done(&list->entries[i]);
    free(list->entries);
    *list = (struct agenda_list){0};
}

/* --- Whose -------------------------------------------------------------------------------------------------------------- */

struct gathering {
    const struct viewer *viewer;
    const char *initiative; /* NULL: the viewer herself */
    char *own;              /* her initiative, once she is found */
    int64_t *people;
    size_t count;
};

static bool person_is_viewer(const struct gathering *gathering, const struct record *person)
{
    const char *name = gathering->viewer->name;

    return person->id == gathering->viewer->person || strcmp(record_text(person, "name"), name) == 0
           || strcmp(record_text(person, "login"), name) == 0;
}

static bool person_gather(void *context, const struct record *person, struct error *error)
{
    struct gathering *gathering = context;
    bool is_viewer = person_is_viewer(gathering, person);

    (void)error;
    if (is_viewer && !gathering->own)
        gathering->own = string_copy(record_text(person, "initiative"));
    if (gathering->initiative ? strcmp(record_text(person, "initiative"), gathering->initiative) == 0 : is_viewer) {
        gathering->people = memory_resize(gathering->people, gathering->count + 1, sizeof *gathering->people);
        gathering->people[gathering->count++] = person->id;
    }
    return true;
}

static void gather(struct store *store, struct gathering *gathering)
{
    const struct list_request request = {.type = type_list_find(store_types(store), "person")};
    struct error error;
    size_t count;

    if (request.type)
        store_each(store, gathering->viewer, &request, SIZE_MAX, person_gather, gathering, &count, &error);
}

size_t agenda_people(struct store *store, const struct viewer *viewer, enum agenda_scope scope, int64_t **people)
{
    struct gathering herself = {.viewer = viewer};

    gather(store, &herself);
    if (scope == AGENDA_INITIATIVE && herself.own && *herself.own) {
        struct gathering all = {.viewer = viewer, .initiative = herself.own};
        gather(store, &all);
        free(all.own);
        free(herself.people);
        herself.people = all.people;
        herself.count = all.count;
    }
    free(herself.own);
    *people = herself.people;
    return herself.count;
}

/* --- What --------------------------------------------------------------------------------------------------------------- */

struct reading_agenda {
    struct store *store;
    const struct viewer *viewer;
    const struct agenda_request *asked;
    const struct agenda_kind *kind;
    const struct record_type *type, *parent; /* parent NULL: it belongs to nothing */
    const struct field *reference;           /* to the parent */
    struct text imported; /* lists imported since, and by whom: "\nname\nauthor\n" each */
    struct agenda_list *list;
};

static bool is_theirs(const struct reading_agenda *reading, const struct record *record)
{
    int64_t responsible = record_number(record, responsible_name);

    for (size_t i = 0; responsible != 0 && i < reading->asked->people_count; i++)
        if (reading->asked->people[i] == responsible)
            return true;
    return false;
}

/* What a child's parent says goes for the child. */
static bool is_theirs_by_parent(const struct reading_agenda *reading, const struct record *record)
{
    struct record parent;
    struct error error;

    if (!reading->parent || !type_field(reading->parent, responsible_name)
        || !store_load(reading->store, reading->viewer, reading->parent, record_field(record, reading->reference)->number, &parent, &error))
        return false;
    bool theirs = is_theirs(reading, &parent);
    record_done(&parent);
    return theirs;
}

static bool is_in_scope(const struct reading_agenda *reading, const struct record *record)
{
    if (reading->asked->scope == AGENDA_ALL)
        return true;
    return type_field(reading->type, responsible_name) ? is_theirs(reading, record) : is_theirs_by_parent(reading, record);
}

/* The first line of what it is about, else its title. */
static char *entry_title(const struct reading_agenda *reading, const struct record *record)
{
    const struct field *what = reading->kind->what ? type_field(reading->type, reading->kind->what) : NULL;
    char *text = what ? record_show(record, what, message_language(), NULL) : NULL;

    if (text && *text) {
        text[strcspn(text, "\n")] = '\0';
        return text;
    }
    free(text);
    return store_title(reading->store, reading->viewer, reading->type, record->id, message_language());
}

/* Since when nothing was done to it: since its date or its last step. That it was written tells only where it has no date of its own. */
static bool quiet_find(const struct reading_agenda *reading, const struct record *record, struct date *date)
{
    const struct agenda_kind *kind = reading->kind;
    char moment[DATE_TEXT_SIZE];
    struct date step;
    struct error error;

    if (!date_parse(record_text(record, kind->date), date))
        return moment_day(record->stamp.updated_at, date);
    if (since_step(reading->store, record, type_field(reading->type, kind->since), moment, &error) && moment_day(moment, &step)
        && date_to_days(step) > date_to_days(*date))
        *date = step;
    return true;
}

static bool is_quiet(const struct reading_agenda *reading, const struct record *record)
{
    struct date date;

    return quiet_find(reading, record, &date) && date_to_days(store_today(reading->store)) - date_to_days(date) >= reading->kind->quiet;
}

/* By when it is due, else since when it waits; false where neither is said. */
static bool date_find(const struct reading_agenda *reading, const struct record *record, struct date *date)
{
    const struct agenda_kind *kind = reading->kind;
    struct error error;

    if (kind->quiet > 0)
        return quiet_find(reading, record, date);
    if (kind->date)
        return date_parse(record_text(record, kind->date), date);
    return kind->since && since_day(reading->store, record, type_field(reading->type, kind->since), date, &error);
}

/* As the language writes it. The caller frees it. */
static char *date_text(bool known, struct date date)
{
    char text[DATE_TEXT_SIZE] = "";

    return string_copy(known ? date_show(date, message_language(), text) : text);
}

/* After those of the same day, so that what comes in order stays in it. */
static void entry_insert(struct agenda_list *list, const struct agenda_entry *entry)
{
    size_t at = list->count;

    list->entries = memory_resize(list->entries, list->count + 1, sizeof *list->entries);
    for (; at > 0 && list->entries[at - 1].day > entry->day; at--)
        list->entries[at] = list->entries[at - 1];
    list->entries[at] = *entry;
    list->count++;
}

/* False where its title cannot be read: the reading was interrupted. */
static bool entry_add(const struct reading_agenda *reading, const struct record *record, bool dated, struct date date, struct error *error)
{
    int64_t parent = reading->parent ? record_field(record, reading->reference)->number : 0;
    char *title = entry_title(reading, record);

    if (!title)
        return error_set(error, ERROR_CANCELLED, "%s", "");
    char *beside = parent != 0 ? store_title(reading->store, reading->viewer, reading->parent, parent, message_language()) : NULL;
    const struct agenda_entry entry = {
        .id = record->id,
        .title = title,
        .beside = beside ? beside : string_copy(""),
        .date = date_text(dated, date),
        .day = dated ? date_to_days(date) : INT64_MAX,
    };
    entry_insert(reading->list, &entry);
    return true;
}

static bool has_twin(const struct agenda_list *list, size_t place)
{
    for (size_t i = 0; i < list->count; i++)
        if (i != place && strcmp(list->entries[i].title, list->entries[place].title) == 0)
            return true;
    return false;
}

/* Those of the same parties look alike: what they are for stands beside them. One that is gone meanwhile stays as it is. */
static void twins_tell(const struct reading_agenda *reading)
{
    const struct field *apart = reading->kind->apart ? type_field(reading->type, reading->kind->apart) : NULL;

    for (size_t i = 0; apart && i < reading->list->count; i++) {
        struct agenda_entry *entry = &reading->list->entries[i];
        struct record record;
        struct error error;
        if (!has_twin(reading->list, i) || !store_load(reading->store, reading->viewer, reading->type, entry->id, &record, &error))
            continue;
        char *shown = record_show(&record, apart, message_language(), NULL);
        free(entry->beside);
        entry->beside = shown ? shown : string_copy("");
        record_done(&record);
    }
}

/* Whether they come in the order of the date that is shown; otherwise the last may be the earliest. */
static bool comes_in_order(const struct agenda_kind *kind)
{
    return kind->quiet == 0 && (kind->date || !kind->since);
}

static bool record_read(void *context, const struct record *record, struct error *error)
{
    struct reading_agenda *reading = context;
    struct agenda_list *list = reading->list;
    struct date date = {0};

    if (!is_in_scope(reading, record) || (reading->kind->quiet > 0 && !is_quiet(reading, record)))
        return true;
    bool dated = date_find(reading, record, &date), full = list->count == reading->asked->limit;
    list->more = list->more || full;
    if (full && comes_in_order(reading->kind))
        return error_set(error, ERROR_CANCELLED, "%s", "");
    if (full && (!dated || reading->asked->limit == 0 || date_to_days(date) >= list->entries[list->count - 1].day))
        return true;
    if (full)
        entry_done(&list->entries[--list->count]);
    return entry_add(reading, record, dated, date, error);
}

/* Whether anything of the kind can be in the scope. */
static bool can_be_theirs(const struct reading_agenda *reading)
{
    const struct record_type *owner = type_field(reading->type, responsible_name) ? reading->type : reading->parent;

    return reading->asked->scope == AGENDA_ALL || (reading->asked->people_count > 0 && owner && type_field(owner, responsible_name));
}

static void rule_add(const struct reading_agenda *reading, struct text *query)
{
    char *rule = agenda_query(reading->kind, store_today(reading->store));

    text_add(query, rule);
    free(rule);
}

/* Asks for those of the people where the type says who is responsible, which has an index. */
static void people_ask(const struct reading_agenda *reading, struct text *query)
{
    char printed[IDENTITY_TEXT_SIZE];

    for (size_t i = 0; i < reading->asked->people_count; i++)
        text_add_format(query, "%s%s", i == 0 ? " responsible:" : ",", identity_print(reading->asked->people[i], printed));
}

static bool waits_by_no_date(const struct agenda_kind *kind)
{
    return !kind->date && kind->since;
}

/* Reads what waits by no date: since when it waits only its history tells. */
static bool waiting_read(struct reading_agenda *reading, const struct list_request *request, struct error *error)
{
    int64_t *ids = memory_new_array(WAITING_LOOKED, sizeof *ids);
    size_t count = 0;
    bool ok = since_untouched(reading->store, reading->viewer, request, WAITING_LOOKED, ids, &count, error);

    for (size_t i = 0; ok && i < count; i++) {
        struct record record;
        if (!store_load(reading->store, reading->viewer, reading->type, ids[i], &record, error)) {
            ok = error->code == ERROR_NOT_FOUND;
            continue;
        }
        ok = record_read(reading, &record, error);
        record_done(&record);
    }
    free(ids);
    return ok;
}

static bool records_read(struct reading_agenda *reading, struct error *error)
{
    const struct agenda_kind *kind = reading->kind;
    const struct record_type *type = type_list_find(store_types(reading->store), kind->type);
    bool asks = reading->asked->scope != AGENDA_ALL && type_field(type, responsible_name);
    /* Of a child it takes its parent to tell whose it is, and of what is quiet its history. */
    size_t most = kind->quiet == 0 && (asks || reading->asked->scope == AGENDA_ALL) ? reading->asked->limit + 1 : SIZE_MAX, count;
    struct text text = {0};
    struct query query = {0};

    reading->type = type;
    if (type->parent && (reading->reference = type_field(type, type->parent)))
        reading->parent = type_list_find(store_types(reading->store), type->parent);
    if (!can_be_theirs(reading))
        return true;
    rule_add(reading, &text);
    if (asks)
        people_ask(reading, &text);
    bool ok = query_parse(&query, type, text_string(&text), false, error);
    const struct list_request request = {.type = type, .query = &query, .language = message_language(),
                                         .sort = kind->date ? type_field(type, kind->date) : NULL};
    if (ok && !(waits_by_no_date(kind) ? waiting_read(reading, &request, error)
                                       : store_each(reading->store, reading->viewer, &request, most, record_read, reading, &count, error)))
        ok = comes_in_order(kind) && reading->list->more;
    twins_tell(reading);
    query_done(&query);
    text_done(&text);
    return ok;
}

/* --- Imports -------------------------------------------------------------------------------------------------------------- */

/* Whether a change is by one of the people, whose name or login it has, or by the viewer as she is called now. */
static bool is_by_them(const struct reading_agenda *reading, const char *by)
{
    bool theirs = reading->asked->scope == AGENDA_ALL || strcmp(by, reading->viewer->name) == 0;

    for (size_t i = 0; i < reading->asked->people_count && !theirs; i++) {
        int64_t found = 0;
        theirs = database_number(reading->store, &found, NULL, "SELECT count(*) FROM person WHERE id = %lld AND (name = %Q OR login = %Q)",
                                 (long long)reading->asked->people[i], by, by)
                 && found > 0;
    }
    return theirs;
}

/* A list is known by its name, wherever it lies. */
static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Whether the same person has imported a list of this name since; for those before it, from now on she has. */
static bool is_imported_again(struct reading_agenda *reading, const struct import_change *import)
{
    char *key = string_format("\n%s\n%s\n", file_name(import->name), import->by);
    bool again = strstr(text_string(&reading->imported), key) != NULL;

    text_add(&reading->imported, key);
    free(key);
    return again;
}

static void import_add(struct agenda_list *list, const struct import_change *import)
{
    char *rejected = number_show_whole(import->rejected, message_language());
    struct date date = {0};
    bool dated = moment_day(import->at, &date);

    list->entries = memory_resize(list->entries, list->count + 1, sizeof *list->entries);
    list->entries[list->count++] = (struct agenda_entry){
        .id = import->change,
        .title = string_copy(file_name(import->name)),
        .beside = string_format(message_plural("%s row rejected", "%s rows rejected", (unsigned long)import->rejected), rejected),
        .date = date_text(dated, date),
    };
    free(rejected);
}

static bool import_read(void *context, const struct import_change *import)
{
    struct reading_agenda *reading = context;

    if (is_imported_again(reading, import) || import->rejected == 0 || !is_by_them(reading, import->by))
        return true;
    reading->list->more = reading->list->count == reading->asked->limit;
    if (!reading->list->more)
        import_add(reading->list, import);
    return !reading->list->more;
}

/* Who does not import has nothing to do with what came of it. */
static bool imports_read(struct reading_agenda *reading, struct error *error)
{
    struct date since = date_from_days(date_to_days(store_today(reading->store)) - IMPORT_DAYS);
    bool ok = !role_may(reading->viewer, DEED_IMPORT) || import_change_each(reading->store, since, import_read, reading, error);

    text_done(&reading->imported);
    return ok;
}

/* --- Whichever ------------------------------------------------------------------------------------------------------------ */

static bool source_read(struct reading_agenda *reading, struct error *error)
{
    switch (reading->kind->source) {
    case AGENDA_RECORDS:
        return records_read(reading, error);
    case AGENDA_IMPORTS:
        return imports_read(reading, error);
    case AGENDA_DRAFTS:
        break;
    }
    return true;
}

bool agenda_read(struct store *store, const struct viewer *viewer, const struct agenda_request *request, struct agenda_list *list, struct error *error)
{
    struct reading_agenda reading = {.store = store, .viewer = viewer, .asked = request, .kind = request->kind, .list = list};

    *list = (struct agenda_list){0};
    bool ok = source_read(&reading, error);
    if (!ok)
        agenda_list_done(list);
    return ok;
}
