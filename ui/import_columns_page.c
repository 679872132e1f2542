/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's second page: each column with its first values and the field it fills, what is missing, and the name it is all kept under. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/date_columns.h"
#include "src/id_column.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/choose_field.h"
#include "ui/import_page.h"
#include "ui/import_words.h"
#include "ui/import_profile.h"
#include "ui/prompt.h"

enum columns_tag { TAG_PREVIEW = IMPORT_TAG_OWN, TAG_PROFILE, TAG_KEEP, TAG_WHERE, TAG_REST, TAG_MISSING, TAG_GIVEN, TAG_GIVE, TAG_COLUMN, TAG_DATES };

enum { COLUMN_CELLS = 3, VALUES_SHOWN = 3 };

/* Codes of choices that are no field and no column. */
static const char code_nothing[] = "-", code_id[] = "id", code_value[] = "=";

struct columns_page {
    struct import_page page;
    size_t column;             /* a choice is open for */
    const struct field *field; /* or for this field */
};

static struct columns_page *columns_of(struct page *page)
{
    return (struct columns_page *)page;
}

static struct import_work *work_of(const struct page *page)
{
    return ((const struct import_page *)page)->work;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

/* How many columns fill a field, and which of them one is, from 1. */
static size_t link_place(const struct mapping *mapping, size_t link, size_t *count)
{
    size_t place = 0;

    *count = 0;
    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].field == mapping->links[link].field) {
            ++*count;
            place = i == link ? *count : place;
        }
    return place;
}

static void link_add_text(const struct mapping *mapping, size_t link, struct text *text)
{
    const struct field *field = mapping->links[link].field;
    char *label = field ? field_label(field) : string_copy(_("the record's id"));
    size_t count, place = link_place(mapping, link, &count);

    text_add_format(text, "%s%s", text->length > 0 ? " + " : "", label);
    if (count > 1)
        text_add_format(text, " %zu/%zu", place, count);
    free(label);
}

/* What a column fills. The caller frees it. */
static char *column_fills(const struct mapping *mapping, size_t column)
{
    struct text text = {0};

    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].column == column)
            link_add_text(mapping, i, &text);
    if (text.length > 0)
        return text_take(&text);
    if (mapping->columns[column].use == COLUMN_PASSED)
        return string_copy(_("(follows from others)"));
    if (mapping->rest || !mapping->columns[column].near)
        return import_rest_text(mapping);
    char *label = field_label(mapping->columns[column].near);
    /* TRANSLATORS: a column that is not read; the field it may be meant for. */
    char *near = string_format(_("(not read; %s?)"), label);
    free(label);
    return near;
}

static bool is_among(char *const *values, size_t count, const char *value)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i], value) == 0)
            return true;
    return false;
}

/* The first values of a column that differ. The caller frees it. */
static char *column_values(const struct import_work *work, size_t column)
{
    struct text text = {0};
    char *values[VALUES_SHOWN];
    size_t count = 0;

    for (size_t i = 0; i < work->sample_count && count < VALUES_SHOWN; i++) {
        char *value = column < work->samples[i].count ? work->samples[i].cells[column] : NULL;
        if (value && value[0] != '\0' && !is_among(values, count, value))
            values[count++] = value;
    }
    for (size_t i = 0; i < count; i++)
        text_add_format(&text, "%s%s", i > 0 ? " | " : "", values[i]);
    return text_take(&text);
}

/* Where what is filled begins: what a list calls its columns is to be read whole, which is what the choice rests on. */
static int fields_at(const struct page *page)
{
    return draw_stop_near(page->width * 2 / 5);
}

static void column_add(struct page *page, size_t column, const int columns[COLUMN_CELLS])
{
    const struct import_work *work = work_of(page);
    char *fills = column_fills(&work->mapping, column), *values = column_values(work, column);
    const char *const cells[COLUMN_CELLS] = {work->mapping.columns[column].header, fills, values};
    bool unread = work->mapping.columns[column].use == COLUMN_UNREAD;

    page_add_cells(page, TAG_COLUMN, column, unread ? STYLE_QUIET : STYLE_NORMAL, COLUMN_CELLS, columns, cells);
    free(values);
    free(fills);
}

