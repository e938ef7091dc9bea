#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/revision.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace retinue::backup {

enum class BackupKind {
    Base,      ///< everything
    Increment, ///< what has changed since the file before it
};

/// What a backup file says of itself at its very front, in clear unless the file is encrypted. A value.
struct BackupHeader
{
    BackupId id; ///< random
    BackupKind kind = BackupKind::Base;
    BackupId base;   ///< the base of the chain; of a base, its own id
    BackupId before; ///< the file that an increment follows; null for a base
    Timestamp madeAt{};
    QString productVersion;
    int schema = 0;              ///< number of the newest migration of the store that was backed up
    InstallationId installation; ///< whose store it is
    std::int64_t term = 0;       ///< ServerTerm::number of the machine; older files: 0
    QString serverName;          ///< the name of the machine, for people
    QStringList names;           ///< names and addresses under which devices reached it; older files: none
    State state;                 ///< of the store (R14)
    QByteArray root;             ///< of the digest tree when everything up to this file is put together
    std::int64_t users = 0;
    std::int64_t groups = 0;
    std::int64_t settings = 0;
    std::int64_t lastDeleted = 0; ///< newest row of Recently deleted: an increment holds those after it
    std::int64_t devices = 0;     ///< that were enrolled then
    qint64 databaseSize = 0;      ///< bytes of the database that follows, decompressed
    bool carriesKeys = false;     ///< data key, CA and devices of the installation are inside
    friend bool operator==(const BackupHeader &, const BackupHeader &) = default;
};

/// The format's name and version, with which every header begins.
inline const QString kProduct = QStringLiteral("retinue backup");
inline constexpr int kFormat = 1;
inline constexpr qsizetype kMostHeaderBytes = 16 * 1024;
inline constexpr qsizetype kMostNames = 32;

[[nodiscard]] QByteArray toJson(const BackupHeader &header);
/// InvalidInput: of another product; VersionUnsupported: of a newer version; Corrupt.
[[nodiscard]] Result<BackupHeader> headerFromJson(const QByteArray &json);

/// "retinue-20261128T001500Z-base.rbk"; with the first digits of the id, so that two made at once differ.
[[nodiscard]] QString fileNameOf(const BackupHeader &header);
/// What a name alone says; none: it is no backup's name.
struct NamedBackup
{
    Timestamp madeAt{};
    BackupKind kind = BackupKind::Base;
};
[[nodiscard]] std::optional<NamedBackup> readFileName(const QString &name);

} // namespace retinue::backup
