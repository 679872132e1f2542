/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the history. Private to db/. */
#ifndef LRN_CHANGE_SCHEMA_H
#define LRN_CHANGE_SCHEMA_H

/* The statements that make them in a new database. */
extern const char change_schema[];

#endif
