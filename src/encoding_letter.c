/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/encoding_letter.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <unicode/uchar.h>

enum {
    UNKNOWN = -8,   /* of a letter that is not in the table */
    UNUSUAL = -8,   /* beside one that it hardly ever stands beside */
    UNEXPECTED = -2 /* of a small letter at the beginning of a word, a capital within */
};

/* A letter with how often it comes (two units of the natural logarithm, the most frequent 12), and what stands before and after it in all but a few words: letters of ASCII, a plus
 * sign for any other letter, a minus sign for what is none. Counted in the words of a score of languages, those that the network writes most weighing most.
 * A letter that stands beside others where another is before it has a row for that, too; the best holds. */
struct usage {
    int32_t letter;
    int weight;
    const char *before;
    const char *after;
    const char *then; /* where that decides, what follows upon it */
};

static const struct usage western[] = {
    {0xe9, 12, "-bcdfghiklmnoprstuvxyz", "-abcdefghijklmnopqrstuvxyz", NULL},
    {0xe4, 10, "-+bcdfghijklmnprstvw", "-+bcdfghiklmnpqrstuvxyz", NULL},
    {0xe1, 11, "-+bcdfghjklmnprstvz", "-+bcdfghjklmnpqrstvxz", NULL},
    {0xe1, 11, "iu", "glmnrsv", NULL},
    {0xe1, 11, "-", "u", NULL},
    {0xed, 10, "+abcdfghjklmnprstuvxz", "-+abcdfgklmnoprstv", NULL},
    {0xed, 6, "-", "bcglnstv", NULL},
    {0xf3, 10, "-+bcdfghijklmnprstvxz", "-+bcdfgklmnprstvwz", NULL},
    {0xf6, 10, "-+bcdfghjklmnrstwyz", "-+abcdefghjklmnprstvwyz", NULL},
    {0xf8, 10, "-bcdfghjklmnprstvy", "-abdeghjklmnprstuvy", NULL},
    {0xe7, 10, "-+aceinprtu", "-+aeilou", NULL},
    {0xfc, 9, "-+bdfghklmnrstwyz", "-+abcdefghiklmnprstwyz", NULL},
    {0xe5, 9, "-bcdfghjklmnprstv", "-bdefgklmnoprstv", NULL},
    {0xe3, 9, "+bcdghijlmnprstx", "-eio", NULL},
    {0xe6, 8, "-bdefghjklmnrstv", "-+bdfgiklmnprstv", NULL},
    {0xfa, 8, "-abcdeghijklmnprsty", "-+abcdfgjlmnprstz", NULL},
    {0xe8, 12, "cdghilmnprtv", "cdglmnrstv", "e"},
    {0xe8, 12, "cghirt", "s", "-"},
    {0xe8, 9, "-bcdfghilmnprstuvwz", "-bcdglmnpqrstvz", NULL},
    {0xea, 7, "-bcdfgilmnprtuv", "-cdlmnrstv", NULL},
    {0xfd, 6, "-+bklmnrstv", "-+cjmnprstv", NULL},
    {0xe0, 6, "-+cdehijlmnprtuv", "-cfghlmnqrstuxy", NULL},
    {0xe0, 9, "t", "-", NULL},
    {0xf0, 6, "+aegiru", "-aefghiklmrsuv", NULL},
    {0xf5, 12, "+nprstx", "e", "s"},
    {0xf5, 7, "+ijlmnprstvxz", "lr", NULL},
    {0xe2, 6, "-abcdfghiklmnprstuvxz", "-abcgilmnprstuvwy", NULL},
    {0xf1, 5, "-aeiu", "+aeiou", NULL},
    {0xee, 5, "-acdeghnorstu", "-dlmnstv", NULL},
    {0xee, 10, "-", "l", NULL},
    {0xf4, 5, "-+acdhiklmnprst", "-bdlmnprtuv", NULL},
    {0xdf, 10, "+aeiou", "-befghiklmnrstz", NULL},
    {0xef, 4, "+aeou", "-abcdefgklmnqrstvw", NULL},
    {0xeb, 3, "+abdehikortu", "-bilnrstx", NULL},
    {0xf2, 3, "-bcdeghilmnprstux", "-acdglmnprst", NULL},
    {0xfe, 2, "-+aeglrtu", "-+abeijvy", NULL},
    {0xf9, 1, "+cinortz", "-+mn", NULL},
    {0xec, 0, "-+abcdlpsu", "-+cdnt", NULL},
    {0xfb, -1, "dfglmoprs", "-lmnrtv", NULL},
    {0x153, -1, "-bcfmnsv", "cdu", NULL},
    {0x161, 4, "-aiotu", "-aeikmt", NULL},
    {0x17e, 2, "-aiotu", "-aeiu", NULL},
};

