#include "app/shares/share_destination.h"

namespace retinue::shares {

namespace {

/// While restoring, NotAuthenticated is the backup's passphrase.
Error asDestinationError(Error error)
{
    if (error.code == ErrorCode::NotAuthenticated || error.code == ErrorCode::NotTrusted)
        error.code = ErrorCode::NotPermitted;
    return error;
}

template<typename T>
Result<T> asDestinationResult(Result<T> result)
{
    if (result)
        return result;
    return asDestinationError(std::move(result).error());
}

class SharePartFile final : public backup::PartFile
{
public:
    explicit SharePartFile(std::unique_ptr<smb::SharedPartFile> file) : m_file(std::move(file)) {}

    [[nodiscard]] Result<void> write(QByteArrayView content) override
    {
        return asDestinationResult(m_file->write(content));
    }
    [[nodiscard]] Result<void> finish() override { return asDestinationResult(m_file->finish()); }
    [[nodiscard]] Result<void> commit() override { return asDestinationResult(m_file->commit()); }

private:
    const std::unique_ptr<smb::SharedPartFile> m_file;
};

} // namespace

Result<std::vector<backup::StoredFile>> ShareDestination::list()
{
    auto listed = m_share->list();
    if (!listed)
        return asDestinationError(std::move(listed).error());
    std::vector<backup::StoredFile> files;
    files.reserve(listed->size());
    for (smb::SharedFile &file : *listed)
        files.push_back({std::move(file.name), file.size, file.changed});
    return files;
}

Result<std::unique_ptr<base::ByteSource>> ShareDestination::open(const QString &name)
{
    return asDestinationResult(m_share->open(name));
}

Result<std::unique_ptr<backup::PartFile>> ShareDestination::create(const QString &name)
{
    auto created = m_share->create(name);
    if (!created)
        return asDestinationError(std::move(created).error());
    return std::unique_ptr<backup::PartFile>(std::make_unique<SharePartFile>(std::move(created).value()));
}

Result<void> ShareDestination::remove(const QString &name)
{
    return asDestinationResult(m_share->remove(name));
}

Result<std::optional<qint64>> ShareDestination::freeSpace()
{
    return asDestinationResult(m_share->freeSpace());
}

} // namespace retinue::shares
