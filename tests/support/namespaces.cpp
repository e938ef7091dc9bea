#include "tests/support/namespaces.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace retinue::test {

namespace {

QString failed(const char *what)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(what), qt_error_string(errno));
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
}

/// Who is not root needs to be root in namespaces of his own.
QString becomeRootInside(uid_t user, gid_t group)
{
    const bool mapped =
        writeFile(QStringLiteral("/proc/self/setgroups"), "deny") &&
        writeFile(QStringLiteral("/proc/self/uid_map"), "0 " + QByteArray::number(user) + " 1") &&
        writeFile(QStringLiteral("/proc/self/gid_map"), "0 " + QByteArray::number(group) + " 1");
    return mapped ? QString() : failed("mapping the user");
}

} // namespace

QString enterNamespaces(int more)
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(more | CLONE_NEWNS | (user == 0 ? 0 : CLONE_NEWUSER)) != 0)
        return failed("making namespaces (needs root, or unprivileged user namespaces)");
    if (user != 0) {
        if (const QString problem = becomeRootInside(user, group); !problem.isEmpty())
            return problem;
    }
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return failed("making the mounts private");
    return {};
}

} // namespace retinue::test
