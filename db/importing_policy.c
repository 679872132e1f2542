/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/importing_policy.h"

enum import_policy importing_policy(const struct import *import, const struct staged *staged)
{
    if (staged->flags & STAGED_DECIDED)
        return (enum import_policy)staged->policy;
    if (staged->like != 0)
        return IMPORT_CREATE;
    /* Of two that are as likely none is changed until somebody says which it is. */
    return staged->flags & STAGED_EVEN && import->options.policy != IMPORT_CREATE ? IMPORT_SKIP : import->options.policy;
}

bool importing_fills(const struct import *import, const struct staged *staged)
{
    return staged->flags & STAGED_MATCHED && importing_policy(import, staged) == IMPORT_FILL;
}
