/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slow line between the terminal and a command: slow_line [-u BITS] [-d BITS] [-m MILLISECONDS] [-p] COMMAND [ARGUMENT]...
 *
 * Everything the command says is taken at once, as sshd takes it, and arrives so many milliseconds later and no faster than so many bits a second; the same for what it
 * is told. With -p the command has a terminal of its own, as large as this one's; otherwise a socket. SIGUSR1 makes the line fall silent: it stays, but nothing
 * arrives any more. When slow_line is killed the line is cut. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "src/memory.h"

enum {
    PIECE = 64,        /* bytes that travel together */
    BITS = 8,          /* of a byte */
    PIECES_FIRST = 256,
    SECOND = 1000000   /* in microseconds */
};

/* Some bytes on their way, and when they arrive. */
struct piece {
    int64_t due;
    size_t length;
    char bytes[PIECE];
};

/* One direction. */
struct way {
    int from, to;
    int64_t speed; /* bits a second; 0: any */
    int64_t delay; /* microseconds */
    int64_t free;  /* when the last byte taken has left */
    struct piece *pieces;
    size_t first, count, capacity;
    bool ended;
};

static volatile sig_atomic_t silent;

static void on_silence(int signal_number)
{
    (void)signal_number;
    silent = 1;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * SECOND + time.tv_nsec / 1000;
}

/* --- One direction ---------------------------------------------------------------------------------------------------- */

static struct piece *piece_add(struct way *way)
{
    if (way->first > 0 && way->first == way->count)
        way->first = way->count = 0;
    if (way->count == way->capacity) {
        way->capacity = way->capacity > 0 ? way->capacity * 2 : PIECES_FIRST;
        way->pieces = memory_resize(way->pieces, way->capacity, sizeof *way->pieces);
    }
    return &way->pieces[way->count++];
}

/* Takes what is there; false at the end. */
static bool way_take(struct way *way)
{
    struct piece piece;
    ssize_t length = read(way->from, piece.bytes, sizeof piece.bytes);
    if (length < 0 && (errno == EINTR || errno == EAGAIN))
        return true;
    if (length <= 0)
        return false;
    int64_t at = now();
    piece.length = (size_t)length;
    way->free = way->free > at ? way->free : at;
    if (way->speed > 0)
        way->free += (int64_t)length * BITS * SECOND / way->speed;
    piece.due = way->free + way->delay;
    if (!silent)
        *piece_add(way) = piece;
    return true;
}

static bool bytes_write(int to, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(to, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return true;
}

/* Hands over what has arrived; false where nobody takes it. */
static bool way_give(struct way *way)
{
    bool taken = true;
    while (taken && way->first < way->count && way->pieces[way->first].due <= now()) {
        const struct piece *piece = &way->pieces[way->first++];
        taken = silent || bytes_write(way->to, piece->bytes, piece->length);
    }
    return taken;
}

/* Milliseconds until something arrives, or the shorter time given. */
static int way_wait(const struct way *way, int wait)
{
    if (way->first == way->count)
        return wait;
    int64_t left = (way->pieces[way->first].due - now()) / 1000 + 1;
    left = left > 0 ? left : 0;
    return wait < 0 || left < wait ? (int)left : wait;
}

/* Both directions, until the command has ended and all it said has arrived, or the terminal has gone. */
static void line_run(struct way *up, struct way *down)
{
    while (!down->ended || down->first < down->count) {
        struct pollfd inputs[] = {{.fd = up->from, .events = POLLIN}, {.fd = down->ended ? -1 : down->from, .events = POLLIN}};
        if (poll(inputs, 2, way_wait(up, way_wait(down, -1))) < 0 && errno != EINTR)
            return;
        if (inputs[0].revents != 0 && !way_take(up))
            return;
        if (inputs[1].revents != 0 && !way_take(down))
            down->ended = true;
        if (!way_give(up))
            down->ended = true;
        if (!way_give(down))
            return;
    }
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static pid_t command_start(char **command, bool on_terminal, int *line)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    int ends[2] = {-1, -1};
    pid_t child;
    ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    if (on_terminal) {
        child = forkpty(line, NULL, NULL, &size);
    } else {
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
            return -1;
        *line = ends[0];
        child = fork();
    }
    if (child != 0) {
        close(ends[1]);
        return child;
    }
    if (!on_terminal) {
        dup2(ends[1], STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
    }
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

/* What is typed is passed on as it is. */
static void terminal_make_raw(void)
{
    struct termios tty;
    if (tcgetattr(STDIN_FILENO, &tty) != 0)
        return;
    cfmakeraw(&tty);
    tcsetattr(STDIN_FILENO, TCSANOW, &tty);
}

static int usage(const char *name)
{
    fprintf(stderr, "usage: %s [-u BITS] [-d BITS] [-m MILLISECONDS] [-p] COMMAND [ARGUMENT]...\n", name);
    return 2;
}

int main(int count, char **arguments)
{
    struct way up = {.from = STDIN_FILENO}, down = {.to = STDOUT_FILENO};
    bool on_terminal = false;
    int option, line, status = 0;
    while ((option = getopt(count, arguments, "+u:d:m:p")) != -1)
        switch (option) {
        case 'u':
            up.speed = atoll(optarg);
            break;
        case 'd':
            down.speed = atoll(optarg);
            break;
        case 'm':
            up.delay = down.delay = atoll(optarg) * 1000;
            break;
        case 'p':
            on_terminal = true;
            break;
        default:
            return usage(arguments[0]);
        }
    if (optind == count)
        return usage(arguments[0]);
    signal(SIGPIPE, SIG_IGN);
    sigaction(SIGUSR1, &(struct sigaction){.sa_handler = on_silence}, NULL);
    pid_t child = command_start(arguments + optind, on_terminal, &line);
    if (child < 0)
        return 1;
    terminal_make_raw();
    up.to = down.from = line;
    line_run(&up, &down);
    close(line);
    waitpid(child, &status, 0);
    free(up.pieces);
    free(down.pieces);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
