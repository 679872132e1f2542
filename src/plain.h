/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that have a form, as numbers and addresses have, in the characters of ASCII, whatever keyboard or page they come from. */
#ifndef LRN_PLAIN_H
#define LRN_PLAIN_H

/* A copy with every kind of blank, dash and apostrophe as the one of ASCII, and without the invisible marks that come along when text is copied from web pages.
 * The text is valid UTF-8; the caller frees the copy. */
char *plain_address(const char *text);

/* The same for numbers, dates and telephones: the digits of all scripts and the signs between them, wide ones too, as those of ASCII. Letters stay as they are. */
char *plain_number(const char *text);

#endif
