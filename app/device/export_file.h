#pragma once

#include "core/base/durable_file.h"
#include "core/base/secret_bytes.h"
#include "core/formats/import.h"
#include "core/formats/package_writer.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace retinue::device {

/// The file that an export becomes, owner by owner: whole, or not there at all. In memory is of a package
/// what its writer holds (some MiB), of the other kinds what the file is about, 128 MiB at most: which
/// columns it has is known at the end only.
class ExportFile
{
public:
    /// No kind: our package; with a passphrase (of a package only) it is encrypted.
    ExportFile(const QString &path, std::optional<formats::FileKind> kind,
               std::optional<SecretBytes> passphrase);
    ExportFile(const ExportFile &) = delete;
    ExportFile &operator=(const ExportFile &) = delete;

    /// A part of the device's answer: one owner. TooLarge; the disk's errors.
    [[nodiscard]] Result<void> take(const QJsonObject &part);
    /// All are taken: the file replaces what was there. Without it: as if it had never been.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] qint64 owners() const { return m_ownerCount; }
    [[nodiscard]] qint64 settings() const { return m_settingCount; }
    /// Bytes of values.
    [[nodiscard]] qint64 valueBytes() const { return m_valueBytes; }
    /// What the format has no place for; a package has one for everything.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

private:
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> keep(formats::PackageOwner owner);
    [[nodiscard]] Result<void> writeKept();

    base::DurableFile m_file;
    const std::optional<formats::FileKind> m_kind;
    std::optional<SecretBytes> m_passphrase;
    bool m_isBegun = false;
    std::optional<formats::PackageWriter> m_package;
    std::vector<formats::PackageOwner> m_kept;
    qint64 m_keptBytes = 0;
    qint64 m_ownerCount = 0, m_settingCount = 0, m_valueBytes = 0;
    QStringList m_problems;
};

} // namespace retinue::device
