/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database with some of its bytes changed: it is refused or used, with a sentence for everything that cannot be done, and nothing goes wrong otherwise. The
 * input is places and what is changed there: three bytes and one. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "db/journal.h"
#include "db/verify.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/place.h"
#include "src/types.h"
#include "tests/fuzz/fuzz.h"
#include "tests/network.h"

enum { CHANGE = 4, ROWS = 20, CHANGES_MOST = 64 };

const char *const fuzz_name = "database";

/* The file as it was, and where a changed one is written. */
static struct {
    struct network network;
    uint8_t *bytes;
    size_t size;
    char *path;
} sound;

static const struct viewer viewer = {.name = "Kari", .level = VISIBILITY_COORDINATORS, .initiative = "ieh", .countries = ""};

static void sound_leave(void)
{
    network_done(&sound.network);
    free(sound.bytes);
    free(sound.path);
}

static void sound_read(void)
{
    int file = open(sound.network.path, O_RDONLY | O_CLOEXEC);
    off_t size = lseek(file, 0, SEEK_END);

    must(file >= 0 && size > 0);
    sound.size = (size_t)size;
    sound.bytes = memory_new(sound.size);
    must(pread(file, sound.bytes, sound.size, 0) == size);
    close(file);
}

static void sound_be_there(void)
{
    if (sound.bytes != NULL)
        return;
    message_open(place_catalogue);
    network_new(&sound.network, &types_all);
    for (int i = 0; i < ROWS; i++)
        network_add(&sound.network, "Kari", "organisation", "name", "Shimul", "kind", "ngo", "country", "BD", "description_en", "workers and training", NULL);
    network_set(&sound.network, "Kari", "organisation", network_add(&sound.network, "Kari", "person", "name", "Kari", NULL) - 1, "city", "Dhaka");
    store_close(sound.network.store);
    sound.network.store = NULL;
    sound_read();
    sound.path = network_file(&sound.network, "changed.db");
    atexit(sound_leave);
}

static void changed_write(const uint8_t *changes, size_t length)
{
    uint8_t *bytes = memory_new(sound.size);
    int file = open(sound.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    memcpy(bytes, sound.bytes, sound.size);
    for (size_t i = 0; i + CHANGE <= length && i < (size_t)CHANGE * CHANGES_MOST; i += CHANGE) {
        size_t place = changes[i] | (size_t)changes[i + 1] << 8 | (size_t)changes[i + 2] << 16;
        bytes[place % sound.size] ^= changes[i + 3] != 0 ? changes[i + 3] : 0xff;
    }
    must(file >= 0 && write(file, bytes, sound.size) == (ssize_t)sound.size);
    close(file);
    free(bytes);
}

static void changed_remove(void)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *path = string_format("%s%s", sound.path, endings[i]);
        unlink(path);
        free(path);
    }
}

static void told(bool done, const struct error *error)
{
    must(done || error->text[0] != '\0');
}

static void records_use(struct store *store)
{
    for (size_t i = 0; i < types_all.count; i++) {
        const struct list_request request = {.type = types_all.types[i], .language = LANGUAGE_NB};
        struct row_list rows;
        struct error error = {0};
        bool ok = store_rows(store, &viewer, &request, LIST_FIRST, NULL, ROWS, &rows, &error);
        told(ok, &error);
        if (ok)
            row_list_done(&rows);
    }
}

static void search_use(struct store *store)
{
    struct query query;
    struct error error = {0};
    int64_t count;

    must(query_parse(&query, &type_organisation, "workers kind:ngo", false, &error));
    const struct list_request request = {.type = &type_organisation, .query = &query, .language = LANGUAGE_EN};
    told(store_count(store, &viewer, &request, &count, &error), &error);
    query_done(&query);
}

static void history_use(struct store *store)
{
    struct history history = {0};
    struct error error = {0};
    int64_t undone, made;
    bool ok = journal_history(store, &viewer, NULL, 0, 0, ROWS, &history, &error);

    told(ok, &error);
    history_done(&history);
    told(journal_undo(store, &viewer, 0, false, &undone, &made, NULL, &error), &error);
}

static void change_use(struct store *store)
{
    struct record record;
    struct error error = {0};

    record_init_new(&record, &type_person);
    told(record_set(&record, "name", "Ola", &error) && store_save(store, &viewer, &record, NULL, NULL, NULL, &error), &error);
    record_done(&record);
}

static void check_use(struct store *store)
{
    struct finding_list findings = {0};
    struct error error = {0};

    told(verify_database(store, &findings, &error), &error);
    finding_list_done(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct error error = {0};

    sound_be_there();
    changed_write(bytes, length);
    const struct store_options options = {.path = sound.path, .types = &types_all};
    struct store *store = store_open(&options, &error);
    told(store != NULL, &error);
    if (store != NULL) {
        records_use(store);
        search_use(store);
        history_use(store);
        change_use(store);
        check_use(store);
    }
    store_close(store);
    changed_remove();
    return 0;
}
