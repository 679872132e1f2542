/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/help.h"

#include <stdlib.h>
#include <string.h>

#include "src/band.h"
#include "src/guidance.h"
#include "src/memory.h"
#include "src/text.h"
#include "ui/command.h"
#include "ui/draw.h"

enum { HELP_MARGIN = 2, HELP_COLUMN = 2 * DRAW_TAB_STOP, HELP_WIDE_COLUMN = 3 * DRAW_TAB_STOP };

/* A key, or an example of something typed, and what it does. */
struct help_row {
    const char *left; /* keys and queries are the same in both languages unless marked N_() */
    const char *text; /* N_() */
};

/* A part of a place's help: a heading, a paragraph, and rows of examples, ended by one without text. */
struct help_part {
    unsigned places;       /* enum place_kind */
    const char *heading;   /* N_() */
    const char *paragraph; /* N_(), or NULL */
    const struct help_row *rows; /* or NULL */
    int column;
};

/* What is told of panes with a topic of their own. */
struct help_topic {
    const char *topic;     /* N_(): as the pane's class has it */
    const char *paragraph; /* N_() */
};

static const struct help_row query_rows[] = {
    {"ostfold", N_("words of any text of the record, each as a beginning; accents and case aside: finds Østfold")},
    {N_("\"child labour\""), N_("words that follow each other")},
    {N_("country:BD,India"), N_("a field with one of several values; codes and words of both languages will do")},
    {N_("issue:child-labour"), N_("of several issues one; the singular of the field's name will do")},
    {N_("status:quality-assured"), N_("as it is today: past its review date a profile does not count as quality-assured")},
    {N_("rating:>=10"), N_("figures and dates: > >= < <=")},
    {N_("updated:>2026-01-01"), N_("when it was last changed; also created, created_by, updated_by and id")},
    {N_("email:\"\""), N_("nothing is filled in")},
    {N_("-word  -country:BD"), N_("not this")},
    {NULL, NULL},
};

static const struct help_row form_rows[] = {
    {N_("Tab, Shift-Tab"), N_("the next field, the one before; Up and Down do the same outside long texts")},
    {N_("Enter, Space"), N_("opens what can be picked; type to filter, Space marks where several may be chosen")},
    {N_("Del, Backspace"), N_("empties a field that is picked")},
    {N_("today, +14, -3"), N_("where a date is asked for: a day told from today, in days; also tomorrow and yesterday")},
    {NULL, NULL},
};

static const struct help_row line_rows[] = {
    {N_("Ctrl-A, Ctrl-E"), N_("beginning and end of the line, as Home and End")},
    {N_("Ctrl-B, Ctrl-F"), N_("one letter back, one on, as the arrows; with Alt a word")},
    {N_("Ctrl-W, Alt-D"), N_("deletes the word before the cursor, after it")},
    {N_("Ctrl-U, Ctrl-K"), N_("deletes to the beginning of the line, to its end")},
    {"Ctrl-Y", N_("brings back what was deleted last")},
    {"Ctrl-Z", N_("takes back what was typed in this field, step by step")},
    {NULL, NULL},
};

static const struct help_row choose_rows[] = {
    {N_("Up, Down"), N_("move; letters look for words that begin so, of either language")},
    {N_("Space"), N_("marks, where several may be chosen, and takes the mark off")},
    {N_("Enter"), N_("takes what is marked; where nothing is, what the cursor is on")},
    {N_("Tab"), N_("takes what was typed for, moved to or marked, and goes on to the form's next field")},
    {N_("Del, Backspace"), N_("takes none, where a field may be empty")},
    {N_("Esc"), N_("leaves all as it was")},
    {NULL, NULL},
};

static const struct help_row file_rows[] = {
    {N_("Tab"), N_("completes what is typed; ~ is your own folder")},
    {N_("Up, Down"), N_("pick from what is in the folder")},
    {N_("Enter"), N_("goes into a folder, takes a file")},
    {NULL, NULL},
};

