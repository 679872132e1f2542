/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures what full-screen programs send over the line. Without arguments: lrn and others of its kind, as far as they are installed, on lists of 10,000 and 100,000 like
 * records, in one table. bench_line [-t TERM] [-b KEYS] [-k KEYS]... COMMAND [ARGUMENT]... measures any command: each -k is pressed again and again (\e is Esc, \r Enter);
 * the keys of -b are typed in a start before, to leave it somewhere (lrn in its list: 1q). */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/home.h"
#include "tests/population.h"

enum {
    QUIET = 60,        /* milliseconds of silence that end a reply */
    FIRST = 1000,      /* the longest wait for a reply to begin */
    START_QUIET = 3000,
    START_AGAIN = 500,
    STARTS = 15,
    IDLE = 2000,
    PRESSES = 15,
    PAGES = 5,
    ROWS = 24,
    QUEUED = 100,
    PARTS = 4096,
    NEARLY = 20, /* all but so many-th */
    ARGUMENTS = 12,
    KEYS = 8,
    NAME_SIZE = 32
};

/* --- A program on a terminal ------------------------------------------------------------------------------------------ */

struct session {
    int master;
    pid_t process;
    double begun;
};

/* What came back: how much, and when the last of it did, in milliseconds; and when nearly all of it had come, since a counter may follow in a pause. */
struct reply {
    size_t bytes;
    double last, nearly;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void session_start(struct session *session, const char *const *command, const char *term, const char *folder)
{
    struct winsize size = {.ws_row = ROWS, .ws_col = 80};
    char *name = string_format("TERM=%s", term);
    const char *const changes[] = {name, NULL};
    char **environment = home_environment(changes);
    session->begun = now();
    session->process = forkpty(&session->master, NULL, NULL, &size);
    if (session->process == 0) {
        environ = environment;
        if (folder != NULL && chdir(folder) != 0)
            _exit(127);
        execvp(command[0], (char *const *)command);
        _exit(127);
    }
    home_environment_free(environment);
    free(name);
}

static void session_send(const struct session *session, const char *bytes, size_t length)
{
    if (write(session->master, bytes, length) < 0)
        perror("write");
}

/* Some ask the terminal what it is, or where the cursor stands, and wait. */
static void session_answer(const struct session *session, const char *bytes, size_t length)
{
    static const struct {
        const char *question, *answer;
    } known[] = {{"\033[5n", "\033[0n"}, {"\033[6n", "\033[1;1R"}, {"\033[c", "\033[?62;22c"}, {"\033[0c", "\033[?62;22c"}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (memmem(bytes, length, known[i].question, strlen(known[i].question)) != NULL)
            session_send(session, known[i].answer, strlen(known[i].answer));
}

/* Takes what comes until it is quiet. */
static struct reply session_read(const struct session *session, int first, int quiet)
{
    struct reply reply = {0};
    struct pollfd input = {.fd = session->master, .events = POLLIN};
    struct reply parts[PARTS];
    size_t count = 0;
    char bytes[65536];
    while (poll(&input, 1, reply.bytes == 0 ? first : quiet) > 0) {
        ssize_t length = read(session->master, bytes, sizeof bytes);
        if (length <= 0)
            break;
        reply.bytes += (size_t)length;
        reply.last = now();
        if (count < PARTS)
            parts[count++] = reply;
        session_answer(session, bytes, (size_t)length);
    }
    reply.nearly = reply.last;
    while (count > 0 && parts[count - 1].bytes * NEARLY >= reply.bytes * (NEARLY - 1))
        reply.nearly = parts[--count].last;
    return reply;
}

/* The most memory it ever had, in MiB. */
static double session_memory(const struct session *session)
{
    return (double)home_memory(session->process, "VmHWM") / 1024;
}

/* Returns the milliseconds of the processor that it took. */
static double session_end(const struct session *session)
{
    struct rusage used = {0};
    kill(session->process, SIGKILL);
    wait4(session->process, NULL, 0, &used);
    close(session->master);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

/* --- Measures --------------------------------------------------------------------------------------------------------- */

/* Of a key pressed again and again: bytes in the median and the 95th of a hundred, and the time to the last byte in the median. */
struct presses {
    double median, high, time;
};

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static struct presses press(const struct session *session, const char *keys, int times)
{
    double bytes[PRESSES], time[PRESSES];
    for (int i = 0; i < times; i++) {
        double sent = now();
        session_send(session, keys, strlen(keys));
        struct reply reply = session_read(session, FIRST, QUIET);
        bytes[i] = (double)reply.bytes;
        time[i] = reply.bytes > 0 ? reply.last - sent : 0;
    }
    qsort(bytes, (size_t)times, sizeof *bytes, compare);
    qsort(time, (size_t)times, sizeof *time, compare);
    return (struct presses){bytes[times / 2], bytes[(times * 95 - 1) / 100], time[times / 2]};
}

static size_t queue(const struct session *session, const char *keys)
{
    struct text text = {0};
    for (int i = 0; i < QUEUED; i++)
        text_add(&text, keys);
    session_send(session, text_string(&text), text.length);
    text_done(&text);
    return session_read(session, FIRST, 5 * QUIET).bytes;
}

enum measure { FIRST_BYTES, FIRST_TIME, DOWN, DOWN_HIGH, SCROLL, PAGE, OPEN, BACK, QUEUE, LATENCY, MEMORY, SILENCE, MEASURES };

static const char *const measure_names[MEASURES] = {
    [FIRST_BYTES] = "first screen", [FIRST_TIME] = "in ms",     [DOWN] = "Down",           [DOWN_HIGH] = "p95",    [SCROLL] = "scroll", [PAGE] = "PgDn",
    [OPEN] = "open",                [BACK] = "back",            [QUEUE] = "100 Downs",     [LATENCY] = "key ms",   [MEMORY] = "MiB",    [SILENCE] = "idle",
};

/* A program that shows a list; NULL for a key it has none for. */
struct program {
    const char *name;
    const char *command[ARGUMENTS]; /* "@" stands for the list */
    const char *list;               /* which of the lists; inside it where it ends in a slash */
    const char *down, *page, *open, *back;
};

static const struct program programs[] = {
    {"lrn", {"", "--db", "@", "--economy", "off", "--lang", "en"}, "network.db", "\033OB", "\033[6~", "\r", "\033"},
    {"vim", {"vim", "-u", "NONE", "-i", "NONE", "-N", "-n", "+set nowrap", "@"}, "list.csv", "\033OB", "\033[6~", NULL, NULL},
    {"less", {"less", "-S", "@"}, "list.csv", "\033OB", "\033[6~", NULL, NULL},
    {"tig", {"tig"}, "commits/", "\033OB", "\033[6~", "\r", "q"},
    {"neomutt", {"neomutt", "-n", "-F", "/dev/null", "-e", "set folder=.", "-R", "-f", "@"}, "letters.mbox", "j", "\033[6~", "\r", "i"},
    {"abook", {"abook", "--datafile", "@"}, "abook", "j", "\033[6~", "\r", "q"},
    {"mc", {"mc", "--nosubshell", "--nomouse", "@"}, "files", "\033OB", "\033[6~", NULL, NULL},
    {"nnn", {"nnn", "@"}, "files", "\033OB", "\033[6~", NULL, NULL},
    {"pspg", {"pspg", "--csv", "--no-mouse", "-f", "@"}, "list.csv", "\033OB", "\033[6~", NULL, NULL},
    {"visidata", {"vd", "@"}, "list.csv", "\033OB", "\033[6~", "\r", "q"},
};

enum { PROGRAMS = sizeof programs / sizeof programs[0] };

/* A start before the measured one, whose keys say where the next begins. */
static void leave(const char *term, const char *const *command, const char *keys)
{
    struct session session;
    session_start(&session, command, term, NULL);
    session_read(&session, 10 * FIRST, START_QUIET);
    for (; *keys != '\0'; keys++) {
        session_send(&session, keys, 1);
        session_read(&session, FIRST, FIRST);
    }
    session_end(&session);
}

/* lrn begins the day with what waits, and goes on where it was left: in the list here. */
static void lrn_leave_list(const char *path)
{
    const char *const command[] = {home_program(), "--db", path, NULL};
    leave("xterm-256color", command, "1q");
}

/* Measures a program on its list. False where it does not run here. */
static bool program_measure(const struct program *program, const char *path, double measures[MEASURES])
{
    const char *command[ARGUMENTS] = {NULL};
    bool inside = program->list[strlen(program->list) - 1] == '/';
    struct session session;
    for (size_t i = 0; program->command[i] != NULL; i++)
        command[i] = strcmp(program->command[i], "@") == 0 ? path : program->command[i];
    if (command[0][0] == '\0')
        command[0] = home_program();
    session_start(&session, command, "xterm-256color", inside ? path : NULL);
    struct reply first = session_read(&session, 10 * FIRST, START_QUIET);
    bool runs = waitpid(session.process, NULL, WNOHANG) == 0 && first.bytes > 0;
    if (runs) {
        measures[FIRST_BYTES] = (double)first.bytes;
        measures[FIRST_TIME] = first.nearly - session.begun;
        measures[SILENCE] = (double)session_read(&session, IDLE, QUIET).bytes;
        const struct presses down = press(&session, program->down, PRESSES);
        measures[DOWN] = down.median;
        measures[DOWN_HIGH] = down.high;
        measures[LATENCY] = down.time;
        press(&session, program->down, PRESSES);
        measures[SCROLL] = press(&session, program->down, PRESSES).median;
        measures[PAGE] = press(&session, program->page, PAGES).median;
        measures[QUEUE] = (double)queue(&session, program->down);
        session_read(&session, FIRST, QUIET);
        measures[OPEN] = program->open != NULL ? press(&session, program->open, 1).median : 0;
        session_read(&session, FIRST, QUIET);
        measures[BACK] = program->back != NULL ? press(&session, program->back, 1).median : 0;
        measures[MEMORY] = session_memory(&session);
    }
    session_end(&session);
    return runs;
}

/* --- Lists of like records -------------------------------------------------------------------------------------------- */

static FILE *create(const char *folder, const char *name)
{
    char *path = string_format("%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    free(path);
    return file;
}

static void record_name(char *name, size_t number)
{
    static const char *const places[] = {"Dhaka", "Hanoi", "Addis Ababa", "Lima", "Accra", "Izmir", "Chennai"};
    snprintf(name, NAME_SIZE, "%s Labour Desk %zu", places[number * 31 % (sizeof places / sizeof places[0])], number);
}

static void letters_write(FILE *file, size_t count)
{
    char name[NAME_SIZE];
    for (size_t i = 0; i < count; i++) {
        record_name(name, i);
        fprintf(file, "From desk@example.org Thu Jan  1 00:00:00 2026\nFrom: %s <desk%zu@example.org>\nTo: lrn@example.org\nSubject: %s\nMessage-ID: <%zu@example.org>\n"
                      "Date: Thu, 1 Jan 2026 00:00:00 +0000\n\nIt works with unions in the garment sector.\n\n", name, i, name, i);
    }
}

static void addresses_write(FILE *file, size_t count)
{
    char name[NAME_SIZE];
    fputs("[format]\nprogram=abook\nversion=0.6.1\n\n", file);
    for (size_t i = 0; i < count; i++) {
        record_name(name, i);
        fprintf(file, "[%zu]\nname=%s\nemail=desk%zu@example.org\nphone=+880 2 5550 %zu\n\n", i, name, i, i);
    }
}

static void files_write(const char *folder, size_t count)
{
    char name[NAME_SIZE], *inside = string_format("%s/files", folder);
    mkdir(inside, 0700);
    for (size_t i = 0; i < count; i++) {
        record_name(name, i);
        fclose(create(inside, name));
    }
    free(inside);
}

static void commits_write(const char *folder, size_t count)
{
    char name[NAME_SIZE], *command = string_format("git init -q '%s/commits' 2> '%s/git.log' && git -C '%s/commits' fast-import --quiet", folder, folder, folder);
    FILE *import = popen(command, "w");
    for (size_t i = 0; import != NULL && i < count; i++) {
        record_name(name, i);
        fprintf(import, "commit refs/heads/master\ncommitter %s <desk@example.org> %zu +0000\ndata %zu\n%s\n", name, 1700000000 + i, strlen(name), name);
    }
    if (import == NULL || pclose(import) != 0)
        fprintf(stderr, "no commits for tig\n");
    free(command);
}

static void network_write(const char *folder, size_t count)
{
    const char *built = getenv("TOP_BUILDDIR");
    char *command = string_format("'%s/tests/generate' '%s/network.db' %zu 100", built != NULL ? built : ".", folder, count);
    if (system(command) != 0)
        exit(EXIT_FAILURE);
    free(command);
}

static char *lists_make(size_t count)
{
    char *folder = home_path(count > 50000 ? "many" : "few");
    mkdir(folder, 0700);
    FILE *list = create(folder, "list.csv"), *letters = create(folder, "letters.mbox"), *addresses = create(folder, "abook");
    population_write_list(list, count);
    letters_write(letters, count);
    addresses_write(addresses, count);
    fclose(list);
    fclose(letters);
    fclose(addresses);
    files_write(folder, count);
    commits_write(folder, count);
    network_write(folder, count);
    return folder;
}

/* --- The table -------------------------------------------------------------------------------------------------------- */

static void print_row(const struct program *program, const double *measures, const double *lrn)
{
    printf("%-10s", program->name);
    for (enum measure measure = 0; measure < MEASURES; measure++) {
        bool has = measures[measure] > 0 || measure == SILENCE || measure == FIRST_TIME;
        if (!has)
            printf(" %16s", "-");
        else if (measures == lrn || lrn[measure] <= 0)
            printf(" %16.*f", measure == FIRST_TIME || measure == LATENCY || measure == MEMORY ? 1 : 0, measures[measure]);
        else
            printf(" %8.*f (%4.*fx)", measure == FIRST_TIME || measure == LATENCY || measure == MEMORY ? 1 : 0, measures[measure],
                   measures[measure] < 10 * lrn[measure] ? 1 : 0, measures[measure] / lrn[measure]);
    }
    puts("");
    fflush(stdout);
}

static void print_table(size_t count)
{
    double lrn[MEASURES] = {0};
    char *folder = lists_make(count);
    printf("\n%zu records, 80x24, xterm-256color: bytes (in the median of %d), milliseconds from exec to 95 %% of the bytes, or from a key to the last; in brackets: times lrn's\n%-10s", count, PRESSES, "");
    for (enum measure measure = 0; measure < MEASURES; measure++)
        printf(" %16s", measure_names[measure]);
    puts("");
    for (size_t i = 0; i < PROGRAMS; i++) {
        double measures[MEASURES] = {0};
        char *path = string_format("%s/%s", folder, programs[i].list);
        if (i == 0)
            lrn_leave_list(path);
        if (program_measure(&programs[i], path, i == 0 ? lrn : measures))
            print_row(&programs[i], i == 0 ? lrn : measures, lrn);
        else
            printf("%-10s does not run here\n", programs[i].name);
        free(path);
    }
    free(folder);
}

/* --- Any command ------------------------------------------------------------------------------------------------------ */

/* \e and \r made what they stand for, in place. */
static void keys_read(char *keys)
{
    char *to = keys;
    for (const char *from = keys; *from != '\0'; from++)
        if (from[0] == '\\' && (from[1] == 'e' || from[1] == 'r'))
            *to++ = *++from == 'e' ? '\033' : '\r';
        else
            *to++ = *from;
    *to = '\0';
}

static double median(double values[STARTS])
{
    qsort(values, STARTS, sizeof *values, compare);
    return values[STARTS / 2];
}

/* The first screen, started again and again, since others use the machine too. */
static void measure_starts(const char *term, char **command)
{
    double clock[STARTS], processor[STARTS];
    size_t bytes = 0;
    for (int i = 0; i < STARTS; i++) {
        struct session session;
        session_start(&session, (const char *const *)command, term, NULL);
        struct reply first = session_read(&session, 10 * FIRST, START_AGAIN);
        bytes = first.bytes;
        clock[i] = first.bytes > 0 ? first.nearly - session.begun : 0;
        processor[i] = session_end(&session);
    }
    double middle = median(clock);
    printf("first screen: %zu bytes, %.1f ms in the median of %d starts, %.1f at least; %.1f ms of the processor\n", bytes, middle, STARTS, clock[0], median(processor));
}

static int measure_command(const char *term, char *const *keys, size_t key_count, char **command)
{
    struct session session;
    measure_starts(term, command);
    session_start(&session, (const char *const *)command, term, NULL);
    session_read(&session, 10 * FIRST, START_QUIET);
    printf("idle: %zu bytes\n", session_read(&session, IDLE, QUIET).bytes);
    for (size_t i = 0; i < key_count; i++) {
        keys_read(keys[i]);
        const struct presses presses = press(&session, keys[i], PRESSES);
        printf("key %zu: %.0f bytes in the median, %.0f at most in 95 of 100; %.1f ms\n", i + 1, presses.median, presses.high, presses.time);
    }
    printf("memory: %.1f MiB at most\n", session_memory(&session));
    session_end(&session);
    return EXIT_SUCCESS;
}

int main(int count, char **arguments)
{
    const char *term = "xterm-256color", *before = NULL;
    char *keys[KEYS];
    size_t key_count = 0;
    int option;
    while ((option = getopt(count, arguments, "+t:b:k:")) != -1)
        if (option == 't')
            term = optarg;
        else if (option == 'b')
            before = optarg;
        else if (option == 'k' && key_count < KEYS)
            keys[key_count++] = optarg;
        else
            return 2;
    home_new(HOME_WITHOUT);
    if (optind < count && before != NULL)
        leave(term, (const char *const *)arguments + optind, before);
    if (optind < count)
        return measure_command(term, keys, key_count, arguments + optind);
    print_table(10000);
    print_table(100000);
    return EXIT_SUCCESS;
}
