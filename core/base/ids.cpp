#include "core/base/ids.h"

#include <QByteArrayView>

#include <sodium.h>

namespace retinue::base {

template<typename Tag>
Id<Tag> Id<Tag>::random()
{
    Id id;
    randombytes_buf(id.m_bytes.data(), id.m_bytes.size());
    return id;
}

template<typename Tag>
std::optional<Id<Tag>> Id<Tag>::fromString(QStringView text)
{
    if (text.size() != 2 * kSize)
        return {};
    for (const QChar c : text) {
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (!hex)
            return {};
    }
    return fromBytes(QByteArray::fromHex(text.toLatin1()));
}

template<typename Tag>
std::optional<Id<Tag>> Id<Tag>::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != kSize)
        return {};
    Id id;
    std::memcpy(id.m_bytes.data(), bytes.data(), kSize);
    return id;
}

template class Id<OwnerTag>;
template class Id<DeviceTag>;
template class Id<ChangeTag>;
template class Id<GenerationTag>;
template class Id<InstallationTag>;
template class Id<BackupTag>;

} // namespace retinue::base
