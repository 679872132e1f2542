/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real sshd and a real ssh with keys and configurations of the test's own, and a slow line of TCP between them. Only the line listens, at a free port that only this
 * machine reaches, for one connection; sshd serves what comes over it. */
#ifndef LRN_TESTS_SSH_H
#define LRN_TESTS_SSH_H

/* The speed each way in bits a second (0: any) and the time a byte takes, in milliseconds. */
struct line {
    const char *up, *down;
    const char *delay;
};

/* Sets both up in the present home. Returns NULL, or why it cannot be done here: that is no fault of lrn's. */
const char *ssh_new(void);

/* The command that runs lrn (with these arguments, NULL at the end) over the line: in ssh, or with nothing but the line between. A file of the home by the name of "line"
 * then has the process of the line in it, and "lrn" that of lrn. NULL at the end; freed with command_free. */
const char **ssh_command(const struct line *line, const char *const *arguments);
const char **line_command(const struct line *line, const char *const *arguments);
void command_free(const char **command);

#endif
