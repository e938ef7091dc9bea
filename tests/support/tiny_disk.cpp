#include "tests/support/tiny_disk.h"

#include <QFile>

#include <cerrno>
#include <sys/mount.h>
#include <unistd.h>

namespace retinue::test {

TinyDisk::TinyDisk(int kibibytes, int names)
    : m_options("size=" + QByteArray::number(kibibytes) + "k,nr_inodes=" + QByteArray::number(names))
{
    if (::mount("tmpfs", QFile::encodeName(path()).constData(), "tmpfs", 0, m_options.constData()) != 0)
        qFatal("mounting a tiny disk: %s", qPrintable(qt_error_string(errno)));
}

TinyDisk::~TinyDisk()
{
    ::umount2(QFile::encodeName(path()).constData(), MNT_DETACH);
}

void TinyDisk::fillUp(qsizetype left) const
{
    QFile filling(filePath(QStringLiteral("filling")));
    if (!filling.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("filling a tiny disk: %s", qPrintable(filling.errorString()));
    const QByteArray page(4096, 'x');
    while (filling.write(page) == page.size()) {
    }
    if (left > 0 && !filling.resize(filling.size() - left))
        qFatal("making room on a tiny disk: %s", qPrintable(filling.errorString()));
}

void TinyDisk::makeRoom() const
{
    if (!QFile::remove(filePath(QStringLiteral("filling"))))
        qFatal("making room on a tiny disk");
}

bool TinyDisk::setReadOnly(bool readOnly) const
{
    return ::mount("tmpfs", QFile::encodeName(path()).constData(), "tmpfs",
                   MS_REMOUNT | (readOnly ? MS_RDONLY : 0), m_options.constData()) == 0;
}

void TinyDisk::useUpNames(int left) const
{
    const auto nameOf = [this](int number) { return filePath(QStringLiteral("name-%1").arg(number)); };
    int made = 0;
    for (QFile name(nameOf(made)); name.open(QIODevice::WriteOnly); name.setFileName(nameOf(made))) {
        name.close();
        ++made;
    }
    for (int i = 0; i < left; ++i)
        QFile::remove(nameOf(i));
}

} // namespace retinue::test
