/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "db/backup.h"
#include "db/verify.h"
#include "src/text.h"
#include "ui/assurance_commands.h"
#include "ui/change_commands.h"
#include "ui/command.h"
#include "ui/duplicates_commands.h"
#include "ui/entry.h"
#include "ui/export_page.h"
#include "ui/guidance_commands.h"
#include "ui/hotspot_commands.h"
#include "ui/import_screen.h"
#include "ui/list_commands.h"
#include "ui/list_pane.h"
#include "ui/match_commands.h"
#include "ui/navigate.h"
#include "ui/report_commands.h"
#include "ui/screen.h"
#include "ui/set_commands.h"
#include "ui/step_commands.h"
#include "ui/search_commands.h"
#include "ui/text_pane.h"
#include "ui/today_pane.h"

/* --- Moving ----------------------------------------------------------------------------------------------------------- */

static bool move_top(struct screen *screen, enum movement movement)
{
    struct pane *top = screen_top(screen);
    return top->class->move != NULL && top->class->move(top, movement);
}

static bool move_up(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_UP);
}

static bool move_down(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_DOWN);
}

static bool move_page_up(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_PAGE_UP);
}

static bool move_page_down(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_PAGE_DOWN);
}

static bool move_first(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_FIRST);
}

static bool move_last(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_LAST);
}

static bool move_left(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_LEFT);
}

static bool move_right(struct screen *screen, const char *argument)
{
    (void)argument;
    return move_top(screen, MOVE_RIGHT);
}

/* In a numbered list Tab goes on to the next numbered pane, in a record to the next section. */
static bool move_next(struct screen *screen, const char *argument)
{
    (void)argument;
    if (!move_top(screen, MOVE_NEXT_SECTION))
        navigate_tab(screen, (screen->tab + 1) % SCREEN_TABS);
    return true;
}

static bool move_previous(struct screen *screen, const char *argument)
{
    (void)argument;
    if (!move_top(screen, MOVE_PREVIOUS_SECTION))
        navigate_tab(screen, (screen->tab + SCREEN_TABS - 1) % SCREEN_TABS);
    return true;
}

/* --- Going places ----------------------------------------------------------------------------------------------------- */

static bool go_open(struct screen *screen, const char *argument)
{
    (void)argument;
    struct pane *top = screen_top(screen);
    return (top->class->open != NULL && top->class->open(top)) || navigate_target(screen);
}

/* Esc takes back one thing at a time: the marks, the search, the pane. */
static bool go_back(struct screen *screen, const char *argument)
{
    (void)argument;
    struct pane *top = screen_top(screen);
    if (top->class->back != NULL && top->class->back(top))
        return true;
    if (top->below == NULL) {
        screen_say(screen, _("This is the first page here. q quits."));
        return true;
    }
    if (top->class->may_close == NULL || top->class->may_close(top))
        screen_close(screen, top);
    return true;
}

static bool go_tab(struct screen *screen, const char *argument)
{
    int number = argument != NULL ? argument[0] - '0' : -1;
    if (number < 0 || number > SCREEN_LISTS || argument[1] != '\0') {
        screen_refuse(screen, _("The panes are numbered 0 to %d."), SCREEN_LISTS);
        return true;
    }
    navigate_number(screen, number == 0 ? SCREEN_TODAY : number - 1);
    return true;
}

/* The digit keys, one command each, since a command does not learn by which key it came. */
static bool go_today(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "0");
}

static bool go_tab_1(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "1");
}

static bool go_tab_2(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "2");
}

static bool go_tab_3(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "3");
}

static bool go_tab_4(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "4");
}

static bool go_tab_5(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "5");
}

static bool go_tab_6(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "6");
}

static bool go_tab_7(struct screen *screen, const char *argument)
{
    (void)argument;
    return go_tab(screen, "7");
}

static bool go_list(struct screen *screen, const char *argument)
{
    const struct record_type *type = argument != NULL ? type_list_match(store_types(screen->store), argument) : NULL;
    if (type != NULL)
        navigate_list(screen, type, NULL);
    else
        screen_refuse(screen, _("Say which: list TYPE. Tab after : shows the types."));
    return true;
}

