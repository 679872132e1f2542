/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters as web pages write them: "&amp;", "&eacute;", "&#8211;". */
#ifndef LRN_ENTITY_H
#define LRN_ENTITY_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of the entity that begins at an ampersand, length bytes left, and its character; 0 where it is none that a text may hold. */
size_t entity_read(const char *at, size_t length, uint32_t *codepoint);

#endif
