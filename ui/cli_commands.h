/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the command line: a new one is a line here, one in cli.c, and a row of its own in the file of its concern. */
#ifndef LRN_CLI_COMMANDS_H
#define LRN_CLI_COMMANDS_H

#include "ui/call.h"

/* cli_file.c */
extern const struct cli_command cli_init, cli_check, cli_backup, cli_restore;

/* cli_report.c */
extern const struct cli_command cli_report;

/* cli_forget.c */
extern const struct cli_command cli_forget;

/* cli_search.c */
extern const struct cli_command cli_search;

/* cli_show.c */
extern const struct cli_command cli_show;

/* cli_record.c */
extern const struct cli_command cli_add, cli_set, cli_delete;

/* cli_guidance.c */
extern const struct cli_command cli_guidance;

/* cli_history.c */
extern const struct cli_command cli_history, cli_undo, cli_redo;

/* cli_duplicates.c */
extern const struct cli_command cli_duplicates;

/* cli_merge.c */
extern const struct cli_command cli_merge;

/* cli_export.c */
extern const struct cli_command cli_export;

/* cli_import.c */
extern const struct cli_command cli_import;

/* cli_match.c */
extern const struct cli_command cli_match;

/* cli_types.c */
extern const struct cli_command cli_types;

#endif
