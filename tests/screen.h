/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives the real program in a terminal of its own and waits for the screen a test expects: never for silence, never for a time. */
#ifndef LRN_TESTS_SCREEN_H
#define LRN_TESTS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* A terminal with lrn running in it. */
struct terminal;

struct screen_options {
    const char *const *arguments;   /* of lrn, NULL at the end; NULL: none */
    const char *const *command;     /* what is started instead of lrn, and starts it some other way; NULL: lrn */
    const char *const *environment; /* changes as home_environment takes them */
    int columns, rows;              /* 0: 80 and 24 */
    bool plain;                     /* started as people start it; otherwise with --economy on, where it asks the terminal for an answer after each
                                     * frame, by which frames that have come only in part are told from whole ones */
    bool mute;                      /* a terminal that answers no question */
};

/* Starts lrn in the present home (home_new comes first). options may be NULL. */
struct terminal *screen_start(const struct screen_options *options);

/* The beginning of most tests: a new home with the demonstration network, whose first list is there in English. */
struct terminal *screen_start_demonstration(void);

/* And their end, a point: q ends the program, and well. */
void screen_leave(struct terminal *terminal);

/* Ends it: a program still running is killed. A point where it was expected to have ended well: screen_wait_exit. */
void screen_end(struct terminal *terminal);

/* Types characters, and keys by name in angle brackets: Enter Esc Tab S-Tab Backspace Del Insert Up Down Left Right PgUp PgDn Home End Space F1..F12,
 * C-a..C-z and C-_ (Ctrl), M-a (Alt), lt ("<"). Cursor keys are sent as the mode says that the program has set. Esc should be the last key of a text:
 * another right behind it makes Alt. */
void screen_type(struct terminal *terminal, const char *text);

/* Pastes a text: bracketed where the program asked for it. */
void screen_paste(struct terminal *terminal, const char *text);

/* Each is a point of the test: waits until the screen shows the text anywhere; in a row (from 0, negative from the bottom: -1 is the last); does not show it
 * any more; shows the cursor's marker ">" directly before it (a mark or a check box between them is passed over); shows the text cursor in a row with
 * it. A line feed at the end of the text stands for the end of the row. Where the time is over, or the program ended, the point fails and the actual screen is printed. */
#define screen_expect(terminal, text) screen_expect_at(__FILE__, __LINE__, (terminal), (text))
#define screen_expect_row(terminal, row, text) screen_expect_row_at(__FILE__, __LINE__, (terminal), (row), (text))
#define screen_expect_not(terminal, text) screen_expect_not_at(__FILE__, __LINE__, (terminal), (text))
#define screen_expect_marked(terminal, text) screen_expect_marked_at(__FILE__, __LINE__, (terminal), (text))
#define screen_expect_cursor(terminal, text) screen_expect_cursor_at(__FILE__, __LINE__, (terminal), (text))
bool screen_expect_at(const char *file, int line, struct terminal *terminal, const char *text);
bool screen_expect_row_at(const char *file, int line, struct terminal *terminal, int row, const char *text);
bool screen_expect_not_at(const char *file, int line, struct terminal *terminal, const char *text);
bool screen_expect_marked_at(const char *file, int line, struct terminal *terminal, const char *text);
bool screen_expect_cursor_at(const char *file, int line, struct terminal *terminal, const char *text);

/* A point: waits until the screen is, row by row, the text taken earlier with screen_text (which is freed). */
#define screen_expect_same(terminal, text, name) screen_expect_same_at(__FILE__, __LINE__, (terminal), (text), (name))
bool screen_expect_same_at(const char *file, int line, struct terminal *terminal, char *text, const char *name);

/* A point: what stands on the screen now is what the program believes to stand there: painted anew (Ctrl-L) it is the same. */
#define screen_expect_repaint(terminal) screen_expect_repaint_at(__FILE__, __LINE__, (terminal))
bool screen_expect_repaint_at(const char *file, int line, struct terminal *terminal);

/* The same as no point of the test: whether the screen came to show it. Nothing is printed. */
bool screen_wait(struct terminal *terminal, const char *text);

/* The same for whatever a test can tell of the screen. */
bool screen_wait_until(struct terminal *terminal, bool (*holds)(struct terminal *terminal, const void *context), const void *context);

/* A point of the test that is about the screen as it is now: where it does not hold, the screen is printed. */
#define screen_ok(terminal, held, name) screen_ok_at(__FILE__, __LINE__, (terminal), (held), (name))
bool screen_ok_at(const char *file, int line, struct terminal *terminal, bool held, const char *name);

/* Changes the window's size. What stood there is gone, as terminals differ in what they leave of it. */
void screen_resize(struct terminal *terminal, int columns, int rows);
int screen_columns(const struct terminal *terminal);
int screen_rows(const struct terminal *terminal);

/* A row's text without blanks at its end; negative from the bottom. Valid until the next call. */
const char *screen_row(struct terminal *terminal, int row);

/* All rows, each ended by a line feed; the caller frees it. */
char *screen_text(struct terminal *terminal);

/* The row of the cursor's marker: the first that has ">" in its first column; -1 where there is none. */
int screen_marker_row(struct terminal *terminal);

/* Where the text cursor is, and whether it is shown. */
void screen_cursor(const struct terminal *terminal, int *row, int *column, bool *shown);

/* All bytes received from now on are added to heard too, which is the caller's and outlives the terminal. */
struct text;
void screen_hear(struct terminal *terminal, struct text *heard);

/* Bytes the program has sent so far, those waiting to be read included. */
size_t screen_bytes(struct terminal *terminal);

/* Frames the program has sent so far whose ends could be told, and the bytes of what it drew: the questions at the frames' ends are left out. */
size_t screen_frames(struct terminal *terminal);
size_t screen_drawn(struct terminal *terminal);

/* Types keys and waits for the frame that comes of them. No point of the test: false where none came. */
bool screen_press(struct terminal *terminal, const char *text);

/* When the last byte came, and now, in milliseconds of one clock. */
int64_t screen_heard_at(const struct terminal *terminal);
int64_t screen_clock(void);

/* The bytes sent within so many milliseconds; for what must not happen there is no screen to wait for. */
size_t screen_bytes_within(struct terminal *terminal, int milliseconds);

/* The line is cut; a signal is sent; the process. */
void screen_hangup(struct terminal *terminal);
void screen_signal(struct terminal *terminal, int number);
pid_t screen_process(const struct terminal *terminal);

/* Whether the program has ended by now; *restored: whether the terminal is as programs expect it, which read lines and write text. */
bool screen_has_ended(struct terminal *terminal, bool *restored);

/* Waits for the program's end and returns its exit status (128 + number for a signal), -1 where it does not end. */
int screen_exit_status(struct terminal *terminal);

/* A point: waits for the program's end and compares its exit status (128 + number for a signal). */
#define screen_wait_exit(terminal, status) screen_wait_exit_at(__FILE__, __LINE__, (terminal), (status))
bool screen_wait_exit_at(const char *file, int line, struct terminal *terminal, int status);

#endif