static void columns_add(struct page *page)
{
    const struct import_work *work = work_of(page);
    const int columns[COLUMN_CELLS] = {PAGE_MARGIN, fields_at(page), page->width * 7 / 10};
    const char *const heads[COLUMN_CELLS] = {_("Column"), _("fills the field"), _("First values")};

    page_add_cells(page, 0, 0, STYLE_QUIET, COLUMN_CELLS, columns, heads);
    for (size_t i = 0; i < work->mapping.count; i++)
        column_add(page, i, columns);
}

static void missing_add(struct page *page)
{
    const struct import_work *work = work_of(page);
    size_t from = 0;
    const struct field *field;

    while ((field = import_missing(work->import, &from)) != NULL) {
        char *label = field_label(field);
        /* TRANSLATORS: a field that every record must have. */
        char *text = string_format(_("Missing: %s (Enter: a column, or a value for all)"), label);
        page_add_line(page, TAG_MISSING, type_field_index(work->type, field), STYLE_WARNING, text);
        free(text);
        free(label);
    }
}

/* How dates are read that could be read otherwise; Enter does that. */
static void dates_add(struct page *page)
{
    const struct import_work *work = work_of(page);

    for (size_t i = 0; i < work->mapping.count; i++) {
        const struct mapping_column *column = &work->mapping.columns[i];
        char *text = date_column_is_filled(&work->mapping, i) ? date_column_line(column) : NULL;
        if (text)
            page_add_line(page, TAG_DATES, i, column->date_doubt ? STYLE_WARNING : STYLE_NORMAL, text);
        free(text);
    }
}

/* Columns that are called ids and hold others'. */
static void foreign_ids_add(struct page *page)
{
    const struct import_work *work = work_of(page);

    for (size_t i = 0; i < work->mapping.count; i++) {
        char *text = id_column_text(&work->mapping.columns[i]);
        if (text)
            page_add_line(page, TAG_COLUMN, i, STYLE_WARNING, text);
        free(text);
    }
}

/* A value given for all rows, in words. The caller frees it. */
static char *given_text(const struct import_work *work, const struct import_given *given)
{
    char *words = import_work_show(work, given->field, given->text);
    char *text = string_format(_("%s, in all rows"), words);

    free(words);
    return text;
}

static void given_add(struct page *page)
{
    const struct import_work *work = work_of(page);

    for (size_t i = 0; i < work->given_count; i++) {
        char *label = field_label(work->given[i].field), *text = given_text(work, &work->given[i]);
        page_add_label(page, TAG_GIVEN, i, label, fields_at(page), text);
        free(text);
        free(label);
    }
    page_add_label(page, TAG_GIVE, 0, _("In all rows"), fields_at(page), _("(Enter: a value for a field)"));
}

/* How a list with this header was read last, unless it is read so already. The caller frees it. */
static char *profile_proposed(const struct import_work *work)
{
    char *last = import_profile_last(&work->mapping);

    if (last && work->profile && strcmp(last, work->profile) == 0) {
        free(last);
        return NULL;
    }
    return last;
}

static void proposal_add(struct page *page)
{
    char *last = profile_proposed(work_of(page));

    if (!last)
        return;
    char *text = string_format(_("Read it as last time, as \"%s\""), last);
    page_add_line(page, TAG_PROFILE, 0, STYLE_NORMAL, text);
    free(text);
    free(last);
}

static void kept_add(struct page *page)
{
    const char *profile = work_of(page)->profile;

    page_add_label(page, TAG_KEEP, 0, _("Kept as"), fields_at(page), profile ? profile : _("(not kept for the next time)"));
}

static void where_add(struct page *page)
{
    const struct import_work *work = work_of(page);
    struct text text = {0};

    for (size_t i = 0; i < work->condition_count; i++)
        text_add_format(&text, "%s%s=%s", i > 0 ? ", " : "", work->mapping.columns[work->conditions[i].column].header, work->conditions[i].value);
    page_add_label(page, TAG_WHERE, 0, _("Only rows where"), fields_at(page), text.length > 0 ? text_string(&text) : _("(all rows are read)"));
    text_done(&text);
}

static void rest_add(struct page *page)
{
    char *text = import_rest_text(&work_of(page)->mapping);

    page_add_label(page, TAG_REST, 0, _("Other columns"), fields_at(page), text);
    free(text);
}

