/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as they come from a terminal into the whole program on the demonstration network: it goes on until the line is gone, and the database is sound afterwards. A byte of
 * 0xff is none of the terminal's: with the one behind it, it says what happens before the next ones come. Time passes only where the program waits, and ncurses' own waits are cut
 * short; the makefile has the linker lead these functions here. */
#include "config.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/create.h"
#include "db/verify.h"
#include "src/error.h"
#include "src/icu.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/text.h"
#include "src/types.h"
#include "tests/fuzz/fuzz.h"
#include "tests/network.h"
#include "ui/loop.h"
#include "ui/options.h"

const char *const fuzz_name = "keys";

enum {
    CONTROL = 0xff,      /* then: */
    CONTROL_LOOKS = 0x40, /* from here on so many looks for keys in vain, below so many tenths of a second */
    CONTROL_SIZE = 0x80,  /* another size of the window; up to what is no control but the byte itself */
    TENTH = 100,
    VERIFY_EVERY = 16     /* runs */
};

static const struct winsize sizes[] = {{24, 80, 0, 0}, {16, 60, 0, 0}, {43, 132, 0, 0}, {10, 40, 0, 0}, {60, 200, 0, 0}, {1, 1, 0, 0}};

/* Where everything is, and the database as it is at the beginning of each run. */
static struct {
    char *folder, *path;
    unsigned char *bytes;
    size_t size;
    int64_t runs;
} home;

/* The line, and what comes over it. */
static struct {
    const uint8_t *bytes;
    size_t length, at;
    int line; /* -1: it is gone */
    int64_t clock, silence; /* milliseconds: now, and until the next bytes */
    int looks;
    const struct winsize *size;
} terminal;

/* --- The terminal ----------------------------------------------------------------------------------------------------- */

static void control_take(uint8_t control)
{
    terminal.silence = 1;
    if (control < CONTROL_LOOKS) {
        terminal.silence = (control + 1) * TENTH;
    } else if (control < CONTROL_SIZE) {
        terminal.looks = control - CONTROL_LOOKS;
    } else {
        terminal.size = &sizes[control % (sizeof sizes / sizeof *sizes)];
        raise(SIGWINCH);
    }
}

static bool is_control(size_t at)
{
    return at + 1 < terminal.length && terminal.bytes[at] == CONTROL && terminal.bytes[at + 1] != CONTROL;
}

/* Sends what comes before the next control, or ends the line. */
static void bytes_send(void)
{
    size_t from = terminal.at;

    if (terminal.line < 0)
        return;
    while (terminal.at < terminal.length && !is_control(terminal.at))
        terminal.at++;
    must(write(terminal.line, terminal.bytes + from, terminal.at - from) == (ssize_t)(terminal.at - from));
    if (terminal.at < terminal.length) {
        control_take(terminal.bytes[terminal.at + 1]);
        terminal.at += 2;
    } else {
        close(terminal.line);
        terminal.line = -1;
    }
}

int __real_poll(struct pollfd *files, nfds_t count, int milliseconds);

/* Lets time pass: all that is waited for, and a little where it is only looked. */
static void time_pass(int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

    if (__real_poll(&input, 1, 0) > 0)
        return;
    int64_t passed = milliseconds > 0 ? milliseconds : milliseconds < 0 ? terminal.silence : 1;
    if (terminal.looks > 0)
        terminal.looks--;
    passed = passed < terminal.silence || terminal.looks > 0 ? passed : terminal.silence;
    terminal.clock += passed;
    terminal.silence -= passed;
    if (terminal.silence <= 0 && terminal.looks == 0)
        bytes_send();
}

int __wrap_poll(struct pollfd *files, nfds_t count, int milliseconds);
int __wrap_poll(struct pollfd *files, nfds_t count, int milliseconds)
{
    time_pass(milliseconds);
    return __real_poll(files, count, 0);
}

