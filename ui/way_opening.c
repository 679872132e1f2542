/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/way_opening.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/role.h"
#include "src/text.h"
#include "src/way.h"
#include "ui/opening.h"

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

/* A state that it counts as today already is no step, though it may still be recorded otherwise. */
static void next_read(const struct viewer *viewer, const struct record *record, struct way_facts *facts)
{
    const char *next[TRANSITIONS];
    struct error refusal;
    size_t count = role_next(viewer, record, next, &refusal);
    for (size_t i = 0; i < count; i++)
        if (strcmp(next[i], facts->state) != 0)
            facts->next[facts->count++] = next[i];
}

bool way_facts_read(struct screen *screen, const struct record *record, struct way_facts *facts, struct error *error)
{
    const struct field *field = transition_field(record->type);
    const struct field *today = field->as_of_today != NULL ? type_field(record->type, field->as_of_today) : field;
    struct error refusal;
    *facts = (struct way_facts){.state = record_text(record, today->name)};
    /* What a step lacks is for those who take it. */
    if (!store_is_read_only(screen->store) && store_check_edit(screen->store, &screen->viewer, record->type, record->id, &refusal))
        next_read(&screen->viewer, record, facts);
    for (size_t i = 0; i < facts->count; i++)
        if (!step_read_lack(screen->store, record, facts->next[i], &facts->lacks[i], error))
            return false;
    return true;
}

/* --- Writing ---------------------------------------------------------------------------------------------------------- */

void opening_add_value(struct document *document, const char *name, const char *text, enum tone tone)
{
    document_add_row(document);
    document_add_cell(document, name, TONE_PLAIN);
    document_add_cell(document, text, tone);
}

/* "delivered (1 finding not shared), on hold, cancelled". The caller frees it. */
static char *next_text(const struct way_facts *facts, const struct field *field)
{
    struct text text = {0};
    for (size_t i = 0; i < facts->count; i++) {
        char *lack = step_lack_text(&facts->lacks[i]);
        text_add_format(&text, "%s%s", i > 0 ? ", " : "", vocabulary_word(field->vocabulary, facts->next[i], message_language()));
        if (lack[0] != '\0')
            text_add_format(&text, " (%s)", lack);
        free(lack);
    }
    return text_take(&text);
}

void way_facts_write(const struct way_facts *facts, const struct record *record, int width, struct document *document)
{
    const struct field *field = transition_field(record->type);
    char *way = way_text(record->type, facts->state, width - OPENING_NAMES);
    opening_add_value(document, message_text(field->label), way, TONE_PLAIN);
    free(way);
    if (facts->count == 0)
        return;
    char *next = next_text(facts, field);
    /* TRANSLATORS: the steps that a partnership or profile can take next; t is the key that takes one */
    opening_add_value(document, _("Next (t)"), next, TONE_PLAIN);
    document_link_record(document, record->type, record->id);
    free(next);
}

/* --- The opening ------------------------------------------------------------------------------------------------------ */

static void *opening_read(struct screen *screen, const struct record *record, struct error *error)
{
    struct way_facts *facts = memory_new(sizeof *facts);
    if (way_facts_read(screen, record, facts, error))
        return facts;
    free(facts);
    return NULL;
}

/* What has come to the end of its way is read, and wants no step. */
static void opening_write(struct screen *screen, const void *read, const struct record *record, int width, struct document *document)
{
    const struct way_facts *facts = read;
    struct transition_line line;
    (void)screen;
    if (transition_place(record->type, facts->state, &line) && !line.aside && line.now + 1 == line.count)
        return;
    document_begin_values(document);
    way_facts_write(facts, record, width, document);
}

const struct opening way_opening = {.read = opening_read, .write = opening_write, .release = free};
