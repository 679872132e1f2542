/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/file_pane.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "src/date.h"
#include "src/memory.h"
#include "src/number.h"
#include "src/text.h"
#include "ui/folder.h"
#include "ui/line.h"
#include "ui/path.h"

enum {
    FILE_HEAD = 3, /* title, path, an empty row */
    FILE_MARGIN = 2,
    FILE_GAP = 2,
    FILE_SIZE_WIDTH = 9,
    FILE_DATE_WIDTH = 13,
    FILE_KIBIBYTE = 1024
};

struct file_pane {
    struct pane pane;
    struct file_pane_options options;
    struct line line;
    char *folder; /* whose entries are held, as it was typed; NULL: none yet */
    struct folder_entries entries;
    size_t *shown; /* indices into entries that begin as what was typed */
    size_t shown_count;
    size_t cursor; /* in shown; shown_count: on none */
    size_t top;
};

static struct file_pane *file_of(const struct pane *pane)
{
    return (struct file_pane *)pane;
}

/* --- What is listed ------------------------------------------------------------------------------------------------------- */

static void folder_read(struct file_pane *file, const char *folder)
{
    char *path = path_expand(folder);

    folder_entries_done(&file->entries);
    folder_entries_read(&file->entries, path[0] != '\0' ? path : ".");
    free(path);
    free(file->folder);
    file->folder = string_copy(folder);
}

/* Reads the folder that is typed. A whole path typed behind the folder that stood there is taken for itself. */
static void typed_folder_read(struct file_pane *file)
{
    const char *typed = line_string(&file->line), *whole = path_whole(typed);
    char *folder = string_copy_part(typed, (size_t)(path_name(typed) - typed));

    if (file->folder == NULL || strcmp(file->folder, folder) != 0)
        folder_read(file, folder);
    free(folder);
    if (!file->entries.missing || whole == typed)
        return;
    char *path = string_copy(whole);
    line_set(&file->line, path);
    free(path);
    typed_folder_read(file);
}

/* Lists what the path goes on with: all of a folder, or what begins as its last part, the first of it under the cursor, one that is just so before others. */
static void entries_show(struct file_pane *file)
{
    typed_folder_read(file);
    const char *name = path_name(line_string(&file->line));
    free(file->shown);
    file->shown = memory_new_array(file->entries.count + 1, sizeof *file->shown);
    file->shown_count = 0;
    file->cursor = file->top = 0;
    for (size_t i = 0; i < file->entries.count; i++) {
        if (!folder_entry_matches(&file->entries.entries[i], name))
            continue;
        if (strcmp(file->entries.entries[i].name, name) == 0)
            file->cursor = file->shown_count;
        file->shown[file->shown_count++] = i;
    }
    if (name[0] == '\0')
        file->cursor = file->shown_count;
}

/* The entry under the cursor, or NULL. */
static const struct folder_entry *cursor_entry(const struct file_pane *file)
{
    return file->cursor < file->shown_count ? &file->entries.entries[file->shown[file->cursor]] : NULL;
}

/* Puts a name in the place of the path's last part. */
static void name_set(struct file_pane *file, const char *name, const char *end)
{
    const char *typed = line_string(&file->line);
    char *path = string_format("%.*s%s%s", (int)(path_name(typed) - typed), typed, name, end);

    line_set(&file->line, path);
    free(path);
    entries_show(file);
}

/* --- Drawing -------------------------------------------------------------------------------------------------------------- */

static size_t list_height(const struct file_pane *file)
{
    return file->pane.area.rows > FILE_HEAD ? (size_t)(file->pane.area.rows - FILE_HEAD) : 1;
}

static void file_prepare(struct pane *pane, struct area area)
{
    struct file_pane *file = file_of(pane);
    pane->area = area;
    size_t height = list_height(file), cursor = file->cursor < file->shown_count ? file->cursor : file->top;
    if (cursor < file->top)
        file->top = cursor;
    if (cursor >= file->top + height)
        file->top = cursor - height + 1;
}