static const struct help_part parts[] = {
    {PLACE_LIST | PLACE_LINE, N_("Searching"),
     N_("/ searches as you type. All that is asked must hold; Esc clears it. What is typed takes the place of the search that stands; after a blank or an arrow it is added to it. f picks values of a field with how many records have each."), query_rows,
     HELP_WIDE_COLUMN},
    {PLACE_RECORD, N_("A record"),
     N_("The cursor > stops at what can be opened: references, countries, and the records that hang on this one. Where there is nothing to open, Up and Down "
        "scroll line by line. e and Del act on the record under the cursor, elsewhere on the one shown. Tab goes to the next section; n adds to the list the "
        "cursor is in, or asks to which. A text that exists only in the other language is marked [en] or [nb]."),
     NULL, 0},
    {PLACE_RECORD, N_("A partnership"),
     N_("It opens with where it stands: its way with the present stage in brackets; what t can lead to and what that lacks; what the contract lacks; to whom journalists "
        "are referred; its deliverables on a time line (x delivered, ! overdue, o still to come, | today); what was done and found last; and what both sides should think of at "
        "this stage. Enter on Next takes a step. What members say of the work stands at the end."),
     NULL, 0},
    {PLACE_FORM, N_("Filling in a form"),
     N_("Fields marked * are required. What is wrong is said at the field when it is left. A form that is cut off is offered again at the next start."), form_rows,
     HELP_WIDE_COLUMN},
    {PLACE_CHOOSE, N_("Choosing"), N_("What is offered is found by its words and codes in both languages, accents and case aside."), choose_rows, HELP_WIDE_COLUMN},
    {PLACE_FORM | PLACE_CHOOSE | PLACE_LINE | PLACE_FILE, N_("Typing"), NULL, line_rows, HELP_WIDE_COLUMN},
    {PLACE_HISTORY, N_("The history"),
     N_("The latest change stands first; each begins with its number. u takes back the change under the cursor, as a change of its own; where later changes "
        "touched the same fields it says so and offers to take back the rest. Enter opens the record."),
     NULL, 0},
    {PLACE_MATRIX, N_("Hot spots at a glance"),
     N_("A cell shows the gravest of its hot spots by a letter, and how many there are: ? not assessed, L low, M medium, H high, V very high. A figure that is "
        "missing is not the same as low. The line below tells of the cell the cursor is in once the keys rest. Enter lists its hot spots, the gravest "
        "first. What was asked in the list holds here too."),
     NULL, 0},
    {PLACE_TODAY, N_("Today"),
     N_("What waits for a hand, most urgent first. Enter opens it. Yours is what you are named responsible for, and what belongs to such a thing; w shows your "
        "initiative's, then everybody's. Tab goes to the next kind of work, from the last one to the next pane. Forms that were not saved are yours alone; of an "
        "import that left rows behind, the change is shown, and reading the mended list (i) takes it off. The day's first start begins here."),
     NULL, 0},
    {PLACE_REPORT, N_("A report"),
     N_("The cursor > stops at rows that lead somewhere: Enter opens the record or the list a row tells of, and e edits the record. What does not fit on the "
        "screen is counted; x writes the whole report into a file, as text, Markdown or a page of HTML by the ending of the file's name. What is kept for fewer "
        "people than those it is written for is left out; a partnership whose parties share it without names shows its client as \"a company in Norway\"."),
     NULL, 0},
    {PLACE_FILE, N_("Choosing a file"),
     N_("Type the file's path, or pick it from the list. It begins in the folder of the last one."), file_rows, HELP_COLUMN},
    {PLACE_IMPORT, N_("Taking in a list"),
     N_("Step by step: what was recognised in the file, what its columns fill, spellings that are not known, what becomes of each row. Enter on the first line, or "
        "Tab, goes on; Esc goes back a step and keeps what was chosen. Enter on any other line changes it. Nothing is written before the last step, and then all "
        "of it as one change, which u takes back."),
     NULL, 0},
    {PLACE_IMPORT, N_("Rows"),
     N_("Enter on a number shows the rows behind it, Enter on a row what is read of its cells and why. A cell can be mended there; a row that is most likely there "
        "already can be left out, fill what is empty, update, or be added because it is not the same. Tab goes to the next row."),
     NULL, 0},
    {PLACE_DUPLICATES, N_("Duplicates"),
     N_("Pairs of records that may be the same, the likeliest first; from 80 of 100 an import takes two for the same. Enter shows a pair side by side. n remembers "
        "that they are not the same, and they are gone from here; :decision lists what is remembered. Two that are not here are marked in their list with the "
        "space bar and shown side by side by Ctrl-S."),
     NULL, 0},
    {PLACE_MERGE, N_("Two records side by side"),
     N_("The left record stays, the right one goes into it. * stands before the value that is taken; what differs stands first. Names that are not taken become "
        "other spellings. All that refers to the right record refers to the left one afterwards. It is one change, which u takes back."),
     NULL, 0},
    {PLACE_MATCH, N_("Meeting a need"),
     N_("What is asked for stands on top: Enter chooses, Del asks for it no longer, and the ranking below follows at once. Each organisation has its points of 100, "
        "its two strongest reasons, what is not known of it, and behind ! what must be known before it is named. Enter shows every criterion. Space puts on the "
        "shortlist, c shows two or three side by side. Ctrl-S saves the need with its shortlist; then d says what became of one and why, and p begins a "
        "partnership with it. Neighbouring countries and those only just left out stand apart."),
     NULL, 0},
    {PLACE_SET, N_("Setting a field in several records"),
     N_("Nothing is written yet: what would become of each record was tried and taken back. What refuses says why, and stays as it is; Enter opens it, and what was mended there is tried "
        "anew. Ctrl-S does the rest as one change, which u takes back; Esc leaves all as it was."),
     NULL, 0},
    {PLACE_EXPORT, N_("Writing a list into a file"),
     N_("Enter on the first line asks for the file and writes the list as it stands, or the marked records; Enter on any other line changes how. Codes and field names are what lrn reads back "
        "as they were; words and labels are in the language of the screen. Excel opens what is written for it by a double click. What is chosen is kept for your next exports, those of "
        ":export FILE too."),
     NULL, 0},
};

