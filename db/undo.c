/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/journal.h"

#include <stdlib.h>
#include <string.h>

#include "db/change.h"
#include "db/needs.h"
#include "db/obstacle.h"
#include "db/permission.h"
#include "src/memory.h"
#include "src/role.h"
#include "src/text.h"

/* What an undo or a redo is asked to do, and the change it takes back. */
struct undoing {
    struct store *store;
    const struct viewer *viewer;
    bool rest;
    struct change_entry change;
    const struct inverse *inverse; /* that walks over it */
    struct need_list needs; /* what it touched */
    struct obstacle_list *obstacles;
    int64_t made;
    int64_t before; /* the last change is looked for before this one; 0: among all */
    bool is_void;   /* all of the change was about people who were forgotten */
    int64_t origin; /* of the chain of undo and redo that the new change belongs to */
    struct error *error;
};

/* --- Which change ----------------------------------------------------------------------------------------------------- */

/* What the history may call the viewer, as SQL: by what she is called now (?1), and as the people who work here know her (?3). */
static const char *viewer_names(const struct viewer *viewer)
{
    return viewer->person != 0 ? "?1, (SELECT name FROM person WHERE id = ?3), (SELECT login FROM person WHERE id = ?3)" : "?1";
}

static void viewer_bind(const struct viewer *viewer, sqlite3_stmt *statement)
{
    sqlite3_bind_text(statement, 1, viewer->name, -1, SQLITE_STATIC);
    if (viewer->person != 0)
        sqlite3_bind_int64(statement, 3, viewer->person);
}

/* The viewer's last change that stands. Undo and redo are not changes of their own: what they did shows in undone_by. */
static bool find_last(struct undoing *undoing, int64_t *number)
{
    sqlite3_stmt *statement =
        database_prepare(undoing->store, undoing->error,
                         "SELECT number FROM change WHERE author IN (%s) AND inverse_of IS NULL AND undone_by IS NULL AND permanent = 0"
                         " AND (?2 = 0 OR number < ?2) ORDER BY number DESC LIMIT 1", viewer_names(undoing->viewer));
    if (statement == NULL)
        return false;
    viewer_bind(undoing->viewer, statement);
    sqlite3_bind_int64(statement, 2, undoing->before);
    int code = database_step(undoing->store, statement, undoing->error);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    else if (code == SQLITE_DONE)
        error_set(undoing->error, ERROR_NOT_FOUND, "%s", _("There is nothing to undo."));
    sqlite3_finalize(statement);
    return code == SQLITE_ROW;
}

/* The viewer's last undo that stands, unless she changed something after it. */
static bool find_undone(struct undoing *undoing, int64_t *number)
{
    sqlite3_stmt *statement =
        database_prepare(undoing->store, undoing->error,
                         "SELECT number, inverse_of IS NOT NULL FROM change WHERE author IN (%s) AND undone_by IS NULL"
                         " AND (inverse_of IS NULL OR again = 0) ORDER BY number DESC LIMIT 1", viewer_names(undoing->viewer));
    if (statement == NULL)
        return false;
    viewer_bind(undoing->viewer, statement);
    int code = database_step(undoing->store, statement, undoing->error);
    bool found = code == SQLITE_ROW && sqlite3_column_int(statement, 1) != 0;
    *number = found ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    if (!found && (code == SQLITE_ROW || code == SQLITE_DONE))
        error_set(undoing->error, ERROR_NOT_FOUND, "%s", _("There is nothing to redo."));
    return found;
}

static bool refuse_undone(const struct undoing *undoing)
{
    return error_set(undoing->error, ERROR_RULE, _("Change %lld has been undone already, by change %lld."), (long long)undoing->change.number,
                     (long long)undoing->change.undone_by);
}

static bool change_may_be_undone(const struct undoing *undoing)
{
    const struct change_entry *change = &undoing->change;
    if (change->permanent)
        return error_set(undoing->error, ERROR_RULE, _("Change %lld cannot be undone: %s."), (long long)change->number,
                         message_text(change->what));
    return change->undone_by == 0 || change->undone_in_part || refuse_undone(undoing);
}

/* What others did is left to those who answer for the network. */
static bool is_hers_to_undo(const struct undoing *undoing)
{
    return permission_is_hers(undoing->store, undoing->viewer, undoing->change.by) || role_check(undoing->viewer, DEED_RETURN, undoing->error);
}

