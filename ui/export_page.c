/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/export_page.h"

#include <stdlib.h>
#include <string.h>

#include "src/csv_dialect.h"
#include "src/encoder.h"
#include "src/encoding.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/csv_choose.h"
#include "ui/export_choices.h"
#include "ui/list_export.h"
#include "ui/list_pane.h"
#include "ui/page.h"
#include "ui/prompt.h"

enum export_tag { TAG_WRITE = 1, TAG_LABELS, TAG_EXCEL, TAG_FIELDS, TAG_DELIMITER, TAG_ENCODING };

enum { LABELS = 16 /* the column behind labels */ };

struct export_page {
    struct page page;
    struct pane *list; /* below it */
};

static struct export_page *export_of(struct page *page)
{
    return (struct export_page *)page;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

/* The fields by their labels. The caller frees it. */
static char *fields_text(const struct export_request *request)
{
    struct text text = {0};

    if (!request->columns)
        return string_copy(_("all"));
    for (size_t i = 0; i < request->column_count; i++) {
        char *label = request->columns[i] ? field_label(request->columns[i]) : string_copy(_("ID"));
        text_add_format(&text, "%s%s", i > 0 ? ", " : "", label);
        free(label);
    }
    return text_take(&text);
}

static void export_write_rows(struct page *page, int width)
{
    struct export_request request = {.list.type = list_pane_type(export_of(page)->list)};
    const struct field **columns;
    export_choices_apply(page->pane.screen->state, &request, &columns);
    char *fields = fields_text(&request);

    (void)width;
    page_add_line(page, TAG_WRITE, 0, STYLE_NORMAL, _("Write them into a file"));
    page_add_blank(page);
    page_add_text(page, STYLE_QUIET, _("Enter on a line changes it. What is chosen is kept for your next exports."));
    page_add_blank(page);
    page_add_label(page, TAG_LABELS, 0, _("Values"), LABELS, request.labels ? _("words and labels, for people to read") : _("codes and field names, as lrn reads them back"));
    page_add_label(page, TAG_EXCEL, 0, _("Opened by"), LABELS, request.mark ? _("Excel: a byte order mark, semicolons") : _("any program"));
    page_add_label(page, TAG_FIELDS, 0, _("Fields"), LABELS, fields);
    page_add_label(page, TAG_DELIMITER, 0, _("Delimiter"), LABELS, csv_delimiter_name(request.delimiter));
    page_add_label(page, TAG_ENCODING, 0, _("Encoding"), LABELS, request.encoding);
    free(fields);
    free(columns);
}

static char *export_title(const struct page *page)
{
    /* TRANSLATORS: the plural of a record type: "Export: Organisations". */
    return string_format(_("Export: %s"), message_text(list_pane_type(((const struct export_page *)page)->list)->plural));
}

/* How many are marked, as only they are written then. */
static char *export_note(const struct page *page)
{
    struct pane *list = ((const struct export_page *)page)->list;
    int64_t *ids;
    size_t count = list->class->marked(list, &ids);

    free(ids);
    return count > 0 ? string_format(message_plural("%zu marked record", "%zu marked records", count), count) : string_copy("");
}

/* --- Choosing ------------------------------------------------------------------------------------------------------------- */

static void turn(struct page *page, enum export_choice choice)
{
    struct state *state = page->pane.screen->state;

    export_choose(state, choice, export_choice(state, choice) ? NULL : "yes");
    page_change(page);
}

/* Excel has a delimiter and an encoding of its own. */
static void turn_excel(struct page *page)
{
    export_choose(page->pane.screen->state, EXPORT_DELIMITER, NULL);
    export_choose(page->pane.screen->state, EXPORT_ENCODING, NULL);
    turn(page, EXPORT_EXCEL);
}

static void fields_chosen(void *context, const struct choice_list *chosen)
{
    struct page *page = context;

    if (!chosen)
        return;
    char *names = choice_list_codes(chosen);
    export_choose_fields(page->pane.screen->state, list_pane_type(export_of(page)->list), names[0] != '\0' ? names : NULL);
    free(names);
    page_change(page);
}

/* In the order of the form; none marked: all are written. */
static void fields_open(struct page *page)
{
    const struct record_type *type = list_pane_type(export_of(page)->list);
    const char *names = export_fields(page->pane.screen->state, type);
    const struct choose_options options = {.title = _("Fields (none marked: all)"), .several = true, .chosen = fields_chosen, .context = page};
    struct choice_list choices = {0};

    choice_list_add(&choices, "id", _("ID"), NULL, names && set_has(names, "id"));
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (field->flags & FIELD_HIDDEN)
            continue;
        char *label = field_label(field);
        choice_list_add(&choices, field->name, label, NULL, names && set_has(names, field->name));
        choice_list_also(&choices, field->name);
        free(label);
    }
    choose_open(page->pane.screen, &options, &choices);
}

