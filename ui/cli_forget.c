/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn forget: a person removed, from the history too. */
#include "config.h"

#include "ui/cli_commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "src/identity.h"
#include "ui/forgetting.h"

static void tell(const struct record_type *type, int64_t id, const struct forgotten *forgotten)
{
    char printed[IDENTITY_TEXT_SIZE];
    char *left = forget_text(forgotten, FORGET_NAMED);

    fprintf(stderr, "%s: %s %s. %s\n", _("Forgotten"), type->name, identity_print(id, printed), left);
    free(left);
}

static bool forget_run(struct call *call, struct error *error)
{
    const struct record_type *type = call_type(call->operands[0], error);
    struct forgotten forgotten;
    int64_t id;

    if (!type || !forget_is_possible(type, error) || !call_open(call, error)
        || !forget_find(call->store, &call->viewer, type, call->operands[1], &id, error)
        || !forgetting_do(call->store, &call->viewer, type, &id, 1, &forgotten, error))
        return false;
    tell(type, id, &forgotten);
    return true;
}

const struct cli_command cli_forget = {
    .name = "forget",
    .operands = N_("contact|person ID"),
    .summary = N_("remove a person, from the history too; nothing brings her back"),
    .details = N_("The record is deleted and references to it are emptied. What people wrote into it is taken out of every change that the history keeps, out of\n"
                  "learned spellings and remembered decisions, and who made changes by that name is called by the id from then on. That a person was there, and\n"
                  "when her record was changed, still stands in the history. What lrn cannot know is told of: records whose texts still say the name, and copies\n"
                  "outside the database. One who was deleted before is forgotten by her whole id or its ending, too."),
    .least = 2,
    .most = 2,
    .needs = CLI_WRITE,
    .deed = DEED_FORGET,
    .run = forget_run,
};
