#include "core/replication/standby_parts.h"

#include "core/base/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sodium.h>

namespace retinue::replication {

namespace {

const QString kPartSuffix = QStringLiteral(".part");
constexpr qint64 kPieceBytes = 1024 * 1024;
constexpr std::size_t kFileDigestBytes = 32;

Error failedAt(const QFile &file)
{
    return base::fileError(base::lastFileError(), QStringLiteral("writing %1").arg(file.fileName()));
}

} // namespace

Result<QByteArray> digestOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return base::fileError(base::lastFileError(), QStringLiteral("reading %1").arg(path));
    crypto_generichash_state state{};
    crypto_generichash_init(&state, nullptr, 0, kFileDigestBytes);
    QByteArray piece;
    do {
        piece = file.read(kPieceBytes);
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(piece.constData()),
                                  static_cast<unsigned long long>(piece.size()));
    } while (!piece.isEmpty());
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, QStringLiteral("reading %1: %2").arg(path, file.errorString())};
    QByteArray digest(qsizetype(kFileDigestBytes), Qt::Uninitialized);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char *>(digest.data()), kFileDigestBytes);
    return digest;
}

QString StandbyParts::pathOf(const BackupId &run) const
{
    return QDir(m_folder).filePath(run.toString() + kPartSuffix);
}

StandbyParts::Held StandbyParts::held() const
{
    const auto files = QDir(m_folder).entryInfoList({u'*' + kPartSuffix}, QDir::Files);
    for (const QFileInfo &file : files)
        if (const auto run = BackupId::fromString(file.completeBaseName()))
            return {*run, file.size()};
    return {};
}

Result<qint64> StandbyParts::receive(const BackupId &run, qint64 offset, QByteArrayView bytes)
{
    Held there = held();
    if (!there.run.isNull() && there.run != run) {
        clear();
        there = {};
    }
    if (offset < 0 || offset > there.size)
        return Error{ErrorCode::OutOfDate,
                     QStringLiteral("%1 bytes of this file are here: go on there").arg(there.size)};
    RETINUE_TRY(base::makeFolder(m_folder, base::Access::OwnerOnly));
    QFile file(pathOf(run));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return failedAt(file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!file.resize(offset) || !file.seek(offset))
        return failedAt(file);
    for (qsizetype done = 0; done < bytes.size();) {
        const qint64 written = file.write(bytes.data() + done, bytes.size() - done);
        if (written <= 0)
            return failedAt(file);
        done += written;
    }
    return offset + bytes.size();
}

Result<QString> StandbyParts::complete(const BackupId &run, qint64 size, const QByteArray &digest)
{
    const Held there = held();
    if (there.run != run || there.size != size)
        return Error{ErrorCode::OutOfDate,
                     QStringLiteral("%1 bytes of this file are here, %2 were meant: send the rest")
                         .arg(there.run == run ? there.size : 0)
                         .arg(size)};
    const auto found = digestOfFile(pathOf(run));
    if (!found)
        return found.error();
    if (*found != digest) {
        clear();
        return Error{ErrorCode::OutOfDate,
                     QStringLiteral("the bytes that arrived are not those that were sent: send them again")};
    }
    return pathOf(run);
}

void StandbyParts::clear()
{
    const auto files = QDir(m_folder).entryInfoList({u'*' + kPartSuffix}, QDir::Files);
    for (const QFileInfo &file : files)
        QFile::remove(file.filePath());
}

} // namespace retinue::replication
