/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which countries lie next to each other: those with a land border in common. */
#ifndef LRN_NEIGHBOUR_H
#define LRN_NEIGHBOUR_H

/* The set of a country's neighbours by land, "" for an island or an unknown code. Borders are those of the CIA World Factbook's field "Land boundaries"
 * (public domain), disputed areas as they are administered; Hong Kong and Macao count as neighbours of China. The sea makes no neighbours. */
const char *neighbours_of(const char *country);

#endif
