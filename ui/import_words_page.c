/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's page of spellings that are not known: each once, with how many cells have it and what it is said to mean. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/choose_field.h"
#include "ui/import_page.h"
#include "ui/import_words.h"
#include "ui/prompt.h"

enum { TAG_WORD = IMPORT_TAG_OWN };

enum { WORD_CELLS = 4, COUNT_ROOM = 10 };

struct words_page {
    struct import_page page;
    size_t index; /* the spelling a choice is open for */
};

static struct import_work *work_of(const struct page *page)
{
    return ((const struct import_page *)page)->work;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

/* What a spelling means, in words; nothing said yet is told apart from nothing meant. The caller frees it. */
static char *meaning_text(const struct import_work *work, const struct import_word *word)
{
    if (!word->meaning)
        /* TRANSLATORS: what a spelling means that several records are called by: there is room for ten letters */
        return string_copy(word->is_several ? _("? (several)") : "?");
    char *meaning = word->meaning[0] == '\0' ? string_copy(_("(left empty)")) : import_work_show(work, word->field, word->meaning);
    if (import_is_learned(word->field, word->word))
        return meaning;
    /* TRANSLATORS: what a spelling means that can mean two countries. */
    char *now = string_format(_("%s (this time)"), meaning);
    free(meaning);
    return now;
}

static void word_add(struct page *page, size_t index, const int columns[WORD_CELLS])
{
    const struct import_work *work = work_of(page);
    const struct import_word *word = &work->words[index];
    char *count = number_show_whole(word->count, message_language()), *label = field_label(word->field), *meaning = meaning_text(work, word);
    const char *const cells[WORD_CELLS] = {word->word, label, count, meaning};

    page_add_cells(page, TAG_WORD, index, STYLE_NORMAL, WORD_CELLS, columns, cells);
    free(meaning);
    free(label);
    free(count);
}

/* Where it stands, and what else is there: that may tell what it means. */
static void place_add(struct page *page, const struct import_word *word)
{
    char *lines = import_lines_text(word->lines, word->line_count), *text = string_format("%s: %s", lines, word->row);
    const int column = 2 * PAGE_MARGIN;

    page_add_cells(page, 0, 0, STYLE_QUIET, 1, &column, (const char *const[]){text});
    free(text);
    free(lines);
}

static void words_write(struct page *page, int width)
{
    const struct import_work *work = work_of(page);
    int left = (width - COUNT_ROOM) / 3;
    const int columns[WORD_CELLS] = {PAGE_MARGIN, PAGE_MARGIN + left, PAGE_MARGIN + 2 * left - PAGE_GAP, PAGE_MARGIN + 2 * left + COUNT_ROOM - PAGE_GAP};
    const char *const heads[WORD_CELLS] = {_("In the list"), _("Field"), _("Cells"), _("Means")};

    page_add_line(page, IMPORT_TAG_NEXT, 0, STYLE_NORMAL, _("Go on to what becomes of the rows"));
    page_add_blank(page);
    page_add_text(page, STYLE_QUIET, _("Enter says what a spelling means, Del in the choice that it means nothing; lrn remembers it, but asks each time where it can mean two countries. What has a ? is left empty, or "
                                       "the row rejected where the field must be filled."));
    page_add_blank(page);
    page_add_cells(page, 0, 0, STYLE_QUIET, WORD_CELLS, columns, heads);
    for (size_t i = 0; i < work->word_count; i++) {
        word_add(page, i, columns);
        place_add(page, &work->words[i]);
    }
}

static char *words_title(const struct page *page)
{
    const struct import_work *work = work_of(page);
    const size_t count = work->word_count;
    size_t several = 0;

    for (size_t i = 0; i < count; i++)
        several += work->words[i].is_several;
    if (several == count)
        return string_format(message_plural("Import: %zu spelling that can mean several", "Import: %zu spellings that can mean several", count), count);
    if (several > 0)
        return string_format(_("Import: %zu unknown or ambiguous spellings"), count);
    return string_format(message_plural("Import: %zu spelling that is not known", "Import: %zu spellings that are not known", count), count);
}

/* --- Answers -------------------------------------------------------------------------------------------------------------- */

static bool answer(struct words_page *page, const char *text, struct error *error)
{
    bool answered = import_work_answer(page->page.work, page->index, text, error);

    page_change(&page->page.page);
    return answered;
}

static void meaning_chosen(void *context, const struct choice_list *chosen)
{
    if (!chosen)
        return;
    struct words_page *page = context;
    struct error error = {0};
    char *codes = choice_list_codes(chosen);

    if (!answer(page, codes, &error))
        screen_say_error(page->page.work->screen, &error);
    free(codes);
}

static char *word_question(const struct words_page *page)
{
    /* TRANSLATORS: a spelling in a list that is not known. */
    return string_format(_("What does \"%s\" mean?"), page->page.work->words[page->index].word);
}

/* Asked again where it is not taken. */
static void meaning_entered(struct screen *screen, void *context, const char *text)
{
    struct words_page *page = context;
    struct error error = {0};

    if (!text || answer(page, text, &error))
        return;
    char *title = word_question(page), *label = string_format("%s ", title);
    prompt_enter_again(screen, label, text, error.text, meaning_entered, page);
    free(label);
    free(title);
}

static void word_open(struct words_page *page, size_t index)
{
    struct import_work *work = page->page.work;
    const struct import_word *word = &work->words[index];
    const char *meaning = word->meaning ? word->meaning : "";

    page->index = index;
    char *title = word_question(page);
    const struct choose_options options = {
        .title = title, .may_be_none = true, .like = word->meaning ? NULL : word->word, .chosen = meaning_chosen, .context = page,
    };

    if (!choose_field(work->screen, &options, word->field, meaning)) {
        char *label = string_format("%s ", title);
        screen_enter(work->screen, label, word->meaning ? meaning : word->word, meaning_entered, page);
        free(label);
    }
    free(title);
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

/* What was answered goes for all rows, so that they are checked again. */
static void words_next(struct import_page *page)
{
    import_check_start(page->work, import_outcome_page_open);
}

static void words_open(struct page *page, int tag, size_t index)
{
    if (tag == IMPORT_TAG_NEXT)
        words_next((struct import_page *)page);
    else
        word_open((struct words_page *)page, index);
}

static const struct page_kind words_kind = {.title = words_title, .note = import_page_note, .write = words_write, .open = words_open};

void import_words_page_open(struct import_work *work)
{
    if (work->word_count == 0)
        import_outcome_page_open(work);
    else
        import_page_push(import_page_new(work, sizeof(struct words_page), &import_page_class, &words_kind, words_next));
}
