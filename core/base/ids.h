#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>

namespace retinue::base {

/// 128 random bits with a type: an OwnerId is no DeviceId. Text form: 32 lower-case hex digits.
/// The default is the null id, which names nothing.
template<typename Tag>
class Id
{
public:
    static constexpr int kSize = 16;

    Id() = default;
    /// From the operating system's cryptographic generator.
    [[nodiscard]] static Id random();
    /// Nothing unless it is exactly 32 hex digits (either case).
    [[nodiscard]] static std::optional<Id> fromString(QStringView text);
    /// Nothing unless it is exactly 16 bytes.
    [[nodiscard]] static std::optional<Id> fromBytes(QByteArrayView bytes);

    [[nodiscard]] bool isNull() const { return m_bytes == std::array<std::uint8_t, kSize>{}; }
    [[nodiscard]] QString toString() const { return QString::fromLatin1(toBytes().toHex()); }
    [[nodiscard]] QByteArray toBytes() const
    {
        return {reinterpret_cast<const char *>(m_bytes.data()), kSize};
    }
    [[nodiscard]] std::size_t hash() const
    {
        std::size_t start = 0;
        std::memcpy(&start, m_bytes.data(), sizeof start);
        return start;
    }
    friend auto operator<=>(const Id &, const Id &) = default;

private:
    std::array<std::uint8_t, kSize> m_bytes{};
};

struct OwnerTag;
struct DeviceTag;
struct ChangeTag;
struct GenerationTag;
struct InstallationTag;
struct BackupTag;

using OwnerId = Id<OwnerTag>;         ///< a user, group, or all devices, in one store
using DeviceId = Id<DeviceTag>;       ///< an enrolled client machine
using ChangeId = Id<ChangeTag>;       ///< one change of one device; a repeated one gets the first answer
using Generation = Id<GenerationTag>; ///< one life of a store (R14)
using BackupId = Id<BackupTag>;       ///< one file of a backup
using InstallationId = Id<InstallationTag>; ///< a server installation (its machine database and CA)

template<typename Tag>
std::size_t qHash(const Id<Tag> &id, std::size_t seed = 0)
{
    return id.hash() ^ seed;
}

} // namespace retinue::base

template<typename Tag>
struct std::hash<retinue::base::Id<Tag>>
{
    std::size_t operator()(const retinue::base::Id<Tag> &id) const noexcept { return id.hash(); }
};

namespace retinue {
using base::BackupId;
using base::ChangeId;
using base::DeviceId;
using base::Generation;
using base::InstallationId;
using base::OwnerId;
} // namespace retinue
