/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"
#include "tests/tap.h"

#ifndef __has_feature
#define __has_feature(name) 0
#endif

enum {
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
    PATIENCE = 60000, /* milliseconds for what is expected */
#else
    PATIENCE = 20000,
#endif
    PATIENCE_LOST = 1500, /* and after a point of this terminal has failed */
    STEP = 20,            /* how often a dead line is asked whether the program has ended */
    SCREEN_ARGUMENTS = 16
};

struct terminal {
    int master; /* -1 once the line is cut */
    pid_t process;
    bool ended;
    int status; /* as screen_wait_exit compares it */
    bool failed;
    bool cursor_shown;
    bool other_screen; /* the one that full-screen programs paint on */
    bool plain;  /* frames' ends cannot be told */
    bool mute;
    int64_t heard_at;
    size_t frames; /* questions at a frame's end seen so far */
    char last[4]; /* the bytes received last */
    size_t bytes;
    struct text *heard; /* all that was sent, where somebody wants to read it; or NULL */
    VTerm *vterm;
    VTermScreen *screen;
    struct text row;
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- The terminal ----------------------------------------------------------------------------------------------------- */

static void look_for_end(struct terminal *terminal);

/* Waits a moment for room on the line; false once the program has ended. */
static bool wait_for_room(struct terminal *terminal)
{
    struct pollfd output = {.fd = terminal->master, .events = POLLOUT};
    poll(&output, 1, STEP);
    look_for_end(terminal);
    return !terminal->ended;
}

/* Writes all of it; a program that has ended takes nothing, which shows in what is expected next. */
static void send_bytes(const char *bytes, size_t length, void *context)
{
    struct terminal *terminal = context;
    while (length > 0 && terminal->master >= 0) {
        ssize_t written = write(terminal->master, bytes, length);
        if (written < 0 && errno == EAGAIN && wait_for_room(terminal))
            continue;
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

/* What the emulator says: keys as it makes them, and answers. */
static void send_output(const char *bytes, size_t length, void *context)
{
    static const char answer[] = "\033[0n";
    struct terminal *terminal = context;
    if (!terminal->mute || length != strlen(answer) || memcmp(bytes, answer, length) != 0)
        send_bytes(bytes, length, context);
}

static int property_set(VTermProp property, VTermValue *value, void *context)
{
    struct terminal *terminal = context;
    if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor_shown = value->boolean;
    if (property == VTERM_PROP_ALTSCREEN)
        terminal->other_screen = value->boolean;
    return 1;
}

static void emulator_open(struct terminal *terminal, int columns, int rows)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = property_set};
    terminal->vterm = vterm_new(rows, columns);
    vterm_set_utf8(terminal->vterm, 1);
    vterm_output_set_callback(terminal->vterm, send_output, terminal);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
}

/* Blanks the screen behind the program's back, so that only what it paints from now on is seen. */
static void emulator_blank(struct terminal *terminal)
{
    static const char blank[] = "\0337\033[2J\0338";
    vterm_input_write(terminal->vterm, blank, sizeof blank - 1);
}

static void start_child(const struct screen_options *options)
{
    char *command[SCREEN_ARGUMENTS + 4] = {(char *)home_program(), "--economy", "on"};
    char **environment = home_environment(options->environment);
    size_t first = options->plain ? 1 : 3;
    if (options->command != NULL) {
        environ = environment;
        execvp(options->command[0], (char *const *)options->command);
        perror(options->command[0]);
        _exit(127);
    }
    command[first] = NULL;
    for (size_t i = 0; options->arguments != NULL && options->arguments[i] != NULL && i < SCREEN_ARGUMENTS; i++)
        command[first + i] = (char *)options->arguments[i];
    execve(command[0], command, environment);
    perror(command[0]);
    _exit(127);
}

struct terminal *screen_start(const struct screen_options *options)
{
    struct screen_options chosen = options != NULL ? *options : (struct screen_options){0};
    struct winsize size = {.ws_col = (unsigned short)(chosen.columns > 0 ? chosen.columns : 80), .ws_row = (unsigned short)(chosen.rows > 0 ? chosen.rows : 24)};
    struct terminal *terminal = memory_new(sizeof *terminal);
    terminal->plain = chosen.plain || chosen.command != NULL;
    terminal->mute = chosen.mute;
    emulator_open(terminal, size.ws_col, size.ws_row);
    fflush(stdout);
    terminal->process = forkpty(&terminal->master, NULL, NULL, &size);
    if (terminal->process == 0)
        start_child(&chosen);
    if (terminal->process > 0)
        fcntl(terminal->master, F_SETFL, O_NONBLOCK);
    if (terminal->process < 0) {
        tap_note("no terminal can be had: %s", strerror(errno));
        terminal->master = -1;
        terminal->ended = true;
    }
    return terminal;
}

/* Notices the program's end. */
static void look_for_end(struct terminal *terminal)
{
    int status;
    if (terminal->ended || waitpid(terminal->process, &status, WNOHANG) != terminal->process)
        return;
    terminal->ended = true;
    terminal->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The status report that is asked for at the end of each frame. */
static const char frame_end[4] = {'\033', '[', '5', 'n'};

static void remember_last(struct terminal *terminal, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        memmove(terminal->last, terminal->last + 1, sizeof terminal->last - 1);
        terminal->last[sizeof terminal->last - 1] = bytes[i];
        terminal->frames += memcmp(terminal->last, frame_end, sizeof frame_end) == 0;
    }
}

/* Whether the screen is no half of a frame, as far as that can be told. */
static bool is_whole(const struct terminal *terminal)
{
    return terminal->plain || terminal->ended || memcmp(terminal->last, frame_end, sizeof frame_end) == 0;
}

/* Takes what the program has sent, waiting up to milliseconds for something. False when nothing came, or the line is cut. */
static bool receive(struct terminal *terminal, int milliseconds)
{
    char bytes[4096];
    struct pollfd input = {.fd = terminal->master, .events = POLLIN};
    if (terminal->master < 0 || poll(&input, 1, milliseconds) <= 0)
        return false;
    ssize_t length = read(terminal->master, bytes, sizeof bytes);
    if (length <= 0) {
        look_for_end(terminal);
        struct timespec step = {0, STEP * 1000000L};
        if (!terminal->ended)
            nanosleep(&step, NULL);
        return false;
    }
    terminal->bytes += (size_t)length;
    terminal->heard_at = now();
    remember_last(terminal, bytes, (size_t)length);
    if (terminal->heard != NULL)
        text_add_bytes(terminal->heard, bytes, (size_t)length);
    vterm_input_write(terminal->vterm, bytes, (size_t)length);
    return true;
}

static void receive_all(struct terminal *terminal)
{
    while (receive(terminal, 0))
        continue;
}

void screen_hear(struct terminal *terminal, struct text *heard)
{
    terminal->heard = heard;
}

/* --- Keys ------------------------------------------------------------------------------------------------------------- */

struct key {
    const char *name;
    VTermKey key;
    VTermModifier modifier;
    const char *bytes; /* instead of a key */
};

static const struct key keys[] = {
    {.name = "Enter", .bytes = "\r"},
    {.name = "Esc", .bytes = "\033"},
    {.name = "Tab", .bytes = "\t"},
    {.name = "S-Tab", .bytes = "\033[Z"},
    {.name = "Space", .bytes = " "},
    {.name = "lt", .bytes = "<"},
    {.name = "C-_", .bytes = "\037"},
    {.name = "Backspace", .bytes = "\177"},
    {.name = "Del", .key = VTERM_KEY_DEL},
    {.name = "Insert", .key = VTERM_KEY_INS},
    {.name = "Up", .key = VTERM_KEY_UP},
    {.name = "Down", .key = VTERM_KEY_DOWN},
    {.name = "Left", .key = VTERM_KEY_LEFT},
    {.name = "Right", .key = VTERM_KEY_RIGHT},
    {.name = "PgUp", .key = VTERM_KEY_PAGEUP},
    {.name = "PgDn", .key = VTERM_KEY_PAGEDOWN},
    {.name = "Home", .key = VTERM_KEY_HOME},
    {.name = "End", .key = VTERM_KEY_END},
    {.name = "C-Left", .key = VTERM_KEY_LEFT, .modifier = VTERM_MOD_CTRL},
    {.name = "C-Right", .key = VTERM_KEY_RIGHT, .modifier = VTERM_MOD_CTRL},
};

/* Ctrl and Alt with a character, and the function keys. */
static bool type_composed(struct terminal *terminal, const char *name)
{
    char bytes[2] = {'\033', name[2]};
    if (name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
        vterm_keyboard_key(terminal->vterm, (VTermKey)VTERM_KEY_FUNCTION(atoi(name + 1)), VTERM_MOD_NONE);
        return true;
    }
    if (name[0] == '\0' || name[1] != '-' || name[2] == '\0' || name[3] != '\0')
        return false;
    if (name[0] == 'C')
        bytes[0] = (char)(name[2] & 0x1f);
    else if (name[0] != 'M')
        return false;
    send_bytes(bytes, name[0] == 'C' ? 1 : 2, terminal);
    return true;
}

static void type_key(struct terminal *terminal, const char *name)
{
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(keys[i].name, name) != 0)
            continue;
        if (keys[i].bytes != NULL)
            send_bytes(keys[i].bytes, strlen(keys[i].bytes), terminal);
        else
            vterm_keyboard_key(terminal->vterm, keys[i].key, keys[i].modifier);
        return;
    }
    if (!type_composed(terminal, name)) {
        printf("Bail out! the test types <%s>, which is no key\n", name);
        exit(99);
    }
}

