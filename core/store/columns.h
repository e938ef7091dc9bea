#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <QString>
#include <QVariant>

#include <span>

/// Between columns and values, the same for every table.
namespace retinue::store {

[[nodiscard]] Timestamp timeColumn(const sql::Rows &rows, int column);
[[nodiscard]] QVariant timeValue(Timestamp time);
[[nodiscard]] QVariant revisionValue(Revision revision);
/// NULL is the null id.
[[nodiscard]] DeviceId deviceColumn(const sql::Rows &rows, int column);
[[nodiscard]] QVariant deviceValue(const DeviceId &device);
/// Corrupt if the bytes are no id.
template<typename AnyId>
[[nodiscard]] Result<AnyId> idColumn(const sql::Rows &rows, int column)
{
    const auto id = AnyId::fromBytes(rows.bytes(column));
    if (!id)
        return Error{ErrorCode::Corrupt, QStringLiteral("a stored id does not have 16 bytes")};
    return *id;
}
/// Three columns: kind, domain, name. Corrupt if they are no owner.
[[nodiscard]] Result<OwnerKey> ownerKeyColumns(const sql::Rows &rows, int firstColumn);

/// Rows affected are of no interest.
[[nodiscard]] Result<void> done(Result<std::int64_t> executed);

/// Most parameters of one "IN (?, ?, ...)".
inline constexpr int kMostListed = 100;
/// As many of these keys from `start` on.
[[nodiscard]] QVariantList keysFrom(const std::vector<std::int64_t> &keys, std::size_t start);
/// "(?, ?, ...)" for that many values, rounded up to one of a few sizes, so that statements stay few.
[[nodiscard]] QString listText(qsizetype count);
/// The values, the last one repeated up to the size that listText gives.
[[nodiscard]] QVariantList listed(QVariantList values);

} // namespace retinue::store
