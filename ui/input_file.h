/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file to be read anywhere in it: what cannot be, as standard input, is first copied into one without a name. */
#ifndef LRN_INPUT_FILE_H
#define LRN_INPUT_FILE_H

struct error;

/* Opens a path, "-" for standard input. Returns a descriptor, which the caller closes, or -1 and ERROR_USAGE. */
int input_file_open(const char *path, struct error *error);

/* Opens a file at once or not at all: pipes and devices, which may keep one waiting, are refused with ERROR_USAGE. A path "-" is a file of that name. */
int input_file_open_ordinary(const char *path, struct error *error);

/* What messages call it. */
const char *input_file_name(const char *path);

#endif