void screen_type(struct terminal *terminal, const char *text)
{
    receive_all(terminal);
    while (*text != '\0') {
        size_t length = strcspn(text, "<");
        send_bytes(text, length, terminal);
        text += length;
        if (*text == '\0')
            return;
        const char *end = strchr(text, '>');
        char *name = string_copy_part(text + 1, end != NULL ? (size_t)(end - text) - 1 : strlen(text + 1));
        type_key(terminal, name);
        free(name);
        text = end != NULL ? end + 1 : text + strlen(text);
    }
}

void screen_paste(struct terminal *terminal, const char *text)
{
    receive_all(terminal);
    vterm_keyboard_start_paste(terminal->vterm);
    for (; *text != '\0'; text++)
        send_bytes(*text == '\n' ? "\r" : text, 1, terminal);
    vterm_keyboard_end_paste(terminal->vterm);
}

/* --- What the screen shows -------------------------------------------------------------------------------------------- */

int screen_columns(const struct terminal *terminal)
{
    int rows, columns;
    vterm_get_size(terminal->vterm, &rows, &columns);
    return columns;
}

int screen_rows(const struct terminal *terminal)
{
    int rows, columns;
    vterm_get_size(terminal->vterm, &rows, &columns);
    return rows;
}

/* Appends a cell's characters; the right half of a wide one has none. */
static void cell_add(const struct terminal *terminal, int row, int column, struct text *text)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &cell);
    if (cell.chars[0] == (uint32_t)-1)
        return;
    if (cell.chars[0] == 0)
        text_add(text, " ");
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
        text_add_char(text, cell.chars[i]);
}