/* Letters that no Western language has, or hardly any. The first is the capital of i in Turkish. */
static const struct usage eastern[] = {
    {0x130, 6, "-", "-+bcdklmnpstvz", NULL},
    {0x131, 10, "+bcdghklmnprstyz", "-+cklmnrstyz", NULL},
    {0x15f, 8, "-+aeioru", "-+aeiklmtuv", NULL},
    {0x10d, 8, "-+aeilmnoruv", "-+aeiklnrtu", NULL},
    {0x103, 8, "+bcdglmnprstvz", "-+lrstu", NULL},
    {0x161, 8, "-+adeijklmnortuvz", "-+aeiknoptu", NULL},
    {0x11f, 7, "+aeiou", "-+aeilmru", NULL},
    {0x142, 7, "-+abdegikopsuwyz", "-+aceknouy", NULL},
    {0x17e, 6, "-+adeioruy", "-+abdeijklnu", NULL},
    {0x105, 6, "+cdijklnstwz", "-+cdgptz", NULL},
    {0x159, 6, "-+adeioptv", "-+aei", NULL},
    {0x151, 6, "bdglnrstvyz", "-+bdfijklnprstvz", NULL},
    {0x107, 6, "+aeiouy", "-aeiu", NULL},
    {0x11b, 5, "bdmnptv", "-+cdjklmnrstz", NULL},
    {0x119, 5, "+bijklnprtwz", "-+cdgkptz", NULL},
    {0x15b, 5, "-+aeijoy", "-+clnrw", NULL},
    {0x17c, 5, "-+adeiouy", "-+adeiklnosuy", NULL},
    {0x144, 5, "aeiouy", "-cs", NULL},
    {0x16f, 3, "+cdhjklmnprstvz", "-+blmrsvz", NULL},
    {0x171, 3, "fgjmnrstvyz", "-eijklmnrstvz", NULL},
    {0x111, 3, "-aeioq", "+aeiu", NULL},
    {0x163, 2, "-+aceinprsu", "-+aein", NULL},
    {0x17a, 1, "-+adeu", "-+alnoprw", NULL},
    {0x148, 1, "-+adeilotuvz", "-akostu", NULL},
    {0x165, -2, "+asu", "-kotu", NULL},
    {0x10f, -2, "+aeru", "-+aotu", NULL},
};

/* The sign that the table has for a neighbour; 0 for a digit, which no letter has beside it. */
static char neighbour_sign(int32_t neighbour)
{
    if (u_isdigit(neighbour))
        return '\0';
    if (!u_isUAlphabetic(neighbour))
        return '-';
    return neighbour < 0x80 ? (char)u_tolower(neighbour) : '+';
}

static bool neighbour_is_among(int32_t neighbour, const char *usual)
{
    const char sign = neighbour_sign(neighbour);

    return sign != '\0' && strchr(usual, sign) != NULL;
}

static int neighbour_score(int32_t neighbour, const char *usual)
{
    return neighbour_is_among(neighbour, usual) ? 0 : UNUSUAL;
}

/* Names begin with capitals, and have few others. */
static int size_score(const struct encoding_place *place)
{
    return u_isUUppercase(place->at) == !u_isUAlphabetic(place->previous) ? 0 : UNEXPECTED;
}

/* The best of the letter's rows. */
static int usages_score(const struct usage *usages, size_t count, const struct encoding_place *place)
{
    int best = INT_MIN;

    for (size_t i = 0; i < count; i++) {
        const struct usage *usage = &usages[i];
        if (usage->letter != place->at && usage->letter != u_tolower(place->at))
            continue;
        if (usage->then && !neighbour_is_among(place->after_next, usage->then))
            continue;
        const int score = usage->weight + neighbour_score(place->previous, usage->before) + neighbour_score(place->next, usage->after);
        best = score > best ? score : best;
    }
    return best;
}

int encoding_letter_score(const struct encoding_place *place, bool with_eastern)
{
    const int usual = usages_score(western, sizeof western / sizeof *western, place);
    const int other = with_eastern ? usages_score(eastern, sizeof eastern / sizeof *eastern, place) : INT_MIN;
    const int best = usual > other ? usual : other;

    return best == INT_MIN ? UNKNOWN : best + size_score(place);
}
