/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the bands of a hot spot's rating are shown where there is little room: a letter, and a tone for those who see colours. */
#ifndef LRN_BAND_H
#define LRN_BAND_H

#include "src/tone.h"

/* The letter of a code of vocabulary band in the interface's language: L, M, H, V; "?" for what is not assessed. */
const char *band_letter(const char *code);

/* Its tone; that of an unknown code is plain. */
enum tone band_tone(const char *code);

/* What the letters mean, in one line: "? not assessed  L low ...". The caller frees it. */
char *band_legend(void);

/* Stands before a band or its letter where the sources of a hot spot are stale. */
extern const char band_stale_mark[];

#endif