const char *screen_row(struct terminal *terminal, int row)
{
    int columns = screen_columns(terminal);
    text_clear(&terminal->row);
    for (int column = 0; column < columns; column++)
        cell_add(terminal, row < 0 ? screen_rows(terminal) + row : row, column, &terminal->row);
    size_t length = terminal->row.length;
    while (length > 0 && terminal->row.bytes[length - 1] == ' ')
        length--;
    text_replace(&terminal->row, length, terminal->row.length, "", 0);
    return text_string(&terminal->row);
}

char *screen_text(struct terminal *terminal)
{
    struct text text = {0};
    for (int row = 0; row < screen_rows(terminal); row++)
        text_add_format(&text, "%s\n", screen_row(terminal, row));
    return text_take(&text);
}

void screen_cursor(const struct terminal *terminal, int *row, int *column, bool *shown)
{
    VTermPos place;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &place);
    *row = place.row;
    *column = place.col;
    *shown = terminal->cursor_shown;
}

int screen_marker_row(struct terminal *terminal)
{
    for (int row = 0; row < screen_rows(terminal); row++)
        if (screen_row(terminal, row)[0] == '>')
            return row;
    return -1;
}

static void print_rule(int columns, const char *ends)
{
    printf("# %s", ends);
    for (int i = 0; i < columns; i++)
        putchar('-');
    printf("%s\n", ends);
}

