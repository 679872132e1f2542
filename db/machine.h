/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This machine's number: 16 random bits kept in the state folder, so that a copied database does not number its records as its twin does. Private to db/. */
#ifndef LRN_MACHINE_H
#define LRN_MACHINE_H

#include <stdint.h>

/* The number, 1..65535, made when first asked for. Where it cannot be kept it is another one each time, which is safe too. */
uint16_t machine_number(void);

#endif