/* What she may not write she may not take back either: a verification that a coordinator recorded. */
static bool role_allows(const struct undoing *undoing)
{
    const struct type_list *types = undoing->store->types;
    for (size_t i = 0; i < types->count; i++) {
        enum deed deed = role_deed_of_type(types->types[i]);
        int64_t touched = 0;
        if (role_may(undoing->viewer, deed))
            continue;
        if (!database_number(undoing->store, &touched, undoing->error, "SELECT count(*) FROM change_record WHERE type = %Q AND change = %lld",
                             types->types[i]->name, (long long)undoing->change.number))
            return false;
        if (touched > 0)
            return role_check(undoing->viewer, deed, undoing->error);
    }
    return true;
}

/* --- Taking back ------------------------------------------------------------------------------------------------------ */

static bool savepoint_run(struct undoing *undoing, const char *command)
{
    return database_run(undoing->store, undoing->error, "%s undoing", command);
}

/* What the new change is in the chain that the first one began. */
static void entry_fill(struct undoing *undoing)
{
    struct change_entry *entry = change_entry_open(undoing->store);
    const struct change_entry *change = &undoing->change;
    undoing->origin = change->origin != 0 ? change->origin : change->number;
    entry->inverse_of = change->number;
    entry->origin = undoing->origin;
    entry->again = !change->again;
}

/* Records that are left as they are: without them one would lack what its state needs. */
struct keeping {
    struct keep {
        size_t need; /* its place in the list */
        const struct record_type *type;
        int64_t id;
    } *keeps;
    size_t count;
    size_t need;
};

static void keep_add(void *context, const struct record_type *type, int64_t id)
{
    struct keeping *keeping = context;
    keeping->keeps = memory_more(keeping->keeps, keeping->count, sizeof *keeping->keeps);
    keeping->keeps[keeping->count++] = (struct keep){keeping->need, type, id};
}

static int keep_compare(const void *left, const void *right)
{
    const struct keep *a = left, *b = right;
    if (a->need != b->need)
        return a->need < b->need ? -1 : 1;
    int types = strcmp(a->type->name, b->type->name);
    return types != 0 ? types : (a->id > b->id) - (a->id < b->id);
}

/* Adds what of the change made records lack more, as far as it is there now. */
static bool keeps_find(struct undoing *undoing, struct keeping *keeping)
{
    const struct need_list *needs = &undoing->needs;
    bool ok = true;
    for (keeping->need = 0; keeping->need < needs->count && ok; keeping->need++)
        ok = !need_is_worse(needs, &needs->needs[keeping->need])
             || needs_each_touched(undoing->store, undoing->change.number, &needs->needs[keeping->need], keep_add, keeping, undoing->error);
    return ok;
}

/* Those of one need stand together; the first has the sentence. */
static void keeps_block(struct undoing *undoing, struct inverse *inverse, struct keeping *keeping)
{
    bool lacks = false;
    if (keeping->count > 1)
        qsort(keeping->keeps, keeping->count, sizeof *keeping->keeps, keep_compare);
    for (size_t i = 0; i < keeping->count; i++) {
        const struct keep *keep = &keeping->keeps[i];
        bool is_first = i == 0 || keep->need != keep[-1].need;
        char *why = is_first ? needs_tell(undoing->store, &undoing->needs.needs[keep->need]) : NULL;
        lacks = is_first ? why != NULL : lacks;
        if (lacks && (is_first || keep_compare(keep, &keep[-1]) != 0))
            inverse_keep(inverse, keep->type, keep->id, why);
    }
}

/* Looks what records that the walk touched would lack that their states need and they have now; what brings that about is to be left out of the next walk. What was walked
 * is walked again. */
static bool check_needed(struct undoing *undoing, struct inverse *inverse)
{
    struct keeping keeping = {0};
    bool any;
    if (!needs_find(undoing->store, undoing->change.number, &undoing->needs, undoing->error)
        || !needs_measure(undoing->store, &undoing->needs, NEED_AFTER, &any, undoing->error))
        return false;
    if (!any)
        return true;
    change_forget(undoing->store);
    bool ok = savepoint_run(undoing, "ROLLBACK TO") && needs_measure(undoing->store, &undoing->needs, NEED_BEFORE, &any, undoing->error)
              && keeps_find(undoing, &keeping) && inverse_walk(inverse, undoing->error) && keeps_find(undoing, &keeping);
    if (ok)
        keeps_block(undoing, inverse, &keeping);
    free(keeping.keeps);
    return ok;
}

