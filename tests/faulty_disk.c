/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's way to the disk (its VFS) with another put before it, which does what it is told unless a fault was ordered. */
#include "config.h"

#include "tests/faults.h"

#include <stddef.h>

#include <sqlite3.h>

struct faulty_file {
    sqlite3_file file;  /* what SQLite sees */
    sqlite3_file *real; /* behind it */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct faulty_file *)file)->real;
}

static const sqlite3_io_methods *methods_of(sqlite3_file *file)
{
    return real_of(file)->pMethods;
}

static bool call_fails(void)
{
    return faults_strike(FAULT_CALL);
}

/* --- A file --------------------------------------------------------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
    return methods_of(file)->xClose(real_of(file));
}

static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
    return call_fails() ? SQLITE_IOERR_READ : methods_of(file)->xRead(real_of(file), bytes, length, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    if (faults_strike(FAULT_FULL))
        return SQLITE_FULL;
    return call_fails() ? SQLITE_IOERR_WRITE : methods_of(file)->xWrite(real_of(file), bytes, length, offset);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return call_fails() ? SQLITE_IOERR_TRUNCATE : methods_of(file)->xTruncate(real_of(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
    return call_fails() ? SQLITE_IOERR_FSYNC : methods_of(file)->xSync(real_of(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return call_fails() ? SQLITE_IOERR_FSTAT : methods_of(file)->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int lock)
{
    return call_fails() ? SQLITE_IOERR_LOCK : methods_of(file)->xLock(real_of(file), lock);
}

static int file_unlock(sqlite3_file *file, int lock)
{
    return methods_of(file)->xUnlock(real_of(file), lock);
}

static int file_reserved(sqlite3_file *file, int *reserved)
{
    return call_fails() ? SQLITE_IOERR_CHECKRESERVEDLOCK : methods_of(file)->xCheckReservedLock(real_of(file), reserved);
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
    return methods_of(file)->xFileControl(real_of(file), operation, argument);
}

static int file_sector(sqlite3_file *file)
{
    return methods_of(file)->xSectorSize(real_of(file));
}

static int file_characteristics(sqlite3_file *file)
{
    return methods_of(file)->xDeviceCharacteristics(real_of(file));
}

static int file_shared_map(sqlite3_file *file, int region, int size, int extend, void volatile **mapped)
{
    return call_fails() ? SQLITE_IOERR_SHMMAP : methods_of(file)->xShmMap(real_of(file), region, size, extend, mapped);
}

static int file_shared_lock(sqlite3_file *file, int offset, int count, int flags)
{
    bool fails = (flags & SQLITE_SHM_LOCK) != 0 && call_fails();
    return fails ? SQLITE_IOERR_SHMLOCK : methods_of(file)->xShmLock(real_of(file), offset, count, flags);
}

static void file_shared_barrier(sqlite3_file *file)
{
    methods_of(file)->xShmBarrier(real_of(file));
}

static int file_shared_unmap(sqlite3_file *file, int remove)
{
    return methods_of(file)->xShmUnmap(real_of(file), remove);
}

/* The first version knows no shared memory; the third, which maps files, is not offered. */
#define METHODS_OF_ALL \
    .xClose = file_close, .xRead = file_read, .xWrite = file_write, .xTruncate = file_truncate, .xSync = file_sync, .xFileSize = file_size, \
    .xLock = file_lock, .xUnlock = file_unlock, .xCheckReservedLock = file_reserved, .xFileControl = file_control, .xSectorSize = file_sector, \
    .xDeviceCharacteristics = file_characteristics

static const sqlite3_io_methods plain_methods = {.iVersion = 1, METHODS_OF_ALL};
static const sqlite3_io_methods shared_methods = {
    .iVersion = 2,
    METHODS_OF_ALL,
    .xShmMap = file_shared_map,
    .xShmLock = file_shared_lock,
    .xShmBarrier = file_shared_barrier,
    .xShmUnmap = file_shared_unmap,
};

/* --- The disk ------------------------------------------------------------------------------------------------------------- */

static sqlite3_vfs *real_disk(sqlite3_vfs *disk)
{
    return disk->pAppData;
}

static int disk_open(sqlite3_vfs *disk, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
    struct faulty_file *faulty = (struct faulty_file *)file;

    faulty->file.pMethods = NULL;
    faulty->real = (sqlite3_file *)(faulty + 1);
    faulty->real->pMethods = NULL;
    if (call_fails())
        return SQLITE_CANTOPEN;
    int status = real_disk(disk)->xOpen(real_disk(disk), name, faulty->real, flags, flags_out);
    if (faulty->real->pMethods != NULL)
        faulty->file.pMethods = faulty->real->pMethods->iVersion > 1 ? &shared_methods : &plain_methods;
    return status;
}

static int disk_delete(sqlite3_vfs *disk, const char *name, int sync)
{
    return call_fails() ? SQLITE_IOERR_DELETE : real_disk(disk)->xDelete(real_disk(disk), name, sync);
}

static int disk_access(sqlite3_vfs *disk, const char *name, int flags, int *result)
{
    return call_fails() ? SQLITE_IOERR_ACCESS : real_disk(disk)->xAccess(real_disk(disk), name, flags, result);
}

void faulty_disk_use(void)
{
    static sqlite3_vfs disk;
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);

    disk = *real;
    disk.zName = "faulty";
    disk.pAppData = real;
    disk.szOsFile = (int)sizeof(struct faulty_file) + real->szOsFile;
    disk.xOpen = disk_open;
    disk.xDelete = disk_delete;
    disk.xAccess = disk_access;
    sqlite3_vfs_register(&disk, 1);
}