static void columns_write(struct page *page, int width)
{
    (void)width;
    page_add_line(page, IMPORT_TAG_NEXT, 0, STYLE_NORMAL, _("Go on: check all rows, nothing is written yet"));
    page_add_line(page, TAG_PREVIEW, 0, STYLE_NORMAL, _("See the first rows as they will be read"));
    proposal_add(page);
    missing_add(page);
    dates_add(page);
    foreign_ids_add(page);
    page_add_blank(page);
    columns_add(page);
    page_add_blank(page);
    given_add(page);
    rest_add(page);
    where_add(page);
    kept_add(page);
}

static char *columns_title(const struct page *page)
{
    /* TRANSLATORS: the record type, as in "Import: the columns (Organisations)". */
    return string_format(_("Import: the columns (%s)"), message_text(work_of(page)->type->plural));
}

/* --- A column's field ----------------------------------------------------------------------------------------------------- */

static void field_chosen(void *context, const struct choice_list *chosen)
{
    struct columns_page *page = context;
    struct import_work *work = page->page.work;
    const char *code = choice_list_code(chosen);

    if (!code)
        return;
    if (strcmp(code, code_nothing) == 0)
        import_work_unlink(work, page->column);
    else
        import_work_link(work, page->column, strcmp(code, code_id) == 0 ? NULL : type_field(work->type, code));
    page_change(&page->page.page);
}

/* The headers that fill a field now. The caller frees it. */
static char *field_filled_by(const struct mapping *mapping, const struct field *field)
{
    struct text text = {0};

    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].field == field)
            text_add_format(&text, "%s%s", text.length > 0 ? " + " : "", mapping->columns[mapping->links[i].column].header);
    return text_take(&text);
}

static bool column_has(const struct mapping *mapping, size_t column, const struct field *field)
{
    for (size_t i = 0; i < mapping->link_count; i++)
        if (mapping->links[i].column == column && mapping->links[i].field == field)
            return true;
    return false;
}

/* Found by what it is called in any language, and by what lists call it. */
static void choice_also_field(struct choice_list *choices, const struct field *field)
{
    choice_list_also(choices, field->name);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        char *label = field_label_in(field, (enum language)language);
        choice_list_also(choices, label);
        free(label);
    }
    if (field->synonyms)
        choice_list_also(choices, field->synonyms);
}

static void choice_add_field(struct choice_list *choices, const struct mapping *mapping, const struct field *field, bool now)
{
    char *label = field ? field_label(field) : string_copy(_("the record's id")), *filled = field_filled_by(mapping, field);

    choice_list_add(choices, field ? field->name : code_id, label, filled, now);
    if (field)
        choice_also_field(choices, field);
    free(filled);
    free(label);
}

/* What the column fills, or may be meant for. */
static void column_add_field(struct choice_list *choices, const struct mapping *mapping, size_t column, const struct field *field)
{
    const struct mapping_column *own = &mapping->columns[column];
    bool near = own->use == COLUMN_UNREAD && own->near && own->near == field;

    choice_add_field(choices, mapping, field, near || column_has(mapping, column, field));
}

static void column_open(struct columns_page *page, size_t column)
{
    struct import_work *work = page->page.work;
    /* TRANSLATORS: the header of a column. */
    char *title = string_format(_("What does \"%s\" fill?"), work->mapping.columns[column].header);
    const struct choose_options options = {.title = title, .chosen = field_chosen, .context = page};
    struct choice_list choices = {0};

    page->column = column;
    choice_list_add(&choices, code_nothing, _("(nothing: it is not read)"), NULL, false);
    for (size_t i = 0; i < work->type->field_count; i++)
        if (field_is_entered(&work->type->fields[i]))
            column_add_field(&choices, &work->mapping, column, &work->type->fields[i]);
    column_add_field(&choices, &work->mapping, column, NULL);
    choose_open(work->screen, &options, &choices);
    free(title);
}

/* --- A field's column, or value for all rows -------------------------------------------------------------------------------- */

static bool give(struct columns_page *page, const char *text, struct error *error)
{
    bool given = import_work_give(page->page.work, page->field, text[0] != '\0' ? text : NULL, error);

    page_change(&page->page.page);
    return given;
}

static void value_chosen(void *context, const struct choice_list *chosen)
{
    if (!chosen)
        return;
    struct columns_page *page = context;
    struct error error = {0};
    char *codes = choice_list_codes(chosen);

    if (!give(page, codes, &error))
        screen_say_error(page->page.work->screen, &error);
    free(codes);
}

