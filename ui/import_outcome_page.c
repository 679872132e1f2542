/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import's page of what becomes of the rows, before anything is written: how many are new, changed, the same, there already or rejected, each list to be looked into. */
#include "config.h"

#include <stdlib.h>

#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/choose.h"
#include "ui/import_page.h"
#include "ui/import_words.h"

enum outcome_tag { TAG_POLICY = IMPORT_TAG_OWN, TAG_LIKE, TAG_LIST, TAG_REJECTS };

static struct import_work *work_of(const struct page *page)
{
    return ((const struct import_page *)page)->work;
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

static void list_add(struct page *page, int list)
{
    const struct import_work *work = work_of(page);
    int64_t count = import_list_count(work->import, list);
    char *text = number_show_whole(count, message_language());

    page_add_label(page, count > 0 ? TAG_LIST : 0, (size_t)list, import_list_name(list), IMPORT_LABELS, text);
    free(text);
}

/* Rows that are likely there already: how many, of how many nobody has decided, and what is done with those. */
static void matched_add(struct page *page)
{
    list_add(page, IMPORT_MATCHED);
    list_add(page, IMPORT_OPEN);
    page_add_label(page, TAG_POLICY, 0, _("These are"), IMPORT_LABELS, import_policy_text(work_of(page)->options.policy));
}

/* Rows that are only like something: each is another until somebody says what it is. */
static void like_add(struct page *page)
{
    list_add(page, IMPORT_LIKE);
    page_add_label(page, TAG_LIKE, 0, _("These are"), IMPORT_LABELS, import_like_text());
}

/* What Enter on the first row does, in numbers. The caller frees it. */
static char *next_text(const struct import_work *work)
{
    int64_t new = import_count(work->import, IMPORT_NEW), changed = import_count(work->import, IMPORT_CHANGED);

    if (import_is_nothing(work->import))
        return string_copy(_("There is nothing to write"));
    if (new + changed == 0)
        return string_copy(_("Remember what was said; there are no rows to write"));
    char *first = number_show_whole(new, message_language()), *second = number_show_whole(changed, message_language());
    /* TRANSLATORS: writes the rows: so many new records, so many that are changed. */
    char *text = string_format(_("Import them: %s new, %s changed"), first, second);
    free(second);
    free(first);
    return text;
}

static void left_out_add(struct page *page)
{
    const int64_t count = import_rows_left_out(work_of(page)->import);
    char *text = number_show_whole(count, message_language());

    if (count > 0)
        page_add_label(page, 0, 0, _("Rows left out"), IMPORT_LABELS, text);
    free(text);
}

static void outcome_write(struct page *page, int width)
{
    const struct import_work *work = work_of(page);
    char *next = next_text(work);

    (void)width;
    page_add_line(page, IMPORT_TAG_NEXT, 0, STYLE_NORMAL, next);
    page_add_blank(page);
    page_add_text(page, STYLE_QUIET, _("Nothing is written yet. Enter on a number shows its rows, to be looked into, mended and decided on."));
    page_add_blank(page);
    for (int list = 0; list < IMPORT_OUTCOME_COUNT; list++)
        list_add(page, list);
    if (import_count(work->import, IMPORT_REJECTED) > 0)
        page_add_line(page, TAG_REJECTS, 0, STYLE_NORMAL, import_rejects_label());
    page_add_blank(page);
    left_out_add(page);
    list_add(page, IMPORT_DOUBTFUL);
    if (import_list_count(work->import, IMPORT_MATCHED) > 0)
        matched_add(page);
    if (import_list_count(work->import, IMPORT_LIKE) > 0)
        like_add(page);
    free(next);
}

static char *outcome_title(const struct page *page)
{
    int64_t rows = import_rows(work_of(page)->import);
    char *count = number_show_whole(rows, message_language());
    char *title = string_format(message_plural("Import: what becomes of %s row", "Import: what becomes of %s rows", (unsigned long)rows), count);

    free(count);
    return title;
}

/* --- Deciding for all ------------------------------------------------------------------------------------------------------- */

static void policy_chosen(void *context, const struct choice_list *chosen)
{
    const struct import_page *page = context;
    const char *code = choice_list_code(chosen);

    if (code)
        import_decide_start(page->work, import_policy_of_code(code));
}

static void like_chosen(void *context, const struct choice_list *chosen)
{
    const struct import_page *page = context;
    const char *code = choice_list_code(chosen);

    if (code)
        import_decide_like_start(page->work, import_policy_of_code(code));
}

/* --- The page ------------------------------------------------------------------------------------------------------------- */

static void outcome_next(struct import_page *page)
{
    struct import_work *work = page->work;

    if (import_is_nothing(work->import))
        screen_say(work->screen, "%s", _("There is nothing to write: no row is new or changes anything."));
    else
        import_commit_start(work);
}

/* Tab writes nothing: that is said in so many words. */
static void outcome_wait(struct import_page *page)
{
    screen_say(page->work->screen, "%s", _("Enter on the first line writes it."));
}

static void outcome_open(struct page *page, int tag, size_t index)
{
    struct import_page *own = (struct import_page *)page;

    if (tag == IMPORT_TAG_NEXT) {
        outcome_next(own);
        return;
    }
    switch ((enum outcome_tag)tag) {
    case TAG_POLICY:
        import_policy_choose(own->work->screen, _("What is there already is"), own->work->options.policy, policy_chosen, own);
        break;
    case TAG_LIKE:
        import_policy_choose(own->work->screen, _("What is perhaps there is"), IMPORT_CREATE, like_chosen, own);
        break;
    case TAG_LIST:
        import_rows_pane_open(own->work, (int)index);
        break;
    case TAG_REJECTS:
        import_rejects_ask(own->work);
        break;
    }
}

static const struct page_kind outcome_kind = {.title = outcome_title, .note = import_page_note, .write = outcome_write, .open = outcome_open};

void import_outcome_page_open(struct import_work *work)
{
    import_page_push(import_page_new(work, sizeof(struct import_page), &import_page_class, &outcome_kind, outcome_wait));
}
