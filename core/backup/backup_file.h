#pragma once

#include "core/backup/backup_header.h"
#include "core/backup/destination.h"
#include "core/backup/sealing.h"
#include "core/base/long_work.h"

#include <functional>
#include <memory>
#include <optional>

namespace retinue::backup {

/// What an installation needs to go on elsewhere, in an encrypted backup only.
struct InstallationKeys
{
    SecretBytes dataKey;   ///< empty: it was locked
    SecretBytes authority; ///< certificate and key of the CA, PEM
};

/// The file's bytes: skippable frame (header as JSON), skippable frame (keys as JSON, if there are any), one
/// zstd frame (a SQLite database), skippable frame (BLAKE2b-256 of header, keys and the compressed database);
/// all of it encrypted in the age v1 format, if it is. So `age -d FILE | zstd -d` gives the database.
///
/// Writes NAME.part, reads it back (decrypted, decompressed, compared with what was to be written: the digest
/// of the compressed bytes, zstd's checksum of the database), and gives it its name. `database` is the path
/// of the database on this machine; the header's size is taken from it. Phases "writing" and "reading-back",
/// in bytes of the database. Errors: Destination's; Corrupt if what was read back is not what was written;
/// Cancelled; what `beforeNaming`, called when it was read back, has against it. Nothing stays of what did
/// not succeed.
struct WrittenBackup
{
    BackupHeader header;
    QString name;
    qint64 size = 0;
};
[[nodiscard]] Result<WrittenBackup> writeBackup(Destination &destination, BackupHeader header,
                                                const std::optional<InstallationKeys> &keys,
                                                const QString &database, const Sealing &sealing,
                                                const LongWork &work,
                                                const std::function<Result<void>()> &beforeNaming = {});

/// A backup file that was opened. Of one thread.
class BackupReader
{
public:
    /// Reads beginning and end only. Errors, in this order: InvalidInput (no backup of Retinue),
    /// NotAuthenticated (encrypted, and the secret is another one or none), VersionUnsupported, Corrupt (cut
    /// off, changed), the source's.
    [[nodiscard]] static Result<std::unique_ptr<BackupReader>> open(std::unique_ptr<base::ByteSource> file,
                                                                    const SecretBytes &secret);

    [[nodiscard]] const BackupHeader &header() const { return m_header; }
    [[nodiscard]] const std::optional<InstallationKeys> &keys() const { return m_keys; }
    [[nodiscard]] bool isEncrypted() const { return m_clear != nullptr; }
    [[nodiscard]] qint64 fileSize() const { return m_file->size(); }
    /// Gives the database out, piece by piece, never more than the header says. What was given is to be
    /// believed only when this has succeeded. `phase` is reported in bytes. Corrupt.
    [[nodiscard]] Result<void> read(const base::ByteSink &sink, const QString &phase, const LongWork &work);

private:
    BackupReader() = default;
    [[nodiscard]] base::ByteSource &content() { return m_clear ? *m_clear : *m_file; }
    [[nodiscard]] Result<void> readFront();
    [[nodiscard]] Result<void> readKeys();

    std::unique_ptr<base::ByteSource> m_file;
    std::unique_ptr<base::ByteSource> m_clear; ///< null: it is not encrypted
    BackupHeader m_header;
    QByteArray m_headerText;
    SecretBytes m_keysText;
    std::optional<InstallationKeys> m_keys;
    qint64 m_begin = 0, m_end = 0; ///< of the compressed database
    QByteArray m_digest;
};

} // namespace retinue::backup
