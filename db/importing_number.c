/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers by which cells name records: ids, and registration numbers. */
#include "config.h"

#include "db/importing.h"

#include <string.h>

#include "src/identity.h"

enum { ID_DIGITS = 11, ID_SHORT = 6 };

/* Ids that are made have twelve digits, those that come with the program six, the
 * first of them a letter. */
bool importing_id_read(const char *text, int64_t *id)
{
    char printed[IDENTITY_TEXT_SIZE];
    size_t length = strlen(text);

    if (!identity_parse(text, id) || strcmp(identity_print(*id, printed), text) != 0)
        return false;
    return length >= ID_DIGITS || (length == ID_SHORT && *text > '9');
}

bool importing_number_key(struct import *import, const struct record_type *type, const char *text, int64_t *key)
{
    const struct field *field = type_field(type, "registration_number");
    int64_t keys[SIMILAR_KEYS];
    struct record record;

    if (!field)
        return false;
    record_init(&record, type);
    value_set_text(record_field(&record, field), text);
    bool has = similar_keys(import->store->folder, &record, keys) == 1;
    *key = has ? keys[0] : 0;
    record_done(&record);
    return has;
}