static bool commit_whole(struct undoing *undoing)
{
    struct change_entry *entry = change_entry_open(undoing->store);
    const struct change_entry *change = &undoing->change;
    entry->content_of = change->content_of != 0 ? change->content_of : change->number;
    entry->inverted = !change->inverted;
    entry->pieces = change->pieces;
    return savepoint_run(undoing, "RELEASE") && change_commit(undoing->store, &undoing->made, undoing->error);
}

/* "Change 12 cannot be taken back.", or for a redo "Change 12 cannot be done again.", with what stands in the way first. */
static char *refusal(const struct undoing *undoing)
{
    const struct change_entry *change = &undoing->change;
    const char *first = undoing->obstacles->obstacles[0].text;
    if (change->again)
        return string_format(_("Change %lld cannot be taken back. %s"), (long long)change->number, first);
    return string_format(_("Change %lld cannot be done again. %s"), (long long)change->origin, first);
}

/* Walks again without what stood in the way until nothing more does: what is left out can leave others' references dangling, or their states without what these need. */
static bool find_rest(struct undoing *undoing, struct inverse *inverse)
{
    while (inverse->block_count != inverse->sorted) {
        if (!savepoint_run(undoing, "ROLLBACK TO") || !inverse_walk(inverse, undoing->error)
            || (inverse->block_count == inverse->sorted && !check_needed(undoing, inverse)))
            return false;
    }
    return savepoint_run(undoing, "ROLLBACK TO");
}

static bool refuse(struct undoing *undoing, struct inverse *inverse)
{
    if (!savepoint_run(undoing, "ROLLBACK TO") || !obstacles_tell(inverse, undoing->viewer, undoing->obstacles, undoing->error)
        || !find_rest(undoing, inverse))
        return false;
    undoing->obstacles->rest = inverse->written > 0;
    size_t others = undoing->obstacles->count + undoing->obstacles->more - 1;
    struct text text = {0};
    char *sentence = refusal(undoing);
    text_add(&text, sentence);
    if (others > 0) {
        text_add(&text, " ");
        /* TRANSLATORS: after the first thing that keeps a change from being undone */
        text_add_format(&text, message_plural("And %zu more obstacle.", "And %zu more obstacles.", (unsigned long)others), others);
    }
    error_set(undoing->error, ERROR_RULE, "%s", text_string(&text));
    free(sentence);
    text_done(&text);
    return false;
}

/* Why nothing could be taken back: what stands in the way, or nothing was left of it, or all of it was about people who were forgotten. */
static bool refuse_nothing(struct undoing *undoing)
{
    const struct obstacle_list *obstacles = undoing->obstacles;
    if (obstacles->count == 0 && undoing->change.undone_in_part)
        return refuse_undone(undoing);
    undoing->is_void = obstacles->count == 0;
    return error_set(undoing->error, ERROR_RULE, _("Nothing of change %lld can be taken back. %s"), (long long)undoing->change.number,
                     obstacles->count > 0 ? obstacles->obstacles[0].text : _("The person it was about was forgotten."));
}

static bool commit_rest(struct undoing *undoing, struct inverse *inverse)
{
    if (!find_rest(undoing, inverse) || !obstacles_tell(inverse, undoing->viewer, undoing->obstacles, undoing->error))
        return false;
    change_forget(undoing->store);
    inverse->recording = true;
    if (!inverse_walk(inverse, undoing->error) || !savepoint_run(undoing, "RELEASE")
        || !change_commit(undoing->store, &undoing->made, undoing->error))
        return false;
    return undoing->made != 0 || refuse_nothing(undoing);
}