/* "12 kB": as exact as somebody needs who looks for a file. The caller frees it. */
static char *size_show(int64_t size)
{
    int64_t kibibytes = (size + FILE_KIBIBYTE - 1) / FILE_KIBIBYTE;
    bool large = kibibytes >= 10 * FILE_KIBIBYTE;
    char *number = number_show_whole(large ? kibibytes / FILE_KIBIBYTE : kibibytes, message_language());
    char *text = string_format("%s %s", number, large ? "MB" : "kB");

    free(number);
    return text;
}

static const char *day_show(int64_t seconds, char text[DATE_TEXT_SIZE])
{
    time_t time = (time_t)seconds;
    struct tm parts;

    if (localtime_r(&time, &parts) == NULL)
        return "";
    return date_show((struct date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday}, message_language(), text);
}

static void entry_draw(const struct folder_entry *entry, struct area area, int row)
{
    int date = area.columns - FILE_DATE_WIDTH, size = date - FILE_GAP - FILE_SIZE_WIDTH;
    bool is_folder = entry->kind == FOLDER_FOLDER;
    char *name = string_format("%s%s", entry->name, is_folder ? "/" : ""), *bytes = size_show(entry->size);
    char day[DATE_TEXT_SIZE];

    draw_cell(area, row, FILE_MARGIN, size - FILE_GAP - FILE_MARGIN, name, entry->kind == FOLDER_FILE ? STYLE_QUIET : STYLE_NORMAL, ALIGN_LEFT);
    if (!is_folder) {
        draw_cell(area, row, size, FILE_SIZE_WIDTH, bytes, STYLE_QUIET, ALIGN_RIGHT);
        draw_cell(area, row, date, FILE_DATE_WIDTH, day_show(entry->modified, day), STYLE_QUIET, ALIGN_RIGHT);
    }
    free(bytes);
    free(name);
}

static const char *empty_text(const struct file_pane *file)
{
    if (file->entries.missing)
        return _("There is no such folder, or it cannot be read.");
    return file->entries.count == 0 ? _("The folder is empty.") : _("Nothing here begins so.");
}

static void file_draw(struct pane *pane, struct area area)
{
    struct file_pane *file = file_of(pane);
    struct area body = {area.row + FILE_HEAD, area.column, area.rows - FILE_HEAD, area.columns};
    char *title = file->options.title(file->options.context);
    const char *label = _("File:");
    int column = FILE_MARGIN + text_width(label) + 1;

    draw_cell(area, 0, FILE_MARGIN, area.columns - FILE_MARGIN, title, STYLE_STRONG, ALIGN_LEFT);
    draw_text(area, 1, FILE_MARGIN, label, STYLE_QUIET);
    for (int row = 0; row < body.rows && file->top + (size_t)row < file->shown_count; row++)
        entry_draw(&file->entries.entries[file->shown[file->top + (size_t)row]], body, row);
    if (cursor_entry(file) != NULL)
        draw_text(body, (int)(file->cursor - file->top), 0, ">", STYLE_NORMAL);
    if (file->shown_count == 0)
        draw_text(body, 0, FILE_MARGIN, empty_text(file), STYLE_QUIET);
    line_draw(&file->line, area, 1, column, area.columns - column, true);
    free(title);
}

/* --- Keys ----------------------------------------------------------------------------------------------------------------- */

static void path_take(struct file_pane *file)
{
    char *path = path_expand(line_string(&file->line));

    if (path[0] != '\0')
        file->options.chosen(file->options.context, path);
    free(path);
}

/* Enter goes into a folder and takes a file: the one under the cursor, otherwise what is typed. */
static bool file_open(struct pane *pane)
{
    struct file_pane *file = file_of(pane);
    const struct folder_entry *entry = cursor_entry(file);
    char *name = entry != NULL ? string_copy(entry->name) : NULL;
    bool is_folder = entry != NULL && entry->kind == FOLDER_FOLDER;

    if (name != NULL)
        name_set(file, name, is_folder ? "/" : "");
    free(name);
    if (!is_folder)
        path_take(file);
    return true;
}