/* The actual screen in a frame, ready to be pasted. */
static void screen_print(struct terminal *terminal)
{
    int columns = screen_columns(terminal), rows = screen_rows(terminal), row, column;
    bool shown;
    screen_cursor(terminal, &row, &column, &shown);
    print_rule(columns, "+");
    for (int i = 0; i < rows; i++)
        printf("# |%s\n", screen_row(terminal, i));
    print_rule(columns, "+");
    printf("# %dx%d, cursor %s at row %d, column %d, %zu bytes", columns, rows, shown ? "shown" : "hidden", row, column, terminal->bytes);
    if (terminal->ended)
        printf(", the program ended with %d", terminal->status);
    puts("");
    fflush(stdout);
}

/* --- What is expected ------------------------------------------------------------------------------------------------- */

struct expectation {
    bool (*holds)(struct terminal *terminal, const struct expectation *expectation);
    const char *text;
    int row;
    bool (*told)(struct terminal *terminal, const void *context);
    const void *context;
};

/* Where a row has a text, NULL where it has not; a line feed at the text's end stands for the row's end. */
static const char *row_find(struct terminal *terminal, int row, const char *text)
{
    screen_row(terminal, row);
    text_add(&terminal->row, "\n");
    return strstr(text_string(&terminal->row), text);
}

static bool shows_anywhere(struct terminal *terminal, const struct expectation *expectation)
{
    for (int row = 0; row < screen_rows(terminal); row++)
        if (row_find(terminal, row, expectation->text) != NULL)
            return true;
    return false;
}

static bool shows_not(struct terminal *terminal, const struct expectation *expectation)
{
    return !shows_anywhere(terminal, expectation);
}

static bool shows_same(struct terminal *terminal, const struct expectation *expectation)
{
    char *text = screen_text(terminal);
    bool same = strcmp(text, expectation->text) == 0;
    free(text);
    return same;
}

static bool shows_in_row(struct terminal *terminal, const struct expectation *expectation)
{
    return row_find(terminal, expectation->row, expectation->text) != NULL;
}

/* Whether what stands before a text ends with the marker, with at most a mark or a check box after it. */
static bool marker_ends(const char *row, const char *text)
{
    while (text > row && strchr(" *[]x", text[-1]) != NULL)
        text--;
    return text > row && text[-1] == '>';
}

static bool shows_marked(struct terminal *terminal, const struct expectation *expectation)
{
    for (int i = 0; i < screen_rows(terminal); i++) {
        const char *at = row_find(terminal, i, expectation->text), *row = text_string(&terminal->row);
        for (; at != NULL; at = strstr(at + 1, expectation->text))
            if (marker_ends(row, at))
                return true;
    }
    return false;
}

static bool shows_cursor(struct terminal *terminal, const struct expectation *expectation)
{
    int row, column;
    bool shown;
    screen_cursor(terminal, &row, &column, &shown);
    return shown && row_find(terminal, row, expectation->text) != NULL;
}

/* Waits until it holds; false when the time is over or the program has ended without it. */
static bool wait_for(struct terminal *terminal, const struct expectation *expectation)
{
    int64_t end = now() + (terminal->failed ? PATIENCE_LOST : PATIENCE);
    receive_all(terminal);
    while (!is_whole(terminal) || !expectation->holds(terminal, expectation)) {
        int64_t left = end - now();
        if (left <= 0)
            return false;
        bool ended = terminal->ended || terminal->master < 0;
        if (!receive(terminal, (int)left) && ended)
            return false;
    }
    return true;
}

