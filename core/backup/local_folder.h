#pragma once

#include "core/backup/destination.h"

namespace retinue::backup {

/// A folder of this machine.
class LocalFolder final : public Destination
{
public:
    /// What a folder that is not there means.
    enum class Missing {
        Made,     ///< it is an empty one, made for its owner only when the first file is written
        NotThere, ///< NotFound: its disk is not connected, or somebody removed it
    };
    /// An absolute path. `disk`: where the file system began that the folder was on (diskOf()): when that one
    /// is not there, neither is the folder, even if there is one of its name below; empty: whichever it is.
    explicit LocalFolder(QString folder, Missing missing = Missing::Made, QString disk = {})
        : m_folder(std::move(folder))
        , m_missing(missing)
        , m_disk(std::move(disk))
    {
    }

    [[nodiscard]] QString toString() const override { return m_folder; }
    [[nodiscard]] bool isNetwork() const override { return false; }
    [[nodiscard]] Result<std::vector<StoredFile>> list() override;
    [[nodiscard]] Result<std::unique_ptr<base::ByteSource>> open(const QString &name) override;
    [[nodiscard]] Result<std::unique_ptr<PartFile>> create(const QString &name) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
    [[nodiscard]] Result<std::optional<qint64>> freeSpace() override;

private:
    [[nodiscard]] Result<void> check() const;

    const QString m_folder;
    const Missing m_missing;
    const QString m_disk;
};

/// A file of this machine, for reading. NotFound; Io.
[[nodiscard]] Result<std::unique_ptr<base::ByteSource>> openLocalFile(const QString &path);
/// Where the file system begins that a folder is on; empty: unknown.
[[nodiscard]] QString diskOf(const QString &folder);
/// Bytes that this process may still write below a folder, which need not be there yet; none: unknown.
[[nodiscard]] std::optional<qint64> freeSpaceAt(const QString &folder);

} // namespace retinue::backup
