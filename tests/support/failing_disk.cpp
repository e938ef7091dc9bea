#include "tests/support/failing_disk.h"

#include <atomic>
#include <cstring>
#include <sqlite3.h>

namespace retinue::test {

namespace {

constexpr const char *kName = "retinue-failing";

// The VFS interface has no room for state of ours, so it is the process's.
std::atomic<int> s_left{-1}; // operations until the failing one; below 0: disarmed
std::atomic<bool> s_forever{false}, s_full{false}, s_failed{false};
std::atomic<bool> s_reading{false}; // what only looks is meant
std::atomic<qint64> s_bytesRead{0};

bool failsNow(bool reading = false)
{
    if (reading != s_reading)
        return false;
    if (s_failed && s_forever)
        return true;
    if (s_left < 0)
        return false;
    if (s_left.fetch_sub(1) != 1)
        return false;
    s_failed = true;
    return true;
}

/// SQLite gives us memory for this and, behind it, for the real file.
struct File
{
    sqlite3_file base;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real();
}

int closeFile(sqlite3_file *file)
{
    return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}
int readFile(sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
    s_bytesRead += amount;
    if (failsNow(true))
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), to, amount, offset);
}
int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    if (!failsNow())
        return real(file)->pMethods->xWrite(real(file), from, amount, offset);
    (void)real(file)->pMethods->xWrite(real(file), from, amount / 2, offset);
    return s_full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return failsNow() ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file *file, int flags)
{
    return failsNow() ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReservedLock(sqlite3_file *file, int *result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int deviceCharacteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    if (failsNow(true))
        return SQLITE_IOERR_SHMMAP;
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    if ((flags & SQLITE_SHM_LOCK) != 0 && failsNow(true))
        return SQLITE_IOERR_SHMLOCK;
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shmBarrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods = {2,
                                     closeFile,
                                     readFile,
                                     writeFile,
                                     truncateFile,
                                     syncFile,
                                     fileSize,
                                     lockFile,
                                     unlockFile,
                                     checkReservedLock,
                                     fileControl,
                                     sectorSize,
                                     deviceCharacteristics,
                                     shmMap,
                                     shmLock,
                                     shmBarrier,
                                     shmUnmap,
                                     nullptr,
                                     nullptr};

sqlite3_vfs *system()
{
    return sqlite3_vfs_find(nullptr);
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    std::memset(real(file), 0, std::size_t(system()->szOsFile));
    if (failsNow(true))
        return SQLITE_CANTOPEN;
    const int result = system()->xOpen(system(), name, real(file), flags, outFlags);
    if (result == SQLITE_OK)
        file->pMethods = &kMethods;
    return result;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    return failsNow() ? SQLITE_IOERR_DELETE : system()->xDelete(system(), name, syncFolder);
}

sqlite3_vfs &vfs()
{
    static sqlite3_vfs s_vfs = [] {
        sqlite3_vfs copy = *system(); // everything else is the system's
        copy.zName = kName;
        copy.pNext = nullptr;
        copy.szOsFile += int(sizeof(File));
        copy.xOpen = openFile;
        copy.xDelete = deleteFile;
        return copy;
    }();
    return s_vfs;
}

} // namespace

FailingDisk::FailingDisk()
{
    disarm();
    s_bytesRead = 0;
    sqlite3_vfs_register(&vfs(), 0);
}

FailingDisk::~FailingDisk()
{
    sqlite3_vfs_unregister(&vfs());
}

QString FailingDisk::name() const
{
    return QLatin1String(kName);
}

void FailingDisk::arm(int operation, Mode mode, bool full)
{
    s_left = -1;
    s_reading = false;
    s_failed = false;
    s_forever = mode == Mode::FromThere;
    s_full = full;
    s_left = operation;
}

void FailingDisk::armReading(int operation, Mode mode)
{
    disarm();
    s_failed = false;
    s_reading = true;
    s_forever = mode == Mode::FromThere;
    s_left = operation;
}

void FailingDisk::disarm()
{
    s_reading = false;
    s_left = -1;
    s_forever = false;
}

bool FailingDisk::hasFailed() const
{
    return s_failed;
}

qint64 FailingDisk::bytesRead() const
{
    return s_bytesRead;
}

} // namespace retinue::test
