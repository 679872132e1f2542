/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people see by their role: the one table of roles and record types. What they may do is src/role.h's to say. */
#ifndef LRN_SCOPE_H
#define LRN_SCOPE_H

#include "src/type.h"
#include "src/viewer.h"

/* How much of a type's records somebody sees. */
struct scope {
    enum visibility level; /* the highest level of kinds of records and of fields */
    enum visibility mark;  /* the highest level that a record may be marked with */
    const char *ways;      /* what makes a record hers, "|" between several (below); NULL: all are */
    const char *without;   /* names of fields she does not see whatever their level, one blank between; "" for none */
    bool none;             /* not one of them */
    bool ready;            /* those only that are ready for members to read */
    bool told;             /* those only that the ones they are about were told of, whatever the level */
};

/* A way is a path of steps with a point between: "field" to what a reference leads to, "type@field" to the records of a type that refer by a field. It ends in the field that
 * says whose a record is: a reference to a person (she), an e-mail address (hers), a country or countries (one of hers), an initiative (hers), "id" (of her own record); or in other
 * records, which must be hers in turn. Who has no country is assigned to all, who has no initiative works for all. */

/* The scope that a viewer's level and role give of a type's records: everything her level lets her see where nobody has said which role is hers. */
struct scope scope_of(const struct viewer *viewer, const struct record_type *type);

/* The level of what belongs to no type: who wrote a record, what an older program kept. */
enum visibility scope_level(const struct viewer *viewer);

/* Whether a field of a type is within a viewer's scope: that of some record she sees. */
bool scope_has_field(const struct viewer *viewer, const struct record_type *type, const struct field *field);

/* Whether the table says what every role sees of a type. */
bool scope_knows(const struct record_type *type);

/* Whether what is counted of a type is all there is: her role, whatever her level, leaves none of its records out. */
bool scope_is_whole(const struct viewer *viewer, const struct record_type *type);

#endif
