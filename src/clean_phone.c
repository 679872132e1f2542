/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/clean_phone.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/error.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/quote.h"
#include "src/text.h"

/* A number has more digits than a group of it; the first group may have the zero of an area code. */
enum { GROUP_MOST = 3, FIRST_GROUP_MOST = 4 };

static const char separators[] = ";\n|&/"; /* and commas */

/* Words that say no more of a number than that it is one of a telephone. */
static const char labels[] = "t|m|tel|tlf|telf|tlph|telefon|telefono|telefone|telephone|phone|ph|fon|mob|mobil|mobile|movil|celular|cell|cellphone|portable|no|nos|nr|number|numbers|nummer|numero|"
                             "telefonnummer|mobilnummer|telefonnr|mobilnr|tlfnr|telno|phoneno|telnr";

/* The numbers of a text, and the words that stand beside them. */
struct found {
    struct text numbers, rest;
};

static size_t digits_in(const char *text, size_t length)
{
    size_t digits = 0;

    for (size_t i = 0; i < length; i++)
        digits += isdigit((unsigned char)text[i]) != 0;
    return digits;
}

static void number_add(struct text *numbers, const char *number, size_t length)
{
    if (length == 0)
        return;
    if (numbers->length > 0)
        text_add(numbers, " / ");
    text_add_bytes(numbers, number, length);
}

/* --- Groups --------------------------------------------------------------------------------------------------------------- */

static size_t comma_in(const char *text, size_t length)
{
    const char *comma = memchr(text, ',', length);

    return comma ? (size_t)(comma - text) : length;
}

/* The length of what a text begins with up to a comma, or of the groups of one number that commas stand between. */
static size_t number_length(const char *text, size_t length)
{
    size_t end = comma_in(text, length), digits = digits_in(text, end);
    bool grows = digits > 0 && digits <= FIRST_GROUP_MOST;

    while (grows && end < length) {
        const char *next = text + end + 1;
        const size_t more = comma_in(next, length - end - 1);

        digits = digits_in(next, more);
        grows = digits > 0 && digits <= GROUP_MOST;
        end += grows ? 1 + more : 0;
    }
    return end;
}

/* The groups with blanks between them; the caller frees it. */
static char *groups_plain(const char *text, size_t length)
{
    struct text number = {0};

    for (size_t i = 0; i < length; i++)
        if (text[i] != ',')
            text_add_bytes(&number, text + i, 1);
        else if (text[i + 1] != ' ')
            text_add(&number, " ");
    char *plain = text_trimmed(text_string(&number));
    text_done(&number);
    return plain;
}

/* --- Numbers among other words -------------------------------------------------------------------------------------------- */

/* What stands in numbers; letters beyond ASCII may be blanks and dashes, which is seen when it is read. */
static bool is_of_number(char byte)
{
    return isdigit((unsigned char)byte) || (unsigned char)byte >= 0x80 || strchr("+-(). ", byte);
}

/* Without what belongs to the words around: a bracket whose other is not there, dashes and full stops. */
static void number_trim(const char **text, size_t *length)
{
    const bool opens = memchr(*text, '(', *length), closes = memchr(*text, ')', *length);

    while (*length > 0 && !isdigit((unsigned char)**text) && **text != '+' && !(**text == '(' && closes)) {
        ++*text;
        --*length;
    }
    while (*length > 0 && !isdigit((unsigned char)(*text)[*length - 1]) && !((*text)[*length - 1] == ')' && opens))
        --*length;
}

static bool is_number(const struct field *field, const char *text, size_t length)
{
    char *part = string_copy_part(text, length);
    struct value value = {0};
    struct error error;
    const bool is = length > 0 && field_parse(field, part, &value, &error) && !value_is_empty(&value);

    value_clear(&value);
    free(part);
    return is;
}

/* Adds the numbers that stand among other words. */
static void numbers_find(const struct field *field, const char *text, size_t length, struct found *found)
{
    while (length > 0) {
        size_t run = 0;

        while (run < length && is_of_number(text[run]))
            run++;
        const char *number = text;
        size_t size = run;
        number_trim(&number, &size);
        if (!is_number(field, number, size))
            size = 0;
        number_add(&found->numbers, number, size);
        run += run < length;
        text_add_bytes(&found->rest, text, (size_t)(number - text));
        text_add(&found->rest, size > 0 ? " " : "");
        text_add_bytes(&found->rest, number + size, run - size - (size_t)(number - text));
        text += run;
        length -= run;
    }
}

/* --- Cells ---------------------------------------------------------------------------------------------------------------- */

/* Calls add for what stands between separators. */
static void parts_each(const struct field *field, const char *text, struct found *found,
                       void (*add)(const struct field *field, const char *part, struct found *found))
{
    while (*text) {
        const size_t length = number_length(text, strcspn(text, separators));
        char *part = groups_plain(text, length);

        add(field, part, found);
        free(part);
        text += length + (text[length] != '\0');
    }
}

static void part_add(const struct field *field, const char *part, struct found *found)
{
    (void)field;
    number_add(&found->numbers, part, strlen(part));
}

static void good_add(const struct field *field, const char *part, struct found *found)
{
    if (is_number(field, part, strlen(part)))
        number_add(&found->numbers, part, strlen(part));
    else
        numbers_find(field, part, strlen(part), found);
    text_add(&found->rest, " ");
}

/* Whether all that stands beside the numbers says that they are a telephone's. */
static bool is_label(const char *rest)
{
    static const char between[] = " .:()-+";
    bool is = true;

    for (rest += strspn(rest, between); is && *rest; rest += strspn(rest, between)) {
        const size_t length = strcspn(rest, between);
        char *word = string_copy_part(rest, length), *key = key_of(word);

        is = key_is_among(key, labels);
        free(key);
        free(word);
        rest += length;
    }
    return is;
}

/* What is good of a text that holds something else too, which is told unless it is a telephone's label. */
static bool good_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct found found = {0};
    struct quote quote;
    struct error reason;
    bool whole = false;

    parts_each(field, text, &found, good_add);
    if (found.numbers.length > 0 && field_parse(field, text_string(&found.numbers), value, &reason)) {
        whole = is_label(text_string(&found.rest));
        if (!whole)
            error_set_field(error, ERROR_VALUE, field, _("Of \"%s\" only %s is kept."), quote_text(&quote, text), value_text(value));
    }
    text_done(&found.numbers);
    text_done(&found.rest);
    return whole;
}

bool clean_phone_read(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct found plain = {0};

    if (strpbrk(text, ",;\n|&"))
        parts_each(field, text, &plain, part_add);
    bool ok = field_parse(field, plain.numbers.length > 0 ? text_string(&plain.numbers) : text, value, error);
    text_done(&plain.numbers);
    return ok || good_read(field, text, value, error);
}