int __real_ppoll(struct pollfd *files, nfds_t count, const struct timespec *limit, const sigset_t *mask);
int __wrap_ppoll(struct pollfd *files, nfds_t count, const struct timespec *limit, const sigset_t *mask);
int __wrap_ppoll(struct pollfd *files, nfds_t count, const struct timespec *limit, const sigset_t *mask)
{
    time_pass(limit != NULL ? (int)(limit->tv_sec * 1000 + limit->tv_nsec / 1000000) : -1);
    return __real_ppoll(files, count, &(struct timespec){0}, mask);
}

int64_t __wrap_clock_milliseconds(void);
int64_t __wrap_clock_milliseconds(void)
{
    return terminal.clock;
}

int __real_set_escdelay(int milliseconds);
int __wrap_set_escdelay(int milliseconds);
int __wrap_set_escdelay(int milliseconds)
{
    (void)milliseconds;
    return __real_set_escdelay(1);
}

/* The program asks for nothing but the window's size, and how much has come of a paste. */
int __real_ioctl(int file, unsigned long request, ...);
int __wrap_ioctl(int file, unsigned long request, ...);
int __wrap_ioctl(int file, unsigned long request, ...)
{
    va_list arguments;
    int answer = 0;

    must((file == STDOUT_FILENO && request == TIOCGWINSZ) || (file == STDIN_FILENO && request == FIONREAD));
    va_start(arguments, request);
    if (request == TIOCGWINSZ)
        *va_arg(arguments, struct winsize *) = *terminal.size;
    else
        answer = __real_ioctl(file, request, va_arg(arguments, int *));
    va_end(arguments);
    return answer;
}

/* The line is gone at the end of every run, and the next begins in the same process. */
void __wrap_signals_end(int number);
void __wrap_signals_end(int number)
{
    must(number == SIGHUP);
}

/* --- Files: none outside of the folder is read or written --------------------------------------------------------------- */

static bool is_at_home(const char *path, struct error *error)
{
    size_t length = strlen(home.folder);
    bool inside = path[0] != '/' || (strncmp(path, home.folder, length) == 0 && path[length] == '/');

    return (inside && strstr(path, "..") == NULL) || error_set(error, ERROR_USAGE, "%s is out of bounds.", path);
}

struct whole_file *__real_whole_file_open(const char *path, struct error *error);
struct whole_file *__wrap_whole_file_open(const char *path, struct error *error);
struct whole_file *__wrap_whole_file_open(const char *path, struct error *error)
{
    return is_at_home(path, error) ? __real_whole_file_open(path, error) : NULL;
}

char *__real_file_create_beside(const char *path, struct error *error);
char *__wrap_file_create_beside(const char *path, struct error *error);
char *__wrap_file_create_beside(const char *path, struct error *error)
{
    return is_at_home(path, error) ? __real_file_create_beside(path, error) : NULL;
}

int __real_input_file_open(const char *path, struct error *error);
int __wrap_input_file_open(const char *path, struct error *error);
int __wrap_input_file_open(const char *path, struct error *error)
{
    return strcmp(path, "-") != 0 && is_at_home(path, error) ? __real_input_file_open(path, error) : -1;
}

/* --- The home ----------------------------------------------------------------------------------------------------------- */

static int one_remove(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status, (void)type;
    return place->level == 0 ? 0 : remove(path);
}

static void home_empty(void)
{
    nftw(home.folder, one_remove, 16, FTW_DEPTH | FTW_PHYS);
}

static void home_leave(void)
{
    home_empty();
    rmdir(home.folder);
    free(home.folder);
    free(home.path);
    free(home.bytes);
    message_close();
}

static void file_write(const char *path, const void *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    must(file >= 0 && write(file, bytes, size) == (ssize_t)size);
    close(file);
}

