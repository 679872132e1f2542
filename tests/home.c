/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/home.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "src/memory.h"
#include "src/text.h"
#include "tests/tap.h"

enum { HOME_ARGUMENTS = 32, NETWORK_COUNT = HOME_DEMONSTRATION + 1 };

/* All folders of one test: root holds them, and the networks that are copied. */
static struct {
    char *root;
    char *folder;
    char *database;
    char *set; /* "NAME=value" that all programs get, or NULL */
    bool made[NETWORK_COUNT];
    unsigned count;
} home;

static void give_up(const char *what)
{
    printf("Bail out! %s\n", what);
    exit(99);
}

/* --- Folders ---------------------------------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static void homes_remove(void)
{
    nftw(home.root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(home.root);
    free(home.folder);
    free(home.database);
    free(home.set);
}

static void root_make(void)
{
    const char *temporary = getenv("TMPDIR");
    home.root = string_format("%s/lrn-test-XXXXXX", temporary != NULL && temporary[0] == '/' ? temporary : "/tmp");
    if (mkdtemp(home.root) == NULL)
        give_up("no folder for the test can be made");
    atexit(homes_remove);
}

static char *root_path(const char *name)
{
    return string_format("%s/%s", home.root, name);
}

static void folders_make(const char *path)
{
    char *folder = string_copy(path);
    for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0700);
        *slash = '/';
    }
    free(folder);
}

const char *home_folder(void)
{
    return home.folder;
}

const char *home_database(void)
{
    return home.database;
}

char *home_path(const char *name)
{
    return string_format("%s/%s", home.folder, name);
}

/* --- Files ------------------------------------------------------------------------------------------------------------ */

static void read_on(FILE *file, struct text *text)
{
    char bytes[8192];
    size_t length;
    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
        text_add_bytes(text, bytes, length);
}

static void write_bytes(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        give_up("a file of the test cannot be written");
}

void home_write(const char *path, const char *text)
{
    write_bytes(path, text, strlen(text));
}

char *home_read(const char *path)
{
    struct text text = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    read_on(file, &text);
    fclose(file);
    return text_take(&text);
}

long home_memory(pid_t process, const char *what)
{
    char *path = string_format("/proc/%ld/status", (long)process), *status = home_read(path);
    const char *line = status ? strstr(status, what) : NULL;
    long held = line ? strtol(line + strlen(what) + 1, NULL, 10) : 0;

    free(status);
    free(path);
    return held;
}

/* How often a file's bytes say a word, whatever its case; 0 where there is no file. */
static int file_says(const char *path, const char *word)
{
    FILE *file = fopen(path, "rb");
    const size_t length = strlen(word);
    size_t same = 0;
    int byte, count = 0;

    while (file && (byte = getc(file)) != EOF) {
        /* No beginning of these words stands in them again. */
        same = tolower(byte) == tolower((unsigned char)word[same]) ? same + 1 : tolower(byte) == tolower((unsigned char)word[0]);
        if (same == length) {
            count++;
            same = 0;
        }
    }
    if (file)
        fclose(file);
    return count;
}

int home_database_says(const char *path, const char *word)
{
    char *log = string_format("%s-wal", path);
    int count = file_says(path, word) + file_says(log, word);

    free(log);
    return count;
}

void home_copy(const char *from, const char *to)
{
    struct text text = {0};
    FILE *file = fopen(from, "rb");
    if (file == NULL)
        give_up("a network to copy is not there");
    read_on(file, &text);
    fclose(file);
    write_bytes(to, text_string(&text), text.length);
    text_done(&text);
}

/* --- Environment ------------------------------------------------------------------------------------------------------ */

struct environment {
    char **entries;
    size_t count;
};

/* Takes a variable away. */
static void environment_drop(struct environment *environment, const char *name, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < environment->count; i++) {
        char *entry = environment->entries[i];
        if (strncmp(entry, name, length) == 0 && entry[length] == '=')
            free(entry);
        else
            environment->entries[kept++] = entry;
    }
    environment->count = kept;
    environment->entries[kept] = NULL;
}