static const struct help_topic topics[] = {
    {N_("Severity by likelihood"),
     N_("Severity is the highest of scale, scope and irremediability, from 1 to 5. The gravest and likeliest hot spots stand in the corner at the top right; those for "
        "which a figure is missing stand apart.")},
    {N_("Quality assurance"),
     N_("The profiles that wait for somebody here, by what they wait for, the longest wait first. V records a verification of the profile under the cursor, t takes its "
        "next step; when that is done it leaves the list or goes on to the next part of it.")},
    {N_("World overview"),
     N_("Each region with its countries that hold something, their hot spots by band, and its organisations and partnerships. Enter lists the countries of a region.")},
    {N_("What is not covered"),
     N_("Hot spots for which no quality-assured organisation is known, and countries that have hot spots and no organisation at all. n begins one in the country of the row.")},
};

static const struct {
    enum place_kind place;
    const char *title;
} titles[] = {
    {PLACE_LIST, N_("Help: lists")},   {PLACE_RECORD, N_("Help: a record")},   {PLACE_FORM, N_("Help: forms")},
    {PLACE_HISTORY, N_("Help: the history")}, {PLACE_TEXT, N_("Help: texts")},
    {PLACE_CHOOSE, N_("Help: choosing")}, {PLACE_LINE, N_("Help: a line")},
    {PLACE_FILE, N_("Help: a file")},  {PLACE_IMPORT, N_("Help: import")},
    {PLACE_MATRIX, N_("Help: the matrix")},
    {PLACE_DUPLICATES, N_("Help: duplicates")}, {PLACE_MERGE, N_("Help: two records")},
    {PLACE_TODAY, N_("Help: Today")},
    {PLACE_REPORT, N_("Help: reports")},
    {PLACE_MATCH, N_("Help: matching")},
    {PLACE_SET, N_("Help: setting a field")},
    {PLACE_EXPORT, N_("Help: export")},
};

/* What a pane's help is called where it has a topic; NULL. */
static const char *pane_topic(const struct pane *pane)
{
    return pane->class->topic != NULL ? pane->class->topic(pane) : NULL;
}

static const char *place_title(enum place_kind place)
{
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (titles[i].place == place)
            return message_text(titles[i].title);
    return _("Help");
}

char *help_title(const struct pane *pane)
{
    const char *topic = pane_topic(pane);
    /* TRANSLATORS: the heading of the help for a pane, whose name follows */
    return topic != NULL ? string_format(_("Help: %s"), topic) : string_copy(place_title(pane->class->place));
}

/* --- Parts ------------------------------------------------------------------------------------------------------------ */

static void help_add_heading(struct text_rows *rows, const char *heading)
{
    if (rows->count > 0)
        text_rows_add(rows, 0, STYLE_NORMAL, 0, "");
    text_rows_add(rows, SCROLL_SECTION, STYLE_HEADING, HELP_MARGIN, heading);
}

/* The name by which queries of the interface's language know a field: its label, joined by underscores; of a pair the one without a language. */
static void add_field_name(struct text *names, const struct field *field)
{
    char *name = string_copy(message_text(field->label));
    for (char *blank = name; (blank = strchr(blank, ' ')) != NULL;)
        *blank = '_';
    text_add_format(names, "%s%s", names->length > 0 ? ", " : "", name);
    free(name);
}

static void help_add_fields(struct text_rows *rows, const struct record_type *type, int width)
{
    struct text names = {0};
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        bool twin = i > 0 && field->pair != NULL && type->fields[i - 1].pair != NULL && strcmp(field->pair, type->fields[i - 1].pair) == 0;
        if ((field->flags & FIELD_HIDDEN) == 0 && !twin)
            add_field_name(&names, field);
    }
    char *text = string_format(_("Fields here, capitals or not: %s."), text_string(&names));
    text_rows_add(rows, 0, STYLE_NORMAL, 0, "");
    text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HELP_MARGIN, width, text);
    free(text);
    text_done(&names);
}

