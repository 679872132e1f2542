/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record is called where its name may not be told: a member is "a company in Norway". */
#ifndef LRN_DESCRIBED_H
#define LRN_DESCRIBED_H

#include "src/message.h"

/* What stands in a reference's value in place of the id of a record whose type is described: its kind and country, "company NO". The caller frees it. */
char *described_code(const char *kind, const char *country);

/* The words for it: "a company in Norway". The caller frees it. */
char *described_show(const char *code, enum language language);

#endif
