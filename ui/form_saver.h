/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What saves the record of a form where more is saved with it. */
#ifndef LRN_FORM_SAVER_H
#define LRN_FORM_SAVER_H

#include "db/store.h"

/* save does as store_save. The context must outlive the form. */
struct form_saver {
    bool (*save)(void *context, struct record *record, const struct record *base, struct conflict_list *conflicts, int64_t *change, struct error *error);
    void *context;
};

#endif