/* What stands before a band in lists that have one. */
static void help_add_band(struct text_rows *rows, const struct record_type *type, int width)
{
    if (type_field(type, "band") == NULL)
        return;
    char *text = string_format(_("%s before a band: the sources are stale, none of them is from the last five years."), band_stale_mark);
    text_rows_add(rows, 0, STYLE_NORMAL, 0, "");
    text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HELP_MARGIN, width, text);
    free(text);
}

static void help_add_part(struct text_rows *rows, const struct help_part *part, int width)
{
    help_add_heading(rows, message_text(part->heading));
    if (part->paragraph != NULL)
        text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HELP_MARGIN, width, message_text(part->paragraph));
    for (const struct help_row *row = part->rows; row != NULL && row->text != NULL; row++)
        text_rows_add_wrapped(rows, STYLE_NORMAL, message_text(row->left), part->column, width, message_text(row->text));
}

/* --- Keys ------------------------------------------------------------------------------------------------------------- */

static bool place_takes_text(enum place_kind place)
{
    return place == PLACE_FORM || place == PLACE_CHOOSE || place == PLACE_LINE || place == PLACE_WELCOME || place == PLACE_FILE;
}

/* "Ctrl-S F2"; where no key runs it, what to type after the colon. The caller frees it. */
static char *command_keys(const struct command *command, enum place_kind place)
{
    struct text text = {0};
    for (size_t i = 0; i < COMMAND_KEYS && command->keys[i] != 0; i++) {
        char key[PRESS_TEXT_SIZE];
        uint32_t press = command->keys[i];
        bool typed = press > ' ' && press < PRESS_SPECIAL && press != 127;
        if (!typed || !place_takes_text(place))
            text_add_format(&text, "%s%s", text.length > 0 ? " " : "", press_show(press, key));
    }
    if (text.length == 0 && !place_takes_text(place)) {
        text_add_format(&text, ":%s", command_name(command, message_language()));
        if (command->argument != NULL)
            text_add_format(&text, " %s", message_text(command->argument));
    }
    return text_take(&text);
}

/* What holds wherever something is read is told apart from what holds here. */
static bool command_is_general(const struct command *command)
{
    return (command->places & PLACE_READING) == PLACE_READING;
}

bool *help_commands(struct pane *pane)
{
    bool *held = memory_new_array(command_count, sizeof *held);
    for (size_t i = 0; i < command_count; i++)
        held[i] = command_holds(&commands[i], pane->screen, pane);
    return held;
}

static void help_add_commands(struct text_rows *rows, const struct pane *pane, const bool *held, bool general, int width)
{
    bool headed = false;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        if (command_is_general(command) != general || !held[i])
            continue;
        char *keys = command_keys(command, pane->class->place);
        if (keys[0] != '\0' && !headed)
            help_add_heading(rows, general ? _("Keys everywhere") : _("Keys here"));
        headed = headed || keys[0] != '\0';
        if (keys[0] != '\0')
            text_rows_add_wrapped(rows, STYLE_NORMAL, keys, HELP_COLUMN, width, message_text(command->help));
        free(keys);
    }
}

/* The pages of guidance, which Enter opens from here. */
static void help_add_guidance(struct text_rows *rows, int width)
{
    help_add_heading(rows, _("Guidance"));
    text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HELP_MARGIN, width, _("How to work well together, and the network's own rules. Enter opens a page; :guidance lists them anywhere."));
    for (size_t i = 0; i < guidance_page_count; i++)
        text_rows_add_page(rows, HELP_MARGIN, width, guidance_pages[i]);
}

static void help_add_topic(struct text_rows *rows, const char *topic, int width)
{
    for (size_t i = 0; topic != NULL && i < sizeof topics / sizeof topics[0]; i++)
        if (strcmp(message_text(topics[i].topic), topic) == 0) {
            help_add_heading(rows, topic);
            text_rows_add_wrapped(rows, STYLE_NORMAL, NULL, HELP_MARGIN, width, message_text(topics[i].paragraph));
        }
}

void help_write(struct text_rows *rows, const struct pane *pane, const bool *held, const struct record_type *type, int width)
{
    const enum place_kind place = pane->class->place;
    help_add_commands(rows, pane, held, false, width);
    help_add_topic(rows, pane_topic(pane), width);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if ((parts[i].places & (unsigned)place) != 0)
            help_add_part(rows, &parts[i], width);
    if ((place == PLACE_LIST || place == PLACE_LINE) && type != NULL) {
        help_add_fields(rows, type, width);
        help_add_band(rows, type, width);
    }
    help_add_commands(rows, pane, held, true, width);
    help_add_guidance(rows, width);
}
