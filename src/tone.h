/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text says besides its words, shown as a colour; never by colour alone. */
#ifndef LRN_TONE_H
#define LRN_TONE_H

enum tone { TONE_PLAIN, TONE_QUIET, TONE_GOOD, TONE_NOTICE, TONE_WARNING, TONE_ALARM, TONE_COUNT };

#endif
