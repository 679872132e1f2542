/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lrn init, check, backup and restore: what is done with the database as a whole. */
#include "config.h"

#include "ui/cli_commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/people.h"
#include "db/verify.h"
#include "src/error.h"
#include "src/memory.h"
#include "src/place.h"
#include "src/role.h"
#include "src/text.h"
#include "src/types.h"
#include "ui/json.h"

/* --- init ------------------------------------------------------------------------------------------------------------- */

static bool init_run(struct call *call, struct error *error)
{
    const struct create_content content = {.demonstration = call_option(call, "demo") != NULL};
    const bool shared = call_option(call, "shared") != NULL;

    if (!place_make_parents(call->options.database, shared, error) || !call_create(call, shared, &content, error))
        return false;
    char *opening = place_call(call->options.database, "");
    /* TRANSLATORS: a call of the program, such as "lrn". */
    fprintf(stderr, content.demonstration ? _("The demonstration network is ready. This opens it: %s\n") : _("The network is ready. This opens it: %s\n"), opening);
    free(opening);
    return true;
}

static const struct option_row option_demo = {"demo", 0, NULL, N_("add the demonstration network"), NULL};
static const struct option_row option_shared = {"shared", 0, NULL, N_("let the folder's group read and write it"), NULL};
static const struct option_row *const init_options[] = {&option_demo, &option_shared, NULL};

const struct cli_command cli_init = {
    .name = "init",
    .operands = "",
    .summary = N_("make a new database with the reference data"),
    .details = N_("The reference data are the countries and the starter hot spots with their sources. A database that exists is never overwritten."),
    .options = init_options,
    .least = 0,
    .most = 0,
    .needs = CLI_WRITE,
    .run = init_run,
};

/* --- check ------------------------------------------------------------------------------------------------------------ */

static void lines_print(const char *format, char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *visible = text_visible(lines[i], false);

        printf(format, visible);
        free(visible);
    }
}

static void findings_print(const struct finding_list *findings)
{
    /* TRANSLATORS: what lrn check found broken. */
    lines_print(_("Fault: %s\n"), findings->faults, findings->fault_count);
    /* TRANSLATORS: what lrn check found that is not broken but should be seen to. */
    lines_print(_("Warning: %s\n"), findings->warnings, findings->warning_count);
    if (findings->fault_count == 0 && findings->warning_count == 0)
        printf("%s\n", _("All is well."));
    else if (findings->fault_count == 0)
        printf("%s\n", _("Nothing is broken."));
}

static void lines_write(struct json *json, const char *name, char *const *lines, size_t count)
{
    json_begin_array(json, name);
    for (size_t i = 0; i < count; i++)
        json_text(json, NULL, lines[i]);
    json_end(json);
}

static void findings_write(const struct finding_list *findings)
{
    struct json json;

    json_open(&json, stdout);
    json_begin_object(&json, NULL);
    json_boolean(&json, "ok", findings->fault_count == 0);
    lines_write(&json, "faults", findings->faults, findings->fault_count);
    lines_write(&json, "warnings", findings->warnings, findings->warning_count);
    json_end(&json);
}

/* Checks in the language of the answer: machines always get one. */
static bool check_in(struct call *call, enum language language, struct finding_list *findings, struct error *error)
{
    enum language before = message_language();

    message_set_language(language);
    bool ok = verify_database(call->store, findings, error);
    progress_clear(&call->progress);
    message_set_language(before);
    return ok;
}

static bool check_run(struct call *call, struct error *error)
{
    struct finding_list findings = {0};
    bool json;

    if (!call_wants_json(call, &json, error) || !call_open(call, error) || !check_in(call, json ? LANGUAGE_EN : message_language(), &findings, error))
        return false;
    if (json)
        findings_write(&findings);
    else
        findings_print(&findings);
    call->status = findings.fault_count > 0 ? error_exit_status(ERROR_RULE) : 0;
    finding_list_done(&findings);
    return true;
}

static const struct option_row *const check_options[] = {&call_option_format, NULL};

const struct cli_command cli_check = {
    .name = "check",
    .operands = "",
    .summary = N_("verify the database"),
    .options = check_options,
    .least = 0,
    .most = 0,
    .run = check_run,
};

/* --- backup and restore ----------------------------------------------------------------------------------------------- */

static bool backup_run(struct call *call, struct error *error)
{
    if (strcmp(call->operands[0], "-") == 0)
        return error_set(error, ERROR_USAGE, _("A backup is a file of its own: name it. Standard output cannot be one."));
    return call_open(call, error) && backup_write(call->store, call->operands[0], error);
}

const struct cli_command cli_backup = {
    .name = "backup",
    .operands = N_("FILE"),
    .summary = N_("copy the database into a new file while others work"),
    .least = 1,
    .most = 1,
    .deed = DEED_COPY,
    .run = backup_run,
};

/* Who may is known by the database that it takes the place of. One that cannot be opened knows nobody, and is what a backup is for. */
static bool restore_is_hers(struct call *call, struct error *error)
{
    struct store_options options = call_opening(call);
    struct error cause;

    options.read_only = true;
    struct store *store = access(options.path, R_OK) == 0 ? store_open(&options, &cause) : NULL;
    if (!store)
        return true;
    people_recognise(store, &call->viewer);
    bool hers = role_check(&call->viewer, DEED_RETURN, error);
    call->viewer.role = call->viewer.countries = call->viewer.email = "";
    store_close(store);
    return hers;
}

static bool restore_run(struct call *call, struct error *error)
{
    char *kept = NULL;

    if (access(call->operands[0], R_OK) != 0)
        return error_set(error, ERROR_USAGE, _("The backup %s cannot be read: %s."), call->operands[0], error_cause(errno));
    if (!restore_is_hers(call, error) || !place_make_parents(call->options.database, false, error))
        return false;
    const struct store_options options = call_opening(call);
    bool restored = backup_restore(&options, call->operands[0], &kept, error);
    progress_clear(&call->progress);
    if (!restored)
        return false;
    if (kept) {
        char *visible = text_visible(kept, false);

        fprintf(stderr, _("The database as it was before is kept in %s\n"), visible);
        free(visible);
    }
    free(kept);
    return true;
}

const struct cli_command cli_restore = {
    .name = "restore",
    .operands = N_("FILE"),
    .summary = N_("put a backup in the database's place, after checking it"),
    .least = 1,
    .most = 1,
    .needs = CLI_WRITE,
    .run = restore_run,
};
