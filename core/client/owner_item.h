#pragma once

#include "core/base/result.h"
#include "core/model/catalogue.h"
#include "core/model/owner.h"

#include <QByteArray>
#include <QString>

namespace retinue::client {

/// The catalogue's item, never null. NotFound: there is none; InvalidInput: it is not one of such owners.
[[nodiscard]] Result<const Item *> itemFor(const Catalogue &catalogue, const OwnerKey &owner,
                                           const QString &id);

/// JSON as a value of the item is kept.
[[nodiscard]] Result<QByteArray> canonicalValue(const Item &item, const QByteArray &json);

} // namespace retinue::client
