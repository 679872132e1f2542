/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a row of an import that is there already. Private to db/. */
#ifndef LRN_IMPORTING_POLICY_H
#define LRN_IMPORTING_POLICY_H

#include "db/importing.h"

/* What is done with a matched row; whether a row only fills what is empty. */
enum import_policy importing_policy(const struct import *import, const struct staged *staged);
bool importing_fills(const struct import *import, const struct staged *staged);

#endif
