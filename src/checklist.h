/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract checklist of a partnership: what both sides should have agreed on, point by point, and which of it is settled. */
#ifndef LRN_CHECKLIST_H
#define LRN_CHECKLIST_H

#include "src/record.h"

enum { CHECKLIST_POINTS = 9, CHECKLIST_POINT_FIELDS = 3 };

struct checklist_point {
    const char *label;                           /* N_(): "Total price and terms" */
    const char *fields[CHECKLIST_POINT_FIELDS];  /* of the partnership; NULL where there are fewer */
    const char *meaning;                         /* N_(): what is to be agreed, for those who have not done it before */
    bool needed;                                 /* before a partnership may stand as agreed; the others are good to have */
};

/* In the order in which they are talked about. */
extern const struct checklist_point checklist_points[CHECKLIST_POINTS];

/* Whether a field of a partnership is settled: it says something, a yes/no says yes. A price of 0 is a price; any other needs its currency, and terms by which it is paid. Where nothing may be shared, what may be needs
 * no words. */
bool checklist_field_is_settled(const struct record *partnership, const struct field *field);

/* Whether all fields of a point are. */
bool checklist_is_settled(const struct record *partnership, const struct checklist_point *point);

#endif
