#pragma once

#include "core/base/ids.h"
#include "core/model/owner.h"

#include <QByteArray>

#include <array>
#include <cstdint>

namespace retinue::store {

/// The digest tree's arithmetic: the digest of a set is the sum, modulo 2^256, of BLAKE2b-256 terms of its
/// members, so that one change updates owner, bucket and root without reading the other members. The owner
/// and each of its settings are one term; owner, bucket and root are sums over ever larger sets. It proves
/// the absence of accidents, not of an attacker who chooses contents at will. A value.
class ContentSum
{
public:
    static constexpr int kSize = 32;
    static constexpr int kBuckets = 4096;

    ContentSum() = default;
    /// Zero unless `bytes` are what toBytes() gave.
    [[nodiscard]] static ContentSum fromBytes(QByteArrayView bytes);
    [[nodiscard]] static ContentSum ofOwner(const OwnerId &id, const OwnerKey &key);
    /// `digest`: SettingRow::digest.
    [[nodiscard]] static ContentSum ofSetting(const OwnerId &id, int item, QByteArrayView digest);
    /// The bucket an owner belongs to; from its random id.
    [[nodiscard]] static int bucketOf(const OwnerId &id);

    [[nodiscard]] QByteArray toBytes() const;
    ContentSum &operator+=(const ContentSum &other);
    ContentSum &operator-=(const ContentSum &other);
    friend bool operator==(const ContentSum &, const ContentSum &) = default;

private:
    [[nodiscard]] static ContentSum ofMessage(const QByteArray &message);
    std::array<std::uint64_t, 4> m_words{}; // least significant first
};

} // namespace retinue::store
