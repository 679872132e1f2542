/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided of each row, kept in a file that is gone when the import ends. */
#include "config.h"

#include "db/importing_stage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/importing_scratch.h"
#include "src/memory.h"

bool stage_open(struct stage *stage, struct error *error)
{
    *stage = (struct stage){.file = importing_scratch_open(error), .read_block = -1, .before_block = -1};
    if (stage->file < 0)
        return false;
    stage->last = memory_new_array(STAGE_BLOCK, sizeof *stage->last);
    stage->read = memory_new_array(STAGE_BLOCK, sizeof *stage->read);
    stage->before = memory_new_array(STAGE_BLOCK, sizeof *stage->before);
    return true;
}

void stage_close(struct stage *stage)
{
    if (stage->file >= 0)
        close(stage->file);
    free(stage->blocks);
    free(stage->last);
    free(stage->read);
    free(stage->before);
    *stage = (struct stage){.file = -1};
}

/* --- Blocks --------------------------------------------------------------------------------------------------------------- */

static int64_t block_of(int64_t number)
{
    return (number - 1) / STAGE_BLOCK;
}

static size_t place_in_block(int64_t number)
{
    return (size_t)((number - 1) % STAGE_BLOCK);
}

static bool block_write(const struct stage *stage, int64_t block, const struct staged *rows, struct error *error)
{
    const size_t size = STAGE_BLOCK * sizeof *rows;

    errno = ENOSPC;
    return pwrite(stage->file, rows, size, (off_t)block * (off_t)size) == (ssize_t)size || importing_scratch_failed(error);
}

static bool row_write(const struct stage *stage, int64_t number, const struct staged *row, struct error *error)
{
    errno = ENOSPC;
    return pwrite(stage->file, row, sizeof *row, (off_t)(number - 1) * (off_t)sizeof *row) == (ssize_t)sizeof *row || importing_scratch_failed(error);
}

static bool block_read(const struct stage *stage, int64_t block, struct staged *rows, struct error *error)
{
    const size_t size = STAGE_BLOCK * sizeof *rows;

    errno = EIO;
    return pread(stage->file, rows, size, (off_t)block * (off_t)size) == (ssize_t)size || importing_scratch_failed(error);
}

/* Writes the last block, beyond whose rows those stay that an earlier check had. Where that fails, less is known of it. */
static void last_block_keep(struct stage *stage)
{
    const int64_t block = block_of(stage->count);
    const size_t count = place_in_block(stage->count) + 1;

    if (stage->earlier > stage->count && block_read(stage, block, stage->before, NULL))
        memcpy(stage->last + count, stage->before + count, (STAGE_BLOCK - count) * sizeof *stage->last);
    if (!block_write(stage, block, stage->last, NULL))
        stage->earlier = block * STAGE_BLOCK;
    else if (stage->earlier < stage->count)
        stage->earlier = stage->count;
}

void stage_clear(struct stage *stage)
{
    if (stage->count > 0)
        last_block_keep(stage);
    stage->count = 0;
    stage->read_block = stage->before_block = -1;
    free(stage->blocks);
    stage->blocks = NULL;
    memset(stage->counts, 0, sizeof stage->counts);
}

/* The rows of a block, until another is read. */
static struct staged *block_get(struct stage *stage, int64_t block, struct error *error)
{
    if (block == block_of(stage->count))
        return stage->last;
    if (block == stage->read_block)
        return stage->read;
    stage->read_block = block_read(stage, block, stage->read, error) ? block : -1;
    return stage->read_block == block ? stage->read : NULL;
}

bool staged_is_said(const struct staged *staged)
{
    const bool is_decided = staged->flags & STAGED_MATCHED && staged->flags & (STAGED_DECIDED | STAGED_SAID);

    if (!is_decided || staged->outcome == IMPORT_REJECTED)
        return false;
    if (staged->flags & STAGED_DECIDED)
        return !(staged->flags & STAGED_KNOWN) || staged->policy == IMPORT_CREATE;
    return !(staged->flags & STAGED_KNOWN) || staged->outcome == IMPORT_NEW;
}

/* Whether it is only like something, and nobody decided on that. */
static bool is_like(const struct staged *staged)
{
    return staged->like != 0 && !(staged->flags & STAGED_MATCHED);
}