static void delimiter_chosen(void *context, const struct choice_list *chosen)
{
    struct page *page = context;
    const char *code = choice_list_code(chosen);

    if (code)
        export_choose(page->pane.screen->state, EXPORT_DELIMITER, code);
    page_change(page);
}

/* An encoding that nobody knows is asked for again. */
static void encoding_entered(struct screen *screen, void *context, const char *text)
{
    struct page *page = context;
    struct error error = {0};

    if (!text || text[0] == '\0')
        return;
    struct encoder *encoder = encoder_new(encoding_name(text), &error);
    if (encoder) {
        export_choose(screen->state, EXPORT_ENCODING, encoding_name(text));
        page_change(page);
    } else {
        prompt_enter_again(screen, _("Encoding: "), text, error.text, encoding_entered, page);
    }
    encoder_free(encoder);
}

static void encoding_chosen(void *context, const struct choice_list *chosen)
{
    struct page *page = context;
    const char *code = choice_list_code(chosen);

    if (code && code[0] == '\0')
        screen_enter(page->pane.screen, _("Encoding: "), "", encoding_entered, page);
    else if (code)
        export_choose(page->pane.screen->state, EXPORT_ENCODING, code);
    page_change(page);
}

static void export_open(struct page *page, int tag, size_t index)
{
    struct screen *screen = page->pane.screen;
    struct export_request request = {.list.type = list_pane_type(export_of(page)->list)};
    const struct field **columns;

    (void)index;
    export_choices_apply(screen->state, &request, &columns);
    free(columns);
    switch ((enum export_tag)tag) {
    case TAG_WRITE:
        list_export_to(screen, export_of(page)->list, &page->pane, NULL);
        break;
    case TAG_LABELS:
        turn(page, EXPORT_LABELS);
        break;
    case TAG_EXCEL:
        turn_excel(page);
        break;
    case TAG_FIELDS:
        fields_open(page);
        break;
    case TAG_DELIMITER:
        csv_choose_delimiter(screen, &(struct csv_dialect){.delimiter = request.delimiter}, false, delimiter_chosen, page);
        break;
    case TAG_ENCODING:
        csv_choose_encoding(screen, request.encoding, NULL, encoding_chosen, page);
        break;
    }
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

static void export_free(struct pane *pane)
{
    page_done((struct page *)pane);
    free(pane);
}

static const struct page_kind export_kind = {.title = export_title, .note = export_note, .write = export_write_rows, .open = export_open};

static const struct pane_class export_class = {
    .place = PLACE_EXPORT,
    .draw = page_draw,
    .prepare = page_prepare,
    .move = page_move,
    .open = page_open,
    .refresh = page_refresh,
    .title = page_title,
    .free = export_free,
};

static void page_begin(struct screen *screen, struct pane *list)
{
    struct export_page *page = memory_new(sizeof *page);

    page_init(&page->page, screen, &export_class, &export_kind);
    page->list = list;
    screen_push(screen, &page->page.pane);
}

bool export_begin(struct screen *screen, const char *argument)
{
    struct pane *list = screen_top(screen);
    bool given = argument && text_is_readable(argument);

    if (!list_pane_is(list))
        return false;
    if (given && strstr(argument, " --"))
        screen_refuse(screen, "%s", _("Give the file's name only; x opens a page on which is chosen how it is written."));
    else if (given)
        list_export_to(screen, list, NULL, argument);
    else
        page_begin(screen, list);
    return true;
}