/* "NAME=value" sets, "NAME" takes away. The entry is taken over. */
static void environment_change(struct environment *environment, char *entry)
{
    size_t length = strcspn(entry, "=");
    environment->entries = memory_resize(environment->entries, environment->count + 2, sizeof *environment->entries);
    environment_drop(environment, entry, length);
    if (entry[length] == '\0') {
        free(entry);
        return;
    }
    environment->entries[environment->count++] = entry;
    environment->entries[environment->count] = NULL;
}

/* Sanitizers' reports go to files, since on the screen they would be painted over. */
static void environment_add_sanitizers(struct environment *environment)
{
    static const char *const names[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *set = getenv(names[i]);
        environment_change(environment, string_format("%s=%s%slog_path=%s/sanitizer", names[i], set != NULL ? set : "",
                                                      set != NULL && set[0] != '\0' ? ":" : "", home.root));
    }
}

char **home_environment(const char *const *changes)
{
    static const char *const always[] = {"LANG=C.UTF-8", "TERM=xterm-256color", "TZ=UTC", "USER=test", "LOGNAME=test"};
    static const char *const passed[] = {"PATH", "TMPDIR", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"};
    struct environment environment = {0};
    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
        environment_change(&environment, string_copy(always[i]));
    for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++)
        if (getenv(passed[i]) != NULL)
            environment_change(&environment, string_format("%s=%s", passed[i], getenv(passed[i])));
    environment_change(&environment, string_format("HOME=%s", home.folder));
    environment_add_sanitizers(&environment);
    if (home.set != NULL)
        environment_change(&environment, string_copy(home.set));
    for (; changes != NULL && *changes != NULL; changes++)
        environment_change(&environment, string_copy(*changes));
    return environment.entries;
}

void home_set(const char *name, const char *value)
{
    free(home.set);
    home.set = string_format("%s=%s", name, value);
}

void home_environment_free(char **environment)
{
    for (char **entry = environment; *entry != NULL; entry++)
        free(*entry);
    free(environment);
}

char *home_sanitizer_reports(void)
{
    struct text text = {0};
    DIR *folder = opendir(home.root);
    for (struct dirent *entry = folder != NULL ? readdir(folder) : NULL; entry != NULL; entry = readdir(folder)) {
        if (strncmp(entry->d_name, "sanitizer.", 10) != 0)
            continue;
        char *path = root_path(entry->d_name);
        char *report = home_read(path);
        text_add(&text, report != NULL ? report : "");
        remove(path);
        free(report);
        free(path);
    }
    if (folder != NULL)
        closedir(folder);
    return text_take(&text);
}

/* --- Running lrn ------------------------------------------------------------------------------------------------------ */

const char *home_program(void)
{
    const char *program = getenv("LRN");
    return program != NULL ? program : BUILD_DIR "/lrn";
}

/* In the child: standard input is empty, the two outputs are files. */
static void run_child(const char *const *arguments, const char *output, const char *errors)
{
    char *command[HOME_ARGUMENTS + 2] = {(char *)home_program()};
    char **environment = home_environment(NULL);
    for (size_t i = 0; arguments[i] != NULL && i < HOME_ARGUMENTS; i++)
        command[i + 1] = (char *)arguments[i];
    int input = open("/dev/null", O_RDONLY);
    int descriptors[] = {open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600), open(errors, O_WRONLY | O_CREAT | O_TRUNC, 0600)};
    dup2(input, STDIN_FILENO);
    dup2(descriptors[0], STDOUT_FILENO);
    dup2(descriptors[1], STDERR_FILENO);
    execve(command[0], command, environment);
    _exit(127);
}

