#include "tests/ui/faults/small_disk.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

namespace retinue::test {

SmallDisk::SmallDisk(int megabytes) : m_size("size=" + QByteArray::number(megabytes) + "m")
{
    m_mounted =
        ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0, m_size.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
}

bool SmallDisk::setReadOnly(bool readOnly)
{
    return ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs",
                   MS_REMOUNT | (readOnly ? MS_RDONLY : 0), m_size.constData()) == 0;
}

bool SmallDisk::fill()
{
    const QByteArray name = QFile::encodeName(path(QStringLiteral("filling")));
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    const std::string block(64 * 1024, 'x');
    std::size_t step = block.size();
    while (step > 0) {
        if (::write(file, block.data(), step) < 0)
            step /= 2;
    }
    const bool full = errno == ENOSPC;
    ::close(file);
    return full;
}

} // namespace retinue::test