bool screen_ok_at(const char *file, int line, struct terminal *terminal, bool held, const char *name)
{
    tap_ok_at(file, line, held, "%s", name);
    if (!held) {
        terminal->failed = true;
        screen_print(terminal);
    }
    return held;
}

static bool expect(const char *file, int line, struct terminal *terminal, const struct expectation *expectation, char *name)
{
    bool held = screen_ok_at(file, line, terminal, wait_for(terminal, expectation), name);
    free(name);
    return held;
}

bool screen_expect_at(const char *file, int line, struct terminal *terminal, const char *text)
{
    struct expectation expectation = {.holds = shows_anywhere, .text = text};
    return expect(file, line, terminal, &expectation, string_format("the screen shows \"%s\"", text));
}

bool screen_expect_row_at(const char *file, int line, struct terminal *terminal, int row, const char *text)
{
    struct expectation expectation = {.holds = shows_in_row, .text = text, .row = row};
    return expect(file, line, terminal, &expectation, string_format("row %d shows \"%s\"", row, text));
}

bool screen_expect_not_at(const char *file, int line, struct terminal *terminal, const char *text)
{
    struct expectation expectation = {.holds = shows_not, .text = text};
    return expect(file, line, terminal, &expectation, string_format("the screen does not show \"%s\"", text));
}

bool screen_expect_marked_at(const char *file, int line, struct terminal *terminal, const char *text)
{
    struct expectation expectation = {.holds = shows_marked, .text = text};
    return expect(file, line, terminal, &expectation, string_format("the marker is at \"%s\"", text));
}

bool screen_expect_cursor_at(const char *file, int line, struct terminal *terminal, const char *text)
{
    struct expectation expectation = {.holds = shows_cursor, .text = text};
    return expect(file, line, terminal, &expectation, string_format("the cursor is in the row of \"%s\"", text));
}

/* The rows in which a former screen differs from the one that was printed. */
static void print_differences(struct terminal *terminal, const char *text)
{
    puts("# expected instead:");
    for (int row = 0; *text != '\0'; row++) {
        size_t length = strcspn(text, "\n");
        const char *actual = row < screen_rows(terminal) ? screen_row(terminal, row) : "";
        if (strlen(actual) != length || strncmp(actual, text, length) != 0)
            printf("# row %d |%.*s\n", row, (int)length, text);
        text += length + (text[length] == '\n');
    }
    fflush(stdout);
}

bool screen_expect_same_at(const char *file, int line, struct terminal *terminal, char *text, const char *name)
{
    struct expectation expectation = {.holds = shows_same, .text = text};
    bool held = expect(file, line, terminal, &expectation, string_copy(name));
    if (!held)
        print_differences(terminal, text);
    free(text);
    return held;
}

bool screen_expect_repaint_at(const char *file, int line, struct terminal *terminal)
{
    char *text = screen_text(terminal);
    emulator_blank(terminal);
    screen_type(terminal, "<C-l>");
    return screen_expect_same_at(file, line, terminal, text, "painted anew the screen is the same");
}

bool screen_wait(struct terminal *terminal, const char *text)
{
    struct expectation expectation = {.holds = shows_anywhere, .text = text};
    return wait_for(terminal, &expectation);
}

static bool test_tells(struct terminal *terminal, const struct expectation *expectation)
{
    return expectation->told(terminal, expectation->context);
}

bool screen_wait_until(struct terminal *terminal, bool (*holds)(struct terminal *terminal, const void *context), const void *context)
{
    struct expectation expectation = {.holds = test_tells, .told = holds, .context = context};
    return wait_for(terminal, &expectation);
}

/* --- The line and the process ----------------------------------------------------------------------------------------- */

void screen_resize(struct terminal *terminal, int columns, int rows)
{
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    receive_all(terminal);
    vterm_set_size(terminal->vterm, rows, columns);
    emulator_blank(terminal);
    ioctl(terminal->master, TIOCSWINSZ, &size);
}