static void database_make(void)
{
    const struct store_options options = {.path = home.path, .types = &types_all};
    const struct create_content content = {.demonstration = true};
    const struct viewer viewer = network_viewer("kari");
    struct error error = {0};
    struct stat status;
    struct store *store = create_database(&options, &viewer, &content, &error);

    must(store != NULL);
    store_close(store);
    int file = open(home.path, O_RDONLY | O_CLOEXEC);
    must(file >= 0 && fstat(file, &status) == 0);
    home.size = (size_t)status.st_size;
    home.bytes = memory_new(home.size);
    must(read(file, home.bytes, home.size) == status.st_size);
    close(file);
}

static void home_be_there(void)
{
    static const char *const unset[] = {"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LRN_DB", "COLUMNS", "LINES"};
    const char *temporary = getenv("TMPDIR");

    if (home.folder != NULL)
        return;
    home.folder = string_format("%s/lrn-keys-XXXXXX", temporary != NULL && temporary[0] == '/' ? temporary : "/tmp");
    must(mkdtemp(home.folder) != NULL);
    atexit(home_leave);
    home.path = string_format("%s/network.db", home.folder);
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
        unsetenv(unset[i]);
    setenv("HOME", home.folder, 1);
    setenv("TERM", "xterm-256color", 1);
    setlocale(LC_CTYPE, "C.UTF-8");
    icu_open();
    message_open(place_catalogue);
    database_make();
}

static void home_begin(void)
{
    static const char list[] = "Name,Kind,Country,City,Founded\nAbay Labour Studies Unit (demo),ngo,Ethiopia,Adama,1999\nNobody,wizard,Atlantis,,once\nNew,ngo,Bharat,,\n";
    char *path = string_format("%s/list.csv", home.folder);

    home_empty();
    file_write(home.path, home.bytes, home.size);
    file_write(path, list, sizeof list - 1);
    free(path);
}

/* --- A run --------------------------------------------------------------------------------------------------------------- */

static void program_run(void)
{
    const struct options options = {.database = home.path, .user = "kari", .economy = ECONOMY_ON};

    message_set_language(LANGUAGE_EN);
    must(screen_run(&options) == 0);
    fflush(stdout);
}

/* What the program shows goes nowhere, what it reads is the line, and files without a folder are at home. */
static void program_run_on(int line, int nowhere)
{
    int input = dup(STDIN_FILENO), output = dup(STDOUT_FILENO), here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    fflush(stdout);
    must(dup2(line, STDIN_FILENO) == STDIN_FILENO && dup2(nowhere, STDOUT_FILENO) == STDOUT_FILENO && here >= 0 && chdir(home.folder) == 0);
    program_run();
    must(fchdir(here) == 0);
    close(here);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    close(input);
    close(output);
}

static void database_check(void)
{
    const struct store_options options = {.path = home.path, .types = &types_all};
    struct finding_list findings = {0};
    struct error error = {0};
    struct store *store = store_open(&options, &error);

    must(store != NULL && verify_database(store, &findings, &error));
    for (size_t i = 0; i < findings.fault_count; i++)
        fprintf(stderr, "%s\n", findings.faults[i]);
    must(findings.fault_count == 0);
    finding_list_done(&findings);
    store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    int line[2], nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (length > PIPE_BUF) {
        close(nowhere);
        return 0;
    }
    home_be_there();
    home_begin();
    must(pipe(line) == 0 && nowhere >= 0);
    terminal.bytes = bytes;
    terminal.length = length;
    terminal.at = 0;
    terminal.line = line[1];
    terminal.silence = TENTH;
    terminal.looks = 0;
    terminal.size = &sizes[0];
    program_run_on(line[0], nowhere);
    close(line[0]);
    close(nowhere);
    if (terminal.line >= 0)
        close(terminal.line);
    if (home.runs++ % VERIFY_EVERY == 0)
        database_check();
    return 0;
}

/* ncurses keeps what it knows of terminals. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libncursesw\nleak:libtinfo\n";
}
