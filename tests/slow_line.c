/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slow line to a command: slow_line [-u BITS] [-d BITS] [-m MILLISECONDS] -p|-l COMMAND [ARGUMENT]...
 *
 * Everything the command says is taken at once, as sshd takes it, and arrives so many milliseconds later and no faster than so many bits a second; the same for what it
 * is told. With -p the line begins at this terminal, and the command has one of its own, as large as this one. With -l the line is TCP: it goes into the background,
 * having printed its process and the port of this machine where it waits for one connection, and from there connects on to the command, as inetd would. SIGUSR1
 * makes the line fall silent: it stays, but nothing arrives any more. When slow_line is killed the line is cut. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
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
    SECOND = 1000000,  /* in microseconds */
    PATIENCE = 30000   /* milliseconds in which somebody connects */
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

/* --- TCP --------------------------------------------------------------------------------------------------------------- */

/* The command gets no end but its own; nothing waits to be sent. Returns the socket. */
static int socket_prepare(int line)
{
    fcntl(line, F_SETFD, FD_CLOEXEC);
    setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    return line;
}

/* Listens at a free port where only this machine reaches it; *address gets it. -1 where that fails. */
static int socket_listen(struct sockaddr_in *address)
{
    socklen_t length = sizeof *address;
    int listener = socket_prepare(socket(AF_INET, SOCK_STREAM, 0));
    *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (struct sockaddr *)address, length) == 0 && listen(listener, 1) == 0 && getsockname(listener, (struct sockaddr *)address, &length) == 0)
        return listener;
    perror("listen");
    return -1;
}

/* The one connection that is waited for, or -1. */
static int socket_accept(int listener)
{
    struct pollfd input = {.fd = listener, .events = POLLIN};
    int line = poll(&input, 1, PATIENCE) > 0 ? socket_prepare(accept(listener, NULL, NULL)) : -1;
    close(listener);
    return line;
}

/* Both ends of a connection within this machine; false where there can be none. */
static bool socket_pair(int ends[2])
{
    struct sockaddr_in address;
    int listener = socket_listen(&address);
    ends[0] = socket_prepare(socket(AF_INET, SOCK_STREAM, 0));
    if (listener < 0 || connect(ends[0], (struct sockaddr *)&address, sizeof address) != 0)
        return false;
    ends[1] = socket_accept(listener);
    return ends[1] >= 0;
}

/* Goes into the background; what waits for this program's output learns where the line begins. Returns the line once somebody is there, or -1. */
static int line_wait(void)
{
    struct sockaddr_in address;
    int listener = socket_listen(&address);
    pid_t child = listener < 0 ? -1 : fork();
    if (child == 0) {
        close(STDOUT_FILENO);
        return socket_accept(listener);
    }
    if (child > 0)
        printf("%jd %d\n", (intmax_t)child, ntohs(address.sin_port));
    exit(child > 0 ? 0 : 1);
}

/* --- The command ------------------------------------------------------------------------------------------------------ */

static void command_run(char **command)
{
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

/* Both return the command's process, or -1; *line gets the way to it. */
static pid_t command_on_terminal(char **command, int *line)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    pid_t child = forkpty(line, NULL, NULL, &size);
    if (child == 0)
        command_run(command);
    return child;
}

static pid_t command_on_socket(char **command, int *line)
{
    int ends[2];
    if (!socket_pair(ends))
        return -1;
    *line = ends[0];
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        close(ends[1]);
        command_run(command);
    }
    close(ends[1]);
    return child;
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
    fprintf(stderr, "usage: %s [-u BITS] [-d BITS] [-m MILLISECONDS] -p|-l COMMAND [ARGUMENT]...\n", name);
    return 2;
}

int main(int count, char **arguments)
{
    struct way up = {.from = STDIN_FILENO}, down = {.to = STDOUT_FILENO};
    int option, line, kind = 0, status = 0;
    while ((option = getopt(count, arguments, "+u:d:m:pl")) != -1)
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
        case 'l':
            kind = option;
            break;
        default:
            return usage(arguments[0]);
        }
    if (kind == 0 || optind == count)
        return usage(arguments[0]);
    signal(SIGPIPE, SIG_IGN);
    sigaction(SIGUSR1, &(struct sigaction){.sa_handler = on_silence}, NULL);
    if (kind == 'l')
        up.from = down.to = line_wait();
    else
        terminal_make_raw();
    pid_t child = up.from < 0 ? -1 : kind == 'l' ? command_on_socket(arguments + optind, &line) : command_on_terminal(arguments + optind, &line);
    if (child < 0)
        return 1;
    up.to = down.from = line;
    line_run(&up, &down);
    close(line);
    waitpid(child, &status, 0);
    free(up.pieces);
    free(down.pieces);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