size_t screen_bytes(struct terminal *terminal)
{
    receive_all(terminal);
    return terminal->bytes;
}

size_t screen_frames(struct terminal *terminal)
{
    receive_all(terminal);
    return terminal->frames;
}

size_t screen_drawn(struct terminal *terminal)
{
    receive_all(terminal);
    return terminal->bytes - terminal->frames * sizeof frame_end;
}

static bool has_more_frames(struct terminal *terminal, const void *context)
{
    return terminal->frames > *(const size_t *)context;
}

bool screen_press(struct terminal *terminal, const char *text)
{
    size_t before = screen_frames(terminal);
    screen_type(terminal, text);
    return screen_wait_until(terminal, has_more_frames, &before);
}

int64_t screen_heard_at(const struct terminal *terminal)
{
    return terminal->heard_at;
}

int64_t screen_clock(void)
{
    return now();
}

size_t screen_bytes_within(struct terminal *terminal, int milliseconds)
{
    size_t before = screen_bytes(terminal);
    int64_t end = now() + milliseconds;
    for (int64_t left = milliseconds; left > 0; left = end - now())
        receive(terminal, (int)left);
    return terminal->bytes - before;
}

pid_t screen_process(const struct terminal *terminal)
{
    return terminal->process;
}

void screen_hangup(struct terminal *terminal)
{
    receive_all(terminal);
    close(terminal->master);
    terminal->master = -1;
}

void screen_signal(struct terminal *terminal, int number)
{
    if (!terminal->ended)
        kill(terminal->process, number);
}

/* Waits for the end, taking what the program still sends. */
static bool wait_for_end(struct terminal *terminal)
{
    int64_t end = now() + (terminal->failed ? PATIENCE_LOST : PATIENCE);
    struct timespec step = {0, STEP * 1000000L};
    for (look_for_end(terminal); !terminal->ended && now() < end; look_for_end(terminal))
        if (terminal->master < 0)
            nanosleep(&step, NULL);
        else
            receive(terminal, STEP);
    receive_all(terminal);
    return terminal->ended;
}

bool screen_has_ended(struct terminal *terminal, bool *restored)
{
    struct termios modes = {0};
    receive_all(terminal);
    look_for_end(terminal);
    bool told = tcgetattr(terminal->master, &modes) == 0;
    *restored = told && (modes.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO) && terminal->cursor_shown && !terminal->other_screen;
    return terminal->ended;
}

int screen_exit_status(struct terminal *terminal)
{
    return wait_for_end(terminal) ? terminal->status : -1;
}

bool screen_wait_exit_at(const char *file, int line, struct terminal *terminal, int status)
{
    bool ended = wait_for_end(terminal);
    bool held = tap_ok_at(file, line, ended && terminal->status == status, "the program ends with %d", status);
    if (!held) {
        terminal->failed = true;
        screen_print(terminal);
    }
    return held;
}

void screen_end(struct terminal *terminal)
{
    if (terminal->master >= 0)
        close(terminal->master);
    if (!terminal->ended) {
        kill(terminal->process, SIGKILL);
        waitpid(terminal->process, NULL, 0);
    }
    char *reports = home_sanitizer_reports();
    if (reports[0] != '\0') {
        tap_ok(false, "the sanitizers find nothing");
        tap_note("%s", reports);
    }
    free(reports);
    vterm_free(terminal->vterm);
    text_done(&terminal->row);
    free(terminal);
}

/* --- As most tests begin and end -------------------------------------------------------------------------------------- */

struct terminal *screen_start_demonstration(void)
{
    home_new(HOME_DEMONSTRATION);
    struct terminal *terminal = screen_start(NULL);
    screen_expect(terminal, " 1 of 106");
    return terminal;
}

void screen_leave(struct terminal *terminal)
{
    screen_type(terminal, "q");
    screen_wait_exit(terminal, 0);
    screen_end(terminal);
}
