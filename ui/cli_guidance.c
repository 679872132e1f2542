/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn guidance: a page of guidance, to be read, printed or sent. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>

#include "src/guidance.h"
#include "src/quote.h"
#include "ui/report_file.h"
#include "ui/table.h"

enum { TEXT_WIDTH = 80 };

/* Names with titles: what there is. */
static bool pages_list(void)
{
    struct table *table = table_new(stdout, 2, 0);

    for (size_t i = 0; i < guidance_page_count; i++)
        table_add(table, (const char *[]){message_text(guidance_pages[i]->name), message_text(guidance_pages[i]->title)});
    table_end(table);
    return true;
}

static bool page_write(const struct guidance_page *page, enum report_format format, struct error *error)
{
    struct document document = {.language = message_language()};
    struct text text = {0};
    int width = table_terminal_width();

    guidance_write(page, &document);
    report_format_write(format, &document, width > 0 && width < TEXT_WIDTH ? width : TEXT_WIDTH, &text);
    bool ok = call_write(text_string(&text), text.length, error) && call_flush(error);
    text_done(&text);
    document_done(&document);
    return ok;
}

static bool guidance_run(struct call *call, struct error *error)
{
    const struct guidance_page *page = call->operand_count > 0 ? guidance_find(call->operands[0]) : NULL;
    size_t format = REPORT_TEXT;
    struct quote quote;

    if (!call_format(call, report_format_names, REPORT_FORMATS, &format, error))
        return false;
    if (call->operand_count == 0 && call_option(call, "format"))
        return error_set(error, ERROR_USAGE, _("--format is for a page: name one. \"lrn guidance\" lists them."));
    if (call->operand_count == 0)
        return pages_list();
    if (!page)
        return error_set(error, ERROR_USAGE, _("There is no page of guidance \"%s\". \"lrn guidance\" lists them."), quote_text(&quote, call->operands[0]));
    return page_write(page, (enum report_format)format, error);
}

static const struct option_row option_format = {"format", 0, "text|markdown|html", N_("how it is written (text)"), NULL};
static const struct option_row *const options[] = {&option_format, NULL};

const struct cli_command cli_guidance = {
    .name = "guidance",
    .operands = N_("[PAGE]"),
    .summary = N_("write a page of guidance, or list the pages"),
    .details = N_("Working in partnership for a member and for a local resource, what to do when a journalist calls, how hot spots are rated, how\n"
                  "organisations are ranked, what quality-assured means, questions often asked. No database is needed."),
    .options = options,
    .least = 0,
    .most = 1,
    .run = guidance_run,
};
