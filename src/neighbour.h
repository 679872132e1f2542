/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which countries lie next to each other: those with a land border in common. */
#ifndef LRN_NEIGHBOUR_H
#define LRN_NEIGHBOUR_H

/* The set of a country's neighbours by land, "" for an island or an unknown code. Compared border by border with two public lists, that of mledoze/countries (April 2026)
 * and GeoDataSource's country-borders (January 2026): they agree but for what each says alone, India beside Sri Lanka over the sea, and Kosovo as a part of Serbia.
 * Disputed areas are as they are administered; Hong Kong and Macao count as neighbours of China. The sea makes no neighbours. */
const char *neighbours_of(const char *country);

#endif
