/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/import_words.h"

#include <stdlib.h>
#include <string.h>

#include "src/identity.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"

/* Codes as --on-duplicate has them. */
static const struct {
    const char *code;
    const char *text;
} policies[] = {
    [IMPORT_SKIP] = {"skip", N_("left out")},
    [IMPORT_FILL] = {"fill", N_("used to fill what is empty there")},
    [IMPORT_UPDATE] = {"update", N_("used to update what is there")},
    [IMPORT_CREATE] = {"create", N_("added: it is not the same")},
};

enum { TITLE_CELLS = 3, POLICIES = sizeof policies / sizeof policies[0] };

const char *import_list_name(int list)
{
    static const char *const names[IMPORT_LIST_COUNT] = {
        [IMPORT_NEW] = NC_("rows", "New"),           [IMPORT_CHANGED] = NC_("rows", "Changed"),   [IMPORT_SAME] = NC_("rows", "The same"),
        [IMPORT_DUPLICATE] = NC_("rows", "Duplicates"), [IMPORT_REJECTED] = NC_("rows", "Rejected"), [IMPORT_DOUBTFUL] = NC_("rows", "Doubtful"),
        [IMPORT_MATCHED] = NC_("rows", "Likely there"), [IMPORT_OPEN] = NC_("rows", "not decided"),
        [IMPORT_LIKE] = NC_("rows", "Perhaps there"),
    };

    return message_text(names[list]);
}

const char *import_policy_text(enum import_policy policy)
{
    return message_text(policies[policy].text);
}

const char *import_like_text(void)
{
    return _("added, as long as nobody decides");
}

enum import_policy import_policy_of_code(const char *code)
{
    size_t i = 0;

    while (i < IMPORT_CREATE && strcmp(policies[i].code, code) != 0)
        i++;
    return (enum import_policy)i;
}

void import_policy_choose(struct screen *screen, const char *title, enum import_policy now, void (*chosen)(void *context, const struct choice_list *chosen),
                          void *context)
{
    const struct choose_options options = {.title = title, .chosen = chosen, .context = context};
    struct choice_list choices = {0};

    for (size_t i = 0; i < POLICIES; i++)
        choice_list_add(&choices, policies[i].code, message_text(policies[i].text), NULL, i == (size_t)now);
    choose_open(screen, &options, &choices);
}

/* What a row is taken for, and why. The caller frees it. */
static char *match_text(const struct import_look *look)
{
    const char *reason = look->similarity.reason != SIMILAR_NONE ? similar_reason_text(look->similarity.reason) : "";
    char *other = look->target_line == 0 ? string_copy(look->target_title != NULL ? look->target_title : "?")
                                         : string_format(_("line %zu"), look->target_line);
    char *text;

    if (look->similarity.score > 0)
        /* TRANSLATORS: how sure it is that a row is there already, why, and as what: "90 of 100, same name and country: BRAC". */
        text = string_format(_("%d of 100, %s: %s"), look->similarity.score, reason, other);
    else
        text = string_format(_("It is %s"), other);
    free(other);
    return text;
}

static char *column_text(const char *column, const char *text)
{
    return column != NULL && column[0] != '\0' ? string_format("%s: %s", column, text) : string_copy(text);
}

char *import_look_text(const struct import_look *look)
{
    if (look->outcome == IMPORT_REJECTED && look->fault_count > 0)
        return column_text(look->faults[0].column, look->faults[0].text);
    if (look->target != 0 || look->target_line != 0)
        return match_text(look);
    if (look->note_count > 0)
        return column_text(look->notes[0].column, look->notes[0].text);
    return string_copy("");
}

/* The first cells that are not empty. The caller frees it. */
static char *cells_text(const struct import_look *look)
{
    struct text text = {0};
    size_t count = 0;

    for (size_t i = 0; i < look->cell_count && count < TITLE_CELLS; i++)
        if (look->cells[i][0] != '\0')
            text_add_format(&text, "%s%s", count++ > 0 ? ", " : "", look->cells[i]);
    return text_take(&text);
}

char *import_look_title(const struct import_look *look)
{
    char *title = record_title(&look->record, message_language()), number[IDENTITY_TEXT_SIZE];

    if (strcmp(title, identity_print(look->record.id, number)) != 0)
        return title;
    free(title);
    return cells_text(look);
}

char *import_rest_text(const struct mapping *mapping)
{
    if (!mapping->rest)
        return string_copy(_("(not read)"));
    char *label = field_label(mapping->rest);
    /* TRANSLATORS: columns that fill no field of their own; the field that keeps them together. */
    char *text = string_format(_("(kept in: %s)"), label);
    free(label);
    return text;
}

char *import_lines_text(const size_t lines[IMPORT_LINES_TOLD], size_t count)
{
    struct text numbers = {0};

    for (size_t i = 0; i < count && i < IMPORT_LINES_TOLD; i++)
        text_add_format(&numbers, "%s%zu", i > 0 ? ", " : "", lines[i]);
    if (count > IMPORT_LINES_TOLD)
        text_add(&numbers, ", ...");
    /* TRANSLATORS: the lines of a file in which something stands: "lines 3, 5, 9, ..." */
    char *text = string_format(message_plural("line %s", "lines %s", (unsigned long)count), text_string(&numbers));
    text_done(&numbers);
    return text;
}

char *import_above_text(const struct csv_dialect *dialect)
{
    if (dialect->above == 0 || dialect->header_line == 0)
        return NULL;
    char *lines = import_lines_text(dialect->above_lines, dialect->above);
    /* TRANSLATORS: the lines of a file: "lines 1, 2" */
    char *text = string_format(_("Not read: %s above the header, with as many cells as it."), lines);
    free(lines);
    return text;
}