/* Asked again where it is not taken. */
static void value_entered(struct screen *screen, void *context, const char *text)
{
    struct columns_page *page = context;
    struct error error = {0};

    if (!text || give(page, text, &error))
        return;
    char *label = field_label(page->field), *prompt = string_format("%s: ", label);
    prompt_enter_again(screen, prompt, text, error.text, value_entered, page);
    free(prompt);
    free(label);
}

/* Asks for a value for all rows: picked, or typed. */
static void value_open(struct columns_page *page)
{
    struct import_work *work = page->page.work;
    const char *now = import_work_given(work, page->field);
    char *label = field_label(page->field);
    const struct choose_options options = {.title = label, .several = choose_field_has_several(page->field), .may_be_none = true,
                                           .chosen = value_chosen, .context = page};

    if (!choose_field(work->screen, &options, page->field, now ? now : "")) {
        char *prompt = string_format("%s: ", label);
        screen_enter(work->screen, prompt, now ? now : "", value_entered, page);
        free(prompt);
    }
    free(label);
}

static void give_chosen(void *context, const struct choice_list *chosen)
{
    struct columns_page *page = context;
    const char *code = choice_list_code(chosen);

    if (!code)
        return;
    page->field = type_field(page->page.work->type, code);
    value_open(page);
}

/* Any field, beside each the columns that fill it now. */
static void give_open(struct columns_page *page)
{
    struct import_work *work = page->page.work;
    const struct choose_options options = {.title = _("A value for all rows"), .chosen = give_chosen, .context = page};
    struct choice_list choices = {0};

    for (size_t i = 0; i < work->type->field_count; i++)
        if (field_is_entered(&work->type->fields[i]))
            choice_add_field(&choices, &work->mapping, &work->type->fields[i], false);
    choose_open(work->screen, &options, &choices);
}

static void missing_chosen(void *context, const struct choice_list *chosen)
{
    struct columns_page *page = context;
    const char *code = choice_list_code(chosen);

    if (!code)
        return;
    if (strcmp(code, code_value) == 0)
        value_open(page);
    else
        import_work_link(page->page.work, strtoul(code, NULL, 10), page->field);
    page_change(&page->page.page);
}

/* The first value of a column, "" where the first rows have none: a column of flags has only one. */
static const char *column_value(const struct import_work *work, size_t column)
{
    for (size_t i = 0; i < work->sample_count; i++)
        if (column < work->samples[i].count && work->samples[i].cells[column][0] != '\0')
            return work->samples[i].cells[column];
    return "";
}

/* All columns with their first values; what may be meant for a field (or NULL) is marked. */
static void choices_add_columns(struct choice_list *choices, const struct import_work *work, const struct field *field)
{
    for (size_t i = 0; i < work->mapping.count; i++) {
        char *code = string_format("%zu", i), *values = column_values(work, i);
        choice_list_add(choices, code, work->mapping.columns[i].header, values, field && work->mapping.columns[i].near == field);
        free(values);
        free(code);
    }
}

static void missing_open(struct columns_page *page, const struct field *field)
{
    struct import_work *work = page->page.work;
    char *title = field_label(field);
    const struct choose_options options = {.title = title, .chosen = missing_chosen, .context = page};
    struct choice_list choices = {0};

    page->field = field;
    choice_list_add(&choices, code_value, _("a value for all rows"), NULL, false);
    choices_add_columns(&choices, work, field);
    choose_open(work->screen, &options, &choices);
    free(title);
}

/* --- Only some rows --------------------------------------------------------------------------------------------------------- */

static void where_entered(struct screen *screen, void *context, const char *text)
{
    struct columns_page *page = context;

    (void)screen;
    if (text)
        import_work_restrict(page->page.work, page->column, text[0] != '\0' ? text : NULL);
    page_change(&page->page.page);
}

static void where_chosen(void *context, const struct choice_list *chosen)
{
    struct columns_page *page = context;
    struct import_work *work = page->page.work;
    const char *code = choice_list_code(chosen);

    if (!code)
        return;
    if (strcmp(code, code_nothing) == 0) {
        import_work_take_all(work);
        page_change(&page->page.page);
        return;
    }
    page->column = strtoul(code, NULL, 10);
    char *label = string_format("%s = ", work->mapping.columns[page->column].header);
    const char *now = import_work_restricted(work, page->column);
    screen_enter(work->screen, label, now ? now : column_value(work, page->column), where_entered, page);
    free(label);
}

