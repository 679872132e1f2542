/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "src/clock.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/text.h"
#include "ui/draw.h"
#include "ui/pace.h"
#include "ui/paint.h"
#include "ui/sequence.h"
#include "ui/signals.h"

/* Declared here because <term.h> makes macros of plain words such as columns and lines. */
extern char *tigetstr(const char *name);

enum {
    /* Long enough for arrow keys whose bytes arrive in two packets, short enough for a deliberate Esc. On a quick line nobody needs to wait for so long: there the
     * letter that somebody types behind an Esc would be taken for one with Alt. And what arrives together no person typed (milliseconds). */
    ESCAPE_DELAY = 400,
    QUICK_ESCAPE_DELAY = 50,
    TOGETHER = 5,
    /* Codes ncurses gives back for sequences it does not know by itself. */
    CODE_PASTE_BEGIN = KEY_MAX + 1,
    CODE_PASTE_END,
    CODE_STATUS,
    CODE_CTRL_LEFT,
    CODE_CTRL_RIGHT,
    PASTE_LIMIT = 1 << 20,
    /* Milliseconds within which the parts come of what a terminal sends besides keys, and of a paste, which may be long. */
    PART_PATIENCE = 1000,
    PASTE_PATIENCE = 5000,
    HELD_MOST = 2,
    CHARACTER_BYTES = 4,
    REPLACEMENT = 0xfffd
};

/* A character of UTF-8 of which some bytes have come. */
struct begun {
    char bytes[CHARACTER_BYTES];
    size_t length, whole;
};

struct term {
    SCREEN *screen;
    WINDOW *keys;        /* where keys are read: reading from the screen would have ncurses paint it */
    struct paint *paint; /* NULL: ncurses paints */
    struct pace pace;
    bool restored;
    bool input_lost, line_lost;
    sigset_t waiting_mask; /* the signal mask while waiting */
    struct text paste;
    int held[HELD_MOST]; /* what was read ahead, the first that came first */
    size_t held_count;
    struct begun begun;
    int64_t escaped; /* when an Esc was read with nothing behind it, clock_milliseconds(); 0: what came last was another key */
};

