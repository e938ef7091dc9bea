#pragma once

#include "core/backup/destination.h"

namespace retinue::backup {

/// A folder of this machine. Made, for its owner only, when the first file is written.
class LocalFolder final : public Destination
{
public:
    /// An absolute path.
    explicit LocalFolder(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QString toString() const override { return m_folder; }
    [[nodiscard]] bool isNetwork() const override { return false; }
    [[nodiscard]] Result<std::vector<StoredFile>> list() override;
    [[nodiscard]] Result<std::unique_ptr<base::ByteSource>> open(const QString &name) override;
    [[nodiscard]] Result<std::unique_ptr<PartFile>> create(const QString &name) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
    [[nodiscard]] Result<std::optional<qint64>> freeSpace() override;

private:
    const QString m_folder;
};

/// A file of this machine, for reading. NotFound; Io.
[[nodiscard]] Result<std::unique_ptr<base::ByteSource>> openLocalFile(const QString &path);
/// Bytes that this process may still write below a folder, which need not be there yet; none: unknown.
[[nodiscard]] std::optional<qint64> freeSpaceAt(const QString &folder);

} // namespace retinue::backup