static void where_open(struct columns_page *page)
{
    struct import_work *work = page->page.work;
    const struct choose_options options = {.title = _("Only rows where a column has a value"), .chosen = where_chosen, .context = page};
    struct choice_list choices = {0};

    choice_list_add(&choices, code_nothing, _("(all rows are read)"), NULL, false);
    choices_add_columns(&choices, work, NULL);
    choose_open(work->screen, &options, &choices);
}

/* --- The other columns ------------------------------------------------------------------------------------------------------ */

static void rest_chosen(void *context, const struct choice_list *chosen)
{
    struct columns_page *page = context;
    const char *code = choice_list_code(chosen);

    if (code)
        import_work_keep_rest(page->page.work, strcmp(code, code_nothing) == 0 ? NULL : type_field(page->page.work->type, code));
    page_change(&page->page.page);
}

/* They can be kept together in any long text. */
static void rest_open(struct columns_page *page)
{
    const struct import_work *work = page->page.work;
    const struct choose_options options = {.title = _("Columns that fill no field are"), .chosen = rest_chosen, .context = page};
    struct choice_list choices = {0};

    choice_list_add(&choices, code_nothing, _("left out"), NULL, !work->mapping.rest);
    for (size_t i = 0; i < work->type->field_count; i++) {
        const struct field *field = &work->type->fields[i];
        char *label = field_label(field), *text = string_format(_("kept together in: %s"), label);
        if (field->kind == FIELD_LONG_TEXT && field_is_entered(field))
            choice_list_add(&choices, field->name, text, NULL, work->mapping.rest == field);
        free(text);
        free(label);
    }
    choose_open(work->screen, &options, &choices);
}

/* --- Profiles ------------------------------------------------------------------------------------------------------------- */

static void profile_use(struct columns_page *page)
{
    struct import_work *work = page->page.work;
    char *last = import_profile_last(&work->mapping);
    struct error error = {0};

    if (last && !import_work_use_profile(work, last, &error))
        screen_say_error(work->screen, &error);
    free(last);
    page_change(&page->page.page);
}

static void name_entered(struct screen *screen, void *context, const char *text)
{
    struct columns_page *page = context;
    char *name = text ? text_trimmed(text) : NULL;

    (void)screen;
    if (name && name[0] != '\0')
        import_work_keep_profile(page->page.work, name);
    free(name);
    page_change(&page->page.page);
}

static void keep_open(struct columns_page *page)
{
    struct import_work *work = page->page.work;
    char *last = import_profile_last(&work->mapping);

    screen_enter(work->screen, _("Keep it under the name: "), work->profile ? work->profile : last ? last : "", name_entered, page);
    free(last);
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

static void columns_next(struct import_page *page)
{
    struct import_work *work = page->work;
    char *missing = import_missing_text(work->import, true);

    if (missing[0] != '\0') {
        screen_say(work->screen, _("Every record must have %s."), missing);
    } else if (work->mapping.link_count == 0) {
        screen_say(work->screen, "%s", _("No column fills a field yet."));
    } else {
        import_check_start(work, import_words_page_open);
    }
    free(missing);
}

static void columns_open(struct page *page, int tag, size_t index)
{
    struct columns_page *columns = columns_of(page);
    struct import_work *work = work_of(page);

    if (tag == IMPORT_TAG_NEXT) {
        columns_next(&columns->page);
        return;
    }
    switch ((enum columns_tag)tag) {
    case TAG_PREVIEW:
        import_preview_page_open(work);
        break;
    case TAG_PROFILE:
        profile_use(columns);
        break;
    case TAG_KEEP:
        keep_open(columns);
        break;
    case TAG_WHERE:
        where_open(columns);
        break;
    case TAG_REST:
        rest_open(columns);
        break;
    case TAG_MISSING:
        missing_open(columns, &work->type->fields[index]);
        break;
    case TAG_GIVEN:
        columns->field = work->given[index].field;
        value_open(columns);
        break;
    case TAG_GIVE:
        give_open(columns);
        break;
    case TAG_COLUMN:
        column_open(columns, index);
        break;
    case TAG_DATES:
        import_work_turn_dates(work, index);
        page_change(page);
        break;
    }
}

static const struct page_kind columns_kind = {.title = columns_title, .note = import_page_note, .write = columns_write, .open = columns_open};

void import_columns_page_open(struct import_work *work)
{
    import_page_push(import_page_new(work, sizeof(struct columns_page), &import_page_class, &columns_kind, columns_next));
}
