/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/expression.h"

const struct field *field_as_of_today(const struct record_type *type, const struct field *field)
{
    const struct field *other = field->as_of_today ? type_field(type, field->as_of_today) : NULL;

    return other ? other : field;
}

void expression_add(struct sql *sql, const struct store *store, const struct record_type *type, const struct field *field, unsigned *tables)
{
    char today[DATE_TEXT_SIZE];

    (void)type;
    if (!field->compute) {
        *tables |= SEARCH_RECORD;
        sql_add(sql, "r.\"%w\"", field->name);
        return;
    }
    *tables |= SEARCH_DERIVED;
    sql_add(sql, "CASE WHEN d.\"%w_turns\" <= ? THEN d.\"%w_then\" ELSE d.\"%w\" END", field->name, field->name, field->name);
    sql_text(sql, date_print(store_today(store), today));
}

void expression_add_shown(struct sql *sql, const struct store *store, const struct record_type *type, const struct field *field,
                          enum language language, unsigned *tables)
{
    const struct field *own = field->language == language ? field : type_field_twin(type, field, language);

    if (!field->pair) {
        expression_add(sql, store, type, field, tables);
        return;
    }
    sql_add(sql, "coalesce(");
    if (own) {
        expression_add(sql, store, type, own, tables);
        sql_add(sql, ", ");
    }
    for (int other = 0; other < LANGUAGE_COUNT; other++) {
        const struct field *twin = field->language == (enum language)other ? field : type_field_twin(type, field, (enum language)other);
        if (twin) {
            expression_add(sql, store, type, twin, tables);
            sql_add(sql, ", ");
        }
    }
    sql_add(sql, "NULL)");
}

const char *expression_operator(enum query_operator op)
{
    static const char *const operators[] = {
        [QUERY_IS] = "=",      [QUERY_GREATER] = ">",     [QUERY_GREATER_EQUAL] = ">=",
        [QUERY_LESS] = "<",    [QUERY_LESS_EQUAL] = "<=", [QUERY_EMPTY] = "IS",
    };

    return operators[op];
}