static bool is_in_list(const struct staged *staged, int list)
{
    switch (list) {
    case IMPORT_DOUBTFUL:
        return (staged->flags & (STAGED_DOUBTFUL | STAGED_OVER | STAGED_EVEN) || is_like(staged)) && staged->outcome != IMPORT_REJECTED;
    case IMPORT_MATCHED:
        return staged->flags & STAGED_MATCHED;
    case IMPORT_LIKE:
        return is_like(staged) && staged->outcome == IMPORT_NEW;
    case IMPORT_SAID:
        return staged_is_said(staged);
    case IMPORT_LINKED:
        return staged->flags & STAGED_LINKED && staged->outcome != IMPORT_REJECTED;
    case IMPORT_SHARED:
        return staged->flags & STAGED_SHARED;
    case IMPORT_SWAYED:
        return staged->flags & (STAGED_MATCHED | STAGED_SHARED);
    case IMPORT_OPEN:
        return (staged->flags & (STAGED_MATCHED | STAGED_DECIDED | STAGED_KNOWN)) == STAGED_MATCHED;
    default:
        return staged->outcome == list;
    }
}

/* Counts a row in, or with -1 out, of the lists it is in. */
static void row_count(struct stage *stage, int64_t number, const struct staged *staged, int sign)
{
    struct stage_block *block = &stage->blocks[block_of(number)];

    for (int list = 0; list < IMPORT_LIST_COUNT; list++)
        if (is_in_list(staged, list)) {
            block->counts[list] = (uint16_t)(block->counts[list] + sign);
            stage->counts[list] += sign;
        }
}

/* --- Rows ----------------------------------------------------------------------------------------------------------------- */

bool stage_add(struct stage *stage, const struct staged *staged, struct error *error)
{
    int64_t number = stage->count + 1, block = block_of(number);

    if (place_in_block(number) == 0) {
        if (block > 0 && !block_write(stage, block - 1, stage->last, error))
            return false;
        if (stage->read_block == block)
            stage->read_block = -1;
        stage->blocks = memory_resize(stage->blocks, (size_t)block + 1, sizeof *stage->blocks);
        stage->blocks[block] = (struct stage_block){0};
    }
    stage->last[place_in_block(number)] = *staged;
    stage->count = number;
    row_count(stage, number, staged, 1);
    return true;
}

bool stage_read(struct stage *stage, int64_t number, struct staged *staged, struct error *error)
{
    const struct staged *rows = block_get(stage, block_of(number), error);

    if (rows)
        *staged = rows[place_in_block(number)];
    return rows != NULL;
}

bool stage_change(struct stage *stage, int64_t number, const struct staged *staged, struct error *error)
{
    struct staged *rows = block_get(stage, block_of(number), error);

    if (!rows)
        return false;
    row_count(stage, number, &rows[place_in_block(number)], -1);
    rows[place_in_block(number)] = *staged;
    row_count(stage, number, staged, 1);
    return rows == stage->last || row_write(stage, number, staged, error);
}

bool stage_earlier(struct stage *stage, uint64_t offset, struct staged *staged)
{
    int64_t number = stage->count + 1, block = block_of(number);

    if (number > stage->earlier)
        return false;
    /* A block is written over only once the next one begins. */
    if (block != stage->before_block)
        stage->before_block = block_read(stage, block, stage->before, NULL) ? block : -1;
    *staged = stage->before[place_in_block(number)];
    return stage->before_block == block && staged->offset == offset;
}

/* --- Lists ---------------------------------------------------------------------------------------------------------------- */

/* The next number in a list behind a number, or before it; 0: none. */
static bool list_step(struct stage *stage, int list, int64_t from, int step, int64_t *number, struct error *error)
{
    *number = from + step;
    while (*number >= 1 && *number <= stage->count) {
        int64_t block = block_of(*number);

        if (stage->blocks[block].counts[list] == 0) {
            *number = step > 0 ? (block + 1) * STAGE_BLOCK + 1 : block * STAGE_BLOCK;
            continue;
        }
        const struct staged *rows = block_get(stage, block, error);
        if (!rows)
            return false;
        if (is_in_list(&rows[place_in_block(*number)], list))
            return true;
        *number += step;
    }
    *number = 0;
    return true;
}

static void numbers_reverse(int64_t *numbers, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        int64_t number = numbers[i];
        numbers[i] = numbers[count - 1 - i];
        numbers[count - 1 - i] = number;
    }
}

bool stage_list(struct stage *stage, int list, int64_t from, int limit, int64_t *numbers, size_t *count, struct error *error)
{
    int step = limit < 0 ? -1 : 1;
    size_t most = (size_t)(limit * step);

    if (from > stage->count + 1)
        from = stage->count + 1;
    for (*count = 0; *count < most; ++*count) {
        if (!list_step(stage, list, from, step, &from, error))
            return false;
        if (from == 0)
            break;
        numbers[*count] = from;
    }
    if (step < 0)
        numbers_reverse(numbers, *count);
    return true;
}