static bool file_complete(struct file_pane *file)
{
    const char *typed = line_string(&file->line);
    char *name = strcmp(typed, "~") == 0 ? string_copy("~/") : folder_entries_complete(&file->entries, path_name(typed));

    if (name != NULL)
        name_set(file, name, "");
    free(name);
    return true;
}

/* Up from the first entry leaves the list, so that what is typed counts again. */
static bool file_move(struct pane *pane, enum movement movement)
{
    struct file_pane *file = file_of(pane);
    size_t page = list_height(file), last = file->shown_count > 0 ? file->shown_count - 1 : 0;
    bool on = file->cursor < file->shown_count;

    switch (movement) {
    case MOVE_UP:
        file->cursor = on && file->cursor > 0 ? file->cursor - 1 : file->shown_count;
        file->top = on ? file->top : 0;
        return true;
    case MOVE_DOWN:
        file->cursor = !on ? 0 : file->cursor < last ? file->cursor + 1 : last;
        return true;
    case MOVE_PAGE_UP:
        file->cursor = on && file->cursor > page ? file->cursor - page : 0;
        return true;
    case MOVE_PAGE_DOWN:
        file->cursor = on && file->cursor + page < last ? file->cursor + page : last;
        return true;
    case MOVE_FIRST:
    case MOVE_LAST:
    case MOVE_LEFT:
    case MOVE_RIGHT:
    case MOVE_NEXT_SECTION:
    case MOVE_PREVIOUS_SECTION:
        break;
    }
    return false;
}

static bool file_press(struct file_pane *file, uint32_t press)
{
    switch (press) {
    case PRESS_ENTER:
        return file_open(&file->pane);
    case PRESS_TAB:
        return file_complete(file);
    case PRESS_UP:
        return file_move(&file->pane, MOVE_UP);
    case PRESS_DOWN:
        return file_move(&file->pane, MOVE_DOWN);
    case PRESS_PAGE_UP:
        return file_move(&file->pane, MOVE_PAGE_UP);
    case PRESS_PAGE_DOWN:
        return file_move(&file->pane, MOVE_PAGE_DOWN);
    default:
        return false;
    }
}

static bool file_event(struct pane *pane, const struct event *event)
{
    struct file_pane *file = file_of(pane);
    char *before = string_copy(line_string(&file->line));

    bool taken = event->kind == EVENT_PRESS && file_press(file, event->press);
    if (!taken) {
        taken = line_event(&file->line, event, pane->area.columns);
        if (taken && strcmp(before, line_string(&file->line)) != 0)
            entries_show(file);
    }
    free(before);
    return taken;
}

/* --- The pane ------------------------------------------------------------------------------------------------------------- */

static const char *file_hint(const struct pane *pane)
{
    (void)pane;
    return _("Tab completes   Enter takes it   Esc back   F1 help");
}

static char *file_title(struct pane *pane)
{
    const struct file_pane *file = file_of(pane);
    return file->options.title(file->options.context);
}

static bool file_may_close(struct pane *pane)
{
    struct file_pane *file = file_of(pane);
    return file->options.may_close(file->options.context);
}

static void file_free(struct pane *pane)
{
    struct file_pane *file = file_of(pane);
    file->options.free(file->options.context);
    folder_entries_done(&file->entries);
    line_done(&file->line);
    free(file->shown);
    free(file->folder);
    free(file);
}

static const struct pane_class file_class = {
    .place = PLACE_FILE,
    .takes_text = true,
    .draw = file_draw,
    .prepare = file_prepare,
    .event = file_event,
    .may_close = file_may_close,
    .title = file_title,
    .hint = file_hint,
    .free = file_free,
};

struct pane *file_pane_new(struct screen *screen, const char *path, const struct file_pane_options *options)
{
    struct file_pane *file = memory_new(sizeof *file);
    char *shown = path_shorten(path);

    file->pane.class = &file_class;
    file->pane.screen = screen;
    file->options = *options;
    line_init(&file->line, shown);
    entries_show(file);
    free(shown);
    return &file->pane;
}
