/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids by which cells name records. */
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
