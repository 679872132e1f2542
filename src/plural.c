/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/plural.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { DEEPEST = 40, TIGHTEST = 6 };

/* The rule is evaluated while it is read: it is short, and seldom needed. */
struct evaluation {
    const char *at;
    unsigned long n;
    int depth;
    bool failed;
};

static unsigned long divide(unsigned long left, unsigned long right, bool remainder)
{
    /* Both sides of && and ?: are evaluated, so a division by zero may stand in the side that does not count. */
    if (right == 0)
        return 0;
    return remainder ? left % right : left / right;
}

static unsigned long apply_or(unsigned long left, unsigned long right) { return left || right; }
static unsigned long apply_and(unsigned long left, unsigned long right) { return left && right; }
static unsigned long apply_equal(unsigned long left, unsigned long right) { return left == right; }
static unsigned long apply_unequal(unsigned long left, unsigned long right) { return left != right; }
static unsigned long apply_at_most(unsigned long left, unsigned long right) { return left <= right; }
static unsigned long apply_at_least(unsigned long left, unsigned long right) { return left >= right; }
static unsigned long apply_less(unsigned long left, unsigned long right) { return left < right; }
static unsigned long apply_more(unsigned long left, unsigned long right) { return left > right; }
static unsigned long apply_plus(unsigned long left, unsigned long right) { return left + right; }
static unsigned long apply_minus(unsigned long left, unsigned long right) { return left - right; }
static unsigned long apply_times(unsigned long left, unsigned long right) { return left * right; }
static unsigned long apply_divide(unsigned long left, unsigned long right) { return divide(left, right, false); }
static unsigned long apply_remainder(unsigned long left, unsigned long right) { return divide(left, right, true); }

/* The longer sign before its beginning. */
static const struct operator {
    const char *sign;
    int tightness;
    unsigned long (*apply)(unsigned long left, unsigned long right);
} operators[] = {
    {"||", 1, apply_or},      {"&&", 2, apply_and},      {"==", 3, apply_equal}, {"!=", 3, apply_unequal},   {"<=", 4, apply_at_most},
    {">=", 4, apply_at_least}, {"<", 4, apply_less},     {">", 4, apply_more},   {"+", 5, apply_plus},       {"-", 5, apply_minus},
    {"*", 6, apply_times},    {"/", 6, apply_divide},    {"%", 6, apply_remainder},
};

static unsigned long read_choice(struct evaluation *rule);

static unsigned long fail(struct evaluation *rule)
{
    rule->failed = true;
    return 0;
}

static void skip_blanks(struct evaluation *rule)
{
    while (isspace((unsigned char)*rule->at))
        rule->at++;
}

static bool accept(struct evaluation *rule, char sign)
{
    skip_blanks(rule);
    if (*rule->at != sign)
        return false;
    rule->at++;
    return true;
}

static unsigned long read_number(struct evaluation *rule)
{
    unsigned long value = 0;

    if (!isdigit((unsigned char)*rule->at))
        return fail(rule);
    while (isdigit((unsigned char)*rule->at))
        value = value * 10 + (unsigned long)(*rule->at++ - '0');
    return value;
}

/* n, a number, !something or (something). */
static unsigned long read_operand(struct evaluation *rule)
{
    unsigned long value;

    if (++rule->depth > DEEPEST)
        return fail(rule);
    if (accept(rule, '!'))
        value = !read_operand(rule);
    else if (accept(rule, '(')) {
        value = read_choice(rule);
        if (!accept(rule, ')'))
            fail(rule);
    } else
        value = accept(rule, 'n') ? rule->n : read_number(rule);
    rule->depth--;
    return value;
}

/* The operator of one tightness that comes next, or NULL. */
static const struct operator *accept_operator(struct evaluation *rule, int tightness)
{
    skip_blanks(rule);
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        size_t length = strlen(operators[i].sign);
        if (strncmp(rule->at, operators[i].sign, length) != 0)
            continue;
        if (operators[i].tightness != tightness)
            return NULL;
        rule->at += length;
        return &operators[i];
    }
    return NULL;
}

static unsigned long read_operation(struct evaluation *rule, int tightness)
{
    const struct operator *operator;

    if (tightness > TIGHTEST)
        return read_operand(rule);
    unsigned long left = read_operation(rule, tightness + 1);
    while (!rule->failed && (operator = accept_operator(rule, tightness)))
        left = operator->apply(left, read_operation(rule, tightness + 1));
    return left;
}

/* The whole: condition ? one : other. */
static unsigned long read_choice(struct evaluation *rule)
{
    if (++rule->depth > DEEPEST)
        return fail(rule);
    unsigned long value = read_operation(rule, 1);
    if (!rule->failed && accept(rule, '?')) {
        unsigned long chosen = read_choice(rule);
        if (!accept(rule, ':'))
            fail(rule);
        unsigned long other = rule->failed ? 0 : read_choice(rule);
        value = value ? chosen : other;
    }
    rule->depth--;
    return value;
}

unsigned long plural_evaluate(const char *rule, unsigned long n)
{
    struct evaluation evaluation = {.at = rule, .n = n};
    unsigned long value = read_choice(&evaluation);

    skip_blanks(&evaluation);
    bool ended = *evaluation.at == '\0' || *evaluation.at == ';';
    return ended && !evaluation.failed ? value : 0;
}
