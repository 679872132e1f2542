/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults on order: lrn built with a disk and a memory that fail at the moment a test names (tests/lrn_faulty), and the order, which both have mapped. */
#ifndef LRN_FAULTS_H
#define LRN_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fault {
    FAULT_ALLOCATION, /* memory that is asked for, by whatever library, is not there */
    FAULT_CALL,       /* a call of SQLite to the disk ends with an input or output error */
    FAULT_FULL,       /* one that writes finds the disk full */
    FAULT_COUNT
};

/* The environment's variable that names the file of the order, and what the program is called. */
#define FAULTS_VARIABLE "LRN_FAULTS"
#define FAULTS_PROGRAM BUILD_DIR "/tests/lrn_faulty"

/* What is counted and what is to fail. */
struct faults {
    int64_t counts[FAULT_COUNT]; /* of what could have failed while it was counted */
    int64_t fatal[FAULT_COUNT];  /* which of them fails, from 1; 0: none */
    bool forever;                /* all after it too */
    bool counting;               /* nothing is counted and nothing fails before this */
};

/* Maps an order's file, which is made where it is not there; NULL where that fails. It stays mapped. */
struct faults *faults_map(const char *path);

/* Forgets what was counted, and orders one fault: the at-th (0: none), once or for ever. It is counted from now on, or once the program begins to. */
void faults_order(struct faults *faults, enum fault fault, int64_t at, bool forever);

/* What can be ordered. */
struct fault_kind {
    const char *name;
    enum fault fault;
    bool forever;
};
extern const struct fault_kind fault_kinds[];
extern const size_t fault_kind_count;

/* --- In the program that fails -------------------------------------------------------------------------------------------- */

/* Counts one of a kind; whether it is to fail. */
bool faults_strike(enum fault fault);

/* Makes the faulty disk the one that SQLite uses. */
void faulty_disk_use(void);

#endif
