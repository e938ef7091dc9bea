#include "core/store/columns.h"

namespace retinue::store {

namespace {

qsizetype listSize(qsizetype count)
{
    for (const qsizetype size : {qsizetype(1), qsizetype(10)})
        if (count <= size)
            return size;
    return kMostListed;
}

} // namespace

Timestamp timeColumn(const sql::Rows &rows, int column)
{
    return base::fromMilliseconds(rows.integer(column));
}

QVariant timeValue(Timestamp time)
{
    return qlonglong(base::toMilliseconds(time));
}

QVariant revisionValue(Revision revision)
{
    return qlonglong(revision.value);
}

DeviceId deviceColumn(const sql::Rows &rows, int column)
{
    return DeviceId::fromBytes(rows.bytes(column)).value_or(DeviceId());
}

QVariant deviceValue(const DeviceId &device)
{
    return device.isNull() ? QVariant() : QVariant(device.toBytes());
}

Result<OwnerKey> ownerKeyColumns(const sql::Rows &rows, int firstColumn)
{
    const Error broken{ErrorCode::Corrupt, QStringLiteral("a stored owner has no valid name")};
    switch (OwnerKind(rows.integer(firstColumn))) {
    case OwnerKind::User:
        if (auto key = OwnerKey::user(rows.text(firstColumn + 2), rows.text(firstColumn + 1)))
            return key;
        return broken;
    case OwnerKind::Group:
        if (auto key = OwnerKey::group(rows.text(firstColumn + 2)))
            return key;
        return broken;
    case OwnerKind::AllDevices:
        return OwnerKey::allDevices();
    }
    return broken;
}

Result<void> done(Result<std::int64_t> executed)
{
    if (!executed)
        return std::move(executed).error();
    return {};
}

QVariantList keysFrom(const std::vector<std::int64_t> &keys, std::size_t start)
{
    QVariantList part;
    for (std::size_t i = start; i < std::min(keys.size(), start + kMostListed); ++i)
        part.append(qlonglong(keys[i]));
    return part;
}

QString listText(qsizetype count)
{
    return QStringLiteral("(?") + QStringLiteral(", ?").repeated(listSize(count) - 1) + u')';
}

QVariantList listed(QVariantList values)
{
    const qsizetype size = listSize(values.size());
    while (values.size() < size)
        values.append(values.last());
    return values;
}

} // namespace retinue::store
