/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/arguments.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "src/die.h"
#include "src/memory.h"
#include "src/message.h"
#include "src/quote.h"
#include "ui/suggest.h"

/* What getopt_long returns for the first row; above every letter. */
enum { ROW_VALUE = 256, LETTERS_SIZE = 2 + 2 * ARGUMENTS_ROWS + 1 };

void arguments_open(struct arguments *arguments, int count, char **words, unsigned mode)
{
    *arguments = (struct arguments){.count = count, .words = words, .next = 1, .mode = mode};
}

void arguments_allow(struct arguments *arguments, const struct option_row *row)
{
    if (arguments->row_count == ARGUMENTS_ROWS)
        die("more than %d options", ARGUMENTS_ROWS);
    arguments->rows[arguments->row_count++] = row;
}

/* --- Tables as getopt_long wants them --------------------------------------------------------------------------------- */

static void long_options(const struct arguments *arguments, struct option options[ARGUMENTS_ROWS + 1])
{
    memset(options, 0, (ARGUMENTS_ROWS + 1) * sizeof *options);
    for (size_t i = 0; i < arguments->row_count; i++) {
        options[i].name = arguments->rows[i]->name;
        options[i].has_arg = arguments->rows[i]->argument ? required_argument : no_argument;
        options[i].val = ROW_VALUE + (int)i;
    }
}

/* "+" has getopt stop at operands, which are taken here; ":" keeps it from printing. */
static void short_options(const struct arguments *arguments, char letters[LETTERS_SIZE])
{
    size_t length = 0;

    letters[length++] = '+';
    letters[length++] = ':';
    for (size_t i = 0; i < arguments->row_count; i++) {
        if (!arguments->rows[i]->letter)
            continue;
        letters[length++] = arguments->rows[i]->letter;
        if (arguments->rows[i]->argument)
            letters[length++] = ':';
    }
    letters[length] = '\0';
}

/* The row getopt_long means by a value it returned or left in optopt, or NULL. */
static const struct option_row *row_of_value(const struct arguments *arguments, int value)
{
    if (value >= ROW_VALUE)
        return arguments->rows[value - ROW_VALUE];
    for (size_t i = 0; value != 0 && i < arguments->row_count; i++)
        if (arguments->rows[i]->letter == value)
            return arguments->rows[i];
    return NULL;
}

/* --- Errors ----------------------------------------------------------------------------------------------------------- */

/* How many options a name is the beginning of. */
static size_t rows_beginning(const struct arguments *arguments, const char *name)
{
    size_t count = 0;

    for (size_t i = 0; i < arguments->row_count; i++)
        count += strncmp(arguments->rows[i]->name, name, strlen(name)) == 0;
    return count;
}

/* The options whose names are near to a word, as they are typed and as a message offers them; the caller frees it. */
static char *options_near(const struct arguments *arguments, const char *word)
{
    char *names[ARGUMENTS_ROWS];

    for (size_t i = 0; i < arguments->row_count; i++)
        names[i] = string_format("--%s", arguments->rows[i]->name);
    char *near = suggest(word, (const char *const *)names, arguments->row_count);
    for (size_t i = 0; i < arguments->row_count; i++)
        free(names[i]);
    return near;
}

static bool refuse_unknown(const struct arguments *arguments, const char *word, struct error *error)
{
    /* Of a short option there is nothing to compare. */
    char *option = string_copy_part(word, strcspn(word, "="));
    const char *name = option[1] == '-' ? option + 2 : "";
    char *near = *name ? options_near(arguments, option) : NULL;
    struct quote quote;

    quote_text(&quote, option);
    if (*name && rows_beginning(arguments, name) > 1)
        error_set(error, ERROR_USAGE, _("The option %s could be more than one: %s."), quote.text, near);
    else if (near && *near)
        error_set(error, ERROR_USAGE, _("There is no option %s. Did you mean %s?"), quote.text, near);
    else
        error_set(error, ERROR_USAGE, _("There is no option %s. --help lists them."), quote.text);
    free(near);
    free(option);
    return false;
}

static enum argument_kind arguments_refuse(const struct arguments *arguments, int result, const char *word, struct error *error)
{
    const struct option_row *row = row_of_value(arguments, optopt);

    if (!row)
        refuse_unknown(arguments, word, error);
    else if (result == ':')
        error_set(error, ERROR_USAGE, _("The option --%s needs an argument: %s."), row->name, message_text(row->argument));
    else
        error_set(error, ERROR_USAGE, _("The option --%s takes no argument."), row->name);
    return ARGUMENT_WRONG;
}

/* --- Reading ---------------------------------------------------------------------------------------------------------- */

static bool word_is_operand(const struct arguments *arguments, const char *word)
{
    if (arguments->options_ended || word[0] != '-' || word[1] == '\0')
        return true;
    if (!(arguments->mode & ARGUMENTS_HYPHEN) || !arguments->has_operand || word[1] == '-')
        return false;
    return word[2] != '\0' || !row_of_value(arguments, word[1]);
}

static enum argument_kind operand_next(struct arguments *arguments, const char **text)
{
    if (arguments->next >= arguments->count || (arguments->mode & ARGUMENTS_STOP))
        return ARGUMENT_END;
    *text = arguments->words[arguments->next++];
    arguments->has_operand = true;
    return ARGUMENT_OPERAND;
}

enum argument_kind arguments_next(struct arguments *arguments, const struct option_row **row, const char **text, struct error *error)
{
    struct option options[ARGUMENTS_ROWS + 1];
    char letters[LETTERS_SIZE];

    if (arguments->next >= arguments->count || word_is_operand(arguments, arguments->words[arguments->next]))
        return operand_next(arguments, text);
    const char *word = arguments->words[arguments->next];
    long_options(arguments, options);
    short_options(arguments, letters);
    optind = arguments->next;
    optopt = 0;
    int result = getopt_long(arguments->count, arguments->words, letters, options, NULL);
    arguments->next = optind;
    if (result == '?' || result == ':')
        return arguments_refuse(arguments, result, word, error);
    if (result == -1) {
        arguments->options_ended = true;
        return operand_next(arguments, text);
    }
    *row = row_of_value(arguments, result);
    *text = (*row)->argument ? optarg : NULL;
    return ARGUMENT_OPTION;
}
