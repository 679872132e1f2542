/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON, as machines rely on it: numbers as numbers, sets as arrays, references as printed ids, what is empty as null. */
#ifndef LRN_JSON_RECORD_H
#define LRN_JSON_RECORD_H

#include "src/record.h"
#include "ui/json.h"

/* Writes a value; field NULL: a column this program does not know, written as it is stored. */
void json_value(struct json *json, const char *name, const struct field *field, const struct value *value);

/* Writes what an object of a record holds: id, updated, and every field by its name. */
void json_record_members(struct json *json, const struct record *record);

/* Whether machine formats show a field. */
bool json_shows_field(const struct field *field);

#endif