/* Sequences that are not in terminfo but sent by the terminals people use. */
static void keys_define(void)
{
    static const struct {
        const char *sequence;
        int code;
    } extra[] = {
        {"\033[200~", CODE_PASTE_BEGIN}, {"\033[201~", CODE_PASTE_END}, {"\033[0n", CODE_STATUS},
        {"\033[1;5D", CODE_CTRL_LEFT},   {"\033[1;5C", CODE_CTRL_RIGHT},
        /* Both cursor-key modes, since a terminal after a reset may send the other one than terminfo says. */
        {"\033[A", KEY_UP},   {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
        {"\033OA", KEY_UP},   {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
        {"\033[H", KEY_HOME}, {"\033[F", KEY_END},  {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END},
        {"\033OH", KEY_HOME}, {"\033OF", KEY_END},  {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
        {"\033[3~", KEY_DC},  {"\033[2~", KEY_IC},  {"\033OM", KEY_ENTER},
        {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033[21~", KEY_F(10)}
    };
    for (size_t i = 0; i < sizeof extra / sizeof extra[0]; i++)
        define_key(extra[i].sequence, extra[i].code);
    /* What ncurses knows of the mouse is only how it begins. */
    keyok(KEY_MOUSE, FALSE);
}

/* Bytes for the terminal that ncurses does not know of, all at once: each part of a frame that is sent alone would be wrapped by itself on its way. */
static void term_send(const char *bytes)
{
    size_t left = strlen(bytes);
    while (left > 0) {
        ssize_t sent = write(STDOUT_FILENO, bytes, left);
        if (sent < 0 && errno != EINTR)
            return;
        bytes += sent > 0 ? sent : 0;
        left -= sent > 0 ? (size_t)sent : 0;
    }
}

/* Whether the terminal has what was looked up for it. */
static bool is_given(const char *capability)
{
    return capability != NULL && capability != (char *)-1;
}

/* Whether the terminal is one that takes bracketed paste and answers a status report: all that speak ANSI do or ignore them. */
static bool term_is_ansi(void)
{
    const char *clear = tigetstr("clear");
    return is_given(clear) && strstr(clear, "\033[") != NULL;
}

/* Whether the terminal can put the cursor anywhere. */
static bool term_addresses_cursor(void)
{
    return is_given(tigetstr("cup"));
}

/* Keys as they come. They are read from a pad, since from a window ncurses paints before it reads. */
static void keys_open(struct term *term)
{
    raw();
    noecho();
    nonl();
    term->keys = newpad(1, 1);
    keypad(term->keys, TRUE);
    meta(term->keys, TRUE);
    nodelay(term->keys, TRUE);
    keys_define();
}

/* Where lrn cannot paint itself, ncurses does. */
static void paint_open(struct term *term)
{
    draw_open();
    term->paint = paint_new();
    if (term->paint != NULL)
        return;
    idlok(stdscr, TRUE);
    leaveok(stdscr, TRUE);
    curs_set(0);
}

/* From now on what is pasted comes as one. */
static void paste_begin(void)
{
    if (term_is_ansi())
        term_send("\033[?2004h");
}

struct term *term_open(enum economy economy, struct error *error)
{
    struct term *term = memory_new(sizeof *term);
    signals_open(&term->waiting_mask);
    /* The window knows its size better than a shell that exported it once. */
    use_tioctl(TRUE);
    term->screen = newterm(NULL, stdout, stdin);
    if (term->screen == NULL) {
        const char *name = getenv("TERM");
        error_set(error, ERROR_USAGE, _("The terminal \"%s\" is not known here. Try TERM=vt100."), name != NULL ? name : "");
        free(term);
        return NULL;
    }
    if (!term_addresses_cursor()) {
        endwin();
        delscreen(term->screen);
        error_set(error, ERROR_USAGE, _("The terminal \"%s\" cannot place the cursor. Try TERM=vt100."), getenv("TERM"));
        free(term);
        return NULL;
    }
    keys_open(term);
    paint_open(term);
    paste_begin();
    pace_begin(&term->pace, term_is_ansi() ? economy : ECONOMY_OFF);
    return term;
}

/* Where there is no other screen to leave, the shell goes on in the last row: what stands there goes, or the shell gets a row of its own. */
static void last_row_clear(void)
{
    const char *leave = tigetstr("rmcup"), *clear = tigetstr("el");
    if (is_given(leave))
        return;
    char *plain = is_given(clear) ? string_copy_part(clear, strcspn(clear, "$")) : string_copy("\n");
    term_send("\r");
    term_send(plain);
    free(plain);
}

void term_restore(struct term *term)
{
    if (term == NULL || term->restored)
        return;
    term->restored = true;
    if (term_is_ansi())
        term_send("\033[?2004l");
    if (term->paint != NULL)
        term_send(paint_ending(term->paint));
    endwin();
    last_row_clear();
    /* Leaving the other screen, some terminals take the looks and the hidden cursor back that they kept with a place. */
    if (term->paint != NULL)
        term_send(paint_ending(term->paint));
}

bool term_stop(struct term *term)
{
    if (!signals_can_stop())
        return false;
    term_restore(term);
    return signals_stop(&term->waiting_mask);
}

/* Takes the terminal over again, whatever others have made of it meanwhile. */
static void term_go_on(struct term *term)
{
    /* As long as it is another's, this stops the program again, before anything is written. */
    reset_prog_mode();
    if (!term->restored)
        endwin();
    term->restored = false;
    doupdate();
    keypad(term->keys, TRUE);
    paste_begin();
    pace_forget(&term->pace);
}

void term_close(struct term *term)
{
    if (term == NULL)
        return;
    term_restore(term);
    paint_free(term->paint);
    delwin(term->keys);
    delscreen(term->screen);
    text_done(&term->paste);
    free(term);
}

int term_columns(const struct term *term)
{
    (void)term;
    return COLS;
}

int term_rows(const struct term *term)
{
    (void)term;
    return LINES;
}

/* --- Reading --------------------------------------------------------------------------------------------------------- */

/* What ncurses' codes are to the panes. */
static uint32_t press_from_code(int code)
{
    static const struct {
        int code;
        enum press press;
    } table[] = {
        {KEY_UP, PRESS_UP},         {KEY_DOWN, PRESS_DOWN},           {KEY_LEFT, PRESS_LEFT},     {KEY_RIGHT, PRESS_RIGHT},
        {KEY_PPAGE, PRESS_PAGE_UP}, {KEY_NPAGE, PRESS_PAGE_DOWN},     {KEY_HOME, PRESS_HOME},     {KEY_END, PRESS_END},
        {KEY_IC, PRESS_INSERT},     {KEY_DC, PRESS_DELETE},           {KEY_ENTER, PRESS_ENTER},   {KEY_BTAB, PRESS_BACK_TAB},
        {KEY_BACKSPACE, PRESS_BACKSPACE}, {CODE_CTRL_LEFT, PRESS_CTRL_LEFT}, {CODE_CTRL_RIGHT, PRESS_CTRL_RIGHT},
        {KEY_A1, PRESS_HOME},       {KEY_A3, PRESS_PAGE_UP},          {KEY_C1, PRESS_END},        {KEY_C3, PRESS_PAGE_DOWN}
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].code == code)
            return table[i].press;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return (uint32_t)(PRESS_F1 + (code - KEY_F(1)));
    return PRESS_UNKNOWN;
}

/* Control characters that are keys of their own. */
static uint32_t press_from_control(uint32_t character)
{
    switch (character) {
    case '\r':
    case '\n':
        return PRESS_ENTER;
    case '\t':
        return PRESS_TAB;
    case 8:
    case 127:
        return PRESS_BACKSPACE;
    default:
        return character;
    }
}

static int code_next(struct term *term)
{
    if (term->held_count == 0) {
        set_escdelay(pace_is_quick(&term->pace) ? QUICK_ESCAPE_DELAY : ESCAPE_DELAY);
        return wgetch(term->keys);
    }
    int code = term->held[0];
    memmove(term->held, term->held + 1, --term->held_count * sizeof *term->held);
    return code;
}

/* What comes next, waited for; ERR where the terminal is silent for so many milliseconds, or is ready with nothing, as a line is that is gone. */
static int code_wait(struct term *term, int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int code = code_next(term);
    return code == ERR && poll(&input, 1, milliseconds) > 0 ? code_next(term) : code;
}

/* Keeps what was read ahead for later. */
static void code_hold(struct term *term, int code)
{
    if (code != ERR)
        term->held[term->held_count++] = code;
}

/* How many bytes a character of UTF-8 has by its first; 1 where that is none. */
static size_t character_length(int first)
{
    return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
}

/* Whether a code breaks off the character whose first bytes were read. */
static bool character_breaks(const struct term *term, int code)
{
    return term->begun.length > 0 && (code < 0x80 || code > 0xbf);
}

/* The replacement for a character that was broken off. */
static uint32_t character_drop(struct term *term)
{
    term->begun.length = 0;
    return REPLACEMENT;
}

/* Takes a byte of a character. False while it is not whole: a line may cut it anywhere and be long about the rest, and no key begins with a byte that goes on. */
static bool character_take(struct term *term, int byte, uint32_t *character)
{
    struct begun *begun = &term->begun;
    *character = (uint32_t)byte;
    if (byte < 0x80)
        return true;
    if (begun->length == 0)
        begun->whole = character_length(byte);
    begun->bytes[begun->length++] = (char)byte;
    if (begun->length < begun->whole)
        return false;
    if (utf8_decode(begun->bytes, begun->length, character) < 0)
        *character = REPLACEMENT;
    begun->length = 0;
    return true;
}

/* Adds a character to the paste; after_return: whether the one before was a carriage return, which a line feed may follow. */
static void paste_add(struct term *term, uint32_t character, bool *after_return)
{
    bool skip = character == '\n' && *after_return;
    *after_return = character == '\r';
    if (character == '\r')
        character = '\n';
    if (!skip && (character >= 32 || character == '\n' || character == '\t') && character != 127)
        text_add_char(&term->paste, character);
}

/* --- Pastes ---------------------------------------------------------------------------------------------------------- */

static const char paste_end[] = "\033[201~", status_answer[] = "\033[0n";

enum { PASTE_END_BYTES = sizeof paste_end - 1 };

/* A paste on its way: what of an end mark or an answer of the terminal's has come, which may yet be neither. */
struct pasting {
    char part[PASTE_END_BYTES + 1];
    size_t length;
    bool after_return; /* the character before was a carriage return */
    bool is_cut;
};

static void paste_add_byte(struct term *term, struct pasting *pasting, int byte)
{
    uint32_t character;
    if (character_breaks(term, byte))
        paste_add(term, character_drop(term), &pasting->after_return);
    pasting->is_cut = pasting->is_cut || term->paste.length > PASTE_LIMIT;
    if (!pasting->is_cut && character_take(term, byte, &character))
        paste_add(term, character, &pasting->after_return);
}

/* What began as a mark was none. */
static void paste_add_part(struct term *term, struct pasting *pasting)
{
    for (size_t i = 0; i < pasting->length; i++)
        paste_add_byte(term, pasting, (unsigned char)pasting->part[i]);
    pasting->length = 0;
}

static bool part_begins(const struct pasting *pasting, const char *mark)
{
    return strncmp(mark, pasting->part, pasting->length) == 0;
}

/* Takes the next byte; true where it ends the paste. */
static bool paste_take(struct term *term, struct pasting *pasting, int byte)
{
    if (byte == paste_end[0])
        paste_add_part(term, pasting);
    if (byte != paste_end[0] && pasting->length == 0) {
        paste_add_byte(term, pasting, byte);
        return false;
    }
    pasting->part[pasting->length++] = (char)byte;
    bool may_end = part_begins(pasting, paste_end), may_answer = part_begins(pasting, status_answer);
    if (may_end && pasting->length == PASTE_END_BYTES)
        return true;
    if (may_answer && pasting->length == sizeof status_answer - 1) {
        pace_answered(&term->pace, clock_milliseconds());
        pasting->length = 0;
    } else if (!may_end && !may_answer) {
        paste_add_part(term, pasting);
    }
    return false;
}

/* As many bytes as are lacking for the end mark, if it began: so many are the paste's in any case, and what is behind it stays for ncurses to read. */
static size_t paste_lack(const struct pasting *pasting)
{
    return PASTE_END_BYTES - (part_begins(pasting, paste_end) ? pasting->length : 0);
}

/* Reads what has come, in few calls: ncurses takes two for each byte. False at the paste's end, and where nothing comes any more, as on a line that is gone. */
static bool paste_read_come(struct term *term, struct pasting *pasting)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    char bytes[PASTE_END_BYTES];
    int come = 0;
    if (poll(&input, 1, PASTE_PATIENCE) <= 0 || ioctl(STDIN_FILENO, FIONREAD, &come) != 0)
        return false;
    do {
        ssize_t count = read(STDIN_FILENO, bytes, paste_lack(pasting));
        if (count <= 0)
            return false;
        for (ssize_t i = 0; i < count; i++)
            if (paste_take(term, pasting, (unsigned char)bytes[i]))
                return false;
        come -= (int)count;
    } while (come > 0);
    return true;
}

/* Reads a paste up to its end mark; a terminal that falls silent in the middle ends it too. ncurses has read nothing behind its beginning. */
static void paste_read(struct term *term, struct event *event)
{
    struct pasting pasting = {0};
    text_clear(&term->paste);
    while (paste_read_come(term, &pasting))
        continue;
    if (term->begun.length > 0)
        paste_add(term, character_drop(term), &pasting.after_return);
    event->kind = EVENT_PASTE;
    event->paste = text_string(&term->paste);
    event->is_cut = pasting.is_cut;
}

/* --- Keys ------------------------------------------------------------------------------------------------------------ */

/* Whether what is behind an Esc is nothing that was typed: then all of it is dropped. Otherwise it is held back. Waits so many milliseconds for a second byte. */
static bool sequence_drop(struct term *term, int first, int patience)
{
    struct sequence sequence;
    enum sequence_state state = sequence_begin(&sequence, first) ? SEQUENCE_MORE : SEQUENCE_NONE;
    int code = ERR;
    while (state == SEQUENCE_MORE && (code = code_wait(term, sequence.length == 0 ? patience : PART_PATIENCE)) != ERR)
        state = sequence_next(&sequence, code);
    if (state == SEQUENCE_WHOLE)
        return true;
    bool begun = sequence.length > 0;
    if (!begun)
        code_hold(term, first);
    else if (sequence.escaped)
        code_hold(term, PRESS_CTRL('['));
    code_hold(term, code);
    return begun;
}

/* Alt comes as Esc with a letter right behind it. False where Esc began something that was not typed. */
static bool escape_read(struct term *term, uint32_t *press)
{
    static const char known[] = "bBfFdD_";
    int next = code_next(term);
    *press = PRESS_ESCAPE;
    if (next == KEY_BACKSPACE || next == '\b' || next == 127)
        *press = PRESS_ALT | PRESS_BACKSPACE;
    else if (next >= 32 && next < 127 && strchr(known, next) != NULL)
        *press = PRESS_ALT | (uint32_t)next;
    else if (next != ERR)
        return !sequence_drop(term, next, ESCAPE_DELAY);
    else
        term->escaped = clock_milliseconds();
    return true;
}

/* Whether a byte begins the rest of what the line cut behind its Esc, which was taken for a key. The rest is dropped, or the byte held back for another look. */
static bool rest_read(struct term *term, int code)
{
    struct sequence sequence;
    bool late = term->escaped > 0 && clock_milliseconds() - term->escaped <= PART_PATIENCE;
    term->escaped = 0;
    if (!late || !sequence_begin(&sequence, code))
        return false;
    sequence_drop(term, code, TOGETHER);
    return true;
}

/* Turns what was read into an event; false where it was an answer of the terminal and no key. */
static bool event_read(struct term *term, int code, struct event *event)
{
    event->kind = EVENT_PRESS;
    if (code == CODE_STATUS) {
        pace_answered(&term->pace, clock_milliseconds());
        return false;
    }
    if (code == KEY_RESIZE || rest_read(term, code))
        return false;
    if (character_breaks(term, code)) {
        code_hold(term, code);
        event->press = character_drop(term);
        return true;
    }
    if (code == CODE_PASTE_BEGIN) {
        paste_read(term, event);
        return true;
    }
    if (code == CODE_PASTE_END)
        return false;
    if (code == PRESS_CTRL('['))
        return escape_read(term, &event->press);
    if (code <= 0xff && !character_take(term, code, &event->press))
        return false;
    event->press = code > 0xff ? press_from_code(code) : press_from_control(event->press);
    return true;
}

static void resize_take(struct term *term)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    term_repaint(term);
}

/* Waits for input or a signal; false when the time is over. */
static bool input_wait(struct term *term, int milliseconds)
{
    struct timespec limit = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000L};
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = ppoll(&input, 1, milliseconds < 0 ? NULL : &limit, &term->waiting_mask);
    if (ready > 0 && (input.revents & POLLIN) == 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        term->line_lost = true;
    if (ready > 0 && (input.revents & POLLIN) != 0 && (input.revents & POLLHUP) != 0)
        term->input_lost = true;
    return ready > 0 || (ready < 0 && errno == EINTR);
}

/* Turns what a signal left word of into an event; false where none did. Who goes on finds another's terminal: its size and all that it shows may be another. */
static bool word_read(struct term *term, struct event *event)
{
    if (term->line_lost || signals_have(WORD_END)) {
        event->kind = EVENT_HANGUP;
        return true;
    }
    if (signals_take(WORD_STOP)) {
        event->kind = EVENT_STOP;
        return true;
    }
    bool goes_on = signals_take(WORD_GO_ON), resized = signals_take(WORD_RESIZE);
    if (!goes_on && !resized)
        return false;
    if (goes_on)
        term_go_on(term);
    resize_take(term);
    event->kind = EVENT_RESIZE;
    return true;
}

bool term_next(struct term *term, int milliseconds, struct event *event)
{
    memset(event, 0, sizeof *event);
    int64_t until = milliseconds < 0 ? -1 : clock_milliseconds() + milliseconds;
    for (;;) {
        if (word_read(term, event))
            return true;
        int code = code_next(term);
        if (code != ERR) {
            if (event_read(term, code, event))
                return true;
            continue;
        }
        if (term->input_lost) {
            term->line_lost = true;
            continue;
        }
        int left = until < 0 ? -1 : (int)(until - clock_milliseconds());
        if (until >= 0 && left < 0)
            left = 0;
        if (!input_wait(term, left))
            return false;
    }
}

int term_ending(const struct term *term)
{
    int number = signals_ending();
    return number == 0 && term->line_lost ? SIGHUP : number;
}

bool term_has_input(struct term *term)
{
    if (term->held_count > 0 || term->line_lost)
        return true;
    for (enum word word = 0; word < WORD_COUNT; word++)
        if (signals_have(word))
            return true;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, 0) > 0;
}

/* --- Writing --------------------------------------------------------------------------------------------------------- */

/* Sends what was drawn, or its first lines where that is more than a limit; returns the bytes. stdscr leaves the cursor wherever drawing ended, and makes newscr
 * forget the place that draw_cursor gave it. */
static size_t frame_send(struct term *term, size_t limit, bool *whole)
{
    int row = -1, column = -1;
    getsyx(row, column);
    if (term->paint != NULL) {
        const char *bytes = paint_frame(term->paint, draw_has_cursor() ? row : -1, column, limit, whole);
        term_send(bytes);
        return strlen(bytes);
    }
    *whole = true;
    wnoutrefresh(stdscr);
    setsyx(row, column);
    curs_set(draw_has_cursor() ? 1 : 0);
    doupdate();
    return 0;
}

bool term_flush(struct term *term)
{
    size_t room = pace_room(&term->pace, clock_milliseconds());
    bool whole;
    if (room == 0)
        return false;
    size_t sent = frame_send(term, room, &whole);
    if (pace_asks(&term->pace, sent, clock_milliseconds()))
        term_send(whole ? "\033[5n" : "\033[05n");
    return whole;
}

void term_repaint(struct term *term)
{
    if (term->paint != NULL)
        paint_forget(term->paint);
    else
        clearok(curscr, TRUE);
}
