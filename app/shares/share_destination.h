#pragma once

#include "core/backup/destination.h"
#include "core/smb/share.h"

#include <memory>

namespace retinue::shares {

/// A folder of a network share as a destination of backups (R50). Its errors are those of smb::Share, except
/// that everything that is there but not accessible is NotPermitted.
class ShareDestination final : public backup::Destination
{
public:
    explicit ShareDestination(std::unique_ptr<smb::Share> share) : m_share(std::move(share)) {}

    [[nodiscard]] QString toString() const override { return m_share->address().toString(); }
    [[nodiscard]] bool isNetwork() const override { return true; }
    [[nodiscard]] Result<std::vector<backup::StoredFile>> list() override;
    [[nodiscard]] Result<std::unique_ptr<base::ByteSource>> open(const QString &name) override;
    [[nodiscard]] Result<std::unique_ptr<backup::PartFile>> create(const QString &name) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
    [[nodiscard]] Result<std::optional<qint64>> freeSpace() override;

private:
    const std::unique_ptr<smb::Share> m_share;
};

} // namespace retinue::shares
