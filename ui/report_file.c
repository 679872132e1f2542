/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/report_file.h"

#include <string.h>
#include <strings.h>

#include "src/whole_file.h"
#include "ui/output_path.h"

const char *const report_format_names[REPORT_FORMATS] = {[REPORT_TEXT] = "text", [REPORT_MARKDOWN] = "markdown", [REPORT_HTML] = "html"};

enum report_format report_format_of_path(const char *path)
{
    static const struct {
        const char *ending;
        enum report_format format;
    } endings[] = {{".html", REPORT_HTML}, {".htm", REPORT_HTML}, {".md", REPORT_MARKDOWN}, {".markdown", REPORT_MARKDOWN}};
    size_t length = strlen(path);

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t ending = strlen(endings[i].ending);
        if (length > ending && strcasecmp(path + length - ending, endings[i].ending) == 0)
            return endings[i].format;
    }
    return REPORT_TEXT;
}

void report_format_write(enum report_format format, const struct document *document, int width, struct text *text)
{
    switch (format) {
    case REPORT_TEXT:
        document_write_text(document, width, text);
        break;
    case REPORT_MARKDOWN:
        document_write_markdown(document, text);
        break;
    case REPORT_HTML:
        document_write_html(document, text);
        break;
    case REPORT_FORMATS:
        break;
    }
}

bool report_file_write(const struct store *store, const char *path, const struct text *text, struct error *error)
{
    struct whole_file *file = output_path_spares_database(path, store, error) ? whole_file_open(path, error) : NULL;

    if (!file)
        return false;
    bool ok = whole_file_write(file, text_string(text), text->length, error);
    return whole_file_close(file, ok, error) && ok;
}
