/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/obstacle.h"

#include <stdlib.h>

#include "db/reference.h"
#include "src/memory.h"

/* More is not read by anybody, and each costs a look into the history. */
enum { OBSTACLES_TOLD = 100 };

void obstacle_list_done(struct obstacle_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->obstacles[i].title);
        free(list->obstacles[i].by);
        free(list->obstacles[i].text);
    }
    free(list->obstacles);
    *list = (struct obstacle_list){0};
}

static const struct record_type *block_type(const struct inverse *inverse, size_t place)
{
    return inverse->store->types->types[place];
}

/* --- Finding what the sentence needs ---------------------------------------------------------------------------------- */

/* The record whose later change made the block: of one that is referred to, the one that refers. */
static bool obstacle_find_change(const struct inverse *inverse, const struct block *block, struct obstacle *obstacle, struct error *error)
{
    bool referred = block->reason == BLOCK_REFERRED;
    const struct record_type *type = block_type(inverse, referred ? block->other_type : block->type);
    const struct past_part part = {.table = type->name, .id = referred ? block->other : block->id, .column = block->reason == BLOCK_CHANGED ? block->column : 0};
    struct change_entry later;
    if (!past_touch(inverse->store, &part, (struct past_span){.after = inverse->change->number}, &later, error))
        return false;
    obstacle->change = later.number;
    obstacle->by = string_copy(later.by);
    change_entry_done(&later);
    return true;
}

static bool obstacle_find_field(const struct inverse *inverse, const struct block *block, struct obstacle *obstacle, char **label,
                                struct error *error)
{
    struct columns columns;
    *label = NULL;
    if (block->column == 0)
        return true;
    if (!columns_read(inverse->store, obstacle->type->name, &columns, error))
        return false;
    if (block->column < columns.count) {
        obstacle->field = type_field(obstacle->type, columns.names[block->column]);
        *label = obstacle->field != NULL ? field_label(obstacle->field) : string_copy(columns.names[block->column]);
    }
    columns_done(&columns);
    return true;
}

static bool title_find(const struct inverse *inverse, const struct viewer *viewer, size_t place, int64_t id, char **title,
                       struct error *error)
{
    struct past_name name;
    bool ok = past_name(inverse->store, viewer, block_type(inverse, place)->name, id, &name, error);
    *title = name.title;
    return ok;
}

/* --- The sentence ----------------------------------------------------------------------------------------------------- */

/* Who did it and when: "Kari, change 14". */
static char *obstacle_source(const struct obstacle *obstacle)
{
    if (obstacle->change == 0)
        return string_copy(_("it is not known by whom"));
    /* TRANSLATORS: stands in brackets: the person's name and the number of her change */
    return string_format(_("%s, change %lld"), obstacle->by, (long long)obstacle->change);
}

/* The sentence by which saving refuses it too. */
static char *circle_sentence(const char *title, const char *label)
{
    char *sentence = reference_circle_sentence(label);
    char *text = string_format("%s: %s", title, sentence);
    free(sentence);
    return text;
}

static char *block_sentence(enum block_reason reason, const char *title, const char *label, const char *source, const char *other)
{
    switch (reason) {
    case BLOCK_CHANGED:
        /* TRANSLATORS: a record's title, a field's label, and in brackets who did it */
        return string_format(_("%s: \"%s\" was changed later (%s)."), title, label, source);
    case BLOCK_GONE:
        return string_format(_("%s was deleted later (%s)."), title, source);
    case BLOCK_BACK:
        return string_format(_("%s is there again (%s)."), title, source);
    case BLOCK_REFERRED:
        /* TRANSLATORS: a record's title, then the record that refers to it ("Contact Anna"), and in brackets who did it */
        return string_format(_("%s cannot go: %s refers to it (%s)."), title, other, source);
    case BLOCK_REFERS:
        return string_format(_("%s: what \"%s\" would refer to is no longer there."), title, label);
    case BLOCK_CIRCLE:
        return circle_sentence(title, label);
    case BLOCK_NEEDED:
        break;
    }
    return NULL;
}

static bool obstacle_find_other(const struct inverse *inverse, const struct viewer *viewer, const struct block *block, char **other,
                                struct error *error)
{
    *other = NULL;
    if (block->reason != BLOCK_REFERRED)
        return true;
    char *title;
    if (!title_find(inverse, viewer, block->other_type, block->other, &title, error))
        return false;
    *other = string_format("%s %s", message_text(block_type(inverse, block->other_type)->label), title);
    free(title);
    return true;
}

static bool obstacle_tell(const struct inverse *inverse, const struct viewer *viewer, const struct block *block, struct obstacle *obstacle,
                          struct error *error)
{
    char *label = NULL, *other = NULL;
    *obstacle = (struct obstacle){.type = block_type(inverse, block->type), .record = block->id};
    bool ok = title_find(inverse, viewer, block->type, block->id, &obstacle->title, error);
    if (ok && block->reason == BLOCK_NEEDED) {
        obstacle->text = string_copy(block->why);
        return true;
    }
    ok = ok && obstacle_find_change(inverse, block, obstacle, error) && obstacle_find_field(inverse, block, obstacle, &label, error)
              && obstacle_find_other(inverse, viewer, block, &other, error);
    if (ok) {
        char *source = obstacle_source(obstacle);
        obstacle->text = block_sentence(block->reason, obstacle->title, label, source, other);
        free(source);
    }
    free(label);
    free(other);
    return ok;
}

/* What stands in the way with another block is told there. */
static bool is_told(const struct block *block)
{
    return block->reason != BLOCK_NEEDED || block->why != NULL;
}

bool obstacles_tell(const struct inverse *inverse, const struct viewer *viewer, struct obstacle_list *list, struct error *error)
{
    bool ok = true;
    *list = (struct obstacle_list){0};
    list->obstacles = memory_new_array(inverse->block_count < OBSTACLES_TOLD ? inverse->block_count : OBSTACLES_TOLD, sizeof *list->obstacles);
    for (size_t i = 0; i < inverse->block_count && ok; i++) {
        if (!is_told(&inverse->blocks[i]))
            continue;
        if (list->count < OBSTACLES_TOLD)
            ok = obstacle_tell(inverse, viewer, &inverse->blocks[i], &list->obstacles[list->count++], error);
        else
            list->more++;
    }
    if (!ok)
        obstacle_list_done(list);
    return ok;
}
