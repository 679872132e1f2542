/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verification of a database (lrn check): SQLite's integrity, references, what is derived against what is recorded, and the records' rules. */
#ifndef LRN_VERIFY_H
#define LRN_VERIFY_H

#include "db/store.h"

struct finding_list {
    char **faults;   /* what is broken */
    size_t fault_count;
    char **warnings; /* what a rule would want otherwise: a partnership agreed without a price */
    size_t warning_count;
};
void finding_list_done(struct finding_list *list);

/* Fills the lists; false only where checking itself was impossible. */
bool verify_database(struct store *store, struct finding_list *findings, struct error *error);

#endif
