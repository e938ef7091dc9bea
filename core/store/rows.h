#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/owner.h"
#include "core/model/revision.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

/// Plain row structs of the store's tables; the table classes read and write them.
namespace retinue::store {

struct OwnerRow
{
    std::int64_t row = 0;
    OwnerId id;
    OwnerKey key = OwnerKey::allDevices();
    Revision revision; ///< of its last change, deletions of settings included
    Timestamp changedAt{};
    DeviceId changedBy; ///< null: this machine's administrator
};

struct SettingRow
{
    int item = 0; ///< catalogue number
    Revision revision;
    QByteArray value;    ///< canonical bytes, decrypted; empty with `locked`
    bool locked = false; ///< a secret value and the data key is not available
    QByteArray digest;   ///< contentDigest, or keyed digest for secret items
    Timestamp changedAt{};
    DeviceId changedBy;
};

} // namespace retinue::store
