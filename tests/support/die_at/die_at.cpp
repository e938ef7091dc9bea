// Loaded into a program by LD_PRELOAD: kills it (SIGKILL) just before its n-th change of what is on the disk,
// n being RETINUE_DIE_AT. Changes are writes and flushes of plain files, truncations, and names that come,
// change or go. So a test kills a real program at each of its moments, one run after the other.

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

void countChange()
{
    static const char *const s_wanted = std::getenv("RETINUE_DIE_AT");
    static std::atomic_long s_left = s_wanted ? std::strtol(s_wanted, nullptr, 10) : 0;
    if (--s_left == 0)
        ::kill(::getpid(), SIGKILL);
}

void countChangeOf(int descriptor)
{
    struct stat about
    {
    };
    if (::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode))
        countChange();
}

/// The system's own function of this name.
template<typename Function>
Function *systems(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t count)
{
    static auto *const s_write = systems<ssize_t(int, const void *, size_t)>("write");
    countChangeOf(descriptor);
    return s_write(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
    static auto *const s_pwrite = systems<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    countChangeOf(descriptor);
    return s_pwrite(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
    static auto *const s_pwrite = systems<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    countChangeOf(descriptor);
    return s_pwrite(descriptor, bytes, count, offset);
}

int fsync(int descriptor)
{
    static auto *const s_fsync = systems<int(int)>("fsync");
    countChange();
    return s_fsync(descriptor);
}

int fdatasync(int descriptor)
{
    static auto *const s_fdatasync = systems<int(int)>("fdatasync");
    countChange();
    return s_fdatasync(descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    static auto *const s_ftruncate = systems<int(int, off_t)>("ftruncate");
    countChange();
    return s_ftruncate(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    static auto *const s_ftruncate = systems<int(int, off64_t)>("ftruncate64");
    countChange();
    return s_ftruncate(descriptor, size);
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const s_rename = systems<int(const char *, const char *)>("rename");
    countChange();
    return s_rename(from, to);
}

int unlink(const char *path) noexcept
{
    static auto *const s_unlink = systems<int(const char *)>("unlink");
    countChange();
    return s_unlink(path);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    static auto *const s_mkdir = systems<int(const char *, mode_t)>("mkdir");
    countChange();
    return s_mkdir(path, mode);
}

int rmdir(const char *path) noexcept
{
    static auto *const s_rmdir = systems<int(const char *)>("rmdir");
    countChange();
    return s_rmdir(path);
}

} // extern "C"