static bool go_history(struct screen *screen, const char *argument)
{
    struct pane *top = screen_top(screen);
    const struct record_type *type = NULL;
    int64_t id = 0;
    if (argument == NULL && top->class->selected != NULL && !top->class->selected(top, &type, &id))
        type = NULL;
    navigate_history(screen, type, id);
    return true;
}

static bool go_help(struct screen *screen, const char *argument)
{
    (void)argument;
    /* The key that opened it closes it. */
    if (help_pane_is(screen_top(screen)))
        screen_pop(screen);
    else
        navigate_help(screen);
    return true;
}

static bool go_command_line(struct screen *screen, const char *argument)
{
    (void)argument;
    entry_command(screen);
    return true;
}

static bool go_quit(struct screen *screen, const char *argument)
{
    (void)argument;
    screen_quit(screen);
    return true;
}

/* --- Lists ------------------------------------------------------------------------------------------------------------ */

/* From the day's work an organisation is looked up, and Esc comes back to it. */
static bool list_search(struct screen *screen, const char *argument)
{
    if (!list_pane_is(screen_top(screen)))
        navigate_list(screen, type_list_find(store_types(screen->store), "organisation"), NULL);
    struct pane *top = screen_top(screen);
    if (argument != NULL && argument[0] != '\0')
        list_pane_set_query(top, argument, false);
    else
        entry_search(screen, top);
    return true;
}

static bool list_mark(struct screen *screen, const char *argument)
{
    (void)argument;
    struct pane *top = screen_top(screen);
    return top->class->mark != NULL && top->class->mark(top);
}

/* --- The program ------------------------------------------------------------------------------------------------------ */

static bool switch_language(struct screen *screen, const char *argument)
{
    enum language language = (enum language)((message_language() + 1) % LANGUAGE_COUNT);
    if (argument != NULL && argument[0] != '\0' && !language_from_code(argument, &language)) {
        screen_refuse(screen, _("lrn speaks en and nb."));
        return true;
    }
    message_set_language(language);
    state_set(screen->state, "language", language_code(language));
    screen_refresh(screen);
    return true;
}

static bool repaint(struct screen *screen, const char *argument)
{
    (void)argument;
    term_repaint(screen->term);
    screen->stale = true;
    return true;
}

static bool suspend(struct screen *screen, const char *argument)
{
    (void)argument;
    screen->stops = true;
    return true;
}

static bool form_save(struct screen *screen, const char *argument)
{
    (void)argument;
    struct pane *top = screen_top(screen);
    const struct event event = {.kind = EVENT_PRESS, .press = PRESS_CTRL('s')};
    return top->class->event != NULL && top->class->event(top, &event);
}

static bool make_backup(struct screen *screen, const char *argument)
{
    struct error error = {0};
    if (argument == NULL || argument[0] == '\0')
        screen_refuse(screen, _("Say where to: backup FILE."));
    else if (backup_write(screen->store, argument, &error))
        screen_say(screen, _("A copy of the database is in %s."), argument);
    else
        screen_say_error(screen, &error);
    return true;
}

static char *write_check(struct screen *screen, struct error *error)
{
    struct finding_list findings = {0};
    struct text text = {0};
    if (!verify_database(screen->store, &findings, error))
        return NULL;
    text_add(&text, findings.fault_count == 0 ? _("The database is sound.") : _("The database has faults:"));
    text_add(&text, "\n\n");
    for (size_t i = 0; i < findings.fault_count; i++)
        text_add_format(&text, "%s\n", findings.faults[i]);
    if (findings.warning_count > 0)
        text_add_format(&text, "%s\n\n", _("What a rule would want otherwise:"));
    for (size_t i = 0; i < findings.warning_count; i++)
        text_add_format(&text, "%s\n", findings.warnings[i]);
    finding_list_done(&findings);
    return text_take(&text);
}

