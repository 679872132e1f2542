/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One catalogue of translations: gettext's .mo format, read whole, checked once, either byte order. */
#ifndef LRN_CATALOGUE_H
#define LRN_CATALOGUE_H


struct catalogue;

/* Reads a catalogue; NULL where the file is missing, is none, is damaged or holds anything but UTF-8. */
struct catalogue *catalogue_open(const char *path);
void catalogue_close(struct catalogue *catalogue);

/* The translation of a message (with its context before a \004), or NULL. It lives as long as the catalogue, as all that is returned here. */
const char *catalogue_text(const struct catalogue *catalogue, const char *message);

/* The translation of a message with plural forms for a count, or NULL. */
const char *catalogue_plural(const struct catalogue *catalogue, const char *one, unsigned long count);

#endif
