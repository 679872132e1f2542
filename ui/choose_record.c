/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records picked in the pop-up: found in the store by what is typed. */
#include "config.h"

#include "ui/choose_record.h"

#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/screen.h"

enum { RECORDS_MOST = 50 };

struct record_choice {
    struct screen *screen;
    const struct record_type *type;
    int64_t before; /* the record that was chosen before; 0: none */
    void (*chosen)(void *context, const struct choice_list *chosen);
    void *context;
};

static bool is_found(const struct choice_list *found, const char *code)
{
    for (size_t i = 0; i < found->count; i++)
        if (strcmp(found->choices[i].code, code) == 0)
            return true;
    return false;
}

/* The place or the ending of the id tells namesakes apart. */
static void record_add(const struct record_choice *choice, const struct record *record, struct choice_list *found)
{
    const struct screen *screen = choice->screen;
    const struct field *country = type_field(choice->type, "country");
    char code[IDENTITY_TEXT_SIZE], ending[IDENTITY_TEXT_SIZE];

    if (is_found(found, identity_print(record->id, code)))
        return;
    char *title = store_title(screen->store, &screen->viewer, choice->type, record->id, message_language());
    char *place = country != NULL ? record_show(record, country, message_language(), NULL) : NULL;
    bool placed = place != NULL && place[0] != '\0';
    choice_list_add(found, code, title != NULL ? title : "", placed ? place : identity_ending(record->id, ending), false);
    free(place);
    free(title);
}

static void records_find(const struct record_choice *choice, const char *wanted, struct choice_list *found)
{
    struct screen *screen = choice->screen;
    struct query query = {0};
    struct row_list rows = {0};

    if (!query_parse(&query, choice->type, wanted, true, NULL))
        return;
    struct list_request request = {.type = choice->type, .query = &query, .language = message_language()};
    if (store_rows(screen->store, &screen->viewer, &request, LIST_FIRST, NULL, RECORDS_MOST, &rows, NULL))
        for (size_t i = 0; i < rows.count && found->count < RECORDS_MOST; i++)
            record_add(choice, &rows.rows[i].record, found);
    row_list_done(&rows);
    query_done(&query);
}

/* The field that titles of a type are made of, where that is one text, by its name in queries; NULL for others. */
static const char *title_name(const struct record_type *type)
{
    for (size_t i = 0; type->title[1] == NULL && i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->kind == FIELD_TEXT && !field->compute && (strcmp(field->name, type->title[0]) == 0 || (field->pair && strcmp(field->pair, type->title[0]) == 0)))
            return type->title[0];
    }
    return NULL;
}

/* The typed words, each looked for in the title; NULL where they are a query of their own already. The caller frees it. */
static char *title_query(const struct record_type *type, const char *typed)
{
    static const char blanks[] = " \t", marks[] = "\":,<>()-";
    const char *name = title_name(type);
    struct text query = {0};

    if (name == NULL || strpbrk(typed, marks) != NULL)
        return NULL;
    for (const char *at = typed + strspn(typed, blanks); *at != '\0'; at += strspn(at, blanks)) {
        size_t length = strcspn(at, blanks);
        text_add_format(&query, "%s%s:%.*s", query.length > 0 ? " " : "", name, (int)length, at);
        at += length;
    }
    return text_take(&query);
}

/* The record that was chosen before, unless it is gone since. */
static void record_find_before(const struct record_choice *choice, struct choice_list *found)
{
    struct screen *screen = choice->screen;
    struct record record;

    if (choice->before == 0 || !store_load(screen->store, &screen->viewer, choice->type, choice->before, &record, NULL))
        return;
    record_add(choice, &record, found);
    record_done(&record);
}

static void record_find(void *context, const char *typed, struct choice_list *found)
{
    const struct record_choice *choice = context;
    char *titled = title_query(choice->type, typed);

    if (typed[0] == '\0')
        record_find_before(choice, found);
    if (titled != NULL && titled[0] != '\0')
        records_find(choice, titled, found);
    records_find(choice, typed, found);
    free(titled);
}

static void record_chosen(void *context, const struct choice_list *chosen)
{
    struct record_choice choice = *(struct record_choice *)context;

    free(context);
    choice.chosen(choice.context, chosen);
}

void choose_record(struct screen *screen, const struct choose_options *options, const struct record_type *type)
{
    struct record_choice *choice = memory_new(sizeof *choice);
    struct choose_options own = *options;

    *choice = (struct record_choice){screen, type, options->record, options->chosen, options->context};
    own.several = false;
    own.find = record_find;
    own.chosen = record_chosen;
    own.context = choice;
    choose_open(screen, &own, NULL);
}
