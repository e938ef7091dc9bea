#pragma once

#include "core/smb/share.h"
#include "tests/support/samba_server.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace retinue::test {

/// First thing in a test program: becomes a worker if it was started as one (then it never returns), or moves
/// into a system of its own.
void prepareShareTest(int argc, char *argv[]);

/// How a test signs in; the defaults are right.
struct ShareWish
{
    QString share = QStringLiteral("data");
    QString folder;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 445;
    QString user = SambaServer::user();
    QByteArray password = SambaServer::password();
    smb::ShareOptions options{};
    CancelToken cancel{};
};
[[nodiscard]] std::unique_ptr<smb::Share> makeShare(const ShareWish &wish);

/// Ids of the worker processes that this process has now.
[[nodiscard]] std::vector<qint64> workers();
/// Whether a process is there, and no zombie.
[[nodiscard]] bool isAlive(qint64 process);

[[nodiscard]] QByteArray randomBytes(qsizetype count);
[[nodiscard]] QByteArray fileContent(const QString &path);
void makeFile(const QString &path, const QByteArray &content);
/// The names of the files in a folder, sorted.
[[nodiscard]] QStringList namesIn(const QString &folder);

/// Through a share: NAME with this content, from create() to commit().
[[nodiscard]] Result<void> store(smb::Share &share, const QString &name, const QByteArray &content);
[[nodiscard]] Result<QByteArray> readAll(smb::Share &share, const QString &name);

} // namespace retinue::test
