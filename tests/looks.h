/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a viewer is shown of a network, looked through for words that she must not see: lists, searches, exports, the history, reports. */
#ifndef LRN_LOOKS_H
#define LRN_LOOKS_H

#include "db/report.h"
#include "tests/secrets.h"

/* All records of a type as CSV, with words or codes; or what was said against it. The caller frees it. */
char *look_exported(struct network *network, const struct viewer *viewer, const struct record_type *type, bool labels);

/* Everything there is to see of a type: its lists, what its words and references find, its export, who wrote it. */
void look_at_type(struct watch *watch, struct network *network, const struct viewer *viewer, const struct record_type *type);

/* All that the history tells, of what was deleted too. */
void look_at_history(struct watch *watch, struct network *network, const struct viewer *viewer);

/* A report about a record, in every form. */
void look_at_report(struct watch *watch, struct network *network, const struct viewer *viewer, const struct report *report, int64_t id);

#endif
