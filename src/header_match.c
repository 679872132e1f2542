/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/header_match.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/key.h"
#include "src/memory.h"

/* Headers of what lists split an address into and records do not. */
static const char address_parts[] = "Address line|Street|Postcode|Postal code|Zip|Zip code|PIN code|Pincode|PO Box|Postnr|Postnummer|Postboks|Gateadresse|Besøksadresse|"
                                    "Código postal|Code postal|City|Town|By|Poststed|State|Province|District|Region|Fylke|Kommune";

enum { NEAR_DISTANCE = 2, NEAR_LENGTH = 4, TYPE_WORD_LEAST = 3 };

/* Of a pair the field whose language the header is in, where the languages differ. */
static const struct field *field_in_language(const struct record_type *type, const struct field *field, const char *key)
{
    for (int language = 0; field->pair && language < LANGUAGE_COUNT; language++) {
        const struct field *twin = field->language == (enum language)language ? field : type_field_twin(type, field, (enum language)language);
        const char *own = message_in((enum language)language, field->label);

        if (twin && key_is(key, own) && strcmp(own, message_in(twin == field ? (enum language)!language : field->language, field->label)) != 0)
            return twin;
    }
    return field;
}

static const struct field *address_match(const struct record_type *type, const char *key)
{
    return key_is_among(key, address_parts) ? type_field(type, "address") : NULL;
}

/* A header without the number at its end: "Phone 2". */
static char *without_number(const char *header)
{
    size_t length = strlen(header);

    while (length > 0 && (isdigit((unsigned char)header[length - 1]) || header[length - 1] == ' ' || header[length - 1] == '_'))
        length--;
    return string_copy_part(header, length);
}

static bool is_near(const char *key, const char *word)
{
    char *other = key_of(word);
    size_t length = strlen(other), own = strlen(key);
    bool near = length >= NEAR_LENGTH && own >= NEAR_LENGTH
                && (key_distance(key, other, NEAR_DISTANCE) <= (own > 2 * NEAR_LENGTH ? NEAR_DISTANCE : 1)
                    || (2 * length >= own && strstr(key, other)) || (2 * own >= length && strstr(other, key)));

    free(other);
    return near;
}

/* What stands behind the number of a question: "3. Country". The header itself where there is none. */
static const char *behind_number(const char *header)
{
    const char *at = header + strspn(header, "0123456789");

    return at > header && (*at == '.' || *at == ')') && at[1 + strspn(at + 1, " ")] ? at + 1 + strspn(at + 1, " ") : header;
}

/* Whether a word is one for records of the type, or how such a word begins. */
static bool is_type_word(const struct record_type *type, const char *key)
{
    bool is = strlen(key) >= TYPE_WORD_LEAST && (key_begins(key, type->name) || key_begins_message(key, type->label) || is_near(key, type->name));

    for (int language = 0; !is && language < LANGUAGE_COUNT; language++)
        is = is_near(key, message_in((enum language)language, type->label));
    return is;
}

/* What stands behind a word for records of the type: "ORG_NAME", "Organization city". The header itself where there is none. */
static const char *behind_type(const struct record_type *type, const char *header)
{
    const size_t length = strcspn(header, " _-.");
    char *word = string_copy_part(header, length), *key = key_of(word);
    const bool is = header[length] && is_type_word(type, key);

    free(key);
    free(word);
    return is ? header + length + 1 : header;
}

static enum header_rank field_rank(const struct field *field, const char *header, const char *key)
{
    if (strcmp(field->name, header) == 0)
        return HEADER_RANK_NAME;
    return key_is(key, field->name) || key_is_message(key, field->label) ? HEADER_RANK_LABEL : HEADER_RANK_SYNONYM;
}

static const struct field *whole_match(const struct record_type *type, const char *header, enum header_rank *rank)
{
    char *key = key_of(header);
    const struct field *field = *key ? type_field_match(type, header) : NULL;

    *rank = HEADER_RANK_NONE;
    if (field) {
        field = strcmp(field->name, header) == 0 ? field : field_in_language(type, field, key);
        *rank = field_rank(field, header, key);
    } else if ((field = address_match(type, key))) {
        *rank = HEADER_RANK_PART;
    }
    free(key);
    return field;
}

/* The field that one of a header's parts means: of one in two languages, or with something in brackets ("Land/Country", "Languages (spoken)"). */
static const struct field *part_match(const struct record_type *type, const char *header)
{
    static const char marks[] = "/()[]|";
    const struct field *field = NULL;
    enum header_rank rank;

    if (!strpbrk(header, marks))
        return NULL;
    while (!field && *header) {
        size_t length = strcspn(header, marks);
        char *part = string_copy_part(header, length);

        field = whole_match(type, part, &rank);
        free(part);
        header += length + (header[length] != '\0');
    }
    return field;
}

const struct field *header_match(const struct record_type *type, const char *header, enum header_rank *rank)
{
    const struct field *field = whole_match(type, header, rank);

    if (field)
        return field;
    header = behind_number(header);
    char *base = without_number(header);
    if (*base)
        field = whole_match(type, base, rank);
    if (!field && *base)
        field = whole_match(type, behind_type(type, base), rank);
    if (!field)
        field = part_match(type, header);
    if (field)
        *rank = HEADER_RANK_PART;
    free(base);
    return field;
}

/* --- Near matches ------------------------------------------------------------------------------------------------------- */

static bool is_near_any(const char *key, const char *words)
{
    bool near = false;

    while (!near && words && *words) {
        size_t length = strcspn(words, "|");
        char *word = string_copy_part(words, length);

        near = is_near(key, word);
        free(word);
        words += length + (words[length] == '|');
    }
    return near;
}

bool header_is_near(const struct field *field, const char *key)
{
    bool near = is_near(key, field->name) || is_near_any(key, field->synonyms);

    for (int language = 0; !near && language < LANGUAGE_COUNT; language++)
        near = is_near(key, message_in((enum language)language, field->label));
    return near;
}