/* Takes the change back inside the open change, on trial first: a whole undo keeps no content, and if it cannot be whole nothing is to stay. */
static bool take_back(struct undoing *undoing)
{
    struct inverse inverse;
    entry_fill(undoing);
    if (!savepoint_run(undoing, "SAVEPOINT"))
        return false;
    inverse_init(&inverse, undoing->store, &undoing->change);
    undoing->inverse = &inverse;
    bool ok = needs_find(undoing->store, undoing->change.number, &undoing->needs, undoing->error) && inverse_walk(&inverse, undoing->error)
              && (inverse.block_count > 0 || check_needed(undoing, &inverse));
    if (ok && inverse.block_count > 0)
        ok = undoing->rest ? commit_rest(undoing, &inverse) : refuse(undoing, &inverse);
    else if (ok)
        ok = inverse.forgotten > 0 || undoing->change.undone_in_part ? commit_rest(undoing, &inverse) : commit_whole(undoing);
    undoing->inverse = NULL;
    needs_done(&undoing->needs);
    inverse_done(&inverse);
    return ok;
}

/* Each record is written, and what is derived from it is brought up to date. */
static bool undo_watched(void *context)
{
    const struct undoing *undoing = context;
    const struct store *store = undoing->store;
    int64_t total = 2 * undoing->change.records;
    int64_t done = (undoing->inverse != NULL ? (int64_t)undoing->inverse->written : 0) + store->refreshed;
    return store->undo_watch(store->undo_watch_context, done < total ? done : total, total);
}

static bool undo_number(struct undoing *undoing, int64_t number)
{
    return change_entry_load(undoing->store, number, &undoing->change, undoing->error) && change_may_be_undone(undoing) && role_allows(undoing) && is_hers_to_undo(undoing)
           && take_back(undoing);
}

/* Opens a change for it, so that nobody else writes between looking and doing. */
static bool undo_run(struct undoing *undoing, int64_t number, bool (*find)(struct undoing *undoing, int64_t *number))
{
    struct change_options options = {0};
    if (!change_begin(undoing->store, undoing->viewer, &options, undoing->error))
        return false;
    undoing->store->refreshed = 0;
    if (undoing->store->undo_watch != NULL)
        database_watch(undoing->store, undo_watched, undoing);
    bool ok = (number != 0 || find(undoing, &number)) && undo_number(undoing, number);
    database_watch(undoing->store, NULL, NULL);
    change_rollback(undoing->store);
    return ok;
}

/* Who asks for the last change wants something taken back: those of which nothing can be, as it was about people who were forgotten, are passed over. */
static bool undo_asked(struct undoing *undoing, int64_t number, bool (*find)(struct undoing *undoing, int64_t *number))
{
    bool ok;
    do {
        undoing->before = undoing->change.number;
        change_entry_done(&undoing->change);
        obstacle_list_done(undoing->obstacles);
        undoing->is_void = false;
        ok = undo_run(undoing, number, find);
    } while (!ok && undoing->is_void && number == 0 && find == find_last);
    return ok;
}

static bool undo_or_redo(struct undoing *undoing, int64_t number, bool (*find)(struct undoing *undoing, int64_t *number), int64_t *undone,
                         int64_t *made)
{
    struct obstacle_list own = {0};
    if (undoing->obstacles == NULL)
        undoing->obstacles = &own;
    else
        *undoing->obstacles = own;
    bool ok = undo_asked(undoing, number, find);
    if (undone != NULL)
        *undone = ok || undoing->obstacles->count > 0 ? undoing->change.number : 0;
    if (made != NULL)
        *made = ok ? undoing->made : 0;
    change_entry_done(&undoing->change);
    obstacle_list_done(&own);
    return ok;
}

void journal_watch(struct store *store, bool (*watch)(void *context, int64_t done, int64_t total), void *context)
{
    store->undo_watch = watch;
    store->undo_watch_context = context;
}

bool journal_undo(struct store *store, const struct viewer *viewer, int64_t change, bool rest, int64_t *undone, int64_t *made,
                  struct obstacle_list *obstacles, struct error *error)
{
    struct undoing undoing = {.store = store, .viewer = viewer, .rest = rest, .obstacles = obstacles, .error = error};
    return undo_or_redo(&undoing, change, find_last, undone, made);
}

bool journal_redo(struct store *store, const struct viewer *viewer, int64_t *redone, int64_t *made, struct obstacle_list *obstacles,
                  struct error *error)
{
    struct undoing undoing = {.store = store, .viewer = viewer, .obstacles = obstacles, .error = error};
    int64_t undo;
    bool ok = undo_or_redo(&undoing, 0, find_undone, &undo, made);
    if (redone != NULL)
        *redone = ok ? undoing.origin : 0;
    return ok;
}
