/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding for search: accents, case and script aside, so that Ålesund, Aalesund and Alesund, or Dhaka and its Bengali spelling, meet. */
#ifndef LRN_FOLD_H
#define LRN_FOLD_H

#include <stddef.h>

struct text;

/* Raised when the same text folds to something else than before: what was derived is then rebuilt. */
enum { FOLD_VERSION = 1 };

/* A folder holds ICU's transliterator, opened when first needed (15 ms), with an ASCII shortcut that never needs it. */
struct folder;
struct folder *folder_new(void);

/* A folder for another thread, which knows what this one does, and the other way about; this one must outlive it. */
struct folder *folder_beside(struct folder *folder);
void folder_free(struct folder *folder);

/* Appends the folded form of a UTF-8 string (Any-Latin; Latin-ASCII; Lower; then aa, ae, oe for the Nordic letters collapsed:
 * å = aa = a, æ = ae = a, ø = oe = o). Marks of Indic scripts are transliterated, never stripped. Words stay words: all that is neither
 * letter nor digit becomes one blank between them, none at the ends. The fold of a word's beginning begins the word's fold. */
void fold(struct folder *folder, const char *string, struct text *folded);

/* The key by which names of countries, words of vocabularies and headers are compared: letters and digits only, no case, no accents
 * (ICU's NFKC case folding and decomposition, never the transliterator), Nordic letters collapsed as above. The caller frees it. */
char *fold_key(const char *string);

#endif