static bool check_database(struct screen *screen, const char *argument)
{
    static const struct text_source source = {N_("Check of the database"), N_("Checking the database ..."), write_check};
    (void)argument;
    navigate_text(screen, &source);
    return true;
}

/* --- The table -------------------------------------------------------------------------------------------------------- */

/* Keys that move are for panes that read; pop-ups, forms and lines have theirs in their own events, since letters are text there. */
const struct command commands[] = {
    {NC_("command", "open"), {PRESS_ENTER}, PLACE_READING, NEEDS_NOTHING, NULL, N_("open"),
     N_("Opens what the cursor is on; in a record, follows a reference."), PLACE_LIST | PLACE_RECORD | PLACE_HISTORY | PLACE_IMPORT | PLACE_DUPLICATES | PLACE_TODAY | PLACE_MATCH | PLACE_SET | PLACE_EXPORT | PLACE_REPORT, go_open},
    {NC_("command", "save"), {PRESS_CTRL('s'), PRESS_F2}, PLACE_FORM, NEEDS_WRITE, NULL, N_("save"),
     N_("Saves the form; the cursor stays."), PLACE_FORM, form_save},
    {NC_("command", "merge"), {PRESS_CTRL('s'), PRESS_F2}, PLACE_MERGE | PLACE_LIST, NEEDS_WRITE | NEEDS_MERGE | NEEDS_OPEN, NULL, N_("merge"),
     N_("Makes the two records one; in a list, shows the two marked records side by side."), PLACE_MERGE, duplicates_merge},
    {NC_("command", "take-left"), {'<', PRESS_LEFT}, PLACE_MERGE, NEEDS_NOTHING, NULL, N_("left"),
     N_("Takes the field from the left record; Enter takes one after the other."), PLACE_MERGE, duplicates_take_left},
    {NC_("command", "take-right"), {'>', PRESS_RIGHT}, PLACE_MERGE, NEEDS_NOTHING, NULL, N_("right"),
     N_("Takes the field from the right record."), PLACE_MERGE, duplicates_take_right},
    {NC_("command", "take-both"), {'b'}, PLACE_MERGE, NEEDS_NOTHING, NULL, N_("both"),
     N_("Keeps what both say, where the field has room for it."), PLACE_MERGE, duplicates_take_both},
    {NC_("command", "not-the-same"), {'n'}, PLACE_MERGE | PLACE_DUPLICATES, NEEDS_WRITE, NULL, N_("not the same"),
     N_("Remembers that the two are not the same; they are not asked about again."), PLACE_MERGE | PLACE_DUPLICATES, duplicates_distinct},
    {NC_("command", "back"), {PRESS_ESCAPE}, PLACE_READING | PLACE_FORM | PLACE_FILE, NEEDS_NOTHING, NULL, N_("back"),
     N_("Goes back; in a list first takes off the marks and the search."), PLACE_RECORD | PLACE_HISTORY | PLACE_TEXT | PLACE_FORM | PLACE_IMPORT | PLACE_DUPLICATES | PLACE_SET | PLACE_EXPORT | PLACE_REPORT, go_back},
    {NC_("command", "close"), {'q'}, PLACE_TEXT, NEEDS_NOTHING, NULL, N_("close"),
     N_("Closes the help or text; F10 ends lrn."), 0, go_back},
    {NC_("command", "search"), {'/'}, PLACE_LIST | PLACE_TODAY, NEEDS_NOTHING, N_("QUERY"), N_("search"),
     N_("Searches as you type: words, field:value, -not; from Today, the organisations."), PLACE_LIST, list_search},
    {NC_("command", "filter"), {'f'}, PLACE_LIST, NEEDS_NOTHING, N_("FIELD"), N_("filter"),
     N_("Picks values of a field, with how many records have each."), PLACE_LIST, list_filter},
    {NC_("command", "sort"), {'s'}, PLACE_LIST, NEEDS_NOTHING, N_("FIELD"), N_("sort"),
     N_("Sorts by a column; the same again turns the order round."), 0, list_sort},
    {NC_("command", "save-search"), {0}, PLACE_LIST, NEEDS_NOTHING, N_("SEARCH"), N_("keep search"),
     N_("Keeps the list's search and order by a name, for you alone."), 0, search_save},
    {NC_("command", "searches"), {'S'}, PLACE_READING, NEEDS_NOTHING, N_("SEARCH"), N_("searches"),
     N_("Shows the searches you kept, with how many records each finds now."), 0, search_list},
    {NC_("command", "forget-search"), {0}, PLACE_READING, NEEDS_NOTHING, N_("SEARCH"), N_("forget search"),
     N_("Forgets a search that was kept."), 0, search_forget},
    {NC_("command", "next"), {PRESS_TAB}, PLACE_READING, NEEDS_NOTHING, NULL, N_("next"),
     N_("Goes to the next section, or the next numbered pane; in an import goes on."), PLACE_RECORD | PLACE_IMPORT, move_next},
    {NC_("command", "new"), {'n'}, PLACE_LIST | PLACE_RECORD | PLACE_REPORT, NEEDS_WRITE | NEEDS_OPEN, N_("TYPE"), N_("new"),
     N_("Adds a record; in a record, one to the list the cursor is in, or to one that is chosen."), PLACE_LIST | PLACE_RECORD, change_new},
    {NC_("command", "edit"), {'e'}, PLACE_LIST | PLACE_RECORD | PLACE_HISTORY | PLACE_TODAY | PLACE_REPORT, NEEDS_RECORD | NEEDS_WRITE, NULL, N_("edit"),
     N_("Edits the record the cursor is on."), PLACE_LIST | PLACE_RECORD | PLACE_TODAY, change_edit},
    {NC_("command", "step"), {'t'}, PLACE_LIST | PLACE_RECORD | PLACE_TODAY | PLACE_REPORT, NEEDS_RECORD | NEEDS_WRITE | NEEDS_STEPS, N_("STATE"), N_("step"),
     N_("Takes the next step of a profile, partnership, concern or membership; what it lacks is asked for."), PLACE_TODAY | PLACE_REPORT, step_take},
    {NC_("command", "verify"), {'V'}, PLACE_LIST | PLACE_RECORD | PLACE_TODAY | PLACE_REPORT, NEEDS_RECORD | NEEDS_WRITE | NEEDS_VERIFY | NEEDS_PROFILE, NULL, N_("verify"),
     N_("Records a verification of the profile; when it is saved the profile moves to what it came to."), PLACE_REPORT, assurance_verify},
    {NC_("command", "set"), {'='}, PLACE_LIST, NEEDS_RECORD | NEEDS_WRITE, N_("FIELD=VALUE"), N_("set"),
     N_("Sets one field in all marked records as one change, after showing what will change and what refuses."), PLACE_MARKED, set_begin},
    {NC_("command", "apply"), {PRESS_CTRL('s'), PRESS_F2}, PLACE_SET, NEEDS_WRITE, NULL, N_("do it"),
     N_("Sets the field in the records that will change; those that refuse stay as they are."), PLACE_SET, set_apply},
    {NC_("command", "delete"), {PRESS_DELETE}, PLACE_LIST | PLACE_RECORD, NEEDS_RECORD | NEEDS_WRITE | NEEDS_OPEN, NULL, N_("delete"),
     N_("Deletes the record, or the marked ones, after asking."), PLACE_MARKED, change_delete},
    {NC_("command", "forget"), {0}, PLACE_LIST | PLACE_RECORD, NEEDS_RECORD | NEEDS_WRITE | NEEDS_PERSON | NEEDS_FORGET, NULL, N_("forget"),
     N_("Removes a person (or the marked ones) for ever, from the history too, after asking."), 0, change_forget_people},
    {NC_("command", "undo"), {'u'}, PLACE_READING, NEEDS_WRITE, N_("CHANGE"), N_("undo"),
     N_("Takes back your last change; in the history, the one under the cursor."), PLACE_HISTORY, change_undo},
    {NC_("command", "redo"), {PRESS_CTRL('r')}, PLACE_READING, NEEDS_WRITE, NULL, N_("redo"),
     N_("Does again what the last undo took back."), 0, change_redo},
    {NC_("command", "history"), {'h'}, PLACE_LIST | PLACE_RECORD | PLACE_TODAY, NEEDS_HISTORY, NULL, N_("history"),
     N_("Shows who changed what in the record and when; as a command, the history of everything."), PLACE_RECORD, go_history},
    {NC_("command", "export"), {'x'}, PLACE_LIST, NEEDS_NOTHING, N_("FILE"), N_("export"),
     N_("Writes the list as it stands, or the marked records, as CSV into a file; first shows how, to be chosen."), PLACE_MARKED, export_begin},
    {NC_("command", "import"), {'i'}, PLACE_LIST | PLACE_TODAY, NEEDS_WRITE | NEEDS_IMPORT, N_("FILE"), N_("import"),
     N_("Takes in a list (CSV) as records of the type listed, step by step."), 0, import_screen_open},
    {NC_("command", "duplicates"), {0}, PLACE_READING, NEEDS_NOTHING, N_("TYPE"), N_("duplicates"),
     N_("Lists pairs of records that may be the same, to be looked at side by side."), 0, duplicates_open},
    {NC_("command", "report"), {'r'}, PLACE_LIST | PLACE_RECORD | PLACE_MATRIX | PLACE_REPORT | PLACE_TODAY | PLACE_MATCH, NEEDS_NOTHING, N_("NAME ID"), N_("report"),
     N_("Shows the report about the record under the cursor; where there are several, offers those that fit."), 0, report_show},
    {NC_("command", "world"), {'w'}, PLACE_LIST | PLACE_RECORD | PLACE_HISTORY | PLACE_TEXT | PLACE_MATRIX | PLACE_REPORT, NEEDS_NOTHING, NULL, N_("world"),
     N_("Shows the regions of the world with their hot spots, organisations and partnerships."), 0, report_world_show},
    {NC_("command", "coverage"), {0}, PLACE_READING, NEEDS_NOTHING, NULL, N_("coverage"),
     N_("Shows what no quality-assured organisation covers; n adds one in the country of the row."), 0, report_coverage_show},
    {NC_("command", "write"), {'x'}, PLACE_REPORT, NEEDS_NOTHING, N_("FILE"), N_("write"),
     N_("Writes the report into a file: text, Markdown or HTML by the file's ending."), PLACE_REPORT, report_export},
    {NC_("command", "mark"), {' '}, PLACE_LIST | PLACE_MATCH, NEEDS_RECORD, NULL, N_("mark"),
     N_("Marks the record; commands then act on the marked ones."), PLACE_MATCH, list_mark},
    {NC_("command", "match"), {'m'}, PLACE_READING, NEEDS_NOTHING, N_("COUNTRY"), N_("match"),
     N_("Ranks the organisations that fit a need; begins with what is known here."), 0, match_begin},
    {NC_("command", "compare"), {'c'}, PLACE_LIST | PLACE_MATCH, NEEDS_MARKS, NULL, N_("compare"),
     N_("Shows two or three marked records side by side, field by field."), PLACE_MATCH | PLACE_MARKED, match_side_by_side},
    {NC_("command", "keep-need"), {PRESS_CTRL('s'), PRESS_F2}, PLACE_MATCH, NEEDS_WRITE | NEEDS_ASKING, NULL, N_("save"),
     N_("Saves the need, and the marked organisations as its shortlist."), PLACE_MATCH, match_keep},
    {NC_("command", "decide"), {'d'}, PLACE_MATCH, NEEDS_RECORD | NEEDS_WRITE | NEEDS_WORK, NULL, N_("decide"),
     N_("Says what becomes of the organisation for this need, and why."), PLACE_MATCH, match_decide},
    {NC_("command", "start-partnership"), {'p'}, PLACE_MATCH | PLACE_RECORD, NEEDS_RECORD | NEEDS_WRITE | NEEDS_PARTNER | NEEDS_WORK, NULL, N_("partnership"),
     N_("Begins a partnership with the organisation as an enquiry, filled in from the need where there is one."), PLACE_MATCH, match_partnership},
    {NC_("command", "matrix"), {'v'}, PLACE_LIST | PLACE_RECORD | PLACE_HISTORY | PLACE_TEXT | PLACE_MATRIX | PLACE_REPORT, NEEDS_NO_GRID, NULL, N_("matrix"),
     N_("Shows the hot spots of the list as a matrix of countries by issue; again, of sectors by issue."), 0, hotspot_matrix},
    {NC_("command", "grid"), {'d'}, PLACE_LIST | PLACE_RECORD | PLACE_MATRIX | PLACE_REPORT, NEEDS_NO_GRID | NEEDS_COUNTRY, N_("COUNTRY"), N_("grid"),
     N_("Shows the hot spots of a country, a list or a row of the matrix by severity and likelihood."), 0, hotspot_grid},
    {NC_("command", "up"), {PRESS_UP, 'k'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("up"),
     N_("Moves one up."), 0, move_up},
    {NC_("command", "down"), {PRESS_DOWN, 'j'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("down"),
     N_("Moves one down."), 0, move_down},
    {NC_("command", "left"), {PRESS_LEFT, 'h'}, PLACE_MATRIX, NEEDS_NOTHING, NULL, N_("left"),
     N_("Moves one column to the left."), 0, move_left},
    {NC_("command", "right"), {PRESS_RIGHT, 'l'}, PLACE_MATRIX, NEEDS_NOTHING, NULL, N_("right"),
     N_("Moves one column to the right."), 0, move_right},
    {NC_("command", "page-up"), {PRESS_PAGE_UP}, PLACE_READING, NEEDS_NOTHING, NULL, N_("page up"),
     N_("Moves one page up."), 0, move_page_up},
    {NC_("command", "page-down"), {PRESS_PAGE_DOWN}, PLACE_READING, NEEDS_NOTHING, NULL, N_("page down"),
     N_("Moves one page down."), 0, move_page_down},
    {NC_("command", "next-page"), {' '}, PLACE_TEXT, NEEDS_NOTHING, NULL, N_("next page"),
     N_("Moves one page down, as PgDn."), PLACE_TEXT, move_page_down},
    {NC_("command", "first"), {PRESS_HOME, 'g'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("first"),
     N_("Goes to the beginning."), 0, move_first},
    {NC_("command", "last"), {PRESS_END, 'G'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("last"),
     N_("Goes to the end."), 0, move_last},
    {NC_("command", "previous"), {PRESS_BACK_TAB}, PLACE_READING, NEEDS_NOTHING, NULL, N_("previous"),
     N_("Goes to the section or numbered pane before."), 0, move_previous},
    {NC_("command", "today"), {'0'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("today"),
     N_("Shows what needs a hand today, most urgent first."), 0, go_today},
    {NC_("command", "whose"), {'w'}, PLACE_TODAY, NEEDS_NOTHING, NULL, N_("whose"),
     N_("Shows what is mine, my initiative's, or all."), PLACE_TODAY, today_switch},
    {NC_("command", "organisations"), {'1'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("organisations"),
     N_("Shows the local organisations."), 0, go_tab_1},
    {NC_("command", "countries"), {'2'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("countries"),
     N_("Shows the countries."), 0, go_tab_2},
    {NC_("command", "hotspots"), {'3'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("hot spots"),
     N_("Shows the due-diligence hot spots."), 0, go_tab_3},
    {NC_("command", "partnerships"), {'4'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("partnerships"),
     N_("Shows the partnerships."), 0, go_tab_4},
    {NC_("command", "members"), {'5'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("members"),
     N_("Shows the members."), 0, go_tab_5},
    {NC_("command", "suppliers"), {'6'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("suppliers"),
     N_("Shows the suppliers."), 0, go_tab_6},
    {NC_("command", "sites"), {'7'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("sites"),
     N_("Shows the employment sites."), 0, go_tab_7},
    {NC_("command", "list"), {0}, PLACE_READING, NEEDS_NOTHING, N_("TYPE"), N_("list"),
     N_("Lists the records of any type."), 0, go_list},
    {NC_("command", "language"), {'L'}, PLACE_READING | PLACE_WORK | PLACE_FORM, NEEDS_NOTHING, N_("en|nb"), N_("norsk"),
     N_("Switches between English and Norwegian, in place."), PLACE_TODAY | PLACE_LIST | PLACE_TEXT | PLACE_IMPORT, switch_language},
    {NC_("command", "command"), {':'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("command"),
     N_("Takes any command by name; Tab completes."), 0, go_command_line},
    {NC_("command", "help"), {'?', PRESS_F1}, PLACE_READING | PLACE_FORM | PLACE_FILE | PLACE_CHOOSE | PLACE_LINE, NEEDS_NOTHING, NULL, N_("help"),
     N_("Shows what can be pressed here."), PLACE_LIST | PLACE_RECORD | PLACE_HISTORY | PLACE_FORM | PLACE_IMPORT | PLACE_DUPLICATES | PLACE_TODAY | PLACE_MATCH | PLACE_SET | PLACE_EXPORT | PLACE_REPORT | PLACE_MARKED, go_help},
    {NC_("command", "guidance"), {0}, PLACE_READING, NEEDS_NOTHING, N_("PAGE"), N_("guidance"),
     N_("Shows a page of guidance: working in partnership, ratings, ranking, quality assurance, questions."), 0, guidance_show},
    {NC_("command", "media"), {0}, PLACE_READING, NEEDS_NOTHING, NULL, N_("media"),
     N_("Says what to do when a journalist calls, and who answers for the partnership here."), 0, guidance_media_show},
    {NC_("command", "repaint"), {PRESS_CTRL('l')}, PLACE_ANY, NEEDS_NOTHING, NULL, N_("repaint"),
     N_("Paints the screen anew."), 0, repaint},
    {NC_("command", "quality"), {'Q'}, PLACE_READING, NEEDS_NOTHING, NULL, N_("quality"),
     N_("Shows the profiles that wait for quality assurance, since when, and whose they are; V verifies one, t takes its next step."), 0, report_quality_show},
    {NC_("command", "reminders"), {0}, PLACE_READING, NEEDS_NOTHING, N_("DAYS"), N_("reminders"),
     N_("Lists members whose membership ends within 30 days, or as many as are said, is overdue or not paid yet."), 0, assurance_reminders},
    {NC_("command", "backup"), {0}, PLACE_READING, NEEDS_COPY, N_("FILE"), N_("backup"),
     N_("Writes a copy of the database while others work."), 0, make_backup},
    {NC_("command", "check"), {0}, PLACE_READING, NEEDS_NOTHING, NULL, N_("check"),
     N_("Checks that the database is sound."), 0, check_database},
    {NC_("command", "remove-demonstration"), {0}, PLACE_READING, NEEDS_WRITE, NULL, N_("remove demonstration"),
     N_("Removes all of the demonstration network as one change."), 0, change_remove_demonstration},
    {NC_("command", "suspend"), {PRESS_CTRL('z')}, PLACE_READING | PLACE_UNSEEN, NEEDS_NOTHING, NULL, N_("suspend"),
     N_("Goes back to the shell for a while; fg there comes back."), 0, suspend},
    {NC_("command", "quit"), {'q', PRESS_F10}, PLACE_ANY, NEEDS_NOTHING, NULL, N_("quit"),
     N_("Ends lrn; asks only when something is unsaved."), PLACE_TODAY | PLACE_LIST | PLACE_RECORD | PLACE_HISTORY, go_quit},
};

const size_t command_count = sizeof commands / sizeof commands[0];
