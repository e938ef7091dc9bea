#include "core/client/owner_item.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"

namespace retinue::client {

Result<const Item *> itemFor(const Catalogue &catalogue, const OwnerKey &owner, const QString &id)
{
    const Item *item = catalogue.find(id);
    if (!item)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no item %1").arg(id)};
    if (item->owner != owner.kind())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is not an item of %2").arg(id, owner.toString())};
    return item;
}

Result<QByteArray> canonicalValue(const Item &item, const QByteArray &json)
{
    auto value = model::parseJsonObject(json);
    if (!value)
        return std::move(value).error();
    return model::checkedValue(item, *value);
}

} // namespace retinue::client