static int run_wait(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Runs lrn; both texts are the caller's. */
static int run(const char *const *arguments, char **output, char **errors)
{
    char *paths[] = {root_path("output"), root_path("errors")};
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        run_child(arguments, paths[0], paths[1]);
    int status = child > 0 ? run_wait(child) : -1;
    *output = home_read(paths[0]);
    *errors = home_read(paths[1]);
    free(paths[0]);
    free(paths[1]);
    return status;
}

char *home_run(int *status, const char *const *arguments)
{
    char *output, *errors;
    int ended = run(arguments, &output, &errors);
    if (status != NULL)
        *status = ended;
    free(errors);
    return output;
}

char *home_run_errors(int *status, const char *const *arguments)
{
    char *output, *errors;
    int ended = run(arguments, &output, &errors);
    if (status != NULL)
        *status = ended;
    free(output);
    return errors;
}

static bool run_well(const char *const *arguments)
{
    char *output, *errors;
    int status = run(arguments, &output, &errors);
    if (status != 0)
        tap_note("lrn %s: status %d\n%s%s", arguments[0], status, output != NULL ? output : "", errors != NULL ? errors : "");
    free(output);
    free(errors);
    return status == 0;
}

bool home_lrn(const char *argument, ...)
{
    const char *arguments[HOME_ARGUMENTS + 1] = {argument};
    va_list list;
    va_start(list, argument);
    for (size_t i = 1; i < HOME_ARGUMENTS && arguments[i - 1] != NULL; i++)
        arguments[i] = va_arg(list, const char *);
    va_end(list);
    return run_well(arguments);
}

/* Rows of CSV without the header; line feeds in quotes are text. */
static int row_count(const char *text)
{
    bool quoted = false;
    int lines = 0;
    for (; *text != '\0'; text++) {
        quoted ^= *text == '"';
        lines += *text == '\n' && !quoted;
    }
    return lines > 0 ? lines - 1 : 0;
}

int home_count(const char *type, const char *query)
{
    const char *arguments[] = {"search", type, query, "--format", "csv", NULL};
    int status;
    char *text = home_run(&status, arguments);
    int count = row_count(text);
    free(text);
    /* 1 means that nothing was found. */
    return status == 0 || status == 1 ? count : -1;
}

int home_drafts(void)
{
    char *path = home_path(".local/state/lrn/drafts");
    DIR *folder = opendir(path);
    int count = 0;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
        count += strstr(entry->d_name, ".draft") != NULL;
    if (folder != NULL)
        closedir(folder);
    free(path);
    return count;
}

/* --- Networks --------------------------------------------------------------------------------------------------------- */

/* Makes the network that homes of this kind are given, the first time one is wanted; in a folder of its own, so that nothing of its making is in them. */
static char *network_template(enum home_network network)
{
    char *path = root_path(network == HOME_DEMONSTRATION ? "demonstration.db" : "empty.db");
    const char *arguments[] = {"--db", path, "init", network == HOME_DEMONSTRATION ? "--demo" : NULL, NULL};
    home.folder = root_path("maker");
    mkdir(home.folder, 0700);
    if (!home.made[network] && !run_well(arguments))
        give_up("lrn init could not make the network of the test");
    home.made[network] = true;
    free(home.folder);
    return path;
}

/* Somebody was here today already, so that lrn opens with its first list. */
static void visit(void)
{
    time_t now = time(NULL);
    struct tm local;
    char day[32], *path = home_path(".local/state/lrn/state");
    if (localtime_r(&now, &local) == NULL || strftime(day, sizeof day, "day\t%Y-%m-%d\n", &local) == 0)
        give_up("what day it is");
    folders_make(path);
    home_write(path, day);
    free(path);
}

void home_new(enum home_network network)
{
    char number[16];
    if (home.root == NULL)
        root_make();
    free(home.folder);
    free(home.database);
    char *template = network != HOME_WITHOUT ? network_template(network) : NULL;
    snprintf(number, sizeof number, "home-%u", ++home.count);
    home.folder = root_path(number);
    home.database = string_format("%s/.local/share/lrn/network.db", home.folder);
    mkdir(home.folder, 0700);
    if (template == NULL)
        return;
    folders_make(home.database);
    home_copy(template, home.database);
    chmod(home.database, 0600);
    visit();
    free(template);
}
